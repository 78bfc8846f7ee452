// nginx with the configuration that a build writes: paths, port and the user
// are set as the file says an administrator does.
import { mkdirSync } from "node:fs";
import { connect } from "node:net";
import { freePort, join, readFileSync, start, work, writeFileSync } from "./lib.mjs";

export async function nginx(output, site = "site") {
  const folder = join(work, `nginx-${site}`), port = await freePort();
  mkdirSync(folder, { recursive: true });
  const generated = readFileSync(join(output, "report/nginx.conf"), "utf8")
    .replaceAll("/etc/nginx/ig-pages.map", join(output, "report/ig-pages.map"))
    .replace("root /srv/wegweiser/site;", `root ${join(output, site)};\n  listen 127.0.0.1:${port};`);
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((n) => `${n}_temp_path ${folder}/${n};`).join("\n");
  writeFileSync(join(folder, "nginx.conf"), `${process.getuid() === 0 ? "user root;" : ""}
worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http { access_log off; default_type text/plain; sendfile on; keepalive_requests 1000000;\n${temp}\n${generated}\n}\n`);
  const answers = () => new Promise((done) => {
    const s = connect(port, "127.0.0.1", () => { s.destroy(); done(true); });
    s.on("error", () => done(false));
  });
  const { child } = await start("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], answers);
  return { child, port };
}
