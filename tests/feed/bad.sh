#!/bin/sh
# Every bad event, place, building and region of the goldens in one project:
# what is wrong is reported, and the feed of the rest is complete and within
# the contract.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
cp -r tests/golden/base "$work/p"
cp locales/languages.tsv "$work/p/locales/"
cp -r content/pictograms "$work/p/content/"
sed -i 's/@PAGE@/start/' "$work/p/content/regions/test.xml"
mkdir -p "$work/p/content/events" "$work/p/content/buildings" "$work/p/content/regions"
cp tests/golden/event/*.xml "$work/p/content/events/"
cp tests/golden/place/fort.xml tests/golden/place/ostsee.xml tests/golden/xml/verweise.xml "$work/p/content/places/"
cp tests/golden/building/*.xml "$work/p/content/buildings/"
cp tests/golden/region/media.xml "$work/p/content/regions/"
mkdir "$work/p/content/images"
cp tests/golden/image/photo.jpg tests/golden/image/palette.png "$work/p/content/images/"
# Two files of events with one id: the second is named after another file.
sed 's/xml:id="ende"/xml:id="nirgends"/' tests/golden/event/ende.xml > "$work/p/content/events/zweimal.xml"
"$program" build -C "$work/p" --only=feed --date=2026-11-01 --max-errors=0 -o "$work/out" > "$work/log" 2>&1
verdict $([ $? -eq 1 ] && echo 0 || echo 1) "the status is not that of errors in the content"
for code in id-duplicate xml-value event-end event-form event-first-day event-overlap id-unknown position-outside link-elsewhere region-reserved room-empty; do
	grep -qF "[$code]" "$work/log"
	verdict $? "nothing is said about $code"
done
node tests/feed/check.mjs "$work/out" 2026-11-01 > "$work/check"
verdict $? "$(head -n 5 "$work/check")"
# What is there: every event but the one without a usable start and the one
# whose id is taken; every place that a region shows.
node -e '
	const read = (p) => JSON.parse(require("fs").readFileSync(`${process.argv[1]}/site/api/v3/test/de/${p}/index.json`));
	const slugs = (l) => l.map((x) => x.path.split("/").at(-2)).sort().join(" ");
	const events = slugs(read("events")), places = slugs(read("locations")), pages = slugs(read("pages"));
	const want = ["ende erster-tag feiertag formen fuenfter konzert luecke luecke-ende luecke-herbst messe monatsende nirgends nummer sonntag spaetdienst sprachen wochenende zaehlen zugleich", "amt fern stelle-50104", "start"];
	const got = [events, places, pages];
	for (const [i, w] of want.entries()) if (got[i] !== w) console.log(`${got[i]} instead of ${w}`);
	process.exit(got.join() === want.join() ? 0 : 1)' "$work/out" > "$work/check" 2>&1
verdict $? "the rest of the feed: $(cat "$work/check")"
# Images are the files of the sources; these two have nothing that is taken out.
for image in photo.jpg palette.png; do
	cmp "$work/p/content/images/$image" "$work/out/site/media/images/$image" > "$work/check" 2>&1
	verdict $? "$(cat "$work/check")"
done
finish
