#!/bin/sh
# What the program says, in German and English, and that nothing it writes
# depends on it.
. "$(dirname "$0")/../day.sh"
exec node "$(dirname "$0")/check.mjs" "$(realpath "${WEGWEISER:-compiler/wegweiser}")"
