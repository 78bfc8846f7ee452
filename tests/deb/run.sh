#!/bin/sh
# The Debian package of `make deb`: lintian has nothing to say of it, and in an
# empty Debian it installs, begins a county, prints a poster, and leaves
# nothing behind.  Not among the suites of `make check`: it takes minutes, and
# the right to make a chroot.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
deb=$(ls output/wegweiser_*.deb 2> /dev/null | tail -n 1)
if [ -z "$deb" ]; then
	echo "skipped: there is no package, 'make deb' makes it"
	finish
	exit
fi
if command -v lintian > /dev/null; then
	lintian "$deb" > "$work/said" 2> /dev/null
	[ ! -s "$work/said" ]
	verdict $? "lintian: $(head -n 5 "$work/said")"
else
	echo 'skipped: lintian is not installed'
fi

# Unpacked anywhere it runs, too.
dpkg-deb -x "$deb" "$work/x"
unset WEGWEISER_DATA
"$work/x/usr/bin/wegweiser" new project "$work/p" -q < /dev/null && "$work/x/usr/bin/wegweiser" build -q -C "$work/p" && [ -s "$work/p/output/site/prints/aushang.pdf" ]
verdict $? 'the unpacked program begins a county'

mirror=$(sed -n 's/^deb [^h]*\(http[^ ]*\) .* main.*/\1/p; s/^URIs: *\(http[^ ]*\).*/\1/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2> /dev/null | head -n 1)
root=$work/root
if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap > /dev/null || ! debootstrap --variant=minbase bookworm "$root" ${mirror:+"$mirror"} > "$work/log" 2>&1; then
	echo "skipped: no chroot can be made here: $(tail -n 1 "$work/log" 2> /dev/null)"
	finish
	exit
fi
inside() {
	echo "\$ $*" >> "$work/transcript"
	at=$(date +%s)
	chroot "$root" env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@" > "$work/said" 2>&1
	verdict $? "$*: $(tail -n 3 "$work/said")"
	tail -n 5 "$work/said" >> "$work/transcript"
	echo "[$(($(date +%s) - at)) s]" >> "$work/transcript"
}
mkdir -p "$root/proc"
mount -t proc proc "$root/proc" 2> /dev/null && trap 'umount "$root/proc"; rm -rf "$work"' EXIT INT TERM
cp /etc/resolv.conf "$root/etc/" 2> /dev/null
cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
cp "$deb" "$root/tmp/wegweiser.deb"
inside apt-get install -q -y --no-install-recommends /tmp/wegweiser.deb
inside wegweiser check -q -C /usr/share/wegweiser

# What README.md says, "Your own county", in its order: a project in three
# languages, its first poster, an address list of thirty places, a region of
# the CMS, a build.  What somebody types is as good as nothing beside the five
# minutes that it may take.
typed() { # AS-TYPED
	inside sh -c "cd /root/neuhausen && $1"
}
{
	echo 'Name;Straße;Hausnr;PLZ;Ort;Telefon;Öffnungszeiten'
	seq 30 | sed 's/.*/Beratung &;Marktweg;&;12345;Beispielstadt;030 2312510&;Mo-Fr 8-12 Uhr/'
} | iconv -f UTF-8 -t WINDOWS-1252 | sed 's/$/\r/' > "$root/root/Adressen.csv"
cp -r tests/import/region "$root/root/in"
begun=$(date +%s)
inside sh -c 'cd /root && wegweiser new project neuhausen --name="Landkreis Neuhausen" --land=NI --municipality=Neuhausen --languages=uk,ar,en'
typed 'wegweiser build -q'
typed 'wegweiser print aushang && test -s aushang.pdf'
typed 'wegweiser new place buergerbuero'
typed 'wegweiser import -n ../Adressen.csv'
typed 'wegweiser import ../Adressen.csv'
[ "$(find "$root/root/neuhausen/content/places" -name 'beratung-[0-9]*.xml' | wc -l)" -eq 30 ]
verdict $? 'thirty places'
typed 'wegweiser import ../in'
typed 'wegweiser import ../in --accept-hosts'
typed 'wegweiser check -q'
typed 'wegweiser build -q'
[ -s "$root/root/neuhausen/output/site/leaflets/de/anmeldung.html" ] && grep -q anmeldung "$root/root/neuhausen/output/site/api/v3/beispielland/de/pages/index.json"
verdict $? 'the region has its pages'
typed 'wegweiser new house unterkunft-nord -q && wegweiser print unterkunft-nord --languages=uk,ar,en --output=/root/poster.pdf && test -s /root/poster.pdf'
inside sh -c 'cd /root && wegweiser import -q in landkreis && wegweiser check -q -C landkreis && wegweiser build -q -C landkreis'
took=$(($(date +%s) - begun))
echo "[$took s]" >> "$work/transcript"
[ "$took" -lt 300 ]
verdict $? "it took $took seconds"
inside apt-get remove -q -y --purge wegweiser
[ -z "$(find "$root/usr/share/wegweiser" "$root/usr/bin/wegweiser" 2> /dev/null)" ]
verdict $? 'removed, and nothing is left'
[ -z "${TRANSCRIPT-}" ] || cp "$work/transcript" "$TRANSCRIPT"
finish
