/* Copies of items, moved, each with the number of its page. */
#include "layout/impose.h"

#include "layout/item.h"

#define PAPER WG_MM(0.1) /* 80 g/m2 */
#define MARK WG_MM(0.25)
#define FROM WG_MM(5)    /* what printers leave white */
#define OUTSIDE WG_MM(1) /* of the bleed, where marks are cut off */
#define DASH WG_MM(0.8)
#define DASHES 3

/* The same document on other paper, without a sheet yet. */
static struct wg_pages *
like(struct wg_arena *a, const struct wg_pages *pages)
{
	struct wg_pages *to = WG_NEW(a, struct wg_pages);

	*to = *pages;
	to->pages.at = NULL;
	to->pages.n = to->pages.room = 0;
	to->one_sided = false;
	to->outlines.at = NULL;
	to->outlines.n = to->outlines.room = 0;
	for (size_t i = 0; i < pages->outlines.n; i++)
		WG_PUSH(a, &to->outlines) = pages->outlines.at[i];
	return to;
}

static struct wg_page *
add_sheet(struct wg_arena *a, struct wg_pages *to, int32_t width,
    int32_t height)
{
	struct wg_page *sheet = WG_NEW(a, struct wg_page);

	sheet->width = width;
	sheet->height = height;
	WG_PUSH(a, &to->pages) = sheet;
	return sheet;
}

/* Page 'number' (from 1) onto the last sheet; nothing if there is none. */
static void
add_page(struct wg_arena *a, const struct wg_pages *from, struct wg_pages *to,
    size_t number, int32_t x)
{
	struct wg_page *sheet = to->pages.at[to->pages.n - 1];
	const struct wg_page *page;

	if (number == 0 || number > from->pages.n)
		return;
	page = from->pages.at[number - 1];
	sheet->incomplete |= page->incomplete;
	for (size_t i = 0; i < page->items.n; i++) {
		struct wg_item item = page->items.at[i];

		wg_item_move(&item, x, 0);
		item.turn = (uint32_t)number;
		WG_PUSH(a, &sheet->items) = item;
	}
	for (size_t i = 0; i < from->outlines.n; i++)
		if (from->outlines.at[i].page + 1 == number)
			to->outlines.at[i].page =
			    (uint32_t)to->pages.n - 1;
}

/* A dashed line at head and foot; for a print shop outside of the sheet. */
static void
add_fold(struct wg_arena *a, struct wg_page *sheet, int32_t x)
{
	for (int32_t i = 0; i < DASHES; i++) {
		int32_t y = sheet->bleed > 0 ?
		    -sheet->bleed - OUTSIDE - i * 2 * DASH - DASH :
		    FROM + i * 2 * DASH;

		wg_item_mark(a, sheet, x - MARK / 2, y, MARK, DASH);
		wg_item_mark(a, sheet, x - MARK / 2,
		    sheet->height - y - DASH, MARK, DASH);
	}
}

/* Booklets. */

/* Which page of the document is page 'number' of 'all' in the booklet; 0: it is
 * empty. */
static size_t
content_of(const struct wg_pages *pages, size_t number, size_t all)
{
	return number == all ? pages->pages.n :
	    number < pages->pages.n ? number : 0;
}

/* The later page and the earlier one of the outside of a sheet, or the other
 * way round inside. */
static void
add_side(struct wg_arena *a, const struct wg_pages *pages,
    struct wg_pages *to, size_t left, size_t right, int32_t creep)
{
	struct wg_page *sheet = to->pages.at[to->pages.n - 1];
	int32_t fold = sheet->width / 2;

	add_page(a, pages, to, pages->rtl ? right : left,
	    fold - pages->pages.at[0]->width + creep);
	add_page(a, pages, to, pages->rtl ? left : right, fold - creep);
	add_fold(a, sheet, fold);
}

struct wg_pages *
wg_pages_booklet(struct wg_arena *a, const struct wg_pages *pages,
    int32_t width, int32_t height)
{
	struct wg_pages *to = like(a, pages);
	size_t all = (pages->pages.n + 3) / 4 * 4;

	for (size_t s = 0; s < all / 4; s++) {
		int32_t creep = (int32_t)s * PAPER;

		add_sheet(a, to, width, height);
		add_side(a, pages, to, content_of(pages, all - 2 * s, all),
		    content_of(pages, 1 + 2 * s, all), creep);
		add_sheet(a, to, width, height);
		add_side(a, pages, to, content_of(pages, 2 + 2 * s, all),
		    content_of(pages, all - 1 - 2 * s, all), creep);
	}
	return to;
}

/* Folded sheets. */

/* Panels of both sides from left to right, and how wide they are. */
static const struct panel {
	size_t page;
	int32_t width;
} folds[][2][WG_PANELS / 2] = {
	[WG_FOLD_LETTER] = {
	    { { 5, WG_MM(97) }, { 6, WG_MM(100) }, { 1, WG_MM(100) } },
	    { { 2, WG_MM(100) }, { 3, WG_MM(100) }, { 4, WG_MM(97) } } },
	[WG_FOLD_ZIGZAG] = {
	    { { 5, WG_MM(99) }, { 6, WG_MM(99) }, { 1, WG_MM(99) } },
	    { { 2, WG_MM(99) }, { 3, WG_MM(99) }, { 4, WG_MM(99) } } },
};

struct wg_pages *
wg_pages_fold(
    struct wg_arena *a, const struct wg_pages *pages, enum wg_fold fold)
{
	struct wg_pages *to = like(a, pages);
	const struct wg_page *first = pages->pages.at[0];

	for (unsigned side = 0; side < 2; side++) {
		struct wg_page *sheet =
		    add_sheet(a, to, WG_MM(297), first->height);
		int32_t x = 0;

		sheet->bleed = first->bleed;
		for (unsigned i = 0; i < WG_PANELS / 2; i++) {
			const struct panel *p = &folds[fold][side]
			    [pages->rtl ? WG_PANELS / 2 - 1 - i : i];

			add_page(a, pages, to, p->page,
			    x + (p->width - first->width) / 2);
			x += p->width;
			if (i + 1 < WG_PANELS / 2)
				add_fold(a, sheet, x);
		}
	}
	return to;
}
