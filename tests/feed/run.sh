#!/bin/sh
# The feed: the contract for every region and language of OUTPUT, and of
# builds on other days; then what changes and what does not.  run.sh OUTPUT
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
sum node tests/feed/check.mjs "$1"
# Past events and old news go, and nothing but the day decides it.  On the days
# when the clocks change, and the day before; two languages are enough.
mkdir "$work/p"
cp -r content locales "$work/p"
printf 'ar\nen\n' > "$work/p/locales/LINGUAS"
rm -r "$work/p/content/prints" # in languages that it has no more
for day in 2026-12-10 2027-03-27 2027-03-28 2027-10-31 2028-01-01; do
	"$program" build -q -C "$work/p" --only=feed --date=$day -o "$work/$day" 2> "$work/log" || tail -n 3 "$work/log"
	sum node tests/feed/check.mjs "$work/$day" $day
done
sum tests/feed/stability.sh
sum tests/feed/bad.sh
finish
