#include "build/outputs.h"

#include "back/made.h"
#include "back/share.h"
#include "base/diag.h"
#include "base/pool.h"
#include "build/job.h"
#include "build/rest.h"
#include "lint/check_fit.h"
#include "model/project.h"
#include "model/trace.h"
#include "store/stage.h"
#include "text/font.h"
#include "text/paragraph.h"

static bool
interrupted(void *context)
{
	struct wg_outputs *all = context;
	const struct wg_job *job = all->job;

	if (job->interrupted != NULL &&
	    job->interrupted(job->interrupted_context))
		all->interrupted = true;
	return all->interrupted;
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
make(void *context, size_t i)
{
	struct wg_outputs *all = context;
	struct wg_output *o = &all->list.at[i];
	struct wg_task task = { .build = o->build,
		.arena = wg_arena_open(), .diag = wg_diag_open() };

	if (interrupted(all))
		;
	else if (o->backend == NULL)
		look_how_it_fits(&task, o->edition);
	else if (o->edition != NULL)
		o->backend->edition(&task, o->edition);
	else if (o->document != NULL)
		o->backend->document(&task, o->document);
	else
		o->backend->whole(&task);
	wg_trace_end();
	o->diag = task.diag;
	wg_arena_close(task.arena);
}

static void
plan_texts(struct wg_outputs *all)
{
	struct wg_job *job = all->job;

	for (size_t i = 1; i < job->n_editions; i++)
		if (wg_makes(&all->build, wg_str_fmt(job->arena,
			"texts/%.*s",
			WG_ARG(job->editions[i]->language->tag))))
			WG_PUSH(job->arena, &all->list) = (struct wg_output){
				.build = &all->build,
				.edition = job->editions[i] };
}

static void
plan(struct wg_outputs *all, const struct wg_backend *b)
{
	struct wg_job *job = all->job;
	const struct wg_project *p = job->project;
	struct wg_build *build;

	if (!wg_job_makes(job->only, b->name))
		return;
	build = WG_NEW(job->arena, struct wg_build);
	*build = all->build;
	build->stage =
	    wg_stage_output(all->build.stage, b->name, job->today);
	for (size_t i = 0; b->document != NULL && i < p->documents.n; i++)
		WG_PUSH(job->arena, &all->list) = (struct wg_output){
			.build = build, .backend = b,
			.document = &p->documents.at[i] };
	for (size_t i = 0; b->edition != NULL && i < job->n_editions; i++)
		WG_PUSH(job->arena, &all->list) = (struct wg_output){
			.build = build, .backend = b,
			.edition = job->editions[i] };
	if (b->whole != NULL)
		WG_PUSH(job->arena, &all->list) =
		    (struct wg_output){ .build = build, .backend = b };
}

void
wg_outputs_make(struct wg_outputs *all, bool noted)
{
	struct wg_job *job = all->job;
	size_t reported = wg_diag_reports(job->diag);

	all->build.interrupted = interrupted;
	all->build.context = all;
	plan_texts(all);
	for (size_t i = 0; i < wg_n_backends; i++)
		plan(all, wg_backends[i]);
	/* As many as are at work at once: no more than threads. */
	wg_shapers_keep(job->opened, SIZE_MAX);
	wg_pool_run(job->jobs, all->list.n, make, all);
	wg_shapers_keep(job->opened, 0);
	/* A font that could not be opened: nobody can say for which file.  So
	 * it is with a catalog that changed meanwhile. */
	if (noted && (wg_diag_reports(job->diag) != reported ||
	    (job->rest != NULL && wg_rest_disturbed(job->rest)))) {
		wg_stage_forget(all->build.stage);
		all->again = false;
	}
	for (size_t i = 0; i < all->list.n; i++)
		wg_diag_merge(job->diag, all->list.at[i].diag);
}
