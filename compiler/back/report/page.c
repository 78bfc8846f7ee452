/*
 * The count as a page: for the person who decides what is translated next.
 * Bars are pictures of numbers that stand beside them, so a screen reader
 * skips them; every state has a pattern of its own, so that they can be read
 * in black and white.
 */
#include "back/report/stats.h"
#include "base/arena.h"
#include "base/html.h"
#include "base/out.h"
#include "model/progress.h"

static const char style[] =
    ":root{color-scheme:light}"
    "body{font:1rem/1.5 'Noto Sans','Liberation Sans',sans-serif;"
    "max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;"
    "background:#fff}"
    "h2{margin-block:2.5rem .5rem}h1,h2,h3{line-height:1.25}"
    ".wide{overflow-x:auto}"
    "table{border-collapse:collapse}"
    "caption{text-align:start;font-weight:bold;padding-block:.4rem}"
    "th,td{border:1px solid #767676;padding:.2rem .45rem;text-align:end;"
    "font-variant-numeric:tabular-nums}td{white-space:nowrap}"
    "td.text{white-space:normal}"
    "thead th{font-size:.8rem;vertical-align:bottom;hyphens:auto}"
    "th:first-child,td:first-child,td.text{text-align:start}"
    ".bar svg{inline-size:9rem;block-size:1rem;display:block}"
    ".legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;"
    "gap:.3rem 1.5rem}"
    ".legend svg{inline-size:2rem;block-size:1rem;vertical-align:middle}"
    "svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    "a{color:#14505c}a:focus-visible{outline:3px solid #14505c}"
    ".wide:focus-visible{outline:3px solid #14505c}"
    "@media print{@page{size:A4 landscape;margin:15mm}"
    "body{margin:0;max-width:none;font-size:9pt}"
    ".wide{overflow:visible}h2,h3,caption{break-after:avoid}"
    "tr{break-inside:avoid}thead{display:table-header-group}}";

/* Fill of a state: a colour, and what is drawn on it in a 6-unit tile. */
static const struct {
	const char *ground, *drawing;
} fills[WG_P_COUNT] = {
	[WG_P_CHECKED] = { "#0f3d47", "" },
	[WG_P_HUMAN] = { "#2f7f8f", "" },
	[WG_P_MACHINE] = { "#bfe3ea", "<path d=\"M0 6L6 0\" stroke=\"#14505c\" stroke-width=\"1.2\"/>" },
	[WG_P_HELD] = { "#ffffff", "<path d=\"M0 6L6 0\" stroke=\"#14505c\" stroke-width=\"1.2\"/>" },
	[WG_P_OUTDATED] = { "#ffe08a", "<path d=\"M3 0V6\" stroke=\"#5c4300\" stroke-width=\"1.2\"/>" },
	[WG_P_FUZZY] = { "#ffe08a", "<circle cx=\"3\" cy=\"3\" r=\"1.4\" fill=\"#5c4300\"/>" },
	[WG_P_BROKEN] = { "#f7b4ab", "<path d=\"M0 0L6 6M6 0L0 6\" stroke=\"#7a1208\" stroke-width=\"1.2\"/>" },
	[WG_P_MISSING] = { "#ffffff", "" },
};

struct page {
	struct wg_html *h;
	struct wg_arena *arena;
	const struct wg_progresses *all;
};

static void
raw(struct page *p, struct wg_out *out)
{
	wg_html_raw(p->h, wg_out_str(out));
	wg_out_free(out);
}

static void
patterns(struct page *p)
{
	struct wg_out out = { 0 };

	wg_out_puts(&out, "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" "
			  "style=\"position:absolute\"><defs>");
	for (unsigned i = 0; i < WG_P_COUNT; i++)
		wg_out_fmt(&out,
		    "<pattern id=\"p-%s\" width=\"6\" height=\"6\" "
		    "patternUnits=\"userSpaceOnUse\"><rect width=\"6\" "
		    "height=\"6\" fill=\"%s\"/>%s</pattern>",
		    wg_progress_info((enum wg_progress_state)i)->key,
		    fills[i].ground, fills[i].drawing);
	wg_out_puts(&out, "</defs></svg>\n");
	raw(p, &out);
}

static void
rectangle(struct wg_out *out, const char *key, uint32_t x, uint32_t width)
{
	wg_out_fmt(out,
	    "<rect x=\"%u\" y=\".5\" width=\"%u\" height=\"15\" "
	    "fill=\"url(#p-%s)\" stroke=\"#333\"/>",
	    (unsigned)x, (unsigned)width, key);
}

static void
legend(struct page *p)
{
	wg_html_open(p->h, "ul");
	wg_html_attr(p->h, "class", WG_STR("legend"));
	for (unsigned i = 0; i < WG_P_COUNT; i++) {
		const struct wg_progress_info *info =
		    wg_progress_info((enum wg_progress_state)i);
		struct wg_out out = { 0 };

		wg_html_open(p->h, "li");
		wg_out_puts(&out, "<svg aria-hidden=\"true\" viewBox=\"0 0 32 16\">");
		rectangle(&out, info->key, 0, 32);
		wg_out_puts(&out, "</svg> ");
		raw(p, &out);
		wg_html_text(p->h, wg_str(info->german));
		wg_html_close(p->h);
	}
	wg_html_close(p->h);
	wg_html_line(p->h);
}

#define BAR 192

static void
bar(struct page *p, const struct wg_tally *t)
{
	uint32_t all = wg_tally_words(t), before = 0;
	struct wg_out out = { 0 };

	wg_html_open(p->h, "td");
	wg_html_attr(p->h, "class", WG_STR("bar"));
	wg_out_fmt(&out,
	    "<svg aria-hidden=\"true\" viewBox=\"0 0 %u 16\" "
	    "preserveAspectRatio=\"none\">",
	    BAR);
	for (unsigned i = 0; i < WG_P_COUNT && all > 0; i++) {
		uint32_t from = (uint32_t)((uint64_t)before * BAR / all), to;

		before += t->words[i];
		to = (uint32_t)((uint64_t)before * BAR / all);
		if (to > from)
			rectangle(&out,
			    wg_progress_info((enum wg_progress_state)i)->key,
			    from, to - from);
	}
	wg_out_puts(&out, "</svg>");
	raw(p, &out);
	wg_html_close(p->h);
}

static void
open_table(struct page *p, struct wg_str caption, const char *const *heads)
{
	wg_html_open(p->h, "div");
	wg_html_attr(p->h, "class", WG_STR("wide"));
	wg_html_attr(p->h, "role", WG_STR("region"));
	wg_html_attr(p->h, "tabindex", WG_STR("0"));
	wg_html_attr(p->h, "aria-label", caption);
	wg_html_open(p->h, "table");
	wg_html_leaf(p->h, "caption", caption);
	wg_html_open(p->h, "thead");
	wg_html_open(p->h, "tr");
	for (; *heads != NULL; heads++) {
		wg_html_open(p->h, "th");
		wg_html_attr(p->h, "scope", WG_STR("col"));
		wg_html_text(p->h, wg_str(*heads));
		wg_html_close(p->h);
	}
	wg_html_close(p->h);
	wg_html_close(p->h);
	wg_html_line(p->h);
	wg_html_open(p->h, "tbody");
}

static void
close_table(struct page *p)
{
	for (int i = 0; i < 3; i++)
		wg_html_close(p->h);
	wg_html_line(p->h);
}

static void
number(struct page *p, uint32_t n)
{
	wg_html_open(p->h, "td");
	wg_html_text(p->h, wg_str_fmt(p->arena, "%u", (unsigned)n));
	wg_html_close(p->h);
}

static void
open_row(struct page *p)
{
	wg_html_open(p->h, "tr");
	wg_html_open(p->h, "th");
	wg_html_attr(p->h, "scope", WG_STR("row"));
}

/* The cells behind the name: a share, its bar, and words by state. */
static const char *const tally_heads[] = { "fertig", "Anteil", "Wörter",
	"geprüft", "von Menschen", "maschinell", "Original geändert",
	"unsicher", "fehlerhaft", "fehlt" };
#define TALLY_HEADS (sizeof(tally_heads) / sizeof(tally_heads[0]))

static void
tally_cells(struct page *p, const struct wg_tally *t)
{
	wg_html_leaf(p->h, "td",
	    wg_str_fmt(p->arena, "%u %%", (unsigned)wg_tally_percent(t)));
	bar(p, t);
	number(p, wg_tally_words(t));
	for (unsigned i = 0; i < WG_P_COUNT; i++)
		number(p, t->words[i]);
	wg_html_close(p->h);
	wg_html_line(p->h);
}

static struct wg_str
name_of(struct page *p, const struct wg_progress *g)
{
	return wg_str_fmt(p->arena, "%.*s (%.*s)",
	    WG_ARG(g->edition->language->german),
	    WG_ARG(g->edition->language->tag));
}

static void
overview(struct page *p)
{
	const char *heads[TALLY_HEADS + 3] = { "Sprache" };

	for (size_t i = 0; i < TALLY_HEADS; i++)
		heads[i + 1] = tally_heads[i];
	wg_html_leaf(p->h, "h2", WG_STR("Alle Sprachen"));
	wg_html_leaf(p->h, "p",
	    WG_STR("Gezählt sind die Wörter des deutschen Originals; die "
		   "Sprache, in der am meisten fehlt, steht oben."));
	legend(p);
	open_table(p, WG_STR("Stand je Sprache, in Wörtern"), heads);
	for (size_t i = 0; i < p->all->n; i++) {
		const struct wg_progress *g = &p->all->at[i];

		open_row(p);
		wg_html_open(p->h, "a");
		wg_html_attr(p->h, "href",
		    wg_str_fmt(p->arena, "#%.*s",
			WG_ARG(g->edition->language->tag)));
		wg_html_text(p->h, name_of(p, g));
		wg_html_close(p->h);
		wg_html_close(p->h);
		tally_cells(p, &g->total);
	}
	close_table(p);
}

/* Worst area first; equal ones keep their order. */
static void
areas(struct page *p, const struct wg_progress *g)
{
	const char *heads[TALLY_HEADS + 2] = { "Bereich" };
	unsigned order[WG_DOMAIN_COUNT], n = p->all->project->n_domains;

	for (size_t i = 0; i < TALLY_HEADS; i++)
		heads[i + 1] = tally_heads[i];
	for (unsigned i = 0; i < n; i++) {
		unsigned at = i;

		for (; at > 0 &&
		     wg_tally_percent(&g->domains[order[at - 1]]) >
			 wg_tally_percent(&g->domains[i]);
		     at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	open_table(p, wg_str_fmt(p->arena, "%.*s: Bereiche, in Wörtern",
	    WG_ARG(g->edition->language->german)), heads);
	for (unsigned i = 0; i < n; i++) {
		open_row(p);
		wg_html_text(p->h,
		    wg_str(wg_domain_name(p->all->project,
			(enum wg_domain)order[i])));
		wg_html_close(p->h);
		tally_cells(p, &g->domains[order[i]]);
	}
	close_table(p);
}

static void
next_name(struct page *p, const struct wg_next *n)
{
	open_row(p);
	if (n->document == NULL)
		wg_html_text(p->h, WG_STR("Wörter der Aushänge und Seiten"));
	else
		wg_html_text(p->h, n->document->name);
	wg_html_close(p->h);
	wg_html_open(p->h, "td");
	wg_html_attr(p->h, "class", WG_STR("text"));
	wg_html_leaf(p->h, "code", n->document == NULL ?
		WG_STR("interface.po") :
		wg_str_fmt(p->arena, "%s.po: %.*s",
		    wg_domain_name(p->all->project, n->document->domain),
		    WG_ARG(n->document->id)));
	wg_html_close(p->h);
}

/* Further ones are in the data: nobody reads a hundred rows. */
#define MOST_NEXT 12

static void
next(struct page *p, const struct wg_progress *g)
{
	static const char *const heads[] = { "Text", "Katalog", "Wörter",
		"Sätze und Titel", "Reichweite", NULL };

	if (g->n_next == 0) {
		wg_html_leaf(p->h, "p", WG_STR("Hier fehlt nichts."));
		return;
	}
	open_table(p, wg_str_fmt(p->arena, "%.*s: als Nächstes übersetzen",
	    WG_ARG(g->edition->language->german)), heads);
	for (size_t i = 0; i < g->n_next && i < MOST_NEXT; i++) {
		next_name(p, &g->next[i]);
		number(p, g->next[i].words);
		number(p, g->next[i].strings);
		number(p, g->next[i].reach);
		wg_html_close(p->h);
		wg_html_line(p->h);
	}
	close_table(p);
	if (g->n_next > MOST_NEXT)
		wg_html_leaf(p->h, "p",
		    wg_str_fmt(p->arena, "Und %u weitere; alle stehen in "
			"coverage.json.", (unsigned)(g->n_next - MOST_NEXT)));
}

static void
language(struct page *p, const struct wg_progress *g)
{
	wg_html_open(p->h, "h2");
	wg_html_attr(p->h, "id", g->edition->language->tag);
	wg_html_text(p->h, name_of(p, g));
	wg_html_close(p->h);
	wg_html_leaf(p->h, "p",
	    wg_str_fmt(p->arena,
		"%u von %u Seiten sind in dieser Sprache veröffentlicht. "
		"%u von %u Wörtern sind übersetzt, %u davon hat noch kein "
		"Mensch geprüft.",
		(unsigned)g->pages_public, (unsigned)g->pages,
		(unsigned)wg_tally_words_usable(&g->total),
		(unsigned)wg_tally_words(&g->total),
		(unsigned)g->total.words[WG_P_MACHINE]));
	areas(p, g);
	next(p, g);
}

static void
overdue(struct page *p)
{
	static const char *const heads[] = { "Text", "Datei",
		"zu prüfen bis", NULL };
	const struct wg_project *project = p->all->project;
	size_t n = 0;

	for (size_t i = 0; i < project->documents.n; i++) {
		const struct wg_document *d = &project->documents.at[i];

		if (!wg_document_overdue(project, d))
			continue;
		if (n++ == 0) {
			wg_html_leaf(p->h, "h2",
			    WG_STR("Originale, die zu prüfen sind"));
			open_table(p, WG_STR("Frist ist abgelaufen"), heads);
		}
		open_row(p);
		wg_html_text(p->h, d->name);
		wg_html_close(p->h);
		wg_html_open(p->h, "td");
		wg_html_attr(p->h, "class", WG_STR("text"));
		wg_html_leaf(p->h, "code", d->source->name);
		wg_html_close(p->h);
		wg_html_leaf(
		    p->h, "td", wg_date_write(p->arena, d->review));
		wg_html_close(p->h);
		wg_html_line(p->h);
	}
	if (n > 0)
		close_table(p);
}

static const char *const policies[] = {
	[WG_MACHINE_LABEL] = "Maschinelle Übersetzungen, die noch niemand "
	    "geprüft hat, werden gezeigt; auf jeder Seite steht, dass es so "
	    "ist.",
	[WG_MACHINE_HOLD] = "Maschinelle Übersetzungen, die noch niemand "
	    "geprüft hat, werden zurückgehalten; dort steht Deutsch.",
	[WG_MACHINE_PUBLISH] = "Maschinelle Übersetzungen, die noch niemand "
	    "geprüft hat, werden gezeigt wie andere.",
};

static void
meta(struct page *p, const char *name, const char *content)
{
	wg_html_open(p->h, "meta");
	wg_html_attr(p->h, "name", wg_str(name));
	wg_html_attr(p->h, "content", wg_str(content));
	wg_html_close(p->h);
}

void
wg_stats_html(struct wg_out *out, struct wg_arena *a,
    const struct wg_progresses *all)
{
	struct wg_html html = { .out = out }, *h = &html;
	struct page p = { h, a, all };

	wg_html_doctype(h);
	wg_html_open(h, "html");
	wg_html_attr(h, "lang", WG_STR("de"));
	wg_html_open(h, "head");
	wg_html_open(h, "meta");
	wg_html_attr(h, "charset", WG_STR("utf-8"));
	wg_html_close(h);
	meta(&p, "viewport", "width=device-width, initial-scale=1");
	meta(&p, "color-scheme", "light");
	wg_html_leaf(h, "title", WG_STR("Stand der Übersetzungen"));
	wg_html_open(h, "style");
	wg_html_raw(h, wg_str(style));
	wg_html_close(h);
	wg_html_close(h);
	wg_html_line(h);
	wg_html_open(h, "body");
	wg_html_open(h, "main");
	patterns(&p);
	wg_html_leaf(h, "h1", WG_STR("Stand der Übersetzungen"));
	wg_html_leaf(h, "p",
	    wg_str_fmt(a, "Stand: %.*s", WG_ARG(all->today)));
	wg_html_leaf(h, "p", wg_str(policies[all->project->machine]));
	overview(&p);
	overdue(&p);
	wg_html_leaf(h, "h2", WG_STR("Was als Nächstes?"));
	wg_html_leaf(h, "p",
	    WG_STR("Je Sprache sind die fehlenden Texte so geordnet, dass "
		   "wenige Wörter vielen Menschen helfen: zuerst die Wörter, "
		   "die überall stehen, dann Reichweite durch fehlende "
		   "Wörter und 20 für das Öffnen. Die Reichweite zählt, was zu einem Text "
		   "führt: der Platz im Seitenbaum, Aushänge und ihre "
		   "QR-Codes, Karten und Links."));
	for (size_t i = 0; i < all->n; i++)
		language(&p, &all->at[i]);
	wg_html_close_to(h, 0);
	wg_html_line(h);
}
