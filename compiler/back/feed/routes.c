/*
 * Where queries lead: a map for nginx, which `wegweiser serve` reads, too, and
 * from which hosts.c makes those of other servers.
 *
 *	"REGION/LANGUAGE/SLUG" FOLDER;     a page, below _q/p; "gone" if a source
 *	                                   says so
 *	"/REGION/LANGUAGE/…/SLUG" FOLDER;  a whole path, new or old
 *	"pdf:FOLDER" FILE;                 the leaflet of a page, or the book
 *	                                   of it and those below it
 *	"pdf:REGION/LANGUAGE/" FILE;       the handbook of a language
 *	"gone:ID" FILE;                    what its addresses show, with 410
 */
#include <stdlib.h>
#include <string.h>

#include "back/addresses.h"
#include "back/feed/feed.h"
#include "back/made.h"
#include "base/map.h"
#include "model/former.h"

/* The map of one build: of two lines with one key nginx would take none.  Keys
 * are where they were written, as there are many: the table says where a line
 * begins, from 1. */
struct routes {
	struct wg_task *task;
	struct wg_arena *arena; /* of one language of a region */
	struct wg_out out;
	size_t *lines;
	size_t n, room; /* of the table */
	struct wg_map documents; /* by id */
};

static struct wg_str
key_at(const struct routes *r, size_t line)
{
	struct wg_str rest = wg_str_from(wg_out_str(&r->out), line);

	return wg_str_cut(&rest, '"');
}

static size_t
place_of(const struct routes *r, struct wg_str key)
{
	size_t i = wg_str_hash(key) & (r->room - 1);

	while (r->lines[i] != 0 &&
	    !wg_str_eq(key_at(r, r->lines[i]), key))
		i = (i + 1) & (r->room - 1);
	return i;
}

/* At most half full. */
static void
grow(struct routes *r)
{
	size_t *old = r->lines, room = r->room;

	r->room = room == 0 ? 1024 : room * 2;
	r->lines = wg_realloc(NULL, r->room * sizeof(*r->lines));
	memset(r->lines, 0, r->room * sizeof(*r->lines));
	for (size_t i = 0; i < room; i++)
		if (old[i] != 0)
			r->lines[place_of(r, key_at(r, old[i]))] = old[i];
	free(old);
}

static void
put_line(struct routes *r, struct wg_str key, struct wg_str value)
{
	size_t i;

	if (r->n * 2 >= r->room)
		grow(r);
	i = place_of(r, key);
	if (r->lines[i] != 0)
		return;
	r->lines[i] = r->out.len + 1;
	r->n++;
	wg_out_fmt(&r->out, "\"%.*s\" %.*s;\n", WG_ARG(key),
	    WG_ARG(value));
}

static struct wg_str
percent(struct wg_arena *a, struct wg_str s, bool slashes)
{
	struct wg_out out = { 0 };
	struct wg_str encoded;

	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80 ||
		    (slashes && s.ptr[i] == '/'))
			wg_out_fmt(&out, "%%%02X",
			    (unsigned)(unsigned char)s.ptr[i]);
		else
			wg_out_byte(&out, s.ptr[i]);
	encoded = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return encoded;
}

/* A whole path, as it may arrive: raw, encoded, and with encoded slashes; with
 * and without one at its end. */
static void
put_path(struct routes *r, struct wg_str path, struct wg_str folder)
{
	struct wg_arena *a = r->arena;
	struct wg_str forms[] = { path, percent(a, path, false) };
	struct wg_str whole = percent(a, path, true);

	for (size_t i = 0; i < 2; i++) {
		put_line(r, forms[i], folder);
		put_line(r, wg_str_fmt(a, "%.*s/", WG_ARG(forms[i])), folder);
	}
	put_line(r, whole, folder);
	put_line(r, wg_str_fmt(a, "%.*s%%2F", WG_ARG(whole)), folder);
}

/* One language of a region, under the name it has or one that it had. */
struct corner {
	const struct wg_region *region;
	const struct wg_language *language;
	struct wg_str name;
};

static void
put_slug(struct routes *r, const struct corner *c, struct wg_str slug,
    struct wg_str folder)
{
	struct wg_arena *a = r->arena;

	put_line(r, wg_str_fmt(a, "%.*s/%.*s/%.*s", WG_ARG(c->name),
	    WG_ARG(c->language->slug), WG_ARG(slug)), folder);
	put_line(r, wg_str_fmt(a, "%.*s/%.*s/%.*s", WG_ARG(c->name),
	    WG_ARG(c->language->slug), WG_ARG(percent(a, slug, false))),
	    folder);
}

/* Does the path begin with this language, and with no other region? */
static bool
is_here(const struct routes *r, const struct corner *c, struct wg_str path)
{
	const struct wg_document *d;
	struct wg_str first;

	wg_str_cut(&path, '/');
	first = wg_str_cut(&path, '/');
	d = wg_map_get(&r->documents, first);
	return (wg_str_eq(first, c->name) || d == NULL ||
		d->kind != WG_KIND_REGION) &&
	    wg_str_eq(wg_str_cut(&path, '/'), c->language->slug);
}

#define PATHS 100 /* of a page; its last part leads to it in any case */

/* A page under its id and those it had, below each that its parents have or
 * had: for servers that know whole paths only. */
static void
put_paths(struct routes *r, const struct corner *c,
    const struct wg_tree_page *p, struct wg_str below, struct wg_str folder,
    unsigned *left)
{
	struct wg_arena *a = r->arena;
	const struct wg_name_list *former = &p->page->former;

	for (size_t i = 0; i <= former->n; i++) {
		struct wg_str id = i == 0 ? p->page->id :
		    wg_former_read(a, former->at[i - 1]).id;
		struct wg_str path = below.len == 0 ? id :
		    wg_str_fmt(a, "%.*s/%.*s", WG_ARG(id), WG_ARG(below));

		if (id.len == 0 || *left == 0)
			continue;
		if (p->parent != NULL)
			put_paths(r, c, p->parent, path, folder, left);
		else if ((*left)-- > 0)
			put_path(r, wg_str_fmt(a, "/%.*s/%.*s/%.*s",
			    WG_ARG(c->name), WG_ARG(c->language->slug),
			    WG_ARG(path)), folder);
	}
}

/*
 * A page is found by the last part of the path, as in the CMS: wherever it
 * stood in the tree before, and under every name it had.
 */
static void
put_page(struct routes *r, const struct corner *c,
    const struct wg_tree_page *tree)
{
	const struct wg_document *page = tree->page;
	unsigned left = PATHS;
	struct wg_arena *a = r->arena;
	struct wg_str folder = wg_str_fmt(a, "%.*s/%.*s/%.*s",
	    WG_ARG(c->region->document->id), WG_ARG(c->language->slug),
	    WG_ARG(page->id));

	put_slug(r, c, page->id, folder);
	put_paths(r, c, tree, WG_NONE, folder, &left);
	for (size_t i = 0; i < page->former.n; i++) {
		struct wg_former f = wg_former_read(a, page->former.at[i]);

		if (wg_map_get(&r->documents, f.slug) == NULL &&
		    f.slug.len > 0)
			put_slug(r, c, f.slug, folder);
		if (f.path.len > 0 && is_here(r, c, f.path))
			put_path(r, f.path, folder);
	}
}

/* What the app's "Create PDF" gets: a page with those below it, under "pdf:"
 * and the folder of the page. */
static void
put_page_pdf(struct routes *r, const struct wg_region *region,
    const struct wg_edition *e, const struct wg_tree_page *page)
{
	struct wg_arena *a = r->arena;

	put_line(r, wg_str_fmt(a, "pdf:%.*s/%.*s/%.*s",
	    WG_ARG(region->document->id), WG_ARG(e->language->slug),
	    WG_ARG(page->page->id)), wg_build_pdf(a, e, region, page));
}

/* … and of a whole language its handbook, if one is printed, else all its
 * pages. */
static void
put_handbook(struct routes *r, const struct corner *c,
    const struct wg_edition *e)
{
	struct wg_arena *a = r->arena;
	const struct wg_document *printed =
	    wg_build_handbook(r->task, c->region, c->language);
	struct wg_str file = printed == NULL ?
	    wg_build_pdf(a, e, c->region, NULL) :
	    wg_str_fmt(a, "prints/%.*s.pdf", WG_ARG(printed->id));

	if (file.len > 0)
		put_line(r, wg_str_fmt(a, "pdf:%.*s/%.*s/",
		    WG_ARG(c->name), WG_ARG(c->language->slug)), file);
}

/* Pages and their PDFs in a language of a region, under one of its names. */
static void
put_corner_routes(struct routes *r, const struct corner *c,
    const struct wg_edition *e)
{
	const struct wg_region *region = c->region;

	for (size_t n = 0; n < region->n_pages; n++)
		if (wg_edition_public(e, region, &region->pages[n]))
			put_page(r, c, &region->pages[n]);
	for (size_t i = 0; i < r->task->build->addresses->n; i++) {
		const struct wg_published_id *a =
		    &r->task->build->addresses->at[i];

		if (a->state == WG_ADDRESS_GONE && wg_kind_is_page(a->kind))
			put_slug(r, c, a->id, WG_STR("gone"));
	}
	for (size_t n = 0; n < region->n_pages; n++)
		if (wg_edition_public(e, region, &region->pages[n]))
			put_page_pdf(r, region, e, &region->pages[n]);
	put_handbook(r, c, e);
}

static void
put_region_routes(struct routes *r, const struct wg_region *region)
{
	const struct wg_build *b = r->task->build;
	struct wg_name_list ids =
	    wg_ids_ever(r->task->arena, region->document);

	for (size_t k = 0; k < region->n_languages; k++) {
		const struct wg_language *l = region->languages[k];
		const struct wg_edition *e = wg_build_edition(b, l);

		for (size_t i = 0; e != NULL && i < ids.n; i++) {
			struct corner c = { region, l, ids.at[i] };

			r->arena = wg_arena_open();
			put_corner_routes(r, &c, e);
			wg_arena_close(r->arena);
		}
	}
}

void
wg_feed_routes(struct wg_task *task)
{
	const struct wg_build *b = task->build;
	struct routes r = { .task = task };
	struct wg_group group;

	if (wg_sources_begin(task, &group, "feed/routes"))
		return;
	for (size_t i = 0; i < b->project->documents.n; i++)
		wg_map_put(task->arena, &r.documents,
		    b->project->documents.at[i].id,
		    &b->project->documents.at[i]);
	for (size_t i = 0; i < b->project->regions.n; i++)
		put_region_routes(&r, &b->project->regions.at[i]);
	/* Of what is gone the short address says so; see nginx.def. */
	for (size_t i = 0; i < b->addresses->n; i++)
		if (b->addresses->at[i].state == WG_ADDRESS_GONE)
			put_line(&r, wg_str_fmt(task->arena, "gone:%.*s",
			    WG_ARG(b->addresses->at[i].id)),
			    wg_str_fmt(task->arena, "s/%.*s/index.html",
				WG_ARG(b->addresses->at[i].id)));
	wg_group_put(
	    task, WG_STR("report/ig-pages.map"), wg_out_str(&r.out));
	free(r.lines);
	wg_feed_hosts(task, &r.out);
	wg_group_end(task);
	wg_out_free(&r.out);
}
