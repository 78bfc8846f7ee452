// Lists of names stand in the order of the reader's language; the oracle is the
// Intl.Collator of JavaScript.
import { build, check, finish, join, place, project, put, read, top } from "./lib.mjs";

const names = ["Zulassung", "Ämterlotsen", "Amt", "Bücherei", "Öffentliche Auskunft", "Oase", "ähnlich", "Ofen", "Chor", "Cafe", "Czech", "Café", "Åse", "Straße", "Strasse", "Üben", "Uhr", "Ława", "Lager", "ženy", "Zebra", "Haus 10", "Haus 2", "école", "Eis", "Амт", "Ярмарка", "Ёлка", "مكتب", "أهلا", "12 Räume"];
const tags = ["ar", "bg", "en", "fr", "pl", "ro", "ru", "tr", "uk", "vi", "kmr"];
const files = Object.fromEntries(names.map((n, i) => [`content/places/p${(i * 7) % names.length}x.xml`, place(`p${(i * 7) % names.length}x`, n)]));
const folder = project("names", '<w:page ref="start"/>', files);
put(folder, { "locales/LINGUAS": tags.join(" ") + "\n", "content/places/gleich.xml": place("gleich", "Amt"), "content/places/fern.xml": null });
build(folder, ["--only=leaflet"]);
const registry = Object.fromEntries(read(top, "locales/languages.tsv").split("\n").slice(1).map((l) => l.split("\t")).filter((c) => c.length > 3).map((c) => [c[0], c]));
const sorted = (list, tag) => {
  const order = new Intl.Collator(registry[tag] && Intl.Collator.supportedLocalesOf(tag).length ? tag : "und");
  return list.every((n, i) => i === 0 || order.compare(list[i - 1], n) < 0 || (order.compare(list[i - 1], n) === 0 && list[i - 1] <= n));
};
for (const tag of ["de", ...tags]) {
  const html = [...read(folder, `output/site/leaflets/${tag}/places.html`).matchAll(/<h2[^>]*>(?:<[^>]*>)*([^<]*)/g)].map((m) => m[1]);
  check(html.length > names.length && sorted(html, tag), `${tag}: ${html.join(", ")}`);
}
// Of equal names by id, whatever the files are called.
const ids = [...read(folder, "output/site/leaflets/de/places.html").matchAll(/id="(amt|gleich|p\d+x)"/g)].map((m) => m[1]);
const amts = ids.filter((id) => /id="/.test(files[`content/places/${id}.xml`] ?? 'id="') && (id === "gleich" || (files[`content/places/${id}.xml`] ?? "").includes("<title>Amt<")));
check(amts.length === 2 && amts[0] < amts[1], `equal names: ${amts}`);
finish();
