/* Blocks: paragraphs, headings, lists, terms and boxes. */
#include "import/maker.h"

#include "base/arena.h"
#include "front/html/html.h"

#define LISTS 12 /* inside each other */

void
wg_on_block(struct wg_maker *m, const struct wg_soup *n)
{
	struct wg_str facts[16];
	size_t facts_n = wg_card_facts(m->a, n, facts, 16);
	struct wg_str place = WG_NONE;
	bool before = m->card;

	wg_maker_end(m);
	if (facts_n > 0)
		place = m->p->place(m->p->context, facts, facts_n);
	if (place.len > 0 && !m->p->alone && !wg_maker_narrow(m)) {
		wg_passage_add(m->a, m->into, WG_PASSAGE_CARD)->ref = place;
		wg_maker_account(m, wg_spaced_words(m->a, n));
		return;
	}
	if (facts_n > 0)
		m->p->tell(m->p->context, WG_D_IMPORT_CARD,
		    wg_spaced_words(m->a, n), NULL);
	m->card |= facts_n > 0;
	wg_maker_inside(m, n);
	wg_maker_end(m);
	m->card = before;
}

void
wg_on_lines(struct wg_maker *m, const struct wg_soup *n)
{
	bool before = m->lines;

	wg_maker_end(m);
	m->lines = true;
	wg_maker_inside(m, n);
	m->lines = before;
	wg_maker_end(m);
}

void
wg_on_line(struct wg_maker *m, const struct wg_soup *n)
{
	(void)n;
	wg_maker_end(m);
}

/* The words inside as one line. */
struct wg_piece *
wg_maker_one_line(struct wg_maker *m, const struct wg_soup *n, const char *gap)
{
	struct wg_maker inner = *m;

	inner.line = inner.at = NULL;
	inner.gap = gap;
	inner.want_gap = false;
	inner.lines = false;
	inner.n = 0;
	wg_maker_inside(&inner, n);
	return wg_maker_take(&inner);
}

struct wg_piece *
wg_pieces_strengthen(struct wg_arena *a, struct wg_piece *words)
{
	struct wg_piece *line = WG_NEW(a, struct wg_piece), *strong;

	strong = wg_piece_add(a, line, WG_PIECE_STRONG);
	strong->first = words->first;
	strong->last = words->last;
	wg_pieces_clean(a, line);
	return line;
}

/* A heading that is all bold is a heading. */
void
wg_pieces_unwrap(struct wg_piece *words)
{
	while (words->first != NULL && words->first == words->last &&
	    (words->first->kind == WG_PIECE_STRONG ||
		words->first->kind == WG_PIECE_EM)) {
		struct wg_piece *only = words->first;

		words->first = only->first;
		words->last = only->last;
	}
}

void
wg_passage_head(struct wg_passage *b, unsigned level)
{
	wg_pieces_unwrap(b->words);
	b->kind = WG_PASSAGE_HEADING;
	b->level = level;
}

void
wg_on_heading(struct wg_maker *m, const struct wg_soup *n)
{
	struct wg_piece *words;
	struct wg_passage *b;

	wg_maker_end(m);
	if (m->gap != NULL) {
		wg_maker_inside(m, n);
		wg_maker_end(m);
		return;
	}
	words = wg_maker_one_line(m, n, " ");
	if (words == NULL)
		return;
	if (wg_maker_narrow(m) || !m->p->sections) {
		m->p->tell(m->p->context, WG_D_IMPORT_HEADING,
		    wg_pieces_text(m->a, words), NULL);
		wg_passage_add(m->a, m->into, WG_PASSAGE_PARA)->words =
		    wg_pieces_strengthen(m->a, words);
		return;
	}
	wg_pieces_unwrap(words);
	b = wg_passage_add(m->a, m->into, WG_PASSAGE_HEADING);
	b->words = words;
	b->level = (unsigned)(n->name.ptr[1] - '0');
}

/* What is inside as blocks of 'b', which goes if nothing was. */
static bool
fill(struct wg_maker *m, struct wg_passage *b, const struct wg_soup *n)
{
	struct wg_passage *before = m->into;

	m->into = b;
	wg_maker_inside(m, n);
	wg_maker_end(m);
	m->into = before;
	return b->first != NULL;
}

void
wg_passage_drop_last(struct wg_passage *parent)
{
	struct wg_passage *last = parent->first, *before = NULL;

	for (; last->next != NULL; last = last->next)
		before = last;
	if (before != NULL)
		before->next = NULL;
	else
		parent->first = NULL;
	parent->last = before;
}

/* What stands in a list and is no item belongs to the one before it. */
static void
put_items(struct wg_maker *m, struct wg_passage *list, const struct wg_soup *n)
{
	for (const struct wg_soup *k = n->first; k != NULL; k = k->next) {
		struct wg_passage *before = m->into;

		if (wg_soup_is(k, "li")) {
			if (!fill(m,
				wg_passage_add(m->a, list, WG_PASSAGE_ITEM), k))
				wg_passage_drop_last(list);
			continue;
		}
		if (k->name.len == 0 && wg_str_blank(k->text))
			continue;
		m->into = list->last != NULL ?
		    list->last :
		    wg_passage_add(m->a, list, WG_PASSAGE_ITEM);
		wg_maker_walk(m, k);
		wg_maker_end(m);
		m->into = before;
		if (list->last->first == NULL)
			wg_passage_drop_last(list);
	}
}

static unsigned
lists_around(const struct wg_maker *m)
{
	unsigned n = 0;

	for (const struct wg_passage *b = m->into; b != NULL; b = b->parent)
		n +=
		    b->kind == WG_PASSAGE_LIST || b->kind == WG_PASSAGE_NUMBERS;
	return n;
}

void
wg_on_list(struct wg_maker *m, const struct wg_soup *n)
{
	struct wg_passage *list;
	bool numbers = wg_soup_is(n, "ol");

	wg_maker_end(m);
	if (m->gap != NULL || lists_around(m) >= LISTS) {
		wg_maker_inside(m, n);
		wg_maker_end(m);
		return;
	}
	if (wg_soup_get(n, "start").len > 0)
		m->p->tell(m->p->context, WG_D_IMPORT_LIST,
		    wg_spaced_words(m->a, n), NULL);
	list = wg_passage_add(m->a, m->into,
	    numbers ? WG_PASSAGE_NUMBERS : WG_PASSAGE_LIST);
	put_items(m, list, n);
	if (list->first == NULL)
		wg_passage_drop_last(m->into);
}

/* A term with what it means; either alone is a paragraph. */
static void
put_entries(struct wg_maker *m, struct wg_passage *entries,
    const struct wg_soup *n, const char *term, const char *meaning)
{
	for (const struct wg_soup *k = n->first; k != NULL; k = k->next) {
		bool is_term = wg_soup_is(k, term);

		if (wg_soup_is(k, "div") || wg_soup_is(k, "dl")) {
			put_entries(m, entries, k, term, meaning);
			continue;
		}
		if (k->name.len == 0 && wg_str_blank(k->text))
			continue;
		if (is_term) {
			struct wg_piece *words = wg_maker_one_line(m, k, " ");

			if (words == NULL)
				continue;
			wg_pieces_unwrap(words);
			wg_passage_add(m->a, entries, WG_PASSAGE_TERM)->words =
			    words;
		} else {
			struct wg_passage *item = entries->last;

			if (item == NULL || item->kind != WG_PASSAGE_ITEM)
				item = wg_passage_add(m->a, entries,
				    WG_PASSAGE_ITEM);
			fill(m, item, k);
			if (item->first == NULL)
				wg_passage_drop_last(entries);
		}
	}
}

/* Every term has one meaning, and every meaning a term. */
static bool
are_paired(const struct wg_passage *entries)
{
	const struct wg_passage *b = entries->first;

	while (b != NULL && b->kind == WG_PASSAGE_TERM && b->next != NULL &&
	    b->next->kind == WG_PASSAGE_ITEM)
		b = b->next->next;
	return b == NULL && entries->first != NULL;
}

/* Terms as paragraphs, what they mean behind them. */
static void
unpair(struct wg_maker *m, struct wg_passage *entries)
{
	struct wg_passage *list = entries->first, *next;

	wg_passage_drop_last(m->into);
	for (struct wg_passage *b = list; b != NULL; b = next) {
		next = b->next;
		if (b->kind == WG_PASSAGE_TERM) {
			wg_passage_add(m->a, m->into, WG_PASSAGE_PARA)->words =
			    wg_pieces_strengthen(m->a, b->words);
			continue;
		}
		for (struct wg_passage *k = b->first, *after; k; k = after) {
			after = k->next;
			wg_passage_move(m->into, k);
		}
	}
}

static void
entries(struct wg_maker *m, const struct wg_soup *n, const char *term,
    const char *meaning)
{
	struct wg_passage *b;

	wg_maker_end(m);
	if (m->gap != NULL) {
		wg_maker_inside(m, n);
		wg_maker_end(m);
		return;
	}
	b = wg_passage_add(m->a, m->into, WG_PASSAGE_ENTRIES);
	put_entries(m, b, n, term, meaning);
	if (b->first == NULL)
		wg_passage_drop_last(m->into);
	else if (wg_maker_narrow(m) || !are_paired(b))
		unpair(m, b);
}

void
wg_on_entries(struct wg_maker *m, const struct wg_soup *n)
{
	entries(m, n, "dt", "dd");
}

void
wg_on_details(struct wg_maker *m, const struct wg_soup *n)
{
	entries(m, n, "summary", NULL);
}

/* Boxes. */

static struct wg_str
words_of(struct wg_maker *m, const struct wg_passage *b)
{
	return b == NULL || b->words == NULL ? WG_NONE :
					       wg_pieces_text(m->a, b->words);
}

static bool
is_strong(const struct wg_passage *b)
{
	return b != NULL && b->kind == WG_PASSAGE_PARA &&
	    b->words->first == b->words->last &&
	    b->words->first->kind == WG_PIECE_STRONG;
}

/* Our own boxes begin with a label: "Hinweis", then perhaps a title. */
static bool
take_label(struct wg_maker *m, struct wg_passage *box)
{
	struct wg_str label = words_of(m, box->first);

	for (unsigned i = 0; i < 4; i++) {
		if (label.len == 0 || box->first->next == NULL ||
		    box->first->kind != WG_PASSAGE_PARA ||
		    !wg_str_eq(label, m->p->labels[i]))
			continue;
		wg_maker_account(m, label);
		box->kind = (enum wg_passage_kind)(WG_PASSAGE_NOTE + i);
		box->first = box->first->next;
		if (is_strong(box->first) && box->first->next != NULL) {
			wg_pieces_unwrap(box->first->words);
			box->first->kind = WG_PASSAGE_HEADING;
		}
		return true;
	}
	return false;
}

void
wg_on_quotation(struct wg_maker *m, const struct wg_soup *n)
{
	struct wg_passage *box;

	wg_maker_end(m);
	if (wg_maker_narrow(m)) {
		wg_maker_inside(m, n);
		wg_maker_end(m);
		return;
	}
	box = wg_passage_add(m->a, m->into, WG_PASSAGE_NOTE);
	if (!fill(m, box, n)) {
		wg_passage_drop_last(m->into);
		return;
	}
	if (take_label(m, box))
		return;
	m->p->tell(m->p->context, WG_D_IMPORT_QUOTE, words_of(m, box->first),
	    NULL);
	wg_passage_drop_last(m->into);
	for (struct wg_passage *k = box->first, *after; k != NULL; k = after) {
		after = k->next;
		wg_passage_move(m->into, k);
	}
}
