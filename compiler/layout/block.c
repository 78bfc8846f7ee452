/*
 * Two walks over the block tree: one that measures, one that places.  Both
 * give the same widths to the same blocks, so a paragraph is broken into
 * lines once per width and size, and shaped once at all.
 */
#include "layout/block.h"

#include "base/arena.h"
#include "base/diag.h"

#define FULL 1000 /* scale: per mille */
#define STEP 20
#define LEAST_SCALE 700

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

struct layout {
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	struct wg_page *page;
	struct wg_diag *diag; /* while placing */
	unsigned scale;
};

static int32_t
scaled(const struct layout *l, int32_t length)
{
	return (int32_t)((int64_t)length * l->scale / FULL);
}

static int32_t
text_size(const struct layout *l, const struct wg_block *b)
{
	int32_t size = scaled(l, b->size);

	return size < b->least ? b->least : size;
}

/* Measuring. */

static int32_t measure(struct layout *, struct wg_block *, int32_t width);

static void
break_lines(struct layout *l, struct wg_block *b, int32_t width)
{
	int32_t size = text_size(l, b);

	if (b->paragraph == NULL)
		b->paragraph = wg_paragraph_new(l->arena, l->shaper, b->runs,
		    b->n_runs, b->lang, b->rtl);
	if (b->lines != NULL && b->lines_width == width &&
	    b->lines_size == size)
		return;
	b->lines = wg_paragraph_lines(l->arena, l->shaper, b->paragraph,
	    (int64_t)width * 1000 / size, &b->n_lines);
	b->lines_width = width;
	b->lines_size = size;
}

static int32_t
line_height(const struct layout *l, const struct wg_block *b)
{
	return (int32_t)((int64_t)text_size(l, b) * b->leading / 100);
}

static int32_t
fixed_width(const struct layout *l, const struct wg_block *b)
{
	int32_t width = scaled(l, b->width);

	return width < b->least_width ? b->least_width : width;
}

/* The width of child 'child' of a COLUMNS block. */
static int32_t
column_width(const struct layout *l, const struct wg_block *b,
    const struct wg_block *child, int32_t width)
{
	int32_t rest = width;
	unsigned shares = 0;

	for (const struct wg_block *k = b->first; k; k = k->next) {
		if (k != b->first)
			rest -= scaled(l, b->gap);
		if (k->width > 0)
			rest -= fixed_width(l, k);
		else
			shares += k->share ? k->share : 1;
	}
	if (child->width > 0)
		return fixed_width(l, child);
	return (int32_t)((int64_t)rest * (child->share ? child->share : 1) /
	    shares);
}

/* Left edge and width of a column of a GRID, counted from the start side. */
static int32_t
grid_column(const struct layout *l, const struct wg_block *b, unsigned column,
    int32_t width, int32_t *left)
{
	int32_t gap = scaled(l, b->gap);
	int64_t rest = width - (int64_t)gap * (b->columns - 1);
	unsigned all = 0, before = 0, own;

	for (unsigned i = 0; i < b->columns; i++) {
		unsigned share = b->shares ? b->shares[i] : 1;

		all += share;
		before += i < column ? share : 0;
	}
	own = b->shares ? b->shares[column] : 1;
	*left = (int32_t)(rest * before / all) + gap * (int32_t)column;
	if (b->rtl)
		*left = width - *left - (int32_t)(rest * own / all);
	return (int32_t)(rest * own / all);
}

static int32_t
measure_row(struct layout *l, struct wg_block *b, struct wg_block **cell,
    int32_t width)
{
	int32_t height = 0, left;

	for (unsigned i = 0; i < b->columns && *cell != NULL; i++) {
		int32_t h = measure(
		    l, *cell, grid_column(l, b, i, width, &left));

		height = h > height ? h : height;
		*cell = (*cell)->next;
	}
	return height;
}

static int32_t
measure_children(struct layout *l, struct wg_block *b, int32_t width)
{
	int32_t height = 0;

	if (b->kind == WG_BLOCK_GRID) {
		for (struct wg_block *cell = b->first; cell != NULL;) {
			if (cell != b->first)
				height += scaled(l, b->row_gap);
			height += measure_row(l, b, &cell, width);
		}
		return height;
	}
	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t w = b->kind == WG_BLOCK_COLUMNS ?
		    column_width(l, b, k, width) : width;
		int32_t h = measure(l, k, w);

		if (b->kind == WG_BLOCK_STACK)
			height += h + (k->next ? scaled(l, b->gap) : 0);
		else if (h > height)
			height = h;
	}
	return height;
}

/* Blocks are nested as deep as a poster is: no input decides it. */
static int32_t
measure(struct layout *l, struct wg_block *b, int32_t width)
{
	int32_t inner = width - 2 * scaled(l, b->padding_x);
	int32_t height = 2 * scaled(l, b->padding_y);

	switch (b->kind) {
	case WG_BLOCK_TEXT:
		break_lines(l, b, inner);
		return height + line_height(l, b) * (int32_t)b->n_lines;
	case WG_BLOCK_PICTURE:
	case WG_BLOCK_CODE:
	case WG_BLOCK_SPACE:
		return height + text_size(l, b);
	default:
		return height + measure_children(l, b, inner);
	}
}

int32_t
wg_block_height(struct wg_arena *a, struct wg_shaper *s, struct wg_block *b,
    int32_t width, unsigned scale)
{
	struct layout l = { .arena = a, .shaper = s, .scale = scale };

	return measure(&l, b, width);
}

/* Placing. */

static void place(struct layout *, struct wg_block *, int32_t x, int32_t y,
    int32_t width, int32_t height);

static struct wg_item *
add_item(struct layout *l, enum wg_item_kind kind, struct wg_tag *tag)
{
	struct wg_item *item = &WG_PUSH(l->arena, &l->page->items);

	*item = (struct wg_item){ .kind = kind, .tag = tag };
	return item;
}

static void
place_box(struct layout *l, const struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	if ((!b->filled && b->line == 0) || b->kind == WG_BLOCK_PICTURE)
		return;
	add_item(l, WG_ITEM_BOX, NULL)->box = (struct wg_box){ x, y, width,
		height, b->radius, b->line, b->fill, b->stroke, b->filled };
}

static void
place_picture(struct layout *l, const struct wg_block *b, int32_t x, int32_t y,
    int32_t side)
{
	int32_t inset = b->filled ? side / 7 : 0;

	if (b->filled)
		add_item(l, WG_ITEM_BOX, NULL)->box = (struct wg_box){ x, y,
			side, side, side / 8, 0, b->fill, 0, true };
	add_item(l, WG_ITEM_DRAWING, b->tag)->drawing =
	    (struct wg_drawing){ b->picture, x + inset, y + inset,
		side - 2 * inset, b->color, false };
}

static void
report_text(struct layout *l, const struct wg_block *b)
{
	uint32_t missing = wg_paragraph_missing(b->paragraph);
	char utf8[5] = { 0 };

	if (missing != 0) {
		wg_utf8_put(utf8, missing);
		wg_report(l->diag, WG_D_TEXT_NO_GLYPH, b->at, "U+%04X %s in %.*s",
		    (unsigned)missing, utf8, WG_ARG(b->name));
	}
	for (size_t i = 0; i < b->n_lines; i++)
		if (b->lines[i].broken_word) {
			wg_report(l->diag, WG_D_LAYOUT_BROKEN_WORD, b->at,
			    "%.*s", WG_ARG(b->name));
			break;
		}
}

static int32_t
line_x(const struct wg_block *b, int32_t width, int32_t line)
{
	bool right = (b->align == WG_ALIGN_END) != b->rtl;

	if (b->align == WG_ALIGN_CENTER)
		return (width - line) / 2;
	return right ? width - line : 0;
}

static void
place_piece(struct layout *l, const struct wg_block *b,
    const struct wg_line_piece *piece, int32_t x, int32_t baseline)
{
	int64_t size = text_size(l, b);
	struct wg_tag *tag = piece->run->tag ? piece->run->tag : b->tag;
	uint32_t n;

	add_item(l, WG_ITEM_RUN, tag)->run = (struct wg_run){
		.font = piece->font,
		.size = (int32_t)(size * piece->size / 100),
		.color = piece->run->color,
		.level = piece->level,
		.x = x + (int32_t)(size * piece->x / 1000),
		.y = baseline,
		.width = (int32_t)(size * piece->width / 1000),
		.text = wg_paragraph_text(b->paragraph, &n),
		.start = piece->start,
		.length = piece->length,
		.glyphs = piece->glyphs,
		.n = piece->n,
		.hyphen = piece->hyphen,
	};
}

/* The baseline stands so that x-height text is centred in its line. */
static void
place_text(struct layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width)
{
	int32_t height = line_height(l, b), size = text_size(l, b);

	break_lines(l, b, width);
	report_text(l, b);
	for (size_t i = 0; i < b->n_lines; i++) {
		const struct wg_line *line = &b->lines[i];
		int32_t own = (int32_t)((int64_t)size * line->width / 1000);
		int32_t left = x + line_x(b, width, own);
		int32_t baseline = y + height * (int32_t)i + height / 2 +
		    (int32_t)((int64_t)size * 36 / 100);

		for (size_t k = 0; k < line->n; k++)
			place_piece(l, b, &line->pieces[k], left, baseline);
	}
}

static void
place_stack(struct layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	int32_t spare = height - measure_children(l, b, width);
	int32_t gaps = 0, extra = 0;

	for (struct wg_block *k = b->first; k != NULL; k = k->next)
		gaps += k->next != NULL;
	if (b->fill_height && gaps > 0 && spare > 0)
		extra = spare / gaps;
	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t h = measure(l, k, width);

		place(l, k, x, y, width, h);
		y += h + scaled(l, b->gap) + extra;
	}
}

static void
place_columns(struct layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	int32_t at = 0;

	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t w = column_width(l, b, k, width);
		int32_t h = measure(l, k, w), dy = 0;

		if (b->vertical == WG_ALIGN_CENTER)
			dy = (height - h) / 2;
		else if (b->vertical == WG_ALIGN_END)
			dy = height - h;
		else
			h = height; /* boxes side by side are equally high */
		place(l, k, x + (b->rtl ? width - at - w : at), y + dy, w, h);
		at += w + scaled(l, b->gap);
	}
}

static void
place_grid(struct layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width)
{
	for (struct wg_block *row = b->first; row != NULL;) {
		struct wg_block *after = row;
		int32_t height = measure_row(l, b, &after, width), left;
		unsigned column = 0;

		for (; row != after; row = row->next) {
			int32_t w = grid_column(l, b, column++, width, &left);

			place(l, row, x + left, y, w, height);
		}
		y += height + scaled(l, b->row_gap);
	}
}

static void
place(struct layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	int32_t px = scaled(l, b->padding_x), py = scaled(l, b->padding_y);
	int32_t side = text_size(l, b);
	bool paints = b->kind == WG_BLOCK_TEXT ||
	    b->kind == WG_BLOCK_PICTURE || b->kind == WG_BLOCK_CODE;

	place_box(l, b, x, y, width, height);
	if (b->tag != NULL && !paints)
		add_item(l, WG_ITEM_TAG, b->tag);
	x += px;
	y += py;
	width -= 2 * px;
	height -= 2 * py;
	switch (b->kind) {
	case WG_BLOCK_TEXT:
		place_text(l, b, x, y, width);
		break;
	case WG_BLOCK_PICTURE:
		place_picture(l, b, x + (width - side) / 2,
		    y + (height - side) / 2, side);
		break;
	case WG_BLOCK_CODE:
		add_item(l, WG_ITEM_CODE, b->tag)->code = (struct wg_code){
			b->content, x + (width - side) / 2,
			y + (height - side) / 2, side };
		break;
	case WG_BLOCK_STACK:
		place_stack(l, b, x, y, width, height);
		break;
	case WG_BLOCK_COLUMNS:
		place_columns(l, b, x, y, width, height);
		break;
	case WG_BLOCK_GRID:
		place_grid(l, b, x, y, width);
		break;
	case WG_BLOCK_SPACE:
		break;
	}
}

int32_t
wg_layout_frame(struct wg_arena *a, struct wg_shaper *s, struct wg_page *page,
    struct wg_block *b, int32_t x, int32_t y, int32_t width, int32_t height,
    struct wg_span at, struct wg_diag *diag)
{
	struct layout l = { .arena = a, .shaper = s, .page = page,
		.diag = diag, .scale = FULL };
	int32_t needed = measure(&l, b, width);

	while (needed > height && l.scale > LEAST_SCALE) {
		l.scale -= STEP;
		needed = measure(&l, b, width);
	}
	if (needed > height)
		wg_report(diag, WG_D_LAYOUT_OVERFLOW, at,
		    "%d mm too high", (int)((int64_t)(needed - height) * 127 /
			360000 + 1));
	place(&l, b, x, y, width, b->fill_height && needed < height ? height :
		needed);
	return needed;
}
