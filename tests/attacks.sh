#!/bin/sh
# Who tries what: each row of tests/attacks.tsv names a test, and words of it.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
while IFS='	' read -r attack file words; do
	case $attack in '' | '#'*) continue ;; esac
	grep -qF -- "$words" "$file"
	verdict $? "$attack: $file has no “$words”"
done < tests/attacks.tsv
finish
