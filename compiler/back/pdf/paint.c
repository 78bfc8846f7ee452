/*
 * Everything that is not text: boxes, pictograms, QR codes, cut marks.  Only
 * paths and plain colours, so there is nothing that PDF/A forbids.
 */
#include "back/pdf/content.h"
#include "back/pdf/syntax.h"
#include "base/diag.h"
#include "base/qr.h"
#include "layout/page.h"
#include "model/pictogram.h"

#define BLACK 0x000000
#define WHITE 0xFFFFFF

static void
put_point(struct wg_pdf_content *c, int64_t x, int64_t y)
{
	wg_pdf_number(&c->out, wg_pdf_x(c, x));
	wg_pdf_number(&c->out, wg_pdf_y(c, y));
}

static void
put_rectangle(struct wg_pdf_content *c, int64_t x, int64_t y,
    int64_t width, int64_t height)
{
	put_point(c, x, y + height);
	wg_pdf_number(&c->out, width);
	wg_pdf_number(&c->out, height);
	wg_out_puts(&c->out, "re ");
}

/* A quarter of a circle from where the pen is, round the corner at x, y. */
static void
put_corner(struct wg_pdf_content *c, int64_t x, int64_t y, int64_t fx,
    int64_t fy, int64_t tx, int64_t ty)
{
	/* 0.4477 of the radius is left to the corner. */
	put_point(c, x + (fx - x) * 4477 / 10000, y + (fy - y) * 4477 / 10000);
	put_point(c, x + (tx - x) * 4477 / 10000, y + (ty - y) * 4477 / 10000);
	put_point(c, tx, ty);
	wg_out_puts(&c->out, "c ");
}

static void
put_line_to(struct wg_pdf_content *c, int64_t x, int64_t y)
{
	put_point(c, x, y);
	wg_out_puts(&c->out, "l ");
}

static void
put_round(struct wg_pdf_content *c, const struct wg_box *b, int64_t r)
{
	int64_t x = b->x, y = b->y, w = b->width, h = b->height;

	put_point(c, x + r, y);
	wg_out_puts(&c->out, "m ");
	put_line_to(c, x + w - r, y);
	put_corner(c, x + w, y, x + w - r, y, x + w, y + r);
	put_line_to(c, x + w, y + h - r);
	put_corner(c, x + w, y + h, x + w, y + h - r, x + w - r, y + h);
	put_line_to(c, x + r, y + h);
	put_corner(c, x, y + h, x + r, y + h, x, y + h - r);
	put_line_to(c, x, y + r);
	put_corner(c, x, y, x, y + r, x + r, y);
	wg_out_puts(&c->out, "h ");
}

/* A line with round ends and dashes of no length. */
static void
put_dots(struct wg_pdf_content *c, const struct wg_box *b)
{
	int32_t y = b->y + b->height / 2, half = b->height / 2;

	wg_pdf_stroke_color(c, b->fill);
	wg_out_puts(&c->out, "q ");
	wg_pdf_number(&c->out, b->height);
	wg_out_puts(&c->out, "w 1 J [0 ");
	wg_pdf_number(&c->out, b->dots);
	wg_out_puts(&c->out, "] 0 d ");
	put_point(c, b->x + half, y);
	wg_out_puts(&c->out, "m ");
	put_line_to(c, b->x + b->width - half, y);
	wg_out_puts(&c->out, "S Q\n");
}

void
wg_pdf_paint_box(struct wg_pdf_content *c, const struct wg_box *b)
{
	int64_t r = b->radius, half;

	if (b->dots > 0) {
		put_dots(c, b);
		return;
	}
	if (!b->filled && b->line <= 0)
		return;
	half = (b->width < b->height ? b->width : b->height) / 2;
	if (r > half)
		r = half;
	if (b->filled)
		wg_pdf_fill_color(c, b->fill);
	if (b->line > 0) {
		wg_pdf_stroke_color(c, b->stroke);
		wg_pdf_number(&c->out, b->line);
		wg_out_puts(&c->out, "w ");
	}
	if (r > 0)
		put_round(c, b, r);
	else
		put_rectangle(c, b->x, b->y, b->width, b->height);
	wg_out_puts(&c->out,
	    b->line <= 0 ? "f\n" : b->filled ? "B\n" : "S\n");
	if (b->side <= 0)
		return;
	wg_pdf_fill_color(c, b->stroke);
	put_rectangle(c, b->x, b->y, b->side, b->height);
	put_rectangle(c, b->x + b->width - b->side, b->y, b->side, b->height);
	wg_out_puts(&c->out, "f\n");
}

static int64_t
pictogram_unit(int64_t at, int64_t size)
{
	int64_t v = at * size, whole = WG_PICTOGRAM_UNITS * 1000;

	return (v >= 0 ? v + whole / 2 : v - whole / 2) / whole;
}

static void
put_segment(struct wg_pdf_content *c, const struct wg_placed_pictogram *d,
    const struct wg_segment *s)
{
	static const struct {
		int points;
		const char *operator;
	} kinds[] = {
		[WG_MOVE] = { 1, "m " },
		[WG_LINE] = { 1, "l " },
		[WG_CURVE] = { 3, "c " },
		[WG_CLOSE] = { 0, "h " },
	};

	for (int i = 0; i < kinds[s->kind].points; i++) {
		int64_t x = pictogram_unit(s->at[2 * i], d->size);
		int64_t y = pictogram_unit(s->at[2 * i + 1], d->size);

		put_point(
		    c, d->x + (d->mirrored ? d->size - x : x), d->y + y);
	}
	wg_out_puts(&c->out, kinds[s->kind].operator);
}

void
wg_pdf_paint_pictogram(
    struct wg_pdf_content *c, const struct wg_placed_pictogram *d)
{
	wg_pdf_fill_color(c, d->color);
	for (size_t i = 0; i < d->pictogram->n; i++) {
		const struct wg_outline_path *p = &d->pictogram->paths[i];

		if (p->n == 0)
			continue;
		for (size_t k = 0; k < p->n; k++)
			put_segment(c, d, &p->segments[k]);
		wg_out_puts(&c->out, p->even_odd ? "f*\n" : "f\n");
	}
}

/* There are hundreds of them on a page: no format is read for each. */
static void
put_count(struct wg_out *out, unsigned n)
{
	wg_out_uint(out, n);
	wg_out_byte(out, ' ');
}

/* One rectangle per horizontal run of dark modules, one fill for all. */
static void
put_modules(struct wg_pdf_content *c, const struct wg_qr *qr)
{
	unsigned n = qr->size;

	for (unsigned y = 0; y < n; y++)
		for (unsigned x = 0, from; x < n; x++) {
			if (!qr->dark[y * n + x])
				continue;
			for (from = x; x < n && qr->dark[y * n + x];)
				x++;
			put_count(&c->out, from + WG_QR_QUIET);
			put_count(&c->out, y + WG_QR_QUIET);
			put_count(&c->out, x - from);
			wg_out_puts(&c->out, "1 re ");
		}
}

void
wg_pdf_paint_code(struct wg_pdf_content *c, const struct wg_code *code)
{
	struct wg_qr qr;
	int64_t module, rest, n;

	if (!wg_qr_encode(c->pdf->arena, code->content, &qr)) {
		wg_report(c->pdf->diag, WG_D_PDF_QR, code->at, "%.*s",
		    WG_ARG(wg_str_head(code->content, 80)));
		c->pdf->failed = true;
		return;
	}
	/* The quiet zone must be light, whatever lies below. */
	wg_pdf_fill_color(c, WHITE);
	put_rectangle(c, code->x, code->y, code->size, code->size);
	wg_out_puts(&c->out, "f\n");
	wg_pdf_fill_color(c, BLACK);
	n = (int64_t)qr.size + 2 * WG_QR_QUIET;
	module = code->size / n;
	rest = (code->size - module * n) / 2;
	wg_out_puts(&c->out, "q ");
	wg_pdf_number(&c->out, module);
	wg_out_puts(&c->out, "0 0 ");
	wg_pdf_number(&c->out, -module);
	put_point(c, code->x + rest, code->y + rest);
	wg_out_puts(&c->out, "cm ");
	put_modules(c, &qr);
	wg_out_puts(&c->out, "f Q\n");
}

static void
put_mark(struct wg_pdf_content *c, int64_t x, int64_t y, int64_t dx,
    int64_t dy)
{
	put_point(c, x, y);
	wg_out_puts(&c->out, "m ");
	put_point(c, x + dx, y + dy);
	wg_out_puts(&c->out, "l ");
}

/* ISO 32000-1, 14.11.3: printer's marks lie outside the bleed. */
void
wg_pdf_paint_marks(struct wg_pdf_content *c)
{
	int64_t gap =
	    (c->page->bleed > 0 ? c->page->bleed : 0) + WG_MM(1);
	int64_t length = WG_MM(5);

	wg_pdf_stroke_color(c, BLACK);
	wg_out_puts(&c->out, ".25 w ");
	for (int i = 0; i < 4; i++) {
		int64_t x = i & 1 ? c->page->width : 0;
		int64_t y = i & 2 ? c->page->height : 0;
		int64_t right = i & 1 ? 1 : -1, down = i & 2 ? 1 : -1;

		put_mark(c, x + right * gap, y, right * length, 0);
		put_mark(c, x, y + down * gap, 0, down * length);
	}
	wg_out_puts(&c->out, "S\n");
}
