#!/bin/sh
# Regions that show the same pages need hardly more memory than one of them: what
# a language says is let go when it is written, and of a file little stays.  With
# so few pages that is 1.12 to 1.18 times as much; where all languages stayed until
# the end, it was 1.3.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
p=$work/p
node tests/bench/corpus.mjs "$p" 60 12 > /dev/null
# The most memory of a whole build [KiB], in $peak.
build() {
	rm -rf "$work/out"
	WEGWEISER_TRACE=1 command time -q -f %M -o "$work/peak" "$program" build -q -j "$1" --only=feed,leaflet -C "$p" -o "$work/out" > "$work/log" 2>&1
	verdict $? "build: $(tail -n 2 "$work/log")"
	peak=$(cat "$work/peak")
	! grep '^awake' "$work/log"
	verdict $? "texts are read again that were let go"
}
for jobs in 1 2; do
	find "$p/content/regions" -name 'r*-test.xml' -delete
	build $jobs
	one=$peak
	for k in 2 3 4 5 6 7 8 9 10; do
		sed "s/xml:id=\"/&r$k-/; s/\(<title>[^<]*\)/\1 $k/" "$p/content/regions/test.xml" > "$p/content/regions/r$k-test.xml"
	done
	build $jobs
	[ -d "$work/out/site/_q/p/r10-test" ] && [ "$((peak * 100))" -lt "$((one * 124))" ]
	verdict $? "-j $jobs: one region needs $one KiB, ten $peak"
done
finish
