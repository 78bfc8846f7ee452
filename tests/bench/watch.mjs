// How long from a saved file to the page that shows it, while `wegweiser watch`
// runs on the sample county, against a build from nothing in the same run.
// Medians; CPU is what the watch has used by then, in all threads, and shows
// what a busy machine hides.  Prints where we stand; it never fails for slowness.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const top = resolve(new URL(".", import.meta.url).pathname, "../..");
const program = resolve(top, process.env.WEGWEISER ?? "compiler/wegweiser"), runs = +(process.env.RUNS ?? 9);
const work = mkdtempSync(join(tmpdir(), "watch-")), root = join(work, "county"), out = join(work, "out");
for (const part of ["content", "locales"]) cpSync(join(top, part), join(root, part), { recursive: true });
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

const cold = median(Array.from({ length: +(process.env.COLD ?? 3) }).map(() => {
  rmSync(out, { recursive: true, force: true });
  const began = performance.now();
  spawnSync(program, ["build", "-q", "-C", root, "-o", out], { stdio: "ignore" });
  return performance.now() - began;
}));
console.log(`${"build from nothing".padEnd(52)}${cold.toFixed(0).padStart(8)} ms`);

const child = spawn(program, ["watch", "-C", root, "-o", out], { stdio: ["ignore", "ignore", "pipe"] });
let told = "";
child.stderr.on("data", (text) => { told += text; });
while (!/Built in/.test(told)) await sleep(20);
const cpu = () => { // ticks of 10 ms, user and system
  const f = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return 10 * (+f[11] + +f[12]);
};
const page = (name) => { try { return readFileSync(join(out, "site/leaflets", name), "utf8"); } catch { return ""; } };

// A word goes into the file and is awaited in the page.
async function measure(what, goal, file, edit, shown, pause = 2500) {
  const path = join(root, file), before = readFileSync(path, "utf8"), walls = [], cpus = [];
  for (let i = 0; i <= runs; i++) {
    const word = `Wort${i}w`, text = edit(before, word);
    if (text === before) throw new Error(`${what}: nothing to edit in ${file}`);
    await sleep(pause); // usually books, too, are made by then
    const used = cpu(), began = performance.now();
    writeFileSync(path, text);
    while (!page(shown).includes(word)) {
      if (performance.now() - began > 90000) throw new Error(`${what}: ${shown} does not show it`);
      await sleep(1);
    }
    if (i === 0) continue; // the first one may unpublish translations
    walls.push(performance.now() - began);
    cpus.push(cpu() - used);
  }
  writeFileSync(path, before);
  const wall = median(walls);
  console.log(`${what.padEnd(52)}${wall.toFixed(0).padStart(8)} ms ${(100 * wall / cold).toFixed(1).padStart(6)} %  CPU ${median(cpus)} ms  goal ${goal}`);
}
console.log(`${"saved, to the page that shows it".padEnd(52)}${"".padStart(11)} of that`);
await measure("a translation (locales/ar/education.po)", "100 ms", "locales/ar/education.po",
  (t, w) => t.replace(/(msgid "Schulpflicht"\nmsgstr "[^"]*)"/, `$1 ${w}"`), "ar/schulpflicht.html");
await measure("a sentence (content/pages/education/kita.xml)", "150 ms", "content/pages/education/kita.xml",
  (t, w) => t.replace("<para>", `<para>${w} `), "de/kita.html");
await measure("a sentence, while books are made", "none", "content/pages/education/kita.xml",
  (t, w) => t.replace("<para>", `<para>${w} `), "de/kita.html", 1600);
await measure("an office that stands on many pages", "none", "content/places/jobcenter-musterwede.xml",
  (t, w) => t.replace("<w:purpose>", `<w:purpose>${w} `), "de/places.html");
child.kill("SIGINT");
await new Promise((done) => child.on("exit", done));
rmSync(work, { recursive: true, force: true });
