#!/bin/sh
# The command line: exit statuses, streams, help, and that README, --help and
# the manual page say the same.
set -u
export LC_ALL=C
unset LANGUAGE
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
# expect STATUS STREAM PATTERN ARGUMENT…
expect() {
	want=$1 stream=$2 pattern=$3
	shift 3
	"$program" "$@" > "$work/out" 2> "$work/err" < /dev/null
	got=$?
	[ $got -eq "$want" ] && grep -qE -e "$pattern" "$work/$stream"
	verdict $? "wegweiser $* (status $got, wanted $want; $stream: $(head -n 2 "$work/$stream"))"
}
cp -r tests/golden/base "$work/p"
cp locales/languages.tsv "$work/p/locales/"
sed -i 's/@PAGE@/start/' "$work/p/content/regions/test.xml"

expect 0 out '^Usage: wegweiser' --help
expect 0 out '^Usage: wegweiser build' build --help
expect 0 out '^wegweiser \(wegweiser\) [0-9]' --version
expect 0 out 'GNU GPL version 3' -V
expect 0 out 'wegweiser build'
expect 2 err 'no such command: bild \(did you mean build\?\)' bild
expect 2 err 'no such option: --colour=always \(did you mean --color\?\)' check --colour=always
expect 2 err 'no such format: yaml' check --format=yaml
expect 2 err "has no option --output" check --output=x
expect 2 err 'no such output: fed' check --only=fed
expect 0 err '^0 errors' check --only=none -C "$work/p"
expect 2 err 'not a port: 65536' serve --port=65536
expect 2 err 'not a number of threads: x' build --jobs=x
expect 2 err 'not a number of days: -1' review --days=-1
expect 2 err 'not a number: 1e6' translate --max-words=1e6
expect 2 err 'no project here' translate -C / --max-words=1000000 --max-errors=100000
expect 2 err 'an argument is missing' build -o
expect 2 err 'no project here' check -C /
expect 2 err 'too many words: x' build x
expect 2 err 'no such code: po-tag-missin \(did you mean po-tag-missing\?\)' explain po-tag-missin
expect 0 out 'Every tag of the original' explain po-tag-missing
expect 0 out '^xml-doctype ' explain
expect 0 out '<grammar' schema
expect 0 err '^0 errors' check -C "$work/p"
expect 0 err 'Open .*/site/index.html$' build -C "$work/p" -o "$work/o"
[ -s "$work/o/site/index.html" ]
verdict $? 'build wrote site/index.html'
expect 0 err '0 new, 0 changed' build -C "$work/p" -o "$work/o"
# One PDF: a job, a page, a house, a region.
"$program" update -q -C "$work/p"
expect 0 out '^%PDF-1.7' print -C "$work/p" aushang -o -
expect 0 out '^%PDF-1.7' print -C "$work/p" start --languages=ar --without-german --size=A5 --marks -o -
expect 0 out '^%PDF-1.7' print -C "$work/p" --subject=test --product=handbook -o -
expect 0 out '^%PDF-1.7' print -C "$work/p" haus --offices=fern,amt -o -
# What does not fit on one sheet: several, each numbered and with the numbers
# to call.
many=amt$(printf ',amt%.0s' $(seq 39))
expect 0 err 'Written' print -C "$work/p" haus --size=A4 --languages=ar --offices="$many" -o "$work/many.pdf"
sheets=$(pdfinfo "$work/many.pdf" | sed -n 's/^Pages: *//p')
pdftotext "$work/many.pdf" "$work/many.txt"
[ "$sheets" -gt 1 ] && [ "$(grep -c "[0-9]* / $sheets" "$work/many.txt")" -eq "$sheets" ] &&
	[ "$(grep -c '^112' "$work/many.txt")" -ge "$sheets" ]
verdict $? "a poster of $sheets sheets: $(grep -c " / " "$work/many.txt") numbered, $(grep -c '^112' "$work/many.txt") with 112"
"$program" print -C "$work/p" start -o "$work/start.pdf"
qpdf --check "$work/start.pdf" > /dev/null
verdict $? 'print writes a whole file'
expect 2 err 'no such id: stat \(did you mean start\?\)' print -C "$work/p" stat
expect 2 err 'no such size: A3' print -C "$work/p" start --size=A3
expect 2 err 'no such language: tr' print -C "$work/p" start --languages=tr
expect 2 err 'no such product for that subject: poster' print -C "$work/p" start --product=poster
expect 0 out '^language,' stats -C "$work/p" --format=csv --date=2026-12-20
expect 0 out 'article.*xml:id="start"' tree -C "$work/p" --date=2026-12-20 start
expect 2 err 'which print' print -C "$work/p"
# Options change a job of content/prints; what does not go together is refused.
sizes() { pdfinfo "$work/sized.pdf" | sed -n 's/^Page size: *\([0-9]*\)[0-9.]* x \([0-9]*\).*/\1 \2/p'; }
expect 0 err Written print -C "$work/p" aushang --size=A3 -o "$work/sized.pdf"
[ "$(sizes)" = '841 1190' ]
verdict $? "aushang --size=A3 is $(sizes)"
expect 0 err Written print -C "$work/p" aushang --marks -o "$work/sized.pdf"
[ "$(sizes)" = '651 898' ]
verdict $? "aushang --marks is $(sizes)"
# A3 on A4, at its size: three windows, wide, for each of its sheets.
expect 0 err Written print -C "$work/p" aushang --size=A3 -o "$work/whole.pdf"
expect 0 err Written print -C "$work/p" aushang --size=A3 --tile -o "$work/sized.pdf"
pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }
[ "$(sizes)" = '841 595' ] && [ "$(pages "$work/sized.pdf")" -eq $((3 * $(pages "$work/whole.pdf"))) ]
verdict $? "aushang --tile is $(sizes), $(pages "$work/sized.pdf") of $(pages "$work/whole.pdf")"
# A cover before each; what is printed on both sides has it on paper of its own.
expect 0 err Written print -C "$work/p" aushang --cover -o "$work/sized.pdf"
[ "$(pages "$work/sized.pdf")" -eq $(($(pages "$work/whole.pdf") + 1)) ] && pdftotext -l 1 "$work/sized.pdf" - | grep -q '100 mm'
verdict $? "aushang --cover has $(pages "$work/sized.pdf") pages, $(pages "$work/whole.pdf") without"
expect 0 err Written print -C "$work/p" test --product=cards -o "$work/cards.pdf"
expect 0 err Written print -C "$work/p" test --product=cards --cover -o "$work/sized.pdf"
[ "$(pages "$work/sized.pdf")" -eq $(($(pages "$work/cards.pdf") + 2)) ] && [ -z "$(pdftotext -f 2 -l 2 "$work/sized.pdf" - | tr -d '\f')" ]
verdict $? "cards --cover has $(pages "$work/sized.pdf") pages, $(pages "$work/cards.pdf") without"
expect 0 err Written print -C "$work/p" aushang --cover=en -o "$work/sized.pdf"
pdftotext -l 1 "$work/sized.pdf" - | grep -q 'How to hang it'
verdict $? "a cover in English"
expect 2 err 'no such language: fr' print -C "$work/p" aushang --cover=fr -o "$work/sized.pdf"
# Several in one file, each with its cover.
expect 0 err Written print -C "$work/p" aushang haus --cover -o "$work/sized.pdf"
[ "$(pdftotext "$work/sized.pdf" - | grep -c '100 mm')" -eq 2 ]
verdict $? "aushang and haus --cover: $(pages "$work/sized.pdf") pages"
expect 2 err 'no such id: hauss' print -C "$work/p" aushang hauss
expect 0 err Written print -C "$work/p" aushang --profile=black -o "$work/sized.pdf"
expect 2 err 'no such profile: grey' print -C "$work/p" aushang --profile=grey
# A word with hyphens is an id or opening hours, good or bad ones.
expect 2 err 'no such place: kreis-haus$' hours -C "$work/p" kreis-haus
expect 2 err 'no such place: fernn \(did you mean fern\?\)' hours -C "$work/p" fernn
for refused in 'sunrise-sunset 1 write the times' 'mo-fr 1 did you mean Mo-Fr' 'jan-mar 1 did you mean Jan-Mar' '24-7 1 did you mean 24/7' '8-12 1 did you mean 08:00-12:00' 'montags 1 did you mean Mo' 'ganztags 1 did you mean 00:00-24:00' 'week 5 [[]xml-value'; do
	value=${refused%% *} column=${refused#* } hint=${refused#* * }
	column=${column%% *}
	expect 1 err "^VALUE:1:$column: error" hours -C "$work/p" "$value"
	expect 1 err "$hint" hours -C "$work/p" "$value"
done
# The outline of a right-to-left PDF is plain text: numbers stand in isolates.
mkdir -p "$work/p/locales/ar"
cat > "$work/p/content/pages/authorities/anruf.xml" << 'EOT'
<?xml version="1.0" encoding="UTF-8"?>
<article xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" version="5.0" xml:id="anruf" xml:lang="de">
  <info><title>Anruf</title><date>2026-11-01</date></info>
  <section><title>Anruf: <w:phone>+493023125112</w:phone></title><para>Guten Tag.</para></section>
</article>
EOT
cat > "$work/p/locales/ar/authorities.po" << 'EOT'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "Anruf: <phone/>"
msgstr "اتصال: <phone/>"
EOT
sed -i 's#<w:page ref="start"/>#&<w:page ref="anruf"/>#' "$work/p/content/regions/test.xml"
"$program" print -C "$work/p" --subject=test --product=handbook --languages=ar --without-german -o "$work/rtl.pdf" 2> /dev/null
# اتصال: U+2066 +49 30 23125112 U+2069
qpdf --qdf --object-streams=disable "$work/rtl.pdf" - | grep -aq '/Title <feff0627062a063506270644003a00202066002b00340039[0-9a-f]*2069>'
verdict $? "the outline of a right-to-left PDF has the phone in an isolate"
rm "$work/p/content/pages/authorities/anruf.xml" "$work/p/locales/ar/authorities.po"
sed -i 's#<w:page ref="anruf"/>##' "$work/p/content/regions/test.xml"
# What counts as today: the house is closed for some days.
sed -i 's#<w:office#<w:closed from="2026-12-24" to="2026-12-28"/>&#' "$work/p/content/houses/haus.xml"
for day in 2026-12-20 2026-12-29; do
	"$program" print -C "$work/p" aushang --date=$day -o - 2> "$work/err" | pdftotext - "$work/$day.txt"
done
grep -q '24. Dezember 2026' "$work/2026-12-20.txt" && ! grep -q '24. Dezember 2026' "$work/2026-12-29.txt"
verdict $? "a poster of 20 December tells when the house is closed, one of the 29th does not"
for offices in amt fern; do
	"$program" print -q -C "$work/p" aushang --offices=$offices -o "$work/sized.pdf" && pdftotext "$work/sized.pdf" "$work/$offices.txt"
done
grep -q 'Anträge stellen' "$work/amt.txt" && ! grep -q 'Anträge stellen' "$work/fern.txt" && grep -q 'Nur für das Dorf\|Amt im Dorf' "$work/fern.txt"
verdict $? 'aushang --offices'
"$program" print -C "$work/p" aushang --languages=ar -o "$work/sized.pdf" 2> "$work/err"
grep -q 'amt in ar \[print-fallback\]' "$work/err"
verdict $? 'aushang --languages'
expect 2 err 'no such size: A5' print -C "$work/p" aushang --size=A5
expect 2 err 'no such language: tr' print -C "$work/p" aushang --languages=tr
expect 2 err 'the house has no such office: start' print -C "$work/p" aushang --offices=start
expect 2 err 'without-german goes with' print -C "$work/p" aushang --languages=ar --without-german
expect 2 err 'without-german goes with' print -C "$work/p" start --without-german
expect 2 err 'only a poster has offices' print -C "$work/p" start --offices=amt
expect 2 err 'a specimen shows all' print -C "$work/p" test --product=specimen --languages=ar
# What is broken and takes something away from the print is told, and fails;
# the print is made all the same.  What is broken elsewhere is not its matter.
cp -r "$work/p" "$work/b"
printf 'ar\nuk\n' > "$work/b/locales/LINGUAS"
expect 2 err 'this product holds one language beside German' print -C "$work/b" start --languages=ar,uk
"$program" update -q -C "$work/b"
cp -r "$work/b" "$work/whole"
again() { rm -rf "$work/b" && cp -r "$work/whole" "$work/b"; }
echo '<' >> "$work/b/content/places/amt.xml"
expect 1 err 'places/amt.xml:.*xml-syntax' print -C "$work/b" aushang -o "$work/broken.pdf"
pdftotext "$work/broken.pdf" "$work/broken.txt" && ! grep -q 'Dorf' "$work/broken.txt"
verdict $? 'a print of a broken office has no others in its place'
expect 1 err 'places/amt.xml:.*xml-syntax' print -C "$work/b" haus -o "$work/broken.pdf"
expect 0 err Written print -C "$work/b" start -o "$work/broken.pdf"
again
printf 'msgid "x\n' >> "$work/b/locales/ar/interface.po"
expect 1 err 'ar/interface.po:.*po-unterminated' print -C "$work/b" start --languages=ar -o "$work/broken.pdf"
expect 0 err Written print -C "$work/b" start --languages=uk -o "$work/broken.pdf"
again
sed -i 's/Language: ar/Language: uk/' "$work/b/locales/ar/authorities.po"
expect 1 err 'ar/authorities.po:.*po-language' print -C "$work/b" aushang --languages=ar -o "$work/broken.pdf"
again
printf '\nmsgid "x\\q"\nmsgstr ""\n' >> "$work/b/locales/ar/authorities.po"
expect 1 err 'ar/authorities.po:.*po-escape' print -C "$work/b" start --languages=ar -o "$work/broken.pdf"
again
sed -i '/^msgid "Guten Tag."/{n;s/""/"<x>y<\/x>"/}' "$work/b/locales/ar/authorities.po"
expect 1 err 'ar/authorities.po:.*po-tag-extra' print -C "$work/b" start --languages=ar -o "$work/broken.pdf"
expect 0 err Written print -C "$work/b" aushang --languages=ar -o "$work/broken.pdf"
again
# A catalog that is not there, or of which nothing is left; and the hints.
for domain in authorities interface; do
	rm "$work/b/locales/ar/$domain.po"
	expect 1 err "ar/$domain.po .print-catalog" print -C "$work/b" start --languages=ar -o "$work/broken.pdf"
	expect 1 err "ar/$domain.po .print-catalog" print -C "$work/b" start --languages=ar --without-german -o "$work/broken.pdf"
	expect 0 err "ar/$domain.po .po-missing" build -C "$work/b" -o "$work/bo"
	expect 0 err Written print -C "$work/b" start --languages=uk -o "$work/broken.pdf"
	for text in '' '# Translators' '\n\n'; do
		printf "$text" > "$work/b/locales/ar/$domain.po"
		expect 1 err "ar/$domain.po:.*po-empty" print -C "$work/b" start --languages=ar -o "$work/broken.pdf"
		expect 1 err "ar/$domain.po:.*po-empty" build -C "$work/b" -o "$work/bo"
		expect 1 err "ar/$domain.po:.*po-empty" check -C "$work/b"
		expect 1 err "ar/$domain.po:.*po-cut" update -C "$work/b"
		rm "$work/b/locales/ar/$domain.po"
		expect 0 err '^1 files written' update -C "$work/b"
		expect 0 err Written print -C "$work/b" start --languages=ar -o "$work/broken.pdf"
	done
done
rm "$work/b/locales/ar/events.po"
expect 0 err Written print -C "$work/b" start --languages=ar -o "$work/broken.pdf"
again
sed -i 's/size="A4"/size="A4" languages="ar ti"/' "$work/b/content/prints/aushang.xml"
expect 1 err 'print-inactive' print -C "$work/b" aushang -o "$work/broken.pdf"
expect 3 err 'No such file' print -C "$work/p" start -o /proc/wegweiser/start.pdf
mkdir "$work/foreign" && echo mine > "$work/foreign/file"
expect 3 err 'not ours' build -C "$work/p" -o "$work/foreign"
[ "$(cat "$work/foreign/file")" = mine ] && [ ! -e "$work/foreign/site" ]
verdict $? 'a foreign folder is left alone'
expect 3 err 'cannot write' build -C "$work/p" -o /proc/wegweiser

# An error in the content: status 1, JSON only on standard output, no raw escape.
printf '<article xmlns="http://docbook.org/ns/docbook" version="5.0" xml:id="start" xml:lang="de"><info><title>A\033]0;x\007</title></info></article>' \
	> "$work/p/content/pages/authorities/start.xml"
expect 1 err 'xml-' check -C "$work/p"
! grep -q "$(printf '\033')" "$work/err"
verdict $? 'no raw escape reaches the terminal'
printf '<article xmlns="http://docbook.org/ns/docbook" version="5.0" xml:id="start" xml:lang="de"><info><title>A</title></info><parra/></article>' \
	> "$work/p/content/pages/authorities/start.xml"
expect 1 out '"code":"xml-unknown-element"' check -C "$work/p" --format=json
[ ! -s "$work/err" ] && node -e 'require("fs").readFileSync(process.argv[1],"utf8").trim().split("\n").forEach(l=>JSON.parse(l))' "$work/out"
verdict $? '--format=json is nothing but JSON lines'
expect 1 err '^content/pages/authorities/start.xml:1:[0-9]+: error: ' check -C "$work/p" --format=short
"$program" check -C "$work/p" --color=always 2>&1 | grep -q "$(printf '\033')"
verdict $? '--color=always colours'
NO_COLOR=1 "$program" check -C "$work/p" 2>&1 | grep -q "$(printf '\033')"
verdict $((1 - $?)) 'NO_COLOR is heard'

# The codes that translators read of are those there are.
for code in $(grep -oE '`(po|glossary)-[a-z-]+`' locales/README.md | tr -d '`' | sort -u); do
	expect 0 out "^$code \\(" explain "$code"
done

# Files that are not what they should be.
rm -rf "$work/p"
cp -r tests/golden/base "$work/p"
cp locales/languages.tsv "$work/p/locales/"
sed -i 's/@PAGE@/start/' "$work/p/content/regions/test.xml"
mkfifo "$work/p/content/pages/authorities/fifo.xml"
expect 1 err '^content/pages/authorities/fifo.xml:1:1: .*\[file-special\]' check -C "$work/p" --format=short
rm "$work/p/content/pages/authorities/fifo.xml"
ln -s loop.xml "$work/p/content/pages/authorities/loop.xml"
expect 3 err '^content/pages/authorities/loop.xml:1:1: .*\[file-unreadable\]' check -C "$work/p" --format=short
rm "$work/p/content/pages/authorities/loop.xml"
truncate -s 1G "$work/p/content/pages/authorities/huge.xml"
expect 1 err '^content/pages/authorities/huge.xml:1:1: .*\[file-too-large\]' check -C "$work/p" --format=short
rm "$work/p/content/pages/authorities/huge.xml"
mv "$work/p/content/theme/leaflet.css" "$work/css"
expect 1 err '^content/theme/leaflet.css:1:1: .*\[file-missing\]' check -C "$work/p" --format=short
mv "$work/css" "$work/p/content/theme/leaflet.css"
printf 'xx\tnothing else\n' >> "$work/p/locales/languages.tsv"
expect 1 err '^locales/languages.tsv:[0-9]+:1: .*\[language-row\]' check -C "$work/p" --format=short
cp locales/languages.tsv "$work/p/locales/"
# Folders that are named hold everything: fonts, but no dictionary here.
mkdir "$work/noto" && ln -s /usr/share/fonts/*/noto/* "$work/noto"
sed "s/Guten Tag/Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft/" "$work/p/content/pages/authorities/start.xml" > "$work/start"
cp "$work/p/content/pages/authorities/start.xml" "$work/start.old"
cp "$work/start" "$work/p/content/pages/authorities/start.xml"
expect 0 err "hyph_de_DE.dic \[hyphens-missing" check -C "$work/p" --fonts="$work/noto"
cp "$work/start.old" "$work/p/content/pages/authorities/start.xml"
expect 1 err '\[font-missing\]' check -C "$work/p" --fonts="$work"

# Catalogs are made, kept and never lost.
expect 0 err 'files? written' update -C "$work/p"
cp -r "$work/p/locales" "$work/before"
expect 0 err '0 files written' update -C "$work/p"
diff -r "$work/before" "$work/p/locales"
verdict $? 'update twice changes nothing'
sed -i '0,/^msgstr "..*"/s//msgstr "/' "$work/p/locales/ar/authorities.po"
printf 'msgid "X\n' >> "$work/p/locales/ar/authorities.po"
cp "$work/p/locales/ar/authorities.po" "$work/broken.po"
expect 1 err 'ar/authorities.po:1:1: .*\[po-merge\]' update -C "$work/p"
cmp "$work/broken.po" "$work/p/locales/ar/authorities.po"
verdict $? 'a catalog with mistakes stays as it was'
cp "$work/before/ar/authorities.po" "$work/p/locales/ar/authorities.po"
expect 2 err 'no such language: qx$' new language qx -C "$work/p"
expect 2 err 'did you mean sq, Albanisch\?' new language Albanisch -C "$work/p"
expect 2 err 'did you mean sq, Albanisch\?' new language sqq -C "$work/p"
# One sign without a glyph in one catalog: the poster is made, the page keeps it.
cp -r tests/golden/base "$work/sign"
cp locales/languages.tsv "$work/sign/locales/"
sed -i 's/@PAGE@/start/' "$work/sign/content/regions/test.xml"
sed -i 's/offices="amt"/languages="ar" offices="amt"/' "$work/sign/content/prints/aushang.xml"
mkdir -p "$work/sign/locales/ar"
printf 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Start"\nmsgstr "البداية"\n\nmsgid "Guten Tag."\nmsgstr "✅ مرحبا."\n\nmsgid "Anträge stellen"\nmsgstr "✅ تقديم الطلبات"\n' > "$work/sign/locales/ar/authorities.po"
expect 0 err 'text-no-glyph' build -C "$work/sign"
[ -s "$work/sign/output/site/prints/aushang.pdf" ] && grep -q '✅' "$work/sign/output/site/leaflets/ar/start.html"
verdict $? "a sign without a glyph takes a print away, or the page loses it"
# What nothing reads is told, what programs leave behind is not.
cp -r tests/golden/base "$work/unread"
cp locales/languages.tsv "$work/unread/locales/"
cd "$work/unread" || exit 2
mkdir -p content/pages/health content/place locales/tr locales/pt-br locales/xx locales/ar content/images locales/empty
touch content/pages/start.xml content/pages/health/seite.docx content/pages/health/gross.XML content/place/c.xml content/notes.txt content/pictograms.svg \
	content/theme/other.css locales/tr/health.po locales/pt-br/health.po locales/xx/health.po locales/ar/helth.po "locales/ar/health (Kopie).po" locales/ar/health.PO locales/health.po locales/notes.txt
touch content/README.md content/Thumbs.db content/.DS_Store content/pages/health/x.xml~ content/pages/health/x.bak content/pages/health/.x.xml.swp locales/ar/health.mo locales/ar/health.po~ locales/ar/messages.mo locales/README.md locales/.gitkeep
cd - > /dev/null || exit 2
"$program" check -C "$work/unread" --format=short --max-errors=0 2>&1 | grep 'file-unread' | sed 's/:1:1: warning.*//' > "$work/out"
for told in content/pages/start.xml content/pages/health/seite.docx content/pages/health/gross.XML content/place content/notes.txt content/pictograms.svg content/theme/other.css \
	locales/tr locales/pt-br locales/xx locales/ar/helth.po "locales/ar/health (Kopie).po" locales/ar/health.PO locales/health.po locales/notes.txt; do
	grep -qx "$told" "$work/out"
	verdict $? "nothing reads $told, and nobody says so"
done
[ "$(wc -l < "$work/out")" -eq 15 ]
verdict $? "these are told too: $(cat "$work/out")"
expect 1 err 'rename it to locales/pt-BR' check --max-errors=0 -C "$work/unread"
expect 1 err 'did you mean health.po' check --max-errors=0 -C "$work/unread"
expect 1 err 'a line tr into locales/LINGUAS' check --max-errors=0 -C "$work/unread"
# A tag in any case, the slug of the feed, the ISO code of the row.
for typed in 'pt-br pt-BR' 'PT_BR pt-BR' 'prs fa-AF' 'ku kmr' 'sr sr-Cyrl' 'zh zh-Hans' 'AR ar'; do
	expect 0 err "catalogs of ${typed#* }," new language "${typed% *}" -n -C "$work/p"
done
expect 2 err 'new language TAG' new language -C "$work/p"
expect 2 err 'cannot begin a hose' new hose sq -C "$work/p"
expect 2 err 'source language' new language de -C "$work/p"
expect 0 err 'would be written' new language sq -n -C "$work/p"
diff -r "$work/before" "$work/p/locales"
verdict $? 'new --dry-run writes nothing'
printf '# ours\nar\nuk # and this\n' > "$work/p/locales/LINGUAS"
expect 0 err 'locales/sq/interface.po first' new language sq -C "$work/p"
printf '# ours\nar\nsq\nuk # and this\n' | cmp - "$work/p/locales/LINGUAS"
verdict $? 'LINGUAS keeps its order'
# Only what a translator can mend: the mistake in ar is not one of sq, nor is
# what the sources are told.
cp "$work/broken.po" "$work/p/locales/ar/authorities.po"
expect 1 err 'locales/ar/authorities.po' check -l ar -C "$work/p"
expect 0 err '^0 errors, 0 warnings$' check -l sq -C "$work/p"
expect 1 err 'content/|locales/ar' check --werror -C "$work/p"
expect 2 err 'no such language in locales/LINGUAS: xx' check -l xx -C "$work/p"
expect 0 err '0 errors' check -l SQ -C "$work/p"
cp "$work/before/ar/authorities.po" "$work/p/locales/ar/authorities.po"
# build counts the notes and check tells them; data have them all.
sed -i '/^msgid "Öffnungszeiten"$/{n;s/.*/msgstr "Orari "/}' "$work/p/locales/sq/interface.po"
expect 0 err 'note: .*po-space' check -C "$work/p"
expect 0 err "^Notes: [1-9][0-9]*; 'wegweiser check'" build -C "$work/p" -o "$work/o"
! grep -q 'note: ' "$work/err"
verdict $? 'build prints no note'
expect 0 out '"severity": *"note"' build --format=json -C "$work/p" -o "$work/o"
expect 0 out '^sq,language,' stats -l sq --format=csv -C "$work/p"
! grep -q '^ar,' "$work/out"
verdict $? 'stats -l keeps to the language in CSV, too'
for file in "$work"/p/locales/sq/*.po; do
	msgfmt -c -o /dev/null "$file" 2>> "$work/msgfmt"
	verdict $? "msgfmt: $file"
done
[ ! -s "$work/msgfmt" ]
verdict $? "msgfmt has nothing to say: $(cat "$work/msgfmt")"
rm -rf "$work/p/locales/sq"
cp "$work/before/LINGUAS" "$work/p/locales/"
rm "$work/p/locales/authorities.pot"
mkdir "$work/p/locales/authorities.pot"
expect 3 err 'authorities.pot.*\[po-write\]' extract -C "$work/p"
rmdir "$work/p/locales/authorities.pot"
for tag in $(cat "$work/p/locales/LINGUAS"); do
	truncate -s 1G "$work/p/locales/$tag/authorities.po"
done
expect 3 err 'cannot be read.*\[po-write\]' update -C "$work/p"
[ "$(stat -c %s "$work/p/locales/$tag/authorities.po")" = 1073741824 ]
verdict $? 'a catalog that cannot be read is not replaced'

# Every command and option of --help stands in the manual page and back.
"$program" --help > "$work/help"
for command in $(awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }' "$work/help"); do
	"$program" "$command" --help >> "$work/help"
	grep -qE "^\.It Cm $command( |\$)" compiler/wegweiser.1
	verdict $? "the manual page tells of the command $command"
	grep -q "wegweiser $command" README.md locales/README.md content/README.md compiler/README.md
	verdict $? "a README tells of the command $command"
done
grep -oE -- '--[a-z-]+' "$work/help" | sort -u | grep -vx -- '--help' > "$work/options"
grep -oE 'Fl -[a-z-]+' compiler/wegweiser.1 | sed 's/Fl /-/' | sort -u | grep -vx -- '--help' > "$work/manual"
diff "$work/options" "$work/manual"
verdict $? '--help and the manual page know the same options'
# Every output stands there, and in the completion.
"$program" build --help > "$work/help"
"$program" --completion=bash > "$work/completion"
for output in $(sed -n 's/^WG_BACKEND(\(.*\))$/\1/p' compiler/back/backends.def); do
	grep -q -e "--only.*[ ,]$output\b" "$work/help" && grep -qE -e "--only\).*[\" ]$output " "$work/completion" &&
		grep -qE "^\.Cm (.* )?$output( |\$)" compiler/wegweiser.1 && grep -qE "^\.Cm (.* )?$output( |\$)" compiler/wegweiser.de.1
	verdict $? "help, completion and manual pages know the output $output"
done
mandoc -T lint -W warning compiler/wegweiser.1 > "$work/lint"
verdict $? "mandoc: $(cat "$work/lint")"
for target in $(make -s help | awk '{ print $1 }'); do
	make -n "$target" > /dev/null 2>&1
	verdict $? "make $target"
done
finish
