#ifndef WG_LAYOUT_STYLES_H
#define WG_LAYOUT_STYLES_H

#include "layout/cut.h"
#include "layout/dress.h"
#include "layout/flow.h"

/* Style sheets of the products, and the paper they are made for. */

struct wg_paper {
	const char *size;        /* by which it is asked for */
	int32_t width, height;   /* of a page, trimmed [mpt] */
	int32_t inner, outer, top, bottom; /* margins */
	int32_t edge;            /* of a header or footer to the trim */
	int32_t clear;           /* between a footer and what is above it */
	bool two_sided;          /* the binding changes its side */

	/* Bits of the style sheet: in one language; in two, else as in one; if
	 * the other runs from right to left, else as in two; in Leichte
	 * Sprache. */
	unsigned variant, pair, to_left, plain;

	/* How small everything may be and how large, and as designed, per
	 * mille.  0: no smaller or larger than that; designed: 1000. */
	unsigned least, nominal, most;
	unsigned least_urgent;   /* of what has to be on one sheet */
	/* Of sheets that are filled: gaps at least and at most, and what grows
	 * (struct wg_setting).  0: as they are. */
	unsigned least_gaps, gaps, growth;

	int32_t module;          /* least, of a QR code */
	int32_t foot;            /* left free on the first page */
	int32_t ruler;           /* the length of a line there, or 0 */
	int32_t field;           /* white around the colour of a title */

	/* What office paper is printed on: the sheet that pages are cut from,
	 * or 0; each many times, or 'several' in their order.  In its margin,
	 * 'y' from below, stands which it is. */
	struct wg_cut cut;
	bool several;
	struct wg_rect margin;
	/* The sheet that a booklet is folded of, and how many pages it holds. */
	struct {
		int32_t width, height;
	} folded;
	size_t most_pages;
};

/* Of that size, or the first. */
const struct wg_paper *wg_paper_of(
    const struct wg_style_sheet *, struct wg_str size);
/* The bit for one language or two, the other from right to left or not. */
unsigned wg_paper_variant(const struct wg_paper *, bool pair, bool rtl);
/* Without margins. */
struct wg_rect wg_paper_inside(const struct wg_paper *);
/* For what flows over pages of it. */
struct wg_page_style wg_paper_pages(const struct wg_paper *);

#define SHARES(name, ...)
#define ROWS(name)
#define STYLE(...)
#define PAPERS(name)
#define PAPER(...)
#define END
#define SHEET(name, ...) extern const struct wg_style_sheet wg_##name##_styles;
#define LIKE(name, other, ...) SHEET(name, __VA_ARGS__)
#include "layout/styles/all.def"
#undef SHARES
#undef ROWS
#undef STYLE
#undef PAPERS
#undef PAPER
#undef END
#undef SHEET
#undef LIKE

#endif
