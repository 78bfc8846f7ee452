/*
 * Numbers to call.  A definition list whose terms all have a phone number is a
 * list of rows: the number, large, with the pictograms that the project has
 * for it; beside it what it is called and when to call it.  The number is not
 * said again in the term.
 */
#include "compose/compose.h"

#include "model/project.h"
#include "model/prose.h"
#include "text/phone.h"
#include "values/value.h"

static const struct wg_phone *
phone_of(const struct wg_node *term)
{
	const struct wg_phone *phone = NULL;

	for (const struct wg_node *n = term->first; n != NULL; n = n->next) {
		const struct wg_value *v = n->element == WG_EL_PHONE ?
		    wg_value_of(n) : NULL;

		if (v != NULL && phone != NULL)
			return NULL; /* which one? */
		if (v != NULL)
			phone = &v->phone;
	}
	return phone;
}

bool
wg_compose_is_calls(const struct wg_node *list)
{
	bool any = false;

	for (const struct wg_node *k = list->first; k; k = k->next) {
		const struct wg_node *term = wg_term_of(k);

		if (term == NULL || wg_meaning_of(k) == NULL)
			continue; /* as half an entry */
		if (phone_of(term) == NULL)
			return false;
		any = true;
	}
	return any;
}

/* Is it one of those on posters? */
static bool
is_first(const struct wg_project *p, const struct wg_helpline *line)
{
	const struct wg_helpline *first[WG_FIRST_HELPLINES];
	size_t n = wg_project_first_helplines(p, first);

	for (size_t i = 0; i < n; i++)
		if (first[i] == line)
			return true;
	return false;
}

size_t
wg_compose_first_calls(const struct wg_composer *c,
    const struct wg_node *root,
    const struct wg_phone *calls[WG_FIRST_HELPLINES])
{
	const struct wg_project *p = c->voice->edition->project;
	size_t n = 0;

	for (const struct wg_node *k = root; k != NULL;
	     k = wg_node_next(k, root)) {
		const struct wg_phone *phone = k->element == WG_EL_TERM ?
		    phone_of(k) : NULL;

		if (phone != NULL && n < WG_FIRST_HELPLINES &&
		    is_first(p, wg_project_helpline(p, phone->dial)))
			calls[n++] = phone;
	}
	return n;
}

/* Terms without their number. */

static bool
says_nothing(const struct wg_tokens *w, size_t from, size_t to)
{
	for (; from < to; from++) {
		const struct wg_token *t = &w->list.at[from];

		if (t->kind == WG_TOKEN_OPEN &&
		    t->element == WG_TOKEN_FALLBACK)
			return true; /* the mark, which stands last */
		if (t->kind <= WG_TOKEN_PIECE &&
		    wg_str_trim(t->text).len > 0)
			return false;
	}
	return true;
}

/* The link to the number; false: there is none. */
static bool
find_number(const struct wg_tokens *w, size_t *begin, size_t *end)
{
	for (*begin = 0; *begin < w->list.n; ++*begin) {
		const struct wg_token *t = &w->list.at[*begin];

		if (t->kind == WG_TOKEN_OPEN &&
		    t->element == WG_TOKEN_LINK &&
		    wg_str_starts(t->text, WG_STR("tel:")))
			break;
	}
	for (*end = *begin; *end < w->list.n; ++*end)
		if (w->list.at[*end].kind == WG_TOKEN_CLOSE &&
		    w->list.at[*end].element == WG_TOKEN_LINK)
			return true;
	return false;
}

/* What stands between words is not left over at an edge. */
static void
trim(struct wg_token *t)
{
	if (t->kind == WG_TOKEN_WORDS)
		t->text = wg_str_trim(t->text);
}

/* Words that a number in their midst belongs to keep it. */
static struct wg_tokens
without_number(struct wg_tokens w)
{
	size_t begin, end, n;

	if (!find_number(&w, &begin, &end))
		return w;
	n = w.list.n;
	if (!says_nothing(&w, 0, begin) && !says_nothing(&w, end + 1, n))
		return w;
	if (begin > 0)
		trim(&w.list.at[begin - 1]);
	if (end + 1 < n)
		trim(&w.list.at[end + 1]);
	w.list.n = begin;
	for (size_t i = end + 1; i < n; i++)
		w.list.at[w.list.n++] = w.list.at[i];
	return w;
}

struct wg_tokens
wg_compose_call_name(struct wg_composer *c, const struct wg_node *term)
{
	return without_number(wg_compose_unit(c, term));
}

/* Number and pictograms. */

static void
put_number(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *term)
{
	const struct wg_project *p = c->voice->edition->project;
	struct wg_part *line = wg_part_put(c->arena, to, WG_PART_CALL_LINE);
	struct wg_part *all, *number;
	const struct wg_helpline *known =
	    wg_project_helpline(p, phone_of(term)->dial);
	struct wg_tokens w = wg_compose_unit(c, term);
	size_t begin, end;

	number = wg_part_put(c->arena, line, is_first(p, known) ?
		WG_PART_CALL_NUMBER : WG_PART_CALL_OTHER);
	number->words = wg_compose_text(c);
	number->words.at = w.at;
	number->words.name = w.name;
	if (find_number(&w, &begin, &end))
		for (size_t k = begin; k <= end; k++)
			WG_PUSH(c->arena, &number->words.list) =
			    w.list.at[k];
	if (known == NULL || known->pictograms.n == 0)
		return;
	all = wg_part_put(c->arena, line, WG_PART_PICTOGRAMS);
	for (size_t k = 0; k < known->pictograms.n; k++)
		wg_part_put(c->arena, all, WG_PART_PICTOGRAM)->pictogram =
		    known->pictograms.at[k];
}

static void
put_words(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *term, const struct wg_node *meaning)
{
	struct wg_part *name;

	to = wg_part_put(c->arena, to, WG_PART_MEANING);
	name = wg_part_put(c->arena, to, WG_PART_CALL_NAME);
	/* The German stands beside it, or below the number. */
	name->words = without_number(wg_compose_name_beside(c, term));
	if (c->voice == c->source || c->other == NULL)
		wg_compose_indexed(c, name, term);
	wg_compose_blocks(c, to, meaning);
}

static void
put_call(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *term, const struct wg_node *meaning)
{
	const struct wg_facts *voice = c->voice;
	struct wg_part *label =
	    wg_part_put(c->arena, to, WG_PART_CALL_LABEL);

	put_number(c, label, term);
	/* Whoever helps reads which is which. */
	if (voice->edition->language != c->source->edition->language &&
	    !wg_edition_unit(voice->edition, term).fallback) {
		c->voice = c->source;
		wg_part_put(c->arena, label, WG_PART_CALL_GERMAN)->words =
		    wg_compose_call_name(c, term);
		c->voice = voice;
	}
	put_words(c, to, term, meaning);
}

/* The number stands once, between them. */
static void
put_pair(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *term, const struct wg_node *meaning)
{
	struct wg_pair row = wg_compose_pair(c, to, WG_PART_PAIR);

	wg_compose_side(c, 0);
	put_number(c, wg_part_put(c->arena, row.spine, WG_PART_CALL_LABEL),
	    term);
	for (int i = 0; i < 2; i++) {
		wg_compose_side(c, i);
		put_words(c, row.sides[i], term, meaning);
	}
	wg_compose_side(c, 0);
}

void
wg_compose_calls(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *list)
{
	struct wg_part *calls = wg_part_put(c->arena, to, WG_PART_CALLS);

	for (const struct wg_node *k = list->first; k; k = k->next)
		if (wg_term_of(k) != NULL && wg_meaning_of(k) != NULL)
			(c->other != NULL ? put_pair : put_call)(c,
			    wg_part_put(c->arena, calls, WG_PART_CALL),
			    wg_term_of(k), wg_meaning_of(k));
}
