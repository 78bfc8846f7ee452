/*
 * A paragraph is put together once: runs to one UTF-16 buffer with isolates,
 * levels, items, glyphs, break opportunities.  Lines are then filled greedily
 * from the advances; only what a line edge or L1 cuts is shaped again.
 */
#include "text/paragraph.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/str.h"
#include "text/font_hb.h"
#include "text/paragraph_icu.h"

struct wg_shaper *
wg_shaper_open(struct wg_fonts *fonts)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_shaper *s = WG_NEW(a, struct wg_shaper);

	s->arena = a;
	s->fonts = fonts;
	s->paragraph = ubidi_open();
	s->line = ubidi_open();
	s->buffer = hb_buffer_create();
	if (s->paragraph == NULL || s->line == NULL)
		wg_no_memory();
	return s;
}

void
wg_shaper_close(struct wg_shaper *s)
{
	if (s == NULL)
		return;
	wg_breaks_close(s);
	ubidi_close(s->paragraph);
	ubidi_close(s->line);
	hb_buffer_destroy(s->buffer);
	wg_arena_close(s->arena);
}

/* Put together. */

static void
put(struct wg_paragraph *p, uint32_t c, const struct wg_text_run *run)
{
	p->run_of[p->n] = p->run_of[p->n + 1] = run;
	if (c > 0xFFFF)
		p->text[p->n++] = U16_LEAD(c);
	p->text[p->n++] = c > 0xFFFF ? U16_TRAIL(c) : (uint16_t)c;
}

static void
fill_buffer(struct wg_arena *a, struct wg_paragraph *p,
    const struct wg_text_run *runs, size_t n)
{
	static const uint32_t open[] = { [WG_ISOLATE_FIRST] = WG_FSI,
		[WG_ISOLATE_LTR] = WG_LRI, [WG_ISOLATE_RTL] = WG_RLI };
	size_t room = 0;

	for (size_t i = 0; i < n; i++)
		room += runs[i].text.len + 2;
	p->text = WG_NEW_ARRAY(a, room + 2, uint16_t);
	p->run_of = WG_NEW_ARRAY(a, room + 2, const struct wg_text_run *);
	for (size_t i = 0; i < n; i++) {
		bool isolate = runs[i].isolate != WG_ISOLATE_NONE;

		if (isolate)
			put(p, open[runs[i].isolate], &runs[i]);
		for (size_t at = 0; at < runs[i].text.len;) {
			uint32_t c = wg_utf8_next(runs[i].text, &at);

			put(p, c == WG_UTF8_BAD ? 0xFFFD : c, &runs[i]);
		}
		if (isolate)
			put(p, WG_PDI, &runs[i]);
	}
}

static void
find_levels(struct wg_arena *a, struct wg_shaper *s, struct wg_paragraph *p)
{
	UErrorCode status = U_ZERO_ERROR;
	const UBiDiLevel *levels;

	p->levels = wg_alloc(a, p->n + 1);
	memset(p->levels, p->rtl, p->n + 1);
	ubidi_setPara(s->paragraph, p->text, (int32_t)p->n, p->rtl, NULL,
	    &status);
	levels = ubidi_getLevels(s->paragraph, &status);
	if (U_SUCCESS(status) && levels != NULL)
		memcpy(p->levels, levels, p->n);
}

static void
shape_items(struct wg_arena *a, struct wg_shaper *s, struct wg_paragraph *p)
{
	p->advance = WG_NEW_ARRAY(a, p->n + 1, int32_t);
	for (size_t i = 0; i < p->items.n; i++) {
		struct wg_text_item *item = &p->items.at[i];
		int32_t width;

		item->glyphs = wg_shape(a, s, p, item, item->start, item->end,
		    item->level & 1, &item->n, &width);
		for (uint32_t k = 0; k < item->n; k++)
			p->advance[item->glyphs[k].cluster] +=
			    item->glyphs[k].advance * (int32_t)item->size /
			    100;
	}
}

struct wg_paragraph *
wg_paragraph_new(struct wg_arena *a, struct wg_shaper *s,
    const struct wg_text_run *runs, size_t n, struct wg_str lang, bool rtl)
{
	struct wg_paragraph *p = WG_NEW(a, struct wg_paragraph);

	p->lang = lang;
	p->rtl = rtl;
	fill_buffer(a, p, runs, n);
	p->breaks = wg_alloc(a, p->n + 1);
	if (p->n == 0)
		return p;
	find_levels(a, s, p);
	wg_items_make(a, s, p);
	shape_items(a, s, p);
	wg_breaks_find(s, p);
	return p;
}

const uint16_t *
wg_paragraph_text(const struct wg_paragraph *p, uint32_t *n)
{
	*n = p->n;
	return p->text;
}

const uint8_t *
wg_paragraph_levels(const struct wg_paragraph *p)
{
	return p->levels;
}

bool
wg_paragraph_break(const struct wg_paragraph *p, uint32_t offset)
{
	return offset < p->n && (p->breaks[offset] & WG_MAY_BREAK);
}

uint32_t
wg_paragraph_missing(const struct wg_paragraph *p)
{
	return p->missing;
}

/* Fill lines. */

static bool
hangs(uint16_t c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == WG_PDI ||
	    (c >= 0x2000 && c <= 0x200A && c != 0x2007);
}

/* What a hyphen for U+00AD takes, in the font of the text before it. */
static int32_t
hyphen_width(const struct wg_paragraph *p, uint32_t end)
{
	if (end == 0 || p->text[end - 1] != WG_SHY)
		return 0;
	for (size_t i = 0; i < p->items.n; i++) {
		const struct wg_text_item *item = &p->items.at[i];
		hb_codepoint_t glyph;

		if (end - 1 < item->start || end - 1 >= item->end ||
		    item->font == NULL ||
		    !hb_font_get_nominal_glyph(item->font->font, '-', &glyph))
			continue;
		return wg_font_advance(item->font, glyph) *
		    (int32_t)item->size / 100;
	}
	return 0;
}

int64_t
wg_paragraph_widest(const struct wg_paragraph *p)
{
	int64_t widest = 0, width = 0, blanks = 0;

	for (uint32_t i = 0; i < p->n; i++) {
		if (p->breaks[i] & WG_MAY_BREAK)
			width = blanks = 0;
		if (hangs(p->text[i])) {
			blanks += p->advance[i];
			continue;
		}
		width += blanks + p->advance[i];
		blanks = 0;
		if (width > widest)
			widest = width;
	}
	return widest;
}

/* The end of the line that begins at 'start'. */
static uint32_t
line_end(const struct wg_paragraph *p, uint32_t start, int64_t room,
    bool *broken)
{
	int64_t width = 0, solid = 0; /* with and without blanks at the end */
	uint32_t good = start, grapheme = start;

	*broken = false;
	for (uint32_t i = start; i < p->n; i++) {
		if (i > start && p->text[i - 1] == '\n')
			return i;
		if (i > start && (p->breaks[i] & WG_MAY_BREAK) &&
		    solid + hyphen_width(p, i) <= room)
			good = i;
		if (i > start && (p->breaks[i] & WG_GRAPHEME) && solid <= room)
			grapheme = i;
		width += p->advance[i];
		if (!hangs(p->text[i]))
			solid = width;
		if (solid > room && good > start)
			return good;
		if (solid > room && grapheme > start) {
			*broken = true;
			return grapheme;
		}
	}
	return p->n;
}

/* Place glyphs. */

struct placer {
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	const struct wg_paragraph *p;
	struct wg_line *line;
	struct WG_VEC(struct wg_line_piece) pieces;
	int32_t x;
};

static void
add_hyphen(struct wg_line_piece *piece, struct wg_glyph *glyphs)
{
	hb_codepoint_t glyph;
	struct wg_glyph hyphen;
	int32_t advance;

	if (!hb_font_get_nominal_glyph(piece->font->font, '-', &glyph))
		return;
	advance = wg_font_advance(piece->font, glyph);
	hyphen = (struct wg_glyph){ glyph, piece->start + piece->length - 1,
		advance, 0, 0 };
	if (piece->level & 1) {
		memmove(glyphs + 1, glyphs, piece->n * sizeof(*glyphs));
		glyphs[0] = hyphen;
	} else {
		glyphs[piece->n] = hyphen;
	}
	piece->n++;
	piece->width += advance * (int32_t)piece->size / 100;
	piece->hyphen = true;
}

static void
place(struct placer *pl, const struct wg_text_item *item, uint32_t start,
    uint32_t end, uint8_t level)
{
	struct wg_line_piece piece = { .font = item->font, .size = item->size,
		.level = level, .x = pl->x, .start = start,
		.length = end - start, .run = item->run };
	bool hyphen = end == pl->line->end && end < pl->p->n &&
	    pl->p->text[end - 1] == WG_SHY && item->font != NULL;
	bool whole = start == item->start && end == item->end &&
	    level == item->level && !hyphen;
	int32_t width = 0;

	if (whole) {
		piece.glyphs = item->glyphs;
		piece.n = item->n;
		for (uint32_t i = 0; i < item->n; i++)
			width += item->glyphs[i].advance;
	} else {
		piece.glyphs = wg_shape(pl->arena, pl->shaper, pl->p, item,
		    start, end, level & 1, &piece.n, &width);
	}
	piece.width = width * (int32_t)item->size / 100;
	if (hyphen && piece.glyphs != NULL)
		add_hyphen(&piece, (struct wg_glyph *)piece.glyphs);
	pl->x += piece.width;
	if (piece.n > 0)
		WG_PUSH(pl->arena, &pl->pieces) = piece;
}

/* One visual run: its items from left to right. */
static void
place_run(struct placer *pl, uint32_t start, uint32_t end, uint8_t level)
{
	size_t n = pl->p->items.n;

	for (size_t k = 0; k < n; k++) {
		const struct wg_text_item *item =
		    &pl->p->items.at[level & 1 ? n - 1 - k : k];
		uint32_t from = item->start > start ? item->start : start;
		uint32_t to = item->end < end ? item->end : end;

		if (from < to)
			place(pl, item, from, to, level);
	}
}

static void
sort_pieces(struct placer *pl)
{
	for (size_t i = 1; i < pl->pieces.n; i++) {
		struct wg_line_piece piece = pl->pieces.at[i];
		size_t k = i;

		for (; k > 0 && pl->pieces.at[k - 1].start > piece.start; k--)
			pl->pieces.at[k] = pl->pieces.at[k - 1];
		pl->pieces.at[k] = piece;
	}
}

/* How much of the line's width is white space at its end. */
static int32_t
hanging(const struct wg_paragraph *p, const struct wg_line *line)
{
	int32_t width = 0;

	for (uint32_t i = line->end; i > line->start; i--) {
		if (!hangs(p->text[i - 1]))
			break;
		width += p->advance[i - 1];
	}
	return width;
}

static void
place_line(struct placer *pl, struct wg_line *line)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t hang = hanging(pl->p, line), runs;

	pl->line = line;
	pl->x = 0;
	pl->pieces.at = NULL;
	pl->pieces.n = pl->pieces.room = 0;
	/* In a right-to-left paragraph the blanks hang out on the left. */
	if (pl->p->rtl)
		pl->x = -hang;
	ubidi_setLine(pl->shaper->paragraph, (int32_t)line->start,
	    (int32_t)line->end, pl->shaper->line, &status);
	runs = ubidi_countRuns(pl->shaper->line, &status);
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
	line->width = pl->x - (pl->p->rtl ? 0 : hang);
	sort_pieces(pl);
	line->pieces = pl->pieces.at;
	line->n = pl->pieces.n;
}

struct wg_line *
wg_paragraph_lines(struct wg_arena *a, struct wg_shaper *s,
    struct wg_paragraph *p, int64_t width, size_t *n)
{
	struct WG_VEC(struct wg_line) lines = { 0 };
	struct placer pl = { .arena = a, .shaper = s, .p = p };
	UErrorCode status = U_ZERO_ERROR;
	uint32_t at = 0;

	if (p->n > 0)
		ubidi_setPara(s->paragraph, p->text, (int32_t)p->n, p->rtl,
		    NULL, &status);
	do {
		struct wg_line *line = &WG_PUSH(a, &lines);

		line->start = at;
		line->end = line_end(p, at, width, &line->broken_word);
		if (p->n > 0)
			place_line(&pl, line);
		at = line->end;
	} while (at < p->n);
	*n = lines.n;
	return lines.at;
}
