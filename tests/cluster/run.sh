#!/bin/sh
# A real Slurm: a controller and three nodes on this machine, listening on
# loopback only.  Eight counties are built in shards; a node dies in the middle
# of one.  What comes of it is byte for byte what one build makes, and until
# then the old site is shown.  Then onto a web server, which never shows half.
set -u
export LC_ALL=C
unset LANGUAGE
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
skip() {
	echo "skipped: $1"
	finish
	exit
}
for tool in slurmctld slurmd sbatch munged; do
	PATH=$PATH:/usr/sbin command -v $tool > /dev/null || skip "there is no $tool; 'make deps check' installs it"
done
[ "$(id -u)" -eq 0 ] || skip 'only root can run the nodes of a cluster'
PATH=$PATH:/usr/sbin
cluster=$PWD/tests/cluster
chmod 755 "$work"

# The cluster.  Ports are of this run; everything else lies below $work.
host=$(hostname -s) port=$((20000 + $$ % 20000)) slurm=$work/slurm
mkdir -p "$slurm/state" "$slurm/munge"
dd if=/dev/urandom of="$slurm/munge/key" bs=128 count=1 2> /dev/null
chmod 600 "$slurm/munge/key"
{
	cat <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$slurm/munge/socket
CryptoType=crypto/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
ReturnToService=2
SlurmctldPort=$port
SlurmctldPidFile=$slurm/ctld.pid
SlurmctldLogFile=$slurm/ctld.log
SlurmdPidFile=$slurm/%n.pid
SlurmdSpoolDir=$slurm/spool-%n
SlurmdLogFile=$slurm/%n.log
SlurmdParameters=config_overrides
StateSaveLocation=$slurm/state
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=2,bf_interval=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdTimeout=10
MessageTimeout=10
KillWait=2
JobRequeue=1
CONF
	for n in 1 2 3; do
		mkdir -p "$slurm/spool-n$n"
		echo "NodeName=n$n NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + n)) CPUs=1 RealMemory=500 State=UNKNOWN"
	done
	echo 'PartitionName=all Nodes=n1,n2,n3 Default=YES MaxTime=INFINITE State=UP'
} > "$slurm/slurm.conf"
export SLURM_CONF="$slurm/slurm.conf"
pid_of() { cat "$slurm/$1.pid" 2> /dev/null; }
# A process and all that it began, the youngest last.
family() {
	for child in $(ps -o pid= --ppid "$1"); do family "$child"; done
	echo "$1"
}
# The steps of a node are no children of its slurmd.
steps_of() { pgrep -f "^slurmstepd: .*" | while read -r s; do tr '\0' '\n' < "/proc/$s/environ" 2> /dev/null | grep -q "^SLURM_CONF=$SLURM_CONF$" && echo "$s"; done; }
stop() {
	[ -z "$(pid_of ctld)" ] || scancel -u root > /dev/null 2>&1
	for step in $(steps_of); do for p in $(family "$step"); do kill -9 "$p" 2> /dev/null; done; done
	for what in n1 n2 n3 ctld; do [ -z "$(pid_of $what)" ] || kill "$(pid_of $what)" 2> /dev/null; done
	[ -z "$(cat "$slurm/munge/pid" 2> /dev/null)" ] || kill "$(cat "$slurm/munge/pid")" 2> /dev/null
	[ -z "${reader:-}" ] || kill "$reader" 2> /dev/null
	sleep 0.5
	rm -rf "$work"
}
trap stop EXIT INT TERM
munged --socket="$slurm/munge/socket" --key-file="$slurm/munge/key" --pid-file="$slurm/munge/pid" \
	--log-file="$slurm/munge/log" --seed-file="$slurm/munge/seed" > "$work/log" 2>&1 || skip "munge does not run here: $(cat "$work/log")"
slurmctld -f "$SLURM_CONF" > "$work/log" 2>&1 || skip "slurmctld does not run here: $(cat "$work/log")"
for n in 1 2 3; do
	slurmd -f "$SLURM_CONF" -N n$n > "$work/log" 2>&1 || skip "slurmd does not run here: $(cat "$work/log")"
done
# wait_for SECONDS COMMAND…
wait_for() {
	tries=$(($1 * 5))
	shift
	while ! "$@" > /dev/null 2>&1; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] || return 1
		sleep 0.2
	done
}
three_idle() { [ "$(sinfo -h -N -t idle -o %N | sort -u | wc -l)" -eq 3 ]; }
wait_for 30 three_idle || skip "the nodes do not come up here: $(sinfo 2>&1 | tail -n 1)"
echo "a cluster of three nodes: $(sinfo -h -o '%N %t')"

# The program of the nodes: on node n2 it stops in the middle of its first
# build, and waits to be killed with the node.
mkdir "$work/bin"
cat > "$work/bin/wegweiser" <<EOF
#!/bin/sh
[ "\$SLURMD_NODENAME" = n2 ] && [ "\$1" = build ] && mkdir "$work/struck" 2> /dev/null || exec "$program" "\$@"
"$program" "\$@" &
pid=\$!
part=\$(echo "\$*" | sed 's/.*-o //')
while kill -0 \$pid 2> /dev/null && [ ! -d "\$part/.stage" ]; do :; done
kill -STOP \$pid
echo \$pid > "$work/struck/pid"
wait \$pid
