#!/bin/sh
# A region of an Integreat CMS: what becomes of it, that nothing is lost, that
# twice is once, and what hostile files can do.  With --accept the expected
# project is written anew: read its diff.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
export LC_ALL=C
unset LANGUAGE
export WEGWEISER_DATA="$PWD"
sample=$PWD/tests/import/region
today=--date=2026-11-30

import() { # STATUS ARGUMENTS…
	ends=$1
	shift
	expect "$ends" env -C "$work" timeout 60 "$program" import --format=short --max-errors=0 $today "$@"
}
# All that it wrote, in one text.
shown() { # PROJECT
	(
		cd "$1" || exit
		find content import/*.tsv locales -type f | LC_ALL=C sort | while read -r f; do
			case $f in
			*.pot | */marks.tsv) continue ;;
			*.po)
				awk -v name="== $f" '
					/^#/ { if ($0 ~ /^# imported|^#, fuzzy/) held = held $0 "\n"; next }
					/^msgctxt/ { held = held $0 "\n"; next }
					/^msgid "[^"]/ { id = $0; next }
					/^msgstr/ && id != "" {
						if (!n++) print name
						printf "%s%s\n%s\n", held, id, $0
					}
					/^$/ { held = id = "" }' "$f"
				;;
			*) echo "== $f"; cat "$f" ;;
			esac
		done
	)
}

# What was understood, and what it became.
import 0 -n "$sample" p
[ ! -e "$work/p" ]
verdict $? 'a dry run writes nothing'
import 0 --accept-hosts "$sample" p
said '^beispielland: 11 pages, 5 places, 9 events, 2 news, 5 languages'
said 'German: 83 blocks, 343 words, 0 texts with words'
! grep -q import-lost "$work/said"
verdict $? 'no word is lost'
shown "$work/p" > "$work/shown"
cp "$work/shown" "$work/words"
sed "s|$PWD|.|" "$work/said" | sed 's|^\./tests/import/region/api/v3/||' >> "$work/shown"
[ "${1-}" != --accept ] || cp "$work/shown" tests/import/region.golden
cmp -s "$work/shown" tests/import/region.golden
verdict $? "it becomes what it should: $(diff "$work/shown" tests/import/region.golden | head -n 20)"
"$program" check -C "$work/p" --format=short $today > "$work/said" 2>&1
verdict $? "what was imported is right: $(grep error "$work/said" | head -n 3)"
"$program" build -q -C "$work/p" --only=feed $today > "$work/said" 2>&1
verdict $? "and builds: $(head -n 3 "$work/said")"
node tests/import/roundtrip.mjs "$sample" "$work/p" beispielland > "$work/said" 2>&1
verdict $? "what the region said is what we say: $(tail -n 6 "$work/said")"
rm -r "$work/p/output"

# Again, on another day: nothing.  The number of threads does not matter.
cp -r "$work/p" "$work/before"
today=--date=2027-02-01
import 0 -C p "$sample"
said '^0 files written, 30 are as they were'
diff -r "$work/before" "$work/p" > "$work/said"
verdict $? "twice is once: $(head -n 3 "$work/said")"
today=--date=2026-11-30

# A book that somebody has spoilt: what cannot be is told, and nothing written.
cp -r "$work/p" "$work/spoilt"
awk -F'\t' -v OFS='\t' '$1 ~ /^page .*anmeldung/ { $2 = "../../x" } $1 ~ /^page .*notruf/ { $2 = "ankommen" } 1' "$work/p/import/ids.tsv" > "$work/spoilt/import/ids.tsv"
import 1 -C spoilt "$sample"
[ "$(grep -c 'import-book' "$work/said")" = 2 ] && diff -r "$work/p/content" "$work/spoilt/content" > "$work/diff"
verdict $? "two lines cannot be: $(cat "$work/said" "$work/diff")"
printf 'Name;Ort\nBücherei;Beispielstadt\n' > "$work/table.csv"
import 1 -C spoilt "$work/table.csv"
said 'import-book'
rm -rf "$work/spoilt"

# What a person has written stays, in files and in catalogs.
sed -i 's/Willkommen im Landkreis/Guten Tag im Landkreis/' "$work/p/content/pages/authorities/ankommen.xml"
sed -i 's/^msgstr "Registration & address"/msgstr "Where to register"/;s/^msgstr "Registration &amp; address"/msgstr "Where to register"/' "$work/p/locales/en/authorities.po"
rm "$work/p/content/news/neuer-kurs.xml"
cp -r "$sample" "$work/in"
import 0 -C p "$work/in"
grep -q 'Guten Tag' "$work/p/content/pages/authorities/ankommen.xml" && [ ! -e "$work/p/content/news/neuer-kurs.xml" ]
verdict $? 'what a person changed or took away stays so'
find "$work/in" -name index.json -exec sed -i 's/Willkommen im Landkreis/Herzlich willkommen im Landkreis/;s/Das kostet nichts/Das ist kostenlos/' {} +
import 0 -C p "$work/in"
said 'ankommen.xml \[import-changed\]'
grep -q 'Herzlich' "$work/p/import/ankommen.xml" && grep -q 'Guten Tag' "$work/p/content/pages/authorities/ankommen.xml"
verdict $? 'what the region says stands beside'
grep -q 'kostenlos' "$work/p/content/pages/authorities/anmeldung.xml" && grep -q 'Where to register' "$work/p/locales/en/authorities.po"
verdict $? 'what only the region changed is brought along'

# Hosts wait for a person.
import 0 "$sample" q
said 'import-host'
grep -q 'www.example.org' "$work/q/import/hosts.tsv" && ! grep -rq 'href="https://www.example.org' "$work/q/content"
verdict $? 'hosts wait'
import 0 -C q --accept-hosts=www.example.org "$sample"
grep -rq 'w:web href="https://www.example.org' "$work/q/content" && ! grep -rq 'href="https://wa.me' "$work/q/content"
verdict $? 'one host was accepted'
import 0 -C q "$sample"
said '^0 files written'
import 0 --area=gesundheit=health,arbeit=work "$sample" r
[ -e "$work/r/content/pages/health/notruf.xml" ] && [ -s "$work/r/locales/en/work.po" ]
verdict $? 'areas'

# A language that is hidden, bold headings, pictures that somebody has fetched.
mkdir -p "$work/pictures"
node -e 'require("fs").writeFileSync(process.argv[1], Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC", "base64"))' "$work/pictures/arbeit-foto.jpg"
import 0 --accept-hosts --hidden --bold-headings --images="$work/pictures" "$sample" h
[ -d "$work/h/locales/de-simple" ] && ! grep -q 'import-language' "$work/said"
verdict $? "the hidden language: $(grep import-language "$work/said")"
[ -s "$work/h/content/images/arbeit-foto.jpg" ] && tr -s ' \n' ' ' < "$work/h/content/pages/authorities/arbeit.xml" |
	grep -q 'fileref="images/arbeit-foto.jpg"/> </imageobject> <textobject> <para>Eine Frau an einer Werkbank</para>'
verdict $? 'the picture is there'
grep -q 'A woman at a workbench' "$work/h/locales/en/authorities.po"
verdict $? 'and its words are translated'

# Facts that stand as words in every translation become elements, and nothing
# else is another than without --facts.
import 0 --accept-hosts --facts "$sample" f
said '^facts: 4 became elements, 4 are said otherwise'
said 'Help with your search.*: 030 23125-130 \[import-fact\]'
grep 'import-fact' "$work/said" | sed 's/^.*index.json:1:1: //' > "$work/told"
shown "$work/f" > "$work/facts"
diff "$work/words" "$work/facts" | grep '^[<>]' | grep -v '	[0-9a-f]\{24\}$' > "$work/changed"
cat "$work/told" >> "$work/changed"
[ "${1-}" != --accept ] || cp "$work/changed" tests/import/facts.golden
cmp -s "$work/changed" tests/import/facts.golden
verdict $? "facts become what they should: $(diff "$work/changed" tests/import/facts.golden | head -n 20)"
"$program" check -C "$work/f" --format=short $today > "$work/said" 2>&1
verdict $? "facts are right: $(grep error "$work/said" | head -n 3)"
import 0 -C f --facts "$sample"
said '^0 files written, 30 are as they were'

# Folders that are missing, or lead out of the project.
rm -r "$work/q/import/leftover"
import 0 -C q "$sample"
[ -s "$work/q/import/leftover/en/arbeit.html" ]
verdict $? 'what is left over has its folders'
mkdir "$work/out"
mv "$work/q/import/leftover" "$work/leftover"
ln -s "$work/out" "$work/q/import/leftover"
import 3 -C q "$sample"
[ -z "$(ls "$work/out")" ]
verdict $? 'nothing is written outside the project'
rm "$work/q/import/leftover"

# One picture at two addresses, and another one of its name.
rm -rf "$work/in"
cp -r "$sample" "$work/in"
cp "$work/pictures/arbeit-foto.jpg" "$work/pictures/ß.png"
{ cat "$work/pictures/arbeit-foto.jpg"; echo; } > "$work/pictures/Arbeit-Foto.jpg"
echo '[{"id":1,"path":"/beispielland/de/a/","title":"A","content":"<p>a</p><img src=\"https://h/1/arbeit-foto.jpg\" alt=\"1\"><img src=\"https://h/2/arbeit-foto.jpg\" alt=\"2\"><img src=\"https://h/Arbeit-Foto.jpg\" alt=\"3\"><img src=\"https://h/%C3%9F.png\" alt=\"4\">","available_languages":{}}]' > "$work/in/api/v3/beispielland/de/pages/index.json"
import 0 --images="$work/pictures" "$work/in" i
[ "$(ls "$work/i/content/images" | tr '\n' ' ')" = 'arbeit-foto-2.jpg arbeit-foto.jpg ss.png ' ] && [ "$(grep -c 'images/arbeit-foto.jpg' "$work/i/content/pages/authorities/a.xml")" = 2 ]
verdict $? "pictures: $(ls "$work/i/content/images") $(grep images "$work/i/content/pages/authorities/a.xml")"

# A project that somebody has begun: what the region needs comes into its
# project.xml, no id is had twice, and what it has no language for is told.
"$program" new project "$work/n" -q --name='Landkreis Beispiel' --municipality=Beispielstadt --languages=ar,en < /dev/null
sed -i 's/\(xml:id\|category\)="advice"/\1="gastronomie"/;s/www.example.org wegweiser.example.org"/www.example.org w.example.net"/' "$work/n/content/project.xml" "$work/n"/content/places/*
sed 's/xml:id="wohin"/xml:id="arbeit"/' "$work/n/content/pages/authorities/wohin.xml" > "$work/n/content/pages/authorities/arbeit.xml"
import 0 -C n --accept-hosts "$sample"
said "uk: the project does not have it; 'wegweiser new language uk' adds it"
"$program" check -C "$work/n" --format=short $today > "$work/said" 2>&1
verdict $? "the project is right: $(grep error: "$work/said" | head -n 3)"
[ -e "$work/n/content/pages/authorities/arbeit-seite.xml" ] && grep -q 'gastronomie-kategorie' "$work/n/content/places/cafe-international.xml"
verdict $? 'ids that are taken'
grep -q 'hosts="example.org www.example.org w.example.net admin' "$work/n/content/project.xml" && grep -q '<title>Beratung und Hilfe' "$work/n/content/project.xml"
verdict $? "project.xml stays somebody's: $(cat "$work/n/content/project.xml")"
"$program" new language uk -q -C "$work/n" < /dev/null > "$work/said" 2>&1
import 0 -C n "$sample"
said '^0 files written'
! grep -q 'uk: the project' "$work/said" && grep -q '^# imported' "$work/n/locales/uk/authorities.po"
verdict $? 'a language that comes later'
# So it is when only addresses were changed; what the region says otherwise is told.
rm -rf "$work/q" "$work/in"
import 0 "$sample" q
sed -i 's/api.example.org/api.example.net/' "$work/q/content/project.xml"
import 0 -C q --accept-hosts "$sample"
"$program" check -C "$work/q" --format=short $today > "$work/said" 2>&1
verdict $? "hosts and organisations come along: $(grep error: "$work/said" | head -n 3)"
cp -r "$sample" "$work/in"
cp -r "$work/q" "$work/o"
find "$work/in" -name index.json -exec sed -i 's/"Gastronomie"/"Essen"/' {} +
sed -i '/<w:organisation xml:id="ihk/,/<\/w:organisation>/d;s/<w:organiser ref="ihk.*//' "$work/o/content/project.xml" "$work/o/content/pages/authorities/ausbildung.xml"
import 0 -C o "$work/in"
said 'project.xml:[0-9:]* .*gastronomie: Essen, gastronomy, #2E98FB \[import-changed\]'
! grep -q 'ihk-beispiel\|Essen' "$work/o/content/project.xml"
verdict $? 'what somebody took away or named stays so'

# A table in the same project: neither forgets what the other has brought.
printf 'Name;Straße;Hausnr;PLZ;Ort\nBücherei;Weg;1;12345;Beispielstadt\n' > "$work/table.csv"
import 0 -C q "$work/table.csv"
said '^1 places written'
import 0 -C q "$sample"
said '^0 files written'
import 0 -C q "$work/table.csv"
said '^0 places written, 1 are as they were'

# What is no region, or half of one.
import 1 "$work" s
said 'there is no api/v3/REGION/de/'
broken() { # FILE BYTES REGEX STATUS
	rm -rf "$work/in"
	cp -r "$sample" "$work/in"
	mkdir -p "$work/in/api/v3/${1%/*}"
	printf "$2" > "$work/in/api/v3/$1"
	import "$4" "$work/in" s
	said "$3"
	: > "$work/checked"
	[ ! -d "$work/s" ] || "$program" check -C "$work/s" --format=short $today > "$work/checked" 2>&1
	verdict $? "$1 $2 makes what is wrong: $(grep error "$work/checked" | head -n 3)"
	rm -rf "$work/s"
}
broken beispielland/de/pages/index.json '<!DOCTYPE html><p>Login' 'page of the web, no JSON' 1
broken beispielland/de/pages/index.json '[{"title":"a"' 'index.json:1:' 1
broken beispielland/de/pages/index.json '{"error": "No language matches"}' 'No language matches' 1
broken beispielland/de/pages/index.json '[]' 'no German pages' 1
broken regions/beispielland/index.json '{"languages":[{"code":"en"}]}' 'it has no German' 1
broken regions/beispielland/index.json '[]' 'an object of another kind' 1
broken beispielland/offers/index.json '[{' 'offers: .*import-unread' 0
rm "$work/in/api/v3/regions/beispielland/index.json"
echo '[{"path":"anderswo"}]' > "$work/in/api/v3/regions/index.json"
import 1 "$work/in" s
said 'beispielland: the region is not in it'
broken beispielland/en/pages/index.json '[[[{"x":1,"x":2}]]]' 'import-feed' 1
broken beispielland/de/imprint/index.json '[]' '^beispielland: 11 pages' 0
broken beispielland/de/events/index.json '[{"path":"/beispielland/de/events/kurs$2026-11-02/","title":"Kurs"}]' 'combine_recurring' 1
broken beispielland/de/pages/index.json '[{"path":"/../../../etc/x/","title":"<script>&amp;lt;b","content":"<p>a<p>b<script>x</script>"},{},[],null,7]' 'an item without an address' 1
broken beispielland/de/pages/index.json '[{"path":"/../../../etc/x/","title":"<script>&amp;lt;b","content":"<p>a<p>b<script>x</script>"}]' '^beispielland: 1 pages' 0
broken beispielland/de/locations/index.json '[{"title":"A","path":"/beispielland/de/locations/a/","opening_hours":[1,2],"location":{"postcode":"12345"},"contacts":[{"phone_number":"abc","email":"x","website":"ftp://x"}],"category":7}]' 'import-field' 0
broken regions/beispielland/index.json '{"path":"beispielland","languages":[{"code":"de"}]}' 'does not say where it is' 0
broken beispielland/de/events/index.json '[{"path":"/beispielland/de/events/x/","title":"X","event":{"start":"morgen"}}]' 'an event without a day' 0
broken beispielland/de/locations/index.json '[{"title":"A","path":"/beispielland/de/locations/a/","category":{"id":1,"name":"B","icon":"x\\"","color":"red"}}]' 'red: no icon or colour.*import-field' 0
grep -q 'import-unread.*>embedded_offers: name: Sprungbrett, alias: sprungbrett, url: https://web.integreat-app.de/proxy' "$work/p/import/report.html"
verdict $? 'the report says what the diagnostics cut off'
# Whatever nobody reads is told, with what it says.
broken beispielland/de/news/index.json '[{"id":"local-1","title":"A","content":"b","push":{"a":[1,2.5,"",false],"b":null}}]' '„A“: push: a: 1, 2.5 \[import-unread\]' 0
broken beispielland/de/news/index.json "[{\"id\":\"local-1\",\"title\":\"A\"$(seq 60 | sed 's/.*/,"x&":&/' | tr -d '\n')}]" '„A“: 20: more fields' 0
broken beispielland/de/fcm/index.json '[{"title":"Alt","message":"Neu"}]' 'fcm: title: Alt, message: Neu \[import-unread\]' 0
broken beispielland/offers/index.json '[{"name":"Sprungbrett"}]' 'offers: name: Sprungbrett \[import-unread\]' 0
broken beispielland/de/events/index.json '[{"path":"/beispielland/de/events/x/","title":"X","event":{"start":"2026-11-02","end":"spät","room":"5"},"featured_image":{"description":"D","full":[{"url":"https://h/x.png"}]},"location":{"name":"Saal","address":"Weg 1","town":"Ort"}}]' '„X“: https://h/x.png \[import-image\]' 0
said 'name: Saal, address: Weg 1, town: Ort: a place that is not there'
said 'spät: no day or time'
said '„X“: room: 5 \[import-unread\]'
place() { # FIELDS REGEX TEXT
	rm -rf "$work/in" "$work/s"
	cp -r "$sample" "$work/in"
	printf '[{"title":"A","path":"/beispielland/de/locations/a/",%s}]' "$1" > "$work/in/api/v3/beispielland/de/locations/index.json"
	import 0 "$work/in" s
	said "$2"
	grep -qF -- "$3" "$work/s/content/places/a.xml"
	verdict $? "$1 is not $3: $(cat "$work/s/content/places/a.xml")"
	rm -rf "$work/s"
}
place '"phone_number":"030 23125777","email":"a@example.org"' 'authorities|office: a place without a category' '<w:phone>+493023125777</w:phone>'
place '"contacts":[{"email":"a@example.org"}],"email":"b@example.org"' 'b@example.org: no contact of the place says it' '<!-- email: b@example.org -->'
place '"email":"a\u0001\ufffe@x","contacts":[{"phone_number":"abc\ufffe"}]' 'no phone number' '<!-- phone_number: abc  -->'
place "\"contacts\":[{\"opening_hours\":[$(printf '{"allDay":true},%.0s' 1 2 3 4 5 6){\"closed\":true}]}]" 'other hours than those of the place' '<!-- opening_hours: Mo-Sa 00:00-24:00 -->'
place '"opening_hours":[{"allDay":true}]' 'allDay: true: a week has seven days' '<!-- opening_hours: allDay: true -->'
place '"location":{"name":"B","latitude":48.2,"longitude":16.4,"state":"Wien"}' '48.2 16.4: a position that is not in Germany' '<!-- state: Wien -->'
said '„A“: B: its address has another name'
# What pages can hold besides.
page() { # HTML REGEX TEXT
	printf '%s' "$1" | node -e '
		const html = require("fs").readFileSync(0, "utf8");
		console.log(JSON.stringify([{ id: 1, path: "/beispielland/de/a/", title: "A", content: html, last_updated: "2026-08-20T09:15:00+02:00",
			slug_history: ["a", "alt"], available_languages: {} }, { id: 2, path: "/beispielland/de/b/", title: "B", content: "", slug_history: ["alt"] }]))' > "$work/page"
	rm -rf "$work/in" "$work/s"
	cp -r "$sample" "$work/in"
	cp "$work/page" "$work/in/api/v3/beispielland/de/pages/index.json"
	(cd "$work" && timeout 60 "$program" import --format=short --max-errors=0 $today in s) > "$work/said" 2>&1
	said "$2"
	tr -s ' \n' ' ' < "$work/s/content/pages/authorities/a.xml" | grep -qF -- "$3"
	verdict $? "$1 is not $3: $(cat "$work/s/content/pages/authorities/a.xml")"
}
page '<p>x' '„B“: /beispielland/de/alt \[import-address\]' 'w:former="/beispielland/de/alt"'
page '<div class="contact-card"><h4>Niemand</h4><p><a href="tel:+493023125777">030 23125777</a></p></div>' 'import-card' '<para><emphasis role="strong">Niemand</emphasis></para> <para><w:phone>+493023125777</w:phone></para>'
page "$(printf '<div>%.0s' $(seq 400))tief" 'import-deep' '<para>tief</para>'
page '<form><p>Name</p><input></form>' 'import-dropped' '<para>Name</para>'
page '<ul><li><h3>Titel</h3>Text</li></ul>' 'import-heading' '<listitem> <para><emphasis role="strong">Titel</emphasis></para> <para>Text</para> </listitem>'
page '<p><a href="tel:112">110</a>' 'import-phone' '<para>110</para>'
page '<p>Ruf<a href="tel:+493023125777">030 23125777</a>' 'German: .* 0 texts' '<para>Ruf<w:phone>+493023125777</w:phone></para>'
page '<p>a<b> b </b>c <i> </i> d<b></b> .<u>e</u><u>f</u>' 'import-missing|Deutsch|German' '<para>a <emphasis role="strong">b</emphasis> c d .<emphasis>ef</emphasis></para>'
page '<b>fett<br>auch</b>' 'German' '<para><emphasis role="strong">fett</emphasis></para> <para><emphasis role="strong">auch</emphasis></para>'
page '<blockquote><p><strong>Wichtig</strong></p><p>Frist</p></blockquote>' 'German' '<important> <para>Frist</para> </important>'
page '<table><tr><th>A<th>B<tr><td>1<td>2<table><tr><td>3</table></table>' 'German' '<thead> <row> <entry>A</entry> <entry>B</entry> </row> </thead>'
page '<table><tr><td>1<tr><td>2</table>' 'import-cells' '<para>1</para> <para>2</para>'
page '<dl><dt>A<dd>B<dt>C</dl>' 'German' '<para><emphasis role="strong">A</emphasis></para> <para>B</para> <para><emphasis role="strong">C</emphasis></para>'
page '<p>1. eins</p><p>2. zwei</p><p>Ende' 'import-list' '<orderedlist> <listitem> <para>eins</para> </listitem> <listitem> <para>zwei</para> </listitem> </orderedlist> <para>Ende</para>'
page '<h3>A</h3><h5>B</h5><h2>C</h2>' 'German' '<section xml:id="a-a"> <title>A</title> <section xml:id="a-b"> <title>B</title> </section> </section> <section xml:id="a-c">'
page '<p>10&nbsp;%, 3&nbsp;km, §&nbsp;5, x&nbsp;y &#8203;z' 'German' '<para>10 %, 3 km, § 5, x y z</para>'
page '<p><a href="//www.example.org/%C3%A4?a=1&b=2">x</a> <a href="https://u:p@h/">y</a>' 'import-host' '<para>x y</para>'
page '<pre>a
b</pre><address>c<br>d' 'German' '<para>a</para> <para>b</para> <para>c</para> <para>d</para>'
# Pages whose parent is not there, in a circle, or deeper than anybody reads.
node -e 'const page = (i, up) => ({ id: i, path: `/beispielland/de/p${i}/`, title: `P${i}`, content: "", parent: up < 0 ? {} : { path: `/beispielland/de/p${up}/` } });
	console.log(JSON.stringify([page(0, 1), page(1, 0), page(2, 999), ...Array.from({ length: 90 }, (_, i) => page(i + 3, i + 2))]))' > "$work/page"
rm -rf "$work/in" "$work/s"
cp -r "$sample" "$work/in"
cp "$work/page" "$work/in/api/v3/beispielland/de/pages/index.json"
import 0 "$work/in" s
said '„P2“: /beispielland/de/p999: the page above it is not there'
said '„P0“: /beispielland/de/p1/: more than 30 pages'
"$program" check -C "$work/s" --format=short $today > "$work/said" 2>&1
verdict $? "trees end: $(grep error: "$work/said" | head -n 3)"
# However much of it there is.
rm -rf "$work/in" "$work/s"
cp -r "$sample" "$work/in"
node -e 'const fs = require("fs"), many = (n, f) => Array.from({ length: n }, (_, i) => f(i));
	for (const l of ["de", "en"]) {
		const page = (name, content) => ({ id: 1, path: `/beispielland/${l}/${name}/`, title: name, content, available_languages: { de: { path: `/beispielland/de/${name}/` } } });
		fs.writeFileSync(`${process.argv[1]}/${l}/pages/index.json`, JSON.stringify([
			page("woerter", "<p>" + many(20000, (i) => `<bdi dir="ltr">W${i}</bdi> x `).join("") + "</p>"), page("fett", "<p><b>x</b></p>".repeat(20000)),
			...many(10, (k) => page(`links${k}`, many(10000, (i) => `<p><a href="https://h${k}x${i}.example.org/">x</a></p>`).join("")))]));
		fs.writeFileSync(`${process.argv[1]}/${l}/news/index.json`, JSON.stringify(many(50000, (i) => ({ id: `local-${i}`, title: "N", content: "c" }))));
	}' "$work/in/api/v3/beispielland"
import 0 -n --bold-headings "$work/in" s
said '^beispielland: 12 pages'
# Texts of a page and what another language says for them, block by block.
both() { # GERMAN ENGLISH
	rm -rf "$work/in" "$work/s"
	cp -r "$sample" "$work/in"
	rm -r "$work/in/api/v3/beispielland"/ar "$work/in/api/v3/beispielland"/uk "$work/in/api/v3/beispielland"/prs
	GERMAN=$1 ENGLISH=$2 node -e '
		const fs = require("fs"), one = { en: "/beispielland/en/a/", de: "/beispielland/de/a/" };
		const page = (l, content) => fs.writeFileSync(`in/api/v3/beispielland/${l}/pages/index.json`, JSON.stringify([{ id: l === "de" ? 1 : 2, path: one[l],
			title: l === "de" ? "Seite" : "Page", content, last_updated: "2026-08-20T09:15:00+02:00",
			available_languages: { [l === "de" ? "en" : "de"]: { id: l === "de" ? 2 : 1, path: one[l === "de" ? "en" : "de"] } } }]));
		process.chdir(process.argv[1]); page("de", process.env.GERMAN); page("en", process.env.ENGLISH);' "$work"
	import 0 "$work/in" s
}
has() { # MSGID MSGSTR [COMMENT]
	awk -v id="msgid \"$1\"" -v str="msgstr \"$2\"" -v held="${3-}" '
		/^$/ { all = "" } { all = all $0 "\n" } $0 == id { found = 1 }
		found && /^msgstr/ { if ($0 == str && (held == "" || index(all, held))) ok = 1; found = 0 }
		END { exit !ok }' "$work/s/locales/en/authorities.po"
	verdict $? "$1 is not $2 ${3-}: $(grep -B6 "^msgid \"$1\"" "$work/s/locales/en/authorities.po")"
}
# One text in two ways: paragraphs keep both, cells cannot.
both '<p>Ja</p><p>Ja</p><p>Ja</p><p>Ja</p>' '<p>Yes</p><p>Of course</p><p>Yes</p><p>Sure</p>'
has Ja Yes
has Ja 'Of course' 'msgctxt "a"'
has Ja Sure 'msgctxt "a-2"'
[ "$(grep -c import-two-ways "$work/said")" = 0 ]
verdict $? 'paragraphs keep their translations'
both '<table><tr><td>Ja</td><td>Nein</td></tr><tr><td>Ja</td><td>Ja</td></tr></table>' '<table><tr><td>Yes</td><td>No</td></tr><tr><td>Sure</td><td>Yes</td></tr></table>'
has Ja Yes
said 'Page“: Sure \[import-two-ways\]'
# Paragraphs in bold, where all languages have them so.
bold='<p><b>Kosten</b></p><p>Nichts.</p><p><b>Frist</b></p><p>Keine.</p>'
both "$bold" '<p><b>Costs</b></p><p>None.</p><p>Deadline</p><p>None.</p>'
[ "$(grep -c 'import-bold-heading' "$work/said")" = 2 ]
verdict $? 'both may be headings'
(cd "$work" && "$program" import --format=short --max-errors=0 $today --bold-headings in t) > "$work/said" 2>&1
grep -q '<section xml:id="a-kosten">' "$work/t/content/pages/authorities/a.xml" && grep -q '<para><emphasis role="strong">Frist</emphasis></para>' "$work/t/content/pages/authorities/a.xml"
verdict $? 'one is a heading, the other is not'
said '„Seite“: Frist \[import-bold-heading\]'
rm -rf "$work/t"
# Words that both keep, and what only one marks.
both '<p>Sie machen die Sekundarstufe I.</p><p>Ab <bdi dir="ltr">08:00 Uhr</bdi></p>' '<p>You do <bdi dir="ltr">Sekundarstufe I</bdi>.</p><p>From 8:00</p>'
has 'Sie machen die <german>Sekundarstufe I</german>.' 'You do <german>Sekundarstufe I</german>.'
has 'Ab 08:00 Uhr' 'From 8:00'
both '<p>Ein Haus</p>' '<p>A <span class="notranslate">Wohnung</span></p>'
has 'Ein Haus' 'A Wohnung'
# Numbers in words, months, hours of the afternoon.
both '<p>Bis 1. Juli, fünf Tage, 14.00 – 17:30 Uhr</p><p>Um 12 Uhr</p><p>Um 14 Uhr</p>' '<p>Until 1 / 7, 5 days, 2 – 5:30 pm</p><p>At noon</p><p>At 3 pm</p>'
grep -A1 '^#, fuzzy' "$work/s/locales/en/authorities.po" | grep -c 'Uhr' | grep -q '^1$'
verdict $? "only the wrong hour is in doubt: $(grep -A2 fuzzy "$work/s/locales/en/authorities.po")"
# What our own feed adds goes, and what it says of the translation stays.
both '<p>Guten Tag</p><p><a href="https://api.example.org/a.pdf">PDF zum Drucken</a></p>' '<p>Good day</p><p>A computer translated this. Nobody has checked it yet. The German text counts.</p><p><a href="https://api.example.org/en/a.pdf">PDF to print</a></p>'
has 'Guten Tag' 'Good day' '# machine'
! grep -rq PDF "$work/s/content/pages" && ! grep -q 'import-pair\|import-lost' "$work/said"
verdict $? 'our own additions go'
# What stands for a description is no translation of one.
rm -rf "$work/in" "$work/s"
cp -r "$sample" "$work/in"
node -e 'const fs = require("fs");
	for (const [l, words] of [["de", "Rat in der Not"], ["en", undefined]]) {
		const file = `${process.argv[1]}/${l}/locations/index.json`, all = JSON.parse(fs.readFileSync(file));
		for (const place of all) place.meta_description = words;
		fs.writeFileSync(file, JSON.stringify(all));
	}' "$work/in/api/v3/beispielland"
import 0 "$work/in" s
grep -A1 '^#, fuzzy' "$work/s/locales/en/authorities.po" | grep -q 'Rat in der Not'
verdict $? "a category is no description: $(grep -B2 -A1 'Rat in der Not' "$work/s/locales/en/authorities.po")"
# Desks that a translation has in another order.
desks() { # NAME FIELDS NAME FIELDS, for each language
	rm -rf "$work/in" "$work/s"
	cp -r "$sample" "$work/in"
	node -e 'const fs = require("fs"), [at, ...all] = process.argv.slice(1);
		["de", "en"].forEach((l, i) => fs.writeFileSync(`${at}/${l}/locations/index.json`, JSON.stringify([{ title: "Amt", path: `/beispielland/${l}/locations/a/`,
			available_languages: { de: { path: "/beispielland/de/locations/a/" } }, contacts: [0, 2].map((k) => ({
				area_of_responsibility: all[4 * i + k], ...JSON.parse(all[4 * i + k + 1]) })) }])));' "$work/in/api/v3/beispielland" "$@"
	import 0 "$work/in" s
}
desks Kasse '{"phone_number":"030 1"}' Meldung '{"phone_number":"030 2"}' Registration '{"phone_number":"030 2"}' Payments '{"phone_number":"030 1"}'
has Kasse Payments
desks Kasse '{"id":1}' Meldung '{"id":2}' Registration '{"id":2}' Payments '{"id":1}'
has Meldung Registration
desks Kasse '{"email":"a@example.org"}' Meldung '{"email":"b@example.org"}' Payments '{}' Registration '{}'
has Kasse Payments
desks Kasse '{"email":"a@example.org"}' Meldung '{"email":"b@example.org"}' Payments '{"email":"c@example.org"}' Registration '{"email":"b@example.org"}'
has Kasse Payments '#, fuzzy'
# A translation that is older than the German.
rm -rf "$work/in" "$work/s"
cp -r "$sample" "$work/in"
sed -i 's/"last_updated": "2026-08-20/"last_updated": "2025-08-20/' "$work/in/api/v3/beispielland/en/pages/index.json"
import 0 "$work/in" s
said 'import-old'
rm -rf "$work/in" "$work/s"
cp -r "$sample" "$work/in"
rm -r "$work/in/api/v3/beispielland/de/locations" "$work/in/api/v3/beispielland/de/events" "$work/in/api/v3/beispielland/uk"
import 0 "$work/in" s
said 'import-missing'
import 3 "$sample" s
said 'there is something already'
mkdir -p "$work/s/content" && touch "$work/s/content/project.xml"
import 3 "$sample" s
said 'To bring the region into that project: wegweiser import -C s FOLDER'
finish
