// feed → import → build → feed: what the CMS said is what we say, after what
// no feed of ours has is taken away: ids of theirs, addresses, times of day,
// names of persons.  Rhythms are compared by their days, which the npm package
// rrule works out for six years.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";

const require = createRequire(new URL("../package.json", import.meta.url));
const { rrulestr } = require("rrule");
const [before, project, region] = process.argv.slice(2);
const after = join(project, "output/site");
let passed = 0, failed = 0;
const check = (ok, what) => { if (ok) passed++; else { failed++; console.log("failed: " + what); } };
const read = (root, path) => JSON.parse(readFileSync(join(root, path), "utf8"));
const ids = new Map(readFileSync(join(project, "import/ids.tsv"), "utf8").split("\n").map((l) => l.split("\t")).filter((l) => / /.test(l[0]))
  .map(([key, id]) => [key.replace(/^[a-z]+ /, ""), id]));
const same = (a, b, what) => check(JSON.stringify(a) === JSON.stringify(b), `${what}: ${JSON.stringify(a)} became ${JSON.stringify(b)}`);
const last = (path) => decodeURIComponent(path).replace(/\/$/, "").replace(/.*\//, "");
const entities = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", ndash: "–", bdquo: "„", ldquo: "“", shy: "\u00ad" };
// The words of HTML, without their places: what readers read.
const words = (html) => html.replaceAll(/<!--[\s\S]*?-->|<(script|style)[\s\S]*?<\/\1>/g, " ").replaceAll(/<[^>]*>/g, " ")
  .replaceAll(/&#(\d+);/g, (_, n) => String.fromCodePoint(n === "150" ? 0x2013 : +n)).replaceAll(/&(\w+);/g, (m, n) => entities[n] ?? m)
  .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff]/g, "").normalize("NFC").match(/[\p{L}\p{M}]{2,}/gu) ?? [];
const subsequence = (small, large) => { let i = 0; for (const w of large) if (i < small.length && small[i] === w) i++; return i === small.length; };

const P = (root, l, what) => read(root, `api/v3/${region}/${l}/${what}/index.json`);
const de = new Map(P(after, "de", "pages").map((p) => [last(p.path), p]));
for (const page of P(before, "de", "pages")) {
  const ours = de.get(ids.get(page.path));
  check(ours !== undefined, `${page.path} is there`);
  if (ours === undefined) continue;
  same(page.title.replaceAll(/&amp;/g, "&"), ours.title.replaceAll(/&amp;/g, "&"), page.path + " title");
  same(page.last_updated.slice(0, 10), ours.last_updated.slice(0, 10), page.path + " day");
  same(page.parent.path === null ? null : ids.get(page.parent.path), ours.parent.path === null ? null : last(ours.parent.path), page.path + " parent");
}
same(P(before, "de", "pages").map((p) => ids.get(p.path)), P(after, "de", "pages").map((p) => last(p.path)), "the order of pages");
// Places: facts.
const places = new Map(read(after, `_q/root/${region}/de/locations-all.json`).map((p) => [last(p.path), p]));
const week = (h) => h === null ? null : h.map((d) => [d.allDay, d.closed || (!d.allDay && !d.appointmentOnly && d.timeSlots.length === 0), d.appointmentOnly, d.timeSlots.map((s) => s.start + s.end)]);
const digits = (s) => s.replaceAll(/\(0\)/g, "").replaceAll(/\D/g, "").replace(/^0049|^49|^0(?!800|180)/, "");
for (const place of P(before, "de", "locations")) {
  const ours = places.get(ids.get(place.path)), l = place.location;
  if (l.country !== "" && l.country !== "Deutschland") { check(ours === undefined, `${place.path} is abroad`); continue; }
  // Without a position there is none in our feed: the app needs one.
  check((ours !== undefined) === (l.latitude !== 0), `${place.path} is there`);
  if (ours === undefined) continue;
  same(place.title, ours.title, place.path + " title");
  same(place.temporarily_closed, ours.temporarily_closed, place.path + " closed");
  same(place.barrier_free, ours.barrier_free, place.path + " access");
  same([place.category.name, place.category.icon, place.category.color], [ours.category.name, ours.category.icon, ours.category.color], place.path + " category");
  if (!place.temporarily_closed) same(week(place.opening_hours), week(ours.opening_hours), place.path + " hours");
  if (l.latitude !== 0) same([l.latitude, l.longitude, l.postcode, l.town], [ours.location.latitude, ours.location.longitude, ours.location.postcode, ours.location.town], place.path + " location");
  for (const c of place.contacts) {
    const o = ours.contacts.find((x) => (x.area_of_responsibility ?? "") === (c.area_of_responsibility ?? ""));
    check(o !== undefined, `${place.path} contact ${c.area_of_responsibility}`);
    if (o === undefined) continue;
    same([c.email, digits(c.phone_number), digits(c.mobile_number)], [o.email, digits(o.phone_number), digits(o.mobile_number)], place.path + " contact " + c.area_of_responsibility);
    same(week(c.opening_hours), week(o.opening_hours), place.path + " contact hours");
  }
  check(subsequence(words(place.content), words(ours.content)), `${place.path}: ${words(place.content)} in ${words(ours.content)}`);
}
// Events: when, and again when.
const events = new Map(P(after, "de", "events").map((e) => [last(e.path), e]));
const days = (rule) => rrulestr(rule.replaceAll(/\+5(?=[A-Z])/g, "-1")).between(new Date(Date.UTC(2026, 0, 1)), new Date(Date.UTC(2032, 0, 1)), true).map((d) => d.toISOString().slice(0, 16));
for (const event of P(before, "de", "events")) {
  const ours = events.get(ids.get(event.path));
  if (ours === undefined) { check(new Date(event.event.end) < new Date("2026-11-30"), `${event.path} is not over`); continue; }
  same([event.title, event.event.start, event.event.all_day, event.event.only_weekdays], [ours.title, ours.event.start, ours.event.all_day, ours.event.only_weekdays], event.path);
  if (event.event.end !== event.event.start) same(event.event.end, ours.event.end, event.path + " end");
  same(event.location_path === null ? null : ids.get(event.location_path), ours.location_path === null ? null : last(ours.location_path), event.path + " place");
  same(event.meeting_url, ours.meeting_url, event.path + " online");
  same(event.recurrence_rule === null, ours.recurrence_rule === null, event.path + " comes again");
  if (event.recurrence_rule !== null && ours.recurrence_rule !== null) same(days(event.recurrence_rule), days(ours.recurrence_rule), event.path + " days");
}
// The region.
const r = read(before, `api/v3/regions/${region}/index.json`), o = read(after, `api/v3/regions/${region}/index.json`);
same([r.name, r.prefix, r.name_without_prefix, r.plz, r.bounding_box, r.longitude, r.latitude], [o.name, o.prefix, o.name_without_prefix, o.plz, o.bounding_box, o.longitude, o.latitude], "region");
same(r.aliases, o.aliases, "municipalities");
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
