/* Everything is named by a hash, so that two parts can be compared. */
#include "build/shard.h"

#include "back/values.h"
#include "back/share.h"
#include "base/arena.h"
#include "base/hash.h"
#include "base/out.h"
#include "base/source.h"
#include "build/job.h"
#include "store/part.h"

bool
wg_shard_is_asked(const struct wg_job *job)
{
	return job->part.n > 0 || job->part.regions.len > 0;
}

bool
wg_shard_share(struct wg_job *job, struct wg_str *unknown)
{
	job->share = NULL;
	if (!wg_shard_is_asked(job))
		return true;
	job->share = wg_share_new(job->arena, job->project, job->part.k,
	    job->part.n, job->part.regions, unknown);
	return job->share != NULL;
}

static void
put_name(struct wg_out *out, struct wg_str name)
{
	if (out->len > 0)
		wg_out_byte(out, ',');
	wg_out_put(out, name);
}

/* The ids of the regions that are made, or of all; "-" at the end. */
static struct wg_str
list_regions(const struct wg_job *job, bool all)
{
	const struct wg_project *p = job->project;
	const struct wg_share *share = job->share;
	struct wg_out out = { 0 };
	struct wg_str list;

	for (size_t i = 0; i < p->regions.n; i++)
		if (all || share->region[i])
			put_name(&out, p->regions.at[i].document->id);
	if (all || share->common)
		put_name(&out, WG_STR("-"));
	list = wg_str_dup(job->arena, wg_out_str(&out));
	wg_out_free(&out);
	return list;
}

static struct wg_str
name_inputs(const struct wg_job *job, const struct wg_build *b)
{
	struct wg_sha256 sources = wg_values_hash(b->values);
	const struct wg_source *book = job->project->addresses;
	char hex[65];

	wg_sha256_hex(&sources, hex);
	return wg_sha256_digits(job->arena, wg_str_fmt(job->arena,
	    "%s %.*s", hex, WG_ARG(book == NULL ? WG_NONE : book->text)), 64);
}

struct wg_part *
wg_shard_describe(const struct wg_job *job, const struct wg_build *b,
    struct wg_str program, struct wg_str book)
{
	struct wg_arena *a = job->arena;
	struct wg_part *part = WG_NEW(a, struct wg_part);

	*part = (struct wg_part){
		.share = job->part.n > 0 ? wg_str_fmt(a, "%u/%u",
		    job->part.k, job->part.n) : list_regions(job, false),
		.regions = list_regions(job, true),
		.day = job->today,
		.program = wg_sha256_digits(a, program, 64),
		.options = wg_sha256_digits(a, wg_str_fmt(a, "%d %d %.*s",
		    job->flat, job->old_cards, WG_ARG(b->type)), 64),
		.inputs = name_inputs(job, b),
		.book = wg_sha256_digits(a, book, 64) };
	return part;
}
