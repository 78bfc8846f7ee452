#ifndef WG_FACTS_INLINE_H
#define WG_FACTS_INLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "facts/facts.h"
#include "model/element.h"
#include "model/prose.h"

struct wg_arena;
struct wg_node;

/*
 * What stands inside a unit, in an edition: the one walk for every place
 * where inlines may stand, and for every output.
 *
 *	struct wg_inlines walk = wg_inlines_of(facts, arena, unit);
 *	struct wg_inline i;
 *
 *	while (wg_inlines_next(&walk, &i))
 *		switch (i.kind) …
 *
 * Where the translation is missing the German text is shown, and then all of
 * it is German: its quotation marks, dates, amounts and the words of its
 * links.  White space is one blank, none stands at the ends.
 */
enum wg_inline_kind {
	WG_INLINE_TEXT,  /* words, or a quotation mark */
	WG_INLINE_PIECE, /* what stands for a placeholder */
	WG_INLINE_OPEN,  /* an element begins … */
	WG_INLINE_CLOSE, /* … and ends; they nest.  A quotation is no element
			  * here: its marks are text.  No link stands in a
			  * link, no FOREIGNPHRASE in German text */
};

struct wg_inline {
	enum wg_inline_kind kind;
	enum wg_element element;  /* OPEN, CLOSE */
	bool strong;              /* EMPHASIS: by its role */
	struct wg_link link;      /* LINK */
	struct wg_str text;       /* TEXT */
	struct wg_piece piece;    /* PIECE */
	/* TEXT, OPEN: what is written there; the source language in a
	 * FOREIGNPHRASE. */
	const struct wg_language *language;
};

struct wg_inlines {
	const struct wg_language *language; /* of the unit's own words */
	bool fallback; /* the source text, in an edition of another language */

	/* Its own: */
	const struct wg_facts *facts; /* of that language */
	struct wg_arena *arena;
	const struct wg_node *node, *root; /* the next; where it ends */
	bool leaving;
	unsigned quotes, german, links; /* open ones */
};

/* 'facts' and 'unit' are borrowed; what is written goes into 'arena'. */
struct wg_inlines wg_inlines_of(const struct wg_facts *, struct wg_arena *,
    const struct wg_node *unit);
/* The next one; false: that was all. */
bool wg_inlines_next(struct wg_inlines *, struct wg_inline *);
/* Right behind an OPEN: the words inside, as wg_inlines_text() writes them. */
struct wg_str wg_inlines_words(const struct wg_inlines *);

/*
 * A unit as plain text, for titles, alternative texts and the like: with
 * quotation marks, everything localised.  In a right-to-left text numbers,
 * addresses and names that run from left to right stand in isolates (U+2066
 * to U+2069), and the other way round; nothing else shows where they end.
 */
struct wg_str wg_inlines_text(const struct wg_facts *, struct wg_arena *,
    const struct wg_node *unit);

#endif
