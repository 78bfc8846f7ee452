#!/bin/sh
# Values against those who know: phone numbers against google-libphonenumber,
# recurrence against rrule.  What differs is explained in differences.tsv.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
tools=compiler/.obj/plain
flock $tools make -s $tools/values-ours || exit 1
[ -d tests/node_modules/libphonenumber-js ] || (cd tests && npm ci --silent) || exit 1
# QUESTIONS, and the rest of the arguments of what compares
ask() {
	name=$1
	shift
	node "tests/values/$name.mjs" > "$work/questions" &&
		$tools/values-ours "$name" < "$work/questions" > "$work/answers"
	verdict $? "$name could not be asked"
	node "tests/values/$name.mjs" "$work/answers" "$@" > "$work/compared"
	sed '$d' "$work/compared"
	passed=$((passed + $(awk 'END { print $1 }' "$work/compared")))
	failed=$((failed + $(awk 'END { print $2 }' "$work/compared")))
}
ask rules
ask phones tests/values/differences.tsv
node tests/values/formats.mjs | diff - compiler/text/phone_formats.def > "$work/diff"
verdict $? "compiler/text/phone_formats.def is not what tests/values/formats.mjs makes: $(head -n 5 "$work/diff")"
finish
