#ifndef WG_LAYOUT_ROWS_H
#define WG_LAYOUT_ROWS_H

#include "layout/styles.h"

/*
 * The words of style sheets (layout/styles/NAME.def), for styles.c alone.
 */
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define SHARES(name, ...) static const unsigned name[] = { __VA_ARGS__ };
#define ROWS(name) static const struct wg_style name##_rows[] = {
#define STYLE(role_, within_, variants_, ...) \
	{ .role = WG_PART_##role_, .within = WG_PART_##within_, \
	    .variants = variants_, __VA_ARGS__ },
#define PAPERS(name) static const struct wg_paper name##_papers[] = {
#define PAPER(size_, ...) { .size = #size_, __VA_ARGS__ },
#define END };
#define SHEET(name, ...) \
	const struct wg_style_sheet wg_##name##_styles = { name##_rows, \
		COUNT_OF(name##_rows), name##_papers, \
		COUNT_OF(name##_papers), __VA_ARGS__ };
#define LIKE(name, other, ...) \
	const struct wg_style_sheet wg_##name##_styles = { NULL, 0, \
		name##_papers, COUNT_OF(name##_papers), \
		.below = &wg_##other##_styles, __VA_ARGS__ };

/* Variants: the paper … */
#define A3 1
#define A4 2
#define A2 4
#define A5 8
#define A6 16
/* … or one language, two, and two of which the other runs from right to left;
 * … */
#define ALONE 1
#define TO_RIGHT 2
#define TO_LEFT 4
/* … or, of leaflets and books, the paper, and one language or two, or Leichte
 * Sprache. */
#define B4 32
#define B4_PAIR 64
#define B5 128
#define B5_PAIR 256
#define L4 (1 | B4)
#define L4_PAIR (2 | B4_PAIR)
#define L5 (4 | B5)
#define L5_PAIR (8 | B5_PAIR)
#define PLAIN4 16
#define PLAIN5 512
#define PLAIN (PLAIN4 | PLAIN5)
#define BOOK (B4 | B4_PAIR | B5 | B5_PAIR)
#define BOOK_PAIR (B4_PAIR | B5_PAIR)
#define PAIRS (L4_PAIR | L5_PAIR)
#define SINGLE (L4 | L5)
#define SMALL (L5 | L5_PAIR)

/* Papers: sheets that are hung, upright or across; … */
#define MARGINS(side, top_, bottom_) .inner = WG_MM(side), \
	.outer = WG_MM(side), .top = WG_MM(top_), .bottom = WG_MM(bottom_)
#define UPRIGHT(width_, height_) \
	.width = WG_MM(width_), .height = WG_MM(height_)
#define ACROSS(width_, height_) UPRIGHT(height_, width_)
#define UPRIGHT_A2 UPRIGHT(420, 594), MARGINS(12, 12, 8), .variant = A2
#define UPRIGHT_A3 UPRIGHT(297, 420), MARGINS(12, 10, 8), .variant = A3
#define UPRIGHT_A4 UPRIGHT(210, 297), MARGINS(10, 10, 7), .variant = A4
#define ACROSS_A3 ACROSS(297, 420), MARGINS(12, 10, 8), .variant = A3
#define ACROSS_A4 ACROSS(210, 297), MARGINS(10, 10, 7), .variant = A4
#define ACROSS_A5 ACROSS(148, 210), MARGINS(10, 10, 7), .variant = A5
#define ACROSS_A6 ACROSS(105, 148), MARGINS(7, 7, 7), .variant = A6
/* … leaflets and books; … */
#define LEAFLET_A4 UPRIGHT(210, 297), MARGINS(14, 10, 15), .edge = WG_MM(8), \
	.clear = WG_MM(2), .variant = 1, .pair = 2
#define LEAFLET_A5 UPRIGHT(148, 210), MARGINS(11, 10, 14), .edge = WG_MM(7), \
	.clear = WG_MM(2), .variant = 4, .pair = 8
#define BOOK_A4 UPRIGHT(210, 297), .inner = WG_MM(17), .outer = WG_MM(15), \
	.top = WG_MM(14), .bottom = WG_MM(15), .edge = WG_MM(8), \
	.clear = WG_MM(2), .variant = B4, .pair = B4_PAIR
#define BOOK_A5 UPRIGHT(148, 210), .inner = WG_MM(14), .outer = WG_MM(12), \
	.top = WG_MM(14), .bottom = WG_MM(14), .edge = WG_MM(7), \
	.clear = WG_MM(2), .variant = B5, .pair = B5_PAIR
/* … panels of a folded sheet, as wide as the narrowest, so that each may stand
 * on any. */
#define PANEL UPRIGHT(97, 210), MARGINS(8, 10, 10), .field = WG_MM(6)

#define BOLD .weight = WG_BOLD
#define SIZE(nominal, smallest) \
	.size = WG_PT(nominal), .least = WG_PT(smallest)
#define COLUMNS .kind = WG_BLOCK_COLUMNS
#define GRID .kind = WG_BLOCK_GRID
#define ITEMS .kind = WG_BLOCK_LIST
#define INK WG_COLOR_INK
#define ACCENT WG_COLOR_ACCENT
#define GREY WG_COLOR_GREY
#define EDGE WG_COLOR_EDGE
#define FIELD WG_COLOR_FIELD
#define GROUND WG_COLOR_GROUND
#define ON_GROUND WG_COLOR_ON_GROUND
#define TILE WG_COLOR_TILE
#define BADGE WG_COLOR_BADGE
#define WHITE WG_COLOR_WHITE
#define ALARM WG_COLOR_ALARM
#define ALARM_GROUND WG_COLOR_ALARM_GROUND
#define ALARM_FIELD WG_COLOR_ALARM_FIELD
#define ON_TILE WG_COLOR_ON_TILE
#define PLAIN_FIELD WG_COLOR_PLAIN_FIELD

#endif
