#!/bin/sh
# Run every suite of tests/suites (or of the list $SUITES), two at a time, and print one line for each:
# its name, its own last line "N passed, N failed", and how long it took.  The
# output of a suite that fails is shown whole.  With names as arguments only
# those suites run, also those of tests/suites.system.
set -u
# Tests read English; tests/messages has the other languages.
export LC_ALL=C
unset LANGUAGE
cd "$(dirname "$0")/.." || exit 2
. tests/day.sh
logs=$(mktemp -d) || exit 2
trap 'rm -rf "$logs"' EXIT INT TERM
export LOGS="$logs" WEGWEISER="${WEGWEISER:-compiler/wegweiser}"

# One suite: its time, status and output go into files.
cat > "$logs/one" <<'ONE'
name=$1; shift
start=$(date +%s%N)
sh -c "$*" > "$LOGS/$name.log" 2>&1 < /dev/null
status=$?
end=$(date +%s%N)
line=$(grep -E '[0-9]+ passed, [0-9]+ failed' "$LOGS/$name.log" | tail -n 1)
verdict=ok
[ $status -eq 0 ] && [ -n "$line" ] || verdict=FAILED
printf '%-10s %-7s %6d.%01d s  %s\n' "$name" "$verdict" \
	$(((end - start) / 1000000000)) $(((end - start) / 100000000 % 10)) "$line"
echo "$verdict" > "$LOGS/$name.verdict"
[ $verdict = ok ] || { echo "---- $name:"; cat "$LOGS/$name.log"; echo "----"; } >> "$LOGS/failures"
ONE

lists=${SUITES:-tests/suites}
[ $# -eq 0 ] || lists=${SUITES:-tests/suites tests/suites.system}
pick() {
	cat $lists | grep -v '^#' | grep . | while read -r name command; do
		[ $# -eq 0 ] || case " $* " in *" $name "*) ;; *) continue ;; esac
		printf '%s\0%s\0' "$name" "$command"
	done
}
# What the suites look at is built once, before they start.
! pick "$@" | grep -q -z -w output || "$WEGWEISER" build --quiet || exit 1
pick "$@" | xargs -0 -n 2 -P 2 sh "$logs/one"
[ ! -e "$logs/failures" ] || cat "$logs/failures"
passed=0 failed=0
for name in ${*:-$(awk '!/^#/ && NF { print $1 }' $lists)}; do
	case $(cat "$logs/$name.verdict" 2> /dev/null) in
	ok) passed=$((passed + 1)) ;;
	FAILED) failed=$((failed + 1)) ;;
	*) echo "$name has not run" && failed=$((failed + 1)) ;;
	esac
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
