#ifndef WG_FACTS_LINKER_H
#define WG_FACTS_LINKER_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;
struct wg_document;
struct wg_edition;
struct wg_language;
struct wg_target;

/* Where links of a document lead in an output. */
struct wg_linker {
	/*
	 * The address of a target, in 'a', or '#' and its anchor if it stands
	 * in the document itself; empty if it has none.  '*foreign' is the
	 * language of the target if it is not the one that the reader of
	 * 'edition', in which the link stands, expects; else NULL.
	 */
	struct wg_str (*address)(void *context, struct wg_arena *a,
	    const struct wg_edition *edition, const struct wg_target *,
	    const struct wg_language **foreign);
	/* The PDF of a form for that reader, in 'a'; NULL: as here is paper,
	 * none is named. */
	struct wg_str (*paper)(void *context, struct wg_arena *a,
	    const struct wg_edition *edition, const struct wg_document *form);
	/* The card of a place is about to be set: may links name it, as it is
	 * the first one in the document?  NULL: never. */
	bool (*stands)(void *context, const struct wg_document *place);
	void *context;
};

#endif
