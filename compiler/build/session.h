#ifndef WG_BUILD_SESSION_H
#define WG_BUILD_SESSION_H

#include <stdbool.h>

#include "build/job.h"

struct wg_diag;
struct wg_map;

/*
 * A project that is built again and again: what has not changed on the disk
 * since the last time is neither read nor translated again.  With a catalog
 * changed, its language is; with a source, the registry of languages or the
 * glossary changed, or on another day, all sources are read, and all languages
 * are translated from the catalogs that are in memory already: where only
 * sources have changed, when somebody asks for a text (build/rest.h).
 *
 * Update, build, publish: the model is only written to in the first, so that
 * others can read it while the second is at work.
 */
struct wg_session;

/* 'job' says root, options and fonts; arena and diag are the session's own. */
struct wg_session *wg_session_open(const struct wg_job *job);
void wg_session_close(struct wg_session *); /* NULL is fine */
/* Bring the model up to date.  What was published is gone. */
void wg_session_update(struct wg_session *);
/* Sources, editions and day as they were read last, without outputs and
 * reports; NULL before the first time. */
const struct wg_job *wg_session_model(const struct wg_session *);
/* Is it another day than that for which it was read? */
bool wg_session_outdated(const struct wg_session *);
/*
 * Build it, like wg_job_build(), as somebody needs it and until 'interrupted'
 * says otherwise (NULL: nobody does).
 */
struct wg_session_need {
	bool hurry;                  /* books are left as they are ... */
	const struct wg_map *wanted; /* ... but for these paths, or NULL */
	const char *only;            /* instead of what the job says; or NULL */
	bool trust;                  /* another one follows at once */
	bool (*interrupted)(void *context);
	void *context;
};
bool wg_session_build(struct wg_session *, const char *folder,
    const struct wg_session_need *, struct wg_job_summary *,
    struct wg_str *trouble);
/* Nobody waits: read what the next build of this folder begins with. */
void wg_session_prepare(struct wg_session *, const char *folder);
/* From now on wg_session_job() is the last build. */
void wg_session_publish(struct wg_session *);
/* The job that was published, or NULL; its diagnostics are all of that
 * build. */
const struct wg_job *wg_session_job(const struct wg_session *);

#endif
