// The feed of a build against the contract: schemas, what schemas cannot say
// (orders, references, symmetry), the app's sanitizer, and broken copies that
// must be caught.  node check.mjs OUTPUT
import { createRequire } from "node:module";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(new URL("../package.json", import.meta.url));
const Ajv = require("ajv");
const sanitize = require("sanitize-html");

const site = join(process.argv[2], "site");
const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addSchema(JSON.parse(readFileSync(new URL("schema/feed.json", import.meta.url), "utf8")));
const validator = (name) => ajv.getSchema(`feed.json#/definitions/${name}`);

let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log(what); } };
const read = (path) => JSON.parse(readFileSync(join(site, path), "utf8"));
const list = (path) => readdirSync(join(site, path)).sort();

// The allow-list of the app (its sanitizer's defaults and what it adds).
const rules = {
  allowedTags: sanitize.defaults.allowedTags.concat(["iframe", "img", "details", "summary"]),
  allowedAttributes: {
    "*": ["class", "style", "dir", "aria-*", "data-*"], a: ["href", "name", "target"],
    img: ["src", "srcset", "alt", "title", "width", "height", "loading"],
    iframe: ["src", "title", "width", "height", "allow", "allowfullscreen", "loading"],
  },
};
// One problem of a list, as text, or null.
function problem(kind, data, language) {
  const validate = validator(kind);
  if (!validate(data)) return ajv.errorsText(validate.errors.slice(0, 3));
  const items = kind === "imprint" ? [data] : kind === "pages" || kind === "locations" ? data : [];
  const paths = new Set(items.map((i) => i.path));
  if (paths.size !== items.length) return "two items of one path";
  for (const item of items) {
    const clean = sanitize(item.content, rules);
    const plain = (s) => s.replace(/&nbsp;|\u00a0/g, "\u00a0").replace(/ \/>/g, ">").replace(/<br>/g, "<br>").replace(/&quot;/g, '"');
    if (plain(clean) !== plain(item.content)) return `the sanitizer changes the content of ${item.path}`;
    const rtl = language?.dir === "RIGHT_TO_LEFT";
    const shown = item.id === null ? false : rtl;
    if (!item.content.startsWith(`<div dir="${shown ? "rtl" : "ltr"}">`)) return `no direction around ${item.path}`;
    if (/(href|src)="(?!https:|tel:|mailto:)/.test(item.content)) return `a link that is not absolute in ${item.path}`;
    if (/<thead|\sid=|\slang=|data:/.test(item.content)) return `forbidden markup in ${item.path}`;
    if (item.available_languages[language?.code]) return `${item.path} lists its own language`;
  }
  if (kind === "pages") {
    const seen = new Set(), orders = new Map();
    for (const page of data) {
      if (page.parent.path !== null && !seen.has(page.parent.path)) return `the parent of ${page.path} is not before it`;
      seen.add(page.path);
      const above = page.parent.path ?? "";
      if (page.path !== (above || page.path.split("/").slice(0, 3).join("/") + "/") + page.path.split("/").at(-2) + "/") return `path of ${page.path} is not below its parent`;
      const siblings = orders.get(above) ?? [];
      if (siblings.includes(page.order)) return `order ${page.order} stands twice`;
      orders.set(above, siblings.concat(page.order));
    }
  }
  if (kind === "locations") {
    for (const place of data) {
      for (const day of place.opening_hours ?? []) {
        let last = "";
        for (const slot of day.timeSlots) {
          if (slot.start >= slot.end || slot.start < last) return `slots of ${place.path}`;
          last = slot.end;
        }
      }
    }
  }
  return null;
}
const good = (kind, path, language) => {
  const found = problem(kind, read(path), language);
  check(found === null, `${path}: ${found}`);
};

good("regions", "api/v3/regions/index.json");
const regions = read("api/v3/regions/index.json");
let sample = null;
for (const region of regions) {
  const base = `api/v3/${region.path}`;
  good("region", `api/v3/regions/${region.path}/index.json`);
  good("languages", `${base}/languages/index.json`);
  good("empty", `${base}/offers/index.json`);
  const public_ = new Set();
  for (const l of region.languages) for (const p of read(`${base}/${l.code}/pages/index.json`)) public_.add(p.path);
  for (const language of region.languages) {
    const at = `${base}/${language.code}`, q = `_q/root/${region.path}/${language.code}`;
    for (const name of ["events", "news", "fcm", "offers"]) good("empty", `${at}/${name}/index.json`);
    good("pages", `${at}/pages/index.json`, language);
    good("locations", `${at}/locations/index.json`, language);
    good("categories", `${at}/location-categories/index.json`);
    good("imprint", `${at}/imprint/index.json`, language);
    const pages = read(`${at}/pages/index.json`), places = read(`${at}/locations/index.json`);
    const roots = pages.filter((p) => p.parent.path === null);
    const same = (a, b, what) => check(JSON.stringify(a) === JSON.stringify(b), `${at}: ${what}`);
    same(read(`${at}/children/index.json`), roots, "children/ is not the root pages");
    same(read(`${q}/children-0.json`), [], "depth 0 of the root is not empty");
    same(read(`${q}/children-1.json`), roots, "depth 1 is not the root pages");
    same(read(`${q}/children-2.json`), pages.filter((p) => p.path.split("/").length <= 6), "depth 2");
    same(read(`${q}/locations-onmap.json`), places, "locations/ is not the variant on the map");
    same(read(`${at}/disclaimer/index.json`), read(`${at}/imprint/index.json`), "disclaimer is not the imprint");
    check(places.every((p, i) => i === 0 || places[i - 1].location.id < p.location.id), `${at}: places are not ordered by id`);
    const imprint = read(`${at}/imprint/index.json`);
    for (const item of pages.concat(places, [imprint]))
      for (const [code, other] of Object.entries(item.available_languages)) {
        check(region.languages.some((l) => l.code === code), `${item.path}: unknown language ${code}`);
        if (pages.includes(item)) check(public_.has(other.path), `${item.path}: ${other.path} is not public`);
      }
    for (const page of pages) {
      const folder = `_q/p/${region.path}/${language.code}/${page.path.split("/").at(-2)}`;
      const depth = page.path.split("/").length;
      const below = (d) => pages.filter((p) => p.path.startsWith(page.path) && p.path.split("/").length <= depth + d);
      same(read(`${folder}/page.json`), page, `page ${page.path}`);
      for (const d of [0, 1, 2, 3]) same(read(`${folder}/children-${d}.json`), below(d), `children ${d} of ${page.path}`);
      same(read(`${folder}/parents.json`), pages.filter((p) => page.path.startsWith(p.path) && p !== page), `parents of ${page.path}`);
      const own = [...page.content.matchAll(/href="https:\/\/app\.example\.org([^"]*)"/g)].map((m) => m[1]);
      for (const path of own)
        check(public_.has(path) || path.includes("/locations/"), `${page.path}: dead link ${path}`);
    }
    sample ??= { pages, places, imprint, language };
  }
}

// Broken on purpose: each must be caught.
const broken = [
  ["pages", (d) => { delete d[0].path; }], ["pages", (d) => { d[0].title = null; }], ["pages", (d) => { d[0].parent = null; }],
  ["pages", (d) => { delete d[0].available_languages; }], ["pages", (d) => { d[0].embedded_offers = null; }],
  ["pages", (d) => { d.push({ ...d[0], path: "/musterwede/de/x/y/", parent: { id: 1, url: "https://a/", path: "/musterwede/de/x/" } }); }],
  ["pages", (d) => { d[0].content += "<p lang=\"ar\">x</p>"; }], ["pages", (d) => { d[0].content = d[0].content.slice(15); }],
  ["pages", (d) => { d[0].content = d[0].content.replace("<p>", "<p><script>1</script>"); }],
  ["pages", (d) => { d[0].content = d[0].content.replace("<p>", '<p><a href="/x">y</a>'); }],
  ["pages", (d) => { d[1].order = d[2].order; d[1].parent = d[2].parent; }], ["pages", (d) => { d[0].last_updated = "2026-11-01T00:00:00"; }],
  ["pages", (d) => { d[0].path = "/Musterwede/de/a/"; }], ["pages", (d) => { d[1] = d[0]; }],
  ["pages", (d) => { d[0].available_languages.de = { id: 1, url: "https://a/", path: d[0].path }; }],
  ["locations", (d) => { delete d[0].organization; }], ["locations", (d) => { d[0].contacts = null; }], ["locations", (d) => { d[0].category = null; }],
  ["locations", (d) => { d[0].location = null; }], ["locations", (d) => { d[0].title = ""; }], ["locations", (d) => { d[0].opening_hours = []; }],
  ["locations", (d) => { const p = d.find((x) => x.opening_hours); p.opening_hours[0].timeSlots = [{ start: "8:00", end: "12:00", timezone: "Europe/Berlin" }]; }],
  ["locations", (d) => { const p = d.find((x) => x.opening_hours); p.opening_hours[0].timeSlots = [{ start: "12:00", end: "08:00", timezone: "Europe/Berlin" }]; }],
  ["locations", (d) => { const p = d.find((x) => x.opening_hours); p.opening_hours[0].timeSlots = [{ start: "08:00", end: "12:00", timezone: "MEZ" }]; }],
  ["locations", (d) => { d[0].location.latitude = "53.1"; }], ["locations", (d) => { d[0].category.icon = "haus"; }],
  ["imprint", (d) => { delete d.title; }], ["imprint", (d) => { d.content = null; }],
];
for (const [i, [kind, mend]] of broken.entries()) {
  const data = structuredClone(kind === "pages" ? sample.pages : kind === "locations" ? sample.places : sample.imprint);
  mend(data);
  check(problem(kind, data, sample.language) !== null, `mutant ${i} of ${kind} was not caught: ${mend}`);
}
for (const mend of [(r) => { r.languages = undefined; }, (r) => { r.bounding_box = null; }, (r) => { r.path = "Über"; }]) {
  const data = structuredClone(regions);
  mend(data[0]);
  check(problem("regions", JSON.parse(JSON.stringify(data))) !== null, `mutant of regions was not caught: ${mend}`);
}
// Every JSON file is one of those above, and parses.
const walk = (folder) => list(folder).flatMap((n) => statSync(join(site, folder, n)).isDirectory() ? walk(join(folder, n)) : [join(folder, n)]);
for (const file of walk("api").concat(walk("_q"))) {
  const bytes = readFileSync(join(site, file), "utf8");
  check(!bytes.startsWith("\ufeff") && bytes.endsWith("\n") && !/<\/?script/.test(bytes), `${file}: bytes`);
  try { JSON.parse(bytes); passed++; } catch (e) { check(false, `${file}: ${e}`); }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
