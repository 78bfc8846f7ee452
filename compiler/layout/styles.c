/* Style sheets, a table a product family. */
#include "layout/styles.h"

#include "layout/rows.h"

/* Leichte Sprache: the column of pictures, beside the text. */
#define PICTURES WG_MM(38)

SHARES(last, 0, 1) /* all spare width to the second */

#include "layout/styles/all.def"

const struct wg_paper *
wg_paper_of(const struct wg_style_sheet *sheet, struct wg_str size)
{
	for (size_t i = 0; i < sheet->n_papers; i++)
		if (wg_str_is(size, sheet->papers[i].size))
			return &sheet->papers[i];
	return sheet->papers;
}

unsigned
wg_paper_variant(const struct wg_paper *p, bool pair, bool rtl)
{
	return pair && rtl && p->to_left != 0 ? p->to_left :
	    pair && p->pair != 0	      ? p->pair :
						p->variant;
}

struct wg_rect
wg_paper_inside(const struct wg_paper *p)
{
	return (struct wg_rect){ p->inner, p->top,
		p->width - p->inner - p->outer,
		p->height - p->top - p->bottom };
}

struct wg_page_style
wg_paper_pages(const struct wg_paper *p)
{
	return (struct wg_page_style){ .width = p->width,
		.height = p->height, .top = p->top, .bottom = p->bottom,
		.inner = p->inner, .outer = p->outer, .edge = p->edge,
		.foot = p->foot, .least_scale = p->least,
		.two_sided = p->two_sided };
}
