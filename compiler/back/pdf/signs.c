/* The output "signs": one PDF for each w:print. */
#include "back/backend.h"
#include "back/pdf/linker.h"
#include "back/pdf/pdf.h"
#include "base/arena.h"
#include "base/out.h"
#include "base/stage.h"
#include "layout/print.h"
#include "text/paragraph.h"

static void
document(struct wg_task *task, const struct wg_document *d)
{
	const struct wg_build *b = task->build;
	struct wg_pdf_options options = {
		.producer = WG_STR("wegweiser " WG_VERSION) };
	struct wg_pdf_linker linker;
	struct wg_out out = { 0 };
	struct wg_shaper *shaper;
	struct wg_print print;

	if (d->kind != WG_KIND_PRINT || !wg_print_open(&print, task->arena,
		b->project, d, b->editions, b->n_editions))
		return;
	wg_pdf_linker_open(&linker, b, print.editions[print.n - 1]);
	print.linker = &linker.linker;
	options.crop_marks = wg_print_bleed(&print) > 0;
	shaper = wg_shaper_open(b->fonts);
	if (wg_pdf_write(task->arena,
		wg_print_layout(task->arena, shaper, &print, task->diag),
		&options, &out, task->diag))
		wg_stage_put(b->stage, wg_str_fmt(task->arena,
		    "site/prints/%.*s.pdf", WG_ARG(d->id)),
		    wg_out_str(&out));
	wg_out_free(&out);
	wg_shaper_close(shaper);
}

const struct wg_backend wg_signs_backend = {
	.name = "signs",
	.document = document,
};
