#!/bin/sh
# The HTML of a build: the Nu HTML checker on every file, in one process that
# ends before a better compiler would pay; beside it check.mjs in headless
# Chromium.  run.sh OUTPUT
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../day.sh"
out=${1:-output}
jar=$(ls "$here"/../node_modules/vnu-jar/build/dist/vnu.jar 2> /dev/null)
passed=0
failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
node "$here/sheets.mjs" "$out" "$work/pages" > "$work/files" || exit 1
node "$here/check.mjs" "$out" > "$work/web" 2>&1 &
checker=$!
if xargs -s 1000000 -n 100000 java -Xss4m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
	-jar "$jar" --errors-only --no-langdetect < "$work/files" > "$work/vnu" 2>&1; then
	passed=$(wc -l < "$work/files")
else
	# It may also not have run at all.
	failed=$(grep -c error "$work/vnu") || failed=1
	head -n 20 "$work/vnu"
fi
wait $checker
status=$?
grep -v ' passed, ' "$work/web"
passed=$((passed + $(sed -n 's/^\([0-9]*\) passed.*/\1/p' "$work/web")))
failed=$((failed + $(sed -n 's/.*passed, \([0-9]*\) failed/\1/p' "$work/web")))
echo "$passed passed, $failed failed"
[ $status -eq 0 ] && [ "$failed" -eq 0 ]
