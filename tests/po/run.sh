#!/bin/sh
# Our reader of catalogs against libgettextpo: the same messages in the same
# order, for the catalogs of the project and a corpus of everything the format
# has; and again after libgettextpo has written them in other layouts.  Every catalog
# we write passes msgfmt -c.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
accept=false
[ "${1:-}" = --accept ] && accept=true
tools=compiler/.obj/plain
make -s $tools/po-read $tools/po-merge || exit 1
sum $tools/po-read same tests/po/corpus/*.po locales/*/*.po locales/*.pot
for layout in --width=40 --no-wrap --sort-output --escape --strict --no-location; do
	sum $tools/po-read same $layout "$work/file.po" tests/po/corpus/*.po locales/*/*.po locales/*.pot
done
for file in locales/*/*.po; do
	if msgfmt -c -o /dev/null "$file" 2> "$work/err"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		cat "$work/err"
	fi
done
# Merging.  NAME.po with NAME.pot gives NAME.out, byte for byte, and its notes
# NAME.err; merged once more nothing changes; msgfmt reads it.  What msgmerge
# makes of the two differs only in layout, where we do not say more: we carry
# over what only changed its quotes, guess at no single word, and give a
# singular no plural forms.
layoutless() {
	tr -d '\r' < "$1" | msgcat --sort-output --no-wrap - 2> /dev/null |
		sed '/^"POT-Creation-Date/d; /^#, no-wrap$/d; s/, no-wrap$//'
}
for old in tests/po/merge/*.po; do
	case=${old%.po}
	$tools/po-merge "$old" "$case.pot" > "$work/out" 2> "$work/notes"
	$accept && cp "$work/out" "$case.out" && cp "$work/notes" "$case.err"
	diff "$case.out" "$work/out" && diff "$case.err" "$work/notes"
	verdict $? "merge of $old"
	$tools/po-merge "$work/out" "$case.pot" 2> /dev/null | cmp "$work/out"
	verdict $? "a second merge of $old changes something"
	tail -c +4 "$work/out" > "$work/short"
	[ "$(head -c 3 "$work/out")" = "$(printf '\357\273\277')" ] || cp "$work/out" "$work/short"
	msgfmt -c -o /dev/null "$work/short" 2> "$work/err" || grep -q 'missing\|initial' "$work/err"
	verdict $? "msgfmt about $old: $(cat "$work/err")"
	case $case in */carry | */bom | */flags | */kinds) continue ;; esac
	msgmerge --previous --no-wrap -q -o "$work/theirs" "$old" "$case.pot"
	layoutless "$work/theirs" > "$work/a"
	layoutless "$work/out" > "$work/b"
	diff "$work/a" "$work/b"
	verdict $? "msgmerge makes something else of $old"
done
# Weblate gets a component for every domain.
node -e '
const components = JSON.parse(require("fs").readFileSync("locales/weblate.json", "utf8"));
const wanted = process.argv.slice(1).sort().join(" ");
const bases = components.map((c) => c.new_base).sort().join(" ");
const masks = components.every((c) => c.filemask === c.new_base.replace("/", "/*/").replace(/t$/, "") && c.file_format === "po");
process.exit(bases === wanted && masks ? 0 : 1);' locales/*.pot
verdict $? 'weblate.json does not fit the templates'
# update changes nothing when nothing changed.
cp -r content locales "$work"
${WEGWEISER:-compiler/wegweiser} update -q -C "$work" && diff -r locales "$work/locales"
if [ $? -eq 0 ]; then passed=$((passed + 1)); else
	failed=$((failed + 1))
	echo 'update changed catalogs although no source changed'
fi
# A changed sentence becomes fuzzy, a new one empty, a dropped one obsolete.
sed -i 's/Sagen Sie der Schule am ersten Tag Bescheid\./Sagen Sie der Schule sofort am ersten Tag Bescheid./' "$work/content/pages/education/schulpflicht.xml"
${WEGWEISER:-compiler/wegweiser} update -q -C "$work"
grep -A 6 'sofort am ersten Tag' "$work/locales/ar/education.po" | grep -q msgstr &&
	grep -B 4 'msgid "Sagen Sie der Schule sofort' "$work/locales/ar/education.po" | grep -q '#, fuzzy' &&
	msgfmt -c -o /dev/null "$work/locales/ar/education.po"
if [ $? -eq 0 ]; then passed=$((passed + 1)); else
	failed=$((failed + 1))
	echo 'a changed sentence is not fuzzy'
fi
finish
