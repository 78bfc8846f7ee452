#ifndef WG_BUILD_OUTPUTS_H
#define WG_BUILD_OUTPUTS_H

#include <stdatomic.h>
#include <stdbool.h>

#include "back/backend.h"
#include "base/arena.h"

struct wg_job;

/*
 * All outputs of a build: each is a task with a list of diagnostics of its own,
 * and the lists are merged in the order in which the outputs were planned.
 */
struct wg_output {
	const struct wg_build *build;
	const struct wg_backend *backend; /* NULL: look how its texts fit */
	const struct wg_edition *edition;   /* for the slot edition() */
	const struct wg_document *document; /* for document() */
	struct wg_diag *diag;
};

struct wg_outputs {
	struct wg_job *job;
	struct wg_build build; /* what they share */
	atomic_bool interrupted;
	bool again; /* another build would find the same book and fonts */
	struct WG_VEC(struct wg_output) list;
};

/* Plan and make what the job asks for.  'noted': the next build may believe the
 * notes of this one, unless something was wrong that they do not tell of. */
void wg_outputs_make(struct wg_outputs *, bool noted);

#endif
