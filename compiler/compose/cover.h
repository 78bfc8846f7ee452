#ifndef WG_COMPOSE_COVER_H
#define WG_COMPOSE_COVER_H

#include "compose/compose.h"

struct wg_print;

/*
 * A sheet for who prints something and hangs it up: on which paper, where, how
 * high, until when.  In German: it is for staff.
 */
struct wg_part *wg_compose_cover(
    struct wg_composer *, const struct wg_print *);

#endif
