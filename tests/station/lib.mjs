// What the tests of the station share: a small county, a station that serves
// it, a browser, requests with a token.
import { createRequire } from "node:module";
import { existsSync, mkdirSync } from "node:fs";
import { check, finish, join, program, project, raw, parse, readFileSync, request, sleep, small, start, top, work, writeFileSync, edit } from "../serve/lib.mjs";

const require = createRequire(join(top, "tests/package.json"));
const { chromium } = require("playwright-core");
export const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export async function station(folder, ...options) {
  const { child, found } = await start(program, ["serve", "--station", "-p", "0", "-C", folder, ...options],
    (c) => c.output.match(/http:\/\/127\.0\.0\.1:(\d+)\/\?code=([0-9a-f]{32})\n/));
  return { child, port: +found[1], address: () => child.output.match(/http:\S+(?=\n)/g).at(-1) };
}
// The token, by the newest address.
export async function enter(s) {
  const a = await request(s.port, s.address().replace(/^http:\/\/[^/]*/, ""));
  return a.body.toString().match(/data-token="([0-9a-f]{32})"/)?.[1];
}
export const form = (fields) => new URLSearchParams(fields).toString();
export const post = (s, path, body, headers = [], options = {}) =>
  request(s.port, path, [`Origin: http://127.0.0.1:${s.port}`, "Content-Type: application/x-www-form-urlencoded", `Content-Length: ${Buffer.byteLength(body)}`, ...headers], "POST", body, options);

const shots = process.env.SHOTS;
export async function browse(locale = "de-DE", options = {}, ...more) {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more] });
  const context = await browser.newContext({ locale, viewport: { width: 1400, height: 1000 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const complaints = [], requests = [];
  context.on("request", (r) => requests.push(r.url()));
  for (const [event, say] of [["console", (m) => m.text()], ["pageerror", String], ["dialog", (d) => { d.dismiss(); return `dialog ${d.message()}`; }]])
    page.on(event, (e) => complaints.push(say(e)));
  page.setDefaultTimeout(20000);
  return { browser, context, page, complaints, requests };
}
// Until the last form was answered; until the rest of it is there, too.
export const shown = (page) => page.waitForFunction(() => !document.body.hasAttribute("aria-busy"));
export const settled = (page) => page.waitForFunction(() => !document.body.hasAttribute("aria-busy") && !document.querySelector("[data-rest]"));
export async function shot(page, name, fullPage = false) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage });
}
// axe in both colours, and the width of a phone.  The only frame is sandboxed: no script, so
// no axe, comes into it, and to ask it is an error; what it shows is a page that suite web checks.
export async function accessible(page, name) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const result = await page.evaluate(`(() => { ${axe}; return axe.run(document, { iframes: false, runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }); })()`);
    for (const v of result.violations) console.log(`${name} (${colorScheme}): ${v.id}: ${v.nodes[0].html.slice(0, 160)}`);
    check(result.violations.length === 0, `${name} (${colorScheme}): ${result.violations.length} violations of axe`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  const size = page.viewportSize();
  for (const width of [390, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate("document.documentElement.scrollWidth");
    check(wide <= width, `${name}: ${wide} wide at ${width}`);
    await shot(page, `${name}-${width}`);
  }
  await page.setViewportSize(size);
}
export { check, edit, existsSync, finish, join, parse, project, raw, readFileSync, request, sleep, small, start, program, top, work, writeFileSync };
