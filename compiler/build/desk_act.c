/*
 * Writing: one lock, one comparison, one renaming, one line that tells.  What
 * was there before is kept in memory as long as the station runs.
 */
#include "build/desk_act.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/diag_list.h"
#include "base/intl.h"
#include "base/map.h"
#include "build/job.h"
#include "build/load.h"
#include "front/xml/edit.h"
#include "front/xml/xml.h"
#include "store/lock.h"
#include "store/replace.h"

struct wg_desk_change {
	struct wg_desk_change *before;
	struct wg_str name, was, bytes;
	const char *what;
	bool with_before; /* both are one change */
};

void
wg_act_say(struct wg_act *act, bool bad, const char *field,
    const char *format, ...)
{
	struct wg_station *s = act->station;
	va_list list;

	if (s->n_words == WG_STATION_WORDS)
		return;
	va_start(list, format);
	s->words[s->n_words++] = (struct wg_station_word){
		.text = wg_str_vfmt(act->arena, format, list),
		.field = wg_str(field), .bad = bad };
	va_end(list);
}

struct wg_str
wg_act_field(const struct wg_act *act, const char *name)
{
	return wg_str_trim(wg_fields_get(act->station->form, name));
}

void
wg_act_set(struct wg_act *act, const char *name, struct wg_str value)
{
	const struct wg_fields *old = act->station->form;
	struct wg_fields *form = WG_NEW(act->arena, struct wg_fields);

	form->fields =
	    WG_NEW_ARRAY(act->arena, old->n + 1, struct wg_fields_one);
	form->fields[form->n++] =
	    (struct wg_fields_one){ wg_str(name), value };
	for (size_t i = 0; i < old->n; i++)
		if (!wg_str_is(old->fields[i].name, name))
			form->fields[form->n++] = old->fields[i];
	act->station->form = form;
}

/* One line for whoever started it. */
static void
tell(struct wg_str name, const char *what)
{
	fprintf(stderr, "wegweiser: %.*s: %s\n", WG_ARG(name), what);
	fflush(stderr);
}

static enum wg_replaced
replace(struct wg_act *act, struct wg_str name, struct wg_str was,
    struct wg_str bytes)
{
	struct wg_str root = act->desk->job->root;
	const char *path = wg_str_fmt(act->arena, "%.*s/%.*s", WG_ARG(root),
	    WG_ARG(name)).ptr;

	return wg_replace(&(struct wg_replacement){ .path = path,
	    .root = root, .was = was, .bytes = bytes, .folder = true });
}

/* A new file is undone by taking it away, if it is still that. */
static enum wg_replaced
take_away(struct wg_act *act, const struct wg_desk_change *c)
{
	struct wg_str root = act->desk->job->root, now;

	if (wg_file_read_below(act->arena, root, c->name, WG_XML_BYTES,
		&now) != WG_FILE_OK || !wg_str_eq(now, c->bytes))
		return WG_SAVED_MEANWHILE;
	return unlink(wg_str_fmt(act->arena, "%.*s/%.*s", WG_ARG(root),
	    WG_ARG(c->name)).ptr) == 0 ? WG_REPLACED : WG_NOT_REPLACED;
}

/* With the lock that commands have. */
static bool
lock(struct wg_act *act, int *fd)
{
	if (wg_lock_catalogs(wg_str_fmt(act->arena, "%.*s/locales",
		WG_ARG(act->desk->job->root)).ptr, true, fd))
		return true;
	wg_act_say(act, true, NULL, "%s",
	    _("another wegweiser is at work there; try again in a moment"));
	return false;
}

static bool
came(struct wg_act *act, enum wg_replaced done, struct wg_str name)
{
	if (done == WG_REPLACED || done == WG_SAME)
		return true;
	if (done == WG_SAVED_MEANWHILE)
		wg_act_say(act, true, NULL, _("Somebody else has changed this "
		    "meanwhile: nothing was overwritten. Look at what stands "
		    "there now, and do it again. (%.*s)"), WG_ARG(name));
	else
		wg_act_say(act, true, NULL, "%.*s: %s", WG_ARG(name),
		    _(wg_replaced_say(done)));
	return false;
}

bool
wg_act_write(struct wg_act *act, struct wg_str name, struct wg_str was,
    struct wg_str bytes, const char *what)
{
	struct wg_desk *desk = act->desk;
	struct wg_desk_change *c;
	enum wg_replaced done;
	int fd;

	if (!lock(act, &fd))
		return false;
	done = replace(act, name, was, bytes);
	if (fd >= 0)
		close(fd);
	if (!came(act, done, name))
		return false;
	if (done == WG_SAME)
		return true;
	c = WG_NEW(desk->arena, struct wg_desk_change);
	*c = (struct wg_desk_change){ desk->changes,
		wg_str_dup(desk->arena, name),
		was.ptr == NULL ? WG_NONE : wg_str_dup(desk->arena, was),
		wg_str_dup(desk->arena, bytes),
		wg_cstr(desk->arena, wg_str_dup(desk->arena, wg_str(what))), false };
	desk->changes = c;
	tell(name, what);
	act->wrote = true;
	return true;
}

bool
wg_act_write_too(struct wg_act *act, struct wg_str name, struct wg_str was,
    struct wg_str bytes)
{
	if (!wg_act_write(act, name, was, bytes, act->desk->changes->what))
		return false;
	act->desk->changes->with_before = true;
	return true;
}

static bool
undo_one(struct wg_act *act, const struct wg_desk_change *c)
{
	enum wg_replaced done;
	int fd;

	if (!lock(act, &fd))
		return false;
	done = c->was.ptr == NULL ? take_away(act, c) :
	    replace(act, c->name, c->bytes, c->was);
	if (fd >= 0)
		close(fd);
	return came(act, done, c->name);
}

void
wg_act_undo(struct wg_act *act)
{
	struct wg_desk_change *c = act->desk->changes;

	if (c == NULL) {
		wg_act_say(act, true, NULL,
		    "%s", _("There is nothing to undo."));
		return;
	}
	for (bool more = true; more; c = more ? c->before : c) {
		more = c->with_before;
		act->desk->changes = c->before;
		if (!undo_one(act, c))
			return;
	}
	*act->desk->handled = (struct wg_map){ .n = 0 };
	tell(c->name, wg_str_fmt(act->arena, _("undone: %s"), c->what).ptr);
	wg_act_say(act, false, NULL, _("Undone: %s"), c->what);
	act->wrote = true;
}

const char *
wg_desk_last_change(const struct wg_desk *desk)
{
	return desk->changes != NULL ? desk->changes->what : NULL;
}

bool
wg_act_read(struct wg_act *act, struct wg_str name, struct wg_str *bytes)
{
	if (wg_file_read_below(act->arena, act->desk->job->root, name,
		20u << 20, bytes) == WG_FILE_OK)
		return true;
	wg_act_say(act, true, NULL, _("%.*s cannot be read"), WG_ARG(name));
	return false;
}

/* Checking. */

static bool
was_there(const struct wg_diag *before, const struct wg_report *r)
{
	for (const struct wg_report *b = before->first; b; b = b->next)
		if (b->id == r->id && wg_str_eq(b->detail, r->detail) &&
		    wg_str_eq(b->at.source == NULL ? WG_NONE :
			b->at.source->name,
			r->at.source == NULL ? WG_NONE : r->at.source->name))
			return true;
	return false;
}

/* The field that a report is about, or NULL. */
static const char *
field_of(const struct wg_report *r, struct wg_str name,
    const struct wg_xml_edits *edits)
{
	if (r->at.source == NULL || !wg_str_eq(r->at.source->name, name))
		return NULL;
	for (size_t i = 0; i < edits->list.n; i++) {
		const struct wg_xml_edit *e = &edits->list.at[i];

		if (r->at.start < e->now + e->text.len &&
		    r->at.start + r->at.length > e->now)
			return e->field;
	}
	return NULL;
}

static void
tell_report(struct wg_act *act, const struct wg_report *r, const char *field)
{
	const struct wg_diag_kind *k = wg_diag_kind(r->id);

	wg_act_say(act, k->severity == WG_ERROR, field, "%s%s%.*s%s%.*s",
	    _(k->phrase), r->detail.len > 0 ? ": " : "", WG_ARG(r->detail),
	    r->hint.len > 0 ? " – " : "", WG_ARG(r->hint));
}

bool
wg_act_check(struct wg_act *act, struct wg_str name, struct wg_str bytes,
    const struct wg_xml_edits *edits)
{
	const struct wg_job *model = act->model;
	struct wg_diag *now = wg_diag_open(), *before = wg_diag_open();
	struct wg_source *source = WG_NEW(act->arena, struct wg_source);
	struct wg_str today = model->today;
	bool good = true;

	*source = (struct wg_source){ name, bytes };
	/* In this thread alone: it speaks the visitor's language. */
	wg_load_instead(act->arena, model->root, 1, &today, source, now);
	if (wg_diag_reports(now) > 0)
		wg_load(act->arena, model->root, 1, &today, before);
	for (const struct wg_report *r = now->first; r; r = r->next) {
		enum wg_severity severity = wg_diag_kind(r->id)->severity;

		if (severity == WG_NOTE || was_there(before, r))
			continue;
		tell_report(act, r, field_of(r, name, edits));
		good &= severity != WG_ERROR;
	}
	wg_diag_close(now);
	wg_diag_close(before);
	return good;
}
