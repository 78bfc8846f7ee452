/*
 * The order of reading on the paper: the pieces of a line from left to right,
 * and in each the clusters of its glyphs.
 */
#include <assert.h>
#include <stdlib.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include "set.h"

static int
by_place(const void *a, const void *b)
{
	const struct wg_line_piece *x = a, *y = b;

	if (x->x != y->x)
		return x->x < y->x ? -1 : 1;
	/* A mark alone has no width: it stands before what begins there. */
	return (x->width > 0) - (y->width > 0);
}

/* HarfBuzz gives what nobody sees to the cluster behind it. */
static uint32_t
seen(struct set *s, uint32_t at)
{
	uint32_t n;
	const uint16_t *text = wg_paragraph_text(s->p, &n);

	while (at + 1 < n && u_hasBinaryProperty(
	    text[at], UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
		at++;
	return at;
}

/* What is drawn, from left to right. */
struct mark {
	uint32_t at; /* [UTF-16 unit] */
	uint8_t level;
	int32_t x;   /* of its piece */
	bool flat;   /* its piece has no width: marks without a base */
};

static size_t
drawn(struct set *s, struct mark *marks)
{
	struct wg_line *line = set_line(s);
	struct wg_line_piece *pieces =
	    WG_NEW_ARRAY(s->arena, line->n + 1, struct wg_line_piece);
	size_t n = 0;

	for (size_t i = 0; i < line->n; i++)
		pieces[i] = line->pieces[i];
	qsort(pieces, line->n, sizeof(*pieces), by_place);
	for (size_t i = 0; i < line->n; i++)
		for (uint32_t k = 0; k < pieces[i].n; k++) {
			uint32_t place = seen(s, pieces[i].glyphs[k].cluster);

			if (n > 0 && marks[n - 1].at == place)
				continue;
			marks[n++] = (struct mark){ place,
				pieces[i].level, pieces[i].x,
				pieces[i].width == 0 };
		}
	return n;
}

static size_t
find(const struct mark *marks, size_t n, uint32_t place)
{
	size_t i = 0;

	while (i < n && marks[i].at != place)
		i++;
	return i;
}

/* Is the k-th mark the one that comes next?  Those that lie on each other
 * have no order. */
static bool
comes(const struct mark *marks, size_t k, size_t next)
{
	return k == next || (marks[k].flat && marks[next].flat &&
	    marks[k].x == marks[next].x);
}

bool
set_in_order(struct set *s, const int *levels, const int *order,
    size_t order_n, const bool *must_show)
{
	struct mark marks[2 * MAX_INPUT];
	size_t n = drawn(s, marks), next = 0;

	for (size_t i = 0; i < order_n; i++) {
		int c = order[i];
		size_t k = find(marks, n, s->place[c]);

		if (k == n && must_show[c])
			return false;
		if (k == n)
			continue;
		/* Nothing but what the standard names, in its order. */
		if (!comes(marks, k, next++) ||
		    (marks[k].level ^ (unsigned)levels[c]) & 1)
			return false;
	}
	return next == n;
}

static bool
one_direction(const struct set *s)
{
	uint32_t n;
	const uint8_t *levels = wg_paragraph_levels(s->p);

	wg_paragraph_text(s->p, &n);
	for (uint32_t i = 1; i < n; i++)
		if (levels[i] != levels[0])
			return false;
	return true;
}

bool
set_level(const struct set *s, size_t i, int level)
{
	uint8_t found = wg_paragraph_levels(s->p)[s->place[i]];

	return found == level ||
	    (one_direction(s) && ((found ^ level) & 1) == 0);
}

static size_t
index_of(const struct set *s, uint32_t place)
{
	size_t i = 0;

	while (i < s->n && s->place[i] != place)
		i++;
	return i;
}

size_t
set_ask_icu(const struct set *s, bool rtl, int *levels, int *order)
{
	UErrorCode status = U_ZERO_ERROR;
	UBiDi *bidi = ubidi_open();
	uint32_t n;
	const uint16_t *text = wg_paragraph_text(s->p, &n);
	size_t order_n = 0;

	ubidi_setPara(bidi, text, (int32_t)n, rtl, NULL, &status);
	for (size_t i = 0; i < s->n; i++)
		levels[i] = s->place[i] == LEFT_OUT ? -1 :
		    ubidi_getLevelAt(bidi, (int32_t)s->place[i]);
	for (int32_t i = 0; i < (int32_t)n; i++) {
		size_t k = index_of(s,
		    (uint32_t)ubidi_getLogicalIndex(bidi, i, &status));

		if (k < s->n)
			order[order_n++] = (int)k;
	}
	assert(U_SUCCESS(status));
	ubidi_close(bidi);
	return order_n;
}
