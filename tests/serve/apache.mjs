// Apache httpd with the configuration that a build writes.
import { mkdirSync } from "node:fs";
import { connect } from "node:net";
import { freePort, join, readFileSync, start, work, writeFileSync } from "./lib.mjs";

export async function apache(output, { site = join(output, "site"), config = readFileSync(join(output, "report/apache.conf"), "utf8"), name = "apache" } = {}) {
  const folder = join(work, name), port = await freePort();
  mkdirSync(folder, { recursive: true });
  const modules = ["mpm_event", "authz_core", "rewrite", "headers", "mime", "dir", "setenvif"];
  writeFileSync(join(folder, "httpd.conf"), `ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
TypesConfig /dev/null
${modules.map((m) => `LoadModule ${m}_module /usr/lib/apache2/modules/mod_${m}.so`).join("\n")}
<VirtualHost 127.0.0.1:${port}>
${config.replaceAll("/srv/wegweiser/site", site).replaceAll("/etc/apache2/ig-pages.txt", join(output, "report/ig-pages.txt"))}
</VirtualHost>
`.replace(/^LoadModule dir_module.*\n/m, config.includes("DirectoryIndex") ? "$&" : ""));
  const answers = () => new Promise((done) => {
    const s = connect(port, "127.0.0.1", () => { s.destroy(); done(true); });
    s.on("error", () => done(false));
  });
  const { child } = await start("apache2", ["-X", "-f", join(folder, "httpd.conf")], answers, { env: { ...process.env, LANG: "C" } });
  return { child, port };
}
