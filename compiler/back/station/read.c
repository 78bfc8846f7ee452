/*
 * Reading over: which language, then one text after the other.  A text is
 * shown as readers will see it, beside the German one, with the whole page
 * below: what is missing there is marked.
 */
#include "back/station/queue.h"
#include "back/station/view.h"

#include "facts/facts.h"
#include "facts/inline.h"
#include "model/catalog.h"
#include "model/project.h"

struct reader {
	struct wg_leaf *v;
	const struct wg_edition *edition;
	struct wg_facts facts;
	struct wg_queue queue;
	const struct wg_document *page; /* that alone is read; or NULL */
};

/* Who reads, on the way to another page. */
static void
put_role(struct wg_leaf *v)
{
	struct wg_str role = wg_fields_get(v->s->form, "role");

	if (role.len > 0)
		wg_leaf_hidden(v, "role", role);
}

static void
put_language_way(struct wg_leaf *v, const struct wg_edition *e)
{
	struct wg_queue q = wg_queue_of(v->arena, v->s, e);

	wg_html_open(&v->h, "li");
	wg_leaf_form(v, "/read", NULL);
	wg_leaf_hidden(v, "language", e->language->tag);
	put_role(v);
	wg_html_open(&v->h, "button");
	wg_html_open(&v->h, "span");
	wg_leaf_language(v, e->language);
	wg_html_text(&v->h, e->language->label);
	wg_html_close(&v->h);
	wg_html_text(&v->h, q.list.n == 0 ?
	    wg_str_fmt(v->arena, ": %s", _("all is read")) :
	    wg_str_fmt(v->arena, _(": %u words in %zu texts left"),
		(unsigned)q.words, q.list.n));
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_languages(struct wg_leaf *v)
{
	wg_html_leaf(&v->h, "p", wg_str(_("These texts were translated by a "
	    "program, and nobody has read them yet. Choose the language that "
	    "you read best:")));
	wg_html_open(&v->h, "ul");
	wg_html_attr(&v->h, "class", WG_STR("jobs"));
	for (size_t i = 1; i < v->s->n_editions; i++)
		put_language_way(v, v->s->editions[i]);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

/* The text that was left out last, or NULL: "FILE NAME". */
static const struct wg_message *
left_out(const struct reader *r)
{
	struct wg_str name = wg_fields_get(r->v->s->form, "after");
	struct wg_str file = wg_str_cut(&name, ' ');

	for (unsigned d = 0; name.len > 0 && d < WG_DOMAIN_COUNT; d++) {
		const struct wg_catalog *c =
		    wg_edition_texts(r->edition)->catalogs[d];

		if (c != NULL && wg_str_eq(c->source->name, file))
			return wg_message_named(c, name);
	}
	return NULL;
}

/* Behind what was left out, and only in one page; 'asked': what somebody has
 * asked about waits for an answer, and comes when all else has been read. */
static const struct wg_unread *
next_that(const struct reader *r, const struct wg_message *after, bool asked)
{
	const struct wg_unread *first = NULL;
	bool passed = after == NULL;

	for (size_t i = 0; i < r->queue.list.n; i++) {
		const struct wg_unread *u = &r->queue.list.at[i];
		bool fits = (r->page == NULL || u->document == r->page) &&
		    (wg_message_question(u->message).len > 0) == asked;

		if (fits && passed)
			return u;
		if (fits && first == NULL)
			first = u;
		passed |= u->message == after;
	}
	return first;
}

static const struct wg_unread *
next_of(const struct reader *r)
{
	const struct wg_message *after = left_out(r);
	const struct wg_unread *next = next_that(r, after, false);

	return next != NULL ? next : next_that(r, after, true);
}

static struct wg_str
title_of(const struct wg_document *d)
{
	return d == NULL ? WG_NONE : d->name.len > 0 ? d->name : d->id;
}

static void
put_side(struct wg_leaf *v, const struct wg_language *l, const char *id,
    struct wg_str text)
{
	wg_html_open(&v->h, "div");
	wg_html_attr(&v->h, "id", wg_str(id));
	wg_leaf_language(v, l);
	wg_html_text(&v->h, text);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_pair(struct reader *r, const struct wg_unread *u)
{
	struct wg_leaf *v = r->v;
	const struct wg_language *german = v->s->project->source;
	const struct wg_node *node = u->document == NULL ? NULL :
	    v->s->project->units.at[u->unit].node;

	wg_html_open(&v->h, "div");
	wg_html_attr(&v->h, "class", WG_STR("pair"));
	put_side(v, german, "source", node == NULL ? u->message->id.value :
	    wg_inlines_text(r->facts.german, v->arena, node));
	put_side(v, r->edition->language, "target", node == NULL ?
	    u->message->str[0].value :
	    wg_inlines_text(&r->facts, v->arena, node));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_key(struct wg_leaf *v, const char *value, const char *key,
    const char *text, bool first)
{
	wg_html_open(&v->h, "button");
	wg_html_attr(&v->h, "name", WG_STR("do"));
	wg_html_attr(&v->h, "value", wg_str(value));
	wg_html_attr(&v->h, "id", wg_str_fmt(v->arena, "do-%s", value));
	wg_html_attr(&v->h, "accesskey", wg_str(key));
	if (first) {
		wg_html_attr(&v->h, "class", WG_STR("first"));
		wg_html_flag(&v->h, "data-first");
	}
	wg_html_text(&v->h, wg_str(text));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_correction(struct reader *r, const struct wg_unread *u)
{
	struct wg_leaf *v = r->v;
	bool wrong = wg_leaf_is_wrong(v, "text");
	struct wg_str written = wg_fields_get(v->s->form, "text");

	wg_leaf_control(v, "textarea", "text", _("Correct it"));
	wg_html_attr_int(&v->h, "rows", 4);
	wg_leaf_language(v, r->edition->language);
	wg_html_attr(&v->h, "aria-describedby",
	    wrong ? WG_STR("text-word") : WG_STR("text-hint"));
	if (wrong)
		wg_html_attr(&v->h, "aria-invalid", WG_STR("true"));
	/* The first line feed of a textarea is not its own. */
	wg_html_text(&v->h, wg_str_fmt(v->arena, "\n%.*s", WG_ARG(
	    wg_fields_has(v->s->form, "name",
		wg_message_name(v->arena, u->message)) &&
	    written.ptr != NULL ?
	    written : u->message->str[0].value)));
	wg_html_close(&v->h);
	wg_html_open(&v->h, "small");
	wg_html_attr(&v->h, "id", WG_STR("text-hint"));
	wg_html_text(&v->h, wg_str(_("Leave what stands in <…> and {…} as it "
	    "is; it may stand elsewhere in the sentence.")));
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
	wg_leaf_words(v, WG_STR("text"));
}

static void
put_form(struct reader *r, const struct wg_unread *u)
{
	struct wg_leaf *v = r->v;
	struct wg_str question = wg_message_question(u->message);
	struct wg_str after = wg_fields_get(v->s->form, "after");
	struct wg_str name = wg_message_name(v->arena, u->message);
	bool sure = wg_fields_get(v->s->form, "warned").len > 0 ||
	    v->s->warned;

	wg_leaf_form(v, "/read", "queue");
	wg_leaf_hidden(v, "language", r->edition->language->tag);
	wg_leaf_hidden(v, "file", u->message->id.at.source->name);
	wg_leaf_hidden(v, "name", name);
	wg_leaf_hidden(v, "was", u->message->str[0].value);
	if (after.len > 0)
		wg_leaf_hidden(v, "after", after);
	if (r->page != NULL)
		wg_leaf_hidden(v, "page", r->page->id);
	if (v->s->warned)
		wg_leaf_hidden(v, "warned", name);
	wg_html_open(&v->h, "div");
	wg_html_attr(&v->h, "class", WG_STR("keys"));
	put_key(v, "accept", "a", _("Accept"), true);
	put_key(v, "skip", "n", _("Skip"), false);
	wg_html_close(&v->h);
	put_correction(r, u);
	put_key(v, "correct", "c", sure ? _("Save it all the same") :
	    _("Save the correction"), false);
	if (question.len > 0)
		wg_leaf_text(v, "p", "word", wg_str_fmt(v->arena,
		    _("Asked before: %.*s"), WG_ARG(question)));
	wg_leaf_entry(v, &(struct wg_entry){ .name = "question",
	    .label = _("Or ask whoever translates"), .type = "text",
	    .hint = _("The text stays as it is; the question is written into "
		"the catalog."),
	    .value = v->s->done ? WG_NONE :
		wg_fields_get(v->s->form, "question") });
	put_key(v, "ask", "q", _("Ask"), false);
	wg_leaf_entry(v, &(struct wg_entry){ .name = "role",
	    .label = _("Who reads it: a role, no name"), .type = "text",
	    .value = wg_station_field(v->s, "role", wg_str(_("reader"))) });
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

/* The texts of the page, as they are now. */
static void
put_page(struct reader *r, const struct wg_unread *u)
{
	struct wg_leaf *v = r->v;
	const struct wg_document *d = u->document;

	wg_html_leaf(&v->h, "h2", wg_str(_("The whole page")));
	wg_html_open(&v->h, "table");
	wg_html_attr(&v->h, "class", WG_STR("whole"));
	wg_html_open(&v->h, "tbody");
	for (uint32_t i = d->first_unit; i < d->first_unit + d->n_units; i++) {
		const struct wg_unit *unit = &v->s->project->units.at[i];
		struct wg_shown shown =
		    wg_edition_unit(r->edition, unit->node);

		if (unit->quiet)
			continue;
		wg_html_open(&v->h, "tr");
		if (i == u->unit)
			wg_html_attr(&v->h, "aria-current", WG_STR("true"));
		wg_html_open(&v->h, "td");
		wg_leaf_language(v, v->s->project->source);
		wg_html_text(&v->h, wg_inlines_text(
		    r->facts.german, v->arena, unit->node));
		wg_html_close(&v->h);
		wg_html_open(&v->h, "td");
		if (shown.fallback) {
			wg_html_attr(&v->h, "class", WG_STR("missing"));
			wg_html_text(&v->h, wg_str(_("missing")));
		} else {
			wg_leaf_language(v, shown.language);
			wg_html_text(&v->h, wg_inlines_text(
			    &r->facts, v->arena, unit->node));
		}
		wg_html_close(&v->h);
		wg_html_close(&v->h);
		wg_html_line(&v->h);
	}
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

/* Where on the page it stands, as its catalog says: FILE#SECTION. */
static struct wg_str
section_of(const struct wg_unread *u)
{
	struct wg_str file = u->document->source->name;

	for (size_t i = 0; i < u->message->n_references; i++) {
		struct wg_str section = u->message->references[i];

		if (wg_str_eq(wg_str_cut(&section, '#'), file) &&
		    !wg_str_eq(section, u->document->id))
			return section;
	}
	return WG_NONE;
}

/* As it is published, or would be, at the other port: it can reach nothing of
 * ours. */
static void
put_frame(struct reader *r, const struct wg_unread *u)
{
	struct wg_leaf *v = r->v;
	const struct wg_document *d = u->document;
	bool public = wg_edition_publishes(r->edition, d);

	wg_html_open(&v->h, "details");
	wg_html_attr(&v->h, "id", WG_STR("published"));
	wg_html_flag(&v->h, "open");
	wg_html_leaf(&v->h, "summary", wg_str(public ?
	    _("As it is laid out") : _("As it will be laid out")));
	if (!public)
		wg_html_leaf(&v->h, "p", wg_str(_("It is not published yet: "
		    "what has a dashed line around it is missing and stands "
		    "there in German.")));
	wg_html_open(&v->h, "iframe");
	wg_html_attr(&v->h, "title", wg_str(_("As it is laid out")));
	wg_html_attr(&v->h, "sandbox", WG_STR(""));
	wg_html_attr(&v->h, "loading", WG_STR("lazy"));
	wg_html_attr(&v->h, "referrerpolicy", WG_STR("no-referrer"));
	wg_html_url(&v->h, "src", wg_str_fmt(v->arena,
	    "%.*sleaflets/%.*s/%.*s.html#%.*s", WG_ARG(v->s->frames),
	    WG_ARG(r->edition->language->tag), WG_ARG(d->id),
	    WG_ARG(section_of(u))));
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_text(struct reader *r, const struct wg_unread *u)
{
	struct wg_leaf *v = r->v;
	bool framed =
	    u->document != NULL && wg_kind_is_page(u->document->kind);
	uint32_t words = 0;

	for (size_t i = 0; i < r->queue.list.n; i++)
		if (r->queue.list.at[i].document == u->document)
			words += r->queue.list.at[i].words;
	wg_html_open(&v->h, "p");
	wg_html_attr(&v->h, "id", WG_STR("left"));
	if (u->document == NULL) {
		wg_html_text(&v->h,
		    wg_str(_("Words of every page and poster")));
	} else {
		wg_html_open(&v->h, "strong");
		wg_leaf_language(v, v->s->project->source);
		wg_html_text(&v->h, title_of(u->document));
		wg_html_close(&v->h);
	}
	wg_html_text(&v->h, wg_str_fmt(v->arena, _(": %u words left here, %u "
	    "in this language"), (unsigned)words, (unsigned)r->queue.words));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
	wg_html_open(&v->h, "div");
	wg_html_attr(&v->h, "class", framed ? WG_STR("reading") : WG_STR(""));
	wg_html_open(&v->h, "div");
	put_pair(r, u);
	put_form(r, u);
	wg_html_close(&v->h);
	if (framed)
		put_frame(r, u);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
	if (u->document != NULL)
		put_page(r, u);
}

/* What is left, by page. */
static void
put_pages(struct reader *r)
{
	struct wg_leaf *v = r->v;

	wg_html_leaf(&v->h, "h2", wg_str(_("Words left, by page")));
	wg_leaf_form(v, "/read", NULL);
	wg_leaf_hidden(v, "language", r->edition->language->tag);
	put_role(v);
	wg_html_open(&v->h, "ul");
	wg_html_attr(&v->h, "class", WG_STR("jobs pages"));
	for (size_t i = 0; i < r->queue.list.n;) {
		const struct wg_document *d = r->queue.list.at[i].document;
		uint32_t words = 0;

		for (; i < r->queue.list.n &&
		     r->queue.list.at[i].document == d; i++)
			words += r->queue.list.at[i].words;
		if (d == NULL)
			continue;
		wg_html_open(&v->h, "li");
		wg_html_open(&v->h, "button");
		wg_html_attr(&v->h, "name", WG_STR("page"));
		wg_html_attr(&v->h, "value", d->id);
		wg_html_open(&v->h, "span");
		wg_leaf_language(v, v->s->project->source);
		wg_html_text(&v->h, title_of(d));
		wg_html_close(&v->h);
		wg_html_text(&v->h, wg_str_fmt(v->arena, ": %u",
		    (unsigned)words));
		wg_html_close(&v->h);
		wg_html_close(&v->h);
		wg_html_line(&v->h);
	}
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

void
wg_station_read(struct wg_leaf *v)
{
	struct reader r = { .v = v,
		.edition = wg_edition_find(v->s->editions + 1,
		    v->s->n_editions - 1,
		    wg_fields_get(v->s->form, "language")) };
	const struct wg_unread *u;

	wg_leaf_open(v, _("Read over"), "/read");
	if (r.edition == NULL) {
		put_languages(v);
		wg_leaf_close(v);
		return;
	}
	r.facts = wg_facts_open(NULL, r.edition, v->arena);
	r.queue = wg_queue_of(v->arena, v->s, r.edition);
	r.page = wg_station_document(v->s, wg_fields_get(v->s->form, "page"));
	u = next_of(&r);
	if (u == NULL && r.page != NULL) {
		r.page = NULL;
		u = next_of(&r);
	}
	if (u != NULL)
		put_text(&r, u);
	else
		wg_html_leaf(&v->h, "p", wg_str(_("Everything in this "
		    "language has been read. Thank you!")));
	if (r.queue.list.n > 0)
		put_pages(&r);
	wg_leaf_close(v);
}
