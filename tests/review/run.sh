#!/bin/sh
# What falls due, and where links lead: as a table, JSON, CSV and a calendar.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
export LC_ALL=C
unset LANGUAGE
p=$work/p
export WEGWEISER_DATA="$PWD"
"$program" new project "$p" -q --languages=ar --municipality=Adorf < /dev/null
for one in alt:2026-11-22 heute:2026-11-23 bald:2027-01-22 spaeter:2027-01-23; do
	id=${one%:*}
	"$program" new place "$id" -q -C "$p" --name="=Stelle, \"$id\""
	sed -i "s/<w:review by=\"[^\"]*\"/<w:review by=\"${one#*:}\"/; s|<!-- \(<w:web .*/>\) -->|\1|" "$p/content/places/$id.xml"
done
sed -i 's|href="https://www.example.org/"|href="https://Bücher.Example.org/x"|' "$p/content/places/alt.xml"
review() {
	"$program" review -C "$p" "$@" > "$work/out" 2> "$work/err"
	verdict $? "review $*: $(cat "$work/err")"
}
has() { # REGEX
	grep -qE -- "$1" "$work/out"
	verdict $? "lacks $1: $(head -n 20 "$work/out")"
}
review
has '^! 2026-11-22  content/places/alt.xml: =Stelle, "alt"$'
has '^  2026-11-23  content/places/heute.xml'
has '^  2027-01-22  content/places/bald.xml'
! grep -q spaeter.xml "$work/out"
verdict $? 'sixty days and no more'
has '^    3  www.example.org  bald, heute, spaeter$'
has '^    1  xn--bcher-kva.example.org  alt$'
review --days=61
has 'spaeter.xml'
review --date=2027-06-01 --days=1
has '^! 2027-01-23'
review --format=csv
has '^"2026-11-22","yes","alt","'"'"'=Stelle, ""alt""","content/places/alt.xml",'
review --format=json
node -e '
const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
const got = JSON.stringify([r.today, r.review.map((x) => [x.id, x.by, x.overdue]), r.hosts.map((h) => [h.host, h.links])]);
const want = JSON.stringify(["2026-11-23", [["alt", "2026-11-22", true], ["heute", "2026-11-23", false], ["bald", "2027-01-22", false]], [["www.example.org", 3], ["xn--bcher-kva.example.org", 1]]]);
if (got !== want) { console.log(got); process.exit(1); }' "$work/out" > "$work/said"
verdict $? "json: $(cat "$work/said")"
review --format=ics
node -e '
const ICAL = require("./tests/node_modules/ical.js/dist/ical.es5.cjs");
const calendar = new ICAL.Component(ICAL.parse(require("fs").readFileSync(process.argv[1], "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((e) => new ICAL.Event(e));
const got = JSON.stringify(events.map((e) => [e.uid, e.startDate.toString(), e.endDate.toString(), e.startDate.isDate, e.summary]));
const want = JSON.stringify([["alt", "2026-11-22", "2026-11-23"], ["heute", "2026-11-23", "2026-11-24"], ["bald", "2027-01-22", "2027-01-23"]].map(([id, from, to]) => ["review-" + id + "@wegweiser", from, to, true, `Look again: =Stelle, "${id}"`]));
if (got !== want) { console.log(got); process.exit(1); }' "$work/out" > "$work/said" 2>&1
verdict $? "calendar: $(head -n 5 "$work/said")"
cp "$work/out" "$work/first"
review --format=ics -q
cmp -s "$work/out" "$work/first"
verdict $? 'the same bytes again'
"$program" review -C "$p" --format=gitlab > /dev/null 2> "$work/err"
[ $? -eq 2 ]
verdict $? 'formats of messages are none of it'
chmod 000 "$p/content/places/alt.xml"
if [ "$(id -u)" -ne 0 ]; then
	"$program" review -C "$p" > /dev/null 2>&1
	[ $? -eq 3 ]
	verdict $? 'what cannot be read is not absent'
fi
finish
