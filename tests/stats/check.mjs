// Catalogs with a message in every state a message can be in; then every
// number that is shown anywhere is compared with a count of our own.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { dirname, join, resolve } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const program = process.argv[2], top = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const work = mkdtempSync(join(tmpdir(), "stats-")), project = join(work, "p");
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log("failed: " + what); } };
const same = (got, want, what) => check(JSON.stringify(got) === JSON.stringify(want), `${what}: ${JSON.stringify(got)?.slice(0, 300)} instead of ${JSON.stringify(want)?.slice(0, 300)}`);
const clean = { PATH: process.env.PATH, WEGWEISER_DATA: "", ASAN_OPTIONS: "detect_leaks=0" };
const run = (args, env = {}) => {
  const r = spawnSync(program, [...args, "-C", project], { encoding: "utf8", env: { ...clean, ...env }, maxBuffer: 1 << 26 });
  return { status: r.status, out: r.stdout, err: r.stderr };
};

cpSync(join(top, "tests/golden/base"), project, { recursive: true });
cpSync(join(top, "locales/languages.tsv"), join(project, "locales/languages.tsv"));
const region = join(project, "content/regions/test.xml");
writeFileSync(region, readFileSync(region, "utf8").replace("@PAGE@", "start"));
const title = '=HYPERLINK("x"),+A1';
writeFileSync(join(project, "content/pages/authorities/start.xml"),
  `<article xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" version="5.0" xml:id="start" xml:lang="de"><info><title>${title.replaceAll('"', "&quot;")}</title><date>2026-11-01</date><w:review by="2026-10-01"/></info>`
  + Array.from({ length: 20 }, (_, i) => `<para>Der Satz Nummer ${"x".repeat(i + 1)} steht <emphasis>hier</emphasis> und sonst nirgends.</para>`).join("")
  + "<para>Zweimal derselbe Satz.</para><para>Zweimal derselbe Satz.</para></article>");
writeFileSync(join(project, "locales/LINGUAS"), "ar en\n");
check(run(["update"]).status === 0, "update");

// A catalog as entries; enough for what update writes: one string a line.
const unquote = (s) => JSON.parse(s);
const readEntries = (file) => readFileSync(file, "utf8").split(/\n\n+/).map((text) => {
  const e = { text, str: [] };
  for (const line of text.split("\n")) {
    const m = line.match(/^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$/) ?? [];
    if (m[1] === "msgid") e.id = unquote(m[2]);
  }
  return e;
}).filter((e) => e.id !== undefined);
const words = (s) => s.replace(/<[^>]*\/>/g, " ").replace(/<[^>]*>/g, "").split(/[ \n]+/).filter(Boolean).length;
const states = ["checked", "human", "machine", "held", "outdated", "fuzzy", "broken", "missing"];
const zero = () => Object.fromEntries(["all", ...states].map((s) => [s, 0]));

// One state after the other; a broken one needs a tag to lose.
const file = join(project, "locales/ar/authorities.po");
const want = { strings: zero(), words: zero() };
let turn = 0;
const entries = readEntries(file).map((e) => {
  if (e.id === "") return e.text;
  const made = states.filter((s) => s !== "held");
  let state = made[turn++ % made.length];
  if (state === "broken" && !e.id.includes("<")) state = "missing";
  const str = state === "missing" ? "" : e.id.replaceAll(/[A-Za-zÄÖÜäöüß]+(?![^<]*>)/g, "كلمة");
  const broken = state === "broken" ? str.replace(/<[^>]*>/, "") : str;
  const before = {
    checked: "# checked: translator 2026-11-24\n", human: "",
    machine: `# machine ${createHash("sha256").update(str).digest("hex").slice(0, 8)}\n`,
    outdated: '#, fuzzy\n#| msgid "Früher stand hier etwas anderes."\n', fuzzy: "#, fuzzy\n", broken: "", missing: "",
  }[state];
  for (const [k, n] of [["strings", 1], ["words", words(e.id)]]) { want[k].all += n; want[k][state] += n; }
  const lines = e.text.split("\n"), comments = lines.filter((l) => l.startsWith("#")), rest = lines.filter((l) => !l.startsWith("#"));
  const ours = before.split("\n").filter(Boolean);
  return [...ours.filter((l) => l.startsWith("# ")), ...comments, ...ours.filter((l) => !l.startsWith("# ")), ...rest]
    .join("\n").replace(/msgstr ""$/, `msgstr ${JSON.stringify(broken)}`);
});
writeFileSync(file, entries.join("\n\n") + "\n");
for (const s of states) check(want.strings[s] > 0 || s === "held", `the test has no ${s} message`);

const json = run(["stats", "--format=json"]);
same(json.status, 0, "stats --format=json");
const facts = JSON.parse(json.out), ar = facts.languages.find((l) => l.language === "ar");
const pick = (t) => ({ strings: t.strings, words: t.words });
same(pick(ar.domains.authorities), want, "authorities in ar");
check(/errors; 'wegweiser check' shows them/.test(json.err), "errors of the catalogs are not hidden: " + json.err);

// gettext counts the same; what is broken is translated for it.
const gettext = spawnSync("msgfmt", ["--statistics", "-o", "/dev/null", file], { encoding: "utf8", env: { ...clean, LC_ALL: "C" } }).stderr;
const of = (what) => Number(gettext.match(new RegExp(`(\\d+) ${what}`))?.[1] ?? 0);
const a = ar.domains.authorities.strings;
same([of("translated"), of("fuzzy"), of("untranslated")], [a.checked + a.human + a.machine + a.broken, a.fuzzy + a.outdated, a.missing], "msgfmt --statistics");
const labels = readEntries(join(project, "locales/interface.pot")).filter((e) => e.id !== "");
same(ar.domains.interface.strings.missing, labels.length, "labels");
same(ar.domains.interface.words.all, labels.reduce((n, e) => n + words(e.id), 0), "words of labels");

// A message that stands twice in a page: twice on the page, once in its domain.
const twice = run(["stats", "-l", "ar"]).status === 0 && ar.documents.find((d) => d.id === "start");
same(twice.strings.all, 23, "strings of the page");
for (const l of facts.languages) {
  const sum = (unit) => Object.fromEntries(["all", ...states].map((s) => [s, Object.values(l.domains).reduce((n, d) => n + d[unit][s], 0)]));
  same(pick(l.total), { strings: sum("strings"), words: sum("words") }, `${l.language}: the total is the sum of its domains`);
  for (const d of l.documents) {
    const left = d.words.outdated + d.words.fuzzy + d.words.broken + d.words.missing;
    const next = l.next.find((n) => n.id === d.id);
    if (d.id === "aushang") { check(left > 0 && !next, `${l.language}: a poster in German alone is nothing to translate`); continue; }
    same(next?.words ?? 0, left, `${l.language}: words left of ${d.id}`);
    if (next) same(next.reach, d.reach, `${l.language}: reach of ${d.id}`);
  }
  check(l.next[0].id === null && l.next[0].domain === "interface", `${l.language}: the words of every page come first`);
  const worth = l.next.slice(1).map((n) => n.reach / (n.words + 20));
  check(worth.length > 2 && worth.every((w, i) => i === 0 || w <= worth[i - 1] + 1e-9), `${l.language}: most readers for the fewest words first`);
  same(l.total.percent, Math.min(Math.floor((l.total.words.all - ["outdated", "fuzzy", "broken", "missing"].reduce((n, s) => n + l.total.words[s], 0)) * 100 / l.total.words.all), 100), `${l.language}: percent`);
}
check(facts.languages.every((l, i) => i === 0 || facts.languages[i - 1].total.percent <= l.total.percent), "worst first");
const amt = ar.documents.find((d) => d.id === "amt").reach, haus = ar.documents.find((d) => d.id === "haus").reach;
check(amt > 60, `an office on a poster and in a house: ${amt}`);
check(haus >= 41, `a house with a poster: ${haus}`);
same(facts.review_overdue, [{ id: "start", by: "2026-10-01" }], "overdue reviews");

// CSV: the same facts, and no cell is a formula.
const csv = run(["stats", "--format=csv"]).out;
const rows = csv.trimEnd().split("\n").map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1).map((m) => m[1].startsWith('"') ? m[1].slice(1, -1).replaceAll('""', '"') : m[1]));
const head = rows.shift(), cell = (row, name) => row[head.indexOf(name)];
check(rows.every((r) => r.length === head.length), "every row has as many cells as the head");
check(rows.flat().every((c) => !/^[=+@\t\r-]/.test(c)), "no cell is a formula");
for (const l of facts.languages) {
  const mine = rows.filter((r) => cell(r, "language") === l.language);
  const tally = (r) => ({ strings: Object.fromEntries(["all", ...states].map((s) => [s, Number(cell(r, "strings_" + s))])), words: Object.fromEntries(["all", ...states].map((s) => [s, Number(cell(r, "words_" + s))])) });
  same(tally(mine.find((r) => cell(r, "level") === "language")), pick(l.total), `CSV: ${l.language}`);
  for (const [name, d] of Object.entries(l.domains)) same(tally(mine.find((r) => cell(r, "level") === "domain" && cell(r, "domain") === name)), pick(d), `CSV: ${l.language}/${name}`);
  for (const d of l.documents) same(tally(mine.find((r) => cell(r, "id") === d.id)), pick(d), `CSV: ${l.language}: ${d.id}`);
}
same(cell(rows.find((r) => cell(r, "id") === "start"), "title"), "'" + title, "a title that looks like a formula");

// The report of a build has the same numbers, whatever language the user has.
check(run(["build"], { LANG: "de_DE.UTF-8" }).status === 1, "build with a broken message");
same(readFileSync(join(project, "output/report/coverage.json"), "utf8"), json.out, "coverage.json");
const html = readFileSync(join(project, "output/report/coverage.html"), "utf8");
for (const l of facts.languages) {
  const text = html.split('href="#' + l.language + '"')[1].split("</tr>")[0].replaceAll(/<svg[^]*?<\/svg>/g, "").replaceAll(/<[^>]*>/g, " ");
  const numbers = text.slice(text.indexOf(")")).match(/\d+/g).map(Number);
  same(numbers, [l.total.percent, l.total.words.all, ...states.map((s) => l.total.words[s])], `coverage.html: ${l.language}`);
  const bars = html.split('href="#' + l.language + '"')[1].split("</tr>")[0];
  for (const s of states) check(bars.includes(`url(#p-${s})`) === (l.total.words[s] * 192 / l.total.words.all >= 1 || (bars.includes(`url(#p-${s})`) && l.total.words[s] > 0)), `coverage.html: ${l.language}: bar of ${s}`);
  const badge = join(project, `output/report/badges/${l.language}.svg`);
  check(existsSync(badge) && readFileSync(badge, "utf8").includes(`: ${l.total.percent} %</title>`), `badge of ${l.language}`);
  same(spawnSync("xmllint", ["--noout", badge]).status, 0, `badge of ${l.language} is XML`);
}

// The table: never wider than the terminal, a sign for every state, colours
// only where they are wanted.
const wide = (s) => [...s].length; // what is shown here has no wide characters
for (const columns of [40, 57, 80, 132, 300]) {
  for (const args of [["stats"], ["stats", "-l", "ar"]]) {
    for (const LANGUAGE of ["", "de"]) {
      const out = run(args, { COLUMNS: String(columns), LANG: "C.UTF-8", LANGUAGE }).out, longest = Math.max(...out.split("\n").map(wide));
      check(longest <= columns, `${args.join(" ")} in ${columns} columns (${LANGUAGE}): ${longest}`);
    }
  }
}
const detail = run(["stats", "-l", "ar"], { COLUMNS: "132" }).out;
const barOf = detail.split("\n").find((l) => l.startsWith("authorities"));
for (const sign of "█▓▒~?!·") check(barOf.includes(sign), `the bar shows ${sign}`);
check(detail.includes("What to translate next"), "what to translate next");
check(!detail.includes("\x1b"), "no colours in a pipe");
check(run(["stats"], { CLICOLOR_FORCE: "1" }).out.includes("\x1b[3"), "CLICOLOR_FORCE");
check(!run(["stats"], { CLICOLOR_FORCE: "1", NO_COLOR: "1" }).out.includes("\x1b"), "NO_COLOR beats CLICOLOR_FORCE");
check(run(["stats", "--color=always"], { NO_COLOR: "1" }).out.includes("\x1b[3"), "--color beats NO_COLOR");

// Thresholds for CI.
const at = (min) => run(["stats", "--format=csv", ...min.map((m) => "--min=" + m)]);
const percent = ar.domains.authorities.percent;
check(percent > 0 && percent < 100, `authorities of ar: ${percent} %`);
same(at([`ar/authorities:${percent}`, "all:0"]).status, 0, "a threshold that is reached");
const low = at([`ar/authorities:${percent + 1}`, "all:0"]);
same(low.status, 1, "a threshold that is not");
check(low.err.includes(`ar/authorities: ${percent} %, wanted: ${percent + 1} % [coverage-low]`), low.err);
same(low.out, csv, "the numbers come all the same");
same(at(["all:100"]).err.match(/coverage-low/g)?.length, facts.languages.length, "all languages are held");
for (const bad of ["ar", "ar:x", "ar:101", "xx:1", "ar/nowhere:1", ":1"]) same(at([bad]).status, 2, `--min=${bad}`);
same(run(["stats", "-l", "xx"]).status, 2, "-l xx");
same(run(["stats", "--format=sarif"]).status, 2, "--format=sarif");

// What translators read about the ranking is what it does.
const points = [...readFileSync(join(top, "compiler/model/progress.def"), "utf8").matchAll(/^WG_REACH\(\w+, (\d+)/gm)].map((m) => Number(m[1])).filter((n) => n > 1);
const told = [...readFileSync(join(top, "locales/README.md"), "utf8").split("| points | for |")[1].matchAll(/^\| ([\d, ]+) \|/gm)].flatMap((m) => m[1].split(", ").map(Number));
same(told.sort((x, y) => x - y), points.sort((x, y) => x - y), "points in locales/README.md");

// What nobody has read: readers are told, or it is held back, or it is as good as others, as the project says.
const settings = join(project, "content/project.xml"), xml = readFileSync(settings, "utf8");
const label = JSON.parse(readFileSync(join(top, "locales/ar/interface.po"), "utf8").match(/^msgid "Ein Computer hat das übersetzt[^]*?^msgstr (".*")$/m)[1]);
const feed = () => readFileSync(join(project, "output/site/api/v3/test/ar/pages/index.json"), "utf8");
writeFileSync(join(project, "locales/ar/interface.po"), readFileSync(join(top, "locales/ar/interface.po")));
writeFileSync(region, readFileSync(region, "utf8").replace(/<w:region /, '<w:region threshold="0" '));
for (const [policy, told, shown] of [[null, true, true], ["label", true, true], ["publish", false, true], ["hold", false, false]]) {
  writeFileSync(settings, policy ? xml.replace(/<w:project /, `<w:project machine="${policy}" `) : xml);
  run(["build"]);
  const t = JSON.parse(run(["stats", "--format=json"]).out).languages.find((l) => l.language === "ar").domains.authorities.strings;
  same([t.machine, t.held], shown ? [want.strings.machine, 0] : [0, want.strings.machine], `${policy}: counted`);
  const page = readFileSync(join(project, "output/site/leaflets/ar/start.html"), "utf8");
  same(page.split(label).length - 1, told ? 1 : 0, `${policy}: told on the page`);
  check(feed().includes(label) === told, `${policy}: told in the feed`);
  check(/Maschinelle Übersetzungen/.test(readFileSync(join(project, "output/report/coverage.html"), "utf8")), `${policy}: told in the report`);
}
rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
