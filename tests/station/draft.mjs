// A language that is not finished: its pages are laid out with what is missing
// marked, though nobody publishes them; and a catalog that means harm.
import { accessible, browse, check, edit, enter, existsSync, finish, form, join, post, project, readFileSync, request, settled, shot, small, station, work, writeFileSync } from "./lib.mjs";

const folder = small(project("county"), "ar uk");
edit(join(folder, "content/regions/musterwede.xml"), 'threshold="0"', 'threshold="100"');
const po = join(folder, "locales/ar/health.po");
// Of the page "notfall" one text is missing, another one tries to inject.
const entries = readFileSync(po, "utf8").split("\n\n");
const ours = entries.map((e, i) => [e, i]).filter(([e]) => /^#: .*notfall\.xml/m.test(e) && /^msgstr "[^"]/m.test(e) && !/[<{]/.test(/^msgid .*/m.exec(e)[0]) && /^#\. Absatz/m.test(e)).map(([, i]) => i);
check(ours.length >= 2, `texts to spoil: ${ours.length}`);
entries[ours[0]] = entries[ours[0]].replace(/^msgstr "[^]*$/m, 'msgstr ""');
const evil = "<img src=x onerror=alert(1)><script>alert(document.domain)</script>";
entries[ours[1]] = entries[ours[1]].replace(/^msgstr "[^]*$/m, `msgstr "${evil}"`);
writeFileSync(po, entries.join("\n\n"));
const s = await station(folder);
check(!existsSync(join(folder, "output/site/leaflets/ar/notfall.html")), "the page is not published");
const { browser, page, complaints, requests } = await browse("de-DE");
await page.goto(s.address());
await page.locator('.offers form[action="/read"] button').click();
await page.waitForSelector(".jobs");
await page.getByRole("button", { name: /^العربية/ }).click();
await page.waitForSelector("#target");
await page.getByRole("button", { name: /^Notfall: die richtige Nummer/ }).click();
await page.waitForSelector(".whole");
await settled(page);
check((await page.locator(".whole .missing").count()) >= 2, "missing in the table");
check((await page.locator("main img, main script").count()) === 0, "a translation becomes no markup");
check(/gestrichelte/.test(await page.textContent("#published p")), `it is told that it is not published: ${await page.textContent("#published p")}`);
await page.waitForFunction(() => document.querySelector("iframe").getBoundingClientRect().height > 100);
let frame;
for (let i = 0; i < 100 && !(frame = page.frames().find((f) => /notfall\.html/.test(f.url()))); i++) await page.waitForTimeout(50);
await frame.waitForLoadState();
const look = () => frame.locator('main [lang="de"]:has(> .mark)');
check((await look().count()) === 2, `what is missing is marked where it stands: ${await look().count()}`);
check((await look().first().evaluate((e) => getComputedStyle(e).outlineStyle)) === "dashed", "with a line around it");
check((await frame.locator("main p, main li").filter({ hasText: /[\u0600-\u06ff]/ }).count()) > 5, "the rest is Arabic");
check((await frame.locator("html").getAttribute("dir")) === "rtl" || (await frame.locator("body").getAttribute("dir")) === "rtl", "from right to left");
check((await frame.locator("script").count()) === 0 && (await frame.locator("main img[onerror]").count()) === 0, "without a script");
await frame.locator("h1").scrollIntoViewIfNeeded();
await shot(page, "draft", true);
await accessible(page, "draft");
const blocked = complaints.filter((c) => !/403/.test(c));
check(blocked.length === 0, `console: ${blocked}`);
check(requests.every((r) => /^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(r)), "no foreign request");
await browser.close();
// Only pages of this project, by the name of the frames.
const token = await enter(s);
const shown = await post(s, "/read", form({ token, language: "ar", page: "notfall" }));
const [, port, name] = /src="http:\/\/127\.0\.0\.1:(\d+)\/([0-9a-f]{32})\/leaflets\/ar\/notfall\.html#?[^"]*"/.exec(shown.body);
const draft = await request(+port, `/${name}/leaflets/ar/notfall.html`);
check(draft.status === 200 && /sandbox/.test(draft.headers["content-security-policy"]) && draft.headers["cache-control"] === "no-store" && !draft.body.toString().includes("<script"), `a draft: ${draft.status}`);
for (const path of ["leaflets/ar/gibtesnicht.html", "leaflets/xx/notfall.html", "leaflets/de/../ar/notfall.html", "leaflets/ar/project.html", "leaflets/ar/jobcenter-musterwede.html", "leaflets/ar/notfall.htmlx", "leaflets"])
  check([400, 404].includes((await request(+port, `/${name}/${path}`)).status), `no page: ${path}`);
// It is shown where the text stands.
let at = shown.body.toString();
const wanted = [...readFileSync(join(folder, "content/pages/health/notfall.xml"), "utf8").matchAll(/<section xml:id="([^"]+)"/g)].map((m) => m[1]);
const sections = new Set();
for (let i = 0; i < 60 && sections.size < wanted.length; i++) {
  const section = /notfall\.html#([^"]+)"/.exec(at)?.[1];
  if (section) sections.add(section);
  const get = (n) => new RegExp(`name="${n}" value="([^"]*)"`).exec(at)?.[1] ?? "";
  at = (await post(s, "/read", form({ token, language: "ar", page: "notfall", do: "skip", file: get("file"), name: get("name") }))).body.toString();
}
check(sections.size > 0 && sections.size === wanted.length && [...sections].every((id) => draft.body.toString().includes(` id="${id}"`)), `sections: ${[...sections]}`);
check((await request(+port, "/leaflets/ar/notfall.html")).status === 404, "not without the name of the frames");
// While files are read it is waited for.
const answers = [];
for (let i = 0; i < 20; i++) {
  edit(join(folder, "content/regions/musterwede.xml"), "<w:region", `<!-- ${i} --><w:region`);
  for (let k = 0; k < 8; k++) answers.push((await request(+port, `/${name}/leaflets/ar/notfall.html`)).status);
}
check(answers.every((x) => x === 200), `while files are read: ${answers}`);
check(s.child.exitCode === null, "it still runs");
await finish();
