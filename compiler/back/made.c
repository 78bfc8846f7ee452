#include "back/made.h"

#include <stdio.h>
#include <stdlib.h>

#include "back/addresses.h"
#include "back/retold.h"
#include "back/values.h"
#include "base/out.h"
#include "model/trace.h"
#include "store/stage.h"

static size_t
edition_index(const struct wg_build *b, const struct wg_edition *e)
{
	size_t i = 0;

	while (b->editions[i] != e)
		i++;
	return i;
}

/* Of what is made, and of what it reads now.  False: nobody knows what that
 * is. */
static bool
fingerprint(const struct wg_build *b, struct wg_str name, struct wg_str more,
    struct wg_str recipe, const struct wg_dish *dish, struct wg_sha256 *hash)
{
	struct wg_out out = { 0 };
	bool ok;

	wg_values_put_common(b->values, &out);
	wg_out_counted(&out, name);
	wg_out_counted(&out, more);
	ok = wg_recipe_put(&out, b, recipe, dish);
	*hash = wg_sha256(wg_out_str(&out));
	wg_out_free(&out);
	return ok;
}

/* From here on it is noted what is read. */
static void
begin_trace(struct wg_task *task, struct wg_str name)
{
	if (task->trace == NULL)
		task->trace =
		    wg_trace_new(task->arena, task->build->project);
	wg_trace_begin(task->trace);
	if (getenv("WEGWEISER_TRACE") != NULL)
		fprintf(stderr, "made: %.*s\n", WG_ARG(name));
}

/* Editions are those of whoever calls. */
static void
own_editions(struct wg_task *task, struct wg_dish *dish)
{
	const struct wg_edition **own =
	    WG_NEW_ARRAY(task->arena, dish->n, const struct wg_edition *);

	for (size_t i = 0; i < dish->n; i++)
		own[i] = dish->editions[i];
	dish->editions = own;
}

/* Files. */

bool
wg_made_begin(struct wg_task *task, struct wg_made *made, struct wg_str path,
    const struct wg_document *d, const struct wg_edition *const *editions,
    size_t n, struct wg_str more)
{
	const struct wg_build *b = task->build;
	struct wg_retold r = { .task = task };
	struct wg_sha256 hash;
	struct wg_str recipe;

	*made = (struct wg_made){ .path = path, .more = more,
		.dish = { d, editions, n } };
	if (b->values == NULL)
		return false;
	wg_trace_end();
	made->mark = wg_diag_mark(task->diag);
	if (wg_stage_noted(b->stage, path, &recipe) &&
	    fingerprint(b, path, more, recipe, &made->dish, &hash) &&
	    wg_stage_keep(b->stage, path, &hash, wg_retold_again, &r))
		return true;
	own_editions(task, &made->dish);
	begin_trace(task, path);
	wg_trace_document(d, WG_READ_DOCUMENT);
	return false;
}

bool
wg_made_later(struct wg_task *task, const struct wg_made *made)
{
	const struct wg_build *b = task->build;

	if (!b->hurry || (b->wanted != NULL &&
	    wg_map_get(b->wanted, made->path) != NULL))
		return false;
	wg_trace_end();
	wg_stage_leave(b->stage, made->path);
	return true;
}

void
wg_made_end(struct wg_task *task, const struct wg_made *made)
{
	const struct wg_build *b = task->build;
	struct wg_retold r = { .task = task };
	struct wg_out text = { 0 };
	struct wg_sha256 hash;
	struct wg_str recipe;

	if (b->values == NULL)
		return;
	wg_trace_end();
	recipe = wg_recipe_write(task->arena, b, task->trace, &made->dish);
	if (fingerprint(b, made->path, made->more, recipe, &made->dish,
		&hash) &&
	    wg_retold_write(&r, made->mark, &text))
		wg_stage_note(b->stage, made->path, &hash, recipe,
		    wg_out_str(&text));
	wg_out_free(&text);
}

/* Groups. */

/* The rest of a beginning, once it is known what it is. */
static bool
begin(struct wg_task *task, struct wg_group *g)
{
	const struct wg_build *b = task->build;
	struct wg_retold r = { .task = task, .texts = g->texts };
	struct wg_sha256 hash;
	struct wg_str recipe;

	wg_trace_end();
	g->mark = wg_diag_mark(task->diag);
	if (wg_stage_noted_all(b->stage, g->name, &recipe) &&
	    fingerprint(b, g->name, g->more, recipe, &g->dish, &hash) &&
	    wg_stage_keep_all(b->stage, g->name, &hash, wg_retold_again, &r))
		return true;
	task->group = g;
	own_editions(task, &g->dish);
	begin_trace(task, g->name);
	return false;
}

bool
wg_group_begin(struct wg_task *task, struct wg_group *g, const char *backend,
    const struct wg_edition *e)
{
	const struct wg_build *b = task->build;
	const struct wg_edition *editions[] = { b->editions[0], e };

	*g = (struct wg_group){ .dish = { NULL, editions, 2 },
		.name = wg_str_fmt(task->arena, "%s/%.*s", backend,
		    WG_ARG(e->language->tag)) };
	if (b->values == NULL)
		return false;
	if (begin(task, g))
		return true;
	wg_trace_list(NULL, WG_LIST_SHOWN);
	return false;
}

/* It is known what it reads: of all texts no more than the catalogs. */
bool
wg_texts_begin(
    struct wg_task *task, struct wg_group *g, const struct wg_edition *e)
{
	const struct wg_build *b = task->build;
	struct wg_out out = { 0 };

	*g = (struct wg_group){ .texts = e,
		.name = wg_str_fmt(task->arena, "texts/%.*s",
		    WG_ARG(e->language->tag)) };
	if (b->values == NULL)
		return false;
	wg_out_counted(&out, b->type);
	wg_values_put_texts(b->values, &out, edition_index(b, e));
	g->more = wg_str_dup(task->arena, wg_out_str(&out));
	wg_out_free(&out);
	if (begin(task, g))
		return true;
	wg_trace_end();
	return false;
}

bool
wg_named_begin(struct wg_task *task, struct wg_group *g, const char *backend,
    const struct wg_published_id *a)
{
	const struct wg_build *b = task->build;
	const struct wg_document *d = a->document;

	*g = (struct wg_group){
		.dish = { d, b->editions, b->n_editions },
		.name = wg_str_fmt(
		    task->arena, "%s/id/%.*s", backend, WG_ARG(a->id)) };
	if (b->values == NULL)
		return false;
	g->more = wg_str_fmt(task->arena, "%d %d %zu:%.*s %.*s\n%.*s",
	    (int)a->state, (int)a->kind, a->title.len, WG_ARG(a->title),
	    WG_ARG(a->tags), WG_ARG(d == NULL ? WG_NONE : d->id));
	if (begin(task, g))
		return true;
	if (d != NULL) {
		wg_trace_document(d, wg_kind_is_page(d->kind) ?
			WG_READ_TITLE : WG_READ_DOCUMENT);
		wg_trace_document(d, WG_READ_STANDING);
	}
	return false;
}

bool
wg_sources_begin(struct wg_task *task, struct wg_group *g, const char *name)
{
	*g = (struct wg_group){ .name = wg_str(name) };
	if (task->build->values == NULL)
		return false;
	if (begin(task, g))
		return true;
	wg_trace_list(NULL, WG_LIST_SOURCES);
	return false;
}

void
wg_group_end(struct wg_task *task)
{
	const struct wg_build *b = task->build;
	struct wg_group *g = task->group;
	struct wg_retold r = { .task = task };
	struct wg_out text = { 0 };
	struct wg_sha256 hash;
	struct wg_str recipe;

	if (g == NULL)
		return;
	wg_trace_end();
	r.texts = g->texts;
	recipe = wg_recipe_write(task->arena, b, task->trace, &g->dish);
	if (fingerprint(b, g->name, g->more, recipe, &g->dish, &hash) &&
	    wg_retold_write(&r, g->mark, &text))
		wg_stage_note_all(b->stage, g->name, &hash, recipe,
		    g->paths.at, g->paths.n, wg_out_str(&text));
	task->group = NULL;
	wg_out_free(&text);
}

void
wg_group_add(struct wg_task *task, struct wg_str path)
{
	if (task->group != NULL)
		WG_PUSH(task->arena, &task->group->paths) = path;
}

void
wg_group_put(struct wg_task *task, struct wg_str path, struct wg_str bytes)
{
	wg_group_add(task, path);
	wg_stage_put(task->build->stage, path, bytes);
}

void
wg_group_put_hashed(struct wg_task *task, struct wg_str path,
    struct wg_str bytes, const struct wg_sha256 *hash)
{
	wg_group_add(task, path);
	wg_stage_put_hashed(task->build->stage, path, bytes, hash);
}
