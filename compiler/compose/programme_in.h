#ifndef WG_COMPOSE_PROGRAMME_IN_H
#define WG_COMPOSE_PROGRAMME_IN_H

/* What the files of the programme share. */

#include "compose/products.h"
#include "values/recurrence.h"

struct wg_programme_entry {
	const struct wg_event *event;
	const struct wg_recurrence *repeat; /* or NULL: it is told as one */
	int64_t day, last; /* its first in the span; the last of that */
	int64_t group;     /* entries of one stand below one heading */
};

struct wg_programme {
	struct wg_sign *sign;
	struct wg_arena *arena;
	const struct wg_region *region;
	int64_t from, to;
	struct wg_programme_entry *entries;
	size_t n;
	bool rtl, free, costs; /* languages; what there is to explain */
	bool led;              /* German stands last */
};

/* Has edition 'i' words of its own for it? */
bool wg_programme_speaks(
    const struct wg_programme *, size_t i, enum wg_label);
/* Where words stand, German and what runs as it does, and what runs from right
 * to left, or NULL: in the order in which they are read. */
void wg_programme_sides(struct wg_programme *, struct wg_part *to,
    enum wg_part_role left, struct wg_part *sides[2]);
/* What there is in the days that the print asks for. */
struct wg_programme wg_programme_open(struct wg_sign *);
/* "12/2026 – 03/2027" */
struct wg_str wg_programme_span(const struct wg_programme *);
/* Entries from 'first' to before 'end', below their headings. */
void wg_programme_entries(struct wg_programme *, struct wg_part *to,
    size_t first, size_t end);
/* What their marks mean; the last line of it, or NULL. */
struct wg_part *wg_programme_keys(struct wg_programme *, struct wg_part *to);
/* programme_event.c: a row; when, what, where.  And the mark of what it costs. */
void wg_programme_event(struct wg_programme *, struct wg_part *to,
    const struct wg_programme_entry *);
void wg_programme_price(
    struct wg_programme *, struct wg_part *to, enum wg_said free);

#endif
