#!/bin/sh
# The station: who may come in, and people who work with it in a browser.
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
for test in guard print read draft change send kept play; do
	sum node "tests/station/$test.mjs"
done
finish
