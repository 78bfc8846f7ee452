// `build --flat` on hosts that ignore queries, with and without the
// configuration that a build writes for them: every request of the app gets a
// list that it can use, from Python's own server, too, and a list that is sent
// as HTML is only text.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { apache } from "./apache.mjs";
import { caddy } from "./caddy.mjs";
import { github, store } from "./hosts.mjs";
import { nginx } from "./nginx.mjs";
import { build, check, existsSync, finish, freePort, join, project, readFileSync, request, serve, start, work, writeFileSync } from "./lib.mjs";

const require = createRequire(new URL("../package.json", import.meta.url));
const { chromium } = require("playwright-core");
const hostile = '&lt;img src=x onerror="alert(1)"&gt;&lt;script&gt;alert(2)&lt;/script&gt; &amp;lt;script&amp;gt;';
const folder = project("flat", { "content/pages/health/notfall.xml": ["<title>", `<title>${hostile} `] });
writeFileSync(join(folder, "locales/LINGUAS"), "ar\nen\n");
build(folder);
rmSync(join(folder, "content/prints/wegweiser-bahnhof-a4.xml"));
build(folder, "--flat");
const output = join(folder, "output"), site = join(output, "site");
check(!existsSync(join(site, "_q")), "nothing that only queries lead to");

const ready = (port) => () => new Promise((done) => {
  const s = connect(port, "127.0.0.1", () => { s.destroy(); done(true); });
  s.on("error", () => done(false));
});
async function bareNginx() {
  const port = await freePort(), place = join(work, "plain");
  mkdirSync(place);
  writeFileSync(join(place, "nginx.conf"), `${process.getuid() === 0 ? "user root;" : ""} daemon off; pid ${place}/pid; error_log ${place}/error.log;
events {} http { access_log off; types { text/html html; } ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((n) => `${n}_temp_path ${place}/${n};`).join(" ")}
server { listen 127.0.0.1:${port}; absolute_redirect off; root ${site}; } }`);
  await start("nginx", ["-p", place, "-c", join(place, "nginx.conf")], ready(port));
  return port;
}
async function python() {
  const port = await freePort();
  await start("python3", ["-m", "http.server", "--bind", "127.0.0.1", "-d", site, `${port}`], ready(port));
  return port;
}
// A web space: the files are copied, and .htaccess may say little.
async function space() {
  const htaccess = join(site, ".htaccess");
  copyFileSync(join(output, "report/htaccess"), htaccess);
  return (await apache(output, { name: "space", config: `DocumentRoot ${site}
<Directory ${site}>
  Require all granted
  AllowOverride FileInfo Indexes
</Directory>
AddType text/html .html
DirectoryIndex index.html` })).port;
}
// Name, port, and whether pages of other origins may read.
const servers = [["python", await python(), false], ["nginx without rules", await bareNginx(), false], ["nginx", (await nginx(output)).port, true],
  ["Apache with .htaccess", await space(), true], ["Caddy", (await caddy(output)).port, true], ["serve", (await serve(folder)).port, true]];
// GitHub Pages and S3 as section HOSTING of the manual page has them: an empty
// file; pairs of languages once more, with a blank.
writeFileSync(join(site, ".nojekyll"), "");
const pairs = readdirSync(join(site, "leaflets")).filter((n) => n.includes("+"));
const copies = pairs.flatMap((n) => readdirSync(join(site, "leaflets", n)).map((f) => [`leaflets/${n.replace("+", " ")}/${f}`, `leaflets/${n}/${f}`]));
const origin = ["Origin: https://app.example.org"];
servers.push(["GitHub Pages", await github(site), true], ["S3", await store(site, copies), true]);
const get = async (port, target) => {
  const a = await request(port, target, origin);
  if (![301, 302, 307, 308].includes(a.status)) return a;
  return request(port, a.headers.location.replace(/^https?:\/\/[^/]*/, "").replace(/^\/\//, "/"));
};
const json = async (port, target) => {
  const a = await get(port, target);
  try { return JSON.parse(a.body); } catch { check(false, `${port} ${target}: ${a.status} ${a.body.subarray(0, 80)}`); return []; }
};
for (const [name, at, shared] of servers)
  for (const region of await json(at, "/api/v3/regions/"))
    for (const { code } of region.languages) {
      const base = `/api/v3/${region.path}/${code}`, pages = await json(at, `${base}/pages/`);
      check(pages.length > 0, `${name} ${base}: no pages`);
      for (const query of ["", "?depth=1", `?depth=2&url=${pages[0].path.slice(0, -1)}`, `?depth=2&url=${encodeURIComponent(pages.at(-1).path)}`, "?depth=2&url=/x/y/z"]) {
        check(JSON.stringify(await json(at, `${base}/children/${query}`)) === JSON.stringify(pages), `${name} ${base}/children/${query}: not all pages`);
        const parents = await get(at, `${base}/parents/${query}`);
        check(parents.status === 200 && parents.body.toString().trim() === "[]", `${name} ${base}/parents/${query}: ${parents.status}`);
      }
      check((await json(at, `${base}/locations/?on_map=1`)).length > 0, `${name} ${base}: no places`);
      for (const list of ["events/?combine_recurring=True", "news/", "news"]) check(Array.isArray(await json(at, `${base}/${list}`)), `${name} ${base}/${list}`);
      for (const item of await json(at, `${base}/news`)) check((await json(at, `${base}/news/${item.id}`)).id === item.id, `${name} ${base}/news/${item.id}`);
      check("title" in (await json(at, `${base}/imprint/`)), `${name} ${base}: no imprint`);
      const answer = await get(at, `${base}/pages/`);
      check((answer.headers["access-control-allow-origin"] === "*") === shared, `${name}: other origins: ${answer.headers["access-control-allow-origin"]}`);
      if (shared && !["GitHub Pages", "S3"].includes(name)) check(answer.headers["content-type"].startsWith("application/json"), `${name}: ${answer.headers["content-type"]}`);
    }
// Of a print that is no more, a page says so under its old address.
for (const [name, at] of servers) {
  const lost = await get(at, "/prints/wegweiser-bahnhof-a4.pdf");
  check(lost.status === 200 && lost.body.equals(readFileSync(join(site, "s/wegweiser-bahnhof-a4/index.html"))), `${name}: the lost print: ${lost.status}`);
}

// PDFs and forms, by the links in the pages.
for (const [name, at] of servers)
  for (const page of await json(at, "/api/v3/musterwede/ar/pages/"))
    for (const [, link] of page.content.matchAll(/href="https:\/\/[a-z.]*example\.org(\/(?:leaflets|pdf)\/[^"]*)"/g)) {
      const a = await get(at, link);
      check(a.status === 200 && (!link.endsWith(".pdf") || a.body.subarray(0, 5).toString() === "%PDF-"), `${name}: ${link}: ${a.status}`);
    }

// The lists of a host that calls them HTML, opened as pages of their own.
const profile = mkdtempSync(join(tmpdir(), "flat-"));
const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launchPersistentContext(profile, { executablePath: "/usr/bin/chromium", args });
const tab = await browser.newPage();
const happened = [];
tab.on("dialog", (d) => { happened.push(`dialog ${d.message()}`); d.dismiss(); });
for (const list of ["pages", "children", "locations"]) {
  tab.removeAllListeners("request");
  tab.on("request", (r) => { if (!/\/(favicon\.ico)?$/.test(r.url())) happened.push(r.url()); });
  const response = await tab.goto(`http://127.0.0.1:${servers[0][1]}/api/v3/musterwede/de/${list}/`);
  check(response.headers()["content-type"].startsWith("text/html"), "Python sends it as HTML");
  const found = await tab.evaluate(() => [...document.querySelectorAll("*")].map((e) => e.localName).join(" "));
  check(found === "html head body", `${list} as HTML has elements: ${found.slice(0, 80)}`);
}
check(happened.length === 0, `a list as HTML does something: ${happened}`);
// A client of the same origin, without any help from the host.
const own = await tab.evaluate(async () => {
  const get = async (path) => (await fetch(path)).json(), base = "/api/v3/musterwede/ar";
  const tree = await get(`${base}/children/?depth=2&url=/musterwede/ar/gesundheit`), events = await get(`${base}/events/?combine_recurring=True`);
  return [(await get("/api/v3/regions/")).length, tree.length, events.length, (await get(`${base}/news`)).length, (await fetch("/media/pictograms/school.svg")).status];
});
check(own[0] > 0 && own[1] > 5 && own[2] > 0 && own[4] === 200, `a client of the same origin: ${own}`);
await browser.close();
rmSync(profile, { recursive: true, force: true });

// Back to the usual one: no file of the other stays.
build(folder, "--only=feed");
check(existsSync(join(site, "_q")) && !existsSync(join(site, "api/v3/musterwede/de/parents/index.json")) && !existsSync(join(site, "api/v3/regions/index.html")), "the variants do not mix");
await finish();
