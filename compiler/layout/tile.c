/*
 * Windows lie side by side in rows, all of one orientation: the one that takes
 * fewer of them.
 */
#include "layout/tile.h"

#include "layout/item.h"

#define SHORT WG_MM(210)
#define LONG WG_MM(297)
#define OVERLAP WG_MM(10)
#define MARK_LENGTH WG_MM(5)
#define MARK_FROM WG_MM(5.5) /* off the edge, which printers leave white */

struct window {
	int32_t x, y, width, height;
};

/* How many windows of that length cover a sheet; its own margins are white,
 * so that one that is as long covers it. */
static int32_t
count(int32_t sheet, int32_t window)
{
	int32_t n = 1;

	while (n * window - (n - 1) * OVERLAP < sheet)
		n++;
	return n;
}

static int32_t
start(int32_t sheet, int32_t window, int32_t i, int32_t n)
{
	return n > 1 ? (int32_t)((int64_t)(sheet - window) * i / (n - 1)) :
		       (sheet - window) / 2;
}

static struct window
extent(const struct wg_item *i)
{
	const struct wg_glyph_run *r = &i->run;

	switch (i->kind) {
	case WG_ITEM_RUN: /* what hangs below the line, at most */
		return (struct window){ r->x, r->y - r->size, r->width,
			r->size * 3 / 2 };
	case WG_ITEM_BOX:
		return (struct window){
			i->box.x, i->box.y, i->box.width, i->box.height };
	case WG_ITEM_PICTOGRAM:
		return (struct window){ i->pictogram.x, i->pictogram.y,
			i->pictogram.size, i->pictogram.size };
	case WG_ITEM_CODE:
		return (struct window){
			i->code.x, i->code.y, i->code.size, i->code.size };
	case WG_ITEM_IMAGE:
		return (struct window){ i->image.x, i->image.y,
			i->image.width, i->image.height };
	case WG_ITEM_FIELD:
		return (struct window){ i->field.x, i->field.y,
			i->field.width, i->field.height };
	case WG_ITEM_TAG:
		break;
	}
	return (struct window){ 0 };
}

static bool
meets(const struct window *w, const struct window *e)
{
	return e->x < w->x + w->width && e->x + e->width > w->x &&
	    e->y < w->y + w->height && e->y + e->height > w->y;
}

static bool
holds(const struct window *w, const struct window *e)
{
	return e->x >= w->x && e->x + e->width <= w->x + w->width &&
	    e->y >= w->y && e->y + e->height <= w->y + w->height;
}

/* Where this window meets the next one, half way into what both show. */
static void
add_marks(struct wg_arena *a, struct wg_page *page, int32_t across,
    int32_t down)
{
	int32_t w = page->width - MARK_FROM - MARK_LENGTH;
	int32_t h = page->height - MARK_FROM - MARK_LENGTH;

	if (down > 0 && down < page->height) {
		wg_item_mark(a, page, MARK_FROM, down, MARK_LENGTH, WG_PT(0.5));
		wg_item_mark(a, page, w, down, MARK_LENGTH, WG_PT(0.5));
	}
	if (across > 0 && across < page->width) {
		wg_item_mark(a, page, across, MARK_FROM, WG_PT(0.5), MARK_LENGTH);
		wg_item_mark(a, page, across, h, WG_PT(0.5), MARK_LENGTH);
	}
}

/* The window that an item is read on: the first that it stands on as a whole,
 * or else the first that shows some of it. */
static size_t
owner(const struct wg_item *item, const struct window *windows, size_t n)
{
	struct window e = extent(item);
	size_t first = 0;

	for (size_t k = n; k-- > 0;)
		if (meets(&windows[k], &e))
			first = k;
	for (size_t k = 0; k < n; k++)
		if (holds(&windows[k], &e))
			return k;
	return first;
}

static struct wg_page *
tile(struct wg_arena *a, const struct wg_page *sheet,
    const struct window *windows, size_t n, size_t k)
{
	struct wg_page *page = WG_NEW(a, struct wg_page);

	page->width = windows[k].width;
	page->height = windows[k].height;
	page->incomplete = sheet->incomplete;
	for (size_t i = 0; i < sheet->items.n; i++) {
		struct wg_item item = sheet->items.at[i];
		struct window e = extent(&item);
		bool own = owner(&item, windows, n) == k;

		if (item.kind == WG_ITEM_TAG ? !own : !meets(&windows[k], &e))
			continue;
		if (!own)
			item.tag = NULL;
		wg_item_move(&item, -windows[k].x, -windows[k].y);
		WG_PUSH(a, &page->items) = item;
	}
	return page;
}

#define MOST 64 /* windows: a sheet of 1.5 m and more */

static void
add_tiles(struct wg_arena *a, struct wg_pages *to, const struct wg_page *sheet)
{
	bool wide = count(sheet->width, LONG) * count(sheet->height, SHORT) <
	    count(sheet->width, SHORT) * count(sheet->height, LONG);
	int32_t width = wide ? LONG : SHORT, height = wide ? SHORT : LONG;
	int32_t columns = count(sheet->width, width);
	int32_t rows = count(sheet->height, height);
	struct window windows[MOST];
	size_t n = 0;

	for (int32_t r = 0; r < rows; r++)
		for (int32_t c = 0; c < columns && n < MOST; c++)
			windows[n++] = (struct window){
				start(sheet->width, width, c, columns),
				start(sheet->height, height, r, rows), width,
				height };
	for (size_t k = 0; k < n; k++) {
		struct wg_page *page = tile(a, sheet, windows, n, k);
		bool last = (int32_t)k % columns == columns - 1;
		int32_t across = last ? 0 :
		    (windows[k + 1].x + windows[k].x + width) / 2;
		int32_t down = k + (size_t)columns >= n ? 0 :
		    (windows[k + (size_t)columns].y + windows[k].y + height) /
			2;

		add_marks(a, page, across - windows[k].x, down - windows[k].y);
		WG_PUSH(a, &to->pages) = page;
	}
}

struct wg_pages *
wg_pages_tile(struct wg_arena *a, struct wg_pages *pages)
{
	struct wg_pages *tiled = WG_NEW(a, struct wg_pages);

	if (pages->outlines.n > 0)
		return pages;
	*tiled = *pages;
	tiled->pages.at = NULL;
	tiled->pages.n = tiled->pages.room = 0;
	tiled->one_sided = true;
	for (size_t i = 0; i < pages->pages.n; i++) {
		struct wg_page *page = pages->pages.at[i];

		if (page->width > SHORT || page->height > LONG)
			add_tiles(a, tiled, page);
		else
			WG_PUSH(a, &tiled->pages) = page;
	}
	return tiled;
}
