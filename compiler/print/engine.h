#ifndef WG_PRINT_ENGINE_H
#define WG_PRINT_ENGINE_H

#include "compose/products.h"
#include "layout/styles.h"
#include "print/print.h"

/*
 * Engines set products and know none: what is said a product's file in compose/
 * says, how it looks and how large it may be its style sheet, and which engine
 * does it, with which rules, a row of print/products.def.
 */
struct wg_setter {
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	const struct wg_print *print;
	struct wg_diag *diag;
	const struct wg_style_sheet *styles;
	const struct wg_paper *paper;
};

/* What engines have in common. */

/* Beyond the trim, for a print shop: 3 mm, or 0 [mpt]. */
int32_t wg_setter_bleed(const struct wg_setter *);
/* The dress of a document in that language. */
struct wg_dress wg_setter_dress(const struct wg_setter *, unsigned variant,
    const struct wg_language *);
/* Pages yet to be filled, named in the words and the language of 'voice'. */
struct wg_pages *wg_setter_pages(const struct wg_setter *,
    const struct wg_document *, const struct wg_facts *voice);
/* How many of its languages would fit, where not all do: 'fewer' has so many,
 * German included; nothing is told if that is none. */
void wg_setter_tell_languages(
    const struct wg_setter *, struct wg_span at, size_t fewer);

/*
 * sheets.c: each sheet is as large as designed, or larger, if there is room and
 * it may, but never smaller: else with short names; else split into more
 * sheets.  What then does not fit is told, with how many languages would.
 */
enum wg_split {
	WG_SPLIT_NEVER,
	WG_SPLIT_PARTS,  /* what is too full, into as few as hold it */
	WG_SPLIT_LIST,   /* each as full as can be at the size of the design,
			  * and all set alike */
	WG_SPLIT_SHARED, /* entries shared out over as few as hold them at that
			  * size, or as the print asks for: and all set alike,
			  * but for one that follows them */
};
enum wg_distance {
	WG_DISTANCE_HAND, /* nobody asks whether it can be read */
	WG_DISTANCE_SIGN,
	WG_DISTANCE_POSTER,
};
struct wg_sheet_rules {
	void (*compose)(struct wg_sign *, struct wg_sheets *);
	enum wg_split split;
	unsigned most_parts;
	unsigned inside;     /* in so many languages at most, the last sheet
			      * stands on the others, if it fits */
	bool one_line;       /* nothing may be broken that stands in a row of
			      * what grows (wg_block.grows) */
	enum wg_distance distance;
};
struct wg_pages *wg_set_sheets(const struct wg_setter *, const void *rules);
/* How few the entries would need in the smallest type there may be; 0: they are
 * not shared out. */
unsigned wg_least_sheets(
    const struct wg_setter *, const struct wg_sheet_rules *);

/*
 * flow.c: text over pages; panels.c: over the panels of a folded sheet, with a
 * title and a back.  How it is dressed depends on its languages.
 */
struct wg_flow_rules {
	void (*compose)(struct wg_flow *);
	enum wg_part_role whole; /* what is to stand on one page; 0: none */
	bool keep_end;           /* its end begins no page */
	bool fields;             /* somebody types into it */
	bool one_sided;
};
struct wg_pages *wg_set_flow(const struct wg_setter *, const void *rules);
struct wg_pages *wg_set_panels(const struct wg_setter *, const void *rules);

/* book.c: chapters with page numbers, all that compose/book.h says.  No rules. */
struct wg_pages *wg_set_book(const struct wg_setter *, const void *rules);

#endif
