#ifndef WG_TEXT_PARAGRAPHS_H
#define WG_TEXT_PARAGRAPHS_H

#include "base/arena.h"
#include "base/str.h"

struct wg_paragraph;
struct wg_text_run;

/*
 * The paragraphs that a shaper has shaped.  A text is set several times: in a
 * leaflet, beside its German, in each book that has its page, and there in
 * each round until the page numbers stand still.  They change the time that
 * shaping takes, never its result.
 */
struct wg_paragraphs;

/* What the glyphs, levels and line breaks of a paragraph depend on: its runs,
 * but for colour, underline, tag, place and 'german'. */
struct wg_paragraph_key {
	const struct wg_text_run *runs; /* borrowed */
	size_t n;
	struct wg_str lang;
	bool rtl;
};

/* The struct is in 'a', which outlives it; the paragraphs are in an arena of
 * their own. */
struct wg_paragraphs *wg_paragraphs_open(struct wg_arena *a);
void wg_paragraphs_close(struct wg_paragraphs *);

/* A paragraph that was kept, or NULL; good until wg_paragraphs_rest(). */
const struct wg_paragraph *wg_paragraphs_find(
    const struct wg_paragraphs *, const struct wg_paragraph_key *);
/* Where one that is to be kept is made; NULL: there is no room for more. */
struct wg_arena *wg_paragraphs_arena(struct wg_paragraphs *);
/* Both are copied, but for what the paragraph points to, which is in that
 * arena; its own runs and language are not asked for.  It is not there yet. */
void wg_paragraphs_keep(struct wg_paragraphs *,
    const struct wg_paragraph_key *, const struct wg_paragraph *);
/* None is used any more: where there is no room, all are forgotten. */
void wg_paragraphs_rest(struct wg_paragraphs *);

#endif
