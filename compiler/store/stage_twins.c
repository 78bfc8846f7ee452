/*
 * Leaf pages have the same children at every depth, places of two languages the
 * same German: bytes that are there already need no second file.  Of what is
 * kept nearly nothing has the bytes of a new file, which bits of its hash tell;
 * only where they may have, all of it is put into a map.
 */
#include <string.h>

#include "store/stage_state.h"

#define BITS ((size_t)1 << 18)

/* The SHA-256, in digits, of a file that was kept as it was; or NULL. */
static const char *
kept_hash(const struct wg_staged_file *e)
{
	return wg_staged_inode(e) != 0 && e->bytes == 0 ?
	    e->more->old->file.sha256 : NULL;
}

static size_t
bit_of(const char *sha256)
{
	uint64_t first;

	memcpy(&first, sha256, sizeof(first));
	return (size_t)(first * 0x9E3779B97F4A7C15u >> 46);
}

void
wg_stage_may_be_twin(
    struct wg_stage_state *s, const struct wg_staged_file *e)
{
	const char *hash = kept_hash(e);
	size_t bit;

	if (hash == NULL)
		return;
	bit = bit_of(hash);
	if (s->twin_bits == NULL)
		s->twin_bits = WG_NEW_ARRAY(s->arena, BITS / 64, uint64_t);
	s->twin_bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

/* Those that came since. */
static void
learn_twins(struct wg_stage_state *s)
{
	for (; s->n_twins < s->staged.files.n; s->n_twins++) {
		struct wg_staged_file *e =
		    wg_staged_at(&s->staged, s->n_twins);
		const char *hash = kept_hash(e);

		if (hash != NULL)
			wg_map_first(s->arena, &s->twins,
			    (struct wg_str){ hash, 64 }, e);
	}
}

struct wg_staged_file *
wg_stage_twin(struct wg_stage_state *s, const struct wg_sha256 *sha256)
{
	struct wg_staged_file *e = wg_staged_of(&s->staged, sha256);
	char hash[65];
	size_t bit;

	if (e != NULL || s->twin_bits == NULL)
		return e;
	wg_sha256_hex(sha256, hash);
	bit = bit_of(hash);
	if ((s->twin_bits[bit / 64] >> bit % 64 & 1) == 0)
		return NULL;
	learn_twins(s);
	return wg_map_get(&s->twins, (struct wg_str){ hash, 64 });
}
