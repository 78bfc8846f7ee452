#!/bin/sh
# Diagnostics for programs and the completion of shells, with the programs
# that read them.
exec node "$(dirname "$0")/check.mjs" "$(realpath "${WEGWEISER:-compiler/wegweiser}")"
