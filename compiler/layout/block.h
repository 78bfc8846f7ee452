#ifndef WG_LAYOUT_BLOCK_H
#define WG_LAYOUT_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"
#include "layout/page.h"
#include "text/paragraph.h"

struct wg_arena;
struct wg_diag;
struct wg_shaper;

/*
 * What is to be laid out: a tree of blocks, built by wg_dress() and others,
 * all in one arena.  Lengths are milli-points.  A block has no place of its own;
 * its parent gives it a width, it answers with a height.
 */
enum wg_block_kind {
	WG_BLOCK_STACK,     /* children below each other */
	WG_BLOCK_LIST,      /* the same, indented, each with its 'marker' */
	WG_BLOCK_COLUMNS,   /* children side by side; mirrored if 'rtl' */
	WG_BLOCK_GRID,      /* children in rows of 'columns' cells, each column
			     * and each row as one; mirrored if 'rtl'.  A table
			     * is a grid whose cells are STACKs with a tag */
	WG_BLOCK_TEXT,      /* a paragraph */
	WG_BLOCK_PICTOGRAM, /* a pictogram in a square */
	WG_BLOCK_CODE,      /* a QR code in a square, quiet zone included */
	WG_BLOCK_IMAGE,     /* an image, as wide as there is room, but at most
			     * 'size' high and with 150 pixels an inch */
	WG_BLOCK_RULE,      /* a line 'line' thick, in 'stroke', as wide as
			     * there is room */
	WG_BLOCK_SPACE,     /* nothing, 'size' high */
	WG_BLOCK_FIELD,      /* boxes or lines to be filled in, 'size' high, in
			      * 'stroke' and as thick as 'pen'; cells are 'cell' wide */
	WG_BLOCK_LEADER,     /* dots in 'color' near the foot of its height, as
			      * wide as there is room; 'size' high */
};

/* Which limit a text must keep that is read from some distance. */
enum wg_reading {
	WG_READ_TEXT,
	WG_READ_NAME,  /* what is looked for */
	WG_READ_NEVER, /* of a footer */
};

enum wg_align { WG_ALIGN_START, WG_ALIGN_CENTER, WG_ALIGN_END };

struct wg_block {
	enum wg_block_kind kind;
	struct wg_block *first, *last, *next;

	/* The structure element of what the block itself paints: text,
	 * pictogram, code.  NULL makes it an artifact.  For a container it is
	 * an element to be known even if nothing is in it, as an empty cell;
	 * else NULL. */
	struct wg_tag *tag;

	/* Box: drawn as an artifact, below the content. */
	int32_t padding_x, padding_y;
	int32_t radius, line;          /* of the border; 0 for none */
	int32_t side_line;             /* thicker at its left and right */
	uint32_t fill, stroke;         /* 0xRRGGBB */
	bool filled;

	/* In a COLUMNS parent: a fixed width; as wide as what is in it, set in
	 * one line, if 'natural'; or else a share of the rest. */
	int32_t width, least_width;
	unsigned share;                /* 0 counts as 1 */
	bool natural;                  /* a TEXT, PICTOGRAM also in a STACK */
	bool firm;                     /* natural, and never narrower */
	bool shrinks;                  /* COLUMNS, STACK: all of it is smaller
					* where its children in one line are
					* wider than there is room */
	bool yields;                   /* asks for no width: it can be broken
					* as narrow as need be */

	/* What the block may grow by where there is room to spare, per mille:
	 * its size, in steps of half a point, and its fixed width; and the gap
	 * between its children. */
	unsigned grows, gap_grows;
	/* In a STACK that gets more height than it needs: takes of it, the
	 * lowest first, until all that stretch are equally high; and at least
	 * this high. */
	bool stretch;
	int32_t least_height;
	int32_t most_stretch;          /* of what stretches: takes no more than
					* that; the rest stays below the last
					* that stretches; 0: whatever there is */

	/* In a flow: not wider, at the start side; 0: as wide as there is
	 * room. */
	int32_t most_width;
	/* In a STACK or LIST: begins so far from the start side, where its
	 * marker stands; 0: as the parent's 'indent' says. */
	int32_t inset;

	/* In a STACK or LIST: the space before and after; between two
	 * children stands the largest of both and of the parent's gap. */
	int32_t before, after;
	/* In a flow: on the page of what follows, in one piece.  A TEXT that
	 * is kept with the next one, as a heading, is never split. */
	bool keep_with_next, keep_together;
	bool new_page;                 /* and at the top of one */
	bool floats;                   /* never split, unless no page has room
					* for it: a little smaller if it then
					* stays on its page; or what follows
					* and does not need it goes before */
	bool repeats;                  /* a STACK that is split rather than
					* moved: its first child stands above
					* what goes on on the next page, too,
					* there as an artifact */

	/* Containers. */
	int32_t gap, row_gap;          /* between children; GRID: both ways */
	int32_t indent;                /* LIST: on the start side */
	struct wg_block *marker;       /* a TEXT in the indent, beside the first
					* line; or a PICTOGRAM, which takes no
					* height of its own */
	unsigned head_rows;            /* GRID: repeated on every page of a
					* flow, there as artifacts */
	int32_t head_rule, head_gap;   /* GRID: a line below those, and the
					* space below the line */
	int32_t row_rule;              /* GRID: a line below each row but the
					* last, amid 'row_gap', in 'stroke' */
	bool striped;                  /* GRID: every second row below the
					* head on a ground of 'stripe' */
	uint32_t stripe;
	unsigned columns;              /* GRID */
	unsigned most_columns;         /* GRID: as many columns as its cells
					* have room in, most of them in one
					* line (with 'by_content': all, with
					* 'fit_words' alone: in two), but no
					* more; 0: 'columns' */
	unsigned turned;               /* GRID: the columns from this one on
					* stand in reverse order; 0: none */
	const unsigned *shares;        /* GRID: of the columns, or NULL */
	bool fit_words;                /* GRID: a long word makes its column
					* wider */
	bool by_content;               /* GRID, COLUMNS: shares are as wide as
					* what is in them; GRID: 'shares' is
					* of the rest */
	bool justified;                /* COLUMNS: spare width between the
					* children; where 'align' is CENTER,
					* on both sides of them */
	bool rtl;
	enum wg_align vertical;        /* COLUMNS: of children in the row;
					* other than START: a STACK of its
					* children in the height it gets;
					* LIST, CENTER: an item of one line
					* amid the height of its marker, and
					* that amid the indent */
	bool fill_height;              /* STACK, GRID: spread spare height
					* between the children, the rows */

	/* TEXT */
	const struct wg_text_run *runs;
	size_t n_runs;
	int32_t size, least;           /* nominal and smallest legal size */
	unsigned leading;              /* line height, percent of the size */
	enum wg_align align;
	enum wg_reading reading;
	bool balanced;                 /* two and three lines equally long */
	struct wg_str lang;            /* of the paragraph */
	struct wg_span at;             /* for diagnostics */
	struct wg_str name;            /* what it is, for diagnostics */
	unsigned outline;              /* level of a heading in the outline of
					* a flow, from 1; 0 for none */
	struct wg_str anchor;          /* what links to it name; also of what
					* is no heading */

	/* PICTOGRAM (size is its side; 'filled' puts it on a square field with
	 * round corners), CODE (likewise), SPACE */
	const struct wg_pictogram *pictogram;
	const struct wg_image *image;  /* IMAGE */
	const struct wg_field *field;  /* FIELD */
	int32_t pen, cell;
	uint32_t color;
	bool mirrored;                 /* only what shows the direction of
					* reading, in right-to-left text */
	struct wg_str content;         /* of the QR code */

	/* Layout's own: */
	struct wg_paragraph *paragraph;
	struct wg_line *lines;           /* NULL: only counted yet */
	size_t n_lines;
	bool cramped;                    /* a word in it is broken, or has not
					  * the room it wants */
	int32_t lines_width, lines_size; /* what 'lines' were made for */
	int32_t *widths;                 /* GRID, COLUMNS: and what for */
	int32_t fitted_width;
	unsigned fitted_scale, fitted_growth;
};

/* How full a sheet is set, per mille. */
struct wg_setting {
	unsigned scale;  /* of all lengths; no text below its 'least' size */
	unsigned growth; /* of what grows, up to what it may grow by */
	unsigned gaps;   /* of gaps that grow */
};
#define WG_SETTING_NOMINAL ((struct wg_setting){ 1000, 0, 1000 })

struct wg_rect {
	int32_t x, y, width, height;
};

struct wg_block *wg_block_new(struct wg_arena *, enum wg_block_kind);
/* Append, and return the child. */
struct wg_block *wg_block_add(struct wg_block *parent, struct wg_block *child);

/* Can wg_layout_frame() lay 'block' into a rectangle of this size without an
 * overflow?  Nothing is placed or reported. */
bool wg_layout_fits(struct wg_arena *, struct wg_shaper *, struct wg_block *,
    int32_t width, int32_t height);
/*
 * Lay 'block' into the rectangle of 'page': first at full size, then with all
 * sizes, paddings and gaps smaller in steps of 2 percent, no text below its
 * 'least' size, until it fits; where even that does not fit, the overflow is
 * reported at 'at' (WG_D_LAYOUT_OVERFLOW, with the height that is needed and
 * the height there is) and everything is placed all the same.  Characters
 * without a glyph (WG_D_TEXT_NO_GLYPH) and broken words
 * (WG_D_LAYOUT_BROKEN_WORD) are reported at their block's place.
 * Returns the height that was used [milli-points].
 */
int32_t wg_layout_frame(struct wg_arena *, struct wg_shaper *,
    struct wg_page *, struct wg_block *, int32_t x, int32_t y, int32_t width,
    int32_t height, struct wg_span at, struct wg_diag *);

/*
 * The same for sheets that share one setting: what a block needs, and placing
 * it in a rectangle; spare height goes where blocks stretch and spread.  An
 * overflow is reported.
 */
int32_t wg_layout_height(struct wg_arena *, struct wg_shaper *,
    struct wg_block *, int32_t width, struct wg_setting);
/* The smallest text of that kind, in Latin size [mpt]; 0 if there is none. */
int32_t wg_layout_smallest(
    const struct wg_block *, struct wg_setting, enum wg_reading);
/* How often is a word then broken, or what grows narrower than it wants to be?
 * To be compared between settings of one block. */
unsigned wg_layout_cramped(struct wg_arena *, struct wg_shaper *,
    struct wg_block *, int32_t width, struct wg_setting);
void wg_layout_place(struct wg_arena *, struct wg_shaper *, struct wg_page *,
    struct wg_block *, const struct wg_rect *, struct wg_setting,
    struct wg_span at, struct wg_diag *);

/* Height of a block at 'scale' per mille of its sizes, in that width; at most
 * 1,000,000,000, which no page has. */
int32_t wg_block_height(struct wg_arena *, struct wg_shaper *,
    struct wg_block *, int32_t width, unsigned scale);

#endif
