#ifndef WG_BACK_PDF_MOVED_H
#define WG_BACK_PDF_MOVED_H

#include <hb.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A glyph of a TrueType font drawn elsewhere from the pen, with an advance of
 * its own: a glyph of its own. */
struct wg_moved {
	uint32_t glyph;     /* which one */
	int32_t dx, dy;     /* to the right and upwards [design unit] */
	uint32_t advance;   /* [design unit] */
	uint32_t id;        /* the new glyph: set by wg_moved_add() */
};

/*
 * Append the glyphs of 'list' to 'face', a face of a builder with the tables
 * glyf, loca, head, hhea, hmtx and maxp: composites of one component (OpenType,
 * "glyf", composite glyph description).  False if the tables are broken or
 * 65535 glyphs are not enough; the face is as it was then.
 */
bool wg_moved_add(hb_face_t *face, struct wg_moved *list, size_t n);

#endif
