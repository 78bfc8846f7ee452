// For one document of every kind, the largest: without each element in turn,
// with it twice, with it empty; without each attribute, with it empty, with a
// strange value.  Each damaged project is built by the program under the
// sanitizers.  What must hold: status 0 or 1, output there, no report of the
// sanitizers.  Every STEP-th damage is taken (1: all).
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, existsSync } from "node:fs";
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { cpus } from "node:os";

const [program, work] = process.argv.slice(2);
const STEP = Number(process.env.STEP ?? 25);
const KINDS = ["pages", "places", "houses", "prints", "regions"];
const VALUES = ["", " ", "-1", "99999999999999999999", "nirgends", "\u202e\u{13000}", "de de de"];

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? files(join(folder, e.name)) : e.name.endsWith(".xml") ? [join(folder, e.name)] : []);
}

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

const jobs = [];
let n = 0;
for (const kind of KINDS) {
  const name = files(join("content", kind)).sort((a, b) => statSync(b).size - statSync(a).size)[0];
  for (const [what, at, text] of damages(readFileSync(name, "utf8")))
    if (n++ % STEP === 0) jobs.push({ name, text, what: `${name}, byte ${at}: ${what}` });
}

let failed = 0, passed = 0;
async function worker(id) {
  const root = resolve(work, String(id));
  mkdirSync(root);
  for (const folder of ["content", "locales"]) cpSync(folder, join(root, folder), { recursive: true });
  for (let job; (job = jobs.pop());) {
    const whole = readFileSync(job.name);
    writeFileSync(join(root, job.name), job.text);
    rmSync(join(root, "output"), { recursive: true, force: true });
    const { status, messages } = await run(["build", "-q", "-j1", "-C", root]);
    const good = (status === 0 || status === 1) && existsSync(join(root, "output/site/index.html")) &&
      !/Sanitizer|runtime error/.test(messages);
    if (good) passed++;
    else {
      failed++;
      console.log(`failed: ${job.what} (status ${status})\n${messages.split("\n").slice(0, 25).join("\n")}`);
    }
    writeFileSync(join(root, job.name), whole);
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

await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, (_, i) => worker(i)));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
