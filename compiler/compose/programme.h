#ifndef WG_COMPOSE_PROGRAMME_H
#define WG_COMPOSE_PROGRAMME_H

#include "compose/poster.h"

/* Where all languages beside German run from right to left, they lead: their
 * words stand first, and the sheet is theirs. */
bool wg_programme_is_led(const struct wg_print *);
/* The programme for a folded sheet (print/folded.h): its title, what there is,
 * and what stands on the back. */
struct wg_programme_panels {
	struct wg_part *title, *body, *back;
};
struct wg_programme_panels wg_programme_panels(struct wg_poster *);

#endif
