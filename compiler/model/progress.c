/*
 * One walk over the units of every edition.  Which unit is the first of its
 * message in its domain is the same for all languages and found once.
 */
#include "model/progress.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "model/catalog.h"
#include "model/prose.h"

static const struct wg_progress_info infos[] = {
#define WG_PROGRESS(id, key, usable, german) { key, usable, german },
#include "model/progress.def"
};

enum reach {
#define WG_REACH(id, points, what) R_##id,
#include "model/progress.def"
};

const struct wg_reach_info wg_reach_table[] = {
#define WG_REACH(id, points, what) { points, what },
#include "model/progress.def"
};
const uint32_t wg_effort =
#define WG_EFFORT(words) words
#include "model/progress.def"
    ;
const size_t wg_n_reach = sizeof(wg_reach_table) / sizeof(wg_reach_table[0]);

const struct wg_progress_info *
wg_progress_info(enum wg_progress_state state)
{
	return &infos[state];
}

static uint32_t
sum(const uint32_t by_state[WG_P_COUNT], bool all)
{
	uint32_t n = 0;

	for (unsigned i = 0; i < WG_P_COUNT; i++)
		if (all || infos[i].usable)
			n += by_state[i];
	return n;
}

uint32_t
wg_tally_strings(const struct wg_tally *t)
{
	return sum(t->strings, true);
}

uint32_t
wg_tally_words(const struct wg_tally *t)
{
	return sum(t->words, true);
}

uint32_t
wg_tally_strings_usable(const struct wg_tally *t)
{
	return sum(t->strings, false);
}

uint32_t
wg_tally_words_usable(const struct wg_tally *t)
{
	return sum(t->words, false);
}

uint32_t
wg_tally_percent(const struct wg_tally *t)
{
	uint32_t all = sum(t->words, true), done = sum(t->words, false);
	uint32_t percent =
	    all == 0 ? 100 : (uint32_t)((uint64_t)done * 100 / all);

	/* What is left may be a string without a word: a placeholder. */
	if (percent == 100 && sum(t->strings, true) > sum(t->strings, false))
		return 99;
	return percent;
}

/* How many people meet a document. */

static void
lead(const struct wg_project *p, uint32_t *reach, const struct wg_document *d,
    enum reach why)
{
	if (d != NULL)
		reach[d - p->documents.at] += wg_reach_table[why].points;
}

static void
reach_of_offices(const struct wg_project *p, uint32_t *reach,
    const struct wg_house *house, enum reach why)
{
	for (size_t i = 0; i < house->n_offices; i++)
		lead(p, reach, house->offices[i].place, why);
}

static void
reach_of_print(const struct wg_project *p, uint32_t *reach,
    const struct wg_print_job *print)
{
	lead(p, reach, print->document, R_POSTER);
	lead(p, reach, print->page, R_POSTER_CODE);
	for (size_t i = 0; i < print->offices.n; i++)
		lead(p, reach, print->offices.at[i], R_POSTER);
	if (print->subject == NULL || print->subject->kind != WG_KIND_HOUSE)
		return;
	lead(p, reach, print->subject, R_POSTER);
	if (print->offices.n == 0)
		reach_of_offices(
		    p, reach, wg_read_house(NULL, print->subject), R_POSTER);
}

static void
reach_of_document(
    const struct wg_project *p, uint32_t *reach, const struct wg_document *d)
{
	lead(p, reach, d, R_ANY);
	if (d->kind == WG_KIND_PROJECT)
		lead(p, reach, d, R_SETTINGS);
	else if (d->kind == WG_KIND_HOUSE)
		reach_of_offices(p, reach, wg_read_house(NULL, d), R_HOUSE);
	else if (d->kind == WG_KIND_PRINT)
		reach_of_print(p, reach, wg_read_print(NULL, d));
	for (const struct wg_node *n = d->root; n;
	     n = wg_node_next(n, d->root)) {
		const struct wg_target *t = wg_link_of(n).target;

		lead(p, reach, t == NULL ? NULL : t->document, R_LINK);
		lead(p, reach, wg_card_of(n), R_CARD);
	}
}

static uint32_t *
count_reach(struct wg_arena *a, const struct wg_project *p)
{
	static const enum reach by_depth[] = { R_TREE_TOP, R_TREE_SECOND,
		R_TREE_DEEPER };
	uint32_t *reach = WG_NEW_ARRAY(a, p->documents.n + 1, uint32_t);

	for (size_t i = 0; i < p->documents.n; i++)
		reach_of_document(p, reach, &p->documents.at[i]);
	for (size_t r = 0; r < p->regions.n; r++)
		for (size_t i = 0; i < p->regions.at[r].n_pages; i++) {
			const struct wg_tree_page *page =
			    &p->regions.at[r].pages[i];

			lead(p, reach, page->page,
			    by_depth[page->depth < 2 ? page->depth : 2]);
		}
	return reach;
}

/* Strings and words. */

struct counter {
	struct wg_arena *arena;
	const struct wg_project *project;
	bool *first; /* by unit: the first of its message in its domain */
	bool first_label[WG_L_COUNT];
	uint32_t label_words[WG_L_COUNT];
	const uint32_t *reach;
};

static uint32_t
words_of(struct wg_str rest)
{
	uint32_t n = 0;

	while (wg_str_word(&rest).len > 0)
		n++;
	return n;
}

static void
find_first(struct counter *c)
{
	const struct wg_project *p = c->project;
	struct wg_map seen[WG_DOMAIN_COUNT] = { 0 };

	c->first = WG_NEW_ARRAY(c->arena, p->units.n + 1, bool);
	for (unsigned i = 0; i < WG_L_COUNT; i++) {
		const struct wg_label_info *l =
		    wg_label_info((enum wg_label)i);

		c->first_label[i] = wg_map_put(c->arena,
		    &seen[WG_DOMAIN_INTERFACE], wg_str(l->text), c) == NULL;
		c->label_words[i] = words_of(wg_str(l->text));
	}
	for (size_t i = 1; i < p->units.n; i++) {
		const struct wg_unit *u = &p->units.at[i];

		c->first[i] = !u->quiet && wg_map_put(c->arena,
		    &seen[u->document->domain], u->sense, c) == NULL;
	}
}

static enum wg_progress_state
state_of(enum wg_state state, const struct wg_message *m)
{
	switch (state) {
	case WG_STATE_BROKEN:
		return WG_P_BROKEN;
	case WG_STATE_FUZZY:
		return m != NULL && m->previous != NULL &&
				m->previous->id.value.ptr != NULL ?
			WG_P_OUTDATED : WG_P_FUZZY;
	case WG_STATE_HELD:
		return WG_P_HELD;
	case WG_STATE_TRANSLATED:
		if (m != NULL && m->mark == WG_MARK_MACHINE)
			return WG_P_MACHINE;
		return m != NULL && m->mark == WG_MARK_CHECKED ?
			WG_P_CHECKED : WG_P_HUMAN;
	default:
		return WG_P_MISSING;
	}
}

static void
add(struct wg_tally *t, enum wg_progress_state state, uint32_t words)
{
	t->strings[state]++;
	t->words[state] += words;
}

size_t
wg_progress_bytes(const struct wg_project *p)
{
	return p->units.n + WG_L_COUNT;
}

void
wg_progress_states(const struct wg_edition *e, uint8_t *states)
{
	const struct wg_edition_texts *texts = wg_edition_texts(e);
	size_t n = e->project->units.n;

	for (size_t i = 0; i < n; i++)
		states[i] = (uint8_t)state_of(
		    texts->units[i].state, texts->units[i].message);
	for (size_t i = 0; i < WG_L_COUNT; i++)
		states[n + i] = (uint8_t)state_of(
		    texts->labels[i].state, texts->labels[i].message);
}

void
wg_progress_cover(struct wg_edition *e)
{
	const struct wg_project *p = e->project;

	e->coverage = WG_NEW_ARRAY(
	    e->arena, p->documents.n + 1, struct wg_coverage);
	for (size_t i = 1; i < p->units.n; i++) {
		const struct wg_unit *u = &p->units.at[i];
		struct wg_coverage *c = &e->coverage[u->document->index];

		if (u->quiet)
			continue;
		c->units++;
		c->words += u->words;
		if (e->states[i] == WG_P_HUMAN ||
		    e->states[i] == WG_P_CHECKED ||
		    e->states[i] == WG_P_MACHINE) {
			c->translated++;
			c->words_translated += u->words;
		}
	}
}

static const uint8_t *
states_of(const struct counter *c, const struct wg_edition *e)
{
	uint8_t *states;

	if (e->states != NULL)
		return e->states;
	states = wg_alloc(c->arena, wg_progress_bytes(c->project));
	wg_progress_states(e, states);
	return states;
}

static void
count_units(const struct counter *c, struct wg_progress *g,
    const uint8_t *states)
{
	const struct wg_project *p = c->project;

	for (size_t i = 1; i < p->units.n; i++) {
		const struct wg_unit *u = &p->units.at[i];
		enum wg_progress_state state =
		    (enum wg_progress_state)states[i];

		if (u->quiet)
			continue;
		add(&g->documents[u->document - p->documents.at], state,
		    u->words);
		if (!c->first[i])
			continue;
		add(&g->domains[u->document->domain], state, u->words);
		add(&g->total, state, u->words);
	}
}

static void
count_labels(const struct counter *c, struct wg_progress *g,
    const uint8_t *states)
{
	for (unsigned i = 0; i < WG_L_COUNT; i++) {
		enum wg_progress_state state = (enum wg_progress_state)
		    states[c->project->units.n + i];

		if (!c->first_label[i])
			continue;
		add(&g->domains[WG_DOMAIN_INTERFACE], state,
		    c->label_words[i]);
		add(&g->total, state, c->label_words[i]);
	}
}

static bool
in_a_tree(const struct wg_project *p, const struct wg_document *d)
{
	for (size_t i = 0; i < p->regions.n; i++)
		if (wg_region_page(&p->regions.at[i], d) != NULL)
			return true;
	return false;
}

static void
count_pages(const struct counter *c, struct wg_progress *g)
{
	const struct wg_project *p = c->project;

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		g->pages += in_a_tree(p, d);
		g->pages_public += wg_edition_publishes(g->edition, d);
	}
}

static int
by_worth(const void *left, const void *right)
{
	const struct wg_next *a = left, *b = right;
	uint64_t x = (uint64_t)a->reach * (b->words + wg_effort);
	uint64_t y = (uint64_t)b->reach * (a->words + wg_effort);

	/* Without its words no page is complete. */
	if ((a->document == NULL) != (b->document == NULL))
		return a->document == NULL ? -1 : 1;
	if (x != y)
		return x > y ? -1 : 1;
	if (a->reach != b->reach)
		return a->reach > b->reach ? -1 : 1;
	return (a->document > b->document) - (a->document < b->document);
}

static void
add_next(struct wg_progress *g, const struct wg_document *d,
    const struct wg_tally *t, uint32_t reach)
{
	uint32_t strings = wg_tally_strings(t) - wg_tally_strings_usable(t);

	if (strings > 0)
		g->next[g->n_next++] = (struct wg_next){ d, strings,
			wg_tally_words(t) - wg_tally_words_usable(t), reach };
}

/* A print is for the languages it names. */
static bool
concerns(const struct wg_document *d, const struct wg_language *l)
{
	const struct wg_language_list *list;

	if (d->kind != WG_KIND_PRINT)
		return true;
	list = &wg_read_print(NULL, d)->languages;
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i] == l)
			return true;
	return false;
}

static void
rank(const struct counter *c, struct wg_progress *g)
{
	const struct wg_project *p = c->project;

	g->next = WG_NEW_ARRAY(c->arena, p->documents.n + 1, struct wg_next);
	add_next(g, NULL, &g->domains[WG_DOMAIN_INTERFACE],
	    wg_reach_table[R_INTERFACE].points);
	for (size_t i = 0; i < p->documents.n; i++)
		if (concerns(&p->documents.at[i], g->edition->language))
			add_next(g, &p->documents.at[i], &g->documents[i],
			    c->reach[i]);
	qsort(g->next, g->n_next, sizeof(*g->next), by_worth);
}

struct wg_progresses *
wg_progress_count(struct wg_arena *a, const struct wg_project *p,
    const struct wg_edition *const *editions, size_t n_editions,
    struct wg_str today)
{
	struct wg_progresses *all = WG_NEW(a, struct wg_progresses);
	struct counter c = { .arena = a, .project = p };

	all->project = p;
	all->today = today;
	all->reach = count_reach(a, p);
	all->at = WG_NEW_ARRAY(a, n_editions + 1, struct wg_progress);
	c.reach = all->reach;
	find_first(&c);
	for (size_t i = 1; i < n_editions; i++) {
		struct wg_progress g = { .edition = editions[i],
			.documents = WG_NEW_ARRAY(
			    a, p->documents.n + 1, struct wg_tally) };
		const uint8_t *states = states_of(&c, editions[i]);
		size_t at = all->n++;

		count_units(&c, &g, states);
		count_labels(&c, &g, states);
		count_pages(&c, &g);
		rank(&c, &g);
		for (; at > 0 && wg_tally_percent(&all->at[at - 1].total) >
		     wg_tally_percent(&g.total); at--)
			all->at[at] = all->at[at - 1];
		all->at[at] = g;
	}
	return all;
}
