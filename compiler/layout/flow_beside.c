/*
 * A pictogram beside text takes no height of its own.  Where what follows does
 * not leave it its column soon enough, there is room below it: as part of the
 * last line beside it, so that a page does not end in between either.
 */
#include "layout/flow_in.h"

#define GAP WG_MM(2) /* below it */

/* The pictogram that hangs beside what is above: what it still needs. */
struct hanging {
	int32_t x, width, rest;
};

static bool
stands_below(const struct hanging *h, const struct strip *s)
{
	return s->width > 0 && s->x < h->x + h->width &&
	    s->x + s->width > h->x;
}

/* Below 'last', which stands beside it, or is NULL. */
static void
leave_room(struct hanging *h, struct strip *last, struct strip *s)
{
	if (h->rest <= 0)
		return;
	if (last != NULL && last->kind == STRIP_LINE)
		last->height += h->rest;
	else if (s != NULL && s->before < h->rest)
		s->before = h->rest;
	h->rest = 0;
}

void
wg_flow_beside(struct flow *f, struct track *t)
{
	struct hanging h = { .rest = 0 };
	struct strip *last = NULL;

	for (size_t i = 0; i < t->n; i++) {
		struct strip *s = &t->at[i];

		if (s->kind == STRIP_TAG)
			continue;
		if (h.rest > 0 && stands_below(&h, s)) {
			h.rest -= s->before;
			leave_room(&h, last, s);
		}
		if (s->kind == STRIP_MARKER &&
		    s->block->kind == WG_BLOCK_PICTOGRAM) {
			h = (struct hanging){ s->x, s->width, wg_scaled(
				&f->layout, GAP) + wg_measure(&f->layout,
				s->block, s->width) };
			last = NULL;
			continue;
		}
		if (h.rest > 0) {
			h.rest -= s->height + (last != NULL ? s->before : 0);
			if (last != NULL || s->kind == STRIP_LINE)
				s->glued |= h.rest > 0 && i + 1 < t->n;
			last = s;
		}
	}
	leave_room(&h, last, NULL);
}
