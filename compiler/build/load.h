#ifndef WG_BUILD_LOAD_H
#define WG_BUILD_LOAD_H

#include "base/str.h"
#include "model/catalog.h"
#include "model/project.h"

struct wg_arena;
struct wg_diag;
struct wg_source;

/*
 * Files to model.  Paths in sources are relative to the project's root, the
 * folder that holds content/ and locales/.
 */

/* The files that are read by name; NULL after the last. */
extern const char *const wg_shared_files[];

/*
 * The nearest folder from 'start' upwards with content/project.xml; empty
 * when there is none (errno is 0), or when 'start' cannot be looked at.
 */
struct wg_str wg_find_root(struct wg_arena *, const char *start);

/*
 * Read content/, the language registry and LINGUAS below 'root', and of the
 * program's data (base/data.h) what is missing there; check and
 * resolve everything, on up to 'jobs' threads (base/pool.h).  '*today' is used
 * for overdue reviews; if it is empty, it becomes the real day (build/today.h).
 * Never NULL; what cannot be read is reported and left out, and
 * wg_job_is_blind() tells whether it was there.  Links that lead out of the
 * project are not followed.
 */
struct wg_project *wg_load(struct wg_arena *, struct wg_str root,
    unsigned jobs, struct wg_str *today, struct wg_diag *);

/* The same as if one file of content/ had another text, or were there: that of
 * 'instead', by its name. */
struct wg_project *wg_load_instead(struct wg_arena *, struct wg_str root,
    unsigned jobs, struct wg_str *today, const struct wg_source *instead,
    struct wg_diag *);

/* What lint/style.h asks of the sources, with the files it needs. */
void wg_load_style(struct wg_arena *, struct wg_str root,
    const struct wg_project *, struct wg_diag *);

/* Read the catalogs of one language; absent ones stay NULL.  The words of the
 * program are completed from its data. */
void wg_load_catalogs(struct wg_arena *, struct wg_str root,
    const struct wg_project *, const struct wg_language *, const struct wg_catalog *[WG_DOMAIN_COUNT],
    struct wg_diag *);

#endif
