/* A message that several texts share belongs to the one that most people
 * meet. */
#include "back/station/queue.h"

#include <stdlib.h>

#include "base/map.h"
#include "model/catalog.h"
#include "model/project.h"
#include "model/record.h"

#define EVERYWHERE 1000

struct filling {
	struct wg_arena *arena;
	const struct wg_station *s;
	const struct wg_edition *edition;
	const unsigned *shown; /* how many documents show something of it */
	struct wg_map added;   /* messages */
	struct wg_queue queue;
};

/* Tags are no words. */
static uint32_t
count_words(struct wg_str s)
{
	uint32_t n = 0;
	bool tag = false, word = false;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '<' || c == '>')
			tag = c == '<';
		else if (!tag && c != ' ' && c != '\n' && !word)
			n++;
		word = !tag && c != '>' && c != ' ' && c != '\n';
	}
	return n;
}

static unsigned
people_of(const struct filling *f, const struct wg_document *d)
{
	const struct wg_project *p = f->s->project;
	unsigned most = 10;

	if (d->kind == WG_KIND_PROJECT)
		return EVERYWHERE / 2;
	if (!wg_kind_is_page(d->kind))
		return most + 5 * f->shown[d->index];
	for (size_t i = 0; i < p->regions.n; i++) {
		const struct wg_tree_page *page =
		    wg_region_page(&p->regions.at[i], d);

		if (page != NULL && 200u / (page->depth + 1) > most)
			most = 200u / (page->depth + 1);
	}
	return most + f->shown[d->index];
}

/* What comes with the program is nobody's to read over here. */
static bool
is_ours(const struct wg_message *m)
{
	return wg_str_starts(m->id.at.source->name, WG_STR("locales/"));
}

static void
add(struct filling *f, const struct wg_message *m,
    const struct wg_document *d, uint32_t unit, unsigned people)
{
	uint32_t words;

	if (m == NULL || m->mark != WG_MARK_MACHINE || m->fuzzy ||
	    m->obsolete || m->n_str != 1 || !is_ours(m) ||
	    wg_station_has(f->s->handled, m) ||
	    !wg_station_put(f->arena, &f->added, m))
		return;
	words = d == NULL ? count_words(m->id.value) :
	    f->s->project->units.at[unit].words;
	WG_PUSH(f->arena, &f->queue.list) =
	    (struct wg_unread){ m, d, unit, words, people };
	f->queue.words += words;
}

struct ranked {
	const struct wg_document *document;
	unsigned people;
};

static int
by_people(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->people != y->people)
		return x->people > y->people ? -1 : 1;
	return x->document->index < y->document->index ? -1 :
	    x->document->index > y->document->index;
}

/* How many documents show something of each. */
static const unsigned *
count_shown(struct wg_arena *a, const struct wg_project *p)
{
	unsigned *n = WG_NEW_ARRAY(a, p->documents.n + 1, unsigned);

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		for (size_t k = 0; k < d->parts.n; k++)
			n[d->parts.at[k]->index]++;
		if (d->kind != WG_KIND_HOUSE)
			continue;
		for (size_t k = 0; k < wg_read_house(NULL, d)->n_offices;
		     k++)
			if (wg_read_house(NULL, d)->offices[k].place != NULL)
				n[wg_read_house(NULL, d)->offices[k].place
				      ->index] += 10;
	}
	return n;
}

bool
wg_station_put(struct wg_arena *a, struct wg_map *set,
    const struct wg_message *m)
{
	const struct wg_message **key = WG_NEW(a, const struct wg_message *);

	*key = m;
	return wg_map_put(a, set,
	    (struct wg_str){ (const char *)key, sizeof(*key) }, key) == NULL;
}

bool
wg_station_has(const struct wg_map *set, const struct wg_message *m)
{
	return set != NULL && wg_map_get(set,
	    (struct wg_str){ (const char *)&m, sizeof(m) }) != NULL;
}

struct wg_queue
wg_queue_of(struct wg_arena *a, const struct wg_station *s,
    const struct wg_edition *e)
{
	const struct wg_edition_texts *texts = wg_edition_texts(e);
	const struct wg_project *p = s->project;
	struct filling f = { .arena = a, .s = s, .edition = e,
		.shown = count_shown(a, p) };
	struct ranked *all =
	    WG_NEW_ARRAY(a, p->documents.n + 1, struct ranked);

	for (unsigned i = 0; i < WG_L_COUNT; i++)
		add(&f, texts->labels[i].message, NULL, i, EVERYWHERE);
	for (size_t i = 0; i < p->documents.n; i++)
		all[i] = (struct ranked){ &p->documents.at[i],
			people_of(&f, &p->documents.at[i]) };
	qsort(all, p->documents.n, sizeof(*all), by_people);
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = all[i].document;

		for (uint32_t u = d->first_unit;
		     u < d->first_unit + d->n_units; u++)
			if (!p->units.at[u].quiet)
				add(&f, texts->units[u].message, d, u,
				    all[i].people);
	}
	return f.queue;
}
