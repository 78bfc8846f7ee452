#ifndef WG_BACK_STATION_QUEUE_H
#define WG_BACK_STATION_QUEUE_H

#include "back/station/station.h"
#include "base/arena.h"

/*
 * What is left to be read of a language, the texts first that most people
 * meet: the words of every page and poster, what the project says everywhere,
 * pages near the top of the tree, places that many pages and houses show.
 * The texts of a page stand together, in its order.
 */
struct wg_unread {
	const struct wg_message *message;
	const struct wg_document *document; /* that meets it first; NULL: a
					     * word of the program */
	uint32_t unit;                      /* of it; or the label */
	uint32_t words;                     /* of the msgid */
	unsigned people;                    /* a weight */
};

struct wg_queue {
	struct WG_VEC(struct wg_unread) list;
	uint32_t words; /* of all */
};

/* Without what was handled (struct wg_station). */
struct wg_queue wg_queue_of(struct wg_arena *, const struct wg_station *,
    const struct wg_edition *);

#endif
