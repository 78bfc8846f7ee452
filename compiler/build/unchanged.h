#ifndef WG_BUILD_UNCHANGED_H
#define WG_BUILD_UNCHANGED_H

#include <stdbool.h>

struct wg_job;
struct wg_job_summary;
struct wg_stage;

/*
 * A build in which nothing has changed.  What a build was asked for, what it
 * read and what it reported is remembered beside its output (store/stage.h);
 * while all of that, the day and the output itself are still so, there is
 * nothing to read, parse or make.
 */

/*
 * True: it is so; '*summary' is filled, and what was reported is reported
 * again.  Otherwise the job is to be loaded and built, and what it reads is
 * noted from now on.
 */
bool wg_unchanged(
    struct wg_job *, const char *folder, struct wg_job_summary *);
/*
 * Before the commit of a build that wg_unchanged() said no to, once it has
 * reported everything.  'again' tells whether another build would read the
 * same: if not, nothing is remembered.
 */
void wg_unchanged_remember(
    struct wg_job *, struct wg_stage *, unsigned pages, bool again);

#endif
