#ifndef WG_CLI_RUN_H
#define WG_CLI_RUN_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "build/job.h"
#include "cli/options.h"

struct wg_arena;
struct wg_out;

/*
 * What every command gets.  A command returns an exit status of options.h; it
 * lives in the file of its name, and its row is in options.def.
 */
struct wg_run {
	struct wg_options options;
	struct wg_arena *arena;
	struct wg_diag *diag;
	struct wg_str root; /* of the project; empty where none is needed */
};

#define WG_COMMAND(id, name, run, project, operands, summary) \
	int wg_run_##run(struct wg_run *);
#include "cli/options.def"
#undef WG_COMMAND

/* "wegweiser: WHAT: WHY" on stderr; the status of trouble with the machine. */
int wg_run_trouble(const char *what, const char *why);
/* To standard output; frees 'out'. */
int wg_run_put(struct wg_out *);
/* Messages go to stderr, but what programs read is data. */
int wg_run_report(struct wg_run *, struct wg_diag_count *);
/* What counts as today: the option, SOURCE_DATE_EPOCH, or empty. */
struct wg_str wg_run_today(const struct wg_run *);
/* Sets root; false: there is no project, which was told on stderr. */
bool wg_run_find(struct wg_run *);
/* A job of the options, not loaded. */
struct wg_job wg_run_job(struct wg_run *);
/* The folder of the output. */
struct wg_str wg_run_output(const struct wg_run *);
/* Whoever builds wants to see the result; 'check' tells every note. */
void wg_run_be_brief(struct wg_run *);

#endif
