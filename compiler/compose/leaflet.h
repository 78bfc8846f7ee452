#ifndef WG_COMPOSE_LEAFLET_H
#define WG_COMPOSE_LEAFLET_H

#include "compose/flow.h"

/*
 * A page of the county as a leaflet: a header with its title, the text, and
 * last the code that leads to its newest version.  In two languages if the
 * composer has an 'other'.
 */
struct wg_leaflet_text {
	const struct wg_document *document;
	struct wg_str url;  /* where it stands, https://… */
	struct wg_str code; /* of the document, or empty */
	const struct wg_house *house; /* where it will lie, or NULL */
	bool no_code;       /* in the colophon: the address alone */
};

/* Of a page and its blocks, below a heading; in one language or two. */
void wg_compose_header(struct wg_composer *, struct wg_part *to,
    const struct wg_document *);
void wg_compose_body(
    struct wg_composer *, struct wg_part *to, const struct wg_node *root);
/* urgent.c: is it a page for emergencies, that lists numbers which everybody
 * should know?  What to say on the phone: the address of the house, or room
 * for one where there is none. */
bool wg_compose_is_urgent(
    const struct wg_composer *, const struct wg_document *);
void wg_compose_here(
    struct wg_composer *, struct wg_part *to, const struct wg_house *);
void wg_compose_colophon(struct wg_composer *, struct wg_part *to,
    const struct wg_leaflet_text *);
/* A LINE of publisher, Stand and code. */
void wg_compose_publisher(struct wg_composer *, struct wg_part *to,
    const struct wg_leaflet_text *);
/* A part of a footer, in the language of the source. */
void wg_compose_footer_text(struct wg_composer *, struct wg_part *to,
    enum wg_part_role, struct wg_str);
/* Of sheet 'page' (from 0) of 'pages': publisher, Stand and code; the number
 * of the page; topic and languages. */
struct wg_part *wg_compose_footer(struct wg_composer *,
    const struct wg_leaflet_text *, unsigned page, unsigned pages);
struct wg_part *wg_leaflet_footer(
    struct wg_flow *, unsigned page, unsigned pages);

#endif
