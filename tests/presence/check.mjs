// Every fact of the sources in every output that has to show it, in four
// scripts: table.mjs says which facts there are, the outputs are read as text.
// node check.mjs PROJECT OUTPUT TAGS
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { all, attribute, child, children, plain, project, text } from "./sources.mjs";
import { date, eventFacts, formFacts, helplineFacts, officeFacts, placeFacts, proseFacts, wayFacts } from "./table.mjs";
import { feedText, pageText, part, pdfPages, pdfSigns } from "./outputs.mjs";
import { directory, notice, signs } from "./signs.mjs";

const [root, output, list] = process.argv.slice(2), tags = list.split(" ");
const site = join(output, "site"), leaflets = join(site, "leaflets");
const p = project(root, tags);
const today = JSON.parse(readFileSync(join(output, "report/coverage.json"), "utf8")).today;
let passed = 0;
const failures = new Map();

// Is the piece in the text?  In a PDF lines break words, and words of another
// direction stand elsewhere: then each word has to be there.
const squeeze = (s) => s.normalize("NFD").replace(/[\s\p{M}-]/gu, "").toLowerCase();
function has(shown, piece, pdf, brief = pdf) {
  if (piece.some) return [...piece.some, ...brief && piece.paper || []].some((parts) => parts.every((part) => has(shown, part, pdf)));
  if (piece.digits) return shown.digits.includes(piece.digits.replace(/\D/g, ""));
  if (piece.word) return new RegExp(`(?<![\\p{L}\\p{N}])${plain(piece.word).replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "u").test(shown.text);
  if (piece.href) return shown.text.includes(piece.href) || has(shown, piece.href.replace(/^https:\/\//, ""), pdf);
  const s = plain(piece);
  if (!pdf) return shown.text.includes(s);
  return shown.squeezed.includes(squeeze(s)) || s.match(/\p{Script=Han}|[\p{L}\p{M}]+|\p{N}+/gu)?.every((w) => shown.squeezed.includes(squeeze(w)));
}
const shownAs = (text) => ({ text, squeezed: squeeze(text), digits: text.replace(/\D/g, "") });
const nothing = shownAs(""); // in which nothing may be found
// 'without' names facts, by their first word, that this output leaves out on
// purpose; 'brief': days are short, as on paper; 'german' are the facts where it shows the whole record in German.
// On paper a sign and its name say how one gets in.
function look(where, id, text, facts, { pdf = false, brief = pdf, without = [], german, signs = "" } = {}) {
  if (text === null || text === undefined) { tell(where, `${id}: it is not there`); return; }
  const words = shownAs(text), signed = signs && shownAs(`${text} ${signs}`);
  const missing = (facts) => Object.entries(facts).filter(([f, pieces]) => pieces.length && !without.includes(f.replace(/ ?\d+/g, "").trim())).map(([fact, pieces]) => [fact, pieces.filter((x) => !has(signed && fact.startsWith("access ") ? signed : words, x, pdf, brief) || has(nothing, x, pdf, brief))]);
  let all = missing(facts), lost = all.filter(([, pieces]) => pieces.length);
  if (lost.length && german && missing(german).every(([, pieces]) => !pieces.length)) lost = [];
  passed += all.length - lost.length;
  for (const [fact, pieces] of lost) tell(where, `${id}: ${fact}: ${JSON.stringify(pieces)}`);
}
const tell = (where, what) => { if (!failures.has(where)) failures.set(where, []); failures.get(where).push(what); };
const of = (kind) => p.documents.filter((d) => d.kind === kind && attribute(d.node, "gone") !== "yes");
const json = (path) => existsSync(join(site, path)) ? JSON.parse(readFileSync(join(site, path), "utf8")) : [];
const weekday = (tag) => (i) => new Intl.DateTimeFormat(tag, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2026, 10, 2 + i));
const title = (tag, d) => p.words(tag, child(child(d.node, "info"), "title"));

const regions = of("region");
const speaks = (r, tag) => tag === "de" || !child(r.node, "languages") || text(child(r.node, "languages")).trim().split(/\s+/).includes(tag);
const inside = (r, position) => { const b = child(r.node, "bounds"), at = (n, a) => Number(attribute(n, a)); return at(position, "lon") >= at(b, "west") && at(position, "lon") <= at(b, "east") && at(position, "lat") >= at(b, "south") && at(position, "lat") <= at(b, "north"); };
const shows = (r, d) => { const named = attribute(d.node, "regions"), position = child(d.node, "position"); return named ? named.split(/\s+/).includes(r.id) : !position || inside(r, position); };
const isRecent = (n) => attribute(n.node, "published").slice(0, 10) <= today && Date.parse(today) - Date.parse(attribute(n.node, "published").slice(0, 10)) <= 28 * 86400000;
// On paper in two languages a card says one way to reach somebody from afar: phone, else mail, else page.
const oneWay = (facts) => {
  const ways = [Object.keys(facts).filter((f) => facts[f][0]?.digits && !f.startsWith("fax")), ["email"], ["web"]];
  const first = ways.findIndex((w) => w.some((f) => f in facts));
  return Object.fromEntries(Object.entries(facts).filter(([f]) => first < 0 || !ways.slice(first + 1).flat().includes(f)));
};
const cardsOf = (page) => [...new Set(all(page.node, (n) => n.name === "w:card").map((n) => p.get(attribute(n, "ref"))))];
const german = (facts) => Object.fromEntries(Object.entries(facts).map(([f, v]) => [`German ${f}`, v]));
const map = readFileSync(join(output, "report/ig-pages.map"), "utf8");
const whole = (r, slug) => map.split(`"pdf:${r.id}/${slug}/" `)[1]?.match(/^([^;]*);/)[1] ?? "";
const later = [], published = new Set();
for (const tag of tags) {
  const folder = join(leaflets, tag);
  // Places: the list of addresses, and the app.
  const feed = new Map(), pages = new Map(), events = new Map(), news = new Map();
  const { slug } = p.languages.get(tag);
  for (const r of regions) {
    for (const item of json(`_q/root/${r.id}/${slug}/locations-all.json`)) feed.set(item.path.split("/").at(-2), item);
    for (const item of json(`api/v3/${r.id}/${slug}/pages/index.json`)) pages.set(item.path.split("/").at(-2), item), published.add(`${tag}/${item.path.split("/").at(-2)}`);
    for (const item of json(`api/v3/${r.id}/${slug}/events/index.json`)) events.set(item.path.split("/").at(-2), item);
    for (const item of json(`api/v3/${r.id}/${slug}/news/index.json`)) news.set(item.path?.split("/").at(-2), item);
  }
  const here = (d) => regions.some((r) => speaks(r, tag) && shows(r, d));
  const words = ["de", tag].map((t) => ({ weekday: weekday(t), appointment: p.label(t, "BY_APPOINTMENT"), book: p.label(t, "MAKE_APPOINTMENT"), always: p.label(t, "ALWAYS_OPEN"), mobile: p.label(t, "MOBILE") }));
  for (const place of of("place").filter(here)) {
    const facts = placeFacts(p, tag, place);
    look(`${tag} places.html`, place.id, part(join(folder, "places.html"), place.id), facts);
    const item = feed.get(place.id);
    if (item) look(`${tag} feed locations`, place.id, feedText(item, words), facts, { german: placeFacts(p, "de", place) });
  }
  for (const event of of("event")) {
    const facts = eventFacts(p, tag, event);
    look(`${tag} events.html`, event.id, part(join(folder, "events.html"), event.id), facts);
    const item = events.get(event.id);
    // Its place has the name that is posted there.
    if (item) look(`${tag} feed events`, event.id, feedText(item, words), { ...facts, ...facts.place && { place: eventFacts(p, "de", event).place } }, { without: ["day", "until", "weekday"], german: eventFacts(p, "de", event) });
  }
  for (const n of of("news").filter((n) => isRecent(n))) {
    const facts = proseFacts(p, tag, n);
    look(`${tag} news.html`, n.id, part(join(folder, "news.html"), n.id), facts);
    const item = news.get(n.id);
    if (item) look(`${tag} feed news`, n.id, feedText(item, words), facts, { german: proseFacts(p, "de", n) });
  }
  // Pages, with the cards on them; German ones are public all, others where the
  // app has them.
  for (const page of of("article")) {
    const file = join(folder, `${page.id}.html`), item = pages.get(page.id);
    if (tag !== "de" && !item) continue;
    look(`${tag} pages`, page.id, pageText(file), proseFacts(p, tag, page));
    for (const card of cardsOf(page)) look(`${tag} cards of pages`, `${page.id}, ${card.id}`, part(file, card.id), placeFacts(p, tag, card), { brief: true });
    if (item) look(`${tag} feed pages`, page.id, feedText(item, words), proseFacts(p, tag, page));
    for (const folder of tag === "de" ? ["de"] : [tag, `de+${tag}`]) {
      const pdf = join(leaflets, folder, `${page.id}.pdf`);
      if (existsSync(pdf)) later.push({ pdf, where: `${folder} leaflets`, id: page.id, facts: { ...proseFacts(p, tag, page), ...folder.includes("+") ? german(proseFacts(p, "de", page)) : {} }, cards: cardsOf(page).map((c) => [c.id, folder.includes("+") ? oneWay(placeFacts(p, tag, c)) : placeFacts(p, tag, c)]) });
    }
  }
  // Books of the app, of a whole language and of each page with others below it:
  // these pages, and every place that they have a card of; the whole all places.
  // The map says where each is: a handbook that is printed is the book of all.
  for (const r of regions.filter((r) => speaks(r, tag))) {
    const books = new Map(), folder = join(site, "pdf", r.id);
    for (const item of json(`api/v3/${r.id}/${slug}/pages/index.json`)) {
      const way = item.path.split("/").slice(3, -1);
      for (const id of ["", ...way]) books.set(id, [...books.get(id) ?? [], p.get(way.at(-1))]);
    }
    for (const [id, list] of books) {
      if (list.length < 2) continue;
      const inBook = new Set(id === "" ? of("place").filter((d) => shows(r, d)) : list.flatMap(cardsOf).filter((d) => shows(r, d)));
      const facts = Object.fromEntries(list.flatMap((d) => Object.entries(proseFacts(p, tag, d)).map(([f, v]) => [`${d.id}: ${f}`, v])));
      later.push({ pdf: id === "" ? join(site, whole(r, slug)) : join(folder, `${slug}/${id}.pdf`), where: `${tag} books`, id: `${r.id} ${id}`, facts, cards: [...inBook].map((d) => [d.id, placeFacts(p, tag, d)]) });
    }
  }
  // Forms, for the phone and on paper: German everywhere, with the other language.
  for (const form of of("form")) {
    const own = formFacts(p, tag, form), both = { ...own, ...tag === "de" ? {} : german(formFacts(p, "de", form)) };
    const translated = all(form.node, (n) => n.name === "w:question" && n.parent.parent.name !== "w:staff").every((u) => p.isTranslated(tag, u));
    if (!translated && !existsSync(join(folder, `${form.id}.html`))) continue;
    look(`${tag} forms`, form.id, pageText(join(folder, `${form.id}.html`)), both);
    later.push({ pdf: join(folder, `${form.id}.pdf`), where: `${tag} forms on paper`, id: form.id, facts: { ...own, ...officeFacts(p, form) } });
    if (tag !== "de") later.push({ pdf: join(leaflets, `de+${tag}`, `${form.id}.pdf`), where: `de+${tag} forms on paper`, id: form.id, facts: { ...both, ...officeFacts(p, form) } });
  }
  // The start page: what is closed or moves, and the regions.
  const start = pageText(join(folder, "index.html"));
  for (const r of regions.filter((r) => speaks(r, tag))) look(`${tag} index.html`, r.id, start, { title: p.words(tag, child(child(r.node, "info"), "title")) });
  for (const place of of("place").filter(here)) {
    const facts = Object.fromEntries(Object.entries(placeFacts(p, tag, place)).filter(([f]) => /^(closed|moved)/.test(f)));
    if (Object.keys(facts).length) look(`${tag} index.html`, place.id, start, { ...facts, title: p.words(tag, child(child(place.node, "info"), "title")) });
  }
}
// What hangs in a house or building, on its page.
const hung = of("print").map((print) => ({ print, subject: p.get(attribute(print.node, "subject")) }));
const hasRoomOf = (building, place) => all(building.node, (n) => n.name === "w:room").some((room) => attribute(room, "ref").split(/\s+/).includes(place.id));
for (const tag of tags) for (const house of [...of("house"), ...of("building")]) {
  const file = join(leaflets, tag, `${house.id}.html`), others = tag === "de" ? [] : [tag];
  const own = house.kind === "house" ? [] : directory(p, house, [], others);
  if (house.kind === "house") look(`${tag} houses`, house.id, pageText(file), { title: title(tag, house), offices: children(house.node, "office").flatMap((o) => title(tag, p.get(attribute(o, "ref")))) });
  for (const { print, subject } of hung.filter((h) => h.subject === house || (house.kind === "building" && hasRoomOf(house, h.subject))))
    if (attribute(print.node, "product") === "notice") own.push(...notice(p, subject, print, others));
  for (const { id, facts } of own) look(`${tag} houses`, `${house.id}, ${id}`, pageText(file), facts);
}
// Short addresses: the title, in the languages that have it.
for (const d of [...of("article"), ...of("place"), ...of("event"), ...of("news").filter((n) => isRecent(n))]) {
  const text = pageText(join(site, "s", d.id, "index.html"));
  look("s/", d.id, text, { title: title("de", d) });
}
// Prints: a poster has the offices of its house and the ways there, a handbook
// every page and every place of its region.
for (const print of of("print")) {
  const job = child(print.node, "job") ?? print.node, subject = p.get(attribute(job, "of") || attribute(job, "subject") || attribute(job, "ref"));
  const others = attribute(job, "languages").split(/\s+/).filter((t) => tags.includes(t));
  const pdf = join(site, "prints", `${print.id}.pdf`), cards = [], add = (id, facts) => cards.push([id, facts]);
  const product = attribute(job, "product"), lines = all(p.get("project").node, (n) => n.name === "w:helpline");
  // Cards have the numbers and where one is.
  if (product === "cards") {
    for (const h of lines.slice(0, 8)) add(attribute(h, "phone"), { phone: helplineFacts(p, "de", h).phone ?? [] });
    if (subject.kind === "house") add(subject.id, { town: [attribute(child(subject.node, "address"), "town")] });
  }
  if (subject.kind === "house" && (product === "poster" || product === "")) {
    const offices = children(subject.node, "office"), named = attribute(job, "offices").split(/\s+/).filter((x) => x);
    for (const o of offices.filter((o) => !named.length || named.includes(attribute(o, "ref")))) {
      const facts = placeFacts(p, "de", p.get(attribute(o, "ref")));
      add(attribute(o, "ref"), { title: facts.title, purpose: facts.purpose, street: facts.street, room: facts.room ?? [], phone: (facts.phone ?? []).slice(0, 1), times: (facts.hours ?? []).filter((x) => /^\d/.test(x)), closed: Object.keys(facts).filter((f) => f.startsWith("closed")).flatMap((f) => facts[f]), ...wayFacts(p, "de", o) });
      for (const t of others) add(`${attribute(o, "ref")} ${t}`, { title: placeFacts(p, t, p.get(attribute(o, "ref"))).title });
    }
    const closed = children(subject.node, "closed").flatMap((c) => [attribute(c, "from"), attribute(c, "to")]).filter((d) => d);
    add(subject.id, { title: title("de", subject), closed: closed.flatMap((d) => date("de", d)) });
    lines.slice(0, 4).forEach((h) => add(attribute(h, "phone"), helplineFacts(p, "de", h)));
  }
  // A programme has each event of its days: what, when, where, what it costs, and in which languages.
  if (product === "programme") {
    const from = attribute(job, "from"), to = attribute(job, "to");
    const inDays = (when) => {
      const start = attribute(when, "start").slice(0, 10), rule = attribute(when, "repeat"), until = rule.match(/UNTIL=(\d{4})(\d\d)(\d\d)/)?.slice(1).join("-");
      return start <= to && (rule ? !until || until >= from : (attribute(when, "end") || start).slice(0, 10) >= from);
    };
    for (const event of of("event").filter((d) => inDays(child(d.node, "when")))) {
      const place = p.get(attribute(child(event.node, "where"), "place"));
      if (place && !shows(subject, place)) continue;
      const facts = eventFacts(p, "de", event);
      add(event.id, { title: facts.title, start: facts.start ?? [p.label("de", "ALL_DAY")], end: facts.end ?? [], place: facts.place ?? [], street: facts.street ?? [], online: facts.online ? [attribute(child(event.node, "where"), "online").replace(/^https:\/\//, "")] : [], free: facts.free ? [attribute(event.node, "free") === "yes" ? "0 €" : "€"] : [], languages: facts.languages ?? [] });
      for (const t of others) add(`${event.id} ${t}`, { title: eventFacts(p, t, event).title });
    }
  }
  if (attribute(job, "product") === "handbook") {
    const shown = [...attribute(job, "german") === "no" ? [] : ["de"], ...others];
    const pages = all(subject.node, (n) => n.name === "w:page").map((n) => p.get(attribute(n, "ref")));
    for (const tag of shown) {
      for (const page of pages.filter((d) => tag === "de" || published.has(`${tag}/${d.id}`))) add(`${page.id} ${tag}`, proseFacts(p, tag, page));
      // Facts stand there once: beside German, in the other language.
      for (const place of of("place").filter((d) => shows(subject, d))) add(`${place.id} ${tag}`, tag === shown.at(-1) ? placeFacts(p, tag, place) : { title: title(tag, place) });
    }
  }
  later.push({ pdf, where: `print ${print.id}`, id: print.id, facts: {}, cards, signs: signs(p, print, subject, others) });
}
await Promise.all(later.map(async (l) => {
  l.pages = await pdfPages(l.pdf);
  l.text = l.pages?.join(" ");
  if (l.cards?.some(([, facts]) => Object.keys(facts).some((f) => f.startsWith("access ")))) l.names = await pdfSigns(l.pdf);
}));
const lacks = (page, facts) => { const shown = shownAs(page); return Object.values(facts).flat().filter((x) => !has(shown, x, true)).length; };
for (const l of later) {
  look(l.where, l.id, l.text, l.facts, { pdf: true });
  for (const { id, facts, every } of l.pages ? l.signs ?? [] : [])
    for (const page of every ? l.pages : [l.pages.toSorted((a, b) => lacks(a, facts) - lacks(b, facts))[0]]) look(`${l.where}: signs`, `${l.id}, ${id}`, page, facts, { pdf: true });
  for (const [id, facts] of l.cards ?? []) look(`${l.where}: cards`, `${l.id}, ${id}`, l.text, facts, { pdf: true, without: ["matter", "para"], signs: l.names });
}
let failed = 0;
for (const [where, list] of failures) { failed += list.length; console.log(`${where}: ${list.length}`); for (const l of list.slice(0, +process.env.SHOW || 5)) console.log(`  ${l}`); }
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
