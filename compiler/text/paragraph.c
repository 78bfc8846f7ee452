/*
 * A paragraph is put together once: runs to one UTF-16 buffer with isolates,
 * levels, items, glyphs, break opportunities.  Lines are another matter
 * (lines.c): they need a width.
 */
#include "text/paragraph.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/str.h"
#include "text/font_hb.h"
#include "text/paragraph_icu.h"
#include "text/paragraphs.h"
#include "text/shapers.h"
#include "text/words.h"

struct wg_shaper *
wg_shaper_open(struct wg_fonts *fonts)
{
	struct wg_shaper *s = wg_shapers_take(wg_fonts_shapers(fonts));
	struct wg_arena *a;

	if (s != NULL)
		return s;
	a = wg_arena_open();
	s = WG_NEW(a, struct wg_shaper);
	s->arena = a;
	s->fonts = fonts;
	s->paragraph = ubidi_open();
	s->line = ubidi_open();
	s->buffer = hb_buffer_create();
	s->words = wg_words_open(a);
	s->paragraphs = wg_paragraphs_open(a);
	if (s->paragraph == NULL || s->line == NULL ||
	    !hb_buffer_allocation_successful(s->buffer))
		wg_no_memory();
	return s;
}

const struct wg_font *
wg_shaper_latin(const struct wg_shaper *s)
{
	return wg_font_for(
	    s->fonts, WG_STR("Latn"), WG_STR("de"), WG_REGULAR);
}

void
wg_shaper_end(struct wg_shaper *s)
{
	wg_breaks_close(s);
	wg_words_close(s->words);
	wg_paragraphs_close(s->paragraphs);
	ubidi_close(s->paragraph);
	ubidi_close(s->line);
	hb_buffer_destroy(s->buffer);
	wg_arena_close(s->arena);
}

void
wg_shaper_rest(struct wg_shaper *s)
{
	wg_paragraphs_rest(s->paragraphs);
}

void
wg_shaper_close(struct wg_shaper *s)
{
	if (s == NULL)
		return;
	wg_shaper_rest(s);
	if (!wg_shapers_give(wg_fonts_shapers(s->fonts), s))
		wg_shaper_end(s);
}

/* Do these stay where the text before and after them has one level? */
static bool
moves(UChar32 c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= WG_LRI && c <= WG_PDI) ||
	    u_charDirection(c) == U_BLOCK_SEPARATOR;
}

/*
 * A mark has the level of its base (UAX #9, W1 and N0).  ICU 72 forgets the
 * marks on a closing bracket.  True if there was one.
 */
static bool
lift_marks(struct wg_paragraph *p)
{
	bool lifted = false;
	uint32_t base = UINT32_MAX;

	for (uint32_t at = 0, start; at < p->n;) {
		UChar32 c;
		UCharDirection d;

		start = at;
		c = wg_buffer_next(p, &at);
		d = u_charDirection(c);
		if (d == U_DIR_NON_SPACING_MARK && base != UINT32_MAX &&
		    p->levels[start] != p->levels[base]) {
			memset(p->levels + start, p->levels[base], at - start);
			lifted = true;
		} else if (d != U_BOUNDARY_NEUTRAL &&
		    d != U_DIR_NON_SPACING_MARK) {
			base = moves(c) ? UINT32_MAX : start;
		}
	}
	return lifted;
}

void
wg_levels_find(struct wg_arena *a, struct wg_shaper *s,
    struct wg_paragraph *p)
{
	UErrorCode status = U_ZERO_ERROR;
	UBiDiLevel *forced = NULL;

	if (p->lifted) {
		forced = wg_alloc(a, p->n);
		for (uint32_t i = 0; i < p->n; i++)
			forced[i] = p->levels[i] | UBIDI_LEVEL_OVERRIDE;
	}
	ubidi_setPara(s->paragraph, p->text, (int32_t)p->n, p->rtl, forced,
	    &status);
}

/* Can the unit neither run from right to left nor direct what does?  Most text
 * has no other ones, and then its levels need not be asked for. */
static bool
is_undirected(uint16_t c)
{
	return c < 0x0590 || (c >= 0x0900 && c < 0x2000) ||
	    (c >= 0x2010 && c < 0x2028) || (c >= 0x2030 && c < 0x205F) ||
	    (c >= 0x2080 && c < 0xD800);
}

static void
find_levels(struct wg_arena *a, struct wg_shaper *s, struct wg_paragraph *p)
{
	UErrorCode status = U_ZERO_ERROR;
	const UBiDiLevel *levels;

	p->levels = wg_alloc(a, p->n + 1);
	memset(p->levels, p->rtl, p->n + 1);
	p->straight = !p->rtl;
	for (uint32_t i = 0; i < p->n && p->straight; i++)
		p->straight = is_undirected(p->text[i]);
	if (p->straight)
		return;
	wg_levels_find(a, s, p);
	levels = ubidi_getLevels(s->paragraph, &status);
	if (U_SUCCESS(status) && levels != NULL)
		memcpy(p->levels, levels, p->n);
	p->lifted = lift_marks(p);
}

static void
shape_items(struct wg_arena *a, struct wg_shaper *s, struct wg_paragraph *p)
{
	p->advance = WG_NEW_ARRAY(a, p->n + 1, int32_t);
	for (size_t i = 0; i < p->items.n; i++) {
		struct wg_text_item *item = &p->items.at[i];

		wg_shape_item(a, s, p, item);
		for (uint32_t k = 0; k < item->n; k++)
			p->advance[item->glyphs[k].cluster] +=
			    item->glyphs[k].advance * (int32_t)item->size /
			    100;
	}
}

static struct wg_paragraph *
make(struct wg_arena *a, struct wg_shaper *s,
    const struct wg_text_run *runs, size_t n, struct wg_str lang, bool rtl)
{
	struct wg_paragraph *p = WG_NEW(a, struct wg_paragraph);

	p->runs = runs;
	p->lang = lang;
	p->rtl = rtl;
	wg_buffer_fill(a, p, runs, n);
	p->breaks = wg_alloc(a, p->n + 1);
	if (p->n == 0)
		return p;
	find_levels(a, s, p);
	wg_items_make(a, s, p);
	shape_items(a, s, p);
	return p;
}

/* Where a lost character stands in wg_paragraph.gone, or would. */
static size_t
place_in_gone(const struct wg_paragraph *p, uint32_t c)
{
	size_t from = 0, to = p->gone.n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (p->gone.at[middle] < c)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static bool
is_lost(const struct wg_paragraph *p, uint32_t c)
{
	size_t i = place_in_gone(p, c);

	return i < p->gone.n && p->gone.at[i] == c;
}

/* What only says how the sign before it looks. */
static bool
belongs_to_sign(uint32_t c)
{
	return (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D || c == 0x20E3;
}

/*
 * The text of a run without what no font has, and without one of the two
 * blanks that stood beside it.  '*blank': the text so far is empty or ends
 * with a blank.
 */
static struct wg_str
without_lost(struct wg_arena *a, const struct wg_paragraph *p,
    struct wg_str text, bool *blank)
{
	char *kept = wg_alloc(a, text.len + 1);
	bool left_out = false;
	size_t n = 0;

	for (size_t at = 0, from = 0; at < text.len; from = at) {
		uint32_t c = wg_utf8_next(text, &at);

		if (is_lost(p, c) || (left_out && belongs_to_sign(c))) {
			left_out = true;
			continue;
		}
		if (left_out && *blank && c == ' ')
			continue;
		left_out = false;
		*blank = c == ' ';
		memcpy(kept + n, text.ptr + from, at - from);
		n += at - from;
	}
	return (struct wg_str){ kept, n };
}

/* How often: without one character another one may be set in another font. */
#define ROUNDS 4

static struct wg_paragraph *
shape(struct wg_arena *a, struct wg_shaper *s,
    const struct wg_text_run *runs, size_t n, struct wg_str lang, bool rtl)
{
	struct wg_paragraph *p = make(a, s, runs, n, lang, rtl), *first = p;

	for (unsigned i = 0; i < ROUNDS && p->lost.n > 0; i++) {
		struct wg_text_run *fewer =
		    WG_NEW_ARRAY(a, n + 1, struct wg_text_run);
		bool blank = true;

		for (size_t k = 0; k < n; k++) {
			fewer[k] = runs[k];
			fewer[k].text = without_lost(
			    a, p, runs[k].text, &blank);
		}
		p = make(a, s, runs = fewer, n, lang, rtl);
	}
	p->incomplete = p->lost.n > 0;
	p->lost = first->lost;
	if (p->n > 0)
		wg_breaks_find(s, p);
	p->widths = wg_widths_of(p);
	return p;
}

struct wg_paragraph *
wg_paragraph_new(struct wg_arena *a, struct wg_shaper *s,
    const struct wg_text_run *runs, size_t n, struct wg_str lang, bool rtl)
{
	const struct wg_paragraph_key key = { runs, n, lang, rtl };
	const struct wg_paragraph *known =
	    wg_paragraphs_find(s->paragraphs, &key);
	struct wg_arena *keep =
	    known == NULL ? wg_paragraphs_arena(s->paragraphs) : NULL;
	struct wg_paragraph *p;

	if (known != NULL) {
		p = WG_NEW(a, struct wg_paragraph);
		*p = *known;
		p->runs = runs;
		p->lang = lang;
	} else {
		p = shape(keep != NULL ? keep : a, s, runs, n, lang, rtl);
		/* What is lost is told of each run. */
		if (keep != NULL && p->lost.n == 0)
			wg_paragraphs_keep(s->paragraphs, &key, p);
	}
	p->arena = a;
	return p;
}

bool
wg_paragraph_incomplete(const struct wg_paragraph *p)
{
	return p->incomplete;
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

/* Each character once; a text in a script without a font need not name its
 * whole alphabet. */
#define MAX_LOST 32

void
wg_paragraph_lost(struct wg_arena *a, struct wg_paragraph *p,
    const struct wg_text_run *run, UChar32 c)
{
	size_t i = place_in_gone(p, (uint32_t)c);

	if (i < p->gone.n && p->gone.at[i] == (uint32_t)c)
		return;
	WG_PUSH(a, &p->gone) = 0;
	memmove(&p->gone.at[i + 1], &p->gone.at[i],
	    (p->gone.n - 1 - i) * sizeof(*p->gone.at));
	p->gone.at[i] = (uint32_t)c;
	if (p->lost.n < MAX_LOST)
		WG_PUSH(a, &p->lost) =
		    (struct wg_missing){ (uint32_t)c, run };
}

uint32_t
wg_paragraph_missing(const struct wg_paragraph *p)
{
	return p->lost.n > 0 ? p->lost.at[0].scalar : 0;
}

const struct wg_missing *
wg_paragraph_all_missing(const struct wg_paragraph *p, size_t *n)
{
	*n = p->lost.n;
	return p->lost.at;
}
