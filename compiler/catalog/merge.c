/*
 * A list of slots in the order of the old file: each says which old entry to
 * copy, or which message of the template to write with whose translation.
 * New slots are put behind the one of their predecessor in the template.  A
 * catalog in which every message was found again, with the same comments,
 * needs no more than that look and is given back as it is.
 */
#include "catalog/merge_in.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/similar.h"
#include "front/po/po.h"
#include "middle/memory.h"
#include "model/catalog.h"
#include "text/blank.h"

#define SIMILAR 600 /* per mille, as msgmerge */
/* Steps of looking for similar messages: enough for any catalog of people,
 * and no more than that many a byte of all messages. */
#define BUDGET ((uint64_t)1 << 27)
#define BUDGET_BYTE 512

static struct wg_str
key_of(struct merger *g, const struct wg_message *m)
{
	return wg_message_key(g->arena, m->context.value, m->id.value);
}

static struct wg_str
sense_of(struct merger *g, const struct wg_message *m)
{
	return wg_message_sense(g->arena, key_of(g, m));
}

/* Matching. */

static bool
is_quote(uint32_t c)
{
	return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) ||
	    c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A;
}

/* A message without what may change and leave its meaning alone: white space,
 * what cannot be seen, quotes, the names of tags. */
static struct wg_str
loose_key(struct merger *g, const struct wg_message *m)
{
	struct wg_str s = wg_text_canonical(g->arena, m->id.value), key;
	struct wg_out out = { 0 };
	bool tag = false;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c == ' ' || is_quote(c))
			continue;
		if (tag && c != '>' && c != '/')
			continue;
		tag = c == '<' || (tag && c != '>');
		wg_out_char(&out, c);
	}
	key = wg_message_key(
	    g->arena, m->context.value, wg_str_dup(g->arena, wg_out_str(&out)));
	wg_out_free(&out);
	return key;
}

static bool
same_list(const struct wg_str *a, size_t n, const struct wg_str *b, size_t m)
{
	if (n != m)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!wg_str_eq(a[i], b[i]))
			return false;
	return true;
}

static bool
same_comments(const struct wg_message *a, const struct wg_message *b)
{
	return same_list(a->extracted, a->n_extracted, b->extracted,
		   b->n_extracted) &&
	    same_list(a->references, a->n_references, b->references,
		b->n_references);
}

static bool
same_kind(const struct wg_message *a, const struct wg_message *b)
{
	return (a->id_plural.value.ptr == NULL) ==
	    (b->id_plural.value.ptr == NULL);
}

/* What was obsolete comes back; with another plural somebody has to look. */
static enum wg_fate
revived(const struct wg_message *old, const struct wg_message *new)
{
	return wg_str_eq(old->id_plural.value, new->id_plural.value) ?
	    WG_REVIVE : WG_GUESS;
}

static struct slot *
slot_of(struct merger *g, const struct wg_message *old)
{
	return &g->of_old[old - g->in->old->messages];
}

/* The same text, translated in another catalog; NULL: nowhere. */
static const struct wg_message *
elsewhere(struct merger *g, const struct wg_message *new, bool obsolete)
{
	enum wg_domain domain = g->in->domain;
	struct wg_str key = key_of(g, new);
	const struct wg_message *m;

	if (g->in->memory == NULL || new->id_plural.value.ptr != NULL)
		return NULL;
	m = wg_memory_find(g->in->memory, key,
	    wg_message_sense(g->arena, key), &domain);
	return m == NULL || domain == g->in->domain ||
	    m->obsolete != obsolete || !wg_message_translated(m) ? NULL : m;
}

static bool
move(struct slot *s, const struct wg_message *from)
{
	if (from == NULL)
		return false;
	s->old = from;
	s->fate = WG_MOVE;
	return true;
}

/* A message that nobody has translated anew takes what it had once. */
static bool
revive_twin(struct slot *s)
{
	for (const struct wg_message *t = s->place->twin; t; t = t->twin)
		if (wg_message_translated(t) && same_kind(t, s->new)) {
			s->old = t;
			s->fate = revived(t, s->new);
			return true;
		}
	return false;
}

/* One key, one entry: what is obsolete under it, or has another kind, goes. */
static void
take_place(struct merger *g, struct slot *s, const struct wg_message *old)
{
	struct wg_message *moved;

	slot_of(g, old)->fate = WG_DROP;
	if (s->fate == WG_MOVE) {
		moved = WG_NEW(g->arena, struct wg_message);
		*moved = *s->old;
		moved->twin = old;
		s->old = moved;
	} else {
		s->old = old;
		s->fate = same_kind(old, s->new) ? revived(old, s->new) :
						   WG_ANEW;
	}
}

/* First round: what is there under the same key; what is only obsolete here
 * may have become better where it went. */
static void
match_exactly(struct merger *g, const struct wg_message *new, struct slot *s)
{
	const struct wg_message *old =
	    wg_map_get(&g->in->old->by_key, key_of(g, new));
	bool plural_changed;

	s->new = new;
	s->fate = new->obsolete ? WG_DROP : WG_EMPTY;
	if (new->obsolete)
		return; /* no template of ours has any */
	if (old != NULL && same_kind(old, new)) {
		plural_changed = !wg_str_eq(
		    old->id_plural.value, new->id_plural.value);
		s->old = s->place = old;
		s->fate = plural_changed ? WG_GUESS :
		    same_comments(old, new) && wg_merge_as_it_stands(g, old) ?
		    WG_KEEP : WG_RENEW;
		slot_of(g, old)->fate = WG_DROP;
		if (!wg_message_translated(old) && !revive_twin(s) &&
		    !move(s, elsewhere(g, new, false)))
			move(s, elsewhere(g, new, true));
		return;
	}
	move(s, elsewhere(g, new, false));
	if (old == NULL)
		old = wg_map_get(&g->obsolete, key_of(g, new));
	if (old != NULL)
		take_place(g, s, old);
}

/* Old messages that the template does not have and a translation could be
 * taken from. */
static bool
is_free(const struct slot *s)
{
	return s->fate == WG_GONE ||
	    (s->old->obsolete && (s->fate == WG_KEEP || s->fate == WG_TIDY));
}

/* 'key' tells what counts as the same; of several the first. */
static void
index_free(struct merger *g, struct wg_map *index,
    struct wg_str (*key_by)(struct merger *, const struct wg_message *))
{
	for (size_t i = 0; i < g->in->old->n; i++) {
		struct slot *s = &g->of_old[i];
		struct wg_str key;

		if (!is_free(s) || !wg_message_translated(s->old))
			continue;
		key = key_by(g, s->old);
		if (wg_map_get(index, key) == NULL)
			wg_map_put(g->arena, index, key, s);
	}
}

static bool
several_words(struct wg_str s)
{
	wg_str_word(&s);
	return wg_str_word(&s).len > 0;
}

/* The most similar of the free messages so far. */
struct closest {
	struct wg_similar text;
	const struct wg_message *message;
	unsigned most; /* per mille */
};

static void
compare(struct merger *g, struct closest *c, const struct wg_message *old,
    const struct wg_message *new)
{
	unsigned n;

	if (!wg_message_translated(old) || !same_kind(old, new))
		return;
	n = wg_similar(&c->text, old->id.value, c->most, &g->budget);
	if (n < c->most)
		return;
	c->message = old;
	c->most = n + 1;
}

/* A file may have gone to another area and changed on its way: what another
 * catalog had and its template has no more. */
static void
collect_gone(struct merger *g)
{
	g->collected = true;
	for (unsigned d = 0; g->in->memory != NULL && d < WG_DOMAIN_COUNT;
	     d++) {
		const struct wg_catalog *other = g->in->memory->catalogs[d];

		if (d == g->in->domain || d == WG_DOMAIN_INTERFACE ||
		    other == NULL || !other->whole)
			continue;
		for (size_t i = 0; i < other->n; i++) {
			const struct wg_message *m = &other->messages[i];

			if (!m->fuzzy && (m->obsolete || wg_map_get(
			    &g->in->templates[d]->by_key, key_of(g, m)) ==
			    NULL))
				WG_PUSH(g->arena, &g->gone) = m;
		}
	}
}

/* One word alone is too little for a guess. */
static void
find_similar(struct merger *g, struct slot *s)
{
	struct closest closest = { .most = SIMILAR };

	if (!g->in->guess || !several_words(s->new->id.value))
		return;
	wg_similar_open(&closest.text, g->arena, s->new->id.value);
	for (size_t i = 0; i < g->in->old->n; i++)
		if (is_free(&g->of_old[i]))
			compare(g, &closest, g->of_old[i].old, s->new);
	if (!g->collected)
		collect_gone(g);
	for (size_t i = 0; i < g->gone.n; i++)
		compare(g, &closest, g->gone.at[i], s->new);
	if (closest.message == NULL)
		return;
	s->old = closest.message;
	s->fate = WG_GUESS;
}

static bool
carry(struct slot *s, struct slot *old)
{
	if (old == NULL || !is_free(old) || !same_kind(old->old, s->new))
		return false;
	s->old = old->old;
	s->fate = WG_CARRY;
	old->fate = WG_DROP;
	return true;
}

/* Second round: the same text in other bytes. */
static void
match_same(struct merger *g, struct slot *s)
{
	if (s->fate == WG_EMPTY)
		carry(s, wg_map_get(&g->same, sense_of(g, s->new)));
}

static void
match_loosely(struct merger *g, struct slot *s)
{
	if (s->fate != WG_EMPTY)
		return;
	if (carry(s, wg_map_get(&g->loose, loose_key(g, s->new))))
		return;
	if (!move(s, elsewhere(g, s->new, true)))
		find_similar(g, s);
}

/* What guesses were made from is used up, but may serve several. */
static void
drop_used(struct merger *g, struct slot *slots, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slots[i].fate == WG_GUESS &&
		    slots[i].old->at.source == g->in->old->source)
			slot_of(g, slots[i].old)->fate = WG_DROP;
}

/* Old entries in their order, new ones behind their predecessors. */
static void
arrange(struct merger *g, struct slot *slots, size_t n)
{
	struct slot **by_old =
	    WG_NEW_ARRAY(g->arena, g->in->old->n + 1, struct slot *);
	struct slot *last = &g->head;

	for (size_t i = 0; i < n; i++)
		if (slots[i].place != NULL)
			by_old[slots[i].place - g->in->old->messages] =
			    &slots[i];
	for (size_t i = 0; i < g->in->old->n; i++) {
		last->next = by_old[i] != NULL ? by_old[i] : &g->of_old[i];
		last = last->next;
	}
	last = &g->head;
	for (size_t i = 0; i < n; i++) {
		if (slots[i].place == NULL) {
			slots[i].next = last->next;
			last->next = &slots[i];
		}
		last = &slots[i];
	}
}

static void
count(struct merger *g, const struct slot *s)
{
	struct wg_merge_count *c = &g->count;
	unsigned *counts[] = { &c->kept, NULL, &c->kept, &c->revived,
		&c->carried, &c->moved, &c->fuzzy, &c->empty, &c->empty,
		&c->dropped, NULL };

	if (counts[s->fate] != NULL && !(s->fate == WG_KEEP && s->new == NULL))
		++*counts[s->fate];
	g->changed |= s->fate != WG_KEEP && s->fate != WG_DROP;
}

static void
tell(struct merger *g, const struct slot *s)
{
	const struct wg_message *m = s->place != NULL ? s->place : s->old;

	if (s->fate == WG_CARRY)
		wg_report(g->in->diag, WG_D_PO_CARRIED, s->old->id.at, "%.*s",
		    WG_ARG(s->new->id.value));
	if (s->fate != WG_DROP && m != NULL && m->twin != NULL)
		wg_report(g->in->diag, WG_D_PO_JOINED, m->id.at, "%.*s",
		    WG_ARG(m->id.value));
}

static void
open_slots(struct merger *g)
{
	const struct wg_catalog *old = g->in->old;

	g->of_old = WG_NEW_ARRAY(g->arena, old->n + 1, struct slot);
	for (size_t i = 0; i < old->n; i++) {
		const struct wg_message *m = &old->messages[i];

		g->of_old[i].old = m;
		g->of_old[i].fate = !m->obsolete ? WG_GONE :
		    wg_merge_as_it_stands(g, m) ? WG_KEEP : WG_TIDY;
		if (m->obsolete)
			wg_map_put(g->arena, &g->obsolete, key_of(g, m),
			    (void *)m);
	}
}

/* What is gone: obsolete if it has a translation, else nothing is lost. */
static void
settle(struct merger *g)
{
	for (size_t i = 0; i < g->in->old->n; i++) {
		struct slot *s = &g->of_old[i];

		if ((s->fate == WG_GONE && !wg_message_translated(s->old)) ||
		    (is_free(s) && g->in->drop_obsolete)) {
			s->fate = WG_DROP;
			g->changed = true;
		}
	}
}

struct wg_merge_count
wg_merge_catalog(const struct wg_merge *in, struct wg_out *out)
{
	struct merger g = { .in = in, .arena = wg_arena_open(), .out = out,
		.eol = "\n", .budget = BUDGET + BUDGET_BYTE *
		    (uint64_t)(in->old->source->text.len +
			in->template->source->text.len), .copied = true,
		.changed = wg_str_starts(in->old->source->text, WG_BOM) };
	size_t n = in->template->n;
	struct slot *slots = WG_NEW_ARRAY(g.arena, n + 1, struct slot);

	if (wg_str_find_str(in->old->source->text, WG_STR("\r\n")) >= 0)
		g.eol = "\r\n";
	open_slots(&g);
	for (size_t i = 0; i < n; i++)
		match_exactly(&g, &in->template->messages[i], &slots[i]);
	index_free(&g, &g.same, sense_of);
	for (size_t i = 0; i < n; i++)
		match_same(&g, &slots[i]);
	index_free(&g, &g.loose, loose_key);
	for (size_t i = 0; i < n; i++)
		match_loosely(&g, &slots[i]);
	drop_used(&g, slots, n);
	settle(&g);
	arrange(&g, slots, n);
	for (const struct slot *s = g.head.next; s != NULL; s = s->next) {
		count(&g, s);
		tell(&g, s);
	}
	if (!g.changed) {
		wg_out_put(out, in->old->source->text);
	} else {
		wg_merge_write(&g);
	}
	wg_arena_close(g.arena);
	return g.count;
}
