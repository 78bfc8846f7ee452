#ifndef WG_MODEL_NAMES_H
#define WG_MODEL_NAMES_H

#include <stdbool.h>

#include "base/str.h"
#include "model/element.h"

/*
 * Names that the app or the site itself has: is there a screen, a file or a
 * folder where a page, a house or a region of that id would have its own?  'top': the
 * page is the first of its branch of the tree, where the app has more.
 */
bool wg_name_taken(enum wg_element root, struct wg_str id, bool top);

/* Of an offer (w:offer): does the app make something else of it? */
bool wg_offer_taken(struct wg_str name);

#endif
