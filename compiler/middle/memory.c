/*
 * Nearly every message is found at once, by the exact key in its own catalog.
 * The others are looked for by exact key in the other catalogs, and last in a
 * table of those that no exact key finds: obsolete ones, and those whose text
 * is written otherwise than its canonical form.
 */
#include "middle/memory.h"

#include "base/arena.h"
#include "model/catalog.h"
#include "text/blank.h"

struct other {
	const struct wg_message *message;
	enum wg_domain domain;
	struct other *next; /* with the same sense, in the order of the files */
	struct other *last; /* of the first one */
};

struct wg_str
wg_message_sense(struct wg_arena *a, struct wg_str key)
{
	return wg_text_canonical(a, key);
}

bool
wg_message_usable(const struct wg_message *m)
{
	return m->n_str > 0 && !m->fuzzy && !wg_str_blank(m->str[0].value);
}

static void
remember(struct wg_memory *y, const struct wg_message *m,
    enum wg_domain domain)
{
	struct wg_str key, sense;
	struct other *new, *first;

	if (m->n_str == 0 || (m->obsolete && !wg_message_usable(m)))
		return;
	key = wg_message_key(y->arena, m->context.value, m->id.value);
	sense = wg_message_sense(y->arena, key);
	if (!m->obsolete && wg_str_eq(key, sense))
		return;
	new = WG_NEW(y->arena, struct other);
	*new = (struct other){ m, domain, NULL, new };
	first = wg_map_get(&y->others, sense);
	if (first == NULL) {
		wg_map_put(y->arena, &y->others, sense, new);
		return;
	}
	first->last->next = new;
	first->last = new;
}

void
wg_memory_open(struct wg_memory *y, struct wg_arena *a,
    const struct wg_catalog *const *catalogs)
{
	*y = (struct wg_memory){ .arena = a, .catalogs = catalogs };
	for (unsigned d = 0; catalogs != NULL && d < WG_DOMAIN_COUNT; d++)
		for (size_t i = 0; catalogs[d] != NULL && catalogs[d]->whole &&
		     i < catalogs[d]->n; i++)
			remember(y, &catalogs[d]->messages[i],
			    (enum wg_domain)d);
}

/* The better of two messages for a unit of 'own'. */
struct best {
	enum wg_domain own, domain;
	const struct wg_message *message;
	unsigned rank; /* the lower the better */
};
#define NEVER 100

static unsigned
rank(const struct best *b, const struct wg_message *m, enum wg_domain domain)
{
	bool own = domain == b->own;

	if (m->n_str == 0 || wg_str_blank(m->str[0].value))
		return own && !m->obsolete ? NEVER - 1 : NEVER;
	if (own && !m->obsolete)
		return 0;
	if (m->id_plural.value.ptr != NULL)
		return NEVER;
	if (m->fuzzy)
		return m->obsolete ? NEVER : 4;
	return m->obsolete ? own ? 2 : 3 : 1;
}

static void
offer(struct best *b, const struct wg_message *m, enum wg_domain domain)
{
	unsigned n = m == NULL ? NEVER : rank(b, m, domain);

	if (n >= b->rank)
		return;
	*b = (struct best){ b->own, domain, m, n };
}

const struct wg_message *
wg_memory_find(const struct wg_memory *y, struct wg_str key,
    struct wg_str sense, enum wg_domain *domain)
{
	struct best best = { .own = *domain, .domain = *domain,
		.rank = NEVER };
	const struct other *o;

	for (unsigned i = 0; y->catalogs != NULL && best.rank > 0 &&
	     i <= WG_DOMAIN_COUNT; i++) {
		/* Its own first, then all. */
		enum wg_domain d = i == 0 ? best.own : (enum wg_domain)(i - 1);
		const struct wg_catalog *c = y->catalogs[d];

		for (; c != NULL; c = c->below) {
			if (!c->whole)
				continue;
			offer(&best, wg_map_get(&c->by_key, key), d);
			if (best.rank > 0 && sense.ptr != key.ptr)
				offer(&best, wg_map_get(&c->by_key, sense), d);
		}
	}
	o = best.rank == 0 ? NULL : wg_map_get(&y->others, sense);
	for (; o != NULL; o = o->next)
		offer(&best, o->message, o->domain);
	*domain = best.domain;
	return best.message;
}
