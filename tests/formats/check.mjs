// One project with mistakes, some of them hostile, in every format: all tell
// the same, and the tools that know the formats accept them.
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const program = process.argv[2], top = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const require = createRequire(new URL("../package.json", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "formats-")), project = join(work, "p");
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log("failed: " + what); } };
const same = (got, want, what) => check(JSON.stringify(got) === JSON.stringify(want), `${what}: ${JSON.stringify(got)?.slice(0, 300)} instead of ${JSON.stringify(want)?.slice(0, 300)}`);
const env = { PATH: process.env.PATH, WEGWEISER_DATA: "", LC_ALL: "C", ASAN_OPTIONS: "detect_leaks=0" };
const tool = (name, args, more = {}) => spawnSync(name, args, { encoding: "utf8", env: { ...env, ...more }, maxBuffer: 1 << 26 });
const run = (format, ...args) => tool(program, ["check", "-C", project, `--format=${format}`, ...args]);

cpSync(join(top, "tests/golden/base"), project, { recursive: true });
cpSync(join(top, "locales/languages.tsv"), join(project, "locales/languages.tsv"));
const page = (id) => join(project, `content/pages/authorities/${id}.xml`);
const region = join(project, "content/regions/test.xml");
const clean = readFileSync(region, "utf8").replace("@PAGE@", "start");
writeFileSync(region, clean);
const empty = Object.fromEntries(["json", "sarif", "gitlab", "junit", "github"].map((f) => [f, run(f)]));
const head = (id) => `<article xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" xmlns:xlink="http://www.w3.org/1999/xlink" version="5.0" xml:id="${id}" xml:lang="de"><info><title>Titel</title><date>2026-11-01</date></info>\n`;
const hostile = "a]]&gt;&lt;x&gt;%0A::error::&amp;\u202E,:&quot;😀";
writeFileSync(page("boese"), head("boese")
  + `<para>Ä😀 <link xlink:href="https://evil.example.net/">x</link> <link linkend="${hostile}">y</link></para>\n`
  + '<parra>zwei</parra><parra>zwei</parra>\n<para>ABCDE ist kurz.</para>\n<para><link linkend="amt">ok</link></para></article>');
writeFileSync(page("ä b%2C,c"), head("leer") + "<para>x</para></article>");
for (let i = 0; i < 25; i++) writeFileSync(page(`viele-${i}`), head(`viele-${i}`) + "<table/></article>");
writeFileSync(page("nie"), head("nie") + "<para>\uFFFF</para></article>");
writeFileSync(page("spitz"), "<!DOCTYPE x []><x/>");

const json = run("json"), messages = json.stdout.trim().split("\n").map((l) => JSON.parse(l));
same(json.status, 1, "status");
same(json.stderr, "", "--format=json says nothing on stderr");
check(messages.length > 40, `${messages.length} messages`);
const count = (s) => messages.filter((m) => m.severity === s).length;
check(count("error") > 20 && count("warning") > 0, "errors and warnings");
for (const m of messages) {
  if (!m.file) continue;
  const bytes = readFileSync(join(project, m.file));
  const line = bytes.subarray(0, m.byte_start).toString("latin1").split("\n").length;
  same(m.line, line, `line of ${m.code} in ${m.file}`);
}

// SARIF: Microsoft's validator, and every region against the bytes.
const sarif = run("sarif"), log = JSON.parse(sarif.stdout);
same([sarif.status, sarif.stderr], [1, ""], "sarif: status, stderr");
const validator = join(dirname(require.resolve("@microsoft/sarif-multitool-linux/package.json")), "Sarif.Multitool");
chmodSync(validator, 0o755);
for (const [name, text] of [["full", sarif.stdout], ["empty", empty.sarif.stdout]]) {
  const file = join(work, name + ".sarif");
  writeFileSync(file, text);
  const told = tool(validator, ["validate", file], { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1", HOME: work });
  check(told.status === 0 && !/ error SARIF/.test(told.stdout) && /Analysis completed successfully/.test(told.stdout), `${name}.sarif: ${told.stdout.slice(0, 600)}${told.stderr.slice(0, 200)}`);
}
const broken = join(work, "broken.sarif");
writeFileSync(broken, sarif.stdout.replace('"startLine":', '"startLine":-'));
check(tool(validator, ["validate", broken], { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1", HOME: work }).stdout.includes("error"), "the validator finds a broken one");
const results = log.runs[0].results, rules = log.runs[0].tool.driver.rules;
same(results.map((r) => r.ruleId), messages.map((m) => m.code), "sarif: the same messages in the same order");
same(results.map((r) => r.level), messages.map((m) => m.severity), "sarif: levels");
check(results.every((r) => rules[r.ruleIndex].id === r.ruleId), "sarif: ruleIndex");
const lineEnds = /\r\n|\r|\n/;
for (const [i, r] of results.entries()) {
  const place = r.locations?.[0].physicalLocation;
  if (!place) continue;
  check(!place.artifactLocation.uri.startsWith("/") && decodeURI(place.artifactLocation.uri) === messages[i].file, `sarif: uri ${place.artifactLocation.uri}`);
  const bytes = readFileSync(join(project, messages[i].file)), { startLine, startColumn, endLine, endColumn, byteOffset, byteLength } = place.region;
  const lines = bytes.toString("utf8").split(lineEnds).map((l) => [...l]);
  const piece = startLine === endLine ? lines[startLine - 1].slice(startColumn - 1, endColumn - 1).join("")
    : [lines[startLine - 1].slice(startColumn - 1).join(""), ...lines.slice(startLine, endLine - 1).map((l) => l.join("")), lines[endLine - 1].slice(0, endColumn - 1).join("")].join("\n");
  if (messages[i].code !== "xml-encoding") same(piece, bytes.subarray(byteOffset, byteOffset + byteLength).toString("utf8"), `sarif: region of ${r.ruleId}`);
}

// GitLab: the fields it needs; fingerprints are unique, and stay when lines
// are put in above.
const gitlab = () => JSON.parse(run("gitlab").stdout);
const issues = gitlab();
same(issues.map((i) => i.check_name), messages.map((m) => m.code), "gitlab: the same messages");
for (const i of issues)
  check(i.description && /^[0-9a-f]{64}$/.test(i.fingerprint) && ["info", "minor", "major", "critical", "blocker"].includes(i.severity) && i.location.path && !i.location.path.startsWith("./") && i.location.lines.begin > 0, "gitlab: " + JSON.stringify(i));
check(new Set(issues.map((i) => i.fingerprint)).size === issues.length, "gitlab: fingerprints are unique");
const text = readFileSync(page("boese"), "utf8");
writeFileSync(page("boese"), text.replace("\n<para>", "\n\n\n<para>"));
const moved = gitlab();
same(moved.map((i) => i.fingerprint), issues.map((i) => i.fingerprint), "gitlab: fingerprints stay when lines move");
check(moved.some((m, i) => m.location.lines.begin !== issues[i].location.lines.begin), "gitlab: lines did move");
writeFileSync(page("boese"), text);
same(JSON.parse(empty.gitlab.stdout).filter((i) => i.severity === "major"), [], "gitlab: nothing wrong");

// JUnit: XML, and the numbers it says.
const junit = join(work, "junit.xml");
writeFileSync(junit, run("junit").stdout);
const xpath = (file, path) => tool("xmllint", ["--xpath", path, file]).stdout.trim();
same(tool("xmllint", ["--noout", junit]).status, 0, "junit is XML");
same(xpath(junit, "count(//testcase)"), String(messages.length), "junit: a case a message");
same(xpath(junit, "count(//failure)"), String(count("error")), "junit: a failure an error");
same(xpath(junit, "string(/testsuites/@tests)"), xpath(junit, "sum(//testsuite/@tests)"), "junit: tests");
same(xpath(junit, "string(/testsuites/@failures)"), xpath(junit, "count(//failure)"), "junit: failures");
same(xpath(junit, "sum(//testsuite/@failures)"), xpath(junit, "count(//failure)"), "junit: failures of suites");
same(xpath(junit, "count(//testsuite[@tests != count(testcase)])"), "0", "junit: cases of suites");
writeFileSync(junit, empty.junit.stdout);
same([xpath(junit, "count(//failure)"), Number(xpath(junit, "count(//testcase)")) > 0], ["0", true], "junit: nothing wrong is a case that passed");

// GitHub: a command a line, nothing smuggled in.
const unescape = (s) => s.replaceAll(/%([0-9A-F]{2})/g, (_, h) => String.fromCharCode(parseInt(h, 16)));
const github = run("github").stdout.trimEnd().split("\n");
same(github.length, messages.length, "github: a line a message");
github.forEach((line, i) => {
  const m = line.match(/^::(error|warning|notice) (?:file=([^,]*),line=(\d+),col=(\d+),endLine=\d+,endColumn=\d+,)?title=([a-z0-9-]+)::(.*)$/);
  if (!m) return check(false, "github: " + line);
  same([m[1].replace("notice", "note"), unescape(m[2] ?? ""), Number(m[3] ?? 0), m[5]], [messages[i].severity, messages[i].file ?? "", messages[i].line ?? 0, messages[i].code], "github: " + line);
  check(!/[\u0000-\u001f\u202e]/.test(line), "github: raw control in " + line);
});

// All of it for programs, ten of a kind for people; what is asked for, counts.
const many = messages.filter((m) => m.code === "xml-unknown-element").length;
check(many > 20, `${many} of a kind`);
const short = run("short");
same(short.stdout, "", "short: nothing on stdout");
same(short.stderr.match(/\[xml-unknown-element\]/g).length, 11, "short: ten and a line that says how many more");
same(run("json", "--max-errors=3").stdout.match(/"code":"xml-unknown-element"/g).length, 3, "--max-errors in json");
const weaker = JSON.parse(run("sarif", "--allow=abbreviation").stdout).runs[0].results;
check(!weaker.some((r) => r.ruleId === "abbreviation") && results.some((r) => r.ruleId === "abbreviation"), "--allow");
same(JSON.parse(run("sarif", "--werror=abbreviation").stdout).runs[0].results.filter((r) => r.ruleId === "abbreviation").map((r) => r.level), ["error"], "--werror=CODE");
for (const all of ["--werror", "--werror=all"]) check(!JSON.parse(run("gitlab", all).stdout).some((i) => i.severity === "minor"), all);
same(run("json", "--werror=kein-code").status, 2, "--werror=kein-code");
same(tool(program, ["check", "-C", project, "--allow=xml-unknown-element", "--format=short"]).stderr.match(/\[xml-unknown-element\]/g)?.length, 11, "an error cannot be allowed");
const table = [...readFileSync(join(top, "compiler/base/formats.def"), "utf8").matchAll(/^WG_FORMAT\(\w+, "(\w+)"/gm)].map((m) => m[1]);
const help = tool(program, ["check", "--help"]).stdout, manual = readFileSync(join(top, "compiler/wegweiser.1"), "utf8");
for (const f of table) {
  check(run(f).status === 1, `--format=${f}`);
  check(new RegExp(`--format=FORMAT.*\\b${f}\\b`).test(help), `--help tells of ${f}`);
  check(new RegExp(`^\\.Cm ${f}\\b`, "m").test(manual), `the manual page tells of ${f}`);
}

// Completion, as the shells do it.
const commands = [...readFileSync(join(top, "compiler/cli/options.def"), "utf8").matchAll(/^WG_COMMAND\(\w+, "([a-z]+)"/gm)].map((m) => m[1]);
const completion = (shell) => { const r = tool(program, ["--completion=" + shell]); same(r.status, 0, shell); const f = join(work, "completion." + shell); writeFileSync(f, r.stdout); return f; };
const bash = (line) => {
  const words = line.split(/(?<=\s)|(?==)|(?<==)/).map((w) => w.trim()).filter((w, i, a) => w || i === a.length - 1);
  if (/\s$/.test(line)) words.push("");
  return tool("bash", ["-c", `source ${completion("bash")}; COMP_WORDS=(${words.map((w) => `'${w}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _wegweiser; printf '%s\\n' "\${COMPREPLY[@]}"`]).stdout.trim().split("\n");
};
const fish = (line) => tool("fish", ["--no-config", "-c", `source ${completion("fish")}; complete -C '${line}'`], { HOME: work }).stdout.trim().split("\n").map((l) => l.split("\t")[0]);
same(bash("wegweiser ").filter((w) => !w.startsWith("-")).sort(), [...commands].sort(), "bash: commands");
same(bash("wegweiser che"), ["check"], "bash: check");
same(bash("wegweiser check --form"), ["--format="], "bash: --format=");
same(bash("wegweiser check --format="), ["human", "short", "json", "sarif", "gitlab", "junit", "github", "table", "csv"], "bash: formats");
same(bash("wegweiser check --format=sa"), ["sarif"], "bash: sarif");
same(bash("wegweiser check --color al"), ["always"], "bash: a word of its own");
check(!bash("wegweiser check --").includes("--reference"), "bash: no options of other commands");
same(bash("wegweiser explain po-tag-m"), ["po-tag-missing"], "bash: codes");
same(fish("wegweiser che"), ["check"], "fish: check");
same(fish("wegweiser check --format=sa"), ["--format=sarif"], "fish: sarif");
check(!fish("wegweiser check --").includes("--reference") && fish("wegweiser schema --").includes("--reference"), "fish: options of a command");
same(fish("wegweiser explain po-tag-m"), ["po-tag-missing"], "fish: codes");
// zsh completes at a terminal only; zpty is one, and waits until it shows what
// is expected.
const zsh = (line, expected) => spawnSync("zsh", ["-f", "-c", `
zmodload zsh/zpty; zpty z zsh -f -i
zpty -w z 'PROMPT=; unsetopt zle_bracketed_paste; autoload -U compinit; compinit -u -d ${work}/zdump; source ${completion("zsh")}; zstyle ":completion:*" list-prompt ""; LISTMAX=0'
zpty -w z 'echo RE''ADY'; zpty -r z out '*READY*READY*'
zpty -n -w z '${line}'$'\\t'; zpty -r z out '*${expected}*'; print -r -- "$out"; zpty -d z`], { encoding: "utf8", timeout: 120000, env: { ...env, HOME: work, TERM: "dumb", COLUMNS: "200" } });
for (const [line, expected] of [["wegweiser che", "wegweiser check "], ["wegweiser check --format=sa", "--format=sarif"], ["wegweiser explain po-tag-m", "po-tag-missing"]]) {
  const r = zsh(line, expected);
  check(r.status === 0 && r.stdout.includes(expected), `zsh: ${line}: ${JSON.stringify(r.stdout)}${r.stderr}`);
}
const german = spawnSync(program, ["--completion=fish"], { encoding: "utf8", env: { ...env, LC_ALL: "de_DE.UTF-8" } }).stdout;
check(german.includes("alles melden"), "completion tells in German");
same(tool(program, ["--completion=tcsh"]).status, 2, "--completion=tcsh");
same(tool("bash", ["-n", completion("bash")]).status, 0, "bash -n");

rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
