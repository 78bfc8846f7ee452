#ifndef WG_COMPOSE_SHEETS_H
#define WG_COMPOSE_SHEETS_H

#include "compose/poster.h"
#include "model/record.h"
#include "model/product.h"

struct wg_building;
struct wg_floor;
struct wg_room;

/*
 * Products that are sheets: posters, cards, signs for doors, walls and corners.
 * wg_NAME_sheets() (compose/products.h) appends a composition for each sheet, at
 * least one, in the order in which they lie in the PDF; print/sheets.c finds out
 * how large they can be set.
 */
struct wg_sheets WG_VEC(struct wg_part *);

/* sign.c: what signs have in common. */

/* A name in edition 'i' without the bracket that says the German one again,
 * 'brief' if the poster is and there is one.  NULL: there is none in
 * that language, which is reported; German stands there anyway. */
struct wg_part *wg_sign_name(struct wg_poster *, struct wg_part *to,
    enum wg_part_role, size_t i, const struct wg_node *title,
    const struct wg_node *brief);
/* A label in edition 'i' without such a bracket; empty if that is not in its
 * language. */
struct wg_str wg_sign_label(
    struct wg_poster *, size_t i, enum wg_label, uint32_t n);
/* A label in all languages, in a line: German strong, the others as they are. */
struct wg_part *wg_sign_legend(struct wg_poster *, struct wg_part *to,
    enum wg_part_role, const char *pictogram, enum wg_label);
/* A picture of an arrow; none of one that was refused. */
struct wg_part *wg_sign_arrow(struct wg_poster *, struct wg_part *to,
    enum wg_part_role, enum wg_arrow);
/* Others than German, in a line: wg_sign_legend() without its German. */
void wg_sign_others(struct wg_poster *, struct wg_tokens *, enum wg_label,
    struct wg_str name);
/* "Eingang B", in edition 'i'. */
struct wg_part *wg_sign_entrance(struct wg_poster *, struct wg_part *to,
    enum wg_part_role, size_t i, struct wg_str name);
/* In which languages a program has translated what stands on the sheet, and
 * nobody has read it: 'say' in each, WG_L_MACHINE, or WG_L_MACHINE_BRIEF where
 * there is little room. */
void wg_sign_unread(
    struct wg_poster *, struct wg_part *to, enum wg_label say);
/* The last line of a sign: who publishes it, and which it is. */
void wg_sign_foot(struct wg_poster *, struct wg_part *to);

#endif
