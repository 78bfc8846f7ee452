#ifndef WG_TEXT_WORDS_H
#define WG_TEXT_WORDS_H

#include <hb.h>
#include <unicode/uscript.h>

#include "base/arena.h"
#include "text/font.h"

/* A glyph as HarfBuzz gave it; its cluster counts from where the shaped text
 * begins. */
struct wg_shaped_glyph {
	struct wg_glyph glyph;
	bool unsafe; /* not to be cut off from what stands before it */
};

/* From left to right. */
struct wg_shaped {
	const struct wg_shaped_glyph *glyphs;
	uint32_t n;
};

/* What the glyphs of a word depend on. */
struct wg_word_key {
	const struct wg_font *font;
	hb_language_t language; /* HarfBuzz has each once */
	UScriptCode script;
	bool rtl;
	const uint16_t *text; /* borrowed */
	uint32_t n;           /* [UTF-16 unit] */
};

/*
 * The words that a shaper has shaped.  They change the time that shaping
 * takes, never its result.  After some thousand words, about 4 MB, all are
 * forgotten.
 */
struct wg_words;

/* The struct is in 'a', which outlives it; the words are in an arena of their
 * own. */
struct wg_words *wg_words_open(struct wg_arena *a);
void wg_words_close(struct wg_words *);

/* The glyphs of a word that was kept, or NULL; good until the next is kept. */
const struct wg_shaped *wg_words_find(
    const struct wg_words *, const struct wg_word_key *);
/* Both are copied.  The word is not there yet. */
void wg_words_keep(struct wg_words *, const struct wg_word_key *,
    const struct wg_shaped *);

/* U+0020 in a font. */
struct wg_blank {
	const struct wg_font *font;
	bool apart; /* no lookup reads it: what stands before it and what
		     * stands behind it do not depend on each other */
	hb_codepoint_t glyph;
	int32_t advance; /* [1/1000 em] */
};

/* Found out once for each font; good until the next call. */
const struct wg_blank *wg_words_blank(
    struct wg_words *, const struct wg_font *);

#endif
