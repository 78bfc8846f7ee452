#ifndef WG_CATALOG_TOUCH_H
#define WG_CATALOG_TOUCH_H

#include "base/str.h"
#include "model/catalog.h"

struct wg_arena;

/*
 * What a person says about one message of a catalog, written into its text:
 * every byte that is not about it stays.
 */
struct wg_touch {
	struct wg_str role, day; /* who has read it; role empty: nobody */
	struct wg_str text;      /* another msgstr; absent (WG_NONE): the same.
				  * Of a message without plural forms. */
	struct wg_str question;  /* to whoever translates; or empty */
};

/*
 * The text of the catalog with that said about 'm', a message of it: with a
 * role "# checked: ROLE DAY" takes the place of other marks, and it is fuzzy
 * no more; a question becomes "# question: …", and what is said about it
 * later takes its place.
 */
struct wg_str wg_catalog_touch(struct wg_arena *, const struct wg_catalog *,
    const struct wg_message *m, const struct wg_touch *);

#endif
