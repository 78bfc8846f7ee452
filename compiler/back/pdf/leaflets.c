/*
 * The output "pdf": every public page as a leaflet to print, and with German
 * beside it; the files stand beside those of the output "leaflet".
 */
#include "back/backend.h"
#include "back/inputs.h"
#include "back/pdf/linker.h"
#include "back/pdf/pdf.h"
#include "base/arena.h"
#include "base/out.h"
#include "store/stage.h"
#include "layout/leaflet.h"
#include "text/paragraph.h"

/* What the files of one task share. */
struct writer {
	struct wg_task *task;
	struct wg_shaper *shaper;
	struct wg_pdf_linker linker;
	struct wg_out out;
};

/* In an arena of its own: a county has hundreds of pages. */
static void
write_one(struct writer *w, const struct wg_document *d, bool pair)
{
	const struct wg_build *b = w->task->build;
	const struct wg_edition *own = b->editions[w->linker.edition];
	struct wg_arena *a = wg_arena_open();
	const struct wg_pdf_options options = {
		.producer = WG_STR("wegweiser " WG_VERSION) };
	struct wg_str folder = !pair ? own->language->tag :
	    wg_str_fmt(a, "%.*s+%.*s", WG_ARG(b->project->source->tag),
		WG_ARG(own->language->tag));
	struct wg_str path = wg_str_fmt(
	    a, "leaflets/%.*s/%.*s", WG_ARG(folder), WG_ARG(d->id));
	const struct wg_leaflet leaflet = { .task = w->task, .page = d,
		.source = b->editions[0], .own = own, .pair = pair,
		.paper = WG_STR("A4"), .linker = &w->linker.linker,
		.url = wg_str_fmt(a, "%.*s/%.*s.html",
		    WG_ARG(b->project->site), WG_ARG(path)) };
	const struct wg_edition *editions[] = { b->editions[0], own };
	struct wg_str file = wg_str_fmt(a, "site/%.*s.pdf", WG_ARG(path));
	struct wg_made made;

	if (!wg_made_begin(w->task, &made, file, d, editions, 2, b->type)) {
		wg_out_clear(&w->out);
		if (wg_pdf_write(a,
			wg_leaflet_layout(
			    a, w->shaper, &leaflet, w->task->diag),
			&options, &w->out, w->task->diag))
			wg_stage_put(b->stage, file, wg_out_str(&w->out));
		wg_made_end(w->task, &made);
	}
	wg_arena_close(a);
}

static void
edition(struct wg_task *task, const struct wg_edition *e)
{
	const struct wg_build *b = task->build;
	struct writer w = { .task = task,
		.shaper = wg_shaper_open(b->fonts) };

	wg_pdf_linker_open(&w.linker, task, e);
	for (size_t i = 0; i < b->project->documents.n; i++) {
		const struct wg_document *d = &b->project->documents.at[i];

		if (!wg_kind_is_page(d->kind) ||
		    !wg_build_public(b, w.linker.edition, d))
			continue;
		write_one(&w, d, false);
		if (w.linker.edition > 0)
			write_one(&w, d, true);
	}
	wg_out_free(&w.out);
	wg_shaper_close(w.shaper);
}

const struct wg_backend wg_pdf_backend = {
	.name = "pdf",
	.edition = edition,
};
