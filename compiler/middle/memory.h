#ifndef WG_MIDDLE_MEMORY_H
#define WG_MIDDLE_MEMORY_H

#include "base/map.h"
#include "base/str.h"
#include "model/project.h"

struct wg_arena;
struct wg_catalog;
struct wg_message;

/*
 * All that was ever translated into a language, in whichever of its catalogs
 * it stands: a file that was moved to another area keeps its translations,
 * and a text that only changed in its invisible characters too.
 */
struct wg_memory {
	struct wg_arena *arena;
	const struct wg_catalog *const *catalogs; /* by domain; NULL: none */
	struct wg_map others; /* canonical key → what by_key does not find */
};

/* 'catalogs' is borrowed, may be NULL, and has an entry for every domain. */
void wg_memory_open(struct wg_memory *, struct wg_arena *,
    const struct wg_catalog *const *catalogs);

/*
 * The message with that key (wg_message_key()), or one that is the same text
 * ('sense': wg_message_sense()), of:
 *   the catalog of 'domain', if anything stands in its msgstr, fuzzy or not;
 *   another catalog, if it is translated;
 *   the obsolete entries, its own first;
 *   another catalog, where it is fuzzy.
 * Else the untranslated message of its own catalog, or NULL.  '*domain' is
 * set to where it was found.
 */
const struct wg_message *wg_memory_find(const struct wg_memory *,
    struct wg_str key, struct wg_str sense, enum wg_domain *domain);

/* Has it a translation that may be shown: not empty, not fuzzy? */
bool wg_message_usable(const struct wg_message *);
/* The canonical form of a key: the same for texts that are the same. */
struct wg_str wg_message_sense(struct wg_arena *, struct wg_str key);

#endif
