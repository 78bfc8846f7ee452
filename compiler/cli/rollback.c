/* wegweiser rollback */
#include "cli/run.h"

#include <stdio.h>

#include "base/intl.h"
#include "store/ending.h"
#include "store/stage.h"

int
wg_run_rollback(struct wg_run *r)
{
	struct wg_str folder;
	struct wg_stage_trouble trouble;

	if (!wg_run_output(r, &folder))
		return WG_EXIT_USAGE;
	wg_ending_says(_("stopped; the output stays as it was"));
	if (wg_stage_rollback(folder.ptr, &trouble))
		return WG_EXIT_OK;
	fprintf(stderr, "wegweiser: %.*s\n",
	    WG_ARG(wg_stage_say(r->arena, folder.ptr, &trouble)));
	return WG_EXIT_MACHINE;
}
