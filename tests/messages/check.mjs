// The language of messages: chosen by the environment, complete in German,
// and without effect on any output.  That no text was forgotten is found with
// a pseudo-translation, which puts every message between « and »: English
// words outside of them came around gettext.
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const program = process.argv[2], top = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const work = mkdtempSync(join(tmpdir(), "messages-")), project = join(work, "p");
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log("failed: " + what); } };
const base = { PATH: process.env.PATH, WEGWEISER_DATA: "", ASAN_OPTIONS: "detect_leaks=0" };
const run = (args, env = {}, which = program) => {
  const r = spawnSync(which, args, { encoding: "utf8", cwd: work, env: { ...base, ...env }, maxBuffer: 1 << 26 });
  return { status: r.status, out: r.stdout, err: r.stderr, all: r.stdout + r.stderr };
};
const tool = (name, args, options = {}) => spawnSync(name, args, { encoding: "utf8", cwd: top, env: { ...base, LC_ALL: "C" }, maxBuffer: 1 << 26, ...options });

// Every message has its German.
const pot = join(work, "wegweiser.pot");
const extracted = tool("compiler/po/extract.sh", []);
check(extracted.status === 0, "extract.sh: " + extracted.stderr);
writeFileSync(pot, extracted.stdout);
const compared = tool("msgcmp", ["compiler/po/de.po", pot]);
check(compared.status === 0, "German is missing; 'make po' adds what is new to compiler/po/de.po:\n" + compared.stderr.split("\n").slice(0, 20).join("\n"));
check(tool("msgfmt", ["-c", "-o", "/dev/null", "compiler/po/de.po"]).status === 0, "msgfmt -c de.po");
check(tool("msgattrib", ["--only-fuzzy", "compiler/po/de.po"]).stdout === "", "fuzzy messages");
check((extracted.stdout.match(/^msgid/gm) ?? []).length > 400, "fewer messages than there were");

// Which language.
const german = /^Aufruf: wegweiser/, english = /^Usage: wegweiser/;
for (const [env, want] of [
  [{}, english],
  [{ LANG: "de_DE.UTF-8" }, german],
  [{ LANG: "de_DE" }, german],
  [{ LANG: "de_AT.UTF-8" }, german],
  [{ LC_ALL: "de_DE.UTF-8" }, german],
  [{ LC_MESSAGES: "de_DE.UTF-8", LANG: "C" }, german],
  [{ LC_ALL: "C", LANG: "de_DE.UTF-8" }, english],
  [{ LANG: "C.UTF-8" }, english],
  [{ LANG: "C.UTF-8", LANGUAGE: "de" }, german],
  [{ LANG: "C.UTF-8", LANGUAGE: "de_CH:en" }, german],
  [{ LANG: "C.UTF-8", LANGUAGE: "xx:de" }, german],
  [{ LANG: "C.UTF-8", LANGUAGE: "en" }, english],
  [{ LANG: "de_DE.UTF-8", LANGUAGE: "de" }, german],
  [{ LANG: "C", LANGUAGE: "de" }, english],
  [{ LANG: "POSIX" }, english],
  [{ LANG: "en_US.UTF-8" }, english],
  [{ LANG: "xx_YY.UTF-8" }, english],
  [{ LANG: "ar_EG.UTF-8" }, english],
  [{ LANG: "../../../etc/passwd" }, english],
  [{ LANG: "de_DE.UTF-8", LC_ALL: "" }, german],
]) check(want.test(run(["--help"], env).out), `${JSON.stringify(env)}: ${run(["--help"], env).out.split("\n")[0]}`);

// A project with mistakes, in both languages.
cpSync(join(top, "tests/golden/base"), project, { recursive: true });
cpSync(join(top, "locales/languages.tsv"), join(project, "locales/languages.tsv"));
const region = join(project, "content/regions/test.xml");
writeFileSync(region, readFileSync(region, "utf8").replace("@PAGE@", "start"));
writeFileSync(join(project, "content/pages/authorities/start.xml"), `<article xmlns="http://docbook.org/ns/docbook" version="5.0" xml:id="start" xml:lang="de"><info><title>Start</title><date>2026-13-01</date></info><parra>Text</parra><para><link linkend="amtt">Amt</link></para></article>`);
const lines = (r) => r.err.split("\n");
const de = run(["check", "-C", project], { LANG: "de_DE.UTF-8" }), en = run(["check", "-C", project]);
check(de.status === 1 && en.status === 1, "status");
check(lines(de).length === lines(en).length, "as many lines in both languages");
check(/: Fehler: unbekanntes Element, weiter mit dem, was darin steht: <parra> \[xml-unknown-element\]/.test(de.err), de.err);
check(/= Tipp: meinten Sie <para>\?/.test(de.err), "a hint in German");
check(/: Fehler: der Wert ist nicht brauchbar, er wird weggelassen: "2026-13-01": ein Datum ist JJJJ-MM-TT/.test(de.err), "a detail in German");
check(/^3 Fehler, \d+ Warnungen$/m.test(de.err), "the summary in German");
check(/: error: unknown element, going on with what is in it: <parra> \[xml-unknown-element\]/.test(en.err), "English");
// Editors look for the English words of the short form, programs for codes.
check(/^content\/pages\/authorities\/start.xml:1:\d+: error: unbekanntes Element/m.test(run(["check", "-C", project, "--format=short"], { LANG: "de_DE.UTF-8" }).err), "short");
const json = run(["check", "-C", project, "--format=json"], { LANG: "de_DE.UTF-8" }).out.trim().split("\n").map((l) => JSON.parse(l));
check(json.every((m) => ["error", "warning", "note"].includes(m.severity)), "severity in JSON is English");
check(/^Aufruf: wegweiser check .*\n\nalles melden/.test(run(["check", "--help"], { LANG: "de_DE.UTF-8" }).out), "check --help");
check(/^wegweiser: unbekannter Befehl: bild \(meinten Sie build\?\)\nMehr dazu: /.test(run(["bild"], { LANG: "de_DE.UTF-8" }).err), "a usage error");

// Outputs are the same bytes.  What a build keeps for the next one (.inputs, .built) is
// none: it has the reports, in the language they were made in.
for (const [name, env] of [["en", {}], ["de", { LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8", LANGUAGE: "de" }]]) {
  const r = run(["build", "-C", project, "-o", join(work, name)], env);
  check(r.status === 1, `build in ${name}: ${r.err}`);
}
check(/^\d+ Seiten in \d+ Sprachen; .*\nÖffnen: /m.test(run(["build", "-C", project, "-o", join(work, "de")], { LANG: "de_DE.UTF-8" }).err), "the summary of a build");
const differ = tool("diff", ["-r", "-x", ".*", join(work, "en"), join(work, "de")]);
check(differ.status === 0, "outputs differ by language: " + differ.stdout.slice(0, 500));
for (const args of [["tree", "-q", "start"], ["schema"], ["schema", "--reference"], ["stats", "--format=json"], ["stats", "--format=csv"]]) {
  const where = args[0] === "schema" ? [] : ["-C", project];
  check(run([...args, ...where], { LANG: "de_DE.UTF-8" }).out === run([...args, ...where]).out, `${args.join(" ")} depends on the language`);
}

// The German manual page has the commands, options, variables and files of
// the English one, in the same order; items in words are translated.
const outline = (file) => readFileSync(join(top, file), "utf8").split("\n").filter((l) => /^\.(It|Sh)/.test(l))
  .map((l) => !/^\.It [A-Z0-9][a-z0-9]( |$)/.test(l) ? l.slice(0, 3) : l.replaceAll(/ (?:Ar|Op Ar) \S+/g, "").replaceAll(/ (?:Ns|=|:|,|\.\.\.)(?= |$)/g, ""));
const manuals = [outline("compiler/wegweiser.1"), outline("compiler/wegweiser.de.1")];
check(JSON.stringify(manuals[0]) === JSON.stringify(manuals[1]), "wegweiser.de.1 lacks " + manuals[0].filter((l) => !manuals[1].includes(l)) + "; has besides " + manuals[1].filter((l) => !manuals[0].includes(l)));
check(manuals[0].length > 50, "the outline of the manual page");
const lint = tool("mandoc", ["-T", "lint", "-W", "warning", "compiler/wegweiser.de.1"]);
check(lint.status === 0, "mandoc: " + lint.stdout);

// Installed, and moved after that.
const made = tool("make", ["-s", "install", `DESTDIR=${join(work, "root")}`, "PREFIX=/usr"]);
check(made.status === 0, "make install: " + made.stderr);
check(german.test(run(["--help"], { LANG: "de_DE.UTF-8" }, join(work, "root/usr/bin/wegweiser")).out), "German when installed");
for (const [page, word] of [["man/man1", "compile"], ["man/de/man1", "übersetzen"]])
  check(readFileSync(join(work, "root/usr/share", page, "wegweiser.1"), "utf8").includes(word), page);
cpSync(join(work, "root/usr"), join(work, "elsewhere"), { recursive: true });
check(german.test(run(["--help"], { LANG: "de_DE.UTF-8" }, join(work, "elsewhere/bin/wegweiser")).out), "German when moved");
rmSync(join(work, "elsewhere/share"), { recursive: true });
check(english.test(run(["--help"], { LANG: "de_DE.UTF-8" }, join(work, "elsewhere/bin/wegweiser")).out), "English without a catalog");

// Nothing goes around gettext.
const pseudo = join(work, "pseudo");
mkdirSync(join(pseudo, "bin"), { recursive: true });
mkdirSync(join(pseudo, "share/locale/de/LC_MESSAGES"), { recursive: true });
copyFileSync(program, join(pseudo, "bin/wegweiser"));
chmodSync(join(pseudo, "bin/wegweiser"), 0o755);
const head = 'msgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n';
const body = extracted.stdout.split(/\n\n+/).slice(1).map((e) => {
  const id = e.match(/^msgid ((?:".*"\n?)+)/m)?.[1].trim().split("\n").map((l) => l.slice(1, -1)).join("");
  const many = e.match(/^msgid_plural ((?:".*"\n?)+)/m)?.[1].trim().split("\n").map((l) => l.slice(1, -1)).join("");
  if (!id) return "";
  const wrap = (s) => { const n = s.match(/^(?:\\n)*/)[0], t = s.slice(n.length).match(/(?:(?<!\\)\\n)*$/)[0]; return `"${n}«${s.slice(n.length, s.length - t.length)}»${t}"`; };
  return many ? `msgid "${id}"\nmsgid_plural "${many}"\nmsgstr[0] ${wrap(id)}\nmsgstr[1] ${wrap(many)}\n` : `msgid "${id}"\nmsgstr ${wrap(id)}\n`;
}).join("\n");
writeFileSync(join(work, "pseudo.po"), head + body);
const mo = tool("msgfmt", ["-o", join(pseudo, "share/locale/de/LC_MESSAGES/wegweiser.mo"), join(work, "pseudo.po")]);
check(mo.status === 0, "pseudo-translation: " + mo.stderr.slice(0, 500));
const words = /\b(the|is|are|not|of|with|without|has|have|be|this|that|more|than|which|after|before|must|should|wanted|missing|already|there|cannot|unknown|where|when|into|from|and|or)\b/;
const outside = (s) => { let t = s, u; do { u = t; t = t.replaceAll(/«[^«»]*»/g, ""); } while (t !== u); return t; };
const found = new Set();
const look = (text, where) => {
  for (const line of outside(text).split("\n")) {
    if (/^ *\d* \| |^ *= |^---|^\+\+\+|^@@/.test(line)) continue; // excerpts
    if (words.test(line.replaceAll(/--[a-z-]+|[\w./-]+:\d+:\d+|\b[a-z]+(-[a-z0-9]+)+\b/g, ""))) found.add(`${where}: ${line.trim().slice(0, 160)}`);
  }
};
const env = { LANG: "de_DE.UTF-8" }, bin = join(pseudo, "bin/wegweiser");
const golden = tool("tests/golden/run.sh", [], { env: { ...base, WEGWEISER: bin, GOLDEN_LOCALE: "de_DE.UTF-8", GOLDEN_ONLY: "diag" } });
const told = golden.stdout.split("\n").filter((l) => l.startsWith("+") && !l.startsWith("+++")).map((l) => l.slice(1));
check(told.length > 100, `only ${told.length} lines of goldens are translated`);
look(told.join("\n"), "goldens");
const commands = [...readFileSync(join(top, "compiler/cli/options.def"), "utf8").matchAll(/^WG_COMMAND\(\w+, "([a-z]+)"/gm)].map((m) => m[1]);
look(run(["--help"], env, bin).out.replaceAll(/^ {2}wegweiser .*$/gm, ""), "--help");
look(run([], env, bin).out, "no arguments");
for (const c of commands) look(run([c, "--help"], env, bin).out, `${c} --help`);
look(run(["explain"], env, bin).out, "explain");
for (const code of run(["explain"]).out.split("\n").map((l) => l.split(" ")[0]).filter(Boolean)) look(run(["explain", code], env, bin).out, `explain ${code}`);
for (const args of [["bild"], ["check", "--nix"], ["check", "--format=x"], ["check", "--color=x"], ["check", "--max-errors=x"], ["build", "-o"], ["check", "-C", "/"], ["build", "x"], ["explain", "x"], ["check", "--min=x"], ["check", "--allow=x"], ["stats", "--min=x", "-C", project], ["stats", "--min=xx:3", "-C", project], ["stats", "--min=ar/x:3", "-C", project], ["tree", "x", "-C", project], ["tree", "-l", "xx", "-C", project], ["rollback", "-C", project, "-o", join(work, "none")], ["build", "-C", project, "-o", "/proc/x"], ["build", "-C", project, "-o", work], ["build", "-C", project, "-o", join(work, "o")], ["update", "-C", project], ["update", "-n", "-C", project], ["stats", "-C", project], ["stats", "-l", "ar", "-C", project], ["print", "-C", project], ["print", "x", "-C", project], ["print", "start", "--size=A9", "-C", project], ["print", "start", "--product=x", "-C", project], ["print", "start", "--languages=xx", "-C", project], ["print", "haus", "--offices=x", "-C", project], ["new", "-C", project], ["new", "x", "y", "-C", project], ["new", "language", "xx", "-C", project], ["new", "language", "de", "-C", project], ["new", "language", "uk", "-n", "-C", project], ["serve", "-C", project, "-o", join(work, "none")], ["serve", "--port=x", "-C", project], ["check", "--date=x", "-C", project], ["tree", "--show=x", "-C", project], ["--completion=x"]])
  look(run(args, env, bin).all.replaceAll(work, ""), args.join(" "));
for (const f of found) check(false, "not translated: " + f);
check(outside("a «b «c» d» e") === "a  e", "outside()");

rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
