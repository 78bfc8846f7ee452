#ifndef WG_LAYOUT_LEAFLET_PARTS_H
#define WG_LAYOUT_LEAFLET_PARTS_H

/* What the files leaflet*.c and handbook.c share. */

#include "layout/flow.h"
#include "layout/inline.h"

#define WG_LEAFLET_LEVELS 4

/* Measures of a paper; the language's own size and line height come on top. */
struct wg_leaflet_look {
	const char *paper;
	int32_t width, height;
	int32_t top, bottom, side, edge;          /* margins */
	int32_t gap;                              /* between blocks */
	int32_t indent;                           /* of lists */
	int32_t code;                             /* side of the QR code */
	int32_t pictogram, icon;                  /* sides of pictograms */
	unsigned facts;                           /* columns of a card */
	struct wg_text_style headings[WG_LEAFLET_LEVELS]; /* [0]: title */
	struct wg_text_style body, small;
};

/* Of that size; the first if there is none. */
const struct wg_leaflet_look *wg_leaflet_look(struct wg_str paper);

/* What is needed to turn nodes into blocks. */
struct wg_leaflet_maker {
	struct wg_arena *arena;
	const struct wg_project *project;
	const struct wg_leaflet_look *look;
	struct wg_facts source, own;
	const struct wg_facts *voice;  /* whose words are set just now */
	const struct wg_language *document; /* the language of the file */
	const struct wg_linker *linker;
	uint32_t accent;
	unsigned level; /* how the next heading looks: 0 is the title's */
	unsigned rank;  /* headings above them all: 1 in a handbook */
	/* Of a handbook, else NULL and false: cards are only named where a
	 * text mentions them and stand together at the end, indexed. */
	const struct wg_pages *numbered; /* where everything stands */
	bool brief, indexed;
	const struct wg_region *region; /* of a handbook: whose cards are
					 * in it; NULL: all */
};

void wg_leaflet_maker_open(struct wg_leaflet_maker *, struct wg_task *,
    struct wg_arena *, const struct wg_edition *source,
    const struct wg_edition *own, const struct wg_linker *, struct wg_str paper);

/* Containers, in the direction of the voice. */
struct wg_block *wg_leaflet_stack(struct wg_leaflet_maker *, int32_t gap);
struct wg_block *wg_leaflet_row(struct wg_leaflet_maker *, int32_t gap);
struct wg_block *wg_leaflet_grid(
    struct wg_leaflet_maker *, unsigned columns, int32_t gap);

/* A style of the look with the colour of its level; one that shows links. */
struct wg_text_style wg_leaflet_heading(
    const struct wg_leaflet_maker *, unsigned level);
struct wg_text_style wg_leaflet_linked(
    const struct wg_leaflet_maker *, struct wg_text_style);

/* An element; its language is told where it is not the file's. */
struct wg_tag *wg_leaflet_tag(struct wg_leaflet_maker *, enum wg_role,
    struct wg_tag *parent, const struct wg_language *);
/* An empty text in the voice's language. */
struct wg_block *wg_leaflet_text(struct wg_leaflet_maker *,
    const struct wg_text_style *, enum wg_role, struct wg_tag *parent);
/* A unit; "(in German)" behind it where it is the fallback. */
struct wg_block *wg_leaflet_unit(struct wg_leaflet_maker *,
    const struct wg_text_style *, enum wg_role, struct wg_tag *parent,
    const struct wg_node *unit);
/* It is a heading of the current level: an element, in the outline, kept with
 * what follows; 'anchor' names it, or is empty. */
void wg_leaflet_outline(const struct wg_leaflet_maker *, struct wg_block *,
    struct wg_str anchor);
/* A label as a paragraph. */
struct wg_block *wg_leaflet_label(struct wg_leaflet_maker *,
    const struct wg_text_style *, struct wg_tag *parent, enum wg_label);
/* A pictogram as decoration, centred in a column of its own; an unknown name
 * leaves the column empty. */
struct wg_block *wg_leaflet_pictogram(struct wg_leaflet_maker *, struct wg_str,
    int32_t side, uint32_t color);

/* leaflet_block.c: append the blocks of a page, a section, a list … */
void wg_leaflet_block(struct wg_leaflet_maker *, struct wg_block *to,
    struct wg_tag *, const struct wg_node *);
void wg_leaflet_blocks(struct wg_leaflet_maker *, struct wg_block *to,
    struct wg_tag *, const struct wg_node *parent);

/* H1 … H6 for the level. */
enum wg_role wg_leaflet_heading_role(const struct wg_leaflet_maker *);
/* Units as a bullet list. */
void wg_leaflet_bullets(struct wg_leaflet_maker *, struct wg_block *to,
    struct wg_tag *, const struct wg_unit_list *);
/* The marker of an item: a bullet or number. */
struct wg_block *wg_leaflet_marker(
    struct wg_leaflet_maker *, struct wg_tag *li, struct wg_str text);
/* The empty box of a note, tip …: a row that has its pictogram; the colour
 * of its head; the word that says what it is. */
struct wg_block *wg_leaflet_box(
    struct wg_leaflet_maker *, enum wg_element, uint32_t *color);
enum wg_label wg_leaflet_box_label(enum wg_element);

/* leaflet_card.c: everything about a place; only what it is called, what for
 * and on which page it stands. */
struct wg_block *wg_leaflet_card(struct wg_leaflet_maker *,
    const struct wg_document *place, struct wg_tag *);
struct wg_block *wg_leaflet_reference(struct wg_leaflet_maker *,
    const struct wg_document *place, struct wg_tag *);

/* handbook_front.c: "page 45", where what the anchor names stands; a link, in
 * a column of its own. */
struct wg_block *wg_handbook_page(
    struct wg_leaflet_maker *, struct wg_str anchor, struct wg_tag *);

/* Has the print a rule for blocks of that kind, alone and in pairs? */
bool wg_leaflet_rules(enum wg_element);
bool wg_leaflet_pair_rules(enum wg_element);

/* leaflet_pair.c: the blocks in two languages side by side. */
void wg_leaflet_pairs(struct wg_leaflet_maker *, struct wg_block *to,
    struct wg_tag *, const struct wg_node *parent);

/* leaflet.c: the band with the title, the heading of the current level. */
struct wg_block *wg_leaflet_band(struct wg_leaflet_maker *,
    const struct wg_document *, bool pair, struct wg_tag *);

/* leaflet_end.c: where the newest version is, the Stand, the publisher, the
 * document code (or empty), as lines, and with a QR code at the end. */
struct wg_block *wg_leaflet_facts(struct wg_leaflet_maker *,
    const struct wg_text_style *, struct wg_str url, struct wg_date,
    struct wg_str code);
struct wg_block *wg_leaflet_code(
    struct wg_leaflet_maker *, struct wg_str url, int32_t side);
struct wg_block *wg_leaflet_colophon(struct wg_leaflet_maker *,
    struct wg_str url, struct wg_date, struct wg_str code);

/* The footer of every sheet: whose it is, which of how many.  Of a pair: the
 * title in both languages, each below its column. */
struct wg_leaflet_footer {
	struct wg_leaflet_maker *maker;
	const struct wg_document *document;
	bool pair;
};
struct wg_block *wg_leaflet_footer(
    void *footer, uint32_t page, uint32_t pages);
/* The body ends higher where the footer of the last of 'most' pages has more
 * lines than the margin below has room for. */
void wg_leaflet_footer_room(struct wg_leaflet_footer *, struct wg_shaper *,
    struct wg_page_style *, uint32_t most);
/* The sheet of the look, with that footer and room for it. */
struct wg_page_style wg_leaflet_sheet(struct wg_leaflet_maker *,
    struct wg_leaflet_footer *, struct wg_shaper *);

#define WG_LEAFLET_INK 0x1A1A1A
#define WG_LEAFLET_GREY 0x4D4D4D
#define WG_LEAFLET_FIELD 0xF1F5F6
#define WG_LEAFLET_EDGE 0x8FA6AC
#define WG_LEAFLET_ALARM 0x8B1A1A
#define WG_LEAFLET_ALARM_FIELD 0xFBEFEF
#define WG_LEAFLET_WHITE 0xFFFFFF

#endif
