/*
 * Which codes a document uses.  A TrueType font gets a code per glyph,
 * shift and text, numbered from 1, so that one glyph can be a blank here and a
 * no-break space there, and a mark stands where its letter needs it; a stream maps the codes to glyphs.  A CID-keyed CFF
 * font has its own codes, which are its glyph ids.
 */
#include "back/pdf/fonts.h"

#include <string.h>

#include "back/pdf/object.h"
#include "back/pdf/syntax.h"
#include "base/out.h"
#include "text/font.h"

#define CODES_MAX 65535

struct wg_pdf_font *
wg_pdf_font(struct wg_arena *a, struct wg_pdf_file *file,
    struct wg_pdf_fonts *fonts, const struct wg_font *font)
{
	struct wg_pdf_font *f;

	/* A document has some ten fonts: nothing to be clever about. */
	for (size_t i = 0; i < fonts->list.n; i++)
		if (fonts->list.at[i]->font == font)
			return fonts->list.at[i];
	f = WG_NEW(a, struct wg_pdf_font);
	f->font = font;
	f->file = wg_font_file(font);
	f->object = wg_pdf_reserve(file);
	f->number = (uint32_t)fonts->list.n;
	f->arena = a;
	WG_PUSH(a, &fonts->list) = f;
	return f;
}

static const struct wg_pdf_code *
new_code(struct wg_pdf_font *f, uint32_t glyph, struct wg_pdf_shift shift,
    struct wg_str key, const uint16_t *text, uint32_t n)
{
	struct wg_pdf_code *c = WG_NEW(f->arena, struct wg_pdf_code);
	uint16_t *copy = WG_NEW_ARRAY(f->arena, n, uint16_t);

	memcpy(copy, text, n * sizeof(*text));
	c->glyph = glyph;
	c->shift = f->file->cff ? (struct wg_pdf_shift){ 0, 0, -1 } : shift;
	c->cid = (uint16_t)(f->file->cff ? glyph : f->codes.n + 1);
	c->width = c->shift.advance >= 0 ? c->shift.advance :
	    wg_font_advance(f->font, glyph);
	c->text = copy;
	c->n = n;
	WG_PUSH(f->arena, &f->codes) = c;
	wg_map_put(f->arena, &f->lookup, wg_str_dup(f->arena, key), c);
	return c;
}

static const struct wg_pdf_code *
look_up(struct wg_pdf_font *f, uint32_t glyph, struct wg_pdf_shift shift,
    const uint16_t *text, uint32_t n)
{
	char bytes[4 + sizeof(shift) + 2 * WG_PDF_CODE_TEXT];
	struct wg_str key = { bytes, 4 };
	const struct wg_pdf_code *c;

	memcpy(bytes, &glyph, 4);
	if (!f->file->cff) {
		memcpy(bytes + 4, &shift, sizeof(shift));
		memcpy(bytes + 4 + sizeof(shift), text, n * sizeof(*text));
		key.len += sizeof(shift) + n * sizeof(*text);
	}
	c = wg_map_get(&f->lookup, key);
	if (c != NULL)
		return c;
	if (f->codes.n == CODES_MAX || (f->file->cff && glyph > CODES_MAX))
		return NULL;
	return new_code(f, glyph, shift, key, text, n);
}

static bool
is_code(const struct wg_pdf_code *c, uint32_t glyph,
    struct wg_pdf_shift shift, const uint16_t *text, uint32_t n)
{
	return c != NULL && c->glyph == glyph && c->n == n &&
	    wg_pdf_is_shift(c->shift, shift) &&
	    memcmp(c->text, text, n * sizeof(*text)) == 0;
}

const struct wg_pdf_code *
wg_pdf_code(struct wg_pdf_font *f, uint32_t glyph,
    struct wg_pdf_shift shift, const uint16_t *text, uint32_t n)
{
	const struct wg_pdf_code **recent =
	    &f->recent[wg_pdf_recent(glyph, text[0])];

	if (!is_code(*recent, glyph, shift, text, n))
		*recent = look_up(f, glyph, shift, text, n);
	return *recent;
}

#define CMAP_BLOCK 100

void
wg_pdf_cmap(struct wg_out *out, const struct wg_pdf_font *f)
{
	wg_out_puts(out, "/CIDInit/ProcSet findresource begin\n"
	    "12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>"
	    "def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < f->codes.n; i++) {
		const struct wg_pdf_code *c = f->codes.at[i];
		size_t left = f->codes.n - i;

		if (i % CMAP_BLOCK == 0)
			wg_out_fmt(out, "%zu beginbfchar\n",
			    left < CMAP_BLOCK ? left : CMAP_BLOCK);
		wg_out_byte(out, '<');
		wg_pdf_hex16(out, c->cid);
		wg_out_puts(out, "><");
		for (uint32_t k = 0; k < c->n; k++)
			wg_pdf_hex16(out, c->text[k]);
		wg_out_puts(out, ">\n");
		if (left == 1 || (i + 1) % CMAP_BLOCK == 0)
			wg_out_puts(out, "endbfchar\n");
	}
	wg_out_puts(out, "endcmap\nCMapName currentdict/CMap defineresource "
	    "pop\nend\nend\n");
}
