#!/bin/sh
# Diagnostics for programs and the completion of shells, with the programs
# that read them.
. "$(dirname "$0")/../day.sh"
exec node "$(dirname "$0")/check.mjs" "$(realpath "${WEGWEISER:-compiler/wegweiser}")"
