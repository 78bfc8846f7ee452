#!/bin/sh
# How far the translations are: `wegweiser stats` and the report of a build,
# against a count made here from the catalogs, msgfmt's and xmllint's.
. "$(dirname "$0")/../day.sh"
exec node "$(dirname "$0")/check.mjs" "$(realpath "${WEGWEISER:-compiler/wegweiser}")"
