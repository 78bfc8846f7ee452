#ifndef WG_CATALOG_MERGE_H
#define WG_CATALOG_MERGE_H

#include <stdbool.h>

#include "base/str.h"
#include "model/project.h"

struct wg_arena;
struct wg_catalog;
struct wg_diag;
struct wg_language;
struct wg_memory;
struct wg_out;

/*
 * Bring a catalog up to date with its template.  What msgmerge --previous does
 * is done, and less of the file is touched: an entry that stays is copied byte
 * for byte, in its place, however it is wrapped; a new one comes behind its
 * predecessor of the template.
 *
 *   the same message        its comments and references are renewed
 *   it was obsolete         it comes back
 *   the same text, translated in another catalog of the language
 *                           its translation, with comments and marks
 *   only white space, quotes or the names of tags changed
 *                           the translation stays, which is told in a note
 *   a similar one (60 %)    its translation, fuzzy, with the previous msgid
 *   dropped                 obsolete, at the end
 */
struct wg_merge {
	const struct wg_catalog *old;      /* whole and complete */
	const struct wg_catalog *template;
	const struct wg_language *language;
	/* All catalogs of the language and their templates, by domain; NULL:
	 * only this one is looked at. */
	const struct wg_memory *memory;
	const struct wg_catalog *const *templates;
	enum wg_domain domain;
	bool guess;          /* look for similar messages */
	bool drop_obsolete;
	struct wg_diag *diag; /* for the notes */
};

/* What became of the messages. */
struct wg_merge_count {
	unsigned kept, carried, moved, fuzzy, empty, revived, dropped;
};

/*
 * The new catalog; the same bytes as the old one when nothing had to change.
 * Only then does POT-Creation-Date stay.
 */
struct wg_merge_count wg_merge_catalog(const struct wg_merge *, struct wg_out *);

#endif
