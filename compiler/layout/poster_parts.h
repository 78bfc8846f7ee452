#ifndef WG_LAYOUT_POSTER_PARTS_H
#define WG_LAYOUT_POSTER_PARTS_H

/* What poster.c (the sheet) and poster_office.c (a card) share. */

#include "layout/inline.h"
#include "layout/print.h"

/* Sizes of a product on a paper, domain figures for the reading distance. */
struct wg_poster_look {
	const char *paper; /* size="" of w:print */
	int32_t width, height, margin, gutter;
	struct wg_text_style title, subtitle, heading, name, purpose,
	    translation, detail, small, number;
	unsigned columns; /* of cards */
	int32_t code;     /* side of the QR code */
	int32_t pictogram; /* side of a pictogram's field */
	bool wide_cards;  /* room for phone and way side by side */
};

#define WG_INK 0x1A1A1A
#define WG_GREY 0x4D4D4D
#define WG_WHITE 0xFFFFFF
#define WG_ALARM 0x8B1A1A
#define WG_FIELD 0xF1F5F6 /* ground of a card */
#define WG_EDGE 0x8FA6AC

struct wg_poster_maker {
	const struct wg_print *print;
	const struct wg_poster_look *look;
	struct wg_arena *arena;
	struct wg_diag *diag;
	struct wg_facts *facts; /* by edition */
	uint32_t accent;
	/* What stands on the sheet that is made: a piece of all offices. */
	struct WG_VEC(const struct wg_office *) offices;
	size_t first, end;
	unsigned sheet, sheets; /* this one, from 1, of how many */
};

/* The card of one office; 'office' is the w:office of the house. */
struct wg_block *wg_poster_office(
    struct wg_poster_maker *, const struct wg_office *);

/* A pictogram by name on a field of its own colour; NULL name or an unknown
 * one gives an empty field. */
struct wg_block *wg_poster_pictogram(struct wg_poster_maker *,
    struct wg_str name, int32_t side, uint32_t field, uint32_t color);

struct wg_text_style wg_style_color(struct wg_text_style, uint32_t color);

#endif
