#include "model/record.h"

#include <assert.h>

#include "model/project.h"
#include "model/trace.h"

/* The kind is ours to get right: no input names it. */
static const void *
record_of(const struct wg_document *d, enum wg_kind kind)
{
	assert(d->kind == kind && d->record != NULL);
	(void)kind;
	wg_trace_document(d, WG_READ_DOCUMENT);
	return d->record;
}

const struct wg_place *
wg_read_place(struct wg_task *task, const struct wg_document *d)
{
	(void)task;
	return record_of(d, WG_KIND_PLACE);
}

const struct wg_house *
wg_read_house(struct wg_task *task, const struct wg_document *d)
{
	(void)task;
	return record_of(d, WG_KIND_HOUSE);
}

const struct wg_building *
wg_read_building(struct wg_task *task, const struct wg_document *d)
{
	(void)task;
	return record_of(d, WG_KIND_BUILDING);
}

const struct wg_event *
wg_read_event(struct wg_task *task, const struct wg_document *d)
{
	(void)task;
	return record_of(d, WG_KIND_EVENT);
}

const struct wg_news *
wg_read_news(struct wg_task *task, const struct wg_document *d)
{
	(void)task;
	return record_of(d, WG_KIND_NEWS);
}

const struct wg_form *
wg_read_form(struct wg_task *task, const struct wg_document *d)
{
	(void)task;
	return record_of(d, WG_KIND_FORM);
}

const struct wg_print_job *
wg_read_print(struct wg_task *task, const struct wg_document *d)
{
	(void)task;
	return record_of(d, WG_KIND_PRINT);
}

const struct wg_node *
wg_read_tree(struct wg_task *task, const struct wg_document *d)
{
	(void)task;
	wg_trace_document(d, WG_READ_DOCUMENT);
	return d->root;
}

const struct wg_region *
wg_read_region(struct wg_task *task, const struct wg_document *d)
{
	(void)task;
	return record_of(d, WG_KIND_REGION);
}
