// Answers broken on purpose: the rules whose breach makes the client throw
// (integreat-api.md §12, integreat-client.md), and those that spoil a screen.
const drop = (key) => (d) => { delete d[0][key]; };
const nothing = (key) => (d) => { d[0][key] = null; };
const set = (key, value) => (d) => { d[0][key] = value; };
const content = (from, to) => (d) => { d[0].content = d[0].content.replace(from, to); };
const hours = (slots) => (d) => { d.find((p) => p.opening_hours).opening_hours[0].timeSlots = slots; };
const rule = (from, to) => (d) => { const e = d.find((x) => x.recurrence_rule?.includes("WEEKLY")); e.recurrence_rule = e.recurrence_rule.replace(from, to); };
const slot = (start, end, timezone = "Europe/Berlin") => ({ start, end, timezone });
const both = (kind, ...keys) => keys.flatMap((k) => [[kind, drop(k)], [kind, nothing(k)]]);

export const broken = [
  // What §12 names, each key away and null.
  ...both("regions", "path", "languages", "bounding_box", "name_without_prefix"),
  ["regions", set("bounding_box", [[9, 53]])], ["regions", set("path", "Über")], ["regions", set("languages", [])],
  ["regions", (d) => { d[0].languages[0].code = "zh-CN"; }], ["regions", (d) => { d[0].languages[0].code = "fa_af"; }],
  ["regions", set("aliases", "{}")], ["regions", set("is_chat_enabled", true)],
  ...both("pages", "path", "title", "parent", "available_languages", "embedded_offers", "content", "last_updated", "order"),
  ["pages", drop("thumbnail")], ["pages", drop("organization")], ["pages", drop("hash")], ["pages", drop("slug_history")],
  ["pages", (d) => { d.push({ ...d[0], path: "/musterwede/de/x/y/", parent: { id: 1, url: "https://a/", path: "/musterwede/de/x/" }, slug_history: ["y"] }); }],
  ["pages", (d) => { d.reverse(); }], ["pages", (d) => { d[1] = d[0]; }],
  ["pages", (d) => { const c = d.filter((p) => p.parent.path === d[0].path); c[1].order = c[0].order; }],
  ["pages", (d) => { const c = d.find((p) => p.parent.path); c.path = c.path.replace(/[^/]+\/$/, "x/x/"); }],
  ["pages", set("last_updated", "2026-11-01T00:00:00")], ["pages", set("last_updated", "2026-11-01T00:00:00+02:00")],
  ["pages", set("last_updated", "2026-13-01T00:00:00+01:00")], ["pages", set("modified_gmt", "2026-11-01T00:00:00Z")],
  ["pages", set("path", "/Musterwede/de/a/")], ["pages", set("path", "/musterwede/de/a")], ["pages", set("path", "/musterwede/de/a%20b/")],
  ["pages", set("title", "Foo&copy")], ["pages", set("title", "السكن")], ["pages", set("slug_history", ["x"])],
  ["pages", (d) => { d[0].available_languages.de = { id: 1, url: "https://a/", path: d[0].path }; }],
  ["pages", (d) => { d[0].organization = { id: 1, slug: "a", name: "A", logo: "https://a/a.svg", website: "a.example.org" }; }],
  ["pages", content("<p>", '<p lang="ar">')], ["pages", content("<p>", '<p id="a">')], ["pages", content("<p>", "<p><script>1</script>")],
  ["pages", content("<p>", '<p><a href="/x">y</a>')], ["pages", content("<p>", '<p><a href="https://a/ü">y</a>')],
  ["pages", content("<p>", '<p><img src="https://a/a.svg">')], ["pages", content("<p>", '<p><img src="data:image/png;base64,AA" alt="" width="1" height="1" style="height:auto">')],
  ["pages", content("<p>", "<table><thead><tr><th>a</th></tr></thead></table><p>")], ["pages", content("<p>", "<h1>a</h1>\n<p>")],
  ["pages", content("</p>\n", "</p>")], ["pages", content("<p>", "<p>\u202e")], ["pages", content(/^<div dir="...">/, "<div>")],
  ["pages", content("<p>", "<p><b>")], ["pages", content("<p>", '<p onclick="x()">')], ["pages", content("<p>", '<p><a href="javascript:x">y</a>')],
  ...both("locations", "title", "available_languages", "contacts", "category", "location", "content"),
  ["locations", drop("organization")], ["locations", set("title", "")], ["locations", set("opening_hours", [])], ["locations", drop("barrier_free")],
  ["locations", hours([slot("8:00", "12:00")])], ["locations", hours([slot("12:00", "08:00")])], ["locations", hours([slot("22:00", "02:00")])],
  ["locations", hours([slot("08:00", "12:00", "MEZ")])], ["locations", hours([slot("08:00", "24:00")])],
  ["locations", hours([slot("10:00", "12:00"), slot("08:00", "09:00")])], ["locations", hours([slot("08:00", "12:00"), slot("11:00", "13:00")])],
  ["locations", (d) => { delete d.find((p) => p.opening_hours).opening_hours[0].timeSlots; }],
  ["locations", (d) => { d.find((p) => p.opening_hours).opening_hours.pop(); }],
  ["locations", (d) => { d[0].location.latitude = "53.1"; }], ["locations", (d) => { d[0].location.latitude = null; }],
  ["locations", (d) => { d[0].category.icon = "haus"; }], ["locations", (d) => { d[0].category.color = "#1dc6c6"; }], ["locations", (d) => { d[0].category.icon_color = "office"; }],
  ["locations", (d) => { d[0].category.icon_url = "https://a/a.png"; }], ["locations", (d) => { d.reverse(); }],
  ["locations", (d) => { const p = d.find((x) => x.contacts.length); p.contacts.push(p.contacts[0]); }],
  ["locations", (d) => { d.find((x) => x.contacts.length).contacts[0].phone_number = "030/23125"; }],
  ["locations", (d) => { d.find((x) => x.contacts.length).contacts[0].phone_number = "+493023125112"; }],
  ["locations", (d) => { const c = d.find((x) => x.contacts.length).contacts[0]; c.name = ""; c.area_of_responsibility = null; }],
  ["locations", (d) => { d[0].content = d[0].content.replace("</div>", `<p>${d[0].location.address}</p>\n</div>`); }],
  ["locations", (d) => { d.find((p) => p.opening_hours).temporarily_closed = true; }],
  ...both("events", "title", "excerpt", "available_languages", "location", "event", "content", "last_updated"),
  ["events", (d) => { delete d[0].event.start; }], ["events", (d) => { d[0].event.start = null; }],
  ["events", (d) => { delete d[0].event.end; }], ["events", (d) => { d[0].event.end = "2026-11-01"; }],
  ["events", (d) => { d[0].event.start = d[0].event.start.replace(/[+-]\d\d:\d\d$/, "+05:00"); }],
  ["events", (d) => { [d[0].event.start, d[0].event.end] = [d[0].event.end, d[0].event.start]; }],
  ["events", (d) => { d[0].event.start = d[0].event.start.replace(/T.*/, "T03:03:00+01:00"); }],
  ["events", (d) => { d.reverse(); }], ["events", (d) => { d[0].location = {}; }], ["events", drop("location_path")],
  ["events", set("meeting_url", "")], ["events", set("thumbnail", "")], ["events", set("featured_image", { full: [] })],
  ["events", (d) => { d.find((e) => e.event.all_day).event.end_time = "00:00:00"; }],
  ["events", rule(/^DTSTART[^\n]*\n/, "")], ["events", rule("DTSTART:", "DTSTART;TZID=Europe/Berlin:")], ["events", rule(/(DTSTART:\d{8}T)\d\d/, "$105")],
  ["events", rule("WEEKLY", "HOURLY")], ["events", rule(/$/, ";COUNT=3")], ["events", rule(/$/, "\nEXDATE:20261124T150000")],
  ["events", rule(/BYDAY=.*/, "BYDAY=+5TU")], ["events", rule(/BYDAY=.*/, "BYDAY=SU")],
  ...both("news", "title", "content", "id", "display_date", "source"),
  ["news", set("id", "123")], ["news", set("id", "local-")], ["news", set("source", "tunews")], ["news", (d) => { d.reverse(); }],
  ["news", set("display_date", "2026-11-20")], ["news", content("<p", "&lt;script>1&lt;/script><p")], ["news", drop("externalUrl")], ["news", set("available_languages", {})],
  ["imprint", (d) => { delete d.title; }], ["imprint", (d) => { d.title = null; }], ["imprint", (d) => { d.content = null; }], ["imprint", (d) => { d.parent = {}; }],
  ["imprint", (d) => { d.content = "x"; }], ["imprint", (d) => { delete d.last_updated; }],
];
