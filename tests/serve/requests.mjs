// requests.tsv against nginx, `wegweiser serve`, Apache httpd and Caddy, on the
// same output.  The first two agree in every header; of the others it is asked
// what the app needs.
import { statSync, utimesSync } from "node:fs";
import { build, buildAside, check, edit, existsSync, finish, join, project, readFileSync, request, serve, top, work, writeFileSync } from "./lib.mjs";
import { apache } from "./apache.mjs";
import { caddy } from "./caddy.mjs";
import { nginx } from "./nginx.mjs";

const folder = project("county", {
  "content/pages/education/schulpflicht.xml": ['xml:id="schulpflicht"', 'xml:id="schulpflicht" w:former="schule-frueher"'],
  "content/pages/health/hausarzt.xml": ['xml:id="hausarzt"', 'xml:id="hausarzt" w:former="arzt-alt arzt-uralt /musterwede/ar/%D8%B5%D8%AD%D8%A9/%D8%B7%D8%A8%D9%8A%D8%A8"'],
  // Two old paths that end in one name: no server takes a table that has a key twice.
  "content/regions/musterwede.xml": ['xml:id="musterwede"', 'xml:id="musterwede" w:former="wede-alt /wede/wede-alt"'],
  "content/project.xml": ["</w:project>", '<w:gone w:former="abgerissen"/></w:project>'],
});
build(folder);
const output = join(folder, "output"), site = join(output, "site");
const servers = [["nginx", (await nginx(output)).port], ["serve", (await serve(folder)).port]];
// Whatever the map names is there.
for (const [, file] of readFileSync(join(output, "report/ig-pages.map"), "utf8").matchAll(/^"(?:pdf|gone):[^"]*" (.*);$/gm)) check(existsSync(join(site, file)), `no ${file}`);
const table = readFileSync(join(top, "tests/serve/requests.tsv"), "utf8").split("\n").filter((l) => l && !l.startsWith("#")).map((l) => l.split("\t"));
const same = ["content-type", "etag", "last-modified", "content-encoding", "access-control-allow-origin", "access-control-allow-methods", "access-control-allow-headers",
  "access-control-max-age", "access-control-expose-headers", "accept-ranges", "content-range", "vary", "x-content-type-options", "referrer-policy"];
// "FILE", "FILE 0-99", "FILE -7"
const wanted = (text) => {
  const [file, part] = text.split(" "), bytes = readFileSync(join(site, file));
  if (part === undefined) return bytes;
  const [from, to] = part.split("-");
  return from === "" ? bytes.subarray(-to) : bytes.subarray(+from, to === "" ? undefined : +to + 1);
};
const isFeed = (target) => /^\/(api|media|static|exports)\/|\/wp-json\//.test(target.split("?")[0]);

// What they cannot do, or do in another way that is as good.
const other = {
  apache: (target, header) => /BYTES=|bytes=(x|-|-0|9-8|0-9{20,}|9{8}-)$|If-Range: \{date|Range: .*gzip/.test(header),
  caddy: (target, header) => /[?&](URL|DEPTH)=|url=[^&]*[A-Z][a-z]*\/|url=\/Musterwede|url=\/musterwede\/xx|Notfall|combine_recurrings/.test(target) || /Range|If-None-Match: \*/.test(header),
};
const more = [["apache", (await apache(output)).port], ["caddy", (await caddy(output)).port]];

for (const [target, header, status, body] of table) {
  const answers = [];
  for (const [name, port] of servers) {
    let headers = header === "-" ? [] : header.split(" | ");
    if (header.includes("{")) {
      const { headers: h } = await request(port, target);
      headers = headers.map((l) => l.replace("{etag}", h.etag).replace("{date}", h["last-modified"]));
    }
    const a = await request(port, target, headers);
    answers.push(a);
    const what = `${name}: ${target} ${headers}`;
    check(a.status === +status, `${what}: status ${a.status}, wanted ${status}`);
    if (body.startsWith("=")) check(a.body.equals(wanted(body.slice(1))), `${what}: not the bytes of ${body.slice(1)}`);
    else if (body !== "-") check(a.body.toString() === body, `${what}: ${a.body}`);
    // Pages of other origins may read the feed and its pictures, and nothing else.
    const feed = isFeed(target);
    check(a.headers["access-control-allow-origin"] === (feed ? "*" : undefined), `${what}: CORS ${a.headers["access-control-allow-origin"]}`);
    if (a.status === 304) check(a.body.length === 0, `${what}: 304 with a body`);
    // HEAD says the same and sends nothing.
    const head = await request(port, target, headers, "HEAD");
    check(head.status === a.status && head.body.length === 0 && head.headers["content-length"] === a.headers["content-length"], `${what}: HEAD differs`);
  }
  for (const [name, port] of more) {
    if (other[name](target, header)) continue;
    let headers = header === "-" ? [] : header.split(" | ");
    if (header.includes("{")) {
      const { headers: h } = await request(port, target);
      headers = headers.map((l) => l.replace("{etag}", h.etag).replace("{date}", h["last-modified"]));
    }
    const a = await request(port, target, headers), what = `${name}: ${target} ${headers}`;
    check(a.status === +status, `${what}: status ${a.status}, wanted ${status}`);
    if (body.startsWith("=")) check(a.body.equals(wanted(body.slice(1))), `${what}: not the bytes of ${body.slice(1)}`);
    else if (body !== "-") check(a.body.toString().trim() === body, `${what}: ${a.body.subarray(0, 99)}`);
    check(a.headers["access-control-allow-origin"] === (isFeed(target) ? "*" : undefined), `${what}: CORS ${a.headers["access-control-allow-origin"]}`);
    for (const h of ["content-encoding", "x-content-type-options", "content-range"]) check(a.headers[h] === answers[0].headers[h], `${what}: ${h} is ${a.headers[h]}, with nginx ${answers[0].headers[h]}`);
    if (a.status !== 304) check(a.headers["content-type"]?.split(";")[0] === answers[0].headers["content-type"]?.split(";")[0], `${what}: ${a.headers["content-type"]}`);
  }
  for (const h of same) {
    const [n, s] = answers.map((a) => a.headers[h]);
    check(n === s, `${target} ${header}: ${h} is ${n} with nginx and ${s} with serve`);
  }
}
check(table.length > 100, "the table is short");
// Only reading: other methods change nothing and say so.
for (const [name, port] of servers) {
  const post = await request(port, "/api/v3/regions/", ["Content-Length: 2"], "POST", "{}");
  check(post.status === 405, `${name}: POST ${post.status}`);
  const options = await request(port, "/leaflets/de/index.html", [], "OPTIONS");
  check(options.status === 405 && options.headers["access-control-allow-origin"] === undefined, `${name}: OPTIONS of a page ${options.status}`);
}
// A browser asks first; whether the file is there, it hears later.
const ask = ["Origin: https://app.example.org", "Access-Control-Request-Method: GET", "Access-Control-Request-Headers: if-none-match,x-integreat-development"];
for (const target of ["/api/v3/regions/", "/api/v3/musterwede/ar/news", "/api/v3/musterwede/ar/children/?depth=2&url=/musterwede/ar/gesundheit", "/api/v3/musterwede/de/feedback/page/",
  "/media/pictograms/school.svg", "/static/svg/place-category-icons/office.svg", "/musterwede/de/wp-json/ig-mpdf/v1/pdf", "/api/v3/nothing"]) {
  for (const [name, port] of more) {
    const { status, headers: h } = await request(port, target, ask, "OPTIONS");
    check(status === 204 && h["access-control-allow-origin"] === "*" && /if-none-match.*x-integreat-development/.test(h["access-control-allow-headers"]) && h["access-control-allow-methods"].includes("GET"), `${name}: OPTIONS ${target}: ${status} ${JSON.stringify(h)}`);
  }
  const answers = await Promise.all(servers.map(([, port]) => request(port, target, ask, "OPTIONS")));
  for (const [i, a] of answers.entries()) {
    const h = a.headers, what = `${servers[i][0]}: OPTIONS ${target}`;
    check(a.status === 204 && a.body.length === 0, `${what}: ${a.status}`);
    check(h["access-control-allow-origin"] === "*" && h["access-control-allow-methods"].includes("GET"), `${what}: ${JSON.stringify(h)}`);
    for (const name of ["if-none-match", "x-integreat-development", "content-type", "range"]) check(h["access-control-allow-headers"].split(", ").includes(name), `${what}: ${name}`);
    for (const name of same) check(h[name] === answers[0].headers[name], `${target}: ${name} of the preflight is ${answers[0].headers[name]} and ${h[name]}`);
  }
}
const sent = await request(servers[1][1], "/api/v3/musterwede/de/feedback/page/", ["Content-Length: 3000"], "POST", "x".repeat(3000));
check(sent.status === 405 && sent.body.toString().includes("Invalid request"), "feedback is refused in JSON after its body was read");

// A new build is shown at the next request, and while it is made nothing is missing.
const port = servers[1][1];
let missing = 0, asked = 0, running = true;
const asking = (async () => {
  while (running) {
    const a = await request(port, "/leaflets/de/index.html");
    asked++;
    missing += a.status !== 200 || !a.body.toString().endsWith("</html>\n");
  }
})();
for (let i = 0; i < 3; i++) {
  edit(join(folder, "content/pages/education/schulpflicht.xml"), "<title>Schulpflicht", `<title>Schulpflicht ${i}`);
  await buildAside(folder, "--only=leaflet");
  const a = await request(port, "/leaflets/de/schulpflicht.html");
  check(a.body.toString().includes(`Schulpflicht ${i}`), `build ${i} is shown at the next request`);
}
running = false;
await asking;
check(missing === 0 && asked > 3, `${missing} of ${asked} requests during builds got no whole page`);
await finish();
