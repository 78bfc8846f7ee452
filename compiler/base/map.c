/* Linear probing, at most half full; see map.h. */
#include "base/map.h"

#include "base/arena.h"

struct wg_map_slot {
	struct wg_str key;
	void *value;
};

static struct wg_map_slot *
slot_of(const struct wg_map *m, struct wg_str key)
{
	size_t i = wg_str_hash(key) & (m->room - 1);

	while (m->slots[i].value != NULL && !wg_str_eq(m->slots[i].key, key))
		i = (i + 1) & (m->room - 1);
	return &m->slots[i];
}

void *
wg_map_get(const struct wg_map *m, struct wg_str key)
{
	return m->room == 0 ? NULL : slot_of(m, key)->value;
}

static void
grow(struct wg_arena *a, struct wg_map *m)
{
	struct wg_map old = *m;

	m->room = old.room ? old.room * 2 : 16;
	m->slots = WG_NEW_ARRAY(a, m->room, struct wg_map_slot);
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].value != NULL)
			*slot_of(m, old.slots[i].key) = old.slots[i];
}

void *
wg_map_put(struct wg_arena *a, struct wg_map *m, struct wg_str key, void *value)
{
	struct wg_map_slot *slot;
	void *old;

	if ((m->n + 1) * 2 > m->room)
		grow(a, m);
	slot = slot_of(m, key);
	old = slot->value;
	if (old == NULL)
		m->n++;
	*slot = (struct wg_map_slot){ key, value };
	return old;
}
