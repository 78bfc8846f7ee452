/* Where links lead in the app, and what to say about those that do not. */
#include "back/feed/feed.h"
#include "base/diag.h"
#include "facts/event.h"
#include "model/prose.h"

/* Where each kind stands below /REGION/LANGUAGE/. */
static struct wg_str
tail_of(const struct wg_feed *f, const struct wg_document *d)
{
	const struct wg_tree_page *page = wg_region_page(f->region, d);

	if (page != NULL)
		return f->paths[page - f->region->pages];
	if (!wg_build_current(f->task, d))
		return WG_NONE;
	switch (d->kind) {
	case WG_KIND_PLACE:
		return wg_str_fmt(
		    f->arena, "locations/%.*s/", WG_ARG(d->id));
	case WG_KIND_EVENT:
		return wg_str_fmt(f->arena, "events/%.*s/", WG_ARG(d->id));
	case WG_KIND_NEWS:
		return wg_str_fmt(
		    f->arena, "news/local-%u", (unsigned)d->number);
	default:
		return WG_NONE;
	}
}

/* Is it there in this language? */
static bool
exists(const struct wg_feed *f, const struct wg_feed_language *l,
    const struct wg_document *d)
{
	const struct wg_tree_page *page = wg_region_page(f->region, d);

	if (d->kind == WG_KIND_FORM) {
		const struct wg_edition *e =
		    wg_build_edition(f->task->build, l->language);

		return e != NULL && wg_edition_publishes(e, d);
	}
	return page != NULL ? l->public[page - f->region->pages] :
			      wg_feed_speaks(f, l, d);
}

/* Does the region have it at all, in the source language? */
static bool
shown(struct wg_task *task, const struct wg_region *r,
    const struct wg_document *d)
{
	const struct wg_place *place;

	/* It is no part of the app, but of our pages. */
	if (wg_region_page(r, d) != NULL || d->kind == WG_KIND_FORM)
		return true;
	if (!wg_region_shows(r, d))
		return false;
	if (d->kind != WG_KIND_PLACE)
		return true;
	/* The app knows no place that is not on its map. */
	place = wg_read_place(task, d);
	return place->on_map &&
	    wg_feed_locates(place, task->build->project->today);
}

struct wg_str
wg_feed_target(
    const struct wg_feed *f, const struct wg_target *t, bool *german)
{
	const struct wg_document *d = t->document;
	const struct wg_language *l = f->edition->language;
	struct wg_str tail;

	*german = false;
	if (!shown(f->task, f->region, d))
		return WG_NONE;
	tail = tail_of(f, d);
	if (tail.len == 0 && d->kind != WG_KIND_FORM)
		return WG_NONE;
	*german = !exists(f, f->own, d);
	if (*german)
		l = f->project->source;
	if (d->kind == WG_KIND_FORM)
		return wg_str_fmt(f->arena, "%.*s/leaflets/%.*s/%.*s.html",
		    WG_ARG(f->project->site), WG_ARG(l->tag), WG_ARG(d->id));
	return wg_str_fmt(f->arena, "%.*s%.*s", WG_ARG(f->project->app),
	    WG_ARG(wg_feed_path(f, l, tail)));
}

/* Diagnostics, once per link and region. */

struct checker {
	struct wg_task *task;
	struct wg_feed feed; /* only its region and languages */
};

/* "ar, fa": where the page is and its target is not. */
static struct wg_str
missing_in(struct checker *c, const struct wg_document *from,
    const struct wg_document *to)
{
	const struct wg_feed *f = &c->feed;
	struct wg_str list = WG_NONE;

	for (size_t i = 1; i < f->n_languages; i++) {
		const struct wg_feed_language *l = &f->languages[i];

		if (!exists(f, l, from) || exists(f, l, to))
			continue;
		list = wg_str_fmt(c->task->arena, "%.*s%s%.*s", WG_ARG(list),
		    list.len > 0 ? ", " : "", WG_ARG(l->language->tag));
	}
	return list;
}

static bool
shown_elsewhere(struct wg_task *task, const struct wg_document *d)
{
	const struct wg_project *p = task->build->project;

	for (size_t i = 0; i < p->regions.n; i++)
		if (shown(task, &p->regions.at[i], d))
			return true;
	return false;
}

static void
report_nowhere(struct checker *c, const struct wg_link *link)
{
	const struct wg_document *to = link->target->document;

	wg_report(c->task->diag, WG_D_LINK_ELSEWHERE, link->at,
	    "%.*s in %.*s", WG_ARG(link->target->id),
	    WG_ARG(c->feed.region->document->id));
	wg_hint(c->task->diag, wg_kind_is_page(to->kind) ?
	    "put the page into the tree of the region, or leave the link out" :
	    "is it on the map? A card shows a place without a link");
}

/* True: only another region has what it leads to. */
static bool
check_link(struct checker *c, const struct wg_document *from,
    const struct wg_node *n)
{
	const struct wg_link link = wg_link_of(n);
	struct wg_str languages;

	if (link.target == NULL)
		return false;
	if (!shown(c->task, c->feed.region, link.target->document)) {
		if (shown_elsewhere(c->task, link.target->document))
			return true;
		report_nowhere(c, &link);
		return false;
	}
	languages = missing_in(c, from, link.target->document);
	if (languages.len > 0)
		wg_report(c->task->diag, WG_D_LINK_UNTRANSLATED, link.at,
		    "%.*s: %.*s", WG_ARG(link.target->id), WG_ARG(languages));
	return false;
}

static void
check_forms(struct checker *c, const struct wg_document *from,
    const struct wg_node *n)
{
	const struct wg_document_list forms = wg_forms_of(n);

	for (size_t i = 0; i < forms.n; i++) {
		const struct wg_document *to = forms.at[i];
		struct wg_str languages = missing_in(c, from, to);

		if (languages.len > 0)
			wg_report(c->task->diag, WG_D_LINK_UNTRANSLATED,
			    n->at, "%.*s: %.*s", WG_ARG(to->id),
			    WG_ARG(languages));
	}
}

static bool
check_card(struct checker *c, const struct wg_node *n)
{
	const struct wg_document *place = wg_card_of(n);

	return place != NULL && !wg_region_shows(c->feed.region, place);
}

/* One word about each page, not about each of its links. */
static void
check_document(struct checker *c, const struct wg_document *d)
{
	const struct wg_node *first = NULL;
	unsigned links = 0, cards = 0;

	for (const struct wg_node *n = d->root; n; n = wg_node_next(n, d->root)) {
		bool link = n->element == WG_EL_LINK && check_link(c, d, n);
		bool card = n->element == WG_EL_CARD && check_card(c, n);

		if (n->element == WG_EL_FORMS)
			check_forms(c, d, n);
		links += link;
		cards += card;
		if (first == NULL && (link || card))
			first = n;
	}
	if (first != NULL)
		wg_report(c->task->diag, WG_D_PAGE_SHARED, first->at,
		    "%.*s in %.*s, links: %u, cards: %u", WG_ARG(d->id),
		    WG_ARG(c->feed.region->document->id), links, cards);
}

/* integreat-api.md §9.1: which codes the app writes from right to left. */
static bool
app_turns(struct wg_str slug)
{
	static const char *const codes[] = { "ar", "ckb", "fa", "pes", "prs",
		"ps", "ur" };

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (wg_str_is(slug, codes[i]))
			return true;
	return false;
}

static void
check_languages(struct checker *c)
{
	for (size_t i = 0; i < c->feed.n_languages; i++) {
		const struct wg_language *l = c->feed.languages[i].language;
		bool turned = l->rtl != app_turns(l->slug);

		if (l->app_knows && !turned)
			continue;
		wg_report(c->task->diag, WG_D_LANGUAGE_APP,
		    c->feed.region->languages_at, "%.*s (%.*s)", WG_ARG(l->tag), WG_ARG(l->german));
		wg_hint(c->task->diag, !turned ?
			"the app's own words will be in German" : l->rtl ?
			"the app's own words will be in German and run from "
			"left to right" :
			"the app's own words will run from right to left");
	}
}

void
wg_feed_check(struct wg_task *task)
{
	const struct wg_project *p = task->build->project;

	for (size_t r = 0; r < p->regions.n; r++) {
		struct checker c = { .task = task,
			.feed = { .task = task, .project = p,
			    .region = &p->regions.at[r],
			    .arena = task->arena } };

		c.feed.languages = wg_feed_languages(task->build,
		    task->arena, c.feed.region, &c.feed.n_languages);
		check_languages(&c);
		for (size_t i = 0; i < p->documents.n; i++) {
			const struct wg_document *d = &p->documents.at[i];

			if (wg_region_page(c.feed.region, d) != NULL ||
			    wg_region_shows(c.feed.region, d) ||
			    d == c.feed.region->document)
				check_document(&c, d);
		}
	}
}
