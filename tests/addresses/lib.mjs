// Small projects that change, and the program run on them.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export const top = resolve(import.meta.dirname, "../..");
export const program = resolve(top, process.env.WEGWEISER ?? "compiler/wegweiser");
export const work = mkdtempSync(join(tmpdir(), "addresses-"));
let passed = 0, failed = 0;
export const check = (good, what) => { if (good) passed++; else { failed++; console.log(`failed: ${what}`); } };
export function finish() {
  rmSync(work, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
export const put = (folder, files) => {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    if (text === null) { rmSync(path); continue; }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
};
export const read = (...path) => readFileSync(join(...path), "utf8");
export const edit = (path, from, to) => {
  const text = readFileSync(path, "utf8"), now = text.replace(from, to);
  if (now === text) throw new Error(`${path} has no ${from}`);
  writeFileSync(path, now);
};
// The project of the goldens, with these pages in its tree and these files.
export function project(name, tree, files = {}) {
  const folder = join(work, name);
  cpSync(join(top, "tests/golden/base"), folder, { recursive: true });
  cpSync(join(top, "locales/languages.tsv"), join(folder, "locales/languages.tsv"));
  edit(join(folder, "content/regions/test.xml"), '<w:page ref="@PAGE@"/>', tree);
  put(folder, files);
  return folder;
}
export const setTree = (folder, tree) => edit(join(folder, "content/regions/test.xml"), /<w:tree>.*<\/w:tree>/s, `<w:tree>${tree}</w:tree>`);
const names = 'xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1"';
const info = (title) => `<info><title>${title}</title><date>2026-11-01</date></info>`;
export const page = (id, title, more = "", body = "<para>Ein Text.</para>") => `<article ${names} version="5.0" xml:id="${id}" xml:lang="de"${more}>${info(title)}${body}</article>\n`;
export const place = (id, title, more = "") => `<w:place ${names} xml:id="${id}" xml:lang="de" level="kreis" category="office"${more}>${info(title)}<w:purpose>Hilft.</w:purpose><w:address street="Weg" number="1" postcode="12345" town="Stadt"/><w:position lat="53.1" lon="9.3"/><w:hours>Mo-Fr 08:00-12:00</w:hours><w:phone>+493023125100</w:phone></w:place>\n`;
export const event = (id, title, start, end, more = "", repeat = "") => `<w:event ${names} xml:id="${id}" xml:lang="de"${more}>${info(title)}<w:when start="${start}" end="${end}"${repeat}/><w:where place="amt"/><para>Ein Treffen.</para></w:event>\n`;
export const news = (id, title, published, more = "") => `<w:news ${names} xml:id="${id}" xml:lang="de" published="${published}"${more}>${info(title)}<para>Es ist neu.</para></w:news>\n`;
export function run(args, env = {}) {
  const r = spawnSync(program, args, { encoding: "utf8", env: { ...process.env, ...env } });
  if (r.status === null) throw new Error(`${args}: ${r.signal}`);
  return { status: r.status, out: r.stdout, err: r.stderr };
}
export const build = (folder, options = [], env = {}) => run(["build", "--format=short", "-C", folder, ...options], env);
export const same = (a, b) => spawnSync("diff", ["-r", "-x", ".*", a, b], { encoding: "utf8" }).stdout;
// What a build elsewhere makes differently that knows the addresses, as a fresh
// clone does, from a file in the sources.
export function fresh(folder, options = []) {
  const book = join(folder, "content/addresses.tsv"), copy = join(work, "fresh");
  cpSync(join(folder, "output/report/addresses.tsv"), book);
  rmSync(copy, { recursive: true, force: true });
  build(folder, ["-o", copy, ...options]);
  rmSync(book);
  return same(join(folder, "output"), copy);
}
export { existsSync, join, renameSync, rmSync, writeFileSync };
