// What hostile texts, pictures and moments do: all of the Big List of Naughty
// Strings as German texts, as translations and as names; pictures with
// metadata in them; addresses whose letters only look right; builds that are
// interrupted at any moment.
import { spawn, spawnSync } from "node:child_process";
import { deflateSync, crc32 } from "node:zlib";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const top = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
const require = createRequire(join(top, "tests/package.json"));
const { Parser } = require("htmlparser2");
const program = resolve(top, process.env.WEGWEISER ?? "compiler/wegweiser");
const work = mkdtempSync(join(tmpdir(), "hostile-"));
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log(`failed: ${what}`); } };
const run = (folder, ...args) => spawnSync(program, [...args, "-C", folder, "--date=2026-11-23"], { encoding: "utf8", maxBuffer: 1 << 28, timeout: 120000 });
const project = (name) => {
  const folder = join(work, name);
  cpSync(join(top, "tests/golden/base"), folder, { recursive: true });
  cpSync(join(top, "locales/languages.tsv"), join(folder, "locales/languages.tsv"));
  const region = join(folder, "content/regions/test.xml");
  writeFileSync(region, readFileSync(region, "utf8").replace('<w:page ref="@PAGE@"/>', '<w:page ref="start"/><w:page ref="texte"/>').replace("<w:region ", '<w:region threshold="0" '));
  return folder;
};
const escape = (s) => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const article = (id, paras) => `<?xml version="1.0" encoding="UTF-8"?>
<article xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" version="5.0" xml:id="${id}" xml:lang="de"><info><title>Texte</title><date>2026-11-01</date></info>
${paras.join("\n")}
</article>\n`;
// What XML 1.0 holds at all.
const legal = (s) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(s) && s.isWellFormed() && s.trim() !== "";
const strings = require("big-list-of-naughty-strings").filter(legal);
check(strings.length > 440, `${strings.length} strings`);

// Elements and attributes, and what could run or load.
function look(html) {
  const seen = new Set(), bad = [], texts = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      for (const [a, v] of Object.entries(attributes)) {
        seen.add(`${name} ${a}`);
        if (/^on/i.test(a) || /^\s*(javascript|vbscript|data:text)/i.test(v)) bad.push(`${name} ${a}=${v}`);
      }
      seen.add(name);
    },
    ontext: (t) => texts.push(t),
  }, { decodeEntities: true });
  parser.end(html);
  return { seen, bad, text: texts.join("") };
}
// As a reader sees it: without what only holds lines together, and what a
// message says is left out (characters for private use).
const bare = (s) => s.normalize("NFC").replace(/[\s\u00a0\u00ad\u180e\ue000-\uf8ff\u200b-\u200f\u2028-\u202f\u2060-\u206f\u061c\ufeff]+/g, "");

// German texts.
const plain = project("plain"), german = project("german");
const into = (folder, texts) => writeFileSync(join(folder, "content/pages/authorities/texte.xml"), article("texte", texts.map((s) => `<para>${escape(s)}</para>`)));
into(plain, strings.map((_, i) => `Ein Satz mit der Nummer ${i}.`));
into(german, strings);
for (const folder of [plain, german]) {
  const r = run(folder, "build", "-q");
  check(r.status === 0 || r.status === 1, `build: ${r.status} ${r.signal} ${r.stderr.slice(-300)}`);
  check(!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(r.stderr), "nothing raw on the screen");
}
const page = (folder, tag) => readFileSync(join(folder, `output/site/leaflets/${tag}/texte.html`), "utf8");
const feed = (folder, tag) => JSON.parse(readFileSync(join(folder, `output/site/api/v3/test/${tag}/pages/index.json`), "utf8")).find((p) => p.title === "Texte" || p.path.endsWith("/texte/"));
const usual = { html: look(page(plain, "de")), feed: look(feed(plain, "de").content) };
// What stands in the text may be called or written to (tel:, mailto:): no more.
const allowed = new Set(["a", "a href", "span", "span class", "bdi", "bdi dir", "bdi class", "a class", "wbr"]);
function same(got, was, what) {
  check(got.bad.length === 0, `${what}: ${got.bad[0]}`);
  const more = [...got.seen].filter((x) => !was.seen.has(x) && !allowed.has(x));
  check(more.length === 0, `${what}: ${more}`);
}
const got = { html: look(page(german, "de")), feed: look(feed(german, "de").content) };
same(got.html, usual.html, "the page");
same(got.feed, usual.feed, "the feed");
for (const [where, { text }] of Object.entries(got)) {
  const all = bare(text), lost = strings.filter((s) => bare(s) && !all.includes(bare(s)));
  check(lost.length === 0, `${where}: ${lost.length} texts are others: ${JSON.stringify(lost.slice(0, 3))}`);
}
check(readdirSync(join(german, "output/site/leaflets/de")).includes("texte.pdf") || existsSync(join(german, "output/site/pdf")), "and it is set in type");

// Translations: what is refused falls back, what is not becomes no markup.
const arabic = project("arabic");
into(arabic, strings.map((_, i) => `Ein Satz mit der Nummer ${i}.`));
const quote = (s) => `"${s.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\t/g, "\\t").replace(/\r/g, "\\r")}"`;
writeFileSync(join(arabic, "locales/ar/authorities.po").replace(/$/, ""), (mkdirSync(join(arabic, "locales/ar"), { recursive: true }),
  `msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n` +
  strings.map((s, i) => `\nmsgid "Ein Satz mit der Nummer ${i}."\nmsgstr ${quote(s)}\n`).join("")));
const r = run(arabic, "build", "-q");
check(r.status === 0 || r.status === 1, `translations: ${r.status} ${r.stderr.slice(-300)}`);
if (existsSync(join(arabic, "output/site/leaflets/ar/texte.html"))) same(look(page(arabic, "ar")), { seen: new Set([...usual.html.seen, "p lang", "p dir", "span lang", "span dir"]) }, "the translation");
same(look(feed(arabic, "ar").content), usual.feed, "its feed");

// Names: of an office, in tables, address cards and JSON.
const named = project("named"), place = join(named, "content/places/amt.xml"), before = readFileSync(place, "utf8");
const names = strings.filter((s) => !/[\n\t]/.test(s) && s.length < 200).filter((_, i) => i % 9 === 0);
for (const [i, s] of names.entries())
  writeFileSync(join(named, `content/places/stelle-${i}.xml`), before.replace('xml:id="amt"', `xml:id="stelle-${i}"`).replace(/<title([^>]*)>[^<]*/, (_, a) => `<title${a}>${escape(s)}`));
const n = run(named, "build", "-q");
check(n.status === 0 || n.status === 1, `names: ${n.status} ${n.stderr.slice(-300)}`);
JSON.parse(readFileSync(join(named, "output/site/api/v3/test/de/locations/index.json"), "utf8"));
const csv = readFileSync(join(named, "output/site/exports/test/de/places.csv"), "utf8");
const cells = [...csv.matchAll(/"((?:[^"]|"")*)"/g)].map((m) => m[1]);
check(cells.length > 100 && cells.every((c) => !/^[=@\t\r]/.test(c) && !/^[-+](?![\d ])/.test(c)), `no cell is a formula: ${cells.find((c) => /^[=@]/.test(c))}`);

// Pictures: what else stands in them is not published.
const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]), size = Buffer.alloc(4), sum = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32 ? crc32(body) : crc(body));
  return Buffer.concat([size, body, sum]);
};
function crc(bytes) { let c = ~0; for (const b of bytes) { c ^= b; for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1; } return ~c >>> 0; }
const width = 400, height = 300, header = Buffer.alloc(13);
header.writeUInt32BE(width, 0);
header.writeUInt32BE(height, 4);
header.set([8, 2, 0, 0, 0], 8);
const pixels = Buffer.alloc((width * 3 + 1) * height, 0);
const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", header), chunk("tEXt", Buffer.from("Comment\0SECRET-TEXT")),
  chunk("eXIf", Buffer.from("MM\0*SECRET-GPS")), chunk("iTXt", Buffer.from("XML:com.adobe.xmp\0\0\0\0\0SECRET-XMP")), chunk("tIME", Buffer.from([7, 0xea, 1, 1, 1, 1, 1])),
  chunk("IDAT", deflateSync(pixels)), chunk("IEND", Buffer.alloc(0)), Buffer.from("SECRET-TAIL")]);
const photo = readFileSync(join(top, "tests/golden/image/photo.jpg"));
const segment = (marker, data) => Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data]);
const jpg = Buffer.concat([photo.subarray(0, 2), segment(0xe1, Buffer.from("Exif\0\0SECRET-GPS")), segment(0xed, Buffer.from("Photoshop 3.0\0SECRET-IPTC")), segment(0xfe, Buffer.from("SECRET-COMMENT")), photo.subarray(2)]);
const pictures = project("pictures");
mkdirSync(join(pictures, "content/images"), { recursive: true });
mkdirSync(join(pictures, "content/pictograms"), { recursive: true });
writeFileSync(join(pictures, "content/images/a.png"), png);
writeFileSync(join(pictures, "content/images/b.jpg"), jpg);
writeFileSync(join(pictures, "content/pictograms/haus-geheim.svg"), `<?xml version="1.0"?><!-- SECRET-COMMENT --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><metadata>SECRET-META</metadata><title>SECRET-TITLE</title><path d="M2 2h20v20h-20z"/></svg>`);
writeFileSync(join(pictures, "content/pages/authorities/texte.xml"), article("texte", ["a.png", "b.jpg"].map((f) => `<mediaobject><imageobject><imagedata fileref="images/${f}"/></imageobject><textobject><para>Ein Bild.</para></textobject></mediaobject>`)));
const m = run(pictures, "build", "-q");
check(m.status === 0 || m.status === 1, `pictures: ${m.status} ${m.stderr.slice(-300)}`);
const files = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => join(f.parentPath ?? f.path, f.name)).sort();
const published = files(join(pictures, "output/site"));
const leaky = published.filter((f) => readFileSync(f).includes("SECRET"));
check(leaky.length === 0, `what stood in pictures is published: ${leaky}`);
check(published.some((f) => /\.png$/.test(f)) && published.some((f) => /\.jpg$/.test(f)), "the pictures are");

// Addresses that only look right.
const look_alike = [["example.org", "\u0435xample.org"], ["example.org", "ex\u0430mple.org"], ["example.org", "examp\u0131e.org"], ["example.org", "xn--xample-2of.org"],
  ["example.org", "example.org.evil.example"], ["example.org", "example\u3002org"], ["hilfe@example.org", "hilf\u0435@example.org"], ["hilfe@example.org", "hilfe@ex\u0430mple.org"]];
const hosts = project("hosts");
writeFileSync(join(hosts, "content/pages/authorities/texte.xml"), article("texte", look_alike.map(([good], i) => `<para>Schreiben Sie zu Nummer ${i} an ${good.includes("@") ? good : `https://${good}/`} heute.</para>`)));
mkdirSync(join(hosts, "locales/ar"), { recursive: true });
const msgid = ([good], i) => `Schreiben Sie zu Nummer ${i} an ${good.includes("@") ? good : `https://${good}/`} heute.`;
writeFileSync(join(hosts, "locales/ar/authorities.po"), `msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n` +
  look_alike.map((pair, i) => `\nmsgid ${quote(msgid(pair, i))}\nmsgstr ${quote(`اكتبوا بخصوص الرقم ${i} إلى ${pair[1].includes("@") ? pair[1] : `https://${pair[1]}/`} اليوم.`)}\n`).join(""));
const h = run(hosts, "check", "--format=json");
const told = h.stdout.trim().split("\n").filter(Boolean).map((l) => JSON.parse(l)).filter((d) => /authorities\.po/.test(JSON.stringify(d)) && /po-address|po-host/.test(d.code));
check(told.length === look_alike.length, `each address that only looks right is refused: ${told.length} of ${look_alike.length}: ${h.stdout.slice(0, 600)}`);

// Interrupted at any moment: all of the old output or all of the new one.
const moments = project("moments");
const state = () => { const hash = createHash("sha256"); for (const f of files(join(moments, "output/site"))) hash.update(f).update(readFileSync(f)); return hash.digest("hex"); };
into(moments, strings.slice(0, 60));
run(moments, "build", "-q");
const old = state();
into(moments, strings.slice(0, 60).reverse());
cpSync(join(moments, "output"), join(work, "old"), { recursive: true, preserveTimestamps: true });
const began = performance.now();
run(moments, "build", "-q");
const long = performance.now() - began, fresh = state();
check(old !== fresh, "both differ");
let seed = 7, interrupted = 0;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
for (let i = 0; i < 50; i++) {
  rmSync(join(moments, "output"), { recursive: true });
  cpSync(join(work, "old"), join(moments, "output"), { recursive: true, preserveTimestamps: true });
  const child = spawn(program, ["build", "-q", "-C", moments, "--date=2026-11-23"], { stdio: ["ignore", "ignore", "pipe"] });
  const over = new Promise((done) => child.on("exit", (code, signal) => done({ code, signal })));
  const timer = setTimeout(() => child.kill(i % 2 ? "SIGINT" : "SIGTERM"), random() * long * 1.1);
  const end = await over;
  clearTimeout(timer);
  interrupted += end.signal !== null || end.code > 1;
  const now = state();
  if (now !== old && now !== fresh) check(false, `moment ${i}: half an output (${JSON.stringify(end)})`);
  if (end.code === 0 && now !== fresh) check(false, `moment ${i}: it said it was done`);
}
check(interrupted > 5, `interrupted ${interrupted} of 50 times`);
check(run(moments, "build", "-q").status <= 1 && state() === fresh, "and the next build is whole");
check(readdirSync(join(moments, "output")).filter((f) => /stage|tmp|new/i.test(f)).length === 0, `nothing is left behind: ${readdirSync(join(moments, "output"))}`);

rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
