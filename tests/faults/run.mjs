// Every call to the system fails once, or the program dies there.  After each
// the output is the old one or the new one, and the next run makes what a
// clean one makes: nothing is half, nobody is locked out.
//
// A sample in `make check`; FAULTS=all tries every call with every fault that
// it can have and prints a table (half an hour on an idle machine);
// FAULTS=OPERATION only one; FAULTS_STEP=N only each N-th call.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const top = resolve(new URL(".", import.meta.url).pathname, "../..");
const program = resolve(top, process.env.WEGWEISER ?? "compiler/wegweiser");
const wanted = process.env.FAULTS ?? "";
const all = wanted !== "", step = +(process.env.FAULTS_STEP ?? 1);
const work = mkdtempSync(join(tmpdir(), "faults-"));
const shim = join(work, "faults.so"), log = join(work, "log");
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log(`failed: ${what}`); } return good; };

const compiled = spawnSync(process.env.CC ?? "gcc", ["-shared", "-fPIC", "-O1", "-o", shim, join(top, "tests/faults/shim.c")], { encoding: "utf8" });
check(compiled.status === 0, `the shim: ${compiled.stderr}`);

// The small project, whose page says one of two things.
const root = join(work, "county"), output = join(root, "output"), locales = join(root, "locales"), page = join(root, "content/pages/authorities/start.xml");
cpSync(join(top, "tests/golden/base"), root, { recursive: true });
cpSync(join(top, "locales/languages.tsv"), join(locales, "languages.tsv"));
const region = join(root, "content/regions/test.xml");
writeFileSync(region, readFileSync(region, "utf8").replace("@PAGE@", "start"));
const text = readFileSync(page, "utf8").replace("Guten Tag", "@");
const say = (word) => writeFileSync(page, text.replaceAll("@", word));
const words = ["Guten Tag", "Guten Rat und mehr"];
const be = (word) => say(word);

const run = (args, fault = {}) => spawnSync(program, [...args, "-C", root, "-q"], { encoding: "utf8", cwd: work, env: { PATH: process.env.PATH, WEGWEISER_DATA: "", LC_ALL: "C", SOURCE_DATE_EPOCH: "1795000000", ...fault } });
const walk = (f) => readdirSync(f).sort().flatMap((n) => (lstatSync(join(f, n)).isDirectory() ? walk(join(f, n)) : [join(f, n)]));
// What a folder holds, as one word.
function print(folder) {
  if (!existsSync(folder)) return "-";
  if (statSync(folder).isFile()) return createHash("sha1").update(readFileSync(folder)).digest("hex");
  const hash = createHash("sha1");
  for (const f of walk(folder)) hash.update(f.slice(folder.length)).update("\0").update(readFileSync(f)).update("\0");
  return hash.digest("hex");
}
const tree = (at = output) => ({ site: print(join(at, "site")), report: print(join(at, "report")) });
const same = (a, b) => a.site === b.site && a.report === b.report;
const nothing = { site: "-", report: "-" };

const build = ["build", "-j", "1"];
const clean = {};
for (const word of [...words].reverse()) {
  be(word);
  rmSync(output, { recursive: true, force: true });
  const r = run(build);
  check(r.status === 0, `a clean build: ${r.stderr}`);
  clean[word] = tree();
}
const other = (word) => words[1 - words.indexOf(word)];
let now = words[0]; // what the output says
function become(word) {
  be(word);
  run(build);
  now = word;
}
const partly = {}; // the feed says so, the rest does not
for (const word of words) {
  become(other(word));
  be(word);
  run([...build, "--only=feed"]);
  partly[word] = tree();
  check(!same(partly[word], clean[word]) && !same(partly[word], clean[other(word)]), "--only=feed makes the feed and leaves the rest");
}
become(words[0]);

// Catalogs before and after an update; a PDF before and after a print.
const catalogs = {}, pdf = join(work, "start.pdf"), sheets = {};
run(["update"]);
cpSync(locales, join(work, "before"), { recursive: true });
be(words[1]);
run(["update"]);
cpSync(locales, join(work, "after"), { recursive: true });
const restore = (from) => { rmSync(locales, { recursive: true }); cpSync(join(work, from), locales, { recursive: true }); };
restore("before");
for (const word of words) { be(word); run(["print", "start", "-o", pdf]); sheets[word] = print(pdf); }
be(words[0]);
// Each word in two parts, which no assembling may change.
const shards = (word) => [1, 2].map((k) => join(work, "parts", String(words.indexOf(word)), String(k)));
const parts = {};
for (const word of words) {
  be(word);
  shards(word).forEach((folder, k) => { spawnSync("mkdir", ["-p", join(folder, "..")]); run([...build, `--shard=${k + 1}/2`, "--site=none", "-o", folder]); });
  parts[word] = shards(word).map((folder) => print(join(folder, "site")) + print(join(folder, "report")));
}
be(words[0]);
const mine = new Set(["site", "report", ".previous", ".built", ".inputs", ".seen", ".lock"]);

// After an operation that was meant to lead from 'old' to 'new': what is wrong?
function wrong(r, old, fresh) {
  const got = tree(), killed = r.signal === "SIGKILL", open = existsSync(join(output, ".exchange"));
  if (r.signal && !killed) return `ended by ${r.signal}`;
  if (!killed && ![0, 1, 3].includes(r.status)) return `status ${r.status}`;
  if ((r.status === 0 || r.status === 1) && !same(got, fresh)) return `status ${r.status}, but it is not the new output`;
  if (r.status === 3 && r.stderr.trim() === "") return "not a word";
  if (same(got, old) || same(got, fresh)) return "";
  // In the middle of an exchange, which is noted: the next one finishes it.
  const part = (k) => [old[k], fresh[k], "-"].includes(got[k]);
  return open && part("site") && part("report") ? "" : "neither the old nor the new output";
}
function next(word) {
  const r = run(build);
  now = word;
  if (r.status !== 0) return `the next build: status ${r.status}: ${r.stderr}`;
  if (!same(tree(), clean[word])) return "the next build is not a clean one";
  const rest = readdirSync(output).filter((n) => !mine.has(n));
  return rest.length ? `left behind: ${rest}` : "";
}

const operations = {
  "first build": () => {
    rmSync(output, { recursive: true, force: true });
    return { args: build, verdict: (r) => wrong(r, nothing, clean[now]) || next(now) };
  },
  build: () => {
    const old = now, word = other(now);
    be(word);
    return { args: build, verdict: (r) => wrong(r, clean[old], clean[word]) || next(word) };
  },
  "build, then rollback": () => {
    const old = now, word = other(now);
    be(word);
    return { args: build, verdict: (r) => {
      const what = wrong(r, clean[old], clean[word]), back = run(["rollback"]), got = tree();
      if (what) return what;
      if (![0, 3].includes(back.status)) return `rollback: status ${back.status}`;
      if (back.status === 3 && !/no earlier output/.test(back.stderr)) return `rollback: ${back.stderr}`;
      if (![clean[old], clean[word]].some((t) => same(t, got))) return "rollback: neither the old nor the new output";
      return next(word);
    } };
  },
  // Cut short in the exchange, at one step after the other, and then again.
  "build after a kill": (trial) => {
    const old = now, word = other(now);
    be(word);
    run(build, { LD_PRELOAD: shim, FAULT_IN: "renameat,renameat2,", FAULT_PATH: ".next/", FAULT_AT: String(1 + trial % 4), FAULT_DO: "KILL" });
    return { args: build, verdict: (r) => wrong(r, clean[old], clean[word]) || next(word) };
  },
  "two renames after a kill": (trial) => {
    const old = now, word = other(now);
    be(word);
    run(build, { LD_PRELOAD: shim, FAULT_NO_EXCHANGE: "1", FAULT_IN: "renameat,", FAULT_PATH: "", FAULT_AT: String(2 + trial % 13), FAULT_DO: "KILL" });
    return { args: build, renames: true, verdict: (r) => wrong(r, clean[old], clean[word]) || next(word) };
  },
  "build, two renames": () => ({ ...operations.build(), renames: true }),
  "build --only=feed": () => {
    const old = now, word = other(now);
    be(word);
    return { args: [...build, "--only=feed"], verdict: (r) => wrong(r, clean[old], partly[word]) || next(word) };
  },
  assemble: () => {
    const old = now, word = other(now);
    be(word);
    return { args: ["assemble", "-o", output, ...shards(word)], verdict: (r) => {
      const what = wrong(r, clean[old], clean[word]);
      if (what) return what;
      if (shards(word).some((folder, k) => print(join(folder, "site")) + print(join(folder, "report")) !== parts[word][k])) return "a part has changed";
      // Again: what was cut short is finished, and the parts are still good.
      const again = run(["assemble", "-o", output, ...shards(word)]), left = shards(word).flatMap((f) => readdirSync(f)).filter((n) => !mine.has(n));
      if (again.status !== 0 || !same(tree(), clean[word])) return `the next time: ${again.status} ${again.stderr}`;
      return left.length ? `left in a part: ${left}` : next(word);
    } };
  },
  "assemble, two renames": () => ({ ...operations.assemble(), renames: true }),
  rollback: () => {
    const word = now;
    if (!same(tree(join(output, ".previous")), clean[other(word)])) { become(other(word)); become(word); }
    return { args: ["rollback"], verdict: (r) => wrong(r, clean[word], clean[other(word)]) || next(word) };
  },
  update: () => {
    restore("before");
    be(words[1]);
    return { args: ["update", "-j", "1"], verdict: (r) => {
      if (r.signal !== "SIGKILL" && ![0, 3].includes(r.status)) return `status ${r.status}: ${r.stderr}`;
      for (const f of walk(join(work, "before"))) {
        const name = f.slice(join(work, "before").length), got = print(join(locales, name));
        if (got !== print(f) && got !== print(join(work, "after", name))) return `${name} is neither the old nor the new one`;
      }
      const all = walk(join(work, "after")).every((f) => print(f) === print(join(locales, f.slice(join(work, "after").length))));
      if (r.status === 0 && !all) return "status 0, but not all is written";
      const again = run(["update"]);
      be(now);
      const good = again.status === 0 && print(locales) === print(join(work, "after"));
      const what = good ? "" : `the next update: ${again.status} ${again.stderr} ${readdirSync(locales)}`;
      restore("before");
      return what;
    } };
  },
  print: () => {
    be(words[0]);
    run(["print", "start", "-o", pdf]);
    be(words[1]);
    return { args: ["print", "start", "-o", pdf], verdict: (r) => {
      const got = print(pdf);
      if (r.signal !== "SIGKILL" && ![0, 3].includes(r.status)) return `status ${r.status}: ${r.stderr}`;
      if (got !== sheets[words[r.status === 0 ? 1 : 0]] && got !== sheets[words[1]]) return `status ${r.status}, and another PDF`;
      const again = run(["print", "start", "-o", pdf]);
      be(now);
      return again.status === 0 && print(pdf) === sheets[words[1]] ? "" : `the next print: ${again.stderr}`;
    } };
  },
};

const opening = "open,openat,opendir,fdopendir,", writing = "write,openat,mkdir,mkdirat,linkat,renameat,renameat2,rename,symlinkat,fsync,syncfs,";
const faults = { KILL: undefined, EIO: undefined, ENOSPC: writing, EMFILE: opening, EACCES: `${opening}access,stat,lstat,fstatat,renameat,renameat2,unlinkat,`, EINTR: "open,openat,read,write,close,fsync,syncfs,flock,", EXDEV: "renameat,renameat2,linkat,rename,", EINVAL: "renameat2,fsync,syncfs," };

function attempt(operation, fault, at) {
  const o = operations[operation](at);
  const env = { LD_PRELOAD: shim, FAULT_AT: String(at), FAULT_DO: fault, FAULT_LOG: log };
  if (faults[fault]) env.FAULT_IN = faults[fault];
  if (o.renames) env.FAULT_NO_EXCHANGE = "1";
  rmSync(log, { force: true });
  const r = run(o.args, env);
  const [calls, name] = existsSync(log) ? readFileSync(log, "utf8").trim().split(" ") : ["?", "?"];
  const what = at === 0 ? (o.verdict(r), "") : o.verdict(r);
  return { calls: +calls, name, what, r };
}

// What one that died has left behind is gone after the next build, also where
// that one finds nothing to do.
for (const name of [".exchange.new", ".stage", ".next"]) {
  const left = join(output, name);
  if (name === ".exchange.new") writeFileSync(left, "wegweiser"); else mkdirSync(left);
  const what = next(now);
  check(what === "", `${name} beside an output that is as it was: ${what}`);
}

const rows = [];
let shift = 0; // so that steps meet other calls with each fault
for (const operation of Object.keys(operations)) {
  if (all && wanted !== "all" && wanted !== operation) continue;
  // The next time the notes of this one are there.
  attempt(operation, "KILL", 0);
  for (const fault of Object.keys(faults)) {
    const sample = { KILL: 3, EIO: 2, ENOSPC: 1, EXDEV: 1 }[fault] ?? +["build", "update", "assemble"].includes(operation);
    if (!all && sample === 0) continue;
    const { calls } = attempt(operation, fault, 0);
    check(calls > 0, `${operation}: no calls`);
    const first = all ? 1 + (shift++ * 3) % step : 1, tries = all ? Math.max(1, Math.ceil((calls - first + 1) / step)) : sample, count = { bad: 0, old: 0, fresh: 0, killed: 0 };
    for (let i = 1; i <= tries; i++) {
      const at = all ? Math.min(calls, first + (i - 1) * step) : Math.max(1, Math.ceil(((i - 0.37) / tries) * calls));
      const { name, what, r } = attempt(operation, fault, at);
      count[what ? "bad" : r.signal ? "killed" : r.status === 0 ? "fresh" : "old"]++;
      check(what === "", `${operation}: ${fault} at call ${at}${name === "?" ? "" : ` (${name})`}: ${what} ${r.stderr.trim().split("\n").slice(-2).join(" | ")}`);
      if (what) { restore("before"); rmSync(output, { recursive: true, force: true }); become(words[0]); become(words[1]); become(words[0]); }
    }
    rows.push([operation, fault, calls, tries, count.killed, count.old, count.fresh, count.bad]);
  }
}
if (all) {
  console.log("operation            fault   calls  tried  killed  status 3  done all the same  violations");
  for (const [o, f, ...n] of rows) console.log(`${o.padEnd(20)} ${f.padEnd(7)} ${n.map((x, i) => String(x).padStart([5, 6, 7, 9, 18, 11][i])).join(" ")}`);
}
rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
