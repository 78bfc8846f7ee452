/*
 * The left edge of a run from right to left, where its text ends.
 *
 * pdf.js begins a piece of text without looking where it stands when a mark is
 * its first glyph, and then ends it behind the mark, as the letter is far from
 * the last one that it has seen.  So a blank goes before the mark that pdf.js
 * takes for a letter: U+0085, a line's end.  Everyone else reads in ActualText
 * what it is, the blank after the word, or nothing that can be seen.  The two
 * stand in one text object: pdf.js forgives no thousandth between them.
 *
 * On a page with more from left to right, poppler turns around what begins with
 * a letter from right to left, and leaves a mark before it on the other side,
 * also where a full stop stands between it and the edge.  So what goes before
 * the mark says a letter that cannot be seen, too: U+200F.
 */
#include "back/pdf/show_in.h"

#include <string.h>

#define RTL_MARK 0x200F

static const uint32_t next_line = 0x85;

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

/* Neither letter nor mark nor digit: runs in any direction. */
static bool
shows_neutral(const struct wg_pdf_shown *s)
{
	return s->code->n == 1 &&
	    wg_pdf_category(s->code->text[0]) >=
		HB_UNICODE_GENERAL_CATEGORY_CONNECT_PUNCTUATION;
}

/* The end of the last word in the piece, if a mark is the last of it; else
 * where the piece begins. */
static size_t
end_of_marked(const struct wg_pdf_show *s, const struct wg_pdf_piece *p)
{
	size_t at = p->first + p->n;

	while (at > p->first && shows_neutral(&s->shown.at[at - 1]))
		at--;
	return at > p->first && shows_mark(&s->shown.at[at - 1]) ? at :
	    p->first;
}

/* Is there anything but blanks from there to the edge? */
static bool
is_seen(const struct wg_pdf_show *s, size_t at)
{
	while (at < s->shown.n && shows_blank(&s->shown.at[at]))
		at++;
	return at < s->shown.n;
}

/* The first of the blanks from 'at' on becomes what pdf.js takes for a letter;
 * all are said in ActualText. */
static void
lead_with_blanks(struct wg_pdf_maker *m, size_t at)
{
	struct wg_pdf_show *s = m->show;
	struct wg_pdf_shown blank = s->shown.at[at];

	for (size_t i = at; i < s->shown.n; i++)
		WG_PUSH(m->arena, &s->text) = s->shown.at[i].code->text[0];
	wg_pdf_add_code(m, blank.code->glyph, blank.x, blank.code->shift,
	    &next_line, 1);
	if (!m->failed)
		s->shown.at[at] = s->shown.at[--s->shown.n];
}

/* Another one goes before the mark at 'at' - 1. */
static void
lead_with_another(struct wg_pdf_maker *m, size_t at)
{
	struct wg_pdf_show *s = m->show;
	size_t n = s->shown.n;
	struct wg_pdf_shown lead;

	wg_pdf_add_code(m, m->font->file->space, s->shown.at[at - 1].x - 1,
	    (struct wg_pdf_shift){ 0, 0, 1 }, &next_line, 1);
	if (m->failed)
		return;
	lead = s->shown.at[n];
	memmove(&s->shown.at[at + 1], &s->shown.at[at],
	    (n - at) * sizeof(lead));
	s->shown.at[at] = lead;
}

void
wg_pdf_lead_mark(struct wg_pdf_maker *m)
{
	struct wg_pdf_show *s = m->show;
	struct wg_pdf_piece *last = &s->pieces.at[s->pieces.n - 1];
	struct wg_pdf_piece lead = { .sooner = true }, tail = lead;
	size_t at = end_of_marked(s, last), n = s->shown.n;

	if (at == last->first)
		return;
	s->text.n = 0;
	WG_PUSH(m->arena, &s->text) = RTL_MARK;
	lead.first = at;
	if (at < n && !is_seen(s, at)) {
		lead_with_blanks(m, at);
		lead.n = n - at;
	} else {
		lead_with_another(m, at);
		lead.n = 1;
		tail.first = at + 1;
		tail.n = n - at;
	}
	if (m->failed)
		return;
	last->n = at - last->first;
	wg_pdf_add_actual(m, &lead);
	WG_PUSH(m->arena, &s->pieces) = lead;
	if (tail.n > 0)
		WG_PUSH(m->arena, &s->pieces) = tail;
}
