#!/bin/sh
# The test files of the Unicode standard, every case of them, through our own
# functions: bidi levels and the order in which our layout puts glyphs on a
# line (BidiTest.txt, BidiCharacterTest.txt), where our lines may end
# (LineBreakTest.txt) and where they are broken when nothing fits
# (GraphemeBreakTest.txt).  Where we differ on purpose stands in
# differences.tsv with the reason; one that is missing there, or that is no
# longer met, fails.
set -u
cd "$(dirname "$0")/../.." || exit 2
program=compiler/.obj/plain/unicode
data=/usr/share/unicode
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
make -s "$program" || exit 1
failed=0
for part in 0 1; do
	"$program" "$data" $part > "$work/$part" 2>&1 &
done
wait
cat "$work/0" "$work/1" | grep -v '^differs'
for part in 0 1; do
	grep -q 'passed' "$work/$part" || failed=$((failed + 1))
done
cat "$work/0" "$work/1" | grep '^differs' | cut -f 2-5 | LC_ALL=C sort > "$work/met"
grep -v '^#' tests/unicode/differences.tsv | cut -f 1-4 | LC_ALL=C sort > "$work/listed"
if ! diff "$work/listed" "$work/met" > "$work/diff"; then
	echo 'differences.tsv (<) and what was met (>):'
	cat "$work/diff"
	failed=$((failed + $(grep -c '^[<>]' "$work/diff")))
fi
echo "$(wc -l < "$work/met") differences of tests/unicode/differences.tsv, each with its reason"
cat "$work/0" "$work/1" | awk -v failed=$failed '
	/ passed, / { passed += $1 + $5; failed += $3 }
	END { print passed " passed, " failed " failed" }'
[ $failed -eq 0 ] && ! grep -q '[1-9][0-9]* failed' "$work/0" "$work/1"
