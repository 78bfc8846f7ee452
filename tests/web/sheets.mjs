// The Nu HTML checker looks at the style sheet and the pictograms in every page
// again, which takes it longer than the page; but most pages have the same ones.
// So it gets copies of the pages, in which a style sheet or a picture that is one
// of an earlier page, byte for byte, is empty.  sheets.mjs OUTPUT FOLDER prints the names of the copies.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [, , output, folder] = process.argv;
const seen = new Set();
const pages = ["site", "report"].flatMap((part) => readdirSync(join(output, part), { recursive: true })
  .filter((name) => name.endsWith(".html")).map((name) => join(part, name))).sort();

for (const name of pages) {
  const copy = join(folder, name);
  const html = readFileSync(join(output, name), "utf8").replace(/(<(style|svg)\b[^>]*>)[^]*?(<\/\2>)/g, (all, open, name, close) => {
    if (seen.has(all)) return open + close;
    seen.add(all);
    return all;
  });

  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(copy, html);
  console.log(copy);
}
