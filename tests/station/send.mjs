// What was changed goes on its way: as a patch that git and patch take over,
// and as a commit of these files alone.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, renameSync, symlinkSync, unlinkSync } from "node:fs";
import { accessible, browse, check, enter, existsSync, finish, form, join, post, project, readFileSync, settled, shot, sleep, small, station, work, writeFileSync } from "./lib.mjs";

const folder = small(project("county"), "ar"), mirror = join(work, "mirror"), second = join(work, "second");
for (const copy of [mirror, second]) for (const part of ["content", "locales"]) cpSync(join(folder, part), join(copy, part), { recursive: true });
const text = (root, name) => readFileSync(join(root, name), "utf8");
const house = "content/houses/haus-bahnhof.xml", kept = "content/prints/aushang.xml", po = "locales/ar/health.po";
const told = (html) => /id="told"[^>]*>([^]*?)<\/div>/.exec(html)[1].replace(/<[^>]*>/g, "");
const plain = (x) => x.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");

async function worker(root) {
  const s = await station(root), token = await enter(s);
  const ask = async (path, fields = {}) => (await post(s, path, form({ token, ...fields }))).body.toString();
  const field = (html, name) => plain(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)[1]);
  return { s, token, ask, field,
    walk: async (minutes) => ask("/change", { subject: "haus-bahnhof", seen: field(await ask("/change", { subject: "haus-bahnhof" }), "seen"), do: "change", "walk-jobcenter-musterwede": minutes }) };
}
const w = await worker(folder);
check(/nothing to send/.test(await w.ask("/send")), "at first there is nothing");
check(!(await post(w.s, "/changes.patch", form({ token: w.field(await w.ask("/send"), "token"), do: "patch" }))).headers["content-disposition"], "and no file");
// Of each kind: an attribute, a message and its mark, a new file.
check(/Saved/.test(await w.walk("17")), "minutes");
const page = await w.ask("/read", { language: "ar", page: "notfall" });
check(/question/.test(await w.ask("/read", { language: "ar", page: "notfall", do: "ask", file: w.field(page, "file"), name: w.field(page, "name"), was: w.field(page, "was"), question: "Für Kinder?", role: "x" })), "a question");
check(/Kept as/.test(await w.ask("/print", { subject: "haus-bahnhof", asked: "haus-bahnhof", product: "notice", do: "keep", name: "Aushang" })), "a new print");
const shown = plain(await w.ask("/send"));
check([house, kept, po].every((f) => shown.includes(`<li>${f}</li>`)) && !/As a commit/.test(shown), "the files are named");
const made = await post(w.s, "/changes.patch", form({ token: w.field(shown, "token"), do: "patch" }));
check(/^attachment; filename="county-\d{4}-\d\d-\d\d\.patch"$/.test(made.headers["content-disposition"]), `a file: ${made.headers["content-disposition"]}`);
const patch = join(work, "changes.patch");
writeFileSync(patch, made.body);
check(made.body.toString().split("\n").filter((l) => /^[-+](?![-+])/.test(l)).length < 40, "of the lines that differ alone");
check(shown.includes(made.body.toString()), "which are shown");
for (const [root, command, ...args] of [[mirror, "git", "apply", "--whitespace=nowarn", patch], [second, "patch", "-s", "-p1", "-i", patch]]) {
  const r = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  check(r.status === 0 && [house, kept, po].every((f) => text(root, f) === text(folder, f)), `${command} takes it over: ${r.stderr}${r.stdout}`);
}
// What was undone is not sent; a new list begins.
const change = (html) => w.field(html, "change");
await w.ask("/send", { do: "undo", change: change(await w.ask("/send")) });
check(!(await w.ask("/send")).includes(kept), "what was undone is not sent");
check(/empty/.test(told(await w.ask("/send", { do: "sent" }))) && /nothing to send/.test(await w.ask("/send")), "a new list");
await w.ask("/send", { do: "undo", change: change(await w.ask("/send")) });
check((await w.ask("/send")).includes(po), "but what is undone after that is");
w.s.child.kill("SIGTERM");

// A checkout: a commit of these files, and of nothing else.
const checkout = join(work, "checkout");
mkdirSync(checkout);
for (const part of ["content", "locales"]) cpSync(join(mirror, part), join(checkout, part), { recursive: true });
const git = (...args) => spawnSync("git", args, { cwd: checkout, encoding: "utf8", env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" } });
git("init", "-q");
git("config", "user.name", "Station");
git("config", "user.email", "station@example.org");
git("add", "content", "locales");
git("commit", "-q", "-m", "first");
const other = "content/places/apotheke-beispielmoor.xml", secret = "content/places/jobcenter-musterwede.xml";
writeFileSync(join(checkout, other), text(checkout, other) + "<!-- halb fertig -->\n");
const c = await worker(checkout);
const { browser, page: p, complaints } = await browse("de-DE");
const press = async (name) => { await p.getByRole("button", { name, exact: true }).first().click(); await settled(p); };
await p.goto(c.s.address());
await p.locator('.offers form[action="/send"] button').click();
await settled(p);
await accessible(p, "send-nothing");
await c.walk("9");
await c.ask("/print", { subject: "haus-bahnhof", asked: "haus-bahnhof", product: "notice", do: "keep", name: "Tür" });
await press("Änderungen senden");
await p.waitForSelector("#message");
await p.locator("#lines summary").click();
await accessible(p, "send");
await shot(p, "send", true);
await press("Commit anlegen");
check(/Satz/.test(await p.textContent("#message-word")) && git("rev-list", "--count", "HEAD").stdout === "1\n", "without a sentence nothing is committed");
await p.fill("#message", "Neun Minuten zum Jobcenter");
await press("Commit anlegen");
await p.waitForFunction(() => /2/.test(document.querySelector("#told").textContent));
check(git("log", "-1", "--format=%s %an").stdout === "Neun Minuten zum Jobcenter Station\n", "the sentence, by who git knows");
check(git("show", "--name-only", "--format=").stdout.trim().split("\n").sort().join() === `${house},content/prints/tuer.xml`, `these files alone: ${git("show", "--name-only", "--format=").stdout}`);
check(git("status", "--porcelain", "content").stdout === ` M ${other}\n`, "what somebody else is about to do stays");
check(/nichts zu senden/.test(await p.textContent("main")), "and the list is empty");
check(complaints.filter((x) => !/403/.test(x)).length === 0, `console: ${complaints}`);
await browser.close();
const commit = async () => {
  const number = c.field(await c.ask("/send"), "number");
  for (;;) { // as the script does: whoever could not wait asks once more
    const a = await post(c.s, "/send", form({ token: c.token, do: "commit", message: "x", number }), [], { timeout: 15000 });
    if (a.status !== 503) return a.body.toString();
  }
};
// What others have changed in the same file is not committed for them.
writeFileSync(join(checkout, secret), text(checkout, secret).replace("\n", "\n<!-- halb fertig -->\n"));
let at;
for (let i = 0; i < 100; i++) {
  at = await c.ask("/change", { subject: "jobcenter-musterwede" });
  if (/Saved/.test(await c.ask("/change", { subject: "jobcenter-musterwede", seen: c.field(at, "seen"), do: "change", room: "99" }))) break;
}
check(text(checkout, secret).includes('room="99"'), "a change beside another one");
check(/not committed yet/.test(told(await commit())) && git("rev-list", "--count", "HEAD").stdout === "2\n", "is not committed with it");
git("checkout", "-q", "--", secret);
await c.ask("/send", { do: "sent" });
// Nor what they write afterwards, before the next change or behind it; told on the page.
const again = async (minutes) => { for (let i = 0; i < 100; i++) if (/Saved/.test(await c.walk(minutes))) return; };
const commits = () => git("rev-list", "--count", "HEAD").stdout.trim();
const theirs = (minutes) => writeFileSync(join(checkout, house), text(checkout, house).replace("\n", `\n<!-- ${minutes} -->\n`));
await again("10");
check(!/Somebody else/.test(await c.ask("/send")), "nobody else");
theirs("behind");
check(/haus-bahnhof\.xml<p[^>]*>Somebody else/.test(await c.ask("/send")), "told: changed behind");
check(/Somebody else has changed content\/houses\/haus-bahnhof\.xml/.test(told(await commit())) && commits() === "2", "not committed: behind");
await again("11");
check(/haus-bahnhof\.xml<p[^>]*>Somebody else/.test(await c.ask("/send")), "told: changed between");
check(/Somebody else/.test(told(await commit())) && commits() === "2", "not committed: between");
// Once they have committed it all, there is nothing left to commit.
git("commit", "-q", "-a", "-m", "theirs");
check(/Committed\. Files: 0/.test(told(await commit())) && commits() === "3" && /nothing to send/.test(await c.ask("/send")), "committed by others");
// What cannot be read is not gone.
await again("12");
renameSync(join(checkout, house), join(work, "aside.xml"));
symlinkSync("/etc/passwd", join(checkout, house));
const lost = await c.ask("/send");
check(/haus-bahnhof\.xml<p[^>]*>It cannot be read/.test(lost) && !lost.includes("<pre class=\"patch\">---"), "what cannot be read is told, and not sent as gone");
check(/cannot be read/.test(told(await commit())) && commits() === "3", "and not committed");
unlinkSync(join(checkout, house));
renameSync(join(work, "aside.xml"), join(checkout, house));
// Hooks: one that starts something and ends, one that does not end; nothing of
// theirs runs by looking.
const hook = (name, body) => { mkdirSync(join(checkout, ".git/hooks"), { recursive: true }); writeFileSync(join(checkout, ".git/hooks", name), `#!/bin/sh\n${body}\n`); chmodSync(join(checkout, ".git/hooks", name), 0o755); };
hook("look", `touch '${join(work, "looked")}'`);
git("config", "core.fsmonitor", join(checkout, ".git/hooks/look"));
check((await c.ask("/send")).includes(house) && !existsSync(join(work, "looked")), "a look starts nothing");
git("config", "--unset", "core.fsmonitor");
hook("post-commit", "sleep 15 &");
const began = Date.now();
check(/Committed\. Files: 1/.test(told(await commit())) && commits() === "4" && Date.now() - began < 10000, "what a hook leaves running is not waited for");
hook("pre-commit", `touch '${join(work, "hooked")}'; sleep 60`);
await again("13");
const late = commit();
// Others are served meanwhile, but nothing is written.
for (let i = 0; i < 200 && !existsSync(join(work, "hooked")); i++) await sleep(25);
const asked = Date.now();
check(/name="walk-jobcenter-musterwede"/.test(await c.ask("/change", { subject: "haus-bahnhof" })) && Date.now() - asked < 2000, `while git works others are served: ${Date.now() - asked} ms`);
check(/git is just at work/.test(told(await c.walk("14"))) && text(checkout, house).includes('walk="13"'), "but nothing is written");
check(/took too long/.test(told(await late)) && commits() === "4" && !existsSync(join(checkout, ".git/index.lock")), "a hook that does not end is stopped, and leaves no lock");
unlinkSync(join(checkout, ".git/hooks/pre-commit"));
// A source that is a link: what it leads to is changed and committed.
mkdirSync(join(checkout, "content/shared"));
renameSync(join(checkout, house), join(checkout, "content/shared/haus.xml"));
symlinkSync("../shared/haus.xml", join(checkout, house));
git("add", "-A", "content/shared", house);
git("commit", "-q", "-m", "a link", "--", "content/shared", house);
const linked = +commits();
await c.ask("/send", { do: "sent" });
await again("15");
check(text(checkout, "content/shared/haus.xml").includes('walk="15"') && /<li>content\/shared\/haus\.xml</.test(await c.ask("/send")), "the file is named that the link leads to");
check(/Committed\. Files: 1/.test(told(await commit())) && +commits() === linked + 1 && git("status", "--porcelain", "content/shared", house).stdout === "", `and committed: ${git("status", "--porcelain").stdout}`);
// Git's own trouble is told.
await again("8");
writeFileSync(join(checkout, ".git/index.lock"), "");
check(/index\.lock/.test(told(await commit())), "what git says is told");
check(c.s.child.exitCode === null && existsSync(join(checkout, house)), "it still runs");
await finish();
