#ifndef WG_VALUES_SLUG_H
#define WG_VALUES_SLUG_H

#include "base/str.h"

struct wg_arena;

/*
 * The id that somebody means by a name: "Bürgerbüro Süd" is "buergerbuero-sued".
 * Umlauts are written out, other Latin letters lose their marks, what an id
 * cannot have becomes a hyphen; at most 80 characters.  Empty if nothing is
 * left of it.
 */
struct wg_str wg_slug(struct wg_arena *, struct wg_str name);

#endif
