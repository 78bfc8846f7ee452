/*
 * Link annotations.  A link over two lines is one element with two
 * annotations; pieces of one line (a bold word, a bidi run) are one
 * rectangle.  Same line: they overlap vertically by more than half.
 */
#include "back/pdf/links.h"

#include "back/pdf/meta.h"
#include "back/pdf/object.h"
#include "back/pdf/structure.h"
#include "back/pdf/syntax.h"
#include "base/out.h"
#include "layout/page.h"

static bool
same_line(const int64_t a[4], const int64_t b[4])
{
	int64_t low = a[1] > b[1] ? a[1] : b[1];
	int64_t high = a[3] < b[3] ? a[3] : b[3];
	int64_t less = a[3] - a[1] < b[3] - b[1] ? a[3] - a[1] : b[3] - b[1];

	return 2 * (high - low) > less;
}

void
wg_pdf_link_add(struct wg_arena *a, struct wg_pdf_file *file,
    struct wg_pdf_links *links, struct wg_pdf_elem *elem, uint32_t page,
    const int64_t rect[4])
{
	struct wg_pdf_link *l = elem->link;

	if (l != NULL && l->page == page && same_line(l->rect, rect)) {
		wg_pdf_join(l->rect, rect);
		return;
	}
	l = WG_NEW(a, struct wg_pdf_link);
	l->elem = elem;
	l->object = wg_pdf_reserve(file);
	l->page = page;
	for (int i = 0; i < 4; i++)
		l->rect[i] = rect[i];
	elem->link = l;
	WG_PUSH(a, &links->list) = l;
}

void
wg_pdf_link_kids(struct wg_arena *a, const struct wg_pdf_links *links)
{
	for (size_t i = 0; i < links->list.n; i++) {
		const struct wg_pdf_link *l = links->list.at[i];

		wg_pdf_kid(a, l->elem,
		    (struct wg_pdf_kid){ .kind = WG_PDF_KID_OBJECT,
			.page = l->page, .value = l->object });
	}
}

void
wg_pdf_link_list(
    struct wg_out *out, const struct wg_pdf_links *links, uint32_t page)
{
	for (size_t i = 0; i < links->list.n; i++)
		if (links->list.at[i]->page == page) {
			wg_pdf_ref(out, links->list.at[i]->object);
			wg_out_byte(out, ' ');
		}
}

void
wg_pdf_link_write(struct wg_pdf_file *file,
    const struct wg_pdf_links *links, const struct wg_pages *doc,
    const uint32_t *pages, const int64_t *tops, uint32_t key)
{
	for (size_t i = 0; i < links->list.n; i++) {
		const struct wg_pdf_link *l = links->list.at[i];
		const struct wg_tag *tag = l->elem->tag;
		struct wg_out *out = wg_pdf_object(file, l->object);

		/* F 4: it is printed (PDF/A-2, 6.3.2). */
		wg_out_puts(out, "<</Type/Annot/Subtype/Link/F 4"
		    "/Border[0 0 0]/P ");
		wg_pdf_ref(out, pages[l->page]);
		wg_out_fmt(out, "/StructParent %zu/Rect", key + i);
		wg_pdf_rect(out, l->rect);
		wg_out_puts(out, "/Contents");
		wg_pdf_text(out,
		    tag->contents.len > 0 ? tag->contents : tag->href);
		if (tag->href.len > 0) {
			wg_out_puts(out, "/A<</S/URI/URI");
			wg_pdf_literal(out, tag->href);
			wg_out_puts(out, ">>>>");
		} else {
			wg_pdf_dest(out, wg_pages_find(doc, tag->target),
			    pages, tops);
			wg_out_puts(out, ">>");
		}
	}
}
