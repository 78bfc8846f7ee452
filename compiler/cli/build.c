/* wegweiser build */
#include "cli/run.h"

#include <stdio.h>
#include <time.h>

#include "base/intl.h"
#include "store/ending.h"

static void
print_summary(const struct wg_run *r, const struct wg_job_summary *s,
    const struct wg_diag_count *count, const struct timespec *start,
    struct wg_str folder)
{
	struct timespec end;
	long ms;

	clock_gettime(CLOCK_MONOTONIC, &end);
	ms = (end.tv_sec - start->tv_sec) * 1000 +
	    (end.tv_nsec - start->tv_nsec) / 1000000;
	if (r->options.diag.quiet)
		return;
	fprintf(stderr,
	    _("%u pages in %u languages; files: %u new, %u changed, "
	      "%u unchanged, %u removed; %u errors, %u warnings; "
	      "%ld.%02ld s\nOpen %.*s/site/index.html\n"),
	    s->pages, s->languages, s->created, s->changed, s->unchanged,
	    s->removed, count->errors, count->warnings, ms / 1000,
	    ms % 1000 / 10, WG_ARG(folder));
	if (s->others.len > 0)
		fprintf(stderr, _("Left as they were: %.*s.\n"),
		    WG_ARG(s->others));
	if (s->lost > 0)
		fprintf(stderr,
		    _("%u files of them are missing; 'wegweiser build' makes "
		      "them.\n"), s->lost);
	if (s->guests > 0)
		fprintf(stderr,
		    _("%u files that are not ours were kept.\n"), s->guests);
	if (r->options.diag.brief && count->notes > 0)
		fprintf(stderr,
		    _("Notes: %u; 'wegweiser check' shows them.\n"),
		    count->notes);
}

int
wg_run_build(struct wg_run *r)
{
	struct wg_job job = wg_run_job(r);
	struct wg_job_summary summary;
	struct wg_str folder, why;
	struct wg_diag_count count;
	struct timespec start;
	int status;
	bool ok;

	if (!wg_run_output(r, &folder))
		return WG_EXIT_USAGE;
	wg_run_be_brief(r);
	wg_ending_says(_("stopped; the old output stays as it was"));
	clock_gettime(CLOCK_MONOTONIC, &start);
	wg_job_load(&job);
	ok = wg_job_build(&job, folder.ptr, &summary, &why);
	status = wg_run_report(r, &count);
	if (!ok) {
		fprintf(stderr, "wegweiser: %.*s\n", WG_ARG(why));
		status = WG_EXIT_MACHINE;
	} else {
		print_summary(r, &summary, &count, &start, folder);
	}
	wg_job_close(&job);
	return status;
}
