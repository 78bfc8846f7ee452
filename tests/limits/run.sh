#!/bin/sh
# What must be refused, and what must not grow faster than its input.
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
sum tests/limits/names.sh
sum tests/limits/regions.sh
sum node tests/limits/growth.mjs
finish
