/*
 * Two rounds of tasks.  Each task has a list of diagnostics of its own; the
 * lists are merged in the order of the tasks, so nothing depends on which
 * thread was faster.
 */
#include "build/changes.h"
#include "build/job.h"

#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "back/addresses.h"
#include "back/backend.h"
#include "back/digest.h"
#include "back/share.h"
#include "back/values.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/out.h"
#include "base/pool.h"
#include "base/source.h"
#include "store/lock.h"
#include "store/stage.h"
#include "build/fingerprint.h"
#include "build/load.h"
#include "build/outputs.h"
#include "build/rest.h"
#include "build/shard.h"
#include "build/unchanged.h"
#include "lint/check_fit.h"
#include "middle/translate.h"
#include "text/font.h"

/* First round: editions. */

struct edition_round {
	struct wg_job *job;
	const struct wg_language **languages;
	struct wg_diag **diags;
};

const struct wg_edition *
wg_job_edition(struct wg_arena *a, const struct wg_project *p,
    struct wg_str root, const struct wg_language *language,
    struct wg_diag *diag)
{
	const struct wg_catalog *catalogs[WG_DOMAIN_COUNT] = { NULL };

	if (language == p->source)
		return wg_translate(a, p, language, NULL, diag);
	wg_load_catalogs(a, root, p, language, catalogs, diag);
	return wg_translate(a, p, language, catalogs, diag);
}

/* The texts of a translation stand apart from what is known of it, so that they
 * can go (build/outputs.h). */
static const struct wg_edition *
make_to_be_noted(struct wg_job *job, struct wg_arena *a, size_t i,
    const struct wg_language *l, struct wg_diag *diag)
{
	bool source = l == job->project->source;
	const struct wg_edition *e = wg_job_edition(
	    source ? a : wg_arena_open(), job->project, job->root, l, diag);

	wg_digest_make(&job->digests[i], a, e);
	wg_rest_note(job->rest, a, i, e, &job->digests[i], diag);
	return source ? e :
	    wg_rest_keep(job->rest, a, i, e, &job->digests[i]);
}

static void
make_edition(void *context, size_t i)
{
	struct edition_round *round = context;
	struct wg_job *job = round->job;
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();

	if (job->rest != NULL)
		job->editions[i] = wg_rest_edition(job->rest, a, i,
		    round->languages[i], NULL, diag, &job->digests[i]);
	if (job->editions[i] == NULL)
		job->editions[i] = job->rest != NULL ?
		    make_to_be_noted(job, a, i, round->languages[i], diag) :
		    wg_job_edition(a, job->project, job->root,
			round->languages[i], diag);
	job->edition_arenas[i] = a;
	round->diags[i] = diag;
}

/* So that no half of an update is read. */
static int
lock_catalogs(struct wg_job *job)
{
	struct wg_source *source = WG_NEW(job->arena, struct wg_source);
	int lock;

	source->name = WG_STR("locales");
	if (!wg_lock_catalogs(wg_str_fmt(job->arena, "%.*s/locales",
		WG_ARG(job->root)).ptr, false, &lock))
		wg_report(job->diag, WG_D_FILE_UNREADABLE, WG_WHOLE(source),
		    "another wegweiser is at work there");
	return lock;
}

static void
unlock(int lock)
{
	if (lock >= 0)
		close(lock);
}

/* Read the project; which languages it is about. */
static void
begin_round(struct wg_job *job, struct edition_round *round)
{
	struct wg_project *p =
	    wg_load(job->arena, job->root, job->jobs, &job->today, job->diag);
	size_t n = 0;

	job->project = p;
	round->job = job;
	round->languages = WG_NEW_ARRAY(
	    job->arena, p->n_active + 1, const struct wg_language *);
	round->languages[n++] = p->source;
	for (size_t i = 0; i < p->n_active; i++)
		if (job->language.len == 0 || wg_language_lookup(
		    &p->languages, job->language) == p->active[i])
			round->languages[n++] = p->active[i];
	job->n_editions = n;
	round->diags = WG_NEW_ARRAY(job->arena, n, struct wg_diag *);
}

static void
check_texts(void *context, size_t i)
{
	struct edition_round *round = context;
	struct wg_job *job = round->job;
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	const struct wg_edition *e = wg_job_edition(
	    a, job->project, job->root, round->languages[i], diag);

	if (i > 0)
		wg_fit_check(e, job->opened, diag);
	if (wg_diag_empty(diag))
		wg_arena_close(a);
	else
		wg_diag_adopt(diag, a);
	round->diags[i] = diag;
}

size_t
wg_job_check_texts(struct wg_job *job)
{
	struct edition_round round;
	int lock = lock_catalogs(job);
	size_t n;

	begin_round(job, &round);
	job->opened = wg_fonts_open(job->fonts, job->n_fonts, job->diag);
	wg_pool_run(job->jobs, job->n_editions, check_texts, &round);
	unlock(lock);
	n = job->n_editions;
	for (size_t i = 0; i < n; i++)
		wg_diag_merge(job->diag, round.diags[i]);
	job->n_editions = 0;
	return n;
}

void
wg_job_load(struct wg_job *job)
{
	struct edition_round round;
	int lock = lock_catalogs(job);
	size_t n;

	begin_round(job, &round);
	n = job->n_editions;
	job->editions =
	    WG_NEW_ARRAY(job->arena, n, const struct wg_edition *);
	job->edition_arenas = WG_NEW_ARRAY(job->arena, n, struct wg_arena *);
	if (job->rest != NULL) {
		job->digests = WG_NEW_ARRAY(job->arena, n, struct wg_digest);
		wg_rest_begin(job->rest, job->project, n);
	}
	wg_pool_run(job->jobs, n, make_edition, &round);
	unlock(lock);
	for (size_t i = 0; i < n; i++)
		wg_diag_merge(job->diag, round.diags[i]);
	job->opened = wg_fonts_open(job->fonts, job->n_fonts, job->diag);
}

/* Second round: outputs. */

bool
wg_job_makes(struct wg_str only, const char *output)
{
	if (only.len == 0)
		return true;
	while (only.len > 0)
		if (wg_str_is(wg_str_cut(&only, ','), output))
			return true;
	return false;
}

/* A check looks at the usual output, a part at that of its site. */
static enum wg_file_error
read_book(struct wg_job *job, struct wg_build *build, const char *folder,
    struct wg_str *text)
{
	struct wg_str book = WG_STR(WG_ADDRESSES);

	if (folder == NULL)
		return wg_file_read(job->arena, wg_str_fmt(job->arena,
		    "%.*s/output/%s", WG_ARG(job->root), WG_ADDRESSES).ptr,
		    WG_ADDRESSES_BYTES, text);
	if (job->share != NULL)
		return wg_stage_last_in(job->part.site.ptr, job->arena, book,
		    WG_ADDRESSES_BYTES, text);
	return wg_stage_last(build->stage, job->arena, book,
	    WG_ADDRESSES_BYTES, text);
}

/* The book of the last build. */
static struct wg_str
last_book(struct wg_job *job, struct wg_build *build, const char *folder)
{
	struct wg_source *source = WG_NEW(job->arena, struct wg_source);

	source->name = wg_str_fmt(job->arena, "%s/%s",
	    folder == NULL ? "output" : job->share == NULL ? folder :
	    job->part.site.ptr, WG_ADDRESSES);
	switch (read_book(job, build, folder, &source->text)) {
	case WG_FILE_OK:
		return source->text;
	case WG_FILE_MISSING:
		break;
	case WG_FILE_UNREADABLE:
		wg_report(job->diag, WG_D_FILE_UNREADABLE, WG_WHOLE(source),
		    "%s", strerror(errno));
		break;
	default:
		wg_report(job->diag, WG_D_ADDRESS_BOOK, WG_WHOLE(source),
		    "%.*s", WG_ARG(source->name));
		wg_hint(job->diag, "take it back from a copy; or delete it, "
		    "then that of the build before is taken");
	}
	return WG_NONE;
}

/* What was published before, and what of it is there no more.  True: the next
 * build, which begins with this book, would find the same. */
static bool
keep_addresses(struct wg_job *job, struct wg_build *build, struct wg_str last)
{
	struct wg_stage *stage =
	    wg_stage_output(build->stage, "addresses", job->today);
	struct wg_out out = { 0 };
	struct wg_diag *diag = wg_diag_open();
	bool again;

	build->addresses =
	    wg_addresses_new(job->arena, build, last, diag);
	wg_addresses_write(build->addresses, &out);
	if (wg_makes(build, WG_STR("addresses")))
		wg_stage_put(stage, WG_STR(WG_ADDRESSES), wg_out_str(&out));
	again = wg_str_eq(last, wg_out_str(&out)) ||
	    wg_addresses_stay(build->addresses, build, wg_out_str(&out), diag);
	wg_diag_merge(job->diag, diag);
	wg_out_free(&out);
	return again;
}

static unsigned
count_pages(const struct wg_project *p)
{
	unsigned n = 0;

	for (size_t i = 0; i < p->documents.n; i++)
		n += wg_kind_is_page(p->documents.at[i].kind);
	return n;
}

/* Which build an output that is left is of. */
static struct wg_str
tell_built(struct wg_arena *a, const struct wg_stage *stage,
    const char *output)
{
	char when[32] = "?";
	struct wg_str day;
	int64_t seconds;
	struct tm tm;
	time_t t;

	if (!wg_stage_built(stage, output, &day, &seconds))
		return wg_str_fmt(a, _("%s (never built)"), output);
	t = (time_t)seconds;
	if (localtime_r(&t, &tm) != NULL)
		strftime(when, sizeof(when), "%Y-%m-%d %H:%M", &tm);
	return wg_str_fmt(a, _("%s (built %s, as of %.*s)"), output, when,
	    WG_ARG(day));
}

struct wg_str
wg_job_others(const struct wg_job *job, const struct wg_stage *stage)
{
	struct wg_str others = WG_NONE;

	for (size_t i = 0; i < wg_n_backends; i++)
		if (!wg_job_makes(job->only, wg_backends[i]->name))
			others = wg_str_fmt(job->arena, "%.*s%s%.*s",
			    WG_ARG(others), others.len > 0 ? ", " : "",
			    WG_ARG(tell_built(job->arena, stage,
				wg_backends[i]->name)));
	return others;
}

static const struct wg_digest *
digests_of(struct wg_job *job)
{
	if (job->digests != NULL)
		return job->digests;
	job->digests = WG_NEW_ARRAY(
	    job->arena, job->n_editions, struct wg_digest);
	for (size_t i = 0; i < job->n_editions; i++)
		wg_digest_make(
		    &job->digests[i], job->arena, job->editions[i]);
	return job->digests;
}

/* What is known before anything is made. */
static bool
begin_build(struct wg_job *job, struct wg_outputs *all, const char *folder,
    struct wg_stage_trouble *trouble)
{
	struct wg_build *b = &all->build;
	struct wg_str book, program = wg_program_fingerprint(job->arena);

	wg_build_begin(b, job->arena);
	book = last_book(job, b, folder);
	all->again = keep_addresses(job, b, book);
	b->type = wg_fonts_fingerprint(job->opened, job->arena);
	if (folder == NULL)
		return true;
	b->digests = digests_of(job);
	b->values = wg_values_new(job->arena, b, program);
	if (b->share == NULL)
		return wg_stage_is_whole(b->stage, trouble);
	return wg_stage_is_part(b->stage,
	    wg_shard_describe(job, b, program, book), trouble);
}

/* It is a file of the report, and the last one. */
static void
put_changes(struct wg_job *job, const struct wg_outputs *all)
{
	for (size_t i = 0; i < all->list.n; i++) {
		const struct wg_output *o = &all->list.at[i];

		if (o->backend != NULL && strcmp(o->backend->name, "report") == 0)
			wg_changes_put(o->build, job->arena, job->since);
	}
}

bool
wg_job_is_blind(const struct wg_diag *diag)
{
	return wg_diag_has(diag, WG_D_FILE_UNREADABLE) ||
	    wg_diag_has(diag, WG_D_FILE_OUTSIDE) ||
	    wg_diag_has(diag, WG_D_ADDRESS_BOOK) ||
	    wg_diag_has(diag, WG_D_FONT_UNREADABLE);
}

static bool
tell_blind(struct wg_job *job, struct wg_str *trouble)
{
	*trouble = wg_str_fmt(job->arena, "%s",
	    _("what is there and cannot be read may be missing in the "
	      "output: it stays as it was"));
	return false;
}

/* What is said of places in an arena outlives it. */
static void
close_arena(struct wg_job *job, struct wg_arena *a)
{
	if (a == NULL)
		return;
	wg_diag_outlive(job->diag, a, job->arena, &job->copies);
	wg_arena_close(a);
}

/* All is made, and what is left to do is much, too: editions are not needed
 * again.  A session keeps its own. */
static void
let_go(struct wg_job *job)
{
	for (size_t i = 0; job->edition_arenas && i < job->n_editions; i++) {
		if (job->rest != NULL)
			close_arena(job, wg_rest_sleep(job->rest, i));
		close_arena(job, job->edition_arenas[i]);
		job->edition_arenas[i] = NULL;
		job->editions[i] = NULL;
	}
}

bool
wg_job_build(struct wg_job *job, const char *folder,
    struct wg_job_summary *summary, struct wg_str *trouble)
{
	struct wg_outputs all = { .job = job,
		.build = { .project = job->project,
		    .editions = job->editions, .n_editions = job->n_editions,
		    .fonts = job->opened, .today = job->today,
		    .flat = job->flat, .old_cards = job->old_cards,
		    .hurry = job->hurry,
		    .wanted = job->wanted,
		    .share = job->share } };
	struct wg_stage_trouble what;
	struct wg_stage_count count;
	const struct wg_str *left;
	struct wg_str others;
	unsigned pages;
	size_t n_left;
	bool ok;

	if (folder != NULL && wg_job_is_blind(job->diag))
		return tell_blind(job, trouble);
	all.build.stage = wg_stage_open(folder, job->lists, &what);
	if (all.build.stage == NULL) {
		summary->busy = what.error == WG_STAGE_BUSY;
		*trouble = wg_stage_say(job->arena, folder, &what);
		return false;
	}
	if (job->doubt)
		wg_stage_doubt(all.build.stage);
	if (job->trust)
		wg_stage_trust(all.build.stage);
	if (!begin_build(job, &all, folder, &what)) {
		wg_stage_abort(all.build.stage);
		*trouble = wg_stage_say(job->arena, folder, &what);
		return false;
	}
	wg_outputs_make(&all, folder != NULL);
	if (folder == NULL || all.interrupted ||
	    wg_job_is_blind(job->diag)) {
		wg_stage_abort(all.build.stage);
		*trouble = WG_NONE;
		return folder == NULL || all.interrupted ?
		    !all.interrupted : tell_blind(job, trouble);
	}
	if (job->since.len > 0)
		put_changes(job, &all);
	others = wg_job_others(job, all.build.stage);
	left = wg_stage_left(all.build.stage, job->arena, &n_left);
	pages = count_pages(job->project);
	wg_unchanged_remember(job, all.build.stage, pages, all.again);
	let_go(job);
	ok = job->only.len == 0 ||
	    wg_stage_leave_others(all.build.stage, &what);
	if (ok)
		ok = wg_stage_commit(all.build.stage, &count, &what);
	else
		wg_stage_abort(all.build.stage);
	if (!ok) {
		*trouble = wg_stage_say(job->arena, folder, &what);
		return false;
	}
	*summary = (struct wg_job_summary){ .pages = pages,
		.languages = (unsigned)job->n_editions,
		.created = count.created, .changed = count.changed,
		.unchanged = count.unchanged, .removed = count.removed,
		.left = left, .n_left = n_left, .lost = count.lost,
		.guests = count.guests, .others = others };
	return true;
}

void
wg_job_close(struct wg_job *job)
{
	for (size_t i = 0; i < job->n_editions; i++) {
		if (job->edition_arenas[i] != NULL && job->rest != NULL)
			wg_arena_close(wg_rest_sleep(job->rest, i));
		wg_arena_close(job->edition_arenas[i]);
	}
	wg_fonts_close(job->opened);
}
