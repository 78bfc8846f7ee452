// `build --flat` on hosts that ignore queries: nginx without any rule, and
// `wegweiser serve`.  Every request of the app gets a list that it can use.
import { mkdirSync } from "node:fs";
import { build, check, finish, freePort, join, project, readFileSync, request, serve, start, work, writeFileSync, existsSync } from "./lib.mjs";
import { connect } from "node:net";

const folder = project("flat");
build(folder, "--flat", "--only=feed");
const site = join(folder, "output/site");
check(!existsSync(join(site, "_q")), "nothing that only queries lead to");
const port = await freePort(), place = join(work, "plain");
mkdirSync(place);
writeFileSync(join(place, "nginx.conf"), `${process.getuid() === 0 ? "user root;" : ""} daemon off; pid ${place}/pid; error_log ${place}/error.log;
events {} http { access_log off; types { application/json json; } ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((n) => `${n}_temp_path ${place}/${n};`).join(" ")}
server { listen 127.0.0.1:${port}; root ${site}; index index.json; add_header Access-Control-Allow-Origin "*" always; } }`);
await start("nginx", ["-p", place, "-c", join(place, "nginx.conf")], () => new Promise((done) => {
  const s = connect(port, "127.0.0.1", () => { s.destroy(); done(true); });
  s.on("error", () => done(false));
}));
const servers = [["plain nginx", port], ["serve", (await serve(folder)).port]];
const json = async (port, target) => JSON.parse((await request(port, target)).body);
for (const [name, at] of servers)
  for (const region of await json(at, "/api/v3/regions/"))
    for (const { code } of region.languages) {
      const base = `/api/v3/${region.path}/${code}`, pages = await json(at, `${base}/pages/`);
      check(pages.length > 0, `${name} ${base}: no pages`);
      for (const query of ["", "?depth=1", `?depth=2&url=${pages[0].path.slice(0, -1)}`, `?depth=2&url=${encodeURIComponent(pages.at(-1).path)}`, "?depth=2&url=/x/y/z"]) {
        check(JSON.stringify(await json(at, `${base}/children/${query}`)) === JSON.stringify(pages), `${name} ${base}/children/${query}: not all pages`);
        const parents = await request(at, `${base}/parents/${query}`);
        check(parents.status === 200 && JSON.stringify(JSON.parse(parents.body)) === "[]", `${name} ${base}/parents/${query}: ${parents.status} ${parents.body}`);
      }
      check((await json(at, `${base}/locations/?on_map=1`)).length > 0, `${name} ${base}: no places`);
      for (const list of ["events/?combine_recurring=True", "news/"]) check(Array.isArray(await json(at, `${base}/${list}`)), `${name} ${base}/${list}`);
      check("title" in (await json(at, `${base}/imprint/`)), `${name} ${base}: no imprint`);
      const news = await request(at, `${base}/news`);
      check(news.status === 200 || (news.status === 301 && news.headers["access-control-allow-origin"] === "*"), `${name} ${base}/news: ${news.status}`);
    }
// Back to the usual one: no file of the other stays.
build(folder, "--only=feed");
check(existsSync(join(site, "_q")) && !existsSync(join(site, "api/v3/musterwede/de/parents/index.json")), "the variants do not mix");
await finish();
