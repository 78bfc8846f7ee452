/*
 * Keys and values stand in the order in which they came, in pieces that never
 * move; the table has only their numbers, and as much of their hash as tells
 * nearly all of them apart.  Linear probing, at most half full; see map.h.
 */
#include "base/map.h"

#include <string.h>

#include "base/arena.h"

struct wg_map_entry {
	struct wg_str key;
	void *value;
};

struct wg_map_slot {
	uint32_t number; /* of the entry, from 1; 0: nothing is here */
	uint32_t hash;   /* of its key */
};

#define FIRST_PIECE 8
#define PIECES 26 /* 8, 16, 32 ... 2^28 entries */

/* Eight bytes at a time; never leaves this table. */
static uint32_t
hash_of(struct wg_str s)
{
	const uint64_t prime = 0x9E3779B97F4A7C15u;
	uint64_t h = s.len * prime, piece = 0;

	for (; s.len >= 8; s = wg_str_from(s, 8)) {
		memcpy(&piece, s.ptr, 8);
		h = (h ^ piece) * prime;
		h ^= h >> 32;
	}
	piece = 0;
	if (s.len > 0)
		memcpy(&piece, s.ptr, s.len);
	return (uint32_t)(((h ^ piece) * prime) >> 32);
}

/* Entry 'i': the first piece has the first eight, the next eight more, the
 * next sixteen more, and so on. */
static struct wg_map_entry *
entry(const struct wg_map *m, uint32_t i)
{
	unsigned piece = 0;

	if (i < FIRST_PIECE)
		return &m->pieces[0][i];
	piece = 29 - (unsigned)__builtin_clz(i);
	return &m->pieces[piece][i - (FIRST_PIECE / 2u << piece)];
}

static struct wg_map_slot *
slot_of(const struct wg_map *m, struct wg_str key, uint32_t hash)
{
	size_t i = hash & (m->room - 1);

	while (m->slots[i].number != 0 && (m->slots[i].hash != hash ||
	    !wg_str_eq(entry(m, m->slots[i].number - 1)->key, key)))
		i = (i + 1) & (m->room - 1);
	return &m->slots[i];
}

void *
wg_map_get(const struct wg_map *m, struct wg_str key)
{
	const struct wg_map_slot *slot;

	if (m->room == 0)
		return NULL;
	slot = slot_of(m, key, hash_of(key));
	return slot->number == 0 ? NULL : entry(m, slot->number - 1)->value;
}

static void
grow(struct wg_arena *a, struct wg_map *m)
{
	struct wg_map old = *m;

	m->room = old.room ? old.room * 2 : 2 * FIRST_PIECE;
	m->slots = WG_NEW_ARRAY(a, m->room, struct wg_map_slot);
	for (size_t i = 0; i < old.room; i++) {
		size_t at = old.slots[i].hash & (m->room - 1);

		if (old.slots[i].number == 0)
			continue;
		while (m->slots[at].number != 0)
			at = (at + 1) & (m->room - 1);
		m->slots[at] = old.slots[i];
	}
}

void
wg_map_reserve(struct wg_arena *a, struct wg_map *m, size_t n)
{
	m->room = 2 * FIRST_PIECE;
	while (n * 2 > m->room)
		m->room *= 2;
	m->slots = WG_NEW_ARRAY(a, m->room, struct wg_map_slot);
}

/* Room for one more. */
static struct wg_map_entry *
new_entry(struct wg_arena *a, struct wg_map *m)
{
	size_t i = m->n++;

	if (i >= (size_t)FIRST_PIECE << (PIECES - 1))
		wg_no_memory();
	if (m->pieces == NULL)
		m->pieces = WG_NEW_ARRAY(a, PIECES, struct wg_map_entry *);
	/* A piece begins at 0, and at each power of two from the first on. */
	if (i == 0)
		m->pieces[0] =
		    WG_NEW_ARRAY(a, FIRST_PIECE, struct wg_map_entry);
	else if (i >= FIRST_PIECE && (i & (i - 1)) == 0)
		m->pieces[29 - __builtin_clz((unsigned)i)] =
		    WG_NEW_ARRAY(a, i, struct wg_map_entry);
	return entry(m, (uint32_t)i);
}

static void *
put(struct wg_arena *a, struct wg_map *m, struct wg_str key, void *value,
    bool first)
{
	uint32_t hash = hash_of(key);
	struct wg_map_slot *slot;
	struct wg_map_entry *e;
	void *old = NULL;

	if ((m->n + 1) * 2 > m->room)
		grow(a, m);
	slot = slot_of(m, key, hash);
	if (slot->number == 0) {
		e = new_entry(a, m);
		*slot = (struct wg_map_slot){ (uint32_t)m->n, hash };
	} else {
		e = entry(m, slot->number - 1);
		old = e->value;
	}
	if (old == NULL || !first)
		*e = (struct wg_map_entry){ key, value };
	return old;
}

void *
wg_map_put(struct wg_arena *a, struct wg_map *m, struct wg_str key, void *value)
{
	return put(a, m, key, value, false);
}

void *
wg_map_first(
    struct wg_arena *a, struct wg_map *m, struct wg_str key, void *value)
{
	return put(a, m, key, value, true);
}
