#!/bin/sh
# Catalogs, as ratios in one run: checking, extracting and updating 200 pages,
# 3,200 messages and more, 20 languages, against gettext and itstool doing the
# same one after the other; medians of RUNS runs.  The machine's load falls on
# both sides alike, because they take turns.
set -eu
cd "$(dirname "$0")/../.."
. tests/lib.sh
runs=${RUNS:-5}
node tests/bench/corpus.mjs "$work/project" "${PAGES:-200}" "${LANGUAGES:-20}"
cat > "$work/wegweiser.its" <<'ITS'
<its:rules xmlns:its="http://www.w3.org/2005/11/its" xmlns:d="http://docbook.org/ns/docbook" version="2.0">
<its:withinTextRule selector="//d:link|//d:emphasis" withinText="yes"/>
</its:rules>
ITS
"$program" update -q -C "$work/project"
cp -r "$work/project" "$work/changed"
sed -i 's/<para>\(Amt\|Antrag\|Haus\)/<para>Auch \1/' "$work"/changed/content/pages/education/*.xml
"$program" extract -q -C "$work/changed"
pot=$work/changed/locales/education.pot
echo "$(grep -c '^msgid' "$pot") messages, $(diff "$work/project/locales/education.pot" "$pot" | grep -c '^> msgid') of them changed"

# turn NAME COMMAND: one run; CPU and wall seconds go into a file.
turn() {
	/usr/bin/env bash -c 'TIMEFORMAT="%U %S %R"; time sh -c "$0" > /dev/null 2>&1' "$2" 2>> "$work/$1.times"
}
median() { # NAME FIELDS
	awk "{ print $2 }" "$work/$1.times" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}
i=0
while [ $i -lt "$runs" ]; do
	turn msgfmt "for f in $work/project/locales/*/education.po; do msgfmt -c -o /dev/null \$f; done"
	turn check "$program check -q --only=none -C $work/project"
	turn itstool "itstool -i $work/wegweiser.its -o $work/its.pot $work/project/content/pages/education/*.xml"
	rm -f "$work"/project/locales/*.pot
	turn extract "$program extract -q -C $work/project"
	turn msgmerge "for f in $work/project/locales/*/education.po; do msgmerge --previous --no-wrap -q -o $work/merged.po \$f $pot; done"
	rm -rf "$work/copy"
	cp -r "$work/changed" "$work/copy"
	turn update "$program update -q -C $work/copy"
	turn again "$program update -q -C $work/copy"
	i=$((i + 1))
done
printf '%-34s %8s %8s   %s\n' what 'CPU s' 'wall s' 'how many times faster (wall, CPU)'
row() { # NAME WHAT REFERENCE
	awk -v what="$2" -v c="$(median "$1" '$1 + $2')" -v w="$(median "$1" '$3')" \
		-v rc="$(median "$3" '$1 + $2')" -v rw="$(median "$3" '$3')" -v ref="$3" \
		'BEGIN { printf "%-34s %8.3f %8.3f   %.1f x %.1f x than %s (%.3f CPU, %.3f wall)\n", what, c, w, rw / w, (c > 0 ? rc / c : 0), ref, rc, rw }'
}
row check 'check of all languages' msgfmt
row extract 'extract' itstool
row update 'update after changed sentences' msgmerge
row again 'update, nothing changed' msgmerge
