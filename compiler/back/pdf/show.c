/*
 * Glyphs to text, cluster by cluster in logical order.  Copying and reading
 * aloud depend on this file.
 *
 * As many glyphs as characters: they are paired.  Fewer: left to right, the
 * last glyph gets the rest, which every reader understands, but for marks:
 * pdf.js parts a glyph whose text has one from what follows it when a word
 * begins with it, so an invisible code shows them.  Right to left
 * readers turn a text of several letters around; so the glyph of a lam-alef
 * shows the alef only, and an invisible code, a blank that moves nothing,
 * shows the lam before it.  More: characters that decompose account for the
 * glyphs; where even that does not help, ActualText says it, for that one
 * cluster only, as some readers reverse longer ones.
 */
#include "back/pdf/show_in.h"

#include <string.h>

#define WORD_JOINER 0x2060
#define ACTUAL_MAX 10000 /* PDF/A-2, 6.1.13: strings of 32767 bytes */

static uint32_t
next_char(const uint16_t *text, uint32_t *at, uint32_t end)
{
	uint32_t c = text[(*at)++];

	if ((c & 0xFC00) == 0xD800 && *at < end &&
	    (text[*at] & 0xFC00) == 0xDC00)
		c = 0x10000 + ((c & 0x3FF) << 10) + (text[(*at)++] & 0x3FF);
	return c;
}

/* Glyph 'k' in logical order, as an index into the run's glyphs. */
static uint32_t
glyph_at(const struct wg_pdf_maker *m, uint32_t k)
{
	return m->rtl ? m->run->n - 1 - k : k;
}

static uint32_t
cluster_at(const struct wg_pdf_maker *m, uint32_t k)
{
	uint32_t c = m->run->glyphs[glyph_at(m, k)].cluster;

	return c < m->limit ? c : m->limit;
}

static uint32_t
put16(uint16_t *to, uint32_t c)
{
	if (c < 0x10000) {
		to[0] = (uint16_t)c;
		return 1;
	}
	to[0] = (uint16_t)(0xD7C0 + (c >> 10));
	to[1] = (uint16_t)(0xDC00 + (c & 0x3FF));
	return 2;
}

void
wg_pdf_add_code(struct wg_pdf_maker *m, uint32_t glyph, int32_t x,
    struct wg_pdf_shift shift, const uint32_t *chars, uint32_t n)
{
	uint16_t text[WG_PDF_CODE_TEXT];
	uint32_t len = 0;
	const struct wg_pdf_code *code;

	for (uint32_t i = 0; i < n; i++)
		len += put16(text + len, chars[i]);
	code = wg_pdf_code(m->font, glyph, shift, text, len);
	if (code == NULL) {
		if (!m->failed)
			wg_report(m->diag, WG_D_PDF_FONT, m->run->at,
			    "%.*s: more than 65535 codes",
			    WG_ARG(m->font->file->file_name));
		m->failed = true;
		return;
	}
	if (code->n != len || memcmp(code->text, text, len * sizeof(*text)))
		m->conflict = true;
	WG_PUSH(m->arena, &m->show->shown) =
	    (struct wg_pdf_shown){ code, x + shift.x - code->shift.x,
		shift.y - code->shift.y };
}

/* Glyph 'k' in logical order, showing 'n' characters. */
static void
add_glyph(struct wg_pdf_maker *m, uint32_t k, const uint32_t *chars, uint32_t n)
{
	uint32_t i = glyph_at(m, k);
	const struct wg_glyph *g = &m->run->glyphs[i];
	const struct wg_pdf_slot *slot = &m->show->slots.at[i];

	if (g->id == 0) {
		if (!m->failed)
			wg_report(m->diag, WG_D_PDF_GLYPH, m->run->at,
			    "U+%04X in %.*s", chars[0],
			    WG_ARG(m->font->file->file_name));
		m->failed = true;
		return;
	}
	wg_pdf_add_code(m, g->id, slot->pen, (struct wg_pdf_shift){
	    slot->x - slot->pen, g->dy, slot->share }, chars, n);
}

/*
 * Letter 'i' of the 'n' before the last one of a ligature written right to
 * left, counted from 1: an invisible code near the right edge, the first
 * outermost.
 */
static void
add_phantom(
    struct wg_pdf_maker *m, uint32_t k, uint32_t c, uint32_t i, uint32_t n)
{
	uint32_t at = glyph_at(m, k);
	const struct wg_pdf_slot *slot = &m->show->slots.at[at];
	int32_t right = slot->pen +
	    (slot->share >= 0 ? slot->share : m->run->glyphs[at].advance);

	wg_pdf_add_code(m, m->font->file->space, right - (int32_t)(100 * i / n),
	    (struct wg_pdf_shift){ 0, 0, -1 }, &c, 1);
}

/*
 * A vocalised lam-alef, one glyph and those of its marks: the marks keep their
 * own letters, and every letter gets its share of the room.  False when the
 * glyphs do not count like that.
 */
static bool
add_marked(struct wg_pdf_maker *m, uint32_t k, uint32_t end,
    const uint32_t *chars, uint32_t n)
{
	uint32_t marks = 0, mark = k + 1, last = 0;
	struct wg_pdf_slot *slots = m->show->slots.at;
	int32_t pen = slots[glyph_at(m, end - 1)].pen, room = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (wg_pdf_is_mark(chars[i]))
			marks++;
		else
			last = i;
	}
	if (marks == 0 || end - k != marks + 1 || wg_pdf_is_mark(chars[0]))
		return false;
	for (uint32_t i = k; i < end; i++)
		room += m->run->glyphs[glyph_at(m, i)].advance;
	for (uint32_t i = 0; i < n; i++) {
		int32_t from = room * (int32_t)(n - 1 - i) / (int32_t)n;
		int32_t to = room * (int32_t)(n - i) / (int32_t)n;
		bool phantom = !wg_pdf_is_mark(chars[i]) && i != last;
		uint32_t at = wg_pdf_is_mark(chars[i]) ? mark++ : k;
		struct wg_pdf_slot *slot = &slots[glyph_at(m, at)];

		if (phantom) {
			wg_pdf_add_code(m, m->font->file->space, pen + from,
			    (struct wg_pdf_shift){ 0, 0, to - from },
			    &chars[i], 1);
			continue;
		}
		slot->pen = pen + from;
		slot->share = to - from;
		add_glyph(m, at, &chars[i], 1);
	}
	return true;
}

/*
 * Glyph 'k', left to right, shows 'n' characters.  Those from the first mark on
 * are shown by an invisible code that has half of its room.
 */
static void
add_rest(struct wg_pdf_maker *m, uint32_t k, const uint32_t *chars, uint32_t n)
{
	uint32_t at = glyph_at(m, k), letters = 1;
	struct wg_pdf_slot *slot = &m->show->slots.at[at];
	int32_t room = slot->share >= 0 ? slot->share :
	    m->run->glyphs[at].advance;

	while (letters < n && !wg_pdf_is_mark(chars[letters]))
		letters++;
	if (m->rtl || m->font->file->cff || m->font->file->space == 0 ||
	    letters == n || wg_pdf_is_mark(chars[0]) || room < 2) {
		add_glyph(m, k, chars, n);
		return;
	}
	slot->share = room - room / 2;
	add_glyph(m, k, chars, letters);
	wg_pdf_add_code(m, m->font->file->space, slot->pen + slot->share,
	    (struct wg_pdf_shift){ 0, 0, room / 2 }, chars + letters,
	    n - letters);
}

/*
 * Glyph 'k', right to left, shows 'n' marks: the last one at the left, the
 * others by invisible codes beside it.  No pen goes back: pdf.js takes no notice
 * of the room of marks, but of every step back, and 0.2 em of them end a word.
 */
static bool
add_marks(struct wg_pdf_maker *m, uint32_t k, const uint32_t *chars, uint32_t n)
{
	struct wg_pdf_slot *slot = &m->show->slots.at[glyph_at(m, k)];
	int32_t room = slot->share >= 0 ? slot->share :
	    m->run->glyphs[glyph_at(m, k)].advance;
	int32_t part = room / (int32_t)n;

	for (uint32_t i = 0; i < n; i++)
		if (!wg_pdf_is_mark(chars[i]))
			return false;
	if (m->font->file->cff || part == 0)
		return false;
	slot->share = room - part * (int32_t)(n - 1);
	for (uint32_t i = 0; i + 1 < n; i++)
		wg_pdf_add_code(m, m->font->file->space,
		    slot->pen + room - part * (int32_t)(i + 1),
		    (struct wg_pdf_shift){ 0, 0, part }, &chars[i], 1);
	add_glyph(m, k, chars + n - 1, 1);
	return true;
}

/* 'k' to 'end' are fewer glyphs than 'n' characters. */
static void
add_ligature(struct wg_pdf_maker *m, uint32_t k, uint32_t end,
    const uint32_t *chars, uint32_t n)
{
	bool phantoms = m->rtl && m->font->file->space != 0;

	if (phantoms && n <= WG_PDF_CODE_TEXT &&
	    add_marked(m, k, end, chars, n))
		return;
	for (; k + 1 < end; k++, chars++, n--)
		add_glyph(m, k, chars, 1);
	if (n > WG_PDF_CODE_TEXT / 2 || (m->rtl && !phantoms)) {
		m->conflict = true;
		add_glyph(m, k, chars + n - 1, 1);
	} else if (phantoms && add_marks(m, k, chars, n)) {
		return;
	} else if (phantoms) {
		for (uint32_t i = 1; i < n; i++)
			add_phantom(m, k, chars[i - 1], i, n - 1);
		add_glyph(m, k, chars + n - 1, 1);
	} else {
		add_rest(m, k, chars, n);
	}
}

/* Canonical decomposition, and the two letters that Thai and Lao split. */
static void
expand(struct wg_pdf_maker *m, bool compatibly)
{
	hb_unicode_funcs_t *funcs = hb_unicode_funcs_get_default();
	struct wg_pdf_show *s = m->show;

	s->expanded.n = 0;
	for (size_t i = 0; i < s->text.n; i++) {
		hb_codepoint_t c = s->text.at[i], tail[8], a, b;
		unsigned n = 0;

		if (compatibly && (c == 0xE33 || c == 0xEB3)) {
			WG_PUSH(m->arena, &s->expanded) = c + 0x1A;
			WG_PUSH(m->arena, &s->expanded) = c - 1;
			continue;
		}
		while (n < 8 && hb_unicode_decompose(funcs, c, &a, &b)) {
			if (b != 0)
				tail[n++] = b;
			c = a;
		}
		WG_PUSH(m->arena, &s->expanded) = c;
		while (n > 0)
			WG_PUSH(m->arena, &s->expanded) = tail[--n];
	}
}

/* 'k' to 'end' are more glyphs than the characters of the cluster. */
static void
add_split(struct wg_pdf_maker *m, uint32_t k, uint32_t end)
{
	static const uint32_t joiner = WORD_JOINER;
	struct wg_pdf_show *s = m->show;
	uint32_t n = end - k;

	expand(m, false);
	if (s->expanded.n != n) {
		m->conflict = true;
		expand(m, true);
	}
	if (s->expanded.n != n) {
		s->expanded.n = 0;
		for (uint32_t i = 0; i < n; i++)
			WG_PUSH(m->arena, &s->expanded) =
			    i < s->text.n ? s->text.at[i] : joiner;
	}
	for (uint32_t i = 0; i < n; i++)
		add_glyph(m, k + i, &s->expanded.at[i], 1);
}

void
wg_pdf_add_actual(struct wg_pdf_maker *m, struct wg_pdf_piece *p)
{
	struct wg_pdf_show *s = m->show;
	uint16_t *text = WG_NEW_ARRAY(m->arena, 2 * s->text.n, uint16_t);

	for (size_t i = 0; i < s->text.n; i++)
		p->n_actual += put16(text + p->n_actual, s->text.at[i]);
	p->actual = text;
	if (p->n_actual <= ACTUAL_MAX)
		return;
	wg_report(m->diag, WG_D_PDF_TEXT, m->run->at,
	    "a cluster of %zu characters", s->text.n);
	m->failed = true;
}

/* Put what was shown since 'first' into a piece. */
static void
close_cluster(struct wg_pdf_maker *m, size_t first)
{
	struct wg_pdf_show *s = m->show;
	size_t n = s->shown.n - first;
	struct wg_pdf_piece *last =
	    s->pieces.n > 0 ? &s->pieces.at[s->pieces.n - 1] : NULL;

	if (n == 0)
		return;
	if (!m->conflict && last != NULL && last->actual == NULL) {
		last->n += n;
		return;
	}
	WG_PUSH(m->arena, &s->pieces) =
	    (struct wg_pdf_piece){ .first = first, .n = n };
	if (m->conflict)
		wg_pdf_add_actual(m, &s->pieces.at[s->pieces.n - 1]);
	m->conflict = false;
}

static void
read_text(struct wg_pdf_maker *m, uint32_t from, uint32_t to)
{
	while (from < to) {
		uint32_t c = next_char(m->run->text, &from, to);

		if (wg_pdf_undrawn(c))
			continue;
		if (wg_pdf_meaningless(c) && !m->failed) {
			wg_report(m->diag, WG_D_PDF_TEXT, m->run->at,
			    "U+%04X", c);
			m->failed = true;
		}
		WG_PUSH(m->arena, &m->show->text) = c;
	}
}

/* The end of the cluster of glyph 'k': glyphs, and '*to' its text. */
static uint32_t
cluster_end(const struct wg_pdf_maker *m, uint32_t k, uint32_t *to)
{
	uint32_t end = k + 1, at = cluster_at(m, k);

	while (end < m->n && cluster_at(m, end) <= at)
		end++;
	*to = end < m->n ? cluster_at(m, end) : m->limit;
	return end;
}

/* Glyph 'k' shows 'c' as it did before: nothing has to be made for it. */
static bool
show_again(struct wg_pdf_maker *m, uint32_t k, uint16_t c)
{
	struct wg_pdf_show *s = m->show;
	uint32_t i = glyph_at(m, k);
	const struct wg_glyph *g = &m->run->glyphs[i];
	const struct wg_pdf_slot *slot = &s->slots.at[i];
	const struct wg_pdf_shift shift = { slot->x - slot->pen, g->dy,
		slot->share };
	const struct wg_pdf_code *code =
	    m->font->recent[wg_pdf_recent(g->id, c)];
	struct wg_pdf_piece *last =
	    s->pieces.n > 0 ? &s->pieces.at[s->pieces.n - 1] : NULL;

	if (code == NULL || code->glyph != g->id || code->n != 1 ||
	    code->text[0] != c || !wg_pdf_is_shift(code->shift, shift) ||
	    last == NULL || last->actual != NULL)
		return false;
	WG_PUSH(m->arena, &s->shown) =
	    (struct wg_pdf_shown){ code, slot->pen, 0 };
	last->n++;
	return true;
}

/* One glyph for one character, as most are: no more is asked of them. */
static bool
do_simple(struct wg_pdf_maker *m, uint32_t k)
{
	uint32_t at = cluster_at(m, k);
	uint32_t to = k + 1 < m->n ? cluster_at(m, k + 1) : m->limit;
	size_t first = m->show->shown.n;
	uint32_t c;

	if (to != at + 1 || (k == 0 && at != m->run->start))
		return false;
	c = m->run->text[at];
	if (show_again(m, k, (uint16_t)c))
		return true;
	if (wg_pdf_undrawn(c) || wg_pdf_meaningless(c))
		return false;
	m->show->text.n = 0;
	WG_PUSH(m->arena, &m->show->text) = c;
	add_glyph(m, k, &c, 1);
	close_cluster(m, first);
	return true;
}

static uint32_t
do_cluster(struct wg_pdf_maker *m, uint32_t k)
{
	struct wg_pdf_show *s = m->show;
	size_t first = s->shown.n;
	uint32_t from = k > 0 ? cluster_at(m, k) : m->run->start, to, at;
	uint32_t end = cluster_end(m, k, &to);

	s->text.n = 0;
	read_text(m, from, to);
	/* More glyphs than characters: marks belong to what they mark. */
	while (s->text.n > 0 && end - k > s->text.n && end < m->n) {
		at = from = to;
		if (!wg_pdf_is_mark(next_char(m->run->text, &at, m->limit)))
			break;
		end = cluster_end(m, end, &to);
		read_text(m, from, to);
	}
	if (s->text.n == 0)
		return end; /* nothing but controls */
	if (s->text.n < end - k)
		add_split(m, k, end);
	else if (s->text.n > end - k)
		add_ligature(m, k, end, s->text.at, (uint32_t)s->text.n);
	else
		for (uint32_t i = k; i < end; i++)
			add_glyph(m, i, &s->text.at[i - k], 1);
	close_cluster(m, first);
	return end;
}

bool
wg_pdf_show(struct wg_arena *a, struct wg_pdf_font *font,
    const struct wg_glyph_run *run, bool tagged, struct wg_pdf_show *show,
    struct wg_diag *diag)
{
	struct wg_pdf_maker m = { .arena = a, .font = font, .run = run,
		.show = show, .diag = diag, .n = run->n,
		.limit = run->start + run->length, .rtl = run->level & 1,
		.tagged = tagged };
	static const uint32_t hyphen = SOFT_HYPHEN;

	show->shown.n = show->pieces.n = 0;
	wg_pdf_measure(&m);
	if (run->hyphen && run->n > 0 && run->length > 0) {
		m.n--;
		if (run->text[m.limit - 1] == SOFT_HYPHEN)
			m.limit--;
	}
	for (uint32_t k = 0; k < m.n && !m.failed;)
		k = do_simple(&m, k) ? k + 1 : do_cluster(&m, k);
	if (m.n < run->n && !m.failed) {
		size_t first = show->shown.n;

		show->text.n = 0;
		WG_PUSH(a, &show->text) = hyphen;
		add_glyph(&m, m.n, &hyphen, 1);
		close_cluster(&m, first);
	}
	if (tagged && m.rtl && !font->file->cff && font->file->space != 0 &&
	    show->pieces.n > 0 &&
	    show->pieces.at[show->pieces.n - 1].actual == NULL && !m.failed)
		wg_pdf_lead_mark(&m);
	return !m.failed;
}
