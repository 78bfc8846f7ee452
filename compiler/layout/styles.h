#ifndef WG_LAYOUT_STYLES_H
#define WG_LAYOUT_STYLES_H

#include "layout/dress.h"

/* Style sheets of the products, and the paper they are made for. */

struct wg_paper {
	int32_t width, height;  /* trimmed */
	unsigned variant;       /* bit of the style sheet */
	struct wg_rect inside;  /* without margins */
};

extern const struct wg_style_sheet wg_poster_styles;
struct wg_paper wg_poster_paper(struct wg_str name); /* A3, A4 */

#endif
