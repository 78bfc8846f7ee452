#ifndef WG_TEXT_PHONE_H
#define WG_TEXT_PHONE_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;

/*
 * Phone numbers: E.164 ("+493023125112") or a short number of three to six
 * digits ("112", "116117").  Blanks and hyphens between digits are accepted.
 */
struct wg_phone {
	struct wg_str dial; /* what follows "tel:": +493023125112, 112 */
	struct wg_str text; /* as printed, DIN 5008 international, with
			     * no-break spaces: "+49 30 23125112", "116 117" */
};

/* False when 's' is no phone number; '*bad' is the offset of the byte that
 * spoils it. */
bool wg_phone_parse(
    struct wg_arena *, struct wg_str s, struct wg_phone *, size_t *bad);

#endif
