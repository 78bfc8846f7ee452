#ifndef WG_COMPOSE_POSTER_H
#define WG_COMPOSE_POSTER_H

#include "compose/sign.h"

/*
 * The Behördenwegweiser: which office does what, where, when and how to get
 * there, for one house; a set of sheets with the same offices on none, and one
 * with what to do in an emergency.
 */

/* The offices of the house. */
void wg_poster_open(struct wg_sign *);
/* poster_office.c */
void wg_poster_office(
    struct wg_sign *, struct wg_part *to, const struct wg_office *);
/* poster_key.c */
void wg_poster_key(struct wg_sign *, struct wg_part *to);

/* Which of a set: from 1. */
struct wg_sheet_number {
	unsigned sheet, sheets;
};
/* poster_emergency.c; the last one of the set: what to do in an emergency. */
struct wg_part *wg_poster_emergency(
    struct wg_sign *, struct wg_sheet_number);
void wg_poster_strip(struct wg_sign *, struct wg_part *to);
void wg_poster_alarms(struct wg_sign *, struct wg_part *to);
void wg_poster_foot(
    struct wg_sign *, struct wg_part *to, struct wg_sheet_number);

#endif
