/*
 * What floats is never split.  Where the next thing on a page floats and does
 * not fit, it and those above it are set a little smaller, if that is enough; if
 * not, it goes to the next page, and what stands behind it is moved up into the gap: the text
 * of its own section, or whole sections that have nothing that floats, past
 * few things only.
 */
#include "layout/flow_in.h"

#include <string.h>

#define STEP 20        /* of the scale [per mille] */
#define LEAST_SCALE 900
#define MOST_PASSED 2  /* by a section */

static bool
floats(const struct strip *s)
{
	return s->kind == STRIP_BLOCK && s->block->floats;
}

static int32_t
height_at(struct flow *f, const struct strip *s, unsigned scale)
{
	unsigned before = f->layout.scale;
	int32_t height;

	f->layout.scale = scale;
	height = wg_measure(&f->layout, s->block, s->width);
	f->layout.scale = before;
	return height;
}

/* The thing that floats, which with what is glued to it missed the page; or
 * the end of the track. */
static size_t
missed(const struct track *t, size_t i)
{
	while (i < t->n && t->at[i].glued && !floats(&t->at[i]))
		i++;
	return i < t->n && floats(&t->at[i]) ? i : t->n;
}

/* All that floats on a page, up to the one that missed it. */
static void
set_scale(struct flow *f, struct track *t, size_t last, unsigned scale)
{
	for (size_t i = 0; i <= last; i++) {
		struct strip *s = &t->at[i];

		if (!floats(s))
			continue;
		s->scale = f->layout.scale * scale / WG_FULL_SCALE;
		s->height = height_at(f, s, s->scale);
	}
}

/* A little smaller. */
static struct stop
squeeze(struct flow *f, struct track *t, int32_t room, struct stop stop)
{
	size_t last = missed(t, stop.end);

	if (last == t->n)
		return stop;
	for (unsigned scale = WG_FULL_SCALE - STEP; scale >= LEAST_SCALE;
	     scale -= STEP) {
		struct stop smaller;

		set_scale(f, t, last, scale);
		smaller = wg_flow_fill(f, t, room, true);
		if (smaller.end > last)
			return smaller;
	}
	set_scale(f, t, last, WG_FULL_SCALE);
	return stop;
}

/* Does something in a block lead to an anchor in another one? */
static bool
has_anchor(const struct wg_block *b, struct wg_str anchor)
{
	const struct wg_block *k = b->first;

	while (k != NULL && !has_anchor(k, anchor))
		k = k->next;
	return k != NULL || wg_str_eq(b->anchor, anchor);
}

static bool
leads_to(const struct wg_block *b, const struct wg_block *whole)
{
	for (size_t i = 0; i < b->n_runs; i++) {
		const struct wg_tag *tag = b->runs[i].tag;

		if (tag != NULL && tag->target.len > 0 &&
		    has_anchor(whole, tag->target))
			return true;
	}
	for (const struct wg_block *k = b->first; k != NULL; k = k->next)
		if (leads_to(k, whole))
			return true;
	return false;
}

/* How many strips from 'from' on may stand before those that float from 'at'
 * on. */
static size_t
movable(const struct track *t, size_t at, size_t from)
{
	bool section = t->at[at].home != t->at[from].home;
	size_t n = from;

	if (section && from > at + MOST_PASSED)
		return 0;
	while (n < t->n && t->at[n].free && !t->at[n].new_page &&
	    t->at[n].home == t->at[from].home &&
	    !leads_to(t->at[n].block, t->at[at].block))
		n++;
	return n - from;
}

/* Of those, as many as fit, but no part of what belongs together. */
static size_t
fitting(struct flow *f, const struct track *t, size_t from, size_t n,
    int32_t room)
{
	const struct track next = { t->at + from, n, n };
	size_t end;

	if (n == 0)
		return 0;
	end = wg_flow_fill(
	    f, &next, room - t->at[from].before, false).end;
	while (end > 0 && from + end < t->n && !t->at[from + end].begins)
		end--;
	return end;
}

/* 'n' strips from 'from' on go before those from 'at' on. */
static void
move_up(struct flow *f, struct track *t, size_t at, size_t from, size_t n)
{
	struct strip *moved =
	    WG_NEW_ARRAY(f->layout.arena, n, struct strip);

	memcpy(moved, t->at + from, n * sizeof(*moved));
	memmove(t->at + at + n, t->at + at, (from - at) * sizeof(*moved));
	memcpy(t->at + at, moved, n * sizeof(*moved));
}

/* Did something move? */
static bool
pull(struct flow *f, struct track *t, int32_t room, struct stop stop)
{
	size_t at = stop.end, from = at, n;

	while (from < t->n && floats(&t->at[from]))
		from++;
	if (stop.within || at == 0 || from == at || from == t->n)
		return false;
	n = fitting(f, t, from, movable(t, at, from), room - stop.height);
	if (n > 0)
		move_up(f, t, at, from, n);
	return n > 0;
}

struct stop
wg_flow_page(struct flow *f, struct track *t, int32_t room)
{
	struct stop stop = wg_flow_fill(f, t, room, true);

	if (!stop.within)
		stop = squeeze(f, t, room, stop);
	while (pull(f, t, room, stop))
		stop = wg_flow_fill(f, t, room, true);
	return stop;
}
