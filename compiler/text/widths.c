/*
 * How wide a paragraph is, whatever the width of its lines: asked for at every
 * width and size that is tried, so it is measured once.
 */
#include "text/paragraph_icu.h"

/* A piece that ends at a line end of some kind, or that goes on. */
struct piece {
	int64_t width, blanks; /* before and behind its last letter */
	int64_t widest;        /* of all so far */
};

static void
add(struct piece *piece, bool begins, int32_t advance, bool hangs)
{
	if (begins)
		piece->width = piece->blanks = 0;
	if (hangs) {
		piece->blanks += advance;
		return;
	}
	piece->width += piece->blanks + advance;
	piece->blanks = 0;
	if (piece->width > piece->widest)
		piece->widest = piece->width;
}

struct wg_widths
wg_widths_of(const struct wg_paragraph *p)
{
	struct piece word = { 0 }, part = { 0 }, line = { 0 };
	uint32_t feeds = 0;

	for (uint32_t i = 0; i < p->n; i++) {
		uint8_t breaks = p->breaks[i];
		bool hangs = wg_hangs(p->text[i]);
		bool after_feed = i > 0 && p->text[i - 1] == '\n';

		feeds += p->text[i] == '\n';
		add(&word, breaks & WG_MAY_BREAK, p->advance[i], hangs);
		add(&part, breaks & (WG_MAY_BREAK | WG_ADDRESS),
		    p->advance[i], hangs);
		add(&line, after_feed, p->advance[i], hangs);
	}
	return (struct wg_widths){ word.widest, part.widest, line.widest,
		feeds };
}

int64_t
wg_paragraph_widest(const struct wg_paragraph *p)
{
	return p->widths.widest;
}

int64_t
wg_paragraph_narrowest(const struct wg_paragraph *p)
{
	return p->widths.narrowest;
}

int64_t
wg_paragraph_unbroken(const struct wg_paragraph *p)
{
	return p->widths.unbroken;
}

/* Rarely asked for: only where a table has no room for its addresses. */
int64_t
wg_paragraph_firmest(const struct wg_paragraph *p)
{
	struct piece piece = { 0 };

	for (uint32_t i = 0; i < p->n; i++)
		add(&piece,
		    p->breaks[i] & (WG_MAY_BREAK | WG_ADDRESS | WG_ANYWHERE),
		    p->advance[i], wg_hangs(p->text[i]));
	return piece.widest;
}
