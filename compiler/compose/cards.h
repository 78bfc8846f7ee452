#ifndef WG_COMPOSE_CARDS_H
#define WG_COMPOSE_CARDS_H

#include "compose/poster.h"

/*
 * A card for the purse, of a house or a region: help numbers in German and one
 * other language.  On its front those that the print names, or the first ones
 * of the project; on its back the next ones, and what to say on the phone:
 * where one is, which is to be written by hand where the subject is no house.
 */
#define WG_CARD_NUMBERS 4 /* on each side */

struct wg_card {
	const struct wg_helpline *front[WG_CARD_NUMBERS];
	const struct wg_helpline *back[WG_CARD_NUMBERS];
	size_t n_front, n_back;
};

/* Which numbers stand where; what is wrong with front="" is reported. */
struct wg_card wg_cards_of(const struct wg_poster *);
struct wg_part *wg_card_front(struct wg_poster *, const struct wg_card *);
struct wg_part *wg_card_back(struct wg_poster *, const struct wg_card *);
/* What stands on the sheet that cards are cut from, for who prints it. */
struct wg_part *wg_card_margin(struct wg_poster *, bool back);

#endif
