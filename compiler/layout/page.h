#ifndef WG_LAYOUT_PAGE_H
#define WG_LAYOUT_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/source.h"
#include "base/str.h"
#include "model/composition.h"
#include "text/font.h"
#include "values/calendar.h"

struct wg_field;
struct wg_font;
struct wg_image;   /* model/image.h */
struct wg_pictogram; /* model/pictogram.h */

/*
 * What layout makes: pages of items in their final places, each tagged with
 * the structure element it belongs to.  Nothing here is PDF.
 *
 * All lengths are in milli-points [mpt], 1/72000 inch, as int32_t.  The
 * origin is the top left corner of the trimmed page, y grows downwards.
 * Everything is allocated in the arena of the document and lives with it.
 */
#define WG_PT(n) ((int32_t)((n) * 1000))
/* Millimetres to milli-points, exact to 1 mpt for constant arguments. */
#define WG_MM(mm) ((int32_t)((mm) * 360000.0 / 127.0 + 0.5))

/*
 * A structure element.  Reading order is the order of items: a writer gives
 * each item to its tag, and each tag to its parent, when it first meets it.
 */
struct wg_tag {
	enum wg_role role;
	struct wg_tag *parent;  /* NULL: the Document element */
	struct wg_str lang;     /* BCP 47; empty: as its parent */
	struct wg_str alt;      /* WG_ROLE_FIGURE: the picture in words;
				 * WG_ROLE_FORM: what its field is called */
	struct wg_str href;     /* WG_ROLE_LINK: URI, ASCII, percent-encoded */
	struct wg_str target;   /* WG_ROLE_LINK without href: the anchor of a
				 * place in this document */
	struct wg_str contents; /* WG_ROLE_LINK: what it does, for people */
	bool row_header;        /* WG_ROLE_TH: of its row, not its column */
	bool numbered;          /* WG_ROLE_L: items are numbered */
	unsigned span;          /* TH, TD: columns it covers; 0 and 1 are one */
	void *writer;           /* a writer's own mark; layout leaves it NULL */
};

/*
 * Glyphs of one font, size, level and tag on one line.  Glyphs stand from
 * left to right as on the page; the text they show is
 * text[start .. start + length), in logical order.  Bidi controls and soft
 * hyphens may stand in it and are never drawn.
 */
struct wg_glyph_run {
	const struct wg_font *font;
	int32_t size;           /* [mpt] */
	uint32_t color;         /* 0xRRGGBB */
	uint8_t level;          /* embedding level; odd is right-to-left */
	int32_t x, y;           /* pen at the first glyph, on the baseline */
	int32_t width;          /* sum of advances [mpt] */
	const uint16_t *text;   /* of the whole paragraph */
	uint32_t start, length; /* [UTF-16 unit] */
	const struct wg_glyph *glyphs;
	uint32_t n;
	struct wg_span at;      /* where the text comes from, for diagnostics */
	bool hyphen;            /* its last glyph in logical order is a hyphen
				 * drawn for a U+00AD at its end, which need
				 * not stand in the text */
};

struct wg_box { /* a filled and/or stroked rectangle */
	int32_t x, y, width, height;
	int32_t radius; /* of its corners */
	int32_t line;   /* width of the stroke, 0 for none */
	uint32_t fill, stroke;
	bool filled;
	int32_t side;   /* thicker strokes at its left and right, inside it */
	int32_t dots;   /* not filled: round dots as large as it is high, so far
			 * from each other */
};

struct wg_placed_pictogram { /* a pictogram, scaled to a square */
	const struct wg_pictogram *pictogram;
	int32_t x, y, size;
	uint32_t color;
	bool mirrored;
};

struct wg_placed_image { /* an image */
	const struct wg_image *image;
	int32_t x, y, width, height;
};

struct wg_code { /* a QR code; quiet zone included in its size */
	struct wg_str content;
	int32_t x, y, size;
	struct wg_span at; /* for diagnostics */
};

struct wg_placed_field { /* to be filled in; what is seen of it are boxes */
	const struct wg_field *field;
	int32_t x, y, width, height;
};

enum wg_item_kind {
	WG_ITEM_RUN,
	WG_ITEM_BOX,
	WG_ITEM_PICTOGRAM,
	WG_ITEM_CODE,
	WG_ITEM_IMAGE,
	WG_ITEM_FIELD, /* paints nothing itself */
	WG_ITEM_TAG, /* paints nothing: an element without content, as an
		      * empty table cell */
};

struct wg_item {
	enum wg_item_kind kind;
	struct wg_tag *tag; /* NULL: an artifact, not read aloud */
	bool pagination;    /* an artifact that is a header or footer */
	uint32_t turn;      /* on a sheet of several pages: which it is on, from
			     * 1.  They are read in that order, whatever that
			     * of the sheets.  0: as they come */
	union {
		struct wg_glyph_run run;
		struct wg_box box;
		struct wg_placed_pictogram pictogram;
		struct wg_code code;
		struct wg_placed_image image;
		struct wg_placed_field field;
	};
};

struct wg_page {
	int32_t width, height; /* trimmed size */
	int32_t bleed;         /* beyond the trim on every side */
	struct WG_VEC(struct wg_item) items; /* in reading order */
	bool incomplete;       /* no font has a character of it; told */
};

struct wg_outline { /* an entry of the table of contents */
	struct wg_str title;
	unsigned level; /* 1 is the outermost; 0: only to be found */
	uint32_t page;  /* from 0 */
	int32_t y;
	struct wg_str anchor; /* what links to it name, or empty */
};

/* A finished document. */
struct wg_pages {
	struct wg_str title;  /* never empty */
	struct wg_str lang;   /* BCP 47 of the document */
	struct wg_str spoken; /* what most of the text is in, where that is
			       * another one: of a form in two languages
			       * 'lang' is that of who fills it in */
	const struct wg_font *field_font; /* that is typed in, or NULL */
	bool rtl;             /* bound on the right, read from there */
	bool one_sided;       /* for a wall: nothing on the back */
	struct wg_date date;  /* the Stand */
	struct wg_span at;    /* what it is made of, for diagnostics */
	struct WG_VEC(struct wg_page *) pages;
	struct WG_VEC(struct wg_outline) outlines;
};

/* The entry of that anchor, or NULL. */
const struct wg_outline *wg_pages_find(
    const struct wg_pages *, struct wg_str anchor);

#endif
