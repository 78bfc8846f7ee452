#!/bin/sh
# Nothing that was published stops answering, and what is over leaves.
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
for test in day names address county; do
	sum node "tests/addresses/$test.mjs"
done
finish
