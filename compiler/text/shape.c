/*
 * HarfBuzz.  An item is shaped once, with the whole paragraph as context; a
 * part of it is cut out of those glyphs where both edges are safe to break
 * at, and shaped again only where letters join or kern over the edge.
 */
#include <hb-icu.h>
#include <string.h>
#include <unicode/uchar.h>

#include "text/font_hb.h"
#include "text/paragraph_icu.h"
#include "text/words.h"

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

void
wg_shape_text(hb_buffer_t *b, const struct wg_paragraph *p,
    const struct wg_text_item *item, uint32_t start, uint32_t end, bool rtl)
{
	hb_buffer_clear_contents(b);
	hb_buffer_add_utf16(
	    b, p->text, (int)p->n, start, (int)(end - start));
	hb_buffer_set_direction(
	    b, rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(b, hb_icu_script_to_script(item->script));
	hb_buffer_set_language(b, hb_language_from_string(
	    item->run->lang.ptr, (int)item->run->lang.len));
	hb_buffer_set_flags(b, edges(p, start, end));
	hb_buffer_set_cluster_level(
	    b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_shape(item->font->font, b, NULL, 0);
}

/* A glyph 0 is never drawn but told of, unless nobody would see it. */
static void
lose(struct wg_arena *a, struct wg_paragraph *p, uint32_t at)
{
	const struct wg_text_run *run = p->run_of[at];
	UChar32 c = wg_buffer_next(p, &at);

	if (!u_isspace(c) &&
	    !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
		wg_paragraph_lost(a, p, run, c);
}

static struct wg_glyph *
take(struct wg_arena *a, struct wg_paragraph *p, hb_buffer_t *b, uint32_t *n)
{
	unsigned count;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &count);
	const hb_glyph_position_t *pos =
	    hb_buffer_get_glyph_positions(b, NULL);
	/* Room for a hyphen at the end. */
	struct wg_glyph *glyphs =
	    WG_NEW_ARRAY(a, count + 1, struct wg_glyph);

	*n = 0;
	for (unsigned i = 0; i < count; i++) {
		if (info[i].codepoint == 0) {
			lose(a, p, info[i].cluster);
			continue;
		}
		glyphs[(*n)++] = (struct wg_glyph){ info[i].codepoint,
			info[i].cluster, pos[i].x_advance, pos[i].x_offset,
			pos[i].y_offset };
	}
	return glyphs;
}

/* Clusters that may be cut off from what stands before them. */
static void
mark_safe(struct wg_paragraph *p, hb_buffer_t *b)
{
	unsigned count;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &count);

	for (unsigned i = 0; i < count; i++)
		p->breaks[info[i].cluster] |= WG_SAFE;
	for (unsigned i = 0; i < count; i++)
		if (hb_glyph_info_get_glyph_flags(&info[i]) &
		    HB_GLYPH_FLAG_UNSAFE_TO_BREAK)
			p->breaks[info[i].cluster] &= (uint8_t)~WG_SAFE;
}

void
wg_shape_item(struct wg_arena *a, struct wg_shaper *s, struct wg_paragraph *p,
    struct wg_text_item *item)
{
	if (item->font == NULL)
		return;
	if (wg_words_join(a, s, p, item))
		return;
	wg_shape_text(s->buffer, p, item, item->start, item->end, item->level & 1);
	mark_safe(p, s->buffer);
	item->glyphs = take(a, p, s->buffer, &item->n);
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
	uint32_t from, to;

	*n = 0;
	if (item->font == NULL)
		return NULL;
	if (rtl != (item->level & 1) || !can_cut(p, item, start) ||
	    !can_cut(p, item, end)) {
		wg_shape_text(s->buffer, p, item, start, end, rtl);
		return take(a, p, s->buffer, n);
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
