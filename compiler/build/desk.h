#ifndef WG_BUILD_DESK_H
#define WG_BUILD_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/map.h"
#include "serve/pass.h"
#include "serve/server.h"

struct wg_arena;
struct wg_desk_errand;
struct wg_diag;
struct wg_fonts;
struct wg_job;
struct wg_ledger;
struct wg_site;
struct wg_workshop;

/* Of several projects one is to be chosen, and can be opened or not. */
enum wg_opening { WG_NOT_CHOSEN, WG_OPENING, WG_NOT_OPENED, WG_OPENED };

/*
 * The station: what serve --station answers with.  Who comes in with the code
 * of the address gets pages (back/station) made from the model that was read
 * last, and may write: print jobs, translations, facts of places and houses.
 * Every file is replaced as a whole, under the lock that the commands have,
 * only if it is still what was read, and told in one line on stderr.
 *
 * A request that wrote a source is answered when the model has been read
 * again.  One thread.
 */
struct wg_desk {
	struct wg_workshop *workshop;
	const struct wg_job *job; /* root, fonts */
	struct wg_pass pass;
	struct wg_str folder;     /* of the output; with the workshop */
	uint16_t port;            /* where it is served */
	struct wg_str frames;     /* struct wg_station */
	void (*visited)(void *context); /* the code was used */
	void (*wake)(void *context); /* ask again what waits; any thread */
	void *context;
	/*
	 * While there is no workshop, one of these projects is to be chosen:
	 * choose() begins to open it, opened() sets the workshop once it can,
	 * or says that it cannot be opened.
	 */
	const struct wg_str *choices;
	size_t n_choices;
	void (*choose)(void *context, size_t which);
	enum wg_opening (*opened)(void *context);

	/* Its own: */
	struct wg_arena *arena;
	struct wg_diag *diag;     /* of the fonts */
	struct wg_fonts *fonts;
	struct wg_ledger *ledger; /* what was changed; once there is a
				   * workshop */
	struct wg_desk_errand *errand; /* what git does or did last */
	unsigned n_commits;       /* that were begun */
	struct wg_map handled;    /* struct wg_station, until … */
	unsigned handled_models;  /* … there is another model than this */
	bool ahead;               /* what was written was told already; it is
				   * in no model … */
	unsigned ahead_of;        /* … up to this one */
};

/* False: the machine's trouble, errno. */
bool wg_desk_open(struct wg_desk *);
void wg_desk_close(struct wg_desk *);
/* A responder's answer(); 'context' is the desk. */
void wg_desk_answer(void *context, struct wg_arena *,
    const struct wg_request *, struct wg_answer *);

/*
 * The site beside it, at a port of its own, for frames of the station alone:
 * its pages run no script and are nobody's origin.
 */
struct wg_desk_frame {
	const struct wg_desk *desk;
	struct wg_site *site; /* NULL: none yet */
};
void wg_desk_frame_answer(void *context, struct wg_arena *,
    const struct wg_request *, struct wg_answer *);

#endif
