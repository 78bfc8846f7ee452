// `wegweiser watch`: what editors and machines do to files, and a disk that
// cannot tell.
import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync as write } from "node:fs";
import { spawnSync } from "node:child_process";
import { check, existsSync, finish, join, program, project, readFileSync, sleep, small, start, work } from "./lib.mjs";

const builds = (child) => (child.errors.match(/^Built in/gm) ?? []).length;
const watching = (command, args) => start(command, args, (c) => builds(c) === 1);
async function rebuilt(child, before, what, ms = 15000) {
  for (let t = 0; t < ms; t += 20) {
    if (builds(child) > before) { check(true, what); return; }
    await sleep(20);
  }
  check(false, `${what}: no build`);
}
const folder = small(project("watched"), "ar"), po = join(folder, "locales/ar/health.po"), text = readFileSync(po, "utf8");
const { child } = await watching(program, ["watch", "-C", folder]);
const step = async (what, act) => { await sleep(300); const n = builds(child); act(); await rebuilt(child, n, what); };
await step("written in place", () => write(po, text.replace('msgstr "', 'msgstr "ب ')));
await step("renamed over", () => { write(po + ".tmp", text); renameSync(po + ".tmp", po); });
await step("appended", () => appendFileSync(po, "\n# end\n"));
await step("broken", () => write(po, text.slice(0, text.indexOf('msgstr "', 5000) + 12)));
check(/po-unterminated|po-syntax/.test(child.errors), "what is broken is told");
await step("mended", () => write(po, text));
await step("a source", () => { const f = join(folder, "content/pages/education/kita.xml"); write(f, readFileSync(f, "utf8").replace("<para>", "<para>Neu: ")); });
check(readFileSync(join(folder, "output/site/leaflets/de/kita.html"), "utf8").includes("Neu: "), "and it is in the page");
await step("a folder moved away and back", () => renameSync(join(folder, "locales/ar"), join(folder, "locales/ar-away")));
await step("a folder moved back", () => renameSync(join(folder, "locales/ar-away"), join(folder, "locales/ar")));
await step("a file in the folder that came back", () => write(po, text + "\n# again\n"));
await step("a new language", () => { mkdirSync(join(folder, "locales/en"), { recursive: true }); write(join(folder, "locales/LINGUAS"), "ar en\n"); });
check(existsSync(join(folder, "output/site/leaflets/en/index.html")), "the new language is there");
await step("a file removed", () => rmSync(po));
// Many at once are few builds; what editors write beside is none.
await sleep(600);
let n = builds(child);
for (let i = 0; i < 30; i++) { write(po, text + `\n# ${i}\n`); await sleep(5); }
await rebuilt(child, n, "thirty saves");
await sleep(2500);
check(builds(child) - n <= 3, `thirty saves gave ${builds(child) - n} builds`);
n = builds(child);
for (const name of [".health.po.swp", "health.po~", "#health.po#", "4913"]) write(join(folder, "locales/ar", name), "x");
await sleep(1200);
check(builds(child) === n, "swap and backup files start no build");
// Somebody else builds there: what was saved meanwhile is built afterwards.
await start("flock", [join(folder, "output/.lock"), "sleep", "2"], () => true);
await sleep(300);
n = builds(child);
write(po, text + "\n# busy\n");
await sleep(1000);
check(builds(child) === n && child.errors.match(/another build/g)?.length === 1, "another build is at work, told once");
await rebuilt(child, n, "after the other build");
// It may run for days: memory does not grow with the builds.
const resident = () => +readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1];
const save = async (i) => { const before = builds(child); write(po, text + `\n# ${i % 10}\n`); for (let t = 0; builds(child) === before && t < 1000; t++) await sleep(5); };
for (let i = 0; i < 60; i++) await save(i);
const settled = resident();
for (let i = 0; i < 200; i++) await save(i);
check(resident() < 1.1 * settled, `200 builds: ${settled} kB became ${resident()} kB`);
// Books are made when nobody saves any more.
await step("a source again", () => { const f = join(folder, "content/pages/education/kita.xml"); write(f, readFileSync(f, "utf8").replace("Neu: ", "Neuer: ")); });
const booked = () => child.errors.lastIndexOf("Books in") > child.errors.lastIndexOf("Built in");
for (let t = 0; t < 30000 && !booked(); t += 50) await sleep(50);
check(booked(), "books after the last build");
child.kill("SIGINT");
for (let i = 0; i < 60 && child.exitCode === null; i++) await sleep(50);
check(child.exitCode === 0, `interrupted: ${child.exitCode}`);
// A build need not be waited for.
{
  const large = project("large");
  const { child: first } = await start(program, ["watch", "-C", large], () => existsSync(join(large, "output/.stage")));
  first.kill("SIGINT");
  for (let i = 0; i < 60 && first.exitCode === null; i++) await sleep(50);
  check(first.exitCode === 0 && /stopped; the old output stays/.test(first.errors) && builds(first) === 0, `stopped in a build: ${first.exitCode} ${first.errors.slice(-200)}`);
  check(!existsSync(join(large, "output/.stage")), "and nothing is left of it");
}
// After all that the output is that of a clean build.
const clean = join(work, "clean");
spawnSync(program, ["build", "-q", "-C", folder, "-o", clean]);
const diff = spawnSync("diff", ["-rq", "-x", ".*", join(folder, "output"), clean], { encoding: "utf8" });
check(diff.status === 0, `other than a clean build: ${diff.stdout.slice(0, 300)}`);

// No watches left: the files are looked through, and it says so.
if (spawnSync("strace", ["-V"]).status === 0) {
  const other = small(project("polled"), "ar"), { child: polls } = await watching("strace",
    ["-f", "-qq", "-e", "trace=inotify_add_watch", "-e", "inject=inotify_add_watch:error=ENOSPC", "-o", "/dev/null", program, "watch", "-C", other]);
  for (let i = 0; i < 100 && !/twice a second/.test(polls.errors); i++) await sleep(50);
  check(/twice a second/.test(polls.errors), "it says that it looks through the files");
  write(join(other, "locales/ar/health.po"), text + "\n# polled\n");
  await rebuilt(polls, 1, "without inotify");
  spawnSync("pkill", ["-INT", "-P", String(polls.pid)]);
}
await finish();
