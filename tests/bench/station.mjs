// How long a reader waits at the station: opening the queue of a language,
// accepting a text and getting the next, skipping; in a project of PAGES (955)
// pages, 17,000 texts, in LANGUAGES (24) that nobody has read.  Medians and the
// most; CPU is what the program used for it in all threads, and shows what a
// busy machine hides.  Prints where we stand; it never fails for slowness.
// PROJECT names a project that is there already, LANGUAGE (ar) whose queue.
import { spawnSync } from "node:child_process";
import { build, finish, join, readFileSync, sleep, top, work } from "../serve/lib.mjs";
import { enter, form, post, station } from "../station/lib.mjs";

let folder = process.env.PROJECT;
if (!folder) {
  folder = join(work, "project");
  console.log(spawnSync("node", [join(top, "tests/bench/corpus.mjs"), folder, process.env.PAGES ?? "955", process.env.LANGUAGES ?? "24", "machine"], { encoding: "utf8" }).stdout.trim());
}
build(folder);
const s = await station(folder), token = await enter(s), language = process.env.LANGUAGE ?? "ar";
const cpu = () => { // ticks of 10 ms, user and system
  const f = readFileSync(`/proc/${s.child.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return 10 * (+f[11] + +f[12]);
};
// Until what a start or the last change has to make is made.
async function idle() {
  for (let before = -100; cpu() - before > 20; await sleep(1500)) before = cpu();
}
await idle();
const plain = (x) => x.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
const ask = async (fields) => (await post(s, "/read", form({ token, language, ...fields }))).body.toString();
function shown(html) {
  const queue = html.split('<form class="queue"')[1]?.split("</form>")[0] ?? "";
  return Object.fromEntries([...queue.matchAll(/<input[^>]*name="(file|name|was)"[^>]*value="([^"]*)"/g)].map((m) => [m[1], plain(m[2])]));
}
async function measure(what, times, act, pause = 0) {
  const walls = [], used = [];
  for (let i = 0; i < times; i++) {
    const c = cpu(), began = performance.now();
    await act();
    walls.push(performance.now() - began);
    used.push(cpu() - c);
    if (pause) await sleep(pause);
  }
  walls.sort((a, b) => a - b);
  used.sort((a, b) => a - b);
  console.log(`${what.padEnd(44)}${walls[times >> 1].toFixed(0).padStart(6)} ms, most ${walls.at(-1).toFixed(0).padStart(5)} ms, CPU ${used[times >> 1]} ms`);
}
let at;
await measure("the languages, with the words left", 5, async () => { await ask({ language: "" }); });
await measure("the queue of a language", 9, async () => { at = shown(await ask({})); });
await measure("skipped, to the next", 9, async () => { at = shown(await ask({ ...at, do: "skip" })); });
at = shown(await ask({}));
const accept = async () => {
  const html = await ask({ ...at, do: "accept", role: "reader" });
  if (!/Accepted/.test(html)) throw new Error(html.match(/id="told"[^]*?<\/div>/)?.[0]);
  at = shown(html);
};
await measure("accepted, to the next; a text every 2 s", 15, accept, 2000);
await measure("accepted, to the next; without a pause", 15, accept);
await finish();
