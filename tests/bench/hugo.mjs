// The project that corpus.mjs made, as a site of Hugo with the same text: a page
// in a language is HTML with the same style sheet, and a JSON file of its own;
// with "pairs" it is HTML once more, in German beside the language.
// node hugo.mjs PROJECT FOLDER [pairs]
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [, , project, folder] = process.argv, pairs = process.argv.includes("pairs");
const pages = join(project, "content/pages/education");
const tags = readFileSync(join(project, "locales/LINGUAS"), "utf8").split("\n").filter(Boolean);
const put = (name, text) => {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
};
// Hugo wants tags in small letters.
const small = (tag) => tag.toLowerCase();

const config = ["de", ...tags].map((tag, i) => `[languages.${small(tag)}]\n  weight = ${i + 1}\n  contentDir = "content/${small(tag)}"\n`).join("");
put("config.toml", `baseURL = "https://example.org/"\ntitle = "Test"\ndefaultContentLanguage = "de"\ndefaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n[outputFormats.PAIR]\n  mediaType = "text/html"\n  baseName = "pair"\n[outputs]\n  page = ["HTML", "JSON"]\n  section = ["HTML"]\n  home = ["HTML"]\n${config}`);
const frame = (main) => `<!DOCTYPE html><html lang="{{ .Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title><style>${
  readFileSync(join(project, "content/theme/leaflet.css"), "utf8")}</style></head><body><nav>{{ range .Translations }}<a href="{{ .RelPermalink }}">{{ .Language.Lang }}</a> {{ end }}</nav><main><h1>{{ .Title }}</h1>${main}</main></body></html>\n`;
put("layouts/_default/single.html", frame("{{ .Content }}"));
put("layouts/_default/single.pair.html", frame('<div class="row"><div class="side" lang="de">{{ range .Translations }}{{ if eq .Language.Lang "de" }}{{ .Content }}{{ end }}{{ end }}</div><div class="side">{{ .Content }}</div></div>'));
put("layouts/_default/list.html", frame('<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'));
put("layouts/_default/single.json", '{{ dict "title" .Title "content" .Content "path" .RelPermalink | jsonify }}\n');

const markdown = (xml, say, more) => {
  const text = (s) => say(s.trim().replace(/<link linkend="([^"]*)">(.*?)<\/link>/g, "<link>$2</link>"));
  const target = xml.match(/linkend="([^"]*)"/)[1];
  const out = [`---\ntitle: ${JSON.stringify(text(xml.match(/<title>(.*?)<\/title>/)[1]))}\n${more}---\n`];

  for (const [, name, inner] of xml.replace(/<info>[^]*?<\/info>/, "").matchAll(/<(title|listitem><para|para)>(.*?)<\/(?:title|para)>/g)) {
    const said = text(inner).replace(/<link>(.*?)<\/link>/g, `[$1](../${target}/)`);
    out.push(`${name === "title" ? "\n## " : name === "para" ? "\n" : "* "}${said}\n`);
  }
  return out.join("");
};
const sources = readdirSync(pages).map((name) => [name.replace(/xml$/, "md"), readFileSync(join(pages, name), "utf8")]);
for (const tag of ["de", ...tags]) {
  const words = new Map(tag === "de" ? [] : [...readFileSync(join(project, `locales/${tag}/education.po`), "utf8")
    .matchAll(/^msgid (".*")\nmsgstr (".*")$/gm)].map(([, id, said]) => [JSON.parse(id), JSON.parse(said)]));

  for (const [name, xml] of sources)
    put(`content/${small(tag)}/${name}`, markdown(xml, (s) => words.get(s) || s,
      pairs && tag !== "de" ? 'outputs: ["HTML", "JSON", "PAIR"]\n' : ""));
}
