/*
 * What is translated and what is not, for people and for programs: one count
 * per language and domain, in messages and in words of the source.
 */
#include "back/backend.h"
#include "base/arena.h"
#include "base/html.h"
#include "base/json.h"
#include "base/out.h"
#include "base/stage.h"
#include "model/catalog.h"

struct count {
	unsigned messages[WG_STATE_COUNT]; /* SOURCE stays 0 */
	unsigned words[WG_STATE_COUNT];
	unsigned machine, checked;         /* of the translated ones */
};

static void
add(struct count *c, enum wg_state state, unsigned words,
    const struct wg_message *m)
{
	c->messages[state]++;
	c->words[state] += words;
	if (state != WG_STATE_TRANSLATED || m == NULL)
		return;
	c->machine += m->mark == WG_MARK_MACHINE;
	c->checked += m->mark == WG_MARK_CHECKED;
}

static unsigned
words_of(const char *text)
{
	struct wg_str rest = wg_str(text);
	unsigned n = 0;

	while (wg_str_word(&rest).len > 0)
		n++;
	return n;
}

static void
count_edition(const struct wg_edition *e, struct count counts[WG_DOMAIN_COUNT])
{
	const struct wg_project *p = e->project;
	const struct wg_catalog *c = e->catalogs[WG_DOMAIN_INTERFACE];

	for (size_t i = 1; i < p->units.n; i++) {
		const struct wg_unit *u = &p->units.at[i];

		if (!u->quiet)
			add(&counts[u->document->domain], e->units[i].state,
			    u->words, e->units[i].message);
	}
	for (unsigned i = 0; i < WG_L_COUNT; i++) {
		const char *text = wg_label_info((enum wg_label)i)->text;

		add(&counts[WG_DOMAIN_INTERFACE], e->labels[i].state,
		    words_of(text), c == NULL ? NULL :
			wg_map_get(&c->by_key, wg_str(text)));
	}
}

static unsigned
sum(const unsigned by_state[WG_STATE_COUNT])
{
	unsigned n = 0;

	for (unsigned i = WG_STATE_TRANSLATED; i < WG_STATE_COUNT; i++)
		n += by_state[i];
	return n;
}

static const char *const keys[WG_STATE_COUNT] = {
	[WG_STATE_TRANSLATED] = "translated", [WG_STATE_MISSING] = "missing",
	[WG_STATE_FUZZY] = "fuzzy", [WG_STATE_BROKEN] = "broken",
};

static void
json_count(struct wg_json *j, const struct count *c)
{
	for (unsigned i = WG_STATE_TRANSLATED; i < WG_STATE_COUNT; i++)
		wg_json_int(wg_json_key(j, keys[i]), c->messages[i]);
	wg_json_int(wg_json_key(j, "messages"), sum(c->messages));
	wg_json_int(wg_json_key(j, "words_translated"),
	    c->words[WG_STATE_TRANSLATED]);
	wg_json_int(wg_json_key(j, "words"), sum(c->words));
	wg_json_int(wg_json_key(j, "machine"), c->machine);
	wg_json_int(wg_json_key(j, "checked"), c->checked);
}

static void
json_language(struct wg_json *j, const struct wg_edition *e,
    const struct count counts[WG_DOMAIN_COUNT])
{
	wg_json_object(j);
	wg_json_str(wg_json_key(j, "language"), e->language->tag);
	wg_json_object(wg_json_key(j, "domains"));
	for (unsigned i = 0; i < WG_DOMAIN_COUNT; i++) {
		wg_json_object(
		    wg_json_key(j, wg_domain_name((enum wg_domain)i)));
		json_count(j, &counts[i]);
		wg_json_end(j);
	}
	wg_json_end(j);
	wg_json_array(wg_json_key(j, "incomplete"));
	for (size_t i = 0; i < e->project->documents.n; i++) {
		const struct wg_document *d = &e->project->documents.at[i];

		if (wg_edition_percent(e, d) < 100)
			wg_json_str(j, d->id);
	}
	wg_json_end(j);
	wg_json_end(j);
}

/* Documents whose review is over, oldest first by their order. */
static void
json_overdue(struct wg_json *j, const struct wg_build *b)
{
	wg_json_array(wg_json_key(j, "review_overdue"));
	for (size_t i = 0; i < b->project->documents.n; i++) {
		const struct wg_document *d = &b->project->documents.at[i];

		if (d->review.len == 0 || wg_str_cmp(d->review, b->today) >= 0)
			continue;
		wg_json_object(j);
		wg_json_str(wg_json_key(j, "id"), d->id);
		wg_json_str(wg_json_key(j, "by"), d->review);
		wg_json_end(j);
	}
	wg_json_end(j);
}

static const char style[] =
    "body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;"
    "padding:0 1rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse}th,td{border:1px solid #777;"
    "padding:.3rem .6rem;text-align:end}th:first-child,td:first-child"
    "{text-align:start}svg{width:12rem;height:1rem;vertical-align:middle}";

/* A bar: done, and what must be looked at again, by pattern and colour. */
static void
html_bar(struct wg_html *h, const struct count *c)
{
	unsigned all = sum(c->words);
	unsigned done = c->words[WG_STATE_TRANSLATED];
	struct wg_out bar = { 0 };

	wg_out_fmt(&bar,
	    "<svg role=\"img\" aria-label=\"%u %%\" viewBox=\"0 0 100 8\">"
	    "<rect width=\"100\" height=\"8\" fill=\"#fff\" stroke=\"#555\"/>"
	    "<rect width=\"%u\" height=\"8\" fill=\"#14505c\"/></svg>",
	    all ? done * 100 / all : 100, all ? done * 100 / all : 100);
	wg_html_raw(h, wg_out_str(&bar));
	wg_out_free(&bar);
}

static void
html_row(struct wg_html *h, struct wg_arena *a, struct wg_str name,
    const struct count *c)
{
	const unsigned numbers[] = { c->messages[WG_STATE_TRANSLATED],
		c->messages[WG_STATE_MISSING], c->messages[WG_STATE_FUZZY],
		c->messages[WG_STATE_BROKEN], c->words[WG_STATE_TRANSLATED],
		sum(c->words), c->machine, c->checked };

	wg_html_open(h, "tr");
	wg_html_open(h, "th");
	wg_html_attr(h, "scope", WG_STR("row"));
	wg_html_text(h, name);
	wg_html_close(h);
	wg_html_open(h, "td");
	html_bar(h, c);
	wg_html_close(h);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		wg_html_leaf(h, "td", wg_str_fmt(a, "%u", numbers[i]));
	wg_html_close(h);
	wg_html_line(h);
}

static void
html_language(struct wg_html *h, struct wg_arena *a,
    const struct wg_edition *e, const struct count counts[WG_DOMAIN_COUNT])
{
	static const char *const heads[] = { "Bereich", "Wörter",
		"übersetzt", "fehlt", "unscharf", "fehlerhaft",
		"Wörter übersetzt", "Wörter", "maschinell", "geprüft" };

	wg_html_leaf(h, "h2", wg_str_fmt(a, "%.*s (%.*s)",
	    WG_ARG(e->language->german), WG_ARG(e->language->tag)));
	wg_html_open(h, "table");
	wg_html_open(h, "thead");
	wg_html_open(h, "tr");
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		wg_html_open(h, "th");
		wg_html_attr(h, "scope", WG_STR("col"));
		wg_html_text(h, wg_str(heads[i]));
		wg_html_close(h);
	}
	wg_html_close(h);
	wg_html_close(h);
	wg_html_line(h);
	wg_html_open(h, "tbody");
	for (unsigned i = 0; i < WG_DOMAIN_COUNT; i++)
		html_row(h, a, wg_str(wg_domain_name((enum wg_domain)i)),
		    &counts[i]);
	wg_html_close(h);
	wg_html_close(h);
	wg_html_line(h);
}

static void
html_open_page(struct wg_html *h)
{
	wg_html_doctype(h);
	wg_html_open(h, "html");
	wg_html_attr(h, "lang", WG_STR("de"));
	wg_html_open(h, "head");
	wg_html_open(h, "meta");
	wg_html_attr(h, "charset", WG_STR("utf-8"));
	wg_html_close(h);
	wg_html_open(h, "meta");
	wg_html_attr(h, "name", WG_STR("viewport"));
	wg_html_attr(h, "content",
	    WG_STR("width=device-width, initial-scale=1"));
	wg_html_close(h);
	wg_html_leaf(h, "title", WG_STR("Stand der Übersetzungen"));
	wg_html_open(h, "style");
	wg_html_raw(h, wg_str(style));
	wg_html_close(h);
	wg_html_close(h);
	wg_html_line(h);
	wg_html_open(h, "body");
	wg_html_open(h, "main");
	wg_html_leaf(h, "h1", WG_STR("Stand der Übersetzungen"));
	wg_html_line(h);
}

static void
whole(struct wg_task *task)
{
	const struct wg_build *b = task->build;
	struct wg_out json_out = { 0 }, html_out = { 0 };
	struct wg_json j = { .out = &json_out };
	struct wg_html h = { .out = &html_out };

	html_open_page(&h);
	wg_json_object(&j);
	json_overdue(&j, b);
	wg_json_array(wg_json_key(&j, "languages"));
	for (size_t i = 1; i < b->n_editions; i++) {
		struct count counts[WG_DOMAIN_COUNT] = { 0 };

		count_edition(b->editions[i], counts);
		json_language(&j, b->editions[i], counts);
		html_language(&h, task->arena, b->editions[i], counts);
	}
	wg_json_end(&j);
	wg_json_end(&j);
	wg_out_byte(&json_out, '\n');
	wg_html_close_to(&h, 0);
	wg_html_line(&h);
	wg_stage_put(b->stage, WG_STR("report/coverage.json"),
	    wg_out_str(&json_out));
	wg_stage_put(b->stage, WG_STR("report/coverage.html"),
	    wg_out_str(&html_out));
	wg_out_free(&json_out);
	wg_out_free(&html_out);
}

const struct wg_backend wg_report_backend = {
	.name = "report",
	.whole = whole,
};
