// Every message of the templates, translated by putting a word of the language
// in front: node translate.mjs PROJECT TAG=WORD …
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [root, ...languages] = process.argv.slice(2), folder = join(root, "locales");
for (const [tag, word] of languages.map((l) => l.split("=")))
  for (const file of readdirSync(folder).filter((f) => f.endsWith(".pot") && f !== "interface.pot")) {
    const entries = readFileSync(join(folder, file), "utf8").split("\n\n").slice(1);
    const translated = entries.map((e) => e.replace(/^msgstr ""$/m, () => `msgstr ${JSON.stringify(`${word} ${[...e.match(/^msgid ("[^]*?)\nmsgstr/m)[1].matchAll(/^"(.*)"$/gm)].map((m) => JSON.parse(m[0])).join("")}`)}`));
    writeFileSync(join(folder, tag, file.replace(".pot", ".po")), `msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n${translated.join("\n\n")}\n`);
  }
