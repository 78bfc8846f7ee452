#ifndef WG_BUILD_WORKSHOP_H
#define WG_BUILD_WORKSHOP_H

#include <stdbool.h>

#include "base/diag.h"
#include "build/session.h"

/*
 * An output that is kept up to date: built once, and again whenever something
 * below content/ or locales/ changes.  Pages, which somebody may be looking at,
 * come first, feeds, PDFs and posters right behind them; books (handbooks,
 * specimens), which take as long as all the rest together, when nothing has
 * been saved for a second, or as soon as somebody asks for one
 * (wg_workshop_wants()).  Messages and one line about each build go to stderr.
 */
struct wg_workshop;

struct wg_workshop_options {
	const struct wg_job *job;    /* root, options, fonts */
	struct wg_str folder;        /* of the output */
	struct wg_diag_options diag; /* how messages look */
	/* After each build that has something new to show, when its model can be
	 * read, and when books that were asked for are there; may be NULL. */
	void (*built)(void *context);
	void *context;
	int stop; /* readable: it is time to end, also in a build; -1: none */
	/* Somebody waits for the model after each change: outputs of the state
	 * before are left unfinished, though not for half a minute on end. */
	bool hasty;
};

struct wg_workshop *wg_workshop_open(const struct wg_workshop_options *);
void wg_workshop_close(struct wg_workshop *); /* NULL is fine */
/* Build now.  False: the machine's trouble, told on stderr; a later build may
 * succeed.  Or 'stop': the old output stays. */
bool wg_workshop_build(struct wg_workshop *);
/* The last one found another build at work; for the thread that builds. */
bool wg_workshop_is_busy(const struct wg_workshop *);
/* Build whenever something changes, until 'stop'. */
void wg_workshop_watch(struct wg_workshop *);

/*
 * The model as it was built last, for another thread: NULL while it is brought
 * up to date, otherwise nothing changes until wg_workshop_leave().
 */
const struct wg_job *wg_workshop_enter(struct wg_workshop *);
void wg_workshop_leave(struct wg_workshop *);
/*
 * The same for sources and editions alone, also while outputs are made of them:
 * without fonts and reports.
 */
const struct wg_job *wg_workshop_enter_model(struct wg_workshop *);
/*
 * Is that file of the output a book that is older than its sources?  Then it is
 * made before all others, and 'built' is called when it is there.
 */
bool wg_workshop_wants(struct wg_workshop *, struct wg_str path);
/* Counts how often the model was read. */
unsigned wg_workshop_models(const struct wg_workshop *);
/* Counts the builds, from 1. */
unsigned wg_workshop_builds(const struct wg_workshop *);

#endif
