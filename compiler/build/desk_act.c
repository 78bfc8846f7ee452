/*
 * Writing: one lock, one comparison, one renaming, one line that tells.  What
 * was there before is kept in memory, for the last changes.
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

#define UNDO_BYTES ((size_t)64 << 20) /* both texts of all that is kept */

struct wg_desk_change {
	struct wg_arena *arena; /* its own */
	struct wg_desk_change *before;
	unsigned number;
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

bool
wg_act_lock(struct wg_act *act, int *fd)
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

/* The text as it is kept; absent stays absent. */
static struct wg_str
keep(struct wg_arena *a, struct wg_str s)
{
	return s.ptr == NULL ? WG_NONE : wg_str_dup(a, s);
}

static struct wg_desk_change *
drop(struct wg_desk_change *c)
{
	struct wg_desk_change *before = c->before;

	wg_arena_close(c->arena);
	return before;
}

/* The oldest are forgotten; what is one change stays one. */
static void
forget(struct wg_desk_change *c)
{
	size_t bytes = 0;

	for (; c != NULL; c = c->before) {
		bytes += c->was.len + c->bytes.len;
		if (bytes > UNDO_BYTES && !c->with_before)
			break;
	}
	while (c != NULL && c->before != NULL)
		c->before = drop(c->before);
}

static void
remember(struct wg_desk *desk, struct wg_str name, struct wg_str was,
    struct wg_str bytes, const char *what)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_desk_change *c = WG_NEW(a, struct wg_desk_change);

	*c = (struct wg_desk_change){ .arena = a, .before = desk->changes,
		.number = ++desk->n_changes, .name = wg_str_dup(a, name),
		.was = keep(a, was), .bytes = keep(a, bytes),
		.what = wg_cstr(a, wg_str(what)) };
	desk->changes = c;
	wg_desk_keep_origin(desk, name, was, bytes);
}

bool
wg_act_write(struct wg_act *act, struct wg_str name, struct wg_str was,
    struct wg_str bytes, const char *what)
{
	enum wg_replaced done;
	int fd;

	if (!wg_act_lock(act, &fd))
		return false;
	done = replace(act, name, was, bytes);
	if (fd >= 0)
		close(fd);
	if (!came(act, done, name))
		return false;
	if (done == WG_SAME)
		return true;
	remember(act->desk, name, was, bytes, what);
	forget(act->desk->changes->before);
	tell(name, what);
	act->wrote = true;
	return true;
}

bool
wg_act_write_too(struct wg_act *act, struct wg_str name, struct wg_str was,
    struct wg_str bytes, const char *what)
{
	struct wg_desk *desk = act->desk;
	unsigned n = desk->n_changes;
	bool first = act->wrote;

	if (!wg_act_write(act, name, was, bytes, what))
		return false;
	if (first && desk->n_changes > n)
		desk->changes->with_before = true;
	return true;
}

/* With the lock.  What somebody else has written since stays, and this cannot
 * be undone any more. */
static bool
undo_one(struct wg_act *act)
{
	struct wg_desk_change *c = act->desk->changes;
	enum wg_replaced done = c->was.ptr == NULL ? take_away(act, c) :
	    replace(act, c->name, c->bytes, c->was);
	bool good = came(act, done, c->name);

	act->wrote |= good;
	if (good) /* it may have been sent since */
		wg_desk_keep_origin(act->desk, c->name, c->bytes, c->was);
	if (good || done == WG_SAVED_MEANWHILE)
		act->desk->changes = drop(c);
	return good;
}

void
wg_act_undo(struct wg_act *act)
{
	struct wg_desk *desk = act->desk;
	struct wg_str name;
	const char *what;
	bool good, more;
	int fd;

	if (desk->changes == NULL) {
		wg_act_say(act, true, NULL,
		    "%s", _("There is nothing to undo."));
		return;
	}
	if (desk->changes->number !=
	    wg_fields_number(act->station->form, "change", 0)) {
		wg_act_say(act, true, NULL, "%s", _("Something else was "
		    "changed since, in another window: nothing was undone."));
		return;
	}
	if (!wg_act_lock(act, &fd))
		return;
	what = wg_cstr(act->arena, wg_str(desk->changes->what));
	name = wg_str_dup(act->arena, desk->changes->name);
	do {
		more = desk->changes->with_before;
		good = undo_one(act);
	} while (good && more);
	if (fd >= 0)
		close(fd);
	if (act->wrote)
		desk->handled = (struct wg_map){ .n = 0 };
	if (!good)
		return;
	tell(name, wg_str_fmt(act->arena, _("undone: %s"), what).ptr);
	wg_act_say(act, false, NULL, _("Undone: %s"), what);
}

void
wg_desk_tell_change(const struct wg_desk *desk, struct wg_station *s)
{
	s->undo = desk->changes == NULL ? NULL : desk->changes->what;
	s->undo_number = desk->changes == NULL ? 0 : desk->changes->number;
}

void
wg_desk_forget(struct wg_desk *desk)
{
	while (desk->changes != NULL)
		desk->changes = drop(desk->changes);
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
