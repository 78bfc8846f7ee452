/*
 * From a request to a page: is it ours, does it carry the token, is something
 * to be done, which page tells of it.  What was done is noted with the
 * request, so that it is not done again when the request is asked once more
 * after its files have been read.
 */
#include "build/desk.h"

#include <string.h>

#include "back/station/station.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/map.h"
#include "base/out.h"
#include "build/desk_act.h"
#include "build/job.h"
#include "build/workshop.h"
#include "serve/site.h"
#include "store/ledger.h"
#include "text/font.h"

#define HTML "text/html; charset=utf-8"

bool
wg_desk_open(struct wg_desk *desk)
{
	desk->arena = wg_arena_open();
	desk->diag = wg_diag_open();
	desk->fonts = wg_fonts_open(
	    desk->job->fonts, desk->job->n_fonts, desk->diag);
	return wg_pass_begin(&desk->pass);
}

void
wg_desk_close(struct wg_desk *desk)
{
	if (desk->arena == NULL)
		return;
	wg_desk_git_close(desk);
	wg_ledger_close(desk->ledger);
	wg_fonts_close(desk->fonts);
	wg_diag_close(desk->diag);
	wg_arena_close(desk->arena);
}

/* With a referrer policy of no-referrer the browser would not say where a
 * form comes from. */
static void
put_headers(const struct wg_desk *desk, struct wg_arena *a,
    struct wg_answer *answer)
{
	struct wg_str frames = desk->frames, origin;

	origin = wg_str_head(frames, frames.len - WG_PASS_DIGITS - 2);
	wg_answer_header(answer, "Content-Security-Policy", wg_str_fmt(a,
	    "default-src 'none'; script-src 'self'; style-src 'self'; "
	    "img-src data:; connect-src 'self'; form-action 'self'; "
	    "frame-src %.*s; base-uri 'none'; frame-ancestors 'none'",
	    WG_ARG(origin)));
	wg_answer_header(
	    answer, "X-Content-Type-Options", WG_STR("nosniff"));
	wg_answer_header(answer, "X-Frame-Options", WG_STR("DENY"));
	wg_answer_header(answer, "Referrer-Policy", WG_STR("same-origin"));
	wg_answer_header(
	    answer, "Cross-Origin-Resource-Policy", WG_STR("same-origin"));
	wg_answer_header(
	    answer, "Cross-Origin-Opener-Policy", WG_STR("same-origin"));
	wg_answer_header(answer, "Cache-Control", WG_STR("no-store"));
}

/* The first of our languages that the browser names. */
static void
speak(const struct wg_request *r)
{
	struct wg_str rest = r->accept_language;

	while (rest.len > 0) {
		struct wg_str one = wg_str_cut(&rest, ',');
		struct wg_str tag = wg_str_trim(wg_str_cut(&one, ';'));
		struct wg_str language = wg_str_cut(&tag, '-');

		if (wg_str_is(language, "de")) {
			wg_intl_speak("de");
			return;
		}
		if (wg_str_is(language, "en")) {
			wg_intl_speak("en");
			return;
		}
	}
	wg_intl_speak(rest.ptr == NULL ? NULL : "en");
}

static void
closed(struct wg_arena *a, struct wg_answer *answer)
{
	struct wg_out out = { 0 };

	wg_station_closed(&out);
	wg_answer_say(answer, 403, HTML, wg_str_dup(a, wg_out_str(&out)));
	wg_out_free(&out);
}

/* What was done, while its answer waits. */
struct note {
	struct wg_station station; /* its words and fields */
	unsigned models;
	bool looked; /* whether the project is a checkout */
};

static const struct {
	const char *path, *what; /* path NULL: everywhere */
	void (*act)(struct wg_act *);
} acts[] = {
	{ "/print.pdf", "pdf", wg_act_pdf },
	{ "/print.pdf", "show", wg_act_pdf },
	{ "/print", "keep", wg_act_keep },
	{ "/print", "save", wg_act_save },
	{ "/read", "accept", wg_act_accept },
	{ "/read", "correct", wg_act_correct },
	{ "/read", "ask", wg_act_ask },
	{ "/read", "skip", wg_act_skip },
	{ "/change", "change", wg_act_change },
	{ "/notice", "notice", wg_act_notice },
	{ "/notice", "say", wg_act_saying },
	{ "/send", "commit", wg_act_commit },
	{ "/send", "sent", wg_act_sent },
	{ "/changes.patch", "patch", wg_act_patch },
	{ NULL, "undo", wg_act_undo },
};

static void
act(struct wg_act *act, struct wg_str path)
{
	struct wg_str what = wg_fields_get(act->station->form, "do");

	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		if (wg_str_is(what, acts[i].what) && (acts[i].path == NULL ||
		    wg_str_is(path, acts[i].path))) {
			acts[i].act(act);
			return;
		}
}

static void
answer_file(const struct wg_act *act, struct wg_answer *answer)
{
	/* The viewer of a browser is a script of its own: no policy but that
	 * nobody else frames it. */
	for (size_t i = 0; i < answer->n_headers; i++)
		if (!strcmp(answer->headers[i].name,
			"Content-Security-Policy"))
			answer->headers[i].value =
			    WG_STR("frame-ancestors 'none'");
	wg_answer_header(answer, "Content-Disposition", wg_str_fmt(act->arena,
	    "%s; filename=\"%.*s\"",
	    wg_fields_has(act->station->form, "do", WG_STR("show")) ?
		"inline" : "attachment", WG_ARG(act->name)));
	wg_answer_say(answer, 200, act->type,
	    wg_str_dup(act->arena, wg_out_str(act->file)));
}

static void
put_unsent(struct wg_desk *desk, struct wg_arena *a, struct wg_station *s)
{
	struct wg_act act = { .desk = desk, .arena = a, .station = s };

	wg_act_tell_commit(&act);
	s->unsent = wg_desk_unsent(desk, a);
}

static void
write_page(struct wg_desk *desk, struct wg_arena *a,
    struct wg_station *s, struct wg_str path, struct wg_answer *answer)
{
	struct wg_out out = { 0 };

	if (wg_str_is(path, "/change"))
		s->facts = wg_desk_facts(a, s->project, s->form);
	if (wg_str_is(path, "/choose"))
		path = WG_STR("/");
	if (wg_str_is(path, "/print.pdf"))
		path = WG_STR("/print");
	if (wg_str_is(path, "/changes.patch"))
		path = WG_STR("/send");
	if (wg_str_is(path, "/send"))
		put_unsent(desk, a, s);
	if (wg_station_write(a, s, path, &out))
		wg_answer_say(
		    answer, 200, HTML, wg_str_dup(a, wg_out_str(&out)));
	else
		wg_answer_say(answer, 404, "text/plain; charset=utf-8",
		    WG_STR("There is no such page.\n"));
	wg_out_free(&out);
}

static void
busy(struct wg_answer *answer)
{
	wg_answer_later(answer, "text/plain; charset=utf-8",
	    WG_STR("Files are just being read; try again.\n"));
}

/* A form that shows nothing but sources need not wait for editions: it is made
 * from the project as it was checked.  Whoever comes next waits. */
static bool
tells_at_once(struct wg_desk *desk, const struct wg_act *act,
    struct wg_str path)
{
	if (act->checked == NULL || !act->station->done ||
	    (!wg_str_is(path, "/change") && !wg_str_is(path, "/notice")))
		return false;
	act->station->project = act->checked;
	desk->ahead = true;
	desk->ahead_of = wg_workshop_models(desk->workshop);
	return true;
}

/* True: the page has to wait until what was written has been read. */
static bool
do_it(struct wg_desk *desk, struct wg_arena *a, const struct wg_job *model,
    const struct wg_request *r, struct wg_station *s,
    struct wg_answer *answer)
{
	struct wg_out file = { 0 };
	struct wg_act one = { .desk = desk, .arena = a, .model = model,
		.station = s, .file = &file };
	struct note *note;

	act(&one, r->path);
	wg_desk_tell_change(desk, s);
	if (file.len > 0)
		answer_file(&one, answer);
	wg_out_free(&file);
	if (!one.wrote || tells_at_once(desk, &one, r->path))
		return false;
	note = WG_NEW(a, struct note);
	note->station = *s;
	note->models = wg_workshop_models(desk->workshop);
	*r->note = note;
	return true;
}

/* True: the page has to wait for git. */
static bool
waits_for_git(struct wg_desk *desk, struct wg_arena *a,
    const struct wg_request *r, const struct wg_station *s)
{
	struct note *note = *r->note;

	if (!wg_str_is(r->path, "/send"))
		return false;
	if (note == NULL) {
		note = WG_NEW(a, struct note);
		note->station = *s;
		note->models = UINT32_MAX;
		*r->note = note;
	}
	if (!note->looked && !wg_desk_git_works(desk) &&
	    !wg_desk_git_is_asked(desk, s->form))
		wg_desk_git_look(desk);
	note->looked = true;
	return wg_desk_git_works(desk) ||
	    (!r->waited && !wg_desk_git_looked(desk));
}

/* Which project; until it is open the page waits. */
static void
answer_choice(struct wg_desk *desk, struct wg_arena *a,
    const struct wg_request *r, const struct wg_fields *form,
    struct wg_answer *answer)
{
	size_t which = wg_fields_number(form, "project", UINT32_MAX);
	enum wg_opening state = desk->opened(desk->context);
	struct wg_out out = { 0 };

	if (r->method == WG_POST && wg_str_is(r->path, "/choose") &&
	    which < desk->n_choices && *r->note == NULL &&
	    (state == WG_NOT_CHOSEN || state == WG_NOT_OPENED)) {
		desk->choose(desk->context, which);
		state = desk->opened(desk->context);
		*r->note = WG_NEW(a, struct note);
	}
	if (state == WG_OPENING) {
		wg_station_opening(&out, wg_str(desk->pass.token));
		wg_answer_later(answer, HTML, wg_str_dup(a, wg_out_str(&out)));
	} else {
		wg_station_choose(a, &out, wg_str(desk->pass.token),
		    desk->choices, desk->n_choices, state == WG_NOT_OPENED);
		wg_answer_say(
		    answer, 200, HTML, wg_str_dup(a, wg_out_str(&out)));
	}
	wg_out_free(&out);
}

static void
answer_page(struct wg_desk *desk, struct wg_arena *a,
    const struct wg_request *r, const struct wg_fields *form,
    struct wg_answer *answer)
{
	const struct note *note = *r->note;
	const struct wg_job *model;
	struct wg_station s = { .form = form };

	if (desk->workshop == NULL &&
	    desk->opened(desk->context) != WG_OPENED) {
		answer_choice(desk, a, r, form, answer);
		return;
	}
	if (wg_str_is(r->path, "/choose"))
		note = NULL;
	if (note != NULL && !r->waited &&
	    wg_workshop_models(desk->workshop) == note->models) {
		busy(answer);
		return;
	}
	desk->ahead = desk->ahead &&
	    wg_workshop_models(desk->workshop) == desk->ahead_of;
	model = desk->ahead && !r->waited ? NULL :
	    wg_workshop_enter_model(desk->workshop);
	if (model == NULL) {
		busy(answer);
		return;
	}
	if (desk->handled_models != wg_workshop_models(desk->workshop))
		desk->handled = (struct wg_map){ .n = 0 };
	desk->handled_models = wg_workshop_models(desk->workshop);
	if (note != NULL)
		s = note->station;
	s.project = model->project;
	s.editions = model->editions;
	s.n_editions = model->n_editions;
	s.today = model->today;
	s.fonts = desk->fonts;
	s.token = wg_str(desk->pass.token);
	s.frames = desk->frames;
	s.handled = &desk->handled;
	if (desk->ledger == NULL)
		desk->ledger = wg_ledger_open(desk->job->root, desk->folder);
	wg_ledger_look(desk->ledger);
	wg_desk_git_settle(desk);
	wg_desk_tell_change(desk, &s);
	if (note == NULL && r->method == WG_POST &&
	    !wg_str_is(r->path, "/choose") &&
	    do_it(desk, a, model, r, &s, answer))
		busy(answer);
	else if (answer->status != 200 && waits_for_git(desk, a, r, &s))
		busy(answer);
	else if (answer->status != 200)
		write_page(desk, a, &s, r->path, answer);
	wg_workshop_leave(desk->workshop);
}

/* The address that was opened, with its code. */
static void
answer_visit(struct wg_desk *desk, struct wg_arena *a,
    const struct wg_request *r, struct wg_answer *answer)
{
	static const struct wg_fields nothing;
	struct wg_str code = r->query;

	/* Asked for again, once the model can be read. */
	if (*r->note == NULL) {
		if (!wg_str_is(wg_str_cut(&code, '='), "code") ||
		    !wg_pass_redeem(&desk->pass, code)) {
			closed(a, answer);
			return;
		}
		if (desk->visited != NULL)
			desk->visited(desk->context);
	}
	answer_page(desk, a, r, &nothing, answer);
	if (answer->wait && *r->note == NULL) {
		struct note *note = WG_NEW(a, struct note);

		note->station.form = &nothing;
		note->models = UINT32_MAX;
		*r->note = note;
	}
}

static bool
has_token(const struct wg_desk *desk, const struct wg_request *r,
    const struct wg_fields *form)
{
	return wg_pass_is(desk->pass.token, r->token.ptr != NULL ? r->token :
	    wg_fields_get(form, "token"));
}

static void
answer_form(struct wg_desk *desk, struct wg_arena *a,
    const struct wg_request *r, struct wg_answer *answer)
{
	struct wg_fields *form = WG_NEW(a, struct wg_fields); /* for a note */
	bool post = r->method == WG_POST;

	if (post && !wg_str_starts(r->content_type,
	    WG_STR("application/x-www-form-urlencoded"))) {
		wg_answer_say(answer, 415, "text/plain; charset=utf-8",
		    WG_STR("This is no form.\n"));
	} else if (post && !wg_fields_read(a, r->body, form)) {
		wg_answer_say(answer, 400, "text/plain; charset=utf-8",
		    WG_STR("This form cannot be read.\n"));
	} else if (!has_token(desk, r, form)) {
		closed(a, answer);
	} else {
		answer_page(desk, a, r, form, answer);
	}
}

void
wg_desk_answer(void *context, struct wg_arena *a,
    const struct wg_request *r, struct wg_answer *answer)
{
	struct wg_desk *desk = context;

	put_headers(desk, a, answer);
	speak(r);
	answer->status = 0;
	if (r->method == WG_OPTIONS || r->method == WG_OTHER_METHOD) {
		wg_answer_header(answer, "Allow", WG_STR("GET, HEAD, POST"));
		wg_answer_say(answer, 405, "text/plain; charset=utf-8",
		    WG_STR("Nobody else may ask.\n"));
	} else if (wg_pass_is_foreign(r, desk->port)) {
		wg_answer_say(answer, 403, "text/plain; charset=utf-8",
		    WG_STR("Another site has sent this.\n"));
	} else if (wg_str_is(r->path, "/station.css")) {
		wg_answer_say(answer, 200, "text/css; charset=utf-8",
		    wg_str(wg_station_style));
	} else if (wg_str_is(r->path, "/station.js")) {
		wg_answer_say(answer, 200, "text/javascript; charset=utf-8",
		    wg_str(wg_station_script));
	} else if (r->method == WG_GET && wg_str_is(r->path, "/") &&
	    r->query.len > 0) {
		answer_visit(desk, a, r, answer);
	} else {
		answer_form(desk, a, r, answer);
	}
	wg_intl_speak(NULL);
}
