/*
 * The tree is first cut into strips: what is never split, one below the
 * other, each with its height and whether a page may end behind it.  Pages
 * are then filled with strips, and only then is anything placed.  What stands
 * side by side is one strip with a track of strips a side; where it is broken,
 * each track is filled like a page, and what is left of it goes on on the
 * next one.  A box that is split has its ground and padding on every page.
 */
#include "layout/flow_in.h"

#include "base/diag.h"
#include "base/intl.h"

/* What is to be kept together is split where a page would have more than
 * MOST_EMPTY [%] left empty, if that fills a LEAST_GAINth of it: half a card
 * with opening hours is worse than half a page.  What is higher than a page is
 * split anyway, and what says again whose it is may be: they begin where more
 * than EMPTY_ANYWAY [%] would be left. */
#define MOST_EMPTY 66
#define EMPTY_ANYWAY 20
#define LEAST_GAIN 12
#define LEAST_LEFT 8 /* of what goes with the next strip */
#define ENDLESS 1000000000
#define STEP 15 /* of the scale, to save a page [per mille] */

/* Filling pages. */

const struct wg_outline *
wg_pages_find(const struct wg_pages *pages, struct wg_str anchor)
{
	for (size_t i = 0; i < pages->outlines.n && anchor.len > 0; i++)
		if (wg_str_eq(pages->outlines.at[i].anchor, anchor))
			return &pages->outlines.at[i];
	return NULL;
}

/* The head rows that are repeated above a strip, and their height; none that
 * would take half of every page. */
static int32_t
head_height(struct flow *f, const struct strip *s)
{
	struct wg_block *cell = s->block->first;
	int32_t height = 0;

	if (s->kind != STRIP_ROW || s->index < s->block->head_rows)
		return 0;
	for (unsigned i = 0; i < s->block->head_rows && cell != NULL; i++)
		height += wg_measure_row(
		    &f->layout, s->block, &cell, s->width) +
		    wg_scaled(&f->layout, s->block->row_gap);
	return height > f->height / 2 ? 0 : height;
}

/* What stands above a strip whose box began on an earlier page, or NULL. */
static struct wg_block *
repeated(const struct strip *s)
{
	const struct wg_block *box = s->frame != NULL ? s->frame->block : NULL;

	return box != NULL && box->repeats && (!s->opens || s->broken) ?
	    box->first : NULL;
}

/* The height of what a page repeats above its first strip. */
static int32_t
repeated_height(struct flow *f, const struct strip *s)
{
	struct wg_block *b = repeated(s);

	return head_height(f, s) + (b == NULL ? 0 :
	    wg_measure(&f->layout, b, s->frame->width) +
		wg_distance(&f->layout, s->frame->block, b));
}

/* Above strip 'i' of a track that begins on this page. */
static int32_t
space_above(const struct track *t, size_t i)
{
	const struct strip *s = &t->at[i], *last = s - 1;
	int32_t space = i > 0 ? s->before : 0;

	if (s->frame != NULL && (i == 0 || last->frame != s->frame))
		space += s->frame->padding;
	if (i > 0 && last->frame != NULL && last->frame != s->frame)
		space += last->frame->padding;
	return space;
}

/* Nothing is placed. */
static struct stop
stop_none(void)
{
	return (struct stop){ .end = 0 };
}

/* The strips of every side that fit; none if one of them does not begin. */
static struct stop
broken(struct flow *f, const struct strip *s, size_t i, int64_t y,
    int32_t room, int32_t below, bool must)
{
	struct stop stop = { i, true, wg_capped(room - y - below), 0 };

	for (size_t k = 0; k < s->n_tracks; k++) {
		struct stop side =
		    wg_flow_fill(f, &s->tracks[k], stop.room, must);

		if (s->tracks[k].n > 0 && side.end == 0 && !side.within)
			return stop_none();
		if (side.height > stop.height)
			stop.height = side.height;
	}
	if (stop.height == 0)
		return stop_none();
	stop.height += wg_capped(y + below);
	return stop;
}

/* Is what begins with strip 'i' moved to the next page rather than split?  What
 * no page has room for is not, as far as it is to be kept together. */
static bool
stays_whole(const struct flow *f, const struct track *t, size_t i)
{
	const struct frame *frame = i < t->n ? t->at[i].frame : NULL;
	int64_t height = 0;
	bool more = true;

	if (frame != NULL && frame->block->repeats)
		return false;
	for (; more && i < t->n; i++) {
		height += t->at[i].height + space_above(t, i);
		more = t->at[i].loath || t->at[i].glued;
	}
	return height <= f->height;
}

/* The last place where a page ends well, or the last one at all. */
static struct stop
choose(const struct flow *f, const struct track *t, int32_t room,
    struct stop good, struct stop loath)
{
	int32_t most = f->height / 100 *
	    (stays_whole(f, t, good.end) ? MOST_EMPTY : EMPTY_ANYWAY);

	if (loath.end == 0 && !loath.within)
		return good;
	if (good.end == 0)
		return loath;
	return room - good.height > most &&
	    loath.height - good.height >= f->height / LEAST_GAIN ? loath :
	    good;
}

/* Kept together in vain; but no page is left empty. */
static struct stop
must_end(struct flow *f, const struct strip *s, size_t i, int64_t above,
    int64_t y, int32_t room, int32_t below)
{
	struct stop stop;

	if (i > 0 && above > 0)
		return (struct stop){ i, false, 0, wg_capped(above) };
	stop = broken(f, s, i, y, room, below, true);
	return stop.within ? stop : (struct stop){ i + 1, false, 0,
		wg_capped(y + s->height + below) };
}

struct stop
wg_flow_fill(
    struct flow *f, const struct track *t, int32_t room, bool must)
{
	struct stop good = stop_none(), loath = good, stop;
	int64_t y = t->n > 0 ? repeated_height(f, &t->at[0]) : 0, above;

	for (size_t i = 0; i < t->n; i++) {
		const struct strip *s = &t->at[i];
		int32_t below = s->frame != NULL ? s->frame->padding : 0;

		if (i > 0 && s->new_page)
			return (struct stop){ i, false, 0, wg_capped(y) };
		above = y;
		y += space_above(t, i);
		if (y + s->height + below > room) {
			stop = broken(f, s, i, y, room, below, false);
			stop = choose(f, t, room, good,
			    stop.within ? stop : loath);
			return stop.end == 0 && !stop.within && must ?
			    must_end(f, s, i, above, y, room, below) : stop;
		}
		/* Some of it goes with what it is glued to. */
		if (s->glued && s->n_tracks > 0 && i + 1 < t->n)
			stop = broken(f, s, i, y, wg_capped(y + s->height +
			    below - f->height / LEAST_LEFT), below, false);
		else
			stop = stop_none();
		if (stop.within)
			loath = stop;
		y += s->height;
		stop = (struct stop){ i + 1, false, 0, wg_capped(y + below) };
		if (i + 1 == t->n)
			return stop;
		if (!s->glued)
			*(s->loath ? &loath : &good) = stop;
	}
	return good;
}

/* Placing. */

static void
place_line(struct flow *f, const struct strip *s, int32_t x, int32_t y)
{
	struct wg_block *b = s->block;

	if (s->index == 0) {
		wg_report_text(&f->layout, b);
		wg_lay_outline(&f->layout, b, y);
	}
	wg_lay_lines(&f->layout, b, x, y, s->width, s->index, 1);
}

static int32_t place_track(struct flow *, struct track *,
    const struct stop *, int32_t left, int32_t y);

/* What of each side stands in 'room', and take it out. */
static int32_t
place_sides(struct flow *f, struct strip *s, int32_t room, int32_t left,
    int32_t y)
{
	int32_t end = y, height = 0;
	bool centred = s->kind == STRIP_SIDES && !s->broken &&
	    s->block->vertical == WG_ALIGN_CENTER && room == ENDLESS;

	for (size_t i = 0; i < s->n_tracks; i++) {
		struct track *t = &s->tracks[i];
		struct stop stop = wg_flow_fill(f, t, room, true), rest;
		int32_t bottom = place_track(f, t, &stop, left, centred ?
			y + (s->height - stop.height) / 2 : y);

		end = bottom > end ? bottom : end;
		rest = wg_flow_fill(f, t, ENDLESS, true);
		height = rest.height > height ? rest.height : height;
	}
	s->broken = true;
	s->height = height;
	return end;
}

/* A row that is broken. */
static int32_t
place_row_part(struct flow *f, struct strip *s, int32_t room, int32_t left,
    int32_t y)
{
	size_t ground = f->dry ? SIZE_MAX : wg_lay_stripe(&f->layout,
	    s->block, s->index, left + s->x, y, s->width);
	int32_t end = place_sides(f, s, room, left, y);

	wg_end_box(&f->layout, ground, end);
	if (s->height == 0 && !s->last && !f->dry)
		wg_lay_row_rule(
		    &f->layout, s->block, left + s->x, end, s->width);
	return end;
}

/* A strip, or as much of it as stands in 'room'; returns where it ends. */
static int32_t
place_strip(struct flow *f, struct strip *s, int32_t room, int32_t left,
    int32_t y)
{
	struct wg_layout *l = &f->layout;
	unsigned scale = l->scale;
	int32_t end = y + s->height;

	if (f->dry && s->n_tracks == 0)
		return end;
	switch (s->kind) {
	case STRIP_BLOCK:
		if (s->scale > 0)
			l->scale = s->scale;
		wg_place(l, s->block, left + s->x, y, s->width, s->height);
		l->scale = scale;
		break;
	case STRIP_LINE:
		if (s->amid)
			y += (s->height - wg_line_height(l, s->block)) / 2;
		place_line(f, s, left + s->x, y);
		break;
	case STRIP_ROW:
		if (s->broken || room < ENDLESS)
			return place_row_part(f, s, room, left, y);
		if (!f->dry)
			wg_lay_row(l, s->block, s->cell, s->index,
			    left + s->x, y, s->width, s->height);
		break;
	case STRIP_SIDES:
		return place_sides(f, s, room, left, y);
	case STRIP_TAG:
		wg_lay_tag(l, s->block->tag);
		break;
	case STRIP_MARKER:
		wg_place(l, s->block, left + s->x, y, s->width,
		    wg_measure(l, s->block, s->width));
		break;
	}
	return end;
}

/* The head rows of the table that goes on. */
static int32_t
place_head(struct flow *f, const struct strip *s, int32_t left, int32_t y)
{
	struct wg_block *cell = s->block->first;
	int32_t gap = wg_scaled(&f->layout, s->block->row_gap);

	if (head_height(f, s) == 0)
		return y;
	for (unsigned i = 0; i < s->block->head_rows && cell != NULL; i++) {
		struct wg_block *after = cell;
		int32_t height = wg_measure_row(
		    &f->layout, s->block, &after, s->width);

		cell = wg_lay_row(&f->layout, s->block, cell, i,
		    left + s->x, y, s->width, height);
		y += height + gap;
	}
	return y;
}

/* No part of what is read aloud. */
static int32_t
place_repeated(struct flow *f, const struct strip *s, int32_t left, int32_t y)
{
	struct wg_block *b = repeated(s);
	bool pagination = f->layout.pagination;
	int32_t height;

	if (f->dry)
		return y + repeated_height(f, s);
	f->layout.pagination = true;
	if (b != NULL) {
		height = wg_measure(&f->layout, b, s->frame->width);
		wg_place(&f->layout, b, left + s->frame->x, y,
		    s->frame->width, height);
		y += height + wg_distance(&f->layout, s->frame->block, b);
	}
	y = place_head(f, s, left, y);
	f->layout.pagination = pagination;
	return y;
}

/* Up to 'stop', and take it out; returns where it ends. */
static int32_t
place_track(struct flow *f, struct track *t, const struct stop *stop,
    int32_t left, int32_t y)
{
	size_t n = stop->end + stop->within, box = SIZE_MAX;

	for (size_t i = 0; i < n; i++) {
		struct strip *s = &t->at[i];
		const struct frame *frame = s->frame;

		y += space_above(t, i);
		if (frame != NULL && !f->dry &&
		    (i == 0 || s[-1].frame != frame))
			box = wg_lay_box(&f->layout, frame->block,
			    left + frame->x, y - frame->padding, frame->width,
			    0);
		if (i == 0)
			y = place_repeated(f, s, left, y);
		y = place_strip(f, s,
		    i < stop->end ? ENDLESS : stop->room, left, y);
		if (frame != NULL && (i + 1 == n || s[1].frame != frame))
			wg_end_box(&f->layout, box, y + frame->padding);
		if (frame != NULL && i + 1 == n)
			y += frame->padding;
	}
	t->at += stop->end;
	t->n -= stop->end;
	return y;
}

static int32_t
left_margin(const struct wg_page_style *sheet, size_t page)
{
	bool right = sheet->rtl;

	if (sheet->two_sided && page % 2 == 1)
		right = !right;
	return right ? sheet->outer : sheet->inner;
}

static struct wg_page *
new_page(struct flow *f)
{
	struct wg_page *page = WG_NEW(f->layout.arena, struct wg_page);

	page->width = f->sheet->width;
	page->height = f->sheet->height;
	page->bleed = f->sheet->bleed;
	WG_PUSH(f->layout.arena, &f->pages->pages) = page;
	f->layout.page = page;
	return page;
}

static void
report_overflow(struct flow *f, int64_t excess, const char *what)
{
	if (excess > 0)
		wg_report(f->layout.diag, WG_D_LAYOUT_OVERFLOW, f->layout.at,
		    "%s, %d mm too high for its page", _(what),
		    (int)((excess * 127 + 359999) / 360000));
}

static void
place_page(struct flow *f, struct track *t)
{
	int32_t room = f->height -
	    (f->pages->pages.n == f->before ? f->sheet->foot : 0);
	struct stop stop = wg_flow_page(f, t, room);
	int32_t left = left_margin(f->sheet, f->pages->pages.n), end;

	new_page(f);
	end = place_track(f, t, &stop, left, f->sheet->top);
	report_overflow(f, (int64_t)end - f->sheet->top - room,
	    N_("what cannot be split"));
}

/* Headers and footers. */

static void
place_edge(struct flow *f, struct wg_block *b, size_t page, bool top)
{
	int32_t left = left_margin(f->sheet, page), height, room;

	if (b == NULL)
		return;
	height = wg_measure(&f->layout, b, f->width);
	room = (top ? f->sheet->top : f->sheet->bottom) - f->sheet->edge;
	report_overflow(
	    f, (int64_t)height - room, top ? N_("header") : N_("footer"));
	f->layout.page = f->pages->pages.at[page];
	f->layout.pagination = true;
	wg_place(&f->layout, b, left, top ? f->sheet->edge :
	    f->sheet->height - f->sheet->edge - height, f->width, height);
	f->layout.pagination = false;
}

static void
place_edges(struct flow *f, size_t first)
{
	const struct wg_page_style *sheet = f->sheet;
	uint32_t n = (uint32_t)f->pages->pages.n;

	for (size_t i = first; i < n; i++) {
		if (sheet->header != NULL)
			place_edge(f, sheet->header(
			    sheet->context, (uint32_t)i, n), i, true);
		if (sheet->footer != NULL)
			place_edge(f, sheet->footer(
			    sheet->context, (uint32_t)i, n), i, false);
	}
}

/* Fewer pages. */

static struct track
copy_track(struct flow *f, const struct track *t)
{
	struct track copy = { WG_NEW_ARRAY(f->layout.arena, t->n,
		struct strip), t->n, t->n };

	for (size_t i = 0; i < t->n; i++) {
		struct strip *s = &copy.at[i];

		*s = t->at[i];
		if (s->n_tracks == 0)
			continue;
		s->tracks = WG_NEW_ARRAY(
		    f->layout.arena, s->n_tracks, struct track);
		for (size_t k = 0; k < s->n_tracks; k++)
			s->tracks[k] = copy_track(f, &t->at[i].tracks[k]);
	}
	return copy;
}

struct outlook {
	size_t pages;
	int64_t empty; /* of all but the last one */
	int32_t last;  /* what stands on that */
};

static struct outlook
look_ahead(struct flow *f, const struct track *t)
{
	struct track track = copy_track(f, t);
	struct outlook o = { .pages = 0 };

	f->dry = true;
	for (; track.n > 0; o.pages++) {
		int32_t room = f->height - (o.pages == 0 ? f->sheet->foot : 0);
		struct stop stop = wg_flow_page(f, &track, room);

		o.last = place_track(f, &track, &stop, 0, 0);
		if (track.n > 0)
			o.empty += room - o.last;
	}
	f->dry = false;
	return o;
}

static struct track
cut(struct flow *f, struct wg_block *body, unsigned scale)
{
	struct track track = { .n = 0 };

	f->layout.scale = scale;
	f->track = &track;
	wg_flow_cut(f, body, 0, f->width, 0);
	wg_flow_beside(f, &track);
	return track;
}

/* The strips of the body; a little smaller, if that saves a page. */
static struct track
cut_to_fit(struct flow *f, struct wg_block *body)
{
	unsigned least = f->sheet->least_scale;
	struct track full = cut(f, body, f->sheet->scale > 0 ?
	    f->sheet->scale : WG_FULL_SCALE), track;
	struct outlook o;

	if (least == 0)
		return full;
	o = look_ahead(f, &full);
	if (o.pages < 2 || o.last > o.empty + (int64_t)f->height *
		(WG_FULL_SCALE - least) * (int64_t)(o.pages - 1) /
		WG_FULL_SCALE)
		return full;
	for (unsigned scale = WG_FULL_SCALE - STEP; scale >= least;
	     scale -= STEP) {
		track = cut(f, body, scale);
		if (look_ahead(f, &track).pages < o.pages)
			return track;
	}
	return cut(f, body, WG_FULL_SCALE);
}

void
wg_layout_flow(struct wg_arena *a, struct wg_shaper *s, struct wg_pages *pages,
    const struct wg_page_style *sheet, struct wg_block *body, struct wg_span at,
    struct wg_diag *diag)
{
	struct flow f = { .sheet = sheet, .pages = pages,
		.layout = { .arena = a, .shaper = s, .diag = diag, .at = at,
		    .scale = WG_FULL_SCALE, .pages = pages } };
	struct track track;
	size_t before = pages->pages.n;

	f.before = before;
	f.body = body;
	f.width = sheet->width - sheet->inner - sheet->outer;
	f.height = sheet->height - sheet->top - sheet->bottom;
	track = cut_to_fit(&f, body);
	while (track.n > 0)
		place_page(&f, &track);
	f.layout.scale = WG_FULL_SCALE;
	if (pages->pages.n == before)
		new_page(&f);
	place_edges(&f, before);
}
