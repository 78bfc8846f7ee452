/*
 * The output "pdf": every public page as a leaflet to print, every form, and
 * both with German beside it; the files stand beside those of the output "leaflet".
 */
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
#include "print/print.h"
#include "text/paragraph.h"

/* What the files of one task share. */
struct writer {
	struct wg_task *task;
	struct wg_shaper *shaper;
	struct wg_pdf_linker linker;
	struct wg_out out;
};

/* As back/leaflet/leaflet.c says it. */
static bool
makes(struct writer *w, const struct wg_document *d)
{
	const struct wg_build *b = w->task->build;
	struct wg_str tag = b->editions[w->linker.edition]->language->tag;

	return wg_makes_document(b, d, wg_str_fmt(w->task->arena,
	    "%.*s/%.*s", WG_ARG(tag), WG_ARG(d->id)));
}

/*
 * A page in an edition, or with German beside it, under the name 'id' in the
 * folder of language 'tag': its own, or one that it had.  In an arena of its
 * own: a county has hundreds of pages.
 */
static void
write_one(struct writer *w, const struct wg_document *d, bool pair,
    struct wg_str folder, struct wg_str id)
{
	const struct wg_build *b = w->task->build;
	const struct wg_edition *own = b->editions[w->linker.edition];
	struct wg_arena *a = wg_arena_open();
	const struct wg_pdf_options options = {
		.producer = WG_STR("wegweiser " WG_VERSION),
		.unpacked = wg_stage_is_dry(b->stage) };
	const struct wg_print_job job = { .document = d, .subject = d,
		.product = d->kind == WG_KIND_FORM ? WG_PRODUCT_FORM :
		    WG_PRODUCT_LEAFLET, .german = pair };
	struct wg_print print = wg_print_of(
	    w->task, a, b->project, &job, b->editions[0], own);
	const struct wg_edition *editions[] = { b->editions[0], own };
	struct wg_str file = wg_str_fmt(a, "site/leaflets/%.*s/%.*s.pdf",
	    WG_ARG(folder), WG_ARG(id));
	struct wg_sha256 hash;
	struct wg_made made;

	if (!wg_made_begin(w->task, &made, file, d, editions, 2, b->type)) {
		wg_out_clear(&w->out);
		print.linker = &w->linker.linker;
		if (wg_pdf_write(a, wg_print_layout(
			a, w->shaper, &print, w->task->diag), &options, &w->out, &hash, w->task->diag))
			wg_stage_put_hashed(
			    b->stage, file, wg_out_str(&w->out), &hash);
		wg_made_end(w->task, &made);
	}
	wg_shaper_rest(w->shaper);
	wg_arena_close(a);
}

/* Alone, and beside German if it is no German itself. */
static void
write_both(struct writer *w, const struct wg_document *d, struct wg_str tag,
    struct wg_str id)
{
	struct wg_str source = w->task->build->project->source->tag;

	write_one(w, d, false, tag, id);
	if (!wg_str_eq(tag, source))
		write_one(w, d, w->linker.edition > 0,
		    wg_str_fmt(w->task->arena, "%.*s+%.*s", WG_ARG(source),
			WG_ARG(tag)), id);
}

static bool
public_in(const struct wg_build *b, const struct wg_document *d,
    struct wg_str tag)
{
	for (size_t e = 0; e < b->n_editions; e++)
		if (wg_str_eq(b->editions[e]->language->tag, tag))
			return wg_build_public(b, e, d);
	return false;
}

/*
 * The old names of what is a page now: in its language, or in German where an
 * earlier build had it and this one has it not; so, too, under its own name.
 */
static void
write_old(struct writer *w, struct wg_str tag)
{
	const struct wg_build *b = w->task->build;
	const struct wg_addresses *all = b->addresses;

	for (size_t i = 0; i < all->n; i++) {
		const struct wg_published_id *a = &all->at[i];
		const struct wg_document *d = a->document;
		bool german = w->linker.edition == 0;

		if (d == NULL || !wg_kind_is_sheet(d->kind) ||
		    !wg_kind_is_sheet(a->kind) ||
		    !wg_build_public(b, w->linker.edition, d) ||
		    !makes(w, d))
			continue;
		if (a->state == WG_ADDRESS_FORMER)
			write_both(w, d, tag, a->id);
		for (struct wg_str tags = german ? a->tags : WG_NONE;
		     tags.len > 0;) {
			struct wg_str other = wg_str_word(&tags);

			if (other.len > 0 && !public_in(b, d, other))
				write_both(w, d, other, a->id);
		}
	}
}

/* A form that has German in it. */
static void
tell_gap(const struct writer *w, const struct wg_document *d)
{
	const struct wg_edition *e =
	    w->task->build->editions[w->linker.edition];
	uint32_t percent = wg_edition_percent(e, d);

	if (d->kind == WG_KIND_FORM && percent < 100)
		wg_report(w->task->diag, WG_D_FORM_GAP, d->root->at,
		    "%.*s: %u %%", WG_ARG(e->language->tag),
		    (unsigned)percent);
}

static void
edition(struct wg_task *task, const struct wg_edition *e)
{
	const struct wg_build *b = task->build;
	struct wg_str own = e->language->tag;
	struct writer w = { .task = task,
		.shaper = wg_shaper_open(b->fonts) };

	wg_pdf_linker_open(&w.linker, task, e);
	for (size_t i = 0; i < b->project->documents.n &&
	     !wg_build_interrupted(b); i++) {
		const struct wg_document *d = &b->project->documents.at[i];

		if (!wg_kind_is_sheet(d->kind) ||
		    !wg_build_public(b, w.linker.edition, d) || !makes(&w, d))
			continue;
		tell_gap(&w, d);
		write_both(&w, d, own, d->id);
	}
	write_old(&w, own);
	wg_out_free(&w.out);
	wg_shaper_close(w.shaper);
}

const struct wg_backend wg_pdf_backend = {
	.name = "pdf",
	.edition = edition,
};
