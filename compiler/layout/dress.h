#ifndef WG_LAYOUT_DRESS_H
#define WG_LAYOUT_DRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/block.h"
#include "model/composition.h"
#include "model/product.h"

struct wg_arena;
struct wg_language;
struct wg_paper;
struct wg_project;

/*
 * A composition dressed in a style sheet: a tree of blocks.  A style sheet is a
 * table, layout/styles/NAME.def; how a part looks is said by the first row of
 * its role whose ancestor and variant fit.  A part without a row is a plain
 * stack of what is in it.
 */

/* Colours by name; layout/colors.def says what they are in which profile. */
enum wg_color {
	WG_COLOR_NONE,
#define WG_COLOR(id, office, black) WG_COLOR_##id,
#include "layout/colors.def"
	WG_COLOR_COUNT
};

uint32_t wg_color(enum wg_color, enum wg_profile, uint32_t accent);

/* To which side texts are set, in all of a part. */
enum wg_edge {
	WG_EDGE_AS_AROUND,
	WG_EDGE_START, /* of the text's own language */
	WG_EDGE_LEFT,
	WG_EDGE_RIGHT,
	WG_EDGE_OUTER, /* where what is around it begins */
};

struct wg_style {
	enum wg_part_role role;
	enum wg_part_role within; /* an ancestor; SHEET is around all */
	unsigned variants;        /* bits of the sheet's; 0: all */
	unsigned level;           /* of a heading; 0: any */

	/* What the block is copied from: its kind, measures, how it grows. */
	struct wg_block box;
	enum wg_color fill, stroke;
	int32_t frame;            /* in black only: a line around */

	/* Words.  'box.size' and 'box.least' are theirs. */
	enum wg_weight weight;
	enum wg_color color;
	bool tight;               /* leading of lines that stand alone */
	unsigned leading;         /* another one, in percent */
	enum wg_edge edge;

	/* A pictogram, beside what else is in the part. */
	struct {
		int32_t size, gap, least; /* 0: never smaller */
		enum wg_color color, field; /* field: on a square of it */
		enum wg_align vertical;
		unsigned grows;
		bool always; /* its place is kept where there is none */
		bool hangs; /* in the inset of the box, as its marker */
	} icon;

	/* A line as wide as the part, above it, and the space below the line. */
	int32_t rule, rule_gap;
	enum wg_color rule_color;

	/* Flows. */
	bool outline;             /* a heading that joins the outlines */
	bool lists;               /* an ITEM with a marker beside it */
	bool joins;               /* the words of its parts are one text */
	enum wg_color link;       /* how links show; NONE: as other words */

	bool silent;    /* read aloud nowhere: an artifact */
	bool backwards; /* its parts are placed from right to left */
	bool left_out;
};

struct wg_style_sheet {
	const struct wg_style *styles;
	size_t n;
	const struct wg_paper *papers; /* that it is made for (styles.h) */
	size_t n_papers;
	const struct wg_style_sheet *below; /* of which is what is not said
					     * here, or NULL */
	bool mirrors; /* what stands side by side runs as its language does */
};

struct wg_dress {
	struct wg_arena *arena;
	const struct wg_project *project;   /* pictograms, accent */
	const struct wg_style_sheet *sheet;
	unsigned variant;                   /* its bit */
	enum wg_profile profile;
	const struct wg_language *language; /* of the document */
	unsigned deeper;                    /* headings above the outermost */
	int32_t module;                     /* least, of a QR code [mpt] */
};

struct wg_block *wg_dress(const struct wg_dress *, const struct wg_part *);

/* layout/words.c: append tokens to a TEXT, whose tag they are in. */
struct wg_ink {
	enum wg_weight weight;
	uint32_t color;
	bool shows_links; /* underlined, in another colour */
	uint32_t link;
};
void wg_words_put(struct wg_arena *, struct wg_block *, struct wg_ink,
    const struct wg_tokens *);

#endif
