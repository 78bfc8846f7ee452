/* The site at a port of its own, and pages that are not published yet. */
#include "build/desk.h"

#include "back/backend.h"
#include "back/leaflet/draft.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "build/job.h"
#include "build/workshop.h"
#include "serve/site.h"

static const struct wg_document *
page_of(const struct wg_job *model, struct wg_str name)
{
	const struct wg_document *d = model->project->documents.at;

	for (size_t i = 0; i < model->project->documents.n; i++, d++)
		if (wg_kind_is_page(d->kind) && wg_str_starts(name, d->id) &&
		    wg_str_is(wg_str_from(name, d->id.len), ".html"))
			return d;
	return NULL;
}

static void
write_draft(struct wg_arena *a, const struct wg_job *model,
    const struct wg_edition *e, const struct wg_document *d,
    struct wg_out *out)
{
	struct wg_build build = { .project = model->project,
		.editions = model->editions,
		.n_editions = model->n_editions, .today = model->today };
	struct wg_task task = { .build = &build, .arena = a,
		.diag = wg_diag_open() };

	wg_build_begin(&build, a);
	wg_leaflet_draft(&task, e, d, out);
	wg_diag_close(task.diag);
}

/* 'path' is leaflets/TAG/ID.html; '*text' is empty if there is no such page.
 * False: files are just being read. */
static bool
draft_of(const struct wg_desk *desk, struct wg_arena *a, struct wg_str path,
    struct wg_str *text)
{
	const struct wg_job *model = wg_workshop_enter_model(desk->workshop);
	const struct wg_edition *e;
	const struct wg_document *d;
	struct wg_out out = { 0 };

	if (model == NULL)
		return false;
	if (wg_str_is(wg_str_cut(&path, '/'), "leaflets") &&
	    (e = wg_edition_find(model->editions + 1, model->n_editions - 1,
		 wg_str_cut(&path, '/'))) != NULL &&
	    (d = page_of(model, path)) != NULL)
		write_draft(a, model, e, d, &out);
	wg_workshop_leave(desk->workshop);
	*text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return true;
}

void
wg_desk_frame_answer(void *context, struct wg_arena *a,
    const struct wg_request *r, struct wg_answer *answer)
{
	const struct wg_desk_frame *frame = context;
	const struct wg_desk *desk = frame->desk;
	struct wg_str path = wg_str_from(r->path, 1), draft;
	struct wg_request inner = *r;
	size_t headers;

	wg_answer_header(answer, "Content-Security-Policy", wg_str_fmt(a,
	    "sandbox; frame-ancestors http://127.0.0.1:%u "
	    "http://localhost:%u", desk->port, desk->port));
	if (frame->site == NULL || desk->workshop == NULL ||
	    !wg_pass_is(desk->pass.frame, wg_str_cut(&path, '/'))) {
		wg_answer_say(answer, 404, "text/plain; charset=utf-8",
		    WG_STR("There is no such page.\n"));
		return;
	}
	headers = answer->n_headers;
	inner.path = wg_str_fmt(a, "/%.*s", WG_ARG(path));
	wg_site_answer(frame->site, a, &inner, answer);
	if (answer->status != 404)
		return;
	if (draft_of(desk, a, path, &draft)) {
		if (draft.len == 0)
			return;
		answer->n_headers = headers;
		wg_answer_say(answer, 200, "text/html; charset=utf-8", draft);
	} else {
		answer->n_headers = headers;
		wg_answer_later(answer, "text/plain; charset=utf-8",
		    WG_STR("Files are just being read; try again.\n"));
	}
	wg_answer_header(answer, "Cache-Control", WG_STR("no-store"));
}
