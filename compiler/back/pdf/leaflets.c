/*
 * The output "pdf": every public page as a leaflet to print, and with German
 * beside it; the files stand beside those of the output "leaflet".
 */
#include "back/backend.h"
#include "back/pdf/pdf.h"
#include "base/arena.h"
#include "base/out.h"
#include "base/stage.h"
#include "layout/leaflet.h"
#include "text/paragraph.h"

/* What the files of one task share. */
struct writer {
	struct wg_task *task;
	struct wg_shaper *shaper;
	size_t edition;
	struct wg_out out;
};

static struct wg_str
address(void *context, struct wg_arena *a, struct wg_str id,
    const struct wg_language **foreign)
{
	const struct writer *w = context;
	const struct wg_build *b = w->task->build;
	const struct wg_language *own = b->editions[w->edition]->language;
	struct wg_leaflet_link link;

	if (!wg_build_link(b, w->edition, id, &link))
		return WG_NONE;
	*foreign = link.language == own ? NULL : link.language;
	return wg_str_fmt(a, "%.*s/leaflets/%.*s/%.*s.html%s%.*s",
	    WG_ARG(b->project->site), WG_ARG(link.language->tag),
	    WG_ARG(link.file), link.anchor.len > 0 ? "#" : "",
	    WG_ARG(link.anchor));
}

/* In an arena of its own: a county has hundreds of pages. */
static void
write_one(struct writer *w, const struct wg_document *d, bool pair)
{
	const struct wg_build *b = w->task->build;
	const struct wg_edition *own = b->editions[w->edition];
	struct wg_arena *a = wg_arena_open();
	const struct wg_linker linker = { address, w };
	const struct wg_pdf_options options = {
		.producer = WG_STR("wegweiser " WG_VERSION) };
	struct wg_str folder = !pair ? own->language->tag :
	    wg_str_fmt(a, "%.*s+%.*s", WG_ARG(b->project->source->tag),
		WG_ARG(own->language->tag));
	struct wg_str path = wg_str_fmt(
	    a, "leaflets/%.*s/%.*s", WG_ARG(folder), WG_ARG(d->id));
	const struct wg_leaflet leaflet = { .page = d,
		.source = b->editions[0], .own = own, .pair = pair,
		.paper = WG_STR("A4"), .linker = &linker,
		.url = wg_str_fmt(a, "%.*s/%.*s.html",
		    WG_ARG(b->project->site), WG_ARG(path)) };
	struct wg_pages *pages =
	    wg_leaflet_layout(a, w->shaper, &leaflet, w->task->diag);

	wg_out_clear(&w->out);
	if (wg_pdf_write(a, pages, &options, &w->out, w->task->diag))
		wg_stage_put(b->stage, wg_str_fmt(a, "site/%.*s.pdf",
		    WG_ARG(path)), wg_out_str(&w->out));
	wg_arena_close(a);
}

static void
edition(struct wg_task *task, const struct wg_edition *e)
{
	const struct wg_build *b = task->build;
	struct writer w = { .task = task,
		.shaper = wg_shaper_open(b->fonts) };

	while (b->editions[w.edition] != e)
		w.edition++;
	for (size_t i = 0; i < b->project->documents.n; i++) {
		const struct wg_document *d = &b->project->documents.at[i];

		if (!wg_kind_is_page(d->kind) ||
		    !wg_build_public(b, w.edition, d))
			continue;
		write_one(&w, d, false);
		if (w.edition > 0)
			write_one(&w, d, true);
	}
	wg_out_free(&w.out);
	wg_shaper_close(w.shaper);
}

const struct wg_backend wg_pdf_backend = {
	.name = "pdf",
	.edition = edition,
};
