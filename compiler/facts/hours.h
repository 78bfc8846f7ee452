#ifndef WG_FACTS_HOURS_H
#define WG_FACTS_HOURS_H

#include "facts/facts.h"

struct wg_contact;

/* The words of opening hours in the edition's language. */
struct wg_hours_words wg_facts_hours_words(
    const struct wg_edition *, struct wg_arena *);
/*
 * The hours of a place or a desk, a line a row; none if it has none.  'brief'
 * is for posters: short days, equal ones together, and without a last line that
 * it is closed on public holidays, which the poster says once for all.
 */
struct wg_fact_line *wg_facts_hours(const struct wg_facts *,
    struct wg_arena *, const struct wg_contact *, bool brief, size_t *n);
/* Only what holds on some days only: what a week does not say that says the
 * rest (wg_hours_week.plain). */
struct wg_fact_line *wg_facts_hours_special(const struct wg_facts *,
    struct wg_arena *, const struct wg_contact *, size_t *n);

#endif
