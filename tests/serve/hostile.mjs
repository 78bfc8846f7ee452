// Requests that nobody sends by mistake, byte by byte, against `wegweiser serve`.
import { readFileSync as read, readdirSync, writeFileSync as write, symlinkSync, unlinkSync } from "node:fs";
import { connect } from "node:net";
import { build, check, finish, join, parse, program, project, raw, request, serve, sleep } from "./lib.mjs";

const folder = project("county");
build(folder, "--only=leaflet");
const output = join(folder, "output");
write(join(folder, "secret.txt"), "SECRET");
write(join(output, "secret.txt"), "SECRET");
write(join(output, "site/secret.txt"), "SECRET"); // beside the pages, but no file of ours
write(join(output, "site/.secret"), "SECRET");
const { child, port } = await serve(folder);
const host = `Host: 127.0.0.1:${port}`;
const send = async (bytes, options) => parse(await raw(port, Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, "latin1"), options));
const get = (target, lines = [host]) => send([`GET ${target} HTTP/1.1`, ...lines, "", ""].join("\r\n"));
const files = () => readdirSync(`/proc/${child.pid}/fd`).length;
const cpu = () => { const f = read(`/proc/${child.pid}/stat`, "utf8").split(") ")[1].split(" "); return (+f[11] + +f[12]) / 100; };
check((await get("/index.html")).status === 200, "an ordinary request");
const before = files();

// Traversal: none of these is a file, and none may be one.
const up = ["../", "..%2f", "..%2F", "%2e%2e/", "%2e%2e%2f", "%2E%2E%2F", ".%2e/", "%2e./", "..\\", "..%5c", "%2e%2e%5c", "..%252f", "%252e%252e/", "..;/",
  "..%00/", "..%c0%af", "%c0%ae%c0%ae/", "..%e0%80%af", "%uff0e%uff0e/", "....//", "..././", ".../", "..%0d/", "..%20/", "..%u2215"];
const traversals = up.flatMap((u) => [`/${u}secret.txt`, `/leaflets/${u}${u}${u}secret.txt`]).concat(
  ["/secret.txt", "/.secret", "//secret.txt", "/./secret.txt", "/leaflets//de/index.html", "/index.html/", "/index.html/../secret.txt", "/%00secret.txt",
    "/index.html%00.txt", "/secret.txt%00.html", "/index.html%0a", "/%2fetc%2fpasswd", "//etc/passwd", "/etc/passwd", "/proc/self/environ", "/C:/secret.txt",
    "/file:///etc/passwd", "/~root/", "/index.html::$DATA", "/%ff%fe", "/a%", "/a%2", "/a%zz", "/%", "/report/../secret.txt", "/.lock", "/.previous/site/index.html"]);
for (const t of traversals) {
  const a = await get(t);
  check([400, 404].includes(a.status), `${t}: status ${a.status}`);
  check(!a.body.includes("SECRET") && !a.body.includes("root:"), `${t}: a foreign file came out`);
}
check(traversals.length >= 60, `only ${traversals.length} spellings`);
// A file of the manifest that somebody has replaced by a link out.
unlinkSync(join(output, "site/leaflets/de/imprint.html"));
symlinkSync(join(folder, "secret.txt"), join(output, "site/leaflets/de/imprint.html"));
const linked = await get("/leaflets/de/imprint.html");
check(linked.status === 404 && !linked.body.includes("SECRET"), `a link out of the site: ${linked.status}`);

// Smuggling and broken heads: refused, and nothing behind them is answered.
const second = `GET /index.html HTTP/1.1\r\n${host}\r\n\r\n`;
const smuggled = [
  [400, `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 0\r\nContent-Length: 44\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 0, 44\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nContent-Length: +0\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nContent-Length: -1\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 0x10\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 99999999999999999999\r\n\r\n`],
  [413, `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 1000000\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nTransfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nTransfer-Encoding: xchunked\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nTransfer-Encoding:\tchunked\r\nTransfer-Encoding: identity\r\n\r\n`],
  [400, `POST / HTTP/1.1\r\n${host}\r\nX: 1\r\n Content-Length: 44\r\n\r\n`],
  [400, `GET / HTTP/1.1\r\n${host}\r\nX: a\r\n\tb\r\n\r\n`],
  [400, `GET / HTTP/1.1\r\n ${host}\r\n\r\n`],
  [400, `GET / HTTP/1.1\r\n${host}\r\nContent-Length: 44\r\n\r\n`],
  [400, `GET / HTTP/1.1\n${host}\n\n\r\n\r\n`],
  [400, `GET / HTTP/1.1\r\n${host}\nX: 1\r\n\r\n`],
  [400, `GET / HTTP/1.1\r\n${host}\r\nX: a\rContent-Length: 4\r\n\r\n`],
  [400, `GET / HTTP/1.1\r\n${host}\r\nX: a\0b\r\n\r\n`],
  [400, `GET / HTTP/1.1\r\n${host}\r\nContent-Length : 4\r\n\r\n`],
  [400, `GET / HTTP/1.1\r\n${host}\r\n: no name\r\n\r\n`],
  [400, `GET / HTTP/1.1\r\n${host}\r\nno colon\r\n\r\n`],
  [400, `GET / HTTP/1.1\r\n${host}\r\nX\x7f: 1\r\n\r\n`],
  [400, `GET  / HTTP/1.1\r\n${host}\r\n\r\n`],
  [400, `GET /  HTTP/1.1\r\n${host}\r\n\r\n`],
  [400, `GET / HTTP/1.1 \r\n${host}\r\n\r\n`],
  [400, `GET\t/\tHTTP/1.1\r\n${host}\r\n\r\n`],
  [400, `GET /\r\n${host}\r\n\r\n`],
  [400, `\r\nGET / HTTP/1.1\r\n${host}\r\n\r\n`],
  [400, `GET http://127.0.0.1:${port}/ HTTP/1.1\r\n${host}\r\n\r\n`],
  [400, `GET /index.html#x HTTP/1.1\r\n${host}\r\n\r\n`],
  [400, `OPTIONS * HTTP/1.1\r\n${host}\r\n\r\n`],
  [405, `CONNECT example.org:443 HTTP/1.1\r\n${host}\r\n\r\n`],
  [405, `TRACE / HTTP/1.1\r\n${host}\r\n\r\n`],
  [405, `get / HTTP/1.1\r\n${host}\r\n\r\n`],
  [505, `GET / HTTP/2.0\r\n${host}\r\n\r\n`],
  [400, `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`],
  [414, `GET /${"a".repeat(5000)} HTTP/1.1\r\n${host}\r\n\r\n`],
  [431, `GET / HTTP/1.1\r\n${host}\r\nX: ${"a".repeat(9000)}\r\n\r\n`],
  [431, `GET / HTTP/1.1\r\n${host}\r\n${"X: 1\r\n".repeat(70)}\r\n`],
  [400, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
];
for (const [status, bytes] of smuggled) {
  const answer = await raw(port, Buffer.from(bytes + second, "latin1"), { timeout: 3000 });
  const text = answer.bytes.toString("latin1"), a = parse(answer);
  const what = JSON.stringify(bytes.slice(0, 90));
  check(a.status === status || (status === 400 && a.status === 405), `${what}: status ${a.status}, wanted ${status}`);
  check(a.headers.connection === "close" && answer.error === undefined, `${what}: not closed (${answer.error})`);
  check(text.split("HTTP/1.1 ").length === 2 && !text.includes("<html"), `${what}: a second answer`);
}
check(smuggled.length >= 20, "too few");
const two = await raw(port, Buffer.from(second + second));
check(two.bytes.toString().split("HTTP/1.1 200").length === 2, "of two requests in a row only the first is answered");
check(parse(await raw(port, Buffer.from(`GET /index.html HTTP/1.0\r\n${host}\r\n\r\n`))).status === 200, "HTTP/1.0 is answered");

// Whom is it for?
const hosts = [
  [200, [`Host: 127.0.0.1:${port}`]], [200, [`Host: localhost:${port}`]], [200, [`HOST: LocalHost:${port}`]], [200, [`Host: [::1]:${port}`]],
  [421, []], [421, ["Host:"]], [421, ["Host: example.org"]], [421, [`Host: example.org:${port}`]], [421, ["Host: localhost"]], [421, ["Host: 127.0.0.1"]],
  [421, [`Host: localhost:${port + 1}`]], [421, [`Host: localhost.:${port}`]], [421, [`Host: localhost.example.org:${port}`]], [421, [`Host: 127.0.0.1.nip.io:${port}`]],
  [421, [`Host: 0.0.0.0:${port}`]], [421, [`Host: 127.1:${port}`]], [421, [`Host: 2130706433:${port}`]], [421, [`Host: localhost:${port}, example.org`]],
  [421, [`Host: localhost:${port}`, `Host: localhost:${port}`]], [421, [`Host: localhost:${port}`, "Host: example.org"]], [421, ["Host: example.org", `Host: localhost:${port}`]],
  [421, [`Host: localhost:${port}/`]], [421, [`Host: x@localhost:${port}`]], [421, [`Host: localhost:0${port}`]], [400, [`Host : localhost:${port}`]],
];
for (const [status, lines] of hosts) {
  const a = await get("/index.html", lines);
  check(a.status === status, `${lines}: status ${a.status}, wanted ${status}`);
}

// Loopback only.
const listening = ["tcp", "tcp6"].flatMap((f) => read(`/proc/net/${f}`, "utf8").split("\n").slice(1).filter(Boolean).map((l) => l.trim().split(/\s+/)))
  .filter((l) => l[3] === "0A" && parseInt(l[1].split(":")[1], 16) === port).map((l) => l[1].split(":")[0]);
check(listening.length > 0 && listening.every((a) => a === "0100007F" || a === "00000000000000000000000001000000"), `listens at ${listening}`);

// Sixty that dribble a byte at a time, and one that is in a hurry.
const busy = cpu(), dribblers = [], ends = [];
const began = Date.now();
for (let i = 0; i < 60; i++) {
  const socket = connect(port, "127.0.0.1");
  const bytes = `GET /index.html HTTP/1.1\r\n${host}\r\nX: ${"a".repeat(200)}`;
  let at = 0;
  socket.on("error", () => {});
  socket.on("close", () => ends.push(Date.now() - began));
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(bytes[at++] ?? "a")), 100);
  dribblers.push(socket);
}
await sleep(1500);
for (let i = 0; i < 5; i++) {
  const t = Date.now(), a = await get("/index.html");
  check(a.status === 200 && Date.now() - t < 1000, `beside 60 dribblers: ${a.status} after ${Date.now() - t} ms`);
  await sleep(300);
}
while (ends.length < 60 && Date.now() - began < 14000) await sleep(100);
check(ends.length === 60 && Math.max(...ends) < 12000, `${ends.length} of 60 dribblers ended, the last after ${Math.max(...ends)} ms`);
check(cpu() - busy < 3, `the dribblers cost ${cpu() - busy} s of CPU`);

// A hundred that say nothing: whoever comes next waits, and is answered when they have gone.
const silent = Array.from({ length: 100 }, () => { const s = connect(port, "127.0.0.1"); s.on("error", () => {}); return s; });
await sleep(300);
const t0 = Date.now();
const late = parse(await raw(port, Buffer.from(second), { timeout: 30000 }));
check(late.status === 200, `behind 100 silent ones: ${late.status} after ${Date.now() - t0} ms`);
for (const s of silent) s.destroy();

// Two hundred that are slow in every way and come back as soon as they are let
// go, and ten that are in a hurry.
write(join(output, "site/leaflets/de/places.html"), Buffer.alloc(48 << 20, 32));
const slow = [`GET /index.html HT`, "", `GET /leaflets/de/places.html HTTP/1.1\r\n${host}\r\n\r\n`, `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 60000\r\n\r\n{`];
let over = false, came = 0;
const lurk = (bytes) => {
  const s = connect(port, "127.0.0.1", () => { came++; s.pause(); s.write(bytes); });
  s.on("error", () => {});
  s.on("close", () => { if (!over) setTimeout(lurk, 50, bytes); });
  lurkers.push(s);
};
const lurkers = [];
for (let i = 0; i < 200; i++) lurk(slow[i % 4]);
await sleep(1500);
const waits = [];
for (let i = 0; i < 10; i++) {
  const t = Date.now(), a = parse(await raw(port, Buffer.from(second), { timeout: 20000 }));
  waits.push(Date.now() - t);
  check(a.status === 200, `beside 200 slow ones: ${a.status} after ${Date.now() - t} ms`);
}
check(Math.max(...waits) < 5000, `beside 200 slow ones an answer took ${waits} ms`);
over = true;
for (const s of lurkers) s.destroy();
check(came >= 200, `${came} slow ones came`);

// A reader that reads nothing of a large file is let go, and nothing leaks.
await sleep(300);
for (let i = 0; i < 200; i++) {
  const s = connect(port, "127.0.0.1", () => s.write(i % 2 ? second : second.slice(0, 20)));
  s.on("error", () => {});
  await new Promise((done) => s.on("connect", done));
  s.destroy();
}
await sleep(500);
check((await get("/index.html")).status === 200, "still answers");
check(files() <= before + 2, `file descriptors: ${before} before, ${files()} after`);

// It ends when it is told to, with status 0.
child.kill("SIGTERM");
for (let i = 0; i < 40 && child.exitCode === null; i++) await sleep(50);
check(child.exitCode === 0, `ended with ${child.exitCode}`);
check(child.output.split("\n").length === 2 && child.errors === "", `it keeps no log: ${child.output}${child.errors}`);
await finish();
