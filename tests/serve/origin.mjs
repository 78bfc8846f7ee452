// A page of another origin in headless Chromium: what the app fetches, with
// the headers for which a browser asks first, from every server.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { build, check, finish, freePort, join, project, serve, writeFileSync } from "./lib.mjs";
import { apache } from "./apache.mjs";
import { caddy } from "./caddy.mjs";
import { nginx } from "./nginx.mjs";

const require = createRequire(new URL("../package.json", import.meta.url));
const { chromium } = require("playwright-core");
const folder = project("county");
rmSync(join(folder, "content/prints"), { recursive: true });
writeFileSync(join(folder, "locales/LINGUAS"), "ar\nti\n");
build(folder);
const output = join(folder, "output");
const servers = [["nginx", (await nginx(output)).port], ["serve", (await serve(folder)).port],
  ["apache", (await apache(output)).port], ["caddy", (await caddy(output)).port]];

const port = await freePort();
const app = createServer((q, a) => a.end("<!doctype html><title>app</title>")).listen(port, "127.0.0.1");
const profile = mkdtempSync(join(tmpdir(), "origin-"));
const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launchPersistentContext(profile, { executablePath: "/usr/bin/chromium", args });
const tab = await browser.newPage();
await tab.goto(`http://127.0.0.1:${port}/`);

// Runs in the page.
const walk = async (api) => {
  const get = async (path, headers = {}, as = "json") => {
    const a = await fetch(api + path, { headers: { "x-integreat-development": "true", ...headers } });
    return { status: a.status, tag: a.headers.get("etag"), range: a.headers.get("content-range"), body: a.ok ? await a[as]() : await a.text() };
  };
  const blocked = async (path) => fetch(api + path).then(() => false, () => true);
  const found = {}, regions = await get("/api/v3/regions/"), base = `/api/v3/${regions.body[0].path}`;
  found.regions = regions.body.length > 0 && regions.tag !== null;
  found.kept = (await get("/api/v3/regions/", { "If-None-Match": regions.tag, "Cache-Control": "no-cache" })).status;
  const roots = (await get(`${base}/ar/children/?depth=1`)).body, path = roots.at(-1).path.slice(0, -1);
  const tree = (await get(`${base}/ar/children/?depth=2&url=${path}`)).body;
  found.tree = tree[0].path === path + "/" && tree.length > 1;
  found.parents = (await get(`${base}/ar/parents/?url=${tree[1].path.slice(0, -1)}`)).body[0].path === path + "/";
  const events = (await get(`${base}/ar/events/?combine_recurring=True`)).body;
  found.event = events.length > 0 && events.every((e) => e.event.start);
  found.news = Array.isArray((await get(`${base}/ar/news`)).body);
  found.places = (await get(`${base}/ar/locations/?on_map=1`)).body.length;
  const icon = new URL(roots[0].thumbnail);
  found.icon = (await get(icon.pathname, {}, "text")).body.startsWith("<svg");
  const pdf = await get(`/${regions.body[0].path}/ti/wp-json/ig-mpdf/v1/pdf?url=${encodeURIComponent(path.replace("/ar/", "/ti/"))}`, {}, "arrayBuffer");
  found.pdf = pdf.status === 200 && new TextDecoder("latin1").decode(pdf.body.slice(0, 5)) === "%PDF-";
  // Of the whole language; and a leaf, which is its leaflet.
  const whole = await get(`/${regions.body[0].path}/ti/wp-json/ig-mpdf/v1/pdf`, {}, "arrayBuffer");
  found.whole = whole.status === 200 && new TextDecoder("latin1").decode(whole.body.slice(0, 5)) === "%PDF-" && whole.body.byteLength > pdf.body.byteLength;
  const leaf = await get(`/${regions.body[0].path}/ti/wp-json/ig-mpdf/v1/pdf?url=${encodeURIComponent(tree[1].path.slice(0, -1).replace("/ar/", "/ti/"))}`, {}, "arrayBuffer");
  found.leaf = leaf.status === 200 && new TextDecoder("latin1").decode(leaf.body.slice(0, 5)) === "%PDF-" && leaf.body.byteLength < pdf.body.byteLength;
  found.part = (await get("/api/v3/regions/", { Range: "bytes=1-3" }, "text")).range?.startsWith("bytes 1-3/") ?? null;
  found.lost = await get(`${base}/ar/children/?url=/nichts`).then((a) => a.status);
  found.refused = await get(`${base}/ar/page/?id=1`).then((a) => `${a.status} ${a.body}`);
  // Nobody else's page may read what is no feed.
  found.leaflets = await blocked("/leaflets/de/index.html");
  return found;
};
for (const [name, at] of servers) {
  const found = await tab.evaluate(`(${walk})("http://127.0.0.1:${at}")`).catch((e) => ({ failed: String(e) }));
  const wanted = { regions: true, kept: 304, tree: true, parents: true, event: true, news: true, icon: true, pdf: true, whole: true, leaf: true, part: true, lost: 404, leaflets: true };
  check(found.failed === undefined, `${name}: ${found.failed}`);
  for (const [what, value] of Object.entries(wanted)) check(found[what] === value, `${name}: ${what} is ${found[what]}`);
  check(found.places > 0, `${name}: no places`);
  check(/^400 .*\?url=/.test(found.refused), `${name}: ${found.refused}`);
}
await browser.close();
app.close();
rmSync(profile, { recursive: true, force: true });
await finish();
