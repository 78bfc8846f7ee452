// By keyboard alone, in English: ten cards, minutes that are seen on the
// poster, a notice for the 24th of December, texts read over, and sent.
import { spawnSync } from "node:child_process";
import { browse, check, finish, join, project, readFileSync, settled, shot, small, station, work } from "./lib.mjs";

const folder = small(project("county"), "ar uk");
const s = await station(folder);
const { browser, page, complaints } = await browse("en-GB");
await page.goto(s.address());
const at = () => page.evaluate(() => { const e = document.activeElement; return { id: e.id, name: e.name, text: e.textContent.trim(), form: e.form?.getAttribute("action") }; });
// Tab to where it is; the mouse is never used.
async function reach(what, good) {
  for (let i = 0; i < 300; i++) {
    if (good(await at())) return check(true, what);
    await page.keyboard.press("Tab");
  }
  check(false, `Tab does not reach ${what}`);
}
const enter = async () => { await page.keyboard.press("Enter"); await settled(page); };
const go = async (name) => { await reach(name, (e) => e.text === name && e.form === "/"); await enter(); await page.waitForFunction((n) => document.querySelector("h1").textContent === n, name); };
const press = async (name) => { await reach(name, (e) => e.form && e.text === name); await enter(); };
const type = async (id, text) => { await reach(id, (e) => e.id === id); await page.keyboard.press("Control+A"); await page.keyboard.type(text); };
// A list is chosen from by typing how an entry begins.
const select = async (text, value) => { await reach("the list", (e) => e.id === "subject"); await page.keyboard.type(text); check((await page.inputValue("#subject")) === value, `chosen by typing: ${await page.inputValue("#subject")}`); };
async function arrow(name, id) {
  await reach(name, (e) => e.name === name);
  for (let i = 0; i < 30 && (await at()).id !== id; i++) { await page.keyboard.press("ArrowDown"); await settled(page); }
  check(await page.locator(`#${id}`).isChecked(), `arrows reach ${id}`);
}
async function pdf(name) {
  await reach("PDF", (e) => e.text === "PDF");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  await download.saveAs(join(work, name));
  return spawnSync("pdftotext", ["-layout", join(work, name), "-"], { encoding: "utf8" }).stdout;
}
// Minutes first, then the poster that shows them.
await go("Change");
await select("Unterkunft am B", "haus-bahnhof");
await press("Show");
await page.waitForSelector("form.facts");
await type("walk-jobcenter-musterwede", "23");
await press("Save");
await page.waitForFunction(() => /Saved/.test(document.querySelector("#told").textContent));
check(/walk="23"/.test(readFileSync(join(folder, "content/houses/haus-bahnhof.xml"), "utf8")), "minutes are written");
await go("Print");
await select("Unterkunft am B", "haus-bahnhof");
await press("Next");
await page.waitForSelector("#fit");
check(/23\s*min/i.test(await pdf("poster.pdf")), "and stand on the poster");
// Ten cards.
await arrow("product", "product-cards");
await arrow("language", "language-ar");
await shot(page, "cards", true);
const cards = await pdf("cards.pdf");
check((cards.split("\f")[0].match(/\b112\b/g) ?? []).length >= 10, `ten cards on a sheet: ${(cards.split("\f")[0].match(/\b112\b/g) ?? []).length}`);
// A notice.
await go("Notice");
await select("Jobcenter M", "jobcenter-musterwede");
await reach("the day", (e) => e.id === "closed-from");
// Which comes first is the browser's matter.
for (const keys of ["12242026", "24122026"]) {
  await page.keyboard.type(keys);
  if ((await page.inputValue("#closed-from")) === "2026-12-24") break;
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
}
check((await page.inputValue("#closed-from")) === "2026-12-24", `a day: ${await page.inputValue("#closed-from")}`);
await press("Save");
await press("Print the notice");
await page.waitForSelector("#fit");
check(/24\.\s*Dezember/.test(await pdf("notice.pdf")), "the notice");
// Reading over: accept, correct, refused.
await go("Read over");
await reach("Arabic", (e) => e.form === "/read" && /العربية/.test(e.text));
await enter();
await page.waitForSelector("#target");
const po = () => readFileSync(join(folder, "locales/ar/interface.po"), "utf8");
const untold = po().split("# checked: reader").length;
const name = () => page.getAttribute('.queue input[name="name"]', "value");
const next = async (what) => { const n = await name(); await press(what); await page.waitForFunction((x) => document.querySelector('.queue input[name="name"]').value !== x, n); };
for (let i = 0; i < 3; i++) await next("Accept");
const text = await page.inputValue("#text");
await type("text", `<b>${text}</b>`);
await press("Save the correction");
await page.waitForSelector("#text-word");
check((await at()).id === "text", "the focus is on what was refused");
await page.keyboard.press("Control+A");
await page.keyboard.type(text);
await press("Save the correction");
await settled(page);
check(po().split("# checked: reader").length - untold >= 3, "accepted by Enter");
// And sent.
await go("Send changes");
await reach("the file", (e) => e.text === "Save the file");
const [patch] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
await patch.saveAs(join(work, "p.patch"));
const sent = readFileSync(join(work, "p.patch"), "utf8");
check(/\+.*walk="23"/.test(sent) && /\+.*2026-12-24/.test(sent) && /\+# checked: reader/.test(sent), "all of it is in the patch");
check(complaints.filter((c) => !/403/.test(c)).length === 0, `console: ${complaints}`);
await browser.close();
await finish();
