#ifndef WG_COMPOSE_PRODUCTS_H
#define WG_COMPOSE_PRODUCTS_H

#include "compose/flow.h"
#include "compose/sheets.h"

/*
 * What the file of a product defines: what it says, as print/products.def says
 * that it is set.  Not every product has each of these.
 */
#define WG_PRODUCT(id, name, subjects, sizes, traits, doc) \
	void wg_##name##_sheets(struct wg_sign *, struct wg_sheets *); \
	void wg_##name##_flow(struct wg_flow *); \
	void wg_##name##_panels(struct wg_flow *);
#include "model/products.def"

/* A sheet for who prints something and hangs it up: on which paper, where, how
 * high, until when.  It comes before any product. */
void wg_cover_flow(struct wg_flow *);

#endif
