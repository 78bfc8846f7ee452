// A small project and everything that has threads; the sanitizer writes a file
// for each process that raced.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { check, edit, finish, join, parse, program, project, raw, readFileSync, serve, sleep, small, start, work, writeFileSync } from "./serve/lib.mjs";

const log = join(work, "tsan");
process.env.TSAN_OPTIONS = `log_path=${log} exitcode=66`;
const folder = small(project("county"), "ar uk");
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
for (let i = 0; i < 200 && server.exitCode === null && server.signalCode === null; i++) await sleep(50);
for (const name of readdirSync(work).filter((n) => n.startsWith("tsan.")))
  check(false, `a race:\n${readFileSync(join(work, name), "utf8").slice(0, 6000)}`);
check(true, "no race");
await finish();
