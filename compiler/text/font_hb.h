#ifndef WG_TEXT_FONT_HB_H
#define WG_TEXT_FONT_HB_H

/* Inside of struct wg_font, for the files of this folder. */

#include <hb.h>

#include "text/font.h"

struct wg_hyphens;

/* The dictionary for German, opened when it is first needed; NULL if it is
 * missing, which is then reported once. */
const struct wg_hyphens *wg_fonts_hyphens(struct wg_fonts *);

struct wg_shapers;
/* Those that shape with them and rest. */
struct wg_shapers *wg_fonts_shapers(struct wg_fonts *);

struct wg_font {
	struct wg_font_file file;
	hb_face_t *face;
	hb_font_t *font; /* immutable, scale 1000 per em */
};

#endif
