/* The page tree of a region; integreat-api.md, sections 4 and 11. */
#include "middle/region.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/project.h"

/* Names of screens of the app: no page at the top may be called so. */
static const char *const reserved[] = { "search", "imprint", "events", "news",
	"places", "locations", "offers", "disclaimer", "sprungbrett" };

static void
check_reserved(const struct wg_node *n, struct wg_str id, struct wg_diag *diag)
{
	for (size_t i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++)
		if (wg_str_is(id, reserved[i]))
			wg_report(diag, WG_D_PAGE_RESERVED, n->at, "%.*s",
			    WG_ARG(id));
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
	page = &b->pages[b->n++];
	*page = (struct wg_tree_page){ .page = t->document, .node = n,
		.parent = parent,
		.order = parent == NULL ? root_order : ++b->order,
		.depth = parent == NULL ? 0 : parent->depth + 1 };
	if (parent == NULL) {
		b->order = 1;
		check_reserved(n, id, b->diag);
	}
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

static bool
listed(struct wg_str list, const struct wg_language *l)
{
	if (list.len == 0)
		return true;
	while (list.len > 0)
		if (wg_str_eq(wg_str_word(&list), l->tag))
			return true;
	return false;
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
		if (listed(list, p->active[i]))
			r->languages[r->n_languages++] = p->active[i];
}

static int
by_number(const void *left, const void *right)
{
	const struct wg_document *a = *(const struct wg_document *const *)left;
	const struct wg_document *b = *(const struct wg_document *const *)right;

	return (a->number > b->number) - (a->number < b->number);
}

static void
add_places(struct wg_project *p, struct wg_region *r)
{
	r->places = WG_NEW_ARRAY(
	    p->arena, p->documents.n + 1, const struct wg_document *);
	for (size_t i = 0; i < p->documents.n; i++)
		if (p->documents.at[i].kind == WG_KIND_PLACE)
			r->places[r->n_places++] = &p->documents.at[i];
	qsort(r->places, r->n_places, sizeof(*r->places), by_number);
}

static void
build(struct wg_project *p, const struct wg_document *d, struct wg_diag *diag)
{
	struct wg_region *r = &WG_PUSH(p->arena, &p->regions);
	const struct wg_node *tree = wg_node_child(d->root, WG_EL_TREE);
	struct builder b = { .project = p, .diag = diag };
	uint32_t threshold = 100, root = 0;

	r->document = d;
	wg_str_uint(wg_node_attr(d->root, WG_AT_THRESHOLD), &threshold);
	r->threshold = threshold;
	r->fallback = !wg_str_is(wg_node_attr(d->root, WG_AT_FALLBACK), "no");
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
	add_places(p, r);
}

void
wg_regions_build(struct wg_project *p, struct wg_diag *diag)
{
	for (size_t i = 0; i < p->documents.n; i++)
		if (p->documents.at[i].kind == WG_KIND_REGION)
			build(p, &p->documents.at[i], diag);
}
