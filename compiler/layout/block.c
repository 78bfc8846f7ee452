/*
 * The tree, and the walk that measures it.  Measuring only counts lines: a
 * paragraph is shaped once and its lines are made once, when they are placed
 * (lay.c), so trying out sizes costs little.
 */
#include "layout/block.h"

#include "base/arena.h"
#include "layout/block_in.h"
#include "model/image.h"

#define MAX_HEIGHT 1000000000 /* sums of it still fit 64 bits */

struct wg_block *
wg_block_new(struct wg_arena *a, enum wg_block_kind kind)
{
	struct wg_block *b = WG_NEW(a, struct wg_block);

	b->kind = kind;
	return b;
}

struct wg_block *
wg_block_add(struct wg_block *parent, struct wg_block *child)
{
	if (parent->last == NULL)
		parent->first = child;
	else
		parent->last->next = child;
	parent->last = child;
	return child;
}

int32_t
wg_scaled(const struct wg_layout *l, int32_t length)
{
	return (int32_t)((int64_t)length * l->scale / WG_FULL_SCALE);
}

#define STEP 500 /* half a point: what type grows by */

static int32_t
grown(const struct wg_layout *l, const struct wg_block *b, int32_t length)
{
	unsigned growth = l->growth < b->grows ? l->growth : b->grows;
	int32_t more = (int32_t)((int64_t)length * growth / WG_FULL_SCALE);

	return length + more - more % STEP;
}

int32_t
wg_block_size(const struct wg_layout *l, const struct wg_block *b)
{
	int32_t size = wg_scaled(l, grown(l, b, b->size));

	return size < b->least ? b->least : size;
}

int32_t
wg_block_gap(const struct wg_layout *l, const struct wg_block *b)
{
	int64_t gap = b->gap;

	if (b->gap_grows > 0 && l->gaps > 0)
		gap = gap * l->gaps / WG_FULL_SCALE;
	return wg_scaled(l, (int32_t)gap);
}

int32_t
wg_line_height(const struct wg_layout *l, const struct wg_block *b)
{
	return (int32_t)((int64_t)wg_block_size(l, b) * b->leading / 100);
}

static int64_t
relative(const struct wg_layout *l, const struct wg_block *b, int32_t width)
{
	int32_t size = wg_block_size(l, b);

	return (int64_t)width * 1000 / (size > 0 ? size : 1);
}

static void
shape(struct wg_layout *l, struct wg_block *b)
{
	if (b->paragraph != NULL)
		return;
	b->paragraph = wg_paragraph_new(l->arena, l->shaper, b->runs,
	    b->n_runs, b->lang, b->rtl);
	if (b->balanced)
		wg_paragraph_keep_words(b->paragraph);
}

int32_t
wg_block_widest(struct wg_layout *l, struct wg_block *b)
{
	shape(l, b);
	/* One more, so that nothing is lost in rounding. */
	return wg_capped(wg_paragraph_widest(b->paragraph) *
	    wg_block_size(l, b) / 1000 + 2);
}

int32_t
wg_block_narrowest(struct wg_layout *l, struct wg_block *b)
{
	shape(l, b);
	return wg_capped(wg_paragraph_narrowest(b->paragraph) *
	    wg_block_size(l, b) / 1000 + 2);
}

int32_t
wg_block_firmest(struct wg_layout *l, struct wg_block *b)
{
	shape(l, b);
	return wg_capped(wg_paragraph_firmest(b->paragraph) *
	    wg_block_size(l, b) / 1000 + 2);
}

int32_t
wg_block_unbroken(struct wg_layout *l, struct wg_block *b)
{
	shape(l, b);
	return wg_capped(wg_paragraph_unbroken(b->paragraph) *
	    wg_block_size(l, b) / 1000 + 2);
}

void
wg_block_count(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	int32_t size = wg_block_size(l, b);

	shape(l, b);
	if (b->n_lines > 0 && b->lines_width == width &&
	    b->lines_size == size) {
		l->cramped += b->cramped;
		return;
	}
	if (wg_paragraph_widest(b->paragraph) > relative(l, b, width))
		wg_paragraph_hyphenate(l->shaper, b->paragraph);
	b->n_lines = wg_paragraph_count(b->paragraph, relative(l, b, width));
	b->cramped =
	    wg_paragraph_breaks_words(b->paragraph, relative(l, b, width));
	l->cramped += b->cramped;
	b->lines = NULL;
	b->lines_width = width;
	b->lines_size = size;
}

#define MOST_BALANCED 3 /* lines */

/* The least width at which a text has as many lines as in 'width'; a longer
 * one is a paragraph, whose last line may be short. */
static int64_t
balanced(const struct wg_block *b, int64_t width)
{
	int64_t low = wg_paragraph_widest(b->paragraph), high = width;

	if (!b->balanced || b->n_lines < 2 || b->n_lines > MOST_BALANCED)
		return width;
	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		if (wg_paragraph_count(b->paragraph, middle) > b->n_lines)
			low = middle + 1;
		else
			high = middle;
	}
	return low < width ? low : width;
}

void
wg_block_lines(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	wg_block_count(l, b, width);
	if (b->lines == NULL)
		b->lines = wg_paragraph_lines(l->arena, l->shaper,
		    b->paragraph, balanced(b, relative(l, b, width)),
		    &b->n_lines);
}

int32_t
wg_grown_width(const struct wg_layout *l, const struct wg_block *b)
{
	int32_t width = wg_scaled(l, grown(l, b, b->width));

	return width < b->least_width ? b->least_width : width;
}

int32_t
wg_capped(int64_t height)
{
	return height > MAX_HEIGHT ? MAX_HEIGHT : (int32_t)height;
}

static int32_t
measure_columns(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	int32_t height = 0;

	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t h =
		    wg_measure(l, k, wg_column_width(l, b, k, width));

		height = h > height ? h : height;
	}
	return height;
}

int32_t
wg_stacked_width(struct wg_layout *l, struct wg_block *child, int32_t width)
{
	int32_t own = width;

	if (child->natural && (child->kind == WG_BLOCK_TEXT ||
	    child->kind == WG_BLOCK_PICTOGRAM))
		own = wg_block_natural(l, child);
	return own < width ? own : width;
}

int32_t
wg_distance(const struct wg_layout *l, const struct wg_block *parent,
    const struct wg_block *child)
{
	int32_t distance = wg_block_gap(l, parent), own;

	if (child->next == NULL)
		return 0;
	own = child->after > child->next->before ? child->after :
	    child->next->before;
	own = wg_scaled(l, own);
	return own > distance ? own : distance;
}

bool
wg_indents_right(const struct wg_block *parent, const struct wg_block *child)
{
	return child->inset > 0 ? child->rtl : parent->rtl;
}

int32_t
wg_indent(const struct wg_layout *l, const struct wg_block *parent,
    const struct wg_block *child)
{
	if (child->inset > 0)
		return wg_scaled(l, child->inset);
	return parent->kind == WG_BLOCK_LIST ? wg_scaled(l, parent->indent) :
	    0;
}

int32_t
wg_marker_width(const struct wg_layout *l, const struct wg_block *parent,
    const struct wg_block *child)
{
	int32_t indent = wg_indent(l, parent, child);
	int32_t own = wg_scaled(l, child->marker->width);

	return own > 0 && own < indent ? own : indent;
}

int32_t
wg_marker_x(const struct wg_layout *l, const struct wg_block *parent,
    const struct wg_block *child, int32_t x, int32_t width)
{
	int32_t own = wg_marker_width(l, parent, child), inner = 0;

	if (child->inset > 0 || parent->vertical == WG_ALIGN_CENTER)
		inner = (wg_indent(l, parent, child) - own) / 2;
	return wg_indents_right(parent, child) ? x + width - own - inner :
						 x + inner;
}

int32_t
wg_marker_height(struct wg_layout *l, const struct wg_block *parent,
    struct wg_block *child)
{
	if (child->marker == NULL || wg_indent(l, parent, child) == 0 ||
	    child->marker->kind == WG_BLOCK_PICTOGRAM)
		return 0;
	return wg_measure(
	    l, child->marker, wg_marker_width(l, parent, child));
}

static int32_t
measure_stack(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	int64_t height = 0;

	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t h = wg_measure(l, k, wg_stacked_width(
			l, k, width - wg_indent(l, b, k)));
		int32_t marker = wg_marker_height(l, b, k);

		height += h > marker ? h : marker;
		height += wg_distance(l, b, k);
	}
	return wg_capped(height);
}

int32_t
wg_measure_children(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	if (b->kind == WG_BLOCK_GRID)
		return wg_measure_grid(l, b, width);
	if (b->kind == WG_BLOCK_COLUMNS)
		return measure_columns(l, b, width);
	return measure_stack(l, b, width);
}

/* 150 pixels an inch: fewer look coarse on paper. */
#define PIXEL 480 /* [mpt] */

void
wg_block_extent(const struct wg_layout *l, const struct wg_block *b,
    int32_t room, int32_t *width, int32_t *height)
{
	int64_t w = (int64_t)b->image->width * PIXEL;
	int64_t h, most = wg_block_size(l, b);

	w = w > room ? room : w;
	h = w * b->image->height / b->image->width;
	if (h > most) {
		h = most;
		w = h * b->image->width / b->image->height;
	}
	*width = (int32_t)(w > 1 ? w : 1);
	*height = (int32_t)(h > 1 ? h : 1);
}

/* Blocks are nested as deep as what builds them: documents have a limit. */
static int32_t
measure(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	int32_t inner = width - 2 * wg_scaled(l, b->padding_x);
	int64_t height = 2 * (int64_t)wg_scaled(l, b->padding_y);
	int32_t extent, least = wg_scaled(l, b->least_height);

	switch (b->kind) {
	case WG_BLOCK_TEXT:
		wg_block_count(l, b, inner);
		height += (int64_t)wg_line_height(l, b) * (int64_t)b->n_lines;
		break;
	case WG_BLOCK_PICTOGRAM:
	case WG_BLOCK_CODE:
	case WG_BLOCK_SPACE:
	case WG_BLOCK_LEADER:
		height += wg_block_size(l, b);
		break;
	case WG_BLOCK_IMAGE:
		wg_block_extent(l, b, inner, &inner, &extent);
		height += extent;
		break;
	case WG_BLOCK_RULE:
		height += b->line;
		break;
	case WG_BLOCK_FIELD:
		height += wg_field_height(l, b);
		break;
	default:
		height += wg_measure_children(l, b, inner);
	}
	return wg_capped(height > least ? height : least);
}

int32_t
wg_measure(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	unsigned scale = l->scale;
	int32_t height;

	l->scale = wg_shrunk(l, b, width);
	height = measure(l, b, width);
	l->scale = scale;
	return height;
}

static int32_t
smallest(const struct wg_layout *l, const struct wg_block *b,
    enum wg_reading reading)
{
	int32_t size = 0;

	if (b->kind == WG_BLOCK_TEXT && b->reading == reading && b->n_runs > 0)
		size = wg_block_size(l, b);
	for (const struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t own = smallest(l, k, reading);

		if (own > 0 && (size == 0 || own < size))
			size = own;
	}
	return size;
}

int32_t
wg_layout_smallest(const struct wg_block *b, struct wg_setting set,
    enum wg_reading reading)
{
	struct wg_layout l = { .scale = set.scale, .growth = set.growth,
		.gaps = set.gaps };

	return smallest(&l, b, reading);
}

unsigned
wg_layout_cramped(struct wg_arena *a, struct wg_shaper *s,
    struct wg_block *b, int32_t width, struct wg_setting set)
{
	struct wg_layout l = { .arena = a, .shaper = s, .scale = set.scale,
		.growth = set.growth, .gaps = set.gaps };

	wg_measure(&l, b, width);
	return l.cramped;
}

int32_t
wg_layout_height(struct wg_arena *a, struct wg_shaper *s, struct wg_block *b,
    int32_t width, struct wg_setting set)
{
	struct wg_layout l = { .arena = a, .shaper = s, .scale = set.scale,
		.growth = set.growth, .gaps = set.gaps };

	return wg_measure(&l, b, width);
}

int32_t
wg_block_height(struct wg_arena *a, struct wg_shaper *s, struct wg_block *b,
    int32_t width, unsigned scale)
{
	struct wg_layout l = { .arena = a, .shaper = s, .scale = scale };

	return wg_measure(&l, b, width);
}
