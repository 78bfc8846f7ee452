#ifndef WG_TEXT_FONT_H
#define WG_TEXT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct wg_arena;
struct wg_diag;

/*
 * The fonts, loaded once per process and read-only from then on: any thread
 * may use them.  Which font serves which script stands in text/fonts.def.
 * No fontconfig: its answer depends on the machine.
 */
struct wg_fonts;
struct wg_font;

enum wg_weight { WG_REGULAR, WG_BOLD };

/*
 * Make the table ready.  'folders' are searched in order (default: Debian's
 * noto folders when n is 0).  Files are opened when first needed; one that
 * is missing, cut short or no font is reported to 'diag' when it is asked
 * for, once, and its script then falls back.  That may happen in any thread,
 * one at a time: nobody else may report to 'diag' meanwhile.
 */
struct wg_fonts *wg_fonts_open(
    const char *const *folders, size_t n, struct wg_diag *diag);
void wg_fonts_close(struct wg_fonts *); /* NULL is fine */
/*
 * Which files the table would open, with size and time, in the arena: two
 * runs for which it is the same set the same type.
 */
struct wg_str wg_fonts_fingerprint(const struct wg_fonts *, struct wg_arena *);

/*
 * How a script is set: size and line height in percent, of the nominal size
 * and of that size.  'script' is ISO 15924, as in languages.tsv (Hans, Hant,
 * Jpan and Kore are Han); unknown ones are set like Latin.
 */
struct wg_font_style {
	unsigned size, leading;
	unsigned tight; /* of lines that stand alone: labels, names, headings */
};
struct wg_font_style wg_font_style(struct wg_str script, struct wg_str lang);

/*
 * The font for a script in a language; NULL when its file cannot be used.
 * wg_font_has() asks for a glyph of one character.
 */
const struct wg_font *wg_font_for(struct wg_fonts *, struct wg_str script,
    struct wg_str lang, enum wg_weight);
bool wg_font_has(const struct wg_font *, uint32_t scalar);
/* Its glyph, unshaped; 0: none. */
uint32_t wg_font_glyph(const struct wg_font *, uint32_t scalar);

/* What a PDF writer needs to embed a font. */
struct wg_font_file {
	struct wg_str bytes;     /* the whole file, borrowed */
	unsigned index;          /* face in a collection */
	struct wg_str name;      /* PostScript name: NotoSans-Regular */
	struct wg_str file_name; /* without its folder */
	bool cff;                /* CFF outlines, CID-keyed; else TrueType */
	uint32_t space;          /* glyph id of U+0020, 0 if it has none */
	unsigned upem;           /* design units per em */
	int32_t ascent, descent, cap_height; /* [1/1000 em] */
	int32_t bbox[4];         /* [1/1000 em] */
};
const struct wg_font_file *wg_font_file(const struct wg_font *);
/* Advance of a glyph as in hmtx [1/1000 em], rounded. */
int32_t wg_font_advance(const struct wg_font *, uint32_t glyph);

/* A glyph as it was shaped. */
struct wg_glyph {
	uint32_t id;
	uint32_t cluster;  /* its first character, offset into the paragraph
			    * [UTF-16 unit] */
	int32_t advance;   /* [1/1000 em] */
	int32_t dx, dy;    /* offset from the pen, dy upwards [1/1000 em] */
};

#endif
