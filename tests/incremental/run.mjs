// An incremental build gives what a clean one gives: files and messages, byte
// for byte, after whatever has been changed; and so does a watch that runs all
// the time.  Edits come from a seed; a failure names it: run.mjs SEED [ROUNDS]
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const top = resolve(new URL(".", import.meta.url).pathname, "../..");
const program = resolve(top, process.env.WEGWEISER ?? "compiler/wegweiser");
const first = +(process.argv[2] ?? 1);
const work = mkdtempSync(join(tmpdir(), "incremental-"));
const root = join(work, "county");
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log(`failed: ${what}`); if (process.env.FIRST) process.exit(1); } };

let state = first;
const random = (n) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 4294967296) * n); };
const pick = (list) => list[random(list.length)];
const walk = (f) => readdirSync(f).sort().flatMap((n) => (statSync(join(f, n)).isDirectory() ? walk(join(f, n)) : [join(f, n)]));
const read = (f) => readFileSync(join(root, f), "utf8");
const write = (f, text) => writeFileSync(join(root, f), text);
const files = (folder, end) => (existsSync(join(root, folder)) ? walk(join(root, folder)).filter((f) => f.endsWith(end)).map((f) => f.slice(root.length + 1)) : []);
// Replace the random one of all that match.
function change(file, pattern, by) {
  const text = read(file), all = [...text.matchAll(pattern)];
  if (all.length === 0) return false;
  const m = pick(all);
  write(file, text.slice(0, m.index) + by(...m) + text.slice(m.index + m[0].length));
  return true;
}

for (const part of ["content", "locales"]) cpSync(join(top, part), join(root, part), { recursive: true });
for (const tag of readdirSync(join(root, "locales"))) // two languages are enough
  if (statSync(join(root, "locales", tag)).isDirectory() && !["ar", "en"].includes(tag)) rmSync(join(root, "locales", tag), { recursive: true });
write("locales/LINGUAS", "ar en\n");
if (!change("content/regions/musterwede.xml", /threshold="\d+"/g, () => 'threshold="1"'))
  change("content/regions/musterwede.xml", /<w:region /g, () => '<w:region threshold="1" ');

// A few pages are enough to see it.
for (const region of files("content/regions", ".xml"))
  for (let i = read(region).match(/<w:page ref="[^"]*"\/>/g).length; i > 5; i--) change(region, /\n[ \t]*<w:page ref="[^"]*"\/>/g, () => "");
for (const print of files("content/prints", ".xml")) if (/handbook|specimen|a3/.test(print + read(print))) rmSync(join(root, print));

// One page leads to another, which is public as long as it is translated.
const article = (id, title, text) => write(`content/pages/education/${id}.xml`, `<?xml version="1.0" encoding="UTF-8"?>
<article xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" version="5.0" xml:id="${id}" xml:lang="de"><info><title>${title}</title><date>2026-11-01</date></info><para>${text}</para></article>\n`);
article("von-hier", "Von hier geht es fort", 'Fort nach <link linkend="nach-dort">dort drüben</link>.');
article("nach-dort", "Nach dort geht es hin", "Angekommen an dem Ort.");
article("wohin-noch", "Wohin es noch geht", 'Nach <link linkend="dort">dort</link> oder <link linkend="dann">dann</link>.');
write("content/places/dort.xml", read("content/places/apotheke-beispielmoor.xml").replace("apotheke-beispielmoor", "dort").replace("Apotheke am Rathausplatz", "Apotheke dort"));
write("content/events/dann.xml", read("content/events/lotsenkurs.xml").replace("lotsenkurs", "dann"));
if (!change("content/regions/musterwede.xml", /<w:tree[^>]*>/g, (m) => `${m}<w:page ref="von-hier"/><w:page ref="nach-dort"/><w:page ref="wohin-noch"/>`)) throw new Error("no tree");
const message = (id, text) => `\nmsgid "${id}"\nmsgstr "${text}"\n`;
const there = [["Nach dort geht es hin", "إلى هناك"], ["Angekommen an dem Ort.", "وصلت إلى المكان."]].map((m) => [message(...m), message(m[0], "")]);
write("locales/ar/education.po", read("locales/ar/education.po") + message("Von hier geht es fort", "من هنا") +
  message("Fort nach <link>dort drüben</link>.", "إلى <link>هناك</link>.") + there.map(([full]) => full).join(""));

// Every page shows the same photo.
const photos = ["rgb.png", "palette.png"].map((f) => readFileSync(join(top, "tests/golden/image", f)));
mkdirSync(join(root, "content/images"), { recursive: true });
write("content/images/hall.png", photos[0]);
for (const page of files("content/pages", ".xml"))
  change(page, /<\/info>/g, (m) => `${m}\n  <mediaobject><imageobject><imagedata fileref="images/hall.png"/></imageobject><textobject><para>Die Halle.</para></textobject></mediaobject>`);

const away = [], catalogs = [], guests = new Set();
const edits = {
  sentence: () => { const f = pick(files("content/pages", ".xml")); return change(f, /<para>([A-ZÄÖÜ][a-zäöüß]+) /g, (m, w) => `<para>${w} ${pick(["heute", "immer", "selbst"])} `) && f; },
  title: () => { const f = pick(files("content/pages", ".xml")); return change(f, /<title>([^<]*)<\/title>/g, (m, t) => `<title>${t} neu</title>`) && f; },
  place: () => { const f = pick(files("content/places", ".xml")); return change(f, /08:00|09:00|<w:purpose>|room="/g, (m) => ({ "08:00": "07:00", "09:00": "10:00", "<w:purpose>": "<w:purpose>Neu: ", 'room="': 'room="1' })[m]) && f; },
  phone: () => { const f = pick(files("content/places", ".xml")); return change(f, /<w:phone>(\+\d+)/g, (m, n) => `<w:phone>${n}${random(9)}`) && f; },
  face: () => { const f = pick([...files("content/places", ".xml"), ...files("content/pages", ".xml"), ...files("content/events", ".xml")]); return change(f, /<w:pictogram name="[^"]*"/g, () => `<w:pictogram name="${pick(["work", "health", "school", "emergency"])}"`) && f; },
  stand: () => { const f = pick(["places", "pages", "events", "news", "prints", "forms"].flatMap((k) => files(`content/${k}`, ".xml"))); return change(f, /<date>\d{4}-\d\d/g, () => `<date>2026-0${1 + random(9)}`) && f; },
  brief: () => { const f = pick(files("content/places", ".xml")); return (change(f, /\n *<titleabbrev>[^<]*<\/titleabbrev>/g, () => "") || change(f, /<\/title>/g, (m) => `${m}\n    <titleabbrev>Kurz</titleabbrev>`)) && f; },
  // Its id is as it was, its place among the others is not.
  rename: () => { const f = pick([...files("content/places", ".xml"), ...files("content/pages", ".xml")]); renameSync(join(root, f), join(root, f.replace(/[^/]*$/, (n) => (n.startsWith("zz-") ? n.slice(3) : `zz-${n}`)))); return f; },
  house: () => { const f = pick(files("content/houses", ".xml")); return change(f, /minutes="(\d+)"/g, (m, n) => `minutes="${+n + 1}"`) && f; },
  event: () => { const f = pick([...files("content/events", ".xml"), ...files("content/news", ".xml")]); return f && change(f, /<title>/g, () => "<title>Neu ") && f; },
  question: () => { const f = pick(files("content/forms", ".xml")); return change(f, /<w:(question|option|help|high)([^>]*)>/g, (m) => `${m}Neu: `) && f; },
  answer: () => { const f = pick(files("content/forms", ".xml")); return change(f, /<w:(yesno|datebox|line|lines)([^>]*)\/>/g, () => `<w:${pick(["line", "datebox", "yesno", 'lines count="3"', 'number digits="2"'])}/>`) && f; },
  voluntary: () => { const f = pick(files("content/forms", ".xml")); return change(f, /<w:item xml:id="[^"]*"(?=>)/g, (m) => `${m} voluntary="yes"`) && f; },
  staff: () => { const f = pick(files("content/forms", ".xml")); return change(f, /\n {2}<w:staff>[^]*<\/w:staff>/g, () => "") && f; },
  asked: () => { const f = "locales/ar/forms.po"; return existsSync(join(root, f)) && change(f, /^msgstr "(?=[^"])/gm, (m) => `${m}جديد `) && f; },
  link: () => { const f = pick(files("content/pages", ".xml")); return change(f, /linkend="[^"]*"/g, () => `linkend="${pick(["jobcenter-musterwede", "notfall", "kita", "gibt-es-nicht"])}"`) && f; },
  // A page leads to an event that will be over, and to a place that no region shows any more.
  over: () => change("content/events/dann.xml", /start="(\d+)/g, (m, y) => `start="${y === "2027" ? 2025 : 2027}`) && "the event is over, or to come",
  elsewhere: () => existsSync(join(root, "content/places/dort.xml")) && change("content/places/dort.xml", /lat="5[03]/g, (m) => `lat="5${m.endsWith("3") ? 0 : 3}`) && "the place is elsewhere",
  section: () => { const f = pick(files("content/pages", ".xml")); return change(f, /<section xml:id="([^"]*)"/g, (m, id) => `<section xml:id="${id}-2"`) && f; },
  former: () => { const f = pick(files("content/pages", ".xml")); return !read(f).includes("w:former") && change(f, / version="5.0"/g, (m) => `${m} w:former="frueher-${random(1000)}"`) && f; },
  print: () => { const f = pick(files("content/prints", ".xml")); return change(f, /code="([^"]*)"/g, (m, c) => `code="${c}x"`) && f; },
  msgstr: () => { const f = pick(files("locales/ar", ".po")); return change(f, /^msgstr "(?=[^"])/gm, (m) => `${m}جديد `) && f; },
  // One language changes, the other is as it was: its catalogs need not be read.
  english: () => { const f = pick(files("locales/en", ".po")); return change(f, /^msgstr "(?=[^"])/gm, (m) => `${m}New `) && f; },
  allowed: () => { const f = pick(files("locales/en", ".po")); return change(f, /\n(?=msgid "[^"]+"\nmsgstr "[^"]+"\n)/g, (m) => `${m}# wegweiser: allow po-end - so it is said\n`) && f; },
  shown: () => change("locales/ar/education.po", /من هنا/g, (m) => `${m} جديد`) && "a title on pages and lists",
  empty: () => { const f = pick(files("locales/ar", ".po")); return change(f, /\nmsgid "[^"]+"\nmsgstr "([^"\n]+)"\n\n/g, (m, s) => m.replace(s, "")) && f; },
  fuzzy: () => { const f = pick(files("locales/ar", ".po")); return change(f, /\nmsgid "[^"]+"\nmsgstr "[^"]+"\n/g, (m) => `\n#, fuzzy${m}`) && f; },
  broken: () => { const f = pick(files("locales/ar", ".po")); return change(f, /^msgstr "(?=[^"])/gm, (m) => `${m}<em>`) && f; },
  long: () => change("locales/ar/authorities.po", /^msgstr "(?=[^"])/gm, (m) => `${m}${"كلمة ".repeat(40)}`) && "too long for a sign",
  glyph: () => { const f = pick(files("locales/ar", ".po")); return change(f, /^msgstr "(?=[^"])/gm, (m) => `${m}\u{12000} `) && f; },
  interface: () => change("locales/ar/interface.po", /^msgstr "(?=[^"])/gm, (m) => `${m}ن `) && "interface.po",
  theme: () => { write("content/theme/leaflet.css", read("content/theme/leaflet.css") + `\np{color:#${100000 + random(900000)}}\n`); return "theme"; },
  accent: () => change("content/project.xml", /accent="#[0-9a-f]*"/g, () => `accent="#${pick(["14505c", "7a1f1f", "1b4f72", "2d5016"])}"`) && "accent",
  address: () => change("content/project.xml", /site="https:\/\/([^"]*)"/g, (m, s) => `site="https://${s}/x"`) && "site",
  holidays: () => change("content/holidays.tsv", /(?<=\t\d{4}-)\d\d(?=-\d\d$)/gm, () => pick(["11", "12"])) && "holidays.tsv",
  project: () => change("content/project.xml", /<title>([^<]*)<\/title>/g, (m, t) => `<title>${t}.</title>`) && "project.xml",
  label: () => change("locales/languages.tsv", /^ar\tالعربية/gm, (m) => `${m} `.trimEnd() + "ّ") && "languages.tsv",
  threshold: () => change("content/regions/musterwede.xml", /threshold="(\d+)"/g, (m, t) => `threshold="${t === "1" ? 100 : 1}"`) && "threshold",
  tree: () => change("content/regions/musterwede.xml", /\n[ \t]*<w:page ref="[^"]*"\/>/g, () => "") && "tree",
  languages: () => { const l = read("locales/LINGUAS"); write("locales/LINGUAS", l.includes("en") ? "ar\n" : "ar en\n"); return "LINGUAS"; },
  pictogram: () => { const f = pick(files("content/pictograms", ".svg")); return change(f, /<path /g, () => '<path d="M1 1L3 1L3 3Z"/><path ') && f; },
  unpublish: () => {
    const f = "locales/ar/education.po", text = read(f);
    write(f, there.reduce((t, [full, empty]) => (t.includes(full) ? t.replace(full, empty) : t.replace(empty, full)), text));
    return text !== read(f) && "nach-dort";
  },
  image: () => { photos.reverse(); write("content/images/hall.png", photos[0]); return "hall.png"; },
  remove: () => { const f = pick([...files("content/places", ".xml"), ...files("content/pages", ".xml"), ...files("content/forms", ".xml")]); renameSync(join(root, f), join(work, `away-${away.length}`)); away.push(f); return f; },
  restore: () => { if (away.length === 0) return false; const f = away.pop(); renameSync(join(work, `away-${away.length}`), join(root, f)); return f; },
  // What looks from outside as it did: size and times, or the name.
  alike: () => { const f = pick([...files("content", ".xml"), ...files("locales/ar", ".po")]), s = statSync(join(root, f)), done = change(f, /[a-zäöü]+(?=[a-z])e(?= )/g, (m) => `${m.slice(0, -1)}a`);
    utimesSync(join(root, f), s.atime, s.mtime); return done && f; },
  swap: () => { const all = files("content/pages", ".xml"), [a, b] = [pick(all), pick(all)].map((f) => join(root, f)), aside = join(work, "aside"); if (a === b) return false;
    renameSync(a, aside); renameSync(b, a); renameSync(aside, b); edits.swap.undo = () => { renameSync(a, aside); renameSync(b, a); renameSync(aside, b); }; return `${a} and ${b}`; },
  unswap: () => { const undo = edits.swap.undo; edits.swap.undo = undefined; return undo && (undo(), "swapped back"); },
  // Files that nothing reads, catalogs that come and go, marks.
  stray: () => { const f = pick(["content/stray.txt", "content/pages/health/stray.XML", "locales/ar/helth.po", "locales/stray.po"]); if (existsSync(join(root, f))) rmSync(join(root, f)); else write(f, ""); return f; },
  marks: () => { if (existsSync(join(root, "locales/ar/marks.tsv"))) rmSync(join(root, "locales/ar/marks.tsv")); else write("locales/ar/marks.tsv", `Angekommen an dem Ort.\tmachine\n`); return "marks.tsv"; },
  gone: () => { const f = pick(files("locales/ar", ".po").filter((f) => !/interface|education|authorities/.test(f))); if (catalogs.length > 1) return false;
    catalogs.push(f); renameSync(join(root, f), join(work, `catalog-${catalogs.length}`)); return f; },
  again: () => { if (catalogs.length === 0) return false; const n = catalogs.length, f = catalogs.pop(); renameSync(join(work, `catalog-${n}`), join(root, f)); return f; },
  other: () => change("content/regions/probeland.xml", /<title>/g, (m) => `${m}Neu: `) && "the other region",
  blank: () => change("content/regions/probeland.xml", /\n(?= *<w:page)/g, () => "\n\n") && "white space in the other region",
  // Other options and another day in between: their notes are not ours.
  option: () => { const o = pick(["--flat", "--vcard=3", "--date=2027-02-01", "--verify", "-j1", `--fonts=${work}`]); spawnSync(program, ["build", "-C", root, "-o", join(work, "out"), o], { env: environment() }); return o; },
  german: () => { spawnSync(program, ["build", "-C", root, "-o", join(work, "out")], { env: { ...environment(), LC_ALL: "C.UTF-8", LANGUAGE: "de" } }); return "in German"; },
  snapshot: () => { spawnSync("cp", ["-al", join(work, "out"), join(work, "snapshot")]); rmSync(join(work, "snapshot"), { recursive: true, force: true }); return "snapshot"; },
  // The machine's part.
  found: () => { const f = join(work, "out/site", pick(["guest.txt", "leaflets/guest.txt", "leaflets/de/guest.txt", "mine/guest.txt"]));
    if (guests.delete(f)) rmSync(f); else { mkdirSync(join(f, ".."), { recursive: true }); writeFileSync(f, "not ours"); guests.add(f); } return `a file that is not ours: ${f}`; },
  seen: () => { const f = join(work, "out/.seen"); if (!existsSync(f)) return "nothing was seen"; const b = readFileSync(f); for (let i = 0; i < 3; i++) b[random(b.length)] ^= 1 << random(8); writeFileSync(f, b); return "what was seen damaged"; },
  lost: () => { const all = ["out/site", "out/.previous/site"].map((f) => join(work, f)).filter(existsSync).flatMap(walk).filter((f) => !f.endsWith("guest.txt")); for (let i = 0; i < 10; i++) rmSync(pick(all), { force: true }); return "ten output files lost, of this build or the one before"; },
  notes: () => { const f = join(work, "out/.inputs"), b = readFileSync(f); for (let i = 0; i < 3; i++) b[random(b.length)] ^= 1 << random(8); writeFileSync(f, b); return "notes damaged"; },
  forget: () => { rmSync(join(work, "out/.inputs"), { force: true }); return "notes lost"; },
  only: () => { const names = pick(["feed", "leaflet", "pdf,report", "prints", "feed,leaflet"]); spawnSync(program, ["build", "-C", root, "-o", join(work, "out"), `--only=${names}`], { env: environment() }); return `--only=${names}`; },
  // Of the watch's output, too, whose first build after it does not look at each file.
  damaged: () => { for (const tree of ["out/site", "live/site/leaflets"]) for (let i = 0; i < 5; i++) { const f = pick(walk(join(work, tree)).filter((n) => !n.endsWith("guest.txt"))), s = statSync(f), b = readFileSync(f); if (b.length) { b[random(b.length)] ^= 1; writeFileSync(f, b); utimesSync(f, s.atime, s.mtime); } }
    // Another folder of the same name, with the same files; and in the tree before, one under another name.
    for (const tree of ["out", "out/.previous"]) { const f = join(work, tree, "site/leaflets/de"), aside = join(work, "aside"); if (existsSync(f)) { renameSync(f, aside); cpSync(aside, f, { recursive: true }); rmSync(aside, { recursive: true }); } }
    for (const [from, to] of [["leaflets/ar", "leaflets/ra"], ["media", "leaflets/de/media"]].map((l) => l.map((f) => join(work, "out/.previous/site", f)))) if (existsSync(from) && !existsSync(to)) renameSync(from, to);
    return "five output files of each damaged, folders are others"; },
  record: () => { for (const f of ["out/.built", "out/.previous/.built"].map((n) => join(work, n)).filter(existsSync)) { const b = readFileSync(f); for (let i = 0; i < 3; i++) b[random(b.length)] ^= 1 << random(8); writeFileSync(f, b); } return "records damaged"; },
  rollback: () => { spawnSync(program, ["rollback", "-C", root, "-o", join(work, "out")]); return "rollback"; },
  nothing: () => "nothing",
};
let day = 1795000000, live = null;
const environment = () => ({ ...process.env, SOURCE_DATE_EPOCH: String(day) });
// A watch that sees all edits; a day is a day for it, so it begins anew then.
async function watch() {
  if (live) { live.kill("SIGINT"); await new Promise((done) => live.on("exit", done)); }
  live = spawn(program, ["watch", "-C", root, "-o", join(work, "live")], { stdio: ["ignore", "ignore", "pipe"], env: environment() });
  live.told = "";
  live.stderr.on("data", (text) => { live.told += text; });
}
const diff = (a, b) => spawnSync("diff", ["-rq", join(work, a), join(work, b), "-x", ".*", "-x", "guest.txt", "-x", "mine"], { encoding: "utf8" });
const numbers = (text) => text.match(/\d+ errors, \d+ warnings/g)?.at(-1);
async function follow(what, build) {
  let d, wanted = numbers(build);
  for (const end = Date.now() + 20000; Date.now() < end; ) {
    await new Promise((done) => setTimeout(done, 30));
    if (numbers(live.told) === wanted && (d = diff("live", "clean")).status === 0) { check(true, what); return; }
  }
  check(false, `${what}: watch: ${numbers(live.told)} instead of ${wanted}; ${diff("live", "clean").stdout.split("\n").slice(0, 4).join("; ")}`);
}
const build = (folder) => spawnSync(program, ["build", "-C", root, "-o", join(work, folder), "--format=json", "--max-errors=0"],
  { encoding: "utf8", maxBuffer: 1 << 28, env: environment() });
async function compare(what) {
  const a = build("out");
  // What was published before, a clean build knows from the sources only.
  copyFileSync(join(work, "out/report/addresses.tsv"), join(root, "content/addresses.tsv"));
  rmSync(join(work, "clean"), { recursive: true, force: true });
  const b = build("clean");
  check(a.status === b.status && [0, 1].includes(a.status), `${what}: status ${a.status}, clean ${b.status}: ${a.stderr.slice(-300)}`);
  check(a.stdout === b.stdout, `${what}: other messages than a clean build: ${difference(a.stdout, b.stdout)}`);
  // Once more, as nothing has changed since: it says the same.
  const again = build("out");
  check(a.status === again.status && a.stdout === again.stdout, `${what}: said again: ${difference(again.stdout, a.stdout)}`);
  check(/ 0 new, 0 changed, \d+ unchanged, 0 removed/.test(again.stderr), `${what}: made again: ${again.stderr}`);
  for (const f of guests) check(existsSync(f) && readFileSync(f, "utf8") === "not ours", `${what}: ${f} is lost`);
  const d = diff("out", "clean");
  await follow(what, b.stderr);
  check(d.status === 0, `${what}: ${d.stdout.split("\n").slice(0, 4).join("; ")}`);
  return a.stderr;
}
function difference(a, b) {
  const left = new Set(a.split("\n")), right = new Set(b.split("\n"));
  return [[...left].find((l) => !right.has(l)), [...right].find((l) => !left.has(l))].map((l) => String(l).slice(0, 200)).join(" | ");
}

await watch();
await compare("first build");
const noted = readFileSync(join(work, "out/.inputs"), "latin1").split("\n").filter((l) => / site\/leaflets\/.*\.(html|pdf)$/.test(l)).length;
check(noted > 20, `only ${noted} leaflets are noted`);
const quiet = build("out");
check(/ 0 new, 0 changed/.test(quiet.stderr) , `nothing changed: ${quiet.stderr}`);
// Edits that change every file, and the most common ones, come alone, or they
// would hide what others miss; the rest a few at a time, with something that
// happens to the machine.  Every kind comes once, in the order of the seed;
// then, with more ROUNDS, any at all.
const shuffle = (list) => list.map((k) => [random(1e9), k]).sort((a, b) => a[0] - b[0]).map(([, k]) => k);
const global = ["interface", "theme", "accent", "address", "project", "label", "threshold", "tree", "languages", "pictogram", "image", "unpublish", "msgstr", "english", "shown", "sentence", "long", "glyph"];
const machine = ["found", "seen", "option", "german", "snapshot", "lost", "notes", "forget", "rollback", "only", "damaged", "record", "nothing"];
const kinds = Object.keys(edits), local = shuffle(kinds.filter((k) => !global.includes(k) && !machine.includes(k)));
const done = new Set();
const few = Math.ceil(local.length / machine.length), groups = shuffle(machine).map((m, i) => [...local.slice(few * i, few * i + few), m]);
const order = shuffle([...global.map((g) => [g]), ...groups]);
check(order.flat().length === kinds.length, "an edit is in no round");
// What finds nothing to do, also by other picks, has its turn at the end, when
// what it undoes has been done.
const once = order.length + 1, rounds = +(process.argv[3] ?? once);
for (let i = 0; i < rounds; i++) {
  const names = [];
  for (const name of order[i] ?? (i < once ? kinds.filter((k) => !done.has(k)) : [pick(kinds), pick(kinds), pick(kinds)])) {
    let what = edits[name]();
    for (let tries = 0; !what && tries < 10; tries++) what = edits[name]();
    if (!what) continue;
    names.push(`${name} (${what})`);
    done.add(name);
  }
  if (i + 1 === once) check(done.size === kinds.length, `never done: ${kinds.filter((k) => !done.has(k))}`);
  if (i >= once && random(4) === 0) { day += 86400 * random(200); names.push(`day ${day}`); await watch(); }
  await compare(`seed ${first}, round ${i}: ${names.join(", ")}`);
}
live.kill("SIGINT");
await new Promise((done) => live.on("exit", done));
rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
