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

/*
 * The same for a sign in several languages: what needs no words (short German
 * days, times, a mark for "by appointment") stands there once; the other rows
 * are 'told', in each language by line 'i' of wg_facts_hours(brief).
 */
struct wg_hours_sign {
	struct wg_str days;         /* "Mo, Mi" */
	const struct wg_str *times; /* "08:00–12:00" */
	size_t n;
	bool appointment;
	bool told;
};
struct wg_hours_signs {
	const struct wg_hours_sign *at; /* as many as there are lines */
	size_t n;
	unsigned days;              /* of the week that occur: bit 0 Monday */
	bool holidays_closed;       /* which the sign says once for all */
};
struct wg_hours_signs wg_facts_hours_signs(const struct wg_facts *german,
    struct wg_arena *, const struct wg_contact *);

#endif
