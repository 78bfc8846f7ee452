#!/bin/sh
# Check every PDF below the folders that are named (default: output/site), and
# the samples and mutants that come from the unit tests.  UNIT names their
# program.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
. "$here/../day.sh"
cd "$here/../.." || exit 2
flock compiler/.obj/plain make -s compiler/.obj/plain/values-ours compiler/.obj/plain/pdf-reader || exit 1
exec node "$here/run.mjs" "${@:-output/site}"
