#ifndef WG_COMPOSE_PROGRAMME_H
#define WG_COMPOSE_PROGRAMME_H

#include "compose/poster.h"

/* The programme for a folded sheet (print/folded.h): its title, what there is,
 * and what stands on the back. */
struct wg_programme_panels {
	struct wg_part *title, *body, *back;
};
struct wg_programme_panels wg_programme_panels(struct wg_poster *);

#endif
