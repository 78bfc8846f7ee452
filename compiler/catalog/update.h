#ifndef WG_CATALOG_UPDATE_H
#define WG_CATALOG_UPDATE_H

#include <stdbool.h>

#include "catalog/extract.h"

struct wg_update_options {
	bool dry_run;       /* write nothing */
	bool drop_obsolete; /* leave obsolete entries out */
	bool exact; /* take over what is the same text, and guess nothing */
	/* Only the catalogs of this language, and no templates; NULL: all. */
	const struct wg_language *only;
};

/*
 * Bring all catalogs locales/TAG/DOMAIN.po below 'root' (a real path) up to date
 * that are of the active languages,
 * with the templates, which are written too: a missing catalog is made from
 * the template, the others are merged (catalog/merge.h), on up to 'jobs'
 * threads.  Domains of short strings get no guesses.  A catalog in which no
 * message changed is not touched.  False when something could not be read,
 * merged or written, which is reported; that file stays as it was.  Obsolete
 * entries are only dropped once everything else of the language is written.
 * The caller has the lock (store/lock.h).
 */
bool wg_update(const struct wg_project *, struct wg_str root, unsigned jobs,
    const struct wg_update_options *, struct wg_update_count *,
    struct wg_diag *);

#endif
