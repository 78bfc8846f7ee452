// Everything that a project ever published, and whether it answers.
import { spawn } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { build, check, existsSync, fresh, join, program, read } from "./lib.mjs";

async function serve(folder) {
  const child = spawn(program, ["serve", "-p", "0", "-C", folder], { stdio: ["ignore", "pipe", "inherit"] });
  process.on("exit", () => child.kill());
  let out = "";
  child.stdout.on("data", (d) => (out += d));
  for (let i = 0; i < 400 && !/127\.0\.0\.1:\d+/.test(out); i++) await new Promise((done) => setTimeout(done, 25));
  return out.match(/http:\/\/127\.0\.0\.1:\d+/)[0];
}
const walk = (f) => (existsSync(f) ? readdirSync(f).sort().flatMap((n) => (statSync(join(f, n)).isDirectory() ? walk(join(f, n)) : [join(f, n)])) : []);
// Everything that this output answers.
function published(folder) {
  const site = join(folder, "output/site"), files = ["leaflets", "s", "prints"].flatMap((d) => walk(join(site, d))).map((f) => f.slice(site.length));
  const paths = [];
  for (const region of JSON.parse(read(site, "api/v3/regions/index.json"))) {
    paths.push(`/api/v3/regions/${region.path}/`, `/api/v3/${region.path}/languages/`);
    for (const { code } of region.languages) {
      for (const list of ["pages", "locations", "events", "imprint"]) paths.push(`/api/v3/${region.path}/${code}/${list}/`);
      for (const p of JSON.parse(read(site, `api/v3/${region.path}/${code}/pages/index.json`)))
        for (const what of ["page", "parents", "children"]) paths.push(`/api/v3/${region.path}/${code}/${what}/?url=${encodeURIComponent(p.path)}`);
    }
  }
  return [...files, ...files.filter((f) => f.endsWith("/index.html")).map((f) => f.replace(/\/index\.html$/, "")), ...paths];
}
// A project that changes.  Of a large one, what names the touched ids is asked
// for, and of the rest one address in `every`: others at every step.
export class County {
  constructor(folder, every = 1) { this.folder = folder; this.every = every; this.steps = 0; this.ever = new Set(); this.gone = new Set(); this.silent = new Set(); this.touched = new Set(); }
  asked() {
    const n = this.steps++;
    return [...this.ever].filter((address, i) => (i + n) % this.every === 0 || decodeURIComponent(address).split(/[/.]/).some((part) => this.touched.has(part)));
  }
  // Build, and ask for everything that was ever there.
  async step(what, status = 0, message = null, options = []) {
    const r = build(this.folder, ["--allow=po-missing", ...options]);
    check(r.status === status, `${what}: status ${r.status}: ${r.err.slice(0, 600)}`);
    if (message) check(message.test(r.err), `${what}: ${message} is not in: ${r.err.slice(0, 900)}`);
    else check(!/address-lost/.test(r.err), `${what}: ${r.err.slice(0, 900)}`);
    this.origin ??= await serve(this.folder);
    let bad = 0;
    const asked = this.asked();
    for (const address of asked) {
      const a = await fetch(this.origin + address, { redirect: "manual" }), body = await a.arrayBuffer();
      const gone = [...this.gone].some((id) => address.includes(`/${id}.`) || address.includes(`/${id}/`) || address.endsWith(`/${id}`) || address.endsWith(`%2F${id}%2F`));
      const silent = [...this.silent].some((s) => s.test(address));
      // In the API nothing is what somebody forgot to say something about.
      const lost = this.lost && address.includes(`%2F${this.lost}%2F`);
      const good = silent || lost ? true : gone ? a.status === 410 : a.status === 200 && body.byteLength > 1;
      if (!good && bad++ < 5) console.log(`${what}: ${address}: ${a.status}`);
      if (!gone && !silent && address.endsWith(".pdf")) {
        const magic = Buffer.from(body).subarray(0, 5).toString();
        if (magic !== "%PDF-" && !(this.lost && address.includes(`/${this.lost}.`)) && bad++ < 5) console.log(`${what}: ${address} is ${magic}`);
      }
    }
    check(bad === 0, `${what}: ${bad} of ${asked.length} addresses`);
    // Plain pages lead somewhere, and only where something is.
    const site = join(this.folder, "output/site");
    let dead = 0;
    for (const f of walk(site).filter((f) => f.endsWith(".html")))
      for (const [, href] of read(f).matchAll(/<a[^>]* href="([^"]*)"/g)) {
        if (/^(https:|tel:|mailto:)/.test(href)) continue;
        const target = new URL(href.split("#")[0] || ".", `http://x${f.slice(site.length)}`).pathname;
        if (!existsSync(join(site, decodeURIComponent(target))) && dead++ < 3) console.log(`${what}: ${f}: ${href}`);
      }
    check(dead === 0, `${what}: ${dead} dead links`);
    for (const address of published(this.folder)) this.ever.add(address);
    return r;
  }
  fresh(what) {
    const diff = fresh(this.folder);
    check(diff === "", `${what}: other than a fresh build: ${diff.slice(0, 500)}`);
  }
}
