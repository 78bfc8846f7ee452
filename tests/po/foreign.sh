#!/bin/sh
# Real catalogs that nobody here wrote (tests/po/fetch.sh gets them): read like
# libgettextpo reads them, and merged with their own templates like msgmerge
# merges them.  What is asked of a merge: every translation that msgmerge keeps
# we keep too; where it guesses, we guess or know better; twice changes nothing.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
from=${CATALOGS:-compiler/.obj/catalogs}
tools=compiler/.obj/plain
make -s $tools/po-read $tools/po-merge || exit 1
if [ ! -e "$from/done" ]; then
	echo 'SKIPPED: no foreign catalogs; `make deps check` fetches them from deb.debian.org'
	echo '1 passed, 0 failed'
	exit 0
fi
refused=0
find "$from" -name '*.po' | LC_ALL=C sort > "$work/all"
while read -r file; do
	# We read UTF-8 only, and say how to convert; so the rest is converted.
	msgconv -t UTF-8 -o "$work/file.po" "$file" 2> /dev/null || { refused=$((refused + 1)); continue; }
	$tools/po-read ours "$work/file.po" > "$work/ours" 2> "$work/err"
	status=$?
	verdict $((status != 0)) "$file is read (status $status)"
	# Escapes of C beyond \n \t \" \\ are refused by us, with a word.
	if grep -q '\\[0-7abfrvx]' "$work/file.po"; then continue; fi
	$tools/po-read theirs "$work/file.po" > "$work/oracle" 2> /dev/null || continue
	cmp -s "$work/oracle" "$work/ours"
	verdict $? "$file: other messages than libgettextpo: $(diff "$work/oracle" "$work/ours" | head -n 4)"
done < "$work/all"
# A message a line: context, msgid, msgstr …, flags.
flat() { $tools/po-read ours "$1" | awk 'BEGIN { RS = ""; FS = "\n"; OFS = "\t" } { $1 = $1; print }' | LC_ALL=C sort; }
keys() { awk -F '\t' '{ print $1 "\t" $2 "\t" $3 }' | LC_ALL=C sort; }
for pair in ${MERGES:-shadow/man/po/shadow-man-pages apt/doc/po/apt-doc tasksel/tasks/po/debian-tasks}; do
	pot=$from/$pair.pot
	[ -e "$pot" ] || continue
	for old in "$(dirname "$pot")"/*.po; do
		msgconv -t UTF-8 -o "$work/old.po" "$old" 2> /dev/null || continue
		grep -q '\\[0-7abfrvx]' "$work/old.po" && continue
		$tools/po-merge "$work/old.po" "$pot" > "$work/new.po" 2> /dev/null
		$tools/po-merge "$work/new.po" "$pot" 2> /dev/null | cmp -s "$work/new.po"
		verdict $? "$old: merged twice is not merged once"
		msgmerge --previous --no-wrap -q -o "$work/theirs.po" "$work/old.po" "$pot" 2> /dev/null || continue
		flat "$work/new.po" > "$work/ours"
		flat "$work/theirs.po" > "$work/theirs"
		grep 'fuzzy 0 obsolete 0$' "$work/theirs" | grep -v '^msgctxt -	msgid ""	' > "$work/kept"
		LC_ALL=C comm -23 "$work/kept" "$work/ours" | grep -v '	msgstr ""	' > "$work/lost"
		[ ! -s "$work/lost" ]
		verdict $? "$old: lost what msgmerge keeps: $(head -n 3 "$work/lost")"
		grep 'fuzzy 1 obsolete 0$' "$work/theirs" | keys | grep '	msgid "[^"]* ' > "$work/guessed"
		grep -v '	msgstr ""	fuzzy' "$work/ours" | keys > "$work/known"
		LC_ALL=C comm -23 "$work/guessed" "$work/known" > "$work/missed"
		[ ! -s "$work/missed" ]
		verdict $? "$old: no guess where msgmerge has one ($(wc -l < "$work/missed") of $(wc -l < "$work/guessed")): $(head -n 2 "$work/missed")"
	done
done
echo "$(wc -l < "$work/all") catalogs, $refused of them not convertible to UTF-8"
finish
