/*
 * A page's content stream: items in reading order, each inside a sequence
 * that is either an artifact or belongs to one element (ISO 14289-1, 7.1).
 * Sequences never nest; one stays open as long as its successor is of the
 * same kind and owner.
 */
#include "back/pdf/content.h"

#include "back/pdf/syntax.h"
#include "layout/page.h"

/* Cut marks: how far from the bleed, how long, and air around them. */
#define MARK_MARGIN WG_MM(7)

void
wg_pdf_boxes(const struct wg_pdf *pdf, const struct wg_page *page,
    int64_t media[4], int64_t bleed[4], int64_t trim[4])
{
	int64_t b = page->bleed > 0 ? page->bleed : 0;
	int64_t m = b + (pdf->crop_marks ? MARK_MARGIN : 0);
	int64_t w = page->width, h = page->height;
	const int64_t boxes[3][4] = { { 0, 0, w + 2 * m, h + 2 * m },
		{ m - b, m - b, w + m + b, h + m + b },
		{ m, m, w + m, h + m } };

	for (int i = 0; i < 4; i++) {
		media[i] = boxes[0][i];
		bleed[i] = boxes[1][i];
		trim[i] = boxes[2][i];
	}
}

int64_t
wg_pdf_x(const struct wg_pdf_content *c, int64_t mpt)
{
	return c->left + mpt;
}

int64_t
wg_pdf_y(const struct wg_pdf_content *c, int64_t mpt)
{
	return c->top - mpt;
}

void
wg_pdf_fill_color(struct wg_pdf_content *c, uint32_t rgb)
{
	if (rgb != c->fill)
		wg_pdf_color(&c->out, rgb, "g", "rg");
	c->fill = rgb;
}

void
wg_pdf_stroke_color(struct wg_pdf_content *c, uint32_t rgb)
{
	if (rgb != c->stroke)
		wg_pdf_color(&c->out, rgb, "G", "RG");
	c->stroke = rgb;
}

void
wg_pdf_close_mark(struct wg_pdf_content *c)
{
	if (c->mark != WG_PDF_UNMARKED)
		wg_out_puts(&c->out, "EMC\n");
	c->mark = WG_PDF_UNMARKED;
}

static void
open_artifact(struct wg_pdf_content *c, enum wg_pdf_mark mark)
{
	static const char *const begin[] = {
		[WG_PDF_ARTIFACT] = "/Artifact BMC\n",
		[WG_PDF_HEADER] =
		    "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
		[WG_PDF_FOOTER] =
		    "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
		[WG_PDF_PRODUCTION] = "/Artifact<</Type/Page>>BDC\n",
	};

	if (c->mark == mark)
		return;
	wg_pdf_close_mark(c);
	wg_out_puts(&c->out, begin[mark]);
	c->mark = mark;
}

uint32_t
wg_pdf_next_mcid(struct wg_pdf_content *c, struct wg_pdf_elem *elem)
{
	struct wg_arena *a = c->pdf->arena;
	uint32_t mcid = (uint32_t)c->pdf->owners[c->number].n;

	WG_PUSH(a, &c->pdf->owners[c->number]) = elem->object;
	wg_pdf_kid(a, elem,
	    (struct wg_pdf_kid){ .kind = WG_PDF_KID_CONTENT,
		.page = c->number, .value = mcid, .turn = c->turn });
	return mcid;
}

void
wg_pdf_begin_tagged(struct wg_pdf_content *c, const char *tag,
    uint32_t mcid, const struct wg_pdf_piece *actual)
{
	wg_pdf_close_mark(c);
	wg_out_fmt(&c->out, "/%s<</MCID %u", tag, mcid);
	if (actual != NULL) {
		wg_out_puts(&c->out, "/ActualText");
		wg_pdf_text16(&c->out, actual->actual, actual->n_actual);
	}
	wg_out_puts(&c->out, ">>BDC\n");
	c->mark = WG_PDF_ALONE;
}

void
wg_pdf_open_tagged(struct wg_pdf_content *c, struct wg_pdf_elem *elem,
    const char *tag, const struct wg_pdf_piece *actual)
{
	bool alone = tag != NULL || actual != NULL;

	if (!alone && c->mark == WG_PDF_TAGGED && c->owner == elem &&
	    c->opened == c->turn)
		return;
	c->opened = c->turn;
	wg_pdf_begin_tagged(c, tag != NULL ? tag : wg_pdf_type(elem),
	    wg_pdf_next_mcid(c, elem), actual);
	if (!alone)
		c->mark = WG_PDF_TAGGED;
	c->owner = elem;
}

/* The rectangle that an item covers, y of the page. */
static bool
extent(const struct wg_item *i, int64_t r[4])
{
	const struct wg_glyph_run *run = &i->run;

	switch (i->kind) {
	case WG_ITEM_RUN:
		r[0] = run->x;
		r[1] = run->y - (int64_t)run->size * 9 / 10;
		r[2] = (int64_t)run->x + run->width;
		r[3] = run->y + (int64_t)run->size / 4;
		return true;
	case WG_ITEM_BOX:
		r[0] = i->box.x;
		r[1] = i->box.y;
		r[2] = (int64_t)i->box.x + i->box.width;
		r[3] = (int64_t)i->box.y + i->box.height;
		return true;
	case WG_ITEM_PICTOGRAM:
		r[0] = i->pictogram.x;
		r[1] = i->pictogram.y;
		r[2] = (int64_t)i->pictogram.x + i->pictogram.size;
		r[3] = (int64_t)i->pictogram.y + i->pictogram.size;
		return true;
	case WG_ITEM_CODE:
		r[0] = i->code.x;
		r[1] = i->code.y;
		r[2] = (int64_t)i->code.x + i->code.size;
		r[3] = (int64_t)i->code.y + i->code.size;
		return true;
	case WG_ITEM_IMAGE:
		r[0] = i->image.x;
		r[1] = i->image.y;
		r[2] = (int64_t)i->image.x + i->image.width;
		r[3] = (int64_t)i->image.y + i->image.height;
		return true;
	case WG_ITEM_FIELD:
		r[0] = i->field.x;
		r[1] = i->field.y;
		r[2] = (int64_t)i->field.x + i->field.width;
		r[3] = (int64_t)i->field.y + i->field.height;
		return true;
	case WG_ITEM_TAG:
		break;
	}
	return false;
}

static void
place_figure(
    struct wg_pdf_elem *e, uint32_t page, const int64_t rect[4])
{
	if (!e->placed) {
		e->placed = true;
		e->page = page;
		for (int i = 0; i < 4; i++)
			e->box[i] = rect[i];
	} else if (e->page == page) {
		wg_pdf_join(e->box, rect);
	}
}

/* Tell the figure and the link around an item where it is. */
static void
place(struct wg_pdf_content *c, struct wg_pdf_elem *e,
    const struct wg_item *i)
{
	int64_t r[4];
	bool linked = false;

	if (!extent(i, r))
		return;
	r[0] = wg_pdf_x(c, r[0]);
	r[2] = wg_pdf_x(c, r[2]);
	r[1] = wg_pdf_y(c, r[1]);
	r[3] = wg_pdf_y(c, r[3]);
	const int64_t up[4] = { r[0], r[3], r[2], r[1] };

	for (; e->tag != NULL; e = e->parent) {
		if (e->tag->role == WG_ROLE_FIGURE)
			place_figure(e, c->number, up);
		if (wg_pdf_leads(e->tag) &&
		    !linked) {
			wg_pdf_link_add(c->pdf->arena, &c->pdf->file,
			    &c->pdf->links, e, c->number, up);
			linked = true;
		}
	}
}

static void
paint(struct wg_pdf_content *c, const struct wg_item *i,
    struct wg_pdf_elem *elem)
{
	if (i->kind == WG_ITEM_RUN) {
		wg_pdf_paint_run(c, &i->run, elem);
		return;
	}
	if (elem != NULL)
		wg_pdf_open_tagged(c, elem, NULL, NULL);
	if (i->kind == WG_ITEM_BOX)
		wg_pdf_paint_box(c, &i->box);
	else if (i->kind == WG_ITEM_PICTOGRAM)
		wg_pdf_paint_pictogram(c, &i->pictogram);
	else if (i->kind == WG_ITEM_IMAGE)
		wg_pdf_paint_image(c, &i->image);
	else
		wg_pdf_paint_code(c, &i->code);
}

/* A field is an annotation, and nothing of the content. */
static void
put_field(struct wg_pdf_content *c, const struct wg_item *i)
{
	struct wg_pdf *pdf = c->pdf;
	int64_t r[4], up[4];

	/* A font that is missing was told. */
	if (i->tag == NULL || pdf->pages->field_font == NULL)
		return;
	extent(i, r);
	up[0] = wg_pdf_x(c, r[0]);
	up[1] = wg_pdf_y(c, r[3]);
	up[2] = wg_pdf_x(c, r[2]);
	up[3] = wg_pdf_y(c, r[1]);
	wg_pdf_field_add(pdf->arena, &pdf->file, &pdf->fields, i->field.field,
	    wg_pdf_elem(pdf->arena, &pdf->file, &pdf->tree, i->tag),
	    c->number, up);
}

static void
put_item(struct wg_pdf_content *c, const struct wg_item *i)
{
	struct wg_pdf_elem *elem = NULL;
	int64_t r[4] = { 0 };

	c->turn = i->turn;
	if (i->kind == WG_ITEM_FIELD) {
		put_field(c, i);
		return;
	}
	if (i->tag != NULL) {
		elem = wg_pdf_elem(
		    c->pdf->arena, &c->pdf->file, &c->pdf->tree, i->tag);
		place(c, elem, i);
	} else if (i->kind != WG_ITEM_TAG) {
		extent(i, r);
		open_artifact(c,
		    !i->pagination ? WG_PDF_ARTIFACT :
			r[1] < c->page->height / 2 ? WG_PDF_HEADER :
						     WG_PDF_FOOTER);
	}
	if (i->kind != WG_ITEM_TAG)
		paint(c, i, elem);
}

void
wg_pdf_page_content(struct wg_pdf_content *c, uint32_t number)
{
	int64_t media[4], bleed[4], trim[4];

	c->number = number;
	c->page = c->pdf->pages->pages.at[number];
	wg_pdf_boxes(c->pdf, c->page, media, bleed, trim);
	c->left = trim[0];
	c->top = trim[3];
	for (size_t i = 0; i < c->page->items.n && !c->pdf->failed; i++)
		put_item(c, &c->page->items.at[i]);
	if (c->pdf->crop_marks) {
		open_artifact(c, WG_PDF_PRODUCTION);
		wg_pdf_paint_marks(c);
	}
	wg_pdf_close_mark(c);
}
