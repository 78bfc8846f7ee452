#ifndef WG_COMPOSE_SHEETS_H
#define WG_COMPOSE_SHEETS_H

#include "compose/sign.h"

/*
 * Products that are sheets: posters, cards, signs for doors, walls and corners.
 * wg_NAME_sheets() (compose/products.h) appends a composition for each sheet, at
 * least one, in the order in which they lie in the PDF; print/sheets.c finds out
 * how large they can be set.
 */
struct wg_sheets WG_VEC(struct wg_part *);

#endif
