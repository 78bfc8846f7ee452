// Which facts a record has, and in which outputs each has to be found.  A fact
// is a name and what must be there: pieces of text, or lists of which one must.
import { attribute, children, child, all, text, plain } from "./sources.mjs";

const days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
// On paper short ones, too; what looks for a table does not ask for words.
const weekday = (tag, day) => {
  const name = (weekday) => new Intl.DateTimeFormat(tag, { timeZone: "UTC", weekday }).format(Date.UTC(2026, 10, 2 + days.indexOf(day)));
  return { some: [[name("long")]], paper: [[name("short")], [name("short").replace(/\.$/, "")]] };
};
// "Dezember", "12月": as it stands in a date.
export function month(tag, m) {
  const parts = new Intl.DateTimeFormat(`${tag}-u-nu-latn`, { timeZone: "UTC", month: "long", day: "numeric" }).formatToParts(Date.UTC(2026, m, 1));
  const i = parts.findIndex((x) => x.type === "month");
  return /^\d+$/.test(parts[i].value) ? parts[i].value + parts[i + 1].value : parts[i].value;
}
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// The times of a notation, and the words it stands for.  Days and months are
// ICU's, as in the program; that the rows mean the same is tests/hours.
export function hours(p, tag, value) {
  const need = [...value.matchAll(/\d\d:\d\d-\d\d:\d\d/g)].map((m) => m[0].replace("-", "–"));
  if (value === "24/7") return [{ ...p.label(tag, "ALWAYS_OPEN"), paper: [["00:00–24:00"]] }];
  for (const rule of value.split(/; */)) {
    if (rule === "PH off") { need.push(p.label(tag, "HOLIDAYS_CLOSED")); continue; }
    if (rule === "SH off") { need.push(p.label(tag, "SCHOOL_CLOSED")); continue; }
    for (const m of rule.matchAll(new RegExp(`\\b(${months.join("|")}) (\\d\\d)`, "g"))) need.push(month(tag, months.indexOf(m[1])), String(+m[2]));
    if (/\boff\b/.test(rule)) { need.push(p.label(tag, "CLOSED")); continue; }
    for (const m of rule.matchAll(/\b(Mo|Tu|We|Th|Fr|Sa|Su)\b/g)) need.push(weekday(tag, m[1]));
    if (rule.includes('"nur mit Termin"')) need.push(p.label(tag, "BY_APPOINTMENT"));
  }
  return need;
}

// Any way of grouping its digits; "tel:" has it whole.
const phone = (n) => { const e164 = text(n).trim(); return { digits: e164.startsWith("+") ? e164.slice(3) : e164 }; };
const web = (n) => attribute(n, "href").replace(/^https:\/\//, "").replace(/\/$/, "");
export const date = (tag, day) => { const [y, m, d] = day.slice(0, 10).split("-").map(Number); return [String(d), month(tag, m - 1), String(y)]; };

function contact(p, tag, node, prefix) {
  const facts = {};
  for (const n of children(node, "hours")) facts[`${prefix}hours`] = hours(p, tag, plain(text(n)));
  children(node, "phone").forEach((n, i) => {
    const kind = attribute(n, "kind");
    facts[`${prefix}${kind || "phone"}${i || ""}`] = [phone(n), ...kind ? [{ ...p.label(tag, kind.toUpperCase()), paper: p.label("de", kind.toUpperCase()).some }] : []];
  });
  for (const n of children(node, "email")) facts[`${prefix}email`] = [text(n).trim()];
  for (const n of children(node, "web")) facts[`${prefix}web`] = [web(n)];
  for (const n of children(node, "appointment")) facts[`${prefix}appointment`] = [p.label(tag, "MAKE_APPOINTMENT")];
  return facts;
}

export function placeFacts(p, tag, place) {
  const n = place.node, facts = { title: p.words(tag, child(child(n, "info"), "title")) };
  const unit = (fact, u) => { if (u) facts[fact] = p.words(tag, u); };
  const access = { "step-free": "STEP_FREE", lift: "LIFT", wc: "WHEELCHAIR_WC", "hearing-loop": "HEARING_LOOP", parking: "DISABLED_PARKING" };
  const bring = (id) => p.label(tag, id);
  const address = (a, prefix) => {
    if (attribute(a, "street")) facts[`${prefix}street`] = [`${attribute(a, "street")} ${attribute(a, "number")}`.trim()];
    if (attribute(a, "town")) facts[`${prefix}town`] = [`${attribute(a, "postcode")} ${attribute(a, "town")}`];
    for (const inside of ["entrance", "floor", "room"]) if (attribute(a, inside)) facts[`${prefix}${inside}`] = [attribute(a, inside)];
  };

  unit("purpose", child(n, "purpose"));
  children(child(n, "matters"), "para").forEach((u, i) => unit(`matter ${i + 1}`, u));
  children(n, "para").forEach((u, i) => unit(`para ${i + 1}`, u));
  address(child(n, "address"), "");
  address(child(n, "moved"), "moved ");
  if (child(n, "moved")) facts["moved day"] = date(tag, attribute(child(n, "moved"), "from"));
  Object.assign(facts, contact(p, tag, n, ""));
  if (attribute(n, "closed") === "yes") { facts.hours = [p.label(tag, "CLOSED_FOR_NOW")]; }
  unit("hours note", child(n, "hours-note"));
  children(n, "closed").forEach((c, i) => {
    facts[`closed ${i + 1}`] = [...date(tag, attribute(c, "from")), ...attribute(c, "to") ? date(tag, attribute(c, "to")) : [], p.label(tag, "CLOSED"), ...attribute(c, "reason") ? [p.label(tag, attribute(c, "reason"))] : []];
  });
  children(n, "contact").forEach((c, i) => {
    unit(`desk ${i + 1}`, child(c, "title"));
    const own = contact(p, tag, c, `desk ${i + 1} `);
    if (attribute(n, "closed") === "yes") delete own[`desk ${i + 1} hours`];
    Object.assign(facts, own);
  });
  for (const item of attribute(child(n, "bring"), "items").split(/\s+/).filter((x) => x)) facts[`bring ${item}`] = [bring(item)];
  const spoken = child(n, "languages") ? text(child(n, "languages")).trim().split(/\s+/) : [];
  if (spoken.length) facts.languages = spoken.map((l) => p.languages.get(l).name);
  const interpreter = child(n, "interpreter");
  if (interpreter) facts.interpreter = [attribute(interpreter, "days") ? p.label(tag, "INTERPRETER_DAYS", { n: attribute(interpreter, "days") }) : p.label(tag, "INTERPRETER")];
  for (const [a, id] of Object.entries(access)) if (attribute(child(n, "access"), a) === "yes") facts[`access ${a}`] = [p.label(tag, id)];
  terms(p, tag, n, facts);
  if (attribute(n, "confidential") === "yes") facts.confidential = [p.label(tag, "CONFIDENTIAL")];
  return facts;
}

// What it costs, if that is said.
function terms(p, tag, n, facts) {
  if (attribute(n, "free")) facts.free = [p.label(tag, attribute(n, "free") === "yes" ? "FREE" : "COSTS")];
}

export function eventFacts(p, tag, event) {
  const n = event.node, when = child(n, "when"), where = child(n, "where"), facts = { title: p.words(tag, child(child(n, "info"), "title")) };
  const host = attribute(child(child(n, "info"), "organiser"), "ref"), organiser = p.get(host);
  const organisation = all(p.get("project").node, (o) => o.name === "w:organisation" && attribute(o, "xml:id") === host)[0];
  const place = p.get(attribute(where, "place"));

  children(n, "para").forEach((u, i) => facts[`para ${i + 1}`] = p.words(tag, u));
  const start = attribute(when, "start"), end = attribute(when, "end");
  if (start.includes("T")) facts.start = [start.slice(11, 16)];
  if (end.includes("T")) facts.end = [end.slice(11, 16)];
  const rule = attribute(when, "repeat"), until = rule.match(/UNTIL=(\d{4})(\d\d)(\d\d)/);
  if (!rule) facts.day = date(tag, start);
  if (until) facts.until = date(tag, until.slice(1).join("-"));
  if (rule.includes("BYDAY")) facts.weekday = rule.match(/BYDAY=([^;]*)/)[1].split(",").map((d) => weekday(tag, days.find((x) => x.toUpperCase() === d.replace(/[^A-Z]/g, ""))));
  if (organisation) facts.organiser = p.words(tag, child(organisation, "title"));
  if (organiser) facts.organiser = p.words(tag, child(child(organiser.node, "info"), "title"));
  if (place) {
    facts.place = p.words(tag, child(child(place.node, "info"), "title"));
    const move = child(place.node, "moved"), moves = move && attribute(move, "from") <= start.slice(0, 10) && attribute(move, "street");
    const a = moves ? move : child(place.node, "address");
    if (a) facts.street = [`${attribute(a, "street")} ${attribute(a, "number")}`.trim()], facts.town = [`${attribute(a, "postcode")} ${attribute(a, "town")}`];
  }
  if (attribute(where, "online")) facts.online = [{ href: attribute(where, "online") }];
  const spoken = attribute(n, "languages").split(/\s+/).filter((x) => x);
  if (spoken.length) facts.languages = spoken.map((l) => p.languages.get(l).name);
  terms(p, tag, n, facts);
  return facts;
}

// A page or a piece of news: every unit, and what is filled in.
const units = ["para", "title", "entry", "term", "textobject"];
export function proseFacts(p, tag, document) {
  const facts = { title: p.words(tag, child(child(document.node, "info"), "title")) };
  const inside = (n) => { for (let a = n.parent; a; a = a.parent) if (a.name === "info" || a.name === "mediaobject") return true; };
  const body = (good) => all(document.node, good).filter((n) => !inside(n));

  // Whom a number reaches: the German name stands behind that of the translation, or below the number.
  const called = (piece) => { const m = typeof piece === "string" && piece.match(/^(.+) \((.+)\)$/u); return m ? { some: [[piece], [m[1], m[2]]] } : piece; };
  body((n) => units.includes(n.name)).filter((n) => children(n, "para").length === 0).forEach((n, i) => facts[`${n.name} ${i + 1}`] = n.name === "term" && children(n, "phone").length ? p.words(tag, n).map(called) : p.words(tag, n));
  body((n) => n.name === "w:forms").forEach((n, i) => facts[`forms ${i + 1}`] = attribute(n, "ref").split(/\s+/).flatMap((id) => p.words(tag, child(child(p.get(id).node, "info"), "title"))));
  body((n) => n.name === "w:phone").forEach((n, i) => facts[`phone ${i + 1}`] = [phone(n)]);
  body((n) => n.name === "w:date").forEach((n, i) => facts[`date ${i + 1}`] = date(tag, text(n).trim()));
  body((n) => n.name === "w:time").forEach((n, i) => facts[`time ${i + 1}`] = [...text(n).matchAll(/\d\d:\d\d/g)].map((m) => m[0]));
  body((n) => n.name === "w:money").forEach((n, i) => facts[`money ${i + 1}`] = [...text(n).matchAll(/\d+/g)].map((m) => ({ digits: m[0] })));
  body((n) => ["email", "uri"].includes(n.name)).forEach((n, i) => facts[`${n.name} ${i + 1}`] = [text(n).trim().replace(/^https:\/\//, "")]);
  return facts;
}

// A form: what is asked, what one may answer; 'office' as the office reads it.
export function formFacts(p, tag, form) {
  const facts = proseFacts(p, tag, form), staff = child(form.node, "staff");
  const add = (fact, pieces) => facts[fact] = [...facts[fact] ?? [], ...pieces];
  for (const item of all(form.node, (n) => n.name === "w:item" && n.parent !== staff)) {
    const id = attribute(item, "xml:id"), has = (name) => child(item, name);
    for (const u of all(item, (n) => ["w:question", "w:help", "w:option", "w:low", "w:high"].includes(n.name))) add(`${id} ${u.name.slice(2)}`, p.words(tag, u));
    if (has("yesno")) add(`${id} answers`, ["YES", "NO", ...attribute(has("yesno"), "unknown") === "yes" ? ["DONT_KNOW"] : []].map((l) => p.label(tag, l)));
    if (has("datebox")) add(`${id} parts`, ["DAY", "MONTH", "YEAR"].map((l) => p.label(tag, l)));
    if (child(has("choose"), "other")) add(`${id} other`, [p.label(tag, "OTHER_ANSWER")]);
    if (attribute(has("choose"), "many") === "yes") add(`${id} several`, [p.label(tag, "SEVERAL")]);
    if (attribute(item, "voluntary") === "yes") add(`${id} voluntary`, [p.label(tag, "VOLUNTARY")]);
    if (attribute(has("number"), "unit")) add(`${id} unit`, [attribute(has("number"), "unit")]);
  }
  return facts;
}
// On its sheet only: what the office fills in, and what the sheet is called there.
export const officeFacts = (p, form) => ({ code: [attribute(form.node, "code")], ...Object.fromEntries(children(child(form.node, "staff"), "item").map((i) => [attribute(i, "xml:id"), p.words("de", child(i, "question"))])) });

// What a house tells of the way to an office, on its posters.
export function wayFacts(p, tag, office) {
  const facts = {};
  for (const a of ["stop", "line", "towards"]) if (attribute(office, a)) facts[a] = [attribute(office, a)];
  for (const a of ["minutes", "walk"]) if (attribute(office, a)) facts[a] = [attribute(office, a)];
  return facts;
}
export const helplineFacts = (p, tag, h) => ({ title: p.words(tag, child(h, "title")), phone: [{ digits: attribute(h, "phone").replace(/^\+49/, "") }] });
