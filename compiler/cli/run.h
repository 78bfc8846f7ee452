#ifndef WG_CLI_RUN_H
#define WG_CLI_RUN_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "build/job.h"
#include "cli/options.h"

struct wg_arena;
struct wg_out;
struct wg_project;

/*
 * What every command gets.  A command returns an exit status of options.h; it
 * lives in the file of its name, and its row is in options.def.
 */
struct wg_run {
	struct wg_options options;
	struct wg_arena *arena;
	struct wg_diag *diag;
	struct wg_str root; /* of the project; empty where none is needed, or
			     * where one of these is to be chosen: */
	const struct wg_str *choices;
	size_t n_choices;
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
/* Sets root; another status than WG_EXIT_OK: there is no project, which was
 * told on stderr. */
int wg_run_find(struct wg_run *);
/* review --accept; accept.c */
int wg_run_accept(struct wg_run *);
/* The projects in the home of the user, for who has opened the station from a
 * menu: sets choices. */
void wg_run_projects_at_home(struct wg_run *);
/* A job of the options, not loaded. */
struct wg_job wg_run_job(struct wg_run *);
/* The option --language, spelled as the registry does. */
void wg_run_spell_language(struct wg_run *, const struct wg_project *);
/*
 * Begin to write catalogs: have them alone, remove what a killed run left, and
 * load the project.  Messages of a source that cannot be read would be taken
 * for messages that are gone, so then nothing is written; nor, if obsolete
 * ones are to be dropped, while there is any error.  NULL: '*status' is what
 * to exit with, and everything has been told.
 */
struct wg_project *wg_run_open_catalogs(
    struct wg_run *, bool drop_obsolete, int *status);
/* The folder of the output.  False: it cannot be one, which was told; the
 * exit status is WG_EXIT_USAGE. */
bool wg_run_output(const struct wg_run *, struct wg_str *folder);
/* Whoever builds wants to see the result; 'check' tells every note. */
void wg_run_be_brief(struct wg_run *);

#endif
