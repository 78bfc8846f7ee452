#ifndef WG_COMPOSE_COVER_H
#define WG_COMPOSE_COVER_H

#include "compose/compose.h"

struct wg_language;
struct wg_print;

/*
 * A sheet for who prints something and hangs it up: on which paper, where, how
 * high, until when.  It is for staff: in German, or in English if the job says
 * so and the project knows that language; names of the project are German.
 */
const struct wg_language *wg_cover_language(const struct wg_print *);
struct wg_part *wg_compose_cover(
    struct wg_composer *, const struct wg_print *);

#endif
