#!/bin/sh
# What runs side by side, under the thread sanitizer: builds on four threads,
# watch, and serve with its preview and as a station while files are saved
# (tests/tsan.mjs).
set -u
cd "$(dirname "$0")/.." || exit 2
. tests/day.sh
flock compiler/.obj make -s VARIANT=tsan compiler/wegweiser-tsan || exit 1
WEGWEISER=compiler/wegweiser-tsan exec node tests/tsan.mjs
