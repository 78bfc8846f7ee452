#ifndef WG_MODEL_FORM_H
#define WG_MODEL_FORM_H

#include <stddef.h>

#include "base/str.h"

struct wg_arena;
struct wg_form_item;

/*
 * Names of fields.  An item has a field of its id; or one for each part of a
 * date, each of several answers, and for what is written as another one:
 * ID-PART.  They are the same in the PDF and on the page, and for ever.
 */
struct wg_str wg_form_field(
    struct wg_arena *, const struct wg_form_item *, struct wg_str part);
/* All that an item has, in order, in the arena; none for a signature. */
struct wg_str *wg_form_fields(
    struct wg_arena *, const struct wg_form_item *, size_t *n);

/* Parts, and the state of the box of another answer. */
#define WG_FORM_DAY WG_STR("tag")
#define WG_FORM_MONTH WG_STR("monat")
#define WG_FORM_YEAR WG_STR("jahr")
#define WG_FORM_OTHER WG_STR("anders")
#define WG_FORM_OTHER_TEXT WG_STR("anders-text")
/* States of boxes that have no options. */
#define WG_FORM_YES WG_STR("ja")
#define WG_FORM_NO WG_STR("nein")
#define WG_FORM_UNKNOWN WG_STR("weissnicht")

#endif
