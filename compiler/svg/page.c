/*
 * A page in its own order.  Each glyph is drawn once and used where it stands;
 * a run is a group that has its place, size and colour, so that a letter costs
 * a few bytes.  A 250th of an em is fine enough for a screen and makes numbers
 * short.
 */
#include "svg/svg.h"

#include "base/arena.h"
#include "base/out.h"
#include "base/qr.h"
#include "layout/page.h"
#include "model/pictogram.h"
#include "text/outline.h"

#define UNIT 4 /* [1/1000 em] */

struct letter {
	const struct wg_font *font;
	uint32_t id;
	struct wg_outline_path outline; /* nothing in it: a blank */
};

struct picture {
	struct wg_arena *arena;
	const struct wg_page *page;
	struct wg_out *out;
	int32_t least; /* type below that becomes bars [mpt] */
	struct WG_VEC(struct letter) letters;
	struct WG_VEC(const struct wg_pictogram *) pictograms;
};

/* [mpt] as points, a tenth of a thousandth at most. */
static void
put(struct picture *p, const char *before, int32_t length)
{
	wg_out_puts(p->out, before);
	wg_out_milli(p->out, length);
}

static void
put_color(struct picture *p, const char *name, uint32_t color)
{
	wg_out_fmt(p->out, " %s=\"#%06x\"", name, (unsigned)color);
}

/* The number of a letter, new or not; a page has a few hundred. */
static size_t
number_of(struct picture *p, const struct wg_font *font, uint32_t id)
{
	size_t i = 0;

	while (i < p->letters.n && (p->letters.at[i].id != id ||
	    p->letters.at[i].font != font))
		i++;
	if (i == p->letters.n)
		WG_PUSH(p->arena, &p->letters) = (struct letter){ font, id,
			wg_font_outline(font, p->arena, id) };
	return i;
}

static size_t
number_of_pictogram(struct picture *p, const struct wg_pictogram *pictogram)
{
	size_t i = 0;

	while (i < p->pictograms.n && p->pictograms.at[i] != pictogram)
		i++;
	if (i == p->pictograms.n)
		WG_PUSH(p->arena, &p->pictograms) = pictogram;
	return i;
}

static void
collect(struct picture *p)
{
	for (size_t i = 0; i < p->page->items.n; i++) {
		const struct wg_item *item = &p->page->items.at[i];
		const struct wg_glyph_run *r = &item->run;

		if (item->kind == WG_ITEM_PICTOGRAM)
			number_of_pictogram(p, item->pictogram.pictogram);
		for (uint32_t k = 0; item->kind == WG_ITEM_RUN &&
		     r->size >= p->least && k < r->n; k++)
			number_of(p, r->font, r->glyphs[k].id);
	}
}

static int32_t
coarse(int32_t length)
{
	return (length + (length < 0 ? -UNIT : UNIT) / 2) / UNIT;
}

/* Relative to the pen: short numbers. */
static void
put_outline(struct wg_out *out, const struct wg_outline_path *path)
{
	static const struct {
		char letter;
		unsigned n;
	} kinds[] = { [WG_MOVE] = { 'm', 2 }, [WG_LINE] = { 'l', 2 },
		[WG_CURVE] = { 'c', 6 }, [WG_CLOSE] = { 'z', 0 } };
	int32_t pen[2] = { 0, 0 }, start[2] = { 0, 0 };

	for (size_t i = 0; i < path->n; i++) {
		const struct wg_segment *s = &path->segments[i];
		unsigned n = kinds[s->kind].n;

		wg_out_byte(out, kinds[s->kind].letter);
		for (unsigned k = 0; k < n; k++) {
			int32_t by = coarse(s->at[k]) - pen[k % 2];

			if (k > 0 && by >= 0)
				wg_out_byte(out, ' ');
			wg_out_int(out, by);
		}
		for (unsigned k = 0; k < 2; k++) {
			pen[k] = n == 0 ? start[k] :
			    coarse(s->at[n - 2 + k]);
			start[k] = s->kind == WG_MOVE ? pen[k] : start[k];
		}
	}
}

static void
put_definitions(struct picture *p)
{
	wg_out_puts(p->out, "<defs>");
	for (size_t i = 0; i < p->pictograms.n; i++) {
		wg_out_fmt(p->out, "<g id=\"p%zu\">", i);
		wg_svg_pictogram(p->out, p->pictograms.at[i]);
		wg_out_puts(p->out, "</g>");
	}
	for (size_t i = 0; i < p->letters.n; i++) {
		if (p->letters.at[i].outline.n == 0)
			continue;
		wg_out_fmt(p->out, "<path id=\"g%zu\" d=\"", i);
		put_outline(p->out, &p->letters.at[i].outline);
		wg_out_puts(p->out, "\"/>");
	}
	wg_out_puts(p->out, "</defs>\n");
}

static void
put_run(struct picture *p, const struct wg_glyph_run *r)
{
	int32_t pen = 0;

	wg_out_puts(p->out, "<g");
	put_color(p, "fill", r->color);
	put(p, " transform=\"translate(", r->x);
	put(p, " ", r->y);
	/* y upwards */
	wg_out_puts(p->out, ")scale(");
	wg_out_micro(p->out, UNIT * r->size);
	wg_out_puts(p->out, " -");
	wg_out_micro(p->out, UNIT * r->size);
	wg_out_puts(p->out, ")\">");
	for (uint32_t i = 0; i < r->n; i++) {
		const struct wg_glyph *g = &r->glyphs[i];
		size_t letter = number_of(p, r->font, g->id);

		if (p->letters.at[letter].outline.n > 0) {
			wg_out_fmt(p->out, "<use href=\"#g%zu\" x=\"%d\"",
			    letter, (int)coarse(pen + g->dx));
			if (g->dy != 0)
				wg_out_fmt(p->out, " y=\"%d\"", (int)coarse(g->dy));
			wg_out_puts(p->out, "/>");
		}
		pen += g->advance;
	}
	wg_out_puts(p->out, "</g>\n");
}

static void
put_rectangle(struct picture *p, int32_t x, int32_t y, int32_t width,
    int32_t height)
{
	put(p, "<rect x=\"", x);
	put(p, "\" y=\"", y);
	put(p, "\" width=\"", width);
	put(p, "\" height=\"", height);
	wg_out_byte(p->out, '"');
}

/* As high as most letters are. */
static void
put_bar(struct picture *p, const struct wg_glyph_run *r)
{
	put_rectangle(p, r->x, r->y - r->size / 2, r->width, r->size / 2);
	put_color(p, "fill", r->color);
	wg_out_puts(p->out, " opacity=\".5\"/>\n");
}

static void
put_side(struct picture *p, const struct wg_box *b, int32_t x)
{
	put_rectangle(p, x, b->y, b->side, b->height);
	put_color(p, "fill", b->stroke);
	wg_out_puts(p->out, "/>\n");
}

static void
put_dots(struct picture *p, const struct wg_box *b)
{
	int32_t y = b->y + b->height / 2;

	put(p, "<line x1=\"", b->x);
	put(p, "\" y1=\"", y);
	put(p, "\" x2=\"", b->x + b->width);
	put(p, "\" y2=\"", y);
	put(p, "\" stroke-linecap=\"round\" stroke-width=\"", b->height);
	put(p, "\" stroke-dasharray=\"0 ", b->dots);
	wg_out_byte(p->out, '"');
	put_color(p, "stroke", b->fill);
	wg_out_puts(p->out, "/>\n");
}

static void
put_box(struct picture *p, const struct wg_box *b)
{
	if (b->dots > 0) {
		put_dots(p, b);
		return;
	}
	put_rectangle(p, b->x, b->y, b->width, b->height);
	if (b->radius > 0) {
		put(p, " rx=\"", b->radius);
		wg_out_byte(p->out, '"');
	}
	if (b->filled)
		put_color(p, "fill", b->fill);
	else
		wg_out_puts(p->out, " fill=\"none\"");
	if (b->line > 0) {
		put_color(p, "stroke", b->stroke);
		put(p, " stroke-width=\"", b->line);
		wg_out_byte(p->out, '"');
	}
	wg_out_puts(p->out, "/>\n");
	if (b->side > 0) {
		put_side(p, b, b->x);
		put_side(p, b, b->x + b->width - b->side);
	}
}

static void
put_pictogram(struct picture *p, const struct wg_placed_pictogram *d)
{
	wg_out_fmt(p->out, "<use href=\"#p%zu\"",
	    number_of_pictogram(p, d->pictogram));
	put_color(p, "fill", d->color);
	put(p, " transform=\"translate(", d->mirrored ? d->x + d->size : d->x);
	put(p, " ", d->y);
	wg_out_puts(p->out, d->mirrored ? ")scale(-" : ")scale(");
	wg_out_milli(p->out, d->size / WG_PICTOGRAM_UNITS);
	put(p, " ", d->size / WG_PICTOGRAM_UNITS);
	wg_out_puts(p->out, ")\"/>\n");
}

static void
put_code(struct picture *p, const struct wg_code *c)
{
	struct wg_qr qr;

	if (!wg_qr_encode(p->arena, c->content, &qr))
		return;
	put(p, "<path stroke=\"#000\" transform=\"translate(", c->x);
	put(p, " ", c->y);
	wg_out_puts(p->out, ")scale(");
	wg_out_milli(
	    p->out, c->size / (int32_t)(qr.size + 2 * WG_QR_QUIET));
	wg_out_puts(p->out, ")\" d=\"");
	wg_svg_qr(p->out, &qr);
	wg_out_puts(p->out, "\"/>\n");
}

static void
put_item(struct picture *p, const struct wg_item *item)
{
	switch (item->kind) {
	case WG_ITEM_RUN:
		if (item->run.size < p->least)
			put_bar(p, &item->run);
		else
			put_run(p, &item->run);
		break;
	case WG_ITEM_BOX:
		put_box(p, &item->box);
		break;
	case WG_ITEM_PICTOGRAM:
		put_pictogram(p, &item->pictogram);
		break;
	case WG_ITEM_CODE:
		put_code(p, &item->code);
		break;
	case WG_ITEM_IMAGE:
		put_rectangle(p, item->image.x, item->image.y,
		    item->image.width, item->image.height);
		wg_out_puts(p->out, " fill=\"#ccc\"/>\n");
		break;
	case WG_ITEM_FIELD:
	case WG_ITEM_TAG:
		break;
	}
}

void
wg_svg_page(struct wg_arena *a, const struct wg_page *page, int32_t least,
    struct wg_out *out)
{
	struct picture p = { .arena = a, .page = page, .out = out,
		.least = least };

	put(&p, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ",
	    page->width);
	put(&p, " ", page->height);
	put(&p, "\" width=\"", page->width);
	put(&p, "\" height=\"", page->height);
	wg_out_puts(out, "\">\n");
	collect(&p);
	put_definitions(&p);
	for (size_t i = 0; i < page->items.n; i++)
		put_item(&p, &page->items.at[i]);
	wg_out_puts(out, "</svg>\n");
}
