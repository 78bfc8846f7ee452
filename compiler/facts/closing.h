#ifndef WG_FACTS_CLOSING_H
#define WG_FACTS_CLOSING_H

#include "facts/facts.h"

/*
 * Closings and moves of places and houses, as they matter on a day (counted
 * from 1970-01-01).  The day of a build is wg_project.today.
 */

/* Is it to be told: from eight weeks before to its last day? */
bool wg_closing_told(const struct wg_closing *, int64_t today);
bool wg_closed_on(const struct wg_closing_list *, int64_t day);
/* Is the move still ahead, or not told long enough?  NULL is no move. */
bool wg_move_told(const struct wg_move *, int64_t today);

/* Where the place is that day; NULL: it has no address. */
const struct wg_address *wg_place_address(
    const struct wg_place *, int64_t today);
const struct wg_position *wg_place_position(
    const struct wg_place *, int64_t today);

/* "24. Dezember 2026 bis 1. Januar 2027: geschlossen, Betriebsferien" */
struct wg_fact_line wg_facts_closing(const struct wg_facts *,
    struct wg_arena *, const struct wg_closing *);
/* "Neue Adresse: ab 7. Dezember 2026", then the address; once it counts, which
 * the fact WG_FACT_ADDRESS shows, only "Neue Adresse: seit 7. Dezember 2026". */
struct wg_fact_line *wg_facts_move(const struct wg_facts *, struct wg_arena *,
    const struct wg_move *, size_t *n);

#endif
