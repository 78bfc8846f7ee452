// Hosts that nobody can install, as their manuals describe them: GitHub Pages
// with its .nojekyll, and an object store like S3 whose web site is switched on.
import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const types = { html: "text/html; charset=utf-8", json: "application/json", pdf: "application/pdf", svg: "image/svg+xml", png: "image/png", css: "text/css" };
const typeOf = (path) => types[path.split(".").at(-1)] ?? "application/octet-stream";
const walk = (folder, at = "") => readdirSync(join(folder, at)).flatMap((n) => (statSync(join(folder, at, n)).isDirectory() ? walk(folder, join(at, n)) : [join(at, n)]));
const listen = (answer) => new Promise((done) => {
  const server = createServer((q, a) => {
    const [path] = q.url.split("?"), { status, headers = {}, body = "" } = answer(path, q);
    a.writeHead(status, headers);
    a.end(q.method === "HEAD" ? undefined : body);
  }).listen(0, "127.0.0.1", () => { server.unref(); done(server.address().port); });
});

// Every origin may read, other headers are not asked for; files with _ need
// .nojekyll; "x" is x.html, too.
export const github = (site) => listen((path) => {
  const own = { "access-control-allow-origin": "*" }, file = decodeURIComponent(path).slice(1);
  const hidden = (f) => !existsSync(join(site, ".nojekyll")) && f.split("/").some((n) => n.startsWith("_"));
  const is = (f) => existsSync(join(site, f)) && statSync(join(site, f)).isFile() && !hidden(f);
  if (!path.endsWith("/") && is(join(file, "index.html"))) return { status: 301, headers: { ...own, location: `${path}/` } };
  const found = [path.endsWith("/") ? join(file, "index.html") : file, `${file}.html`].find(is);
  return found ? { status: 200, headers: { ...own, "content-type": typeOf(found) }, body: readFileSync(join(site, found)) } : { status: 404, headers: own };
});

// Keys, no folders; a + in an address is a blank.  'more' are copies: [key, file].
export async function store(site, more = []) {
  const keys = new Map([...walk(site).map((f) => [f, f]), ...more]);
  return listen((path, q) => {
    const key = decodeURIComponent(path.replace(/\+/g, " ")).slice(1);
    const own = q.headers.origin ? { "access-control-allow-origin": "*", "access-control-expose-headers": "ETag" } : {};
    if (q.method === "OPTIONS") return { status: 200, headers: { ...own, "access-control-allow-methods": "GET, HEAD", "access-control-allow-headers": "if-none-match, x-integreat-development" } };
    const file = keys.get(key === "" || key.endsWith("/") ? `${key}index.html` : key);
    if (file) return { status: 200, headers: { ...own, "content-type": typeOf(file) }, body: readFileSync(join(site, file)) };
    return keys.has(`${key}/index.html`) ? { status: 302, headers: { location: `/${key}/` } } : { status: 404, headers: own };
  });
}
