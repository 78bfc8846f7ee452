/* wegweiser rollback */
#include "cli/run.h"

#include "base/intl.h"
#include "store/stage.h"

int
wg_run_rollback(struct wg_run *r)
{
	struct wg_str folder = wg_run_output(r);
	enum wg_stage_error error;

	if (wg_stage_rollback(folder.ptr, &error))
		return WG_EXIT_OK;
	return wg_run_trouble(folder.ptr, error == WG_STAGE_BUSY ?
		N_("another build is at work there") :
		N_("there is no earlier output"));
}
