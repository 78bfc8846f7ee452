/*
 * What a document says about its facts, and how readers get to it.  Links are
 * counted once for all documents; then every document runs through the rows
 * of the table that are for its kind.
 */
#include "lint/style.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "model/attribute.h"
#include "model/lookup.h"
#include "model/project.h"

struct style {
	const struct wg_project *project;
	struct wg_diag *diag;
	/* By document: */
	uint32_t *links;  /* from other documents, page trees left out */
	uint32_t *trees;  /* page trees it stands in */
	bool *top;        /* at the top of one */
};

static struct wg_span
title_span(const struct wg_document *d)
{
	return d->title->first != NULL ? d->title->first->at : d->root->at;
}

/* Pages. */

/* A law, an amount or a share in the text: they change. */
static bool
is_mark(struct wg_str word)
{
	static const char *const marks[] = { "Euro", "Gesetz", "Gesetze",
		"Gesetzes", "Prozent" };
	struct wg_str bare = wg_style_bare(word);

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (wg_str_is(bare, marks[i]))
			return true;
	return wg_str_starts(word, WG_STR("§")) ||
	    wg_str_find_str(word, WG_STR("€")) >= 0 ||
	    wg_str_ends(bare, WG_STR("gesetz"));
}

static void
check_review(struct style *s, const struct wg_style_text *t)
{
	if (t->document->review.known)
		return;
	for (size_t i = 0; i < t->n; i++) {
		if (t->words[i].inside->element != WG_EL_MONEY &&
		    !is_mark(t->words[i].text))
			continue;
		wg_report(s->diag, WG_D_REVIEW_MISSING, t->words[i].at,
		    "%.*s", WG_ARG(t->words[i].text));
		return;
	}
}

static void
check_tree(struct style *s, const struct wg_style_text *t)
{
	size_t i = (size_t)(t->document - s->project->documents.at);

	if (s->project->regions.n == 0)
		return;
	if (s->trees[i] == 0)
		wg_report(s->diag, WG_D_PAGE_OUTSIDE, title_span(t->document),
		    "%.*s", WG_ARG(t->document->id));
	else if (!s->top[i] && s->links[i] == 0)
		wg_report(s->diag, WG_D_PAGE_UNLINKED, title_span(t->document),
		    "%.*s", WG_ARG(t->document->id));
}

static void
check_placeless(struct style *s, const struct wg_style_text *t)
{
	const struct wg_node *root = t->document->root;

	size_t i = (size_t)(t->document - s->project->documents.at);

	if (s->top[i] || s->trees[i] == 0)
		return;
	for (const struct wg_node *n = root; n; n = wg_node_next(n, root)) {
		const struct wg_target *to = n->element != WG_EL_LINK ? NULL :
			wg_project_find(s->project,
			    wg_node_attr(n, WG_AT_LINKEND));

		if (n->element == WG_EL_CARD || n->element == WG_EL_PHONE ||
		    (to != NULL && to->document->kind == WG_KIND_PLACE))
			return;
	}
	wg_report(s->diag, WG_D_PAGE_PLACELESS, title_span(t->document),
	    "%.*s", WG_ARG(t->document->id));
}

/* Places. */

static bool
is_yes(const struct wg_document *d, enum wg_attribute a)
{
	return wg_str_is(wg_node_attr(d->root, a), "yes");
}

static void
check_position(struct style *s, const struct wg_style_text *t)
{
	const struct wg_document *d = t->document;

	if (is_yes(d, WG_AT_CONFIDENTIAL) ||
	    wg_str_is(wg_node_attr(d->root, WG_AT_MAP), "no") ||
	    wg_node_child(d->root, WG_EL_POSITION) != NULL)
		return;
	wg_report(s->diag, WG_D_PLACE_POSITION, title_span(d), "%.*s",
	    WG_ARG(d->id));
}

static void
check_hours(struct style *s, const struct wg_style_text *t)
{
	static const enum wg_element any[] = { WG_EL_HOURS, WG_EL_HOURS_NOTE,
		WG_EL_APPOINTMENT };

	for (size_t i = 0; i < sizeof(any) / sizeof(any[0]); i++)
		if (wg_node_child(t->document->root, any[i]) != NULL)
			return;
	wg_report(s->diag, WG_D_PLACE_HOURS, title_span(t->document), "%.*s",
	    WG_ARG(t->document->id));
}

enum kinds { PAGES = 1, PLACES = 2 };

static const struct {
	unsigned kinds;
	void (*check)(struct style *, const struct wg_style_text *);
} checks[] = {
	{ PAGES, check_review },
	{ PAGES, check_tree },
	{ PAGES, check_placeless },
	{ PLACES, check_position },
	{ PLACES, check_hours },
};

/* For every text that is written for the public. */
static void (*const text_checks[])(const struct wg_style_text *) = {
	wg_check_sentences,
	wg_check_long_words,
	wg_check_abbreviations,
	wg_check_words,
};

static bool
is_prose(enum wg_kind kind)
{
	return kind != WG_KIND_PROJECT && kind != WG_KIND_REGION &&
	    kind != WG_KIND_PRINT;
}

static void
count_link(struct style *s, const struct wg_document *from, struct wg_str id)
{
	const struct wg_target *t =
	    id.len == 0 ? NULL : wg_project_find(s->project, id);

	if (t != NULL && t->document != from)
		s->links[t->document - s->project->documents.at]++;
}

static void
count_links(struct style *s)
{
	const struct wg_project *p = s->project;

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		for (const struct wg_node *n = d->root; n;
		     n = wg_node_next(n, d->root)) {
			count_link(s, d, wg_node_attr(n, WG_AT_LINKEND));
			if (n->element == WG_EL_PRINT)
				count_link(s, d,
				    wg_node_attr(n, WG_AT_TARGET_PAGE));
		}
	}
	for (size_t r = 0; r < p->regions.n; r++)
		for (size_t i = 0; i < p->regions.at[r].n_pages; i++) {
			const struct wg_tree_page *page =
			    &p->regions.at[r].pages[i];
			size_t d = (size_t)(page->page - p->documents.at);

			s->trees[d]++;
			s->top[d] |= page->depth == 0;
		}
}

static void
check_document(struct style *s, const struct wg_document *d,
    const struct wg_terms *terms)
{
	struct wg_style_text t = { .document = d, .terms = terms,
		.arena = wg_arena_open(), .diag = s->diag };
	unsigned kinds = wg_kind_is_page(d->kind) ? PAGES :
	    d->kind == WG_KIND_PLACE ? PLACES : 0;

	wg_style_words(&t);
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
		if (checks[i].kinds & kinds)
			checks[i].check(s, &t);
	for (size_t i = 0; i < sizeof(text_checks) / sizeof(text_checks[0]);
	     i++)
		if (is_prose(d->kind))
			text_checks[i](&t);
	wg_check_bare_facts(&t); /* in an imprint, too */
	wg_check_unwritten(&t);
	wg_arena_close(t.arena);
}

void
wg_style_check(const struct wg_project *p, const struct wg_source *glossary,
    const struct wg_source *source, struct wg_diag *diag)
{
	struct wg_arena *a = wg_arena_open();
	struct style s = { .project = p, .diag = diag,
		.links = WG_NEW_ARRAY(a, p->documents.n + 1, uint32_t),
		.trees = WG_NEW_ARRAY(a, p->documents.n + 1, uint32_t),
		.top = WG_NEW_ARRAY(a, p->documents.n + 1, bool) };
	const struct wg_terms *terms =
	    wg_terms_read(a, glossary, source, diag);

	count_links(&s);
	for (size_t i = 0; i < p->documents.n; i++)
		check_document(&s, &p->documents.at[i], terms);
	wg_arena_close(a);
}
