/*
 * Images go into the file as they are: rows of a PNG under its own predictors
 * (ISO 32000-1, 7.4.4.4), JPEG under DCTDecode.  The rows are inflated once to
 * count them: a header that promises more or less would show whatever stands
 * behind them, or nothing.
 */
#include "back/pdf/image.h"

#include <zlib.h>

#include "back/pdf/content.h"
#include "back/pdf/syntax.h"
#include "base/diag.h"
#include "layout/page.h"
#include "model/image.h"

/* Bytes of the inflated rows; more than 'most' is not counted. */
static uint64_t
inflated(struct wg_str data, uint64_t most, bool *whole)
{
	unsigned char room[16384];
	z_stream z = { .next_in = (unsigned char *)(uintptr_t)data.ptr,
		.avail_in = (unsigned)data.len };
	uint64_t n = 0;
	int status = inflateInit(&z);

	while (status == Z_OK && n <= most) {
		z.next_out = room;
		z.avail_out = sizeof(room);
		status = inflate(&z, Z_NO_FLUSH);
		n += sizeof(room) - z.avail_out;
	}
	inflateEnd(&z);
	*whole = status == Z_STREAM_END;
	return n;
}

static bool
rows_fit(const struct wg_image *i)
{
	uint64_t row = ((uint64_t)i->width * i->components * i->bits + 7) / 8;
	uint64_t all = (row + 1) * i->height;
	bool whole;

	return inflated(i->data, all, &whole) == all && whole;
}

static void
put_color_space(struct wg_out *out, const struct wg_image *i)
{
	if (i->palette.len == 0) {
		wg_out_puts(out, i->components == 3 ?
			"/ColorSpace/DeviceRGB" : "/ColorSpace/DeviceGray");
		return;
	}
	wg_out_fmt(out, "/ColorSpace[/Indexed/DeviceRGB %zu<",
	    i->palette.len / 3 - 1);
	for (size_t k = 0; k < i->palette.len; k++)
		wg_out_fmt(out, "%02X", (unsigned char)i->palette.ptr[k]);
	wg_out_puts(out, ">]");
}

static bool
write_image(struct wg_pdf *pdf, const struct wg_image *i, uint32_t id)
{
	struct wg_out entries = { 0 };

	if (i->kind == WG_IMAGE_PNG && !rows_fit(i)) {
		wg_report(pdf->diag, WG_D_IMAGE_REFUSED, i->at,
		    "%.*s: its rows are damaged, or not as many as its "
		    "header says; writing no PDF", WG_ARG(i->name));
		return false;
	}
	wg_out_fmt(&entries,
	    "/Type/XObject/Subtype/Image/Width %u/Height %u"
	    "/BitsPerComponent %u", (unsigned)i->width, (unsigned)i->height,
	    i->bits);
	put_color_space(&entries, i);
	if (i->kind == WG_IMAGE_JPEG)
		wg_out_puts(&entries, "/Filter/DCTDecode");
	else
		wg_out_fmt(&entries, "/Filter/FlateDecode/DecodeParms"
		    "<</Predictor 15/Colors %u/BitsPerComponent %u/Columns %u"
		    ">>", i->components, i->bits, (unsigned)i->width);
	wg_pdf_stream(
	    &pdf->file, id, wg_out_str(&entries), i->data, WG_PDF_PLAIN);
	wg_out_free(&entries);
	return true;
}

/* Its number among the images of the file. */
static size_t
number_of(struct wg_pdf *pdf, const struct wg_image *image)
{
	size_t i = 0;

	while (i < pdf->images.n && pdf->images.at[i].image != image)
		i++;
	if (i == pdf->images.n)
		WG_PUSH(pdf->arena, &pdf->images) = (struct wg_pdf_image){
			image, wg_pdf_reserve(&pdf->file) };
	return i;
}

void
wg_pdf_paint_image(struct wg_pdf_content *c, const struct wg_placed_image *p)
{
	size_t number = number_of(c->pdf, p->image);

	wg_out_puts(&c->out, "q ");
	wg_pdf_number(&c->out, p->width);
	wg_out_puts(&c->out, "0 0 ");
	wg_pdf_number(&c->out, p->height);
	wg_pdf_number(&c->out, wg_pdf_x(c, p->x));
	wg_pdf_number(&c->out, wg_pdf_y(c, (int64_t)p->y + p->height));
	wg_out_fmt(&c->out, "cm /I%zu Do Q\n", number);
}

bool
wg_pdf_images(struct wg_pdf *pdf)
{
	for (size_t i = 0; i < pdf->images.n; i++)
		if (!write_image(pdf, pdf->images.at[i].image,
			pdf->images.at[i].object))
			return false;
	return true;
}

void
wg_pdf_image_list(struct wg_out *out, const struct wg_pdf *pdf)
{
	if (pdf->images.n == 0)
		return;
	wg_out_puts(out, "/XObject<<");
	for (size_t i = 0; i < pdf->images.n; i++) {
		wg_out_fmt(out, "/I%zu ", i);
		wg_pdf_ref(out, pdf->images.at[i].object);
	}
	wg_out_puts(out, ">>");
}
