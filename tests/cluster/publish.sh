#!/bin/sh
# Put a site onto a web server: publish.sh SITE [HOST:]FOLDER
# The server shows FOLDER/current, a link to one of FOLDER/releases.  A site is
# brought there under a name that nobody looks at, beside the one that is shown,
# of which it takes what has not changed; then the link is exchanged in one
# step.  Cut short anywhere, the old site is shown, and the next time goes on.
# Two releases before the last stay, for those who are still reading.
set -eu
site=$1 to=$2 host='' folder=$2
case $to in
[!/.]*:*) host=${to%%:*} folder=${to#*:} ;;
esac
there() { if [ -n "$host" ]; then ssh -n "$host" "$1"; else sh -c "$1"; fi; }
quoted() { printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }
at=$(quoted "$folder")
# A site is named by its manifest: the same site, the same name.
name=$(sha256sum < "$site/report/manifest.json" | cut -c 1-16)
there "mkdir -p $at/releases"
# --checksum: what looks the same by size and time may be another file.
rsync --archive --checksum --delete --link-dest=../../current "$site/site/" "$to/releases/.$name/"
there "set -e; cd $at
	[ -d releases/$name ] || mv -T releases/.$name releases/$name
	rm -rf releases/.[!.]*
	touch releases/$name
	ln -sfn releases/$name .current.$name
	mv -T .current.$name current
	ls -t releases | tail -n +4 | while read -r old; do rm -rf releases/\"\$old\"; done"
