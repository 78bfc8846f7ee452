// What each page of signs and notices has to show: a list of facts, and whether
// it is every page that has them, or one.
import { all, attribute, child, children, plain, text } from "./sources.mjs";
import { date, hours, placeFacts } from "./table.mjs";

// Where there is little room the short title stands; in other languages only
// what is translated, without what German adds in brackets.
function names(p, tag, node) {
  const units = [child(node, "title"), child(node, "titleabbrev")].filter((u) => u && p.isTranslated(tag, u));
  const bare = (words) => words.map((w) => typeof w === "string" && tag !== "de" ? w.replace(/ *[(（].*$/, "") : w);
  return units.length && p.isTranslated(tag, child(node, "title")) ? [{ some: units.map((u) => bare(p.words(tag, u))) }] : [];
}
const info = (d) => child(d.node, "info");
const word = (s) => ({ word: s });

// A room: what is posted, with the places in it.
function roomOf(p, building, number) {
  const spans = (s) => { const [from, to] = s.split("–"); return /^\d+–\d+$/.test(s) ? +number >= +from && +number <= +to : false; };
  for (const floor of children(building.node, "floor"))
    for (const room of children(floor, "room")) {
      const posted = attribute(room, "number");
      if (posted === number || spans(posted)) return { floor: attribute(floor, "name"), entrance: attribute(room, "entrance"), room, places: attribute(room, "ref").split(/\s+/).filter((x) => x).map((id) => p.get(id)) };
    }
}
const titles = (p, tags, nodes) => Object.fromEntries(["de", ...tags].flatMap((tag) => nodes.map((n, i) => [`title ${i} ${tag}`, names(p, tag, n)])));

// On A6 what to bring is pictures without words, and there is no room for more.
function doors(p, subject, heres, tags, size) {
  const rooms = subject.kind === "building" ? heres.length ? heres.map((h) => attribute(h, "room")) : all(subject.node, (n) => n.name === "w:room").map((n) => attribute(n, "number")) : [attribute(heres[0] ?? child(subject.node, "address"), "room")];
  return rooms.flatMap((number) => {
    const at = subject.kind === "building" ? roomOf(p, subject, number) : { floor: attribute(child(subject.node, "address"), "floor"), places: [subject] };
    const around = { room: [word(number)], floor: at.floor ? [word(at.floor)] : [], entrance: at.entrance ? [word(at.entrance)] : [] };
    return at.places.length ? at.places.map((place) => {
      const own = placeFacts(p, "de", place), bring = (tag) => Object.entries(placeFacts(p, tag, place)).filter(([f]) => f.startsWith("bring")).flatMap(([, x]) => x);
      const open = attribute(place.node, "closed") !== "yes";
      return { id: `door ${number} ${place.id}`, facts: { ...around, ...titles(p, tags, [info(place)]), ...open ? { hours: (own.hours ?? []).filter((x) => /^\d\d:/.test(x)) } : { hours: own.hours }, languages: own.languages ?? [], ...size !== "A6" && { bring: ["de", ...tags].flatMap(bring), interpreter: own.interpreter ?? [] } } };
    }) : [{ id: `door ${number}`, facts: { ...around, ...titles(p, tags, [at.room]) } }];
  });
}

export function directory(p, subject, heres, tags) {
  const a = child(subject.node, "address"), facts = { ...titles(p, tags, [info(subject)]), street: [`${attribute(a, "street")} ${attribute(a, "number")}`], floors: children(subject.node, "floor").map((f) => word(attribute(f, "name"))), entrances: children(subject.node, "entrance").map((e) => word(attribute(e, "name"))) };
  for (const room of all(subject.node, (n) => n.name === "w:room")) {
    const places = attribute(room, "ref").split(/\s+/).filter((x) => x).map((id) => info(p.get(id))), number = attribute(room, "number");
    facts[`room ${number}`] = [word(number)];
    for (const [f, x] of Object.entries(titles(p, tags, places.length ? places : [room]))) facts[`room ${number} ${f}`] = x;
  }
  return [{ id: subject.id, facts, every: true }];
}

function arrows(p, subject, heres, tags) {
  return heres.map((here, i) => {
    const facts = {};
    children(here, "to").forEach((to, k) => {
      const number = attribute(to, "room"), at = number && subject.kind === "building" ? roomOf(p, subject, number) : undefined, place = p.get(attribute(to, "ref"));
      const named = child(to, "title") ? to : place ? info(place) : at?.places.length ? info(at.places[0]) : at?.room;
      if (number) facts[`room ${k}`] = [word(number)];
      if (at && at.floor !== attribute(here, "floor")) facts[`floor ${k}`] = [word(at.floor)];
      if (attribute(to, "entrance") && !named) facts[`entrance ${k}`] = [word(attribute(to, "entrance"))];
      if (named) for (const [f, x] of Object.entries(titles(p, tags, [named]))) facts[`to ${k} ${f}`] = x;
    });
    return { id: `sign ${i + 1}`, facts };
  });
}

// What the print says itself; else what is closed or has moved.
export function notice(p, subject, print, tags) {
  const facts = { ...titles(p, [], [info(subject)]) };
  children(print.node, "say").forEach((say, i) => {
    const day = attribute(say, "date"), phone = attribute(say, "phone");
    for (const tag of ["de", ...tags]) {
      facts[`say ${i} ${tag}`] = [p.label(tag, attribute(say, "what"))];
      if (day) facts[`say ${i} day ${tag}`] = tag === "de" ? [word(String(+day.slice(8, 10))), day.slice(0, 4)] : date(tag, day);
      for (const h of children(say, "hours")) facts[`say ${i} hours ${tag}`] = hours(p, tag, plain(text(h)));
    }
    facts[`say ${i} time`] = attribute(say, "time") ? [attribute(say, "time").replace("-", "–")] : [];
    for (const a of ["room", "floor"]) facts[`say ${i} ${a}`] = attribute(say, a) ? [word(attribute(say, a))] : [];
    facts[`say ${i} phone`] = phone ? [{ digits: phone.replace(/^\+49/, "") }] : [];
    facts[`say ${i} languages`] = attribute(say, "languages").split(/\s+/).filter((x) => x).map((l) => p.languages.get(l).name);
  });
  if (!children(print.node, "say").length && subject.kind === "place")
    for (const tag of ["de", ...tags]) for (const [f, x] of Object.entries(placeFacts(p, tag, subject))) if (/^(closed|moved)/.test(f)) facts[`${f} ${tag}`] = x;
  return [{ id: subject.id, facts, every: Object.keys(facts).some((f) => f.startsWith("say")) }];
}

const products = { door: doors, directory, arrows };
export function signs(p, print, subject, tags) {
  const product = attribute(print.node, "product");
  if (product === "notice" || (product === "" && subject.kind === "place")) return notice(p, subject, print, tags);
  return products[product]?.(p, subject, children(print.node, "here"), tags, attribute(print.node, "size")) ?? [];
}
