/* One file a command; what they do is in the rooms. */
#include <sys/stat.h>

#include "base/arena.h"
#include "base/intl.h"
#include "cli/run.h"

static const struct {
	int (*run)(struct wg_run *);
	bool project; /* needs one */
} commands[WG_C_COUNT] = {
#define WG_COMMAND(id, name, run, project, operands, summary) \
	[WG_C_##id] = { wg_run_##run, project },
#include "cli/options.def"
#undef WG_COMMAND
};

int
main(int argc, char **argv)
{
	struct wg_run run = { .arena = wg_arena_open(), .diag = wg_diag_open() };
	int status;

	wg_memory_keep();
	umask(022);
	wg_intl_begin();
	if (wg_options_read(run.arena, argc, argv, &run.options, &status)) {
		if (commands[run.options.command].project &&
		    !wg_run_find(&run))
			status = WG_EXIT_USAGE;
		else
			status = commands[run.options.command].run(&run);
	}
	wg_diag_close(run.diag);
	wg_arena_close(run.arena);
	return status;
}
