/* Linear probing, at most half full; see map.h. */
#include "base/map.h"

#include <string.h>

#include "base/arena.h"

struct wg_map_slot {
	struct wg_str key;
	void *value;
	uint32_t hash; /* of the key */
};

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

static struct wg_map_slot *
slot_of(const struct wg_map *m, struct wg_str key, uint32_t hash)
{
	size_t i = hash & (m->room - 1);

	while (m->slots[i].value != NULL && (m->slots[i].hash != hash ||
	    !wg_str_eq(m->slots[i].key, key)))
		i = (i + 1) & (m->room - 1);
	return &m->slots[i];
}

void *
wg_map_get(const struct wg_map *m, struct wg_str key)
{
	return m->room == 0 ? NULL : slot_of(m, key, hash_of(key))->value;
}

static void
grow(struct wg_arena *a, struct wg_map *m)
{
	struct wg_map old = *m;

	m->room = old.room ? old.room * 2 : 16;
	m->slots = WG_NEW_ARRAY(a, m->room, struct wg_map_slot);
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].value != NULL)
			*slot_of(m, old.slots[i].key, old.slots[i].hash) =
			    old.slots[i];
}

void
wg_map_reserve(struct wg_arena *a, struct wg_map *m, size_t n)
{
	m->room = 16;
	while (n * 2 > m->room)
		m->room *= 2;
	m->slots = WG_NEW_ARRAY(a, m->room, struct wg_map_slot);
}

static void *
put(struct wg_arena *a, struct wg_map *m, struct wg_str key, void *value,
    bool first)
{
	uint32_t hash = hash_of(key);
	struct wg_map_slot *slot;
	void *old;

	if ((m->n + 1) * 2 > m->room)
		grow(a, m);
	slot = slot_of(m, key, hash);
	old = slot->value;
	if (old == NULL)
		m->n++;
	if (old == NULL || !first)
		*slot = (struct wg_map_slot){ key, value, hash };
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
