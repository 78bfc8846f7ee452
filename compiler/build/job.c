/*
 * Two rounds of tasks.  Each task has a list of diagnostics of its own; the
 * lists are merged in the order of the tasks, so nothing depends on which
 * thread was faster.
 */
#include "build/job.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>

#include "back/backend.h"
#include "back/inputs.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/pool.h"
#include "store/stage.h"
#include "build/identity.h"
#include "build/load.h"
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
	wg_load_catalogs(a, root, language, catalogs, diag);
	return wg_translate(a, p, language, catalogs, diag);
}

static void
make_edition(void *context, size_t i)
{
	struct edition_round *round = context;
	struct wg_job *job = round->job;
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();

	job->editions[i] = wg_job_edition(
	    a, job->project, job->root, round->languages[i], diag);
	job->edition_arenas[i] = a;
	round->diags[i] = diag;
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
		if (job->language.len == 0 ||
		    wg_str_eq(job->language, p->active[i]->tag))
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
	size_t n;

	begin_round(job, &round);
	job->opened = wg_fonts_open(job->fonts, job->n_fonts, job->diag);
	wg_pool_run(job->jobs, job->n_editions, check_texts, &round);
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
	size_t n;

	begin_round(job, &round);
	n = job->n_editions;
	job->editions =
	    WG_NEW_ARRAY(job->arena, n, const struct wg_edition *);
	job->edition_arenas = WG_NEW_ARRAY(job->arena, n, struct wg_arena *);
	wg_pool_run(job->jobs, n, make_edition, &round);
	for (size_t i = 0; i < n; i++)
		wg_diag_merge(job->diag, round.diags[i]);
	job->opened = wg_fonts_open(job->fonts, job->n_fonts, job->diag);
}

/* Second round: outputs. */

struct output {
	const struct wg_backend *backend; /* NULL: look how its texts fit */
	const struct wg_edition *edition;   /* for the slot edition() */
	const struct wg_document *document; /* for document() */
	struct wg_diag *diag;
};

struct output_round {
	struct wg_job *job;
	struct wg_build build;
	atomic_bool interrupted;
	struct WG_VEC(struct output) outputs;
};

static bool
interrupted(struct output_round *round)
{
	const struct wg_job *job = round->job;

	if (job->interrupted != NULL &&
	    job->interrupted(job->interrupted_context))
		round->interrupted = true;
	return round->interrupted;
}

static void
look_how_it_fits(struct wg_task *task, const struct wg_edition *e)
{
	struct wg_group group;

	if (wg_texts_begin(task, &group, e))
		return;
	wg_fit_check(e, task->build->fonts, task->diag);
	wg_group_end(task);
}

static void
make_output(void *context, size_t i)
{
	struct output_round *round = context;
	struct output *o = &round->outputs.at[i];
	struct wg_task task = { .build = &round->build,
		.arena = wg_arena_open(), .diag = wg_diag_open() };

	if (interrupted(round))
		;
	else if (o->backend == NULL)
		look_how_it_fits(&task, o->edition);
	else if (o->edition != NULL)
		o->backend->edition(&task, o->edition);
	else if (o->document != NULL)
		o->backend->document(&task, o->document);
	else
		o->backend->whole(&task);
	o->diag = task.diag;
	wg_arena_close(task.arena);
}

static void
plan(struct wg_job *job, struct output_round *round,
    const struct wg_backend *b)
{
	const struct wg_project *p = job->project;

	if (job->only.len > 0 && !wg_str_is(job->only, b->name))
		return;
	for (size_t i = 0; b->document != NULL && i < p->documents.n; i++)
		WG_PUSH(job->arena, &round->outputs) = (struct output){
			.backend = b, .document = &p->documents.at[i] };
	for (size_t i = 0; b->edition != NULL && i < job->n_editions; i++)
		WG_PUSH(job->arena, &round->outputs) = (struct output){
			.backend = b, .edition = job->editions[i] };
	if (b->whole != NULL)
		WG_PUSH(job->arena, &round->outputs) =
		    (struct output){ .backend = b };
}

static const char *
stage_trouble(enum wg_stage_error error)
{
	switch (error) {
	case WG_STAGE_FOREIGN:
		return _("it holds files that are not ours; choose an empty "
		       "folder");
	case WG_STAGE_BUSY:
		return _("another build is at work there");
	default:
		return strerror(errno);
	}
}

static unsigned
count_pages(const struct wg_project *p)
{
	unsigned n = 0;

	for (size_t i = 0; i < p->documents.n; i++)
		n += wg_kind_is_page(p->documents.at[i].kind);
	return n;
}

bool
wg_job_build(struct wg_job *job, const char *folder,
    struct wg_job_summary *summary, struct wg_str *trouble)
{
	struct output_round round = { .job = job,
		.build = { .project = job->project,
		    .editions = job->editions, .n_editions = job->n_editions,
		    .fonts = job->opened, .today = job->today,
		    .flat = job->flat, .hurry = job->hurry } };
	struct wg_stage_count count;
	enum wg_stage_error error;
	size_t reported;
	bool ok;

	round.build.stage = wg_stage_open(folder, &error);
	if (round.build.stage == NULL) {
		*trouble = wg_str_fmt(job->arena, _("cannot write to %s: %s"),
		    folder, stage_trouble(error));
		return false;
	}
	wg_build_begin(&round.build, job->arena);
	for (size_t i = 1; i < job->n_editions; i++)
		WG_PUSH(job->arena, &round.outputs) =
		    (struct output){ .edition = job->editions[i] };
	round.build.type = wg_fonts_identity(job->opened, job->arena);
	if (folder != NULL)
		round.build.inputs = wg_inputs_new(job->arena, &round.build,
		    wg_program_identity(job->arena));
	reported = wg_diag_reports(job->diag);
	for (size_t i = 0; i < wg_n_backends; i++)
		plan(job, &round, wg_backends[i]);
	wg_pool_run(job->jobs, round.outputs.n, make_output, &round);
	/* A font that could not be opened: nobody can say for which file. */
	if (folder != NULL && wg_diag_reports(job->diag) != reported)
		wg_stage_forget(round.build.stage);
	for (size_t i = 0; i < round.outputs.n; i++)
		wg_diag_merge(job->diag, round.outputs.at[i].diag);
	if (folder == NULL || round.interrupted) {
		wg_stage_abort(round.build.stage);
		*trouble = WG_NONE;
		return !round.interrupted;
	}
	ok = wg_stage_commit(round.build.stage, &count);
	if (!ok)
		*trouble = wg_str_fmt(job->arena, _("cannot write to %s: %s"),
		    folder, strerror(errno));
	*summary = (struct wg_job_summary){ .pages = count_pages(job->project),
		.languages = (unsigned)job->n_editions,
		.created = count.created, .changed = count.changed,
		.unchanged = count.unchanged, .removed = count.removed,
		.left = count.left };
	return ok;
}

void
wg_job_close(struct wg_job *job)
{
	for (size_t i = 0; i < job->n_editions; i++)
		wg_arena_close(job->edition_arenas[i]);
	wg_fonts_close(job->opened);
}
