#!/bin/sh
# What no translator should have to mend: a byte order mark, no header, a wrong
# charset in the header, two entries of one message.  repair/NAME.po becomes
# repair/NAME.out, byte for byte.  And every hint about charsets is tried: what
# it says is run, and then nothing is wrong any more.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
. tests/po/project.sh
accept=false
[ "${1:-}" = --accept ] && accept=true
p=$work/p
for file in tests/po/repair/*.po; do
	project "$file" "$p"
	mended "$p" "$file"
	$accept && cp "$p/locales/ar/authorities.po" "${file%.po}.out"
	diff "${file%.po}.out" "$p/locales/ar/authorities.po"
	verdict $? "$file becomes something else"
done
# A sentence that is Arabic, in a file of the charset $1 whose header says $2.
catalog() {
	printf 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=%s\\n"\n\nmsgid "Start"\nmsgstr "بداية"\n' "$2" |
		iconv -f UTF-8 -t "$1"
}
while read -r real said; do
	catalog "$real" "$said" > "$work/file.po"
	project "$work/file.po" "$p"
	cp "$work/file.po" "$p/locales/ar/authorities.po"
	"$program" check -C "$p" -l ar --color=never > "$work/check" 2>&1
	# The command of the hint, with the charset in which it was really saved.
	hint=$(sed -n 's/^ *= hint: .*: \(iconv .*\); then .*/\1/p' "$work/check" |
		sed "s/WINDOWS-1252/$real/; s|FILE|$p/locales/ar/authorities.po|; s|NEW|$work/new|")
	rm -f "$work/new"
	if [ "$real" = UTF-8 ]; then
		grep -q 'hint: wegweiser update' "$work/check"
	else
		sh -c "$hint" && cp "$work/new" "$p/locales/ar/authorities.po"
	fi 2> "$work/err"
	verdict $? "the hint about a file in $real that says $said: $hint; $(cat "$work/err" "$work/check")"
	mended "$p" "a file in $real that said $said"
	grep -q 'msgstr "بداية"' "$p/locales/ar/authorities.po"
	verdict $? "the text of a file in $real that said $said"
done <<'CASES'
UTF-8 ISO-8859-6
UTF-8 WINDOWS-1256
ISO-8859-6 ISO-8859-6
ISO-8859-6 UTF-8
WINDOWS-1256 WINDOWS-1256
WINDOWS-1256 CHARSET
UTF-16 UTF-8
UTF-16 UTF-16
CASES
finish
