/* The output "signs": one PDF for each w:print. */
#include "back/backend.h"
#include "back/pdf/pdf.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "base/stage.h"
#include "layout/poster.h"
#include "text/paragraph.h"

static bool
wanted(struct wg_str list, const struct wg_language *l)
{
	while (list.len > 0)
		if (wg_str_eq(wg_str_word(&list), l->tag))
			return true;
	return false;
}

/* The source language, then what the print names, in print order. */
static struct wg_poster
poster_of(struct wg_task *task, const struct wg_document *print)
{
	const struct wg_build *b = task->build;
	struct wg_str list = wg_node_attr(print->root, WG_AT_LANGUAGES);
	const struct wg_edition **editions = WG_NEW_ARRAY(
	    task->arena, b->n_editions, const struct wg_edition *);
	struct wg_poster poster = { .project = b->project, .print = print };

	editions[poster.n++] = b->editions[0];
	for (size_t i = 1; i < b->n_editions; i++)
		if (wanted(list, b->editions[i]->language))
			editions[poster.n++] = b->editions[i];
	poster.editions = editions;
	return poster;
}

static void
document(struct wg_task *task, const struct wg_document *d)
{
	struct wg_out out = { 0 };
	struct wg_poster poster;
	struct wg_shaper *shaper;
	struct wg_pages *pages;
	const struct wg_pdf_options options = {
		.producer = WG_STR("wegweiser " WG_VERSION) };

	if (d->kind != WG_KIND_PRINT ||
	    wg_node_attr(d->root, WG_AT_SUBJECT).len == 0)
		return;
	poster = poster_of(task, d);
	shaper = wg_shaper_open(task->build->fonts);
	pages = wg_poster_layout(task->arena, shaper, &poster, task->diag);
	if (wg_pdf_write(task->arena, pages, &options, &out, task->diag))
		wg_stage_put(task->build->stage, wg_str_fmt(task->arena,
		    "site/prints/%.*s.pdf", WG_ARG(d->id)),
		    wg_out_str(&out));
	wg_out_free(&out);
	wg_shaper_close(shaper);
}

const struct wg_backend wg_signs_backend = {
	.name = "signs",
	.document = document,
};
