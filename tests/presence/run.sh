#!/bin/sh
# Every fact of the sources in every output that has to show it: of the sample
# county, and of a small project that has each field there is (full/).
# run.sh OUTPUT
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
flock compiler/.obj/plain make -s compiler/.obj/plain/pdf-reader || exit 1
sum node tests/presence/check.mjs . "$1" "de ar ti zh-Hans"
cp -r tests/golden/base "$work/p"
mkdir -p "$work/p/content/events" "$work/p/content/news"
for file in tests/presence/full/*.xml; do
	case $file in
	*/alles.xml | */umbau.xml) to=places ;;
	*/einmal.xml | */woche.xml) to=events ;;
	*/neues.xml) to=news ;;
	*/haus.xml) to=houses ;;
	*/programm.xml | */tuer.xml) to=prints ;;
	*) to=pages/authorities ;;
	esac
	cp "$file" "$work/p/content/$to/"
done
mkdir "$work/p/content/forms" && cp tests/golden/form/blatt.xml "$work/p/content/forms/"
cp content/holidays.tsv "$work/p/content/"
cp locales/languages.tsv "$work/p/locales/"
for tag in ar ti zh-Hans; do
	mkdir -p "$work/p/locales/$tag"
	cp "locales/$tag/interface.po" "$work/p/locales/$tag/"
done
printf 'ar\nti\nzh-Hans\n' > "$work/p/locales/LINGUAS"
sed -i 's#<w:order>.*</w:order>#<w:order>de ar ti zh-Hans</w:order>#; s#hosts="[^"]*"#hosts="example.org alles.example.org netz.example.org neues.example.org seite.example.org termine.example.org treff.example.org zulassung.example.org"#; s#<w:helpline #<w:organisation xml:id="verein" website="https://verein.example.org/" logo="volunteer"><title>Verein im Ort</title></w:organisation>&#' "$work/p/content/project.xml"
cp -r content/pictograms "$work/p/content/"
sed -i 's#@PAGE@#start"/><w:page ref="seite#; s#<w:region #& land="NI" events="yes" news="yes" #' "$work/p/content/regions/test.xml"
"$program" extract -q -C "$work/p" && node tests/presence/translate.mjs "$work/p" ar=نص ti=ጽሑፍ zh-Hans=文字
"$program" build -q -C "$work/p" 2> "$work/told"
verdict $? "the project with every field: $(cat "$work/told")"
sum node tests/presence/check.mjs "$work/p" "$work/p/output" "de ar ti zh-Hans"
# A fact that an output drops is missed: the same with some taken away.
lose() { # FILE TEXT
	grep -q "$2" "$work/p/output/site/$1"
	verdict $? "$1 has no $2 to take away"
	sed -i "s/$2//g" "$work/p/output/site/$1"
}
lose leaflets/ar/places.html 'zulassung@example.org'
lose leaflets/ti/events.html '18:05'
lose leaflets/de/seite.html 'Seine Erklärung'
lose leaflets/zh-Hans/news.html 'neues@example.org'
lose _q/root/test/de/locations-all.json '08:10'
lose s/alles/index.html 'Amt mit allem'
lose leaflets/ar/blatt.html 'Nachname'
for name in leaflets/ar/seite leaflets/ar/blatt leaflets/de+ti/blatt pdf/test/ar prints/aushang prints/programm prints/tuer; do
	cp "$work/p/output/site/leaflets/de/start.pdf" "$work/p/output/site/$name.pdf"
done
SHOW=1 node tests/presence/check.mjs "$work/p" "$work/p/output" "de ar ti zh-Hans" > "$work/lost"
for where in 'ar places.html' 'ti events.html' 'de pages' 'zh-Hans news.html' 'de feed locations' 's/' \
	'ar leaflets' 'ar leaflets: cards' 'ar books' 'ar books: cards' 'ar forms' 'ar forms on paper' 'de+ti forms on paper' \
	'print aushang: cards' 'print programm: cards' 'print tuer: signs'; do
	grep -q "^$where: " "$work/lost"
	verdict $? "nothing is missed in $where"
done
finish
