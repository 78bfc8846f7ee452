// Our lines against those of Chromium: every paragraph of corpus.tsv at several
// widths, with the same font files, sizes and runs.  Lines must end at the same
// places and show their clusters in the same order.  Where they differ, a row
// of differences.tsv says why; a row that is no longer needed fails too.
//
//     node compare.mjs PROGRAM [--update]
//
// With --update the rows are written anew (the reasons that are known stay).
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const { chromium } = createRequire(join(here, "../package.json"))("playwright-core");
const WIDTHS = ["9000", "16000", "25000", "38000"]; // [1/1000 em]
const SIZE = 20, LEADING = 80; // [px]
const FOLDERS = ["/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto"];
const LIST = join(here, "differences.tsv");

const rows = readFileSync(join(here, "corpus.tsv"), "utf8").split("\n").filter((l) => l.includes("\t") && !l.startsWith("#"));
const set = execFileSync(process.argv[2], WIDTHS, { input: rows.join("\n") + "\n", maxBuffer: 1 << 28 })
  .toString().trim().split("\n").map((l) => JSON.parse(l));

// Fonts by file; a face of a collection by its PostScript name.
const faces = ["JP", "KR", "SC", "TC", "HK"];
const fonts = new Map();
const family = (file, index) => {
  const name = `f${file.replace(/\W/g, "_")}_${index}`;
  const path = FOLDERS.map((f) => join(f, file)).find(existsSync);
  fonts.set(name, file.endsWith(".ttc") ? `local("Noto Sans CJK ${faces[index]}"), local("NotoSansCJK${faces[index].toLowerCase()}-Regular")`
    : `url("${pathToFileURL(path)}")`);
  return name;
};
const html = (s) => s.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

// A paragraph with a span for every piece; what is drawn with no font goes with
// the piece before it.
function paragraph(p, width) {
  const text = String.fromCharCode(...p.text);
  const pieces = p.pieces.map(([start, end, file, index, size, whole]) => ({ start, end, font: family(file, index), size, whole }));
  let out = "";
  pieces.forEach((piece, i) => {
    const from = i === 0 ? 0 : piece.start, to = pieces[i + 1]?.start ?? text.length;
    out += `<span style="font-family:${piece.font};font-size:${SIZE * piece.size / 100}px${piece.whole ? ";white-space:nowrap" : ""}">${html(text.slice(from, to))}</span>`;
  });
  return `<p lang="${p.lang}" dir="${p.rtl ? "rtl" : "ltr"}" style="width:${width * SIZE / 1000}px">${out}</p>`;
}

// In the page: for every character the line it is on and its middle.
function measure(leading) {
  return [...document.querySelectorAll("p")].map((p) => {
    const top = p.getBoundingClientRect().top, walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), out = [];
    for (let node; (node = walker.nextNode());)
      for (let i = 0; i < node.length; i++) {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const all = range.getClientRects(), r = all[all.length - 1];
        out.push(r ? [Math.floor(((r.top + r.bottom) / 2 - top) / leading), (r.left + r.right) / 2, r.width] : null);
      }
    return out;
  });
}

const blank = (c) => /[\s\u200B\u2066-\u2069\u00AD]/.test(String.fromCharCode(c));

// What differs on a paragraph, or null.
function difference(p, lines, seen) {
  let start = 0;
  for (const [n, line] of lines.entries()) {
    // The line on which Chromium has the first and the last character seen.
    for (let i = start; i < line.end; i++) {
      if (blank(p.text[i]) || !seen[i] || seen[i][2] === 0) continue;
      if (seen[i][0] !== n) return ["lines", seen[i][0] < n ? "theirs is longer" : "ours is longer", n];
    }
    const shown = line.order.filter((c) => !blank(p.text[c]) && seen[c] && seen[c][2] > 0);
    for (let k = 1; k < shown.length; k++)
      if (seen[shown[k]][1] < seen[shown[k - 1]][1]) return ["order", `${shown[k - 1]} and ${shown[k]}`, n];
    start = line.end;
  }
  return null;
}

const profile = mkdtempSync(join(tmpdir(), "browser-"));
const browser = await chromium.launchPersistentContext(profile, { executablePath: "/usr/bin/chromium", args: ["--headless", "--no-sandbox",
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--allow-file-access-from-files"] });
const found = [];
let same = 0;
for (const width of WIDTHS) {
  const body = set.map((p) => paragraph(p, width)).join("\n");
  const file = join(profile, "page.html");
  writeFileSync(file, `<!DOCTYPE html><meta charset="utf-8"><style>
${[...fonts].map(([name, src]) => `@font-face{font-family:${name};src:${src}}`).join("\n")}
p{font-size:${SIZE}px;line-height:${LEADING}px;margin:0;text-rendering:geometricPrecision;font-synthesis:none;overflow-wrap:anywhere;hyphens:manual;text-spacing-trim:space-all;text-autospace:no-autospace}
:lang(ko){word-break:keep-all}:lang(ja){line-break:strict}</style>
${body}`);
  const page = await browser.newPage();
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.goto(pathToFileURL(file).href);
  const bad = await page.evaluate(async () => { await document.fonts.ready; return [...document.fonts].filter((f) => f.status === "error").map((f) => f.family); });
  if (bad.length > 0) console.log(`fonts that Chromium does not load: ${bad}`);
  const all = await page.evaluate(measure, LEADING);
  set.forEach((p, i) => {
    const lines = p.set[width], d = difference(p, lines, all[i]);
    if (d === null) { same++; return; }
    const text = String.fromCharCode(...p.text), at = lines[d[2]];
    found.push({ key: `${i + 1}\t${p.lang}\t${width}\t${d[0]}`, about: `line ${d[2] + 1}: ${d[1]}: ${
      text.slice(Math.max(0, at.end - 14), at.end)}|${text.slice(at.end, at.end + 14)} (${lines[d[2]].width}${at.broken ? ", broken" : ""})` });
  });
  await page.close();
}
await browser.close();
rmSync(profile, { recursive: true, force: true });

const listed = new Map(existsSync(LIST) ? readFileSync(LIST, "utf8").split("\n").filter((l) => l.includes("\t") && !l.startsWith("#"))
  .map((l) => [l.split("\t").slice(0, 4).join("\t"), l.split("\t")[4]]) : []);
if (process.argv[3] === "--update") {
  writeFileSync(LIST, `# Where our lines are not those of Chromium: number of the paragraph in\n# corpus.tsv, language, width, what differs, and why.\n${
    found.map((f) => `${f.key}\t${listed.get(f.key) ?? "?"}`).join("\n")}\n`);
}
let failed = 0;
for (const f of found)
  if (!listed.get(f.key) || listed.get(f.key) === "?") { failed++; console.log(`not explained: ${f.key.replaceAll("\t", " ")}: ${f.about}`); }
for (const key of listed.keys())
  if (!found.some((f) => f.key === key)) { failed++; console.log(`explained, but the same: ${key.replaceAll("\t", " ")}`); }
console.log(`${set.length} paragraphs in ${new Set(set.map((p) => p.lang)).size} languages at ${WIDTHS.length} widths: ${same} the same, ${found.length} explained`);
console.log(`${same + found.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
