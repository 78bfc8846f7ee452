// Nothing grows faster than its input: each case is run with 1, n and 4n of
// something, and the CPU time of the program beyond what it takes for 1 is
// compared.  What is linear takes four times as long for 4n, what is quadratic
// sixteen times; who needs more than FACTOR times what is linear is told.  What is
// refused says so in no time.  --table prints the times.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync as write } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const top = resolve(import.meta.dirname, "../..");
const program = resolve(top, process.env.WEGWEISER ?? "compiler/wegweiser");
// In memory, where there is room for it: what a disk takes for sixteen thousand
// files is nobody's growth.
const memory = "/dev/shm", room = existsSync(memory) ? statfsSync(memory) : null;
const work = mkdtempSync(join(room && room.bavail * room.bsize > 2 ** 30 ? memory : tmpdir(), "growth-"));
const FACTOR = 2.5; // of linear growth; quadratic growth is 4
const LEAST = 0.25; // seconds for 4n; what takes less proves nothing, and harms nobody
const MOST = 20; // seconds for 4n, however it grows
const PEAK = 600; // MB
const table = process.argv.includes("--table"), only = process.argv.slice(2).filter((a) => a[0] !== "-");
let passed = 0, failed = 0;
const check = (good, what) => { if (good) passed++; else { failed++; console.log(`failed: ${what}`); } };

const header = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n';
const article = (id, inner) => `<article xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" xmlns:xlink="http://www.w3.org/1999/xlink" version="5.0" xml:id="${id}" xml:lang="de"><info><title>T</title><date>2026-11-01</date></info>${inner}</article>`;
const times = (n, f) => Array.from({ length: n }, (_, i) => f(i)).join("");
// Words that differ, so that nothing is found by its hash.
const word = (i) => "abcdefghijklmnopqrstuvwxyz"[i % 26] + (i * 7919 % 1000003).toString(36) + "wort";
const sentence = (i) => `${word(i)} ${word(i + 1)} steht ${word(i * 3)} hier ${word(i * 5)}.`;

function project(files) {
  const p = join(work, "p");
  rmSync(p, { recursive: true, force: true });
  cpSync(join(top, "tests/golden/base"), p, { recursive: true });
  cpSync(join(top, "locales/languages.tsv"), join(p, "locales/languages.tsv"));
  const region = join(p, "content/regions/test.xml");
  write(region, readFileSync(region, "utf8").replace("@PAGE@", "start"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(p, path, ".."), { recursive: true });
    write(join(p, path), text);
  }
  return p;
}
const place = (id, inner) => `<w:place xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" xml:id="${id}" xml:lang="de" level="kreis" category="office"><info><title>${id}</title><date>2026-11-01</date></info><w:purpose>Hilft.</w:purpose>${inner}<w:hours>Mo-Fr 08:00-12:00</w:hours></w:place>`;
const base = (path) => readFileSync(join(top, "tests/golden/base", path), "utf8");
const form = (inner) => `<w:form xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1" xml:id="blatt" xml:lang="de" code="F-1"><info><title>Blatt</title><date>2026-11-01</date></info><section xml:id="blatt-a"><title>Alles</title>${inner}</section></w:form>`;
const sheet = "content/forms/blatt.xml", page = "content/pages/authorities/start.xml", po = "locales/ar/authorities.po";

// Name: [n, files of n, command].
const cases = {
  "references of a message": [25000, (n) => ({ [po]: header + times(n, (i) => `#: a/${i}.xml#x\n`) + 'msgid "Start"\nmsgstr "بداية"\n' }), ["check"]],
  "references, updated": [25000, (n) => ({ [po]: header + times(n, (i) => `#: a/${i}.xml#x\n`) + 'msgid "Start"\nmsgstr "بداية"\n' }), ["update"]],
  "mistakes as JSON": [5000, (n) => ({ [po]: header + times(n, (i) => `msgid "Start"\nmsgstr "${i}"\n`) }), ["check", "--format=json", "--max-errors=0"]],
  "mistakes as SARIF": [5000, (n) => ({ [po]: header + times(n, (i) => `msgid "Start"\nmsgstr "${i}"\n`) }), ["check", "--format=sarif", "--max-errors=0"]],
  "mistakes as JUnit": [5000, (n) => ({ [po]: header + times(n, (i) => `msgid "Start"\nmsgstr "${i}"\n`) }), ["check", "--format=junit", "--max-errors=0"]],
  "mistakes as GitLab": [5000, (n) => ({ [po]: header + times(n, (i) => `msgid "Start"\nmsgstr "${i}"\n`) }), ["check", "--format=gitlab", "--max-errors=0"]],
  "mistakes for people": [5000, (n) => ({ [po]: header + times(n, (i) => `msgid "Start"\nmsgstr "${i}"\n`) }), ["check", "--max-errors=0"]],
  "mistakes in a line": [2000, (n) => ({ [page]: article("start", `<para>${times(n, () => "<x/>")}</para>`) }), ["check", "--format=json", "--max-errors=0"]],
  "mutes and warnings": [2500, (n) => ({ [page]: article("start", times(n, (i) => `<para>${sentence(i)}</para>`)), [po]: header + times(n, (i) => `# wegweiser: allow po-same – so\nmsgid "${sentence(i)}"\nmsgstr "${sentence(i)}"\n\n`) }), ["check"]],
  "messages merged with as many": [2000, (n) => ({ [page]: article("start", times(n, (i) => `<para>${sentence(i)}</para>`)), [po]: header + times(n, (i) => `msgid "${sentence(i + 100000)}"\nmsgstr "نص ${i}"\n\n`) }), ["update"]],
  "messages that went to another area": [2000, (n) => ({ [page]: article("start", times(n, (i) => `<para>${sentence(i)}</para>`)), "locales/ar/health.po": header + times(n, (i) => `msgid "${sentence(i + 100000)}"\nmsgstr "نص ${i}"\n\n`) }), ["update"]],
  "entries of one message": [10000, (n) => ({ [po]: header + times(n, (i) => `# ${i}\nmsgid "Start"\nmsgstr "${i}"\n`) }), ["update"]],
  "words to avoid": [10000, (n) => ({ "content/terms.tsv": times(n, (i) => `${word(i)}\tbesser${i}\n`), [page]: article("start", times(200, (i) => `<para>${sentence(i)}</para>`)) }), ["check"]],
  "terms of the glossary": [4000, (n) => ({ "locales/glossary.tsv": "de\tar\n" + times(n, (i) => `${word(i)}\tكلمة${i}\n`), [page]: article("start", times(200, (i) => `<para>${sentence(i)}</para>`)), [po]: header + times(200, (i) => `msgid "${sentence(i)}"\nmsgstr "نص ${i}"\n\n`) }), ["check"]],
  "numbers in a message": [2000, (n) => ({ [page]: article("start", `<para>${times(n, (i) => `${i + 10000} `)}</para>`), [po]: header + `msgid "${times(n, (i) => `${i + 10000} `).trim()}"\nmsgstr "${times(n, (i) => `${i + 20000} `).trim()}"\n` }), ["check"]],
  "small numbers in a message": [5000, (n) => ({ [page]: article("start", `<para>${times(n, (i) => `${i % 90} `)}x</para>`), [po]: header + `msgid "${times(n, (i) => `${i % 90} `)}x"\nmsgstr "${times(n, (i) => `${(i + 3) % 90} `)}ا"\n` }), ["check"]],
  "words of a message": [1000, (n) => ({ [page]: article("start", `<para>${times(n, (i) => word(i) + " ")}</para>`), [po]: header + `msgid "${times(n, (i) => word(i) + " ").trim()}"\nmsgstr "${times(n, (i) => word(i + 7) + " ").trim()}"\n` }), ["check"]],
  "tags of a message": [1000, (n) => ({ [page]: article("start", `<para>${times(n, (i) => `<emphasis>a${i}</emphasis> `)}</para>`), [po]: header + `msgid "${times(n, (i) => `<em${i ? i + 1 : ""}>a${i}</em${i ? i + 1 : ""}> `).trim()}"\nmsgstr "ا"\n` }), ["check", "--max-errors=0"]],
  "ids that do not exist": [1000, (n) => ({ [page]: article("start", times(n, (i) => `<para><link linkend="${word(i)}">x</link></para>`)) + "", ...Object.fromEntries(Array.from({ length: n / 4 }, (_, i) => [`content/pages/authorities/s${i}.xml`, article(`s${i}`, `<section xml:id="sec${i}"><title>a</title><para>b</para></section>`)])) }), ["check", "--max-errors=0"]],
  "unknown elements": [10000, (n) => ({ [page]: article("start", times(n, () => "<parra>x</parra>")) }), ["check"]],
  "attributes of a tag": [25000, (n) => ({ [page]: article("start", `<para ${times(n, (i) => `a${i}="x" `)}>x</para>`) }), ["check"]],
  "nesting": [100000, (n) => ({ [page]: article("start", "<section>".repeat(n)) }), ["check"]],
  "nesting, closed": [60000, (n) => ({ [page]: article("start", "<para>".repeat(n) + "</para>".repeat(n)) }), ["check"]],
  "references to entities": [100000, (n) => ({ [page]: article("start", `<para>${"&amp;".repeat(n)}</para>`) }), ["check"]],
  "blanks": [500000, (n) => ({ [page]: article("start", `<para>a${" ".repeat(n)}b</para>`) }), ["check"]],
  "lines without end": [500000, (n) => ({ [page]: article("start", `<para>${"a b ".repeat(n / 4)}<x/></para>`) }), ["check"]],
  "comments": [20000, (n) => ({ [page]: article("start", times(n, (i) => `<!-- wegweiser: allow term – ${i} --><para>x</para>`)) }), ["check"]],
  "rows of a table": [1000, (n) => ({ [page]: article("start", `<informaltable><tgroup cols="3"><tbody>${times(n, (i) => `<row><entry>${word(i)}</entry><entry>b</entry><entry>c</entry></row>`)}</tbody></tgroup></informaltable>`) }), ["print", "start", "-o", "-"]],
  "paragraphs, printed": [1000, (n) => ({ [page]: article("start", times(n, (i) => `<para>${sentence(i)}</para>`)) }), ["print", "start", "-o", "-"]],
  "a paragraph, printed": [2000, (n) => ({ [page]: article("start", `<para>${times(n, (i) => sentence(i) + " ")}</para>`) }), ["print", "start", "-o", "-"]],
  "questions of a form": [2000, (n) => ({ [sheet]: form(times(n, (i) => `<w:item xml:id="f${i}"><w:question>${word(i)}?</w:question>${["<w:yesno/>", "<w:line/>", "<w:datebox/>"][i % 3]}</w:item>`)) }), ["print", "blatt", "-o", "-"]],
  "answers of a question": [5000, (n) => ({ [sheet]: form(`<w:item xml:id="f"><w:question>Was?</w:question><w:choose many="yes">${times(n, (i) => `<w:option name="a${i}">${word(i)}</w:option>`)}</w:choose></w:item>`) }), ["print", "blatt", "-o", "-"]],
  "a form on the phone": [5000, (n) => ({ [sheet]: form(times(n, (i) => `<w:item xml:id="f${i}"><w:question>${word(i)}?</w:question><w:scale><w:low>${word(i)}</w:low><w:high>${word(i)}</w:high></w:scale></w:item>`)) }), ["build", "--only=leaflet"]],
  "help of a question": [5000, (n) => ({ [sheet]: form(`<w:item xml:id="f"><w:question>Was?</w:question><w:help>${times(n, (i) => sentence(i) + " ")}</w:help><w:yesno/></w:item>`) }), ["print", "blatt", "-o", "-"]],
  "a word without end, printed": [10000, (n) => ({ [page]: article("start", `<para>${"wort".repeat(n / 4)}</para>`) }), ["print", "start", "-o", "-"]],
  "items of a list, built": [2000, (n) => ({ [page]: article("start", `<itemizedlist>${times(n, (i) => `<listitem><para>${sentence(i)}</para></listitem>`)}</itemizedlist>`) }), ["build", "--only=leaflet"]],
  "languages": [10000, (n) => ({ "locales/LINGUAS": times(n, (i) => `x${i}\n`) }), ["check"]],
  "rows of the registry": [2000, (n) => ({ "locales/languages.tsv": readFileSync(join(top, "locales/languages.tsv"), "utf8") + times(n, (i) => `aa-x${i.toString().padStart(5, "0")}\tA\tA\taa\taa-x${(i % 1000).toString().padStart(3, "0")}${String.fromCharCode(97 + Math.floor(i / 1000))}\tLatn\tltr\t2\t(n != 1)\tno\n`) }), ["check"]],
  "hours": [2000, (n) => ({ "content/places/amt.xml": readFileSync(join(top, "tests/golden/base/content/places/amt.xml"), "utf8").replace(/<w:hours>[^<]*/, `<w:hours>${times(n, (i) => `Mo ${String(8 + i % 8).padStart(2, "0")}:00-16:00; `)}Tu 08:00-12:00`) }), ["check"]],
  "offices of a house": [250, (n) => ({ "content/houses/haus.xml": readFileSync(join(top, "tests/golden/base/content/houses/haus.xml"), "utf8").replace(/<w:office ref="amt"[^>]*>/, (m) => m.repeat(n)) }), ["check"]],
  "addresses that were lost": [5000, (n) => ({ "content/addresses.tsv": times(n, (i) => `article\t${word(i)}\tde ar\t\t\tTitel ${i}\n`), ...Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`content/places/neu${i}.xml`, place(`neu${i}`, `<w:address street="Weg" number="1" postcode="12345" town="Stadt"/>`)])) }), ["check", "--max-errors=10"]],
  "addresses of one heir": [12000, (n) => ({ "content/addresses.tsv": times(n, (i) => `article\t${word(i)}\tde\t\tstart\tTitel\n`), [page]: article("start", "<para>x</para>").replace("<article ", `<article w:former="${times(600, (i) => `x${i} `)}" `) }), ["check", "--max-errors=10"]],
  "languages of an address": [2000, (n) => ({ "content/addresses.tsv": times(n, (i) => `article\tstart\t${times(190, (k) => `a${(i * 190 + k).toString(36)} `)}\t\t\tTitel\n`) }), ["check"]],
  "rows that are none": [100000, (n) => ({ "content/addresses.tsv": times(n, (i) => `x${i}\n`) }), ["check"]],
  "things that are gone": [2000, (n) => ({ "content/project.xml": base("content/project.xml").replace("</w:project>", times(n, (i) => `<w:gone w:former="${word(i)}"/>`) + "</w:project>") }), ["check"]],
  "old addresses, built": [1000, (n) => ({ "content/addresses.tsv": times(n, (i) => `article\t${word(i)}\tde ar\t\t\tTitel ${i}\n`) }), ["build", "--max-errors=10"]],
  "days on which it is closed": [2000, (n) => ({ "content/places/amt.xml": base("content/places/amt.xml").replace("</w:hours>", "</w:hours>" + times(n, (i) => `<w:closed from="2026-12-${String(1 + i % 28).padStart(2, "0")}" to="2027-01-0${1 + i % 9}"/>`)) }), ["build", "--only=feed,leaflet"]],
  "marks beside the catalogs": [50000, (n) => ({ "locales/ar/marks.tsv": times(n, (i) => `${(i * 2654435761 % 4294967296).toString(16).padStart(8, "0")}\tmachine\n`), [po]: header + 'msgid "Start"\nmsgstr "بداية"\n' }), ["update"]],
  "lines of one name": [5000, (n) => ({ "t.csv": "Name;Straße\n" + times(n, (i) => `Arzt;Weg ${i}\n`) }), ["import", "-n", join(work, "p/t.csv")]],
  "hyphens of a cell": [100000, (n) => ({ "t.csv": `Name;Telefon;Sprechzeiten\nArzt;${"‐".repeat(n)};"${"x\n".repeat(n)}"\n` }), ["import", "-n", join(work, "p/t.csv")]],
  "places, built": [250, (n) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`content/places/p${i}.xml`, place(`p${i}`, `<w:address street="Weg" number="1" postcode="12345" town="Stadt"/><w:position lat="53.1" lon="9.3"/>`)])), ["build", "--only=feed,leaflet,short"]],
};

function run(files, command) {
  const p = project(files);
  const script = `ulimit -t 90; exec /usr/bin/time -q -f "%U %S %M" -o ${work}/cost "$@" > /dev/null 2> ${work}/err`;
  const [name, ...rest] = command;
  const { status } = spawnSync("sh", ["-c", script, "sh", program, name, "-C", p, ...rest]);
  const [user, system, kilobytes] = readFileSync(`${work}/cost`, "utf8").trim().split("\n").pop().split(" ").map(Number);
  const seconds = user + system, peak = kilobytes / 1024;
  return { seconds, status, peak, err: readFileSync(`${work}/err`, "utf8").slice(0, 200) };
}
execFileSync(program, ["check", "-C", project({}), "-q"], { stdio: "ignore" }); // fonts into the cache
for (const [name, [n, files, command]] of Object.entries(cases)) {
  if (only.length > 0 && !only.some((o) => name.includes(o))) continue;
  const all = [], runs = [], sizes = [1, n, 4 * n];
  let ratio, good;
  // Once more before it is called slow: whoever else is at work on this machine
  // makes a run longer, never shorter, so of each size the shortest counts.
  for (let attempt = 0; attempt < 4 && !good; attempt++) {
    sizes.forEach((k, i) => {
      const one = run(files(k), command);
      all.push(one);
      if (!(one.seconds >= runs[i]?.seconds)) runs[i] = one;
    });
    const [some, all4] = [1, 2].map((i) => runs[i].seconds - runs[0].seconds);
    ratio = all4 / Math.max(some, 0.02) / 4;
    good = ratio < FACTOR || runs[2].seconds < LEAST;
  }
  const text = `${name}: ${n} ${runs.map((r) => `${r.seconds.toFixed(2)} s`).join(", ")}; ${ratio.toFixed(1)} × linear, ${runs[2].peak.toFixed(0)} MB, status ${runs[2].status}`;
  if (table) console.log(text);
  const ended = all.find((r) => !(r.status <= 1));
  check(!ended, `${text}: ${ended?.status} ${ended?.err}`);
  check(good && runs[2].seconds < MOST, text);
  check(all.every((r) => r.peak < PEAK), `${text}: too much memory`);
}
rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
