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

/* What may be broken besides words. */
enum breaks { NOTHING, ADDRESSES, ANY_ADDRESS };

static int32_t smallest(struct wg_layout *, struct wg_block *, enum breaks);

/* The columns of a grid, each as wide as its widest cell. */
static int64_t
grid_width(struct wg_layout *l, struct wg_block *b, enum breaks breaks)
{
	unsigned n = b->columns > 0 ? b->columns : 1;
	int64_t all = (int64_t)wg_scaled(l, b->gap) * (n - 1);

	for (unsigned i = 0; i < n; i++) {
		int32_t most = 0;
		unsigned k = 0;

		for (struct wg_block *c = b->first; c; c = c->next, k++) {
			int32_t w = k % n == i ?
			    smallest(l, c, breaks) : 0;

			most = w > most ? w : most;
		}
		all += most;
	}
	return all;
}

static int32_t
smallest(struct wg_layout *l, struct wg_block *b, enum breaks breaks)
{
	int64_t most = 0, own;

	switch (b->kind) {
	case WG_BLOCK_TEXT:
		own = breaks == NOTHING && b->firm ? wg_block_unbroken(l, b) :
		    breaks == ANY_ADDRESS ? wg_block_firmest(l, b) :
		    breaks == ADDRESSES || b->yields ?
					      wg_block_narrowest(l, b) :
					      wg_block_widest(l, b);
		break;
	case WG_BLOCK_PICTOGRAM:
	case WG_BLOCK_CODE:
		own = wg_block_size(l, b);
		break;
	case WG_BLOCK_FIELD:
		own = wg_field_width(l, b);
		break;
	case WG_BLOCK_LEADER:
		own = wg_scaled(l, b->least_width);
		break;
	case WG_BLOCK_STACK:
	case WG_BLOCK_LIST:
		own = 0;
		for (struct wg_block *k = b->first; k != NULL; k = k->next) {
			int32_t w = smallest(l, k, breaks);

			most = w > most ? w : most;
		}
		if (b->kind == WG_BLOCK_LIST)
			own = wg_scaled(l, b->indent);
		break;
	case WG_BLOCK_COLUMNS:
		own = 0;
		for (struct wg_block *k = b->first; k != NULL; k = k->next)
			own += (k->width > 0 ? wg_grown_width(l, k) :
				smallest(l, k, breaks)) +
			    (k->next != NULL ? wg_scaled(l, b->gap) : 0);
		break;
	case WG_BLOCK_GRID:
		own = grid_width(l, b, breaks);
		break;
	default:
		own = 0; /* whatever there is */
	}
	return wg_capped(own + most + 2 * wg_scaled(l, b->padding_x));
}

int32_t
wg_least_width(struct wg_layout *l, struct wg_block *b)
{
	return smallest(l, b, NOTHING);
}

int32_t
wg_narrow_width(struct wg_layout *l, struct wg_block *b)
{
	return smallest(l, b, ADDRESSES);
}

int32_t
wg_firm_width(struct wg_layout *l, struct wg_block *b)
{
	return smallest(l, b, ANY_ADDRESS);
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

	if (b->yields)
		return b->least_width;
	switch (b->kind) {
	case WG_BLOCK_TEXT:
		width = wg_block_unbroken(l, b);
		break;
	case WG_BLOCK_PICTOGRAM:
	case WG_BLOCK_CODE:
		width = wg_block_size(l, b);
		break;
	case WG_BLOCK_FIELD:
		width = wg_field_width(l, b);
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

/* What those as wide as their words can spare without breaking one. */
static int64_t
slack_of(struct wg_layout *l, struct wg_block *b, int64_t *all)
{
	int64_t slack = 0;
	size_t i = 0;

	*all = 0;
	for (struct wg_block *k = b->first; k != NULL; k = k->next, i++)
		if (k->natural && !k->firm && k->width == 0) {
			slack += b->widths[i] - wg_least_width(l, k);
			*all += b->widths[i];
		}
	return slack;
}

/* Where they want more than there is, each gives of what its longest word can
 * spare; where that is not enough, all give alike. */
static void
narrow(struct wg_layout *l, struct wg_block *b, int64_t lack)
{
	int64_t all, slack = slack_of(l, b, &all);
	size_t i = 0;

	for (struct wg_block *k = b->first; k != NULL; k = k->next, i++) {
		int64_t own = b->widths[i];

		if (!k->natural || k->firm || k->width > 0)
			continue;
		if (slack >= lack)
			own = slack > 0 ? lack * (own - wg_least_width(l, k)) /
				slack : 0;
		else
			own = lack * own / (all > 0 ? all : 1);
		b->widths[i] -= (int32_t)own;
	}
}

/* Shares that are as wide as what is in them: where too little is left for
 * their longest words, the others give all they can spare, up to one line. */
static void
leave_words(struct wg_layout *l, struct wg_block *b, struct rest *rest)
{
	int64_t least = 0, line = 0, all, give;

	for (struct wg_block *k = b->first; k != NULL && b->by_content;
	     k = k->next)
		if (k->width == 0 && !k->natural) {
			least += wg_least_width(l, k);
			line += wg_block_natural(l, k);
		}
	if (rest->width >= least)
		return;
	give = slack_of(l, b, &all);
	if (give > line - rest->width)
		give = line - rest->width;
	if (give <= 0)
		return;
	narrow(l, b, give);
	rest->width += give;
}

#define LEAST_SHRUNK 700 /* per mille */
#define SHRINK_STEP 20

unsigned
wg_shrunk(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	unsigned scale = l->scale, was = scale;

	while (b->shrinks && l->scale > was * LEAST_SHRUNK / 1000 &&
	    wg_block_natural(l, b) > width)
		l->scale -= SHRINK_STEP;
	scale = l->scale;
	l->scale = was;
	return scale;
}

#define TRIES 24

static int32_t
higher(struct wg_layout *l, struct wg_block *one, int32_t width,
    struct wg_block *other, int32_t rest)
{
	int32_t h = wg_measure(l, one, width);
	int32_t k = wg_measure(l, other, rest);

	return h > k ? h : k;
}

/* Two columns as wide as what is in them: where that is not enough for one
 * line each, wide enough that the higher one is as low as can be; of equal
 * splits, the one nearest to what they ask for. */
static void
even_out(struct wg_layout *l, struct wg_block *b)
{
	struct wg_block *one = b->first, *other = one != NULL ? one->next : NULL;
	unsigned cramped = l->cramped;
	int32_t sum, own, best;

	if (!b->by_content || other == NULL || other->next != NULL ||
	    one->width > 0 || other->width > 0 || one->natural ||
	    other->natural)
		return;
	sum = b->widths[0] + b->widths[1];
	own = b->widths[0];
	best = higher(l, one, own, other, sum - own);
	for (int i = 1; i < TRIES; i++) {
		/* Ever farther away, on both sides. */
		int32_t w = own + (i % 2 ? 1 : -1) * ((i + 1) / 2) *
		    (sum / (3 * TRIES));
		int32_t h;

		if (w < one->least_width || sum - w < other->least_width ||
		    w <= 0 || w >= sum)
			continue;
		h = higher(l, one, w, other, sum - w);
		if (h >= best)
			continue;
		best = h;
		b->widths[0] = w;
		b->widths[1] = sum - w;
	}
	l->cramped = cramped;
}

static void
fit(struct wg_layout *l, struct wg_block *b, int32_t width)
{
	struct rest rest = { width, 0 };
	int64_t least = 0; /* of what has no words, as dots */
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
		if (k->kind == WG_BLOCK_LEADER)
			least += wg_scaled(l, k->least_width);
		rest.width -= b->widths[i];
	}
	b->cramped = rest.width < 0 && b->grows > 0;
	if (rest.width < least) {
		narrow(l, b, least - rest.width);
		rest.width = least;
	} else {
		leave_words(l, b, &rest);
	}
	share_out(l, b, rest);
	even_out(l, b);
	wg_widths_keep(l, b, width);
}

int32_t
wg_column_width(struct wg_layout *l, struct wg_block *b,
    const struct wg_block *child, int32_t width)
{
	size_t i = 0;

	if (!wg_widths_hold(l, b, width))
		fit(l, b, width);
	l->cramped += b->cramped;
	for (const struct wg_block *k = b->first; k != child; k = k->next)
		i++;
	return b->widths[i];
}
