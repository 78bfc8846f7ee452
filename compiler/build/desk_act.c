/*
 * Writing: one lock, one note for undoing and sending, one comparison, one
 * renaming, one line that tells.
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
#include "build/job.h"
#include "build/load.h"
#include "front/xml/edit.h"
#include "front/xml/xml.h"
#include "store/ledger.h"
#include "store/lock.h"
#include "store/replace.h"

#define LOCK_MS 3000 /* whoever reads all catalogs has it as long */
#define UNDONE_BYTES ((size_t)20 << 20)

void
wg_act_say(struct wg_act *act, bool bad, const char *field,
    const char *format, ...)
{
	struct wg_station *s = act->station;
	struct wg_station_word word = { .field = wg_str(field), .bad = bad };
	va_list list;

	va_start(list, format);
	word.text = wg_str_vfmt(act->arena, format, list);
	va_end(list);
	/* A message of two places is reported of both. */
	for (size_t i = 0; i < s->n_words; i++)
		if (wg_str_eq(s->words[i].text, word.text) &&
		    wg_str_eq(s->words[i].field, word.field))
			return;
	if (s->n_words < WG_STATION_WORDS)
		s->words[s->n_words++] = word;
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

bool
wg_act_lock(struct wg_act *act, int *fd)
{
	if (wg_desk_git_works(act->desk)) {
		wg_act_say(act, true, NULL, "%s",
		    _("git is just at work there; try again in a moment"));
		return false;
	}
	if (wg_lock_catalogs_within(LOCK_MS, wg_str_fmt(act->arena,
		"%.*s/locales", WG_ARG(act->desk->job->root)).ptr, true, fd))
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

/* What it cannot be noted on the disk for. */
static void
tell_trouble(struct wg_act *act)
{
	if (act->desk->ledger->trouble != 0)
		wg_act_say(act, true, NULL, _("This could not be noted on the "
		    "disk (%s): it can be undone and sent until the program "
		    "is closed."), strerror(act->desk->ledger->trouble));
}

/* 'with' is as for wg_ledger_write(). */
static bool
write_one(struct wg_act *act, struct wg_str name, struct wg_str was,
    struct wg_str bytes, const char *what, unsigned with)
{
	struct wg_ledger *ledger = act->desk->ledger;
	enum wg_replaced done;
	int fd, error;

	if (!wg_act_lock(act, &fd))
		return false;
	wg_ledger_write(ledger, name, was, bytes, what, with);
	done = replace(act, name, was, bytes);
	error = errno;
	if (done != WG_REPLACED)
		wg_ledger_take_back(ledger);
	if (fd >= 0)
		close(fd);
	errno = error;
	if (!came(act, done, name))
		return false;
	if (done == WG_SAME)
		return true;
	tell_trouble(act);
	tell(name, what);
	act->wrote = true;
	return true;
}

bool
wg_act_write(struct wg_act *act, struct wg_str name, struct wg_str was,
    struct wg_str bytes, const char *what)
{
	return write_one(act, name, was, bytes, what, 0);
}

bool
wg_act_write_too(struct wg_act *act, struct wg_str name, struct wg_str was,
    struct wg_str bytes, const char *what)
{
	return write_one(act, name, was, bytes, what,
	    act->wrote ? act->desk->ledger->n_changes : 0);
}

/* With the lock.  What somebody else has written since stays, and this cannot
 * be undone any more. */
static bool
undo_one(struct wg_act *act)
{
	struct wg_ledger *ledger = act->desk->ledger;
	const struct wg_ledger_change *c = ledger->changes;
	struct wg_str root = act->desk->job->root, now, was;
	struct wg_str name = wg_str_dup(act->arena, c->name);
	enum wg_file_error error =
	    wg_file_read_below(act->arena, root, name, UNDONE_BYTES, &now);
	enum wg_replaced done = WG_SAVED_MEANWHILE;

	was = error == WG_FILE_OK ?
	    wg_ledger_without(ledger, act->arena, now) : WG_NONE;
	if (error != WG_FILE_OK && error != WG_FILE_MISSING)
		done = WG_NOT_REPLACED;
	else if (was.ptr != NULL && !c->new_file)
		done = replace(act, name, now, was);
	else if (was.ptr != NULL) /* a new file: if it is still that */
		done = unlink(wg_str_fmt(act->arena, "%.*s/%.*s", WG_ARG(root),
		    WG_ARG(name)).ptr) == 0 ? WG_REPLACED : WG_NOT_REPLACED;
	if (!came(act, done, name)) {
		if (done == WG_SAVED_MEANWHILE)
			wg_ledger_drop(ledger);
		return false;
	}
	act->wrote = true;
	wg_ledger_undone(ledger, now);
	return true;
}

void
wg_act_undo(struct wg_act *act)
{
	struct wg_desk *desk = act->desk;
	struct wg_ledger *ledger = desk->ledger;
	struct wg_str name;
	const char *what;
	bool good, more;
	int fd;

	if (ledger->changes == NULL) {
		wg_act_say(act, true, NULL,
		    "%s", _("There is nothing to undo."));
		return;
	}
	if (ledger->changes->number !=
	    wg_fields_number(act->station->form, "change", 0)) {
		wg_act_say(act, true, NULL, "%s", _("Something else was "
		    "changed since, in another window: nothing was undone."));
		return;
	}
	if (!wg_act_lock(act, &fd))
		return;
	what = wg_str_dup(act->arena, ledger->changes->what).ptr;
	name = wg_str_dup(act->arena, ledger->changes->name);
	do {
		more = ledger->changes->with_before;
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
	const struct wg_ledger_change *c = desk->ledger->changes;

	s->undo = c == NULL ? NULL : c->what.ptr;
	s->undo_number = c == NULL ? 0 : c->number;
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
	bool good = true, loaded = false;

	*source = (struct wg_source){ name, bytes };
	/* In this thread alone: it speaks the visitor's language. */
	act->checked = wg_load_instead(
	    act->arena, model->root, 1, &today, source, now);
	for (const struct wg_report *r = now->first; r; r = r->next) {
		enum wg_severity severity = wg_diag_kind(r->id)->severity;

		if (severity == WG_NOTE)
			continue;
		if (!loaded)
			wg_load(act->arena, model->root, 1, &today, before);
		loaded = true;
		if (was_there(before, r))
			continue;
		tell_report(act, r, field_of(r, name, edits));
		good &= severity != WG_ERROR;
	}
	wg_diag_close(now);
	wg_diag_close(before);
	return good;
}
