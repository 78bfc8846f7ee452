// What the tests of serving share: a project in a folder of its own, a server
// that is waited for, and requests byte by byte.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const top = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
export const program = resolve(top, process.env.WEGWEISER ?? "compiler/wegweiser");
export const work = mkdtempSync(join(tmpdir(), "serve-"));
const children = [];
let passed = 0, failed = 0;
export const check = (good, what) => { if (good) passed++; else { failed++; console.log(`failed: ${what}`); } };
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// A copy of the sample county in which every page is public in every language,
// however much of it is translated just now; 'change' maps a file to what
// replaces what.
export function project(name, change = {}) {
  const folder = join(work, name);
  for (const part of ["content", "locales"]) cpSync(join(top, part), join(folder, part), { recursive: true });
  publish(folder);
  for (const [file, [from, to]] of Object.entries(change)) edit(join(folder, file), from, to);
  return folder;
}
// Every page is public, however much of it is translated.
export function publish(folder) {
  const region = join(folder, "content/regions/musterwede.xml");
  writeFileSync(region, readFileSync(region, "utf8").replace(/ threshold="\d+"/, "").replace("<w:region ", '<w:region threshold="0" '));
}
// Few pages, no prints, the languages that are named: what is built in a moment.
export function small(folder, languages) {
  const region = join(folder, "content/regions/musterwede.xml");
  writeFileSync(region, readFileSync(region, "utf8").replace(/\n[ \t]*<w:page ref="(?!notfall|kita|schulpflicht|hausarzt)[^"]*"\/>/g, ""));
  rmSync(join(folder, "content/prints"), { recursive: true, force: true });
  writeFileSync(join(folder, "locales/LINGUAS"), languages + "\n");
  return folder;
}
export function edit(path, from, to) {
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}
export function build(folder, ...options) {
  const r = spawnSync(program, ["build", "-q", "-C", folder, ...options], { encoding: "utf8" });
  if (r.status === 3 || r.status === null) throw new Error(`build: ${r.stderr}`);
  return r;
}
// The same, while this process goes on.
export const buildAside = (folder, ...options) => new Promise((done) =>
  spawn(program, ["build", "-q", "-C", folder, ...options], { stdio: "ignore" }).on("close", done));

// Start a program and wait until 'ready' says so about its output, or a port answers.
export async function start(command, args, ready, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  child.output = "";
  child.errors = "";
  child.stdout.on("data", (d) => (child.output += d));
  child.stderr.on("data", (d) => (child.errors += d));
  children.push(child);
  for (let i = 0; i < 2400; i++) {
    const found = await ready(child);
    if (found) return { child, found };
    if (child.exitCode !== null) break;
    await sleep(25);
  }
  throw new Error(`${command} ${args.join(" ")}: ${child.output}${child.errors}`);
}
export async function serve(folder, ...options) {
  const { child, found } = await start(program, ["serve", "-p", "0", "-C", folder, ...options],
    (c) => c.output.match(/http:\/\/127\.0\.0\.1:(\d+)\/\n/));
  return { child, port: +found[1] };
}
export const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

// Send bytes, get all that comes back until the other side closes.
export function raw(port, bytes, { timeout = 5000, host = "127.0.0.1", half = false } = {}) {
  return new Promise((done) => {
    const socket = connect(port, host);
    const parts = [];
    const end = (error) => { socket.destroy(); done({ error, bytes: Buffer.concat(parts) }); };
    socket.setTimeout(timeout, () => end("timeout"));
    socket.on("error", (e) => end(e.code));
    socket.on("data", (d) => parts.push(d));
    socket.on("end", () => end());
    socket.on("connect", () => (half ? socket.end(bytes) : socket.write(bytes)));
  });
}
function unchunked(bytes) {
  const parts = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf("\r\n", at), size = parseInt(bytes.subarray(at, end).toString("latin1"), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
export function parse({ bytes }) {
  const split = bytes.indexOf("\r\n\r\n");
  if (split < 0) return { status: 0, headers: {}, body: Buffer.alloc(0) };
  const [line, ...lines] = bytes.subarray(0, split).toString("latin1").split("\r\n");
  const headers = Object.fromEntries(lines.map((l) => [l.slice(0, l.indexOf(":")).toLowerCase(), l.slice(l.indexOf(":") + 1).trim()]));
  const body = bytes.subarray(split + 4);
  return { status: +line.split(" ")[1], headers, body: headers["transfer-encoding"] === "chunked" ? unchunked(body) : body };
}
export const request = async (port, target, headers = [], method = "GET", body = "", options = {}) =>
  parse(await raw(port, Buffer.from([`${method} ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`, "Connection: close", ...headers, "", body].join("\r\n")), options));

export async function finish() {
  for (const c of children) if (c.exitCode === null) { c.kill("SIGTERM"); }
  for (let i = 0; i < 80 && children.some((c) => c.exitCode === null && c.signalCode === null); i++) await sleep(25);
  for (const c of children) if (c.exitCode === null && c.signalCode === null) { check(false, `process ${c.pid} did not end`); c.kill("SIGKILL"); }
  rmSync(work, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}
export { existsSync, join, readFileSync, writeFileSync };
