#!/bin/sh
# Unit tests, goldens and a small project cut out of the sample county under
# ASan and UBSan, and the corpus of every fuzz target replayed.
set -u
cd "$(dirname "$0")/.." || exit 2
. tests/day.sh
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
passed=0
failed=0
try() {
	if "$@" > "$work/log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$*:"
		tail -n 40 "$work/log"
	fi
}
export ASAN_OPTIONS=detect_leaks=1
try flock compiler/.obj make -s VARIANT=asan compiler/wegweiser-asan compiler/.obj/asan/unit compiler/.obj/asan/replay
# In one process, as each that ends looks for leaks.
try env CK_FORK=no compiler/.obj/asan/unit
try node tests/damage/project.mjs "$work/project"
# Mistakes in it are none of ours.
build() {
	compiler/wegweiser-asan build -q -C "$work/project"
	[ $? -le 1 ] && [ -e "$work/project/output/site/index.html" ]
}
try build
ASAN_OPTIONS=detect_leaks=0
try env WEGWEISER=compiler/wegweiser-asan tests/golden/run.sh
for fuzzer in tests/fuzz/fuzz_*.c; do
	name=$(basename "$fuzzer" .c)
	name=${name#fuzz_}
	try compiler/.obj/asan/replay "$name" tests/fuzz/corpus/"$name"/*
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
