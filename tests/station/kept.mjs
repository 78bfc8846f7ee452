// What was changed and not sent yet outlives the program, and so does undoing:
// closed, killed, beside another station, on a disk that cannot be written.
import { cpSync, chmodSync, readdirSync, rmSync } from "node:fs";
import { check, enter, existsSync, finish, form, join, post, project, readFileSync, sleep, small, station, work, writeFileSync } from "./lib.mjs";

const folder = small(project("county"), "ar"), house = "content/houses/haus-bahnhof.xml", po = "locales/ar/health.po";
const text = (name) => readFileSync(join(folder, name), "utf8");
const plain = (x) => x.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
const field = (html, name) => plain(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "");
async function open() {
  const s = await station(folder), token = await enter(s);
  const ask = async (path, fields = {}) => { for (;;) { const a = await post(s, path, form({ token, ...fields })); if (a.status !== 503) return a.body.toString(); await sleep(100); } };
  return { s, ask,
    walk: async (minutes) => ask("/change", { subject: "haus-bahnhof", seen: field(await ask("/change", { subject: "haus-bahnhof" }), "seen"), do: "change", "walk-jobcenter-musterwede": minutes }),
    undo: async () => ask("/send", { do: "undo", change: field(await ask("/send"), "change") }),
    patch: async () => (await post(s, "/changes.patch", form({ token, do: "patch" }))).body.toString(),
    end: async (signal) => { s.child.kill(signal); for (let i = 0; i < 200 && s.child.exitCode === null && s.child.signalCode === null; i++) await sleep(25); } };
}
const ledger = join(folder, "output/.station"), list = join(ledger, "list");
const was = text(house), catalog = text(po), marks = text("locales/ar/marks.tsv");
let w = await open();
check(!existsSync(ledger), "nothing is noted before something was changed");
check(/Saved/.test(await w.walk("17")), "minutes");
const page = await w.ask("/read", { language: "ar", page: "notfall" });
const reading = { language: "ar", page: "notfall", file: field(page, "file"), name: field(page, "name"), was: field(page, "was"), role: "reader" };
check(/Accepted/.test(await w.ask("/read", { ...reading, do: "accept" })), "a text");
check(/Kept as/.test(await w.ask("/print", { subject: "haus-bahnhof", asked: "haus-bahnhof", product: "notice", do: "keep", name: "Aushang" })), "a new print");
const patch = await w.patch();
check(/walk="17"/.test(patch) && /# checked: reader/.test(patch) && /prints\/aushang\.xml/.test(patch), "all of it is in the patch");
// Closed, killed.
for (const signal of ["SIGTERM", "SIGKILL"]) {
  await w.end(signal);
  w = await open();
  check((await w.patch()) === patch, `the same patch after ${signal}`);
  check(/Last change: print/.test(await w.ask("/send")), "and the same last change");
}
// Undone, one after the other; the catalog and its marks are one change.
check(/Undone/.test(await w.undo()) && !existsSync(join(folder, "content/prints/aushang.xml")), "the print is undone");
check(/Undone/.test(await w.undo()) && text(po) === catalog && text("locales/ar/marks.tsv") === marks, "the text and its mark");
await w.end("SIGKILL");
w = await open();
check(/Undone/.test(await w.undo()) && text(house) === was, "and after one more restart the minutes");
check(/nothing to send/.test(await w.ask("/send")), "nothing is left");
// Two stations of one project.
const second = await open();
await w.walk("18");
check(/Last change/.test(await second.ask("/send")) && /walk="18"/.test(await second.patch()), "another station knows of it");
check(/Undone/.test(await second.undo()) && text(house) === was, "and can undo it");
check(/nothing to send/.test(await w.ask("/send")), "which the first one knows");
await second.end("SIGTERM");
// Sent: what was before is not kept.
// It has to read first what the other one has written.
let saved = false;
for (let i = 0; i < 100 && !saved; i++) saved = /Saved/.test(await w.walk("19"));
check(saved, "minutes again");
check(readdirSync(ledger).filter((f) => f.length === 64).length === 1, "the file as it was is kept");
await w.ask("/send", { do: "sent" });
check(readdirSync(ledger).join() === "list", `until it was sent: ${readdirSync(ledger)}`);
// Noted, but killed before it was written: it did not happen.
check(/Saved/.test(await w.walk("20")), "and again");
const noted = text(house);
await w.end("SIGKILL");
writeFileSync(join(folder, house), noted.replace('walk="20"', 'walk="19"'));
w = await open();
check(/nothing to send/.test(await w.ask("/send")), "what was noted and not written is not sent");
// Whoever has written since is not undone.
await w.walk("21");
await w.end("SIGTERM");
writeFileSync(join(folder, house), text(house) + "<!-- Bus -->\n");
w = await open();
check(/Somebody else/.test(await w.undo()) && text(house).includes("Bus"), "what others have written stays");
// Damaged notes are told; hostile ones lead nowhere.
await w.walk("22");
await w.end("SIGTERM");
const good = readFileSync(list, "utf8");
for (const [bad, what] of [[good.slice(0, good.length / 2), "half a list"], ["x" + good, "another file"], [good.replace(/\nchange /, "\nchange 00"), "a wrong hash"], [good.replace(/origin (\S+)/, "origin " + "0".repeat(64)), "a file that is not there"], [good.replace(/ (\d+)\n/, " 4000000000\n"), "a length that is none"]]) {
  writeFileSync(list, bad);
  w = await open();
  check(/damaged/.test(await w.ask("/send")) && w.s.child.exitCode === null, `told: ${what}`);
  await w.end("SIGTERM");
}
writeFileSync(join(work, "secret"), "geheim\n");
writeFileSync(list, good.replaceAll(house, "..".padEnd(house.length - 6, "/") + "secret"));
w = await open();
const outside = await w.ask("/send");
check(!/geheim/.test(await w.patch()) && /cannot be read/.test(outside), "a note leads nowhere out of the project");
await w.undo();
check(readFileSync(join(work, "secret"), "utf8") === "geheim\n", "nor is anything written there");
await w.end("SIGTERM");
// Where it cannot be noted it is told, and lasts as long as the program.
rmSync(ledger, { recursive: true });
writeFileSync(ledger, "no folder");
w = await open();
check(/could not be noted/.test(await w.walk("23")) && /walk="23"/.test(await w.patch()), "it cannot be noted");
check(/Undone/.test(await w.undo()), "and is undone all the same");
await w.end("SIGTERM");
// An output that holds nothing but these notes is still ours.
rmSync(join(folder, "output"), { recursive: true });
cpSync(join(folder, "content/houses"), join(folder, "output/.station"), { recursive: true });
w = await open();
check(/nothing to send/.test(await w.ask("/send")), "a new output beside old notes");
await finish();
