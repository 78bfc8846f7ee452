#!/bin/sh
# Nothing is lost, one case at a time: outputs that are left, files that are
# not ours, disks without an exchange, what cannot be read, links that lead
# out, catalogs that somebody else is writing, being stopped.
# tests/faults/run.mjs has the calls that fail.
set -u
export LC_ALL=C
unset LANGUAGE
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
export SOURCE_DATE_EPOCH=1795000000
shim=$work/faults.so
${CC:-gcc} -shared -fPIC -O1 -o "$shim" tests/faults/shim.c
verdict $? 'the shim'
p=$work/p
page=$p/content/pages/authorities/start.xml
cp -r tests/golden/base "$p"
cp locales/languages.tsv "$p/locales/"
sed -i 's/@PAGE@/start/' "$p/content/regions/test.xml"
say() { sed -i "s/Guten [a-zA-Z]*/Guten $1/" "$page"; }
# run STATUS PATTERN ARGUMENT…: of the program, whose messages are in $work/err
run() {
	want=$1 pattern=$2
	shift 2
	"$program" "$@" -C "$p" > "$work/out" 2> "$work/err" < /dev/null
	got=$?
	[ $got -eq "$want" ] && { [ -z "$pattern" ] || grep -qE -e "$pattern" "$work/err"; }
	verdict $? "wegweiser $* (status $got, wanted $want: $(head -n 3 "$work/err"))"
}
faulty() { # DO PATH STATUS PATTERN ARGUMENT…
	do=$1 path=$2
	shift 2
	LD_PRELOAD=$shim FAULT_AT=1 FAULT_ALL=1 FAULT_DO=$do FAULT_PATH=$path
	export LD_PRELOAD FAULT_AT FAULT_ALL FAULT_DO FAULT_PATH
	run "$@"
	unset LD_PRELOAD FAULT_AT FAULT_ALL FAULT_DO FAULT_PATH
}
same() { diff -rq "$1/site" "$2/site" && diff -rq "$1/report" "$2/report"; } > "$work/diff"
unchanged() { same "$p/output" "$work/old" && same "$work/old" "$p/output"; verdict $? "$1: the old output stays"; }
run 0 '' build
say Abend
run 0 '' build -o "$work/abend"
say Tag
run 0 '' build -o "$work/tag"
say Abend

# --only leaves the rest, says which build it is of, and takes several.
run 0 'Left as they were: .*leaflet \(built 20.*, as of 2026-11-18\), pdf .*, prints .*, report' build --only=feed
grep -rq 'Guten Abend' "$p/output/site/api" && grep -q 'Guten Tag' "$p/output/site/leaflets/de/start.html" &&
	[ -e "$p/output/site/prints/aushang.pdf" ]
verdict $? '--only=feed makes the feed and nothing else'
for path in $(sed -n 's/^{"path":"\([^"]*\)".*/\1/p' "$p/output/report/manifest.json"); do
	[ -e "$p/output/$path" ] || echo "$path"
done > "$work/missing"
[ ! -s "$work/missing" ]
verdict $? "the manifest names what is there: $(head -n 3 "$work/missing")"
run 0 'Left as they were: .*pdf .*, short' build --only=feed,leaflet,prints,report
grep -q 'Guten Abend' "$p/output/site/leaflets/de/start.html"
verdict $? '--only takes several'
run 2 'no such output: fed' build --only=feed,fed
run 0 '' build
same "$p/output" "$work/abend" > /dev/null
verdict $? 'a build after --only is a whole one'
rm "$p/output/.built"
run 3 'not known of which output' build --only=feed
run 0 '' build

# Files that are not ours are kept, also by a rollback; one in our way is told.
mkdir -p "$p/output/site/.well-known" "$p/output/report/mine"
echo mine > "$p/output/site/robots.txt"
echo proof > "$p/output/site/.well-known/proof"
echo note > "$p/output/report/mine/note"
ln -s /nowhere "$p/output/site/link"
guests() {
	[ "$(cat "$p/output/site/robots.txt" "$p/output/site/.well-known/proof" "$p/output/report/mine/note")" = "$(printf 'mine\nproof\nnote')" ] &&
		[ "$(readlink "$p/output/site/link")" = /nowhere ]
	verdict $? "$1 keeps files that are not ours"
}
for word in Tag Abend Tag; do
	say $word
	run 0 '4 files that are not ours were kept' build
	guests build
done
run 0 '' rollback
guests rollback
run 0 '' build --only=feed
guests 'build --only'
rm -r "$p/output/site/robots.txt" "$p/output/site/.well-known" "$p/output/report/mine" "$p/output/site/link"
run 0 '' build
cp -r "$p/output" "$work/old"
sed 's/xml:id="start"/xml:id="neu"/' "$page" > "$p/content/pages/authorities/neu.xml"
sed -i 's,<w:page ref="start"/>,&<w:page ref="neu"/>,' "$p/content/regions/test.xml"
echo mine > "$p/output/site/leaflets/de/neu.html"
run 3 'site/leaflets/de/neu.html: this file is not ours and is in the way' build
[ "$(cat "$p/output/site/leaflets/de/neu.html")" = mine ]
verdict $? 'a file in our way is not overwritten'
rm "$p/output/site/leaflets/de/neu.html" "$p/content/pages/authorities/neu.xml"
sed -i 's,<w:page ref="neu"/>,,' "$p/content/regions/test.xml"
mv "$p/output/site" "$work/elsewhere" && ln -s "$work/elsewhere" "$p/output/site"
say Rat
run 3 'output/site: this file is not ours' build
rm "$p/output/site" && mv "$work/elsewhere" "$p/output/site"
say Tag
run 0 '' build

# A file that was damaged, with size and time as they were, does not live.
file=$p/output/site/leaflets/de/start.html
touch -r "$file" "$work/time"
sed 's/Guten Tag/Guten Gat/' "$file" > "$work/damaged" && cat "$work/damaged" > "$file" && touch -r "$work/time" "$file"
run 0 ' 1 changed' build
grep -q 'Guten Tag' "$file"
verdict $? 'a damaged file is made again'
# The manifest, too, and what it has lost.
sed -i '/leaflets\/de\/start.html/d' "$p/output/report/manifest.json"
run 0 '' build
same "$p/output" "$work/tag" > "$work/diff"
verdict $? "a damaged manifest is made again: $(head -n 2 "$work/diff")"
rm -r "$p/output/report"
run 0 '' build
same "$p/output" "$work/tag" > /dev/null
verdict $? 'without report/ nobody is locked out'

# The book of addresses is what the next build must know.  Damaged or changed:
# no build, until somebody has taken it back or away.
same "$p/output" "$work/tag" > /dev/null && rm -rf "$work/old" && cp -r "$p/output" "$work/old"
book=$p/output/report/addresses.tsv
for change in 'head -c 100' 'tail -n +2' 'sed s/start/stort/' 'sed y/a/b/' 'head -c 0'; do
	cp "$book" "$work/book"
	$change "$work/book" > "$book"
	cp "$book" "$work/old/report/addresses.tsv"
	run 3 'report/addresses.tsv:.*error: the book of addresses .*\[address-book\]' build --format=short
	run 3 'address-book' build --only=feed
	unchanged "a book changed by $change"
	cat "$work/book" > "$book" && cp "$book" "$work/old/report/addresses.tsv"
	run 0 '' build
done
# As the hint says; and what an earlier build published is known from there.
sed 's/xml:id="start"/xml:id="neu"/' "$page" > "$p/content/pages/authorities/neu.xml"
sed -i 's,<w:page ref="start"/>,&<w:page ref="neu"/>,' "$p/content/regions/test.xml"
run 0 '' build
say Abend
run 0 '' build
rm "$p/content/pages/authorities/neu.xml"
sed -i 's,<w:page ref="neu"/>,,' "$p/content/regions/test.xml"
echo damaged >> "$book"
run 3 'or delete it' build
rm "$book"
run 1 'leads nowhere: neu ' build
grep -q 'neu' "$book"
verdict $? 'the book of the build before is used'
for do in EACCES EIO EMFILE; do
	rm -rf "$work/old" && cp -r "$p/output" "$work/old"
	faulty $do report/addresses.tsv 3 'report/addresses.tsv.*\[file-unreadable\]' build --format=short
	unchanged "a book that cannot be read ($do)"
done
# The copy in the sources is one of them: read like them, and told of.
cp "$book" "$p/content/addresses.tsv"
faulty EACCES content/addresses.tsv 3 'content/addresses.tsv.*\[file-unreadable\]' build --format=short
sed -i 's/$/\r/' "$p/content/addresses.tsv"
run 1 'leads nowhere: neu ' build -o "$work/fresh"
! "$program" check -C "$p" 2>&1 | grep -q address-row
verdict $? 'a copy with CRLF'
ln -sf "$book" "$p/content/addresses.tsv"
run 1 'leads nowhere: neu ' build
rm "$p/content/addresses.tsv"
rm -rf "$p/output"
say Tag
run 0 '' build

# The output may be a link.
mv "$p/output" "$work/real" && ln -s "$work/real" "$p/output"
say Abend
run 0 '' build
[ -L "$p/output" ] && same "$p/output" "$work/abend" > /dev/null
verdict $? 'output is a link and stays one'
run 0 '' rollback
rm "$p/output" && mv "$work/real" "$p/output"

# A disk that cannot exchange folders.
say Abend
FAULT_NO_EXCHANGE=1 LD_PRELOAD=$shim "$program" build -q -C "$p" &&
	same "$p/output" "$work/abend" > /dev/null &&
	FAULT_NO_EXCHANGE=1 LD_PRELOAD=$shim "$program" rollback -q -C "$p" && same "$p/output" "$work/tag" > /dev/null
verdict $? 'build and rollback where folders cannot be exchanged'
mkdir "$work/ov" "$work/ov/l" "$work/ov/u" "$work/ov/w" "$work/ov/m"
if mount -t overlay overlay -o "lowerdir=$work/ov/l,upperdir=$work/ov/u,workdir=$work/ov/w" "$work/ov/m" 2> /dev/null; then
	for word in Abend Tag Abend; do
		say $word
		run 0 '' build -o "$work/ov/m/output"
	done
	same "$work/ov/m/output" "$work/abend" > /dev/null
	verdict $? 'a build on overlayfs'
	run 0 '' rollback -o "$work/ov/m/output"
	same "$work/ov/m/output" "$work/tag" > /dev/null
	verdict $? 'a rollback on overlayfs'
	umount "$work/ov/m"
	# Folders of a lower layer cannot even be renamed: nothing is lost, and
	# it is said what to do.
	cp -r "$work/abend" "$work/ov/l/baked"
	rm -rf "$work/ov/u" "$work/ov/w" && mkdir "$work/ov/u" "$work/ov/w"
	mount -t overlay overlay -o "lowerdir=$work/ov/l,upperdir=$work/ov/u,workdir=$work/ov/w" "$work/ov/m"
	say Tag
	run 3 'this disk cannot rename' build -o "$work/ov/m/baked"
	same "$work/ov/m/baked" "$work/abend" > /dev/null
	verdict $? 'an output in a lower layer stays'
	rm -r "$work/ov/m/baked/site" "$work/ov/m/baked/report"
	run 0 '' build -o "$work/ov/m/baked"
	same "$work/ov/m/baked" "$work/tag" > /dev/null
	verdict $? 'and is made anew where it was deleted'
	umount "$work/ov/m"
fi
# A manifest or record that names other places is believed in nothing.
rm -rf "$work/trap" && cp -r "$work/tag" "$work/trap"
echo precious > "$work/precious"
sed -i '2s,.*,{"path":"site/../../precious"\,"sha256":"0000000000000000000000000000000000000000000000000000000000000000"\,"size":9}\,\n&,' "$work/trap/report/manifest.json"
echo "0000000000000000000000000000000000000000000000000000000000000000 9 0 0 0 leaflet report/../../precious" >> "$work/trap/.built"
say Abend
run 0 '' build --only=feed -o "$work/trap"
run 0 '' build -o "$work/trap"
[ "$(cat "$work/precious")" = precious ] && same "$work/trap" "$work/abend" > /dev/null
verdict $? 'a manifest that names files elsewhere'

# Where -o may not lead.
for folder in content content/new content/../locales/x locales locales/ar . .. /; do
	(cd "$p" && "$program" build -q -o "$folder") > /dev/null 2> "$work/err"
	[ $? -eq 2 ] && grep -qE 'choose a folder' "$work/err"
	verdict $? "build -o $folder: $(cat "$work/err")"
done
[ ! -e "$p/content/new" ] && [ ! -e "$p/locales/x" ]
verdict $? 'nothing was made there'
for folder in site/x .previous .previous/x .next; do
	run 2 'in another output' build -o "$p/output/$folder"
done
ln -s "$p/content" "$work/to-content"
run 2 'choose a folder' build -o "$work/to-content"
run 3 'top of the file system' build -o /wegweiser-test-folder
run 3 'No such file' rollback -o "$work/not-there"
[ ! -e /wegweiser-test-folder ] && [ ! -e "$work/not-there" ]
verdict $? 'no folder was made by mistake'
# A home with dot files is somebody's; a folder that git keeps is empty.
mkdir "$work/home" "$work/kept-empty" && touch "$work/home/.profile" "$work/kept-empty/.gitkeep"
run 3 'not ours' build -o "$work/home"
[ "$(ls -A "$work/home")" = .profile ]
verdict $? 'nothing was made in a home'
run 0 '' build -o "$work/kept-empty"
for option in --output= --languages= --only=; do
	run 2 "an argument is missing: $option" build $option
done
run 2 'an argument is missing: -o' build -o ''
ln -s nowhere "$work/dangling"
run 3 'dangling: No such file' build -o "$work/dangling"
run 0 '' build
# Two first builds at once: one is done, the other is done or waits its turn.
for i in 1 2 3 4 5; do
	rm -rf "$work/first"
	"$program" build -q -C "$p" -o "$work/first" 2> "$work/err1" & one=$!
	"$program" build -q -C "$p" -o "$work/first" 2> "$work/err2"
	b=$?
	wait $one
	a=$?
	[ "$((a * b))" -eq 0 ] && [ "$((a + b))" -le 3 ] && ! grep -v 'another build is at work' "$work/err1" "$work/err2" > /dev/null && same "$work/first" "$p/output" > "$work/diff"
	verdict $? "two first builds: $a $b $(cat "$work/err1" "$work/err2")"
done
# Nothing that lies in the way of our own names is waited for.
for name in .lock .exchange .built .inputs .seen .stage .next .previous report/manifest.json; do
	rm -rf "$work/pipes" && cp -r "$p/output" "$work/pipes" && rm -rf "$work/pipes/$name" && mkfifo "$work/pipes/$name"
	timeout 20 "$program" build -q -C "$p" -o "$work/pipes" 2> "$work/err"
	[ $? -eq 0 ] && same "$work/pipes" "$p/output" > /dev/null
	verdict $? "a pipe at $name: $(cat "$work/err")"
done
# A disk that is full.
mkdir "$work/small"
if mount -t tmpfs -o size=1m tmpfs "$work/small" 2> /dev/null; then
	run 0 '' build -o "$work/small/output"
	rm -rf "$work/old" && cp -r "$work/small/output" "$work/old"
	head -c 2000000 /dev/zero > "$work/small/filler" 2> /dev/null
	say Donnerstag
	run 3 'No space left' build -o "$work/small/output"
	same "$work/small/output" "$work/old" > "$work/diff"
	verdict $? "a full disk: $(head -n 3 "$work/diff")"
	rm "$work/small/filler"
	run 0 '' build -o "$work/small/output"
	run 0 '' build -o "$work/donnerstag"
	same "$work/small/output" "$work/donnerstag" > "$work/diff"
	verdict $? "and when there is room again: $(head -n 3 "$work/diff")"
	umount "$work/small"
	say Tag
fi
print() { run "$@"; }
mkdir -p "$p/locales/ar"
print 3 'choose a place outside' print start -o "$page"
print 3 'choose a place outside' print start -o "$p/locales/ar/new.pdf"
print 3 'no PDF of ours' print start -o tests/lib.sh
print 3 'no regular file' print start -o /dev/null
print 3 'no regular file' print start -o "$work"
print 3 'No such file' print start -o /wegweiser-test-folder/start.pdf
ln -s "$page" "$work/to-page.pdf"
print 3 'choose a place outside' print start -o "$work/to-page.pdf"
printf '%%PDF-1.7 of somebody else' > "$work/other.pdf"
print 3 'no PDF of ours' print start -o "$work/other.pdf"
mkfifo "$work/fifo"
print 3 'no regular file' print start -o "$work/fifo"
for name in site/leaflets/de/start.pdf site/new.pdf report/new.pdf .previous/new.pdf site/prints/../new.pdf; do
	print 3 'an output is there' print start -o "$p/output/$name"
done
print 0 'Written' print start -o "$p/output/new.pdf"
rm "$p/output/new.pdf"
print 0 'Written' print start -o "$work/start.pdf"
print 0 'Written' print start -o "$work/start.pdf"
ln -s start.pdf "$work/to-start.pdf"
print 0 'Written' print start -o "$work/to-start.pdf"
[ -L "$work/to-start.pdf" ] && [ ! -e /wegweiser-test-folder ]
verdict $? 'a link to a PDF stays a link'

# What is there and cannot be read is not absent: status 3, the old output.
say Tag
mkdir -p "$p/content/pictograms"
cp "$(ls content/pictograms/*.svg | head -n 1)" "$p/content/pictograms/"
run 0 '' update
run 0 '' build
rm -rf "$work/old" && cp -r "$p/output" "$work/old"
for name in content/prints content/pages/authorities content/places content/pictograms \
	"content/pictograms/$(ls "$p/content/pictograms")" content/theme/leaflet.css content/places/amt.xml content/project.xml \
	locales/languages.tsv locales/LINGUAS locales/ar/authorities.po; do
	faulty EACCES "$name" 3 "$name:1:1: error: cannot be read.*Permission denied.*\[file-unreadable\]" build --format=short
	unchanged "$name cannot be read"
	faulty EIO "$name" 3 'file-unreadable' check --format=short
	faulty EACCES "$name" 3 "" print start -o -
	[ ! -s "$work/out" ]
	verdict $? "no PDF while $name cannot be read"
done
# Whoever is asked something says so, too.
for command in 'hours amt' 'stats' 'tree start' 'new page neu' 'new place neu' 'check -l ar'; do
	for name in content/places content/places/amt.xml locales/LINGUAS; do
		faulty EACCES "$name" 3 "$name.*file-unreadable" $command
	done
done
[ ! -e "$p/content/pages/authorities/neu.xml" ] && [ ! -e "$p/content/places/neu.xml" ]
verdict $? 'nothing was begun while something cannot be read'
# A folder that cannot be listed once, and can a moment later.
run 0 '' build
for n in $(seq 60); do
	rm -rf "$work/listed"
	LD_PRELOAD=$shim FAULT_IN=opendir,readdir, FAULT_AT=$n FAULT_DO=EIO "$program" build -q -j 1 -C "$p" -o "$work/listed" > /dev/null 2> "$work/err"
	status=$?
	[ $status -eq 3 ] && [ -s "$work/err" ] || { [ $status -eq 0 ] && same "$p/output" "$work/listed" > "$work/diff"; }
	verdict $? "listing $n fails: status $status, $(cat "$work/err" "$work/diff" | head -n 2)"
	LD_PRELOAD=$shim FAULT_IN=opendir,readdir, FAULT_AT=$n FAULT_DO=EIO "$program" print start -o "$work/listed.pdf" -C "$p" > /dev/null 2> "$work/err"
	status=$?
	[ $status -eq 3 ] || [ $status -eq 0 ]
	verdict $? "print, listing $n fails: status $status, $(cat "$work/err")"
done
# A file that went between its folder and itself may be on its way back.
faulty ENOENT content/places/amt.xml 3 'file-unreadable' build
unchanged 'a place that is just being saved'
faulty EACCES NotoSans-Regular.ttf 3 'font-unreadable' print start -o -
faulty EACCES NotoSans-Regular.ttf 3 'font-unreadable' build --only=prints
unchanged 'a font cannot be read'
ln -s nowhere.po "$p/locales/ar/nowhere" && mv "$p/locales/ar/authorities.po" "$work/po" && ln -s nowhere.po "$p/locales/ar/authorities.po"
run 3 'file-unreadable' build
rm "$p/locales/ar/authorities.po" "$p/locales/ar/nowhere" && mv "$work/po" "$p/locales/ar/authorities.po"
unchanged 'a catalog is a link that leads nowhere'

# A watch says what it cannot read, keeps the output, and goes on when it can.
until_said() { # PATTERN
	for i in $(seq 100); do
		! grep -qE "$1" "$work/watch" || return 0
		sleep 0.1
	done
	return 1
}
"$program" watch -C "$p" -o "$work/live" 2> "$work/watch" &
watch=$!
until_said '^Built'
verdict $? "a watch builds: $(tail -n 3 "$work/watch")"
ln -s "$work" "$p/content/news" && touch "$page"
until_said 'content/news.*file-outside' && until_said 'stays as it was' && same "$work/live" "$work/old"
verdict $? "a watch says what it cannot read: $(tail -n 3 "$work/watch")"
: > "$work/watch"
rm "$p/content/news"
until_said '^Built'
verdict $? "a watch goes on: $(tail -n 3 "$work/watch")"
kill -TERM $watch
wait $watch

# Links: within the project they are followed, out of it they are not.
echo 'SECRET<' > "$work/secret"
for name in content/theme/leaflet.css content/pages/authorities/start.xml content/places/amt.xml locales/ar/authorities.po locales/LINGUAS \
	locales/languages.tsv content/addresses.tsv content/pictograms/x.svg content/images/x.png content/news; do
	mkdir -p "$p/${name%/*}"
	[ ! -e "$p/$name" ] || mv "$p/$name" "$work/kept"
	ln -s "$work/secret" "$p/$name"
	[ $name != content/news ] || { rm "$p/$name" && ln -s "$work" "$p/$name"; }
	run 3 "$name:1:1: error: leads out of the project.*\[file-outside\]" build --format=short
	! grep -rq SECRET "$work/err" "$p/output"
	verdict $? "nothing of what $name leads to is shown"
	unchanged "$name leads out"
	"$program" check --format=sarif -C "$p" 2>&1 | grep -q SECRET
	verdict $((1 - $?)) "nor in an excerpt"
	rm "$p/$name"
	[ ! -e "$work/kept" ] || mv "$work/kept" "$p/$name"
done
mv "$p/content/places" "$p/places" && ln -s ../places "$p/content/places"
run 0 '' build
unchanged 'a link within the project'
rm "$p/content/places" && mv "$p/places" "$p/content/places"

# Catalogs: what a translator saves meanwhile stays, and so do mode, group and
# links; one that was cut is not begun anew.
po=$p/locales/ar/authorities.po
sed -i '/^msgid "Guten Tag."/{n;s/.*/msgstr "مرحبا"/}' "$po"
chmod 640 "$po" && { chgrp daemon "$po" || true; }
attributes=$(stat -c '%a %G' "$po")
mv "$po" "$p/ours.po" && ln -s ../../ours.po "$po"
say Abend
run 0 'files? written' update
[ -L "$po" ] && [ "$(stat -L -c '%a %G' "$po")" = "$attributes" ] && grep -q 'Guten Abend' "$p/ours.po" && grep -q 'مرحبا' "$p/ours.po"
verdict $? "update keeps mode, group and link: $(stat -L -c '%a %G' "$po")"
rm "$po" && mv "$p/ours.po" "$po"
cp "$po" "$work/whole.po"
say Rat
LD_PRELOAD=$shim FAULT_SAVE=$po "$program" update -q -C "$p" > /dev/null 2> "$work/err"
[ $? -eq 3 ] && grep -q 'saved it meanwhile' "$work/err" && grep -q '^# saved' "$po"
verdict $? "what was saved during an update stays: $(cat "$work/err")"
# Not even if the disk fails just then.
for do in EIO ENOSPC EACCES; do
	cp "$work/whole.po" "$po"
	LD_PRELOAD=$shim FAULT_SAVE=$po FAULT_IN=renameat2, FAULT_PATH=authorities.po.wegweiser- FAULT_AT=2 FAULT_DO=$do "$program" update -q -j 1 -C "$p" > /dev/null 2> "$work/err"
	[ $? -eq 3 ] && grep -q '^# saved' "$po"
	verdict $? "what was saved during an update that failed stays ($do): $(cat "$work/err")"
	rm -f "$po".wegweiser-*
done
touch "$p/locales/ar/health.po.wegweiser-notes" "$p/locales/ar/health.po.wegweiser-abc123"
cp "$work/whole.po" "$po"
run 0 '' update
[ -e "$p/locales/ar/health.po.wegweiser-notes" ] && [ ! -e "$p/locales/ar/health.po.wegweiser-abc123" ]
verdict $? 'an update removes what killed ones left, and nothing else'
rm "$p/locales/ar/health.po.wegweiser-notes"
size=$(stat -c %s "$po")
for cut in 0 1 $((size / 3)) $((size / 2)) $((size * 2 / 3)) $((size - 1)); do
	head -c $cut "$work/whole.po" > "$po"
	cp "$po" "$work/cut.po"
	"$program" update -q -C "$p" > /dev/null 2> "$work/err"
	status=$?
	[ $status -ne 0 ] && grep -qE 'po-cut|po-merge' "$work/err" && cmp -s "$po" "$work/cut.po"
	verdict $? "a catalog cut after $cut of $size bytes: status $status, $(cat "$work/err")"
done
# What is no UTF-8 was not cut.
for charset in UTF-16 UTF-16BE UTF-16LE UTF-32; do
	iconv -f UTF-8 -t $charset "$work/whole.po" > "$po"
	cp "$po" "$work/cut.po"
	run 1 'po-merge' update
	! grep -q po-cut "$work/err" && cmp -s "$po" "$work/cut.po"
	verdict $? "a catalog in $charset is not cut: $(head -n 2 "$work/err")"
done
cp "$work/whole.po" "$po"
run 0 '' update
rm -f "$p/locales/ar/health.po"; ln -s "$work/secret" "$p/locales/ar/health.po"
run 3 'leads out of the project' update
[ "$(cat "$work/secret")" = 'SECRET<' ]
verdict $? 'nothing is written through a link that leads out'
rm "$p/locales/ar/health.po"

# A source that cannot be read takes no translation with it.
rm -rf "$work/locales" && cp -r "$p/locales" "$work/locales"
cp "$page" "$work/page"
catalogs() { diff -r "$p/locales" "$work/locales" > "$work/diff"; verdict $? "$1 changes no catalog: $(head -n 3 "$work/diff")"; }
sed -i 's,</para>,,' "$page"
for options in '' --drop-obsolete; do
	run 1 'no catalog was written' update $options
	catalogs "update $options with a broken page"
done
run 1 'no catalog was written' extract
cp "$work/page" "$page"
sed -i 's,<article,<artikel,;s,</article,</artikel,' "$page"
run 1 'no catalog was written' update --drop-obsolete
catalogs 'an unknown root element'
cp "$work/page" "$page"
sed -i 's,<para>,<parra/><para>,' "$page"
run 1 'no catalog was written' update --drop-obsolete
catalogs 'update --drop-obsolete with any error'
cp "$work/page" "$page"
faulty EACCES content/places 3 'no catalog was written' update --drop-obsolete
catalogs 'update while a folder cannot be read'
faulty EACCES content/places 3 'no catalog was written' new language sq
catalogs 'new while a folder cannot be read'

# One lock for who writes catalogs; what killed runs leave does not matter.
say Tag
: > "$p/locales/ar/authorities.po.wegweiser-abcdef"
run 0 '' update
[ ! -e "$p/locales/ar/authorities.po.wegweiser-abcdef" ]
verdict $? 'what a killed update left is removed'
(flock 9 && LD_PRELOAD=$shim FAULT_HASTE=1 "$program" update -q -C "$p" 2> "$work/err"; [ $? -eq 3 ] && grep -q 'another wegweiser' "$work/err") 9< "$p/locales"
verdict $? "two updates at once: $(cat "$work/err")"
(flock 9 && LD_PRELOAD=$shim FAULT_HASTE=1 "$program" build -q -C "$p" 2> "$work/err"; [ $? -eq 3 ] && grep -q 'another wegweiser' "$work/err") 9< "$p/locales"
verdict $? "a build during an update: $(cat "$work/err")"
rm -rf "$p/output"
run 0 '' build
chmod 444 "$p/output/.lock"
say Abend
run 0 '' build

# Being stopped: the old output, and one line.  What whoever starts the tests
# ignores (nohup: SIGHUP; a job in the background: SIGINT), the program would, too.
stopped() { # CALL LINE ARGUMENT…: by that signal in that call, after one line
	call=$1 line=$2
	shift 2
	(exec env --default-signal LD_PRELOAD="$shim" FAULT_AT=1 FAULT_IN="$call," FAULT_DO="SIG$name" \
		"$program" "$@" -C "$p" > "$work/out" 2> "$work/err") 2> /dev/null
	got=$?
	[ $got -eq $((128 + number)) ] && [ "$(cat "$work/err")" = "wegweiser: $line" ]
	verdict $? "$1, SIG$name: status $got, $(cat "$work/err")"
}
for signal in HUP:1 INT:2 QUIT:3 PIPE:13 TERM:15 XCPU:24; do
	name=${signal%:*} number=${signal#*:}
	rm -rf "$work/old" && cp -r "$p/output" "$work/old"
	say "$name"
	stopped renameat 'stopped; the old output stays as it was' build
	unchanged "SIG$name"
	cp "$work/start.pdf" "$work/before.pdf"
	stopped fsync 'stopped; nothing was written' print start -o "$work/start.pdf"
	cmp "$work/start.pdf" "$work/before.pdf"
	verdict $? "SIG$name: the old PDF stays"
	rm -rf "$work/locales" && cp -r "$p/locales" "$work/locales"
	stopped fsync 'stopped; catalogs that were not written yet are as they were' update
	rm -f "$p"/locales/*.wegweiser-*
	catalogs "update, SIG$name,"
	# What was decided is finished.
	stopped renameat2 'stopped; the output had been exchanged already' rollback
	run 0 '' rollback
	unchanged "rollback twice, SIG$name"
done
# A mistake of ours is status 4, and leaves the old output, too.
rm -rf "$work/old" && cp -r "$p/output" "$work/old"
say Fehler
LD_PRELOAD=$shim FAULT_AT=1 FAULT_IN=renameat, FAULT_DO=SIGABRT "$program" build -C "$p" > /dev/null 2> "$work/err"
[ $? -eq 4 ] && grep -q 'a mistake in wegweiser itself' "$work/err"
verdict $? "an assertion that fails: $(cat "$work/err")"
unchanged 'an assertion that fails'
say Text
(ulimit -f 1; "$program" build -q -C "$p" > /dev/null 2> "$work/err"; [ $? -eq 3 ] && [ "$(wc -l < "$work/err")" -eq 1 ])
verdict $? "a limit for files: $(cat "$work/err")"
unchanged 'a limit for files'
say Satz
"$program" build -q -C "$p" -o "$work/satz"
for limit in $(seq 20000 6000 150000) 200000; do
	(ulimit -v "$limit"; "$program" build -q -j 1 -C "$p" > /dev/null 2> "$work/err")
	status=$?
	if [ $status -eq 0 ]; then
		same "$p/output" "$work/satz" > "$work/diff"
		verdict $? "$limit KiB of memory, status 0: $(head -n 3 "$work/diff")"
	else
		# What the loader says when there is no room for the program is not ours.
		[ $status -eq 3 ] || grep -q 'shared libraries\|glibc error' "$work/err"
		verdict $? "$limit KiB of memory: status $status, $(cat "$work/err")"
		unchanged "$limit KiB of memory"
	fi
done
run 0 '' build
for command in 'check --format=json' 'stats' 'schema' 'explain' '--help' '--version' '--completion=bash'; do
	[ "$command" != 'check --format=json' ] || sed -i 's,<para>,<parra/><para>,' "$page"
	"$program" $command -C "$p" > /dev/full 2> "$work/err"
	[ $? -eq 3 ] && grep -q 'standard output: No space left' "$work/err"
	verdict $? "$command > /dev/full: $(cat "$work/err")"
done
"$program" build -C "$p" > /dev/null 2>&-
[ "$(head -c 9 "$p/output/report/manifest.json")" = '{"files":' ] && ! grep -rqE 'xml-|pages in' "$p/output/.lock" "$p/output/.built"
verdict $? 'messages go into no file when stderr is closed'
finish
