#ifndef WG_CLI_STATS_H
#define WG_CLI_STATS_H

#include <stdbool.h>

struct wg_diag;
struct wg_job;
struct wg_options;
struct wg_out;

/*
 * The command stats: write the count of a loaded job in the format of the
 * options, and report [coverage-low] for every threshold that is not
 * reached.  False after a usage error, told on stderr.
 */
bool wg_stats_run(const struct wg_options *, const struct wg_job *,
    struct wg_out *, struct wg_diag *);

#endif
