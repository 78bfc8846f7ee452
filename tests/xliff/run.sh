#!/bin/sh
# A catalog goes to an agency as XLIFF and comes back.
exec node "$(dirname "$0")/check.mjs" "$(realpath "${WEGWEISER:-compiler/wegweiser}")"
