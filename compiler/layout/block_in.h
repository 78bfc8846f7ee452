#ifndef WG_LAYOUT_BLOCK_IN_H
#define WG_LAYOUT_BLOCK_IN_H

/* Inside of layout: what block.c measures, lay.c lays out and flow.c fills
 * pages with. */

#include "layout/block.h"

#define WG_FULL_SCALE 1000 /* per mille */

struct wg_layout {
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	struct wg_page *page;
	struct wg_pages *pages; /* whose outlines headings join, or NULL */
	struct wg_diag *diag; /* while placing */
	struct wg_span at;    /* of what has no place of its own */
	unsigned scale, growth, gaps; /* per mille; 'gaps' 0 is 1000 */
	unsigned cramped;     /* while measuring: how often that was */
	bool pagination;      /* everything is an artifact of that kind */
};

/* block.c */
int32_t wg_scaled(const struct wg_layout *, int32_t length);
/* Of text, the side of a pictogram or code, the height of a space. */
int32_t wg_block_size(const struct wg_layout *, const struct wg_block *);
int32_t wg_line_height(const struct wg_layout *, const struct wg_block *);
/* Count the lines of a TEXT in that width; wg_block_lines() makes them. */
void wg_block_count(struct wg_layout *, struct wg_block *, int32_t width);
void wg_block_lines(struct wg_layout *, struct wg_block *, int32_t width);
int32_t wg_measure(struct wg_layout *, struct wg_block *, int32_t width);
/* Of a TEXT: the width of its longest word, and of all in one line. */
int32_t wg_block_widest(struct wg_layout *, struct wg_block *);
/* The same where addresses are broken. */
int32_t wg_block_narrowest(struct wg_layout *, struct wg_block *);
/* The same where they are broken between any two letters. */
int32_t wg_block_firmest(struct wg_layout *, struct wg_block *);
int32_t wg_block_unbroken(struct wg_layout *, struct wg_block *);
/* field.c: of a FIELD. */
int32_t wg_field_height(const struct wg_layout *, const struct wg_block *);
int32_t wg_field_width(const struct wg_layout *, const struct wg_block *);
void wg_field_place(struct wg_layout *, const struct wg_block *, int32_t x,
    int32_t y, int32_t width, int32_t height);
/* lay.c: an item of the page, to be filled in. */
struct wg_item *wg_lay_item(
    struct wg_layout *, enum wg_item_kind, struct wg_tag *);
/* Of an IMAGE. */
void wg_block_extent(const struct wg_layout *, const struct wg_block *,
    int32_t room, int32_t *width, int32_t *height);
/* At most 1,000,000,000, which no page has. */
int32_t wg_capped(int64_t length);
/* Of all children, without the padding. */
int32_t wg_measure_children(
    struct wg_layout *, struct wg_block *, int32_t width);
/* Between a child of a STACK or LIST and the next one; 0 if it is the last. */
int32_t wg_distance(const struct wg_layout *, const struct wg_block *parent,
    const struct wg_block *child);
/* How far a child of a STACK or LIST begins from that side, where its marker
 * stands: how wide that is, where, in parents from 'x' on, and how high, which
 * the child then is at least. */
bool wg_indents_right(
    const struct wg_block *parent, const struct wg_block *child);
int32_t wg_indent(const struct wg_layout *, const struct wg_block *parent,
    const struct wg_block *child);
int32_t wg_marker_width(const struct wg_layout *,
    const struct wg_block *parent, const struct wg_block *child);
int32_t wg_marker_x(const struct wg_layout *, const struct wg_block *parent,
    const struct wg_block *child, int32_t x, int32_t width);
int32_t wg_marker_height(struct wg_layout *, const struct wg_block *parent,
    struct wg_block *child);
/* The fixed width of a child of COLUMNS. */
int32_t wg_grown_width(const struct wg_layout *, const struct wg_block *);
/* Between children of a STACK or LIST. */
int32_t wg_block_gap(const struct wg_layout *, const struct wg_block *);
/* columns.c: of a child of COLUMNS; and what a block is wide if no line in it
 * is broken. */
int32_t wg_column_width(struct wg_layout *, struct wg_block *,
    const struct wg_block *child, int32_t width);
int32_t wg_block_natural(struct wg_layout *, struct wg_block *);
/* Its scale, if all of it must be smaller to be as narrow as that. */
unsigned wg_shrunk(struct wg_layout *, struct wg_block *, int32_t width);
/* Of a child of a STACK. */
int32_t wg_stacked_width(
    struct wg_layout *, struct wg_block *child, int32_t width);
/* The width that the longest word in a block takes. */
int32_t wg_least_width(struct wg_layout *, struct wg_block *);
/* The same where addresses are broken. */
int32_t wg_narrow_width(struct wg_layout *, struct wg_block *);
/* The same where they are broken between any two letters. */
int32_t wg_firm_width(struct wg_layout *, struct wg_block *);
/* Were 'widths' made for that width and setting? */
bool wg_widths_hold(
    const struct wg_layout *, const struct wg_block *, int32_t width);
void wg_widths_keep(
    const struct wg_layout *, struct wg_block *, int32_t width);
/* grid.c: left edge and width of a column of a GRID, counted from the start side. */
int32_t wg_grid_column(struct wg_layout *, struct wg_block *,
    unsigned column, int32_t width, int32_t *left);
/* Choose its columns, if it has 'most_columns'. */
void wg_grid_choose(struct wg_layout *, struct wg_block *, int32_t width);
int32_t wg_measure_grid(struct wg_layout *, struct wg_block *, int32_t width);
/* Below row 'index', if there is a 'next' one. */
int32_t wg_row_gap(const struct wg_layout *, const struct wg_block *,
    unsigned index, const struct wg_block *next);
/* Height of the row that begins with '*cell', which moves to the next row. */
int32_t wg_measure_row(struct wg_layout *, struct wg_block *,
    struct wg_block **cell, int32_t width);

/* lay.c */
void wg_place(struct wg_layout *, struct wg_block *, int32_t x, int32_t y,
    int32_t width, int32_t height);
/* The ground and border of a block, if it has any; which item of the page it
 * is, or SIZE_MAX. */
size_t wg_lay_box(struct wg_layout *, const struct wg_block *, int32_t x,
    int32_t y, int32_t width, int32_t height);
/* It ends at 'y'; nothing for SIZE_MAX. */
void wg_end_box(struct wg_layout *, size_t, int32_t y);
/* The ground of row 'index' of a GRID, if it has one, and the rule below it;
 * the ground is not ended yet. */
size_t wg_lay_stripe(struct wg_layout *, const struct wg_block *,
    unsigned index, int32_t x, int32_t y, int32_t width);
void wg_lay_row_rule(struct wg_layout *, const struct wg_block *, int32_t x,
    int32_t y, int32_t width);
/* An element to be known even if nothing is in it. */
void wg_lay_tag(struct wg_layout *, struct wg_tag *);
/* 'n' lines of a TEXT from line 'first' on. */
void wg_lay_lines(struct wg_layout *, struct wg_block *, int32_t x,
    int32_t y, int32_t width, size_t first, size_t n);
/* Row 'index' (from 0) of a GRID, which begins with 'cell'; returns the first
 * cell of the next row. */
struct wg_block *wg_lay_row(struct wg_layout *, struct wg_block *grid,
    struct wg_block *cell, unsigned index, int32_t x, int32_t y,
    int32_t width, int32_t height);
/* A heading at 'y' of the last page joins the outlines. */
void wg_lay_outline(struct wg_layout *, const struct wg_block *, int32_t y);
/* Tell of missing letters and broken words. */
void wg_report_text(struct wg_layout *, const struct wg_block *);

#endif
