/*
 * A table by id: lines of earlier builds first, then what is published now,
 * then what sources say about old names.  An id of which nothing is said in
 * the end is lost.
 */
#include "back/addresses.h"

#include <stdlib.h>

#include "back/backend.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/near.h"
#include "base/out.h"
#include "facts/event.h"
#include "model/former.h"
#include "model/names.h"
#include "values/calendar.h"

#define KEPT_DAYS 366 /* what is over and whose file is deleted */
#define TAGS_BYTES 1000 /* of the languages of one id */
#define BAD_ROWS 20 /* which are shown */
#define LOOKS 1000000 /* for likely heirs; then none is guessed any more */
#define FORMER_SHOWN 8 /* words of w:former in a hint */

struct book {
	struct wg_arena *arena;
	const struct wg_build *build;
	struct wg_map ids; /* → struct wg_published_id */
	struct wg_map documents; /* → struct wg_document */
	struct WG_VEC(struct wg_published_id *) list;
	/* For what is lost: what is new, and how often it was looked at. */
	struct WG_VEC(const struct wg_published_id *) fresh;
	struct wg_map titles; /* element and title → struct wg_published_id */
	size_t looks;
};

bool
wg_tags_have(struct wg_str tags, struct wg_str tag)
{
	while (tags.len > 0)
		if (wg_str_eq(wg_str_word(&tags), tag))
			return true;
	return false;
}

static bool
in_region(const struct wg_document *d, const struct wg_region *r)
{
	switch (d->kind) {
	case WG_KIND_REGION:
		return r->document == d;
	case WG_KIND_PLACE:
	case WG_KIND_EVENT:
	case WG_KIND_NEWS:
		return wg_region_shows(r, d);
	default:
		return true;
	}
}

static bool
speaks(const struct wg_build *b, size_t edition, const struct wg_document *d)
{
	const struct wg_project *p = b->project;

	if (wg_kind_is_sheet(d->kind))
		return wg_build_public(b, edition, d);
	for (size_t i = 0; i < p->regions.n; i++)
		if (wg_region_speaks(&p->regions.at[i],
			b->editions[edition]->language) &&
		    in_region(d, &p->regions.at[i]))
			return true;
	return false;
}

bool
wg_published(const struct wg_build *b, size_t edition,
    const struct wg_document *d)
{
	/* Nobody's file is made of this alone. */
	struct wg_task task = { .build = b };

	return d->kind != WG_KIND_PROJECT &&
	    !(wg_kind_is_house(d->kind) &&
		wg_name_taken(d->root->element, d->id, false)) &&
	    wg_build_current(&task, d) &&
	    speaks(b, edition, d);
}

/* Lines. */

static bool
kind_of(struct wg_str name, enum wg_kind *kind)
{
	for (unsigned k = WG_KIND_PROJECT + 1; k < WG_KIND_COUNT; k++)
		if (wg_str_is(name, wg_element_info(
			wg_kind_info((enum wg_kind)k)->root)->name)) {
			*kind = (enum wg_kind)k;
			return true;
		}
	return false;
}

/* They become names of folders. */
static bool
good_tags(struct wg_str tags)
{
	for (size_t i = 0; i < tags.len; i++) {
		char c = tags.ptr[i];

		if (c != ' ' && c != '-' && !(c >= '0' && c <= '9') &&
		    !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z'))
			return false;
	}
	return tags.len <= TAGS_BYTES;
}

static struct wg_published_id *
entry(struct book *b, struct wg_str id, enum wg_kind kind)
{
	struct wg_published_id *a = wg_map_get(&b->ids, id);

	if (a != NULL)
		return a;
	a = WG_NEW(b->arena, struct wg_published_id);
	*a = (struct wg_published_id){ .id = id, .kind = kind,
		.state = WG_ADDRESS_LOST };
	wg_map_put(b->arena, &b->ids, id, a);
	WG_PUSH(b->arena, &b->list) = a;
	return a;
}

static void
add_tags(struct book *b, struct wg_published_id *a, struct wg_str tags)
{
	while (tags.len > 0) {
		struct wg_str tag = wg_str_word(&tags);

		if (tag.len > 0 && !wg_tags_have(a->tags, tag) &&
		    a->tags.len + tag.len < TAGS_BYTES)
			a->tags = wg_str_fmt(b->arena, "%.*s%s%.*s",
			    WG_ARG(a->tags), a->tags.len > 0 ? " " : "",
			    WG_ARG(tag));
	}
}

/* False: it is none of ours. */
static bool
read_line(struct book *b, struct wg_str line)
{
	struct wg_str kind_name = wg_str_cut(&line, '\t');
	struct wg_str id = wg_str_cut(&line, '\t');
	struct wg_str tags = wg_str_cut(&line, '\t');
	struct wg_str until = wg_str_cut(&line, '\t');
	struct wg_str heir = wg_str_cut(&line, '\t');
	struct wg_published_id *a;
	enum wg_kind kind;
	int64_t day;

	if (!wg_is_id(id) || !kind_of(kind_name, &kind) ||
	    !good_tags(tags) || wg_utf8_bad(line) >= 0 ||
	    (heir.len > 0 && !wg_is_id(heir)) ||
	    (until.len > 0 && !wg_days_read(until, &day)))
		return false;
	a = entry(b, id, kind);
	a->known = true;
	a->until = until;
	a->heir = heir;
	a->title = line;
	add_tags(b, a, tags);
	return true;
}

static void
read_last(struct book *b, struct wg_str text)
{
	while (text.len > 0)
		read_line(b, wg_str_cut(&text, '\n'));
}

/* The copy in the sources: somebody may have edited it. */
static void
read_copy(struct book *b, const struct wg_source *source,
    struct wg_diag *diag)
{
	struct wg_str rest = source != NULL ? source->text : WG_NONE;
	unsigned bad = 0;

	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n');
		size_t start = (size_t)(line.ptr - source->text.ptr);

		if (wg_str_ends(line, WG_STR("\r")))
			line.len--;
		if (wg_str_trim(line).len > 0 && !read_line(b, line) &&
		    ++bad <= BAD_ROWS)
			wg_report(diag, WG_D_ADDRESS_ROW, (struct wg_span){
				source, (uint32_t)start,
				(uint32_t)line.len }, NULL);
	}
	if (bad > BAD_ROWS)
		wg_report(diag, WG_D_ADDRESS_ROW, WG_WHOLE(source),
		    "%u rows in all", bad);
}

void
wg_addresses_write(const struct wg_addresses *all, struct wg_out *out)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct wg_published_id *a = &all->at[i];

		wg_out_fmt(out, "%s\t%.*s\t%.*s\t%.*s\t%.*s\t",
		    wg_element_info(wg_kind_info(a->kind)->root)->name,
		    WG_ARG(a->id), WG_ARG(a->tags), WG_ARG(a->until),
		    WG_ARG(a->heir));
		for (size_t k = 0; k < a->title.len; k++)
			wg_out_byte(out, (unsigned char)a->title.ptr[k] < ' ' ?
				' ' : a->title.ptr[k]);
		wg_out_byte(out, '\n');
	}
}

/* What there is now. */

static struct wg_str
last_day(struct book *b, const struct wg_document *d)
{
	int64_t last = INT64_MAX;
	struct wg_day day;

	if (d->kind == WG_KIND_EVENT)
		last = wg_event_last(wg_read_event(NULL, d));
	if (d->kind == WG_KIND_NEWS)
		last = wg_news_last(wg_read_news(NULL, d));
	if (last == INT64_MAX)
		return WG_NONE;
	day = wg_day_of(last);
	return wg_str_fmt(
	    b->arena, "%04d-%02d-%02d", day.year, day.month, day.day);
}

static bool
is_past(const struct book *b, struct wg_str until, int64_t days)
{
	int64_t last;

	return until.len > 0 && wg_days_read(until, &last) &&
	    last + days < wg_build_day(b->build);
}

static void
add_document(struct book *b, const struct wg_document *d)
{
	const struct wg_build *build = b->build;
	struct wg_str until = last_day(b, d);
	struct wg_published_id *a = wg_map_get(&b->ids, d->id);
	bool live = false, over = is_past(b, until, 0);

	for (size_t e = 0; e < build->n_editions; e++)
		live |= wg_published(build, e, d);
	if (!live && !over && a == NULL)
		return;
	a = entry(b, d->id, d->kind);
	a->document = d;
	a->kind = d->kind;
	a->until = until;
	a->title = d->name;
	for (size_t e = 0; e < build->n_editions; e++)
		if (wg_published(build, e, d))
			add_tags(b, a, build->editions[e]->language->tag);
	if (live)
		a->state = WG_ADDRESS_LIVE;
	else if (d->kind == WG_KIND_EVENT || d->kind == WG_KIND_NEWS)
		a->state = WG_ADDRESS_OVER;
}

static void
add_word(struct book *b, struct wg_str word, const struct wg_document *heir)
{
	struct wg_former f = wg_former_read(b->arena, word);
	struct wg_published_id *a, *to = NULL;

	if (f.id.len == 0 || wg_map_get(&b->documents, f.id) != NULL)
		return;
	if (heir != NULL) {
		to = wg_map_get(&b->ids, heir->id);
		if (to == NULL || to->state == WG_ADDRESS_LOST)
			return;
	}
	a = entry(b, f.id, heir == NULL ? WG_KIND_PAGE :
	    heir->kind);
	if (a->title.len == 0 && to != NULL)
		a->title = to->title;
	a->state = heir == NULL ? WG_ADDRESS_GONE : WG_ADDRESS_FORMER;
	a->document = heir;
}

static void
add_words(struct book *b)
{
	const struct wg_project *p = b->build->project;

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		for (size_t k = 0; k < d->former.n; k++)
			add_word(b, d->former.at[k], d);
	}
	for (size_t i = 0; i < p->gone.n; i++)
		add_word(b, p->gone.at[i], NULL);
}

/* Reports. */

static struct wg_str
title_key(const struct book *b, const struct wg_published_id *a)
{
	return wg_str_fmt(b->arena, "%s %.*s",
	    wg_element_info(wg_kind_info(a->kind)->root)->name,
	    WG_ARG(a->title));
}

static void
find_fresh(struct book *b)
{
	for (size_t i = 0; i < b->list.n; i++) {
		struct wg_published_id *a = b->list.at[i];
		struct wg_str key;

		if (a->known || a->state != WG_ADDRESS_LIVE)
			continue;
		WG_PUSH(b->arena, &b->fresh) = a;
		key = title_key(b, a);
		if (wg_map_get(&b->titles, key) == NULL)
			wg_map_put(b->arena, &b->titles, key, a);
	}
}

/* Who may be the heir: something new of its kind, of the same title, or of
 * the id that is most like it, or the only new one. */
static const struct wg_document *
likely_heir(struct book *b, const struct wg_published_id *lost)
{
	const struct wg_document *near = NULL, *only = NULL;
	const struct wg_published_id *told = wg_map_get(&b->ids, lost->heir);
	struct wg_near like = {
		.word = lost->id, .limit = (unsigned)lost->id.len / 2,
	};
	unsigned n = 0;

	/* A build before has told so: it is new no more. */
	if (told != NULL && told->state == WG_ADDRESS_LIVE)
		return told->document;
	told = b->fresh.n == 0 ? NULL :
	    wg_map_get(&b->titles, title_key(b, lost));
	if (told != NULL)
		return told->document;
	for (size_t i = 0; i < b->fresh.n; i++) {
		const struct wg_published_id *a = b->fresh.at[i];

		if (b->looks++ >= LOOKS)
			return NULL;
		if (wg_kind_info(a->kind)->root !=
		    wg_kind_info(lost->kind)->root)
			continue;
		n++;
		only = a->document;
		if (wg_near_try(&like, a->id))
			near = a->document;
	}
	return near != NULL ? near : n == 1 ? only : NULL;
}

/* What w:former of the heir says already, and the lost one. */
static struct wg_str
with_former(const struct book *b, const struct wg_document *heir,
    struct wg_str lost)
{
	struct wg_str all = WG_NONE;

	if (heir->former.n > FORMER_SHOWN)
		return wg_str_fmt(b->arena, "… %.*s", WG_ARG(lost));
	for (size_t i = 0; i < heir->former.n; i++)
		all = wg_str_fmt(b->arena, "%.*s%.*s ", WG_ARG(all),
		    WG_ARG(heir->former.at[i]));
	return wg_str_fmt(b->arena, "%.*s%.*s", WG_ARG(all), WG_ARG(lost));
}

static void
report(struct book *b, struct wg_published_id *a, struct wg_diag *diag)
{
	const struct wg_document *heir = a->document == NULL ?
	    likely_heir(b, a) : NULL;
	const struct wg_document *at = a->document != NULL ? a->document :
	    heir != NULL ? heir : b->build->project->settings;

	a->heir = heir == NULL ? WG_NONE : heir->id;
	wg_report(diag, WG_D_ADDRESS_LOST, at == NULL ? WG_NOWHERE :
	    at->root->at, "%.*s (%.*s)",
	    WG_ARG(a->id), WG_ARG(a->title));
	if (a->document != NULL)
		wg_hint(diag, "it is shown nowhere any more; show it, or "
		    "write gone=\"yes\" there if that is on purpose");
	else if (heir != NULL)
		wg_hint(diag, "if it is %.*s now, write there "
		    "w:former=\"%.*s\"; if it is gone on purpose, write into "
		    "content/project.xml <w:gone w:former=\"%.*s\"/>",
		    WG_ARG(heir->id),
		    WG_ARG(with_former(b, heir, a->id)), WG_ARG(a->id));
	else
		wg_hint(diag, "write w:former=\"%.*s\" where it is now; if it "
		    "is gone on purpose, write into content/project.xml "
		    "<w:gone w:former=\"%.*s\"/>", WG_ARG(a->id),
		    WG_ARG(a->id));
}

static int
by_id(const void *left, const void *right)
{
	return wg_str_cmp(((const struct wg_published_id *)left)->id,
	    ((const struct wg_published_id *)right)->id);
}

struct wg_addresses *
wg_addresses_new(struct wg_arena *arena, const struct wg_build *build,
    struct wg_str old, struct wg_diag *diag)
{
	struct book b = { .arena = arena, .build = build };
	struct wg_addresses *all = WG_NEW(arena, struct wg_addresses);
	const struct wg_project *p = build->project;

	read_copy(&b, p->addresses, diag);
	read_last(&b, old);
	for (size_t i = 0; i < p->documents.n; i++) {
		wg_map_put(arena, &b.documents, p->documents.at[i].id,
		    &p->documents.at[i]);
		add_document(&b, &p->documents.at[i]);
	}
	add_words(&b);
	all->at = WG_NEW_ARRAY(arena, b.list.n + 1, struct wg_published_id);
	for (size_t i = 0; i < b.list.n; i++) {
		struct wg_published_id *a = b.list.at[i];

		if (a->state == WG_ADDRESS_LOST &&
		    (is_past(&b, a->until, 0) ||
			wg_map_get(&p->broken, a->id) != NULL))
			a->state = WG_ADDRESS_OVER;
		if (a->state != WG_ADDRESS_LOST)
			a->heir = WG_NONE;
		if (a->state == WG_ADDRESS_OVER && a->document == NULL &&
		    is_past(&b, a->until, KEPT_DAYS))
			continue;
		all->at[all->n++] = *a;
	}
	find_fresh(&b);
	qsort(all->at, all->n, sizeof(*all->at), by_id);
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].state == WG_ADDRESS_LOST)
			report(&b, &all->at[i], diag);
	return all;
}

static bool
is_same(const struct wg_published_id *a, const struct wg_published_id *b)
{
	return wg_str_eq(a->id, b->id) && a->kind == b->kind &&
	    wg_str_eq(a->title, b->title) && wg_str_eq(a->until, b->until) &&
	    wg_str_eq(a->tags, b->tags) && a->state == b->state &&
	    a->document == b->document && wg_str_eq(a->heir, b->heir);
}

/* Of reports the number will do: they are about what is lost, and its heir. */
bool
wg_addresses_stay(const struct wg_addresses *all,
    const struct wg_build *build, struct wg_str old,
    const struct wg_diag *diag)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *again = wg_diag_open();
	const struct wg_addresses *next =
	    wg_addresses_new(a, build, old, again);
	bool same = next->n == all->n &&
	    wg_diag_reports(again) == wg_diag_reports(diag);

	for (size_t i = 0; i < all->n && same; i++)
		same = is_same(&all->at[i], &next->at[i]);
	wg_diag_close(again);
	wg_arena_close(a);
	return same;
}
