#!/bin/sh
# Catalogs for agencies that want XLIFF, with translate-toolkit (po2xliff and
# xliff2po) and gettext:
#
#   locales/xliff.sh export ar/health FILE.xlf    send FILE.xlf
#   locales/xliff.sh import ar/health FILE.xlf    what came back into the catalog
#
# po2xliff forgets the context that keeps two equal texts apart.  So it is
# written in front of the text, ⟦like this⟧, where the translator sees it, and
# taken away again.  After an import: wegweiser update, wegweiser check.
set -eu
if [ $# -ne 3 ] || [ ! -f "$(dirname "$0")/$2.po" ]; then
	sed -n 's/^#   //p' "$0" >&2
	exit 2
fi
po=$(dirname "$0")/$2.po
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
case $1 in
export)
	msgcat --no-wrap "$po" | sed -z \
		's/\nmsgctxt "\([^\n]*\)"\nmsgid "/\nmsgid "⟦\1⟧ /g' > "$work/in.po"
	po2xliff --progress=none "$work/in.po" "$work/out.xlf"
	sed -e "s/source-language=\"[^\"]*\"/source-language=\"de\" target-language=\"${2%%/*}\"/" \
		-e "s|original=\"[^\"]*\"|original=\"$2.po\"|" "$work/out.xlf" > "$3"
	;;
import)
	xliff2po --progress=none --duplicates=merge "$3" "$work/back.po"
	msgcat --no-wrap "$work/back.po" | sed \
		-e 's/^msgid "⟦\([^⟧]*\)⟧ /msgctxt "\1"\nmsgid "/' \
		-e 's/^msgstr "⟦[^⟧]*⟧ */msgstr "/' \
		-e '/^#:/s/%23/#/g' > "$work/new.po"
	msgfmt -c -o /dev/null "$work/new.po"
	mv "$work/new.po" "$po"
	;;
*)
	echo "export or import, not $1" >&2
	exit 2
	;;
esac
