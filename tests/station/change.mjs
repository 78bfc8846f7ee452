// Small changes: one attribute, one line; what is wrong is told beside its
// field; two people at once; a notice for the 24th of December.
import { spawnSync } from "node:child_process";
import { accessible, browse, check, enter, existsSync, finish, form, join, post, project, readFileSync, settled, shot, small, sleep, station, work, writeFileSync } from "./lib.mjs";

// A file as people write them: comments, other quotes, attributes on lines of their own.
const folder = small(project("county", {
  "content/places/buergerbuero-musterwede.xml": ['<w:hours>', '<!-- seit dem Umbau -->\n  <w:hours>'],
  "content/houses/haus-bahnhof.xml": ['<w:office ref="jobcenter-musterwede" walk="3"/>', "<w:office\n      walk='3' ref='jobcenter-musterwede'\n  /> <!-- am Kanal entlang -->"],
}), "ar uk");
const place = join(folder, "content/places/buergerbuero-musterwede.xml"), house = join(folder, "content/houses/haus-bahnhof.xml");
const text = (f) => readFileSync(f, "utf8");
const bare = join(folder, "content/places/apotheke-beispielmoor.xml");
writeFileSync(bare, text(bare).replace(/  <w:address[^]*(?=  <w:phone>)/, ""));
// The lines that differ, as "-old" and "+new".
const diff = (a, b) => {
  writeFileSync(join(work, "a"), a);
  writeFileSync(join(work, "b"), b);
  return spawnSync("diff", [join(work, "a"), join(work, "b")], { encoding: "utf8" }).stdout.split("\n").filter((l) => /^[<>]/.test(l)).map((l) => l.replace(/^< /, "-").replace(/^> /, "+"));
};
const same = (found, wanted, what) => check(JSON.stringify(found) === JSON.stringify(wanted), `${what}: ${JSON.stringify(found)}`);
const s = await station(folder);
const { browser, page, complaints } = await browse();
const press = async (name) => { await page.getByRole("button", { name, exact: true }).first().click(); await settled(page); };
const until = async (what, good, ms = 20000) => {
  for (const t = Date.now(); Date.now() - t < ms; await sleep(50)) if (await good()) { check(true, what); return; }
  check(false, `${what}: not within ${ms} ms`);
};
const told = () => page.textContent("#told");
const open = async (id) => { await page.selectOption("#subject", id); await press("Zeigen"); await page.waitForSelector("form.facts"); };

await page.goto(s.address());
await page.locator('.offers form[action="/change"] button').click();
await page.waitForSelector("#subject");
await open("haus-bahnhof");
await accessible(page, "change-house");
check((await page.inputValue("#walk-jobcenter-musterwede")) === "3", "what stands there is shown");
// Minutes: one attribute, and the poster shows them.
const h = text(house);
await page.fill("#walk-jobcenter-musterwede", "17");
await press("Speichern");
await until("saved", async () => /Gespeichert/.test(await told()));
same(diff(h, text(house)), ["-      walk='3' ref='jobcenter-musterwede'", "+      walk='17' ref='jobcenter-musterwede'"], "one attribute changes");
check((await page.inputValue("#walk-jobcenter-musterwede")) === "17", "and is shown");
const token = await enter(s);
const poster = await post(s, "/print.pdf", form([["token", token], ["do", "pdf"], ["subject", "haus-bahnhof"], ["asked", "haus-bahnhof"], ["product", "poster"], ["size", "A4"], ["office", "jobcenter-musterwede"], ["use", "jobcenter-musterwede"]]));
writeFileSync(join(work, "poster.pdf"), poster.body);
check(/17\s*min/i.test(spawnSync("pdftotext", [join(work, "poster.pdf"), "-"], { encoding: "utf8" }).stdout), "the minutes stand on the poster");
// Nothing changed: nothing written.
const unchanged = text(house);
await press("Speichern");
await until("saving what is there is told", async () => /nichts/.test(await told()));
check(text(house) === unchanged, "and writes nothing");
// Wrong: beside the field, nothing written, what was typed stays.
await page.fill("#walk-jobcenter-musterwede", "-5");
await press("Speichern");
await page.waitForSelector("#walk-jobcenter-musterwede-word");
check((await page.getAttribute("#walk-jobcenter-musterwede", "aria-invalid")) === "true" && text(house) === unchanged, "minutes that are none");
check((await page.inputValue("#walk-jobcenter-musterwede")) === "-5", "what was written stays in the field");
await press("Rückgängig");
await until("undone", async () => text(house) === h);
// A place.
await open("buergerbuero-musterwede");
await accessible(page, "change-place");
const p = text(place);
await page.fill("#hours", "Mo-Fr 25:00-26:00 quatsch");
await press("Speichern");
await page.waitForSelector("#hours-word");
check(text(place) === p, `hours that are none: ${await page.textContent("#hours-word")}`);
check(!/\b(the|is|not|hours)\b/.test(await page.textContent("#hours-word")), `in German: ${await page.textContent("#hours-word")}`);
await shot(page, "change-wrong");
await page.fill("#hours", "Mo-Fr 08:00-12:00; PH off");
await page.fill("#room", "2 & 3");
await press("Speichern");
await until("hours and room saved", async () => /Gespeichert/.test(await told()));
same(diff(p, text(place)), ['-    entrance="Ost" floor="EG" room="1–6"/>', '+    entrance="Ost" floor="EG" room="2 &amp; 3"/>', "-  <w:hours>Mo,We 08:00-16:00; Tu 08:00-18:00; Th 08:00-18:00; Fr 08:00-12:00; Sa[1] 10:00-12:00; PH off</w:hours>", "+  <w:hours>Mo-Fr 08:00-12:00; PH off</w:hours>"], "hours and room");
await press("Rückgängig");
await until("and undone", () => text(place) === p);
// It moves: a new element; without a day it is gone again, and not a byte else.
await page.waitForFunction(() => document.querySelector("#room")?.value === "1–6");
await page.fill("#moved-from", "2027-02-01");
await page.fill("#moved-room", "12");
await press("Speichern");
await until("moved", async () => /Gespeichert/.test(await told()));
same(diff(p, text(place)), ['+  <w:moved from="2027-02-01" room="12"/>'], "a new element on a line of its own");
await page.fill("#moved-from", "");
await press("Speichern");
await until("moves no more", () => text(place) === p);
// The rest is told by file and line.
const rest = await page.locator("#rest li").allTextContents(), fileLines = p.split("\n");
check(rest.length > 4 && rest.every((l) => { const [, n, t] = /^Zeile (\d+): (.*)$/.exec(l); return fileLines[n - 1].trim() === t; }) && /buergerbuero-musterwede\.xml/.test(await page.textContent("#rest summary")), `what stands in which line: ${rest}`);
// Hostile values stay values.
await page.fill("#room", '1"/><w:hours>x</w:hours><!--');
await press("Speichern");
await settled(page);
check(!/<w:hours>x</.test(text(place)), "a value cannot become markup");
if (text(place) !== p) { await press("Rückgängig"); await until("undone again", () => text(place) === p); }
// Two people at once: the second is told.
const show = async () => (await post(s, "/change", form({ token, subject: "buergerbuero-musterwede" }))).body.toString();
const seen = (html) => /name="seen" value="([0-9a-f]+)"/.exec(html)[1];
const one = seen(await show());
const first = await post(s, "/change", form({ token, subject: "buergerbuero-musterwede", seen: one, do: "change", room: "7" }));
check(/Saved/.test(first.body) && text(place).includes('room="7"'), "the first writes");
const second = (await post(s, "/change", form({ token, subject: "buergerbuero-musterwede", seen: one, do: "change", room: "8" }))).body.toString();
check(/Somebody else has changed/.test(second) && text(place).includes('room="7"') && /id="room"[^>]*value="7"/.test(second), "the second is told, and shown what stands there now");
// Undone is what the page has told of, not what another window has done since.
const number = (html) => /name="change" value="(\d+)"/.exec(html)[1];
const undo = async (change) => (await post(s, "/change", form({ token, subject: "buergerbuero-musterwede", do: "undo", change }))).body.toString();
check(/another window/.test(await undo(number(second) - 1)) && text(place).includes('room="7"'), "an older change is not undone instead");
check(/Undone/.test(await undo(number(second))) && text(place) === p, "undone");
// A place without anything to put it behind: in the order of the other files.
const b = text(bare);
const empty = async (fields) => (await post(s, "/change", form({ token, subject: "apotheke-beispielmoor", seen: seen((await post(s, "/change", form({ token, subject: "apotheke-beispielmoor" }))).body), do: "change", ...fields }))).body.toString();
check(/id="closed-from-word"/.test(await empty({ "closed-to": "2026-12-24" })) && text(bare) === b, "closed to a day, but from none");
const filled = await empty({ hours: "Mo-Fr 09:00-12:00", "closed-from": "2026-12-24" });
same(diff(b, text(bare)), ["+  <w:hours>Mo-Fr 09:00-12:00</w:hours>", '+  <w:closed from="2026-12-24"/>'], "two new elements");
check(/<\/w:matters>\n  <w:hours>/.test(text(bare)), "behind what was said before");
await undo(number(filled));
check(text(bare) === b, "and undone");
// Only places and houses, only these fields.
for (const subject of ["musterwede", "project", "notfall", "../../x", "haus-bahnhof.xml"])
  check(!/name="seen"/.test((await post(s, "/change", form({ token, subject }))).body), `${subject} is not changed here`);

// A notice for the 24th, in all languages.
await page.getByRole("button", { name: "Aushang", exact: true }).click();
await page.waitForSelector("#closed-from");
await accessible(page, "notice");
await page.selectOption("#subject", "jobcenter-musterwede");
await press("Speichern");
check(/welchem Tag/.test(await page.textContent("#closed-from-word")), "without a day");
const jobcenter = join(folder, "content/places/jobcenter-musterwede.xml"), j = text(jobcenter);
await page.fill("#closed-from", "2026-12-24");
await page.selectOption("#closed-reason", "meeting");
await press("Speichern");
await until("the day is written", async () => /Gespeichert/.test(await told()));
same(diff(j, text(jobcenter)), ['+  <w:closed from="2026-12-24" reason="meeting"/>'], "one line");
await press("Den Aushang drucken");
await page.waitForSelector("#fit");
check(await page.locator("#product-notice").isChecked(), "the notice is chosen");
await page.check("#language-ar");
await settled(page);
await shot(page, "notice", true);
const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "PDF", exact: true }).click()]);
await download.saveAs(join(work, "notice.pdf"));
const notice = spawnSync("pdftotext", ["-layout", join(work, "notice.pdf"), "-"], { encoding: "utf8" }).stdout;
check(/24\.\s*Dezember/.test(notice), `the day stands on the notice: ${notice.slice(0, 200)}`);
// Another sentence of the table, for a house: a print of its own.
await page.getByRole("button", { name: "Aushang", exact: true }).click();
await page.waitForSelector("#say");
await page.selectOption("#subject", "haus-bahnhof");
await page.fill("#closed-from", "2026-12-24");
await press("Speichern");
check(/hat eine Stelle/.test(await page.textContent("#subject-word")), "a house has no closing days");
await press("Diesen Aushang machen");
check(/Satz/.test(await page.textContent("#say-word")), "without a sentence");
await page.selectOption("#say", "fire_drill");
await page.fill("#say-date", "2026-12-10");
await page.fill("#say-hours", "Mo 25:00");
await press("Diesen Aushang machen");
await page.waitForSelector("#say-hours-word");
const drill = join(folder, "content/prints/haus-bahnhof-fire-drill.xml");
check(!existsSync(drill) && (await page.inputValue("#say-date")) === "2026-12-10", `checked before it is written: ${await page.textContent("#say-hours-word")}`);
await accessible(page, "notice-sentence");
await page.fill("#say-hours", "");
await page.fill("#say-time", "10:00-10:30");
await press("Diesen Aushang machen");
await until("the notice is made", async () => /Behalten/.test(await told()));
check(/<w:say what="fire_drill" date="2026-12-10" time="10:00-10:30"\/>/.test(text(drill)), "a print that says it");
await press("Den Aushang drucken");
await page.waitForSelector("#fit");
await page.check("#language-ar");
await settled(page);
await shot(page, "notice-fire-drill", true);
const [sheet] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "PDF", exact: true }).click()]);
await sheet.saveAs(join(work, "drill.pdf"));
const drilled = spawnSync("pdftotext", ["-layout", join(work, "drill.pdf"), "-"], { encoding: "utf8" }).stdout;
check(/Übung für den\s+Brandfall/.test(drilled) && /10\.\s*(Dezember|12\.)|10:00/.test(drilled) && /[\u0600-\u06ff]/.test(drilled.normalize("NFKC")), `in German and Arabic: ${drilled.slice(0, 300)}`);
await press("Rückgängig");
await until("and undone", () => !existsSync(drill));
check(complaints.filter((c) => !/403/.test(c)).length === 0, `console: ${complaints}`);
await browser.close();
check(s.child.exitCode === null, "it still runs");
await finish();
