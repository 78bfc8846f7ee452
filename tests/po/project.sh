# A small project around a catalog: project FILE FOLDER makes it of the base of
# the goldens, FILE being the Arabic catalog of the domain authorities.
project() {
	rm -rf "$2"
	cp -r tests/golden/base "$2"
	cp locales/languages.tsv "$2/locales/"
	sed -i 's/@PAGE@/start/' "$2/content/regions/test.xml"
	install -D -m 644 "$1" "$2/locales/ar/authorities.po"
}
# update leaves a catalog that msgfmt accepts and check has nothing to say of;
# a second update leaves it alone.
mended() { # FOLDER NAME
	"$program" update -q -C "$1" 2> "$work/err"
	verdict $? "update of $2: $(cat "$work/err")"
	msgfmt -c -o /dev/null "$1/locales/ar/authorities.po" 2> "$work/err"
	verdict $? "msgfmt about $2: $(cat "$work/err")"
	"$program" check -C "$1" -l ar --format=short > "$work/check" 2>&1
	[ "$(cat "$work/check")" = '0 errors, 0 warnings' ]
	verdict $? "check about $2: $(cat "$work/check")"
	cp -r "$1/locales" "$work/before"
	"$program" update -q -C "$1" && diff -r "$1/locales" "$work/before"
	verdict $? "a second update of $2"
	rm -rf "$work/before"
}
