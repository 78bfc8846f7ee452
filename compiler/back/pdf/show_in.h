#ifndef WG_BACK_PDF_SHOW_IN_H
#define WG_BACK_PDF_SHOW_IN_H

/*
 * Inside of show: show_char.c knows characters, show_room.c measures what room
 * each glyph has, show.c gives glyphs their codes, show_edge.c sees to the edge
 * of the run.
 */

#include <hb.h>

#include "back/pdf/fonts.h"
#include "back/pdf/show.h"
#include "base/diag.h"
#include "layout/page.h"

struct wg_pdf_maker {
	struct wg_arena *arena;
	struct wg_pdf_font *font;
	const struct wg_glyph_run *run;
	struct wg_pdf_show *show;
	struct wg_diag *diag;
	uint32_t n;     /* glyphs, without a hyphen at the end */
	uint32_t limit; /* end of the text, likewise [UTF-16 unit] */
	bool rtl, tagged;
	bool conflict;  /* a code in this cluster says something else */
	bool failed;
};

#define SOFT_HYPHEN 0xAD

/* Directional formatting, soft hyphens, byte order marks, controls. */
bool wg_pdf_undrawn(uint32_t scalar);
/* What ToUnicode must not hold: ISO 14289-1, 7.21.7; no meaning at all. */
bool wg_pdf_meaningless(uint32_t scalar);
hb_unicode_general_category_t wg_pdf_category(uint32_t scalar);
bool wg_pdf_is_mark(uint32_t scalar);

/* Fill the slots. */
void wg_pdf_measure(struct wg_pdf_maker *);
/* A code at the pen 'x', its ink shifted; a CFF font cannot shift: there the
 * pen goes to the ink. */
void wg_pdf_add_code(struct wg_pdf_maker *, uint32_t glyph, int32_t x,
    struct wg_pdf_shift, const uint32_t *chars, uint32_t n);
/* The characters of 'text' are what the piece says. */
void wg_pdf_add_actual(struct wg_pdf_maker *, struct wg_pdf_piece *);
/* From right to left, when all is shown: where a mark is the first on the
 * page, or only blanks are before it, a piece is shown sooner. */
void wg_pdf_lead_mark(struct wg_pdf_maker *);

#endif
