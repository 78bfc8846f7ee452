/*
 * What is remembered: a line for what was asked for, a line for the day, one
 * for the summary and the lengths of what follows; the reads (base/reads.h);
 * the editions (build/rest.h); the sources that reports point into; the
 * reports (store/diag_keep.h).
 */
#include "build/unchanged.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/out.h"
#include "base/reads.h"
#include "base/source.h"
#include "build/fingerprint.h"
#include "build/job.h"
#include "build/rest.h"
#include "build/today.h"
#include "model/project.h"
#include "store/diag_keep.h"
#include "store/lock.h"
#include "store/stage.h"
#include "text/font.h"
#include "values/zone.h"

#define LARGEST ((size_t)1 << 28) /* source of a report [byte] */

/* What was asked for. */

/* All that changes an output or a report, and is no file of the project and
 * not the day.  Of fonts their looks say enough. */
static struct wg_str
key_of(const struct wg_job *job)
{
	struct wg_fonts *fonts =
	    wg_fonts_open(job->fonts, job->n_fonts, job->diag);
	struct wg_out out = { 0 };
	struct wg_str key;

	wg_out_counted(&out, wg_program_fingerprint(job->arena));
	wg_out_counted(&out, job->root);
	wg_out_counted(&out, wg_data_dir());
	wg_out_counted(&out, job->only);
	wg_out_counted(&out, job->language);
	wg_out_counted(&out, job->since);
	wg_out_fmt(&out, "%d %d %d %lu ", job->flat, job->old_cards,
	    job->hurry, (unsigned long)geteuid());
	wg_out_counted(&out, wg_fonts_fingerprint(fonts, job->arena));
	for (size_t i = 0; i < job->n_fonts; i++)
		wg_out_counted(&out, wg_str(job->fonts[i]));
	wg_fonts_close(fonts);
	key = wg_sha256_digits(job->arena, wg_out_str(&out), 64);
	wg_out_free(&out);
	return key;
}

/* "DAY ZONE": the zone is how to tell the day without the project. */
static bool
is_today(const struct wg_job *job, struct wg_str line)
{
	struct wg_str day = wg_str_cut(&line, ' ');
	const struct wg_zone *zone = wg_zone_lookup(line);

	if (job->today.len > 0)
		return wg_str_eq(day, job->today);
	return zone != NULL && wg_str_eq(day, wg_today_in(job->arena, zone));
}

/* Reports. */

struct sources {
	const struct wg_job *job;
	struct wg_out out;  /* a line each: size, name */
	struct wg_map seen; /* → struct wg_source */
};

static bool
note_source(void *context, const struct wg_source *source)
{
	struct sources *all = context;

	if (wg_map_put(all->job->arena, &all->seen, source->name,
		(void *)source) == NULL)
		wg_out_fmt(&all->out, "%zu %.*s\n", source->text.len,
		    WG_ARG(source->name));
	return wg_str_find(source->name, '\n') < 0;
}

static const struct wg_source *
find_source(void *context, struct wg_str name)
{
	const struct sources *all = context;

	return wg_map_get(&all->seen, name);
}

/* A source that has no text is only a name. */
static bool
read_source(struct sources *all, struct wg_str line)
{
	struct wg_arena *a = all->job->arena;
	struct wg_source *source = WG_NEW(a, struct wg_source);
	uint32_t size;

	if (!wg_str_uint(wg_str_cut(&line, ' '), &size))
		return false;
	source->name = line;
	wg_map_put(a, &all->seen, line, source);
	if (size == 0)
		return true;
	return wg_file_read(a, wg_str_starts(line, WG_STR("/")) ?
		   wg_cstr(a, line) : wg_str_fmt(a, "%.*s/%.*s",
		       WG_ARG(all->job->root), WG_ARG(line)).ptr, LARGEST,
		   &source->text) == WG_FILE_OK &&
	    source->text.len == size;
}

static bool
report_again(const struct wg_job *job, struct wg_str text)
{
	struct sources all = { .job = job };
	uint32_t length;
	struct wg_str lines;

	if (!wg_str_uint(wg_str_cut(&text, '\n'), &length) ||
	    length > text.len)
		return false;
	lines = wg_str_head(text, length);
	while (lines.len > 0)
		if (!read_source(&all, wg_str_cut(&lines, '\n')))
			return false;
	return wg_diag_replay(
	    job->diag, wg_str_from(text, length), find_source, &all);
}

/* Asking. */

struct asking {
	struct wg_job *job;
	struct wg_job_summary *summary;
	struct wg_str reports; /* behind the editions */
	bool some;             /* all but some languages is as it was */
	int lock;              /* of the catalogs, or -1 */
};

static bool
stirs(void *context, const char *path, bool folder)
{
	struct asking *ask = context;

	ask->some = wg_rest_stir(ask->job->rest, path, folder);
	return ask->some;
}

/* Would the build read the same? */
static bool
holds(void *context, struct wg_str text)
{
	struct asking *ask = context;
	struct wg_job *job = ask->job;
	struct wg_str key = wg_str_cut(&text, '\n');
	struct wg_str day = wg_str_cut(&text, '\n');
	struct wg_str line = wg_str_cut(&text, '\n');
	uint32_t n_reads, n_editions;
	struct wg_str reads;
	bool same;

	if (!wg_str_eq(key, job->key) || !is_today(job, day) ||
	    !wg_str_uint(wg_str_cut(&line, ' '), &ask->summary->pages) ||
	    !wg_str_uint(wg_str_cut(&line, ' '), &ask->summary->languages) ||
	    !wg_str_uint(wg_str_cut(&line, ' '), &n_reads) ||
	    !wg_str_uint(line, &n_editions) || n_reads > text.len ||
	    n_editions > text.len - n_reads)
		return false;
	reads = wg_str_head(text, n_reads);
	text = wg_str_from(text, n_reads);
	ask->reports = wg_str_from(text, n_editions);
	ask->some = true;
	same = wg_reads_hold(reads, stirs, ask);
	if (!same && ask->some)
		wg_rest_recall(job->rest,
		    wg_str_dup(job->arena, wg_str_head(text, n_editions)),
		    wg_str_dup(job->arena, reads));
	return same;
}

/* Somebody may be in the middle of an update. */
static bool
holds_locked(void *context, struct wg_str text)
{
	struct asking *ask = context;

	return wg_lock_catalogs(wg_str_fmt(ask->job->arena, "%.*s/locales",
		   WG_ARG(ask->job->root)).ptr, false, &ask->lock) &&
	    holds(ask, text);
}

bool
wg_unchanged(struct wg_job *job, const char *folder,
    struct wg_job_summary *summary)
{
	struct asking ask = { .job = job, .summary = summary, .lock = -1 };
	struct wg_stage *stage = NULL;
	struct wg_str text;
	size_t n = 0;
	bool same;

	job->key = key_of(job);
	job->rest = wg_rest_new(job->arena, job->root);
	*summary = (struct wg_job_summary){ .pages = 0 };
	if (!job->doubt)
		stage = wg_stage_recall(
		    folder, job->lists, job->arena, holds_locked, &ask, &text, &n);
	summary->unchanged = (unsigned)n;
	/* What stands before the reports is as long in both texts. */
	same = stage != NULL && report_again(job, wg_str_from(text,
	    text.len - ask.reports.len));
	if (ask.lock >= 0)
		close(ask.lock);
	if (same)
		summary->others = wg_job_others(job, stage);
	wg_stage_abort(stage);
	if (!same)
		job->reads = wg_reads_open(job->arena);
	return same;
}

/* Remembering. */

static bool
put_reads(struct wg_job *job, unsigned pages, struct wg_out *out)
{
	struct wg_out reads = { 0 }, editions = { 0 };
	bool ok;

	wg_rest_write(job->rest, job->reads, &editions);
	ok = wg_reads_write(job->reads, &reads);
	wg_out_fmt(out, "%.*s\n%.*s %.*s\n%u %u %zu %zu\n",
	    WG_ARG(job->key), WG_ARG(job->today),
	    WG_ARG(wg_zone_name(wg_today_zone(job->project))), pages,
	    (unsigned)job->n_editions, reads.len, editions.len);
	wg_out_put(out, wg_out_str(&reads));
	wg_out_put(out, wg_out_str(&editions));
	wg_out_free(&reads);
	wg_out_free(&editions);
	return ok;
}

static bool
put_reports(struct wg_job *job, struct wg_out *out)
{
	struct sources all = { .job = job };
	struct wg_out reports = { 0 };
	bool ok;

	wg_diag_settle(job->diag);
	ok = wg_diag_write(job->diag, wg_diag_beginning(job->diag),
	    note_source, &all, &reports);
	wg_out_fmt(out, "%zu\n", all.out.len);
	wg_out_put(out, wg_out_str(&all.out));
	wg_out_put(out, wg_out_str(&reports));
	wg_out_free(&all.out);
	wg_out_free(&reports);
	return ok;
}

void
wg_unchanged_remember(
    struct wg_job *job, struct wg_stage *stage, unsigned pages, bool again)
{
	struct wg_out out = { 0 };

	if (job->reads == NULL)
		return;
	wg_reads_close();
	if (again && put_reads(job, pages, &out) && put_reports(job, &out))
		wg_stage_remember(stage, &out);
	job->reads = NULL;
	wg_out_free(&out);
}
