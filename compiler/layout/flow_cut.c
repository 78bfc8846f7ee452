/* A tree into strips. */
#include "layout/flow_in.h"

/* A lower one is never split: moving it to the next page leaves little
 * empty. */
#define ONE_PIECE 5 /* part of the body */

static struct strip *
add_strip(struct flow *f, enum strip_kind kind, struct wg_block *b, int32_t x,
    int32_t width, int32_t before)
{
	struct strip *s = &WG_PUSH(f->layout.arena, f->track);

	*s = (struct strip){ .kind = kind, .block = b, .x = x,
		.width = width, .before = before, .frame = f->frame,
		.home = f->home, .free = f->free };
	return s;
}

static bool
is_box(const struct wg_block *b)
{
	return b->filled || b->line > 0 || b->padding_x != 0 ||
	    b->padding_y != 0;
}

static bool
in_one_piece(struct flow *f, struct wg_block *b, int32_t width)
{
	if (b->floats && wg_measure(&f->layout, b, width) <= f->height)
		return true;
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
		break;
	default:
		return true;
	}
	/* Boxes in boxes are not split. */
	return (is_box(b) && f->boxed) ||
	    wg_measure(&f->layout, b, width) <= f->height / ONE_PIECE;
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

/* Side by side. */

/* The strips of a block that stands beside others. */
static struct track
cut_track(struct flow *f, struct wg_block *b, int32_t x, int32_t width)
{
	struct track own = { .n = 0 }, *track = f->track;
	const struct frame *frame = f->frame;
	bool boxed = f->boxed;

	f->boxed = boxed || frame != NULL;
	f->frame = NULL;
	f->track = &own;
	wg_flow_cut(f, b, x, width, 0);
	f->track = track;
	f->frame = frame;
	f->boxed = boxed;
	return own;
}

static struct strip *
last_strip(const struct flow *f)
{
	return &f->track->at[f->track->n - 1];
}

static void
cut_columns(struct flow *f, struct wg_block *b, int32_t x, int32_t width,
    int32_t before)
{
	struct wg_layout *l = &f->layout;
	struct strip *s = add_strip(f, STRIP_SIDES, b, x, width, before);
	int32_t at = 0;

	for (struct wg_block *k = b->first; k != NULL; k = k->next)
		s->n_tracks++;
	s->tracks = WG_NEW_ARRAY(l->arena, s->n_tracks, struct track);
	s->height = wg_measure_children(l, b, width);
	s->n_tracks = 0;
	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t w = wg_column_width(l, b, k, width);

		s->tracks[s->n_tracks++] = cut_track(
		    f, k, x + (b->rtl ? width - at - w : at), w);
		at += w + wg_scaled(l, b->gap);
	}
}

/* The cells of a row that is too high to be left in one piece. */
static void
cut_row(struct flow *f, struct strip *s)
{
	struct wg_block *b = s->block, *cell = s->cell;
	unsigned columns = b->columns > 0 ? b->columns : 1;

	s->tracks = WG_NEW_ARRAY(f->layout.arena, columns, struct track);
	for (; s->n_tracks < columns && cell != NULL; cell = cell->next) {
		int32_t left, w = wg_grid_column(&f->layout, b,
		    (unsigned)s->n_tracks, s->width, &left);

		s->tracks[s->n_tracks++] =
		    cut_track(f, cell, s->x + left, w);
	}
}

static void
cut_grid(struct flow *f, struct wg_block *b, int32_t x, int32_t width,
    int32_t before)
{
	unsigned index = 0;

	wg_grid_choose(&f->layout, b, width);
	for (struct wg_block *cell = b->first; cell != NULL;) {
		struct strip *s = add_strip(f, STRIP_ROW, b, x, width,
		    index == 0 ? before : wg_scaled(&f->layout, b->row_gap));

		s->cell = cell;
		s->height = wg_measure_row(&f->layout, b, &cell, width);
		s->index = index++;
		s->glued = index <= b->head_rows && cell != NULL;
		s->last = cell == NULL;
		if (s->height > f->height / 2)
			cut_row(f, s);
	}
}

/* One below the other. */

static void
add_marker(struct flow *f, const struct wg_block *list,
    const struct wg_block *item, int32_t x, int32_t width, int32_t before)
{
	struct wg_layout *l = &f->layout;

	add_strip(f, STRIP_MARKER, item->marker,
	    wg_marker_x(l, list, item, x, width),
	    wg_marker_width(l, list, item), before)->glued = true;
}

/* Nothing beside a marker, or one line that shall stand amid it, is as high. */
static void
make_as_high(struct flow *f, const struct wg_block *list,
    struct wg_block *item, size_t beside)
{
	int32_t least = wg_marker_height(&f->layout, list, item);
	struct strip *last = last_strip(f);

	if (beside > 1 ||
	    (beside == 1 && list->vertical != WG_ALIGN_CENTER))
		return;
	last->amid = beside == 1;
	last->height = last->height > least ? last->height : least;
}

/* An item of a list: its marker stands beside its first strip. */
static void
cut_item(struct flow *f, const struct wg_block *list, struct wg_block *item,
    int32_t x, int32_t width, int32_t before)
{
	int32_t indent = wg_indent(&f->layout, list, item);
	bool marked = indent > 0 && item->marker != NULL;
	size_t first = f->track->n;

	if (item->most_width > 0 && width > item->most_width) {
		if (item->rtl)
			x += width - item->most_width;
		width = item->most_width;
	}
	if (marked)
		add_marker(f, list, item, x, width, before);
	wg_flow_cut(f, item, wg_indents_right(list, item) ? x : x + indent,
	    width - indent, marked ? 0 : before);
	if (marked)
		make_as_high(f, list, item, f->track->n - first - 1);
	if (f->track->n == first)
		return;
	last_strip(f)->glued |= item->keep_with_next;
	f->track->at[first].new_page |= item->new_page;
}

/* Does it float, or what stands below each other in it? */
static bool
has_floats(const struct wg_block *b)
{
	const struct wg_block *k = b->kind == WG_BLOCK_STACK ? b->first : NULL;

	while (k != NULL && !has_floats(k))
		k = k->next;
	return b->floats || k != NULL;
}

/* May a child stand before what floats and is above it?  Not if it says what
 * the next one is, nor at the end of all. */
static bool
is_free(const struct flow *f, const struct wg_block *b,
    const struct wg_block *k)
{
	if (has_floats(k) || k->keep_with_next ||
	    (b == f->body && k->next == NULL))
		return false;
	while (k != NULL && !k->floats)
		k = k->next;
	return k == NULL;
}

static void
cut_children(struct flow *f, struct wg_block *b, int32_t x, int32_t width,
    int32_t before)
{
	const struct wg_block *home = f->home;
	bool is_home = has_floats(b), was_free = f->free;

	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		size_t first = f->track->n;

		if (is_home) {
			f->home = b;
			f->free = is_free(f, b, k);
		}
		cut_item(f, b, k, x, width, before);
		if (is_home && first < f->track->n)
			f->track->at[first].begins = true;
		before = wg_distance(&f->layout, b, k);
	}
	f->home = home;
	f->free = was_free;
}

/* What is inside of the box, without its padding. */
static bool
enter_frame(struct flow *f, struct wg_block *b, int32_t *x, int32_t *width)
{
	struct frame *frame;
	int32_t px = wg_scaled(&f->layout, b->padding_x);

	if (!is_box(b))
		return false;
	frame = WG_NEW(f->layout.arena, struct frame);
	*frame = (struct frame){ b, *x, *width,
		wg_scaled(&f->layout, b->padding_y) };
	f->frame = frame;
	f->boxed = true;
	*x += px;
	*width -= 2 * px;
	return true;
}

static void
cut_inside(struct flow *f, struct wg_block *b, int32_t x, int32_t width,
    int32_t before)
{
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
}

void
wg_flow_cut(struct flow *f, struct wg_block *b, int32_t x, int32_t width,
    int32_t before)
{
	size_t first = f->track->n;
	bool framed;

	if (in_one_piece(f, b, width)) {
		add_strip(f, STRIP_BLOCK, b, x, width, before)->height =
		    wg_measure(&f->layout, b, width);
		return;
	}
	framed = enter_frame(f, b, &x, &width);
	cut_inside(f, b, x, width, before);
	/* Behind its end a page may end. */
	for (size_t i = first; i + 1 < f->track->n; i++)
		f->track->at[i].loath |= framed || b->keep_together;
	if (!framed)
		return;
	if (first < f->track->n)
		f->track->at[first].opens = true;
	f->frame = NULL;
	f->boxed = false;
}
