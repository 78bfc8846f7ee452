// The same with the sample county, in three of its languages: pages, places,
// houses, buildings and prints are moved, renamed, split, merged and withdrawn.
// First the author forgets the lines and is told all of them; then writes what
// was told.  Nothing stops answering, and no translation is lost.
import { cpSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { County } from "./ever.mjs";
import { check, edit, finish, join, put, read, renameSync, rmSync, run, top, work, writeFileSync } from "./lib.mjs";

const folder = join(work, "county"), content = join(folder, "content"), tags = ["ar", "uk"];
for (const name of ["content", "locales"]) cpSync(join(top, name), join(folder, name), { recursive: true });
writeFileSync(join(folder, "locales/LINGUAS"), tags.join("\n") + "\n");
for (const f of readdirSync(join(folder, "locales"), { withFileTypes: true }))
  if (f.isDirectory() && !tags.includes(f.name)) rmSync(join(folder, "locales", f.name), { recursive: true });
const sources = () => readdirSync(content, { recursive: true }).filter((f) => f.endsWith(".xml")).map((f) => join(content, f));
// Change all sources as an editor's search and replace does.
const everywhere = (from, to) => {
  let n = 0;
  for (const f of sources()) {
    const text = read(f), now = text.replace(from, to);
    if (now !== text) writeFileSync(f, now), n++;
  }
  if (n === 0) throw new Error(`no source has ${from}`);
};
everywhere(/ languages="(?=[^"]* )[^"]*"/g, ' languages="ar uk"');
everywhere(/ languages="(?!ar"|uk")[\w-]+"/g, ' languages="uk"');
const source = (id) => sources().find((f) => basename(f, ".xml") === id);
const word = (id) => new RegExp(`(?<==")(?:[^"]* )?${id}(?: [^"]*)?(?=")`, "g");
const county = new County(folder, 20);
// An id, and those of the sections below it, wherever they are named.
const call = (from, to, within = to) => {
  const sections = [...read(source(from)).matchAll(/<section xml:id="([^"]+)"/g)].map((m) => m[1]);
  for (const id of sections) everywhere(word(id), (ids) => ids.replace(id, `${within}${id.slice(from.length)}`));
  everywhere(word(from), (ids) => ids.split(" ").map((id) => (id === from ? to : id)).join(" "));
};
const move = (id, to) => { renameSync(source(id), join(content, to)); county.touched.add(id).add(basename(to, ".xml")); };
const rename = (from, to, where = join(source(from), "..")) => {
  call(from, to);
  const old = source(from);
  renameSync(old, join(where, `${to}.xml`));
  county.touched.add(from).add(to);
};
const region = (name) => join(content, "regions", `${name}.xml`);

// What readers see: of every page of every language the words, and the title.
const plain = (html) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
const seen = () => {
  const all = { de: new Map(), ar: new Map(), uk: new Map() };
  for (const r of ["musterwede", "probeland"])
    for (const tag of Object.keys(all))
      for (const p of JSON.parse(read(folder, `output/site/api/v3/${r}/${tag}/pages/index.json`)))
        all[tag].set(`${r} ${p.path.split("/").at(-2)}`, { title: p.title, words: plain(p.content) });
  return all;
};
let before = null;
const heirs = new Map();
// Where the German words of a page are those of before, so are the others; where
// they are not, the page is translated all the same.
const compare = (what) => {
  const now = seen();
  let same = 0;
  for (const tag of tags) {
    check([...now.de.keys()].join() === [...now[tag].keys()].join(), `${what}: ${tag} has other pages than German`);
    for (const [key, page] of before.de) {
      const [r, id] = key.split(" "), next = `${r} ${heirs.get(id) ?? id}`, german = now.de.get(next);
      if (german?.words !== page.words || german.title !== page.title) continue;
      const [a, b] = [before[tag].get(key), now[tag].get(next)];
      same++;
      check(a.words === b?.words && a.title === b?.title, `${what}: ${next} in ${tag}: ${b?.title}`);
    }
  }
  check(same > 150, `${what}: only ${same} pages are as they were`);
  const s = run(["stats", "-q", "--min=all:100", "-C", folder]);
  check(s.status === 0, `${what}: stats: ${s.out}${s.err}`);
  before = now;
};
// Build without the lines: all that `lost` names are told; what is told of each is
// written where it is told, or where `lost` says if the program cannot know it.
const step = async (what, lost) => {
  const r = run(["build", "--format=human", "--color=never", "--max-errors=0", "--allow=po-missing", "--only=short", "-C", folder]);
  const told = r.err.replace(/\s+/g, " ");
  check(r.status === 1 && (told.match(/\[address-lost\]/g) ?? []).length === Object.keys(lost).length, `${what}, forgotten: ${r.err.slice(0, 3000)}`);
  for (const [id, { heir, line }] of Object.entries(lost)) {
    county.touched.add(id);
    const at = told.indexOf(`: ${id} (`), next = told.indexOf("error:", at), text = at < 0 ? "" : told.slice(at, next < 0 ? undefined : next);
    check(text.includes(line), `${what}: ${id}: no ${line} in: ${text || r.err.slice(0, 900)}`);
    if (heir === null) edit(join(content, "project.xml"), "</w:project>", `  ${line}\n</w:project>`);
    else if (line.startsWith("gone")) edit(source(heir), ' xml:lang="de"', ` xml:lang="de" ${line}`);
    else {
      const f = source(heir), old = read(f).match(/ w:former="([^"]*)"/)?.[1] ?? "", all = new Set(`${old} ${line.match(/"(.*)"/)[1]}`.trim().split(" "));
      edit(f, / xml:lang="de"( w:former="[^"]*")?/, ` xml:lang="de" w:former="${[...all].join(" ")}"`);
    }
  }
  await county.step(what);
  compare(what);
};
const former = (heir, ...ids) => ({ heir, line: `w:former="${ids.join(" ")}"` });

await county.step("the sample county");
before = seen();
check(county.ever.size > 1800 && before.ar.size === before.de.size && before.de.size > 80, `only ${county.ever.size} addresses, ${before.de.size} and ${before.ar.size} pages`);
const words = before.ar.get("musterwede impfen").words;

// Pages renamed, with sections that others link to, with a print; moved in the
// tree and to another area; both.  A place that moves house and is renamed.
rename("schulpflicht", "pflicht-zur-schule");
rename("zahnarzt", "zaehne");
move("impfen", "pages/education/impfen.xml");
edit(region("musterwede"), /\s*<w:page ref="impfen"\/>/, "");
edit(region("musterwede"), '<w:page ref="kita"/>', '<w:page ref="kita"><w:page ref="impfen"/></w:page>');
rename("sprachmittlung", "dolmetschdienst", join(content, "pages/volunteers"));
edit(region("musterwede"), /\s*<w:page ref="dolmetschdienst"\/>/, "");
edit(region("musterwede"), '<w:page ref="begleiten"/>', '<w:page ref="dolmetschdienst"><w:page ref="begleiten"/></w:page>');
rename("jmd-musterwede", "jugend-musterwede");
edit(source("jugend-musterwede"), 'number="22"', 'number="24"');
for (const [a, b] of [["schulpflicht", "pflicht-zur-schule"], ["zahnarzt", "zaehne"], ["sprachmittlung", "dolmetschdienst"]]) heirs.set(a, b);
await step("pages renamed and moved, a place moved and renamed", { schulpflicht: former("pflicht-zur-schule", "schulpflicht"), zahnarzt: former("zaehne", "zahnarzt"), sprachmittlung: former("dolmetschdienst", "sprachmittlung"), "jmd-musterwede": former("jugend-musterwede", "jmd-musterwede") });
for (const url of ["/musterwede/ar/gesundheit/impfen/", "/musterwede/ar/bildung/kita/impfen/"]) {
  const a = await (await fetch(`${county.origin}/api/v3/musterwede/ar/page/?url=${url}`)).json();
  check(a.path === "/musterwede/ar/bildung/kita/impfen/" && plain(a.content) === words, `${url}: ${JSON.stringify(a).slice(0, 100)}`);
}
check(/s\/jugend-musterwede\//.test(read(folder, "output/site/s/jmd-musterwede/index.html")), "the old short address leads to the place");

// A house and its posters, a building; one of the pages again.
heirs.clear();
rename("haus-moorweg", "haus-am-moor");
rename("wegweiser-moorweg-a4", "wegweiser-am-moor-a4");
rename("kreishaus", "kreishaus-musterwede");
rename("zaehne", "zahnpraxis");
heirs.set("zaehne", "zahnpraxis");
await step("a house, a print and a building renamed, a page again", { "haus-moorweg": former("haus-am-moor", "haus-moorweg"), "wegweiser-moorweg-a4": former("wegweiser-am-moor-a4", "wegweiser-moorweg-a4"), kreishaus: former("kreishaus-musterwede", "kreishaus"), zaehne: former("zahnpraxis", "zahnarzt", "zaehne") });

// A page made two under new names, a page that gives a part away, two pages that
// become one, one of them with the names it had.
heirs.clear();
const take = (id, section) => {
  const part = new RegExp(`\\n  <section xml:id="${section}">.*?\\n  </section>`, "s"), text = read(source(id)).match(part)[0];
  edit(source(id), part, "");
  return text;
};
// A page of a section, its title that of the section.
const split = (id, section, to, above) => {
  const [, title, body] = take(id, section).match(/(<title>.*?<\/title>)(?:\s*<w:pictogram [^>]*>)?(.*)\n  <\/section>/s), text = read(source(id));
  const page = text.replace(/<title>.*?<\/title>/s, title).replace(/<\/info>.*<\/article>/s, `</info>${body}\n</article>`).replace(/ w:former="[^"]*"/, "").replace(`xml:id="${id}"`, `xml:id="${to}"`);
  put(content, { [`pages/education/${to}.xml`]: page });
  edit(region("musterwede"), `<w:page ref="${above}"/>`, `<w:page ref="${above}"/><w:page ref="${to}"/>`);
  county.touched.add(id).add(to);
};
const merge = (id, into) => {
  const [, title, body] = read(source(id)).match(/(<title>.*?<\/title>).*?<\/info>(.*)<\/article>/s), file = source(id);
  for (const name of ["musterwede", "probeland"]) edit(region(name), new RegExp(`\\s*<w:page ref="${id}"/>`), "");
  rmSync(file);
  edit(source(into), "</article>", () => `  <section xml:id="${into}-${id}">${title}${body}</section>\n</article>`);
  for (const [, part] of body.matchAll(/<section xml:id="([^"]+)"/g)) everywhere(word(part), (ids) => ids.replace(part, `${into}-${part}`));
  for (const f of sources()) writeFileSync(f, read(f).replaceAll(`linkend="${id}"`, `linkend="${into}-${id}"`));
  county.touched.add(id).add(into);
};
rename("vhs", "vhs-kurse");
split("vhs-kurse", "vhs-kurse-pruefung", "vhs-pruefungen", "vhs-kurse");
split("apotheke", "apotheke-nacht", "notdienst", "apotheke");
merge("kita-warum", "kita");
merge("zahnpraxis", "hausarzt");
const parts = Object.fromEntries(tags.map((tag) => [tag, ["zahnpraxis", "kita-warum", "apotheke"].map((id) => before[tag].get(`musterwede ${id}`).words)]));
await step("pages split and merged", { vhs: former("vhs-kurse", "vhs"), "kita-warum": former("kita", "kita-warum"), zahnpraxis: former("hausarzt", "zahnpraxis"), zaehne: former("hausarzt", "zaehne"), zahnarzt: former("hausarzt", "zahnarzt") });
// What stands below the text of a page: that nobody has read its translation, and its PDF.
const below = (tag) => JSON.parse(read(top, `locales/${tag}/interface.po`).match(/^msgid "Ein Computer hat das übersetzt[^]*?^msgstr (".*")$/m)[1]);
for (const tag of tags) {
  const text = (words) => words.split(below(tag))[0].trim();
  const now = (id) => text(before[tag].get(`musterwede ${id}`).words), [teeth, why, chemist] = parts[tag].map(text);
  check(now("hausarzt").includes(teeth) && now("kita").includes(why), `${tag}: the merged pages hold the words of both`);
  check(chemist.includes(now("notdienst")) && now("notdienst").length > 40 && now("apotheke").length < chemist.length, `${tag}: the split page is in the language: ${now("notdienst")}`);
}

// Withdrawn: a page whose file is kept, a place, a house with its posters.
edit(source("ehrenamt"), /\s*<listitem><para><link linkend="ehrenamtskarte">.*?<\/listitem>/s, "");
edit(region("musterwede"), /\s*<w:page ref="ehrenamtskarte"\/>/, "");
edit(source("alltag-unterkunft"), /\s*<w:card ref="kleiderkammer-musterwede"\/>/, "");
const gone = ["kleiderkammer-musterwede", "haus-muehle", "wegweiser-muehle-a3", "wegweiser-muehle-a4"];
for (const id of gone) rmSync(source(id));
for (const id of ["ehrenamtskarte", ...gone]) county.gone.add(id);
await step("withdrawn", { ehrenamtskarte: { heir: "ehrenamtskarte", line: 'gone="yes"' }, ...Object.fromEntries(gone.map((id) => [id, { heir: null, line: `<w:gone w:former="${id}"/>` }])) });

// The catalogs follow, and a fresh clone agrees.
const update = run(["update", "-q", "-C", folder]), checked = run(["check", "-q", "--format=short", "-C", folder]);
check(update.status === 0 && checked.status === 0 && !/error/.test(checked.err), `update: ${update.err}${checked.err}`);
await county.step("the catalogs updated");
compare("the catalogs updated");
county.fresh("in the end");
finish();
process.exit();
