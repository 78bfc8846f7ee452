// The search of a start page: pages and offices of its language.  What it looks through stands in the page
// itself; nothing is asked of anybody.  Without it the field stays hidden, and the lists below are complete.
"use strict";
{
  const form = document.getElementById("search");
  const found = document.getElementById("found");
  const none = document.getElementById("none");
  // One form of every letter: without marks and joiners, in small letters, Persian and Arabic alike.
  const same = { "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ؤ": "و", "ß": "ss", "ı": "i", "ł": "l", "ø": "o", "æ": "ae" };
  const plain = (text) => text.toLowerCase().replace(/[يىئكةۀؤßıłøæ]/g, (c) => same[c])
    .normalize("NFKD").replace(/[\p{M}\p{Cf}\u0640]/gu, "");
  const entries = JSON.parse(document.getElementById("entries").textContent).map((e) =>
    ({ ...e, name: plain(e.title), all: plain([e.title, e.german, e.about].join(" ")) }));
  // How well an entry answers; 0: not at all.
  const score = (e, words) => !words.every((w) => e.all.includes(w)) ? 0 :
    e.name.startsWith(words[0]) ? 3 : words.every((w) => e.name.includes(w)) ? 2 : 1;
  const item = (e) => {
    const li = document.createElement("li");
    const a = li.appendChild(document.createElement("a"));
    a.href = e.href;
    a.textContent = e.title;
    if (e.german) {
      li.append(" ");
      const german = li.appendChild(document.createElement("bdi"));
      german.lang = "de";
      german.dir = "ltr";
      german.className = "german";
      german.textContent = e.german;
    }
    if (e.about)
      li.appendChild(document.createElement("p")).textContent = e.about;
    return li;
  };
  const show = () => {
    const words = plain(form.elements.q.value).split(/\s+/).filter(Boolean);
    const hits = words.length === 0 ? [] : entries.map((e) => [score(e, words), e]).filter(([n]) => n > 0)
      .sort((a, b) => b[0] - a[0]).slice(0, 12);
    found.replaceChildren(...hits.map(([, e]) => item(e)));
    none.hidden = words.length === 0 || hits.length > 0;
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (e) => { e.preventDefault(); show(); found.querySelector("a")?.focus(); });
  form.hidden = false;
}
