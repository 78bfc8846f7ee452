#!/bin/sh
# Opening hours against npm opening_hours, the reference implementation: the
# same open intervals over two years, for the values of values.txt; what differs
# is explained in differences.tsv.  Then the German rows of the same values, read
# back (read.mjs): the same times again.  Then what is refused, with its column
# and the repair that is offered.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
tools=compiler/.obj/plain
make -s $tools/hours || exit 1
[ -d tests/node_modules/opening_hours ] || (cd tests && npm ci --silent) || exit 1
mkdir "$work/half"
split -n r/2 tests/hours/values.txt "$work/half/"
for half in "$work"/half/*; do
	NODE_PATH=tests/node_modules node tests/hours/oracle.mjs 2026-01-01 2028-01-01 \
		< "$half" > "$half.oracle" &
done
$tools/hours content/holidays.tsv NI 2026-01-01 730 < tests/hours/values.txt > "$work/ours"
wait
cat "$work"/half/*.oracle > "$work/oracle"
node tests/hours/compare.mjs "$work/oracle" "$work/ours" tests/hours/differences.tsv > "$work/compared"
sed '$d' "$work/compared"
passed=$(awk 'END { print $1 }' "$work/compared")
failed=$(awk 'END { print $3 }' "$work/compared")
[ "$passed" -ge 300 ]
verdict $? "only $passed values were compared"
# What is printed says it all.
$tools/hours content/holidays.tsv NI 2026-01-01 0 < tests/hours/values.txt > "$work/rows"
printf 'PH 00:00-24:00\nSH 00:00-24:00\n' | $tools/hours content/holidays.tsv NI 2025-12-30 735 >> "$work/ours"
node tests/hours/read.mjs "$work/rows" "$work/ours" 2026-01-01 730 > "$work/read"
sed '$d' "$work/read"
passed=$((passed + $(awk 'END { print $1 }' "$work/read")))
failed=$((failed + $(awk 'END { print $3 }' "$work/read")))
# Refused: value, tab, column, tab, what is offered instead, or nothing.
grep -v '^#' tests/hours/refused.tsv | cut -f 1 | $tools/hours content/holidays.tsv NI 2026-01-01 1 |
	awk '/^# / { if (value) print value "\t" at "\t" near; value = substr($0, 3); at = ""; near = "" }
		/^! / { at = $2 } /^\? / { near = substr($0, 3) }
		END { print value "\t" at "\t" near }' > "$work/refused"
grep -v '^#' tests/hours/refused.tsv | diff - "$work/refused" > "$work/diff"
verdict $? "what is refused: $(cat "$work/diff")"
finish
