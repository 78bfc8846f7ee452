// A manager of an accommodation with an A4 printer: from the start page to the
// PDF, with the mouse, then by keyboard alone, then without a script.
import { spawnSync } from "node:child_process";
import { accessible, browse, check, enter, existsSync, finish, form, join, post, program, project, readFileSync, settled, shot, small, sleep, station, work, writeFileSync } from "./lib.mjs";

const folder = small(project("county"), "ar uk en");
const s = await station(folder);
const { browser, page, complaints, requests } = await browse();
const until = async (what, good, ms = 15000) => {
  for (const t = Date.now(); Date.now() - t < ms; await sleep(25)) if (await good()) { check(true, what); return; }
  check(false, `${what}: not within ${ms} ms`);
};
const press = async (name) => { await page.getByRole("button", { name, exact: true }).first().click(); await settled(page); };
const choose = async (selector) => { await page.locator(selector).click(); await settled(page); };

await page.goto(s.address());
check((await page.getAttribute("html", "lang")) === "de" && (await page.textContent("h1")) === "Was möchten Sie tun?", `German by the browser's language: ${await page.textContent("h1")}`);
await accessible(page, "start");
await page.locator('.offers form[action="/print"] button').click();
await page.waitForSelector("#subject");
await accessible(page, "print-choose");
await page.selectOption("#subject", "haus-bahnhof");
await press("Weiter");
await page.waitForSelector("#fit");
check(await page.locator("#product-poster").isChecked(), "a house is for a poster");
// Four offices in Ukrainian and Arabic, black, A4.
const wanted = ["buergerbuero-musterwede", "jobcenter-musterwede", "arbeitsagentur-musterwede", "polizei-musterwede"];
const all = await page.locator('input[name="use"]').evaluateAll((b) => b.map((x) => x.value));
const four = wanted.filter((o) => all.includes(o)).concat(all.filter((o) => !wanted.includes(o))).slice(0, 4);
for (const o of all) if (!four.includes(o)) await choose(`[id="use-${o}"]`);
await choose("#language-uk");
await choose("#language-ar");
await choose("#profile-black");
await choose("#size-A4");
const order = () => page.locator('.offices input[name="use"]:checked').evaluateAll((b) => b.map((x) => x.value));
check((await order()).length === 4, `four offices: ${await order()}`);
const before = await order();
for (let i = 0; i < 20 && (await order())[0] !== before[3]; i++) await choose(`[id="up-${before[3]}"]`);
check((await order())[0] === before[3], "the last one moved to the top by the arrow");
check((await page.evaluate(() => document.activeElement.tagName)) !== "BODY", "the focus stays where it was");
const first = await order();
await page.locator(`.offices li:has([id="use-${first[0]}"])`).dragTo(page.locator(`.offices li:has([id="use-${first[3]}"])`));
await settled(page);
await until("dragged behind the last", async () => (await order())[3] === first[0]);
const fit = await page.textContent("#fit");
check(/Seite|Bl[aä]tt/.test(fit), `how much it takes is told: ${fit}`);
check((await page.locator(".result img.page").count()) >= 1, "the sheet is shown");
check(/Seite 1 von/.test(await page.locator(".result img.page").first().getAttribute("alt")), "and named in words");
check((await page.locator(".result img.page").first().evaluate((i) => i.naturalWidth)) > 500, "its picture can be drawn");
check((await page.locator(".product").count()) === (await page.locator(".product .thumb").count()), "each product has its picture");
await accessible(page, "print");
await shot(page, "print", true);
// What takes less paper, and is taken with one click; nothing else changes.
const sheets = async () => +((await page.textContent("#fit")).match(/(\d+) Blätter/)?.[1] ?? 1);
const many = await sheets();
check(many > 2, `four offices in three languages on A4: ${many} sheets`);
const offered = () => page.locator(".offers-less button").evaluateAll((list) => list.map((b) => [b.value, b.textContent]));
const taken = async (offers, many) => {
  for (const [value, words] of offers) {
    await page.locator(`.offers-less button[value="${value}"]`).click();
    await settled(page);
    const now = await sheets();
    check(now < many && (now === 1 ? /ein Blatt/ : new RegExp(`: ${now} `)).test(words), `${words} keeps its word: ${now}`);
    check((await page.evaluate(() => document.activeElement.id)) === "do-pdf", "the focus goes to the PDF");
    check((await order()).join() === [first[1], first[2], first[3], first[0]].join(), "the offices stay");
    if (/^size/.test(value)) await choose("#size-A4");
    else if (/^sheets/.test(value)) { await page.fill("#sheets", ""); await page.keyboard.press("Tab"); await settled(page); }
    else await choose(`#language-${value === "language uk" ? "ar" : "uk"}`);
    check((await sheets()) === many, `and back again: ${await sheets()}`);
  }
};
const offers = await offered(), has = (list, value) => list.some(([v]) => value.test(v));
check(has(offers, /^size A3$/) && has(offers, /^language uk$/), `a larger sheet, fewer languages are offered: ${JSON.stringify(offers)}`);
await taken(offers, many);
// In German and Arabic smaller type saves a sheet.
await choose("#language-uk");
const fewer = await offered();
check(has(fewer, /^sheets/), `smaller type is offered: ${JSON.stringify(fewer)}`);
await taken(fewer, await sheets());
await choose("#language-uk");
// A limit that cannot be kept is told, with what would be possible.
await page.fill("#sheets", "1");
await page.keyboard.press("Tab");
await until("too few sheets", async () => /so wenigen Blättern|so wenige/.test(await page.textContent(".result .word.bad").catch(() => "")));
check(/passen|fit/.test(await page.textContent(".result .word.bad")), `with a hint: ${await page.textContent(".result .word.bad")}`);
await page.fill("#sheets", "");
await page.keyboard.press("Tab");
await settled(page);
// All pages can be looked at.
await page.locator("#pages-after").click();
await settled(page);
check(/Seite 4 von/.test(await page.locator(".result img.page").first().getAttribute("alt")), "the next pages");
await page.locator("#pages-before").click();
await settled(page);
// What the window has is not sent again, and what nobody sees is not drawn.
const bodies = [];
page.on("response", async (r) => { if (r.url().endsWith("/print")) bodies.push((await r.body().catch(() => "")).length); });
await page.fill("#name", "getippt");
await choose("#profile-black");
await choose("#profile-black");
const kept1 = bodies.length;
await page.locator("#copies").fill("2");
await page.keyboard.press("Tab");
await settled(page);
check(bodies.length > kept1 && bodies.slice(kept1).every((n) => n < 120000), `nothing but copies has changed: ${bodies.slice(kept1)} bytes`);
check((await page.locator(".result img.page").evaluateAll((all) => all.every((i) => i.src || i.dataset.later))) && (await page.locator(".thumb").evaluateAll((all) => all.every((i) => i.naturalWidth > 0))), "and every picture is there");
check((await page.inputValue("#name")) === "getippt", "what was typed stays");
await page.fill("#name", "");
// Copies: for the print dialog.
await page.fill("#copies", "3");
await page.keyboard.press("Tab");
await until("copies are told where it is printed", async () => /3 Exemplare|Exemplare:? 3|Kopien:? 3|3 Kopien/.test(await page.textContent(".result details")));
// How long a choice takes: five each way; the median.
const times = [];
for (let i = 0; i < 6; i++) {
  const t = Date.now();
  await choose(i % 2 ? "#profile-black" : "#profile-office");
  await page.evaluate(() => document.querySelector("img.page").decode());
  times.push(Date.now() - t);
}
times.sort((a, b) => a - b);
console.log(`choice to picture in the browser: ${times.join(", ")} ms`);
// The PDF.
const text = (path) => spawnSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).stdout;
async function pdf(name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "PDF", exact: true }).click()]);
  const path = join(work, name);
  await download.saveAs(path);
  return path;
}
const made = await pdf("poster.pdf");
check(existsSync(made) && readFileSync(made).subarray(0, 5).toString() === "%PDF-", "a PDF comes");
const info = spawnSync("pdfinfo", [made], { encoding: "utf8" }).stdout;
check(/Page size:\s+595\.\d+ x 841\.\d+ pts/.test(info), `A4: ${info.match(/Page size.*/)}`);
check(/Куди з яким питанням/.test(text(made)), "in Ukrainian");
// The same as the command makes.
const same = join(work, "same.pdf");
spawnSync(program, ["print", "-q", "-C", folder, "haus-bahnhof", "--product=poster", "--languages=uk,ar", "--size=A4", "--profile=black", `--offices=${(await order()).join(",")}`, "-o", same]);
check(readFileSync(same).equals(readFileSync(made)), "byte for byte what the command makes");
// Kept, opened, changed.
await page.fill("#name", "Vier Ämter am Bahnhof");
await press("Als neuen Druck behalten");
await until("kept", async () => /vier-aemter-am-bahnhof\.xml/.test(await page.textContent("#told")));
const file = join(folder, "content/prints/vier-aemter-am-bahnhof.xml");
const kept = readFileSync(file, "utf8");
check(/product="poster" subject="haus-bahnhof" size="A4"/.test(kept) && /profile="black"/.test(kept) && kept.includes(`offices="${(await order()).join(" ")}"`) && /<title>Vier Ämter am Bahnhof<\/title>/.test(kept), `what was kept: ${kept}`);
check(spawnSync(program, ["check", "-q", "-C", folder, "--only=none"], { encoding: "utf8" }).stderr.includes("vier-aemter") === false, "and nothing is wrong with it");
await until("it is built", () => existsSync(join(folder, "output/site/prints/vier-aemter-am-bahnhof.pdf")));
await press("Als neuen Druck behalten");
check(/Geben Sie|Name/.test(await page.textContent("#name-word")) && (await page.getAttribute("#name", "aria-invalid")) === "true", "without a name: told beside the field");
await page.fill("#name", "Vier Ämter am Bahnhof");
await press("Als neuen Druck behalten");
check(/vier-aemter/.test(await page.textContent("#name-word")), "a name that is taken");
await choose("#profile-office");
await choose("#cover-en");
await choose(`[id="use-${(await order())[3]}"]`);
await press("Änderungen speichern");
await until("changed", async () => !readFileSync(file, "utf8").includes("profile="));
const lines = (x) => x.split("\n");
const now = readFileSync(file, "utf8");
check(/ cover="en"/.test(now) && !/cover=/.test(kept), `the sheet before it: ${now}`);
check(lines(kept).length === lines(now).length && lines(kept).filter((l, i) => l !== lines(now)[i]).length <= 3, `a small change: ${now}`);
await press("Rückgängig");
await until("undone", async () => readFileSync(file, "utf8") === kept);
await page.getByRole("button", { name: /vier-aemter-am-bahnhof/ }).click();
await settled(page);
await until("opened again", async () => (await order()).length === 4 && await page.locator("#profile-black").isChecked());
// Somebody else changes it meanwhile: nothing is overwritten.
const elsewhere = kept.replace("Vier Ämter", "Fünf Ämter");
await choose("#profile-office");
const stop = spawnSync("kill", ["-STOP", String(s.child.pid)]);
writeFileSync(file, elsewhere);
const pressed = press("Änderungen speichern");
spawnSync("kill", ["-CONT", String(s.child.pid)]);
await pressed;
check(stop.status === 0 && readFileSync(file, "utf8").includes("Fünf Ämter"), "what somebody else has written stays");
check(/wegweiser: content\/prints\/vier-aemter-am-bahnhof\.xml: /.test(s.child.errors), "each change is told in one line");
// Reloading, going back.
await page.reload();
await page.waitForSelector("main h1:not(#closed h1)");
await page.waitForFunction(() => !document.querySelector("#closed"));
check((await page.locator("main").count()) === 1, "a reload needs no new address");
// Books, too: of a region, of a page; and in a moment.
for (const [subject, products] of [["musterwede", ["handbook", "specimen", "booklet", "cards", "programme"]], ["notfall", ["leaflet", "booklet"]]]) {
  await page.selectOption("#subject", subject);
  await press("Zeigen");
  await page.waitForFunction((id) => document.querySelector('input[name="asked"]').value === id, subject);
  const pictures = await page.locator(".product").evaluateAll((list) => list.map((p) => [p.querySelector("input").value, p.querySelector(".thumb")?.naturalWidth ?? 0]));
  check(products.every((p) => pictures.some(([name]) => name === p)) && pictures.every(([, width]) => width > 0), `each product of ${subject} has its picture: ${JSON.stringify(pictures)}`);
  if (subject === "musterwede") await shot(page, "print-region");
}
// A form: the sheet to fill in, in German and Arabic.
await page.selectOption("#subject", "terminblatt");
await press("Zeigen");
await until("a form is for one product", () => page.locator("#product-form").isChecked());
await choose("#language-ar");
await until("the sheet is shown", async () => (await page.locator(".result img.page").count()) >= 1);
const sheet = await pdf("form.pdf");
check(/Ich brauche einen Termin/.test(text(sheet)) && /موعد/.test(text(sheet).normalize("NFKC")), `in both languages: ${text(sheet).slice(0, 300)}`);
check(/^Form:\s+AcroForm/m.test(spawnSync("pdfinfo", [sheet], { encoding: "utf8" }).stdout), "and can be filled in");
check(complaints.filter((c) => !/403/.test(c)).length === 0, `console: ${complaints.filter((c) => !/403/.test(c))}`);
check(requests.every((r) => r.startsWith(`http://127.0.0.1:${s.port}/`) || r.startsWith("data:") || r.startsWith("blob:")), `a foreign request: ${requests.find((r) => !r.startsWith("http://127") && !r.startsWith("data:"))}`);
await browser.close();

// By keyboard alone, in English.
const keys = await browse("en-GB");
const k = keys.page;
await k.goto(s.address());
const tabTo = async (good, most = 160) => {
  for (let i = 0; i < most; i++) {
    await k.keyboard.press("Tab");
    if (await k.evaluate(good)) return true;
  }
  return false;
};
check(await tabTo(() => document.activeElement.closest(".offers") && document.activeElement.textContent === "Print"), "Tab reaches Print");
await k.keyboard.press("Enter");
await k.waitForSelector("#subject");
check(await tabTo(() => document.activeElement.id === "subject"), "and what for");
await k.keyboard.type("Unterkunft am B");
check(await tabTo(() => document.activeElement.textContent === "Next"), "and Next");
await k.keyboard.press("Enter");
await k.waitForSelector("#fit");
check((await k.inputValue("#subject")) === "haus-bahnhof", `chosen by typing: ${await k.inputValue("#subject")}`);
check(await tabTo(() => document.activeElement.name === "up"), "and the arrows of offices");
const names = () => k.locator('.offices input[name="use"]').evaluateAll((b) => b.map((x) => x.value));
const was = await names();
await k.keyboard.press("Enter");
await k.waitForFunction((w) => document.querySelector('.offices input[name="use"]').value !== w, was[0]);
check((await names())[0] === was[1], "Enter moves one up");
check(await tabTo(() => document.activeElement.id === "language-ar"), "and the languages");
await k.keyboard.press("Space");
await settled(k);
await k.waitForFunction(() => document.querySelector("#language-ar").checked);
check((await k.evaluate(() => document.activeElement.id)) === "language-ar", "the focus stays on what was ticked");
check(await tabTo(() => document.activeElement.textContent === "PDF"), "and the PDF");
const [download] = await Promise.all([k.waitForEvent("download"), k.keyboard.press("Enter")]);
check(download.suggestedFilename() === "haus-bahnhof.pdf", "Enter makes it");
await keys.browser.close();

// Without a script: every button is a form.
const plain = await browse("en-US", { javaScriptEnabled: false });
const q = plain.page;
await q.goto(s.address());
await q.locator('.offers form[action="/print"] button').click();
await q.selectOption("#subject", "haus-bahnhof");
await q.getByRole("button", { name: "Next" }).click();
await q.check("#language-ar");
await q.getByRole("button", { name: "Show", exact: true }).click();
check(await q.locator("#language-ar").isChecked(), "a choice without a script");
check((await q.locator("img.page").count()) >= 1, "and its picture");
await plain.browser.close();

// No office left: as attributes that would mean all of them.
const token = await enter(s);
for (const [path, what] of [["/print", "keep"], ["/print", "save"], ["/print.pdf", "pdf"]]) {
  const a = await post(s, path, form({ token, job: "vier-aemter-am-bahnhof", subject: "haus-bahnhof", asked: "haus-bahnhof", product: "poster", size: "A4", name: "Ohne Ämter", do: what }));
  check(/class="word bad">Choose at least one office/.test(a.body) && /id="fit"[^>]*bad[^>]*>Choose/.test(a.body), `${what} without an office: ${a.headers["content-type"]}`);
}
check(!existsSync(join(folder, "content/prints/ohne-aemter.xml")), "and nothing is written");
const opened = await post(s, "/print.pdf", form({ token, job: "vier-aemter-am-bahnhof", do: "pdf" }));
check(/filename="vier-aemter-am-bahnhof\.pdf"/.test(opened.headers["content-disposition"]), `a job has its own name: ${opened.headers["content-disposition"]}`);
check(s.child.exitCode === null, "it still runs");
await finish();
