#!/bin/sh
# The HTML of a build: the Nu HTML checker on every file, then check.mjs in
# headless Chromium.  run.sh OUTPUT
set -u
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-output}
jar=$(ls "$here"/../node_modules/vnu-jar/build/dist/vnu.jar 2> /dev/null)
passed=0
failed=0
files=$(find "$out/site" "$out/report" -name '*.html' | LC_ALL=C sort)
if java -Xss4m -jar "$jar" --errors-only $files > /tmp/vnu.$$ 2>&1; then
	passed=$(echo "$files" | wc -l)
else
	failed=$(grep -c error /tmp/vnu.$$)
	head -n 20 /tmp/vnu.$$
fi
rm -f /tmp/vnu.$$
node "$here/check.mjs" "$out" > /tmp/web.$$ 2>&1
status=$?
grep -v ' passed, ' /tmp/web.$$
passed=$((passed + $(sed -n 's/^\([0-9]*\) passed.*/\1/p' /tmp/web.$$)))
failed=$((failed + $(sed -n 's/.*passed, \([0-9]*\) failed/\1/p' /tmp/web.$$)))
rm -f /tmp/web.$$
echo "$passed passed, $failed failed"
[ $status -eq 0 ] && [ "$failed" -eq 0 ]
