/*
 * Two hashes of the digest, a hash of what each unit shows, states of units and
 * words, the keys, and the reports: for each unit that has some a line "UNIT
 * BYTES" and as many bytes (store/diag_keep.h).
 */
#include "build/known.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "middle/memory.h"
#include "model/catalog.h"
#include "model/progress.h"
#include "store/diag_keep.h"

static void
take(struct wg_str *body, void *into, size_t size)
{
	memcpy(into, body->ptr, size);
	*body = wg_str_from(*body, size);
}

static size_t
states_of(size_t n_units)
{
	return n_units + WG_L_COUNT;
}

static bool
read_reports(
    struct wg_arena *a, size_t n, struct wg_str text, struct wg_known *b)
{
	b->reports = WG_NEW_ARRAY(a, n + 1, struct wg_str);
	while (text.len > 0) {
		struct wg_str line = wg_str_cut(&text, '\n');
		uint32_t unit, length;

		if (!wg_str_uint(wg_str_cut(&line, ' '), &unit) ||
		    !wg_str_uint(line, &length) || unit > n ||
		    length > text.len)
			return false;
		b->reports[unit] = wg_str_head(text, length);
		text = wg_str_from(text, length);
	}
	return true;
}

/* In the arena.  False: it is not whole. */
bool
wg_known_read(
    struct wg_arena *a, size_t n, struct wg_str text, struct wg_known *b)
{
	struct wg_digest *d = &b->digest;

	if (text.len < 2 * sizeof(d->words) + n * sizeof(*d->shown) +
	    states_of(n) + sizeof(b->n_keys))
		return false;
	d->shown = WG_NEW_ARRAY(a, n + 1, uint64_t);
	b->states = wg_alloc(a, states_of(n));
	take(&text, &d->words, sizeof(d->words));
	take(&text, &d->catalogs, sizeof(d->catalogs));
	take(&text, d->shown, n * sizeof(*d->shown));
	take(&text, b->states, states_of(n));
	take(&text, &b->n_keys, sizeof(b->n_keys));
	if (b->n_keys > text.len / sizeof(*b->keys))
		return false;
	b->keys = WG_NEW_ARRAY(a, (size_t)b->n_keys + 1, uint32_t);
	take(&text, b->keys, b->n_keys * sizeof(*b->keys));
	return read_reports(a, n, text, b);
}

static void
put(struct wg_out *out, const void *bytes, size_t size)
{
	wg_out_put(out, (struct wg_str){ bytes, size });
}

struct wg_str
wg_known_write(struct wg_arena *a, size_t n, const struct wg_known *b)
{
	const struct wg_digest *d = &b->digest;
	struct wg_out out = { 0 };
	struct wg_str text;

	put(&out, &d->words, sizeof(d->words));
	put(&out, &d->catalogs, sizeof(d->catalogs));
	put(&out, d->shown, n * sizeof(*d->shown));
	put(&out, b->states, states_of(n));
	put(&out, &b->n_keys, sizeof(b->n_keys));
	put(&out, b->keys, b->n_keys * sizeof(*b->keys));
	for (size_t i = 0; i <= n; i++)
		if (b->reports[i].len > 0) {
			wg_out_fmt(&out, "%zu %zu\n", i, b->reports[i].len);
			wg_out_put(&out, b->reports[i]);
		}
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

static int
by_number(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

bool
wg_known_has(const struct wg_known *b, struct wg_str text)
{
	uint32_t hash = wg_str_hash(text);

	return bsearch(&hash, b->keys, b->n_keys, sizeof(hash), by_number) !=
	    NULL;
}

/* A place in a document may be elsewhere by then. */
static bool
is_stable(void *context, const struct wg_source *source)
{
	(void)context;
	return source->name.len > 0 &&
	    !wg_str_starts(source->name, WG_STR("content/"));
}

/* The reports of each unit.  What comments allow cannot be told again. */
static bool
note_reports(
    const struct wg_edition *e, struct wg_diag *diag, struct wg_known *b)
{
	const struct wg_edition_texts *texts = wg_edition_texts(e);
	struct wg_diag_mark mark = wg_diag_beginning(diag);
	size_t n = e->project->units.n, before = texts->told_before;
	struct wg_out out = { 0 };
	bool ok = !wg_diag_mutes(diag) &&
	    wg_diag_write_next(&mark, before, is_stable, NULL, &out);

	b->reports = WG_NEW_ARRAY(e->arena, n + 1, struct wg_str);
	b->reports[0] = wg_str_dup(e->arena, wg_out_str(&out));
	for (size_t i = 0; i < texts->told.n && ok; i++) {
		const struct wg_edition_told *t = &texts->told.at[i];

		wg_out_clear(&out);
		ok = wg_diag_write_next(&mark, t->reports - before, is_stable,
		    NULL, &out);
		before = t->reports;
		b->reports[t->unit] =
		    wg_str_dup(e->arena, wg_out_str(&out));
	}
	wg_out_clear(&out);
	ok = ok && wg_diag_write_next(
	    &mark, SIZE_MAX, is_stable, NULL, &out);
	b->reports[n] = wg_str_dup(e->arena, wg_out_str(&out));
	wg_out_free(&out);
	return ok;
}

/* However a text is written, and whatever has become of it. */
static void
note_keys(const struct wg_edition *e, struct wg_known *b)
{
	const struct wg_edition_texts *texts = wg_edition_texts(e);
	struct wg_arena *a = wg_arena_open();
	struct WG_VEC(uint32_t) keys = { 0 };

	for (unsigned d = 0; d < WG_DOMAIN_COUNT; d++)
		for (const struct wg_catalog *c = texts->catalogs[d];
		     c != NULL; c = c->below)
			for (size_t i = 0; i < c->n; i++) {
				const struct wg_message *m = &c->messages[i];
				struct wg_str key = wg_message_key(
				    a, m->context.value, m->id.value);

				WG_PUSH(a, &keys) = wg_str_hash(key);
				WG_PUSH(a, &keys) = wg_str_hash(
				    wg_message_sense(a, key));
			}
	if (keys.n > 0)
		qsort(keys.at, keys.n, sizeof(*keys.at), by_number);
	b->keys = WG_NEW_ARRAY(e->arena, keys.n + 1, uint32_t);
	b->n_keys = 0;
	for (size_t i = 0; i < keys.n; i++)
		if (i == 0 || keys.at[i] != keys.at[i - 1])
			b->keys[b->n_keys++] = keys.at[i];
	wg_arena_close(a);
}

bool
wg_known_of(struct wg_known *b, const struct wg_edition *e,
    const struct wg_digest *d, struct wg_diag *diag)
{
	*b = (struct wg_known){ .digest = *d };
	if (!note_reports(e, diag, b))
		return false;
	b->states = wg_alloc(e->arena, states_of(e->project->units.n));
	wg_progress_states(e, b->states);
	note_keys(e, b);
	return true;
}
