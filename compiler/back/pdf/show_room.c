/*
 * Where the pen stands for each glyph.  Readers look at that and not at ink, so
 * marks get a share of the room of their letter.
 */
#include "back/pdf/show_in.h"

/*
 * pdf.js takes no notice of the room of a mark and measures the blank before a
 * word from letter to letter: where a mark is the first of a word on the page,
 * it finds the blank once more behind it.  So the mark is wider than its share,
 * and the pen goes back: far enough that what pdf.js sees is no blank (a
 * blank of 260 less at most 102), and less than the overlap at which poppler
 * ends a word (200) [1/1000 em].
 */
#define LAP 180

static bool
is_blank(const struct wg_pdf_maker *m, uint32_t i)
{
	uint32_t at = m->run->glyphs[i].cluster;

	return at < m->limit &&
	    (m->run->text[at] == ' ' || m->run->text[at] == 0xA0);
}

/* The glyph before 'i' on the page is a blank, and not at the run's edge, which
 * show_edge.c sees to. */
static bool
after_blank(const struct wg_pdf_maker *m, uint32_t i)
{
	uint32_t from = i;

	while (from > 0 && is_blank(m, from - 1))
		from--;
	return from < i && (from > 0 || !m->tagged);
}

/*
 * Readers tear a word where a glyph stands on top of another or beside the
 * pen (moved.h).  So a letter and its marks, 'from' to 'to' as on the page,
 * share its room evenly, in the order in which they are read.
 */
static void
share_room(struct wg_pdf_maker *m, uint32_t from, uint32_t to)
{
	struct wg_pdf_slot *slots = m->show->slots.at;
	int32_t n = (int32_t)(to - from), room = 0, pen = slots[from].pen;

	for (uint32_t i = from; i < to; i++)
		room += m->run->glyphs[i].advance;
	for (int32_t i = 0; i < n && room > 0; i++) {
		slots[from + (uint32_t)i].pen = pen + room * i / n;
		slots[from + (uint32_t)i].share =
		    room * (i + 1) / n - room * i / n;
	}
}

void
wg_pdf_measure(struct wg_pdf_maker *m)
{
	const struct wg_glyph *g = m->run->glyphs;
	uint32_t from = 0, n = m->run->n;
	int32_t pen = 0;

	m->show->slots.n = 0;
	for (uint32_t i = 0; i < n; i++) {
		WG_PUSH(m->arena, &m->show->slots) =
		    (struct wg_pdf_slot){ pen, pen + g[i].dx, -1 };
		pen += g[i].advance;
	}
	if (m->font->file->cff)
		return;
	/* Marks advance nothing; they come before their letter from right to
	 * left, behind it from left to right. */
	for (uint32_t i = 1; i <= n; i++) {
		if (i < n && g[m->rtl ? i - 1 : i].advance == 0)
			continue;
		if (i - from > 1)
			share_room(m, from, i);
		if (i - from > 1 && m->rtl && after_blank(m, from))
			m->show->slots.at[from].share += LAP;
		from = i;
	}
}
