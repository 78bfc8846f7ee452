/* The list of outputs, see back/backends.def; and what they share. */
#include "back/backend.h"

#include "base/arena.h"
#include "values/calendar.h"
#include "facts/event.h"
#include "facts/inline.h"
#include "model/print.h"
#include "model/product.h"
#include "model/trace.h"

#define WG_BACKEND(name) extern const struct wg_backend wg_##name##_backend;
#include "back/backends.def"

const struct wg_backend *const wg_backends[] = {
#define WG_BACKEND(name) &wg_##name##_backend,
#include "back/backends.def"
};
const size_t wg_n_backends = sizeof(wg_backends) / sizeof(wg_backends[0]);

const struct wg_edition *
wg_build_edition(const struct wg_build *b, const struct wg_language *language)
{
	for (size_t i = 0; i < b->n_editions; i++)
		if (b->editions[i]->language == language)
			return b->editions[i];
	return NULL;
}

/* It is asked for every link, so it is found out once. */
void
wg_build_begin(struct wg_build *b, struct wg_arena *a)
{
	const struct wg_project *p = b->project;
	size_t n = p->documents.n;
	bool *public = WG_NEW_ARRAY(a, b->n_editions * n + 1, bool);

	for (size_t e = 0; e < b->n_editions; e++)
		for (size_t d = 0; d < n; d++)
			public[e * n + d] = wg_edition_publishes(
			    b->editions[e], &p->documents.at[d]);
	b->public = public;
}

bool
wg_build_public(const struct wg_build *b, size_t edition,
    const struct wg_document *d)
{
	const struct wg_project *p = b->project;

	wg_trace_document(d, WG_READ_STANDING);
	return b->public[edition * p->documents.n +
	    (size_t)(d - p->documents.at)];
}

bool
wg_build_interrupted(const struct wg_build *b)
{
	return b->interrupted != NULL && b->interrupted(b->context);
}

int64_t
wg_build_day(const struct wg_build *b)
{
	return b->project->today;
}

static bool
is_current(struct wg_task *task, const struct wg_document *d)
{
	const struct wg_build *b = task->build;
	int64_t day;

	if (d->kind == WG_KIND_NEWS)
		return wg_news_shown(
		    wg_read_news(task, d), wg_build_day(b));
	if (d->kind != WG_KIND_EVENT)
		return true;
	return wg_event_next(
	    wg_read_event(task, d), wg_build_day(b), &day);
}

/* A link depends on the answer, not on all that the event says. */
bool
wg_build_current(struct wg_task *task, const struct wg_document *d)
{
	struct wg_trace *t;
	bool current;

	wg_trace_document(d, WG_READ_STANDING);
	t = wg_trace_pause();
	current = is_current(task, d);
	wg_trace_resume(t);
	return current;
}

/* Places, events and news have no page of their own, but stand on one; the
 * files of kinds that are no pages. */
static const char *const files[WG_KIND_COUNT] = {
	[WG_KIND_PLACE] = "places",
	[WG_KIND_EVENT] = "events",
	[WG_KIND_NEWS] = "news",
	[WG_KIND_REGION] = "imprint",
};

static bool
shown_somewhere(const struct wg_build *b, const struct wg_document *d)
{
	for (size_t i = 0; i < b->project->regions.n; i++)
		if (wg_region_shows(&b->project->regions.at[i], d))
			return true;
	return false;
}

bool
wg_build_link(struct wg_task *task, size_t edition,
    const struct wg_target *t, struct wg_leaflet_link *link)
{
	const struct wg_build *b = task->build;

	*link = (struct wg_leaflet_link){
		.language = b->editions[edition]->language,
		.anchor = t->node == t->document->root ? WG_NONE : t->id };
	if (wg_kind_is_sheet(t->document->kind)) {
		link->file = t->document->id;
		if (!wg_build_public(b, edition, t->document))
			link->language = b->project->source;
		return true;
	}
	link->file = wg_str(files[t->document->kind]);
	if (t->document->kind == WG_KIND_REGION)
		return true;
	if (wg_build_current(task, t->document))
		link->anchor = t->document->id;
	return link->file.len > 0 && shown_somewhere(b, t->document);
}

struct wg_str
wg_build_form_pdf(struct wg_arena *a, const struct wg_project *p,
    const struct wg_edition *e, const struct wg_document *form)
{
	struct wg_str source = p->source->tag, tag = e->language->tag;

	if (e->language == p->source || !wg_edition_publishes(e, form))
		return wg_str_fmt(a, "%.*s/%.*s.pdf", WG_ARG(source),
		    WG_ARG(form->id));
	return wg_str_fmt(a, "%.*s+%.*s/%.*s.pdf", WG_ARG(source),
	    WG_ARG(tag), WG_ARG(form->id));
}

struct wg_str
wg_build_pdf(struct wg_arena *a, const struct wg_edition *e,
    const struct wg_region *r, const struct wg_tree_page *page)
{
	const struct wg_language *l = e->language;
	size_t first = page == NULL ? 0 : (size_t)(page - r->pages);
	size_t end = page == NULL ? r->n_pages : first + page->size;
	const struct wg_document *one = NULL;
	size_t n = 0;

	wg_trace_list(r, WG_LIST_PAGES);
	for (size_t i = first; i < end; i++)
		if (wg_edition_public(e, r, &r->pages[i]) && n++ == 0)
			one = r->pages[i].page;
	if (n <= 1)
		return n == 0 ? WG_NONE : wg_str_fmt(a,
		    "leaflets/%.*s/%.*s.pdf", WG_ARG(l->tag),
		    WG_ARG(one->id));
	return page == NULL ?
	    wg_str_fmt(a, "pdf/%.*s/%.*s.pdf", WG_ARG(r->document->id),
		WG_ARG(l->slug)) :
	    wg_str_fmt(a, "pdf/%.*s/%.*s/%.*s.pdf", WG_ARG(r->document->id),
		WG_ARG(l->slug), WG_ARG(page->page->id));
}

/* How well a print fits as "all pages of the region in that language". */
static unsigned
fitness(struct wg_task *task, const struct wg_document *d,
    const struct wg_region *r, const struct wg_language *l)
{
	const struct wg_print_job *print;

	if (d->kind != WG_KIND_PRINT)
		return 0;
	print = wg_read_print(task, d);
	if (print->product != WG_PRODUCT_HANDBOOK ||
	    print->subject != r->document)
		return 0;
	if (l == task->build->project->source)
		return print->languages.n == 0 ? 2 : 0;
	if (print->languages.n != 1 || print->languages.at[0] != l)
		return 0;
	return print->german ? 1 : 2;
}

const struct wg_document *
wg_build_handbook(struct wg_task *task, const struct wg_region *r,
    const struct wg_language *l)
{
	const struct wg_project *p = task->build->project;
	const struct wg_document *best = NULL;
	unsigned most = 0;

	wg_trace_list(NULL, WG_LIST_DOCUMENTS);
	for (size_t i = 0; i < p->documents.n; i++) {
		unsigned n = fitness(task, &p->documents.at[i], r, l);

		if (n > most) {
			most = n;
			best = &p->documents.at[i];
		}
	}
	return best;
}

struct wg_str
wg_build_title(struct wg_arena *a, const struct wg_edition *e,
    const struct wg_document *d)
{
	const struct wg_facts facts = wg_facts_open(NULL, e, a);

	return wg_inlines_text(&facts, a, d->title);
}
