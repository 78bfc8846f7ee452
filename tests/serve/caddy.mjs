// Caddy with the configuration that a build writes.
import { mkdirSync } from "node:fs";
import { connect } from "node:net";
import { freePort, join, readFileSync, start, work, writeFileSync } from "./lib.mjs";

export async function caddy(output, { site = join(output, "site"), config = readFileSync(join(output, "report/Caddyfile"), "utf8"), name = "caddy" } = {}) {
  const folder = join(work, name), port = await freePort();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Caddyfile"), `{\n  admin off\n  auto_https off\n}\n${config.replaceAll("/srv/wegweiser/site", site).replace(/^:80 /m, `http://127.0.0.1:${port} `)}`);
  const answers = () => new Promise((done) => {
    const s = connect(port, "127.0.0.1", () => { s.destroy(); done(true); });
    s.on("error", () => done(false));
  });
  const { child } = await start("caddy", ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"], answers, { env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder } });
  return { child, port };
}
