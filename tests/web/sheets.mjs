// The Nu HTML checker looks at the style sheet in every page again, which takes
// it longer than the page; but most pages have the same one.  So it gets copies
// of the pages, in which a style sheet that is that of an earlier page, byte for
// byte, is empty.  sheets.mjs OUTPUT FOLDER prints the names of the copies.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [, , output, folder] = process.argv;
const seen = new Set();
const pages = ["site", "report"].flatMap((part) => readdirSync(join(output, part), { recursive: true })
  .filter((name) => name.endsWith(".html")).map((name) => join(part, name))).sort();

for (const name of pages) {
  const copy = join(folder, name);
  const html = readFileSync(join(output, name), "utf8").replace(/(<style>)([^]*?)(<\/style>)/g, (all, open, sheet, close) => {
    if (seen.has(sheet)) return open + close;
    seen.add(sheet);
    return all;
  });

  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(copy, html);
  console.log(copy);
}
