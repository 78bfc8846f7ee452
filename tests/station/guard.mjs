// Who may come in: the table of attacks against the station, byte by byte and
// from hostile pages in a browser.
import { createServer } from "node:http";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, renameSync, symlinkSync } from "node:fs";
import { accessible, browse, check, enter, existsSync, finish, form, join, post, project, program, raw, readFileSync, request, sleep, small, start, station, top, work, writeFileSync } from "./lib.mjs";

const folder = small(project("county"), "ar");
const s = await station(folder);
const { child, port } = s;
const paths = ["/", "/print", "/read", "/change", "/notice", "/print.pdf"];
const ours = `http://127.0.0.1:${port}`;

// Loopback only: every socket that listens is bound to 127.0.0.1 or ::1.
const listening = ["tcp", "tcp6"].flatMap((f) => readFileSync(`/proc/net/${f}`, "utf8").split("\n").slice(1).map((l) => l.trim().split(/\s+/)).filter((l) => l[3] === "0A" && parseInt(l[1].split(":")[1], 16) === port).map((l) => l[1].split(":")[0]));
check(listening.length > 0 && listening.every((a) => a === "0100007F" || a === "00000000000000000000000001000000"), `it listens at ${listening}`);

// Nothing without the token, whatever is asked and how.
const address = s.address().replace(ours, "");
for (const path of paths) {
  const a = await request(port, path);
  check(a.status === 403 && !/data-token|name="token"/.test(a.body), `GET ${path} without a token: ${a.status}`);
  const b = await post(s, path, form({ subject: "haus-bahnhof" }));
  check(b.status === 403 && !/name="token"/.test(b.body), `POST ${path} without a token: ${b.status}`);
  const c = await post(s, path, form({ token: "0".repeat(32) }));
  check(c.status === 403, `POST ${path} with another token: ${c.status}`);
}
// The code is good for one visit, and is no token.
const code = address.split("=")[1];
check((await request(port, "/?code=" + "0".repeat(32))).status === 403, "another code");
check((await request(port, `/?code=${code.slice(0, 31)}`)).status === 403, "a shorter code");
check((await request(port, address, [], "HEAD")).status !== 200, "HEAD does not use the code up");
const first = await request(port, address);
check(first.status === 200, `the code opens: ${first.status}`);
check(first.headers["set-cookie"] === undefined, "no cookie");
const token = first.body.toString().match(/data-token="([0-9a-f]{32})"/)[1];
check(token !== code, "the token is another secret");
check((await request(port, address)).status === 403, "a second time it opens nothing");
for (let i = 0; i < 40 && s.address().endsWith(code); i++) await sleep(25);
check(!s.address().endsWith(code), "and a new address is printed");
check(!readFileSync(`/proc/${child.pid}/cmdline`, "utf8").includes(token), "the token is not in the list of processes");
check((await post(s, "/print", form({ token }))).status === 200, "with the token in a form");
check((await request(port, "/print", [`X-Wegweiser-Token: ${token}`])).status === 200, "with the token in a header");
check((await request(port, `/print?token=${token}`)).status === 403, "not with the token in the address");
check((await request(port, "/print", [`Cookie: token=${token}; wegweiser-token=${token}`])).status === 403, "not with the token in a cookie");

// Where a request comes from.
const strange = ["https://example.org", "null", "", `http://127.0.0.1:${port + 1}`, `https://127.0.0.1:${port}`, "http://127.0.0.1", `http://127.0.0.1:${port}.example.org`, `http://evil.example.org:${port}`];
for (const origin of strange) {
  const head = ["Content-Type: application/x-www-form-urlencoded", `Content-Length: ${form({ token }).length}`, `Origin: ${origin}`];
  check((await request(port, "/print", head, "POST", form({ token }))).status === 403, `POST from ${origin || "nowhere"}`);
  check((await request(port, "/print", [`X-Wegweiser-Token: ${token}`, `Origin: ${origin}`])).status === 403, `GET from ${origin || "nowhere"}`);
}
check((await request(port, "/print", ["Content-Type: application/x-www-form-urlencoded", `Content-Length: ${form({ token }).length}`], "POST", form({ token }))).status === 403, "POST without Origin");
for (const site of ["cross-site", "same-site", "none"])
  check((await post(s, "/print", form({ token }), [`Sec-Fetch-Site: ${site}`])).status === 403, `Sec-Fetch-Site: ${site}`);
check((await post(s, "/print", form({ token }), ["Sec-Fetch-Site: same-origin"])).status === 200, "Sec-Fetch-Site: same-origin");
// Foreign names of this machine (DNS rebinding), and none.
for (const host of ["evil.example.org", `evil.example.org:${port}`, "127.0.0.1", `127.0.0.1:${port + 1}`, `127.0.0.1.example.org:${port}`, `0.0.0.0:${port}`]) {
  const a = await raw(port, Buffer.from(`GET /print HTTP/1.1\r\nHost: ${host}\r\nX-Wegweiser-Token: ${token}\r\n\r\n`));
  check(a.bytes.toString().startsWith("HTTP/1.1 421"), `Host: ${host}`);
}
// Nobody is told that he may ask.
for (const path of [...paths, "/station.js"]) {
  const a = await request(port, path, ["Origin: https://example.org", "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: x-wegweiser-token", "Access-Control-Request-Private-Network: true"], "OPTIONS");
  check(a.status === 405 && !Object.keys(a.headers).some((h) => h.startsWith("access-control-")), `OPTIONS ${path}: ${a.status}`);
}
// The policy.
const shown = await post(s, "/print", form({ token, subject: "haus-bahnhof" }));
const policy = shown.headers["content-security-policy"];
check(/default-src 'none'/.test(policy) && /script-src 'self'(;|$)/.test(policy) && /frame-ancestors 'none'/.test(policy) && /form-action 'self'/.test(policy) && !/unsafe|\*/.test(policy), `policy: ${policy}`);
check(shown.headers["x-frame-options"] === "DENY" && shown.headers["cache-control"] === "no-store" && shown.headers["x-content-type-options"] === "nosniff", "headers");
check(!/<script(?! src="\/station\.js")|\son[a-z]+="|javascript:|style="/.test(shown.body), "no script and no style inside the page");
// What is no form, broken forms, too much.
for (const [body, status, type] of [["token=%zz", 400], ["token=%ff", 400], [`token=${token}&subject=%00`, 400], ["a=1&".repeat(3000), 400], [`{"token":"${token}"}`, 415, "application/json"], [`token=${token}`, 415, "text/plain"], [`token=${token}`, 415, "multipart/form-data; boundary=x"]]) {
  const a = await request(port, "/print", [`Origin: ${ours}`, `Content-Type: ${type ?? "application/x-www-form-urlencoded"}`, `Content-Length: ${body.length}`], "POST", body);
  check(a.status === status, `${body.slice(0, 30)} as ${type ?? "form"}: ${a.status}`);
}
check((await request(port, "/print", [`Origin: ${ours}`, "Content-Type: application/x-www-form-urlencoded", "Content-Length: 70000"], "POST", "")).status === 413, "a body that is too long");
for (const value of ["../../etc/passwd", "haus-bahnhof/../x", "<script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>", "%s%n", "\u202eabc", "x".repeat(5000)])
  for (const name of ["subject", "job", "product", "office", "language", "size", "profile", "cover", "name", "copies", "up"]) {
    const a = await post(s, "/print", form({ token, subject: "haus-bahnhof", asked: "haus-bahnhof", [name]: value }));
    check(a.status === 200 && !/<script>alert|<img src=x/.test(a.body), `${name}=${value.slice(0, 20)}: ${a.status}`);
  }
// Beside people who dribble a form, everybody is served.
const slow = Array.from({ length: 60 }, () => raw(port, Buffer.from(`POST /print HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${ours}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\ntoken=`), { timeout: 3000 }));
await sleep(200);
const t = Date.now();
check((await post(s, "/", form({ token }))).status === 200 && Date.now() - t < 2000, `beside 60 that dribble: ${Date.now() - t} ms`);
await Promise.all(slow);

// The second port: only by its name, without scripts, framed by us alone.
const frames = policy.match(/frame-src (http:\S+);/)[1], framePort = +frames.split(":")[2];
check((await request(framePort, "/leaflets/ar/notfall.html")).status === 404, "frames without their name");
check((await request(framePort, `/${token}/leaflets/ar/notfall.html`)).status === 404, "the token is not their name");

// A hostile page of another origin in the same browser.
const { browser, context, page } = await browse("en-US", {}, "--host-resolver-rules=MAP evil.example.org 127.0.0.1");
await page.goto(s.address());
await page.waitForSelector("main h1");
check(!page.url().includes("code="), "the code leaves the address bar");
const known = await page.evaluate(() => sessionStorage.getItem("wegweiser-token"));
check(known === token, "the token is kept for the window");
const hostile = createServer((_, answer) => { answer.setHeader("Content-Type", "text/html"); answer.end("<!doctype html><title>evil</title><body></body>"); });
await new Promise((done) => hostile.listen(0, "127.0.0.1", done));
const evil = await context.newPage();
await evil.goto(`http://127.0.0.1:${hostile.address().port}/`);
const stolen = await evil.evaluate(async ([o, token]) => {
  const results = {};
  const attempt = async (name, options) => { try { const r = await fetch(o, options); results[name] = `${r.type} ${r.status}`; } catch { results[name] = "refused"; } };
  await attempt("read", {});
  await attempt("header", { headers: { "X-Wegweiser-Token": token } });
  await attempt("blind", { method: "POST", mode: "no-cors", body: new URLSearchParams({ token, do: "keep", name: "Gestohlen", subject: "haus-bahnhof" }) });
  return results;
}, [`${ours}/print`, token]);
check(stolen.read === "refused" && stolen.header === "refused", `another origin read: ${JSON.stringify(stolen)}`);
const prints = () => { try { return readdirSync(join(folder, "content/prints")); } catch { return []; } };
await evil.evaluate(([o, token]) => {
  const f = document.createElement("form");
  Object.assign(f, { method: "post", action: o });
  for (const [name, value] of Object.entries({ token, do: "keep", name: "Gestohlen", subject: "haus-bahnhof" })) f.append(Object.assign(document.createElement("input"), { name, value }));
  document.body.append(f);
  f.submit();
}, [`${ours}/print`, token]);
await evil.waitForURL(`${ours}/print`);
check(/Another site/.test(await evil.textContent("body")), "a form of another site is refused");
check(prints().length === 0, `and nothing was written: ${prints()}`);
// A name of another site that has come to mean this machine.
const rebound = await evil.goto(`http://evil.example.org:${port}/print`);
check(rebound.status() === 421 && !/name="token"/.test(await rebound.text()), `DNS rebinding: ${rebound.status()}`);
// Clickjacking.
await evil.goto(`http://127.0.0.1:${hostile.address().port}/`);
const framed = await evil.evaluate(async (o) => {
  const frame = document.createElement("iframe");
  frame.src = o;
  document.body.append(frame);
  await new Promise((done) => { frame.onload = done; setTimeout(done, 3000); });
  return frames.length;
}, `${ours}/`);
const inside = evil.frames().find((f) => f !== evil.mainFrame());
check(framed === 1 && !(await inside.evaluate(() => document.body?.innerText ?? "").catch(() => "")).includes("address"), "it is shown in no frame");
await browser.close();
hostile.close();
check(child.exitCode === null, "it still runs");

// From a menu there is no folder: the only project of the home, which may be a
// link; of several a page to choose.
const nowhere = join(work, "nowhere"), home = join(work, "home");
for (const f of [nowhere, join(home, "Dokumente"), join(home, "Zweites")]) mkdirSync(f, { recursive: true });
renameSync(folder, join(home, "Dokumente/county"));
const linked = join(work, "linked");
symlinkSync(home, linked);
const menu = await start(program, ["serve", "--station", "-p", "0"], (c) => c.output.match(/:(\d+)\/\?code=/), { cwd: nowhere, env: { ...process.env, HOME: linked } });
check(+menu.found[1] > 0, "the only project of the home is opened");
cpSync(join(home, "Dokumente/county/content"), join(home, "Zweites/content"), { recursive: true });
const two = await start(program, ["serve", "--station", "-p", "0"], (c) => c.output.match(/:(\d+)\/\?code=/), { cwd: nowhere, env: { ...process.env, HOME: home } });
{
  const m = { port: +two.found[1], child: two.child, address: () => two.child.output.match(/http:\S+(?=\n)/g).at(-1) };
  check((await request(m.port, "/")).status === 403, "which project is no open question");
  const { browser, page, complaints } = await browse("de-DE");
  await page.goto(m.address());
  check((await page.locator(".offers button").allTextContents()).join() === "county,Zweites", `of several projects one is chosen: ${await page.locator(".offers button").allTextContents()}`);
  await accessible(page, "choose");
  const other = await enter(m);
  check((await post(m, "/choose", form({ token: "0".repeat(32), project: 0 }))).status === 403, "not without the token");
  check(/Which project/.test((await post(m, "/choose", form({ token: other, project: 7 }))).body), "no other than these");
  check(/Which project/.test((await post(m, "/print", form({ token: other, project: 0, do: "keep" }))).body), "and nothing else before");
  // What cannot be opened is told, and another one can be.
  writeFileSync(join(home, "Zweites/output"), "no folder");
  await page.getByRole("button", { name: "Zweites" }).click();
  await page.waitForSelector("#told .bad");
  await page.getByRole("button", { name: "county" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector('.offers form[action="/print"]');
  check((await page.textContent("h1")) === "Was möchten Sie tun?", "the project is open");
  await page.locator('.offers form[action="/change"] button').click();
  await page.waitForSelector("#subject");
  await page.reload();
  await page.waitForSelector("#subject");
  check(complaints.filter((c) => !/403|503/.test(c)).length === 0, `console: ${complaints}`);
  // Who goes on after the program was closed is told.
  two.child.kill("SIGTERM");
  for (let i = 0; i < 60 && two.child.exitCode === null; i++) await sleep(50);
  await page.locator('nav button[formaction="/print"]').click();
  await page.waitForSelector("#told .bad");
  check(/geschlossen/.test(await page.textContent("#told")), `nobody answers: ${await page.textContent("#told")}`);
  await browser.close();
}
// A project that is just being opened is not waited for.
{
  const large = join(home, "Gross");
  renameSync(project("large"), large);
  const three = await start(program, ["serve", "--station", "-p", "0"], (c) => c.output.match(/:(\d+)\/\?code=/), { cwd: nowhere, env: { ...process.env, HOME: home } });
  const m = { port: +three.found[1], child: three.child, address: () => three.child.output.match(/http:\S+(?=\n)/g).at(-1) };
  const chosen = post(m, "/choose", form({ token: await enter(m), project: 1 }));
  for (let i = 0; i < 600 && !existsSync(join(large, "output/.stage")); i++) await sleep(20);
  three.child.kill("SIGTERM");
  for (let i = 0; i < 60 && three.child.exitCode === null; i++) await sleep(50);
  await chosen;
  check(three.child.exitCode === 0 && /stopped; the old output stays/.test(three.child.errors), `stopped while it is opened: ${three.child.exitCode} ${three.child.errors}`);
}
const both = spawnSync(program, ["serve", "--station", "--preview", "-C", join(home, "Zweites")], { encoding: "utf8", timeout: 20000 });
check(both.status === 2, `--station and --preview: ${both.status}`);
const entry = readFileSync(join(top, "compiler/wegweiser.desktop"), "utf8");
check(/^Exec=wegweiser serve --station /m.test(entry) && /^Comment\[de\]=/m.test(entry), "the entry of the menu");
await finish();
