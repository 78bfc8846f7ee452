/*
 * Reading over.  The catalog is read anew from the disk: the model may be a
 * moment older, and what others have saved meanwhile is not to be lost.  A
 * correction is checked in a whole edition, by all that `check` does.
 */
#include "build/desk_act.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/diag_list.h"
#include "base/intl.h"
#include "base/map.h"
#include "build/job.h"
#include "catalog/marks.h"
#include "catalog/touch.h"
#include "front/po/po.h"
#include "lint/check_fit.h"
#include "middle/translate.h"
#include "model/edition.h"

#define QUESTION_BYTES 1000

/* A text that is read. */
struct reading {
	struct wg_act *act;
	const struct wg_edition *edition;
	enum wg_domain domain;
	struct wg_str file, name;
	const struct wg_catalog *catalog; /* as it is on the disk */
	const struct wg_message *message;
};

static const struct wg_catalog *
read_catalog(struct wg_arena *a, struct wg_str name, struct wg_str text,
    struct wg_diag *diag)
{
	struct wg_source *source = WG_NEW(a, struct wg_source);

	*source = (struct wg_source){ name, text };
	return wg_po_read(a, source, diag);
}

/* Only catalogs of the project are ever opened. */
static bool
find_catalog(struct reading *r)
{
	const struct wg_job *model = r->act->model;
	struct wg_str tag = wg_fields_get(r->act->station->form, "language");

	r->edition = wg_edition_find(
	    model->editions + 1, model->n_editions - 1, tag);
	for (unsigned d = 0; r->edition != NULL && d < WG_DOMAIN_COUNT; d++) {
		const struct wg_catalog *c =
		    wg_edition_texts(r->edition)->catalogs[d];

		if (c == NULL || !wg_str_eq(c->source->name,
		    wg_fields_get(r->act->station->form, "file")) ||
		    !wg_str_starts(c->source->name, WG_STR("locales/")))
			continue;
		r->domain = (enum wg_domain)d;
		r->file = c->source->name;
		return true;
	}
	return false;
}

/* False: it is there no more as it was shown, which was told. */
static bool
find(struct reading *r, struct wg_act *act)
{
	struct wg_diag *silent = wg_diag_open();
	struct wg_str text;

	*r = (struct reading){ .act = act,
		.name = wg_fields_get(act->station->form, "name") };
	if (find_catalog(r) && wg_act_read(act, r->file, &text)) {
		r->catalog =
		    wg_edition_texts(r->edition)->catalogs[r->domain];
		/* A large catalog takes its time. */
		if (!wg_str_eq(r->catalog->source->text, text))
			r->catalog = read_catalog(
			    act->arena, r->file, text, silent);
		r->message = !r->catalog->whole ? NULL :
		    wg_message_named(r->catalog, r->name);
	}
	wg_diag_close(silent);
	if (r->message != NULL && r->message->n_str == 1 &&
	    wg_str_eq(r->message->str[0].value,
		wg_fields_get(act->station->form, "was")))
		return true;
	wg_act_say(act, true, NULL, "%s", _("Somebody else has changed this "
	    "text meanwhile: nothing was overwritten. Read it again."));
	act->station->done = true;
	return false;
}

/* The page shows it no more, though the model may still hold it. */
static void
handled(struct reading *r)
{
	struct wg_desk *desk = r->act->desk;
	const struct wg_message *known = wg_catalog_lookup(
	    wg_edition_texts(r->edition)->catalogs[r->domain], r->act->arena,
	    r->message->context.value, r->message->id.value);

	if (known != NULL)
		wg_station_put(desk->arena, &desk->handled, known);
	r->act->station->done = true;
	/* Nobody waits until the model has been read again. */
	r->act->wrote = false;
	wg_act_set(r->act, "text", WG_NONE);
}

/* The message with its new text; NULL: it is there no more. */
static const struct wg_message *
read_corrected(struct reading *r, struct wg_str bytes)
{
	struct wg_diag *silent = wg_diag_open();
	const struct wg_catalog *after =
	    read_catalog(r->act->arena, r->file, bytes, silent);

	wg_diag_close(silent);
	return wg_catalog_lookup(after, r->act->arena,
	    r->message->context.value, r->message->id.value);
}

/* The catalog, then the marks beside it: what is written first is the one
 * that does not count alone.  'm' is the message as it is in 'bytes'. */
static bool
write_both(struct reading *r, struct wg_str bytes,
    const struct wg_message *m, bool read, const char *what)
{
	struct wg_act *act = r->act;
	struct wg_str tag = r->edition->language->tag, marks, now;
	struct wg_str name = wg_str_fmt(act->arena, "locales/%.*s/%s",
	    WG_ARG(tag), WG_MARKS_FILE);

	if (m == NULL ||
	    !wg_act_write(act, r->file, r->catalog->source->text, bytes,
		what))
		return false;
	if (!read || wg_file_read_below(act->arena, act->desk->job->root,
		name, 20u << 20, &marks) != WG_FILE_OK)
		return true;
	now = wg_marks_checked(act->arena, marks, r->message, m);
	return wg_str_eq(now, marks) ||
	    wg_act_write_too(act, name, marks, now, what);
}

/* What stands in a comment is one line, whatever a form sends; at most
 * 'most' bytes of it, and no half character. */
static struct wg_str
one_line(struct wg_arena *a, struct wg_str s, size_t most)
{
	char *line = wg_alloc(a, s.len + 1);
	size_t n = s.len < most ? s.len : most;

	while (n > 0 && n < s.len && ((unsigned char)s.ptr[n] & 0xC0) == 0x80)
		n--;
	for (size_t i = 0; i < n; i++)
		line[i] = (unsigned char)s.ptr[i] < ' ' ? ' ' : s.ptr[i];
	return (struct wg_str){ line, n };
}

static struct wg_touch
as_read(struct reading *r)
{
	struct wg_str role = one_line(
	    r->act->arena, wg_act_field(r->act, "role"), 60);

	return (struct wg_touch){ .role = role.len == 0 ?
		wg_str(_("reader")) : role,
		.day = r->act->model->today, .text = WG_NONE };
}

static const char *
about(struct reading *r, const char *what)
{
	return wg_str_fmt(r->act->arena, "%s: %.*s%s", what,
	    (int)(r->message->id.value.len < 60 ? r->message->id.value.len :
		60), r->message->id.value.ptr,
	    r->message->id.value.len > 60 ? "…" : "").ptr;
}

void
wg_act_accept(struct wg_act *act)
{
	struct reading r;
	struct wg_touch touch;

	if (!find(&r, act))
		return;
	touch = as_read(&r);
	if (!write_both(&r, wg_catalog_touch(act->arena, r.catalog, r.message,
		&touch), r.message, true, about(&r, _("accepted"))))
		return;
	wg_act_say(act, false, NULL, "%s", _("Accepted."));
	handled(&r);
}

void
wg_act_skip(struct wg_act *act)
{
	wg_act_set(act, "after", wg_str_fmt(act->arena, "%.*s %.*s",
	    WG_ARG(wg_act_field(act, "file")),
	    WG_ARG(wg_act_field(act, "name"))));
	act->station->done = true;
	wg_act_set(act, "text", WG_NONE);
}

void
wg_act_ask(struct wg_act *act)
{
	struct reading r;
	struct wg_touch touch = { .text = WG_NONE };
	struct wg_str question = wg_act_field(act, "question");

	if (question.len == 0) {
		wg_act_say(act, true, "question", "%s",
		    _("Write what you want to ask."));
		return;
	}
	if (!find(&r, act))
		return;
	question = one_line(act->arena, question, QUESTION_BYTES);
	touch.question = wg_str_fmt(act->arena, "%.*s (%.*s)",
	    WG_ARG(question), WG_ARG(act->model->today));
	if (!write_both(&r, wg_catalog_touch(act->arena, r.catalog, r.message,
		&touch), r.message, false, about(&r, _("asked"))))
		return;
	wg_act_say(act, false, NULL, "%s", _("Asked."));
	handled(&r);
}

/* What 'check' says of this one text in the new catalog.  '*worst' is the
 * worst of it, or -1. */
static void
check(struct reading *r, struct wg_str bytes, int *worst)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	const struct wg_catalog *catalogs[WG_DOMAIN_COUNT];
	const struct wg_catalog *now =
	    read_catalog(a, r->file, bytes, diag);
	const struct wg_message *m = wg_message_named(now, r->name);
	const struct wg_edition *e;

	memcpy(catalogs, wg_edition_texts(r->edition)->catalogs,
	    sizeof(catalogs));
	catalogs[r->domain] = now;
	e = wg_translate(a, r->act->model->project, r->edition->language,
	    catalogs, diag);
	wg_fit_check(e, r->act->desk->fonts, diag);
	*worst = m == NULL || !now->whole ? WG_ERROR : -1;
	for (const struct wg_report *p = diag->first; p; p = p->next) {
		const struct wg_diag_kind *k = wg_diag_kind(p->id);

		if (m == NULL || p->at.source != now->source ||
		    p->at.start < m->at.start ||
		    p->at.start >= m->at.start + m->at.length ||
		    k->severity == WG_NOTE)
			continue;
		wg_act_say(r->act, true, "text", "%s%s%.*s%s%.*s",
		    _(k->phrase), p->detail.len > 0 ? ": " : "",
		    WG_ARG(p->detail), p->hint.len > 0 ? " – " : "",
		    WG_ARG(p->hint));
		if ((int)k->severity > *worst)
			*worst = (int)k->severity;
	}
	wg_diag_close(diag);
	wg_arena_close(a);
}

void
wg_act_correct(struct wg_act *act)
{
	struct reading r;
	struct wg_touch touch;
	struct wg_str bytes, text = wg_act_field(act, "text");
	int worst;

	if (!find(&r, act))
		return;
	if (wg_str_blank(text)) {
		wg_act_say(act, true, "text", "%s",
		    _("An empty text cannot be saved."));
		return;
	}
	touch = as_read(&r);
	touch.text = text;
	bytes = wg_catalog_touch(act->arena, r.catalog, r.message, &touch);
	check(&r, bytes, &worst);
	if (worst >= 0 && (worst == WG_ERROR ||
	    !wg_str_eq(wg_act_field(act, "warned"), r.name))) {
		act->station->warned = worst != WG_ERROR;
		return;
	}
	act->station->n_words = 0;
	if (!write_both(&r, bytes, read_corrected(&r, bytes), true,
		about(&r, _("corrected"))))
		return;
	wg_act_say(act, false, NULL, "%s", _("Saved."));
	handled(&r);
}
