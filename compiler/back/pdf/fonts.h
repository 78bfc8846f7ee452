#ifndef WG_BACK_PDF_FONTS_H
#define WG_BACK_PDF_FONTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/source.h"

struct wg_diag;
struct wg_font;
struct wg_font_file;
struct wg_pdf_file;

/* How a glyph stands to the pen, where that is not its own way. */
struct wg_pdf_shift {
	int32_t x, y;    /* to the right and upwards [1/1000 em] */
	int32_t advance; /* [1/1000 em]; -1: its own */
};

/* A character code: a glyph shown as a text. */
struct wg_pdf_code {
	uint32_t glyph;
	struct wg_pdf_shift shift; /* { 0, 0, -1 }: none, as in any CFF font */
	uint16_t cid;
	int32_t width; /* [1/1000 em] */
	const uint16_t *text;
	uint32_t n; /* [UTF-16 unit] */
};

#define WG_PDF_RECENT 256 /* a power of two */

/* A font as a document uses it. */
struct wg_pdf_font {
	const struct wg_font *font;
	const struct wg_font_file *file;
	uint32_t object; /* of its dictionary */
	uint32_t number; /* /F0, /F1 in order of first use */
	struct WG_VEC(const struct wg_pdf_code *) codes;
	struct wg_map lookup;
	/* What was looked up, by glyph and text; a later one takes its place. */
	const struct wg_pdf_code *recent[WG_PDF_RECENT];
	struct wg_arena *arena;
};

struct wg_pdf_fonts {
	struct WG_VEC(struct wg_pdf_font *) list;
};

/* Longest text of one code [UTF-16 unit]; more needs ActualText. */
#define WG_PDF_CODE_TEXT 32

/* The document's entry for 'font', made at its first use. */
struct wg_pdf_font *wg_pdf_font(struct wg_arena *, struct wg_pdf_file *,
    struct wg_pdf_fonts *, const struct wg_font *);
/*
 * The code for 'glyph', shifted and shown as 'text', made at its first use.  In
 * a CFF font the glyph is the code: then the code returned may have another
 * text, the one it was first used for, and no shift.  NULL: the font has 65535 codes already.
 */
const struct wg_pdf_code *wg_pdf_code(struct wg_pdf_font *, uint32_t glyph,
    struct wg_pdf_shift, const uint16_t *text, uint32_t n);

/* Where it is remembered that 'glyph' was shown as 'c', or as a text that
 * begins with it. */
static inline unsigned
wg_pdf_recent(uint32_t glyph, uint16_t c)
{
	return (glyph + 7u * c) % WG_PDF_RECENT;
}

static inline bool
wg_pdf_is_shift(struct wg_pdf_shift a, struct wg_pdf_shift b)
{
	return a.x == b.x && a.y == b.y && a.advance == b.advance;
}

/* Subset and write all fonts.  False after reporting. */
bool wg_pdf_embed(struct wg_arena *, struct wg_pdf_file *,
    const struct wg_pdf_fonts *, struct wg_span at, struct wg_diag *);

/* The ToUnicode CMap of codes sorted by CID (fonts.c). */
struct wg_out;
void wg_pdf_cmap(struct wg_out *, const struct wg_pdf_font *);

#endif
