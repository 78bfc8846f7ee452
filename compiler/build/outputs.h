#ifndef WG_BUILD_OUTPUTS_H
#define WG_BUILD_OUTPUTS_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "back/backend.h"
#include "base/arena.h"

struct wg_job;

/*
 * All outputs of a build: each is a task with a list of diagnostics of its own,
 * and the lists are merged in the order in which the outputs were planned.
 * They are made in another order: what may show any language, then what shows
 * one, language by language, then what shows none; so that the texts of a
 * language can go when the last output that shows it has been made.  Who asks
 * for them later has them read again.  Of a session, which keeps them, outputs
 * are made as they were planned.
 */
struct wg_output {
	const struct wg_build *build;
	const struct wg_backend *backend; /* NULL: look how its texts fit */
	const struct wg_edition *edition;   /* for the slot edition() */
	const struct wg_document *document; /* for document() */
	bool last;                          /* for last() */
	struct wg_diag *diag;               /* NULL: it is not made yet */
};

/* Which of them have been begun, and what nobody needs when those that had been
 * begun by then are made. */
struct wg_outputs_turns {
	pthread_mutex_t mutex;
	uint32_t *order; /* places in the list */
	bool *made;      /* by the order in which they were begun */
	size_t begun, first; /* the first of these that is not made */
	size_t *left;    /* by edition: how many outputs show it */
	struct WG_VEC(struct wg_outputs_going {
		struct wg_arena *texts;
		size_t until;
	}) going;
};

struct wg_outputs {
	struct wg_job *job;
	struct wg_build build; /* what they share */
	atomic_bool interrupted;
	bool again; /* another build would find the same book and fonts */
	struct WG_VEC(struct wg_output) list;
	struct wg_outputs_turns turns;
};

/* Plan and make what the job asks for.  'noted': the next build may believe the
 * notes of this one, unless something was wrong that they do not tell of. */
void wg_outputs_make(struct wg_outputs *, bool noted);

#endif
