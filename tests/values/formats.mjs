// Writes compiler/text/phone_formats.def: how other countries group
// their phone numbers, out of the metadata of libphonenumber.  Expressions are unfolded, so that the
// program needs no engine for them.
import { createRequire } from "node:module";

const metadata = createRequire(import.meta.url)("libphonenumber-js/metadata.max.json");
// By the main country of each code; Germany has text/phone.c.
const countries = Object.entries(metadata.country_calling_codes).filter(([code]) => code !== "49").map(([, [main]]) => main);

// "1(?:2|[34])5?" as "12", "125", "1[34]", "1[34]5".
const unfold = (re) => {
  let at = 0;
  const alternatives = () => {
    let all = sequence();
    while (re[at] === "|") { at++; all = all.concat(sequence()); }
    return all;
  };
  const sequence = () => {
    let heads = [""];
    while (at < re.length && re[at] !== "|" && re[at] !== ")") {
      let one;
      if (re.startsWith("(?:", at)) { at += 3; one = alternatives(); at++; }
      else if (re[at] === "[") { const end = re.indexOf("]", at); one = [re.slice(at, end + 1)]; at = end + 1; }
      else if (re.startsWith("\\d", at)) { one = ["[0-9]"]; at += 2; }
      else one = [re[at++]];
      if (re[at] === "?") { at++; one = ["", ...one]; }
      const times = /^\{(\d)\}/.exec(re.slice(at));
      if (times) { at += times[0].length; one = one.map((o) => o.repeat(Number(times[1]))); }
      heads = heads.flatMap((h) => one.map((o) => h + o));
    }
    return heads;
  };
  return alternatives().join("|");
};
console.log(`/*
 * How numbers of other countries are grouped, the first that fits.  Made by
 * tests/values/formats.mjs from the metadata of libphonenumber (Apache
 * License 2.0).
 *
 * WG_PHONE_FORMAT(country, heads, groups)
 *   heads   what the number begins with, without country code: digits and
 *           sets of digits; empty: anything
 *   groups  digits in each, "2-4" is from 2 to 4; the number has just these
 */`);
for (const country of countries) {
  const [code, , , , formats] = metadata.countries[country];
  for (const format of Array.isArray(formats) ? formats : []) {
    const style = format[5] ?? format[1], lead = (format[2] ?? []).at(-1) ?? "";
    const groups = [...format[0].matchAll(/\(\\d(?:\{(\d+)(?:,(\d+))?\})?\)/g)].map(([, n = "1", m]) => (m ? `${n}-${m}` : n));
    const plain = groups.map((g, i) => `$${i + 1}`);
    if (style === "NA" || style.replaceAll(/[-.]/g, " ") !== plain.join(" ")) continue;
    console.log(`WG_PHONE_FORMAT("${code}", "${unfold(lead)}", "${groups.join(" ")}")`);
  }
}
console.log("#undef WG_PHONE_FORMAT");
