#!/bin/sh
# A site in parts: whatever the division, the parts put together are byte for
# byte what one build makes, its manifest and notes too; what does not belong
# together is refused, and the old site stays.
set -u
export LC_ALL=C
unset LANGUAGE
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
here=$PWD
p=$work/p one=$work/one parts=$work/parts whole=$work/whole
node tests/cluster/counties.mjs "$p" 3 6 3 > "$work/log"
verdict $? "three counties: $(cat "$work/log")"
cd "$work" || exit 2

part() { # FOLDER OPTION… : build a part
	folder=$1
	shift
	"$program" build -q -C "$p" -o "$folder" "$@" > "$work/log" 2>&1
	[ $? -le 1 ] || { cat "$work/log"; return 1; }
}
shards() { # N OPTION… : all parts of N, anew or again
	n=$1
	shift
	seq "$n" | xargs -P 3 -I @ sh -c '"$0" build -q -C "$1" -o "$2/@" --shard=@/"$3" "$4" 2> /dev/null' \
		"$program" "$p" "$parts" "$n" "${1:---quiet}"
}
assemble() { # OUTPUT PART…
	to=$1
	shift
	"$program" assemble -o "$to" "$@" > "$work/out" 2> "$work/err"
}
same() { # A B: two sites, with their notes
	diff -r "$1/site" "$2/site" > "$work/diff" && diff -r "$1/report" "$2/report" > "$work/diff" &&
		cmp "$1/.inputs" "$2/.inputs" > "$work/diff" 2>&1
}
whole_is_one() { # WHAT
	assemble "$whole" "$parts"/*
	verdict $? "$1: assembled: $(cat "$work/err")"
	same "$one" "$whole"
	verdict $? "$1: as one build: $(head -n 3 "$work/diff")"
}
begin() {
	mkdir -p "$parts"
	rm -rf "${parts:?}"/* "$whole"
}

"$program" build -q -C "$p" -o "$one" > "$work/log" 2>&1
verdict $? "one build: $(cat "$work/log")"
files=$(find "$one/site" -type f | wc -l)
for n in 1 2 5; do
	begin
	shards $n
	verdict $? "$n shards"
	whole_is_one "$n shards"
	sum=$(find "$parts"/*/site -type f | wc -l)
	[ "$sum" -eq "$files" ]
	verdict $? "each file is made by one of $n shards: $sum, $files"
done
linked=$(find "$whole/site" -type f -links +1 | wc -l)
[ "$linked" -eq "$files" ]
verdict $? "the site is links to the parts: $linked of $files"

# By regions, and what they share.
begin
part "$parts/a" --region=kreis-1 && part "$parts/b" --region=kreis-3,kreis-2 && part "$parts/c" --region=-
verdict $? 'parts by regions'
whole_is_one 'by regions'
find "$parts/a/site" -type f | grep -v -e kreis-1 -e 'vor-ort-1[./]' -e 'vor-ort-1$' -e 'amt-1-' -e haus-1 -e treffen-1 -e neues-1 -e aushang-1 > "$work/foreign"
[ ! -s "$work/foreign" ]
verdict $? "a region's part is its own: $(head -n 3 "$work/foreign")"
begin
part "$parts/all" --region=kreis-1,kreis-2,kreis-3,-
whole_is_one 'all regions in one part'

# The sample county has one of everything: whatever writes a new file asks
# whose it is.
mkdir "$work/sample"
cp -r "$here/content" "$here/locales" "$work/sample"
echo ar > "$work/sample/locales/LINGUAS"
rm -f "$work/sample"/content/prints/[!h]* # their PDFs are many
sample() { "$program" build -q -C "$work/sample" "$@" > "$work/log" 2>&1; }
begin
sample -o "$work/sample-one"
for k in 1 2; do sample --shard=$k/2 -o "$parts/$k"; done
assemble "$whole" "$parts"/* && same "$work/sample-one" "$whole"
verdict $? "the sample county: $(cat "$work/err" "$work/diff" | head -n 3)"

# Again, and with options.
begin
shards 3 && whole_is_one 'three'
stamp() { find "$whole/site" "$whole/report" -type f -printf '%p %T@ %i\n' | sort; }
stamp > "$work/before"
assemble "$whole" "$parts"/*
verdict $? "again: $(cat "$work/err")"
grep -q '0 new, 0 changed' "$work/err" && stamp | cmp -s - "$work/before"
verdict $? "nothing has changed, nothing is touched: $(cat "$work/err")"
read=$(strace -f -e trace=openat "$program" assemble -q -o "$whole" "$parts"/* 2>&1 | grep -c '/site/\|"site/')
[ "$read" -lt $((files / 20)) ]
verdict $? "no file of a part is read that looks as its build left it: $read"
shards 3
read=$(strace -f -e trace=openat "$program" build -q -C "$p" --shard=2/3 -o "$parts/2" 2>&1 | grep -c '"site/')
[ "$read" -lt $((files / 20)) ]
verdict $? "a shard does not read its files again because a site links to them: $read"
"$program" build -q -C "$p" -o "$work/flat1" --flat > /dev/null 2>&1
shards 3 --flat
assemble "$work/flat2" "$parts"/* && same "$work/flat1" "$work/flat2"
verdict $? "with --flat: $(cat "$work/err" "$work/diff" | head -n 3)"

# What becomes of what was: renamed, gone, lost, over; the book is that of the
# site, also when parts are built again.
site=$p/output
rm -rf "$site" "$whole"
"$program" build -q -C "$p" > /dev/null 2>&1
cp -a "$site" "$one.next"
cp -r "$p/content" "$work/content"
sed -i 's/xml:id="vor-ort-2"/xml:id="hier-2" w:former="vor-ort-2"/' "$p/content/pages/education/vor-ort-2.xml"
sed -i 's/vor-ort-2/hier-2/' "$p/content/regions/kreis-2.xml"
rm "$p/content/events/treffen-1.xml" "$p/content/prints/aushang-3.xml"
begin
shards 3
"$program" build -q -C "$p" -o "$one.next" > /dev/null 2>&1
find "$one.next/site" -name 'vor-ort-2*' | grep -q .
verdict $? 'the old name still answers'
assemble "$site" "$parts"/* && same "$one.next" "$site"
verdict $? "what was renamed, lost and over: $(cat "$work/err" "$work/diff" | head -n 3)"
shards 3
"$program" build -q -C "$p" -o "$one.next" > /dev/null 2>&1
assemble "$site" "$parts"/* && same "$one.next" "$site"
verdict $? "and the next time: $(cat "$work/err" "$work/diff" | head -n 3)"
# Files of somebody else stay.
echo hello > "$site/site/robots.txt"
sed -i 's/Landkreis Kreis 1</Landkreis Kreis Eins</' "$p/content/regions/kreis-1.xml"
shards 3
assemble "$site" "$parts"/* && [ "$(cat "$site/site/robots.txt")" = hello ]
verdict $? "a file that is not ours moves on: $(cat "$work/err")"
"$program" rollback -C "$p" && rm "$site/site/robots.txt" && cp "$one.next/.inputs" "$site" && same "$one.next" "$site"
verdict $? 'rollback brings the site before back'
rm -rf "$p/content" "$site" "$one.next"
mv "$work/content" "$p/content"

# On another disk there are no links.
if [ -w /dev/shm ] && [ "$(stat -c %d /dev/shm)" != "$(stat -c %d "$work")" ]; then
	far=$(mktemp -d -p /dev/shm)
	trap 'rm -rf "$work" "$far"' EXIT INT TERM
	begin
	shards 3
	assemble "$far/site" "$parts"/* && same "$one" "$far/site"
	verdict $? "on another disk: $(cat "$work/err" "$work/diff" | head -n 3)"
	for k in 1 2 3; do cp -r "$parts/$k" "$far/$k"; done
	assemble "$whole" "$far"/[123] && same "$one" "$whole"
	verdict $? "parts that were copied from another disk: $(cat "$work/err" "$work/diff" | head -n 3)"
fi

# What an output notes of itself may be larger than memory should hold: with
# more than a gigabyte each it is still our own folder.
cp -a "$one" large
for name in report/manifest.json .built; do truncate -s 1100M "large/$name"; done
(ulimit -v 600000 && "$program" build -q -j 1 -C "$p" -o large > "$work/log" 2>&1)
verdict $? "a manifest of more than a gigabyte: $(cat "$work/log")"
same "$one" large
verdict $? "and it is as it should be again: $(head -n 3 "$work/diff")"
rm -rf large

# What does not belong together.  Messages are a golden; the site stays.
begin
shards 3
part twice --shard=2/3
part other --shard=2/4
part region --region=kreis-1
part flat --shard=2/3 --flat
part day --shard=2/3 --date=2026-11-30
mkdir site
cp -r "$p/content" "$work/content"
sed -i 's/Landkreis Kreis 1</Landkreis Kreis Eins</' "$p/content/regions/kreis-1.xml"
part input --shard=2/3
rm -rf "$p/content"
mv "$work/content" "$p/content"
part book --shard=2/3 --site=one
cp -a parts/2 damaged
sed -i '/site\/leaflets/d' damaged/report/manifest.json
cp -a parts/2 program
sed -i 's/"program":"../"program":"--/' program/report/manifest.json
cp -a parts/2 changed
echo '<p>' >> "changed/$(cd changed && find site -name 'kreis-2*' -prune -o -name '*.html' -print | sort | head -n 1)"
cp -a parts/2 deleted
rm deleted/site/api/v3/kreis-2/de/pages/index.json
mkdir empty
cp -a one full
refused() { # OUTPUT PART… : a line of the golden
	print() { find "$1" -type f -printf '%p %T@ %s\n' 2> /dev/null | grep -v '/\.lock' | sort | md5sum; }
	before=$(print "$1")
	echo "\$ assemble -o $*"
	assemble "$@"
	status=$?
	cat "$work/err"
	[ $status -eq 3 ] || echo "status $status"
	[ "$before" = "$(print "$1")" ] || echo 'the site has changed'
	echo
}
{
	refused site parts/1 parts/3
	refused site parts/1 parts/2 parts/3 twice
	refused site parts/1 parts/1 parts/2 parts/3
	refused site parts/1 other parts/3
	refused site parts/1 region
	refused site region
	refused site parts/1 flat parts/3
	refused site parts/1 day input parts/3
	refused site parts/1 book parts/3
	refused site parts/1 program parts/3
	refused site parts/1 damaged parts/3
	refused site parts/1 changed parts/3
	refused site parts/1 deleted parts/3
	refused site parts/1 empty parts/2 missing full parts/3
	refused site
	refused parts/1 parts/1 parts/2 parts/3
	refused twice parts/1 parts/2 parts/3
	refused empty/deep/down parts/1 parts/2 parts/3
	refused parts/1/site/site parts/1 parts/2 parts/3
	# A site whose book has moved on.
	"$program" build -q -C "$p" -o moved > /dev/null 2>&1
	sed -i 's/xml:id="vor-ort-1"/xml:id="hier-1"/' "$p/content/pages/education/vor-ort-1.xml"
	sed -i 's/ref="vor-ort-1"/ref="hier-1"/' "$p/content/regions/kreis-1.xml"
	"$program" build -q -C "$p" -o moved > /dev/null 2>&1
	refused moved parts/1 parts/2 parts/3
} > "$work/refused" 2>&1
diff "$here/tests/shards/refused.txt" "$work/refused" > "$work/diff"
verdict $? "what is refused: $(cat "$work/diff")"
[ -n "${ACCEPT:-}" ] && cp "$work/refused" "$here/tests/shards/refused.txt"
[ -z "$(ls empty)" ]
verdict $? "nothing is written to what is no part: $(ls -A empty)"

# Somebody is at work in a part, or in the site.
for lock in parts/2 full; do
	flock "$lock/.lock" "$program" assemble -q -o full parts/1 parts/2 parts/3 2> "$work/err"
	[ $? -eq 3 ] && grep -q "$lock.*another build is at work there" "$work/err"
	verdict $? "locked: $lock: $(cat "$work/err")"
done

# On the command line, and in folders.
usage() { # STATUS PATTERN OPTION…
	want=$1 pattern=$2
	shift 2
	"$program" build -q -C "$p" "$@" > "$work/out" 2> "$work/err"
	[ $? -eq "$want" ] && grep -q -e "$pattern" "$work/err"
	verdict $? "build $*: $(cat "$work/err")"
}
for shard in 0/3 4/3 3 x/3 1/0 1/3/5 -1/3 1/70000 1.5/3; do
	usage 2 'not a shard' --shard=$shard -o "$work/x"
done
usage 2 'folder of its own' --shard=1/3
usage 2 'folder of its own' --region=kreis-1
usage 2 'not together' --shard=1/3 --region=kreis-1 -o "$work/x"
usage 2 'not together' --shard=1/3 --only=feed -o "$work/x"
usage 2 'only with' --site=one -o "$work/x"
usage 2 'no such region: kreis-9' --region=kreis-1,kreis-9 -o "$work/x"
usage 3 'holds a whole site' --shard=1/3 -o one
usage 3 'holds a part' -o parts/1
usage 3 'holds a part' --only=feed -o parts/1
[ ! -e "$work/x" ]
verdict $? 'and nothing is written'
finish
