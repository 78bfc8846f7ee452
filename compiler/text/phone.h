#ifndef WG_TEXT_PHONE_H
#define WG_TEXT_PHONE_H

#include "values/phone.h"

struct wg_arena;

/*
 * A phone number as printed: DIN 5008 international, with no-break spaces
 * ("+49 30 23125112"); a German service as it is dialled ("0800 1110111"), a
 * short number as it is said ("116 117").
 */
struct wg_str wg_phone_text(struct wg_arena *, const struct wg_phone *);
/* The same for other programs, which put it behind "tel:" or into a cell: with
 * plain blanks, and no hyphen before an extension. */
struct wg_str wg_phone_plain(struct wg_arena *, const struct wg_phone *);

#endif
