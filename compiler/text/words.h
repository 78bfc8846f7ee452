#ifndef WG_TEXT_WORDS_H
#define WG_TEXT_WORDS_H

#include "text/paragraph_icu.h"

/*
 * The words that a shaper has shaped, by font, script, language and
 * direction; some 4 MB at most.  It changes the time shaping takes, never
 * its result.
 */
struct wg_words;

/* The struct is in 'a', which outlives it; the words are in its own. */
struct wg_words *wg_words_open(struct wg_arena *a);
void wg_words_close(struct wg_words *);

/*
 * Put the glyphs of 'item' together from its words, and mark where they may
 * be cut (WG_SAFE).  False if it must be shaped as a whole: in its font the
 * blank is not like another, or a character has no glyph.
 */
bool wg_words_join(struct wg_arena *, struct wg_shaper *,
    struct wg_paragraph *, struct wg_text_item *);

#endif
