#!/bin/sh
# `build --since=MANIFEST`: what is other than in an earlier output is what diff
# says, by file; what a document is in a language; nothing else changes by it.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
export WEGWEISER_DATA=
p=$work/p
cp -r tests/golden/base "$p"
cp locales/languages.tsv "$p/locales/"
sed -i 's/@PAGE@/start/' "$p/content/regions/test.xml"
page=$p/content/pages/authorities/start.xml
"$program" build -q -C "$p" 2> "$work/log"
verdict $? "first build: $(cat "$work/log")"
cp -r "$p/output" "$work/old"

"$program" build -q -C "$p" --since="$work/old/report/manifest.json"
[ "$(tr -d '\n' < "$p/output/report/changes.json" | sed 's/"since":"[0-9a-f]*",//')" = \
	'{"added":0,"changed":0,"removed":0,"documents":{},"files":[]}' ]
verdict $? "nothing changed: $(cat "$p/output/report/changes.json")"

# A page changes, another comes, an office goes.
sed -i 's/Guten Tag/Guten Abend/' "$page"
sed 's/xml:id="start"/xml:id="neu"/; s/xml:id="start-/xml:id="neu-/g; s/<title>Start/<title>Neu/' "$page" > "${page%/*}/neu.xml"
sed -i 's,<w:page ref="start"/>,&<w:page ref="neu"/>,' "$p/content/regions/test.xml"
"$program" build -q -C "$p" --since="$work/old/report/manifest.json" 2> "$work/log"
node -e '
const { execFileSync, spawnSync } = require("child_process"), { readFileSync } = require("fs");
const [old, now] = process.argv.slice(1), told = JSON.parse(readFileSync(now + "/report/changes.json", "utf8"));
const list = (f) => new Map(JSON.parse(readFileSync(f + "/report/manifest.json", "utf8")).files.map((x) => [x.path, x]));
const mine = [], a = list(old), b = list(now);
const same = (p) => spawnSync("cmp", ["-s", `${old}/${p}`, `${now}/${p}`]).status === 0;
for (const p of [...new Set([...a.keys(), ...b.keys()])].filter((p) => p.startsWith("site/")).sort())
	if (!a.has(p) || !b.has(p) || !same(p)) mine.push([p, !a.has(p) ? "added" : !b.has(p) ? "removed" : "changed"].join(" "));
const fail = (what) => { console.log(what); process.exit(1); };
const theirs = told.files.map((f) => `${f.path} ${f.change}`).sort();
if (mine.sort().join("\n") !== theirs.join("\n")) fail(`files: ${theirs.length}, not ${mine.length}`);
for (const c of ["added", "changed", "removed"]) if (told[c] !== mine.filter((l) => l.endsWith(" " + c)).length) fail(`count of ${c}`);
if (told.documents.start?.de !== "changed" || told.documents.neu?.de !== "added") fail(JSON.stringify(told.documents));
const page = told.files.find((f) => f.path === "site/leaflets/de/neu.html");
if (page?.id !== "neu" || page.language !== "de") fail(JSON.stringify(page));
' "$work/old" "$p/output" > "$work/diff"
verdict $? "as diff and cmp say: $(cat "$work/diff" "$work/log")"

# It is of this build only, and nobody else's file is another one for it.
mv "$p/output/report/changes.json" "$work/told.json"
"$program" build -q -C "$p" && [ ! -e "$p/output/report/changes.json" ]
verdict $? 'gone again with the next build'
cp -r "$p/output" "$work/plain"
"$program" build -q -C "$p" --since="$work/old/report/manifest.json"
diff -rq -x changes.json -x manifest.json -x '.*' "$work/plain" "$p/output" > "$work/diff" &&
	cmp -s "$p/output/report/changes.json" "$work/told.json"
verdict $? "the same bytes again: $(cat "$work/diff")"
# Back: the page goes.
rm "${page%/*}/neu.xml"
sed -i 's,<w:page ref="neu"/>,,' "$p/content/regions/test.xml"
cp "$p/output/report/manifest.json" "$work/with.json"
"$program" build -q -C "$p" --since="$work/with.json" > /dev/null 2>&1
grep -q '"documents":{"neu":{' "$p/output/report/changes.json" &&  grep -q '"path":"site/leaflets/de/neu.pdf"' "$p/output/report/changes.json"
verdict $? "a page that goes: $(cat "$p/output/report/changes.json")"

# Each file a line, as in the manifest, with its comma at the end.
[ "$(grep -c '^{"path":' "$p/output/report/changes.json")" -eq "$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).files.length' "$p/output/report/changes.json")" ] &&
	[ "$(tail -n 1 "$p/output/report/changes.json")" = ']}' ] && ! grep -q '^,' "$p/output/report/changes.json"
verdict $? 'a line for each file'

# A manifest that is not whole: cut short, a line damaged, lines in another order.
head -n -1 "$work/with.json" > "$work/short.json"
sed '5s/^{"path"/{"pat"/' "$work/with.json" > "$work/damaged.json"
sed '5{h;d};6G' "$work/with.json" > "$work/order.json"
for wrong in "$work/none.json" README.md "$p/output/site" /dev/null "$work/short.json" "$work/damaged.json" "$work/order.json"; do
	"$program" build -q -C "$p" --since="$wrong" > /dev/null 2> "$work/log"
	[ $? -eq 2 ] && grep -q -e '--since: ' "$work/log"
	verdict $? "refused: $wrong: $(cat "$work/log")"
done
finish
