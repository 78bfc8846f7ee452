// Today: what is over leaves a build of the same sources on another day, on the
// clock of the region, and a running `watch` at midnight.
import { spawn, spawnSync } from "node:child_process";
import { build, check, edit, event, existsSync, finish, fresh, join, news, place, program, project, read, top, work, writeFileSync } from "./lib.mjs";

const folder = project("day", '<w:page ref="start"/>', {
  "content/places/amt.xml": place("amt", "Amt"),
  "content/events/fest.xml": event("fest", "Sommerfest", "2026-11-05T10:00", "2026-11-05T12:00"),
  "content/news/neues.xml": news("neues", "Umleitung", "2026-10-10T08:00"),
});
const output = join(folder, "output");
const shown = (where = output) => {
  const both = ["events", "news"].map((n) => read(where, `site/leaflets/de/${n}.html`) + read(where, `site/api/v3/test/de/${n === "events" ? "events" : "fcm"}/index.json`)).join("");
  return [/Sommerfest/.test(both), /Umleitung/.test(both)].join();
};
// Incremental and fresh builds agree.
for (const [day, what] of [["2026-11-05", "true,true"], ["2026-11-06", "false,true"], ["2026-11-07", "false,true"], ["2026-11-08", "false,false"], ["2026-11-05", "true,true"]]) {
  build(folder, [`--date=${day}`]);
  check(shown() === what, `${day}: ${shown()}`);
  const diff = fresh(folder, [`--date=${day}`]);
  check(diff === "", `${day}: another output than a fresh one: ${diff.slice(0, 300)}`);
}
// The clock on the wall.
const clock = join(work, "clock"), library = join(work, "clock.so");
const compiled = spawnSync(process.env.CC ?? "cc", ["-shared", "-fPIC", "-o", library, join(top, "tests/addresses/clock.c")], { encoding: "utf8" });
check(compiled.status === 0, `cc: ${compiled.stderr}`);
const { SOURCE_DATE_EPOCH, ...bare } = process.env, env = { ...bare, LD_PRELOAD: library, CLOCK: clock, ASAN_OPTIONS: "verify_asan_link_order=0" };
const at = (iso) => writeFileSync(clock, String(Date.parse(iso) / 1000));
const real = (iso) => { at(iso); spawnSync(program, ["build", "-q", "-C", folder], { env }); return shown(); };
const region = join(folder, "content/regions/test.xml");
check(real("2026-11-05T22:59:59Z") === "true,true", "the last second of the day in Berlin");
check(real("2026-11-05T23:00:00Z") === "false,true", "midnight in Berlin, winter");
edit(region, "Europe/Berlin", "Etc/UTC");
check(real("2026-11-05T23:59:59Z") === "true,true", "the same moment in another zone");
check(real("2026-11-06T00:00:00Z") === "false,true", "midnight there");
edit(region, "Etc/UTC", "Europe/Berlin");
edit(join(folder, "content/events/fest.xml"), /2026-11-05/g, "2026-07-05");
check(real("2026-07-05T21:59:59Z") === "true,false", "the last second of a day in summer");
check(real("2026-07-05T22:00:00Z") === "false,false", "midnight in Berlin, summer");
check(spawnSync(program, ["build", "-q", "-C", folder, "--date=2026-07-05"], { env }).status === 0 && shown().startsWith("true"), "--date is stronger than the clock");
spawnSync(program, ["build", "-q", "-C", folder], { env: { ...env, SOURCE_DATE_EPOCH: String(Date.parse("2026-07-05T12:00:00Z") / 1000) } });
check(shown().startsWith("true"), "SOURCE_DATE_EPOCH is stronger than the clock");

// A watch that runs over midnight.
at("2026-07-05T21:59:50Z");
const child = spawn(program, ["watch", "-C", folder], { env, stdio: ["ignore", "ignore", "pipe"] });
let errors = "";
child.stderr.on("data", (d) => (errors += d));
const until = async (good, ms) => { for (let t = 0; t < ms && !good(); t += 50) await new Promise((done) => setTimeout(done, 50)); return good(); };
check(await until(() => /^Built in/m.test(errors), 20000) && shown().startsWith("true"), "before midnight");
at("2026-07-05T22:00:01Z");
check(await until(() => shown().startsWith("false"), 30000), `after midnight: ${errors}`);
child.kill("SIGINT");
await until(() => child.exitCode !== null, 3000);
check(child.exitCode === 0, "it ends");
finish();
