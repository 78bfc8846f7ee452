#ifndef WG_MIDDLE_UPDATE_H
#define WG_MIDDLE_UPDATE_H

#include <stdbool.h>

#include "middle/extract.h"

/*
 * Bring all catalogs FOLDER/TAG/DOMAIN.po of the active languages up to date
 * with the templates, which are written first: a missing catalog is made from
 * the template, the others are merged by msgmerge, on up to 'jobs' threads.
 * A catalog in which no message changed is not touched.  False when something
 * could not be read, merged or written, which is reported.
 */
bool wg_update(const struct wg_project *, const char *folder, unsigned jobs,
    bool dry_run, struct wg_update_count *, struct wg_diag *);

#endif
