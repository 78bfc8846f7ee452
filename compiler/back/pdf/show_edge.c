/*
 * The left edge of a run from right to left, where its text ends.
 *
 * pdf.js begins a piece of text without looking where it stands when a mark is
 * its first glyph, and then ends it behind the mark, as the letter is far from
 * the last one that it has seen.  So a blank goes before the mark that pdf.js
 * takes for a letter: U+0085, a line's end.  Everyone else reads in ActualText
 * what it is, the blank after the word, or nothing that can be seen.  The two
 * stand in one text object: pdf.js forgives no thousandth between them.
 */
#include "back/pdf/show_in.h"

#define NEXT_LINE 0x85
#define RTL_MARK 0x200F

static bool
shows_blank(const struct wg_pdf_shown *s)
{
	return s->code->n == 1 &&
	    (s->code->text[0] == ' ' || s->code->text[0] == 0xA0);
}

static bool
shows_mark(const struct wg_pdf_shown *s)
{
	return s->code->n > 0 && wg_pdf_category(s->code->text[0]) ==
	    HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK;
}

void
wg_pdf_lead_mark(struct wg_pdf_maker *m)
{
	static const uint32_t next_line = NEXT_LINE;
	struct wg_pdf_show *s = m->show;
	struct wg_pdf_piece *last = &s->pieces.at[s->pieces.n - 1];
	struct wg_pdf_piece lead = { .sooner = true };
	size_t at = last->first + last->n, n;

	s->text.n = 0;
	while (at > last->first && shows_blank(&s->shown.at[at - 1]))
		at--;
	if (at == last->first || !shows_mark(&s->shown.at[at - 1]))
		return;
	for (size_t i = at; i < s->shown.n; i++)
		WG_PUSH(m->arena, &s->text) = s->shown.at[i].code->text[0];
	n = s->shown.n;
	if (at == n) {
		WG_PUSH(m->arena, &s->text) = RTL_MARK;
		wg_pdf_add_code(m, m->font->file->space,
		    s->shown.at[n - 1].x - 1,
		    (struct wg_pdf_shift){ 0, 0, 1 }, &next_line, 1);
	} else {
		struct wg_pdf_shown blank = s->shown.at[at];

		wg_pdf_add_code(m, blank.code->glyph, blank.x,
		    blank.code->shift, &next_line, 1);
	}
	if (m->failed)
		return;
	if (at < n) /* in the place of the one beside the mark */
		s->shown.at[at] = s->shown.at[--s->shown.n];
	lead.first = at;
	lead.n = s->shown.n - at;
	last->n = at - last->first;
	wg_pdf_add_actual(m, &lead);
	WG_PUSH(m->arena, &s->pieces) = lead;
}
