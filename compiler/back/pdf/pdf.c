/*
 * A document from front to back: pages first, which tell what fonts, elements
 * and links there are, then those, then what refers to all of them.
 */
#include "back/pdf/pdf.h"

#include "back/pdf/content.h"
#include "back/pdf/meta.h"
#include "back/pdf/syntax.h"
#include "base/diag.h"
#include "layout/page.h"

/* Objects that every page or the catalog refers to. */
struct shared {
	uint32_t tree; /* of pages */
	uint32_t fonts;
};

static void
put_boxes(struct wg_out *out, const struct wg_pdf *pdf,
    const struct wg_page *page)
{
	int64_t media[4], bleed[4], trim[4];

	wg_pdf_boxes(pdf, page, media, bleed, trim);
	wg_out_puts(out, "/MediaBox");
	wg_pdf_rect(out, media);
	if (page->bleed <= 0 && !pdf->crop_marks)
		return;
	wg_out_puts(out, "/BleedBox");
	wg_pdf_rect(out, bleed);
	wg_out_puts(out, "/TrimBox");
	wg_pdf_rect(out, trim);
}

static void
put_annotations(
    struct wg_out *out, const struct wg_pdf *pdf, uint32_t page)
{
	size_t before;

	wg_out_puts(out, "/Annots[");
	before = out->len;
	wg_pdf_field_list(out, &pdf->fields, page);
	wg_pdf_link_list(out, &pdf->links, page);
	if (out->len > before)
		out->ptr[out->len - 1] = ']';
	else
		out->len -= sizeof("/Annots[") - 1;
}

static void
write_page(struct wg_pdf *pdf, uint32_t number, const struct shared *s)
{
	struct wg_pdf_content c = { .pdf = pdf };
	uint32_t contents = wg_pdf_reserve(&pdf->file);
	struct wg_out *out;

	wg_pdf_page_content(&c, number);
	wg_pdf_stream(&pdf->file, contents, WG_NONE, wg_out_str(&c.out),
	    WG_PDF_SMALL);
	wg_out_free(&c.out);
	out = wg_pdf_object(&pdf->file, pdf->page_objects[number]);
	wg_out_puts(out, "<</Type/Page/Parent ");
	wg_pdf_ref(out, s->tree);
	put_boxes(out, pdf, c.page);
	wg_out_puts(out, "/Resources<</Font ");
	wg_pdf_ref(out, s->fonts);
	wg_pdf_image_list(out, pdf);
	wg_out_puts(out, ">>/Contents ");
	wg_pdf_ref(out, contents);
	if (pdf->owners[number].n > 0)
		wg_out_fmt(out, "/StructParents %u", number);
	wg_out_puts(out, "/Tabs/S");
	put_annotations(out, pdf, number);
	wg_out_puts(out, ">>");
}

static void
write_page_tree(struct wg_pdf *pdf, const struct shared *s)
{
	struct wg_out *out = wg_pdf_object(&pdf->file, s->tree);
	size_t n = pdf->pages->pages.n;

	wg_out_fmt(out, "<</Type/Pages/Count %zu/Kids[", n);
	for (size_t i = 0; i < n; i++) {
		wg_out_puts(out, i > 0 ? " " : "");
		wg_pdf_ref(out, pdf->page_objects[i]);
	}
	wg_out_puts(out, "]>>");
	out = wg_pdf_object(&pdf->file, s->fonts);
	wg_out_puts(out, "<<");
	for (size_t i = 0; i < pdf->fonts.list.n; i++) {
		const struct wg_pdf_font *f = pdf->fonts.list.at[i];

		if (f->codes.n == 0)
			continue;
		wg_out_fmt(out, "/F%u ", f->number);
		wg_pdf_ref(out, f->object);
	}
	wg_out_puts(out, ">>");
}

/* Keys below the number of pages are pages, those above annotations. */
static uint32_t
write_parents(struct wg_pdf *pdf)
{
	uint32_t id = wg_pdf_reserve(&pdf->file);
	size_t pages = pdf->pages->pages.n;
	struct wg_out *out = wg_pdf_object(&pdf->file, id);

	wg_out_puts(out, "<</Nums[");
	for (size_t i = 0; i < pages; i++) {
		if (pdf->owners[i].n == 0)
			continue;
		wg_out_fmt(out, "%zu[", i);
		for (size_t k = 0; k < pdf->owners[i].n; k++) {
			wg_out_puts(out, k > 0 ? " " : "");
			wg_pdf_ref(out, pdf->owners[i].at[k]);
		}
		wg_out_puts(out, "]\n");
	}
	for (size_t i = 0; i < pdf->links.list.n; i++) {
		wg_out_fmt(out, "%zu ", pages + i);
		wg_pdf_ref(out, pdf->links.list.at[i]->elem->object);
		wg_out_byte(out, '\n');
	}
	for (size_t i = 0; i < pdf->fields.list.n; i++) {
		wg_out_fmt(out, "%zu ", pages + pdf->links.list.n + i);
		wg_pdf_ref(out, pdf->fields.list.at[i].elem->object);
		wg_out_byte(out, '\n');
	}
	wg_out_puts(out, "]>>");
	return id;
}

static void
write_structure(struct wg_pdf *pdf)
{
	size_t pages = pdf->pages->pages.n;
	uint32_t parents;

	wg_pdf_link_kids(pdf->arena, &pdf->links);
	wg_pdf_tree_sort(pdf->arena, &pdf->tree);
	wg_pdf_link_write(&pdf->file, &pdf->links, pdf->pages,
	    pdf->page_objects, pdf->tops, (uint32_t)pages);
	pdf->form = wg_pdf_field_write(
	    pdf, (uint32_t)(pages + pdf->links.list.n));
	parents = write_parents(pdf);
	if (!wg_pdf_tree_write(&pdf->file, &pdf->tree, pdf->page_objects,
		parents, (uint32_t)(pages + pdf->links.list.n +
		    pdf->fields.list.n), pdf->pages->at, pdf->diag))
		pdf->failed = true;
}

static void
find_tops(struct wg_pdf *pdf)
{
	int64_t media[4], bleed[4], trim[4];

	for (size_t i = 0; i < pdf->pages->pages.n; i++) {
		wg_pdf_boxes(
		    pdf, pdf->pages->pages.at[i], media, bleed, trim);
		pdf->tops[i] = trim[3];
	}
}

static const char *
duplex(const struct wg_pages *pages)
{
	const struct wg_page *first =
	    pages->pages.n > 0 ? pages->pages.at[0] : NULL;

	if (pages->one_sided || pages->pages.n < 2)
		return "Simplex";
	return first->width > first->height ? "DuplexFlipShortEdge" :
					      "DuplexFlipLongEdge";
}

static struct wg_str
language_of(const struct wg_pages *pages)
{
	return pages->lang.len > 0 ? pages->lang : WG_STR("und");
}

static uint32_t
write_catalog(struct wg_pdf *pdf, const struct shared *s, uint32_t xmp)
{
	uint32_t icc = wg_pdf_icc(&pdf->file);
	uint32_t outline = wg_pdf_outline(
	    &pdf->file, pdf->pages, pdf->page_objects, pdf->tops);
	uint32_t id = wg_pdf_reserve(&pdf->file);
	struct wg_out *out = wg_pdf_object(&pdf->file, id);

	wg_out_puts(out, "<</Type/Catalog/Pages ");
	wg_pdf_ref(out, s->tree);
	wg_out_puts(out, "/Lang");
	wg_pdf_literal(out, language_of(pdf->pages));
	wg_out_puts(out, "/MarkInfo<</Marked true>>/StructTreeRoot ");
	wg_pdf_ref(out, pdf->tree.root);
	if (pdf->form != 0) {
		wg_out_puts(out, "/AcroForm ");
		wg_pdf_ref(out, pdf->form);
	}
	wg_out_puts(out, "/Metadata ");
	wg_pdf_ref(out, xmp);
	if (outline != 0) {
		wg_out_puts(out, "/Outlines ");
		wg_pdf_ref(out, outline);
	}
	/* ISO 32000-1, 12.2: as large as it was made, and turned where it is
	 * bound. */
	wg_out_puts(out, "/ViewerPreferences<</DisplayDocTitle true"
	    "/PrintScaling/None/Duplex/");
	wg_out_puts(out, duplex(pdf->pages));
	wg_out_puts(out, pdf->pages->rtl ? "/Direction/R2L>>" : ">>");
	wg_out_puts(out, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
	    "/OutputConditionIdentifier(sRGB)/Info(sRGB)"
	    "/DestOutputProfile ");
	wg_pdf_ref(out, icc);
	wg_out_puts(out, ">>]>>");
	return id;
}

static void
write_all(struct wg_pdf *pdf, const struct wg_pdf_options *o)
{
	struct wg_pdf_file *file = &pdf->file;
	const struct wg_pages *pages = pdf->pages;
	struct wg_str date = wg_pdf_date(pdf->arena, pages, o);
	struct shared s = { wg_pdf_reserve(file), wg_pdf_reserve(file) };
	uint32_t xmp, root;

	wg_pdf_tree_begin(pdf->arena, file, &pdf->tree,
	    pages->spoken.len > 0 ? pages->spoken : language_of(pages));
	for (size_t i = 0; i < pages->pages.n; i++)
		pdf->page_objects[i] = wg_pdf_reserve(file);
	for (uint32_t i = 0; i < pages->pages.n && !pdf->failed; i++)
		write_page(pdf, i, &s);
	wg_pdf_field_font(pdf);
	if (pdf->failed || !wg_pdf_images(pdf) ||
	    !wg_pdf_embed(pdf->arena, file, &pdf->fonts, pages->at, pdf->diag)) {
		pdf->failed = true;
		return;
	}
	write_page_tree(pdf, &s);
	write_structure(pdf);
	xmp = wg_pdf_xmp(file, pages, o, date);
	root = write_catalog(pdf, &s, xmp);
	wg_pdf_end(file, root, wg_pdf_info(file, pages, o, date));
}

bool
wg_pdf_write(struct wg_arena *a, const struct wg_pages *pages,
    const struct wg_pdf_options *o, struct wg_out *out,
    struct wg_sha256 *hash, struct wg_diag *diag)
{
	size_t base = out->len, n = pages->pages.n;
	struct wg_pdf pdf = { .arena = a, .diag = diag, .pages = pages,
		.crop_marks = o->crop_marks };

	for (size_t i = 0; i < n; i++)
		if (pages->pages.at[i]->incomplete)
			return false;
	pdf.page_objects = WG_NEW_ARRAY(a, n, uint32_t);
	pdf.tops = WG_NEW_ARRAY(a, n, int64_t);
	find_tops(&pdf);
	pdf.owners = wg_alloc_array(a, n, sizeof(*pdf.owners));
	pdf.file.unpacked = o->unpacked;
	wg_pdf_begin(&pdf.file, a, out);
	write_all(&pdf, o);
	wg_pdf_tree_end(&pdf.tree);
	wg_pdf_free(&pdf.file);
	if (hash != NULL)
		*hash = pdf.file.hash;
	if (pdf.failed)
		out->len = base;
	return !pdf.failed;
}
