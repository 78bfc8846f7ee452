// A small project and everything that has threads; the sanitizer writes a file
// for each process that raced.
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { makeProject } from "./damage/project.mjs";
import { check, edit, finish, join, parse, program, publish, raw, readFileSync, serve, sleep, start, work, writeFileSync } from "./serve/lib.mjs";

const log = join(work, "tsan");
process.env.TSAN_OPTIONS = `log_path=${log} exitcode=66`;
// Everything is ten times slower here: a document of every kind, all public.
const folder = join(work, "county");
makeProject(folder, { languages: ["ar", "uk"], also: ["kita", "haus-bahnhof", "jobcenter-musterwede"] });
publish(folder);
const run = (...args) => {
  const r = spawnSync(program, [...args, "-C", folder], { encoding: "utf8" });
  check(r.status === 0 || r.status === 1, `${args.join(" ")}: ${r.status} ${r.stderr.slice(-300)}`);
};
const page = join(folder, "content/pages/education/kita.xml"), po = join(folder, "locales/ar/health.po");
const save = (n) => { edit(page, "<para>", `<para>Neu ${n}: `); writeFileSync(po, readFileSync(po, "utf8") + `\n# ${n}\n`); };

run("build", "-q", "-j4");
save(1);
run("build", "-q", "-j4");
run("check", "-q", "-j4");
run("update", "-q", "-j4");
run("stats", "-q");
run("print", "kita", "--languages=ar", "-o", join(work, "kita.pdf"));

const built = (child) => (child.errors.match(/^Built in/gm) ?? []).length;
const { child } = await start(program, ["watch", "-j4", "-C", folder], (c) => built(c) > 0);
for (const n of [2, 3]) {
  const before = built(child);
  save(n);
  for (let i = 0; i < 600 && built(child) === before; i++) await sleep(50);
  check(built(child) > before, `watch builds again: ${child.errors.slice(-300)}`);
}
child.kill("SIGTERM");

// A sanitizer takes its time.
const get = async ([at, target]) => parse(await raw(at, Buffer.from(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${at}\r\nConnection: close\r\n\r\n`), { timeout: 60000 }));
const { child: server, port } = await serve(folder, "--preview", "-j4");
const preview = +server.output.match(/Preview[^\n]*:(\d+)\/\n/)[1];
for (const n of [4, 5]) {
  save(n);
  const targets = [[port, "/"], [port, "/leaflets/ar/kita.html"], [port, "/api/v3/regions/"], [preview, "/"], [preview, "/ar/kita"], [preview, "/uk/kita"], [preview, "/state?seen="]];
  const all = await Promise.all([...targets, ...targets].map(get));
  check(all.every((r) => r.status === 200), `answers: ${all.map((r) => r.status)}`);
  await sleep(1500);
}
server.kill("SIGTERM");

// The station, of two projects, while files are saved and pages change them.
const home = join(work, "home");
for (const name of ["one", "two"]) for (const part of ["content", "locales"]) cpSync(join(folder, part), join(home, name, part), { recursive: true });
const { child: station, found } = await start(program, ["serve", "--station", "-j4", "-p", "0"], (c) => c.output.match(/:(\d+)(\/\?code=\w+)\n/), { cwd: home, env: { ...process.env, HOME: home } });
const token = (await get([+found[1], found[2]])).body.toString().match(/data-token="(\w+)"/)[1];
const ask = async (path, fields) => {
  const body = String(new URLSearchParams({ token, ...fields })), head = [`POST ${path} HTTP/1.1`, `Host: 127.0.0.1:${found[1]}`, "Connection: close", `Origin: http://127.0.0.1:${found[1]}`, "Content-Type: application/x-www-form-urlencoded", `Content-Length: ${body.length}`];
  return parse(await raw(+found[1], Buffer.from([...head, "", body].join("\r\n")), { timeout: 60000 }));
};
for (let i = 0; i < 60 && (await ask("/choose", { project: 0 })).status !== 200; i++) await sleep(500);
for (const n of [6, 7, 8]) {
  const po = join(home, "one/locales/ar/health.po");
  writeFileSync(po, readFileSync(po, "utf8") + `\n# ${n}\n`);
  const seen = (await ask("/change", { subject: "haus-bahnhof" })).body.toString().match(/name="seen" value="(\w+)"/)?.[1] ?? "";
  const all = await Promise.all([ask("/change", { subject: "haus-bahnhof", seen, do: "change", "walk-jobcenter-musterwede": n }), ask("/read", { language: "ar", page: "notfall" }), ask("/print", {}), ask("/send", {})]);
  check(all.every((r) => r.status === 200 || r.status === 503), `the station answers: ${all.map((r) => r.status)}`);
  await sleep(1000);
}
check(/walk="[678]"/.test(readFileSync(join(home, "one/content/houses/haus-bahnhof.xml"), "utf8")), "and has changed something");
station.kill("SIGTERM");
for (let i = 0; i < 200 && station.exitCode === null && station.signalCode === null; i++) await sleep(50);
for (let i = 0; i < 200 && server.exitCode === null && server.signalCode === null; i++) await sleep(50);
for (const name of readdirSync(work).filter((n) => n.startsWith("tsan.")))
  check(false, `a race:\n${readFileSync(join(work, name), "utf8").slice(0, 6000)}`);
check(true, "no race");
await finish();
