#ifndef WG_FACTS_SAYING_H
#define WG_FACTS_SAYING_H

#include "facts/facts.h"

struct wg_saying;

/* "Tag mit Dolmetschen: Dienstag, 8. Dezember 2026, 10:00–12:00": its words, and
 * what is filled in behind a colon. */
struct wg_fact_line wg_facts_saying(
    const struct wg_facts *, struct wg_arena *, const struct wg_saying *);
/* Only what is filled in, each a piece of its own. */
struct wg_fact_line wg_facts_filled_in(
    const struct wg_facts *, struct wg_arena *, const struct wg_saying *);

#endif
