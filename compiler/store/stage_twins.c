/*
 * Leaf pages have the same children at every depth, places of two languages the
 * same German: bytes that are there already need no second file.  Of what is
 * kept nearly nothing has the bytes of a new file, which bits of its hash tell;
 * only where they may have, all of it is put into a map.
 */
#include <string.h>

#include "store/stage_state.h"

#define BITS ((size_t)1 << 18)

static struct wg_str
bytes_of(const struct wg_built_file *f)
{
	return (struct wg_str){ f->file.sha256, 64 };
}

static size_t
bit_of(const struct wg_built_file *f)
{
	uint64_t first;

	memcpy(&first, f->file.sha256, sizeof(first));
	return (size_t)(first * 0x9E3779B97F4A7C15u >> 46);
}

void
wg_stage_may_be_twin(struct wg_stage_state *s, struct wg_staged_file *e)
{
	size_t bit = bit_of(&e->built);

	if (s->twin_bits == NULL)
		s->twin_bits = WG_NEW_ARRAY(s->arena, BITS / 64, uint64_t);
	s->twin_bits[bit / 64] |= (uint64_t)1 << bit % 64;
	if (e->inode == 0)
		wg_map_first(s->arena, &s->new_twins, bytes_of(&e->built), e);
}

const struct wg_staged_file *
wg_stage_twin(struct wg_stage_state *s, const struct wg_built_file *f)
{
	const struct wg_staged_file *e =
	    wg_map_get(&s->new_twins, bytes_of(f));
	size_t bit = bit_of(f);

	if (e != NULL)
		return e->twin != NULL ? e->twin : e;
	if (s->twin_bits == NULL ||
	    (s->twin_bits[bit / 64] >> bit % 64 & 1) == 0)
		return NULL;
	for (; s->n_twins < s->files.n; s->n_twins++)
		wg_map_first(s->arena, &s->twins,
		    bytes_of(&s->files.at[s->n_twins]->built),
		    s->files.at[s->n_twins]);
	return wg_map_get(&s->twins, bytes_of(f));
}
