#ifndef WG_BACK_COVER_H
#define WG_BACK_COVER_H

#include <stdbool.h>

#include "back/backend.h"

/*
 * Does a fingerprint cover what its file was made from?  back/inputs.c says
 * beforehand what the fingerprint covers; while the file is made, readers note
 * what is read (model/trace.h); then both are compared.  A file that read
 * something else is not noted, so it is made anew each time: slow, but never
 * old.  With WEGWEISER_TRACE set the program says which read that was;
 * tests/incremental sets it.
 */
enum wg_covered {
	WG_COVERS_ALL = 1,     /* of a document; translated, too */
	WG_COVERS_TITLE = 2,
	WG_COVERS_LINK = 4,    /* what a link to it becomes */
};

/* For the file that is made next; until wg_cover_clear(). */
void wg_cover_document(
    struct wg_task *, const struct wg_document *, enum wg_covered);
void wg_cover_edition(struct wg_task *, const struct wg_edition *);
/* Which pages are public, in all languages. */
void wg_cover_public(struct wg_task *);

/* From here on reads are noted. */
void wg_cover_begin(struct wg_task *);
/* And no more.  False: the file of that name read more. */
bool wg_cover_end(struct wg_task *, struct wg_str path);
/* Nothing was made, nothing is to be noted. */
void wg_cover_clear(struct wg_task *);

#endif
