#ifndef WG_SESSION_H
#define WG_SESSION_H

#include <stdbool.h>

#include "job.h"

struct wg_diag;

/*
 * A project that is built again and again: what has not changed on the disk
 * since the last time is not read again.  With a source or the registry of
 * languages changed, everything is read; with a catalog changed, its language.
 */
struct wg_session;

/* 'job' says root, options and fonts; arena and diag are the session's own. */
struct wg_session *wg_session_open(const struct wg_job *job);
void wg_session_close(struct wg_session *); /* NULL is fine */
/* Bring the model up to date. */
void wg_session_update(struct wg_session *);
/* Build it; like wg_job_build(). */
bool wg_session_build(struct wg_session *, const char *folder,
    struct wg_job_summary *, struct wg_str *trouble);
/* The job as it was built last; its diagnostics are all of that build. */
const struct wg_job *wg_session_job(const struct wg_session *);

#endif
