# What the suites in shell share; read by `. tests/lib.sh` from the top of the
# tree.  Gives $program, a folder $work that goes at the end,
# counting, and the day.
. tests/day.sh
program=$(realpath "${WEGWEISER:-compiler/wegweiser}")
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
passed=0
failed=0
# Count a check: passed if STATUS is 0, otherwise WHAT is told.
verdict() { # STATUS WHAT
	if [ "$1" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $2"
	fi
}
# Run a command that has to end so; what it says is kept for said().
expect() { # STATUS COMMAND…
	want=$1
	shift
	"$@" > "$work/said" 2>&1
	status=$?
	[ $status -eq "$want" ]
	verdict $? "$* (status $status): $(tail -n 5 "$work/said")"
}
said() { # REGEX
	grep -qE -- "$1" "$work/said"
	verdict $? "not said: $1: $(tail -n 12 "$work/said")"
}
# The line that tests/run.sh looks for, and the status.
finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ]
}
