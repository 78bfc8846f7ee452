#ifndef WG_TEXT_BLANK_H
#define WG_TEXT_BLANK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct wg_arena;

/*
 * White space and what cannot be seen: which texts are the same, and what stays
 * of a line end.
 */

/*
 * Two messages are the same when these are: normalization form C, without
 * soft hyphens and other invisible characters that only say where a line may
 * end or which way it runs, every run of blanks of whatever kind and of line
 * ends one blank, none at the edges.  ZWNJ and ZWJ stay: they are spelling.
 * 's' itself if it is so.
 */
struct wg_str wg_text_canonical(struct wg_arena *, struct wg_str s);

/*
 * White space of a text squeezed, piece by piece: a run of it becomes one
 * blank; a run that holds a line end becomes nothing where the script puts no
 * blank between words (CSS Text 3, 4.1.3): between wide characters other than
 * Hangul, beside wide punctuation, and inside Thai, Lao, Khmer and Burmese.
 * Blanks of Unicode that are no line ends stay as they are.
 */
struct wg_squeeze {
	bool blank;      /* ends with a blank, or nothing was so far */
	bool feed;       /* a line end was in that blank */
	bool unspaced;   /* the script puts no blanks between words */
	uint32_t last;   /* the character before it; what is filled in is '0' */
	struct wg_str *end; /* the text whose last byte is that blank, or NULL */
};
void wg_squeeze_begin(struct wg_squeeze *, struct wg_str script);
/* The next piece.  It stays where it is until the last one was squeezed: its
 * blank at the end may go when it is known what follows.  What has nothing to
 * squeeze is not copied. */
void wg_squeeze_text(struct wg_squeeze *, struct wg_arena *, struct wg_str *);
/* Something is filled in here: a phone number, a time. */
void wg_squeeze_filled(struct wg_squeeze *);
/* A text in one piece, squeezed and without blanks at its edges. */
struct wg_str wg_text_squeeze(
    struct wg_arena *, struct wg_str script, struct wg_str);

#endif
