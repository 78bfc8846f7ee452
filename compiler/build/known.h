#ifndef WG_BUILD_KNOWN_H
#define WG_BUILD_KNOWN_H

#include "back/digest.h"
#include "base/str.h"

struct wg_arena;
struct wg_diag;

/*
 * What is known of an edition without its texts, by unit of the project it was
 * made of; see build/rest.h.
 */
struct wg_known {
	struct wg_digest digest; /* its first part */
	uint8_t *states;         /* wg_progress_states() */
	uint32_t n_keys, *keys;  /* of all texts in its catalogs, sorted */
	struct wg_str *reports;  /* by unit: of it; those before the first one
				  * stand at 0, those behind the last at the
				  * end */
};

/* Look at an edition that is awake, and at what was reported while it was made.
 * False: that cannot be told again. */
bool wg_known_of(struct wg_known *, const struct wg_edition *,
    const struct wg_digest *, struct wg_diag *);
/* May a catalog have this text?  Mostly it does, if so. */
bool wg_known_has(const struct wg_known *, struct wg_str text);

/* As bytes of this machine, of 'n' units; in the arena.  False: they are not
 * whole. */
struct wg_str wg_known_write(
    struct wg_arena *, size_t n, const struct wg_known *);
bool wg_known_read(
    struct wg_arena *, size_t n, struct wg_str bytes, struct wg_known *);

#endif
