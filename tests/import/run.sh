#!/bin/sh
# Tables of places as counties keep them: what is understood, what is told, and
# that nothing is lost or written over.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
export LC_ALL=C
unset LANGUAGE
p=$work/p
WEGWEISER_DATA=$PWD "$program" new project "$p" -q --name='Landkreis Beispiel' --municipality=Beispielstadt --languages=ar < /dev/null
export WEGWEISER_DATA="$PWD"

import() { # STATUS ARGUMENTS…
	ends=$1
	shift
	expect "$ends" "$program" import -C "$p" --format=short "$@"
}
holds() { # FILE TEXT
	grep -qF -- "$2" "$p/content/places/$1.xml"
	verdict $? "$1 lacks $2: $(cat "$p/content/places/$1.xml")"
}

# Excel's own: semicolons, windows-1252, CRLF, cells of several lines.
iconv -f UTF-8 -t WINDOWS-1252 tests/import/excel.csv | sed 's/$/\r/' > "$work/Adressen 2026.csv"
import 0 -n "$work/Adressen 2026.csv"
said '^5 places would be written'
said 'windows-1252, cells divided by semicolons'
said '^sozialamt: Sozialamt'
[ ! -e "$p/content/places/sozialamt.xml" ] && [ ! -e "$p/import" ]
verdict $? 'a dry run writes nothing'
import 0 "$work/Adressen 2026.csv"
said 'Adressen 2026.csv:2:.*\[import-read\]'
said 'Adressen 2026.csv:7:.*Sozialamt \[import-double\]'
said '4,93023E\+12: Excel .*\[import-value\]'
said 'Farbe \[import-column\]'
said '\[import-nameless\]'
said '^1 names of persons'
holds sozialamt 'street="Kreishausplatz" number="1" postcode="12345" town="Beispielstadt" floor="2. OG" room="210"'
holds sozialamt '<w:hours>Mo-Fr 08:00-12:00, Th 14:00-17:30</w:hours>'
holds sozialamt '<w:phone>+493023125170</w:phone>'
holds sozialamt '<w:phone kind="fax">+493023125171</w:phone>'
holds sozialamt '<w:web href="https://www.example.org/sozialamt"/>'
holds sozialamt '<para>Aufzug vorhanden</para>'
holds sozialamt 'lat="53.1001" lon="9.3002"'
holds sozialamt '<!-- Farbe: blau –- rot -->'
holds jugendamt '&quot;nach Vereinbarung&quot;'
holds beratungsstelle-am-markt 'number="3a" postcode="01234"'
holds beratungsstelle-am-markt 'category="advice"'
holds beratungsstelle-am-markt '<w:hours>Mo 09:00-12:00; We 14:00-18:00</w:hours>'
holds praxis-dr-muster '<!-- Telefon: 4,93023E+12 -->'
holds praxis-dr-muster '<w:hours-note>Mo-Fr 8-12 Do 14-17</w:hours-note>'
holds lager '<!-- <w:address street="Am &lt;Tor&gt;" number="1"/> -->'
! grep -rq 'Musterfrau' "$p/content"
verdict $? 'no name of a person'
"$program" check -q -C "$p" > "$work/said" 2>&1
verdict $? "what was imported is right: $(head -n 3 "$work/said")"

# Again: nothing; on another day: nothing; what changed: that.
cp -r "$p" "$work/before"
import 0 "$work/Adressen 2026.csv"
said '^0 places written, 5 are as they were'
SOURCE_DATE_EPOCH=1800000000 import 0 "$work/Adressen 2026.csv"
diff -r "$work/before/content" "$p/content" && diff -r "$work/before/import" "$p/import"
verdict $? 'twice is once'
sed 's/Aufzug vorhanden/Kein Aufzug/; /^Jugendamt/d' "$work/Adressen 2026.csv" > "$work/neu"
mv "$work/neu" "$work/Adressen 2026.csv"
import 0 "$work/Adressen 2026.csv"
said '^1 places written, 3 are'
said 'jugendamt.xml \[import-gone\]'
holds sozialamt '<para>Kein Aufzug</para>'
# What a person has written stays.
sed -i 's/\[Wof.*hierher kommt\]/Geld bei Not/' "$p/content/places/sozialamt.xml"
import 0 "$work/Adressen 2026.csv"
said '^0 places written, 3 are as they were, 1 stay'
sed 's/Kein Aufzug/Aufzug im Bau/' "$work/Adressen 2026.csv" > "$work/neu"
mv "$work/neu" "$work/Adressen 2026.csv"
import 0 "$work/Adressen 2026.csv"
said 'sozialamt.xml \[import-changed\]'
holds sozialamt 'Geld bei Not'
grep -q 'Aufzug im Bau' "$p/import/sozialamt.xml"
verdict $? 'what the table says stands beside'
rm "$p/content/places/lager.xml"
import 0 "$work/Adressen 2026.csv"
[ ! -e "$p/content/places/lager.xml" ]
verdict $? 'what a person took away stays away'

# UTF-8 with a byte order mark, commas, a column a weekday; UTF-16, tabs.
printf '\357\273\277Name,Adresse,Telefon 1,Telefon 2,Mail,Web,Montag,Dienstag,Samstag\r\nTafel,"Moorweg 5, 12345 Beispielstadt",+49 30 23125-200,112,tafel@example.org,http://tafel.example.org,,10:00-12:00,-\r\n"=HYPERLINK(""x"")","Weg 1\n12345 Ort",,,kein,ftp://x,-,-,geschlossen\r\n' > "$work/b.csv"
import 0 "$work/b.csv"
holds tafel 'street="Moorweg" number="5" postcode="12345" town="Beispielstadt"'
holds tafel '<w:hours>Tu 10:00-12:00</w:hours>'
holds tafel '<w:phone>112</w:phone>'
holds tafel 'https://tafel.example.org'
holds hyperlink-x '<title>=HYPERLINK(&quot;x&quot;)</title>'
holds hyperlink-x '<!-- Mail: kein -->'
! grep -q import-gone "$work/said"
verdict $? 'another table has other places'
printf 'Bezeichnung\tGeo\tPLZ Ort\nHalle\t53,1 9,3\t12345 Ort\nWelle\t9.3, 53.1\t1 Ort\n' | iconv -f UTF-8 -t UTF-16 > "$work/c.csv"
import 0 "$work/c.csv"
holds halle 'lat="53.1" lon="9.3"'
said 'latitude and a longitude in Germany'

# What two columns say differently is not lost, nor what none can hold.
printf 'Name;Ort;Gemeinde;PLZ;PLZ Ort;Art;Bereich;Zimmer;Raum;Breite;Länge;Geo;Sprechzeiten;Montag;Dienstag;Opening hours\nDoppelt;Altdorf;Neudorf;12345;12346 Altdorf;Beratung;Bildung;1;1;53,1;9,3;53,2 9,3;Fr 8-12;8-9;-;\nSchief;;;;;;;;;;;;;;;Freitags bis eins\n' > "$work/e.csv"
import 0 "$work/e.csv"
for lost in 'Gemeinde: Neudorf' 'PLZ Ort: 12346 Altdorf' 'Bereich: Bildung' 'Geo: 53,2 9,3' 'Mo 08:00-09:00'; do
	holds doppelt "<!-- $lost -->"
done
said '^[^ ]*e.csv:2:.*Neudorf: another column says something else \[import-value\]'
said 'Mo 08:00-09:00: a place has its hours once'
[ "$(grep -c '<!--' "$p/content/places/doppelt.xml")" -eq 6 ]
verdict $? "what is said twice alike is no loss: $(cat "$p/content/places/doppelt.xml")"
holds schief '<w:hours-note>Freitags bis eins</w:hours-note>'

# What was exported comes back: ids, hours, phones, addresses.
"$program" build -q -C "$p" 2> /dev/null
q=$work/q
"$program" new project "$q" -q --name='Landkreis Beispiel' --municipality=Beispielstadt --languages=ar < /dev/null
rm "$q"/content/places/* "$q"/content/houses/* "$q"/content/prints/* "$q"/content/pages/*/*
"$program" import -C "$q" --format=short "$p/output/site/exports/beispiel/de/places.csv" > "$work/said" 2>&1
! grep -qE 'import-column|warning|error' "$work/said"
verdict $? "the export is understood: $(head -n 5 "$work/said")"
facts() { grep -hE '<w:(purpose|address|position|hours|phone|email|web)' "$1/content/places/$2.xml"; }
for id in tafel beratungsstelle-am-markt sozialamt; do
	facts "$p" "$id" | tr -d ' \n-' > "$work/f1"
	facts "$q" "$id" | tr -d ' \n-' > "$work/f2"
	cmp -s "$work/f1" "$work/f2"
	verdict $? "$id comes back: $(cat "$work/f1" "$work/f2")"
done

# Headings that nobody knows, and what they stand for.
printf 'Amtsname;Wo;Ort;PLZ\nArchiv;Gasse 3;Beispielstadt;12345\n' > "$work/strange.csv"
printf 'amtsname\tName\nWo\tStraße\n' > "$work/headings.tsv"
import 1 -n "$work/strange.csv"
import 0 --map="$work/headings.tsv" "$work/strange.csv"
holds archiv 'street="Gasse" number="3"'
import 3 --map="$work/none.tsv" "$work/strange.csv"

# One list, as programs and people save it: each time the same places, and the
# same again.
printf 'Name;Straße;Hausnr.;PLZ;Ort;Telefon;Öffnungszeiten\nBücherei Süd;Große Straße;1;12345;Ort;030\302\240231 25 777;"Mo-Fr 8-12 Uhr,\nDo auch 14-17.30"\nÄmterhaus;Weg;2 a;01234;Ort;;\n' > "$work/list.csv"
as() { # CHARSET COMMAND…: what it makes of the list
	charset=$1
	shift
	"$@" < "$work/list.csv" > "$work/saved.csv"
	rm -rf "$p/content/places/buecherei-sued.xml" "$p/content/places/aemterhaus.xml" "$p/import"
	import 0 "$work/saved.csv"
	said "$charset, cells divided"
	holds buecherei-sued '<w:hours>Mo-Fr 08:00-12:00, Th 14:00-17:30</w:hours>'
	holds buecherei-sued 'street="Große Straße"'
	holds aemterhaus '<title>Ämterhaus</title>'
	import 0 "$work/saved.csv"
	said '^0 places written, 2 are as they were'
}
as UTF-8 cat
as UTF-8 sed '1s/^/\xef\xbb\xbf/'
as UTF-8 tr '\n' '\r'
as windows-1252 iconv -f UTF-8 -t WINDOWS-1252
as CP850 iconv -f UTF-8 -t CP850
as 'Mac Roman' iconv -f UTF-8 -t MACINTOSH
as UTF-16 iconv -f UTF-8 -t UTF-16LE
as UTF-16 iconv -f UTF-8 -t UTF-16BE
as UTF-8 sed '1i\
Adressen des Landkreises;;;;;;\
Stand: 1. November;;;;;;\
;;;;;;'
said 'Adressen des Landkreises \[import-nameless\]'

# A letter that is lost is not dropped: the import says so, and the check.
for lost in '\000' '\357\277\275'; do
	printf "Name;Ort\nM${lost}hle;Altdorf\n" > "$work/lost.csv"
	import 0 "$work/lost.csv"
	said 'M�hle \[import-letter\]'
	holds m-hle '<title>M�hle</title>'
done
rm "$p/content/places/m-hle.xml"

# Ids that are taken, and tables that are none.
printf 'Name;Ort\nAusländerbehörde;Altdorf\nÄÖ;\n"ж";\nAusländerbehörde;Neudorf\n' > "$work/d.csv"
import 0 "$work/d.csv"
holds auslaenderbehoerde-altdorf '<title>Ausländerbehörde</title>'
holds ort '<title>ж</title>'
wide=$(printf '%0200d' 0 | tr 0 ';')
for bad in "Name;b\nx;$wide y\n" 'a;b\n1;2\n' '' 'Name;b\n"x;2\n' '\0\0\0'; do
	printf "$bad" > "$work/bad.csv"
	import 1 "$work/bad.csv"
	said '\[import-table\]'
done
printf 'PK\003\004\024' > "$work/bad.csv"
import 1 "$work/bad.csv"
said 'workbook of Excel'
import 3 "$work/nowhere.csv"
import 1 "$work"
import 2
mkdir "$work/out"
rm -rf "$p/import"
ln -s "$work/out" "$p/import"
import 3 "$work/c.csv"
[ -z "$(ls "$work/out")" ]
verdict $? 'nothing is written outside the project'
head -c 200000 /dev/urandom > "$work/noise.csv"
timeout 20 "$program" import -n -C "$p" "$work/noise.csv" > /dev/null 2>&1
[ $? -le 3 ]
verdict $? 'noise is no table'
finish
