#!/bin/sh
# Cases as files.  A case is NAME.xml (or NAME.po, or both, or a picture
# NAME.svg, .png or .jpg, alone or beside it) in a folder here;
# the siblings that exist say what is tested:
#
#   NAME.glossary   locales/glossary.tsv;         NAME.terms      content/terms.tsv
#   NAME.holidays   content/holidays.tsv;        NAME.office   the place amt
#   NAME.building   the building bau
#   NAME.region     content/regions/test.xml;    NAME.page     the page NAME-page
#   NAME.copy       a copy that was forgotten, "NAME - Kopie.xml" beside it
#   NAME.place      the place NAME-place
#   NAME.addresses  content/addresses.tsv: what was published before
#   NAME.LANG.po    its translation, in the domain authorities (in the folder
#                   interface: in that domain, in form: in forms)
#   NAME.diag       messages of `wegweiser check`, as a person sees them
#   NAME.tree       `wegweiser tree NAME`;        NAME.LANG.tree  in a language
#   NAME.LANG.text  bidi runs and line breaks;    NAME.LANG.boxes boxes
#   NAME.LANG.html  the leaflet, of NAME.page if there is one
#   NAME.LANG.json  the feed: its pages;          NAME.LANG.places  its places
#   NAME.LANG.addresses  all addresses as HTML;   NAME.LANG.location  the place
#   NAME.LANG.calendar  all events as HTML;     NAME.LANG.house  the house haus
#   NAME.hours      `wegweiser hours NAME`, and with --days
#   NAME.pot        the template;                 NAME.csv     its rows of `wegweiser stats`
#   NAME.bare       (not a golden) no catalogs but those of the case
#
# Every case runs in a copy of base/, a project of one region.  With --accept
# the goldens are rewritten; their diff is what gets reviewed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../day.sh"
program=$(cd "$here/../.." && realpath "${WEGWEISER:-compiler/wegweiser}")
accept=false
[ "${1:-}" = --accept ] && { accept=true; shift; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
passed=0
failed=0
unset LANGUAGE
export LC_ALL="${GOLDEN_LOCALE:-C}" # for tests/messages
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=0}"
cp -r "$here/base" "$work/base"
cp "$here/../../locales/languages.tsv" "$work/base/locales/"
n=0

# A process costs more than all that a case asks of it, so what the shell can do
# itself it does: find a word, read a short file, write one.
slurp() { # FILE: in $text
	text=
	while IFS= read -r line || [ -n "$line" ]; do
		text=$text$line$newline
	done < "$1"
}
newline='
'
slurp "$work/base/content/regions/test.xml"
region=$text

# The folder a document belongs to, by its root element: in $folder.
folder_of() { # FILE
	folder=pages/authorities
	while IFS= read -r line || [ -n "$line" ]; do
		case "$line " in
		*'<w:place'[!a-z]*) folder=places ;;
		*'<w:house'[!a-z]*) folder=houses ;;
		*'<w:building'[!a-z]*) folder=buildings ;;
		*'<w:event'[!a-z]*) folder=events ;;
		*'<w:news'[!a-z]*) folder=news ;;
		*'<w:form'[!a-z]*) folder=forms ;;
		*'<w:print'[!a-z]*) folder=prints ;;
		*'<w:region'[!a-z]*) folder=regions ;;
		*'<article'[!a-z]* | *'<w:project'[!a-z]*) ;;
		*) continue ;;
		esac
		return
	done < "$1"
}

project() { # CASE: a fresh project in $p
	n=$((n + 1))
	p=$work/$n
	tags=ar # of its LINGUAS
	cp -r "$work/base" "$p"
	id=${1##*/}
	if [ -e "$1.xml" ]; then
		folder_of "$1.xml"
		to=$p/content/$folder
		[ -d "$to" ] || mkdir -p "$to"
		cp "$1.xml" "$to/$id.xml"
	fi
	[ ! -e "$1.copy" ] || cp "$1.copy" "$to/$id - Kopie.xml"
	[ ! -e "$1.project" ] || cp "$1.project" "$p/content/project.xml"
	for image in "$1".png "$1".jpg; do
		[ ! -e "$image" ] || install -D -m 644 "$image" "$p/content/images/${image##*/}"
	done
	[ ! -e "$1.svg" ] ||
		install -D -m 644 "$1.svg" "$p/content/pictograms/$id.svg"
	[ ! -e "$1.glossary" ] || cp "$1.glossary" "$p/locales/glossary.tsv"
	[ ! -e "$1.addresses" ] || cp "$1.addresses" "$p/content/addresses.tsv"
	[ ! -e "$1.terms" ] || cp "$1.terms" "$p/content/terms.tsv"
	[ ! -e "$1.office" ] || cp "$1.office" "$p/content/places/amt.xml"
	[ ! -e "$1.building" ] || install -D -m 644 "$1.building" "$p/content/buildings/bau.xml"
	[ ! -d "$1.events" ] || cp -r "$1.events" "$p/content/events"
	[ ! -e "$1.holidays" ] || cp "$1.holidays" "$p/content/holidays.tsv"
	[ ! -e "$1.place" ] || cp "$1.place" "$p/content/places/$id-place.xml"
	page=start
	case $to in */pages/*) page=$id ;; esac
	if [ -e "$1.page" ]; then
		page=$id-page
		cp "$1.page" "$p/content/pages/authorities/$page.xml"
	fi
	[ $page = start ] || page="$page\"/><w:page ref=\"start"
	text=$region
	[ ! -e "$1.region" ] || slurp "$1.region"
	case $text in
	*@PAGE@*) text=${text%%@PAGE@*}$page${text#*@PAGE@} ;;
	esac
	printf %s "$text" > "$p/content/regions/test.xml"
	for po in "$1".po "$1".*.po; do
		[ -e "$po" ] || continue
		tag=${po##*/}
		tag=${tag%.po}
		tag=${tag#"$id"}
		tag=${tag#.}
		: "${tag:=ar}"
		case " $tags " in
		*" $tag "*) ;;
		*)
			tags="$tags $tag"
			echo "$tag" >> "$p/locales/LINGUAS"
			;;
		esac
		[ -d "$p/locales/$tag" ] || mkdir "$p/locales/$tag"
		domain=authorities
		case $1 in */interface/*) domain=interface ;; */form/*) domain=forms ;; esac
		cp "$po" "$p/locales/$tag/$domain.po"
	done
}

# Catalogs that a case does not have say nothing, rather than being missing;
# NAME.bare leaves them out.
begin_catalogs() { # CASE
	[ ! -e "$1.bare" ] || return 0
	for tag in $tags; do
		[ -d "$p/locales/$tag" ] || mkdir "$p/locales/$tag"
		for domain in authorities education events forms health interface volunteers; do
			[ -e "$p/locales/$tag/$domain.po" ] ||
				printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n' > "$p/locales/$tag/$domain.po"
		done
	done
}

compare() { # GOLDEN: with $work/out
	if $accept; then
		cmp -s "$work/out" "$1" || cp "$work/out" "$1"
		passed=$((passed + 1))
	elif diff -u "$1" "$work/out" > "$work/diff"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "${1#"$here/"} differs:"
		cat "$work/diff"
	fi
}

# What several goldens look at is built once a case.
build() { # NAME: --only=NAME
	case $built in *" $1 "*) return ;; esac
	"$program" build -C "$p" -q --only="$1" 2> /dev/null
	built=" $1 "
}

run_case() { # CASE without suffix
	to=
	built=
	project "$1"
	begin_catalogs "$1"
	id=${1##*/}
	for golden in "$1".*; do
		suffix=${golden#"$1".}
		tag=${suffix%.*}
		case ${GOLDEN_ONLY:-} in '' | "${suffix##*.}") ;; *) continue ;; esac
		case $suffix in
		diag) "$program" check -C "$p" --color=never > "$work/out" 2>&1 ;;
		tree) "$program" tree -C "$p" -q "$id" > "$work/out" 2> /dev/null ;;
		*.tree) "$program" tree -C "$p" -q -l "$tag" "$id" > "$work/out" 2> /dev/null ;;
		*.text) "$program" tree -C "$p" -q -l "$tag" --show=text "$id" > "$work/out" 2> /dev/null ;;
		*.boxes) "$program" tree -C "$p" -q -l "$tag" --show=boxes "$id" > "$work/out" 2> /dev/null ;;
		*.html)
			build leaflet
			page=$id
			[ ! -e "$1.page" ] || page="$id-page"
			sed -n '/<main/,/<\/main>/p' "$p/output/site/leaflets/$tag/$page.html" > "$work/out"
			;;
		*.json)
			build feed
			cat "$p/output/site/api/v3/test/$tag/pages/index.json" > "$work/out"
			;;
		*.addresses)
			build leaflet
			sed -n '/<main/,/<\/main>/p' "$p/output/site/leaflets/$tag/places.html" > "$work/out"
			;;
		*.calendar)
			build leaflet
			sed -n '/<main/,/<\/main>/p' "$p/output/site/leaflets/$tag/events.html" > "$work/out"
			;;
		*.house)
			build leaflet
			sed -n '/<main/,/<\/main>/p' "$p/output/site/leaflets/$tag/haus.html" > "$work/out"
			;;
		*.places)
			build feed
			cat "$p/output/site/api/v3/test/$tag/locations/index.json" > "$work/out"
			;;
		*.location)
			"$program" build -C "$p" -q --only=feed --date=2026-12-01 2> /dev/null
			built=
			sed 's/},{"id"/},\n{"id"/g' "$p/output/site/api/v3/test/$tag/locations/index.json" |
				grep "/locations/$id/" > "$work/out"
			;;
		hours)
			{
				"$program" hours -C "$p" "$id"
				"$program" hours -C "$p" --date=2026-12-01 --days=40 "$id"
			} > "$work/out" 2>&1
			;;
		csv) "$program" stats -C "$p" -q --format=csv 2> /dev/null | grep ",document,$id," > "$work/out" ;;
		pot)
			"$program" extract -C "$p" -q 2> /dev/null
			pot=authorities
			case $1 in */form/*) pot=forms ;; esac
			cat "$p/locales/$pot.pot" > "$work/out"
			;;
		*) continue ;;
		esac
		compare "$golden"
	done
}

for source in "$here"/*/*.xml "$here"/*/*.po "$here"/*/*.svg "$here"/*/*.png "$here"/*/*.jpg "$here"/*/*.project; do
	[ -e "$source" ] || continue
	case $source in
	"$here"/base/*) continue ;;
	*.xml) run_case "${source%.xml}" ;;
	*.po)
		# A translation of a case that has an .xml belongs to that case.
		stem=${source%.po}
		[ -e "${stem%.*}.xml" ] || run_case "$stem"
		;;
	*.svg | *.png | *.jpg)
		stem=${source%.*}
		[ -e "$stem.xml" ] || run_case "$stem"
		;;
	*.project) run_case "${source%.project}" ;;
	esac
done
# Every diagnostic has a golden.
{
	grep -rohE '\[[a-z0-9-]+\]' "$here" --include='*.diag' --include='*.hours'
	sed 's/^\([^ ]*\).*/[\1]/' "$here/elsewhere"
} | sort -u > "$work/shown"
"$program" explain | awk '{ print "[" $1 "]" }' | sort > "$work/codes"
comm -23 "$work/codes" "$work/shown" > "$work/unseen"
sed 's/^/no golden shows /' "$work/unseen"
unseen=$(grep -c . "$work/unseen")
passed=$((passed + $(grep -c . "$work/codes") - unseen))
failed=$((failed + unseen))
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
