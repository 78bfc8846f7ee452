// A small project cut out of content/: the largest document of every folder and
// the largest print of every product, what these need, German and one
// right-to-left language.  It holds every kind of document and every element
// that they use, and stays as small when the county grows.
//
//     node project.mjs FOLDER [LANGUAGE...]
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const REGISTERED = ["tag", "de", "de-simple", "ar", "en", "fa", "ti", "uk"];

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? files(join(folder, e.name)) : e.name.endsWith(".xml") ? [join(folder, e.name)] : []);
}

const idsOf = (text) => [...text.matchAll(/xml:id="([^"]*)"/g)].map((m) => m[1]);
const idOf = (text) => idsOf(text)[0];
const list = (text, name) => (text.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1] ?? "").split(/\s+/).filter(Boolean);

// The largest document of every folder; of prints, of every product.
function largest(all) {
  const best = new Map();
  for (const d of all) {
    const key = `${dirname(d.name)} ${list(d.text, "product")}`;
    if (!best.has(key) || best.get(key).text.length < d.text.length) best.set(key, d);
  }
  return [...best.values()];
}

// References to what is not there lead to another of its kind, or go where
// there are many of them.
function trim(text, known) {
  const there = (id) => known.ids.has(id) ? id : known.folder.get(known.of.get(id)) ?? id;
  return text
    .replace(/(\s(?:linkend|place)=")([^"]*)/g, (all, key, id) => key + there(id))
    .replace(/(<w:room [^<>]*\bref=")([^"]*)/g, (all, key, id) => key + there(id))
    .replace(/<w:tree>[^]*<\/w:tree>/, `<w:tree>${known.pages.map((id) => `<w:page ref="${id}"/>`).join("")}</w:tree>`)
    .replace(/(<w:(?:languages|order)>)([^<]*)/g, (all, tag, tags) =>
      tag + tags.split(/\s+/).filter((t) => REGISTERED.includes(t)).join(" "))
    .replace(/(\sofficess?=")([^"]*)/, (all, key, ids) => key + ids.split(/\s+/).filter((id) => known.ids.has(id)).join(" "))
    .replace(/(<w:print[^>]*\slanguages=")[^"]*/, "$1ar")
    .replace(/<w:\w+ [^<>]*\bref="([^"]*)"[^<>]*\/>/g, (all, id) => known.ids.has(id) ? all : "");
}

// Makes the project in 'root'; returns the documents to damage.  Other languages,
// and documents by id, only where they are named.
export function makeProject(root, { languages = ["ar"], also = [] } = {}) {
  const all = files("content").filter((name) => name.split("/").length > 2)
    .map((name) => ({ name, text: readFileSync(name, "utf8") }));
  const chosen = largest(all), kept = new Set([...chosen, ...all.filter((d) => also.includes(idOf(d.text)))]);
  for (const d of chosen) // what a print is about, and two offices of it
    for (const id of [...list(d.text, "subject"), ...list(d.text, "page"), ...list(d.text, "offices").slice(0, 2)])
      for (const other of all.filter((o) => idOf(o.text) === id)) kept.add(other);
  const known = { ids: new Set([...kept].flatMap((d) => idsOf(d.text))),
    of: new Map(all.flatMap((d) => idsOf(d.text).map((id) => [id, dirname(d.name)]))),
    folder: new Map(chosen.map((d) => [dirname(d.name), idOf(d.text)])),
    pages: [...kept].filter((d) => d.name.includes("/pages/")).map((d) => idOf(d.text)) };

  for (const d of kept) {
    mkdirSync(dirname(join(root, d.name)), { recursive: true });
    d.text = trim(d.text, known);
    writeFileSync(join(root, d.name), d.text);
  }
  writeFileSync(join(root, "content/project.xml"), trim(readFileSync("content/project.xml", "utf8"), known));
  for (const path of ["content/pictograms", "content/theme", "content/forms",
    ...languages.map((tag) => `locales/${tag}`)])
    if (existsSync(path)) cpSync(path, join(root, path), { recursive: true });
  // A specimen has a page for every registered language.
  writeFileSync(join(root, "locales/languages.tsv"), readFileSync("locales/languages.tsv", "utf8").split("\n")
    .filter((row) => !/^[a-z]/.test(row) || REGISTERED.includes(row.split("\t")[0])).join("\n"));
  writeFileSync(join(root, "locales/LINGUAS"), `${languages.join(" ")}\n`);
  return chosen;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [root, ...languages] = process.argv.slice(2);
  makeProject(root, languages.length > 0 ? { languages } : {});
}
