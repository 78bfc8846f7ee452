/* The page tree of a region; integreat-api.md, sections 4 and 11. */
#include "middle/region.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/attribute.h"
#include "model/lookup.h"
#include "model/names.h"
#include "model/project.h"
#include "values/value.h"

static bool
is_reserved(const struct wg_node *n, struct wg_str id, bool root,
    struct wg_diag *diag)
{
	if (!wg_name_taken(WG_EL_ARTICLE, id, root))
		return false;
	wg_report(diag, WG_D_PAGE_RESERVED, n->at, "%.*s", WG_ARG(id));
	wg_hint(diag, "rename the file and its id, for instance %.*s-info",
	    WG_ARG(id));
	return true;
}

static void
check_region_name(const struct wg_document *d, struct wg_diag *diag)
{
	if (!wg_name_taken(WG_EL_REGION, d->id, true))
		return;
	wg_report(diag, WG_D_REGION_RESERVED, d->root->at, "%.*s",
	    WG_ARG(d->id));
	wg_hint(diag,
	    "rename the file and its id, for instance landkreis-%.*s",
	    WG_ARG(d->id));
}

struct builder {
	struct wg_project *project;
	struct wg_diag *diag;
	struct wg_tree_page *pages; /* room for all, so that parents stay */
	size_t n;
	uint32_t order; /* within the tree at work */
};

static const struct wg_tree_page *
seen(const struct builder *b, const struct wg_document *page)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->pages[i].page == page)
			return &b->pages[i];
	return NULL;
}

/* Depth is limited by the reader. */
static void
add_page(struct builder *b, const struct wg_node *n,
    const struct wg_tree_page *parent, uint32_t root_order)
{
	struct wg_str id = wg_node_attr(n, WG_AT_REF);
	const struct wg_target *t =
	    id.len == 0 ? NULL : wg_project_find(b->project, id);
	struct wg_tree_page *page;
	const struct wg_tree_page *first;

	if (t == NULL)
		return;
	first = seen(b, t->document);
	if (first != NULL) {
		wg_report(b->diag, WG_D_PAGE_TWICE, n->at, "%.*s", WG_ARG(id));
		wg_note(b->diag, first->node->at, "first stands here");
		return;
	}
	if (is_reserved(n, id, parent == NULL, b->diag))
		return;
	page = &b->pages[b->n++];
	*page = (struct wg_tree_page){ .page = t->document, .node = n,
		.parent = parent,
		.order = parent == NULL ? root_order : ++b->order,
		.depth = parent == NULL ? 0 : parent->depth + 1 };
	if (parent == NULL)
		b->order = 1;
	for (const struct wg_node *k = n->first; k; k = k->next)
		if (k->element == WG_EL_PAGE)
			add_page(b, k, page, 0);
	page->size = (uint32_t)(&b->pages[b->n] - page);
}

static size_t
count_pages(const struct wg_node *root)
{
	size_t n = 0;

	for (const struct wg_node *k = root; k; k = wg_node_next(k, root))
		n += k->element == WG_EL_PAGE;
	return n;
}

static void
add_languages(struct wg_project *p, struct wg_region *r)
{
	const struct wg_node *n =
	    wg_node_child(r->document->root, WG_EL_LANGUAGES);
	struct wg_str list =
	    n != NULL && n->first != NULL ? n->first->text : WG_NONE;

	r->languages = WG_NEW_ARRAY(
	    p->arena, p->n_active + 1, const struct wg_language *);
	r->languages[r->n_languages++] = p->source;
	for (size_t i = 0; i < p->n_active; i++)
		if (list.len == 0 || wg_language_named(
		    &p->languages, list, p->active[i]))
			r->languages[r->n_languages++] = p->active[i];
}

static int
by_number(const void *left, const void *right)
{
	const struct wg_document *a = *(const struct wg_document *const *)left;
	const struct wg_document *b = *(const struct wg_document *const *)right;

	return (a->number > b->number) - (a->number < b->number);
}

/* Newest first, then by id. */
static int
by_publication(const void *left, const void *right)
{
	const struct wg_document *a = *(const struct wg_document *const *)left;
	const struct wg_document *b = *(const struct wg_document *const *)right;
	const struct wg_news *x = wg_read_news(NULL, a);
	const struct wg_news *y = wg_read_news(NULL, b);

	if (x->known != y->known)
		return x->known ? -1 : 1;
	if (x->day != y->day)
		return x->day > y->day ? -1 : 1;
	if (x->minute != y->minute)
		return x->minute > y->minute ? -1 : 1;
	return wg_str_cmp(a->id, b->id);
}

static bool
named(const struct wg_document *d, const struct wg_region *r)
{
	for (size_t i = 0; i < d->regions.n; i++)
		if (d->regions.at[i] == r->document)
			return true;
	return false;
}

/* Of a region whose box is broken nobody knows what lies outside. */
static bool
inside(const struct wg_position *position, const struct wg_region *r)
{
	struct wg_point p = { position->lat, position->lon };

	return !r->bounds.known || wg_bounds_holds(&r->bounds, p);
}

/* The map of a region whose box cannot be used begins with all of Germany, as
 * that of the CMS does (integreat-api.md §3). */
static void
bound(struct wg_region *r, struct wg_diag *diag)
{
	const struct wg_node *n =
	    wg_node_child(r->document->root, WG_EL_BOUNDS);
	enum wg_bounds_fault fault;
	struct wg_bounds *b = &r->bounds;

	if (!b->known) {
		*b = wg_germany;
		b->known = false;
		return;
	}
	fault = wg_bounds_fault(b);
	if (fault == WG_BOUNDS_GOOD)
		return;
	wg_report(diag, WG_D_REGION_BOUNDS, n->at,
	    "west %.*s, south %.*s, east %.*s, north %.*s",
	    WG_ARG(wg_node_attr(n, WG_AT_WEST)),
	    WG_ARG(wg_node_attr(n, WG_AT_SOUTH)),
	    WG_ARG(wg_node_attr(n, WG_AT_EAST)),
	    WG_ARG(wg_node_attr(n, WG_AT_NORTH)));
	if (fault == WG_BOUNDS_SWAPPED)
		wg_hint(diag, "lat and lon seem to be swapped: west and east "
			      "are degrees of longitude");
	else if (b->west >= b->east)
		wg_hint(diag, "west has to be the smaller number of the two, "
			      "and east the larger one");
	else
		wg_hint(diag, "south has to be the smaller number of the two, "
			      "and north the larger one");
	*b = wg_germany;
	b->known = false;
}

static bool
read_point(const struct wg_node *n, struct wg_point *p)
{
	const struct wg_value *lat = wg_node_attr_value(n, WG_AT_LAT);
	const struct wg_value *lon = wg_node_attr_value(n, WG_AT_LON);

	if (lat == NULL || lon == NULL)
		return false;
	*p = (struct wg_point){ lat->micro, lon->micro };
	return true;
}

/* Latitude and longitude of a German place exchanged: in the sea off Somalia,
 * which is no use on any map.  It is left out. */
static void
check_swapped(struct wg_node *parent, struct wg_diag *diag)
{
	for (struct wg_node *n = parent->first; n != NULL; n = n->next) {
		struct wg_point p;

		if (!read_point(n, &p) || !wg_point_swapped(p))
			continue;
		wg_report(diag, WG_D_POSITION_SWAPPED, n->at, "%.*s, %.*s",
		    WG_ARG(wg_node_attr(n, WG_AT_LAT)),
		    WG_ARG(wg_node_attr(n, WG_AT_LON)));
		wg_hint(diag, "lat=\"%.*s\" lon=\"%.*s\"",
		    WG_ARG(wg_node_attr(n, WG_AT_LON)),
		    WG_ARG(wg_node_attr(n, WG_AT_LAT)));
		wg_node_drop(n, WG_AT_LAT);
		wg_node_drop(n, WG_AT_LON);
	}
}

/*
 * What names its regions is shown there.  Otherwise a place is shown where
 * it lies, an event where its place is, and what has no position everywhere.
 */
static bool
shown(const struct wg_document *d, const struct wg_region *r)
{
	const struct wg_position *position = NULL;

	if (d->regions.n > 0)
		return named(d, r);
	if (d->kind == WG_KIND_EVENT) {
		d = wg_read_event(NULL, d)->place;
		return d == NULL || shown(d, r);
	}
	if (d->kind == WG_KIND_PLACE)
		position = wg_read_place(NULL, d)->position;
	return position == NULL || !position->known || inside(position, r);
}

static const struct wg_document **
collect(struct wg_project *p, const struct wg_region *r, enum wg_kind kind,
    int (*order)(const void *, const void *), size_t *n)
{
	const struct wg_document **list = WG_NEW_ARRAY(
	    p->arena, p->documents.n + 1, const struct wg_document *);

	*n = 0;
	for (size_t i = 0; i < p->documents.n; i++)
		if (p->documents.at[i].kind == kind &&
		    shown(&p->documents.at[i], r))
			list[(*n)++] = &p->documents.at[i];
	for (size_t i = 0; i < *n; i++)
		r->shows[list[i]->index] = true;
	qsort(list, *n, sizeof(*list), order);
	return list;
}

/* A place that no region shows. */
static void
check_position(const struct wg_project *p, const struct wg_document *d,
    struct wg_diag *diag)
{
	const struct wg_node *position =
	    wg_node_child(d->root, WG_EL_POSITION);
	struct wg_str lat = wg_node_attr(position, WG_AT_LAT);
	struct wg_str lon = wg_node_attr(position, WG_AT_LON);
	bool found = position == NULL || lat.len == 0 || lon.len == 0 ||
	    p->regions.n == 0;

	for (size_t i = 0; i < p->regions.n && !found; i++)
		found = shown(d, &p->regions.at[i]);
	if (found)
		return;
	wg_report(diag, WG_D_POSITION_OUTSIDE, position->at, "%.*s, %.*s",
	    WG_ARG(lat), WG_ARG(lon));
	wg_hint(diag, "if it is right, name the regions that show it: "
		      "regions=\"%.*s\"",
	    WG_ARG(p->regions.at[0].document->id));
}

/* Which holidays count there. */
static void
add_holidays(
    const struct wg_project *p, struct wg_region *r, struct wg_diag *diag)
{
	const struct wg_node *root = r->document->root;
	const struct wg_attr *local = wg_node_attr_ref(root, WG_AT_HOLIDAYS);
	struct wg_str rest = local == NULL ? WG_NONE : local->value;
	struct wg_holidays *h = &r->holidays;

	*h = (struct wg_holidays){ .school = p->school,
		.n_school = p->n_school,
		.land = wg_land_lookup(wg_node_attr(root, WG_AT_LAND)) };
	while (rest.len > 0) {
		struct wg_str key = wg_str_word(&rest), keys = WG_NONE;
		uint32_t bit = wg_holiday_local(h->land, key);

		h->local |= bit;
		if (bit != 0 || key.len == 0)
			continue;
		wg_report(diag, WG_D_HOLIDAY_LOCAL, local->value_at, "%.*s",
		    WG_ARG(key));
		for (size_t i = 0; wg_holiday_local_key(h->land, i); i++)
			keys = wg_str_fmt(p->arena, "%.*s%s%s", WG_ARG(keys),
			    i > 0 ? ", " : "",
			    wg_holiday_local_key(h->land, i));
		if (keys.len > 0)
			wg_hint(diag, "%s has: %.*s",
			    wg_land_name(h->land), WG_ARG(keys));
	}
}

/* In the middle, if it is not said. */
static void
centre(struct wg_position *p, const struct wg_bounds *b)
{
	if (p->known)
		return;
	p->lat = b->south / 2 + b->north / 2;
	p->lon = b->west / 2 + b->east / 2;
}

static void
build(struct wg_project *p, struct wg_region *r, struct wg_diag *diag)
{
	const struct wg_node *tree =
	    wg_node_child(r->document->root, WG_EL_TREE);
	struct builder b = { .project = p, .diag = diag };
	uint32_t root = 0;

	check_region_name(r->document, diag);
	bound(r, diag);
	centre(&r->position, &r->bounds);
	add_holidays(p, r, diag);
	if (tree != NULL) {
		b.pages = WG_NEW_ARRAY(
		    p->arena, count_pages(tree) + 1, struct wg_tree_page);
		for (const struct wg_node *k = tree->first; k; k = k->next)
			if (k->element == WG_EL_PAGE)
				add_page(&b, k, NULL, ++root);
	}
	r->pages = b.pages;
	r->n_pages = b.n;
	add_languages(p, r);
	r->page_of = WG_NEW_ARRAY(
	    p->arena, p->documents.n + 1, const struct wg_tree_page *);
	for (size_t i = 0; i < r->n_pages; i++)
		r->page_of[r->pages[i].page->index] = &r->pages[i];
	r->shows = WG_NEW_ARRAY(p->arena, p->documents.n + 1, bool);
	r->places = collect(p, r, WG_KIND_PLACE, by_number, &r->n_places);
	r->events = collect(p, r, WG_KIND_EVENT, by_number, &r->n_events);
	r->news = collect(p, r, WG_KIND_NEWS, by_publication, &r->n_news);
}

void
wg_positions_check(struct wg_project *p, struct wg_diag *diag)
{
	for (size_t i = 0; i < p->documents.n; i++)
		check_swapped(p->documents.at[i].root, diag);
}

void
wg_regions_build(struct wg_project *p, struct wg_diag *diag)
{
	for (size_t i = 0; i < p->regions.n; i++)
		build(p, &p->regions.at[i], diag);
	for (size_t i = 0; i < p->documents.n; i++)
		if (p->documents.at[i].kind == WG_KIND_PLACE)
			check_position(p, &p->documents.at[i], diag);
}
