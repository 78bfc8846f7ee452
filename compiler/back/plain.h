#ifndef WG_BACK_PLAIN_H
#define WG_BACK_PLAIN_H

#include "back/backend.h"

/*
 * Plain pages, for those who come from a wall or from an old link: a choice of
 * languages, or a way on.  Without script, a few kB.
 */

/* One line to choose: a language, and where it leads from site/s/ID/. */
struct wg_choice {
	const struct wg_edition *edition;
	struct wg_str href;
	struct wg_str words; /* below the name of the language, in it; or
			      * empty */
	const struct wg_language *spoken; /* what the words are in */
};

/* Whole files, in the arena. */
struct wg_str wg_plain_chooser(struct wg_task *, struct wg_str title,
    const struct wg_choice *, size_t n);
/* Leads on at once, and with a link. */
struct wg_str wg_plain_onward(struct wg_task *, struct wg_str href,
    struct wg_str canonical, struct wg_str words,
    const struct wg_language *);

#endif
