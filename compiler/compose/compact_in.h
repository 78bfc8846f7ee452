#ifndef WG_COMPOSE_COMPACT_IN_H
#define WG_COMPOSE_COMPACT_IN_H

#include "compose/compose.h"
#include "facts/hours.h"

/* What the files of a compact card share. */

struct compact {
	struct wg_composer *c;
	const struct wg_document *document;
	const struct wg_place *place;
	/* Of each language: German or the only one, and the other. */
	struct wg_fact *facts[2];
	size_t n[2];
	struct wg_hours_signs signs[2];
	bool pair, brief;
};

/* compact_signs.c: what stands there as signs on paper. */

/* Of how one gets in: how many lines of WG_FACT_ACCESS, from the first on; and
 * they, at the end of a line. */
size_t wg_compact_signs(const struct compact *);
void wg_compact_put_signs(struct compact *, struct wg_part *line);
/* Entrance, floor and room: is any of them known?  They, as on a poster. */
bool wg_compact_is_inside(const struct compact *);
void wg_compact_put_inside(struct compact *, struct wg_part *to);

#endif
