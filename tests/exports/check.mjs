// Calendars, cards and tables as other programs read them: ical.js for the
// first two, a reader of CSV by the rules of a German Excel, rrule for what a
// series means; against the feed of the same build.  node check.mjs OUTPUT
import { createRequire } from "node:module";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { localDays } from "../feed/contract.mjs";

const require = createRequire(new URL("../package.json", import.meta.url));
const { default: ICAL } = await import(new URL("../node_modules/ical.js/dist/ical.js", import.meta.url));
const { DateTime } = require("luxon");
const top = resolve(new URL("../..", import.meta.url).pathname), program = resolve(top, process.env.WEGWEISER ?? "compiler/wegweiser");
const zone = "Europe/Berlin";
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log(what); } };
const same = (a, b, what) => check(JSON.stringify(a) === JSON.stringify(b), `${what}: ${JSON.stringify(a)?.slice(0, 200)}, wanted ${JSON.stringify(b)?.slice(0, 200)}`);

// Lines of at most 75 octets that end in CRLF, none of them cut in a character.
function lines(bytes, what) {
  const all = bytes.toString("latin1").split("\r\n");
  check(all.pop() === "" && all.every((l) => l.length <= 75 && !/[\r\n]/.test(l)), `${what}: lines`);
  check(all.every((l) => { try { new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(l, "latin1")); return true; } catch { return false; } }), `${what}: a character is cut`);
}
// RFC 4180 with semicolons, as Excel opens it in Germany.
function table(bytes, what) {
  const text = bytes.toString("utf8");
  check(text.startsWith("\ufeff"), `${what}: no mark of UTF-8`);
  const rows = [];
  let row = [], cell = "", quoted = false;
  for (let i = 1; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') { cell += c; i++; }
    else if (c === '"') quoted = !quoted;
    else if (quoted) cell += c;
    else if (c === ";") { row.push(cell); cell = ""; }
    else if (c === "\r" && text[i + 1] === "\n") { row.push(cell); rows.push(row); row = []; cell = ""; i++; }
    else check(false, `${what}: ${JSON.stringify(c)} outside of quotation marks`);
  }
  check(!quoted && row.length === 0 && cell === "", `${what}: no end`);
  const [head, ...rest] = rows;
  return rest.map((r) => { check(r.length === head.length, `${what}: ${r.length} cells`); return Object.fromEntries(head.map((h, i) => [h, r[i]])); });
}
const toDays = (e, until) => {
  const found = [], walk = e.iterator();
  for (let t; (t = walk.next()) && found.length < 4000;) {
    const day = `${t.year}-${String(t.month).padStart(2, "0")}-${String(t.day).padStart(2, "0")}`;
    if (day > until) break;
    found.push(day + (t.isDate ? "" : ` ${String(t.hour).padStart(2, "0")}:${String(t.minute).padStart(2, "0")}`));
  }
  return found;
};
function events(folder, feed, what) {
  const bytes = readFileSync(join(folder, "events.ics"));
  lines(bytes, what);
  const calendar = new ICAL.Component(ICAL.parse(bytes.toString("utf8")));
  for (const z of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(z);
  check(ICAL.TimezoneService.has(zone), `${what}: no time zone`);
  const all = calendar.getAllSubcomponents("vevent").map((c) => new ICAL.Event(c));
  same(all.map((e) => e.uid).sort(), feed.map((e) => `${e.path.split("/").at(-2)}@${e.path.split("/")[1]}`).sort(), `${what}: events`);
  for (const e of all) {
    const item = feed.find((f) => `${f.path.split("/").at(-2)}@${f.path.split("/")[1]}` === e.uid);
    const start = DateTime.fromISO(item.event.start, { zone }), end = DateTime.fromISO(item.event.end, { zone });
    check(e.summary.replace(/[\u200e\u200f\u2066-\u2069]/g, "") === item.title.replace(/&amp;/g, "&").replace(/[\u200e\u200f\u2066-\u2069]/g, ""), `${what} ${e.uid}: ${e.summary}`);
    check(/^https:/.test(e.component.getFirstPropertyValue("url")) && e.component.getFirstPropertyValue("dtstamp").zone.tzid === "UTC", `${what} ${e.uid}: url or stamp`);
    if (item.location.latitude !== null) same(e.component.getFirstPropertyValue("geo").map(Number), [item.location.latitude, item.location.longitude], `${what} ${e.uid}: place`);
    check(e.startDate.isDate === item.event.all_day, `${what} ${e.uid}: whole day`);
    // As instants, past both changes of the clocks.
    if (!item.event.all_day && !item.event.only_weekdays && item.recurrence_rule === null) same([e.startDate.toUnixTime(), e.endDate.toUnixTime()], [start.toSeconds(), end.toSeconds()], `${what} ${e.uid}: time`);
    if (item.event.only_weekdays && item.recurrence_rule === null) {
      const days = [];
      for (let d = start; d <= end; d = d.plus({ days: 1 })) if (d.weekday < 6) days.push(d.toISODate());
      same(toDays(e, "2040-01-01").map((d) => d.slice(0, 10)), days, `${what} ${e.uid}: weekdays`);
    } else if (item.recurrence_rule !== null) {
      const until = start.plus({ years: 6 }).toISODate();
      same(toDays(e, until), localDays(item, until).map((d) => d.toISODate() + (item.event.all_day ? "" : start.toFormat(" HH:mm"))), `${what} ${e.uid}: series`);
    } else if (item.event.all_day) {
      same([e.startDate.toString(), e.endDate.toString()], [item.event.start_date, end.plus({ days: 1 }).toISODate()], `${what} ${e.uid}: days`);
    }
  }
  return all;
}
function cards(folder, feed, what) {
  const bytes = readFileSync(join(folder, "places.vcf"));
  lines(bytes, what);
  const all = ICAL.parse(bytes.toString("utf8")).flatMap((c) => (typeof c === "string" ? [] : [c])), list = (Array.isArray(all[0]) && all[0][0] === "vcard" ? all : [ICAL.parse(bytes.toString("utf8"))]).map((c) => new ICAL.Component(c));
  check(list.length >= feed.length, `${what}: ${list.length} cards for ${feed.length} places`);
  check(bytes.toString("utf8").split("BEGIN:VCARD\r\nVERSION:4.0\r\n").length === list.length + 1, `${what}: VERSION is not first`);
  check(new Set(list.map((c) => c.getFirstPropertyValue("uid"))).size === list.length, `${what}: two cards with one UID`);
  for (const p of feed) {
    const card = list.find((c) => c.getFirstPropertyValue("org") === p.location.name || c.getFirstPropertyValue("org")?.[0] === p.location.name);
    check(card !== undefined, `${what}: no card of ${p.path}`);
    if (card === undefined) continue;
    check(card.getFirstPropertyValue("fn").replace(/[\u200e\u200f\u2066-\u2069]/g, "") === p.title.replace(/[\u200e\u200f\u2066-\u2069]/g, ""), `${what}: ${card.getFirstPropertyValue("fn")}`);
    if (p.phone_number) check(card.getAllProperties("tel").some((t) => t.getFirstValue() === `tel:${p.phone_number.replace(/ /g, "")}`), `${what}: phone of ${p.path}`);
    if (p.email) same(card.getFirstPropertyValue("email"), p.email, `${what}: ${p.path}`);
    same(card.getFirstPropertyValue("adr").slice(2, 7), [p.location.address, p.location.town, "", p.location.postcode, "Deutschland"], `${what}: ${p.path}`);
    same(card.getFirstPropertyValue("geo"), `geo:${p.location.latitude},${p.location.longitude}`, `${what}: ${p.path}`);
  }
}
// vCard 3 for classic Outlook: one card a file, each says what that of version 4
// says; the charset of whatever is not ASCII is told.
function oldCards(folder, what) {
  const text = readFileSync(join(folder, "places.vcf"), "utf8"), names = readdirSync(join(folder, "outlook"));
  const modern = new Map(text.split(/(?=BEGIN:VCARD)/).map((c) => new ICAL.Component(ICAL.parse(c))).map((c) => [c.getFirstPropertyValue("uid"), c]));
  check(names.length === modern.size && modern.size > 0, `${what}: ${names.length} files for ${modern.size} cards`);
  for (const name of names) {
    const bytes = readFileSync(join(folder, "outlook", name)), own = bytes.toString("utf8");
    lines(bytes, `${what}/${name}`);
    check(own.startsWith("BEGIN:VCARD\r\nVERSION:3.0\r\n") && own.split("BEGIN:").length === 2 && own.endsWith("END:VCARD\r\n"), `${what}/${name}: no card of version 3`);
    const card = new ICAL.Component(ICAL.parse(own)), other = modern.get(card.getFirstPropertyValue("uid"));
    check(other !== undefined, `${what}/${name}: of no place`);
    if (other === undefined) continue;
    for (const field of ["fn", "org", "email", "url", "note", "adr", "categories"]) same(card.getFirstPropertyValue(field), other.getFirstPropertyValue(field), `${what}/${name}: ${field}`);
    same(card.getFirstPropertyValue("n"), [card.getFirstPropertyValue("fn"), "", "", "", ""], `${what}/${name}: n`);
    same(card.getAllProperties("tel").map((t) => `tel:${t.getFirstValue()}`), other.getAllProperties("tel").map((t) => t.getFirstValue()), `${what}/${name}: phones`);
    check(card.getAllProperties("tel").every((t) => t.getParameter("type") !== undefined), `${what}/${name}: a phone without a kind is dropped`);
    same(card.getFirstPropertyValue("geo")?.join?.(",") ?? card.getFirstPropertyValue("geo")?.replace(";", ","), other.getFirstPropertyValue("geo")?.replace("geo:", ""), `${what}/${name}: where it is`);
    check(!/^KIND/m.test(own), `${what}/${name}: KIND is of version 4`);
    for (const line of own.replace(/\r\n /g, "").split("\r\n")) check(/[^\x00-\x7f]/.test(line) === /;CHARSET=UTF-8[;:]/.test(line), `${what}/${name}: ${line}`);
  }
}
function places(folder, feed, what) {
  const rows = table(readFileSync(join(folder, "places.csv")), what);
  for (const p of feed) {
    const row = rows.find((r) => r.Kennung === p.path.split("/").at(-2));
    check(row !== undefined, `${what}: no row of ${p.path}`);
    if (row === undefined) continue;
    same([`${row.Straße.replace(/^'/, "")} ${row.Hausnummer}`.trim(), row.PLZ, row.Ort], [p.location.address, p.location.postcode, p.location.town], `${what}: ${p.path}`);
    same([row.Breitengrad, row.Längengrad].map((v) => parseFloat(v.replace(",", "."))), [p.location.latitude, p.location.longitude], `${what}: ${p.path}`);
    check(!/\./.test(row.Breitengrad + row.Längengrad), `${what}: a decimal point`);
    if (p.phone_number) check(row.Telefon.split(", ")[0] === p.phone_number && (/ /.test(row.Telefon)), `${what}: ${row.Telefon}`);
  }
  for (const row of rows) for (const [name, value] of Object.entries(row))
    check(!/^[=@\t\r]/.test(value) && !/^[+-](?!\d)/.test(value), `${what}: a formula in ${name}: ${value}`);
  return rows;
}
function region(site, id, codes) {
  const read = (path) => JSON.parse(readFileSync(join(site, path), "utf8"));
  for (const code of codes) {
    const folder = join(site, "exports", id, code), what = `${id}/${code}`, feed = (n) => read(`api/v3/${id}/${code}/${n}/index.json`);
    events(folder, feed("events"), `${what}/events.ics`);
    cards(folder, feed("locations"), `${what}/places.vcf`);
    places(folder, feed("locations"), `${what}/places.csv`);
  }
  for (const name of ["stellen.txt", "ehrenamt.txt"]) {
    const text = readFileSync(join(site, "exports", id, name), "utf8");
    check(text === "" || text.split("\r\n").slice(0, -1).every((l) => /^"([^"\\]|\\.)+" <[^<>@\s]+@[^<>@\s]+>$/.test(l)), `${id}/${name}`);
  }
}

const site = join(process.argv[2], "site");
for (const r of JSON.parse(readFileSync(join(site, "api/v3/regions/index.json"), "utf8"))) region(site, r.path, r.languages.map((l) => l.code));

// Rhythms that are hard, and names that some program would take for something
// else, in a county of their own.
const work = mkdtempSync(join(tmpdir(), "exports-"));
for (const part of ["content", "locales"]) cpSync(join(top, part), join(work, part), { recursive: true });
writeFileSync(join(work, "locales/LINGUAS"), "ar\n");
const model = readFileSync(join(work, "content/events/vorlesen-kinder.xml"), "utf8");
const rhythms = {
  "alle-zwei-wochen": 'start="2026-12-04T10:00" end="2026-12-04T11:30" repeat="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20280401"',
  "letzter-montag": 'start="2026-12-01T00:30" end="2026-12-01T02:00" repeat="FREQ=MONTHLY;BYDAY=-1MO"',
  "jeden-tag": 'start="2026-12-01T02:15" end="2026-12-01T03:45" repeat="FREQ=DAILY;UNTIL=20271231"',
  "jedes-jahr": 'start="2026-12-24" repeat="FREQ=YEARLY"',
  "ganze-woche": 'start="2027-03-20" end="2027-04-04"',
  "werktags": 'start="2027-03-20T09:00" end="2027-04-04T17:00" weekdays-only="yes"',
  "ueber-mitternacht": 'start="2027-03-27T22:00" end="2027-03-28T04:00"',
};
for (const [id, when] of Object.entries(rhythms))
  writeFileSync(join(work, `content/events/${id}.xml`), model.replace('xml:id="vorlesen-kinder"', `xml:id="${id}"`).replace(/<title>[^<]*/, `<title>Probe ${id}; a, b\\c`).replace(/<w:when[^>]*\/>/, `<w:when ${when}/>`));
const place = join(work, "content/places/tafel-musterwede.xml");
writeFileSync(place, readFileSync(place, "utf8").replace(/<title[^>]*>[^<]*/, '<title>=SUMME(1;2) "Tafel", \\n').replace(/street="[^"]*"/, 'street="@Straße; „Nord“"'));
const built = spawnSync(program, ["build", "-q", "--only=feed,exports", "--vcard=3", "-C", work, "--date=2026-11-23"], { encoding: "utf8" });
check(built.status === 0 || built.status === 1, `build: ${built.stderr.slice(0, 400)}`);
const own = join(work, "output/site");
region(own, "musterwede", ["de", "ar"]);
const list = events(join(own, "exports/musterwede/de"), JSON.parse(readFileSync(join(own, "api/v3/musterwede/de/events/index.json"), "utf8")), "rhythms");
for (const id of Object.keys(rhythms)) check(list.some((e) => e.uid === `${id}@musterwede` && e.summary === `Probe ${id}; a, b\\c`), `rhythms: ${id}`);
const row = table(readFileSync(join(own, "exports/musterwede/de/places.csv")), "hostile").find((r) => r.Kennung === "tafel-musterwede");
same([row.Name.replace(/[„“]/g, '"'), row.Straße], ["'=SUMME(1;2) \"Tafel\", \\n", "'@Straße; „Nord“"], "hostile");
for (const code of ["de", "ar"]) oldCards(join(own, "exports/musterwede", code), `${code}/outlook`);
spawnSync(program, ["build", "-q", "--only=feed,exports", "-C", work, "--date=2026-11-23"]);
check(!existsSync(join(own, "exports/musterwede/de/outlook")), "outlook/ is there, though nobody asked for it");
rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
