#!/bin/sh
# What must be refused, and what must not grow faster than its input.
cd "$(dirname "$0")" || exit 2
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT INT TERM
status=0
./names.sh > "$log" 2>&1 || status=1
node growth.mjs >> "$log" 2>&1 || status=1
grep -v ' passed, ' "$log"
awk '/ passed, / { p += $1; f += $3 } END { print p + 0 " passed, " f + 0 " failed" }' "$log"
exit $status
