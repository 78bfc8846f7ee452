/*
 * A byte a document, and a list of those that are not zero: a trace is cleared
 * for each file, and most files read few documents.
 */
#include "model/trace.h"

#include <stddef.h>

#include "model/edition.h"
#include "model/project.h"

/* How far up the half of what is shared is [bit]. */
#define SHARED 4
#define SHARED_HALF 0xF0
#define SHARED_LISTS 8
#define SHARED_LISTS_HALF 0xFF00

static _Thread_local struct wg_trace *noting;

struct wg_trace *
wg_trace_new(struct wg_arena *a, const struct wg_project *p)
{
	struct wg_trace *t = WG_NEW(a, struct wg_trace);

	t->arena = a;
	t->project = p;
	t->documents = WG_NEW_ARRAY(a, p->documents.n + 1, uint8_t);
	t->touched_already = WG_NEW_ARRAY(a, p->documents.n + 1, bool);
	t->regions = WG_NEW_ARRAY(a, p->regions.n + 1, uint16_t);
	return t;
}

/* What is left of a byte: what is shared. */
static uint8_t
shared(uint8_t noted)
{
	return (uint8_t)((noted & SHARED_HALF) | noted >> SHARED);
}

/* Forget what is not shared of a document.  True: something is. */
static bool
clear(struct wg_trace *t, uint32_t i)
{
	unsigned left = t->documents[i] = shared(t->documents[i]);

	for (size_t k = 0; k < t->languages.n; k++) {
		uint8_t *noted = &t->languages.at[k].documents[i];

		left |= *noted = shared(*noted);
	}
	t->touched_already[i] = left != 0;
	return left != 0;
}

static uint16_t
shared_lists(uint16_t noted)
{
	return (uint16_t)(
	    (noted & SHARED_LISTS_HALF) | noted >> SHARED_LISTS);
}

void
wg_trace_begin(struct wg_trace *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->touched.n; i++)
		if (clear(t, t->touched.at[i]))
			t->touched.at[n++] = t->touched.at[i];
	t->touched.n = n;
	for (size_t k = 0; k < t->languages.n; k++)
		t->languages.at[k].labels =
		    shared(t->languages.at[k].labels);
	for (size_t i = 0; i < t->project->regions.n; i++)
		t->regions[i] = shared_lists(t->regions[i]);
	t->lists = shared_lists(t->lists);
	t->sharing = false;
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

void
wg_trace_share(bool on)
{
	if (noting != NULL)
		noting->sharing = on;
}

static void
touch(struct wg_trace *t, uint8_t *documents, uint32_t i, unsigned what)
{
	if (!t->touched_already[i]) {
		t->touched_already[i] = true;
		WG_PUSH(t->arena, &t->touched) = i;
	}
	documents[i] = (uint8_t)(documents[i] | what |
	    (t->sharing ? what << SHARED : 0));
}

static bool
is_its_own(const struct wg_trace *t, const struct wg_document *d)
{
	return d->index < t->project->documents.n &&
	    &t->project->documents.at[d->index] == d;
}

void
wg_trace_document(const struct wg_document *d, enum wg_read what)
{
	struct wg_trace *t = noting;

	if (t != NULL && is_its_own(t, d))
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

static void
note_labels(struct wg_trace *t, const struct wg_edition *e)
{
	language_of(t, e->language)->labels |= t->sharing ? 1 << SHARED | 1 : 1;
}

/* What is said in an edition: a translation is shown in place of what the
 * source says, and with its structure. */
static void
note_words(struct wg_trace *t, const struct wg_edition *e,
    const struct wg_document *d, enum wg_read what)
{
	touch(t, t->documents, d->index, what);
	if (e->language == t->project->source)
		return;
	/* What it says of the project and of regions goes with its labels. */
	if (wg_kind_is_common(d->kind))
		note_labels(t, e);
	else
		touch(t, language_of(t, e->language)->documents, d->index,
		    what);
}

void
wg_trace_unit(const struct wg_edition *e, uint32_t unit)
{
	struct wg_trace *t = noting;
	const struct wg_document *d;

	if (t == NULL || unit == 0)
		return;
	d = t->project->units.at[unit].document;
	note_words(t, e, d, d->title != NULL && d->title->unit == unit ?
		WG_READ_TITLE : WG_READ_DOCUMENT);
}

void
wg_trace_words(const struct wg_edition *e, const struct wg_document *d)
{
	struct wg_trace *t = noting;

	if (t != NULL && is_its_own(t, d))
		note_words(t, e, d, WG_READ_DOCUMENT);
}

void
wg_trace_label(const struct wg_edition *e)
{
	/* Those of the source are the program's. */
	if (noting != NULL && e->language != noting->project->source)
		note_labels(noting, e);
}

void
wg_trace_list(const struct wg_region *r, enum wg_read_list list)
{
	struct wg_trace *t = noting;
	uint16_t bits;

	if (t == NULL)
		return;
	bits = (uint16_t)(1 << list |
	    (t->sharing ? 1 << (list + SHARED_LISTS) : 0));
	if (r == NULL)
		t->lists |= bits;
	else if (r >= t->project->regions.at &&
	    r < t->project->regions.at + t->project->regions.n)
		t->regions[r - t->project->regions.at] |= bits;
}
