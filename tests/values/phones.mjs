// Phone numbers against npm google-libphonenumber: how they are grouped, and
// what is dialled.  "phones.mjs" writes the questions, "phones.mjs ANSWERS
// DIFFERENCES" compares.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { PhoneNumberUtil, PhoneNumberFormat: Format, PhoneNumberType: Type } =
  createRequire(import.meta.url)("google-libphonenumber");
const util = PhoneNumberUtil.getInstance();
let seed = 2026;
const random = (n) => Math.floor((seed = (seed * 1103515245 + 12345) % 2147483648) / 65536) % n;
const digits = (n) => Array.from({ length: n }, () => random(10)).join("");
const valid = (s) => { try { return util.isValidNumber(util.parse(s)); } catch { return false; } };
const numbers = new Set();
const more = (n, make) => { for (let i = 0, had = numbers.size; numbers.size < had + n && i < 200 * n; i++) { const s = make(); if (valid(s)) numbers.add(s); } };
// Germany: towns, mobiles, services.
more(1500, () => `+49${2 + random(8)}${digits(7 + random(4))}`);
more(60, () => `+491${5 + random(3)}${digits(8 + random(2))}`);
for (const head of ["800", "1803", "1805", "1806", "1371", "1376", "9001", "9003", "9005", "700", "32"])
  more(5, () => `+49${head}${digits(6 + random(3))}`);
// The rest of the world: the examples of every country, and others like them.
for (const country of util.getSupportedRegions().sort())
  for (const type of [Type.FIXED_LINE, Type.MOBILE, Type.TOLL_FREE]) {
    const example = util.getExampleNumberForType(country, type);
    if (example == null || example.getCountryCode() === 49) continue;
    const s = util.format(example, Format.E164);
    numbers.add(s);
    more(2, () => s.slice(0, 6) + digits(s.length - 6));
  }
const short = [["110", "110"], ["112", "112"], ["115", "115"], ["116117", "116 117"], ["116016", "116 016"], ["116111", "116 111"], ["11833", "11833"]];

if (process.argv[2] === undefined) {
  console.log([...numbers, ...short.map(([s]) => s)].join("\n"));
} else {
  const plain = (s) => s.replaceAll("\u00A0", " ").replaceAll("\u2011", "-");
  const answers = new Map(readFileSync(process.argv[2], "utf8").trim().split("\n").map((l) => l.split("\t")).map(([s, ...rest]) => [s, rest]));
  const differences = readFileSync(process.argv[3], "utf8").split("\n").filter((l) => l !== "" && !l.startsWith("#"))
    .map((l) => ({ re: new RegExp(`^${l.split("\t")[0]}$`), used: 0, l }));
  let passed = 0, failed = 0;
  const fail = (s) => { failed++; console.log(`failed: ${s}`); };
  const service = [Type.TOLL_FREE, Type.SHARED_COST, Type.PREMIUM_RATE, Type.PERSONAL_NUMBER];
  for (const s of numbers) {
    const number = util.parse(s), type = util.getNumberType(number);
    // What Germans dial with its 0 stands like that.
    const national = number.getCountryCode() === 49 && service.includes(type) && !s.startsWith("+4932");
    // DIN 5008 has only blanks between groups.
    const wanted = util.format(number, national ? Format.NATIONAL : Format.INTERNATIONAL).replaceAll(/[-.]/g, " ");
    const [text, dial] = answers.get(s) ?? [];
    const known = differences.find((d) => d.re.test(s));
    if (dial !== s) fail(`${s}: dials ${dial}`);
    else if (text !== undefined && plain(text) === wanted) passed++;
    else if (known !== undefined && text !== undefined && plain(text).replace(/[^0-9]/g, "") === wanted.replace(/[^0-9]/g, "")) { passed++; known.used++; }
    else fail(`${s}: ${plain(text ?? "")} instead of ${wanted}`);
  }
  for (const [s, wanted] of short) {
    const [text, dial] = answers.get(s) ?? [];
    if (dial === s && plain(text) === wanted) passed++; else fail(`${s}: ${text}, ${dial}`);
  }
  for (const d of differences) if (d.used === 0) fail(`no number differs like this: ${d.l}`);
  if (numbers.size >= 1000) passed++; else fail(`only ${numbers.size} numbers`);
  console.log(`${passed} ${failed}`);
  process.exitCode = failed > 0 ? 1 : 0;
}
