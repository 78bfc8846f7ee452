#ifndef WG_CATALOG_NEW_LANGUAGE_H
#define WG_CATALOG_NEW_LANGUAGE_H

#include <stdbool.h>

#include "catalog/update.h"

struct wg_out;

/*
 * Begin a language: its tag goes into locales/LINGUAS below 'root', in order if the file is
 * in order, and all its catalogs are written, empty, with header and plural
 * forms.  Other files are not touched; catalogs that are there already are
 * brought up to date.  WG_NEW_UNKNOWN: '*near' is the tag that was probably
 * meant (also by its German or own name), or NULL.
 */
enum wg_new_language {
	WG_NEW_DONE,
	WG_NEW_UNKNOWN,
	WG_NEW_SOURCE,  /* the source language needs no translation */
	WG_NEW_FAILED,  /* the machine's trouble, which was reported */
};
enum wg_new_language wg_new_language(const struct wg_project *,
    struct wg_str root, struct wg_str tag, bool dry_run,
    struct wg_update_count *, const struct wg_language **near,
    struct wg_diag *);

#endif
