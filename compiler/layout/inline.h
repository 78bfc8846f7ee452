#ifndef WG_LAYOUT_INLINE_H
#define WG_LAYOUT_INLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "facts/facts.h"
#include "facts/linker.h"
#include "layout/block.h"

/* Building text blocks: inline nodes and pieces of facts to runs. */

/* How a text looks. */
struct wg_text_style {
	int32_t size, least;   /* [mpt] */
	enum wg_weight weight;
	uint32_t color;
	enum wg_align align;
	bool shows_links;      /* in 'link', underlined; else like the rest */
	uint32_t link;
};

/* A text block that is still empty; its language sets base direction, line
 * height and break rules. */
struct wg_block *wg_text_block(struct wg_arena *, const struct wg_text_style *,
    const struct wg_language *, struct wg_tag *);

/*
 * Append to the runs of a text block.  Text in another language than the
 * block's is isolated and tagged as such; 'ltr' text runs left to right and
 * stays on one line.
 */
void wg_text_put(struct wg_arena *, struct wg_block *,
    const struct wg_text_style *, struct wg_str, const struct wg_language *,
    bool ltr);
/*
 * A unit as the edition shows it; returns whether it was the fallback.  In
 * another language than the block's it is isolated and tagged as a whole.
 * 'linker' NULL: links to ids are plain words, and so are those into the web.
 */
bool wg_text_put_unit(struct wg_arena *, struct wg_block *,
    const struct wg_text_style *, const struct wg_facts *,
    const struct wg_linker *, const struct wg_node *unit);
/* A label of the edition. */
void wg_text_put_label(struct wg_arena *, struct wg_block *,
    const struct wg_text_style *, const struct wg_facts *, enum wg_label);
/* " (in German)", in the edition's language. */
void wg_text_put_german_mark(struct wg_arena *, struct wg_block *,
    const struct wg_text_style *, const struct wg_facts *);
/* A piece, and the pieces of a line, with blanks between them.  A unit that
 * is German for want of a translation is marked. */
void wg_text_put_piece(struct wg_arena *, struct wg_block *,
    const struct wg_text_style *, const struct wg_facts *,
    const struct wg_linker *, const struct wg_piece *);
void wg_text_put_line(struct wg_arena *, struct wg_block *,
    const struct wg_text_style *, const struct wg_facts *,
    const struct wg_linker *, const struct wg_fact_line *);

struct wg_tag *wg_tag_new(struct wg_arena *, enum wg_role,
    struct wg_tag *parent, const struct wg_language *);

#endif
