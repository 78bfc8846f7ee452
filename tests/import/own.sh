#!/bin/sh
# Our own county's feed, in all its languages: a project, whose own feed becomes
# a project of the same bytes.  The argument is the built output.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
export LC_ALL=C
unset LANGUAGE
export WEGWEISER_DATA="$PWD"
site=$PWD/$1/site
day=$(sed -n 's/.*"day":"\([0-9-]*\)".*/\1/p' "$site/api/v3/version.json")

bring() { # SITE PROJECT IMAGES
	"$program" import --region=musterwede --accept-hosts --images="$3" --format=short --max-errors=0 --date="$day" "$1" "$work/$2" > "$work/said" 2>&1
	verdict $? "import of $1: $(grep error: "$work/said" | head -n 3)"
	! grep -q 'import-lost\|import-pair\|import-empty\|import-alone' "$work/said"
	verdict $? "$2: not all was understood: $(grep 'import-lost\|import-pair\|import-empty' "$work/said" | head -n 3)"
	grep -q '^translations: \([0-9]*\) of \1 texts.* 0 of 0 ' "$work/said"
	verdict $? "$2: not every block is sure: $(grep ^translations "$work/said")"
	grep -q ' 0 of them to be looked at (fuzzy); 0 are' "$work/said"
	verdict $? "$2: $(grep fuzzy "$work/said")"
}
bring "$site" p "$site/media/images"
"$program" build -q -C "$work/p" --only=feed --date="$day" > "$work/said" 2>&1
verdict $? "and builds: $(head -n 3 "$work/said")"
bring "$work/p/output/site" q "$work/p/content/images"
for part in content locales; do
	diff -r "$work/p/$part" "$work/q/$part" > "$work/said"
	verdict $? "$part became other bytes: $(head -n 5 "$work/said")"
done
# As many offers, and a photo of a place, as the county itself has.
for what in w:offer= 'images/'; do
	[ "$(grep -rho "$what" content --include='*.xml' | wc -l)" -eq "$(grep -rho "$what" "$work/q/content" --include='*.xml' | wc -l)" ]
	verdict $? "$what: $(grep -rl "$what" "$work/q/content" | head)"
done
# With --facts, what the feed says in words is again what our sources have, in
# all languages.
"$program" import --facts --region=musterwede --accept-hosts --format=short --max-errors=0 --date="$day" "$site" "$work/f" > "$work/said" 2>&1
grep -q '^facts: [1-9][0-9]* became elements, 0 are' "$work/said" && grep -q ' 0 of them to be looked at (fuzzy); 0 are' "$work/said"
verdict $? "facts: $(grep 'import-fact\|^facts\|fuzzy' "$work/said" | head -n 5)"
for what in w:time w:money email; do
	[ "$(grep -rho "<$what>" content/pages content/events content/news --include='*.xml' | wc -l)" -eq "$(grep -rho "<$what>" "$work/f/content/pages" "$work/f/content/events" "$work/f/content/news" | wc -l)" ]
	verdict $? "$what: $(grep -rh "<$what>" "$work/f/content/pages" | head)"
done
"$program" check -C "$work/f" --only=none --format=short --date="$day" > "$work/said" 2>&1
verdict $? "and is right: $(grep error: "$work/said" | head -n 3)"
finish
