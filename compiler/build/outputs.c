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

/* Whose turn it is. */

/* A session keeps its editions. */
static bool
may_sleep(const struct wg_job *job)
{
	return job->rest != NULL && job->edition_arenas != NULL;
}

static void
plan_turns(struct wg_outputs *all)
{
	struct wg_outputs_turns *t = &all->turns;
	struct wg_arena *a = all->job->arena;
	size_t n = all->job->n_editions, k = 0;

	pthread_mutex_init(&t->mutex, NULL);
	t->order = WG_NEW_ARRAY(a, all->list.n + 1, uint32_t);
	t->made = WG_NEW_ARRAY(a, all->list.n + 1, bool);
	t->left = WG_NEW_ARRAY(a, n, size_t);
	for (uint32_t i = 0; i < all->list.n; i++)
		t->order[i] = i;
	if (!may_sleep(all->job))
		return;
	for (uint32_t i = 0; i < all->list.n; i++)
		if (all->list.at[i].edition == NULL && !all->list.at[i].last)
			t->order[k++] = i;
	for (size_t e = 0; e < n; e++)
		for (uint32_t i = 0; i < all->list.n; i++)
			if (all->list.at[i].edition == all->job->editions[e]) {
				t->order[k++] = i;
				t->left[e]++;
			}
	for (uint32_t i = 0; i < all->list.n; i++)
		if (all->list.at[i].last)
			t->order[k++] = i;
}

static size_t
begin_turn(struct wg_outputs_turns *t)
{
	size_t turn;

	pthread_mutex_lock(&t->mutex);
	turn = t->begun++;
	pthread_mutex_unlock(&t->mutex);
	return turn;
}

/* Nobody shows its words any more; who began before may be looking at them. */
static void
send_to_sleep(struct wg_outputs *all, const struct wg_edition *e)
{
	struct wg_outputs_turns *t = &all->turns;
	const struct wg_job *job = all->job;
	struct wg_arena *texts;
	size_t i = 0;

	while (job->editions[i] != e)
		i++;
	if (--t->left[i] > 0)
		return;
	texts = wg_rest_sleep(job->rest, i);
	if (texts != NULL)
		WG_PUSH(job->arena, &t->going) =
		    (struct wg_outputs_going){ texts, t->begun };
}

static void
close_texts(struct wg_outputs *all, struct wg_arena *texts)
{
	struct wg_job *job = all->job;

	for (size_t i = 0; i < all->list.n; i++)
		if (all->list.at[i].diag != NULL)
			wg_diag_outlive(all->list.at[i].diag, texts,
			    job->arena, &job->copies);
	wg_arena_close(texts);
}

static void
end_turn(struct wg_outputs *all, struct wg_output *o, struct wg_diag *diag,
    size_t turn)
{
	struct wg_outputs_turns *t = &all->turns;
	size_t kept = 0;

	pthread_mutex_lock(&t->mutex);
	o->diag = diag;
	t->made[turn] = true;
	while (t->first < t->begun && t->made[t->first])
		t->first++;
	if (o->edition != NULL && may_sleep(all->job))
		send_to_sleep(all, o->edition);
	for (size_t i = 0; i < t->going.n; i++)
		if (t->going.at[i].until <= t->first)
			close_texts(all, t->going.at[i].texts);
		else
			t->going.at[kept++] = t->going.at[i];
	t->going.n = kept;
	pthread_mutex_unlock(&t->mutex);
}

/* Where the texts were there is much room in pieces, and what comes now is
 * large. */
static void
make_last(const struct wg_job *job, const struct wg_backend *b,
    struct wg_task *task)
{
	if (may_sleep(job))
		wg_heap_give_back();
	b->last(task);
}

static void
make(void *context, size_t i)
{
	struct wg_outputs *all = context;
	struct wg_output *o = &all->list.at[all->turns.order[i]];
	struct wg_task task = { .build = o->build,
		.arena = wg_arena_open(), .diag = wg_diag_open() };
	size_t turn = begin_turn(&all->turns);

	if (interrupted(all))
		;
	else if (o->backend == NULL)
		look_how_it_fits(&task, o->edition);
	else if (o->edition != NULL)
		o->backend->edition(&task, o->edition);
	else if (o->document != NULL)
		o->backend->document(&task, o->document);
	else if (o->last)
		make_last(all->job, o->backend, &task);
	else
		o->backend->whole(&task);
	wg_trace_end();
	wg_arena_close(task.arena);
	end_turn(all, o, task.diag, turn);
}

/* What is to be made. */

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
	if (b->last != NULL)
		WG_PUSH(job->arena, &all->list) = (struct wg_output){
			.build = build, .backend = b, .last = true };
}

/* What was reported so far, while nobody reports anything else. */
static void
outlive_texts(struct wg_job *job)
{
	for (size_t i = 0; may_sleep(job) && i < job->n_editions; i++)
		if (wg_rest_texts(job->rest, i) != NULL)
			wg_diag_outlive(job->diag,
			    wg_rest_texts(job->rest, i), job->arena,
			    &job->copies);
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
	plan_turns(all);
	outlive_texts(job);
	/* As many as are at work at once: no more than threads. */
	wg_shapers_keep(job->opened, SIZE_MAX);
	wg_pool_run(job->jobs, all->list.n, make, all);
	wg_shapers_keep(job->opened, 0);
	pthread_mutex_destroy(&all->turns.mutex);
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
