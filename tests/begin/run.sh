#!/bin/sh
# The installed program: what comes with it, and how a project of one's own
# begins.  It is installed into a folder of the test, and moved from there.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
export LC_ALL=C
unset WEGWEISER_DATA LANGUAGE

make -s install DESTDIR="$work/root" PREFIX=/usr BIN="$program" > "$work/install" 2>&1
verdict $? "make install: $(tail -n 1 "$work/install")"
mv "$work/root/usr" "$work/moved"
wegweiser=$work/moved/bin/wegweiser
data=$work/moved/share/wegweiser

expect() { # STATUS REGEX ARGUMENTS…: what is said matches
	want=$1 regex=$2
	shift 2
	"$wegweiser" "$@" > "$work/said" 2>&1
	status=$?
	[ $status -eq "$want" ] && grep -qE -- "$regex" "$work/said"
	verdict $? "$* (status $status): $(head -n 3 "$work/said")"
}

# The folder of its data, wherever it was moved to.
expect 0 "^$data\$" --print-data-dir
WEGWEISER_DATA=$work/nowhere expect 3 'WEGWEISER_DATA: No such file' --print-data-dir
WEGWEISER_DATA='' expect 3 'WEGWEISER_DATA can name one' --print-data-dir
[ "$("$program" --print-data-dir)" = "$PWD" ]
verdict $? 'in the tree it is the tree'
"$wegweiser" check -q -C "$data" > "$work/said" 2>&1
verdict $? "the installed sample: $(head -n 3 "$work/said")"

# A project with nothing but content/ and a LINGUAS.
bare() { # FOLDER
	mkdir -p "$1/locales"
	cp -r tests/golden/base/content "$1/"
	rm -r "$1/content/theme"
	sed -i 's/@PAGE@/start/' "$1/content/regions/test.xml"
	printf 'ar\nru\n' > "$1/locales/LINGUAS"
}
p=$work/p
bare "$p"
WEGWEISER_DATA='' expect 1 'locales/languages.tsv.*\[file-missing\]' check --format=short -C "$p"
expect 0 '0 errors' build -C "$p"
page=$p/output/site/leaflets/ar/index.html
grep -q 'dir="rtl"' "$page"
verdict $? 'the registry is that of the program'
word() { # LANGUAGE MSGID: as installed
	sed -n "/^msgid \"$2\"\$/{n;s/^msgstr \"\\(.*\\)\"\$/\\1/p}" "$data/locales/$1/interface.po"
}
other=$(word ar Herausgeber)
[ -n "$other" ] && grep -qF "$other" "$page"
verdict $? 'words come from the installed catalogs'
grep -qF 'form.addEventListener("input", show)' "$page"
verdict $? 'the search is that of the program'
[ -e "$p/output/site/media/pictograms/school.svg" ]
verdict $? 'pictograms are those of the program'

# What the project has wins: a message, a picture, a style sheet.
same() { # WHAT: the build that keeps what it can is that from nothing
	"$wegweiser" build -q -C "$p" 2> /dev/null
	"$wegweiser" build -q -C "$p" -o "$work/clean" 2> /dev/null
	diff -r "$p/output/site" "$work/clean/site" > "$work/diff"
	verdict $? "$1: as a clean build: $(head -n 3 "$work/diff")"
	rm -rf "$work/clean"
}
mkdir -p "$p/locales/ar" "$p/content/pictograms" "$p/content/theme"
cat > "$p/locales/ar/interface.po" <<'PO'
msgid ""
msgstr "Language: ar\nContent-Type: text/plain; charset=UTF-8\n"

msgid "Sprachen"
msgstr "اللغات هنا"
PO
same 'own words'
grep -rqF 'اللغات هنا' "$p/output/site/leaflets/ar"
verdict $? 'the own word wins'
grep -qF "$other" "$page"
verdict $? 'all other words stay those of the program'
cp "$p/output/site/media/pictograms/school.svg" "$work/school"
printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 1h22v22H1z"/></svg>\n' > "$p/content/pictograms/school.svg"
printf 'body { color: #123456 }\n' > "$p/content/theme/leaflet.css"
same 'own picture and style'
! cmp -s "$p/output/site/media/pictograms/school.svg" "$work/school"
verdict $? 'the own picture wins'
grep -rq '#123456' "$p/output/site/leaflets"
verdict $? 'the own style sheet wins'

# Other data, another output.
cp -r "$data" "$work/data"
sed -i "s/^msgstr \"$other\"\$/msgstr \"$other ن\"/" "$work/data/locales/ar/interface.po"
export WEGWEISER_DATA="$work/data"
same 'other installed words'
grep -rqF "$other ن" "$p/output/site/leaflets/ar"
verdict $? 'a build knows of the installed words'
unset WEGWEISER_DATA

# Nobody has to translate again what is there.
expect 0 'files written' update -C "$p"
[ ! -e "$p/locales/ru/interface.po" ]
verdict $? 'no catalog of words where all are there'
[ "$(grep -c '^msgid' "$p/locales/ar/interface.po")" -eq 2 ]
verdict $? 'the own words stay those of the project'

# A county of one's own.
n=$work/neu
clean() { # FOLDER: builds, and nothing is wrong with it
	"$wegweiser" check --werror -C "$1" > "$work/said" 2>&1 && "$wegweiser" build -q -C "$1" >> "$work/said" 2>&1
	verdict $? "$1 is clean: $(head -n 4 "$work/said")"
}
expect 0 'Next:' new project "$n" --name='Landkreis Neuhausen' --land=ni --municipality='Stadt Neuhausen,Altdorf' \
	--municipality=Übersee --postcode=12399 --position=52.5,9.3 --languages=ar,UK
clean "$n"
[ -s "$n/output/site/prints/aushang.pdf" ] && [ -s "$n/output/site/leaflets/uk/wohin.pdf" ]
verdict $? 'a poster, and a page in its languages'
grep -q 'prefix="Landkreis"' "$n/content/regions/neuhausen.xml" && grep -q 'id="uebersee" name="Übersee" lat="52.5"' "$n/content/regions/neuhausen.xml"
verdict $? 'the region has its name, and its municipalities'
[ "$(grep -v '^#' "$n/locales/LINGUAS" | tr '\n' ' ')" = 'ar uk ' ]
verdict $? 'languages are spelled as the registry does'
ls -a "$n" "$work" | grep -q wegweiser-new
verdict $((1 - $?)) 'nothing is left over'
expect 3 'something already' new project "$n"
mkdir "$work/empty"
ln -s empty "$work/link"
expect 3 'something already' new project "$work/link"
expect 3 'No such file' new project "$work/no/where"
(cd "$work/empty" && "$wegweiser" new project . -q < /dev/null)
verdict $? 'an empty folder becomes a project'
clean "$work/empty"
expect 2 'did you mean uk' new project "$work/bad" --languages=ur,ukk
expect 2 'a Land is one of' new project "$work/bad" --land=XX
expect 2 'postcode|five digits' new project "$work/bad" --postcode=123
expect 2 'latitude' new project "$work/bad" --position=9.3,52.5
expect 2 'control char' new project "$work/bad" --name="$(printf 'a\002b')"
expect 0 'would be written' new project "$work/bad" --dry-run
[ ! -e "$work/bad" ] && [ -z "$(find "$work" -maxdepth 1 -name '.wegweiser*')" ]
verdict $? 'what failed has left nothing'
expect 0 'Next:' new project "$work/odd" --name='Stadt "A & B" <x> --' --municipality='"&<-->' --languages=de,de
clean "$work/odd"
# On a terminal it asks, and asks again.
printf 'Landkreis Frage\nXX\nBayern\n\nAdorf, Bedorf\n\nen\n' |
	script -qec "'$wegweiser' new project '$work/asked'" /dev/null > "$work/said" 2>&1
grep -q 'a Land is one of' "$work/said" && grep -q 'land="BY"' "$work/asked/content/regions/frage.xml" &&
	grep -q 'name="Bedorf"' "$work/asked/content/regions/frage.xml"
verdict $? "on a terminal: $(head -n 3 "$work/said")"
LC_ALL=de_DE.UTF-8 "$wegweiser" new project "$work/deutsch" -q < /dev/null
grep -q 'Ein Beispiel: ersetzen' "$work/deutsch/content/houses/unterkunft.xml"
verdict $? 'comments in German'
clean "$work/deutsch"

# A file for each kind of document, and what is left to write is told.
for kind in page place house building event news form print; do
	expect 0 "/neu-$kind.xml written" new $kind "neu-$kind" -C "$n"
done
# Each product is made of something that is there.
for product in $(sed -n 's/^WG_[A-Z]*([A-Z]*, \([a-z]*\),.*/\1/p' compiler/model/products.def); do
	expect 0 "/druck-$product.xml written" new print "druck-$product" --product=$product -C "$n"
done
expect 0 '0 errors' check -C "$n" --max-errors=0
for kind in page place house building event news form print; do
	grep -q "/neu-$kind.xml:.*\[text-unwritten\]" "$work/said"
	verdict $? "what is left to write in neu-$kind is told"
done
# A mistake in a print is none of another one, be it of the whole region.
sed -i 's/size="A4"/size="A9"/' "$n/content/prints/druck-leaflet.xml"
expect 1 'druck-leaflet.xml:.*A9' check -C "$n"
expect 0 'Written' print druck-handbook -C "$n" -o "$work/handbook.pdf"
expect 1 'druck-leaflet.xml:.*A9' print druck-leaflet -C "$n" -o "$work/leaflet.pdf"
sed -i 's/size="A9"/size="A4"/' "$n/content/prints/druck-leaflet.xml"
"$wegweiser" new place fertig -C "$n" --name='Fertig & "gut"' -q
grep -q '<title>Fertig &amp; ' "$n/content/places/fertig.xml"
verdict $? 'its title'
expect 2 'taken by' new page fertig -C "$n"
expect 2 'did you mean amt-fuer-soziales' new place 'Amt für Soziales' -C "$n"
expect 2 'single hyphens$' new place 'con!' -C "$n" # not: did you mean con
expect 2 'did you mean place' new plase x -C "$n"
expect 0 'would be written' new place y --dry-run -C "$n"
[ ! -e "$n/content/places/y.xml" ]
verdict $? 'a dry run writes nothing'
mkdir "$work/out"
rm -rf "$n/content/news"
ln -s "$work/out" "$n/content/news"
expect 3 'leads out' new news draussen -C "$n"
[ -z "$(ls "$work/out")" ]
verdict $? 'nothing is written outside the project'
rm "$n/content/news"
expect 0 'new project DIR' new -C "$work/out"
expect 0 'new building ID +1 ' new -C "$n"

# Areas belong to the project: a folder of pages is one, whatever its name.
w=$work/areas
"$wegweiser" new project "$w" -q --languages=ar < /dev/null
"$wegweiser" new page miete --area=Wohnen -q -C "$w"
"$wegweiser" new page ausweis --area=ämter -q -C "$w"
sed -i 's|<w:page ref="wohin"/>|&<w:page ref="miete"/><w:page ref="ausweis"/>|' "$w"/content/regions/*.xml
sed -i 's/\[Das Wichtigste in einem Satz\]/Miete zahlt man jeden Monat./; s/\[\([^]]*\)\]/\1/' "$w/content/pages/Wohnen/miete.xml" "$w/content/pages/ämter/ausweis.xml"
expect 0 'files written' update -C "$w"
grep -q 'Miete zahlt' "$w/locales/Wohnen.pot" && grep -q 'Miete zahlt' "$w/locales/ar/Wohnen.po" && [ -e "$w/locales/ar/ämter.po" ]
verdict $? 'an area has a template, and a catalog a language'
clean "$w"
expect 0 '^Wohnen .*' stats -l ar -C "$w"
expect 1 'ar/Wohnen: 0 %' stats --min=ar/Wohnen:50 -C "$w"
sed -i '/^msgid "Miete zahlt/{n;s/.*/msgstr "الإيجار يدفع كل شهر."/}' "$w/locales/ar/Wohnen.po"
mv "$w/content/pages/Wohnen" "$w/content/pages/leben"
expect 0 'الإيجار' tree -q -l ar miete -C "$w"
expect 0 'from another catalog' update -C "$w"
grep -q 'الإيجار' "$w/locales/ar/leben.po"
verdict $? 'what is translated comes along to another area'
mv "$w/locales/ar/leben.po" "$w/locales/ar/lebn.po"
rm "$w/locales/ar/Wohnen.po"
expect 0 'ar/lebn.po.*file-unread' check --format=short -C "$w"
expect 2 'cannot have that name' new page x --area=interface -C "$w"
expect 2 'cannot have that name' new page x --area=../x -C "$w"
for i in $(seq 64); do
	mkdir -p "$w/content/pages/a$i"
	sed "s/\"miete/\"m$i/g" "$w/content/pages/leben/miete.xml" > "$w/content/pages/a$i/m$i.xml"
done
expect 1 'error: more areas than there can be catalogs.*\[area-many\]' check --format=short -C "$w"
finish
