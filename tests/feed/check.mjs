// Every file of a build's feed against the contract, for every region and
// language; what one file says about another; and broken copies of the
// answers, each of which must be caught.  node check.mjs OUTPUT [TODAY]
import { readFileSync, readdirSync, statSync, existsSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { localDays, problem } from "./contract.mjs";
import { broken } from "./broken.mjs";

const output = process.argv[2], site = join(output, "site");
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log(what); } };
const read = (path) => JSON.parse(readFileSync(join(site, path), "utf8"));
const list = (path) => readdirSync(join(site, path)).sort();
const seen = new Set(["_q/gone.json"]); // what Apache answers with 410
// What the feed says of itself: each answer is as api/v3/openapi.json has it.
const openapi = read("api/v3/openapi.json"), said = new Map();
const Ajv = createRequire(new URL("../package.json", import.meta.url))("ajv/dist/2020");
for (const [path, { get }] of Object.entries(openapi.paths)) {
  const schema = get.responses["200"].content["application/json"]?.schema;
  if (schema) said.set(path.startsWith("/api/v3/regions/") ? "region" : get.operationId, new Ajv({ strict: false }).compile({ ...schema, components: openapi.components }));
}
seen.add("api/v3/openapi.json").add("api/v3/version.json").add("api/index.html");
const good = (kind, path, context) => {
  seen.add(path);
  const data = read(path), found = problem(kind, data, context), contract = said.get(kind);
  check(found === null, `${path}: ${found}`);
  check(contract(data), `${path} is not what openapi.json says: ${JSON.stringify(contract.errors?.[0])}`);
  return data;
};
const same = (a, b, what) => check(JSON.stringify(a) === JSON.stringify(b), what);
const today = process.argv[3] ?? JSON.parse(readFileSync(join(output, "report/coverage.json"), "utf8")).today;
const later = (day, n) => new Date(Date.parse(day) + n * 86400000).toISOString().slice(0, 10);
const slug = (item) => item.path.split("/").at(-2);

const regions = good("regions", "api/v3/regions/index.json");
const zone = "Europe/Berlin";
const samples = {};
const keep = (kind, data, context) => { if (!samples[kind] || data.length > samples[kind].data.length) samples[kind] = { data, context }; };

for (const region of regions) {
  const base = `api/v3/${region.path}`;
  same(good("region", `api/v3/regions/${region.path}/index.json`), region, `${region.path} differs from the list`);
  same(good("languages", `${base}/languages/index.json`), region.languages, `${region.path}: languages differ`);
  good("offers", `${base}/offers/index.json`);
  check(region.languages[0].code === "de", `${region.path}: German is not the first language`);
  // Everything that can be the target of a link or a switch of language.
  const known = new Set();
  for (const l of region.languages) for (const name of ["pages", "locations", "events"]) for (const i of read(`${base}/${l.code}/${name}/index.json`)) known.add(i.path);
  const pagesOf = new Map(region.languages.map((l) => [l.code, read(`${base}/${l.code}/pages/index.json`)]));
  const order = pagesOf.get("de").map(slug);

  for (const language of region.languages) {
    const at = `${base}/${language.code}`, q = `_q/root/${region.path}/${language.code}`, context = { language, zone };
    const pages = good("pages", `${at}/pages/index.json`, context);
    const places = good("locations", `${at}/locations/index.json`, context);
    const events = good("events", `${at}/events/index.json`, context);
    const news = good("news", `${at}/news/index.json`, context);
    const fcm = good("fcm", `${at}/fcm/index.json`, context);
    const imprint = good("imprint", `${at}/imprint/index.json`, context);
    const categories = good("location-categories", `${at}/location-categories/index.json`);
    // What pages offer is what the language offers, and what the region does.
    const offers = good("offers", `${at}/offers/index.json`), ofPages = pages.flatMap((p) => p.embedded_offers);
    same(offers, ofPages.filter((o, i) => ofPages.findIndex((x) => x.alias === o.alias && x.url === o.url) === i), `${at}: offers`);
    if (language.code === "de") { same(read(`${base}/offers/index.json`), offers, `${at}: offers of the region`); check(region.extras === offers.length > 0, `${at}: extras`); }
    for (const p of pages) for (const o of p.embedded_offers) check(p.content.includes(`href="${o.url}"`) && o.name !== "", `${p.path}: the offer ${o.alias} is no link of it`);
    for (const [kind, data] of Object.entries({ pages, locations: places, events, news })) keep(kind, data, context);
    samples.imprint ??= { data: imprint, context };

    // News and pages for feed readers.
    seen.add(`${at}/feed.atom`);
    const atom = readFileSync(join(site, at, "feed.atom"), "utf8"), stamps = [...atom.matchAll(/<updated>([^<]*)/g)].map((m) => Date.parse(m[1]));
    check((atom.match(/<entry /g) ?? []).length === pages.length + news.length, `${at}/feed.atom has not all entries`);
    check(stamps.length === pages.length + news.length + 1 && stamps.slice(1).every((s, i) => s <= stamps[i]), `${at}/feed.atom is not in the order of dates`);
    check(spawnSync("xmllint", ["--noout", join(site, at, "feed.atom")]).status === 0, `${at}/feed.atom is no XML`);

    // Pages and what queries get of them.
    const roots = pages.filter((p) => p.parent.path === null);
    const depth = (p) => p.path.split("/").length;
    same(good("pages", `${at}/children/index.json`, context), roots, `${at}: children/ is not the root pages`);
    for (const d of [0, 1, 2, 3]) same(good("pages", `${q}/children-${d}.json`, context), pages.filter((p) => depth(p) <= 4 + d), `${at}: depth ${d} of the root`);
    same(pages.map(slug).filter((s) => order.includes(s)), order.filter((s) => pages.some((p) => slug(p) === s)), `${at}: pages are not in the order of the tree`);
    for (const page of pages) {
      const folder = `_q/p/${region.path}/${language.code}/${slug(page)}`;
      const below = (d) => pages.filter((p) => p.path.startsWith(page.path) && depth(p) <= depth(page) + d);
      same(good("page", `${folder}/page.json`), page, `page ${page.path}`);
      for (const d of [0, 1, 2, 3]) { seen.add(`${folder}/children-${d}.json`); same(read(`${folder}/children-${d}.json`), below(d), `children ${d} of ${page.path}`); }
      seen.add(`${folder}/parents.json`);
      same(read(`${folder}/parents.json`), pages.filter((p) => page.path.startsWith(p.path) && p !== page), `parents of ${page.path}`);
      const parent = pages.find((p) => p.path === page.parent.path);
      if (parent) check(page.parent.id > 0 && page.parent.url.endsWith(page.parent.path), `${page.path}: parent`);
      // The languages it lists are those in which it is public, no more and no less.
      const there = region.languages.map((l) => l.code).filter((c) => c !== language.code && pagesOf.get(c).some((p) => slug(p) === slug(page)));
      same(Object.keys(page.available_languages).sort(), there.sort(), `${page.path}: available_languages`);
    }
    // Places.
    const all = good("locations", `${q}/locations-all.json`, context), off = good("locations", `${q}/locations-offmap.json`, context);
    same(good("locations", `${q}/locations-onmap.json`, context), places, `${at}: locations/ is not the variant on the map`);
    same(all.map((p) => p.path).sort(), places.concat(off).map((p) => p.path).sort(), `${at}: all places are not those on the map and off it`);
    for (const p of all) check(categories.some((c) => JSON.stringify(c) === JSON.stringify(p.category)), `${p.path}: category is not in the list`);
    // Events: combined and, the same days, expanded.
    same(good("events", `${q}/events-combined.json`, context), events, `${at}: events/ is not the combined variant`);
    const expanded = good("events", `${q}/events-expanded.json`, context);
    for (const e of events) {
      const own = expanded.filter((x) => x.event.id === e.event.id);
      if (e.recurrence_rule === null) {
        same(own, [e], `${e.path}: a single event is not itself`);
        check(e.event.end_date >= today, `${e.path} is over`);
        continue;
      }
      const from = [today, e.event.start_date].sort().at(-1), to = later(from, 31);
      const days = localDays(e, to).map((d) => d.toISODate()).filter((d) => d >= from);
      same(own.map((x) => x.event.start_date), days, `${e.path}: days of the expanded variant`);
      for (const x of own) check(slug(x) === `${slug(e)}$${x.event.start_date}` && Object.values(x.available_languages).every((l) => l.id === null), `${x.path}: path or ids`);
      check(localDays(e).at(-1).toISODate() >= today, `${e.path} is over`);
    }
    check(expanded.every((x) => events.some((e) => e.event.id === x.event.id)), `${at}: an expanded event that is not in the list`);
    for (const e of events) check(e.location_path === null || places.some((p) => p.path === e.location_path && p.location.id === e.location.id), `${e.path}: location_path`);
    // News.
    for (const n of news) {
      same(good("news-item", `${at}/news/${n.id}/index.json`, context), n, `${at}: ${n.id} differs from the list`);
      check(n.display_date.slice(0, 10) <= later(today, 1) && n.display_date.slice(0, 10) >= later(today, -29), `${at}: ${n.id} is not of the last 28 days`);
      check(n.available_languages[language.code]?.id === n.id, `${at}: ${n.id} does not list its own language`);
    }
    same(fcm.map((m) => `local-${m.id}`), news.map((n) => n.id), `${at}: fcm is not the same news`);
    for (const m of fcm) check(!/[<>]/.test(m.message), `${at}: markup in the message ${m.id}`);
    same(good("imprint", `${at}/disclaimer/index.json`, context), imprint, `${at}: disclaimer is not the imprint`);
    // Languages and links lead to what is there.
    for (const item of pages.concat(places, events, [imprint]))
      for (const [code, other] of Object.entries(item.available_languages)) {
        check(region.languages.some((l) => l.code === code), `${item.path}: unknown language ${code}`);
        check(item === imprint || known.has(other.path), `${item.path}: ${other.path} is not there`);
        check(other.path === `/${region.path}/${code}/${item.path.split("/").slice(3).join("/")}`, `${item.path}: ${other.path} is not its own path`);
      }
    for (const item of pages.concat(all, events, news, [imprint]))
      for (const [, path] of item.content.replace(/&amp;/g, "&").matchAll(/href="https:\/\/app\.example\.org([^"]*)"/g))
        check(known.has(path) || news.some((n) => path.endsWith(`/news/${n.id}`)), `${item.path ?? item.id}: dead link ${path}`);
    // Pictures are there.
    for (const url of JSON.stringify([pages, all, events, news, categories]).matchAll(/https:\/\/api\.example\.org\/((?:media\/pictograms|static)\/[^"\\]*)/g))
      check(existsSync(join(site, url[1])) && !/fill="(?!currentColor)/.test(readFileSync(join(site, url[1]), "utf8")), `${at}: no picture ${url[1]}, or one with a colour of its own`);
  }
}

// Broken on purpose: each must be caught.  Builds of other days may have too
// few events to be damaged.
if (process.argv[3] === undefined) {
for (const [i, [kind, damage]] of broken.entries()) {
  const sample = kind === "regions" ? { data: regions } : samples[kind];
  const data = structuredClone(sample.data);
  damage(data);
  check(problem(kind, data, sample.context) !== null, `damage ${i} of ${kind} was not caught: ${damage}`);
}
for (const kind of ["pages", "locations", "events", "news"]) check(samples[kind].data.length > 1, `no sample of ${kind} to damage`);
}

// The contract itself, by a checker of contracts; and it can refuse.
if (process.argv[3] === undefined) {
  const cli = fileURLToPath(new URL("../node_modules/@redocly/cli/bin/cli.js", import.meta.url));
  const lint = spawnSync(process.execPath, [cli, "lint", "--format=json", join(site, "api/v3/openapi.json")], { encoding: "utf8", env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } });
  const totals = JSON.parse(lint.stdout.slice(lint.stdout.indexOf("{"), lint.stdout.lastIndexOf("}") + 1)).totals;
  check(totals.errors + totals.warnings + totals.ignored === 0, `openapi.json: ${JSON.stringify(totals)}`);
  const version = read("api/v3/version.json");
  check(said.get("version")(version) && version.day === today && /^[0-9a-f]{64}$/.test(version.inputs), `version.json: ${JSON.stringify(version)}`);
  for (const [kind, { data }] of Object.entries(samples)) {
    const item = structuredClone(Array.isArray(data) ? data[0] : data);
    for (const damage of [{ ...item, title: 1 }, { ...item, extra: 1 }, Object.fromEntries(Object.entries(item).slice(1))])
      check(!said.get(kind)(Array.isArray(data) ? [damage] : damage), `openapi.json lets a broken ${kind} pass`);
  }
}
// Every JSON file is one of those above.
const walk = (folder) => list(folder).flatMap((n) => statSync(join(site, folder, n)).isDirectory() ? walk(join(folder, n)) : [join(folder, n)]);
const hidden = new Set(regions.flatMap((r) => list(`api/v3/${r.path}`).filter((l) => !["languages", "offers"].includes(l) && !r.languages.some((x) => x.code === l)).map((l) => `${r.path}/${l}/`)));
for (const file of walk("api").concat(walk("_q"))) {
  // Long lists are there compressed, too: the same bytes, and no date.
  if (file.endsWith(".gz")) {
    const zipped = readFileSync(join(site, file));
    check(gunzipSync(zipped).equals(readFileSync(join(site, file.slice(0, -3)))) && zipped.readUInt32LE(4) === 0, `${file} is not its file`);
    continue;
  }
  if (/^api\/v3\/[^/]+\/[^/]+\/[^/]+\/index\.json$/.test(file)) check(existsSync(join(site, `${file}.gz`)) === (statSync(join(site, file)).size > 8192), `${file}: compressed or not`);
  const bytes = readFileSync(join(site, file), "utf8");
  check(!bytes.startsWith("\ufeff") && bytes.endsWith("\n") && !/<\/?script/.test(bytes), `${file}: bytes`);
  check(seen.has(file) || [...hidden].some((h) => file.includes(`/${h}`)), `${file} is no file of the contract`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
