// No translation is lost when files of the county are moved, split, merged or
// saved by an editor that writes the same letters in other bytes: what is
// translated before is translated after, at once and after `update`, with its
// marks; a second `update` has nothing to do.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const top = resolve(new URL(".", import.meta.url).pathname, "../..");
const program = resolve(top, process.env.WEGWEISER ?? "compiler/wegweiser");
const work = mkdtempSync(join(tmpdir(), "moves-"));
let passed = 0, failed = 0, root;
const check = (good, what) => { if (good) passed++; else { failed++; console.log(`failed: ${what}`); } };
const run = (...words) => spawnSync(program, [...words, "-C", root], { encoding: "utf8", maxBuffer: 1 << 28 });
const read = (f) => readFileSync(join(root, f), "utf8");
const write = (f, text) => writeFileSync(join(root, f), text);
const move = (from, to) => renameSync(join(root, "content", from), join(root, "content", to));

// Strings by language and state, summed over the documents.
const STATES = ["checked", "human", "machine", "outdated", "fuzzy", "broken", "missing"];
function count() {
  const [head, ...rows] = run("stats", "--format=csv").stdout.trim().split("\n").map((l) => l.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((c) => c.replace(/,$/, "")));
  const sums = {};
  for (const row of rows.filter((r) => r[1] === "document"))
    for (const s of STATES) sums[`${row[0]} ${s}`] = (sums[`${row[0]} ${s}`] ?? 0) + +row[head.indexOf(`strings_${s}`)];
  return sums;
}
// What was missing may get a guess, which is outdated; nothing else changes.
const lost = (k, a, b) => (k.endsWith(" missing") ? b > a : k.endsWith(" outdated") ? b < a : a !== b);
const differences = (a, b) => Object.keys(a).filter((k) => lost(k, a[k], b[k])).map((k) => `${k}: ${a[k]} → ${b[k]}`).join("; ");

function scenario(name, edit, prepare = () => {}) {
  root = join(work, name.replace(/\W+/g, "-"));
  for (const part of ["content", "locales"]) cpSync(join(top, part), join(root, part), { recursive: true });
  prepare();
  const before = count();
  edit();
  check(differences(before, count()) === "", `${name}, before update: ${differences(before, count())}`);
  const update = run("update");
  check(update.status !== 3, `${name}: update ${update.stderr}`);
  check(differences(before, count()) === "", `${name}, after update: ${differences(before, count())}`);
  check(/ 0 files written|^0 files written/m.test(run("update").stderr), `${name}: a second update writes files`);
  return { before, update: update.stderr };
}

const FEW = ["fr", "ar", "uk", "zh-Hans"];
const only = () => { // four languages are enough where a case is about bytes
  for (const d of readdirSync(join(root, "locales"), { withFileTypes: true }))
    if (d.isDirectory() && !FEW.includes(d.name)) rmSync(join(root, "locales", d.name), { recursive: true });
  write("locales/LINGUAS", FEW.join("\n") + "\n");
};

const moved = scenario("pages in other areas", () => {
  move("pages/education/schulpflicht.xml", "pages/health/schulpflicht.xml");
  move("pages/health/notfall.xml", "pages/volunteers/notfall.xml");
  move("pages/volunteers/geld.xml", "pages/authorities/geld.xml");
  move("pages/authorities/jobcenter.xml", "pages/education/jobcenter.xml");
});
check(/[1-9]\d* from another catalog/.test(moved.update), "moved pages: update says what it took from other catalogs");
check(/^#~ msgid "Religiöse Feiertage"$/m.test(read("locales/fr/education.po")) && /^# machine [0-9a-f]{8}\n(#[.:].*\n)+msgid "Religiöse Feiertage"$/m.test(read("locales/fr/health.po")),
  "a moved message has its mark, and its old catalog keeps it as obsolete");

// There and back, with a better translation in between.
move("pages/health/schulpflicht.xml", "pages/education/schulpflicht.xml");
write("locales/fr/health.po", read("locales/fr/health.po").replace(/(\nmsgid "Religiöse Feiertage"\nmsgstr )"[^"]*"/, '$1"Les fêtes religieuses"'));
check(/[1-9]\d* from another catalog/.test(run("update").stderr) && /\nmsgid "Religiöse Feiertage"\nmsgstr "Les fêtes religieuses"/.test(read("locales/fr/education.po")),
  "a page that comes back brings the newer translation");

scenario("a page split", () => {
  const page = read("content/pages/education/schulpflicht.xml");
  const section = page.match(/ {2}<section xml:id="schulpflicht-krank">[^]*?<\/section>\n/)[0];
  const [title] = section.match(/<title>.*?<\/title>/), body = section.replace(/^.*\n.*<\/title>\n/, "").replace(/ {2}<\/section>\n$/, "");
  write("content/pages/education/schulpflicht.xml", page.replace(section, ""));
  write("content/pages/health/krank.xml", page.replace(/<info>[^]*/, `<info>\n    ${title}\n    <date>2026-11-01</date>\n  </info>\n${body}</article>\n`).replace('xml:id="schulpflicht"', 'xml:id="krank"'));
});
scenario("two pages merged", () => {
  const geld = read("content/pages/volunteers/geld.xml"), host = read("content/pages/education/kosten-hilfen.xml");
  const title = geld.match(/<title>.*?<\/title>/)[0];
  const body = geld.replace(/^[^]*?<\/info>/, "").replace(/<\/article>\s*$/, "");
  rmSync(join(root, "content/pages/volunteers/geld.xml"));
  write("content/pages/education/kosten-hilfen.xml", host.replace(/(\n\s*<w:card[^>]*>)*\n?<\/article>\s*$/, (end) => `<section xml:id="kosten-hilfen-geld">${title}${body}</section>${end}`));
});

// The same letters in other bytes.
const everywhere = (change) => {
  for (const folder of ["education", "health", "authorities", "volunteers"])
    for (const f of readdirSync(join(root, "content/pages", folder)))
      write(`content/pages/${folder}/${f}`, change(read(`content/pages/${folder}/${f}`)));
};
const texts = (xml, change) => xml.replace(/>[^<]+</g, (m) => (/[A-Za-zäöüß]{3} /.test(m) ? change(m) : m));
for (const [name, change] of [
  ["sources saved in NFD", (xml) => texts(xml, (s) => s.normalize("NFD"))],
  ["soft hyphens", (xml) => texts(xml, (s) => s.replace(/([a-zäöü]{5})(?=[a-zäöü]{5})/g, "$1\u00ad"))],
  ["other blanks", (xml) => texts(xml, (s) => s.replace(/ (?=[a-z])/g, "\u202f").replace(/ (?=[A-Z])/g, "\u2028"))],
]) scenario(name, () => everywhere(change), only);
scenario("catalogs saved in NFD", () => {
  for (const tag of FEW)
    for (const f of readdirSync(join(root, "locales", tag)))
      write(`locales/${tag}/${f}`, read(`locales/${tag}/${f}`).replace(/^msgid "(.*)"$/gm, (m) => m.normalize("NFD")));
}, only);

// A platform that drops comments makes no person of a machine.
scenario("comments dropped", () => {
  for (const tag of FEW)
    for (const f of readdirSync(join(root, "locales", tag)).filter((n) => n.endsWith(".po")))
      write(`locales/${tag}/${f}`, read(`locales/${tag}/${f}`).replace(/^# machine .*\n/gm, ""));
}, only);
const french = (state) => count()[`fr ${state}`];
const machine = french("machine"), word = /\nmsgid "Religiöse Feiertage"\n/;
write("locales/fr/education.po", read("locales/fr/education.po").replace(word, (m) => `\n# checked: translator 2026-11-28${m}`));
check(french("machine") === machine && french("checked") === 0, "where comment and file differ, the more cautious one counts");
run("update");
check(french("machine") === machine - 1 && french("checked") === 1, "update takes the comment of a person over");
write("locales/fr/education.po", read("locales/fr/education.po").replace(/^# checked: .*\n/gm, ""));
check(french("checked") === 1, "a review outlives its comment");
write("locales/fr/education.po", read("locales/fr/education.po").replace(/(\nmsgid "Religiöse Feiertage"\nmsgstr )"[^"]*"/, '$1"Les fêtes religieuses"'));
check(french("checked") === 0 && french("human") === 1, "an edited text has no mark");

rmSync(work, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
