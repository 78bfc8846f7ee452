#ifndef WG_MIDDLE_RESOLVE_H
#define WG_MIDDLE_RESOLVE_H

#include "base/str.h"

struct wg_diag;
struct wg_project;

/*
 * Give every id its target and every document its facts: title, date, number,
 * pictogram; check what names an id, a language, a label, a host; build the
 * page trees of the regions.  A reference that leads nowhere is reported and
 * its attribute taken away, so that later passes meet only good ones.
 * 'today' (YYYY-MM-DD) decides which reviews are overdue.
 */
void wg_resolve(struct wg_project *, struct wg_str today, struct wg_diag *);

#endif
