// The HTML of a build in a browser: axe-core on a page of every template in
// both directions and both colour schemes and on a sample of the others, width 320 without sideways
// scrolling or a number that is torn or cut, no request to anywhere, sheets of
// paper that are full; and without one: every link leads somewhere, no physical
// left or right in the style sheet; the search finds.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync, readFileSync, readdirSync, statSync, mkdtempSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { tmpdir } from "node:os";

const require = createRequire(new URL("../package.json", import.meta.url));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const site = resolve(process.argv[2], "site");
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log(what); } };

const walk = (f) => readdirSync(f).sort().flatMap((n) => statSync(join(f, n)).isDirectory() ? walk(join(f, n)) : [join(f, n)]);
const pages = walk(site).filter((f) => f.endsWith(".html"));
const ids = new Map();
const idsOf = (file) => {
  if (!ids.has(file)) ids.set(file, new Set([...readFileSync(file, "utf8").matchAll(/ id="([^"]*)"/g)].map((m) => m[1])));
  return ids.get(file);
};
const titles = new Map(), styles = new Set();
for (const file of pages) {
  const html = readFileSync(file, "utf8"), name = file.slice(site.length + 1);
  let dead = 0;
  for (const [, sheet] of html.matchAll(/<style>([^]*?)<\/style>/g)) styles.add(sheet);
  for (const [, href] of html.matchAll(/<a[^>]* href="([^"]*)"/g)) {
    if (/^(https:|tel:|mailto:)/.test(href)) continue;
    const [path, anchor] = href.split("#");
    const target = path ? join(dirname(file), path) : file;
    if (!existsSync(target) || (anchor && !idsOf(target).has(anchor))) { dead++; console.log(`${name}: dead link ${href}`); }
  }
  check(dead === 0, `${name}: ${dead} dead links`);
  // Only start pages have a script: the search, and what it knows; only they and the portal load pictures of prints.
  // Forms have one for their buttons.
  const start = /^leaflets\/[^/+]+\/index\.html$/.test(name) || html.includes('<form id="form"'), still = start ? html.replace(/<script( type="application\/json" id="entries")?>[^]*?<\/script>/g, "") : html;
  check(!/<script|javascript:|\son[a-z]+=|src="http/.test(still), `${name}: something that runs or loads`);
  for (const [, src] of html.matchAll(/<img[^>]* src="([^":]*)"/g)) check(existsSync(join(dirname(file), src)), `${name}: no image ${src}`);
  // What stands behind a label is the colon of its language.
  const colon = { fr: "\u00A0: ", "zh-Hans": "：" }[html.match(/<html[^>]* lang="([^"]+)"/)?.[1]] ?? ": ";
  const others = [...html.matchAll(/<span>[^<]*<\/span>([\s\u00A0]*[:：] ?)/g)].filter((m) => m[1] !== colon);
  check(others.length === 0, `${name}: ${others.length} colons of another language behind a label`);
  check((html.match(/<h1[ >]/g) ?? []).length === 1, `${name}: not one h1`);
  const title = html.match(/<title>([^<]*)/)[1], folder = dirname(name);
  const known = titles.get(folder + title);
  check(!known, `${name}: same title as ${known}`);
  titles.set(folder + title, name);
}
const css = readFileSync(join(site, "index.html"), "utf8").match(/<style>([^]*?)<\/style>/)[1];
check(!/(margin|padding|border|inset)-(left|right)|[;{](left|right):|text-align:(left|right)|float:/.test(css), "physical left or right in the style sheet");
check(css.length < 14336, `the style sheet has ${css.length} bytes`);

const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const profile = mkdtempSync(join(tmpdir(), "web-"));
const browser = await chromium.launchPersistentContext(profile, { executablePath: "/usr/bin/chromium", args, bypassCSP: true });
// A page of every template in both directions, and some more of all, always the
// same as long as the pages are.  What is in a folder of a language and not
// named below is a page of text.
const named = /^(index|places|imprint|events|news|contacts)\.html$/;
const templates = new Map(), rest = [];
for (const file of pages) {
  const name = relative(site, file), parts = name.split("/"), html = readFileSync(file, "utf8");
  // What leads on at once is gone before it is looked at.
  if (html.includes('http-equiv="refresh"')) continue;
  const last = parts.at(-1), kind = parts.length < 2 || !/^leaflets$/.test(parts[0]) ? parts[0] === "api" ? name : name.replace(/[^/]*\//g, "") :
    `${parts[1].includes("+") ? "pair" : "one"} ${named.test(last) ? last : html.includes('<form id="form"') ? "form" : html.includes('class="floor"') ? "directory" : html.includes('class="notice"') ? "notice" : /<table/.test(html) ? "table" : "page"}`;
  const key = `${kind} ${html.match(/<html[^>]* dir="(\w+)"/)?.[1] ?? "ltr"}`;
  if (!templates.has(key)) templates.set(key, name);
  else rest.push(name);
}
const step = Math.max(1, Math.floor(rest.length / 12));
const every = ["light", "dark"];
const samples = [...[...templates.values(), "../report/coverage.html"].map((name) => [name, every]),
  ...rest.filter((name, i) => i % step === 0).map((name, i) => [name, [every[i % 2]]])];
// Colours are all that the other scheme changes, so after it only the rules that
// look at colours are asked again, in the page that is there.
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], colors = ["color-contrast", "link-in-text-block"];
for (const sheet of styles) {
  const dark = [...sheet.matchAll(/@media[^{}]*\(prefers-color-scheme: ?dark\) ?\{((?:[^{}]*\{[^{}]*\})*)\s*\}/g)].map((m) => m[1]);
  check((sheet.match(/prefers-color-scheme/g) ?? []).length === dark.length, "a dark scheme that cannot be read");
  for (const [text, value] of dark.join("").matchAll(/[\w-]+:([^;{}]*)[;}]/g)) check(/^#[0-9a-f]{3,8}$/.test(value), `the dark scheme changes more than colours: ${text}`);
}
check([...styles].some((sheet) => sheet.includes("prefers-color-scheme")), "no dark scheme");
// Times, ranges and phones that do not stand in one line, or not on the page.
const torn = () => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());)
    for (const { index, 0: number } of text.data.matchAll(/\d{1,2}[:.]\d\d(\u2060?–\u2060?\d{1,2}[:.]\d\d)?|\+49[\d \u00A0-]+\d/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + number.length);
      const boxes = [...range.getClientRects()].filter((b) => b.width > 0);
      if (new Set(boxes.map((b) => Math.round(b.top))).size > 1 || boxes.some((b) => b.left < -1 || b.right > innerWidth + 1)) found.push(number);
    }
  return found;
};
let numbers = 0, requests = [];
// One tab for all of them, which knows axe from its beginning.
const tab = await browser.newPage();
await tab.addInitScript({ content: axe });
tab.on("request", (r) => requests.push(r.url()));
for (const [name, schemes] of samples) {
  requests = [];
  for (const colorScheme of schemes) {
    await tab.emulateMedia({ colorScheme });
    await tab.setViewportSize({ width: 1000, height: 900 });
    if (colorScheme === schemes[0]) await tab.goto("file://" + join(site, name));
    const violations = await tab.evaluate((asked) => window.axe.run({ runOnly: asked, resultTypes: ["violations"] }).then((r) => r.violations),
      colorScheme === schemes[0] ? rules : colors);
    for (const v of violations) console.log(`${name} (${colorScheme}): ${v.id}: ${v.help}: ${v.nodes[0].html.slice(0, 120)}`);
    check(violations.length === 0, `${name} (${colorScheme}): ${violations.length} violations`);
    await tab.setViewportSize({ width: 320, height: 700 });
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
    check(wide <= 320, `${name}: ${wide} wide at 320`);
  }
  for (const width of name.startsWith("leaflets/") ? [320, 360, 768] : []) {
    await tab.setViewportSize({ width, height: 700 });
    const bad = await tab.evaluate(torn);
    check(bad.length === 0, `${name}: torn or cut at ${width}: ${bad.slice(0, 3)}`);
  }
  numbers += await tab.evaluate(() => (document.body.innerText.match(/\d\d:\d\d/g) ?? []).length);
  const foreign = requests.slice(1).filter((r) => !r.startsWith("file://" + join(site, "prints/")));
  check(foreign.length === 0, `${name}: requests ${foreign}`);
}
await tab.close();
check(numbers > 200, `only ${numbers} times to be torn`);
// The content security policy allows what the page has, and nothing is blocked.
const strict = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
const page = await strict.newPage();
const messages = [];
page.on("console", (m) => messages.push(m.text()));
await page.goto("file://" + join(site, "leaflets/de/schulpflicht.html"));
check(messages.length === 0, `console: ${messages[0]}`);
check(await page.evaluate(() => getComputedStyle(document.querySelector("h1")).fontSize !== "32px"), "the style sheet is not in force");
// The search finds pages and offices by words of the reader's language and German, without marks and cases.
for (const [tag, typed, expected] of [["de", "jobc", "Jobcenter"], ["de", "AUSLANDERBEH", "Ausländerbehörde"], ["uk", "jobcenter", "Центр зайнятості"],
  ["ar", "الاجانب", "دائرة الأجانب"], ["ti", "jobcenter", "ጆብሰንተር"], ["zh-Hans", "学校", "学校"], ["fr", "ecole", "École"], ["tr", "is merkezi", "İş merkezi"]]) {
  await page.goto("file://" + join(site, `leaflets/${tag}/index.html`));
  await page.fill("#q", typed);
  const found = await page.locator("#found a").allTextContents();
  check(found.some((t) => t.toLowerCase().includes(expected.toLowerCase())), `${tag}: "${typed}" finds ${found.slice(0, 3)}`);
  await page.locator("#found a").first().click();
  check(!/index\.html$/.test(new URL(page.url()).pathname), `${tag}: a hit leads nowhere`);
  await page.goto("file://" + join(site, `leaflets/${tag}/index.html`));
  await page.fill("#q", "xqzxqz");
  check(await page.locator("#none").isVisible() && await page.locator("#found a").count() === 0, `${tag}: found what is not there`);
}
// Posters come first, and nothing but posters is in sight; what a file is runs
// from left to right everywhere.
for (const tag of ["de", "ar", "ti", "zh-Hans"]) {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("file://" + join(site, `leaflets/${tag}/index.html`));
  const seen = await page.evaluate(() => ({
    order: [...document.querySelectorAll("main > :is(.tiles, #search, #prints, .closings, .areas, .region)")].map((e) => e.id || e.className),
    posters: document.querySelectorAll("#prints > .posters > li").length, hidden: document.querySelectorAll("#prints details .prints > li").length,
    open: document.querySelectorAll("#prints details[open]").length, bare: [...document.querySelectorAll(".prints a")].filter((a) => !/^\(PDF, \w+\)$/.test(a.querySelector("bdi[dir=ltr]")?.textContent ?? "")).length,
    menu: document.querySelector("nav details").open, head: document.querySelector("header").offsetHeight,
    first: document.querySelector("#prints > .posters a").getBoundingClientRect().left, rtl: document.documentElement.dir === "rtl" }));
  check(seen.order.slice(0, 3).join() === "tiles,search,prints", `${tag}: the start page begins with ${seen.order}`);
  check(seen.posters > 4 && seen.hidden > 4 && seen.open === 0, `${tag}: ${seen.posters} posters, ${seen.hidden} more`);
  check(seen.bare === 0, `${tag}: ${seen.bare} prints that do not say (PDF, A3)`);
  check(!seen.menu && seen.head < 80, `${tag}: the list of languages is not folded, ${seen.head} high`);
  check(seen.rtl === seen.first > 195, `${tag}: the first poster at ${seen.first}`);
}
await page.goto("file://" + join(site, "index.html"));
check(await page.evaluate(() => document.querySelector("main > h1 + .choose") !== null && document.querySelectorAll("#prints details[open] .prints a[href$='.pdf']").length > 4), "the portal does not ask for the language first, or hides print jobs");
// Without a script there is no field, and all the rest.
const bare = await strict.newContext({ javaScriptEnabled: false });
const quiet = await bare.newPage();
await quiet.goto("file://" + join(site, "leaflets/ar/index.html"));
check(!await quiet.locator("#q").isVisible() && await quiet.locator(".tiles a").count() > 6 && await quiet.locator(".area a").count() > 30, "ar: no start page without script");
await strict.close();
// On paper no sheet is nearly empty, and none has nothing on it: those that once were, lists, and every fifth page.
const sheets = mkdtempSync(join(tmpdir(), "sheets-"));
const paper = await browser.newPage();
// How far down a sheet its last ink is, above the number of the page [percent of what is between the margins].
const fullness = (pdf) => {
  execFileSync("pdftoppm", ["-r", "25.4", "-gray", pdf, join(sheets, "sheet")]);
  return readdirSync(sheets).filter((n) => n.endsWith(".pgm")).sort().map((n) => {
    const picture = readFileSync(join(sheets, n)), [head, width, height] = picture.toString("latin1").match(/^P5\s+(\d+)\s+(\d+)\s+\d+\s/).map((x, i) => i ? Number(x) : x.length);
    rmSync(join(sheets, n));
    for (let y = height - 16; y > 15; y--) // a pixel is a millimetre
      if (picture.subarray(head + y * width, head + (y + 1) * width).some((grey) => grey < 200)) return Math.round(100 * (y - 15) / (height - 30));
    return 0;
  });
};
const lists = ["index.html", ...["ar/index", "ar/places", "de/places", "ti/events", "de/news", "ti/news", "ar/beratung", "ar/haus-stadtpark", "de/arbeitsagentur", "de/alltag-unterkunft",
  "ti/sprachlernklasse", "ar/kita-anmeldung", "de/einwilligung-dolmetschen", "de/terminblatt"].map((n) => `leaflets/${n}.html`)];
let printed = 0, last = 0;
for (const name of new Set([...lists, ...pages.map((f) => relative(site, f)).filter((n) => /^leaflets\/(de|ar|de\+ti|zh-Hans)\/(?!index|places|events|news|imprint)/.test(n)).filter((n, i) => i % 5 === 0)])) {
  const pdf = join(sheets, "page.pdf");
  if (readFileSync(join(site, name), "utf8").includes('http-equiv="refresh"')) continue;
  await paper.goto("file://" + join(site, name));
  await paper.pdf({ path: pdf, preferCSSPageSize: true });
  const full = fullness(pdf);
  printed += full.length;
  last += full.length > 1 && full.at(-1) < 20;
  // What is in a card or a box stays together, so some white is left, and a last item may stand alone (8 %); but no sheet has only the end of one.
  check(full.at(-1) >= 8 && Math.min(...full.slice(0, -1)) >= 33, `${name}: sheets that are full to ${full.join(", ")} %`);
}
console.log(`printed from the browser: ${printed} sheets, ${last} last ones less than a fifth full`);
rmSync(sheets, { recursive: true });
await browser.close();
rmSync(profile, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
