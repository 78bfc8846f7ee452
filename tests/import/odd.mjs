// Feeds of other regions: what is missing, doubled, of another type, too long,
// out of order.  Whatever comes, a project has to become of it that has no
// error, and the same one on another day; nothing is lost silently.
import { spawnSync } from "child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import { dirname, join, resolve } from "path";

const program = resolve(process.env.WEGWEISER ?? "compiler/wegweiser");
const work = mkdtempSync(join(tmpdir(), "odd-"));
const only = process.argv.slice(2);
let passed = 0, failed = 0, id = 0;
const many = (n, f) => Array.from({ length: n }, (_, i) => f(i));
const path = (l, name) => `/neustadt/${l}/${name}/`;
const changed = "2026-01-02T10:00:00+01:00";
const of = (name, l = "de") => ({ available_languages: { [l]: { path: path(l, name) } } });
const page = (name, content, more = {}, l = "de") => ({ id: ++id, path: path(l, name), title: `Seite ${name}`, content,
	last_updated: changed, parent: { id: 0, path: null }, available_languages: {}, thumbnail: "", ...more });
const place = (name, more = {}, l = "de") => ({ id: ++id, path: path(l, `locations/${name}`), title: `Amt ${name}`, content: "",
	last_updated: changed, available_languages: {},
	location: { name: `Amt ${name}`, address: "Hauptstr. 5", town: "Neustadt", postcode: "12345", latitude: 48.3, longitude: 10.9 },
	category: { id: 2, name: "Ämter", color: "#1DC6C6", icon: "office" }, opening_hours: null, contacts: [], ...more });
const event = (name, more = {}, when = {}) => ({ id: ++id, path: path("de", `events/${name}`), title: `Termin ${name}`,
	content: "<p>Kommen Sie.</p>", last_updated: changed, available_languages: {}, location_path: null,
	event: { start: "2027-01-05T10:00:00+01:00", end: "2027-01-05T12:00:00+01:00", all_day: false, ...when }, recurrence_rule: null, ...more });
const news = (name, more = {}) => ({ id: name, title: `Neuigkeit ${name}`, content: `Text ${name}`, last_updated: changed,
	display_date: "2026-11-01T08:00:00Z", available_languages: {}, source: "local", ...more });
const begin = () => ({
	region: { name: "Neustadt am See", path: "neustadt", prefix: "Stadt", name_without_prefix: "Neustadt am See", plz: "12345", live: true,
		events: true, pois: true, push_notifications: true, longitude: 10.9, latitude: 48.37, bounding_box: [[10.7, 48.2], [11, 48.5]],
		aliases: {}, languages: [{ code: "de" }, { code: "en" }, { code: "ar" }] },
	de: { pages: [page("willkommen", "<p>Willkommen bei uns.</p>")], locations: [place("rathaus")], events: [event("fest")], news: [news("local-0")] },
	en: { pages: [], locations: [], events: [], news: [] }, ar: { pages: [], locations: [], events: [], news: [] },
	imprint: page("imprint", "<p>Impressum</p>") });
const link = (href) => `<p><a href="${href}">Wort ${++id}</a></p>`;

const oddities = ["<p>a<table><tr><td>b", "<table></table>", "<table><tr></tr></table>", "<table><thead><tr><th>A</th></tr></thead></table>",
	"<ul></ul><ol><li></ol>", "<ul><li>a<ul><li>b<ol><li>c<table><tr><td>x<td>y</table></ol></ul></ul>", "<dl><dd>x</dl>", "<h2></h2><h3>A</h3>",
	"<h2>A</h2>", "<h2>A</h2><h2>A</h2><p>x", "<a href='https://example.org'></a>", "<a href='https://example.org'><img src='x.png'></a>",
	"<a href='https://example.org'><p>x</p><p>y</p></a>", "<a href='#x'>a</a><a name=x></a>", "<a href='https://example.org:8443/'>w</a>",
	"<a href=' https://example.org/ä ö?x=1&y=[2] '>w</a>", "<a href='https://exämple.org/'>w</a>", "<a href='https://user@example.org/'>w</a>",
	"<a href='mailto:'>x</a>", "<a href='tel:'>x</a><a href='tel:030 23125'>ruf</a>", "<blockquote>x<blockquote>y</blockquote></blockquote>",
	"<details><p>nur</details>", "<video src=x></video><iframe src='https://www.example.org/x'></iframe>", "<svg><text>hallo</text></svg>",
	"<script>alert(1)</script><!-- c -->", "<p>1) eins</p><p>2) zwei</p>", "<p>&lt;b&gt; &amp;amp; &copy &bogus;</p>", "<p>]]> --> <![CDATA[x]]></p>",
	"<p>{name} {{x}} %s \\n \" ' `</p>", "<ruby>漢<rt>kan</rt></ruby>", "<sup>1</sup><sub>a</sub>", "<q>z</q><abbr title=x>z.B.</abbr><cite>c</cite>",
	"<select><option>a<option>b</select><textarea>t</textarea>", "<foo-bar>f</foo-bar><o:p>w</o:p>", "<p>" + "<b>".repeat(100) + "tief",
	"<ul><li>".repeat(80) + "tief", "<blockquote>".repeat(80) + "tief", "x".repeat(70000), "<p>" + "<a href='https://example.org/'>x</a> ".repeat(3000),
	"   \n\n  ", "Erste\n\nZweite", "<table><tr><td colspan=99999 rowspan=9>a</td></tr></table>", "<table>" + ("<tr>" + "<td>x</td>".repeat(60)).repeat(40),
	"<img src='data:image/png;base64,AAAA'>", "<img alt=ohne>", "<p>A<span class=notranslate>Amt</span>B</p>"];
const types = [1, "x", true, null, [], {}, [[]], -1.5, 1e30];

const cases = {
	hosts: (f) => f.de.pages.push(page("viele", many(900, (i) => link(`https://www.ein-langer-name-${i}.example.org/`)).join(""))),
	"hosts that no attribute holds": (f) => f.de.pages.push(page("viele", many(3000, (i) => link(`https://www.ein-langer-name-${i}.example.org/`)).join(""))),
	addresses: (f) => f.de.pages.push(page("lang", link("https://example.org/" + "a".repeat(20000)) + link("mailto:" + "a".repeat(9000) + "@example.org") +
		`<img src="https://example.org/${"b".repeat(20000)}.png" alt="${"c".repeat(90000)}">`)),
	"a long paragraph": (f) => {
		f.de.pages.push(page("lang", `<p>${"Wort und mehr. ".repeat(9000)}</p><h2>${"Titel ".repeat(9000)}</h2>`));
		f.en.pages.push(page("long", `<p>${"Word and more. ".repeat(9000)}</p>`, of("lang"), "en"));
	},
	"a long page": (f) => f.de.pages.push(page("viel", `<ul>${"<li>a</li>".repeat(120000)}</ul>`), page("auch", "<p>Wort <b>fett</b></p>".repeat(60000))),
	"long titles": (f) => {
		f.de.pages.push(page("t", "<p>x</p>", { title: "Titel ".repeat(3000) }));
		f.de.locations.push(place("p", { title: "Ort ".repeat(3000), meta_description: "Wort ".repeat(20000) }));
		f.de.events.push(event("e", { title: "E".repeat(3000) }));
	},
	"old addresses": (f) => f.de.pages.push(page("t", "<p>x</p>", { slug_history: many(900, (i) => `früherer-name-der-seite-${i}`) })),
	"no dates": (f) => {
		f.de.news.push(news("local-9", { display_date: null, last_updated: null }), news("local-10", { display_date: "gestern", last_updated: "x" }));
		f.de.pages.push(page("o", "<p>x</p>", { last_updated: null }));
	},
	"other types": (f) => types.forEach((v, i) => {
		f.de.pages.push(page(`t${i}`, v, { title: v, parent: v, available_languages: v, last_updated: v, organization: v, thumbnail: v, slug_history: v }));
		f.de.locations.push(place(`t${i}`, { title: v, content: v, location: v, category: v, opening_hours: v, contacts: v, website: v, email: v,
			phone_number: v, meta_description: v, organization: v }));
		f.de.events.push(event(`t${i}`, { title: v, content: v, location: v, location_path: v, recurrence_rule: v, meeting_url: v }),
			event(`u${i}`, {}, { start: v, end: v, all_day: v, only_weekdays: v }), event(`v${i}`, { event: v }));
		f.de.news.push(news(`local-t${i}`, { title: v, content: v, display_date: v, last_updated: v }));
	}),
	"numbers for texts": (f) => {
		f.de.news.push(news(5));
		f.de.locations.push(place("pc", { location: { address: "Weg 1", postcode: 12345, town: "N" }, contacts: [{ phone_number: 4930231250 }] }));
	},
	"a region that says little": (f) => { f.region = { path: "neustadt", languages: [{ code: "de" }, { code: "xx" }, { code: 7 }, {}, "en"] }; },
	"a region of other types": (f) => Object.assign(f.region, { name: 5, prefix: [], plz: {}, bounding_box: [["a", 1], [2, {}]], latitude: "48", longitude: null, aliases: [1] }),
	"towns elsewhere": (f) => { f.region.aliases = { "Ährenfeld <b>": { longitude: 10.8, latitude: 48.3 }, "": {}, X: null, Oberdorf: { latitude: 99, longitude: 500 } }; },
	"places elsewhere": (f) => f.de.locations.push(place("a", { location: { address: "Weg 1", postcode: "80331", town: "München", latitude: 48.14, longitude: 11.57 } })),
	"twice the same": (f) => {
		f.de.pages.push(page("doppelt", "<p>eins</p>"), page("doppelt", "<p>zwei</p>"), page("doppelt", "<p>drei</p>"));
		f.de.locations.push(place("doppelt"), place("doppelt", { content: "<p>anders</p>" }));
		f.de.events.push(event("doppelt"), event("doppelt"));
		f.de.news.push(news("local-1"), news("local-1", { content: "z" }));
		f.en.pages.push(page("one", "<p>one</p>", of("doppelt"), "en"), page("two", "<p>two</p>", of("doppelt"), "en"));
	},
	hours: (f) => [[["08:00", "12:00"], ["13:00", "18:00"]], [["22:00", "02:00"]], [["00:00", "00:00"]], [["8:00", "12:00"]], [["08:00:00", "12:00:00"]],
		[["08:00", "24:00"]], [], [[null, 5]]].forEach((slots, i) => f.de.locations.push(place(`h${i}`,
		{ opening_hours: many(7, () => ({ timeSlots: slots.map(([start, end]) => ({ start, end })) })) }))),
	phones: (f) => ["030/123 45-67", "+49 (0) 30 23125-0", "116117", "030-23125 oder 030-23126", "Tel. 030 23125", "abc", "+90 212 555 55 55",
		"030 2312 ".repeat(50), "٠٣٠ ٢٣١٢٥"].forEach((p, i) => f.de.locations.push(place(`ph${i}`, { contacts: [
		{ phone_number: p, email: "A B <x@y.de>", website: "www.example.org" }, { mobile_number: p, area_of_responsibility: "Büro", website: `https://${p}` }] }))),
	streets: (f) => ["C 4, 5", "Straße des 17. Juni 135", "Am Markt 1 - 3", "5", "Haupt\nstr. 5", "Hauptstr. 5 & Nebenweg 7", "a".repeat(50000)]
		.forEach((address, i) => f.de.locations.push(place(`s${i}`, { location: { address, postcode: "12345", town: address } }))),
	rhythms: (f) => {
		["DTSTART:20270105T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=TU", "RRULE:FREQ=DAILY;COUNT=5", "RRULE:FREQ=MONTHLY;BYDAY=+5FR", "RRULE:FREQ=MONTHLY;BYMONTHDAY=31",
			"RRULE:FREQ=WEEKLY;INTERVAL=0;BYDAY=MO", "RRULE:FREQ=WEEKLY;BYDAY=TH", "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=19990101", "RRULE:FREQ=HOURLY"]
			.forEach((recurrence_rule, i) => f.de.events.push(event(`r${i}`, { recurrence_rule })));
		[{ end: "2027-01-04T10:00:00+01:00" }, { start: "2027-02-30T10:00:00" }, { start: "2027-01-05", end: "2027-01-06" }, { end: "2027-01-06" },
			{ start: "2027-01-05" }, { end: null }, { start: "2027-01-05T09:00:00Z", end: "2027-01-05T10:00:00Z" }, { start: "1900-01-01T00:00:00Z" }]
			.forEach((when, i) => f.de.events.push(event(`d${i}`, {}, when)));
		f.de.events.push(event("lang", { recurrence_rule: "RRULE:FREQ=DAILY" }, { end: "2027-01-09T12:00:00+01:00" }));
	},
	html: (f) => {
		oddities.forEach((h, i) => {
			f.de.pages.push(page(`h${i}`, h));
			f.de.locations.push(place(`h${i}`, { content: h }));
			f.de.events.push(event(`h${i}`, { content: h }));
			f.de.news.push(news(`local-h${i}`, { content: h }));
			f.en.pages.push(page(`h${i}`, oddities[(i + 1) % oddities.length], of(`h${i}`), "en"));
		});
		f.imprint.content = oddities.slice(0, 30).join("\n");
	},
	names: (f) => ["ÄÖÜ-ß", "中文", "مرحبا", "a b", "A", "project", "neustadt", "123", "-", "x".repeat(300), "..", "%C3%A4", "imprint", "index", "places", "search",
		"ä".repeat(80)].forEach((name) => f.de.pages.push(page(name, "<p>x</p>"))),
	"control characters": (f) => {
		f.de.pages.push(page("c", "<p>a\u0001b\u2028d\ufffee\u202e</p><p>&#1;&#xFFFE;&#150;</p>", { title: "A\u0001 &amp; B\ufffe <b>x</b>" }));
		f.de.locations.push(place("c\u0001", { title: "x\u0002" }));
	},
	"links of the region": (f) => f.de.pages.push(page("l", ["willkommen", "events/x", "events", "news", "imprint", "locations/a", "search", "", "zzz"]
		.map((x) => link(`https://integreat.app/neustadt/de/${x}`) + link(`https://integreat.app/anderswo/de/${x}`) + link(`/neustadt/de/${x}/`)).join(""))),
	"nothing but a page": (f) => { f.de = { pages: [page("a", "")], locations: [] }; f.en = {}; f.ar = {}; f.imprint = null; },
	translations: (f) => {
		f.de.pages.push(page("tr", "<h2>Kontakt</h2><p>Der Text steht hier.</p>"));
		f.de.events.push(event("tr", { content: "<p>Kontakt</p>" }));
		f.en.pages.push(page("tr", "<h2>Contact</h2><p>The text is here.</p><p>Extra</p>", of("tr"), "en"));
		f.ar.pages.push(page("tr", "x", of("nirgends"), "ar"), page("tr2", "x", { available_languages: [] }, "ar"));
	},
	organisations: (f) => [{ slug: "caritas", name: "Caritas", website: "https://caritas.example.org" }, { slug: "Ä Ö", name: "Ä", website: "http://x" }, { slug: "", name: "" },
		{ slug: "caritas", name: "Andere", website: 5 }].forEach((organization, i) => f.de.pages.push(page(`o${i}`, "<p>x</p>", { organization }))),
	categories: (f) => [{ id: 1, name: "A", icon: "x", color: "y" }, { id: 2 }, { id: 1, name: "B", icon: "advice", color: "#112233" }, { id: "x", name: "C" }, { name: "D" },
		{ id: 9, name: "Ämter <b>", icon: "../../x", color: "#zzzzzz" }].forEach((category, i) => f.de.locations.push(place(`c${i}`, { category }))),
};

function put(file, what) {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, JSON.stringify(what));
}
function run(folder, ...args) {
	const r = spawnSync(program, args, { cwd: folder, encoding: "utf8", timeout: 100000, maxBuffer: 1 << 28, env: { ...process.env, WEGWEISER_DATA: resolve("."), LC_ALL: "C", LANGUAGE: "" } });
	return { status: r.status ?? r.signal ?? r.error?.code, said: `${r.stdout}${r.stderr}` };
}
function verdict(good, what) {
	if (good)
		passed++;
	else {
		failed++;
		console.log(`failed: ${what.slice(0, 600)}`);
	}
}
const worst = (said) => said.split("\n").filter((line) => /error/.test(line)).slice(0, 3).join("\n");

for (const [name, make] of Object.entries(cases)) {
	if (only.length > 0 && !only.includes(name))
		continue;
	const folder = join(work, "case"), feed = begin();
	const api = join(folder, "in/api/v3");
	make(feed);
	rmSync(folder, { recursive: true, force: true });
	put(join(api, "regions/neustadt/index.json"), feed.region);
	for (const l of ["de", "en", "ar"])
		for (const kind of ["pages", "locations", "events", "news"])
			if (feed[l][kind])
				put(join(api, "neustadt", l, kind, "index.json"), feed[l][kind]);
	if (feed.imprint)
		put(join(api, "neustadt/de/imprint/index.json"), feed.imprint);
	const options = ["--accept-hosts", "--format=short", "--max-errors=0"];
	let r = run(folder, "import", ...options, "--date=2026-11-30", "in", "p");
	verdict(r.status === 0 && existsSync(join(folder, "p")), `${name}: import ends with ${r.status}: ${worst(r.said)}`);
	if (!existsSync(join(folder, "p")))
		continue;
	verdict(!/import-lost/.test(r.said), `${name}: ${worst(r.said)}`);
	r = run(folder, "check", "-C", "p", "--format=short", "--date=2026-11-30");
	verdict(r.status === 0, `${name}: ${worst(r.said)}`);
	cpSync(join(folder, "p"), join(folder, "q"), { recursive: true });
	r = run(folder, "import", ...options, "--date=2026-12-30", "-C", "q", "in");
	const told = spawnSync("diff", ["-r", join(folder, "p"), join(folder, "q")], { encoding: "utf8" }).stdout;
	verdict(told === "", `${name}: on another day it is ${told}`);
	if (name !== "no dates")
		continue;
	verdict(/no date is given/.test(r.said) && /published="2026-11-30"/.test(readFileSync(join(folder, "q/content/news/neuigkeit-local-9.xml"), "utf8")),
		"what has no date keeps that of its first import, and it is told");
}
rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
