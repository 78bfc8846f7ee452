/*
 * A list of reports per thread, in an arena of its own; sorted and printed
 * once at the end.  base/diag_print.c draws them.
 */
#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag_list.h"
#include "base/intl.h"
#include "base/map.h"
#include "base/near.h"

static const struct wg_diag_kind kinds[] = {
#define WG_DIAG(id, severity, code, phrase, explanation) \
	[WG_D_##id] = { WG_##severity, code, phrase, explanation },
#include "base/diag.def"
};

const struct wg_diag_kind *
wg_diag_kind(enum wg_diag_id id)
{
	return &kinds[id];
}

const struct wg_diag_kind *
wg_diag_lookup(struct wg_str code, struct wg_str *near)
{
	struct wg_near best = { .word = code, .limit = 3 };
	size_t i;

	for (i = 0; i < WG_D_COUNT && !best.exact; i++)
		wg_near_try(&best, wg_str(kinds[i].code));
	*near = best.found;
	return best.exact ? &kinds[i - 1] : NULL;
}

struct wg_diag *
wg_diag_open(void)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *d = WG_NEW(a, struct wg_diag);

	d->arena = a;
	d->last = &d->first;
	d->last_mute = &d->mutes;
	return d;
}

void
wg_diag_close(struct wg_diag *d)
{
	if (d == NULL)
		return;
	for (size_t i = 0; i < d->merged.n; i++)
		wg_arena_close(d->merged.at[i]);
	wg_arena_close(d->arena);
}

void
wg_diag_language(struct wg_diag *d, struct wg_str tag)
{
	d->language = tag.len == 0 ? WG_NONE : wg_str_dup(d->arena, tag);
}

void
wg_report(struct wg_diag *d, enum wg_diag_id id, struct wg_span at,
    const char *detail, ...)
{
	struct wg_report *r = WG_NEW(d->arena, struct wg_report);
	va_list args;

	*r = (struct wg_report){ .id = id, .at = at, .language = d->language };
	if (detail != NULL) {
		va_start(args, detail);
		r->detail = wg_str_vfmt(d->arena, _(detail), args);
		va_end(args);
	}
	*d->last = r;
	d->last = &r->next;
	d->newest = r;
	d->n++;
}

void
wg_hint(struct wg_diag *d, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	d->newest->hint = wg_str_vfmt(d->arena, _(fmt), args);
	va_end(args);
}

void
wg_note(struct wg_diag *d, struct wg_span at, const char *fmt, ...)
{
	struct wg_report_note *note = WG_NEW(d->arena, struct wg_report_note);
	struct wg_report_note **end = &d->newest->notes;
	va_list args;

	va_start(args, fmt);
	*note = (struct wg_report_note){ .at = at,
		.text = wg_str_vfmt(d->arena, _(fmt), args) };
	va_end(args);
	while (*end != NULL)
		end = &(*end)->next;
	*end = note;
}

void
wg_diag_mute(struct wg_diag *d, enum wg_diag_id id, struct wg_span inside,
    struct wg_span at)
{
	struct wg_mute *m = WG_NEW(d->arena, struct wg_mute);

	*m = (struct wg_mute){ .id = id, .inside = inside, .at = at,
		.language = d->language };
	*d->last_mute = m;
	d->last_mute = &m->next;
}

void
wg_diag_adopt(struct wg_diag *d, struct wg_arena *a)
{
	WG_PUSH(d->arena, &d->merged) = a;
}

/* Sources that go, and their copies.  Most reports are about the source that
 * the one before was about. */
struct heirs {
	const struct wg_arena *going;
	struct wg_arena *a;
	struct wg_map *copies;
	const struct wg_source *last, *last_copy;
};

/* The file may have been read again, and be another by now: then it is another
 * source. */
static const struct wg_source *
copy_of(const struct heirs *h, const struct wg_source *source)
{
	struct wg_source *copy = wg_map_get(h->copies, source->name);

	if (copy != NULL && wg_str_eq(copy->text, source->text))
		return copy;
	copy = WG_NEW(h->a, struct wg_source);
	copy->name = wg_str_dup(h->a, source->name);
	copy->text = wg_str_dup(h->a, source->text);
	wg_map_put(h->a, h->copies, copy->name, copy);
	return copy;
}

static void
inherit(struct heirs *h, struct wg_span *at)
{
	if (!wg_arena_holds(h->going, at->source))
		return;
	if (at->source != h->last) {
		h->last = at->source;
		h->last_copy = copy_of(h, at->source);
	}
	at->source = h->last_copy;
}

void
wg_diag_outlive(struct wg_diag *d, const struct wg_arena *going,
    struct wg_arena *a, struct wg_map *copies)
{
	struct heirs h = { .going = going, .a = a, .copies = copies };

	for (struct wg_report *r = d->first; r != NULL; r = r->next) {
		inherit(&h, &r->at);
		for (struct wg_report_note *n = r->notes; n; n = n->next)
			inherit(&h, &n->at);
	}
	for (struct wg_mute *m = d->mutes; m != NULL; m = m->next) {
		inherit(&h, &m->inside);
		inherit(&h, &m->at);
	}
}

size_t
wg_diag_reports(const struct wg_diag *d)
{
	return d->n;
}

bool
wg_diag_has(const struct wg_diag *d, enum wg_diag_id id)
{
	for (const struct wg_report *r = d->first; r != NULL; r = r->next)
		if (r->id == id)
			return true;
	return false;
}

bool
wg_diag_has_errors(const struct wg_diag *d)
{
	for (const struct wg_report *r = d->first; r != NULL; r = r->next)
		if (wg_diag_kind(r->id)->severity == WG_ERROR)
			return true;
	return false;
}

void
wg_diag_allow(struct wg_diag *d, struct wg_str comment, struct wg_span inside,
    struct wg_span at)
{
	struct wg_str rest = comment, code, near;
	const struct wg_diag_kind *kind;

	if (!wg_str_is(wg_str_word(&rest), "wegweiser:") ||
	    !wg_str_is(wg_str_word(&rest), "allow"))
		return;
	code = wg_str_word(&rest);
	kind = wg_diag_lookup(code, &near);
	if (kind != NULL && kind->severity != WG_ERROR) {
		wg_diag_mute(
		    d, (enum wg_diag_id)(kind - kinds), inside, at);
		wg_str_word(&rest); /* the dash */
		if (wg_str_word(&rest).len == 0)
			wg_report(d, WG_D_ALLOW_REASON, at, "%.*s",
			    WG_ARG(code));
		return;
	}
	wg_report(d, WG_D_ALLOW_UNUSED, at, kind != NULL ?
		"%.*s is an error and cannot be allowed" :
		N_("%.*s is not a code"), WG_ARG(code));
	if (kind == NULL && near.len > 0)
		wg_hint(d, "did you mean %.*s?", WG_ARG(near));
}

bool
wg_diag_empty(const struct wg_diag *d)
{
	return d->first == NULL && d->mutes == NULL;
}

bool
wg_diag_mutes(const struct wg_diag *d)
{
	return d->mutes != NULL;
}

static void
copy_report(struct wg_diag *into, const struct wg_report *r)
{
	struct wg_report *copy = WG_NEW(into->arena, struct wg_report);

	*copy = *r;
	copy->next = NULL;
	*into->last = into->newest = copy;
	into->last = &copy->next;
	into->n++;
}

void
wg_diag_pick(struct wg_diag *into, const struct wg_diag *from,
    bool (*wanted)(void *, enum wg_diag_id, struct wg_span, struct wg_str),
    void *context)
{
	for (const struct wg_report *r = from->first; r; r = r->next)
		if (wanted(context, r->id, r->at, r->language))
			copy_report(into, r);
}

void
wg_diag_copy(struct wg_diag *into, const struct wg_diag *from)
{
	for (const struct wg_report *r = from->first; r; r = r->next)
		copy_report(into, r);
	for (const struct wg_mute *m = from->mutes; m; m = m->next) {
		struct wg_mute *copy = WG_NEW(into->arena, struct wg_mute);

		*copy = *m;
		copy->next = NULL;
		copy->used = false;
		*into->last_mute = copy;
		into->last_mute = &copy->next;
	}
}

void
wg_diag_merge(struct wg_diag *into, struct wg_diag *from)
{
	if (from->first != NULL) {
		*into->last = from->first;
		into->last = from->last;
		into->newest = from->newest;
		into->n += from->n;
	}
	if (from->mutes != NULL) {
		*into->last_mute = from->mutes;
		into->last_mute = from->last_mute;
	}
	for (size_t i = 0; i < from->merged.n; i++)
		WG_PUSH(into->arena, &into->merged) = from->merged.at[i];
	WG_PUSH(into->arena, &into->merged) = from->arena;
}
