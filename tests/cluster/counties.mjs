// A project of COUNTIES counties that share PAGES pages in LANGUAGES languages;
// each has a page, two places, a house, an event, news and a poster of its own:
// node counties.mjs FOLDER COUNTIES PAGES LANGUAGES
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const [folder, counties, pages, languages] = [process.argv[2], ...process.argv.slice(3).map(Number)];
const made = spawnSync("node", [new URL("../bench/corpus.mjs", import.meta.url).pathname, folder, String(pages), String(languages)], { encoding: "utf8" });
if (made.status !== 0) throw new Error(made.stderr);
const content = `${folder}/content`;
const shared = readFileSync(`${content}/regions/test.xml`, "utf8").match(/<w:tree>(.*)<\/w:tree>/s)[1];
rmSync(`${content}/regions/test.xml`);
for (const d of ["events", "news", "prints"]) mkdirSync(`${content}/${d}`, { recursive: true });

const open = (element, id, attributes = "") => `<?xml version="1.0" encoding="UTF-8"?>
<${element} xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1"${element === "article" ? ' version="5.0"' : ""} xml:id="${id}" xml:lang="de"${attributes}>\n`;
const info = (title) => `  <info><title>${title}</title><date>2026-11-01</date></info>\n`;
for (let n = 1; n <= counties; n++) {
  const west = 6 + (n % 20) * 0.4, south = 47.5 + Math.floor(n / 20) * 0.5;
  const lat = (south + 0.2).toFixed(4), lon = (west + 0.15).toFixed(4);
  const position = `  <w:position lat="${lat}" lon="${lon}"/>\n`, only = ` regions="kreis-${n}"`;
  const at = (number) => `  <w:address street="Hauptstraße" number="${number}" postcode="12345" town="Stadt ${n}"/>\n`;
  // The words of a page that all have, so that it is translated, too.
  const words = readFileSync(`${content}/pages/education/seite-${n % pages}.xml`, "utf8");
  writeFileSync(`${content}/pages/education/vor-ort-${n}.xml`, words.replaceAll(new RegExp(`xml:id="seite-${n % pages}`, "g"), `xml:id="vor-ort-${n}`));
  writeFileSync(`${content}/regions/kreis-${n}.xml`, open("w:region", `kreis-${n}`,
    ` prefix="Landkreis" name="Kreis ${n}" postcode="12345" timezone="Europe/Berlin" events="yes" places="yes" news="yes" live="yes" fallback="yes"`) + info(`Landkreis Kreis ${n}`) +
    `  <w:municipality xml:id="stadt-${n}" name="Stadt ${n}" lat="${lat}" lon="${lon}"/>
  <w:bounds west="${west.toFixed(2)}" south="${south.toFixed(2)}" east="${(west + 0.3).toFixed(2)}" north="${(south + 0.4).toFixed(2)}"/>\n` + position +
    `  <w:tree>${shared}<w:page ref="vor-ort-${n}"/></w:tree>
  <w:imprint><title>Impressum</title><para>Landkreis Kreis ${n}</para></w:imprint>\n</w:region>\n`);
  for (const [k, hours] of ["Mo-Fr 08:00-12:00; PH off", "Tu,Th 14:00-18:00; PH off"].entries())
    writeFileSync(`${content}/places/amt-${n}-${k}.xml`, open("w:place", `amt-${n}-${k}`, ` level="kreis" category="office"`) + info(`Amt ${k} in Stadt ${n}`) +
      `  <w:purpose>Anträge stellen</w:purpose>\n${at(k + 1)}${position}  <w:hours>${hours}</w:hours>\n  <w:phone>+493023125${100 + 2 * n + k}</w:phone>\n</w:place>\n`);
  writeFileSync(`${content}/houses/haus-${n}.xml`, open("w:house", `haus-${n}`, ` municipality="stadt-${n}"`) + info(`Haus ${n}`) + at(7) +
    `  <w:office ref="amt-${n}-0" stop="Rathaus" line="10" minutes="3"/>\n  <w:office ref="amt-${n}-1" walk="20"/>\n</w:house>\n`);
  writeFileSync(`${content}/prints/aushang-${n}.xml`, open("w:print", `aushang-${n}`, ` product="poster" subject="haus-${n}" size="A4" offices="amt-${n}-0" page="seite-0" code="X-${n}"`) + info("Aushang") + "</w:print>\n");
  writeFileSync(`${content}/events/treffen-${n}.xml`, open("w:event", `treffen-${n}`, only) + info(`Treffen in Stadt ${n}`) +
    `  <w:when start="2026-12-02T18:00" end="2026-12-02T20:00"/>\n  <w:where place="amt-${n}-0"/>\n  <para>Sie sind willkommen.</para>\n</w:event>\n`);
  writeFileSync(`${content}/news/neues-${n}.xml`, open("w:news", `neues-${n}`, ` published="2026-11-20T09:00"${only}`) + info(`Neues aus Stadt ${n}`) + "  <para>Wir sind umgezogen.</para>\n</w:news>\n");
}
console.log(`${counties} counties, ${pages} shared pages, ${languages} languages`);
