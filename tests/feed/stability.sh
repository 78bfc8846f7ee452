#!/bin/sh
# What a change changes: nothing changed, no byte and no time; one sentence,
# only the files that contain it; a page renamed, and its old address answers
# with the new page first.  Works on a copy of the project.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
mkdir "$work/p"
cp -r content locales "$work/p"
printf 'ar\nen\n' > "$work/p/locales/LINGUAS"
rm -r "$work/p/content/prints" # in languages that it has no more
build() { "$program" build -q -C "$work/p" --only=feed > "$work/log" 2>&1 || { grep -m 3 error "$work/log"; false; }; }
look() { (cd "$work/p/output/site" && find . -type f -printf '%p %T@ %s\n' | LC_ALL=C sort) > "$work/$1"; }
# The files that are not as they were.
changed() { LC_ALL=C comm -3 "$work/$1" "$work/$2" | awk '{ print $1 }' | LC_ALL=C sort -u; }

build
verdict $? "the project does not build"
look first
build
look second
cmp -s "$work/first" "$work/second"
verdict $? "nothing changed, but: $(changed first second | head -n 3)"

# A sentence of a page: in German it changes, in other languages its message
# is missing until somebody translates it.
page=$work/p/content/pages/health/notfall.xml
old='Rufen Sie sofort'
grep -q "$old" "$page" || old=$(sed -n 's/.*<para>\([A-ZÄÖÜ][a-zäöüß]* [A-Za-zäöüß]* [a-zäöüß]*\).*/\1/p' "$page" | head -n 1)
sed -i "0,/$old/s/$old/Geänderte Wörter/" "$page"
cp -r "$work/p/output/site" "$work/before"
build
look third
changed second third > "$work/changed"
verdict $([ -s "$work/changed" ] && echo 0 || echo 1) "a changed sentence changes no file"
while read -r file; do
	# What says which inputs it was made from changes with all of them.
	[ "$file" = ./api/v3/version.json ] && continue
	unpack=cat
	case $file in *.gz) unpack=zcat ;; esac
	$unpack "$work/before/$file" 2>/dev/null | grep -q "$old\|/notfall/" || $unpack "$work/p/output/site/$file" | grep -q 'Geänderte Wörter'
	verdict $? "$file changed, but does not contain the sentence"
done < "$work/changed"
for file in $(cd "$work/p/output/site" && grep -rl 'Geänderte Wörter' . | LC_ALL=C sort); do
	grep -qxF "$file" "$work/changed"
	verdict $? "$file contains the sentence, but did not change"
done
grep -q events "$work/changed"
verdict $((! $?)) "a sentence of a page changed the events"

# A page of its own name, and one below it: both old addresses answer.
cd "$work/p/content" || exit 2
mv pages/education/bildung.xml pages/education/lernen.xml
sed -i 's/xml:id="bildung"/xml:id="lernen" w:former="bildung"/; s/xml:id="bildung-/xml:id="lernen-/' pages/education/lernen.xml
find . -name '*.xml' -exec sed -i 's/ref="bildung"/ref="lernen"/g; s/linkend="bildung"/linkend="lernen"/g; s/page="bildung"/page="lernen"/g; s/linkend="bildung-\([a-z-]*\)"/linkend="lernen-\1"/g; s/subject="bildung"/subject="lernen"/g' {} +
find . -name '*.xml' -exec sed -i -E 's/(pages|subject)="([^"]* )?bildung( [^"]*)?"/\1="\2lernen\3"/' {} +
cd "$OLDPWD" || exit 2
build
verdict $? "the renamed page does not build"
map=$work/p/output/report/ig-pages.map
folder() { sed -n "s|^\"$1\" \\(.*\\);\$|\\1|p" "$map"; }
new=$(folder /musterwede/de/lernen)
verdict $([ -n "$new" ] && [ "$(folder /musterwede/de/bildung)" = "$new" ] && [ "$(folder /musterwede/de/bildung/)" = "$new" ] && [ "$(folder %2Fmusterwede%2Fde%2Fbildung)" = "$new" ] && echo 0 || echo 1) "the old address does not lead to the new page"
verdict $([ -n "$(folder /musterwede/de/lernen/kita)" ] && [ "$(folder /musterwede/de/bildung/kita)" = "$(folder /musterwede/de/lernen/kita)" ] && echo 0 || echo 1) "the old address of a page below it does not answer"
for depth in 0 1 2; do
	node -e '
		const list = JSON.parse(require("fs").readFileSync(process.argv[1]));
		process.exit(list[0].path === "/musterwede/de/lernen/" && list[0].slug_history.join() === "lernen,bildung" ? 0 : 1)' \
		"$work/p/output/site/_q/p/$new/children-$depth.json"
	verdict $? "children-$depth.json does not begin with the new page"
done
finish
