/*
 * Reports as a sequence of words and strings: a number ended by a blank, a
 * string as its length, a colon and its bytes.  The code of a report is its
 * slug, so that nothing depends on the order of diag.def.
 */
#include "store/diag_keep.h"

#include "base/arena.h"
#include "base/diag_list.h"
#include "base/out.h"

struct wg_diag_mark
wg_diag_mark(const struct wg_diag *d)
{
	return (struct wg_diag_mark){ d->last };
}

struct wg_diag_mark
wg_diag_beginning(struct wg_diag *d)
{
	return (struct wg_diag_mark){ &d->first };
}

static void
put_number(struct wg_out *out, uint32_t n)
{
	wg_out_fmt(out, "%u ", (unsigned)n);
}

static void
put_span(struct wg_out *out, struct wg_span at)
{
	wg_out_counted(out, at.source == NULL ? WG_NONE : at.source->name);
	put_number(out, at.start);
	put_number(out, at.length);
}

static void
put_report(struct wg_out *out, const struct wg_report *r)
{
	uint32_t notes = 0;

	wg_out_counted(out, wg_str(wg_diag_kind(r->id)->code));
	put_span(out, r->at);
	wg_out_counted(out, r->detail);
	wg_out_counted(out, r->hint);
	wg_out_counted(out, r->language);
	for (const struct wg_report_note *n = r->notes; n; n = n->next)
		notes++;
	put_number(out, notes);
	for (const struct wg_report_note *n = r->notes; n; n = n->next) {
		put_span(out, n->at);
		wg_out_counted(out, n->text);
	}
}

bool
wg_diag_write(const struct wg_diag *d, struct wg_diag_mark mark,
    bool (*stable)(void *, const struct wg_source *), void *context,
    struct wg_out *out)
{
	(void)d;
	return wg_diag_write_next(&mark, SIZE_MAX, stable, context, out);
}

bool
wg_diag_write_next(struct wg_diag_mark *mark, size_t n,
    bool (*stable)(void *, const struct wg_source *), void *context,
    struct wg_out *out)
{
	struct wg_report **from = mark->last, *r;
	size_t before = out->len;
	bool ok = true;

	for (; n > 0 && (r = *from) != NULL && ok; n--, from = &r->next) {
		ok = r->at.source == NULL || stable(context, r->at.source);
		for (const struct wg_report_note *note = r->notes; note && ok;
		     note = note->next)
			ok = note->at.source == NULL ||
			    stable(context, note->at.source);
		put_report(out, r);
	}
	mark->last = from;
	if (!ok)
		out->len = before;
	return ok;
}

/* Reading. */

struct reader {
	struct wg_diag *diag;
	struct wg_str rest;
	const struct wg_source *(*source)(void *, struct wg_str);
	void *context;
	const struct wg_diag_kind *kind; /* the last one: many are alike */
	bool ok;
};

static uint32_t
get_number(struct reader *r)
{
	uint32_t n = 0;

	if (!wg_str_uint(wg_str_cut(&r->rest, ' '), &n))
		r->ok = false;
	return n;
}

static struct wg_str
get_string(struct reader *r)
{
	struct wg_str s = WG_NONE;
	uint32_t length = 0;

	if (!wg_str_uint(wg_str_cut(&r->rest, ':'), &length) ||
	    length > r->rest.len) {
		r->ok = false;
		return WG_NONE;
	}
	if (length > 0)
		s = wg_str_dup(r->diag->arena, wg_str_head(r->rest, length));
	r->rest = wg_str_from(r->rest, length);
	return s;
}

static struct wg_span
get_span(struct reader *r)
{
	struct wg_str name = get_string(r);
	struct wg_span at = { .start = get_number(r) };

	at.length = get_number(r);
	if (name.len > 0)
		at.source = r->source(r->context, name);
	if (name.len > 0 && (at.source == NULL ||
		(uint64_t)at.start + at.length > at.source->text.len))
		r->ok = false;
	return at;
}

static enum wg_diag_id
id_of(struct reader *r)
{
	struct wg_str code = get_string(r), near;

	if (r->kind == NULL || !wg_str_is(code, r->kind->code))
		r->kind = wg_diag_lookup(code, &near);
	if (r->kind == NULL) {
		r->ok = false;
		return (enum wg_diag_id)0;
	}
	return (enum wg_diag_id)(r->kind -
	    wg_diag_kind((enum wg_diag_id)0));
}

static struct wg_report *
get_report(struct reader *r)
{
	struct wg_report *report = WG_NEW(r->diag->arena, struct wg_report);
	struct wg_report_note **end = &report->notes;
	uint32_t notes;

	report->id = id_of(r);
	report->at = get_span(r);
	report->detail = get_string(r);
	report->hint = get_string(r);
	report->language = get_string(r);
	notes = get_number(r);
	for (uint32_t i = 0; i < notes && r->ok; i++) {
		*end = WG_NEW(r->diag->arena, struct wg_report_note);
		(*end)->at = get_span(r);
		(*end)->text = get_string(r);
		end = &(*end)->next;
	}
	return report;
}

bool
wg_diag_replay(struct wg_diag *d, struct wg_str text,
    const struct wg_source *(*source)(void *, struct wg_str), void *context)
{
	struct reader r = { d, text, source, context, NULL, true };
	struct wg_report *first = NULL, **end = &first, *newest = NULL;
	size_t n = 0;

	while (r.rest.len > 0 && r.ok) {
		*end = newest = get_report(&r);
		end = &newest->next;
		n++;
	}
	if (!r.ok)
		return false;
	if (first != NULL) {
		*d->last = first;
		d->last = end;
		d->newest = newest;
		d->n += n;
	}
	return true;
}
