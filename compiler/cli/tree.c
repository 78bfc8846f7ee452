/* wegweiser tree */
#include "cli/run.h"

#include "back/tree/tree.h"
#include "base/out.h"

int
wg_run_tree(struct wg_run *r)
{
	struct wg_job job = wg_run_job(r);
	struct wg_tree_request request = { .show = r->options.show, .ids = r->options.operands.at,
		.n_ids = r->options.operands.n };
	struct wg_out out = { 0 };
	struct wg_diag_count count;
	int status, told;

	wg_job_load(&job);
	wg_run_spell_language(r, job.project);
	request.language = r->options.language;
	request.fonts = job.opened;
	request.editions = job.editions;
	request.n_editions = job.n_editions;
	if (!wg_tree_write(&request, job.project, &out, r->diag))
		status = WG_EXIT_USAGE;
	else
		status = wg_run_put(&out);
	wg_out_free(&out);
	told = wg_run_report(r, &count);
	if (told == WG_EXIT_MACHINE || status == WG_EXIT_OK)
		status = told;
	wg_job_close(&job);
	return status;
}
