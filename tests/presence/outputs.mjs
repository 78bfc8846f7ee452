// What the outputs show, as plain text, a piece for each record.
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { load, text } from "../print/pdf.mjs";
import { find, parse, plain } from "./sources.mjs";

const hidden = ["svg", "style", "script", "title"];
const inline = ["a", "bdi", "span", "strong", "em", "abbr", "b", "i", "wbr"];
// Where a link leads is shown, too.
const read = (node) => {
  if (node.type === "text") return node.data;
  const gap = inline.includes(node.name) ? "" : " ", link = node.name === "a" && node.attribs.href?.startsWith("https:") ? ` ${node.attribs.href} ` : "";
  return hidden.includes(node.name) ? "" : gap + (node.children ?? []).map(read).join("") + link + gap;
};
export const htmlText = (html) => plain(read(parse(html, false)));

const files = new Map();
export function html(file) {
  if (!files.has(file)) files.set(file, existsSync(file) ? parse(readFileSync(file, "utf8"), false) : null);
  return files.get(file);
}
// The element with that id; of a heading, what it is the heading of.
export function part(file, id) {
  const tree = html(file), node = tree && find(tree, (n) => n.attribs?.id === id);
  return node ? plain(read(node)) : null;
}
export const pageText = (file) => html(file) && plain(read(html(file)));

// The app's own fields, as it shows them, in German and in its language: slots
// on their weekdays, a mobile phone as such.
const first = (label) => label.some[0].join(" ");
const slot = (s) => `${s.start}–${s.end === "23:59" ? "24:00" : s.end}`;
const day = (d, i) => (words) => `${words.weekday(i)} ${d.timeSlots.map(slot).join(" ")} ${d.allDay ? first(words.always) : ""} ${d.appointmentOnly ? first(words.appointment) : ""}`;
export function feedText(item, languages) {
  const fields = [], say = (of) => fields.push(...languages.map(of));
  const walk = (v, key) => {
    if (!v || ["excerpt", "meta_description", "url", "path"].includes(key)) return;
    if (key === "opening_hours") v.forEach((d, i) => say(day(d, i)));
    else if (key === "content") fields.push(htmlText(v));
    else if (key === "mobile_number") say((words) => `${first(words.mobile)} ${v}`);
    else if (key === "appointment_url") say((words) => first(words.book));
    else if (typeof v === "object") for (const [k, x] of Object.entries(v)) walk(x, k);
    else if (typeof v === "string") fields.push(v);
  };
  walk(item);
  if (item.location) fields.push(`${item.location.postcode} ${item.location.town}`);
  return plain(fields.join(" "));
}

let running = 0;
const waiting = [];
// What a program says, or null; four at once.
async function said(program, args, encoding) {
  if (running >= 4) await new Promise((go) => waiting.push(go));
  running++;
  const out = await new Promise((done) => execFile(program, args, { encoding, maxBuffer: 1 << 28 }, (error, out) => done(error ? null : out)));
  running--;
  waiting.shift()?.();
  return out;
}
// As a reader copies them.
export const pdfPages = async (path) => (await said("pdftotext", ["-q", path, "-"], "utf8"))?.split("\f").slice(0, -1).map(plain);
// What signs are called, to whom a reader's program speaks.
export async function pdfSigns(path) {
  const pdf = await load(path).catch(() => null);
  const names = Object.values(pdf?.objects ?? {}).map((o) => text((o.stream?.dict ?? o.value)?.["/Alt"]));
  return plain([...new Set(names.filter((name) => name))].join(" "));
}
