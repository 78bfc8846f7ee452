#!/bin/sh
# Ids and tags that want a file which is somebody else's already: told, never
# an abort, and the build is as good as without them.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
p=$work/p
fresh() {
	rm -rf "$p"
	cp -r tests/golden/base "$p"
	cp locales/languages.tsv "$p/locales/"
	sed -i 's/@PAGE@/start/' "$p/content/regions/test.xml"
}
# The build ends well or with errors of the content, which 'code' is among.
builds() { # CODE WHAT
	"$program" build -C "$p" -q --only=feed,leaflet > "$work/out" 2>&1
	status=$?
	[ $status -le 1 ] && { [ "$1" = - ] || grep -q "\[$1\]" "$work/out"; } && [ -s "$p/output/site/leaflets/de/index.html" ]
	verdict $? "$2: status $status, $(tail -n 2 "$work/out")"
}
page() { # ID [ATTRIBUTES]
	mkdir -p "$p/content/pages/authorities"
	printf '<article xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" version="5.0" xml:id="%s" xml:lang="de" %s><info><title>T</title><date>2026-11-01</date></info><para>X.</para></article>' "$1" "${2:-}" > "$p/content/pages/authorities/$1.xml"
}
for lines in 'ar\nar' 'ar ar' 'ar\nAR' 'ar\nuk\nar'; do
	fresh
	printf "$lines\n" > "$p/locales/LINGUAS"
	"$program" check -C "$p" -q > "$work/out" 2>&1
	"$program" check -C "$p" 2>&1 | grep -q '\[language-twice\]'
	verdict $? "LINGUAS $lines is not told"
	builds - "LINGUAS $lines"
done
for id in index events places news imprint search de api s; do
	fresh
	page "$id"
	builds - "page $id outside"
	code=-
	case $id in index | events | places | news | imprint) code=page-reserved ;; esac
	sed -i "s|<w:page ref=\"start\"/>|<w:page ref=\"start\"><w:page ref=\"$id\"/></w:page>|" "$p/content/regions/test.xml"
	builds $code "page $id below another"
	case $id in search | locations | offers) code=page-reserved ;; esac
	sed -i "s|<w:page ref=\"start\">.*</w:page>|<w:page ref=\"start\"/><w:page ref=\"$id\"/>|" "$p/content/regions/test.xml"
	builds $code "page $id at the top"
	fresh
	page neu "w:former=\"$id alt/$id $id/index\""
	sed -i "s|<w:page ref=\"start\"/>|<w:page ref=\"start\"/><w:page ref=\"neu\"/>|" "$p/content/regions/test.xml"
	builds - "a page that was called $id"
	for kind in places/fern houses/haus prints/aushang regions/test; do
		fresh
		sed "s/xml:id=\"${kind#*/}\"/xml:id=\"$id\"/" "$p/content/$kind.xml" > "$p/content/${kind%/*}/$id.xml"
		code=-
		case $kind/$id in houses/*/index | houses/*/events | houses/*/places | houses/*/news | houses/*/imprint) code=page-reserved ;; esac
		builds $code "${kind%/*} $id"
		fresh
		sed -i "s/xml:id=\"${kind#*/}\"/& w:former=\"$id x\/$id\"/" "$p/content/$kind.xml"
		builds - "${kind%/*} that was called $id"
	done
	fresh
	mkdir -p "$p/content/events" "$p/content/news"
	printf '<w:event xmlns:w="urn:wegweiser:1" xmlns="http://docbook.org/ns/docbook" xml:id="%s" xml:lang="de" start="2027-03-02" regions="test"><info><title>E</title><date>2026-11-01</date></info><para>E.</para></w:event>' "$id" > "$p/content/events/$id.xml"
	builds - "event $id"
	rm "$p/content/events/$id.xml"
	printf '<w:news xmlns:w="urn:wegweiser:1" xmlns="http://docbook.org/ns/docbook" xml:id="%s" xml:lang="de" regions="test"><info><title>N</title><date>2026-11-01</date></info><para>N.</para></w:news>' "$id" > "$p/content/news/$id.xml"
	builds - "news $id"
done
# Of a catalog with more messages than are read, the rest is told.
fresh
mkdir -p "$p/locales/ar"
awk 'BEGIN { printf "msgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"; for (i = 0; i < 200003; i++) printf "\nmsgid \"%d\"\nmsgstr \"\"\n", i }' > "$p/locales/ar/authorities.po"
"$program" check -C "$p" > "$work/out" 2>&1
[ $? -eq 1 ] && [ "$(grep -c 'a message behind 200,000 others.*po-limit' "$work/out")" -eq 4 ]
verdict $? "200,003 messages: $(grep -c po-limit "$work/out"), $(head -n 2 "$work/out")"
finish
