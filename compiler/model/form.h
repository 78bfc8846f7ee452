#ifndef WG_MODEL_FORM_H
#define WG_MODEL_FORM_H

#include <stddef.h>

#include "base/str.h"
#include "model/label.h"

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
#define WG_FORM_OTHER WG_STR("anders")
#define WG_FORM_OTHER_TEXT WG_STR("anders-text")
/* The state of a box that is ticked or not. */
#define WG_FORM_YES WG_STR("ja")

/* What the program itself asks for, in order. */
struct wg_form_part {
	const char *name; /* of the part of a date, or the state of a box */
	enum wg_label label;
	unsigned digits; /* of a part */
};

#define WG_FORM_DATE_PARTS 3
extern const struct wg_form_part wg_form_date[WG_FORM_DATE_PARTS];
/* Yes, no; and that one does not know it, if that may be said. */
extern const struct wg_form_part wg_form_yes_no[3];
unsigned wg_form_yes_no_count(const struct wg_form_item *);

#endif
