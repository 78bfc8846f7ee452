/* wegweiser assemble */
#include "cli/run.h"

#include <stdio.h>

#include "back/addresses.h"
#include "base/intl.h"
#include "store/assemble.h"
#include "store/ending.h"

static void
print_summary(const struct wg_assembly *job)
{
	const struct wg_stage_count *c = &job->count;

	fprintf(stderr, _("%zu parts; files: %u new, %u changed, %u unchanged, "
		 "%u removed\nOpen %s/site/index.html\n"),
	    job->n_parts, c->created, c->changed, c->unchanged, c->removed,
	    job->folder);
	if (c->guests > 0)
		fprintf(stderr, _("%u files that are not ours were kept.\n"),
		    c->guests);
}

int
wg_run_assemble(struct wg_run *r)
{
	struct wg_assembly job = { .arena = r->arena, .book = WG_ADDRESSES,
		.book_limit = WG_ADDRESSES_BYTES,
		.n_parts = r->options.operands.n };
	const char **parts =
	    WG_NEW_ARRAY(r->arena, job.n_parts + 1, const char *);
	struct wg_str folder;
	int status = WG_EXIT_OK;

	if (r->options.output.len == 0)
		status = wg_run_find(r);
	if (status != WG_EXIT_OK)
		return status;
	if (!wg_run_output(r, &folder))
		return WG_EXIT_USAGE;
	for (size_t i = 0; i < job.n_parts; i++)
		parts[i] = wg_cstr(r->arena, r->options.operands.at[i]);
	job.folder = folder.ptr;
	job.parts = parts;
	wg_ending_says(_("stopped; the old site stays as it was"));
	if (wg_assemble(&job)) {
		if (!r->options.diag.quiet)
			print_summary(&job);
		return WG_EXIT_OK;
	}
	for (size_t i = 0; i < job.troubles.n; i++)
		fprintf(stderr, "wegweiser: %.*s\n",
		    WG_ARG(job.troubles.at[i]));
	return WG_EXIT_MACHINE;
}
