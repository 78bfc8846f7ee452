// Recurrence against npm rrule (RFC 5545): rules in all their parts, from
// first days of every kind, over three years.  "rules.mjs" writes the questions,
// "rules.mjs ANSWERS" compares.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { RRule } = createRequire(import.meta.url)("rrule");
const days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const iso = (d) => d.toISOString().slice(0, 10);
const rules = ["FREQ=DAILY", "FREQ=YEARLY"];
for (const n of [2, 3, 10, 99]) rules.push(`FREQ=DAILY;INTERVAL=${n}`, `FREQ=YEARLY;INTERVAL=${n % 5 + 1}`);
for (const set of ["MO", "SU", "TU,TH", "MO,WE,FR", "SA,SU", "MO,TU,WE,TH,FR", "SU,MO", days.join()])
  for (const n of [1, 2, 3, 5]) rules.push(`FREQ=WEEKLY;INTERVAL=${n};BYDAY=${set}`);
for (const day of days)
  for (const nth of ["1", "2", "3", "4", "-1"]) rules.push(`FREQ=MONTHLY;BYDAY=${nth}${day}`, `FREQ=MONTHLY;INTERVAL=3;BYDAY=${nth}${day}`);
const firsts = ["2026-01-01", "2024-02-29", "2026-12-31", "2027-03-28", "2026-11-03", "2026-10-25"];
const questions = rules.flatMap((rule, i) => [0, 1].map((k) => {
  const first = firsts[(i + 3 * k) % firsts.length], year = Number(first.slice(0, 4));
  const until = k === 1 ? `;UNTIL=${year + 1}0${1 + i % 9}1${i % 10}` : "";
  return `${rule}${until} ${first} ${year + 3}-01-01`;
}));
if (process.argv[2] === undefined) {
  console.log(questions.join("\n"));
} else {
  const answers = readFileSync(process.argv[2], "utf8").trim().split("\n");
  let passed = 0, failed = 0, all = 0;
  for (const [i, question] of questions.entries()) {
    const [rule, first, last] = question.split(" ");
    const start = new Date(`${first}T00:00:00Z`);
    const wanted = new RRule({ ...RRule.parseString(rule), dtstart: start }).between(start, new Date(`${last}T00:00:00Z`), true).map(iso);
    all += wanted.length;
    if (answers[i] === `${question}\t${wanted.map((d) => " " + d).join("")}`) passed++;
    else { failed++; console.log(`failed: ${question}: ${wanted.slice(0, 5).join(" ")}, not ${answers[i]?.split("\t")[1]?.slice(0, 55)}`); }
  }
  // An oracle that is asked nothing agrees with everything.
  if (questions.length >= 200 && all >= 10000) passed++; else { failed++; console.log(`failed: only ${questions.length} rules, ${all} days`); }
  console.log(`${passed} ${failed}`);
  process.exitCode = failed > 0 ? 1 : 0;
}
