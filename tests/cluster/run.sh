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
EOF
chmod +x "$work/bin/wegweiser"
PATH=$work/bin:$PATH
p=$work/p site=$work/site parts=$work/parts one=$work/one

node "$cluster/counties.mjs" "$p" 8 8 3 > "$work/log"
verdict $? "eight counties: $(cat "$work/log")"
"$program" build -q -C "$p" -o "$site" > "$work/log" 2>&1
verdict $? "the site before: $(cat "$work/log")"
cp -a "$site" "$work/before"
sed -i 's/Landkreis Kreis 1</Landkreis Kreis Eins</' "$p/content/regions/kreis-1.xml"
cp -a "$site" "$one"
"$program" build -q -C "$p" -o "$one" > "$work/log" 2>&1
same() { diff -r "$1/site" "$2/site" > "$work/diff" && diff -r "$1/report" "$2/report" > "$work/diff"; }
is_before() {
	same "$work/before" "$site"
	verdict $? "the old site is there $1: $(head -n 3 "$work/diff")"
}

sh "$cluster/submit.sh" "$p" "$parts" "$site" 6 > "$work/submit.log" 2>&1 &
submit=$!
wait_for 60 test -s "$work/struck/pid"
verdict $? "a task runs on n2: $(squeue -h 2>&1) $(cat "$work/submit.log")"
is_before 'while parts are built'
# The node dies: its daemon, the daemon of its step, and what that runs.
victim=$(cat "$work/struck/pid")
task=$(tr '\0' '\n' < "/proc/$victim/environ" | sed -n 's/^SLURM_ARRAY_TASK_ID=//p')
kill -9 "$(pid_of n2)"
for step in $(steps_of); do
	case " $(family "$step" | tr '\n' ' ') " in
	*" $victim "*) for q in "$step" $(family "$step"); do kill -9 "$q" 2> /dev/null; done ;;
	esac
done
rm -f "$slurm/n2.pid"
gone() { ! kill -0 "$victim" 2> /dev/null; }
wait_for 10 gone
verdict $? 'the node is dead, and what ran on it'
[ -d "$parts/$task/.stage" ] && [ ! -e "$parts/$task/report/manifest.json" ]
verdict $? "it died in the middle of part $task"
down() { sinfo -h -N -n n2 -o %T | grep -q down; }
wait_for 60 down
verdict $? "the controller notices: $(sinfo -h -N -n n2 -o %T)"
is_before 'after a node has died'
# Slurm lets two minutes pass before it starts the task again.
squeue -h -r -t PD -o %A | while read -r job; do scontrol update JobId="$job" StartTime=now; done > /dev/null 2>&1
wait "$submit"
verdict $? "all parts are there, and put together: $(cat "$work/submit.log" "$parts"/slurm-*.log | tail -n 5)"
grep -q -i requeue "$slurm/ctld.log"
verdict $? 'the task of the dead node was queued again'
same "$one" "$site" && cmp "$one/.inputs" "$site/.inputs" > "$work/diff" 2>&1
verdict $? "six parts of three nodes are as one build: $(head -n 3 "$work/diff")"
cp -a "$site" "$work/now"

# A shard of yesterday, and one that fails: the site stays.
sed -i 's/Landkreis Kreis 2</Landkreis Kreis Zwei</' "$p/content/regions/kreis-2.xml"
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH - 86400)) "$program" build -q -C "$p" --site="$site" --shard=2/6 -o "$parts/2" 2> /dev/null
N=6 PARTS=$parts SITE=$site sbatch --wait --export=ALL --output="$work/refused.log" "$cluster/assemble.sbatch" > "$work/log" 2>&1
[ $? -ne 0 ] && grep -q 'different days' "$work/refused.log"
verdict $? "a shard of yesterday: $(cat "$work/refused.log")"
rm -rf "${parts:?}/4" && echo > "$parts/4"
timeout 90 sh "$cluster/submit.sh" "$p" "$parts" "$site" 6 > "$work/log" 2>&1
[ $? -ne 0 ] && same "$work/now" "$site"
verdict $? "a task that fails: $(cat "$work/log")"
rm -f "$parts/4"
timeout 120 sh "$cluster/submit.sh" "$p" "$parts" "$site" 6 > "$work/log" 2>&1
verdict $? "the next time: $(cat "$work/log" "$parts/slurm-site.log" | tail -n 3)"
"$program" build -q -C "$p" -o "$one" > /dev/null 2>&1
same "$one" "$site"
verdict $? "as one build again: $(head -n 3 "$work/diff")"

. tests/cluster/published.sh
finish
