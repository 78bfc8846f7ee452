/*
 * HarfBuzz.  An item is put together from its words, of which only new ones
 * are shaped, where blanks part them in its font; else it is one word.  A
 * part of an item is cut out of those glyphs where both edges are safe to
 * break at, and shaped again only where letters join or kern over the edge.
 */
#include <hb-icu.h>
#include <pthread.h>
#include <string.h>
#include <unicode/uchar.h>

#include "text/font_hb.h"
#include "text/paragraph_icu.h"
#include "text/words.h"

#define LONGEST_WORD 40 /* that is remembered [UTF-16 unit] */

static hb_buffer_flags_t
edges(const struct wg_paragraph *p, uint32_t start, uint32_t end)
{
	unsigned flags = HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES;

	if (start == 0)
		flags |= HB_BUFFER_FLAG_BOT;
	if (end == p->n)
		flags |= HB_BUFFER_FLAG_EOT;
	return (hb_buffer_flags_t)flags;
}

/* HarfBuzz has each language once, for all threads; how it does that no thread
 * sanitizer sees, so they ask one after the other. */
static hb_language_t
find_language(struct wg_str tag)
{
	static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
	hb_language_t found;

	pthread_mutex_lock(&mutex);
	found = hb_language_from_string(tag.ptr, (int)tag.len);
	pthread_mutex_unlock(&mutex);
	return found;
}

static hb_language_t
language_of(struct wg_shaper *s, const struct wg_paragraph *p,
    const struct wg_text_item *item)
{
	struct wg_str tag = p->runs[item->run].lang;
	struct wg_shaper_language *l;

	for (size_t i = 0; i < s->languages.n; i++)
		if (wg_str_eq(s->languages.at[i].tag, tag))
			return s->languages.at[i].language;
	l = &WG_PUSH(s->arena, &s->languages);
	l->tag = wg_str_dup(s->arena, tag);
	l->language = find_language(tag);
	return l->language;
}

void
wg_shape_text(struct wg_shaper *s, const struct wg_paragraph *p,
    const struct wg_text_item *item, uint32_t start, uint32_t end, bool rtl)
{
	hb_buffer_t *b = s->buffer;

	hb_buffer_clear_contents(b);
	hb_buffer_add_utf16(
	    b, p->text, (int)p->n, start, (int)(end - start));
	hb_buffer_set_direction(
	    b, rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(b, hb_icu_script_to_script(item->script));
	hb_buffer_set_language(b, language_of(s, p, item));
	hb_buffer_set_flags(b, edges(p, start, end));
	hb_buffer_set_cluster_level(
	    b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_shape(item->font->font, b, NULL, 0);
}

/* What is in the buffer, of a text that begins at 'start'. */
static struct wg_shaped
shaped(struct wg_arena *a, hb_buffer_t *b, uint32_t start)
{
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
	const hb_glyph_position_t *pos =
	    hb_buffer_get_glyph_positions(b, NULL);
	struct wg_shaped_glyph *to =
	    WG_NEW_ARRAY(a, n, struct wg_shaped_glyph);

	for (unsigned i = 0; i < n; i++)
		to[i] = (struct wg_shaped_glyph){ { info[i].codepoint,
			info[i].cluster - start, pos[i].x_advance,
			pos[i].x_offset, pos[i].y_offset },
			hb_glyph_info_get_glyph_flags(&info[i]) &
			    HB_GLYPH_FLAG_UNSAFE_TO_BREAK };
	return (struct wg_shaped){ to, n };
}

/* Glyphs under way, from left to right. */
struct row {
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	struct wg_paragraph *p;
	const struct wg_text_item *item;
	struct wg_word_key key; /* of a word of the item */
	struct WG_VEC(struct wg_glyph) glyphs;
};

/* A glyph 0 is never drawn but told of, unless nobody would see it. */
static void
lose(struct row *r, uint32_t at)
{
	const struct wg_text_run *run = wg_run_at(r->p, at);
	UChar32 c = wg_buffer_next(r->p, &at);

	if (!u_isspace(c) &&
	    !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
		wg_paragraph_lost(r->arena, r->p, run, c);
}

static void
add(struct row *r, const struct wg_shaped *s, uint32_t start)
{
	for (uint32_t i = 0; i < s->n; i++) {
		struct wg_glyph glyph = s->glyphs[i].glyph;

		glyph.cluster += start;
		if (glyph.id == 0)
			lose(r, glyph.cluster);
		else
			WG_PUSH(r->arena, &r->glyphs) = glyph;
	}
}

/* Clusters that may be cut off from what stands before them. */
static void
mark_safe(uint8_t *breaks, const struct wg_shaped *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		breaks[s->glyphs[i].glyph.cluster] |= WG_SAFE;
	for (uint32_t i = 0; i < s->n; i++)
		if (s->glyphs[i].unsafe)
			breaks[s->glyphs[i].glyph.cluster] &=
			    (uint8_t)~WG_SAFE;
}

static bool
is_blank(const struct wg_paragraph *p, uint32_t at)
{
	return p->text[at] == ' ';
}

/* What stands beside it could join. */
static bool
stands_alone(const struct wg_paragraph *p, uint32_t start, uint32_t end)
{
	return (start == 0 || is_blank(p, start - 1)) &&
	    (end == p->n || is_blank(p, end));
}

static void
add_word(struct row *r, uint32_t start, uint32_t end)
{
	struct wg_words *words = r->shaper->words;
	bool keep = end - start <= LONGEST_WORD &&
	    stands_alone(r->p, start, end);
	const struct wg_shaped *known;
	struct wg_shaped new;

	r->key.text = r->p->text + start;
	r->key.n = end - start;
	known = keep ? wg_words_find(words, &r->key) : NULL;
	if (known == NULL) {
		wg_shape_text(
		    r->shaper, r->p, r->item, start, end, r->key.rtl);
		new = shaped(r->arena, r->shaper->buffer, start);
		if (keep)
			wg_words_keep(words, &r->key, &new);
		known = &new;
	}
	mark_safe(r->p->breaks + start, known);
	add(r, known, start);
}

static void
add_blank(struct row *r, const struct wg_blank *blank, uint32_t at)
{
	const struct wg_shaped_glyph glyph = { { blank->glyph, 0,
		blank->advance, 0, 0 }, false };
	const struct wg_shaped one = { &glyph, 1 };

	mark_safe(r->p->breaks + at, &one);
	add(r, &one, at);
}

/* The blank or word that is next from left to right; it is taken out of
 * 'start' to 'end'. */
static void
add_next(struct row *r, const struct wg_blank *blank, uint32_t *start,
    uint32_t *end)
{
	const struct wg_paragraph *p = r->p;
	bool rtl = r->key.rtl;
	uint32_t from = rtl ? *end - 1 : *start, to = from + 1;
	bool word = !is_blank(p, from);

	while (word && rtl && from > *start && !is_blank(p, from - 1))
		from--;
	while (word && !rtl && to < *end && !is_blank(p, to))
		to++;
	if (word)
		add_word(r, from, to);
	else
		add_blank(r, blank, from);
	*(rtl ? end : start) = rtl ? from : to;
}

/* A mark behind a blank is drawn on it, and what is not drawn itself may join
 * them. */
static bool
clings(UChar32 c)
{
	return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 ||
	    u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/* Is no word of the item bound to the blank before it? */
static bool
is_parted(const struct wg_paragraph *p, const struct wg_text_item *item)
{
	for (uint32_t i = item->start; i < item->end; i++) {
		uint32_t at = i;

		/* U+00AD is the first that clings. */
		if (p->text[i] >= WG_SHY && (i == 0 || is_blank(p, i - 1)) &&
		    clings(wg_buffer_next(p, &at)))
			return false;
	}
	return true;
}

void
wg_shape_item(struct wg_arena *a, struct wg_shaper *s, struct wg_paragraph *p,
    struct wg_text_item *item)
{
	struct row r = { .arena = a, .shaper = s, .p = p, .item = item };
	const struct wg_blank *blank;
	uint32_t start = item->start, end = item->end;

	if (item->font == NULL)
		return;
	r.glyphs.room = end - start;
	r.glyphs.at = WG_NEW_ARRAY(a, r.glyphs.room, struct wg_glyph);
	r.key = (struct wg_word_key){ .font = item->font,
		.language = language_of(s, p, item), .script = item->script,
		.rtl = item->level & 1 };
	blank = wg_words_blank(s->words, item->font);
	if (!blank->apart || !is_parted(p, item))
		add_word(&r, start, end);
	else
		while (start < end)
			add_next(&r, blank, &start, &end);
	item->glyphs = r.glyphs.at;
	item->n = (uint32_t)r.glyphs.n;
}

/* The first glyph in logical order whose cluster is not before 'at'. */
static uint32_t
glyph_at(const struct wg_text_item *item, uint32_t at)
{
	uint32_t low = 0, high = item->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		uint32_t i = item->level & 1 ? item->n - 1 - middle : middle;

		if (item->glyphs[i].cluster < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
can_cut(const struct wg_paragraph *p, const struct wg_text_item *item,
    uint32_t at)
{
	return at == item->start || at == item->end ||
	    (p->breaks[at] & WG_SAFE);
}

const struct wg_glyph *
wg_shape_part(struct wg_arena *a, struct wg_shaper *s, struct wg_paragraph *p,
    const struct wg_text_item *item, uint32_t start, uint32_t end, bool rtl,
    uint32_t *n)
{
	struct row r = { .arena = a, .shaper = s, .p = p, .item = item };
	struct wg_shaped part;
	uint32_t from, to;

	*n = 0;
	if (item->font == NULL)
		return NULL;
	if (rtl != (item->level & 1) || !can_cut(p, item, start) ||
	    !can_cut(p, item, end)) {
		wg_shape_text(s, p, item, start, end, rtl);
		part = shaped(a, s->buffer, start);
		add(&r, &part, start);
		*n = (uint32_t)r.glyphs.n;
		return r.glyphs.at;
	}
	from = glyph_at(item, start);
	to = glyph_at(item, end);
	*n = to - from;
	return item->glyphs + (rtl ? item->n - to : from);
}

const struct wg_glyph *
wg_shape_hyphen(struct wg_arena *a, const struct wg_line_piece *piece)
{
	struct wg_glyph *glyphs = WG_NEW_ARRAY(
	    a, piece->n + 1, struct wg_glyph);
	bool rtl = piece->level & 1;
	hb_codepoint_t glyph = 0;

	if (piece->n > 0)
		memcpy(glyphs + rtl, piece->glyphs,
		    piece->n * sizeof(*glyphs));
	hb_font_get_nominal_glyph(piece->font->font, '-', &glyph);
	glyphs[rtl ? 0 : piece->n] = (struct wg_glyph){ glyph,
		piece->start + piece->length - 1,
		wg_font_advance(piece->font, glyph), 0, 0 };
	return glyphs;
}
