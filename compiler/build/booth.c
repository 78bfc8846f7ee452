/*
 * While a build is at work its model is in pieces: requests wait until it is
 * done, which is a moment.  /state waits until there is a newer build than the
 * one that was seen, so that a page can reload itself.
 */
#include "build/booth.h"

#include "back/preview/preview.h"
#include "base/arena.h"
#include "base/out.h"
#include "build/workshop.h"

static void
put_headers(struct wg_answer *answer)
{
	wg_answer_header(answer, "Content-Security-Policy",
	    WG_STR("default-src 'none'; script-src 'self'; style-src 'self'; "
		   "connect-src 'self'; base-uri 'none'; form-action 'none'; "
		   "frame-ancestors 'none'"));
	wg_answer_header(
	    answer, "X-Content-Type-Options", WG_STR("nosniff"));
	wg_answer_header(answer, "Referrer-Policy", WG_STR("no-referrer"));
	wg_answer_header(
	    answer, "Cross-Origin-Resource-Policy", WG_STR("same-origin"));
	wg_answer_header(
	    answer, "Cross-Origin-Opener-Policy", WG_STR("same-origin"));
	wg_answer_header(answer, "Cache-Control", WG_STR("no-store"));
}

static void
answer_state(const struct wg_booth *booth, struct wg_arena *a,
    const struct wg_request *r, struct wg_answer *answer)
{
	struct wg_str now = wg_str_fmt(
	    a, "%u", wg_workshop_builds(booth->workshop));
	struct wg_str seen = r->query;

	wg_str_cut(&seen, '=');
	answer->wait = wg_str_eq(seen, now);
	wg_answer_say(answer, 200, "text/plain; charset=utf-8", now);
}

static void
answer_page(const struct wg_booth *booth, struct wg_arena *a,
    const struct wg_request *r, struct wg_answer *answer)
{
	const struct wg_job *job = wg_workshop_enter(booth->workshop);
	struct wg_out out = { 0 };
	struct wg_preview preview;
	bool found;

	if (job == NULL) {
		wg_answer_later(answer, "text/plain; charset=utf-8",
		    WG_STR("A build is at work; try again.\n"));
		return;
	}
	preview = (struct wg_preview){ .project = job->project,
		.editions = job->editions, .n_editions = job->n_editions,
		.diag = job->diag, .site = booth->site,
		.build = wg_workshop_builds(booth->workshop) };
	found = wg_preview_write(a, &preview, r->path, &out);
	wg_workshop_leave(booth->workshop);
	if (found)
		wg_answer_say(answer, 200, "text/html; charset=utf-8",
		    wg_str_dup(a, wg_out_str(&out)));
	else
		wg_answer_say(answer, 404, "text/plain; charset=utf-8",
		    WG_STR("There is no such page.\n"));
	wg_out_free(&out);
}

void
wg_booth_answer(void *context, struct wg_arena *a,
    const struct wg_request *r, struct wg_answer *answer)
{
	const struct wg_booth *booth = context;

	put_headers(answer);
	if (r->method >= WG_OPTIONS) {
		wg_answer_header(answer, "Allow", WG_STR("GET, HEAD"));
		wg_answer_say(answer, 405, "text/plain; charset=utf-8",
		    WG_STR("Nothing can be changed here.\n"));
	} else if (wg_str_is(r->path, "/preview.css")) {
		wg_answer_say(answer, 200, "text/css; charset=utf-8",
		    wg_str(wg_preview_style));
	} else if (wg_str_is(r->path, "/preview.js")) {
		wg_answer_say(answer, 200, "text/javascript; charset=utf-8",
		    wg_str(wg_preview_script));
	} else if (wg_str_is(r->path, "/state")) {
		answer_state(booth, a, r, answer);
	} else {
		answer_page(booth, a, r, answer);
	}
}
