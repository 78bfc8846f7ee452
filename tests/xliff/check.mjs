// Everything a message can have: a context and a twin without one in the same
// section, tags, placeholders, marks of machine and review, mutes, fuzzy,
// quotes and backslashes, plural forms.  After export, import and update the
// catalog says the same.
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const program = process.argv[2], top = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const work = mkdtempSync(join(tmpdir(), "xliff-")), project = join(work, "p");
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log("failed: " + what); } };
const env = { PATH: process.env.PATH, WEGWEISER_DATA: "", LC_ALL: "C.UTF-8", HOME: work, ASAN_OPTIONS: "detect_leaks=0" };
const tool = (name, ...args) => spawnSync(name, args, { encoding: "utf8", env });
cpSync(join(top, "tests/golden/base"), project, { recursive: true });
cpSync(join(top, "locales/languages.tsv"), join(project, "locales/languages.tsv"));
copyFileSync(join(top, "locales/xliff.sh"), join(project, "locales/xliff.sh"));
const region = join(project, "content/regions/test.xml");
writeFileSync(region, readFileSync(region, "utf8").replace("@PAGE@", "start"));
writeFileSync(join(project, "content/pages/authorities/start.xml"), `<article xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" version="5.0" xml:id="start" xml:lang="de"><info><title>Start</title><date>2026-11-01</date></info>
<para w:context="Schule">Rufen Sie an: <w:phone>+493023125112</w:phone>. Mehr steht <link linkend="amt">hier</link>.</para>
<para w:context="Amt">Rufen Sie an: <w:phone>+493023125112</w:phone>. Mehr steht <link linkend="amt">hier</link>.</para>
<para>Rufen Sie an: <w:phone>+493023125112</w:phone>. Mehr steht <link linkend="amt">hier</link>.</para>
<para w:context="allein">Eine Klasse</para>
<para>Ein "Wort" \\ mit &amp; und &lt;Klammern&gt;</para>
<para>Noch nicht sicher.</para><para>Fehlt noch.</para><para>Amt</para></article>`);
check(tool(program, "update", "-C", project).status === 0, "update");
const file = join(project, "locales/ar/authorities.po");
const read = (f) => {
  const entries = new Map(), text = tool("msgcat", "--no-wrap", f).stdout;
  check(text.length > 100, `msgcat ${f}`);
  for (const block of text.split(/\n\n+/)) {
    const get = (k) => block.match(new RegExp(`^${k} ((?:".*"\\n?)+)`, "m"))?.[1].split("\n").map((l) => l.slice(1, -1)).join("");
    const id = get("msgid");
    if (!id) continue;
    entries.set(`${get("msgctxt") ?? "-"}|${id}`, { str: [...block.matchAll(/^msgstr(?:\[\d\])? ((?:".*"\n?)+)/gm)].map((m) => m[1].trim()), comments: block.split("\n").filter((l) => /^# /.test(l)), references: block.split("\n").filter((l) => /^#: /.test(l)), fuzzy: /^#,.*fuzzy/m.test(block) });
  }
  return entries;
};
const fill = (key, str, before = "", flags = "") => {
  const [context, id] = key.split("|"), text = readFileSync(file, "utf8");
  const head = (context === "-" ? "" : `msgctxt "${context}"\n`) + `msgid "${id}"\nmsgstr "`;
  const at = text.indexOf((context === "-" ? "" : "") + head);
  check(at >= 0, `there is ${key}`);
  let from = text.lastIndexOf("\n\n", at) + 2;
  if (context === "-" && text.slice(from, at).includes("msgctxt")) return check(false, `${key} is a twin`);
  writeFileSync(file, text.slice(0, from) + before + text.slice(from, at) + flags + head + str + text.slice(at + head.length));
};
const call = "Rufen Sie an: <phone/>. Mehr steht <link>hier</link>.";
fill(`Schule|${call}`, "اتصل بالمدرسة: <phone/>. <link>هنا</link>.", "# machine 12345678\n");
fill(`Amt|${call}`, "اتصل بالدائرة: <phone/>. <link>هنا</link>.", "# checked: translator 2026-11-24\n");
const text = readFileSync(file, "utf8"), twin = text.lastIndexOf(`\nmsgid "${call}"\nmsgstr "`), size = `\nmsgid "${call}"\nmsgstr "`.length;
writeFileSync(file, text.slice(0, twin + size) + "<link>هنا</link>: <phone/>." + text.slice(twin + size));
fill("allein|Eine Klasse", "صف واحد");
fill('-|Ein \\"Wort\\" \\\\ mit &amp; und &lt;Klammern&gt;', '\\"كلمة\\" \\\\ &amp; &lt;أقواس&gt;');
fill("-|Noch nicht sicher.", "ليس أكيداً.", "", '#, fuzzy\n#| msgid "Sicher."\n');
fill("-|Amt", "Amt", "# wegweiser: allow po-name – Name\n");
const before = read(file);
check([...before.keys()].filter((k) => k.endsWith("|" + call)).length === 3, "three twins: " + [...before.keys()].join(", "));
check([...before.values()].filter((e) => e.str[0] !== '""').length >= 7, "translations");

const xlf = join(work, "ar.xlf"), sh = join(project, "locales/xliff.sh");
const out = tool("sh", sh, "export", "ar/authorities", xlf);
check(out.status === 0, "export: " + out.stderr);
check(tool("xmllint", "--noout", xlf).status === 0, "XLIFF is XML");
const xliff = readFileSync(xlf, "utf8");
check(/source-language="de" target-language="ar"/.test(xliff), "languages of the XLIFF");
check(xliff.includes("⟦Schule⟧ Rufen Sie an: &lt;phone/&gt;"), "the context is in front");
// What an agency does: translate what is missing, once with the context left in.
writeFileSync(xlf, xliff.replace(/(<trans-unit [^>]*)(><source>Fehlt noch\.<\/source>\s*)<target[^>]*?(?:\/>|><\/target>)/, '$1 approved="yes"$2<target state="translated">ناقص.</target>').replace("<target state=\"translated\">اتصل بالدائرة", "<target state=\"translated\">⟦Amt⟧ اتصل بالدائرة").replace(">اتصل بالدائرة", ">⟦Amt⟧ اتصل بالدائرة"));
const back = tool("sh", sh, "import", "ar/authorities", xlf);
check(back.status === 0, "import: " + back.stderr);
check(tool(program, "update", "-C", project).status === 0, "update after the import");
const after = read(file);
check(tool("msgfmt", "-c", "-o", "/dev/null", file).status === 0, "msgfmt -c");
check(JSON.stringify([...after.keys()].sort()) === JSON.stringify([...before.keys()].sort()), "the same messages: " + [...after.keys()].filter((k) => !before.has(k)).join(", "));
for (const [key, e] of before) {
  const want = key === "-|Fehlt noch." ? { ...e, str: ['"ناقص."'] } : e;
  check(JSON.stringify(after.get(key)) === JSON.stringify(want), `${key}: ${JSON.stringify(after.get(key))} instead of ${JSON.stringify(want)}`);
}

// Plural forms: the labels.
const labels = join(project, "locales/ar/interface.po");
writeFileSync(labels, readFileSync(labels, "utf8").replace(/(msgid_plural "\{n\} Minuten zu Fuß"\n)(?:msgstr\[\d\] ""\n?)+/, (_, m) => m + [0, 1, 2, 3, 4, 5].map((i) => `msgstr[${i}] "{n} ${"د".repeat(i + 1)}"`).join("\n") + "\n"));
const forms = read(labels);
check([...forms.values()].some((e) => e.str.length === 6 && e.str[5].includes("دددددد")), "six forms");
check(tool("sh", sh, "export", "ar/interface", xlf).status === 0 && tool("sh", sh, "import", "ar/interface", xlf).status === 0, "plural forms there and back");
check(tool(program, "update", "-C", project).status === 0, "update after that");
const again = read(labels);
for (const [key, e] of forms) check(JSON.stringify(again.get(key)) === JSON.stringify(e), `${key}: ${JSON.stringify(again.get(key))} instead of ${JSON.stringify(e)}`);
check(tool("sh", sh, "export", "ar/none", xlf).status === 2, "no such catalog");

rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
