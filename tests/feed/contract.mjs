// The contract of the feed (integreat-api.md) as code: a schema an endpoint,
// and what schemas cannot say.  problem(kind, data, context) is the first
// thing wrong with an answer, as text, or null.  The app's own libraries read
// dates and rules (luxon, rrule), the sanitizer is the app's (sanitize-html).
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";

const require = createRequire(new URL("../package.json", import.meta.url));
const Ajv = require("ajv");
const sanitize = require("sanitize-html");
const { DateTime, Settings } = require("luxon");
const { rrulestr } = require("rrule");
Settings.throwOnInvalid = true; // as the app does

const ajv = new Ajv({ allErrors: true, strict: false });
const folder = new URL("schema/", import.meta.url);
for (const name of readdirSync(folder)) ajv.addSchema(JSON.parse(readFileSync(new URL(name, folder), "utf8")));

// The allow-list of the app: the sanitizer's defaults and what it adds (§10.1).
const rules = {
  allowedTags: sanitize.defaults.allowedTags.concat(["iframe", "img", "details", "summary"]),
  allowedAttributes: {
    "*": ["class", "style", "dir", "aria-*", "data-*"], a: ["href", "name", "target"],
    img: ["src", "srcset", "alt", "title", "width", "height", "loading"],
    iframe: ["src", "title", "width", "height", "allow", "allowfullscreen", "loading"],
  },
};
// The same bytes but for how void elements, quotes and blanks are written.
const plain = (s) => s.replace(/&nbsp;|\u00a0/g, "\u00a0").replace(/ \/>/g, ">").replace(/&quot;/g, '"');
const decode = (s) => s.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");

// Elements between which text must not run together in the app's search.
const blocks = "p|h[2-6]|li|ul|ol|dl|dt|dd|table|tbody|tr|td|th|blockquote|figure|div";

export function contentProblem(html, path, rtl) {
  if (plain(sanitize(html, rules)) !== plain(html)) return `the sanitizer changes the content of ${path}`;
  if (rtl !== null && !html.startsWith(`<div dir="${rtl ? "rtl" : "ltr"}">`)) return `no direction around ${path}`;
  if (!html.endsWith("</div>")) return `${path}: something behind the wrapper`;
  for (const [, url] of html.matchAll(/ (?:href|src)="([^"]*)"/g)) {
    if (!/^(https:|tel:|mailto:)/.test(url)) return `a link that is not absolute in ${path}: ${url}`;
    if (/[^\x21-\x7e]|%(?![0-9A-F]{2})/.test(url)) return `a link that is not encoded in ${path}: ${url}`;
  }
  for (const [tag] of html.matchAll(/<img [^>]*>/g))
    if (!/ alt="/.test(tag) || !/ width="\d+" height="\d+"/.test(tag) || !/height:auto/.test(tag)) return `a picture without words or size in ${path}`;
  if (/<thead|<h1|<iframe|<script|\sid=|\slang=|data:|colspan/.test(html)) return `forbidden markup in ${path}`;
  if (new RegExp(`</(${blocks})><(${blocks})[ >]`).test(html)) return `two blocks without a blank between them in ${path}`;
  if (/[\u202a-\u202e]/.test(html)) return `an override of the direction in ${path}`;
  if (rtl) {
    // Phones, mails and addresses in right-to-left text stand in isolates.
    const bare = html.replace(/<bdi dir="ltr">[^]*?<\/bdi>/g, "").replace(/<[^>]*>/g, " ");
    if (/\+49[ \u00a0]\d|[\w.]+@[\w.]+/.test(bare)) return `a number or address that is not isolated in ${path}`;
  }
  return null;
}

// The offset of that day, in the region's zone: the wall clock must be right.
function dateProblem(iso, zone) {
  const parsed = DateTime.fromISO(iso, { setZone: true });
  const there = DateTime.fromISO(iso, { zone });
  if (parsed.offset !== there.offset) return `${iso} has not the offset of ${zone}`;
  return null;
}

function itemProblem(kind, item, { language, zone }) {
  const rtl = language?.dir === "RIGHT_TO_LEFT";
  const shown = item.id === null ? false : rtl;
  const content = kind === "news" ? decode(item.content) : item.content;
  const path = item.path ?? item.id;
  for (const date of ["last_updated", "published_at"]) {
    const found = item[date] && zone && dateProblem(item[date], zone);
    if (found) return `${path}: ${found}`;
  }
  if (item.modified_gmt && +DateTime.fromISO(item.modified_gmt) !== +DateTime.fromISO(item.last_updated)) return `${path}: modified_gmt is another moment`;
  // News do not say whether they are a fallback.
  const found = contentProblem(content, path, kind === "news" ? null : shown);
  if (found) return found;
  if (kind !== "news" && item.available_languages[language?.code]) return `${path} lists its own language`;
  const first = item.title.match(/[\u200e\u200f]|\p{L}/u)?.[0] ?? "";
  const isRtl = /[\u200f\u0590-\u08ff\ufb1d-\ufefc]/.test(first);
  if (kind !== "news" && first && isRtl !== shown) return `${path}: the title has the wrong direction`;
  if (/&(?!amp;)[a-z#]/i.test(item.title)) return `${path}: an entity in the title`;
  return null;
}

function pagesProblem(data) {
  const seen = new Set(), orders = new Map();
  for (const page of data) {
    if (page.parent.path !== null && !seen.has(page.parent.path)) return `the parent of ${page.path} is not before it`;
    seen.add(page.path);
    const above = page.parent.path ?? "";
    if (page.path !== (above || page.path.split("/").slice(0, 3).join("/") + "/") + page.path.split("/").at(-2) + "/") return `path of ${page.path} is not below its parent`;
    const siblings = orders.get(above) ?? [];
    if (siblings.some((o) => o >= page.order)) return `order ${page.order} of ${page.path} does not grow`;
    orders.set(above, siblings.concat(page.order));
    if (page.slug_history[0] !== page.path.split("/").at(-2)) return `${page.path}: the first slug is not the current one`;
  }
  return null;
}

function hoursProblem(hours, zone, path) {
  for (const day of hours ?? []) {
    let last = "";
    if (day.closed && (day.allDay || day.timeSlots.length > 0)) return `${path}: a closed day that is open`;
    for (const slot of day.timeSlots) {
      if (slot.start >= slot.end || slot.start < last) return `slots of ${path}`;
      if (zone && slot.timezone !== zone) return `${path}: a slot of another zone`;
      last = slot.end;
    }
  }
  return null;
}

function placesProblem(data, zone) {
  for (const [i, place] of data.entries()) {
    if (i > 0 && data[i - 1].location.id >= place.location.id) return `${place.path} is not in the order of ids`;
    if (place.category.icon_color !== `${place.category.icon}_${place.category.color}`) return `${place.path}: icon_color`;
    if (place.contacts.filter((c) => c.area_of_responsibility === null).length > 1) return `${place.path}: two contacts without an area`;
    if (place.contacts.some((c) => !c.name && !c.area_of_responsibility)) return `${place.path}: a contact that nobody can tell from another`;
    // The app shows address and week itself: once is enough.
    if (place.content.replace(/<[^>]*>/g, "").includes(place.location.address)) return `${place.path}: the address is told twice`;
    if (place.temporarily_closed && place.opening_hours) return `${place.path}: closed with hours`;
    for (const hours of [place.opening_hours, ...place.contacts.map((c) => c.opening_hours)]) {
      const found = hoursProblem(hours, zone, place.path);
      if (found) return found;
    }
  }
  return null;
}

const wall = (iso) => iso.slice(0, 19);

function eventProblem(item, zone) {
  const e = item.event;
  if (wall(e.start) !== `${e.start_date}T${e.start_time}` || wall(e.end) !== `${e.end_date}T${e.end_time}`) return `${item.path}: legacy dates differ`;
  if (DateTime.fromISO(e.start) > DateTime.fromISO(e.end)) return `${item.path} ends before it begins`;
  for (const date of [e.start, e.end]) {
    const found = zone && dateProblem(date, zone);
    if (found) return `${item.path}: ${found}`;
  }
  if (e.all_day && (e.start_time !== "00:00:00" || e.end_time !== "23:59:00")) return `${item.path}: not all of the day`;
  if (item.recurrence_rule === null) return null;
  // The app's library reads the rule; its start is the event's, in UTC.
  const rule = rrulestr(item.recurrence_rule);
  if (+rule.options.dtstart !== +DateTime.fromISO(e.start)) return `${item.path}: DTSTART is another moment`;
  const first = DateTime.fromISO(`${wall(e.start)}Z`, { zone: "utc" });
  if (+localDays(item)[0] !== +first.startOf("day")) return `${item.path}: start is not a day of its rule`;
  return null;
}

// The days of a recurring event as the app computes them: the rule on the
// wall clock.
export function localDays(item, until = "2099-01-01") {
  const start = wall(item.event.start).replace(/[-:]/g, "");
  const rule = rrulestr(item.recurrence_rule.replace(/^DTSTART:[^\n]*/, `DTSTART:${start}`));
  return rule.between(new Date("1990-01-01"), new Date(`${until}T23:59:59Z`), true).map((d) => DateTime.fromJSDate(d, { zone: "utc" }).startOf("day"));
}

function newsProblem(data) {
  for (const [i, item] of data.entries()) {
    if (i > 0 && data[i - 1].display_date < item.display_date) return `${item.id} is newer than the one before it`;
    if (+DateTime.fromISO(item.display_date) !== +DateTime.fromISO(item.published_at)) return `${item.id}: display_date is another moment`;
  }
  return null;
}

export function problem(kind, data, context = {}) {
  const validate = ajv.getSchema(`${kind}.json`);
  if (!validate(data)) return ajv.errorsText(validate.errors.slice(0, 3));
  const items = kind === "imprint" || kind === "news-item" ? [data] : ["pages", "locations", "events", "news"].includes(kind) ? data : [];
  const paths = new Set(items.map((i) => i.path ?? i.id));
  if (paths.size !== items.length) return "two items of one path";
  try {
    for (const item of items) {
      const found = itemProblem(kind === "news-item" ? "news" : kind, item, context);
      if (found) return found;
    }
    if (kind === "pages") return pagesProblem(data);
    if (kind === "locations") return placesProblem(data, context.zone);
    if (kind === "news") return newsProblem(data);
    if (kind === "events") {
      for (const [i, item] of data.entries()) {
        const found = eventProblem(item, context.zone);
        if (found) return found;
        if (i > 0 && DateTime.fromISO(data[i - 1].event.start) > DateTime.fromISO(item.event.start)) return `${item.path} is not in the order of starts`;
      }
    }
  } catch (e) {
    return String(e); // an invalid date: the app throws as well
  }
  return null;
}
