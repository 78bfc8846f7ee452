#!/bin/sh
# What a full build costs, against others that do part of the work on the same
# text, all in one run: PAGES pages in LANGUAGES languages (and German) as HTML
# and as feed, without PDF; Hugo with HTML and a JSON file a page; `cp -r` of
# either's output; `msgfmt` of the catalogs; where nothing has changed, `find`
# over inputs and outputs, and ninja that has as many files to look at.  Then
# what each output of the sample county costs, in CPU and in bytes.  Medians of
# RUNS runs, CPU seconds of user and system.  Prints where we stand, also where
# we lose; it never fails for slowness.
set -eu
cd "$(dirname "$0")/../.."
. tests/lib.sh
runs=${RUNS:-5} pages=${PAGES:-200} languages=${LANGUAGES:-20}

# cost SETUP COMMAND: medians, in $cpu [s] and $peak [MiB].
cost() {
	: > "$work/times"
	i=0
	while [ $i -lt "$runs" ]; do
		sh -c "$1"
		command time -q -a -f '%U %S %M' -o "$work/times" sh -c "$2" > "$work/log" 2>&1 || [ $? -eq 1 ] || cat "$work/log"
		i=$((i + 1))
	done
	cpu=$(awk '{ print $1 + $2 }' "$work/times" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')
	peak=$(awk '{ print $3 / 1024 }' "$work/times" | sort -n | awk '{ v[NR] = $1 } END { print int(v[int((NR + 1) / 2)]) }')
}
# The same for what takes less than a clock can tell: ten runs are one.
often() {
	cost : "for i in 1 2 3 4 5 6 7 8 9 10; do $1; done"
	cpu=$(awk -v c="$cpu" 'BEGIN { print c / 10 }')
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", (b > 0 ? a / b : 0) }'; }
row() { # WHAT: of $cpu and $peak
	printf '%-44s %8.3f %10s %8s\n' "$1" "$cpu" "$(awk -v c="$cpu" -v n=$((pages * (languages + 1))) 'BEGIN { printf "%.3f", 1000 * c / n }')" "$peak"
}

node tests/bench/corpus.mjs "$work/p" "$pages" "$languages"
node tests/bench/hugo.mjs "$work/p" "$work/hugo"
build="$program build -q -j 1 --only=feed,leaflet -C $work/p -o $work/out"
printf '%-44s %8s %10s %8s\n' what 'CPU s' 'ms a page' 'MiB'
cost "rm -rf $work/out" "$build"
ours=$cpu
row 'full build, HTML and feed'
if command -v hugo > /dev/null; then
	cost "rm -rf $work/hugo/public" "env GOMAXPROCS=1 hugo --quiet -s $work/hugo"
	theirs=$cpu
	row 'Hugo, HTML and JSON'
	cost "rm -rf $work/copy" "cp -r $work/hugo/public $work/copy"
	row 'cp -r of its output'
	echo "Hugo ÷ we: $(ratio "$theirs" "$ours")"
	node tests/bench/hugo.mjs "$work/p" "$work/pairs" pairs
	cost "rm -rf $work/pairs/public" "env GOMAXPROCS=1 hugo --quiet -s $work/pairs"
	row 'Hugo, HTML as many as we, and JSON'
	echo "Hugo with as many pages ÷ we: $(ratio "$cpu" "$ours")"
	rm -rf "$work/pairs"
fi
cost "rm -rf $work/copy" "cp -r $work/out $work/copy"
row 'cp -r of our output'
echo "we ÷ cp -r of our output: $(ratio "$ours" "$cpu")"
rm -rf "$work/copy"
cost : "find $work/p/locales -name '*.po' | xargs -n 1 msgfmt -o /dev/null"
row 'msgfmt of the catalogs'
often "$build"
row 'nothing changed'
nothing=$cpu
often "find $work/p $work/out -printf %T@"
row 'find over inputs and outputs'
echo "nothing changed ÷ find: $(ratio "$nothing" "$cpu")"
if command -v ninja > /dev/null; then
	mkdir "$work/ninja"
	find "$work/out/site" -type f | awk -v w="$work" '
		BEGIN { print "rule copy\n command = touch $out" }
		{ printf "build %s/ninja/%d: copy %s\n", w, NR, $0 }' > "$work/ninja/build.ninja"
	ninja -C "$work/ninja" --quiet > /dev/null
	often "ninja -C $work/ninja"
	row 'ninja, as many files, nothing changed'
fi
po=$(find "$work/p/locales" -name '*.po' | sort | head -n 1)
page=$work/p/content/pages/education/seite-7.xml
cost "sed -i '0,/<para>/s/<para>/<para>Neu /' $page" "$build"
row 'one sentence'
# Its first edit: where that leaves too little translated, the page is public in
# German alone, and all that led to it changes.  Each run edits another page.
cost "sed -i '0,/<para>/s/<para>/<para>Neu /' $work/p/content/pages/education/seite-\$((20 + \$(wc -l < $work/times))).xml" "$build"
row 'one sentence that was translated'
cost "sed -i '\$s/\"\$/ x\"/' $po" "$build"
row 'one translation'
# On paper, where shaping cannot remember much.
node tests/bench/corpus.mjs "$work/f" 40 5 fresh > /dev/null
cost "rm -rf $work/out" "$program build -q -j 1 --only=none -C $work/f -o $work/out"
none=$cpu
cost "rm -rf $work/out" "$program build -q -j 1 --only=pdf -C $work/f -o $work/out"
sheets=$(find "$work/out/site" -name '*.pdf' -exec pdfinfo {} \; | awk '/^Pages:/ { n += $2 } END { print n }')
echo "PDF, a page of paper, hardly a word said twice: $(awk -v c="$cpu" -v n="$none" -v s="$sheets" 'BEGIN { printf "%.2f", 1000 * (c - n) / s }') ms ($sheets pages)"
# Memory, with ten regions that show all pages instead of one.
rm -rf "$work/out"
cost "rm -rf $work/out" "$build"
one=$peak
for k in 2 3 4 5 6 7 8 9 10; do
	sed "s/xml:id=\"/&r$k-/; s/\(<title>[^<]*\)/\1 $k/" "$work/p/content/regions/test.xml" > "$work/p/content/regions/r$k-test.xml"
done
cost "rm -rf $work/out" "$build"
echo "peak memory with one region: $one MiB, with ten: $peak MiB, $(ratio "$peak" "$one") times as much"
[ "${COUNTY:-yes}" = yes ] || exit 0

# The sample county: what each output costs on top of reading and checking.
echo
printf '%-12s %8s %8s %8s\n' output 'CPU s' 'of all' 'MB'
cost "rm -rf $work/out" "$program build -q -o $work/out"
all=$cpu total=$peak
size() { find "$@" -type f -printf '%s\n' | awk '{ s += $1 } END { printf "%.1f", s / 1e6 }'; }
part() { # NAME CPU MB
	printf '%-12s %8.2f %7s%% %8s\n' "$1" "$2" "$(awk -v a="$2" -v b="$all" 'BEGIN { printf "%.1f", 100 * a / b }')" "$3"
}
part all "$all" "$(size "$work/out/site")"
echo "of it .gz: $(size "$work/out/site" -name '*.gz') MB, openapi.json: $(size "$work/out/site" -name 'openapi*') MB (in feed)"
rm -rf "$work/none"
cost "rm -rf $work/none" "$program build -q --only=none -o $work/none"
none=$cpu
part none "$none" 0
for name in feed exports leaflet pdf prints books short report; do
	cost "rm -rf $work/none" "$program build -q --only=$name -o $work/none"
	part "$name" "$(awk -v a="$cpu" -v b="$none" 'BEGIN { print (a > b ? a - b : 0) }')" "$(size "$work/none/site")"
done
echo "peak memory of a full build of the county: $total MiB"
