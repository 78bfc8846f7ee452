#ifndef WG_BACK_PDF_SHOW_H
#define WG_BACK_PDF_SHOW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct wg_diag;
struct wg_pdf_code;
struct wg_pdf_font;
struct wg_glyph_run;

/* A code in its place. */
struct wg_pdf_shown {
	const struct wg_pdf_code *code;
	int32_t x, y; /* from the start of the run [1/1000 em], y upwards */
};

/* Codes in logical order that can stand in one marked-content sequence. */
struct wg_pdf_piece {
	size_t first, n;        /* of 'shown' */
	const uint16_t *actual; /* ActualText, or NULL */
	uint32_t n_actual;      /* [UTF-16 unit] */
	bool sooner;            /* is shown before the piece in front of it,
				 * and no pen moves between the two */
};

/* What a run becomes.  Start with { 0 }; used again for the next run. */
struct wg_pdf_show {
	struct WG_VEC(struct wg_pdf_shown) shown;
	struct WG_VEC(struct wg_pdf_piece) pieces;
	/* Where each glyph stands, as on the page [1/1000 em]. */
	struct WG_VEC(struct wg_pdf_slot {
		int32_t pen;    /* from the start of the run */
		int32_t x;      /* of its ink, likewise */
		int32_t share;  /* of its letter's room; -1: it has its own */
	}) slots;
	struct WG_VEC(uint32_t) text;     /* characters of a cluster */
	struct WG_VEC(uint32_t) expanded; /* and what they decompose to */
};

/*
 * Give every glyph of 'run' a code, so that the codes' texts, in logical
 * order, are the text of the run without bidi controls; a hyphen at the end
 * of a line is U+00AD.  'tagged': ActualText may be said.  False after
 * reporting a glyph or character that cannot be written.
 */
bool wg_pdf_show(struct wg_arena *, struct wg_pdf_font *,
    const struct wg_glyph_run *, bool tagged, struct wg_pdf_show *,
    struct wg_diag *);

#endif
