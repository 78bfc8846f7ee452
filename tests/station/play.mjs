// From the start page to the PDF: a manager of an accommodation with an A4
// printer, then a reader of Arabic.  Played twice: in German with the mouse,
// in English by keyboard alone.  How long it took is told at the end.
import { spawnSync } from "node:child_process";
import { accessible, browse, check, finish, join, project, readFileSync, settled, shot, shown, sleep, small, station, work } from "./lib.mjs";

const words = {
  de: { print: "Drucken", read: "Gegenlesen", change: "Ändern", notice: "Aushang", send: "Änderungen senden", next: "Weiter", show: "Zeigen", keep: "Als neuen Druck behalten", save: "Speichern", sheet: "Den Aushang drucken", accept: "Annehmen", correct: "Verbesserung speichern", sure: "Trotzdem speichern", file: "Datei speichern", saved: /Gespeichert/, kept: /Behalten|behalten/ },
  en: { print: "Print", read: "Read over", change: "Change", notice: "Notice", send: "Send changes", next: "Next", show: "Show", keep: "Keep as a new print", save: "Save", sheet: "Print the notice", accept: "Accept", correct: "Save the correction", sure: "Save it all the same", file: "Save the file", saved: /Saved/, kept: /Kept/ },
};
const times = {};
const timed = async (what, act) => { const t = performance.now(); const result = await act(); (times[what] ??= []).push(performance.now() - t); return result; };

function mouse(page) {
  const button = (name) => page.getByRole("button", { name, exact: true }).first();
  return {
    go: async (name) => { await page.locator("nav").getByRole("button", { name, exact: true }).click(); await settled(page); },
    press: async (name) => { await button(name).click(); await settled(page); },
    open: async (text) => { await page.getByRole("button", { name: text }).first().click(); await settled(page); },
    type: (id, text) => page.fill(`[id="${id}"]`, text),
    choose: async (id) => { await page.locator(`[id="${id}"]`).click(); await shown(page); },
    select: (value) => page.selectOption("#subject", value),
    day: (id, day) => page.fill(`#${id}`, day),
    load: async (name) => (await Promise.all([page.waitForEvent("download"), button(name).click()]))[0],
  };
}
function keyboard(page) {
  const at = () => page.evaluate(() => { const e = document.activeElement; return { id: e.id, name: e.name ?? "", type: e.type, text: e.textContent.trim(), form: e.form?.getAttribute("action"), nav: !!e.closest("nav") }; });
  // Tab to where it is.
  async function reach(what, good) {
    for (let i = 0; i < 400; i++) {
      if (good(await at())) return;
      await page.keyboard.press("Tab");
    }
    check(false, `Tab does not reach ${what}`);
  }
  const enter = async () => { await page.keyboard.press("Enter"); await settled(page); };
  return {
    go: async (name) => { await reach(name, (e) => e.text === name && e.nav); await enter(); },
    press: async (name) => { await reach(name, (e) => e.text === name && !e.nav); await enter(); },
    open: async (text) => { await reach(text, (e) => text.test(e.text) && !e.nav && e.type === "submit"); await enter(); },
    type: async (id, text) => { await reach(id, (e) => e.id === id); await page.keyboard.press("Control+A"); await page.keyboard.type(text); },
    choose: async (id) => {
      const kind = await page.getAttribute(`[id="${id}"]`, "type"), name = await page.getAttribute(`[id="${id}"]`, "name");
      await reach(id, (e) => (kind === "radio" ? e.name === name && e.type === "radio" : e.id === id));
      if (kind !== "radio") await page.keyboard.press("Space");
      for (let i = 0; kind === "radio" && i < 30 && (await at()).id !== id; i++) { await page.keyboard.press("ArrowDown"); await shown(page); }
      await shown(page);
      check((await at()).id === id, `the focus stays at ${id}`);
    },
    // A list is chosen from by typing how an entry begins.
    select: async (value) => {
      const text = await page.locator(`#subject option[value="${value}"]`).textContent();
      await reach("the list", (e) => e.id === "subject");
      await page.keyboard.type(text);
      check((await page.inputValue("#subject")) === value, `chosen by typing: ${await page.inputValue("#subject")}`);
    },
    day: async (id, day) => {
      await reach(id, (e) => e.id === id);
      const [y, m, d] = day.split("-");
      // Which comes first is the browser's matter.
      for (const keys of [m + d + y, d + m + y]) {
        await page.keyboard.type(keys);
        if ((await page.inputValue(`#${id}`)) === day) return;
        for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
      }
    },
    load: async (name) => {
      await reach(name, (e) => e.text === name && !e.nav);
      return (await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]))[0];
    },
  };
}

async function play(language, drive) {
  const folder = small(project(`county-${language}`), "ar uk"), say = words[language];
  const s = await station(folder);
  const { browser, page, complaints, requests } = await browse(language === "de" ? "de-DE" : "en-GB");
  const p = drive(page), look = (name) => accessible(page, `play-${language}-${name}`);
  const heading = (name) => page.waitForFunction((n) => document.querySelector("h1").textContent === n, name);
  const told = (good) => page.waitForFunction((g) => new RegExp(g).test(document.querySelector("#told")?.textContent), good.source);
  const checked = (id, wanted) => page.waitForFunction(([i, w]) => document.getElementById(i)?.checked === w, [id, wanted]);
  const choose = async (id, wanted = true) => {
    await timed("choice to picture", async () => { await p.choose(id); await checked(id, wanted); await page.evaluate(() => document.querySelector("img.page")?.decode()); });
    await settled(page);
  };
  async function pdf(name) {
    const path = join(work, `${language}-${name}.pdf`);
    await (await timed("PDF", () => p.load("PDF"))).saveAs(path);
    const run = (...args) => spawnSync(args[0], args.slice(1), { encoding: "utf8" }).stdout;
    return { text: run("pdftotext", "-layout", path, "-"), info: run("pdfinfo", path) };
  }
  const lines = (name) => readFileSync(join(folder, name), "utf8");
  await page.goto(s.address());
  check((await page.getAttribute("html", "lang")) === language, "in the browser's language");
  await look("start");

  // A poster of four offices in Ukrainian and Arabic, black, A4; kept.
  await p.go(say.print);
  await heading(say.print);
  await look("what-for");
  await p.select("haus-bahnhof");
  await p.press(say.next);
  await page.waitForSelector("#fit");
  const four = ["buergerbuero-musterwede", "jobcenter-musterwede", "jugendamt-musterwede", "polizei-musterwede"];
  const offices = await page.locator('input[name="use"]').evaluateAll((b) => b.map((x) => x.value));
  check(four.every((o) => offices.includes(o)), `the offices of the house: ${offices}`);
  for (const o of offices) if (!four.includes(o)) await choose(`use-${o}`, false);
  for (const id of ["language-uk", "language-ar", "size-A4", "profile-black"]) await choose(id);
  check((await page.locator('input[name="use"]:checked').evaluateAll((b) => b.map((x) => x.value))).join() === four.join(), "four offices");
  check((await page.textContent("#fit")).trim().length > 5 && (await page.locator("img.page").count()) > 0, "how much paper it takes, and the sheet");
  await look("poster");
  await shot(page, `play-${language}-poster`, true);
  const poster = await pdf("poster");
  check(/Page size:\s+595\.\d+ x 841\.\d+ pts/.test(poster.info) && /Куди з яким питанням/.test(poster.text) && /Jobcenter/.test(poster.text) && !/Standesamt/.test(poster.text), "the poster of these four, A4");
  await p.type("name", "Vier Ämter");
  await p.press(say.keep);
  await told(say.kept);
  check(/profile="black"/.test(lines("content/prints/vier-aemter.xml")), "kept");

  // Minutes, seen on the poster.
  await p.go(say.change);
  await heading(say.change);
  await p.select("haus-bahnhof");
  await p.press(say.show);
  await page.waitForSelector("form.facts");
  await look("minutes");
  await p.type("walk-jobcenter-musterwede", "23");
  await timed("saved", async () => { await p.press(say.save); await told(say.saved); });
  check(/ref="jobcenter-musterwede" walk="23"/.test(lines("content/houses/haus-bahnhof.xml")), "minutes are written");
  await p.go(say.print);
  await heading(say.print);
  await p.open(/Vier Ämter/);
  await page.waitForSelector("#fit");
  check(/23\s*min/i.test((await pdf("again")).text), "and stand on the poster that was kept");

  // Ten cards.
  await choose("product-cards");
  await choose("language-ar");
  await look("cards");
  const cards = (await pdf("cards")).text.split("\f")[0].match(/\b112\b/g) ?? [];
  check(cards.length === 10, `ten cards on a sheet: ${cards.length}`);

  // A notice for the 24th of December.
  await p.go(say.notice);
  await heading(say.notice);
  await look("notice-day");
  await p.select("jobcenter-musterwede");
  await p.day("closed-from", "2026-12-24");
  await p.press(say.save);
  await told(say.saved);
  await p.press(say.sheet);
  await page.waitForSelector("#fit");
  await choose("language-ar");
  await look("notice");
  const notice = (await pdf("notice")).text;
  check(/24\.\s*Dezember/.test(notice) && /ديسمبر/.test(notice.normalize("NFKC")), "the notice, in both languages");

  // A reader of Arabic: twenty accepted, two corrected, one refused.
  await p.go(say.read);
  await heading(say.read);
  await look("languages");
  await p.open(/العربية/);
  await page.waitForSelector("#target");
  await p.type("role", "Sprachmittlung");
  const name = () => page.getAttribute('.queue input[name="name"]', "value");
  const next = (what, act) => timed(what, async () => { const n = await name(); await act(); await page.waitForFunction((x) => document.querySelector('.queue input[name="name"]')?.value !== x, n); });
  const marks = () => ["interface", "authorities", "education", "events", "health", "volunteers"].reduce((n, d) => n + lines(`locales/ar/${d}.po`).split("# checked: Sprachmittlung").length - 1, 0);
  for (let i = 0; i < 20; i++) await next("accepted, and the next", () => p.press(say.accept));
  check(marks() === 20, `twenty marks: ${marks()}`);
  await p.open(/^Notfall: die richtige Nummer/);
  await page.waitForSelector(".whole");
  await look("text");
  await shot(page, `play-${language}-text`, true);
  for (let i = 0; i < 2; i++) {
    const text = (await page.inputValue("#text")).trim();
    await next("corrected, and the next", async () => {
      const n = await name();
      await p.type("text", text.replace(/[.!؟]?$/, (m) => ` ${m}`).replace(/ +/g, " "));
      await p.press(say.correct);
      if ((await name()) === n && (await page.getByRole("button", { name: say.sure, exact: true }).count())) await p.press(say.sure);
    });
  }
  check(marks() === 22, `two corrected: ${marks()}`);
  const text = await page.inputValue("#text"), before = lines("locales/ar/health.po");
  await p.type("text", `${text.trim()} 0800 123456`);
  await p.press(say.correct);
  await page.waitForSelector("#text-word");
  check(lines("locales/ar/health.po") === before && (await page.evaluate(() => document.activeElement.id)) === "text", "a number that is not in the German is refused, and the focus is there");
  await look("refused");

  // And sent.
  await p.go(say.send);
  await heading(say.send);
  await look("send");
  await (await p.load(say.file)).saveAs(join(work, `${language}.patch`));
  const patch = readFileSync(join(work, `${language}.patch`), "utf8");
  check(/\+.*walk="23"/.test(patch) && /\+.*2026-12-24/.test(patch) && /\+# checked: Sprachmittlung/.test(patch) && /prints\/vier-aemter\.xml/.test(patch), "all of it is in the patch");
  check(complaints.filter((c) => !/403|503/.test(c)).length === 0, `console: ${complaints}`);
  check(requests.every((r) => /^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(r)), "no foreign request");
  await browser.close();
  s.child.kill("SIGTERM");
}
await play("de", mouse);
await play("en", keyboard);
for (const [what, all] of Object.entries(times)) {
  all.sort((a, b) => a - b);
  console.log(`${what.padEnd(24)} ${String(all.length).padStart(3)} times, median ${all[all.length >> 1].toFixed(0)} ms, most ${all.at(-1).toFixed(0)} ms`);
}
await finish();
