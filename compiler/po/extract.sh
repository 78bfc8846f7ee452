#!/bin/sh
# The messages of the program as a template on standard output.  What is
# extracted: _() and N_(), the formats of reports, and the columns of tables
# that people read.  The keywords stand in three groups, because xgettext
# takes one argument of a call at a time.
set -eu
cd "$(dirname "$0")/.."
pot=$(mktemp)
trap 'rm -f "$pot" "$pot.c"' EXIT
get() { # KEYWORDS FILES
	keywords=
	for k in $1; do keywords="$keywords --keyword=$k"; done
	shift
	xgettext --language=C --from-code=UTF-8 --keyword $keywords --no-wrap \
		--no-location --sort-by-file --package-name=wegweiser \
		--msgid-bugs-address=bugs@wegweiser.example.org \
		--force-po --join-existing -o "$pot" "$@"
}
files=$(find . -name '*.c' | LC_ALL=C sort)
: > "$pot"
get 'WG_DIAG:4 WG_COMMAND:6 WG_OPTION:6' base/diag.def cli/options.def
get 'WG_DIAG:5' base/diag.def
get 'WG_PRODUCT:6' model/products.def
# The name of a product is a word of the table.
sed -nE 's/^WG_PRODUCT\([A-Z_]*, ([a-z]*),.*/N_("\1");/p' model/products.def > "$pot.c"
get N_ "$pot.c"
get '_ N_ wg_say_n:1,2 wg_report:4 wg_hint:2 wg_note:3 wg_pair_report:4 fail:3 wg_refuse:4 mistake:4
	refuse:2 broken:4 usage_error:1 no_choice:1 usage:1 wg_new_usage:1 trouble:2 wg_run_trouble:2 no_such:1 choose:1' $files po/expat.h
get 'fail:4 mistake:5 refuse:3' $files
# Formats without a word are the same in every language.
msggrep --no-wrap --msgid --extended-regexp -e '[[:alpha:]][[:alpha:]]' \
	"$pot" | sed -e '/^"POT-Creation-Date:/d' -e 's/charset=CHARSET/charset=UTF-8/'
