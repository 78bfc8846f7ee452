/* Copies of items, moved.  Marks stand off the edge, so that none is left on
 * what is cut a little beside it. */
#include "layout/cut.h"

#include "layout/item.h"

#define LINE WG_MM(0.2)
#define OFF WG_MM(3)
#define LONG WG_MM(5)  /* at the sides */
#define SHORT WG_MM(3) /* at head and foot, where there is less room */

static void
add_copy(struct wg_arena *a, struct wg_page *sheet,
    const struct wg_page *page, int32_t x, int32_t y, bool first)
{
	for (size_t i = 0; i < page->items.n; i++) {
		struct wg_item item = page->items.at[i];

		if (item.kind == WG_ITEM_TAG && !first)
			continue;
		if (!first)
			item.tag = NULL;
		wg_item_move(&item, x, y);
		WG_PUSH(a, &sheet->items) = item;
	}
}

/* At both ends of every cut. */
static void
add_marks(struct wg_arena *a, struct wg_page *sheet,
    const struct wg_page *page, const struct wg_cut *cut)
{
	int32_t width = page->width * (int32_t)cut->columns;
	int32_t height = page->height * (int32_t)cut->rows;
	int32_t left = (cut->width - width) / 2;
	int32_t top = (cut->height - height) / 2;

	for (unsigned c = 0; c <= cut->columns; c++) {
		int32_t x = left + (int32_t)c * page->width - LINE / 2;

		wg_item_mark(
		    a, sheet, x, top - OFF - SHORT, LINE, SHORT);
		wg_item_mark(a, sheet, x, top + height + OFF, LINE, SHORT);
	}
	for (unsigned r = 0; r <= cut->rows; r++) {
		int32_t y = top + (int32_t)r * page->height - LINE / 2;

		wg_item_mark(a, sheet, left - OFF - LONG, y, LONG, LINE);
		wg_item_mark(a, sheet, left + width + OFF, y, LONG, LINE);
	}
}

static struct wg_page *
fill(struct wg_arena *a, const struct wg_page *page, const struct wg_cut *cut)
{
	struct wg_page *sheet = WG_NEW(a, struct wg_page);
	int32_t left =
	    (cut->width - page->width * (int32_t)cut->columns) / 2;
	int32_t top = (cut->height - page->height * (int32_t)cut->rows) / 2;

	sheet->width = cut->width;
	sheet->height = cut->height;
	sheet->incomplete = page->incomplete;
	for (unsigned r = 0; r < cut->rows; r++)
		for (unsigned c = 0; c < cut->columns; c++)
			add_copy(a, sheet, page,
			    left + (int32_t)c * page->width,
			    top + (int32_t)r * page->height,
			    r == 0 && c == 0);
	add_marks(a, sheet, page, cut);
	return sheet;
}

struct wg_pages *
wg_pages_cut(
    struct wg_arena *a, const struct wg_pages *pages, struct wg_cut cut)
{
	struct wg_pages *sheets = WG_NEW(a, struct wg_pages);

	*sheets = *pages;
	sheets->pages.at = NULL;
	sheets->pages.n = sheets->pages.room = 0;
	for (size_t i = 0; i < pages->pages.n; i++)
		WG_PUSH(a, &sheets->pages) =
		    fill(a, pages->pages.at[i], &cut);
	return sheets;
}
