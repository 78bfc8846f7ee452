#include "layout/item.h"

void
wg_item_move(struct wg_item *i, int32_t x, int32_t y)
{
	int32_t *at[] = {
		[WG_ITEM_RUN] = &i->run.x,
		[WG_ITEM_BOX] = &i->box.x,
		[WG_ITEM_PICTOGRAM] = &i->pictogram.x,
		[WG_ITEM_CODE] = &i->code.x,
		[WG_ITEM_IMAGE] = &i->image.x,
		[WG_ITEM_FIELD] = &i->field.x,
	};
	int32_t *up[] = {
		[WG_ITEM_RUN] = &i->run.y,
		[WG_ITEM_BOX] = &i->box.y,
		[WG_ITEM_PICTOGRAM] = &i->pictogram.y,
		[WG_ITEM_CODE] = &i->code.y,
		[WG_ITEM_IMAGE] = &i->image.y,
		[WG_ITEM_FIELD] = &i->field.y,
	};

	if (i->kind == WG_ITEM_TAG)
		return;
	*at[i->kind] += x;
	*up[i->kind] += y;
}

static int32_t
foot(const struct wg_item *i)
{
	switch (i->kind) {
	case WG_ITEM_RUN: /* with what hangs below the line */
		return i->run.y + i->run.size / 2;
	case WG_ITEM_BOX:
		return i->box.y + i->box.height;
	case WG_ITEM_PICTOGRAM:
		return i->pictogram.y + i->pictogram.size;
	case WG_ITEM_CODE:
		return i->code.y + i->code.size;
	case WG_ITEM_IMAGE:
		return i->image.y + i->image.height;
	default:
		return 0;
	}
}

int32_t
wg_items_foot(const struct wg_page *page)
{
	int32_t lowest = 0;

	for (size_t i = 0; i < page->items.n; i++)
		if (lowest < foot(&page->items.at[i]))
			lowest = foot(&page->items.at[i]);
	return lowest;
}

void
wg_item_mark(struct wg_arena *a, struct wg_page *page, int32_t x,
    int32_t y, int32_t width, int32_t height)
{
	struct wg_item *i = &WG_PUSH(a, &page->items);

	*i = (struct wg_item){ .kind = WG_ITEM_BOX };
	i->box = (struct wg_box){ .x = x, .y = y, .width = width,
		.height = height, .filled = true };
}
