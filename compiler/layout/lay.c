/*
 * The walk that places: every block gets its rectangle and turns it into
 * items, in reading order; grounds and rules are artifacts below the content.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "layout/block_in.h"

#define STEP 20 /* per mille */
#define LEAST_SCALE 600
#define MOST_WORDS 60 /* characters of a text in a message */

struct wg_item *
wg_lay_item(struct wg_layout *l, enum wg_item_kind kind, struct wg_tag *tag)
{
	struct wg_item *item = &WG_PUSH(l->arena, &l->page->items);

	*item = (struct wg_item){ .kind = kind,
		.tag = l->pagination ? NULL : tag,
		.pagination = l->pagination };
	return item;
}

void
wg_lay_tag(struct wg_layout *l, struct wg_tag *tag)
{
	if (tag != NULL && !l->pagination)
		wg_lay_item(l, WG_ITEM_TAG, tag);
}

static void
place_ground(struct wg_layout *l, uint32_t fill, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	wg_lay_item(l, WG_ITEM_BOX, NULL)->box = (struct wg_box){ x, y, width,
		height, 0, 0, fill, 0, true, 0, 0 };
}

size_t
wg_lay_box(struct wg_layout *l, const struct wg_block *b, int32_t x,
    int32_t y, int32_t width, int32_t height)
{
	int32_t radius = b->radius, least = width < height ? width : height;

	if ((!b->filled && b->line == 0) || b->kind == WG_BLOCK_PICTOGRAM ||
	    b->kind == WG_BLOCK_RULE)
		return SIZE_MAX;
	if (height > 0 && radius > least / 2)
		radius = least / 2; /* a circle */
	wg_lay_item(l, WG_ITEM_BOX, NULL)->box = (struct wg_box){ x, y, width,
		height, radius, b->line, b->fill, b->stroke, b->filled,
		b->side_line, 0 };
	return l->page->items.n - 1;
}

void
wg_end_box(struct wg_layout *l, size_t at, int32_t y)
{
	if (at == SIZE_MAX)
		return;
	l->page->items.at[at].box.height = y - l->page->items.at[at].box.y;
}

size_t
wg_lay_stripe(struct wg_layout *l, const struct wg_block *b,
    unsigned index, int32_t x, int32_t y, int32_t width)
{
	if (!b->striped || index < b->head_rows ||
	    (index - b->head_rows) % 2 == 0)
		return SIZE_MAX;
	place_ground(l, b->stripe, x, y, width, 0);
	return l->page->items.n - 1;
}

static void
place_pictogram(struct wg_layout *l, const struct wg_block *b, int32_t x,
    int32_t y, int32_t side)
{
	int32_t inset = b->filled ? side / 7 : 0;

	if (b->filled)
		wg_lay_item(l, WG_ITEM_BOX, NULL)->box = (struct wg_box){ x, y,
			side, side, side / 8, 0, b->fill, 0, true, 0, 0 };
	wg_lay_item(l, WG_ITEM_PICTOGRAM, b->tag)->pictogram =
	    (struct wg_placed_pictogram){ b->pictogram, x + inset, y + inset,
		side - 2 * inset, b->color, b->mirrored };
}

/* Where a text is from; what the program says itself stands nowhere. */
static struct wg_span
place_of(const struct wg_layout *l, const struct wg_block *b,
    const struct wg_text_run *run)
{
	return run != NULL && run->at.source != NULL ? run->at :
	    b->at.source != NULL ? b->at : l->at;
}

static struct wg_str text_of(
    struct wg_arena *, const struct wg_block *, bool isolates);

/* What it is called, or how it begins if its place does not say that. */
static struct wg_str
name_of(struct wg_layout *l, const struct wg_block *b)
{
	struct wg_str words;
	size_t n = 0;

	if (b->name.len > 0 || b->at.source != NULL)
		return b->name;
	words = text_of(l->arena, b, false);
	for (size_t at = 0; at < words.len; n++) {
		if (n == MOST_WORDS)
			return wg_str_fmt(l->arena, "%.*s…",
			    WG_ARG(wg_str_head(words, at)));
		wg_utf8_next(words, &at);
	}
	return words;
}

void
wg_report_text(struct wg_layout *l, const struct wg_block *b)
{
	size_t n;
	const struct wg_missing *missing =
	    wg_paragraph_all_missing(b->paragraph, &n);

	if (wg_paragraph_incomplete(b->paragraph))
		l->page->incomplete = true;
	for (size_t i = 0; i < n; i++) {
		char utf8[5] = { 0 };

		wg_utf8_put(utf8, missing[i].scalar);
		wg_report(l->diag, WG_D_TEXT_NO_GLYPH,
		    place_of(l, b, missing[i].run), "U+%04X %s in %.*s",
		    (unsigned)missing[i].scalar, utf8, WG_ARG(b->name));
	}
	for (size_t i = 0; i < b->n_lines; i++)
		if (b->lines[i].broken_word) {
			wg_report(l->diag, WG_D_LAYOUT_BROKEN_WORD,
			    place_of(l, b, NULL), "%.*s",
			    WG_ARG(name_of(l, b)));
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
place_piece(struct wg_layout *l, const struct wg_block *b,
    const struct wg_line_piece *piece, int32_t x, int32_t baseline)
{
	int64_t size = wg_block_size(l, b);
	struct wg_tag *tag = piece->run->tag ? piece->run->tag : b->tag;
	uint32_t n;

	wg_lay_item(l, WG_ITEM_RUN, tag)->run = (struct wg_glyph_run){
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
		.at = place_of(l, b, piece->run),
		.hyphen = piece->hyphen,
	};
}

/* Below the words, not through the letters of scripts that hang deep. */
static void
place_underline(struct wg_layout *l, const struct wg_block *b,
    const struct wg_line_piece *piece, int32_t x, int32_t baseline)
{
	int64_t size = wg_block_size(l, b);
	int32_t thick = (int32_t)(size / 18), y = baseline +
	    (int32_t)(size * 15 / 100);

	place_ground(l, piece->run->color, x + (int32_t)(size * piece->x /
	    1000), y, (int32_t)(size * piece->width / 1000), thick);
}

/* The baseline stands so that x-height text is centred in its line. */
void
wg_lay_lines(struct wg_layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width, size_t first, size_t n)
{
	int32_t height = wg_line_height(l, b), size = wg_block_size(l, b);

	for (size_t i = 0; i < n; i++) {
		const struct wg_line *line = &b->lines[first + i];
		int32_t own = (int32_t)((int64_t)size * line->width / 1000);
		int32_t left = x + line_x(b, width, own);
		int32_t baseline = y + height * (int32_t)i + height / 2 +
		    (int32_t)((int64_t)size * 36 / 100);

		for (size_t k = 0; k < line->n; k++)
			place_piece(l, b, &line->pieces[k], left, baseline);
		for (size_t k = 0; k < line->n; k++)
			if (line->pieces[k].run->underline)
				place_underline(l, b, &line->pieces[k], left,
				    baseline);
	}
}

/* What begins an isolate of words that run the other way; NULL: nothing. */
static const char *
isolate_of(const struct wg_block *b, enum wg_isolate isolate)
{
	return isolate == WG_ISOLATE_RTL && !b->rtl ? "\xE2\x81\xA7" :
	    isolate == WG_ISOLATE_LTR && b->rtl	    ? "\xE2\x81\xA6" :
	    isolate == WG_ISOLATE_FIRST && b->rtl   ? "\xE2\x81\xA8" :
						      NULL;
}

static void
put_isolate(struct wg_out *out, const char *begin, bool end)
{
	if (begin != NULL)
		wg_out_puts(out, end ? "\xE2\x81\xA9" : begin);
}

/* The words of a text, without soft hyphens: viewers show them as plain
 * text, so what was put in isolates on the page is put in some here, too. */
static struct wg_str
text_of(struct wg_arena *a, const struct wg_block *b, bool isolates)
{
	struct wg_out out = { 0 };
	struct wg_str words;
	const char *around = NULL;

	for (size_t i = 0; i < b->n_runs; i++) {
		const struct wg_text_run *r = &b->runs[i];
		const char *own =
		    isolates ? isolate_of(b, r->isolate) : NULL;

		if (isolates && !r->joins) {
			put_isolate(&out, around, true);
			around = isolate_of(b, r->around);
			put_isolate(&out, around, false);
		}
		put_isolate(&out, own, false);
		for (size_t at = 0; at < r->text.len;) {
			uint32_t c = wg_utf8_next(r->text, &at);
			char utf8[4];

			if (c != WG_UTF8_BAD && c != 0xAD)
				wg_out_put(&out, (struct wg_str){
				    utf8, wg_utf8_put(utf8, c) });
		}
		put_isolate(&out, own, true);
	}
	put_isolate(&out, around, true);
	words = wg_str_collapse(a, wg_out_str(&out));
	wg_out_free(&out);
	return words;
}

void
wg_lay_outline(struct wg_layout *l, const struct wg_block *b, int32_t y)
{
	if ((b->outline > 0 || b->anchor.len > 0) && l->pages != NULL &&
	    !l->pagination)
		WG_PUSH(l->arena, &l->pages->outlines) =
		    (struct wg_outline){ text_of(l->arena, b, true), b->outline,
			(uint32_t)l->pages->pages.n - 1, y, b->anchor };
}

static void
place_text(struct wg_layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width)
{
	wg_block_lines(l, b, width);
	wg_report_text(l, b);
	wg_lay_outline(l, b, y);
	wg_lay_lines(l, b, x, y, width, 0, b->n_lines);
}

static int32_t
spare(struct wg_layout *l, struct wg_block *b, int32_t width, int32_t height)
{
	int32_t rest = height - wg_measure_children(l, b, width);

	return rest > 0 ? rest : 0;
}

/*
 * Where children stretch, how high they are if they share all that there is:
 * that, or higher where one needs more.  0: none stretches.
 */
static int32_t
stretched(struct wg_layout *l, struct wg_block *b, int32_t width,
    int32_t rest)
{
	int32_t level = 0;
	bool again = true;

	while (again) {
		int64_t sum = rest, n = 0;

		again = false;
		for (struct wg_block *k = b->first; k != NULL; k = k->next) {
			int32_t h;

			if (!k->stretch)
				continue;
			h = wg_measure(l, k, width);
			if (level > 0 && h > level)
				continue;
			sum += h;
			n++;
		}
		if (n > 0 && (level == 0 || sum / n < level)) {
			level = (int32_t)(sum / n);
			again = true;
		}
	}
	return level;
}

/* How high a child is where those that stretch are so high. */
static int32_t
stretched_height(struct wg_layout *l, struct wg_block *b, int32_t width,
    int32_t level)
{
	int32_t h = wg_measure(l, b, width), most;

	if (!b->stretch || h >= level)
		return h;
	most = h + wg_scaled(l, b->most_stretch);
	return b->most_stretch > 0 && level > most ? most : level;
}

/* What those that stretch do not take of what there is; '*last' is the last of
 * them. */
static int32_t
left_over(struct wg_layout *l, struct wg_block *b, int32_t width,
    int32_t level, int32_t rest, const struct wg_block **last)
{
	*last = NULL;
	for (struct wg_block *k = b->first; k != NULL; k = k->next)
		if (k->stretch) {
			int32_t w = wg_stacked_width(
			    l, k, width - wg_indent(l, b, k));

			rest -= stretched_height(l, k, w, level) -
			    wg_measure(l, k, w);
			*last = k;
		}
	return rest > 0 ? rest : 0;
}

static void
place_marker(struct wg_layout *l, const struct wg_block *b,
    struct wg_block *k, int32_t x, int32_t y, int32_t width)
{
	int32_t w;

	if (k->marker == NULL || wg_indent(l, b, k) == 0)
		return;
	w = wg_marker_width(l, b, k);
	wg_place(l, k->marker, wg_marker_x(l, b, k, x, width), y, w,
	    wg_measure(l, k->marker, w));
}

/* Spare height goes to children that stretch; else between all of them, or
 * above, as the block says. */
static void
place_stack(struct wg_layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	int32_t rest = spare(l, b, width, height), extra = 0, gaps = 0;
	int32_t level = rest > 0 ? stretched(l, b, width, rest) : 0;
	const struct wg_block *last = NULL;
	int32_t below =
	    level > 0 ? left_over(l, b, width, level, rest, &last) : 0;

	for (struct wg_block *k = b->first; k != NULL; k = k->next)
		gaps += k->next != NULL;
	if (level == 0 && b->fill_height && gaps > 0)
		extra = rest / gaps;
	else if (level == 0 && b->vertical != WG_ALIGN_START)
		y += b->vertical == WG_ALIGN_CENTER ? rest / 2 : rest;
	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t indent = wg_indent(l, b, k);
		int32_t w = wg_stacked_width(l, k, width - indent);
		int32_t h = stretched_height(l, k, w, level);
		bool right = (k->align == WG_ALIGN_END) != k->rtl;
		int32_t from = wg_indents_right(b, k) ? x : x + indent;

		place_marker(l, b, k, x, y, width);
		wg_place(l, k, right ? from + width - indent - w : from, y, w,
		    h);
		y += h + wg_distance(l, b, k) + extra +
		    (k == last ? below : 0);
	}
}

static void
place_list(struct wg_layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width)
{
	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t indent = wg_indent(l, b, k);
		int32_t own = wg_measure(l, k, width - indent);
		int32_t marker = wg_marker_height(l, b, k);
		int32_t h = marker > own ? marker : own;
		bool amid = b->vertical == WG_ALIGN_CENTER;

		place_marker(l, b, k, x, y, width);
		wg_place(l, k, wg_indents_right(b, k) ? x : x + indent,
		    amid ? y + (h - own) / 2 : y, width - indent,
		    amid ? own : h);
		y += h + wg_distance(l, b, k);
	}
}

static void
place_columns(struct wg_layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	int32_t at = 0, extra = 0, gaps = 0, rest = width;

	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		rest -= wg_column_width(l, b, k, width);
		if (k->next != NULL)
			rest -= wg_scaled(l, b->gap);
		gaps += k->next != NULL;
	}
	if (b->justified && gaps > 0 && rest > 0)
		extra = rest / gaps;
	else if (b->align == WG_ALIGN_CENTER && rest > 0)
		at = rest / 2;
	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t w = wg_column_width(l, b, k, width);
		int32_t h = wg_measure(l, k, w), dy = 0;

		if (b->vertical == WG_ALIGN_CENTER)
			dy = (height - h) / 2;
		else if (b->vertical == WG_ALIGN_END)
			dy = height - h;
		else
			h = height; /* boxes side by side are equally high */
		wg_place(l, k, x + (b->rtl ? width - at - w : at), y + dy, w,
		    h);
		at += w + wg_scaled(l, b->gap) + extra;
	}
}

void
wg_lay_row_rule(struct wg_layout *l, const struct wg_block *b, int32_t x,
    int32_t y, int32_t width)
{
	if (b->row_rule == 0)
		return;
	y += (wg_scaled(l, b->row_gap) - b->row_rule) / 2;
	place_ground(l, b->stroke, x, y, width, b->row_rule);
}

static void
lay_head_rule(struct wg_layout *l, const struct wg_block *b,
    unsigned index, int32_t x, int32_t y, int32_t width)
{
	if (b->head_rule > 0 && index + 1 == b->head_rows)
		place_ground(l, b->stroke, x, y, width, b->head_rule);
}

struct wg_block *
wg_lay_row(struct wg_layout *l, struct wg_block *b, struct wg_block *cell,
    unsigned index, int32_t x, int32_t y, int32_t width, int32_t height)
{
	unsigned columns = b->columns > 0 ? b->columns : 1;

	wg_end_box(l, wg_lay_stripe(l, b, index, x, y, width), y + height);
	for (unsigned i = 0; i < columns && cell != NULL; i++) {
		int32_t left, w = wg_grid_column(l, b, i, width, &left);

		wg_place(l, cell, x + left, y, w, height);
		cell = cell->next;
	}
	if (cell != NULL)
		wg_lay_row_rule(l, b, x, y + height, width);
	lay_head_rule(l, b, index, x, y + height, width);
	return cell;
}

static void
place_grid(struct wg_layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	unsigned index = 0, columns = b->columns > 0 ? b->columns : 1;
	int32_t extra = 0, n = 0;

	for (struct wg_block *cell = b->first; cell != NULL; cell = cell->next)
		n++;
	n = (n + (int32_t)columns - 1) / (int32_t)columns;
	if (b->fill_height && n > 1)
		extra = spare(l, b, width, height) / (n - 1);

	for (struct wg_block *cell = b->first; cell != NULL;) {
		struct wg_block *after = cell;
		int32_t row = wg_measure_row(l, b, &after, width);

		cell = wg_lay_row(l, b, cell, index, x, y, width, row);
		y += row + wg_row_gap(l, b, index++, cell) + extra;
	}
}

static void
place_square(struct wg_layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	int32_t side = wg_block_size(l, b);

	x += (width - side) / 2;
	y += (height - side) / 2;
	if (b->kind == WG_BLOCK_PICTOGRAM)
		place_pictogram(l, b, x, y, side);
	else
		wg_lay_item(l, WG_ITEM_CODE, b->tag)->code =
		    (struct wg_code){ b->content, x, y, side, b->at };
}

/* At the start of the line. */
static void
place_image(struct wg_layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t room)
{
	int32_t width, height;

	wg_block_extent(l, b, room, &width, &height);
	wg_lay_item(l, WG_ITEM_IMAGE, b->tag)->image = (struct wg_placed_image){
		b->image, b->rtl ? x + room - width : x, y, width, height };
}

#define DOT WG_MM(0.5)

/* On the baseline of the last line beside it. */
static void
place_leader(struct wg_layout *l, const struct wg_block *b, int32_t x,
    int32_t y, int32_t width, int32_t height)
{
	int32_t baseline = y + height - wg_block_size(l, b) / 4;

	if (width <= 0)
		return;
	wg_lay_item(l, WG_ITEM_BOX, NULL)->box = (struct wg_box){ x,
		baseline - DOT, width, DOT, 0, 0, b->color, 0, true, 0,
		WG_MM(1.6) };
}

static void
place_inside(struct wg_layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	switch (b->kind) {
	case WG_BLOCK_TEXT:
		place_text(l, b, x, y, width);
		break;
	case WG_BLOCK_PICTOGRAM:
	case WG_BLOCK_CODE:
		place_square(l, b, x, y, width, height);
		break;
	case WG_BLOCK_IMAGE:
		place_image(l, b, x, y, width);
		break;
	case WG_BLOCK_STACK:
		place_stack(l, b, x, y, width, height);
		break;
	case WG_BLOCK_LIST:
		place_list(l, b, x, y, width);
		break;
	case WG_BLOCK_COLUMNS:
		place_columns(l, b, x, y, width, height);
		break;
	case WG_BLOCK_GRID:
		place_grid(l, b, x, y, width, height);
		break;
	case WG_BLOCK_RULE:
		place_ground(l, b->stroke, x, y, width, b->line);
		break;
	case WG_BLOCK_FIELD:
		wg_field_place(l, b, x, y, width, height);
		break;
	case WG_BLOCK_LEADER:
		place_leader(l, b, x, y, width, height);
		break;
	case WG_BLOCK_SPACE:
		break;
	}
}

static void
place_block(struct wg_layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	int32_t px = wg_scaled(l, b->padding_x);
	int32_t py = wg_scaled(l, b->padding_y);
	bool paints = b->kind == WG_BLOCK_TEXT ||
	    b->kind == WG_BLOCK_PICTOGRAM || b->kind == WG_BLOCK_CODE ||
	    b->kind == WG_BLOCK_IMAGE;

	wg_lay_box(l, b, x, y, width, height);
	if (!paints)
		wg_lay_tag(l, b->tag);
	place_inside(l, b, x + px, y + py, width - 2 * px, height - 2 * py);
}

void
wg_place(struct wg_layout *l, struct wg_block *b, int32_t x, int32_t y,
    int32_t width, int32_t height)
{
	unsigned scale = l->scale;

	l->scale = wg_shrunk(l, b, width);
	place_block(l, b, x, y, width, height);
	l->scale = scale;
}

/* Whole millimetres, rounded up. */
static int
millimetres(int32_t length)
{
	return (int)(((int64_t)length * 127 + 359999) / 360000);
}

bool
wg_layout_fits(struct wg_arena *a, struct wg_shaper *s, struct wg_block *b,
    int32_t width, int32_t height)
{
	struct wg_layout l = { .arena = a, .shaper = s,
		.scale = LEAST_SCALE };

	return wg_measure(&l, b, width) <= height;
}

static void
report_overflow(struct wg_diag *diag, struct wg_span at, int32_t needed,
    int32_t height)
{
	if (needed > height)
		wg_report(diag, WG_D_LAYOUT_OVERFLOW, at,
		    "it needs %d mm and has %d mm, %d mm too few",
		    millimetres(needed), millimetres(height),
		    millimetres(needed - height));
}

void
wg_layout_place(struct wg_arena *a, struct wg_shaper *s, struct wg_page *page,
    struct wg_block *b, const struct wg_rect *r, struct wg_setting set,
    struct wg_span at, struct wg_diag *diag)
{
	struct wg_layout l = { .arena = a, .shaper = s, .page = page,
		.diag = diag, .scale = set.scale, .growth = set.growth,
		.gaps = set.gaps, .at = at };
	int32_t needed = wg_measure(&l, b, r->width);

	report_overflow(diag, at, needed, r->height);
	wg_place(&l, b, r->x, r->y, r->width,
	    needed > r->height ? needed : r->height);
}

int32_t
wg_layout_frame(struct wg_arena *a, struct wg_shaper *s, struct wg_page *page,
    struct wg_block *b, int32_t x, int32_t y, int32_t width, int32_t height,
    struct wg_span at, struct wg_diag *diag)
{
	struct wg_layout l = { .arena = a, .shaper = s, .page = page,
		.diag = diag, .scale = WG_FULL_SCALE, .at = at };
	int32_t needed = wg_measure(&l, b, width);

	while (needed > height && l.scale > LEAST_SCALE) {
		l.scale -= STEP;
		needed = wg_measure(&l, b, width);
	}
	report_overflow(diag, at, needed, height);
	wg_place(&l, b, x, y, width, b->fill_height && needed < height ?
		height : needed);
	return needed;
}
