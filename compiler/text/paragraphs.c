/*
 * A table like that of words (words.c).  But its users point into what it
 * holds, so it forgets only when nothing is in use, and until then keeps no
 * more than there is room for.
 */
#include "text/paragraphs.h"

#include <string.h>

#include "text/paragraph_icu.h"

#define ROOM (24u << 20) /* [byte] */
#define FIRST_SLOTS 512  /* a power of two, as all after it */

struct kept {
	struct wg_paragraph_key key;
	uint32_t hash;
	struct wg_paragraph paragraph;
};

struct wg_paragraphs {
	struct wg_arena *arena; /* of the paragraphs, or NULL */
	struct kept **slots;
	size_t n, room;
};

struct wg_paragraphs *
wg_paragraphs_open(struct wg_arena *a)
{
	return WG_NEW(a, struct wg_paragraphs);
}

void
wg_paragraphs_close(struct wg_paragraphs *all)
{
	wg_arena_close(all->arena);
}

static uint32_t
hash_of(const struct wg_paragraph_key *k)
{
	uint32_t h = 0;

	for (size_t i = 0; i < k->n; i++)
		h = h * 31 + wg_str_hash(k->runs[i].text);
	return h ^ h >> 15;
}

static bool
same_run(const struct wg_text_run *a, const struct wg_text_run *b)
{
	return a->weight == b->weight && a->isolate == b->isolate &&
	    a->around == b->around && a->joins == b->joins &&
	    a->whole == b->whole && wg_str_eq(a->lang, b->lang) &&
	    wg_str_eq(a->text, b->text);
}

static bool
same(const struct wg_paragraph_key *a, const struct wg_paragraph_key *b)
{
	if (a->n != b->n || a->rtl != b->rtl || !wg_str_eq(a->lang, b->lang))
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!same_run(&a->runs[i], &b->runs[i]))
			return false;
	return true;
}

/* Where it is, or where it would go. */
static struct kept **
find(const struct wg_paragraphs *all, const struct wg_paragraph_key *k,
    uint32_t hash)
{
	size_t i = hash & (all->room - 1);

	while (all->slots[i] != NULL && (all->slots[i]->hash != hash ||
	    !same(&all->slots[i]->key, k)))
		i = (i + 1) & (all->room - 1);
	return &all->slots[i];
}

const struct wg_paragraph *
wg_paragraphs_find(
    const struct wg_paragraphs *all, const struct wg_paragraph_key *k)
{
	const struct kept *kept =
	    all->n > 0 ? *find(all, k, hash_of(k)) : NULL;

	return kept != NULL ? &kept->paragraph : NULL;
}

struct wg_arena *
wg_paragraphs_arena(struct wg_paragraphs *all)
{
	if (all->arena == NULL)
		all->arena = wg_arena_open();
	return wg_arena_size(all->arena) < ROOM ? all->arena : NULL;
}

static void
grow(struct wg_paragraphs *all)
{
	struct kept **old = all->slots;
	size_t room = all->room;

	all->room = room > 0 ? room * 2 : FIRST_SLOTS;
	all->slots = WG_NEW_ARRAY(all->arena, all->room, struct kept *);
	for (size_t i = 0; i < room; i++)
		if (old[i] != NULL)
			*find(all, &old[i]->key, old[i]->hash) = old[i];
}

/* Only what is compared; texts of runs end with what made them. */
static struct wg_paragraph_key
copy_key(struct wg_arena *a, const struct wg_paragraph_key *k)
{
	struct wg_text_run *runs = WG_NEW_ARRAY(a, k->n, struct wg_text_run);

	for (size_t i = 0; i < k->n; i++)
		runs[i] = (struct wg_text_run){
			.text = wg_str_dup(a, k->runs[i].text),
			.lang = i > 0 && wg_str_eq(k->runs[i].lang,
				k->runs[i - 1].lang) ? runs[i - 1].lang :
			    wg_str_dup(a, k->runs[i].lang),
			.weight = k->runs[i].weight,
			.isolate = k->runs[i].isolate,
			.around = k->runs[i].around,
			.joins = k->runs[i].joins,
			.whole = k->runs[i].whole };
	return (struct wg_paragraph_key){
		runs, k->n, wg_str_dup(a, k->lang), k->rtl };
}

void
wg_paragraphs_keep(struct wg_paragraphs *all,
    const struct wg_paragraph_key *k, const struct wg_paragraph *p)
{
	struct kept *kept = WG_NEW(all->arena, struct kept);

	if (all->n * 2 >= all->room)
		grow(all);
	*kept = (struct kept){ copy_key(all->arena, k), hash_of(k), *p };
	*find(all, k, kept->hash) = kept;
	all->n++;
}

void
wg_paragraphs_rest(struct wg_paragraphs *all)
{
	if (all->arena == NULL || wg_arena_size(all->arena) < ROOM)
		return;
	wg_arena_close(all->arena);
	*all = (struct wg_paragraphs){ .arena = NULL };
}
