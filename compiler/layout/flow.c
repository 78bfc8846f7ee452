/*
 * The tree is first cut into strips: what is never split, one below the
 * other, each with its height and whether a page may end behind it.  Pages
 * are then filled with strips, and only then is anything placed.  A box that
 * is split has its ground and padding on every page.
 */
#include "layout/flow.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "layout/block_in.h"

enum strip_kind {
	STRIP_BLOCK, /* a whole block */
	STRIP_LINE,  /* line 'index' of a TEXT */
	STRIP_ROW,   /* row 'index' of a GRID, from 'cell' on */
	STRIP_TAG,   /* an element to be known; no height */
	STRIP_MARKER, /* what stands beside the next strip; no height */
};

struct strip {
	enum strip_kind kind;
	struct wg_block *block;
	struct wg_block *cell;
	int32_t x, width, height; /* x: from the left edge of the body */
	int32_t before;          /* space above, not at the top of a page */
	uint32_t index;
	bool glued;              /* to the next strip */
	bool new_page;
	const struct frame *frame; /* the box that it is in, or NULL */
};

/* A box that goes on over pages. */
struct frame {
	const struct wg_block *block;
	int32_t x, width, padding; /* from the left edge of the body */
};

struct flow {
	struct wg_layout layout;
	const struct wg_sheet *sheet;
	struct wg_pages *pages;
	struct wg_span at;
	int32_t width, height; /* of the body */
	const struct frame *frame; /* the one that is being cut */
	struct WG_VEC(struct strip) strips;
};

/* Cutting into strips. */

static struct strip *
add_strip(struct flow *f, enum strip_kind kind, struct wg_block *b, int32_t x,
    int32_t width, int32_t before)
{
	struct strip *s = &WG_PUSH(f->layout.arena, &f->strips);

	*s = (struct strip){ .kind = kind, .block = b, .x = x,
		.width = width, .before = before, .frame = f->frame };
	return s;
}

static bool
is_box(const struct wg_block *b)
{
	return b->filled || b->line > 0 || b->padding_x != 0 ||
	    b->padding_y != 0;
}

/* A box is split where it would leave half a page empty, but not inside of
 * another one; what is to be kept together only where it must be. */
static bool
in_one_piece(struct flow *f, struct wg_block *b, int32_t width)
{
	int32_t most = b->keep_together ? f->height : f->height / 2;

	switch (b->kind) {
	case WG_BLOCK_STACK:
	case WG_BLOCK_LIST:
	case WG_BLOCK_GRID:
		if (!b->keep_together && !is_box(b))
			return false;
		break;
	case WG_BLOCK_TEXT:
		return b->keep_together || is_box(b);
	case WG_BLOCK_COLUMNS:
		most = f->height / 2;
		break;
	default:
		return true;
	}
	return (is_box(b) && f->frame != NULL) ||
	    wg_measure(&f->layout, b, width) <= most;
}

static void
cut_text(struct flow *f, struct wg_block *b, int32_t x, int32_t width,
    int32_t before)
{
	size_t n;

	wg_block_lines(&f->layout, b, width);
	n = b->n_lines;
	for (size_t i = 0; i < n; i++) {
		struct strip *s = add_strip(
		    f, STRIP_LINE, b, x, width, i == 0 ? before : 0);

		s->height = wg_line_height(&f->layout, b);
		s->index = (uint32_t)i;
		/* Two lines at least on either side (widows, orphans). */
		s->glued = i + 1 < n && (i == 0 || i + 2 == n ||
		    b->keep_with_next);
	}
}

static void
cut_grid(struct flow *f, struct wg_block *b, int32_t x, int32_t width,
    int32_t before)
{
	unsigned index = 0;

	for (struct wg_block *cell = b->first; cell != NULL;) {
		struct strip *s = add_strip(f, STRIP_ROW, b, x, width,
		    index == 0 ? before : wg_scaled(&f->layout, b->row_gap));

		s->cell = cell;
		s->height = wg_measure_row(&f->layout, b, &cell, width);
		s->index = index++;
		s->glued = index <= b->head_rows && cell != NULL;
	}
}

static void cut(struct flow *, struct wg_block *, int32_t x, int32_t width,
    int32_t before);

static struct strip *
add_marker(struct flow *f, const struct wg_block *list,
    const struct wg_block *item, int32_t x, int32_t width, int32_t before)
{
	int32_t indent = wg_scaled(&f->layout, list->indent);
	struct strip *s = add_strip(f, STRIP_MARKER, item->marker,
	    list->rtl ? x + width - indent : x, indent, before);

	s->glued = true;
	return s;
}

/* An item of a list: its marker stands beside its first strip. */
static void
cut_item(struct flow *f, const struct wg_block *list, struct wg_block *item,
    int32_t x, int32_t width, int32_t before)
{
	int32_t indent =
	    list->kind == WG_BLOCK_LIST ? wg_scaled(&f->layout, list->indent) :
	    0;
	bool marked = indent > 0 && item->marker != NULL;
	size_t first = f->strips.n;

	if (marked)
		add_marker(f, list, item, x, width, before);
	cut(f, item, list->rtl ? x : x + indent, width - indent,
	    marked ? 0 : before);
	if (marked && f->strips.n == first + 1)
		f->strips.at[first].height =
		    wg_measure(&f->layout, item->marker, indent);
	if (f->strips.n == first)
		return;
	f->strips.at[f->strips.n - 1].glued |= item->keep_with_next;
	f->strips.at[first].new_page |= item->new_page;
}

static void
cut_children(struct flow *f, struct wg_block *b, int32_t x, int32_t width,
    int32_t before)
{
	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		cut_item(f, b, k, x, width, before);
		before = wg_distance(&f->layout, b, k);
	}
}

/* The highest child is cut; the others stand beside its first strip. */
static void
cut_columns(struct flow *f, struct wg_block *b, int32_t x, int32_t width,
    int32_t before)
{
	struct wg_layout *l = &f->layout;
	struct wg_block *main = b->first;
	int32_t at = 0, main_x = x, main_width = 0, most = -1;

	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t w = wg_column_width(l, b, k, width);
		int32_t height = wg_measure(l, k, w);

		if (height > most) {
			most = height;
			main = k;
			main_x = x + (b->rtl ? width - at - w : at);
			main_width = w;
		}
		at += w + wg_scaled(l, b->gap);
	}
	at = 0;
	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t w = wg_column_width(l, b, k, width);

		if (k != main) {
			add_strip(f, STRIP_MARKER, k,
			    x + (b->rtl ? width - at - w : at), w, before)
			    ->glued = true;
			before = 0;
		}
		at += w + wg_scaled(l, b->gap);
	}
	cut(f, main, main_x, main_width, before);
}

/* What is inside of the box, without its padding. */
static bool
enter_frame(struct flow *f, struct wg_block *b, int32_t *x, int32_t *width)
{
	struct frame *frame;
	int32_t px = wg_scaled(&f->layout, b->padding_x);

	if (!is_box(b) || f->frame != NULL)
		return false;
	frame = WG_NEW(f->layout.arena, struct frame);
	*frame = (struct frame){ b, *x, *width,
		wg_scaled(&f->layout, b->padding_y) };
	f->frame = frame;
	*x += px;
	*width -= 2 * px;
	return true;
}

static void
cut(struct flow *f, struct wg_block *b, int32_t x, int32_t width,
    int32_t before)
{
	bool framed;

	if (in_one_piece(f, b, width)) {
		add_strip(f, STRIP_BLOCK, b, x, width, before)->height =
		    wg_measure(&f->layout, b, width);
		return;
	}
	framed = enter_frame(f, b, &x, &width);
	if (b->kind == WG_BLOCK_TEXT) {
		cut_text(f, b, x, width, before);
		return;
	}
	if (b->tag != NULL) {
		add_strip(f, STRIP_TAG, b, x, width, before)->glued = true;
		before = 0;
	}
	if (b->kind == WG_BLOCK_GRID)
		cut_grid(f, b, x, width, before);
	else if (b->kind == WG_BLOCK_COLUMNS)
		cut_columns(f, b, x, width, before);
	else
		cut_children(f, b, x, width, before);
	if (framed)
		f->frame = NULL;
}

/* Filling pages. */

const struct wg_outline *
wg_pages_find(const struct wg_pages *pages, struct wg_str anchor)
{
	for (size_t i = 0; i < pages->outlines.n && anchor.len > 0; i++)
		if (wg_str_eq(pages->outlines.at[i].anchor, anchor))
			return &pages->outlines.at[i];
	return NULL;
}

/* The head rows that are repeated above a strip, and their height. */
static int32_t
head_height(struct flow *f, const struct strip *s)
{
	struct wg_block *cell = s->block->first;
	int32_t height = 0;

	if (s->kind != STRIP_ROW || s->index < s->block->head_rows)
		return 0;
	for (unsigned i = 0; i < s->block->head_rows && cell != NULL; i++)
		height += wg_measure_row(
		    &f->layout, s->block, &cell, s->width) +
		    wg_scaled(&f->layout, s->block->row_gap);
	return height;
}

/* Above strip 'i' of a page that begins with 'first'. */
static int32_t
space_above(const struct flow *f, size_t first, size_t i)
{
	const struct strip *s = &f->strips.at[i], *last = s - 1;
	int32_t space = i > first ? s->before : 0;

	if (s->frame != NULL && (i == first || last->frame != s->frame))
		space += s->frame->padding;
	if (i > first && last->frame != NULL && last->frame != s->frame)
		space += last->frame->padding;
	return space;
}

/* Where the page that begins with strip 'first' ends. */
static size_t
page_end(struct flow *f, size_t first)
{
	int64_t y = head_height(f, &f->strips.at[first]), above;
	size_t good = first;

	for (size_t i = first; i < f->strips.n; i++) {
		const struct strip *s = &f->strips.at[i];
		int32_t below = s->frame != NULL ? s->frame->padding : 0;

		if (i > first && s->new_page)
			return i;
		above = y;
		y += space_above(f, first, i) + s->height + below;
		if (y > f->height && good > first)
			return good;
		/* Kept together in vain; but no page is left empty. */
		if (y > f->height && above > 0 && i > first)
			return i;
		if (y > f->height)
			return i + 1;
		y -= below;
		if (!s->glued)
			good = i + 1;
	}
	return f->strips.n;
}

static void
place_line(struct flow *f, const struct strip *s, int32_t x, int32_t y)
{
	struct wg_block *b = s->block;

	if (s->index == 0) {
		wg_report_text(&f->layout, b);
		wg_place_outline(&f->layout, b, y);
	}
	wg_place_lines(&f->layout, b, x, y, s->width, s->index, 1);
}

static void
place_strip(struct flow *f, const struct strip *s, int32_t left, int32_t y)
{
	struct wg_layout *l = &f->layout;

	switch (s->kind) {
	case STRIP_BLOCK:
		wg_place(l, s->block, left + s->x, y, s->width, s->height);
		break;
	case STRIP_LINE:
		place_line(f, s, left + s->x, y);
		break;
	case STRIP_ROW:
		wg_place_row(l, s->block, s->cell, s->index, left + s->x, y,
		    s->width, s->height);
		break;
	case STRIP_TAG:
		wg_place_tag(l, s->block->tag);
		break;
	case STRIP_MARKER:
		wg_place(l, s->block, left + s->x, y, s->width,
		    wg_measure(l, s->block, s->width));
		break;
	}
}

/* The head rows of the table that goes on, no part of what is read aloud. */
static int32_t
place_head(struct flow *f, const struct strip *s, int32_t left, int32_t y)
{
	struct wg_block *cell = s->block->first;
	int32_t gap = wg_scaled(&f->layout, s->block->row_gap);

	f->layout.pagination = true;
	for (unsigned i = 0; i < s->block->head_rows && cell != NULL; i++) {
		struct wg_block *after = cell;
		int32_t height = wg_measure_row(
		    &f->layout, s->block, &after, s->width);

		cell = wg_place_row(&f->layout, s->block, cell, i,
		    left + s->x, y, s->width, height);
		y += height + gap;
	}
	f->layout.pagination = false;
	return y;
}

static int32_t
left_margin(const struct wg_sheet *sheet, size_t page)
{
	bool right = sheet->rtl;

	if (sheet->two_sided && page % 2 == 1)
		right = !right;
	return right ? sheet->outer : sheet->inner;
}

static struct wg_page *
new_page(struct flow *f)
{
	struct wg_page *page = WG_NEW(f->layout.arena, struct wg_page);

	page->width = f->sheet->width;
	page->height = f->sheet->height;
	page->bleed = f->sheet->bleed;
	WG_PUSH(f->layout.arena, &f->pages->pages) = page;
	f->layout.page = page;
	return page;
}

static void
report_overflow(struct flow *f, int64_t excess, const char *what)
{
	if (excess > 0)
		wg_report(f->layout.diag, WG_D_LAYOUT_OVERFLOW, f->at,
		    "%s, %d mm too high for its page", _(what),
		    (int)((excess * 127 + 359999) / 360000));
}

/* The ground of the box that strip 'i' begins at 'y', to where it or the page
 * ends. */
static void
place_frame(struct flow *f, size_t first, size_t i, size_t end, int32_t left,
    int32_t y)
{
	const struct frame *frame = f->strips.at[i].frame;
	int32_t height = 2 * frame->padding + f->strips.at[i].height;

	for (size_t k = i + 1; k < end && f->strips.at[k].frame == frame; k++)
		height += space_above(f, first, k) + f->strips.at[k].height;
	wg_place_box(&f->layout, frame->block, left + frame->x,
	    y - frame->padding, frame->width, height);
}

static void
place_page(struct flow *f, size_t first, size_t end)
{
	int32_t left = left_margin(f->sheet, f->pages->pages.n);
	int32_t y = f->sheet->top;

	new_page(f);
	if (head_height(f, &f->strips.at[first]) > 0)
		y = place_head(f, &f->strips.at[first], left, y);
	for (size_t i = first; i < end; i++) {
		const struct strip *s = &f->strips.at[i];

		y += space_above(f, first, i);
		if (s->frame != NULL &&
		    (i == first || s[-1].frame != s->frame))
			place_frame(f, first, i, end, left, y);
		place_strip(f, s, left, y);
		y += s->height;
	}
	report_overflow(f, (int64_t)y - f->sheet->top - f->height,
	    N_("what cannot be split"));
}

/* Headers and footers. */

static void
place_edge(struct flow *f, struct wg_block *b, size_t page, bool top)
{
	int32_t left = left_margin(f->sheet, page), height, room;

	if (b == NULL)
		return;
	height = wg_measure(&f->layout, b, f->width);
	room = (top ? f->sheet->top : f->sheet->bottom) - f->sheet->edge;
	report_overflow(
	    f, (int64_t)height - room, top ? N_("header") : N_("footer"));
	f->layout.page = f->pages->pages.at[page];
	f->layout.pagination = true;
	wg_place(&f->layout, b, left, top ? f->sheet->edge :
	    f->sheet->height - f->sheet->edge - height, f->width, height);
	f->layout.pagination = false;
}

static void
place_edges(struct flow *f, size_t first)
{
	const struct wg_sheet *sheet = f->sheet;
	uint32_t n = (uint32_t)f->pages->pages.n;

	for (size_t i = first; i < n; i++) {
		if (sheet->header != NULL)
			place_edge(f, sheet->header(
			    sheet->context, (uint32_t)i, n), i, true);
		if (sheet->footer != NULL)
			place_edge(f, sheet->footer(
			    sheet->context, (uint32_t)i, n), i, false);
	}
}

void
wg_layout_flow(struct wg_arena *a, struct wg_shaper *s, struct wg_pages *pages,
    const struct wg_sheet *sheet, struct wg_block *body, struct wg_span at,
    struct wg_diag *diag)
{
	struct flow f = { .sheet = sheet, .pages = pages, .at = at,
		.layout = { .arena = a, .shaper = s, .diag = diag,
		    .scale = WG_FULL_SCALE, .pages = pages } };
	size_t before = pages->pages.n;

	f.width = sheet->width - sheet->inner - sheet->outer;
	f.height = sheet->height - sheet->top - sheet->bottom;
	cut(&f, body, 0, f.width, 0);
	for (size_t i = 0; i < f.strips.n;) {
		size_t end = page_end(&f, i);

		place_page(&f, i, end);
		i = end;
	}
	if (pages->pages.n == before)
		new_page(&f);
	place_edges(&f, before);
}
