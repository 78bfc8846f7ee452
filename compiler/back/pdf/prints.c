/* The output "prints": one PDF for each w:print. */
#include "back/pdf/prints.h"

#include "back/addresses.h"
#include "back/backend.h"
#include "back/inputs.h"
#include "back/pdf/linker.h"
#include "back/pdf/pdf.h"
#include "base/arena.h"
#include "base/out.h"
#include "store/stage.h"
#include "layout/print.h"
#include "model/product.h"
#include "text/paragraph.h"

bool
wg_prints_write(
    struct wg_task *task, const struct wg_document *d, struct wg_out *out)
{
	const struct wg_build *b = task->build;
	struct wg_arena *a = task->arena;
	struct wg_pdf_options options = {
		.producer = WG_STR("wegweiser " WG_VERSION) };
	struct wg_pdf_linker linker;
	struct wg_shaper *shaper;
	struct wg_print print;
	bool ok;

	if (!wg_print_open(&print, task, a,
		b->project, d, b->editions, b->n_editions))
		return false;
	wg_pdf_linker_open(&linker, task, print.editions[print.n - 1]);
	print.linker = &linker.linker;
	options.crop_marks = wg_print_bleed(&print) > 0;
	shaper = wg_shaper_open(b->fonts);
	ok = wg_pdf_write(a, wg_print_layout(a, shaper, &print, task->diag),
	    &options, out, task->diag);
	wg_shaper_close(shaper);
	return ok;
}

/* Under the id it has, or one that it had. */
static void
write_as(struct wg_task *task, const struct wg_print *print, struct wg_str id)
{
	const struct wg_build *b = task->build;
	const struct wg_document *d = print->document;
	struct wg_str path = wg_str_fmt(
	    task->arena, "site/prints/%.*s.pdf", WG_ARG(id));
	struct wg_out out = { 0 };
	struct wg_made made;

	if (wg_made_begin(
		task, &made, path, d, print->editions, print->n, b->type))
		return;
	if (b->hurry && wg_product_is_book(print->job->product)) {
		wg_stage_leave(b->stage, path);
		return;
	}
	if (wg_prints_write(task, d, &out))
		wg_stage_put(b->stage, path, wg_out_str(&out));
	wg_made_end(task, &made);
	wg_out_free(&out);
}

static void
document(struct wg_task *task, const struct wg_document *d)
{
	const struct wg_build *b = task->build;
	const struct wg_addresses *all = b->addresses;
	struct wg_print print;

	if (d->kind != WG_KIND_PRINT || !wg_print_open(&print, task, task->arena,
		b->project, d, b->editions, b->n_editions))
		return;
	write_as(task, &print, d->id);
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].state == WG_ADDRESS_FORMER &&
		    all->at[i].document == d)
			write_as(task, &print, all->at[i].id);
}

const struct wg_backend wg_prints_backend = {
	.name = "prints",
	.document = document,
};
