/*
 * A byte a document, and a list of those that are not zero: a trace is cleared
 * for each file, and most files read few documents.
 */
#include "model/trace.h"

#include <stddef.h>

#include "model/edition.h"
#include "model/project.h"

static _Thread_local struct wg_trace *noting;

struct wg_trace *
wg_trace_new(struct wg_arena *a, const struct wg_project *p)
{
	struct wg_trace *t = WG_NEW(a, struct wg_trace);

	t->arena = a;
	t->project = p;
	t->documents = WG_NEW_ARRAY(a, p->documents.n + 1, uint8_t);
	return t;
}

void
wg_trace_begin(struct wg_trace *t)
{
	for (size_t i = 0; i < t->touched.n; i++) {
		t->documents[t->touched.at[i]] = 0;
		for (size_t k = 0; k < t->languages.n; k++)
			t->languages.at[k].documents[t->touched.at[i]] = 0;
	}
	for (size_t k = 0; k < t->languages.n; k++)
		t->languages.at[k].labels = false;
	t->touched.n = 0;
	noting = t;
}

void
wg_trace_end(void)
{
	noting = NULL;
}

struct wg_trace *
wg_trace_pause(void)
{
	struct wg_trace *t = noting;

	noting = NULL;
	return t;
}

void
wg_trace_resume(struct wg_trace *t)
{
	noting = t;
}

static void
touch(struct wg_trace *t, uint8_t *documents, uint32_t i, enum wg_read what)
{
	if (documents[i] == 0)
		WG_PUSH(t->arena, &t->touched) = i;
	documents[i] = (uint8_t)(documents[i] | what);
}

void
wg_trace_document(const struct wg_document *d, enum wg_read what)
{
	struct wg_trace *t = noting;

	if (t != NULL && d->index < t->project->documents.n &&
	    &t->project->documents.at[d->index] == d)
		touch(t, t->documents, d->index, what);
}

static struct wg_trace_language *
language_of(struct wg_trace *t, const struct wg_language *l)
{
	size_t n = t->languages.n;

	for (size_t i = 0; i < n; i++)
		if (t->languages.at[i].language == l)
			return &t->languages.at[i];
	WG_PUSH(t->arena, &t->languages) = (struct wg_trace_language){
		.language = l, .documents = WG_NEW_ARRAY(
		    t->arena, t->project->documents.n + 1, uint8_t) };
	return &t->languages.at[n];
}

void
wg_trace_unit(const struct wg_edition *e, uint32_t unit)
{
	struct wg_trace *t = noting;
	const struct wg_document *d;
	enum wg_read what;

	if (t == NULL || unit == 0)
		return;
	d = t->project->units.at[unit].document;
	what = d->title != NULL && d->title->unit == unit ?
	    WG_READ_TITLE : WG_READ_DOCUMENT;
	if (e->language == t->project->source)
		wg_trace_document(d, what);
	else
		touch(t, language_of(t, e->language)->documents, d->index,
		    what);
}

void
wg_trace_progress(const struct wg_edition *e, const struct wg_document *d)
{
	struct wg_trace *t = noting;

	if (t == NULL || d->index >= t->project->documents.n ||
	    &t->project->documents.at[d->index] != d)
		return;
	if (e->language == t->project->source)
		wg_trace_document(d, WG_READ_DOCUMENT);
	else
		touch(t, language_of(t, e->language)->documents, d->index,
		    WG_READ_DOCUMENT);
}

void
wg_trace_label(const struct wg_edition *e)
{
	if (noting != NULL)
		language_of(noting, e->language)->labels = true;
}
