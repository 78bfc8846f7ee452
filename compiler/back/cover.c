#include "back/cover.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "model/trace.h"

struct wg_cover {
	struct wg_trace *trace;
	uint8_t *documents; /* by index: enum wg_covered */
	struct WG_VEC(uint32_t) touched;
	struct WG_VEC(const struct wg_language *) languages;
	bool public;
	bool noting;
};

static struct wg_cover *
cover_of(struct wg_task *task)
{
	const struct wg_project *p = task->build->project;

	if (task->cover == NULL) {
		task->cover = WG_NEW(task->arena, struct wg_cover);
		task->cover->trace = wg_trace_new(task->arena, p);
		task->cover->documents = WG_NEW_ARRAY(
		    task->arena, p->documents.n + 1, uint8_t);
	}
	return task->cover;
}

void
wg_cover_document(
    struct wg_task *task, const struct wg_document *d, enum wg_covered how)
{
	struct wg_cover *c = cover_of(task);
	uint8_t *at = &c->documents[d->index];

	if (*at == 0)
		WG_PUSH(task->arena, &c->touched) = d->index;
	*at = (uint8_t)(*at | how);
}

void
wg_cover_edition(struct wg_task *task, const struct wg_edition *e)
{
	struct wg_cover *c = cover_of(task);

	WG_PUSH(task->arena, &c->languages) = e->language;
}

void
wg_cover_public(struct wg_task *task)
{
	cover_of(task)->public = true;
}

void
wg_cover_begin(struct wg_task *task)
{
	struct wg_cover *c = cover_of(task);

	c->noting = true;
	wg_trace_begin(c->trace);
}

/* Comparing. */

static bool
has_language(const struct wg_cover *c, const struct wg_language *l)
{
	for (size_t i = 0; i < c->languages.n; i++)
		if (c->languages.at[i] == l)
			return true;
	return false;
}

static unsigned
uncovered(const struct wg_cover *c, const struct wg_document *d,
    unsigned read)
{
	unsigned how = c->documents[d->index];

	if ((how & WG_COVERS_ALL) || wg_kind_is_common(d->kind))
		return 0;
	if (how & WG_COVERS_TITLE)
		read &= ~(unsigned)WG_READ_TITLE;
	if (how & WG_COVERS_LINK)
		read &= ~(unsigned)(WG_READ_PUBLIC | WG_READ_CURRENT);
	if (c->public)
		read &= ~(unsigned)WG_READ_PUBLIC;
	return read;
}

static void
tell(struct wg_str path, struct wg_str what, const char *language,
    unsigned read)
{
	if (getenv("WEGWEISER_TRACE") != NULL)
		fprintf(stderr, "unseen read: %.*s: %.*s%s%s (%u)\n",
		    WG_ARG(path), WG_ARG(what), language[0] ? " in " : "",
		    language, read);
}

static bool
covers(const struct wg_cover *c, const struct wg_trace *t, uint32_t i,
    struct wg_str path)
{
	const struct wg_document *d = &t->project->documents.at[i];
	unsigned more = uncovered(c, d, t->documents[i]);
	bool ok = more == 0;

	if (!ok)
		tell(path, d->id, "", more);
	for (size_t k = 0; k < t->languages.n; k++) {
		const struct wg_trace_language *l = &t->languages.at[k];

		more = l->documents[i];
		if (has_language(c, l->language))
			more = uncovered(c, d, more);
		if (more != 0)
			tell(path, d->id, l->language->tag.ptr, more);
		ok &= more == 0;
	}
	return ok;
}

bool
wg_cover_end(struct wg_task *task, struct wg_str path)
{
	struct wg_cover *c = task->cover;
	const struct wg_trace *t;
	bool ok = true;

	if (c == NULL || !c->noting)
		return true;
	t = c->trace;
	for (size_t i = 0; i < t->touched.n; i++)
		ok &= covers(c, t, t->touched.at[i], path);
	for (size_t k = 0; k < t->languages.n; k++) {
		const struct wg_language *l = t->languages.at[k].language;

		if (!t->languages.at[k].labels || has_language(c, l))
			continue;
		tell(path, WG_STR("labels"), l->tag.ptr, 0);
		ok = false;
	}
	wg_cover_clear(task);
	return ok;
}

void
wg_cover_clear(struct wg_task *task)
{
	struct wg_cover *c = task->cover;

	if (c == NULL)
		return;
	if (c->noting)
		wg_trace_end();
	for (size_t i = 0; i < c->touched.n; i++)
		c->documents[c->touched.at[i]] = 0;
	c->touched.n = c->languages.n = 0;
	c->public = c->noting = false;
}
