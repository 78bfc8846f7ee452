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
# Add what a program has counted that ends with "N passed, N failed"; what else
# it says is shown.
sum() { # COMMAND…
	"$@" > "$work/counted" 2>&1
	status=$?
	counts=$(sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$work/counted")
	if [ -z "$counts" ]; then
		cat "$work/counted"
		verdict 1 "$*: no result (status $status)"
		return
	fi
	sed '$d' "$work/counted"
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
	[ $status -eq 0 ] || [ "${counts#* }" -gt 0 ] || verdict 1 "$*: status $status"
}
# The line that tests/run.sh looks for, and the status.
finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ]
}
