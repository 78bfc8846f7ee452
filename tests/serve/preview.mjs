// A translator at work: `wegweiser serve --preview` in headless Chromium, with
// files that are saved as editors save them.
import { createRequire } from "node:module";
import { mkdtempSync, renameSync, rmSync, writeFileSync as write } from "node:fs";
import { tmpdir } from "node:os";
import { check, finish, join, program, project, raw, readFileSync, request, serve, sleep, small, start, top } from "./lib.mjs";

const require = createRequire(join(top, "tests/package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const folder = small(project("county"), "ar en");
const catalog = join(folder, "locales/ar/health.po");
const original = readFileSync(catalog, "utf8");
// Save as Vim and Poedit do: a new file takes the place of the old one.
const save = (text, path = catalog) => { write(path + "~new", text); renameSync(path + "~new", path); };
const page = "Notfall: die richtige Nummer";
const entry = (text) => {
  const at = text.indexOf(`\nmsgid "${page}"\n`), start = text.lastIndexOf("\n\n", at) + 2;
  return { start, end: text.indexOf("\n\n", at) + 1, at };
};
// The title of the page with another translation, and flags in front.
const titled = (msgstr, flags = "") => {
  const { start, end } = entry(original);
  return original.slice(0, start) + `${flags}msgid "${page}"\nmsgstr "${msgstr}"\n` + original.slice(end);
};

const { child, port } = await serve(folder, "--preview");
const preview = +child.output.match(/Preview[^\n]*:(\d+)\/\n/)[1];
const origin = `http://127.0.0.1:${preview}`;
check(preview !== port, "the preview has an origin of its own");

// Its answers, byte by byte.
const shown = await request(preview, "/ar/notfall");
check(shown.status === 200 && shown.headers["content-security-policy"].includes("default-src 'none'; script-src 'self'"), "a strict policy");
check(shown.headers["access-control-allow-origin"] === undefined && shown.headers["cross-origin-resource-policy"] === "same-origin", "nothing for other origins");
const public_ = await request(port, "/leaflets/de/notfall.html"), feed = await request(port, "/api/v3/regions/");
check(public_.status === 200 && public_.headers["access-control-allow-origin"] === undefined, "what is not published yet is nothing for other origins");
check(feed.headers["access-control-allow-origin"] === "*", "but the feed is, for clients at work");
// Words as readers will see them: quotation marks of the language, facts filled in.
const quoted = (await request(preview, "/ar/schulpflicht")).body.toString();
check(!quoted.includes("<q") && /class="target"[^>]*lang="ar"[^]*?”[^]*?“/.test(quoted) && /class="source"[^>]*lang="de"[^]*?„[^]*?“/.test(quoted), "quotation marks of both languages");
check(/class="filled" dir="ltr">112</.test(shown.body.toString()), "a phone runs from left to right");
for (const target of ["/ar/notfall", "/preview.css", "/state?seen="]) {
  const asked = await request(preview, target, ["Origin: https://example.org", "Access-Control-Request-Method: GET", "Access-Control-Request-Private-Network: true"], "OPTIONS");
  check(asked.status === 405 && !Object.keys(asked.headers).some((h) => h.startsWith("access-control-")), `nobody elsewhere may ask for ${target}: ${asked.status}`);
}
// A hundred pages that wait for news, and whoever wants something meanwhile.
const seen = (await request(preview, "/state?seen=")).body.toString();
const poll = Buffer.from(`GET /state?seen=${seen} HTTP/1.1\r\nHost: 127.0.0.1:${preview}\r\n\r\n`);
const waiting = Array.from({ length: 100 }, () => raw(preview, poll, { timeout: 15000 }));
await sleep(500);
for (const [at, target] of [[preview, "/ar/notfall"], [port, "/leaflets/de/notfall.html"], [preview, "/preview.css"]]) {
  const t = Date.now(), a = await request(at, target);
  check(a.status === 200 && Date.now() - t < 1500, `beside 100 that wait: ${target} ${a.status} after ${Date.now() - t} ms`);
}
check((await Promise.all(waiting)).filter((a) => a.bytes.toString().startsWith("HTTP/1.1 200 ")).length === 100, "each of those that wait is answered");
check((await request(preview, "/xx/notfall")).status === 404 && (await request(preview, "/ar/gibtesnicht")).status === 404, "unknown pages");
check((await request(preview, "/state?seen=1", ["Content-Length: 0"], "POST")).status === 405, "nothing changes by a request");
check((await request(preview, "/../secret")).status === 400, "the guard stands here, too");
check((await raw(preview, Buffer.from("GET / HTTP/1.1\r\nHost: evil.example.org\r\n\r\n"))).bytes.toString().startsWith("HTTP/1.1 421"), "foreign names");

const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const profile = mkdtempSync(join(tmpdir(), "preview-"));
const browser = await chromium.launchPersistentContext(profile, { executablePath: "/usr/bin/chromium", args, viewport: { width: 1200, height: 900 } });
const tab = await browser.newPage();
const requests = [], complaints = [];
tab.on("request", (r) => requests.push(r.url()));
tab.on("console", (m) => complaints.push(m.text()));
tab.on("dialog", (d) => { complaints.push(`dialog ${d.message()}`); d.dismiss(); });
tab.on("pageerror", (e) => complaints.push(String(e)));

await tab.goto(`${origin}/`);
await tab.click('nav a[href="/ar/"]');
await tab.click('a[href="/ar/notfall"]');
const row = () => tab.locator("details.title").first();
check((await row().locator(".source").innerText()) === page, "the source");
check((await row().locator(".target").getAttribute("dir")) === "rtl" && (await row().locator(".target").getAttribute("lang")) === "ar", "the translation in its direction");
check(!(await row().locator("dl").isVisible()), "where it stands is told when it is asked for");
await row().locator("summary").click();
check(await row().locator("dl").isVisible(), "a click opens it");
const line = +(await row().locator("dd code").first().innerText()).match(/^locales\/ar\/health\.po:(\d+)$/)[1];
check(original.split("\n")[line - 1] === `msgid "${page}"`, `line ${line} of the catalog is the msgid`);
check((await row().locator("dd code").nth(1).innerText()) === page, "the msgid to look for");
check((await tab.locator(".finished a").getAttribute("href")) === `http://127.0.0.1:${port}/leaflets/ar/notfall.html`, "the way to the finished page");

// Save, and the page is there by itself.
const until = async (what, good, ms = 15000) => {
  const t = Date.now();
  while (Date.now() - t < ms) {
    try { if (await good()) { check(true, what); return Date.now() - t; } } catch { /* it is just reloading */ }
    await sleep(5);
  }
  check(false, `${what}: not within ${ms} ms`);
  return ms;
};
const text = () => row().locator(".target").innerText();
const state = () => row().getAttribute("class");
const times = [];
for (const word of ["أولاً", "ثانياً", "ثالثاً"]) {
  save(titled(word));
  times.push(await until(`saved ${word}`, async () => (await text()) === word));
}
console.log(`save to page in the browser: ${times.join(", ")} ms (2 languages)`);
save(titled("غير مؤكد", "#, fuzzy\n"));
await until("fuzzy is marked", async () => / fuzzy/.test(await state()));
check((await text()) === "غير مؤكد", "and what is written there is shown");
save(titled(""));
await until("missing is marked", async () => / missing/.test(await state()));
check((await tab.locator(".finished").innerText()).length > 0, "and whether the page is published is told");

// Hostile translations stay text.
const hostile = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</span></summary><script>alert(1)</script>", "<a href='javascript:alert(1)'>x</a>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<svg/onload=alert(1)>"];
for (const h of hostile) {
  save(titled(h.replaceAll('"', '\\"')));
  await until(`hostile: ${h}`, async () => (await text()) === h || (await text()) === h.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
  check((await tab.locator("main script, main img, main svg, main [onerror], main [onload]").count()) === 0, `${h} became markup`);
  if (!h.startsWith("&")) {
    check(/ broken/.test(await state()), `${h}: broken is marked`);
    check(/\[po-/.test(await tab.locator(".reports").innerText()), `${h}: what is wrong stands on the page`);
    const target = await tab.locator(".reports li a").first().getAttribute("href");
    check(target === `#${await row().getAttribute("id")}`, `${h}: and leads to its block`);
  }
}
// A catalog that is broken as a whole: told, and everything goes on.
save(original.slice(0, original.length / 2) + '\nmsgid "offen\n');
await until("a broken catalog is told", async () => /health\.po/.test(await tab.locator(".reports").innerText()));
await tab.click('nav a[href="/en/notfall"]');
check((await tab.locator("h1").innerText()) === page, "other languages go on");
await tab.click('nav a[href="/ar/notfall"]');
save(original);
await until("mended", async () => (await tab.locator(".reports").count()) === 0 || !/po-unterminated/.test(await tab.locator(".reports").innerText({ timeout: 1000 })));

// A German sentence changes, an interface word, a new file in a new folder.
const source = join(folder, "content/pages/health/notfall.xml");
save(readFileSync(source, "utf8").replace(`<title>${page}`, "<title>Notfall: die neue Nummer"), source);
await until("a source that changes", async () => (await row().locator(".source").innerText()) === "Notfall: die neue Nummer");
check(/ missing/.test(await state()), "its translation is gone until it is updated");
await tab.goto(`${origin}/ar/interface`);
check((await tab.locator("details").count()) > 40, "the words of every page");

// Nothing was blocked, nothing foreign asked for, good for everybody.
check(complaints.length === 0, `console: ${complaints[0]}`);
check(requests.every((r) => r.startsWith(origin)), `a foreign request: ${requests.find((r) => !r.startsWith(origin))}`);
const tester = await browser.newPage();
for (const path of ["/", "/ar/", "/ar/notfall"]) {
  for (const colorScheme of ["light", "dark"]) {
    await tester.emulateMedia({ colorScheme });
    await tester.goto(origin + path);
    const result = await tester.evaluate(`(() => { ${axe}; return axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }); })()`);
    for (const v of result.violations) console.log(`${path} (${colorScheme}): ${v.id}: ${v.nodes[0].html.slice(0, 140)}`);
    check(result.violations.length === 0, `${path}: ${result.violations.length} violations`);
  }
  await tester.setViewportSize({ width: 320, height: 700 });
  check((await tester.evaluate("document.documentElement.scrollWidth")) <= 320, `${path}: too wide at 320`);
}
// In the language of whoever started it.
const german = await start(program, ["serve", "-p", "0", "-C", folder, "-o", join(folder, "german"), "--preview"],
  (c) => c.output.match(/Vorschau[^\n]*(http:[^\n]*\/)\n/), { env: { ...process.env, LC_ALL: "de_DE.UTF-8", LANGUAGE: "de" } });
await tester.goto(german.found[1]);
check((await tester.getAttribute("html", "lang")) === "de" && (await tester.locator("h1").innerText()).startsWith("Vorschau"), "the preview speaks German");
await tester.goto(`${german.found[1]}ar/notfall`);
const words = await tester.locator("main").innerText();
check(/Die fertige Seite|Nicht veröffentlicht|In dieser Sprache/.test(words) && !/\b(The|the|missing|translated)\b/.test(words), "no English is left");
// A page of the site cannot look into the preview.
await tester.goto(`http://127.0.0.1:${port}/media/pictograms/school.svg`);
const stolen = await tester.evaluate(async (o) => { try { return (await fetch(`${o}/ar/`)).status; } catch { return "refused"; } }, origin);
check(stolen === "refused", `another origin read the preview: ${stolen}`);
await browser.close();
rmSync(profile, { recursive: true, force: true });
check(child.exitCode === null, "it still runs");
await finish();
