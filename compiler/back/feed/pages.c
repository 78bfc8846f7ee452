/* pages, page, children, parents: lists of objects that are written once. */
#include "back/feed/feed.h"
#include "base/json.h"
#include "model/former.h"

/* All other languages in which this page is public. */
static void
put_languages(const struct wg_feed *f, struct wg_json *j,
    const struct wg_tree_page *p)
{
	struct wg_str tail = f->paths[p - f->region->pages];

	wg_json_object(wg_json_key(j, "available_languages"));
	for (size_t i = 0; i < f->n_languages; i++) {
		const struct wg_feed_language *l = &f->languages[i];

		if (l->edition == f->edition ||
		    !l->public[p - f->region->pages])
			continue;
		wg_json_object(wg_json_key_str(j, l->language->slug));
		wg_json_int(wg_json_key(j, "id"), wg_feed_translation_id(
		    p->page->number, l->language->tag));
		wg_feed_put_address(f, j, l->language, tail);
		wg_json_end(j);
	}
	wg_json_end(j);
}

static void
put_parent(const struct wg_feed *f, struct wg_json *j,
    const struct wg_tree_page *p)
{
	wg_json_object(wg_json_key(j, "parent"));
	if (p->parent == NULL) {
		wg_json_int(wg_json_key(j, "id"), 0);
		wg_json_null(wg_json_key(j, "url"));
		wg_json_null(wg_json_key(j, "path"));
	} else {
		wg_json_int(
		    wg_json_key(j, "id"), p->parent->page->number);
		wg_feed_put_address(f, j, f->edition->language,
		    f->paths[p->parent - f->region->pages]);
	}
	wg_json_end(j);
}

/* The current slug and the ones a page had before. */
static void
put_history(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *page)
{
	wg_json_array(wg_json_key(j, "slug_history"));
	wg_json_str(j, page->id);
	for (size_t i = 0; i < page->former.n; i++)
		wg_json_str(
		    j, wg_former_read(f->arena, page->former.at[i]).slug);
	wg_json_end(j);
}

/* The app offers no PDF where text runs from right to left, and none on a host
 * without queries: so the page itself does, at its end. */
static struct wg_str
with_pdf(struct wg_feed *f, const struct wg_tree_page *p, struct wg_str content)
{
	struct wg_str file = wg_build_pdf(f->arena, f->edition, f->region, p);
	struct wg_str words =
	    wg_edition_label(f->edition, f->arena, WG_L_PDF, 0, NULL);
	bool own = wg_edition_label_language(f->edition, WG_L_PDF) ==
	    f->edition->language;

	if (!wg_str_ends(content, WG_STR("</div>")) || file.len == 0)
		return content;
	return wg_str_fmt(f->arena, "%.*s<p><a href=\"%.*s/%.*s\">%s%.*s%s</a>"
	    "</p>\n</div>", WG_ARG(wg_str_head(content, content.len - 6)),
	    WG_ARG(f->project->api), WG_ARG(file),
	    own ? "" : "<bdi dir=\"ltr\">", WG_ARG(words),
	    own ? "" : "</bdi>");
}

static struct wg_str
page_object(struct wg_feed *f, size_t i)
{
	const struct wg_tree_page *p = &f->region->pages[i];
	const struct wg_language *l = f->edition->language;
	struct wg_str content = wg_feed_document(f, p->page);
	struct wg_out out = { 0 };
	struct wg_json json = { .out = &out }, *j = &json;
	struct wg_map seen = { 0 };
	struct wg_str object;

	wg_json_object(j);
	wg_json_int(wg_json_key(j, "id"),
	    wg_feed_translation_id(p->page->number, l->tag));
	wg_feed_put_address(f, j, l, f->paths[i]);
	wg_json_str(wg_json_key(j, "title"),
	    wg_feed_title(f, &f->facts, p->page->title));
	wg_feed_put_dates(f, j, p->page, true);
	f->excerpts[i] = wg_feed_excerpt(f, content);
	wg_json_str(wg_json_key(j, "excerpt"), f->excerpts[i]);
	wg_json_str(wg_json_key(j, "content"), with_pdf(f, p, content));
	put_parent(f, j, p);
	wg_json_int(wg_json_key(j, "order"), p->order);
	put_languages(f, j, p);
	wg_json_str_or_null(wg_json_key(j, "thumbnail"),
	    wg_feed_pictogram(f, p->page->pictogram));
	wg_feed_put_organization(f, j, p->page);
	wg_json_null(wg_json_key(j, "hash"));
	wg_json_array(wg_json_key(j, "embedded_offers"));
	wg_feed_put_offers(f, j, p->page, &seen);
	wg_json_end(j);
	put_history(f, j, p->page);
	wg_json_end(j);
	object = wg_str_dup(f->arena, wg_out_str(&out));
	wg_out_free(&out);
	return object;
}

/* Objects [from, to) that are public and at most 'depth' deep. */
static void
put_list(const struct wg_feed *f, const struct wg_str *objects, size_t from,
    size_t to, uint32_t depth, struct wg_out *out)
{
	struct wg_json j = { .out = out };

	wg_out_clear(out);
	wg_json_array(&j);
	for (size_t i = from; i < to; i++)
		if (objects[i].len > 0 && f->region->pages[i].depth <= depth)
			wg_json_raw(&j, objects[i]);
	wg_json_end(&j);
}

/* The pages above those whose parent is 'p', which may be NULL. */
static void
put_parents(const struct wg_feed *f, const struct wg_str *objects,
    const struct wg_tree_page *p, struct wg_out *out)
{
	const struct wg_tree_page *above[64];
	struct wg_json j = { .out = out };
	size_t n = 0;

	for (; p != NULL && n < 64; p = p->parent)
		above[n++] = p;
	wg_out_clear(out);
	wg_json_array(&j);
	while (n > 0)
		wg_json_raw(&j, objects[above[--n] - f->region->pages]);
	wg_json_end(&j);
}

/* How deep the deepest public page below page 'i' is. */
static uint32_t
deepest(const struct wg_feed *f, const struct wg_str *objects, size_t i)
{
	const struct wg_tree_page *pages = f->region->pages;
	uint32_t depth = pages[i].depth;

	for (size_t k = i; k < i + pages[i].size; k++)
		if (objects[k].len > 0 && pages[k].depth > depth)
			depth = pages[k].depth;
	return depth;
}

/* The page, and those below it, to a depth: beyond the deepest it is the same
 * again. */
static void
children_files(struct wg_feed *f, const struct wg_str *objects, size_t i,
    struct wg_str folder, struct wg_out *out)
{
	const struct wg_tree_page *p = &f->region->pages[i];
	uint32_t least = deepest(f, objects, i) - p->depth;
	struct wg_feed_body body = { 0 };

	for (uint32_t depth = 0; depth <= 3; depth++) {
		struct wg_str name = wg_str_fmt(f->arena,
		    "%.*s/children-%u.json", WG_ARG(folder), (unsigned)depth);

		if (depth <= least) {
			put_list(f, objects, i, i + p->size,
			    p->depth + depth, out);
			body = wg_feed_body(out);
		}
		/* What the app asks for; of a first page it is the most. */
		if (depth == 2 && p->parent == NULL)
			wg_feed_large_file(f->task, &f->zipped, body, name);
		else
			wg_feed_file(f->task, body, "%s", name.ptr);
	}
}

/* What those whose parent is 'of' have above them. */
struct parents {
	const struct wg_tree_page *of;
	struct wg_out out;
	struct wg_feed_body body; /* without bytes at first */
};

static void
parents_file(struct wg_feed *f, const struct wg_str *objects,
    const struct wg_tree_page *p, struct wg_str folder,
    struct parents *parents)
{
	if (parents->body.bytes.len == 0 || parents->of != p->parent) {
		parents->of = p->parent;
		put_parents(f, objects, p->parent, &parents->out);
		parents->body = wg_feed_body(&parents->out);
	}
	wg_feed_file(f->task, parents->body, "%.*s/parents.json",
	    WG_ARG(folder));
}

/* What a query with url= gets: a folder of its own for each page. */
static void
page_files(struct wg_feed *f, const struct wg_str *objects, size_t i,
    struct parents *parents, struct wg_out *out)
{
	const struct wg_tree_page *p = &f->region->pages[i];
	struct wg_str folder = wg_str_fmt(f->arena, "_q/p/%.*s/%.*s/%.*s",
	    WG_ARG(f->region->document->id),
	    WG_ARG(f->edition->language->slug), WG_ARG(p->page->id));

	wg_out_clear(out);
	wg_out_put(out, objects[i]);
	wg_feed_file(f->task, wg_feed_body(out), "%s/page.json", folder.ptr);
	parents_file(f, objects, p, folder, parents);
	children_files(f, objects, i, folder, out);
}

/* Whatever is asked, the answer is the same: all, and no parents. */
static void
flat_files(struct wg_feed *f, const struct wg_str *objects,
    struct wg_feed_body all, struct wg_out *out)
{
	wg_feed_list(f, all, "children");
	put_list(f, objects, 0, 0, 0, out);
	wg_feed_list(f, wg_feed_body(out), "parents");
}

static void
root_files(struct wg_feed *f, const struct wg_str *objects, struct wg_out *out)
{
	size_t n = f->region->n_pages;
	uint32_t least = 0; /* of the depths that show all */
	struct wg_out some = { 0 };
	struct wg_feed_body all, body;

	put_list(f, objects, 0, n, UINT32_MAX, out);
	all = wg_feed_body(out);
	wg_feed_list(f, all, "pages");
	if (f->task->build->flat) {
		flat_files(f, objects, all, &some);
		wg_out_free(&some);
		return;
	}
	for (size_t i = 0; i < n; i++)
		if (objects[i].len > 0 && f->region->pages[i].depth >= least)
			least = f->region->pages[i].depth + 1;
	for (uint32_t depth = 0; depth <= 3; depth++) {
		body = all;
		if (depth < least) {
			put_list(f, objects, 0, depth == 0 ? 0 : n, depth - 1,
			    &some);
			body = wg_feed_body(&some);
		}
		wg_feed_variant(f, body, wg_str_fmt(
		    f->arena, "children-%u", (unsigned)depth).ptr);
		if (depth == 1)
			wg_feed_list(f, body, "children");
	}
	wg_out_free(&some);
}

void
wg_feed_pages(struct wg_feed *f)
{
	size_t n = f->region->n_pages;
	struct wg_str *objects =
	    WG_NEW_ARRAY(f->arena, n + 1, struct wg_str);
	struct parents parents = { .of = NULL };
	struct wg_out out = { 0 };

	for (size_t i = 0; i < n; i++)
		if (f->own->public[i])
			objects[i] = page_object(f, i);
	root_files(f, objects, &out);
	for (size_t i = 0; i < n && !f->task->build->flat; i++)
		if (objects[i].len > 0)
			page_files(f, objects, i, &parents, &out);
	wg_out_free(&parents.out);
	wg_out_free(&out);
}
