/*
 * Messages: texts of the German and what translations say for them; and texts
 * that are translated in two ways.
 */
#include "base/arena.h"
#include "base/intl.h"
#include "import/align.h"

static struct wg_piece *
pieces_of(struct wg_arena *a, struct wg_str s)
{
	struct wg_piece *root = WG_NEW(a, struct wg_piece);

	if (s.len > 0)
		wg_piece_add(a, root, WG_PIECE_TEXT)->text = s;
	return root;
}

struct wg_heard *
wg_region_hear(struct wg_region_import *m, struct wg_item *item,
    const struct wg_piece *german, struct wg_passage *block)
{
	struct wg_heard *h;
	bool exact;
	struct wg_str msgid =
	    wg_pieces_message(m->arena, german, german, &exact);
	size_t i = (size_t)wg_map_get(&item->by_msgid, msgid);

	if (block == NULL && i > 0)
		return &item->heard.at[i - 1];
	h = &WG_PUSH(m->arena, &item->heard);
	*h = (struct wg_heard){ .german = german, .block = block };
	h->msgid = msgid;
	if (i == 0)
		wg_map_put(m->arena, &item->by_msgid, msgid,
		    (void *)item->heard.n);
	h->said = WG_NEW_ARRAY(m->arena, m->spoken.n, struct wg_str);
	h->doubtful = WG_NEW_ARRAY(m->arena, m->spoken.n, bool);
	h->item = item;
	if (block != NULL)
		block->heard = item->heard.n;
	return h;
}

struct wg_heard *
wg_heard_of(struct wg_item *item, const struct wg_passage *block)
{
	return &item->heard.at[block->heard - 1];
}

/* What is said otherwise and finds no place. */
static void
tell_twice(struct wg_region_import *m, struct wg_item *item, size_t language,
    struct wg_str said)
{
	m->item = item;
	m->language = language;
	wg_region_note(m, WG_D_IMPORT_TWICE, said, NULL);
}

void
wg_heard_say(struct wg_region_import *m, struct wg_heard *h, size_t language,
    const struct wg_piece *words, bool sure)
{
	bool exact;
	struct wg_str s =
	    wg_pieces_message(m->arena, words, h->german, &exact);

	if (s.len == 0)
		return;
	if (h->said[language].len > 0) {
		if (!wg_str_eq(h->said[language], s))
			tell_twice(m, h->item, language, s);
		return;
	}
	h->said[language] = s;
	h->doubtful[language] = !sure || !exact;
}

void
wg_region_say(struct wg_region_import *m, struct wg_item *item,
    size_t language, struct wg_str german, struct wg_str said, bool sure)
{
	struct wg_arena *a = m->arena;
	struct wg_heard *h;

	if (german.len == 0)
		return;
	h = wg_region_hear(m, item, pieces_of(a, german), NULL);
	if (language > 0 && said.len > 0)
		wg_heard_say(m, h, language, pieces_of(a, said), sure);
}

/* One text with two translations. */

static struct wg_str
domain_of(const struct wg_item *item)
{
	return item->kind == WG_ITEM_EVENT || item->kind == WG_ITEM_NEWS ?
	    WG_STR("events") : item->kind == WG_ITEM_PAGE ? item->area :
	    WG_STR("authorities");
}

/* Only titles and paragraphs can have one. */
static bool
may_have_context(const struct wg_heard *h)
{
	return h->block == NULL ? h == &h->item->heard.at[0] :
	    h->block->kind == WG_PASSAGE_PARA ||
		h->block->kind == WG_PASSAGE_HEADING;
}

/* All that have one German text, in a domain. */
struct voices {
	struct WG_VEC(struct wg_heard *) all;
};

static bool
is_sure(const struct wg_heard *h, size_t language)
{
	return h->said[language].len > 0 && !h->doubtful[language];
}

/* The one that most say, of those that are sure if any are; the first of
 * those. */
static struct wg_heard *
most_said(struct wg_arena *a, const struct voices *v, size_t language)
{
	struct wg_map counts = { 0 };
	struct wg_heard *best = NULL;
	size_t most = 0;

	for (size_t i = 0; i < v->all.n; i++) {
		struct wg_heard *h = v->all.at[i];
		size_t n;

		if (h->said[language].len == 0)
			continue;
		n = (size_t)wg_map_get(&counts, h->said[language]) + 1;
		wg_map_put(a, &counts, h->said[language], (void *)n);
	}
	for (size_t i = 0; i < v->all.n; i++) {
		struct wg_heard *h = v->all.at[i];
		size_t n = h->said[language].len == 0 ? 0 :
		    (size_t)wg_map_get(&counts, h->said[language]);

		if (n > 0 && (best == NULL ||
		    (is_sure(h, language) && !is_sure(best, language)) ||
		    (is_sure(h, language) == is_sure(best, language) &&
			n > most))) {
			best = h;
			most = n;
		}
	}
	return best;
}

/* Nothing that is sure is another than 'all' say, by language. */
static bool
agrees(const struct wg_region_import *m, const struct wg_heard *h,
    const struct wg_str *all)
{
	for (size_t l = 1; l < m->spoken.n; l++)
		if (is_sure(h, l) && all[l].len > 0 &&
		    !wg_str_eq(h->said[l], all[l]))
			return false;
	return true;
}

/* Those that say the same and have one context. */
struct choir {
	struct wg_str context;
	struct wg_str *said; /* by language */
};

/* The context of what is said otherwise: an id, and a number if that has one
 * already; equal translations share theirs. */
static struct wg_str
context_of(struct wg_region_import *m, struct wg_map *choirs,
    const struct wg_heard *h)
{
	struct wg_str id = h->item->id;
	struct choir *c;

	for (unsigned n = 2; (c = wg_map_get(choirs, id)) != NULL &&
	     !agrees(m, h, c->said); n++)
		id = wg_str_fmt(m->arena, "%.*s-%u", WG_ARG(h->item->id), n);
	if (c == NULL) {
		c = WG_NEW(m->arena, struct choir);
		c->said =
		    WG_NEW_ARRAY(m->arena, m->spoken.n, struct wg_str);
		wg_map_put(m->arena, choirs, id, c);
	}
	for (size_t l = 1; l < m->spoken.n; l++)
		if (is_sure(h, l))
			c->said[l] = h->said[l];
	return id;
}

/* It says what most do; what it said itself is told. */
static void
join_in(struct wg_region_import *m, struct wg_heard *h,
    struct wg_heard *const *best)
{
	for (size_t l = 1; l < m->spoken.n; l++) {
		if (best[l] == NULL || best[l] == h)
			continue;
		if (h->said[l].len > 0 &&
		    !wg_str_eq(h->said[l], best[l]->said[l]))
			tell_twice(m, h->item, l, h->said[l]);
		h->said[l] = best[l]->said[l];
		h->doubtful[l] = best[l]->doubtful[l];
	}
}

static void
settle(struct wg_region_import *m, const struct voices *v)
{
	struct wg_heard **best =
	    WG_NEW_ARRAY(m->arena, m->spoken.n, struct wg_heard *);
	struct wg_str *all =
	    WG_NEW_ARRAY(m->arena, m->spoken.n, struct wg_str);
	struct wg_map choirs = { 0 };

	for (size_t l = 1; l < m->spoken.n; l++) {
		best[l] = most_said(m->arena, v, l);
		if (best[l] != NULL && is_sure(best[l], l))
			all[l] = best[l]->said[l];
	}
	for (size_t i = 0; i < v->all.n; i++) {
		struct wg_heard *h = v->all.at[i];

		if (agrees(m, h, all) || !may_have_context(h)) {
			join_in(m, h, best);
			continue;
		}
		h->context = context_of(m, &choirs, h);
		if (h->block != NULL)
			h->block->context = h->context;
	}
}

void
wg_region_contexts(struct wg_region_import *m)
{
	struct wg_map by_text = { 0 };
	struct WG_VEC(struct voices *) groups = { 0 };

	for (size_t i = 0; i < m->items.n; i++)
		for (size_t k = 0; k < m->items.at[i]->heard.n; k++) {
			struct wg_heard *h = &m->items.at[i]->heard.at[k];
			struct wg_str key = wg_str_fmt(m->arena, "%.*s\n%.*s",
			    WG_ARG(domain_of(m->items.at[i])),
			    WG_ARG(h->msgid));
			struct voices *v = wg_map_get(&by_text, key);

			if (v == NULL) {
				v = WG_NEW(m->arena, struct voices);
				wg_map_put(m->arena, &by_text, key, v);
				WG_PUSH(m->arena, &groups) = v;
			}
			WG_PUSH(m->arena, &v->all) = h;
		}
	for (size_t g = 0; g < groups.n; g++)
		if (groups.at[g]->all.n > 1)
			settle(m, groups.at[g]);
	m->item = NULL;
	m->language = 0;
}
