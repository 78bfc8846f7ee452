// A reader of Arabic: twenty texts accepted, two corrected, one refused by a
// check, one asked about; what becomes of the label on page, print and feed.
import { spawnSync } from "node:child_process";
import { accessible, browse, check, enter, finish, form, join, post, program, project, readFileSync, settled, shot, small, sleep, station, work, writeFileSync } from "./lib.mjs";

const folder = small(project("county"), "ar");
const po = (d) => join(folder, `locales/ar/${d}.po`);
const domains = ["interface", "authorities", "health", "education", "events"];
const read = () => Object.fromEntries(domains.map((d) => [d, readFileSync(po(d), "utf8")]));
const marks = join(folder, "locales/ar/marks.tsv");
const s = await station(folder);
const { browser, page, complaints } = await browse("de-DE");
const press = async (name) => { await page.getByRole("button", { name, exact: true }).first().click(); await settled(page); };
const until = async (what, good, ms = 20000) => {
  for (const t = Date.now(); Date.now() - t < ms; await sleep(50)) if (await good()) { check(true, what); return; }
  check(false, `${what}: not within ${ms} ms`);
};
await page.goto(s.address());
await page.locator('.offers form[action="/read"] button').click();
await page.waitForSelector('input[name="language"]', { state: "attached" });
check(/\d+ Wörter/.test(await page.textContent(".jobs")), `words left: ${await page.textContent(".jobs")}`);
await accessible(page, "read-languages");
await page.locator('.jobs button').first().click();
await page.waitForSelector("#target");
const left = async () => +(await page.textContent("#left")).match(/(\d+) in dieser Sprache/)[1];
check((await page.getAttribute("#target", "dir")) === "rtl" && (await page.getAttribute("#target", "lang")) === "ar", "the translation in its direction");
check((await page.evaluate(() => document.activeElement.id)) === "do-accept", "the first key is accept");
// Twenty, by the keyboard: Enter on Accept.
const before = read(), marksBefore = readFileSync(marks, "utf8"), words = await left();
await page.fill("#role", "Sprachmittlung");
const times = [], names = new Set();
for (let i = 0; i < 20; i++) {
  const name = await page.getAttribute('.queue input[name="name"]', "value");
  names.add(name);
  await page.focus("#do-accept");
  const t = Date.now();
  await page.keyboard.press("Enter");
  await page.waitForFunction((n) => document.querySelector('.queue input[name="name"]').value !== n, name);
  times.push(Date.now() - t);
}
console.log(`accept to the next text: ${times.sort((a, b) => a - b)[10]} ms (median of 20), most ${times.at(-1)} ms`);
check(names.size === 20, `twenty different texts: ${names.size}`);
check((await left()) < words, "fewer words are left");
check((await page.inputValue("#role")) === "Sprachmittlung", "the role is kept");
// Each catalog differs by its marks alone.
const after = read();
let changed = 0;
for (const d of domains) {
  const a = before[d].split("\n"), b = after[d].split("\n");
  check(a.length === b.length, `${d}: as many lines as before`);
  a.forEach((l, i) => {
    if (l === b[i]) return;
    changed++;
    check(/^# machine [0-9a-f]{8}$/.test(l) && b[i] === "# checked: Sprachmittlung 2026-11-23", `${d}: ${l} became ${b[i]}`);
  });
}
check(changed === 20, `twenty lines changed: ${changed}`);
const m = readFileSync(marks, "utf8");
check(m.split("\n").length === marksBefore.split("\n").length && m.split("\tchecked").length - marksBefore.split("\tchecked").length === 20, "and twenty marks");
check(spawnSync("msgfmt", ["-c", "-o", "/dev/null", po("interface")]).status === 0, "the catalog is one for gettext");
// A page alone; corrections.
await page.getByRole("button", { name: /^Notfall: die richtige Nummer/ }).click();
await settled(page);
await page.waitForSelector(".whole");
await accessible(page, "read");
await shot(page, "read", true);
const name = await page.getAttribute('.queue input[name="name"]', "value");
const was = await page.inputValue("#text");
const health = readFileSync(po("health"), "utf8");
// Refused: a number that was changed, markup that was added, nothing at all.
for (const [text, what] of [["<b>" + was + "</b>", /Tag|Auszeichnung/i], [was + " <script>alert(1)</script>", /./], [was + " https://\u0435xample.org/", /./], ["", /leer/i]]) {
  await page.fill("#text", text);
  await press("Verbesserung speichern");
  await page.waitForSelector("#text-word");
  check(what.test(await page.textContent("#text-word")), `refused: ${text.slice(0, 20)}: ${await page.textContent("#text-word")}`);
  check((await page.getAttribute("#text", "aria-invalid")) === "true" && (await page.evaluate(() => document.activeElement.id)) === "text", "told at the field, which has the focus");
  check(readFileSync(po("health"), "utf8") === health, "and nothing was written");
  check((await page.locator("main script, main b").count()) === 0, "it became no markup");
}
await shot(page, "read-refused");
await page.fill("#text", was + "!");
await press("Verbesserung speichern");
if (await page.getByRole("button", { name: "Trotzdem speichern", exact: true }).count()) await press("Trotzdem speichern");
await until("corrected", async () => readFileSync(po("health"), "utf8").includes(`msgstr "${was}!"`));
const corrected = readFileSync(po("health"), "utf8");
check(corrected.includes(`# checked: Sprachmittlung 2026-11-23\n`) && corrected.split("\n").length === health.split("\n").length, "marked as read");
await page.waitForFunction((n) => document.querySelector('.queue input[name="name"]').value !== n, name);
// A second one.
const again = await page.inputValue("#text"), named = await page.getAttribute('.queue input[name="name"]', "value");
await page.fill("#text", again + "!");
await press("Verbesserung speichern");
if (await page.getByRole("button", { name: "Trotzdem speichern", exact: true }).count()) await press("Trotzdem speichern");
await page.waitForFunction((n) => document.querySelector('.queue input[name="name"]').value !== n, named);
await until("two are corrected", async () => readFileSync(po("health"), "utf8").split("# checked: Sprachmittlung").length - corrected.split("# checked: Sprachmittlung").length === 1);
// Asked: the text stays published.
const asked = await page.inputValue("#text");
await page.fill("#question", "Ist das die Nummer für Kinder?");
await press("Fragen");
await until("asked", async () => readFileSync(po("health"), "utf8").includes("# question: Ist das die Nummer für Kinder? (2026-11-23)\n"));
check(readFileSync(po("health"), "utf8").includes(asked.split("\n")[0].replaceAll('"', '\\"')), "and the text stays");
// Skipped.
const skipped = await page.getAttribute('.queue input[name="name"]', "value");
const untouched = readFileSync(po("health"), "utf8");
await press("Auslassen");
await page.waitForFunction((n) => document.querySelector('.queue input[name="name"]').value !== n, skipped);
check(readFileSync(po("health"), "utf8") === untouched, "skipping writes nothing");
// What was left out stays so when the next one has been read.
const behind = await page.getAttribute('.queue input[name="name"]', "value");
await press("Annehmen");
await page.waitForFunction((n) => document.querySelector('.queue input[name="name"]').value !== n, behind);
check((await page.getAttribute('.queue input[name="name"]', "value")) !== skipped, "it goes on behind what was left out");
await press("Rückgängig");
await until("undone", async () => readFileSync(po("health"), "utf8") === untouched);
// Undone: both files.
await press("Rückgängig");
await until("undone", async () => !readFileSync(po("health"), "utf8").includes("# question:"));
// Two at once: the second is told.
const token = await enter(s);
const shown = (await post(s, "/read", form({ token, language: "ar", page: "notfall" }))).body.toString();
const field = (n) => new RegExp(`name="${n}" value="([^"]*)"`).exec(shown)[1];
const base = readFileSync(po("health"), "utf8");
const second = await post(s, "/read", form({ token, language: "ar", page: "notfall", do: "accept", file: field("file"), name: field("name"), was: "etwas anderes", role: "x" }));
check(/meanwhile/.test(second.body) && readFileSync(po("health"), "utf8") === base, "what was changed meanwhile is not accepted");
for (const file of ["content/project.xml", "../../etc/passwd", "locales/en/health.po", "locales/ar/../ar/health.po", "/etc/passwd"]) {
  await post(s, "/read", form({ token, language: "ar", do: "accept", file, name: field("name"), was: "", role: "x" }));
  check(readFileSync(po("health"), "utf8") === base, `${file} is no catalog`);
}
const hostile = await post(s, "/read", form({ token, language: "ar", page: "notfall", do: "accept", file: field("file"), name: field("name"), was: shown.match(/name="was" value="([^"]*)"/)[1].replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&"), role: 'x\nmsgid "boese"\n# checked: y' }));
check(hostile.status === 200 && !/^msgid "boese"/m.test(readFileSync(po("health"), "utf8")) && spawnSync("msgfmt", ["-c", "-o", "/dev/null", po("health")]).status === 0, "a role cannot leave its comment");
check(complaints.filter((c) => !/403/.test(c)).length === 0, `console: ${complaints}`);
await browser.close();

// The label goes with the last text of a page that was read, and of the offices
// on it: from the page, the print and the feed.
const plain = (x) => x.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
const label = readFileSync(po("interface"), "utf8").match(/msgid "Ein Computer hat das übersetzt[^"]*"\nmsgstr "([^"]*)"/)[1];
const start = label.slice(0, 20);
const leaflet = () => readFileSync(join(folder, "output/site/leaflets/ar/notfall.html"), "utf8");
const feed = () => readFileSync(join(folder, "output/site/api/v3/musterwede/ar/pages/index.json"), "utf8");
const entryOf = () => JSON.parse(feed()).find((p) => /notfall/.test(p.path))?.content ?? "";
const pdf = async () => {
  const a = await post(s, "/print.pdf", form({ token, do: "pdf", subject: "notfall", asked: "notfall", product: "leaflet", language: "ar", size: "A4" }));
  const path = join(work, "notfall.pdf");
  writeFileSync(path, a.body);
  return spawnSync("pdftotext", [path, "-"], { encoding: "utf8" }).stdout.normalize("NFKC");
};
check(leaflet().includes(start) && entryOf().includes(start), "the label stands on page and in the feed");
const with_ = await pdf();
let texts = 0;
const offices = ["frauenhaus-musterwede", "frauenhaus-probeland"]; // that stand on the page
for (const id of ["notfall", ...offices]) for (; texts < 80; texts++) {
  const html = (await post(s, "/read", form({ token, language: "ar", page: id }))).body.toString();
  const get = (n) => plain(new RegExp(`name="${n}" value="([^"]*)"`).exec(html)?.[1] ?? "");
  if (!html.includes(`<button name="page" value="${id}">`) || !get("name")) break;
  const a = await post(s, "/read", form({ token, language: "ar", page: id, do: "accept", file: get("file"), name: get("name"), was: get("was"), role: "Sprachmittlung" }));
  if (!/Accepted\./.test(a.body)) { check(false, `${get("name")}: ${/id="told"[^]*?<\/div>/.exec(a.body)}`); break; }
}
check(texts > 5 && texts < 80, `${texts} texts of the page accepted`);
await until("the label is gone from the page", () => !leaflet().includes(start));
await until("and from the feed", () => !entryOf().includes(start));
const without = await pdf();
check(with_.length - without.length >= label.length / 2, `and from the print: ${with_.length} and ${without.length} letters`);
// A text that stands in two catalogs is read in both.
const step = async (at, fields = {}) => {
  const html = (await post(s, "/read", form({ token, language: "ar", ...at, ...fields }))).body.toString();
  const get = (n) => plain(new RegExp(`name="${n}" value="([^"]*)"`).exec(html)?.[1] ?? "");
  return { html, at: { page: at.page, file: get("file"), name: get("name"), was: get("was"), after: get("after"), role: "x" }, text: plain(/id="source"[^>]*>([^<]*)/.exec(html)?.[1] ?? "") };
};
async function reach(page, text) {
  let now = await step({ page });
  for (let i = 0; i < 60 && now.text !== text; i++) now = await step(now.at, { do: "skip" });
  return now;
}
const twice = "Was möchten Sie wissen?", here = await reach("gesundheit", twice);
check(here.text === twice && here.at.file === "locales/ar/health.po", `the first: ${here.text}`);
check(/Accepted/.test((await step(here.at, { do: "accept" })).html), "is accepted");
const there = await reach("bildung", twice);
check(there.text === twice && there.at.file === "locales/ar/education.po" && /Accepted/.test((await step(there.at, { do: "accept" })).html), `and the second: ${there.text}`);
// What was asked about waits for its answer, and comes last.
const question = await step({ page: "bildung" });
const answer = await step(question.at, { do: "ask", question: "Wer?" });
check(/Asked/.test(answer.html) && answer.at.name !== question.at.name, "asked, and gone on");
await until("the question is in the catalog", () => readFileSync(po("education"), "utf8").includes("# question: Wer?"));
const seen = new Set();
let last = await step({ page: "bildung" });
for (let i = 0; i < 80 && last.at.page && !seen.has(last.at.name) && /<button name="page" value="bildung">/.test(last.html); i++) {
  seen.add(last.at.name);
  check(last.at.name !== question.at.name || i > 5, "what was asked about does not come at once");
  if (last.at.name === question.at.name) break;
  last = await step(last.at, { do: "accept" });
}
check(seen.size > 5, `texts before it: ${seen.size}`);
await until("it comes when all else was read", async () => { last = await step({ page: "bildung" }); return last.at.name === question.at.name && /Asked before: Wer\?/.test(last.html); });
// The same by the command, for scripts.
const command = (...args) => spawnSync(program, ["review", "-C", folder, ...args], { encoding: "utf8", env: { ...process.env, LC_ALL: "C", LANGUAGE: "" } });
const untold = readFileSync(po("education"), "utf8"), told = (t) => t.split("# checked: interpreter 2026-11-23\n").length - 1;
check(command("--accept=schulpflicht", "-l", "ar").status === 2 && command("--accept=schulpflicht", "--role=x").status === 2, "language and role are asked for");
check(command("--accept=gibtesnicht", "-l", "ar", "--role=x").status === 2 && command("--accept=schulpflicht", "-l", "de", "--role=x").status === 2, "what there is not");
check(command("--accept=schulpflicht", "-l", "ar", "--role=a\nb").status === 2 && readFileSync(po("education"), "utf8") === untold, "a role is one line");
const accepted = command("--accept=schulpflicht", "-l", "ar", "--role=interpreter");
const n = +(/education\.po: (\d+) texts accepted/.exec(accepted.stderr)?.[1] ?? 0), then = readFileSync(po("education"), "utf8");
check(accepted.status === 0 && n > 10 && told(then) === n, `accepted by the command: ${accepted.stderr}`);
check(then.split("\n").every((l, i) => l === untold.split("\n")[i] || l === "# checked: interpreter 2026-11-23"), "only marks differ");
check(command("--accept=schulpflicht", "-l", "ar", "--role=x").status === 0 && readFileSync(po("education"), "utf8") === then, "a second time there is nothing to accept");
const stats = spawnSync(program, ["stats", "-C", folder, "-l", "ar", "--format=json"], { encoding: "utf8" }).stdout;
check(JSON.parse(stats).languages[0].total.strings.checked >= texts + 21, `stats counts what was read: ${stats.slice(0, 300)}`);
check(s.child.exitCode === null, "it still runs");
await finish();
