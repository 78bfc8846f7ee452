#!/bin/sh
# The feed: the contract for every region and language of OUTPUT, and of
# builds on other days; then what changes and what does not.  run.sh OUTPUT
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/day.sh
program=$(realpath "${WEGWEISER:-compiler/wegweiser}")
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
passed=0
failed=0
sum() { # a program that ends with "N passed, N failed"
	"$@" > "$work/log"
	tail -n 1 "$work/log" > "$work/last"
	sed '$d' "$work/log"
	if read -r p _ f _ < "$work/last" && [ "${p:-x}" -ge 0 ] 2> /dev/null; then
		passed=$((passed + p))
		failed=$((failed + f))
	else
		failed=$((failed + 1))
		echo "$*: no result"
	fi
}
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
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
