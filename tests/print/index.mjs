// The index of a handbook stands in the order of the reader's language: places
// named with words that a plain order of letters gets wrong, in a project of
// its own, beside the collation of Node's ICU; and titles that are no page's
// stand in both languages of a pair.  index.mjs PROGRAM
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const program = resolve(process.argv[2]), top = join(dirname(fileURLToPath(import.meta.url)), "../..");
const work = mkdtempSync(join(tmpdir(), "index-")), project = join(work, "p");
const env = { ...process.env, WEGWEISER_DATA: top, LC_ALL: "C" };
const run = (...args) => spawnSync(program, args, { cwd: project, encoding: "utf8", input: "", env });
let passed = 0, failed = 0;
const same = (got, want, what) => { if (got.join(" ") === want.join(" ")) passed++; else { failed++; console.log(`${what}:\n  ${got.join(" ")}\nnot\n  ${want.join(" ")}`); } };

// One word each, so that it is one run on its line.
const words = {
  de: "Zahnarzt Ärztin Apotheke Öffnung Ofen Straße Strand Übung Uhr Amt",
  ar: "ياسمين أمان إدارة آلة باب تعليم ثقافة عيادة غرفة واحة",
  fa: "یاری گرما کتاب پلیس بانک چشم ژاله زن وکیل هتل",
  ti: "ፀሓይ ሀገር ሐኪም ኀይሊ ኣቦ ዓመት ጽሑፍ ቀለም ቐጽሪ ዝብኢ",
  "zh-Hans": "医院 学校 北京 重庆 大学 阿姨 银行 邮局 警察 租房",
  uk: "Ґанок Гараж Євро Екзамен Їжа Йод Ігри Щит Школа Яблуко",
  tr: "Çarşı Cami Işık İş Öğretmen Okul Şehir Sağlık Ürün Ulaşım",
  pl: "Łaźnia Lekarz Żłobek Zakład Ćwiczenia Cena Śnieg Sąd Ósma Okno",
  hu: "Csoport Cukor Cél Gyár Gáz Szoba Segítség Zsák Zene Öröm",
  sq: "Çerdhe Cak Dhoma Dyqan Xhami Zyra Shkolla Spital Ëndrra Enti",
};
const tags = Object.keys(words).filter((tag) => tag !== "de"), count = 10;
const write = (path, text) => { mkdirSync(dirname(join(project, path)), { recursive: true }); writeFileSync(join(project, path), text); };
spawnSync(program, ["new", "project", project, "-q", "--name=Landkreis Beispiel", "--municipality=Adorf", `--languages=${tags}`], { input: "", env });
const german = words.de.split(" ");
for (let i = 0; i < count; i++)
  write(`content/places/stelle-${i}.xml`, `<w:place xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" xml:id="stelle-${i}" xml:lang="de" level="kreis" category="office"><info><title>${german[i]}</title><date>2026-11-01</date></info><w:purpose>Hilfe</w:purpose><w:address street="Hauptstraße" number="1" postcode="12345" town="Adorf"/><w:position lat="53.1" lon="9.3"/></w:place>\n`);
const book = (id, languages) => write(`content/prints/heft-${id}.xml`, `<w:print xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" xml:id="heft-${id}" xml:lang="de" product="handbook" subject="beispiel" size="A5" ${languages} code="H"><info><title>Heft</title><date>2026-11-01</date></info></w:print>\n`);
for (const tag of Object.keys(words)) book(tag.toLowerCase(), tag === "de" ? "" : `languages="${tag}" german="no"`);
book("paar", 'languages="ar"');
run("update", "-q");
for (const tag of tags) {
  const name = `locales/${tag}/authorities.po`, own = words[tag].split(" ");
  write(name, readFileSync(join(project, name), "utf8").split("\n\n").map((entry) => {
    const i = german.findIndex((word) => entry.includes(`\nmsgid "${word}"`));
    return i < 0 ? entry : entry.replace('msgstr ""', () => `msgstr "${own[i]}"`);
  }).join("\n\n"));
}
const boxes = (id, tag) => run("tree", "-q", "-l", tag, "--show=boxes", "--date=2026-11-30", `heft-${id}`).stdout;
for (const [tag, line] of Object.entries(words)) {
  const own = line.split(" ");
  const found = [...boxes(tag.toLowerCase(), tag).matchAll(/^ *Link run \S+ size \S+ level \d (.*)$/gm)].map((m) => m[1].replace(/[\u2066-\u2069]/g, "").trim()).filter((text) => own.includes(text));
  same(found.slice(-count), own.sort(new Intl.Collator(tag).compare), tag);
}
const catalog = readFileSync(join(top, "locales/ar/interface.po"), "utf8"), pair = boxes("paar", "de");
for (const title of ["Inhalt", "Adressen und Kontakt", "Stichwörter"]) {
  const own = catalog.match(new RegExp(`\nmsgid "${title}"\nmsgstr "([^"]*)"`))[1];
  const shown = (text) => text.split(" ").every((word) => new RegExp(` size (?:1[7-9]|2)\\S* level \\d [^\n]*${word}`).test(pair)) ? text : "nothing";
  same([shown(title), shown(own)], [title, own], `the pair: ${title}`);
}
rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
