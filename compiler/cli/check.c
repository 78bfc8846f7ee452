/* wegweiser check */
#include "cli/run.h"

#include <stdio.h>

#include "base/intl.h"
#include "build/load.h"

/* With a language it is for translators: what stands in the sources, or goes
 * wrong in another language, is nothing they could mend. */
int
wg_run_check(struct wg_run *r)
{
	struct wg_job job = wg_run_job(r);
	struct wg_str tag = r->options.language;
	bool texts = wg_str_is(job.only, "none") ||
	    (tag.len > 0 && job.only.len == 0);
	struct wg_job_summary summary;
	struct wg_diag_count count;
	struct wg_str why;
	size_t languages;
	int status;

	if (texts) {
		languages = wg_job_check_texts(&job);
	} else {
		wg_job_load(&job);
		languages = job.n_editions;
	}
	wg_run_spell_language(r, job.project);
	/* What cannot be read is everybody's matter. */
	if (!wg_job_is_blind(r->diag))
		r->options.diag.language = r->options.language;
	if (!wg_job_is_blind(r->diag) && tag.len > 0 && languages < 2) {
		fprintf(stderr,
		    _("wegweiser: no such language in locales/LINGUAS: "
		      "%.*s\n"), WG_ARG(tag));
		wg_job_close(&job);
		return WG_EXIT_USAGE;
	}
	if (tag.len == 0)
		wg_load_style(r->arena, r->root, job.project, r->diag);
	if (!texts)
		wg_job_build(&job, NULL, &summary, &why);
	status = wg_run_report(r, &count);
	if (!r->options.diag.quiet &&
	    !wg_diag_format_is_data(r->options.diag.format))
		fprintf(stderr, _("%u errors, %u warnings\n"), count.errors,
		    count.warnings);
	wg_job_close(&job);
	return status;
}
