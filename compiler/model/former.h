#ifndef WG_MODEL_FORMER_H
#define WG_MODEL_FORMER_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;
struct wg_document;
struct wg_name_list;

/*
 * A word of w:former="": what something was called before.  It is an id
 * ("schule"), a slug of whatever script ("السكن"), or a whole path, as it stood
 * in the API or in the address line of a browser, percent-encoded or not
 * ("/musterwede/ar/%D8%A7…/", "https://app.example.org/musterwede/de/schule").
 */
struct wg_former {
	struct wg_str path; /* "/musterwede/de/schule", decoded, no slash at
			     * its end; empty if it is no path */
	struct wg_str slug; /* its last part, decoded */
	struct wg_str id;   /* that, if it can be an id; or empty */
};
struct wg_former wg_former_read(struct wg_arena *, struct wg_str word);

/* The ids that a document has and had, each once, the one of today first. */
struct wg_name_list wg_ids_ever(struct wg_arena *, const struct wg_document *);

/* What is an id in our sources, and so may be the name of a file. */
bool wg_is_id(struct wg_str);

#endif
