#ifndef WG_BACK_DIGEST_H
#define WG_BACK_DIGEST_H

#include "base/hash.h"
#include "model/edition.h"

struct wg_arena;

/*
 * What an edition shows, as hashes: what fingerprints of files know of it
 * (back/values.h).  An edition that sleeps (model/edition.h) has that of the
 * time it was made.
 */
struct wg_digest {
	/* What all else is made from. */
	struct wg_sha256 words;    /* its labels, and how it counts */
	struct wg_sha256 catalogs; /* whatever is used of them */
	uint64_t *shown;           /* by unit: the first bytes of a SHA-256 */

	struct wg_sha256 labels;  /* its own words, what it says of project and
				   * regions */
	struct wg_sha256 titles;  /* of all documents */
	struct wg_sha256 texts;   /* its catalogs, and what has a budget */
	struct wg_sha256 *units;  /* by document: what is shown */
};

/* All of it, in the arena. */
void wg_digest_make(
    struct wg_digest *, struct wg_arena *, const struct wg_edition *);
/* All that is made from the first three. */
void wg_digest_finish(
    struct wg_digest *, struct wg_arena *, const struct wg_project *);
/* Of a unit that shows no translation, for this reason. */
uint64_t wg_digest_of_state(enum wg_state);

#endif
