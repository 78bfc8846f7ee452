#ifndef WG_COMPOSE_FOLDED_H
#define WG_COMPOSE_FOLDED_H

#include "compose/leaflet.h"

struct wg_house;

/*
 * A page of the county for a folded sheet, in one language or two: what stands on
 * its title (with the first of the numbers to call that it lists), inside, and on
 * its back.  The composer is 'stacked'.
 */
struct wg_part *wg_folded_title(
    struct wg_composer *, const struct wg_leaflet_text *);
struct wg_part *wg_folded_body(
    struct wg_composer *, const struct wg_leaflet_text *);
/* Below what is left of the text: the office to ask, where one is, and the
 * code. */
struct wg_folded_for {
	const struct wg_house *house;     /* or NULL: nobody knows */
	const struct wg_document *office; /* or NULL */
	bool brief;                       /* not what it is for */
};
struct wg_part *wg_folded_back(struct wg_composer *,
    const struct wg_leaflet_text *, const struct wg_folded_for *);

#endif
