/* Copies of items, moved.  Marks stand off the edge, so that none is left on
 * what is cut a little beside it. */
#include "layout/cut.h"

#include "layout/item.h"

#define LINE WG_MM(0.2)
#define OFF WG_MM(3)
#define LONG WG_MM(5)  /* at the sides */
#define SHORT WG_MM(3) /* at head and foot, where there is less room */
#define EDGE WG_MM(3.5) /* what printers leave white */

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

/* 'page' where place 'k' of the sheet is. */
static void
put(struct wg_arena *a, struct wg_page *sheet, const struct wg_page *page,
    const struct wg_cut *cut, unsigned k, bool first)
{
	int32_t left =
	    (cut->width - page->width * (int32_t)cut->columns) / 2;
	int32_t top = (cut->height - page->height * (int32_t)cut->rows) / 2;

	sheet->incomplete |= page->incomplete;
	add_copy(a, sheet, page,
	    left + (int32_t)(k % cut->columns) * page->width,
	    top + (int32_t)(k / cut->columns) * page->height, first);
}

static struct wg_page *
add_sheet(
    struct wg_arena *a, struct wg_pages *to, const struct wg_cut *cut)
{
	struct wg_page *sheet = WG_NEW(a, struct wg_page);

	sheet->width = cut->width;
	sheet->height = cut->height;
	WG_PUSH(a, &to->pages) = sheet;
	return sheet;
}

/* The same document, without a sheet yet. */
static struct wg_pages *
like(struct wg_arena *a, const struct wg_pages *pages)
{
	struct wg_pages *to = WG_NEW(a, struct wg_pages);

	*to = *pages;
	to->pages.at = NULL;
	to->pages.n = to->pages.room = 0;
	return to;
}

struct wg_pages *
wg_pages_cut(
    struct wg_arena *a, const struct wg_pages *pages, struct wg_cut cut)
{
	struct wg_pages *to = like(a, pages);

	for (size_t i = 0; i < pages->pages.n; i++) {
		const struct wg_page *page = pages->pages.at[i];
		struct wg_page *sheet = add_sheet(a, to, &cut);

		for (unsigned k = 0; k < cut.columns * cut.rows; k++)
			put(a, sheet, page, &cut, k, k == 0);
		add_marks(a, sheet, page, &cut);
	}
	return to;
}

/* Where four meet, and at the edges of the paper, amid white. */
static void
add_inner_marks(struct wg_arena *a, struct wg_page *sheet,
    const struct wg_cut *cut)
{
	int32_t x = (cut->width - LINE) / 2, y = (cut->height - LINE) / 2;

	wg_item_mark(a, sheet, x, EDGE, LINE, SHORT);
	wg_item_mark(a, sheet, x, cut->height - EDGE - SHORT, LINE, SHORT);
	wg_item_mark(a, sheet, EDGE, y, SHORT, LINE);
	wg_item_mark(a, sheet, cut->width - EDGE - SHORT, y, SHORT, LINE);
	wg_item_mark(a, sheet, x, y - SHORT, LINE, 2 * SHORT);
	wg_item_mark(a, sheet, x - SHORT, y, 2 * SHORT, LINE);
}

struct wg_pages *
wg_pages_quarter(struct wg_arena *a, const struct wg_pages *pages,
    int32_t width, int32_t height)
{
	const struct wg_cut cut = { width, height, 2, 2 };
	struct wg_pages *to = like(a, pages);
	struct wg_page *sheet = NULL;

	for (size_t i = 0; i < pages->pages.n; i++) {
		if (i % 4 == 0) {
			sheet = add_sheet(a, to, &cut);
			add_inner_marks(a, sheet, &cut);
		}
		put(a, sheet, pages->pages.at[i], &cut, (unsigned)i % 4,
		    true);
	}
	return to;
}
