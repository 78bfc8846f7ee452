#ifndef WG_COMPOSE_POSTER_H
#define WG_COMPOSE_POSTER_H

#include <stdbool.h>
#include <stddef.h>

#include "compose/compose.h"
#include "model/print.h"

struct wg_diag;
struct wg_office;

/*
 * What sheets are made of (compose/sheets.h), and the Behördenwegweiser first of
 * all: which office does what, where, when and how to get there, for one house;
 * a set of sheets with the same offices on none, and one with what to do in an
 * emergency.  Everything lives in 'arena'.
 */
struct wg_poster {
	const struct wg_print *print;
	struct wg_arena *arena;
	struct wg_diag *diag;
	const struct wg_facts *facts; /* by edition; the source's first */
	const struct wg_house *house;
	struct WG_VEC(const struct wg_office *) offices;
	/* What their hours have, for the key: bits of the days of the week. */
	unsigned days;
	bool appointments, holidays_closed;
	/* By edition: signs have words that a program translated and nobody
	 * has read, since the last foot. */
	bool *unread;

	/* What who sets it wants. */
	bool brief;      /* names are short where there is a short one */
	unsigned parts;  /* into how many sheets it is split, at least 1 */
	/* What is a list may be split behind any entry: sheets end before
	 * these, the last one with what is left; of them all, or (from 1) the
	 * 'only' one. */
	const size_t *cuts;
	size_t n_cuts, only;
	size_t limit;    /* so many entries at most; 0: all */
	bool inside;     /* what would stand on a last sheet of its own stands
			  * on the others */

	/* What who composes it says, beside its sheets. */
	size_t entries;  /* how many the list has */
	struct wg_str title; /* of the whole; that of the print */
	/* In the margin of what each sheet is cut from, or none. */
	struct WG_VEC(struct wg_part *) margins;
};

/* Offices that the house has not and those that are not responsible there are
 * reported. */
void wg_poster_open(struct wg_poster *, const struct wg_print *,
    struct wg_arena *, struct wg_diag *);
/* The same for a trial: in another arena, in which nothing is reported but to
 * 'diag'. */
struct wg_poster wg_poster_trial(
    const struct wg_poster *, struct wg_arena *, struct wg_diag *);

/* Which of a set: from 1. */
struct wg_sheet_number {
	unsigned sheet, sheets;
};
/* The last one of the set: what to do in an emergency. */
struct wg_part *wg_poster_emergency(
    struct wg_poster *, struct wg_sheet_number);

/* Of the files of the poster: */

/* Who speaks: edition 'i'. */
struct wg_composer wg_poster_voice(const struct wg_poster *, size_t i);
/*
 * Languages by direction: where each has its place.  With 'german' the source
 * language has one, too.
 */
struct wg_sides {
	struct wg_part *of[2]; /* left to right, right to left */
};
struct wg_sides wg_poster_sides(
    struct wg_poster *, struct wg_part *to, bool german);
struct wg_part *wg_poster_side(
    const struct wg_poster *, const struct wg_sides *, size_t i);
/* A part with these words, in German; a piece stays in one line; a pictogram
 * stands for 'alt' (WG_L_COUNT: it only adorns). */
struct wg_part *wg_poster_words(struct wg_poster *, struct wg_part *to,
    enum wg_part_role, struct wg_str);
/* One with no words yet, which lie in the print job. */
struct wg_part *wg_poster_line(
    struct wg_poster *, struct wg_part *to, enum wg_part_role);
struct wg_part *wg_poster_piece(struct wg_poster *, struct wg_part *to,
    enum wg_part_role, struct wg_str);
struct wg_part *wg_poster_label(struct wg_poster *, struct wg_part *to,
    enum wg_part_role, size_t i, enum wg_label);
struct wg_part *wg_poster_pictogram(struct wg_poster *, struct wg_part *to,
    enum wg_part_role, const char *name, enum wg_label alt);
/* poster_office.c */
void wg_poster_office(
    struct wg_poster *, struct wg_part *to, const struct wg_office *);
/* poster_key.c */
void wg_poster_key(struct wg_poster *, struct wg_part *to);
/* poster_emergency.c */
void wg_poster_strip(struct wg_poster *, struct wg_part *to);
void wg_poster_alarms(struct wg_poster *, struct wg_part *to);
/* poster.c */
void wg_poster_code(struct wg_poster *, struct wg_part *to);
/* In which languages ('unread', by edition) a machine translated what stands
 * on the sheet, and nobody has read it yet: by a label that says so. */
void wg_poster_unread(struct wg_poster *, struct wg_part *to,
    const bool *unread, enum wg_label say);
void wg_poster_foot(
    struct wg_poster *, struct wg_part *to, struct wg_sheet_number);
/* "Moorweg 12", "12345 Beispielmoor"; NULL adds nothing. */
void wg_poster_address(struct wg_poster *, struct wg_part *to,
    const struct wg_address *);

#endif
