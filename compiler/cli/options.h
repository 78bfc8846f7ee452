#ifndef WG_CLI_OPTIONS_H
#define WG_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/* The command line; everything in it comes from options.def. */
enum wg_command {
#define WG_COMMAND(id, name, run, project, operands, summary) WG_C_##id,
#include "cli/options.def"
	WG_C_COUNT,
};

enum wg_option {
#define WG_OPTION(id, short, long, argument, commands, summary) WG_O_##id,
#include "cli/options.def"
	WG_O_COUNT,
};

/* Exit statuses. */
enum {
	WG_EXIT_OK = 0,
	WG_EXIT_CONTENT = 1, /* errors in sources or catalogs */
	WG_EXIT_USAGE = 2,
	WG_EXIT_MACHINE = 3, /* disk, memory, permissions */
	WG_EXIT_OURS = 4, /* an assertion failed, which was told */
};

enum wg_stats_format { WG_STATS_TABLE, WG_STATS_JSON, WG_STATS_CSV,
	WG_STATS_ICS };

struct wg_options {
	struct wg_arena *arena;
	enum wg_command command;
	struct wg_str directory; /* "." */
	unsigned jobs;
	struct wg_diag_options diag;
	struct wg_str output; /* empty: the project's own */
	struct wg_str only, language, show;
	struct wg_str date; /* YYYY-MM-DD, a real day, or empty */
	struct wg_str product, languages, size, offices; /* print, new */
	struct wg_str profile; /* print */
	struct wg_str name, land, postcode, position, area; /* new */
	bool without_german, marks, tile;
	struct wg_str cover; /* language of the sheet before it */
	enum wg_stats_format stats;
	bool color_out; /* colours on standard output */
	bool reference, dry_run, open, drop_obsolete, max_errors_given, flat, old_cards, preview, station, verify;
	struct wg_str accept, role; /* review */
	struct wg_str region;    /* hours, build, import */
	struct wg_str site, since; /* build */
	unsigned shard, shards;  /* build: one of how many; or 0 */
	struct wg_str accept_hosts; /* import: with commas between them */
	bool accept_all, hidden, bold_headings, facts; /* import */
	struct wg_str images, map; /* import */
	struct wg_str with, from; /* translate */
	unsigned max_words, timeout; /* translate; 0: not given */
	unsigned days;
	unsigned port;
	struct WG_VEC(const char *) fonts;
	struct wg_option_list WG_VEC(struct wg_str) operands, allow, werrors,
	    thresholds, municipalities;
};

/*
 * Read the command line.  Returns true to go on; else '*status' is what to
 * exit with: 0 after --help and --version, 2 after a usage error, which was
 * told on stderr in two lines.
 */
bool wg_options_read(
    struct wg_arena *, int argc, char **argv, struct wg_options *, int *status);

#endif
