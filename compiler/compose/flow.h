#ifndef WG_COMPOSE_FLOW_H
#define WG_COMPOSE_FLOW_H

#include "compose/compose.h"
#include "model/print.h"

struct wg_diag;

/*
 * Products that are running text, over pages (wg_NAME_flow()) or over the panels
 * of a folded sheet (wg_NAME_panels(), compose/products.h).  Opened in place:
 * its composer points into it.
 */
struct wg_flow {
	const struct wg_print *print;
	struct wg_arena *arena;
	struct wg_diag *diag;
	struct wg_facts source, own; /* in the source language; the reader's */
	struct wg_composer composer; /* of the subject in these */

	/* What who sets it wants: by so many steps it is to be shorter. */
	unsigned shorter;

	/* What who composes it says.  At first, the subject in the language
	 * that the composer speaks. */
	unsigned steps;                     /* how many there are */
	const struct wg_document *document; /* whose text it is */
	const struct wg_facts *titled;      /* in whose words it is named … */
	const struct wg_language *language; /* … who reads it … */
	const struct wg_language *spoken;   /* … and what most of it is in */
	struct wg_part *body;
	/* Of pages: of page 'page' (from 0) of 'pages', or NULL; and what
	 * stands at the foot of the first, or NULL. */
	struct wg_part *(*footer)(
	    struct wg_flow *, unsigned page, unsigned pages);
	struct wg_part *strip;
	bool urgent;                        /* all of it belongs on one */
	/* Of panels: on the title, and at the foot of the back. */
	struct wg_part *title, *back;
};

void wg_flow_open(struct wg_flow *, const struct wg_print *, struct wg_arena *,
    struct wg_diag *);

#endif
