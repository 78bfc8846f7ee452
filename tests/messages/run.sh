#!/bin/sh
# What the program says, in German and English, and that nothing it writes
# depends on it.
exec node "$(dirname "$0")/check.mjs" "$(realpath "${WEGWEISER:-compiler/wegweiser}")"
