// Books are made last; who asks for one need not wait for the others, and
// never gets an old one: `wegweiser serve --preview` beside somebody who saves.
import { writeFileSync as write } from "node:fs";
import { spawnSync } from "node:child_process";
import { build, check, finish, join, project, readFileSync, request, serve, sleep, small, work } from "./lib.mjs";

const folder = small(project("county"), "ar en ti tr");
const source = join(folder, "content/pages/education/kita.xml"), original = readFileSync(source, "utf8");
const { child, port } = await serve(folder, "--preview");
const count = (what) => (child.errors.match(new RegExp(`^${what} in`, "gm")) ?? []).length;
const words = (pdf) => { const file = join(work, "book.pdf"); write(file, pdf); return spawnSync("pdftotext", [file, "-"], { encoding: "utf8" }).stdout; };
const ask = "/musterwede/ti/wp-json/ig-mpdf/v1/pdf", own = "/pdf/musterwede/ti.pdf";

// The first time, none is there yet: by its query, and by its name.
for (const target of [ask, "/pdf/musterwede/de.pdf"]) {
  const a = await request(port, target);
  check(a.status === 200 && a.body.subarray(0, 5).toString() === "%PDF-", `${target} at once: ${a.status} ${a.body.subarray(0, 80)}`);
}
check((await request(port, "/pdf/musterwede/xx.pdf")).status === 404, "no such book is ever made");
// Saved, built, asked for: it says what was saved.
for (let i = 0; i < 3; i++) {
  const before = count("Built"), word = `Nummer${i}`;
  write(source, original.replace("<para>", `<para>${word}: `));
  for (let t = 0; t < 15000 && count("Built") === before; t += 10) await sleep(10);
  const t = Date.now(), a = await request(port, i % 2 ? own : ask), took = Date.now() - t;
  check(a.status === 200 && words(a.body).includes(word), `asked for after a save: ${a.status}`);
  check(took < 9000, `it took ${took} ms`);
  const part = await request(port, own, ["Range: bytes=0-4"]);
  check(part.status === 206 && part.body.toString() === "%PDF-", `a part of it: ${part.status}`);
}
// Many at once, each of them right.
{
  const before = count("Built");
  write(source, original.replace("<para>", "<para>Zuletzt: "));
  for (let t = 0; t < 15000 && count("Built") === before; t += 10) await sleep(10);
  const all = await Promise.all(["de", "ar", "en", "ti", "tr"].map((tag) => request(port, `/pdf/musterwede/${tag}.pdf`)));
  check(all.every((a) => a.status === 200), `five at once: ${all.map((a) => a.status)}`);
  check(words(all[0].body).includes("Zuletzt: "), "with what was saved");
}
// The others follow, and in the end all are those of a clean build.
for (let t = 0; t < 60000; t += 100) {
  if (child.errors.lastIndexOf("Books in") > child.errors.lastIndexOf("Built in") && !(await rest())) break;
  await sleep(100);
}
async function rest() { const n = count("Books"); await sleep(2500); return count("Books") !== n; }
const clean = join(work, "clean");
build(folder, "-o", clean);
const diff = spawnSync("diff", ["-rq", "-x", ".*", join(folder, "output"), clean], { encoding: "utf8" });
check(diff.status === 0, `other than a clean build: ${diff.stdout.slice(0, 300)}`);
await finish();
