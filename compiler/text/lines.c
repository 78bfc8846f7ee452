/*
 * Lines are filled greedily from the advances; white space at the end of a
 * line hangs.  Where nothing fits, an address breaks behind a slash or the
 * like, a German word is hyphenated, anything else breaks between two
 * graphemes, which is told.  The glyphs are
 * then placed from left to right in the order of UAX #9, L2, and handed out
 * in logical order.
 */
#include <stdlib.h>

#include "text/font_hb.h"
#include "text/paragraph_icu.h"

#define TOLERANCE 100 /* nobody sees a tenth of an em */

/* Fill lines. */

/* The first item that ends behind 'at'. */
static size_t
item_at(const struct wg_paragraph *p, uint32_t at)
{
	size_t low = 0, high = p->items.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->items.at[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Does a line that ends before 'end' end with a hyphen? */
static bool
hyphenated(const struct wg_paragraph *p, uint32_t end)
{
	return end > 0 && end < p->n && (p->text[end - 1] == WG_SHY ||
	    (p->breaks[end] & (WG_MAY_BREAK | WG_HYPHEN)) == WG_HYPHEN);
}

/* What that hyphen takes, in the font of the text before it. */
static int32_t
hyphen_width(const struct wg_paragraph *p, uint32_t end)
{
	const struct wg_text_item *item;
	hb_codepoint_t glyph;

	if (!hyphenated(p, end))
		return 0;
	item = &p->items.at[item_at(p, end - 1)];
	if (item->font == NULL ||
	    !hb_font_get_nominal_glyph(item->font->font, '-', &glyph))
		return 0;
	return wg_font_advance(item->font, glyph) * (int32_t)item->size / 100;
}

/* Where the line that is being filled could end; 0 is nowhere. */
struct ends {
	uint32_t good, address, hyphen, dash, grapheme;
};

/* 'solid' is the width of the line that would end before 'i', which is one of
 * WG_ENDS. */
static void
note_end(const struct wg_paragraph *p, struct ends *e, uint32_t i,
    int64_t solid, int64_t room)
{
	uint8_t breaks = p->breaks[i];
	bool fits = solid <= room;

	if ((breaks & (WG_MAY_BREAK | WG_HYPHEN)) && fits &&
	    solid + hyphen_width(p, i) <= room) {
		bool tears = p->whole_words && p->text[i - 1] == WG_SHY;

		if ((breaks & WG_MAY_BREAK) && !tears)
			e->good = i;
		if ((breaks & WG_HYPHEN) || tears)
			e->hyphen = i;
	}
	if ((breaks & WG_ADDRESS) && fits)
		e->address = i;
	/* One grapheme at least, however narrow the line. */
	if ((breaks & WG_DASH) && fits)
		e->dash = i;
	if ((breaks & WG_GRAPHEME) && (fits || e->grapheme == 0))
		e->grapheme = i;
}

/* The end of the line that begins at 'start', of a text that is too wide. */
static uint32_t
filled_end(const struct wg_paragraph *p, uint32_t start, int64_t room,
    bool *broken)
{
	int64_t width = 0, solid = 0; /* with and without blanks at the end */
	struct ends e = { 0 };

	for (uint32_t i = start; i < p->n; i++) {
		if (i > start && p->text[i - 1] == '\n')
			return i;
		if (i > start && (p->breaks[i] & WG_ENDS))
			note_end(p, &e, i, solid, room);
		width += p->advance[i];
		if (!wg_hangs(p->text[i]))
			solid = width;
		if (solid <= room)
			continue;
		if (e.good > 0)
			return e.good;
		if (e.address > 0 || e.hyphen > 0)
			return e.address > e.hyphen ? e.address : e.hyphen;
		if (e.dash > 0)
			return e.dash;
		*broken = true;
		if (e.grapheme > 0)
			return e.grapheme;
	}
	return p->n;
}

/* The end of the line that begins at 'start'. */
static uint32_t
line_end(const struct wg_paragraph *p, uint32_t start, int64_t room,
    bool *broken)
{
	*broken = false;
	if (p->widths.feeds == 0 && p->widths.unbroken <= room)
		return p->n;
	return filled_end(p, start, room, broken);
}

void
wg_paragraph_keep_words(struct wg_paragraph *p)
{
	p->whole_words = true;
}

size_t
wg_paragraph_count(const struct wg_paragraph *p, int64_t width)
{
	size_t n = 0;
	uint32_t at = 0;
	bool broken;

	do {
		at = line_end(p, at, width, &broken);
		n++;
	} while (at < p->n);
	return n;
}

bool
wg_paragraph_breaks_words(const struct wg_paragraph *p, int64_t width)
{
	uint32_t at = 0;
	bool broken;

	if (wg_paragraph_widest(p) <= width)
		return false;
	do {
		at = line_end(p, at, width, &broken);
	} while (at < p->n && !broken);
	return broken;
}

/* Place glyphs. */

struct placer {
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	struct wg_paragraph *p;
	struct wg_line *line;
	struct WG_VEC(struct wg_line_piece) pieces;
	int32_t x;
};

static void
place(struct placer *pl, const struct wg_text_item *item, uint32_t start,
    uint32_t end, uint8_t level)
{
	struct wg_line_piece piece = { .font = item->font, .size = item->size,
		.level = level, .x = pl->x, .start = start,
		.length = end - start, .run = &pl->p->runs[item->run] };
	int64_t width = 0;

	piece.glyphs = wg_shape_part(pl->arena, pl->shaper, pl->p, item,
	    start, end, level & 1, &piece.n);
	if (end == pl->line->end && end < pl->p->n &&
	    hyphen_width(pl->p, end) > 0) {
		piece.glyphs = wg_shape_hyphen(pl->arena, &piece);
		piece.n++;
		piece.hyphen = true;
	}
	for (uint32_t i = 0; i < piece.n; i++)
		width += piece.glyphs[i].advance;
	piece.width = (int32_t)(width * item->size / 100);
	pl->x += piece.width;
	if (piece.n > 0)
		WG_PUSH(pl->arena, &pl->pieces) = piece;
}

/* One visual run: its items from left to right. */
static void
place_run(struct placer *pl, uint32_t start, uint32_t end, uint8_t level)
{
	size_t first = item_at(pl->p, start), last = item_at(pl->p, end - 1);

	for (size_t k = 0; k <= last - first; k++) {
		const struct wg_text_item *item =
		    &pl->p->items.at[level & 1 ? last - k : first + k];
		uint32_t from = item->start > start ? item->start : start;
		uint32_t to = item->end < end ? item->end : end;

		place(pl, item, from, to, level);
	}
}

static int
by_start(const void *a, const void *b)
{
	const struct wg_line_piece *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* How much of the line's width is white space at its end. */
static int32_t
hanging(const struct wg_paragraph *p, const struct wg_line *line)
{
	int32_t width = 0;

	for (uint32_t i = line->end; i > line->start; i--) {
		if (!wg_hangs(p->text[i - 1]))
			break;
		width += p->advance[i - 1];
	}
	return width;
}

static void
place_runs(struct placer *pl, const struct wg_line *line)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t runs;

	if (pl->p->straight) {
		place_run(pl, line->start, line->end, 0);
		return;
	}
	ubidi_setLine(pl->shaper->paragraph, (int32_t)line->start,
	    (int32_t)line->end, pl->shaper->line, &status);
	runs = ubidi_countRuns(pl->shaper->line, &status);
	if (U_FAILURE(status)) /* rather in the wrong order than lost */
		place_run(pl, line->start, line->end, pl->p->rtl);
	for (int32_t i = 0; U_SUCCESS(status) && i < runs; i++) {
		int32_t start, length;
		UBiDiDirection d = ubidi_getVisualRun(
		    pl->shaper->line, i, &start, &length);
		uint32_t from = line->start + (uint32_t)start;
		uint8_t level = pl->p->levels[from];

		/* L1 may have reset blanks; their side is the run's. */
		if ((level & 1) != (d == UBIDI_RTL))
			level = pl->p->rtl;
		place_run(pl, from, from + (uint32_t)length, level);
	}
}

static void
place_line(struct placer *pl, struct wg_line *line)
{
	int32_t hang = hanging(pl->p, line);

	pl->line = line;
	pl->pieces.at = NULL;
	pl->pieces.n = pl->pieces.room = 0;
	/* In a right-to-left paragraph the blanks hang out on the left. */
	pl->x = pl->p->rtl ? -hang : 0;
	place_runs(pl, line);
	line->width = pl->x - (pl->p->rtl ? 0 : hang);
	if (pl->pieces.n > 1)
		qsort(pl->pieces.at, pl->pieces.n, sizeof(*pl->pieces.at),
		    by_start);
	line->pieces = pl->pieces.at;
	line->n = pl->pieces.n;
}

struct wg_line *
wg_paragraph_lines(struct wg_arena *a, struct wg_shaper *s,
    struct wg_paragraph *p, int64_t width, size_t *n)
{
	struct WG_VEC(struct wg_line) lines = { 0 };
	struct placer pl = { .arena = a, .shaper = s, .p = p };
	uint32_t at = 0;

	if (p->n > 0 && !p->straight)
		wg_levels_find(a, s, p);
	do {
		struct wg_line *line = &WG_PUSH(a, &lines);

		line->start = at;
		line->end = line_end(p, at, width, &line->broken_word);
		if (p->n > 0)
			place_line(&pl, line);
		/* A cluster may have lain over the line's edge. */
		if (line->width > width + TOLERANCE)
			line->broken_word = true;
		at = line->end;
	} while (at < p->n);
	*n = lines.n;
	return lines.at;
}
