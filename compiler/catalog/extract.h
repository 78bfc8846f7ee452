#ifndef WG_CATALOG_EXTRACT_H
#define WG_CATALOG_EXTRACT_H

#include <stdbool.h>

#include "base/str.h"
#include "model/project.h"

struct wg_diag;
struct wg_out;

/*
 * Templates: all messages of a domain in document order, an entry for each
 * text, with every place it stands at.  The same project gives the same bytes.
 */
void wg_extract(
    const struct wg_project *, enum wg_domain, struct wg_out *);

/*
 * The text of a template, but the one in locales/ when nothing but its date
 * would differ: a date alone is no news.  '*was' (it may be NULL) becomes what
 * is there now, or absent.  In the arena of the project.
 */
struct wg_str wg_extract_text(const struct wg_project *, enum wg_domain,
    struct wg_str root, struct wg_str *was);

struct wg_update_count {
	unsigned written, unchanged;             /* files */
	/* Messages, in all languages: */
	unsigned carried, moved, fuzzy, empty, dropped;
};

/*
 * Write locales/DOMAIN.pot below 'root' for every domain, only where the bytes differ.
 * False when a file could not be written, which is reported.
 */
bool wg_extract_all(const struct wg_project *, struct wg_str root,
    bool dry_run, struct wg_update_count *, struct wg_diag *);

#endif
