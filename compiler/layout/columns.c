/*
 * How wide things are: what a block wants in one line, what it needs at least,
 * and what COLUMNS give their children.
 */
#include "base/arena.h"
#include "layout/block_in.h"

bool
wg_widths_hold(
    const struct wg_layout *l, const struct wg_block *b, int32_t width)
{
	return b->widths != NULL && b->fitted_width == width &&
	    b->fitted_scale == l->scale && b->fitted_growth == l->growth;
}

void
wg_widths_keep(const struct wg_layout *l, struct wg_block *b, int32_t width)
{
	b->fitted_width = width;
	b->fitted_scale = l->scale;
	b->fitted_growth = l->growth;
}

int32_t
wg_least_width(struct wg_layout *l, struct wg_block *b)
{
	int64_t most = 0, own;

	switch (b->kind) {
	case WG_BLOCK_TEXT:
		own = wg_block_widest(l, b);
		break;
	case WG_BLOCK_PICTOGRAM:
	case WG_BLOCK_CODE:
		own = wg_block_size(l, b);
		break;
	case WG_BLOCK_STACK:
	case WG_BLOCK_LIST:
		own = 0;
		for (struct wg_block *k = b->first; k != NULL; k = k->next) {
			int32_t w = wg_least_width(l, k);

			most = w > most ? w : most;
		}
		if (b->kind == WG_BLOCK_LIST)
			own = wg_scaled(l, b->indent);
		break;
	case WG_BLOCK_COLUMNS:
		own = b->by_content || b->justified ? wg_block_natural(l, b) :
						      0;
		return wg_capped(own);
	default:
		own = 0; /* whatever there is */
	}
	return wg_capped(own + most + 2 * wg_scaled(l, b->padding_x));
}

/* In a row: those with a fixed width take that. */
static int64_t
natural_row(struct wg_layout *l, struct wg_block *b)
{
	int64_t width = 0;

	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t own = k->width > 0 ? wg_grown_width(l, k) :
					     wg_block_natural(l, k);

		width += own > k->least_width ? own : k->least_width;
		if (k->next != NULL)
			width += wg_scaled(l, b->gap);
	}
	return width;
}

static int64_t
natural_grid(struct wg_layout *l, struct wg_block *b)
{
	unsigned n = b->columns > 0 ? b->columns : 1, i = 0;
	int32_t *widths = WG_NEW_ARRAY(l->arena, n, int32_t);
	int64_t width = (int64_t)wg_scaled(l, b->gap) * (n - 1);

	for (struct wg_block *k = b->first; k != NULL; k = k->next) {
		int32_t w = wg_block_natural(l, k);

		widths[i] = w > widths[i] ? w : widths[i];
		i = (i + 1) % n;
	}
	for (i = 0; i < n; i++)
		width += widths[i];
	return width;
}

int32_t
wg_block_natural(struct wg_layout *l, struct wg_block *b)
{
	int64_t width = 0;

	switch (b->kind) {
	case WG_BLOCK_TEXT:
		width = wg_block_unbroken(l, b);
		break;
	case WG_BLOCK_PICTOGRAM:
	case WG_BLOCK_CODE:
		width = wg_block_size(l, b);
		break;
	case WG_BLOCK_COLUMNS:
		width = natural_row(l, b);
		break;
	case WG_BLOCK_GRID:
		width = natural_grid(l, b);
		break;
	default:
		for (struct wg_block *k = b->first; k != NULL; k = k->next) {
			int32_t w = wg_block_natural(l, k);

			width = w > width ? w : width;
		}
		if (b->kind == WG_BLOCK_LIST)
			width += wg_scaled(l, b->indent);
	}
	width += 2 * (int64_t)wg_scaled(l, b->padding_x);
	return wg_capped(width > b->least_width ? width : b->least_width);
}

/* What is left for shares, and the shares. */
struct rest {
	int64_t width, shares;
};

static unsigned
share_of(struct wg_layout *l, const struct wg_block *b, struct wg_block *k)
{
	if (b->by_content)
		return (unsigned)wg_block_natural(l, k) + 1;
	return k->share ? k->share : 1;
}

/* Those that a share would make too narrow get what they need at least. */
static void
share_out(struct wg_layout *l, struct wg_block *b, struct rest rest)
{
	bool again = true;
	size_t i;

	while (again) {
		again = false;
		i = 0;
		for (struct wg_block *k = b->first; k; k = k->next, i++) {
			unsigned share = share_of(l, b, k);

			if (b->widths[i] > 0 || !b->by_content ||
			    rest.shares <= share ||
			    rest.width * share / rest.shares >= k->least_width)
				continue;
			b->widths[i] = k->least_width;
			rest.width -= k->least_width;
			rest.shares -= share;
			again = true;
		}
	}
	i = 0;
	for (struct wg_block *k = b->first; k != NULL; k = k->next, i++)
		if (b->widths[i] == 0 && rest.shares > 0)
			b->widths[i] = (int32_t)(rest.width *
			    share_of(l, b, k) / rest.shares);
}

static void
fit(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	struct rest rest = { width, 0 };
	size_t n = 0, i = 0;

	for (struct wg_block *k = b->first; k != NULL; k = k->next)
		n++;
	b->widths = WG_NEW_ARRAY(l->arena, n + 1, int32_t);
	for (struct wg_block *k = b->first; k != NULL; k = k->next, i++) {
		if (i > 0)
			rest.width -= wg_scaled(l, b->gap);
		if (k->width > 0)
			b->widths[i] = wg_grown_width(l, k);
		else if (k->natural)
			b->widths[i] = wg_block_natural(l, k);
		else
			rest.shares += share_of(l, b, k);
		rest.width -= b->widths[i];
	}
	share_out(l, b, rest);
	wg_widths_keep(l, b, width);
}

int32_t
wg_column_width(struct wg_layout *l, struct wg_block *b,
    const struct wg_block *child, int32_t width)
{
	size_t i = 0;

	if (!wg_widths_hold(l, b, width))
		fit(l, b, width);
	for (const struct wg_block *k = b->first; k != child; k = k->next)
		i++;
	return b->widths[i];
}
