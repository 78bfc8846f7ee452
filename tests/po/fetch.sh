#!/bin/sh
# Catalogs that nobody here wrote: those of Debian source packages whose
# manuals are translated with gettext, some of them DocBook.  They are fetched
# with apt, which checks their signatures, into compiler/.obj/catalogs, and
# never committed.  Without a network nothing happens but a word.
set -eu
cd "$(dirname "$0")/../.."
packages='apt aptitude dpkg shadow tasksel'
to=$(pwd)/${CATALOGS:-compiler/.obj/catalogs}
[ ! -e "$to/done" ] || exit 0
echo "Fetching the catalogs of Debian source packages ($packages) into $to"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/deb" "$to"
key=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb-src [signed-by=$key] http://deb.debian.org/debian bookworm main" > "$work/sources.list"
options="-o Dir::Etc::sourcelist=$work/sources.list -o Dir::Etc::sourceparts=- -o Dir::State::lists=$work/lists
	-o Dir::Cache=$work/cache -o APT::Sandbox::User= -o Acquire::Languages=none"
cd "$work/deb"
apt-get -q $options update > "$work/log" 2>&1 || true
for package in $packages; do
	apt-get -q $options --download-only --tar-only source "$package" > "$work/log" 2>&1 ||
		echo "no $package: $(grep -m 1 -E '^(E|Err)' "$work/log")"
done
for archive in *.tar.*; do
	[ -e "$archive" ] || { echo 'no catalogs: is there a network?'; exit 0; }
	mkdir -p "$to/${archive%%_*}"
	tar -xf "$archive" -C "$to/${archive%%_*}" --strip-components=1 --no-same-owner --wildcards '*.po' '*.pot'
done
touch "$to/done"
echo "$(find "$to" -name '*.po' | wc -l) catalogs, $(du -sm "$to" | cut -f 1) MB"
