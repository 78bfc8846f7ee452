/*
 * What is filled in.  Boxes and lines are artifacts of the page, so that they
 * print whatever a viewer makes of the field on top of them.
 */
#include "layout/block_in.h"

static bool
is_box(const struct wg_block *b)
{
	return b->field->kind == WG_FIELD_TICK ||
	    b->field->kind == WG_FIELD_CROSS ||
	    b->field->kind == WG_FIELD_FULL;
}

static unsigned
count_of(const struct wg_block *b)
{
	return b->field->count > 0 ? b->field->count : 1;
}

int32_t
wg_field_height(const struct wg_layout *l, const struct wg_block *b)
{
	int32_t size = wg_block_size(l, b);

	return b->field->kind == WG_FIELD_WRITE ?
	    size * (int32_t)count_of(b) : size;
}

int32_t
wg_field_width(const struct wg_layout *l, const struct wg_block *b)
{
	if (is_box(b))
		return wg_block_size(l, b);
	return b->field->kind == WG_FIELD_CELLS ?
	    wg_scaled(l, b->cell) * (int32_t)count_of(b) : b->least_width;
}

static void
put_box(struct wg_layout *l, const struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	bool full = b->field->kind == WG_FIELD_FULL;

	wg_lay_item(l, WG_ITEM_BOX, NULL)->box = (struct wg_box){ .x = x,
		.y = y, .width = width, .height = height,
		.radius = b->radius,
		.line = b->pen, .fill = full ? b->stroke : 0xFFFFFF,
		.stroke = b->stroke, .filled = true };
}

static void
put_rule(struct wg_layout *l, const struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	wg_lay_item(l, WG_ITEM_BOX, NULL)->box = (struct wg_box){ .x = x,
		.y = y, .width = width, .height = height, .fill = b->stroke,
		.filled = true };
}

/* A cross of small squares, as boxes are what a page has. */
#define CROSS 16

static void
put_cross(struct wg_layout *l, const struct wg_block *b, int32_t x, int32_t y,
    int32_t side)
{
	int32_t inset = side / 5, span = side - 2 * inset, pen = side / 8;

	for (int32_t i = 0; i <= CROSS; i++) {
		int32_t at = inset + span * i / CROSS - pen / 2;

		put_rule(l, b, x + at, y + at, pen, pen);
		put_rule(l, b, x + side - at - pen, y + at, pen, pen);
	}
}

static void
put_cells(struct wg_layout *l, const struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	int32_t n = (int32_t)count_of(b);

	put_box(l, b, x, y, width, height);
	for (int32_t i = 1; i < n; i++)
		put_rule(l, b, x + width * i / n - b->pen / 4, y, b->pen / 2,
		    height);
}

static void
put_lines(struct wg_layout *l, const struct wg_block *b, int32_t x, int32_t y,
    int32_t width)
{
	int32_t pitch = wg_block_size(l, b);

	for (int32_t i = 1; i <= (int32_t)count_of(b); i++)
		put_rule(l, b, x, y + pitch * i - b->pen, width, b->pen);
}

void
wg_field_place(struct wg_layout *l, const struct wg_block *b, int32_t x,
    int32_t y, int32_t width, int32_t height)
{
	int32_t own = wg_field_width(l, b), tall = wg_field_height(l, b);

	/* Boxes stand amid the room they get, or where reading begins. */
	if (is_box(b) || b->field->kind == WG_FIELD_CELLS) {
		if (b->align == WG_ALIGN_CENTER)
			x += (width - own) / 2;
		else if (b->rtl)
			x += width - own;
		y += (height - tall) / 2;
		width = own;
	}
	if (b->field->kind == WG_FIELD_WRITE)
		put_lines(l, b, x, y, width);
	else if (b->field->kind == WG_FIELD_CELLS)
		put_cells(l, b, x, y, width, tall);
	else
		put_box(l, b, x, y, width, tall);
	if (b->field->kind == WG_FIELD_CROSS)
		put_cross(l, b, x, y, width);
	if (b->tag == NULL || b->field->name.len == 0 || l->pagination)
		return;
	wg_lay_item(l, WG_ITEM_FIELD, b->tag)->field =
	    (struct wg_placed_field){ b->field, x, y, width, tall };
}
