#ifndef WG_BACK_RECIPE_H
#define WG_BACK_RECIPE_H

#include "back/backend.h"

struct wg_arena;
struct wg_out;
struct wg_trace;

/*
 * What a file was made from, as a text that the next build reads: the keys of
 * all that was read, without their values.  Files of one document in many
 * languages, and of many documents that show nothing of others, have the same
 * recipe, as it names the file's own document and languages by their role.
 *
 *	recipe   = slots *( " " read )
 *	slots    = "-" / slot *( "," slot )
 *	slot     = language [ "!" ]   ; its labels are read, too
 *	language = place in the file's list / tag
 *	read     = document "=" 1*HEXDIG / "@" list [ "/" region ]
 *	document = "." / id
 *
 * The digits are of enum wg_read: of the document itself, then of what it says
 * in the language of each slot.
 */
struct wg_dish {
	const struct wg_document *document; /* its own, or NULL */
	const struct wg_edition *const *editions; /* its own */
	size_t n;
};

/* What was noted, in the arena.  WG_NONE: it cannot be said. */
struct wg_str wg_recipe_write(struct wg_arena *, const struct wg_build *,
    struct wg_trace *, const struct wg_dish *);

/* Append the recipe and the values of what it names, of which some may not be
 * there any more.  False: it is damaged. */
bool wg_recipe_put(struct wg_out *, const struct wg_build *,
    struct wg_str recipe, const struct wg_dish *);

#endif
