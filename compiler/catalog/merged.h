#ifndef WG_CATALOG_MERGED_H
#define WG_CATALOG_MERGED_H

#include "model/catalog.h"

#define WG_TWINS 100 /* more entries of one message are not looked at */

/* What becomes of a message when its catalog is merged (catalog/merge.h). */
enum wg_fate {
	WG_KEEP,   /* the old entry, as it is */
	WG_TIDY,   /* … written anew */
	WG_RENEW,  /* … with the comments and references of the template */
	WG_REVIVE, /* … which was obsolete */
	WG_CARRY,  /* its translation under a new msgid */
	WG_MOVE,   /* the translation of the same text in another catalog */
	WG_GUESS,  /* … fuzzy */
	WG_ANEW,   /* nothing fits, as it has or had plural forms: what it was
		    * goes into the comments */
	WG_EMPTY,  /* nothing to take */
	WG_GONE,   /* now obsolete */
	WG_DROP,   /* not written */
};

/*
 * The entry to write.  'old' is NULL for WG_EMPTY, 'new' for WG_TIDY and
 * WG_GONE.  'place' is the entry in whose place it comes, often 'old' itself;
 * its comments stay, and what its twins have to say is added.  'n_plurals'
 * are the forms of a new message.
 */
struct wg_message wg_merged(struct wg_arena *, enum wg_fate,
    const struct wg_message *old, const struct wg_message *new,
    const struct wg_message *place, unsigned n_plurals);

#endif
