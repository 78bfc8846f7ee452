#!/bin/sh
# The station: who may come in, and people who work with it in a browser.
cd "$(dirname "$0")" || exit 2
. ../day.sh
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT INT TERM
status=0
for test in guard print read draft change send keys; do
	node "$test.mjs" >> "$log" 2>&1 || status=1
done
grep -v ' passed, ' "$log"
awk '/ passed, / { p += $1; f += $3 } END { print p + 0 " passed, " f + 0 " failed" }' "$log"
exit $status
