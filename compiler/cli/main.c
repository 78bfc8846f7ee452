/* One file a command; what they do is in the rooms. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/data.h"
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

/* A stream that was closed would be the next file that is opened, and messages
 * would be written into that. */
static void
open_streams(void)
{
	while (true) {
		int fd = open("/dev/null", O_RDWR);

		if (fd > STDERR_FILENO)
			close(fd);
		if (fd < 0 || fd > STDERR_FILENO)
			return;
	}
}

/* What assert() says before has the place. */
static const char *ours;

static void
on_abort(int number)
{
	ssize_t n = write(STDERR_FILENO, ours, strlen(ours));

	(void)n, (void)number;
	_exit(WG_EXIT_OURS);
}

int
main(int argc, char **argv)
{
	struct wg_run run = { .arena = wg_arena_open(), .diag = wg_diag_open() };
	int status;

	open_streams();
	wg_heap_keep();
	umask(022);
	wg_intl_begin();
	ours = _("wegweiser: this is a mistake in wegweiser itself; please "
	    "report the line above\n");
	signal(SIGABRT, on_abort);
	if (!wg_data_open())
		status = wg_run_trouble("WEGWEISER_DATA", strerror(errno));
	else if (wg_options_read(run.arena, argc, argv, &run.options, &status)) {
		status = commands[run.options.command].project ?
		    wg_run_find(&run) : WG_EXIT_OK;
		if (status == WG_EXIT_OK)
			status = commands[run.options.command].run(&run);
	}
	/* What could not be written was not said. */
	if ((fflush(stdout) != 0 || ferror(stdout)) &&
	    status < WG_EXIT_MACHINE)
		status = wg_run_trouble(_("standard output"), strerror(errno));
	if (ferror(stderr) && status < WG_EXIT_MACHINE)
		status = WG_EXIT_MACHINE;
	wg_diag_close(run.diag);
	wg_arena_close(run.arena);
	return status;
}
