/*
 * Columns of a GRID.  They share the width as 'shares' says; in a table none
 * is narrower than its longest word as long as the others can give.
 */
#include "base/arena.h"
#include "layout/block_in.h"

static unsigned
columns_of(const struct wg_block *b)
{
	return b->columns > 0 ? b->columns : 1;
}

static unsigned
share_of(const struct wg_block *b, unsigned column)
{
	return b->shares ? b->shares[column] : 1;
}

/* Where a column stands among the others. */
static unsigned
seen_at(const struct wg_block *b, unsigned column)
{
	return b->turned == 0 || column < b->turned ? column :
	    b->turned + columns_of(b) - 1 - column;
}

/* What each column needs for what 'width' says of a cell, and all of them. */
static int64_t
needs(struct wg_layout *l, struct wg_block *b, int32_t *least,
    int32_t (*width)(struct wg_layout *, struct wg_block *))
{
	unsigned n = columns_of(b), i = 0;
	int64_t all = 0;

	for (unsigned k = 0; k < n; k++)
		least[k] = 0;
	for (struct wg_block *k = b->fit_words || b->by_content ? b->first :
								  NULL;
	     k != NULL; k = k->next) {
		int32_t w = width(l, k);

		least[i] = w > least[i] ? w : least[i];
		i = (i + 1) % n;
	}
	for (unsigned k = 0; k < n; k++)
		all += least[k];
	return all;
}

/*
 * What each column needs at least, and all of them.  Where that is more than
 * there is, addresses are broken behind their signs; where that is too much,
 * too, between any two letters, so that times and words stay whole.
 */
static int64_t
least_of_all(struct wg_layout *l, struct wg_block *b, int32_t *least,
    int64_t room)
{
	unsigned n = columns_of(b);
	int32_t *firm = WG_NEW_ARRAY(l->arena, n, int32_t);
	int64_t all = needs(l, b, least, wg_least_width), kept;

	if (all > room)
		all = needs(l, b, least, wg_narrow_width);
	if (all <= room)
		return all;
	kept = needs(l, b, firm, wg_firm_width);
	if (kept >= room || kept == all)
		return all;
	for (unsigned i = 0; i < n; i++)
		least[i] = firm[i] + (int32_t)((room - kept) *
		    (least[i] - firm[i]) / (all - kept));
	return room;
}

/*
 * Columns that would be too narrow get what they need, one after the other,
 * until the shares of the rest are wide enough.  Where all together need more
 * than there is, each gives of what it needs.
 */
static void
fit(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	unsigned n = columns_of(b), i;
	int32_t *least = WG_NEW_ARRAY(l->arena, n, int32_t);
	int64_t room = width - (int64_t)wg_scaled(l, b->gap) * (n - 1);
	int64_t rest = room, needed = least_of_all(l, b, least, room);
	int64_t shares = 0;
	bool again = true;

	b->widths = WG_NEW_ARRAY(l->arena, n, int32_t);
	for (i = 0; i < n; i++)
		shares += share_of(b, i);
	for (i = 0; needed > room && needed > 0 && i < n; i++)
		b->widths[i] = (int32_t)(room * least[i] / needed);
	if (i > 0)
		rest = 0;
	for (bool fits = needed <= room; fits && again;) {
		again = false;
		for (i = 0; i < n; i++) {
			if (b->widths[i] > 0 ||
			    rest * share_of(b, i) / shares >= least[i])
				continue;
			b->widths[i] = least[i];
			rest -= least[i];
			shares -= share_of(b, i);
			again = shares > 0;
			break;
		}
	}
	for (i = 0; i < n; i++)
		if (b->widths[i] == 0 && shares > 0)
			b->widths[i] =
			    (int32_t)(rest * share_of(b, i) / shares);
	wg_widths_keep(l, b, width);
}

/*
 * Columns as wide as what is in them; what is left is shared out, as 'shares'
 * says.  Where they want more than there is, each gives of what it can spare; where that is not enough, all give alike.
 */
static void
fit_content(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	unsigned n = columns_of(b), i = 0;
	int32_t *least = WG_NEW_ARRAY(l->arena, n, int32_t);
	int64_t rest = width - (int64_t)wg_scaled(l, b->gap) * (n - 1);
	int64_t shares = 0, slack = 0, want = 0;

	least_of_all(l, b, least, rest);
	b->widths = WG_NEW_ARRAY(l->arena, n, int32_t);
	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t w = wg_block_natural(l, k);

		b->widths[i] = w > b->widths[i] ? w : b->widths[i];
		i = (i + 1) % n;
	}
	for (i = 0; i < n; i++) {
		want += b->widths[i];
		shares += share_of(b, i);
		slack += b->widths[i] - least[i];
	}
	rest -= want;
	for (i = 0; i < n; i++) {
		int64_t w = b->widths[i];

		if (rest >= 0)
			w += shares > 0 ? rest * share_of(b, i) / shares : 0;
		else if (slack >= -rest)
			w += rest * (w - least[i]) / (slack > 0 ? slack : 1);
		else
			w += rest * w / want; /* something breaks */
		b->widths[i] = (int32_t)w;
	}
	wg_widths_keep(l, b, width);
}

int32_t
wg_grid_column(struct wg_layout *l, struct wg_block *b, unsigned column,
    int32_t width, int32_t *left)
{
	int32_t gap = wg_scaled(l, b->gap);

	if (!wg_widths_hold(l, b, width))
		(b->by_content ? fit_content : fit)(l, b, width);
	*left = 0;
	for (unsigned i = 0; i < columns_of(b); i++)
		if (seen_at(b, i) < seen_at(b, column))
			*left += b->widths[i] + gap;
	if (b->rtl)
		*left = width - *left - b->widths[column];
	return b->widths[column];
}

/* Cells so wide: does each word fit, and each cell in two lines?  All but a
 * third of them in one, unless the words are all that counts. */
static bool
cells_fit(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	unsigned n = 0, long_ones = 0;

	for (struct wg_block *k = b->first; k != NULL; k = k->next, n++) {
		int32_t own = wg_block_natural(l, k);

		if (wg_least_width(l, k) > width || own > width * 9 / 5)
			return false;
		long_ones += own > width;
	}
	return b->fit_words || 3 * long_ones <= n;
}

/* Has a grid of 'n' columns room for each cell?  They are equally wide, or as
 * wide as what is in them, and then in one line. */
static bool
columns_fit(
    struct wg_layout *l, struct wg_block *b, unsigned n, int32_t width)
{
	int32_t gap = wg_scaled(l, b->gap);

	if (!b->by_content)
		return cells_fit(l, b,
		    (width - gap * (int32_t)(n - 1)) / (int32_t)n);
	b->columns = n;
	return wg_block_natural(l, b) <= width;
}

void
wg_grid_choose(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	unsigned n = b->most_columns, was = b->columns, cells = 0;

	if (n == 0)
		return;
	for (struct wg_block *k = b->first; k != NULL; k = k->next)
		cells++;
	n = cells < n && cells > 0 ? cells : n;
	while (n > 1 && !columns_fit(l, b, n, width))
		n--;
	/* No more than the rows need. */
	while (n > 1 && (cells + n - 2) / (n - 1) == (cells + n - 1) / n)
		n--;
	if (was != n)
		b->widths = NULL;
	b->columns = n;
}

int32_t
wg_measure_row(struct wg_layout *l, struct wg_block *b, struct wg_block **cell,
    int32_t width)
{
	int32_t height = 0, left;

	for (unsigned i = 0; i < columns_of(b) && *cell != NULL; i++) {
		int32_t h = wg_measure(
		    l, *cell, wg_grid_column(l, b, i, width, &left));

		height = h > height ? h : height;
		*cell = (*cell)->next;
	}
	return height;
}

int32_t
wg_row_gap(const struct wg_layout *l, const struct wg_block *b,
    unsigned index, const struct wg_block *next)
{
	int32_t gap = wg_scaled(l, b->row_gap);

	if (next == NULL)
		return 0;
	if (b->head_rule > 0 && index + 1 == b->head_rows)
		gap += b->head_rule + wg_scaled(l, b->head_gap);
	return gap;
}

int32_t
wg_measure_grid(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	int64_t height = 0;
	unsigned index = 0;

	wg_grid_choose(l, b, width);
	for (struct wg_block *cell = b->first; cell != NULL;) {
		height += wg_measure_row(l, b, &cell, width);
		height += wg_row_gap(l, b, index++, cell);
	}
	return wg_capped(height);
}
