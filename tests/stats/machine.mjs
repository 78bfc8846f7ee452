// Translations that nobody has read, in a project of its own in Arabic and
// Tigrinya, under all three policies: readers are told once a page, in their
// language, in HTML, on paper and in the feed, or not at all, or see German;
// the table of `stats` has all three.  machine.mjs PROGRAM
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const program = resolve(process.argv[2]), top = join(dirname(fileURLToPath(import.meta.url)), "../..");
const work = mkdtempSync(join(tmpdir(), "machine-")), project = join(work, "p");
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log(`failed: ${what}`); } };
const same = (got, want, what) => check(JSON.stringify(got) === JSON.stringify(want), `${what}: ${JSON.stringify(got)}, not ${JSON.stringify(want)}`);
const env = { ...process.env, WEGWEISER_DATA: top, LC_ALL: "C" };
const run = (...args) => spawnSync(program, args, { cwd: project, encoding: "utf8", input: "", env });
const site = (...path) => join(project, "output/site", ...path);
const count = (text, part) => text.split(part).length - 1;

// The project: a page, offices, an event, news, a building; and what is printed of them.
const write = (path, text) => { mkdirSync(dirname(join(project, path)), { recursive: true }); writeFileSync(join(project, path), text); };
const document = (kind, id, rest, inside) => write(`content/${kind === "news" ? kind : `${kind}s`}/${id}.xml`,
  `<w:${kind} xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" xml:id="${id}" xml:lang="de" ${rest}><info><title>Titel ${id}</title><date>2026-11-01</date></info>${inside}</w:${kind}>\n`);
spawnSync(program, ["new", "project", project, "-q", "--name=Landkreis Beispiel", "--municipality=Adorf", "--languages=ar,ti"], { input: "", env });
document("event", "treffen", "", '<w:when start="2026-12-05T16:00" end="2026-12-05T18:00"/><para>Kommen Sie vorbei.</para>');
document("place", "amt", 'level="kreis" category="office"', '<w:purpose>Anträge stellen</w:purpose><w:address street="Hauptstraße" number="1" postcode="12345" town="Adorf"/><w:position lat="53.1" lon="9.3"/><w:hours>Mo-Fr 08:00-12:00</w:hours><w:phone>+493023125113</w:phone>');
document("news", "neues", 'published="2026-11-20T08:00"', "<para>Etwas ist neu.</para>");
document("building", "kreishaus", "", '<w:address street="Hauptstraße" number="1" postcode="12345" town="Adorf"/><w:position lat="53.1" lon="9.3"/><w:entrance name="A"/><w:floor name="EG"><w:room number="1" ref="auslaenderbehoerde" entrance="A"/></w:floor>');
document("form", "antrag", 'code="F-1"', '<section><title>Person</title><w:item xml:id="name"><w:question>Nachname</w:question><w:line/></w:item></section>');
// Product, subject, size, what the print holds, and how often it stands on the paper: on each sheet, each card.
const products = { aushang: ["poster", , , , 2], zettel: ["notice", "unterkunft", "A4", '<w:say what="quiet"><w:hours>Mo-Su 22:00-06:00</w:hours></w:say>'],
  heft: ["handbook", "beispiel", "A5", ""], falt: ["leaflet", "wohin", "A5", ""], gefaltet: ["leaflet", "wohin", "DL", ""], geheftet: ["booklet", "beispiel", "A4", ""],
  tafel: ["directory", "kreishaus", "A3", '<w:here floor="EG" entrance="A"/>'], pfeile: ["arrows", "kreishaus", "A4", '<w:here floor="EG" entrance="A"><w:to arrow="left"><title>Aufzug</title></w:to></w:here>'],
  programm: ["programme", "beispiel", "A4", ""], bogen: ["form", "antrag", "A4", ""],
  tuer: ["door", "kreishaus", "A5", ""], tuerchen: ["door", "kreishaus", "A6", ""], karten: ["cards", "unterkunft", "A4", "", 10], regionskarten: ["cards", "beispiel", "A4", "", 10] };
const alone = /handbook|leaflet|booklet|cards|form/, short = /door|cards/;
for (const [id, [product, subject, size, inside]] of Object.entries(products))
  if (subject) document("print", id, `product="${product}" subject="${subject}" size="${size}" languages="${alone.test(product) ? "ti" : "ar ti"}" code="${id}"`, inside);
// A product that nobody has thought of here; the specimen has no word of any document.
for (const [, name] of readFileSync(join(top, "compiler/model/products.def"), "utf8").matchAll(/^WG_PRODUCT\(\w+, (\w+)/gm))
  check(name === "specimen" || Object.values(products).some(([product]) => product === name), `${name}: is it told there?`);
run("update", "-q");

// Each message is translated by a program, and marked so.
const words = { ar: "نص", ti: "ጽሑፍ" }, labels = {}, brief = {};
const string = (lines) => [...lines.matchAll(/^(?:\w+ )?(".*")$/gm)].map((m) => JSON.parse(m[1])).join("");
for (const tag of Object.keys(words)) {
  const own = readFileSync(join(top, "locales", tag, "interface.po"), "utf8").split("\n\n");
  const label = (german) => string(own.find((e) => e.includes(`msgid "${german}`)).match(/^msgstr [^]*/m)[0]);
  labels[tag] = label("Ein Computer hat das übersetzt");
  brief[tag] = label("Computer-Übersetzung");
  for (const name of readdirSync(join(project, "locales", tag)).filter((f) => f.endsWith(".po")))
    write(`locales/${tag}/${name}`, readFileSync(join(project, "locales", tag, name), "utf8").split("\n\n").map((entry) => {
      const empty = entry.match(/^(msgid [^]*?)^msgstr ""\n*$/m);
      if (!empty || string(empty[1]) === "") return entry;
      const text = `${words[tag]} ${string(empty[1])}`;
      return `# machine ${createHash("sha256").update(text).digest("hex").slice(0, 8)}\n${entry.replace(/^msgstr ""\n*$/m, () => `msgstr ${JSON.stringify(text)}`)}`;
    }).join("\n\n") + "\n");
}

const pdf = (path) => spawnSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" }).stdout.replace(/[\s\u200E\u200F\u2066-\u2069]+/g, "");
// Poppler has Arabic words in an order of its own; this one stands in no other text.
const printed = { ar: "حاسوب", ti: labels.ti.replace(/\s+/g, "") }, briefly = { ar: "حاسوب", ti: brief.ti.replace(/\s+/g, "") };
// A poster says it briefly on its sheets of offices, at length on that for emergencies.
const says = (product, tag) => [...new Set((product === "poster" ? [printed, briefly] : short.test(product) ? [briefly] : [printed]).map((words) => words[tag]))];
const settings = readFileSync(join(project, "content/project.xml"), "utf8");
for (const [policy, told] of [["", 1], ["label", 1], ["publish", 0], ["hold", 0]]) {
  write("content/project.xml", policy ? settings.replace(/<w:project /, `<w:project machine="${policy}" `) : settings);
  const built = run("build", "-q", "--date=2026-11-30"), name = policy || "no policy", hold = policy === "hold";
  check(built.status < 2, `${name}: ${built.stdout}${built.stderr}`);
  for (const tag of Object.keys(words)) {
    const where = `${name}, ${tag}`;
    // A page, the lists and the pair; with the language of the sentence in the pair, where the page is German.
    for (const file of hold ? ["places", "events", "news", "index", "imprint"] : ["wohin", "places", "events", "news", "index", "imprint"])
      same(count(readFileSync(site("leaflets", tag, `${file}.html`), "utf8"), labels[tag]), told, `${where}: ${file}.html`);
    if (!hold) {
      const pair = readFileSync(site("leaflets", `de+${tag}`, "wohin.html"), "utf8");
      same([count(pair, labels[tag]), new RegExp(`<p lang="${tag}"[^>]*>${labels[tag]}</p>`).test(pair)], [told, told === 1], `${where}: the pair`);
      for (const file of [`${tag}/wohin`, `de+${tag}/wohin`]) same(count(pdf(site("leaflets", `${file}.pdf`)), printed[tag]), told, `${where}: ${file}.pdf`);
      const feed = (list) => JSON.parse(readFileSync(site("api/v3/beispiel", tag, list, "index.json"), "utf8")).map((item) => count(item.content ?? item.message, labels[tag]));
      for (const [list, items] of [["pages", 1], ["locations", 1], ["events", 1], ["news", 1]])
        same(feed(list), Array(items).fill(told), `${where}: ${list} of the feed`);
    }
    for (const [print, [product, , , , times]] of Object.entries(products))
      if (tag === "ti" || !alone.test(product))
        same(says(product, tag).reduce((n, words) => n + count(pdf(site("prints", `${print}.pdf`)), words), 0), told * (times ?? 1), `${where}: ${print}.pdf`);
    // Held back is German: no word of the program is shown to anybody.
    if (hold) for (const file of readdirSync(site("leaflets", tag)).filter((f) => f.endsWith(".html")))
      check(!readFileSync(site("leaflets", tag, file), "utf8").includes(`${words[tag]} `), `${where}: ${file} shows what is held back`);
    const state = JSON.parse(run("stats", "--format=json").stdout).languages.find((l) => l.language === tag).domains.authorities.strings;
    check(hold ? state.held > 0 && state.machine === 0 : state.machine > 0 && state.held === 0, `${where}: counted as ${JSON.stringify(state)}`);
  }
  const report = readFileSync(join(project, "output/report/coverage.html"), "utf8");
  check(report.includes("Maschinelle Übersetzungen"), `${name}: not in the report`);
}
// A page whose words somebody has changed, with an office on it that nobody has read; then that, too.
const changed = { ar: "كلام", ti: "ቃል" };
write("content/project.xml", settings);
const accept = (files) => {
  for (const tag of Object.keys(words)) {
    const name = `locales/${tag}/authorities.po`;
    write(name, readFileSync(join(project, name), "utf8").split("\n\n").map((e) => files.test(e.match(/^#: .*$/gm)?.join() ?? "") ? e.replace(/^msgstr "\S+/m, `msgstr "${changed[tag]}`) : e).join("\n\n"));
  }
  run("build", "-q", "--date=2026-11-30");
};
const told = (tag) => [count(readFileSync(site("leaflets", tag, "wohin.html"), "utf8"), labels[tag]), count(readFileSync(site("leaflets", `de+${tag}`, "wohin.html"), "utf8"), labels[tag]),
  count(pdf(site("leaflets", `${tag}/wohin.pdf`)), printed[tag]), count(JSON.parse(readFileSync(site("api/v3/beispiel", tag, "pages/index.json"), "utf8"))[0].content, labels[tag])];
accept(/pages\/authorities\/wohin\.xml/);
for (const tag of Object.keys(words)) same(told(tag), [1, 1, 1, 1], `${tag}: an office on a page that was read`);
accept(/places\//);
for (const tag of Object.keys(words)) same(told(tag), [0, 0, 0, 0], `${tag}: all that the page shows was read`);
rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
