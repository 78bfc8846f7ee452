#ifndef WG_BACK_STATION_RESULT_H
#define WG_BACK_STATION_RESULT_H

#include "back/station/choice.h"
#include "back/station/view.h"

/*
 * What comes of a choice: how much paper it takes and what would take less,
 * the sheets as they will be, how to print them and put them up.
 *
 * Where there is a script the first sheet comes at once (a field "quick" of
 * the form), and asks for the rest, which takes its time: the pages of a book,
 * what would take less paper.
 */
struct wg_result {
	struct wg_leaf *v;
	const struct wg_print_choice *choice;
	const struct wg_pages *pages; /* or NULL */
	struct wg_diag *diag;
	bool rest; /* is still to come */
};

/* Lay it out: its first page at least. */
void wg_result_lay_out(struct wg_result *);
void wg_result_put(const struct wg_result *);

#endif
