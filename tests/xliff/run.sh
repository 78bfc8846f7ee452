#!/bin/sh
# A catalog goes to an agency as XLIFF and comes back.
. "$(dirname "$0")/../day.sh"
exec node "$(dirname "$0")/check.mjs" "$(realpath "${WEGWEISER:-compiler/wegweiser}")"
