// A project of PAGES pages in LANGUAGES languages, made from nothing but the
// page number: node corpus.mjs FOLDER PAGES LANGUAGES [fresh] [machine]; fresh:
// hardly a word is said twice; machine: all is translated by a program, and
// nobody has read it
import { mkdirSync, writeFileSync, cpSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";

const [folder, pages, languages] = [process.argv[2], +process.argv[3], +process.argv[4]];
const words = ("Amt Antrag Arzt Beratung Bescheid Brief Büro Eltern Frist Gemeinde Gespräch Haus Hilfe Impfung Kind Kita Kosten Kreis Kurs " +
  "Leistung Nachweis Papier Pflicht Praxis Recht Schule Sprache Termin Unterlagen Unterricht Verein Wohnung Zeugnis Ausweis").split(" ");
const all = "uk ar en tr ru pl ro fa fa-AF kmr bg es fr ckb ps sq ti so ka ur zh-Hans hi am vi".split(" ");
const tags = all.slice(0, languages);
// Sixteen letters that all languages of a script have; those that are not named
// are written in Latin.
const run = (first) => String.fromCodePoint(...Array.from({ length: 16 }, (_, i) => first + i));
const arabic = "بتجحخدرزسشغفقلمن", cyrillic = run(0x430), ethiopic = run(0x1200);
const script = new Map(Object.entries({ ar: arabic, fa: arabic, "fa-AF": arabic, ckb: arabic, ps: arabic, ur: arabic, uk: cyrillic, ru: cyrillic,
  bg: cyrillic, ti: ethiopic, am: ethiopic, ka: run(0x10d0), "zh-Hans": run(0x4e00), hi: run(0x915) }));

let seed = 1;
const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
const syllables = ("ba be bi bo bu da de di do du fa fe fi fo ga ge gi go ha he hi ho ka ke ki ko ku la le li lo lu " +
  "ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so su ta te ti to tu wa we wi wo").split(" ");
const invented = () => Array.from({ length: 2 + random(3) }, () => syllables[random(syllables.length)]).join("");
const word = process.argv.includes("fresh") ? invented : () => words[random(words.length)];
const sentence = (n) => Array.from({ length: n }, word).join(" ") + ".";

const messages = new Set();
const text = (n) => { const s = sentence(n); messages.add(s); return s; };
const escape = (s) => s.replace(/&/g, "&amp;").replace(/</g, "&lt;");

mkdirSync(`${folder}/content/pages/education`, { recursive: true });
mkdirSync(`${folder}/content/regions`, { recursive: true });
mkdirSync(`${folder}/content/theme`, { recursive: true });
for (const d of ["places", "houses", "pictograms"]) mkdirSync(`${folder}/content/${d}`, { recursive: true });
const base = new URL("../golden/base/", import.meta.url).pathname;
cpSync(`${base}content/project.xml`, `${folder}/content/project.xml`);
cpSync(new URL("../../content/theme/leaflet.css", import.meta.url).pathname, `${folder}/content/theme/leaflet.css`);
mkdirSync(`${folder}/locales`, { recursive: true });
cpSync(new URL("../../locales/languages.tsv", import.meta.url).pathname, `${folder}/locales/languages.tsv`);
writeFileSync(`${folder}/locales/LINGUAS`, tags.join("\n") + "\n");

const id = (i) => `seite-${i}`;
for (let i = 0; i < pages; i++) {
  const title = text(3).replace(".", ` ${i}`);
  messages.add(title);
  const part = (k) => `  <section xml:id="${id(i)}-${k}"><title>${escape(text(3))}</title>
    <para>${escape(text(14))}</para>
    <itemizedlist><listitem><para>${escape(text(6))}</para></listitem><listitem><para>${escape(text(5))}</para></listitem></itemizedlist>
    <para>${escape(text(18))}</para>
  </section>\n`;
  const before = text(5), target = id((i + 1) % pages);
  messages.delete(before);
  messages.add(`${before} <link>${before}</link>`);
  writeFileSync(`${folder}/content/pages/education/${id(i)}.xml`,
    `<?xml version="1.0" encoding="UTF-8"?>
<article xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" version="5.0" xml:id="${id(i)}" xml:lang="de">
  <info><title>${title}</title><date>2026-11-01</date></info>
  <para>${before} <link linkend="${target}">${before}</link></para>
${[1, 2, 3].map(part).join("")}</article>\n`);
}
// A tree of ten roots.
let tree = "";
for (let r = 0; r < Math.min(10, pages); r++) {
  tree += `<w:page ref="${id(r)}">`;
  for (let i = r + 10; i < pages; i += 10) tree += `<w:page ref="${id(i)}"/>`;
  tree += "</w:page>";
}
writeFileSync(`${folder}/content/regions/test.xml`,
  readFileSync(`${base}content/regions/test.xml`, "utf8").replace('<w:page ref="@PAGE@"/>', tree));

const mark = (s) => process.argv.includes("machine") ? `# machine ${createHash("sha256").update(s).digest("hex").slice(0, 8)}\n` : "";
const quote = (s) => `"${s.replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`;
const foreign = (letters) => (s) => s.replace(/(<[^>]*>)|[A-Za-zäöüß]/g, (c, tag) => tag ?? letters[c.codePointAt(0) % 16]);
for (const tag of tags) {
  mkdirSync(`${folder}/locales/${tag}`, { recursive: true });
  let po = `msgid ""\nmsgstr ""\n"Language: ${tag.replace("-", "_")}\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n`;
  const change = script.has(tag) ? foreign(script.get(tag)) : (s) => s.replace(/(<[^>]*>)|(\w+)/g, (w, t) => t ?? w + tag.slice(0, 2));
  for (const m of messages) po += `\n${mark(change(m))}msgid ${quote(m)}\nmsgstr ${quote(change(m))}\n`;
  writeFileSync(`${folder}/locales/${tag}/education.po`, po);
}
console.log(`${pages} pages, ${messages.size} messages, ${tags.length} languages`);
