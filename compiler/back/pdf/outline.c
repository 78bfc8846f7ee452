/*
 * The outline, which viewers show as a table of contents.  Entries come in
 * reading order with a level; the parent of an entry is the nearest one
 * before it with a smaller level.
 */
#include "back/pdf/meta.h"

#include "back/pdf/object.h"
#include "back/pdf/syntax.h"
#include "base/arena.h"
#include "base/out.h"
#include "layout/page.h"

#define NOBODY SIZE_MAX

struct entry {
	uint32_t object;
	size_t parent, previous, next, first, last; /* or NOBODY */
	size_t below; /* entries under it, at any depth */
};

/* Entry n is the root. */
static void
relate(const struct wg_outline *o, struct entry *e, size_t n)
{
	for (size_t i = 0; i <= n; i++)
		e[i].parent = e[i].previous = e[i].next = e[i].first =
		    e[i].last = NOBODY;
	for (size_t i = 0; i < n; i++) {
		size_t p = i > 0 ? i - 1 : n;

		while (p != n && o[p].level >= o[i].level)
			p = e[p].parent;
		e[i].parent = p;
		e[i].previous = e[p].last;
		if (e[p].last != NOBODY)
			e[e[p].last].next = i;
		else
			e[p].first = i;
		e[p].last = i;
	}
	for (size_t i = n; i-- > 0;)
		e[e[i].parent].below += 1 + e[i].below;
}

static void
put_link(struct wg_out *out, const char *key, const struct entry *e,
    size_t i)
{
	if (i == NOBODY)
		return;
	wg_out_puts(out, key);
	wg_pdf_ref(out, e[i].object);
}

static void
put_entry(struct wg_out *out, const struct entry *e, size_t i)
{
	put_link(out, "/Parent ", e, e[i].parent);
	put_link(out, "/Prev ", e, e[i].previous);
	put_link(out, "/Next ", e, e[i].next);
	put_link(out, "/First ", e, e[i].first);
	put_link(out, "/Last ", e, e[i].last);
	if (e[i].below > 0)
		wg_out_fmt(out, "/Count %zu", e[i].below);
	wg_out_puts(out, ">>");
}

void
wg_pdf_dest(struct wg_out *out, const struct wg_outline *o,
    const uint32_t *page_objects, const int64_t *tops)
{
	wg_out_puts(out, "/Dest[");
	wg_pdf_ref(out, page_objects[o->page]);
	wg_out_puts(out, "/XYZ null ");
	wg_pdf_number(out, tops[o->page] - o->y);
	wg_out_puts(out, "null]");
}

uint32_t
wg_pdf_outline(struct wg_pdf_file *file, const struct wg_pages *pages,
    const uint32_t *page_objects, const int64_t *tops)
{
	size_t all = pages->outlines.n, n = 0;
	struct entry *e = WG_NEW_ARRAY(file->arena, all + 1, struct entry);
	struct wg_outline *list =
	    WG_NEW_ARRAY(file->arena, all + 1, struct wg_outline);
	struct wg_out *out;

	for (size_t i = 0; i < all; i++)
		if (pages->outlines.at[i].level > 0)
			list[n++] = pages->outlines.at[i];
	if (n == 0 || pages->pages.n < 2)
		return 0;
	relate(list, e, n);
	for (size_t i = 0; i <= n; i++)
		e[i].object = wg_pdf_reserve(file);
	out = wg_pdf_object(file, e[n].object);
	wg_out_puts(out, "<</Type/Outlines");
	put_entry(out, e, n);
	for (size_t i = 0; i < n; i++) {
		const struct wg_outline *o = &list[i];

		out = wg_pdf_object(file, e[i].object);
		wg_out_puts(out, "<</Title");
		wg_pdf_text(out, o->title);
		wg_pdf_dest(out, o, page_objects, tops);
		put_entry(out, e, i);
	}
	return e[n].object;
}
