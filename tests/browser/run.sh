#!/bin/sh
# Lines and their order against headless Chromium with the same fonts, see
# compare.mjs.
cd "$(dirname "$0")/../.." || exit 2
make -s compiler/.obj/plain/lines || exit 1
exec node tests/browser/compare.mjs compiler/.obj/plain/lines "$@"
