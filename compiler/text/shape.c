/* HarfBuzz, on a part of an item with the whole paragraph as context. */
#include <hb-icu.h>

#include "text/font_hb.h"
#include "text/paragraph_icu.h"

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

const struct wg_glyph *
wg_shape(struct wg_arena *a, struct wg_shaper *s, const struct wg_paragraph *p,
    const struct wg_text_item *item, uint32_t start, uint32_t end, bool rtl,
    uint32_t *n, int32_t *width)
{
	hb_buffer_t *b = s->buffer;
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *pos;
	struct wg_glyph *glyphs;
	unsigned count, kept = 0;

	*n = 0;
	*width = 0;
	if (item->font == NULL)
		return NULL;
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
	info = hb_buffer_get_glyph_infos(b, &count);
	pos = hb_buffer_get_glyph_positions(b, NULL);
	/* Room for a hyphen at the end. */
	glyphs = WG_NEW_ARRAY(a, count + 1, struct wg_glyph);
	for (unsigned i = 0; i < count; i++) {
		if (info[i].codepoint == 0) /* reported; draw nothing */
			continue;
		glyphs[kept++] = (struct wg_glyph){ info[i].codepoint,
			info[i].cluster, pos[i].x_advance, pos[i].x_offset,
			pos[i].y_offset };
		*width += pos[i].x_advance;
	}
	*n = kept;
	return glyphs;
}
