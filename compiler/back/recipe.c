#include "back/recipe.h"

#include <stdlib.h>

#include "back/values.h"
#include "base/arena.h"
#include "base/out.h"
#include "model/trace.h"

#define SLOTS 256 /* languages that one file is made from */

static const char *const lists[WG_LIST_COUNT] = {
	[WG_LIST_PAGES] = "pages",
	[WG_LIST_PLACES] = "places",
	[WG_LIST_EVENTS] = "events",
	[WG_LIST_DOCUMENTS] = "documents",
	[WG_LIST_SHOWN] = "shown",
	[WG_LIST_SOURCES] = "sources",
};

/* In the build's list; their number if it is none of them. */
static size_t
edition_of(const struct wg_build *b, const struct wg_language *l)
{
	size_t i = 0;

	while (i < b->n_editions && b->editions[i]->language != l)
		i++;
	return i;
}

/* Whose WG_LIST_SHOWN it is. */
static size_t
own_edition(const struct wg_build *b, const struct wg_dish *dish)
{
	return dish->n == 0 ? 0 :
	    edition_of(b, dish->editions[dish->n - 1]->language);
}

/* Writing. */

struct writer {
	const struct wg_build *build;
	struct wg_trace *trace;
	const struct wg_dish *dish;
	struct wg_out out;
	size_t own; /* own_edition() */
	const struct wg_trace_language *slots[SLOTS];
	size_t n;
	bool ok;
};

/* What a list has of it, or what all files read, need not be told. */
static unsigned
untold(const struct writer *w, const struct wg_document *d, bool source,
    bool own, unsigned read)
{
	if (source && (wg_kind_is_common(d->kind) ||
	    (w->trace->lists & (1 << WG_LIST_SOURCES))))
		return 0;
	if ((source || own) && (w->trace->lists & (1 << WG_LIST_SHOWN))) {
		if (wg_values_show(w->build->values, w->own, d))
			read &= wg_kind_is_page(d->kind) ?
			    WG_READ_PROGRESS : 0;
		read &= ~(unsigned)(WG_READ_TITLE | WG_READ_STANDING);
	}
	return read & WG_READ_DOCUMENT ?
	    read & (WG_READ_DOCUMENT | WG_READ_PROGRESS) : read;
}

static bool
is_own(const struct writer *w, const struct wg_language *l)
{
	return w->build->editions[w->own]->language == l;
}

static unsigned
read_in(const struct writer *w, const struct wg_trace_language *l,
    const struct wg_document *d)
{
	return untold(w, d, false, is_own(w, l->language),
	    l->documents[d->index] & WG_READ_ALL);
}

static bool
labels_in(const struct writer *w, const struct wg_trace_language *l)
{
	return (l->labels & 1) != 0 && !(is_own(w, l->language) &&
	    (w->trace->lists & (1 << WG_LIST_SHOWN)));
}

static bool
is_used(const struct writer *w, const struct wg_trace_language *l)
{
	const struct wg_trace *t = w->trace;

	if (labels_in(w, l))
		return true;
	for (size_t i = 0; i < t->touched.n; i++)
		if (read_in(w, l,
			&t->project->documents.at[t->touched.at[i]]) != 0)
			return true;
	return false;
}

static const struct wg_trace_language *
noted_of(const struct wg_trace *t, const struct wg_language *l)
{
	for (size_t i = 0; i < t->languages.n; i++)
		if (t->languages.at[i].language == l)
			return &t->languages.at[i];
	return NULL;
}

static void
put_slot(struct writer *w, const struct wg_trace_language *l, size_t place)
{
	if (w->n == SLOTS) {
		w->ok = false;
		return;
	}
	if (w->n > 0)
		wg_out_byte(&w->out, ',');
	if (place < w->dish->n)
		wg_out_uint(&w->out, place);
	else
		wg_out_put(&w->out, l->language->tag);
	if (labels_in(w, l))
		wg_out_byte(&w->out, '!');
	w->slots[w->n++] = l;
}

/* In the order of the file, then in that of the build. */
static void
put_slots(struct writer *w)
{
	const struct wg_dish *dish = w->dish;
	size_t used = 0;

	for (size_t i = 0; i < w->trace->languages.n; i++)
		used += is_used(w, &w->trace->languages.at[i]);
	for (size_t i = 0; i < dish->n + w->build->n_editions; i++) {
		const struct wg_edition *e = i < dish->n ? dish->editions[i] :
		    w->build->editions[i - dish->n];
		const struct wg_trace_language *l =
		    noted_of(w->trace, e->language);
		bool again = false;

		for (size_t k = 0; k < w->n; k++)
			again |= w->slots[k] == l;
		if (l != NULL && !again && is_used(w, l))
			put_slot(w, l, i);
	}
	if (w->n == 0)
		wg_out_byte(&w->out, '-');
	w->ok &= w->n == used;
}

static void
put_read(struct writer *w, const struct wg_document *d)
{
	unsigned source = untold(w, d, true, false,
	    w->trace->documents[d->index] & WG_READ_ALL);
	unsigned all = source, read[SLOTS];

	for (size_t k = 0; k < w->n; k++)
		all |= read[k] = read_in(w, w->slots[k], d);
	if (all == 0)
		return;
	/* What has the id of another one cannot be named. */
	w->ok &= wg_values_document(w->build->values, d->id) == d;
	wg_out_byte(&w->out, ' ');
	wg_out_put(&w->out, d == w->dish->document ? WG_STR(".") : d->id);
	wg_out_byte(&w->out, '=');
	wg_out_fmt(&w->out, "%x", source);
	for (size_t k = 0; k < w->n; k++)
		wg_out_fmt(&w->out, "%x", read[k]);
}

static void
put_list(struct writer *w, enum wg_read_list list, struct wg_str region)
{
	wg_out_fmt(&w->out, " @%s", lists[list]);
	if (region.len > 0)
		wg_out_fmt(&w->out, "/%.*s", WG_ARG(region));
}

/* Two have what all others have. */
static void
put_lists(struct writer *w)
{
	const struct wg_trace *t = w->trace;
	bool all = (t->lists &
	    (1 << WG_LIST_SHOWN | 1 << WG_LIST_SOURCES)) != 0;

	for (unsigned i = 0; i < WG_LIST_COUNT; i++)
		if ((t->lists & (1 << i)) && (!all || i > WG_LIST_DOCUMENTS))
			put_list(w, (enum wg_read_list)i, WG_NONE);
	for (size_t r = 0; r < t->project->regions.n && !all; r++)
		for (unsigned i = 0; i < WG_LIST_DOCUMENTS; i++)
			if (t->regions[r] & (1 << i))
				put_list(w, (enum wg_read_list)i, t->project->
				    regions.at[r].document->id);
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

struct wg_str
wg_recipe_write(struct wg_arena *a, const struct wg_build *b,
    struct wg_trace *t, const struct wg_dish *dish)
{
	struct writer w = { .build = b, .trace = t, .dish = dish,
		.own = own_edition(b, dish), .ok = true };
	struct wg_str recipe = WG_NONE;

	put_slots(&w);
	if (t->touched.n > 1)
		qsort(t->touched.at, t->touched.n, sizeof(*t->touched.at),
		    by_number);
	for (size_t i = 0; i < t->touched.n && w.ok; i++)
		put_read(&w, &t->project->documents.at[t->touched.at[i]]);
	put_lists(&w);
	if (w.ok)
		recipe = wg_str_dup(a, wg_out_str(&w.out));
	wg_out_free(&w.out);
	return recipe;
}

/* Reading. */

struct reader {
	const struct wg_build *build;
	const struct wg_dish *dish;
	struct wg_out *out;
	size_t slots[SLOTS]; /* in the build's list; their number: it is gone */
	size_t n;
	size_t own;
};

static size_t
edition_named(const struct reader *r, struct wg_str name)
{
	const struct wg_build *b = r->build;
	uint32_t place;

	if (wg_str_uint(name, &place))
		return place < r->dish->n ? edition_of(
		    b, r->dish->editions[place]->language) : b->n_editions;
	for (size_t i = 0; i < b->n_editions; i++)
		if (wg_str_eq(b->editions[i]->language->tag, name))
			return i;
	return b->n_editions;
}

static bool
read_slots(struct reader *r, struct wg_str slots)
{
	if (wg_str_is(slots, "-"))
		return true;
	while (slots.len > 0) {
		struct wg_str name = wg_str_cut(&slots, ',');
		bool labels = wg_str_ends(name, WG_STR("!"));
		size_t edition = edition_named(r,
		    labels ? wg_str_head(name, name.len - 1) : name);

		if (r->n == SLOTS)
			return false;
		r->slots[r->n++] = edition;
		if (edition == r->build->n_editions)
			wg_out_byte(r->out, '-');
		else if (labels)
			wg_values_put_labels(
			    r->build->values, r->out, edition);
	}
	return true;
}

static bool
read_digit(char c, unsigned *digit)
{
	*digit = c >= '0' && c <= '9' ? (unsigned)(c - '0') :
	    c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : WG_READ_ALL + 1;
	return *digit <= WG_READ_ALL;
}

/* What has been read of a document; 'd' may be NULL. */
static bool
read_document(
    struct reader *r, const struct wg_document *d, struct wg_str digits)
{
	const struct wg_values *v = r->build->values;

	if (digits.len != r->n + 1)
		return false;
	wg_out_byte(r->out, d == NULL ? '-' : '+');
	for (size_t i = 0; d != NULL && i < digits.len; i++) {
		unsigned what;

		if (!read_digit(digits.ptr[i], &what))
			return false;
		if (i == 0)
			wg_values_put(v, r->out, d, what);
		else if (r->slots[i - 1] < r->build->n_editions)
			wg_values_put_words(
			    v, r->out, r->slots[i - 1], d, what);
	}
	return true;
}

static bool
read_list(struct reader *r, struct wg_str name)
{
	const struct wg_project *p = r->build->project;
	struct wg_str list = wg_str_cut(&name, '/');
	const struct wg_region *region = NULL;
	unsigned i = 0;

	while (i < WG_LIST_COUNT && !wg_str_is(list, lists[i]))
		i++;
	for (size_t k = 0; k < p->regions.n && name.len > 0; k++)
		if (wg_str_eq(p->regions.at[k].document->id, name))
			region = &p->regions.at[k];
	if (i == WG_LIST_COUNT || (name.len == 0) != (i >= WG_LIST_DOCUMENTS))
		return false;
	if (name.len > 0 && region == NULL)
		wg_out_byte(r->out, '-');
	else
		wg_values_put_list(r->build->values, r->out, region,
		    (enum wg_read_list)i, r->own);
	return true;
}

bool
wg_recipe_put(struct wg_out *out, const struct wg_build *b,
    struct wg_str recipe, const struct wg_dish *dish)
{
	struct reader r = { .build = b, .dish = dish, .out = out,
		.own = own_edition(b, dish) };
	bool ok;

	wg_out_counted(out, recipe);
	ok = recipe.len > 0 && read_slots(&r, wg_str_cut(&recipe, ' '));
	while (ok && recipe.len > 0) {
		struct wg_str read = wg_str_cut(&recipe, ' '), name;

		if (wg_str_starts(read, WG_STR("@"))) {
			ok = read_list(&r, wg_str_from(read, 1));
			continue;
		}
		name = wg_str_cut(&read, '=');
		ok = read_document(&r, wg_str_is(name, ".") ?
			dish->document :
			wg_values_document(b->values, name), read);
	}
	return ok;
}
