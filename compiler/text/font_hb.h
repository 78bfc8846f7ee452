#ifndef WG_TEXT_FONT_HB_H
#define WG_TEXT_FONT_HB_H

/* Inside of struct wg_font, for the files of this folder. */

#include <hb.h>

#include "text/font.h"

struct wg_font {
	struct wg_font_file file;
	hb_face_t *face;
	hb_font_t *font; /* immutable, scale 1000 per em */
};

#endif
