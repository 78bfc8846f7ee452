/*
 * Three kinds of pages: languages, documents of a language, messages of a
 * document.  A message is a <details>: it opens without a script, by mouse
 * and keyboard, and tells where it stands in its catalog.
 */
#include "back/preview/preview.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/diag_list.h"
#include "base/html.h"
#include "base/intl.h"
#include "facts/facts.h"
#include "model/catalog.h"
#include "text/locale.h"

struct view {
	struct wg_html h;
	struct wg_arena *arena;
	const struct wg_preview *p;
	const struct wg_edition *edition;
	struct wg_facts facts; /* of it */
	/* Of the words at work, and the quotations around them. */
	const struct wg_facts *side;
	unsigned quotes;
};

static void
leaf(struct view *v, const char *tag, const char *class, struct wg_str text)
{
	wg_html_open(&v->h, tag);
	if (class != NULL)
		wg_html_attr(&v->h, "class", wg_str(class));
	wg_html_text(&v->h, text);
	wg_html_close(&v->h);
}

static void
put_language(struct view *v, const struct wg_language *l)
{
	wg_html_attr(&v->h, "lang", l->tag);
	wg_html_attr(
	    &v->h, "dir", l->rtl ? WG_STR("rtl") : WG_STR("ltr"));
}

static void
put_link(struct view *v, struct wg_str href, struct wg_str text, bool here)
{
	wg_html_open(&v->h, "a");
	wg_html_url(&v->h, "href", href);
	if (here)
		wg_html_attr(&v->h, "aria-current", WG_STR("page"));
	wg_html_text(&v->h, text);
	wg_html_close(&v->h);
}

/* The frame. */

static void
open_page(struct view *v, struct wg_str title)
{
	struct wg_html *h = &v->h;

	wg_html_doctype(h);
	wg_html_open(h, "html");
	/* The language of these words: its BCP 47 tag. */
	wg_html_attr(h, "lang", wg_str(_("en")));
	wg_html_attr_int(h, "data-build", (long)v->p->build);
	wg_html_open(h, "head");
	wg_html_open(h, "meta");
	wg_html_attr(h, "charset", WG_STR("utf-8"));
	wg_html_close(h);
	wg_html_open(h, "meta");
	wg_html_attr(h, "name", WG_STR("viewport"));
	wg_html_attr(h, "content",
	    WG_STR("width=device-width, initial-scale=1"));
	wg_html_close(h);
	wg_html_leaf(h, "title", title);
	wg_html_open(h, "link");
	wg_html_attr(h, "rel", WG_STR("stylesheet"));
	wg_html_attr(h, "href", WG_STR("/preview.css"));
	wg_html_close(h);
	wg_html_open(h, "script");
	wg_html_attr(h, "src", WG_STR("/preview.js"));
	wg_html_flag(h, "defer");
	wg_html_close(h);
	wg_html_close(h);
	wg_html_line(h);
	wg_html_open(h, "body");
	wg_html_open(h, "main");
	wg_html_line(h);
}

static unsigned
percent_of(const struct wg_edition *e, const struct wg_document *d)
{
	uint32_t all = 0, done = 0;

	if (d != NULL)
		return wg_edition_percent(e, d);
	for (size_t i = 0; i < e->project->documents.n; i++) {
		all += e->coverage[i].words;
		done += e->coverage[i].words_translated;
	}
	return all == 0 ? 100 : (unsigned)((uint64_t)done * 100 / all);
}

/* The same page in all languages; 'id' may be empty. */
static void
put_switcher(struct view *v, const struct wg_document *d, struct wg_str id)
{
	wg_html_open(&v->h, "nav");
	wg_html_attr(&v->h, "aria-label", wg_str(_("Languages")));
	wg_html_open(&v->h, "ul");
	for (size_t i = 1; i < v->p->n_editions; i++) {
		const struct wg_edition *e = v->p->editions[i];

		wg_html_open(&v->h, "li");
		wg_html_open(&v->h, "a");
		wg_html_url(&v->h, "href", wg_str_fmt(v->arena, "/%.*s/%.*s",
		    WG_ARG(e->language->tag), WG_ARG(id)));
		if (e == v->edition)
			wg_html_attr(
			    &v->h, "aria-current", WG_STR("page"));
		wg_html_open(&v->h, "bdi");
		put_language(v, e->language);
		wg_html_text(&v->h, e->language->label);
		wg_html_close(&v->h);
		wg_html_text(&v->h, wg_str_fmt(
		    v->arena, " %u %%", percent_of(e, d)));
		wg_html_close(&v->h);
		wg_html_close(&v->h);
	}
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

/* Inline content, as text with hints of what it will be. */

static void put_inline(struct view *, const struct wg_node *first);

static const char *
class_of(enum wg_element e)
{
	return e == WG_EL_LINK ? "link" :
	    e == WG_EL_EMPHASIS ? "em" : "inline";
}

static void
put_quote(struct view *v, const struct wg_node *n)
{
	const struct wg_locale *l = v->side->locale;

	wg_html_text(&v->h, wg_locale_quote(l, v->quotes++, false));
	put_inline(v, n->first);
	wg_html_text(&v->h, wg_locale_quote(l, --v->quotes, true));
}

/* What readers will see there; if it cannot be used, as it is written. */
static void
put_filled(struct view *v, const struct wg_node *n)
{
	struct wg_piece piece = wg_facts_inline(v->side, v->arena, n);

	wg_html_attr(&v->h, "class", WG_STR("filled"));
	if (piece.ltr)
		wg_html_attr(&v->h, "dir", WG_STR("ltr"));
	wg_html_text(&v->h, piece.text.len > 0 ? piece.text :
		wg_node_text(v->arena, n));
}

static void
put_node(struct view *v, const struct wg_node *n)
{
	if (n->element == WG_EL_TEXT) {
		wg_html_text(&v->h, n->text);
		return;
	}
	if (n->element == WG_EL_QUOTE) {
		put_quote(v, n);
		return;
	}
	wg_html_open(&v->h, n->element == WG_EL_EMPHASIS ? "em" : "span");
	if (wg_node_is(n, WG_PLACEHOLDER)) {
		put_filled(v, n);
	} else {
		wg_html_attr(&v->h, "class", wg_str(class_of(n->element)));
		if (n->element == WG_EL_FOREIGNPHRASE)
			put_language(v, v->p->project->source);
		put_inline(v, n->first);
	}
	wg_html_close(&v->h);
}

static void
put_inline(struct view *v, const struct wg_node *first)
{
	for (const struct wg_node *n = first; n != NULL; n = n->next)
		put_node(v, n);
}

/* A message. */

static const char *const states[WG_STATE_COUNT] = {
	[WG_STATE_SOURCE] = N_("source"),
	[WG_STATE_TRANSLATED] = N_("translated"),
	[WG_STATE_MISSING] = N_("missing"), [WG_STATE_FUZZY] = N_("fuzzy"),
	[WG_STATE_BROKEN] = N_("broken"), [WG_STATE_HELD] = N_("held back") };

/* What a row is about. */
struct row {
	struct wg_str anchor;
	enum wg_state state;
	enum wg_domain domain;
	const struct wg_message *message; /* or NULL */
	struct wg_str msgid, context;
	const struct wg_node *source, *target; /* inline nodes, or NULL */
	struct wg_str source_text, target_text; /* instead of nodes */
	bool title;
};

static const struct wg_catalog *
catalog_of(const struct view *v, enum wg_domain d)
{
	return wg_edition_texts(v->edition)->catalogs[d];
}

static struct wg_str
file_of(const struct view *v, enum wg_domain d)
{
	return wg_str_fmt(v->arena, "locales/%.*s/%s.po",
	    WG_ARG(v->edition->language->tag), wg_domain_name(v->edition->project, d));
}

static void
put_fact(struct view *v, const char *name, struct wg_str text, bool code,
    const struct wg_language *l)
{
	wg_html_leaf(&v->h, "dt", wg_str(_(name)));
	wg_html_open(&v->h, "dd");
	if (code) {
		wg_html_open(&v->h, "code");
		if (l != NULL)
			put_language(v, l);
		wg_html_text(&v->h, text);
		wg_html_close(&v->h);
	} else {
		wg_html_text(&v->h, text);
	}
	wg_html_close(&v->h);
}

static void
put_facts(struct view *v, const struct row *r)
{
	const struct wg_message *m = r->message;
	struct wg_str file = m != NULL ? m->id.at.source->name :
	    file_of(v, r->domain);

	wg_html_open(&v->h, "dl");
	if (m != NULL)
		put_fact(v, N_("file"), wg_str_fmt(v->arena, "%.*s:%u",
		    WG_ARG(file), (unsigned)wg_spot_of(m->id.at.source,
			m->id.at.start).line), true, NULL);
	else
		put_fact(v, N_("file"), wg_str_fmt(v->arena,
		    _("%.*s: it has no such message yet; run wegweiser "
		      "update"),
		    WG_ARG(file)), false, NULL);
	put_fact(v, N_("look for msgid"), r->msgid, true, v->p->project->source);
	if (r->context.len > 0)
		put_fact(v, "msgctxt", r->context, true, NULL);
	if (m != NULL && m->str[0].value.len > 0)
		put_fact(v, "msgstr", m->str[0].value, true,
		    v->edition->language);
	if (m != NULL && m->previous != NULL &&
	    m->previous->id.value.len > 0)
		put_fact(v, N_("it was for"), m->previous->id.value, true,
		    v->p->project->source);
	if (r->state == WG_STATE_FUZZY)
		put_fact(v, "fuzzy", wg_str(_("not shown until somebody "
		    "confirms it (Poedit: needs work)")), false, NULL);
	wg_html_close(&v->h);
}

/* Its class in the style sheet, and in English. */
static const char *
mark_of(const struct row *r)
{
	if (r->state != WG_STATE_TRANSLATED || r->message == NULL)
		return states[r->state];
	return r->message->mark == WG_MARK_MACHINE ? N_("machine") :
	    r->message->mark == WG_MARK_CHECKED	   ? N_("checked") :
						     N_("translated");
}

static void
put_side(struct view *v, const char *class, const struct wg_language *l,
    const struct wg_node *nodes, struct wg_str text)
{
	wg_html_open(&v->h, "span");
	wg_html_attr(&v->h, "class", wg_str(class));
	put_language(v, l);
	v->side = l == v->p->project->source ? v->facts.german : &v->facts;
	if (nodes != NULL)
		put_inline(v, nodes);
	else
		wg_html_text(&v->h, text);
	wg_html_close(&v->h);
}

static void
put_row(struct view *v, const struct row *r)
{
	wg_html_open(&v->h, "details");
	wg_html_attr(&v->h, "id", r->anchor);
	wg_html_attr(&v->h, "class", wg_str_fmt(v->arena, "row %s%s",
	    mark_of(r), r->title ? " title" : ""));
	wg_html_open(&v->h, "summary");
	leaf(v, "span", "mark", wg_str(_(mark_of(r))));
	put_side(v, "source", v->p->project->source, r->source,
	    r->source_text);
	put_side(v, "target", v->edition->language, r->target,
	    r->target_text.len > 0 ? r->target_text : WG_STR("—"));
	wg_html_close(&v->h);
	put_facts(v, r);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static struct row
unit_row(struct view *v, uint32_t i)
{
	const struct wg_unit *u = &v->p->project->units.at[i];
	const struct wg_rendering *shown =
	    &wg_edition_texts(v->edition)->units[i];
	struct row r = { .anchor = wg_str_fmt(v->arena, "u%u", (unsigned)i),
		.state = shown->state, .domain = u->document->domain,
		.message = shown->message,
		.msgid = u->msgid, .context = u->context,
		.source = u->node->first,
		.title = u->node->element == WG_EL_TITLE };

	if (shown->state == WG_STATE_TRANSLATED)
		r.target = shown->first;
	else if (r.message != NULL)
		r.target_text = r.message->str[0].value;
	return r;
}

static struct row
label_row(struct view *v, unsigned i)
{
	const struct wg_label_info *info = wg_label_info((enum wg_label)i);
	const struct wg_label_text *t = &wg_edition_texts(v->edition)->labels[i];
	struct row r = { .anchor = wg_str_fmt(v->arena, "u%u", i),
		.state = t->state, .domain = WG_DOMAIN_INTERFACE,
		.message = t->message,
		.msgid = wg_str(info->text), .source_text = wg_str(info->text),
	};

	if (r.message != NULL)
		r.target_text = r.message->str[0].value;
	return r;
}

/* What the compiler says. */

static bool
holds(struct wg_span outer, const struct wg_report *r)
{
	return r->at.source == outer.source && r->at.start >= outer.start &&
	    r->at.start < outer.start + outer.length;
}

static bool
in_some_message(const struct wg_catalog *c, const struct wg_report *r)
{
	for (size_t i = 0; c != NULL && i < c->n; i++)
		if (holds(c->messages[i].at, r))
			return true;
	return false;
}

/* The row it is about; or NULL with '*general' if it concerns the page all
 * the same. */
static const struct row *
row_of(struct view *v, const struct wg_report *r, const struct row *rows,
    size_t n, const struct wg_document *d, bool *general)
{
	enum wg_domain domain =
	    d == NULL ? WG_DOMAIN_INTERFACE : d->domain;

	*general = false;
	if (r->at.source == NULL)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (rows[i].message != NULL &&
		    holds(rows[i].message->at, r))
			return &rows[i];
	*general = (d != NULL && r->at.source == d->source &&
		       (r->language.len == 0 || wg_str_eq(r->language,
			   v->edition->language->tag))) ||
	    (wg_str_eq(r->at.source->name, file_of(v, domain)) &&
		!in_some_message(catalog_of(v, domain), r));
	return NULL;
}

/* A word and its colon, as the user's language writes it. */
static void
put_before(struct view *v, const char *word)
{
	wg_html_text(&v->h, wg_str_fmt(v->arena, _("%s: "), word));
}

static void
put_report(struct view *v, const struct wg_report *r, const struct row *row)
{
	static const char *const severity[] = { "note", "warning", "error" };
	const struct wg_diag_kind *k = wg_diag_kind(r->id);
	struct wg_spot at = wg_spot_of(r->at.source, r->at.start);

	wg_html_open(&v->h, "li");
	wg_html_attr(&v->h, "class", wg_str(severity[k->severity]));
	wg_html_open(&v->h, "code");
	wg_html_text(&v->h, wg_str_fmt(v->arena, "%.*s:%u:%u",
	    WG_ARG(r->at.source->name), (unsigned)at.line,
	    (unsigned)at.column));
	wg_html_close(&v->h);
	wg_html_text(&v->h, WG_STR(" "));
	put_before(v, wg_severity_word(k->severity));
	if (r->detail.len > 0) {
		put_before(v, _(k->phrase));
		leaf(v, "bdi", NULL, r->detail);
	} else {
		wg_html_text(&v->h, wg_str(_(k->phrase)));
	}
	wg_html_text(&v->h, wg_str_fmt(v->arena, " [%s]", k->code));
	if (r->hint.len > 0) {
		wg_html_text(&v->h, WG_STR(" – "));
		put_before(v, _("hint"));
		leaf(v, "bdi", NULL, r->hint);
	}
	if (row != NULL) {
		wg_html_text(&v->h, WG_STR(" "));
		put_link(v, wg_str_fmt(v->arena, "#%.*s",
		    WG_ARG(row->anchor)), wg_str(_("show")), false);
	}
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_reports(struct view *v, const struct row *rows, size_t n,
    const struct wg_document *d)
{
	bool open = false;

	for (const struct wg_report *r = v->p->diag->first; r; r = r->next) {
		bool general;
		const struct row *row = row_of(v, r, rows, n, d, &general);

		/* Notes on the source are for those who write it. */
		if (row == NULL && (!general ||
		    (d != NULL && r->at.source == d->source &&
			wg_diag_kind(r->id)->severity == WG_NOTE)))
			continue;
		if (!open) {
			wg_html_leaf(&v->h, "h2", wg_str(_("What is wrong")));
			wg_html_open(&v->h, "ul");
			wg_html_attr(&v->h, "class", WG_STR("reports"));
			wg_html_line(&v->h);
		}
		open = true;
		put_report(v, r, row);
	}
	if (open)
		wg_html_close(&v->h);
	wg_html_line(&v->h);
}

/* Pages. */

static void
put_finished(struct view *v, const struct wg_document *d)
{
	struct wg_str tag = v->edition->language->tag;
	struct wg_str base = wg_str_fmt(v->arena, "%.*s/leaflets/%.*s/",
	    WG_ARG(v->p->site), WG_ARG(tag));

	wg_html_open(&v->h, "p");
	wg_html_attr(&v->h, "class", WG_STR("finished"));
	if (wg_kind_is_page(d->kind) && wg_edition_publishes(v->edition, d))
		put_link(v, wg_str_fmt(v->arena, "%.*s%.*s.html",
		    WG_ARG(base), WG_ARG(d->id)), wg_str(_("The finished page")),
		    false);
	else if (d->kind == WG_KIND_PLACE)
		put_link(v, wg_str_fmt(v->arena, "%.*splaces.html#%.*s",
		    WG_ARG(base), WG_ARG(d->id)), wg_str(_("The finished card")),
		    false);
	else if (wg_kind_is_page(d->kind))
		wg_html_text(&v->h, wg_str(_("Not published in this "
		    "language: messages are missing here or on a page above "
		    "it.")));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_rows(struct view *v, const struct row *rows, size_t n)
{
	wg_html_leaf(&v->h, "h2", wg_str(_("Block by block")));
	wg_html_line(&v->h);
	for (size_t i = 0; i < n; i++)
		put_row(v, &rows[i]);
}

static void
put_place_in(struct view *v)
{
	const struct wg_language *l = v->edition->language;

	wg_html_open(&v->h, "p");
	put_link(v, wg_str_fmt(v->arena, "/%.*s/", WG_ARG(l->tag)),
	    wg_str_fmt(v->arena, _("All texts: %.*s"), WG_ARG(l->label)),
	    false);
	wg_html_close(&v->h);
}

static void
document_page(struct view *v, const struct wg_document *d)
{
	struct row *rows = WG_NEW_ARRAY(v->arena, d->n_units + 1, struct row);
	size_t n = 0;

	for (uint32_t i = d->first_unit; i < d->first_unit + d->n_units; i++)
		if (!v->p->project->units.at[i].quiet)
			rows[n++] = unit_row(v, i);
	open_page(v, wg_str_fmt(v->arena, "%.*s (%.*s)", WG_ARG(d->name),
	    WG_ARG(v->edition->language->tag)));
	put_switcher(v, d, d->id);
	put_place_in(v);
	wg_html_open(&v->h, "h1");
	put_language(v, v->p->project->source);
	wg_html_text(&v->h, d->name);
	wg_html_close(&v->h);
	put_finished(v, d);
	put_reports(v, rows, n, d);
	put_rows(v, rows, n);
}

static void
interface_page(struct view *v)
{
	struct row rows[WG_L_COUNT];

	for (unsigned i = 0; i < WG_L_COUNT; i++)
		rows[i] = label_row(v, i);
	open_page(v, wg_str(_("Words of every page")));
	put_switcher(v, NULL, WG_STR("interface"));
	put_place_in(v);
	wg_html_leaf(&v->h, "h1", wg_str(_("Words of every page and poster")));
	put_reports(v, rows, WG_L_COUNT, NULL);
	put_rows(v, rows, WG_L_COUNT);
}

static void
put_count(struct view *v, struct wg_str href, struct wg_str name,
    unsigned percent)
{
	wg_html_open(&v->h, "tr");
	wg_html_open(&v->h, "td");
	put_link(v, href, name, false);
	wg_html_close(&v->h);
	leaf(v, "td", NULL, wg_str_fmt(v->arena, "%u %%", percent));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
language_page(struct view *v)
{
	const struct wg_language *l = v->edition->language;

	open_page(v, wg_str_fmt(v->arena, "%.*s (%.*s)", WG_ARG(l->german),
	    WG_ARG(l->tag)));
	put_switcher(v, NULL, WG_NONE);
	wg_html_leaf(&v->h, "h1", wg_str_fmt(v->arena, _("All texts: %.*s"),
	    WG_ARG(l->label)));
	wg_html_open(&v->h, "table");
	wg_html_open(&v->h, "tbody");
	wg_html_open(&v->h, "tr");
	wg_html_open(&v->h, "td");
	put_link(v, wg_str_fmt(v->arena, "/%.*s/interface", WG_ARG(l->tag)),
	    wg_str(_("Words of every page and poster")), false);
	wg_html_close(&v->h);
	leaf(v, "td", NULL, WG_NONE);
	wg_html_close(&v->h);
	for (size_t i = 0; i < v->p->project->documents.n; i++) {
		const struct wg_document *d =
		    &v->p->project->documents.at[i];

		if (d->n_units > 0)
			put_count(v,
			    wg_str_fmt(v->arena, "/%.*s/%.*s", WG_ARG(l->tag),
				WG_ARG(d->id)),
			    d->name,
			    wg_edition_percent(v->edition, d));
	}
}

static void
start_page(struct view *v)
{
	open_page(v, wg_str(_("Preview for translators")));
	wg_html_leaf(&v->h, "h1", wg_str(_("Preview for translators")));
	wg_html_leaf(&v->h, "p", wg_str(_("Save a catalog, and what you "
	    "look at here is up to date. Choose your language:")));
	put_switcher(v, NULL, WG_NONE);
	wg_html_open(&v->h, "p");
	put_link(v, wg_str_fmt(v->arena, "%.*s/", WG_ARG(v->p->site)),
	    wg_str(_("The site as it will be published")), false);
	wg_html_close(&v->h);
}

static const struct wg_document *
document_named(const struct wg_project *p, struct wg_str id)
{
	for (size_t i = 0; i < p->documents.n; i++)
		if (wg_str_eq(p->documents.at[i].id, id))
			return &p->documents.at[i];
	return NULL;
}

bool
wg_preview_write(struct wg_arena *a, const struct wg_preview *p,
    struct wg_str path, struct wg_out *out)
{
	struct view v = { .h = { .out = out }, .arena = a, .p = p };
	struct wg_str rest = wg_str_from(path, 1);
	struct wg_str tag = wg_str_cut(&rest, '/');
	const struct wg_document *d = document_named(p->project, rest);

	v.edition = wg_edition_find(p->editions + 1, p->n_editions - 1, tag);
	if (v.edition != NULL)
		v.facts = wg_facts_open(NULL, v.edition, a);
	if (wg_str_is(path, "/"))
		start_page(&v);
	else if (v.edition == NULL)
		return false;
	else if (rest.len == 0)
		language_page(&v);
	else if (wg_str_is(rest, "interface"))
		interface_page(&v);
	else if (d != NULL)
		document_page(&v, d);
	else
		return false;
	wg_html_close_to(&v.h, 0);
	wg_html_line(&v.h);
	return true;
}
