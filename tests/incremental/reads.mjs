// A file is made again if something has changed that it was made from, and not
// else: with WEGWEISER_TRACE the program says what it makes (compiler/back/made.h).
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const top = resolve(new URL(".", import.meta.url).pathname, "../..");
const program = resolve(top, process.env.WEGWEISER ?? "compiler/wegweiser");
const work = mkdtempSync(join(tmpdir(), "reads-"));
const root = join(work, "county"), out = join(work, "out");
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log(`failed: ${what}`); } };
const read = (f) => readFileSync(join(root, f), "utf8");
const walk = (f) => readdirSync(f).sort().flatMap((n) => (statSync(join(f, n)).isDirectory() ? walk(join(f, n)) : [join(f, n)]));

for (const part of ["content", "locales"]) cpSync(join(top, part), join(root, part), { recursive: true });
for (const tag of readdirSync(join(root, "locales"))) // two languages are enough
  if (statSync(join(root, "locales", tag)).isDirectory() && !["ar", "en"].includes(tag)) rmSync(join(root, "locales", tag), { recursive: true });
writeFileSync(join(root, "locales/LINGUAS"), "ar en\n");
for (const print of readdirSync(join(root, "content/prints"))) if (/handbook|specimen|a3/.test(print + read(`content/prints/${print}`))) rmSync(join(root, "content/prints", print));

// A page stays public when a sentence of it is translated no more.
for (const region of readdirSync(join(root, "content/regions"))) {
  const f = `content/regions/${region}`, text = read(f).replace(/ threshold="\d+"/, "");
  writeFileSync(join(root, f), text.replace("<w:region ", '<w:region threshold="1" '));
}

// Files have a path below the output, what is made together a name; of which
// languages texts are read that slept, or that had been let go.
let awake = [];
function build() {
  const b = spawnSync(program, ["build", "-q", "-C", root, "-o", out], { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, WEGWEISER_TRACE: "1" } });
  check([0, 1].includes(b.status), `status ${b.status}: ${b.stderr.slice(-300)}`);
  awake = b.stderr.split("\n").filter((l) => l.startsWith("awake: ")).map((l) => l.slice(7)).sort();
  return b.stderr.split("\n").filter((l) => l.startsWith("made: ")).map((l) => l.slice(6)).sort();
}
const isFile = (f) => /^(site|report)\//.test(f);
const bytes = () => new Map(walk(join(out, "site")).map((f) => [f.slice(out.length + 1), readFileSync(f)]));
// What is made when it is changed, and what has other bytes then.
function change(file, from, to) {
  const text = read(file), before = bytes();
  check(from.test(text), `${file} has no ${from}`);
  writeFileSync(join(root, file), text.replace(from, to));
  const made = build(), changed = [...bytes()].filter(([f, b]) => !before.get(f)?.equals(b)).map(([f]) => f);
  return { made, changed };
}
const same = (a, b) => a.length === b.length && a.every((f, i) => f === b[i]);
const few = (list) => list.slice(0, 5).join(", ");
// Of two lists what is only in the first.
const but = (a, b) => a.filter((f) => !b.includes(f));

check(build().length > 100, "little is made at first");
check(same(awake, []), `what was let go is read again: ${few(awake)}`);
check(same(build(), []), "something is made though nothing has changed");

// Of no page it is of any interest how its region is written.
for (const [what, from, to] of [["white space", /\n(?= *<w:page)/, "\n\n"], ["a comment", /(?=<w:page )/, "<!-- first of all -->"]]) {
  const { made } = change("content/regions/probeland.xml", from, to);
  check(same(made, []), `${what} in a region makes ${few(made)}`);
  check(same(awake, []), `${what} in a region has ${few(awake)} read`);
}

// A number: all files that show it, and of leaflets no others.  Of prints those
// that show something of the place.
const place = "content/places/jobcenter-musterwede.xml", number = /<w:phone>\+494066969310/;
const shows = [...bytes()].filter(([f, b]) => /^site\/leaflets\/[^/]+\/[^/]+\.html$/.test(f) && b.includes("494066969310")).map(([f]) => f).sort();
check(shows.length > 5, `${shows.length} leaflets show the number`);
{
  const { made, changed } = change(place, number, "<w:phone>+494066969399");
  const leaflets = made.filter((f) => /^site\/leaflets\/.*\.html$/.test(f)), grouped = shows.filter((f) => /\/(index|places|events|news|imprint)\.html$/.test(f) || existsSync(join(root, "content/houses", f.replace(/.*\/(.*)\.html/, "$1.xml"))) || existsSync(join(root, "content/buildings", f.replace(/.*\/(.*)\.html/, "$1.xml"))));
  check(same(leaflets, but(shows, grouped)), `made and do not show it: ${few(but(leaflets, shows))}; show it and are not made: ${few(but(but(shows, grouped), leaflets))}`);
  const pdfs = made.filter((f) => /^site\/leaflets\/.*\.pdf$/.test(f)).map((f) => f.replace(/pdf$/, "html"));
  check(but(leaflets, pdfs).length === 0, `their PDFs are not made: ${few(but(leaflets, pdfs))}`);
  const idle = made.filter((f) => isFile(f) && !changed.includes(f) && !f.startsWith("site/prints/"));
  check(idle.length === 0, `made for nothing: ${few(idle)}`);
  check(changed.length > shows.length, `only ${changed.length} have changed`);
}

// The title of a page is read where it is linked to, its text is not.
{
  const id = "jobcenter", page = walk(join(root, "content/pages")).find((f) => f.endsWith(`/${id}.xml`))?.slice(root.length + 1);
  const { made } = change(page, /<para>(?=[A-Z])/, "<para>Neu: ");
  const others = made.filter((f) => isFile(f) && /^site\/leaflets\//.test(f) && !f.includes(`/${id}.`));
  check(others.length === 0, `a text makes ${few(others)}`);
  check(made.some((f) => f === `site/leaflets/de/${id}.html`), "the page itself is not made");
}

// A translation: its language, and nothing of another.
{
  const { made } = change("locales/ar/authorities.po", /^msgstr "(?=[^"])/m, 'msgstr "جديد ');
  const others = made.filter((f) => /^site\/leaflets\/(de|en|de\+en)\//.test(f));
  check(others.length === 0, `a translation into Arabic makes ${few(others)}`);
}

rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
