/*
 * Runs as text operators.  Places come from layout; the pen of the PDF moves
 * by the widths that the font dictionary gives, so it is those that are
 * followed here, in whole thousandths of the size, and no error adds up.
 */
#include "back/pdf/content.h"
#include "back/pdf/syntax.h"
#include "layout/page.h"

#define STRING_MAX 4000 /* codes in one string */

/* An open TJ array. */
struct line {
	struct wg_out *out;
	int32_t size;
	int32_t pen, y;   /* [1/1000 em] */
	bool array, string;
	unsigned codes;
};

static int64_t
scaled(int64_t em, int32_t size)
{
	int64_t v = em * size;

	return (v >= 0 ? v + 500 : v - 500) / 1000;
}

static void
end_array(struct line *l)
{
	if (l->array)
		wg_out_puts(l->out, l->string ? ")]TJ " : "]TJ ");
	l->array = l->string = false;
}

static void
move_to(struct line *l, int32_t x, int32_t y)
{
	if (y != l->y) {
		end_array(l);
		wg_pdf_number(l->out, scaled(y, l->size));
		wg_out_puts(l->out, "Ts ");
		l->y = y;
	}
	if (!l->array)
		wg_out_byte(l->out, '[');
	l->array = true;
	if (x != l->pen) {
		wg_out_puts(l->out, l->string ? ")" : "");
		wg_out_int(l->out, (int64_t)l->pen - x);
		l->string = false;
	}
	if (!l->string || l->codes == STRING_MAX) {
		wg_out_puts(l->out, l->string ? ")(" : "(");
		l->codes = 0;
	}
	l->string = true;
	l->pen = x;
}

/* A byte of a literal string; what would end or change it is escaped. */
static char *
put_byte(char *to, unsigned byte)
{
	bool special = byte == '(' || byte == ')' || byte == '\\' ||
	    byte == '\r';

	if (special)
		*to++ = '\\';
	*to++ = byte == '\r' ? 'r' : (char)byte;
	return to;
}

/* Half as long as in hex, which what deflates would have to find out. */
static void
put_code(struct wg_out *out, unsigned cid)
{
	char *to = wg_out_room(out, 4);

	out->len += (size_t)(
	    put_byte(put_byte(to, cid >> 8), cid & 0xFF) - to);
}

static void
put_shown(struct line *l, const struct wg_pdf_shown *s)
{
	move_to(l, s->x, s->y);
	put_code(l->out, s->code->cid);
	l->pen += s->code->width;
	l->codes++;
}

static void
put_font(struct wg_pdf_content *c, const struct wg_pdf_font *font,
    int32_t size)
{
	if (font == c->font && size == c->size)
		return;
	wg_out_fmt(&c->out, "/F%u ", font->number);
	wg_pdf_number(&c->out, size);
	wg_out_puts(&c->out, "Tf ");
	c->font = font;
	c->size = size;
}

/* From the left, whatever the direction. */
static const struct wg_pdf_shown *
shown_at(const struct wg_pdf_content *c, const struct wg_glyph_run *run,
    const struct wg_pdf_piece *p, size_t i)
{
	return &c->pdf->show.shown.at[p->first +
	    ((run->level & 1) ? p->n - 1 - i : i)];
}

static void
put_codes(struct wg_pdf_content *c, const struct wg_glyph_run *run,
    const struct wg_pdf_piece *p, struct line *l)
{
	for (size_t i = 0; i < p->n; i++)
		put_shown(l, shown_at(c, run, p, i));
	end_array(l);
}

/* Begin a text object whose pen stands at 'p'. */
static struct line
begin_text(struct wg_pdf_content *c, const struct wg_pdf_font *font,
    const struct wg_glyph_run *run, const struct wg_pdf_piece *p)
{
	struct line l = { .out = &c->out, .size = run->size,
		.pen = shown_at(c, run, p, 0)->x };

	wg_pdf_fill_color(c, run->color);
	wg_out_puts(&c->out, "BT ");
	put_font(c, font, run->size);
	wg_pdf_number(
	    &c->out, wg_pdf_x(c, run->x + scaled(l.pen, run->size)));
	wg_pdf_number(&c->out, wg_pdf_y(c, run->y));
	wg_out_puts(&c->out, "Td ");
	return l;
}

static void
end_text(struct wg_pdf_content *c, const struct line *l)
{
	wg_out_puts(&c->out, l->y != 0 ? "0 Ts ET\n" : "ET\n");
}

/* Pieces of which each but the first is shown before the one in front of it, as
 * one text object: two, or three. */
static void
put_sooner(struct wg_pdf_content *c, const struct wg_pdf_font *font,
    const struct wg_glyph_run *run, const struct wg_pdf_piece *pieces,
    size_t n, struct wg_pdf_elem *elem)
{
	uint32_t mcid[3];
	struct line l;

	for (size_t i = 0; i < n; i++)
		mcid[i] = wg_pdf_next_mcid(c, elem);
	wg_pdf_close_mark(c);
	l = begin_text(c, font, run, &pieces[n - 1]);
	for (size_t i = n; i-- > 0;) {
		bool said = pieces[i].actual != NULL;

		wg_pdf_begin_tagged(c, said ? "Span" : "ReversedChars",
		    mcid[i], said ? &pieces[i] : NULL);
		put_codes(c, run, &pieces[i], &l);
	}
	wg_pdf_close_mark(c);
	end_text(c, &l);
}

static void
put_piece(struct wg_pdf_content *c, const struct wg_pdf_font *font,
    const struct wg_glyph_run *run, const struct wg_pdf_piece *p,
    struct wg_pdf_elem *elem)
{
	struct line l;

	if (elem != NULL && p->actual != NULL)
		wg_pdf_open_tagged(c, elem, "Span", p);
	else if (elem != NULL)
		wg_pdf_open_tagged(c, elem,
		    run->level & 1 ? "ReversedChars" : NULL, NULL);
	l = begin_text(c, font, run, p);
	put_codes(c, run, p, &l);
	end_text(c, &l);
}

void
wg_pdf_paint_run(struct wg_pdf_content *c, const struct wg_glyph_run *run,
    struct wg_pdf_elem *elem)
{
	struct wg_pdf *pdf = c->pdf;
	const struct wg_pdf_piece *pieces;
	struct wg_pdf_font *font;
	size_t n;

	if (run->n == 0)
		return;
	font = wg_pdf_font(pdf->arena, &pdf->file, &pdf->fonts, run->font);
	if (!wg_pdf_show(pdf->arena, font, run, elem != NULL, &pdf->show,
		pdf->diag)) {
		pdf->failed = true;
		return;
	}
	pieces = pdf->show.pieces.at;
	n = pdf->show.pieces.n;
	for (size_t i = 0, k; i < n; i += k) {
		for (k = 1; i + k < n && pieces[i + k].sooner; k++)
			continue;
		if (k > 1)
			put_sooner(c, font, run, &pieces[i], k, elem);
		else
			put_piece(c, font, run, &pieces[i], elem);
	}
}
