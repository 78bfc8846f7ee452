// What the sources of a project say, read without the compiler: documents,
// catalogs and the compiler's own words.
import { createRequire } from "node:module";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const top = join(dirname(fileURLToPath(import.meta.url)), "../..");
const require = createRequire(join(top, "tests/package.json"));
const { parseDocument } = createRequire(require.resolve("sanitize-html"))("htmlparser2");

export const parse = (text, xml) => parseDocument(text, { xmlMode: xml, decodeEntities: true });
const bare = (name) => name.replace(/^\w+:/, "");
export const children = (node, name) => (node?.children ?? []).filter((n) => n.type === "tag" && bare(n.name) === name);
export const child = (node, name) => children(node, name)[0];
export const find = (node, good) => { if (node.type === "tag" && good(node)) return node; for (const c of node.children ?? []) { const f = find(c, good); if (f) return f; } };
export const all = (node, good, list = []) => { if (node.type === "tag" && good(node)) list.push(node); for (const c of node.children ?? []) all(c, good, list); return list; };
export const text = (node) => node.type === "text" ? node.data : (node.children ?? []).map(text).join("");
export const attribute = (node, name) => node?.attribs?.[name] ?? "";

// As a reader sees it: without what only shapes a line or a direction.
export const plain = (s) => s.normalize("NFKC").replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069]/g, "").replace(/[\u2010\u2011]/g, "-").replace(/\s+/g, " ").trim();

// Catalogs: msgid → msgstr (of plural forms, all), without what is not shown.
const unquote = (lines) => lines.map((l) => JSON.parse(l.slice(l.indexOf('"')))).join("");
function catalog(file, map) {
  for (const block of readFileSync(file, "utf8").split(/\n\n+/)) {
    const lines = block.split("\n").filter((l) => !l.startsWith("#"));
    if (/^#,.*\bfuzzy\b/m.test(block)) continue;
    const fields = {};
    let field;
    for (const l of lines) {
      const start = l.match(/^(msg\w+(?:\[\d\])?) "/);
      if (start) fields[field = start[1]] = [];
      if (field && l.includes('"')) fields[field].push(l);
    }
    if (!fields.msgid) continue;
    const forms = Object.keys(fields).filter((k) => k.startsWith("msgstr")).map((k) => unquote(fields[k])).filter((s) => s);
    const id = unquote(fields.msgid);
    if (id && forms.length) map.set(id, [...map.get(id) ?? [], ...forms]);
  }
}

// The message of a unit: tags without attributes, numbered where a name occurs
// twice.  What they are called there stands in elements.def.
const table = readFileSync(join(top, "compiler/model/elements.def"), "utf8");
const tagged = new Map([...table.matchAll(/^WG_ELEMENT\(\w+, \w+, "([\w-]+)", "([\w-]+)"/gm)].map((m) => [m[1], m[2]]));
const placeholders = ["phone", "time", "date", "money", "email", "uri"];
function message(unit) {
  const inside = all(unit, (n) => n !== unit), tag = (n) => tagged.get(bare(n.name)) ?? bare(n.name);
  const name = (n) => {
    const same = inside.filter((x) => tag(x) === tag(n));
    return tag(n) + (same.length > 1 ? same.indexOf(n) + 1 : "");
  };
  const put = (n) => n.type === "text" ? n.data : n === unit ? n.children.map(put).join("") : placeholders.includes(bare(n.name)) ? `<${name(n)}/>` : `<${name(n)}>${n.children.map(put).join("")}</${name(n)}>`;
  return put(unit).replace(/\s+/g, " ").trim();
}

export function project(root, languages) {
  const documents = new Map();
  const load = (folder) => {
    for (const e of readdirSync(folder, { withFileTypes: true })) {
      if (e.isDirectory()) load(join(folder, e.name));
      else if (e.name.endsWith(".xml")) {
        const node = parse(readFileSync(join(folder, e.name), "utf8"), true).children.find((n) => n.type === "tag");
        documents.set(attribute(node, "xml:id"), { id: attribute(node, "xml:id"), kind: bare(node.name), node });
      }
    }
  };
  load(join(root, "content"));
  const catalogs = new Map(languages.map((tag) => {
    const map = new Map(), folder = join(root, "locales", tag);
    if (existsSync(folder)) for (const f of readdirSync(folder)) if (f.endsWith(".po")) catalog(join(folder, f), map);
    return [tag, map];
  }));
  const words = readFileSync(join(top, "compiler/model/labels.def"), "utf8"), labels = new Map();
  for (const [, id, german] of words.matchAll(/^WG_(?:LABEL|BRING|REASON)\((\w+), "([^"]*)"/gm)) labels.set(id, [german]);
  for (const [, id, german] of words.matchAll(/^WG_(?:SAYING|REMARK)\((\w+), (?:"[^"]*", )??"([^"]*)", "[^"]*"\)$/gm)) labels.set(id, [german]);
  for (const [, id, ...german] of words.matchAll(/^WG_LABEL_PLURAL\((\w+), "([^"]*)", "([^"]*)"/gm)) labels.set(id, german);
  const translated = (tag, id) => tag === "de" ? undefined : catalogs.get(tag).get(id);
  return {
    root, documents: [...documents.values()], get: (id) => documents.get(id),
    // A word of the compiler, in one of its plural forms: what stands around its
    // holes, and in them.
    label(tag, id, values = {}) {
      if (!labels.has(id)) throw new Error(`no label ${id}`);
      const forms = translated(tag, labels.get(id)[0]) ?? labels.get(id);
      return { some: forms.map((f) => f.split(/(\{\w+\})/).map((p) => p.startsWith("{") ? values[p.slice(1, -1)] ?? "" : p.trim()).filter((s) => s)) };
    },
    // Tag → its own name and its code in the feed.
    languages: new Map(readFileSync(join(root, "locales/languages.tsv"), "utf8").split("\n").filter((l) => l && !l.startsWith("#")).map((l) => l.split("\t")).map(([tag, name, , , slug]) => [tag, { name, slug }])),
    // The words of a unit, between its tags: there numbers and marks are put in.
    words: (tag, unit) => {
      const id = message(unit);
      const all = new Set(translated(tag, id) ?? [id]);
      const pieces = [...all].map((m) => m.split(/<[^>]*>/).map((s) => s.trim()).filter((s) => /[\p{L}\p{N}]{2}/u.test(s)));
      return pieces.length === 1 ? pieces[0] : [{ some: pieces }];
    },
    isTranslated: (tag, unit) => tag === "de" || translated(tag, message(unit)) !== undefined,
  };
}
