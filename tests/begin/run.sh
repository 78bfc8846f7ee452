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
finish
