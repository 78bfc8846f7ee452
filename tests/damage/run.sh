#!/bin/sh
# Documents that lost, doubled or emptied something: every one must end in
# messages, never in a crash, and the other pages must still appear.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/day.sh
# In memory where there is a place for that: every build writes hundreds of
# files.
work=$(mktemp -d -p /dev/shm 2> /dev/null || mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
flock compiler/.obj make -s VARIANT=asan compiler/wegweiser-asan || exit 1
# Much of the time of a small program goes into the quarantine.
export ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=1
export UBSAN_OPTIONS=print_stacktrace=1
node tests/damage/damage.mjs "$PWD/compiler/wegweiser-asan" "$work"
