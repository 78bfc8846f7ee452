// Pages and files are moved, renamed, split, merged and deleted, one build after
// the other; whatever any build published answers for ever: paths of the API,
// leaflets and their PDFs, short addresses, prints.
import { County } from "./ever.mjs";
import { build, check, edit, event, finish, join, news, page, place, project, put, read, renameSync, setTree, writeFileSync } from "./lib.mjs";

const f = (...names) => join(county.folder, "content", ...names);
const folder = project("moves", '<w:page ref="start"/>', {
  "content/pages/education/schule.xml": page("schule", "Schule"),
  "content/pages/education/kita.xml": page("kita", "Kita"),
  "content/pages/health/arzt.xml": page("arzt", "Arzt"),
  "content/pages/health/zahn.xml": page("zahn", "Zahnarzt"),
  "content/places/post.xml": place("post", "Post"),
  "content/events/fest.xml": event("fest", "Sommerfest", "2026-12-05T10:00", "2026-12-05T12:00"),
  "content/events/markt.xml": event("markt", "Markt", "2026-12-01T10:00", "2026-12-01T12:00"),
  "content/news/neues.xml": news("neues", "Umleitung", "2026-11-10T08:00"),
  "locales/LINGUAS": "ar en\n",
});
setTree(folder, '<w:page ref="start"/><w:page ref="schule"><w:page ref="kita"/></w:page><w:page ref="arzt"/><w:page ref="zahn"/>');
edit(join(folder, "content/regions/test.xml"), "<w:region ", '<w:region threshold="0" ');
const county = new County(folder);
await county.step("the first build");
check(county.ever.size > 150 && county.ever.has("/s/haus") && county.ever.has("/s/post") && county.ever.has("/leaflets/de+ar/kita.pdf") && county.ever.has("/prints/aushang.pdf"), `only ${county.ever.size} addresses`);
const chooser = read(folder, "output/site/s/kita/index.html");
check(/href="..\/..\/leaflets\/ar\/kita.html"[^>]*dir="rtl"[^>]*><b>العربية<\/b>/.test(chooser) && chooser.indexOf("Deutsch") < chooser.indexOf("العربية") && !/<script/.test(chooser) && chooser.length < 6000, `the short address: ${chooser}`);

setTree(folder, '<w:page ref="start"/><w:page ref="schule"/><w:page ref="arzt"><w:page ref="kita"/><w:page ref="zahn"/></w:page>');
await county.step("pages moved in the tree");
for (const url of ["/test/de/schule/kita", "test/de/schule/kita/", "%2Ftest%2Fde%2Fschule%2Fkita%2F", "/test/de/never/was/here/KITA"]) {
  const a = await (await fetch(`${county.origin}/api/v3/test/ar/page/?url=${url}`)).json();
  check(a.path?.endsWith("/arzt/kita/"), `${url}: ${JSON.stringify(a).slice(0, 100)}`);
}
renameSync(f("pages/education/kita.xml"), f("pages/health/kita.xml"));
await county.step("a file moved to another area");

// Renamed without a word: told, with the line to add; told again; then mended by it.
const rename = (from, to, folderName, ...edits) => {
  renameSync(f(folderName, `${from}.xml`), f(folderName, `${to}.xml`));
  edit(f(folderName, `${to}.xml`), `xml:id="${from}"`, `xml:id="${to}"`);
  for (const file of edits) edit(f(file), new RegExp(`"${from}"`, "g"), `"${to}"`);
};
rename("kita", "kindergarten", "pages/health", "regions/test.xml");
county.lost = "kita";
let r = await county.step("renamed without a word", 1, /kindergarten\.xml:\d+:\d+: error: .*kita \(Kita\) \[address-lost\]/);
check(/Diese Seite gibt es nicht mehr/.test(read(folder, "output/site/s/kita/index.html")) && /s\/kita\//.test(read(folder, "output/site/leaflets/ar/kita.html")), "the old address says so");
r = await county.step("built again", 1, /kita \(Kita\) \[address-lost\]/);
const full = build(folder, ["--format=human", "--color=never", "--allow=po-missing"]).err.replace(/\s+/g, " "), line = full.match(/kindergarten now, write there (w:former="kita")/)?.[1];
check(line !== undefined, `no line to add in: ${full}`);
edit(f("pages/health/kindergarten.xml"), 'xml:lang="de"', `xml:lang="de" ${line}`);
county.lost = null;
const whole = read(f("pages/health/kindergarten.xml"));
writeFileSync(f("pages/health/kindergarten.xml"), whole.slice(0, -20));
county.lost = "kita";
r = build(folder, []);
check(r.status === 1 && /xml-/.test(r.err) && !/kindergarten .*address-lost/.test(r.err), `a file that cannot be read: ${r.err}`);
check((await fetch(`${county.origin}/leaflets/ar/kindergarten.html`)).status === 200, "its address answers meanwhile");
writeFileSync(f("pages/health/kindergarten.xml"), whole);
county.lost = null;
await county.step("with the line that was named");
check(/url=kindergarten.html/.test(read(folder, "output/site/leaflets/ar/kita.html")) && read(folder, "output/site/leaflets/ar/kita.pdf").length > 1000, "it leads on");
rename("kindergarten", "krippe", "pages/health", "regions/test.xml");
edit(f("pages/health/krippe.xml"), 'w:former="kita"', 'w:former="kita kindergarten"');
await county.step("renamed again");

put(folder, { "content/pages/health/hort.xml": page("hort", "Hort") });
edit(f("regions/test.xml"), '<w:page ref="krippe"/>', '<w:page ref="krippe"/><w:page ref="hort"/>');
await county.step("split");
put(folder, { "content/pages/health/zahn.xml": null });
edit(f("regions/test.xml"), '<w:page ref="zahn"/>', "");
edit(f("pages/health/arzt.xml"), 'xml:lang="de"', 'xml:lang="de" w:former="zahn"');
await county.step("merged");

rename("haus", "heim", "houses", "prints/aushang.xml");
edit(f("houses/heim.xml"), 'xml:lang="de"', 'xml:lang="de" w:former="haus"');
rename("post", "filiale", "places");
edit(f("places/filiale.xml"), 'xml:lang="de"', 'xml:lang="de" w:former="post"');
rename("fest", "feier", "events");
edit(f("events/feier.xml"), 'xml:lang="de"', 'xml:lang="de" w:former="fest"');
rename("neues", "umleitung", "news");
edit(f("news/umleitung.xml"), 'xml:lang="de"', 'xml:lang="de" w:former="neues"');
rename("aushang", "poster", "prints");
edit(f("prints/poster.xml"), 'xml:lang="de"', 'xml:lang="de" w:former="aushang"');
await county.step("a house, a place, an event, news and a print renamed");
rename("test", "kreis", "regions");
edit(f("regions/kreis.xml"), 'xml:lang="de"', 'xml:lang="de" w:former="test"');
await county.step("a region renamed");
county.fresh("a region renamed");
check(/leaflets\/ar\/events\.html"/.test(await (await fetch(`${county.origin}/s/kreis/events/`)).text()) && /url=..\/..\/..\/s\/kreis\/events\//.test(read(folder, "output/site/s/test/events/index.html")), "a language is chosen for the events, and the old address leads there");
check((await (await fetch(`${county.origin}/api/v3/test/de/children/?url=/test/de/schule/kita`)).json())[0]?.path === "/kreis/de/arzt/krippe/", "an old page of an old region");

// What somebody else's system called it, in whatever script.
edit(f("pages/education/schule.xml"), 'xml:lang="de"', 'xml:lang="de" w:former="/kreis/ar/%D8%A7%D9%84%D8%B3%D9%83%D9%86/%D9%85%D8%AF%D8%B1%D8%B3%D8%A9/ größe https://app.example.org/stadt/de/alt/arzt"');
await county.step("old paths of other scripts");
for (const [l, url] of [["ar", "/kreis/ar/السكن/مدرسة"], ["ar", encodeURI("/kreis/ar/السكن/مدرسة/")], ["ar", encodeURIComponent("/kreis/ar/السكن/مدرسة/")], ["ar", encodeURI("/kreis/ar/مدرسة").toLowerCase()], ["de", "/kreis/de/x/größe"], ["de", encodeURIComponent("/kreis/de/größe")], ["de", "/stadt/de/alt/arzt"]]) {
  const a = await (await fetch(`${county.origin}/api/v3/kreis/${l}/page/?url=${url}`)).json();
  check(a.path === `/kreis/${l}/schule/`, `${url}: ${JSON.stringify(a).slice(0, 120)}`);
}

// Gone on purpose, both ways.
put(folder, { "content/pages/health/hort.xml": null });
edit(f("regions/kreis.xml"), '<w:page ref="hort"/>', "");
county.lost = "hort";
await county.step("deleted", 1, /hort \(Hort\) \[address-lost\]/);
county.fresh("deleted");
edit(f("project.xml"), "</w:project>", '<w:gone w:former="hort"/></w:project>');
county.gone.add("hort");
await county.step("deleted on purpose");
county.fresh("deleted on purpose");
check((await (await fetch(`${county.origin}/s/hort/`)).text()).includes("leaflets/ar/index.html"), "a way on");
put(folder, { "content/prints/poster.xml": null });
county.lost = "poster";
county.silent.add(/aushang/);
await county.step("a print deleted", 1, /poster \(/);
check((await fetch(`${county.origin}/prints/aushang.pdf`)).status === 200, "its old address answers meanwhile");
county.lost = null;
county.silent.clear();
edit(f("project.xml"), "</w:project>", '<w:gone w:former="poster aushang"/></w:project>');
county.gone.add("poster").add("aushang");
await county.step("a print deleted on purpose");
edit(f("regions/kreis.xml"), '<w:page ref="krippe"/>', "");
edit(f("pages/health/krippe.xml"), 'xml:lang="de"', 'xml:lang="de" gone="yes"');
for (const id of ["krippe", "kita", "kindergarten"]) county.gone.add(id);
await county.step("gone, and the file is kept");
put(folder, { "content/pages/health/krippe.xml": null });
county.silent.add(/krippe|kita|kindergarten/);
await county.step("the file deleted, too", 1, /krippe/);
county.silent.clear();
edit(f("project.xml"), "</w:project>", '<w:gone w:former="krippe kita kindergarten"/></w:project>');
await county.step("and said elsewhere");
edit(f("regions/kreis.xml"), '<w:page ref="schule"/>', "");
county.lost = "schule";
county.silent.add(/url=.*(schule|gr)/);
await county.step("taken out of the tree", 1, /schule\.xml:\d+:\d+: error: .*address-lost/);
edit(f("regions/kreis.xml"), '<w:page ref="start"/>', '<w:page ref="start"/><w:page ref="schule"/>');
county.lost = null;
county.silent.clear();
await county.step("put back");

// What is over is no mistake, and leads to the list.
put(folder, { "content/events/markt.xml": null });
await county.step("an event to come deleted", 1, /markt/);
await county.step("an event that is over deleted", 0, null, ["--date=2026-12-02"]);
await county.step("an event that is over, kept", 0, null, ["--date=2026-12-06"]);
check(/leaflets\/ar\/events.html"/.test(read(folder, "output/site/s/feier/index.html")) && /leaflets\/de\/events.html"/.test(read(folder, "output/site/s/markt/index.html")), "they lead to the events");
edit(f("project.xml"), "</w:project>", '<w:gone w:former="markt"/></w:project>');
county.gone.add("markt");
await county.step("back to today");

// Languages that have the pages no more, and one that the project has no more.
// The API says 404 for them, as the CMS does.
county.silent.add(/^\/api\/v3\/\w+\/(ar|en)\/.*url=/);
edit(f("regions/kreis.xml"), ' threshold="0"', "");
await county.step("nothing is translated any more");
check(read(folder, "output/site/leaflets/ar/arzt.pdf").slice(0, 5) === "%PDF-" && /s\/arzt\//.test(read(folder, "output/site/leaflets/ar/arzt.html")), "German instead");
county.silent.add(/^\/api\/v3\/\w+\/en\//).add(/^\/leaflets\/en(\/(index|places|events|news|imprint)\.html)?$/);
writeFileSync(join(folder, "locales/LINGUAS"), "ar\n");
await county.step("a language less");
county.fresh("a language less");

finish();
process.exit();
