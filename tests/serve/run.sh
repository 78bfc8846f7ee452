#!/bin/sh
# Serving: one table of requests against nginx and `wegweiser serve`, and
# hostile bytes against the latter.
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
for test in requests origin flat hostile watch books preview; do
	sum node "tests/serve/$test.mjs"
done
finish
