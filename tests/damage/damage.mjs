// For one document of every kind, the largest, in a small project (project.mjs):
// without each element in turn, with it twice, with it empty; without each
// attribute, with it empty, with a strange value.  Each damaged project is built
// by the program under the sanitizers.  What must hold: status 0 or 1, output
// there, no report of the sanitizers.  What a damage is nothing to stays as the
// build before left it.  Documents that need nothing of each other
// are damaged together, and one by one if that build fails.  Every STEP-th
// damage is taken (1: all).
import { mkdirSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { makeProject } from "./project.mjs";

const [program, work] = process.argv.slice(2);
const STEP = Number(process.env.STEP ?? 40);
// Of these none needs another one of the list.
const ALONE = [/\/(pages|news|events|forms)\//, /\/prints\//];
const VALUES = ["", " ", "-1", "99999999999999999999", "nirgends", "\u202e\u{13000}", "de de de"];

// Elements of a document: [start, end of start tag, start of end tag, end].
function elements(text) {
  const found = [], open = [];
  for (const m of text.matchAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([\w:]+)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (m[2] === undefined) continue;
    const end = m.index + m[0].length;
    if (m[1]) {
      const e = open.pop();
      found.push({ ...e, inner: [e.tagEnd, m.index], end });
    } else if (m[4]) {
      found.push({ start: m.index, tagEnd: end, inner: null, end });
    } else {
      open.push({ start: m.index, tagEnd: end });
    }
  }
  return found;
}

function* damages(text) {
  for (const e of elements(text)) {
    const whole = text.slice(e.start, e.end);
    yield ["removed", e.start, text.slice(0, e.start) + text.slice(e.end)];
    yield ["doubled", e.start, text.slice(0, e.end) + whole + text.slice(e.end)];
    if (e.inner)
      yield ["emptied", e.start, text.slice(0, e.inner[0]) + text.slice(e.inner[1])];
    for (const a of text.slice(e.start, e.tagEnd).matchAll(/\s[\w:]+="([^"]*)"/g)) {
      const at = e.start + a.index, end = at + a[0].length, value = end - 1 - a[1].length;
      if (a[0].startsWith(" xmlns")) continue;
      yield ["attribute removed", at, text.slice(0, at) + text.slice(end)];
      for (const v of VALUES)
        yield [`attribute is "${v}"`, at, text.slice(0, value) + v + text.slice(end - 1)];
    }
  }
}

const roots = [0, 1].map((id) => resolve(work, String(id)));
const documents = roots.map(makeProject)[0];
const whole = new Map(documents.map(({ name }) => [name, readFileSync(join(roots[0], name), "utf8")]));
const jobs = []; // lists of damages for one build
let n = 0;
for (const { name } of documents) {
  let together = 0;
  for (const [what, at, text] of damages(whole.get(name))) {
    if (n++ % STEP !== 0) continue;
    const damage = { name, text, what: `${name}, byte ${at}: ${what}` };
    const alone = ALONE.find((list) => list.test(name));
    const shared = alone && jobs.filter((j) => alone.test(j[0].name))[together++];
    if (shared) shared.push(damage);
    else jobs.push([damage]);
  }
}

let failed = 0, passed = 0;
async function build(root, job) {
  for (const { name, text } of job) writeFileSync(join(root, name), text);
  rmSync(join(root, "output/site/index.html"), { force: true });
  const result = await run(["build", "-q", "-j1", "-C", root]);
  result.good = (result.status === 0 || result.status === 1) && existsSync(join(root, "output/site/index.html")) &&
    !/Sanitizer|runtime error/.test(result.messages);
  for (const { name } of job) writeFileSync(join(root, name), whole.get(name));
  return result;
}

async function worker(root) {
  for (let job; (job = jobs.pop());) {
    const { good, status, messages } = await build(root, job);
    if (good) passed += job.length;
    else if (job.length > 1) jobs.push(...job.map((damage) => [damage]));
    else {
      failed++;
      console.log(`failed: ${job[0].what} (status ${status})\n${messages.split("\n").slice(0, 25).join("\n")}`);
    }
  }
}

function run(words) {
  return new Promise((done) => {
    const child = spawn(program, words, { stdio: ["ignore", "ignore", "pipe"] });
    let messages = "";
    child.stderr.on("data", (d) => { if (messages.length < 100000) messages += d; });
    child.on("close", (status, signal) => done({ status: status ?? signal, messages }));
  });
}

const first = await build(roots[0], []);
if (first.status !== 0) console.log(`the small project itself has mistakes:\n${first.messages}`);
await Promise.all(roots.map(worker));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || first.status > 1 ? 1 : 0);
