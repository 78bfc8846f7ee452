#ifndef WG_TEXT_PARAGRAPH_ICU_H
#define WG_TEXT_PARAGRAPH_ICU_H

/* Inside of paragraphs and shapers, for the files of this folder. */

#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uscript.h>

#include "base/arena.h"
#include "text/paragraph.h"

/* A stretch of one level, script, font and run. */
struct wg_text_item {
	uint32_t start, end;
	uint8_t level;
	UScriptCode script;
	const struct wg_font *font; /* NULL: nothing is drawn */
	unsigned size;              /* percent */
	uint32_t run;
	const struct wg_glyph *glyphs; /* of the whole item */
	uint32_t n;
};

/* What holds at every width [1/1000 of the size]; see paragraph.h. */
struct wg_widths {
	int64_t widest, narrowest, unbroken;
	uint32_t feeds; /* line feeds */
};

struct wg_paragraph {
	struct wg_arena *arena;
	const struct wg_text_run *runs; /* the caller's */
	/* What may be shared with others of the same runs: see paragraphs.h. */
	uint16_t *text;
	uint32_t n;
	uint32_t *run_of;  /* per unit */
	uint8_t *levels;
	int32_t *advance;  /* of the cluster that starts there */
	uint8_t *breaks;   /* WG_MAY_BREAK … per unit */
	struct wg_widths widths;
	struct WG_VEC(struct wg_text_item) items;
	struct wg_str lang;
	bool rtl;
	bool hyphenated;   /* 'breaks' are its own */
	bool whole_words;  /* rather than a hyphen, also where one may be */
	bool lifted;       /* levels are not those that ICU gave */
	bool straight;     /* all from left to right: the levels are 0 */
	struct WG_VEC(struct wg_missing) lost; /* the first 32 */
	struct WG_VEC(uint32_t) gone; /* all of them, in order */
	bool incomplete;  /* some are in it all the same */
};

enum {
	WG_MAY_BREAK = 1, /* a line may end before this unit */
	WG_GRAPHEME = 2,  /* a grapheme begins here */
	WG_ADDRESS = 4,   /* rather than between graphemes */
	WG_SAFE = 8,      /* glyphs may be cut before this unit */
	WG_HYPHEN = 16,   /* with a hyphen, rather than between graphemes */
	WG_ANYWHERE = 32, /* a grapheme that begins inside an address */
	WG_DASH = 64,     /* rather than there */
	WG_ENDS = WG_MAY_BREAK | WG_GRAPHEME | WG_ADDRESS | WG_HYPHEN |
	    WG_DASH,
};

#define WG_SHY 0x00AD
#define WG_FSI 0x2068
#define WG_LRI 0x2066
#define WG_RLI 0x2067
#define WG_PDI 0x2069

/* A line break iterator; opening one is slow. */
struct wg_breaker {
	const char *locale;
	UBreakIterator *lines;
};

struct wg_shaper {
	struct wg_arena *arena; /* of the shaper itself */
	struct wg_shaper *next; /* while it rests (shapers.h) */
	struct wg_fonts *fonts;
	UBiDi *paragraph, *line;
	hb_buffer_t *buffer;
	struct wg_words *words;
	struct wg_paragraphs *paragraphs;
	UBreakIterator *graphemes;
	struct WG_VEC(struct wg_breaker) breakers; /* per locale */
	struct WG_VEC(struct wg_shaper_language {
		struct wg_str tag;
		hb_language_t language;
	}) languages; /* that it has met */
};

/* The run of a unit. */
static inline const struct wg_text_run *
wg_run_at(const struct wg_paragraph *p, uint32_t at)
{
	return &p->runs[p->run_of[at]];
}

/* paragraph.c: it and all that it remembers. */
void wg_shaper_end(struct wg_shaper *);

/* paragraph.c: 'c' cannot be drawn. */
void wg_paragraph_lost(struct wg_arena *, struct wg_paragraph *,
    const struct wg_text_run *, UChar32 c);

/* paragraph.c: the levels into wg_shaper.paragraph, for lines of it. */
void wg_levels_find(struct wg_arena *, struct wg_shaper *,
    struct wg_paragraph *);

/* buffer.c: fill text, n and run_of; read the character at '*at', move on. */
void wg_buffer_fill(struct wg_arena *, struct wg_paragraph *,
    const struct wg_text_run *, size_t n);
UChar32 wg_buffer_next(const struct wg_paragraph *, uint32_t *at);

/* breaks.c: add the line ends to wg_paragraph.breaks. */
void wg_breaks_find(struct wg_shaper *, struct wg_paragraph *);
void wg_breaks_close(struct wg_shaper *);

/* widths.c: from the advances and line ends; where hyphens may be does not
 * matter. */
struct wg_widths wg_widths_of(const struct wg_paragraph *);
/* White space, and isolates: at the end of a line they take no room. */
static inline bool
wg_hangs(uint16_t c)
{
	return c == ' ' || c == '\n' || (c >= 0x1680 &&
	    (c == 0x1680 || c == 0x3000 ||
		(c >= 0x2000 && c <= 0x200A && c != 0x2007) ||
		(c >= WG_LRI && c <= WG_PDI)));
}

/* items.c: split into items, choose fonts. */
void wg_items_make(struct wg_arena *, struct wg_shaper *,
    struct wg_paragraph *);

/* shape.c: what HarfBuzz makes of a part of an item, into the buffer of the
 * shaper. */
void wg_shape_text(struct wg_shaper *, const struct wg_paragraph *,
    const struct wg_text_item *, uint32_t start, uint32_t end, bool rtl);

/*
 * shape.c: the glyphs of an item; those of a part of it, from left to right,
 * in direction 'rtl'; those of a piece with the hyphen of a U+00AD.
 */
void wg_shape_item(struct wg_arena *, struct wg_shaper *,
    struct wg_paragraph *, struct wg_text_item *);
const struct wg_glyph *wg_shape_part(struct wg_arena *, struct wg_shaper *,
    struct wg_paragraph *, const struct wg_text_item *, uint32_t start,
    uint32_t end, bool rtl, uint32_t *n);
const struct wg_glyph *wg_shape_hyphen(
    struct wg_arena *, const struct wg_line_piece *);

#endif
