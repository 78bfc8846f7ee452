/* wegweiser build */
#include "cli/run.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/source.h"
#include "base/ticks.h"
#include "build/changes.h"
#include "build/shard.h"
#include "build/unchanged.h"
#include "model/project.h"
#include "store/ending.h"
#include "store/lists.h"
#include "store/manifest.h"

static void
print_summary(const struct wg_run *r, const struct wg_job_summary *s,
    const struct wg_diag_count *count, int64_t start,
    struct wg_str folder)
{
	long ms = (long)(wg_ticks() - start);

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

/* What says which part is to be made; empty: all. */
static const char *
part_option(const struct wg_run *r)
{
	return r->options.shards > 0 ? "--shard" :
	    r->options.region.len > 0 ? "--region" : NULL;
}

static bool
wrong(const char *option, const char *why)
{
	fprintf(stderr, "wegweiser: %s: %s\n%s\n", option, why,
	    _("Try 'wegweiser --help'."));
	return false;
}

/* A part of a site is asked for as a whole, and kept apart from it. */
static bool
check_part(struct wg_run *r, struct wg_job *job)
{
	const char *option = part_option(r);

	if (option == NULL)
		return r->options.site.len == 0 ||
		    wrong("--site", _("only with --shard or --region"));
	if (r->options.shards > 0 && r->options.region.len > 0)
		return wrong(option, _("not together with --region"));
	if (r->options.only.len > 0)
		return wrong(option, _("not together with --only"));
	if (r->options.output.len == 0)
		return wrong(option,
		    _("a part goes to a folder of its own; name it with -o"));
	job->part.k = r->options.shard;
	job->part.n = r->options.shards;
	job->part.regions = r->options.region;
	job->part.site = r->options.site.len > 0 ?
	    wg_str_dup(r->arena, r->options.site) :
	    wg_str_fmt(r->arena, "%.*s/output", WG_ARG(r->root));
	return true;
}

/* The manifest to compare with. */
static bool
read_since(struct wg_run *r, struct wg_job *job)
{
	struct wg_str name = r->options.since;

	if (name.len == 0)
		return true;
	if (part_option(r) != NULL)
		return wrong("--since", wg_str_fmt(r->arena,
		    _("not together with %s"), part_option(r)).ptr);
	if (r->options.only.len > 0)
		return wrong("--since", wg_str_fmt(r->arena,
		    _("not together with %s"), "--only").ptr);
	if (wg_file_read(r->arena, wg_str_dup(r->arena, name).ptr,
		WG_MANIFEST_BYTES, &job->since) != WG_FILE_OK)
		return wrong("--since", wg_str_fmt(r->arena,
		    _("%.*s cannot be read"), WG_ARG(name)).ptr);
	return wg_changes_may_be_since(job->since) ||
	    wrong("--since", wg_str_fmt(r->arena,
		_("%.*s is not the manifest of a site, report/manifest.json"),
		WG_ARG(name)).ptr);
}

static int
no_such_region(const struct wg_project *p, struct wg_str unknown)
{
	fprintf(stderr, _("wegweiser: no such region: %.*s\nThere is:"),
	    WG_ARG(unknown));
	for (size_t i = 0; i < p->regions.n; i++)
		fprintf(stderr, " %.*s", WG_ARG(p->regions.at[i].document->id));
	fputs(" -\n", stderr);
	return WG_EXIT_USAGE;
}

int
wg_run_build(struct wg_run *r)
{
	struct wg_job job = wg_run_job(r);
	struct wg_job_summary summary;
	struct wg_str folder, why, unknown;
	struct wg_diag_count count;
	int64_t start;
	int status;
	bool ok;

	if (!check_part(r, &job) || !read_since(r, &job) ||
	    !wg_run_output(r, &folder))
		return WG_EXIT_USAGE;
	wg_run_be_brief(r);
	wg_ending_says(_("stopped; the old output stays as it was"));
	start = wg_ticks();
	job.doubt = r->options.verify;
	job.lists = wg_lists_open(true);
	ok = !wg_shard_is_asked(&job) &&
	    wg_unchanged(&job, folder.ptr, &summary);
	if (!ok) {
		wg_job_load(&job);
		if (!wg_shard_share(&job, &unknown))
			return no_such_region(job.project, unknown);
		ok = wg_job_build(&job, folder.ptr, &summary, &why);
	}
	status = wg_run_report(r, &count);
	if (!ok) {
		fprintf(stderr, "wegweiser: %.*s\n", WG_ARG(why));
		status = WG_EXIT_MACHINE;
	} else {
		print_summary(r, &summary, &count, start, folder);
	}
	wg_job_close(&job);
	wg_lists_close(job.lists);
	return status;
}
