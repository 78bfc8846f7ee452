#ifndef WG_LAYOUT_STYLES_H
#define WG_LAYOUT_STYLES_H

#include "layout/dress.h"
#include "layout/flow.h"

/* Style sheets of the products, and the paper they are made for. */

struct wg_paper {
	int32_t width, height;  /* trimmed */
	unsigned variant;       /* bit of the style sheet */
	struct wg_rect inside;  /* without margins */
};

extern const struct wg_style_sheet wg_poster_styles;
struct wg_paper wg_sheet_paper(struct wg_str name); /* A2 to A6, portrait */
struct wg_paper wg_paper_turned(struct wg_paper);   /* to landscape */

extern const struct wg_style_sheet wg_leaflet_styles;
/* A4, A5; '*variant' is the bit of the style sheet. */
struct wg_page_style wg_leaflet_sheet(
    struct wg_str paper, bool pair, unsigned *variant);
struct wg_page_style wg_book_sheet(
    struct wg_str paper, bool pair, unsigned *variant);
/* The same for panels of a folded sheet. */
extern const struct wg_style_sheet wg_folded_styles;
unsigned wg_folded_variant(bool pair);
/* In Leichte Sprache, instead of a leaflet's. */
unsigned wg_leaflet_plain(unsigned variant);

#endif
