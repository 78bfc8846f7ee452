/*
 * Leichte Sprache: each sentence has a line of its own (DIN SPEC 33429).  A
 * sentence ends behind ". ", "! ", "? " and what closes a quotation, unless
 * what follows begins small; a point behind a figure ("1. Mai") or a single
 * letter ("z. B.") ends none.  Nothing is divided inside a link and the like.
 */
#include "compose/compose.h"

#include <string.h>

struct splitter {
	struct wg_composer *c;
	struct wg_part *to;          /* where sentences go */
	const struct wg_tokens *all;
	struct wg_tokens now;        /* the sentence that has begun */
	bool ended;                  /* behind its last sign, and what closes */
};

static bool
closes(struct wg_str s)
{
	static const char *const signs[] = { "\"", ")", "\xE2\x80\x9C",
		"\xE2\x80\x98", "\xE2\x80\x9D", "\xC2\xAB", "\xC2\xBB" };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (wg_str_eq(s, wg_str(signs[i])))
			return true;
	return false;
}

static bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (unsigned char)c >= 0x80;
}

/* Does the sign at 'at' end a sentence? */
static bool
ends(struct wg_str text, size_t at)
{
	char before = at > 0 ? text.ptr[at - 1] : ' ';

	if (text.ptr[at] == '!' || text.ptr[at] == '?')
		return true;
	if (text.ptr[at] != '.')
		return false;
	/* Behind a piece it stands first: "112." */
	return at == 0 ||
	    ((before < '0' || before > '9') &&
		(!letter(before) || (at > 1 && letter(text.ptr[at - 2]))));
}

/* a to z, and ä ö ü ß; no other script has small letters that matter. */
static bool
begins_small(struct wg_str text)
{
	static const char *const small[] = { "\xC3\xA4", "\xC3\xB6",
		"\xC3\xBC", "\xC3\x9F" };

	if (text.len > 0 && text.ptr[0] >= 'a' && text.ptr[0] <= 'z')
		return true;
	for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++)
		if (wg_str_starts(text, wg_str(small[i])))
			return true;
	return false;
}

/* The words behind 'rest', which is of token 'i'. */
static struct wg_str
next_words(const struct splitter *s, size_t i, struct wg_str rest)
{
	while (wg_str_trim(rest).len == 0 && ++i < s->all->list.n)
		if (s->all->list.at[i].kind <= WG_TOKEN_PIECE)
			rest = s->all->list.at[i].text;
	return wg_str_trim(rest);
}

static void
put_sentence(struct splitter *s)
{
	struct wg_part *p;

	if (s->now.list.n == 0)
		return;
	p = wg_part_put(s->c->arena, s->to, WG_PART_PROSE);
	p->words = s->now;
	s->now = *s->all;
	memset(&s->now.list, 0, sizeof(s->now.list));
}

static void
put_words(struct splitter *s, size_t i, struct wg_str text)
{
	struct wg_token t = s->all->list.at[i];

	t.text = text;
	if (text.len > 0)
		WG_PUSH(s->c->arena, &s->now.list) = t;
}

/* Running text, outside of elements. */
static void
split(struct splitter *s, size_t i)
{
	struct wg_str text = s->all->list.at[i].text;
	size_t from = 0, next;

	for (size_t at = 0; at < text.len; at = next) {
		struct wg_str sign, rest;

		next = at;
		wg_utf8_next(text, &next);
		sign = wg_str_head(wg_str_from(text, at), next - at);
		rest = wg_str_from(text, next);
		if (s->ended && text.ptr[at] == ' ') {
			s->ended = false;
			if (begins_small(next_words(s, i, rest)) ||
			    next_words(s, i, rest).len == 0)
				continue;
			put_words(s, i, wg_str_head(
			    wg_str_from(text, from), at - from));
			put_sentence(s);
			from = next;
		} else if (!s->ended || !closes(sign)) {
			s->ended = ends(text, at);
		}
	}
	put_words(s, i, wg_str_from(text, from));
}

void
wg_compose_sentences(struct wg_composer *c, struct wg_part *to,
    const struct wg_tokens *words)
{
	struct splitter s = { .c = c, .all = words, .now = *words };
	unsigned depth = 0;

	memset(&s.now.list, 0, sizeof(s.now.list));
	s.to = wg_part_put(c->arena, to, WG_PART_SENTENCES);
	for (size_t i = 0; i < words->list.n; i++) {
		const struct wg_token *t = &words->list.at[i];

		depth += t->kind == WG_TOKEN_OPEN;
		depth -= t->kind == WG_TOKEN_CLOSE;
		if (t->kind == WG_TOKEN_WORDS && depth == 0) {
			split(&s, i);
			continue;
		}
		WG_PUSH(c->arena, &s.now.list) = *t;
		/* What ends inside an element ends behind it. */
		if (t->kind <= WG_TOKEN_PIECE)
			s.ended = t->kind == WG_TOKEN_WORDS &&
			    t->text.len > 0 &&
			    ends(t->text, t->text.len - 1);
	}
	put_sentence(&s);
}
