// Requests per second of `wegweiser serve` and of nginx with the configuration
// that the build wrote, on the same files: node serve.mjs PROJECT OUTPUT
// `serve` answers one request per connection, so nginx is asked twice: closing
// as well, which is the same work, and with connections that stay, which is how
// it is published.  They take turns; medians of RUNS turns of a second each,
// 16 connections.  An answer that is not 200 fails; slowness does not.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { check, finish, request, serve } from "../serve/lib.mjs";
import { nginx } from "../serve/nginx.mjs";

const [folder, output] = process.argv.slice(2).map((f) => resolve(f));
const runs = +(process.env.RUNS ?? 5);
const targets = [
  ["a leaflet", "/leaflets/uk/seite-8.html"],
  ["all pages of a language", "/api/v3/test/uk/pages/"],
  ["children, by a query", "/api/v3/test/uk/children/?depth=1"],
];
const ours = (await serve(folder, "-o", output)).port, theirs = (await nginx(output)).port;
const ways = { serve: [ours, "Connection: close"], close: [theirs, "Connection: close"], stay: [theirs, "Connection: keep-alive"] };
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];

function ask([port, header], target) {
  const r = spawnSync("wrk", ["-t1", "-c16", "-d1s", "-H", header, `http://127.0.0.1:${port}${target}`], { encoding: "utf8" });
  const rate = +(r.stdout.match(/^Requests\/sec:\s+([\d.]+)/m)?.[1] ?? 0);
  check(rate > 0 && !/Non-2xx|Socket errors/.test(r.stdout), `${port}${target}: ${r.stdout}${r.stderr}`);
  return rate;
}
console.log(`${"requests per second".padEnd(24)} ${["KiB", "serve", "nginx", "ratio", "kept", "ratio"].map((h) => h.padStart(8)).join(" ")}`);
for (const [what, target] of targets) {
  const bodies = await Promise.all([ours, theirs].map(async (p) => (await request(p, target)).body));
  check(bodies[0].length > 0 && bodies[0].equals(bodies[1]), `${target}: not the same answer`);
  const rates = { serve: [], close: [], stay: [] };
  for (let i = 0; i < runs; i++)
    for (const way in ways) rates[way].push(ask(ways[way], target));
  const [s, c, k] = Object.values(rates).map(median);
  const row = [(bodies[0].length / 1024).toFixed(1), s.toFixed(0), c.toFixed(0), (s / c).toFixed(2), k.toFixed(0), (s / k).toFixed(2)];
  console.log(`${what.padEnd(24)} ${row.map((v) => v.padStart(8)).join(" ")}`);
}
await finish();
