#!/bin/sh
# The unit tests, with their count in the form that the other suites have.
cd "$(dirname "$0")/../.." || exit 2
out=$(compiler/.obj/plain/unit)
status=$?
echo "$out"
echo "$out" | awk -F '[:,% ]+' '/^[0-9]+%: Checks:/ { checks += $3; bad += $5 + $7 }
	END { print checks - bad " passed, " bad " failed" }'
exit $status
