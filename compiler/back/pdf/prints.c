/* The output "prints": one PDF for each w:print. */
#include "back/pdf/prints.h"

#include "back/addresses.h"
#include "back/backend.h"
#include "back/made.h"
#include "back/share.h"
#include "back/pdf/linker.h"
#include "back/pdf/pdf.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "store/stage.h"
#include "layout/join.h"
#include "print/print.h"
#include "model/product.h"
#include "model/trace.h"
#include "svg/svg.h"
#include "text/paragraph.h"

/* A print, laid out.  Letters belong to the shaper. */
struct sheets {
	struct wg_print print;
	struct wg_pdf_linker linker;
	struct wg_shaper *shaper;
	const struct wg_pages *pages; /* NULL: not laid out */
};

static bool
set_pages(struct sheets *s, struct wg_task *task, const struct wg_document *d,
    struct wg_diag *diag)
{
	const struct wg_build *b = task->build;

	*s = (struct sheets){ .pages = NULL };
	if (!wg_print_open(&s->print, task, task->arena,
		b->project, d, b->editions, b->n_editions))
		return false;
	wg_pdf_linker_open(
	    &s->linker, task, s->print.editions[s->print.n - 1]);
	s->print.linker = &s->linker.linker;
	s->shaper = wg_shaper_open(b->fonts);
	s->pages = wg_print_layout(task->arena, s->shaper, &s->print, diag);
	if (s->pages != NULL)
		return true;
	wg_shaper_close(s->shaper);
	s->shaper = NULL;
	return false;
}

/* False: its product or subject does not fit, or nothing came of it.  All files
 * of the print are made of it. */
static bool
lay_out(struct sheets *s, struct wg_task *task, const struct wg_document *d,
    struct wg_diag *diag)
{
	bool ok;

	wg_trace_share(true);
	ok = set_pages(s, task, d, diag);
	wg_trace_share(false);
	return ok;
}

static bool
write_pdf(struct wg_task *task, const struct sheets *s, struct wg_out *out,
    struct wg_sha256 *hash, bool unpacked)
{
	const struct wg_pdf_options options = {
		.producer = WG_STR("wegweiser " WG_VERSION),
		.crop_marks = s->pages->pages.at[0]->bleed > 0,
		.unpacked = unpacked };

	return wg_pdf_write(
	    task->arena, s->pages, &options, out, hash, task->diag);
}

bool
wg_prints_write(struct wg_task *task, const struct wg_document *const *prints,
    size_t n, struct wg_out *out)
{
	struct sheets *all = WG_NEW_ARRAY(task->arena, n, struct sheets);
	const struct wg_pages **pages =
	    WG_NEW_ARRAY(task->arena, n, const struct wg_pages *);
	bool ok = true;

	for (size_t i = 0; i < n; i++) {
		ok &= lay_out(&all[i], task, prints[i], task->diag);
		pages[i] = all[i].pages;
	}
	if (ok && n > 1)
		all[0].pages = wg_pages_join(task->arena, pages, n);
	ok = ok && write_pdf(task, &all[0], out, NULL, false);
	for (size_t i = 0; i < n; i++)
		wg_shaper_close(all[i].shaper);
	return ok;
}

/* Begin a file of a print, unless it is as good or a book that can wait. */
static bool
begin(struct wg_task *task, const struct wg_print *print,
    struct wg_made *made, struct wg_str path)
{
	const struct wg_build *b = task->build;

	if (wg_made_begin(task, made, path, print->document, print->editions,
		print->n, b->type))
		return false;
	return !wg_product_is_book(print->job->product) ||
	    !wg_made_later(task, made);
}

static void
write_file(struct wg_task *task, const struct wg_print *print,
    struct wg_str id, struct sheets *sheets)
{
	struct wg_str path = wg_str_fmt(
	    task->arena, "site/prints/%.*s.pdf", WG_ARG(id));
	struct wg_out out = { 0 };
	struct wg_sha256 hash;
	struct wg_made made;

	if (!begin(task, print, &made, path))
		return;
	if (sheets->pages == NULL)
		lay_out(sheets, task, print->document, task->diag);
	if (sheets->pages != NULL && write_pdf(task, sheets, &out, &hash,
	    wg_stage_is_dry(task->build->stage)))
		wg_stage_put_hashed(
		    task->build->stage, path, wg_out_str(&out), &hash);
	wg_made_end(task, &made);
	wg_out_free(&out);
}

/* Its first page, for those who choose; what there is to report was reported
 * with the PDF. */
static void
write_picture(struct wg_task *task, const struct wg_print *print,
    struct wg_str id, struct sheets *sheets)
{
	struct wg_str path = wg_str_fmt(
	    task->arena, "site/prints/%.*s.svg", WG_ARG(id));
	struct wg_diag *silent = wg_diag_open();
	struct wg_out out = { 0 };
	struct wg_made made;

	if (begin(task, print, &made, path)) {
		if (sheets->pages == NULL)
			lay_out(sheets, task, print->document, silent);
		if (sheets->pages != NULL && sheets->pages->pages.n > 0) {
			wg_svg_page(task->arena,
			    sheets->pages->pages.at[0], 0, &out);
			wg_stage_put(
			    task->build->stage, path, wg_out_str(&out));
		}
		wg_made_end(task, &made);
	}
	wg_out_free(&out);
	wg_diag_close(silent);
}

/* Under the id it has, or one that it had. */
static void
write_as(struct wg_task *task, const struct wg_print *print, struct wg_str id,
    struct sheets *sheets)
{
	write_file(task, print, id, sheets);
	write_picture(task, print, id, sheets);
}

static void
document(struct wg_task *task, const struct wg_document *d)
{
	const struct wg_build *b = task->build;
	const struct wg_addresses *all = b->addresses;
	struct sheets sheets = { .pages = NULL };
	struct wg_print print;

	if (d->kind != WG_KIND_PRINT ||
	    !wg_makes_document(b, d, d->id) ||
	    !wg_print_open(&print, task, task->arena, b->project, d,
		b->editions, b->n_editions))
		return;
	write_as(task, &print, d->id, &sheets);
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].state == WG_ADDRESS_FORMER &&
		    all->at[i].document == d)
			write_as(task, &print, all->at[i].id, &sheets);
	wg_shaper_close(sheets.shaper);
}

const struct wg_backend wg_prints_backend = {
	.name = "prints",
	.document = document,
};
