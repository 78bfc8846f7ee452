/*
 * Words that every language keeps as they are.  A translation says of them
 * that they are German ("<bdi dir="ltr">Sekundarstufe I</bdi>"), German HTML
 * has no reason to.  A message has the same elements in all languages, so
 * either all have one here, or none.
 */
#include <string.h>

#include "base/arena.h"
#include "import/align.h"
#include "text/char.h"

/* Simple German has dots inside its long words. */
#define DOT "\xc2\xb7"
#define HYPHEN "\xc2\xad"

#define LONGEST 8192 /* of a block in which words are marked [byte] */
#define MOST 20      /* German words of a block */

/* How long 'words' are at the beginning of 's', whatever divides them there;
 * 0: they are not there. */
static size_t
length_at(struct wg_str s, struct wg_str words)
{
	size_t i = 0, k = 0;

	while (k < words.len) {
		struct wg_str rest = wg_str_from(s, i);

		if (i > 0 && (wg_str_starts(rest, WG_STR(DOT)) ||
		    wg_str_starts(rest, WG_STR(HYPHEN)))) {
			i += strlen(DOT);
			continue;
		}
		if (i >= s.len || s.ptr[i] != words.ptr[k])
			return 0;
		i++;
		k++;
	}
	return i;
}

/* No Latin letter or digit stands there; other scripts put their endings
 * right behind German words. */
static bool
is_edge(struct wg_str s, size_t at, bool before)
{
	size_t from = at;
	uint32_t c;

	if (before ? at == 0 : at >= s.len)
		return true;
	if (before)
		do
			from--;
		while (from > 0 && ((unsigned char)s.ptr[from] & 0xC0) == 0x80);
	c = wg_utf8_next(s, &from);
	return c >= 0x250 || !wg_char_word(c);
}

/* A text with the words, as whole words; NULL: there is none. */
static struct wg_piece *
find(struct wg_piece *p, struct wg_str words, size_t *at, size_t *length)
{
	struct wg_str s = p->kind == WG_PIECE_TEXT ? p->text : WG_NONE;
	struct wg_piece *found = NULL;

	for (*at = 0; *at < s.len; (*at)++) {
		*length = length_at(wg_str_from(s, *at), words);
		if (*length > 0 && is_edge(s, *at, true) &&
		    is_edge(s, *at + *length, false))
			return p;
	}
	for (struct wg_piece *k = p->first; k != NULL && found == NULL;
	     k = k->next)
		found = find(k, words, at, length);
	return found;
}

/* The words in 'root' as a piece of their own; the caller has seen that they
 * are there. */
static void
mark(struct wg_arena *a, struct wg_piece *root, struct wg_str words)
{
	size_t at, length;
	struct wg_piece *p = find(root, words, &at, &length);

	wg_piece_part(a, root, p, at, at + length, WG_PIECE_GERMAN,
	    wg_str_head(wg_str_from(p->text, at), length));
}

bool
wg_is_same_german(struct wg_str s, struct wg_str words)
{
	return s.len > 0 && length_at(s, words) == s.len;
}

static bool
is_marked(const struct wg_piece *p, struct wg_str words)
{
	bool is = p->kind == WG_PIECE_GERMAN &&
	    wg_is_same_german(p->text, words);

	for (const struct wg_piece *k = p->first; k != NULL && !is; k = k->next)
		is = is_marked(k, words);
	return is;
}

/* In the German and in every translation, or nowhere. */
static void
mark_all(struct wg_region_import *m, struct wg_item *item, size_t block,
    struct wg_str words)
{
	for (unsigned round = 0; round < 2; round++)
		for (size_t l = 0; l < m->spoken.n; l++) {
			struct wg_piece *root;
			size_t at, length;

			if (!item->texts[l].is)
				continue;
			root = wg_rows_of(m->arena, &item->texts[l])
			    ->at[block].block->words;
			if (is_marked(root, words))
				continue;
			if (round == 1)
				mark(m->arena, root, words);
			else if (find(root, words, &at, &length) == NULL)
				return;
		}
}

/* What only the German marks, as the hours that others write in their way. */
static void
unmark(struct wg_region_import *m, struct wg_item *item, size_t block,
    struct wg_piece *p, bool same)
{
	bool all = same;

	for (struct wg_piece *k = p->first; k != NULL; k = k->next)
		unmark(m, item, block, k, same);
	for (size_t l = 1; p->kind == WG_PIECE_GERMAN && all &&
	     l < m->spoken.n; l++) {
		struct wg_piece *root = !item->texts[l].is ? p :
		    wg_rows_of(m->arena, &item->texts[l])
			->at[block].block->words;
		size_t at, length;

		all = is_marked(root, p->text) ||
		    find(root, p->text, &at, &length) != NULL;
	}
	if (p->kind == WG_PIECE_GERMAN && !all)
		p->kind = WG_PIECE_TEXT;
}

/* What texts of a block mark; the list may grow behind 'p'. */
static void
look(struct wg_region_import *m, struct wg_item *item, size_t block,
    const struct wg_piece *p)
{
	for (; p != NULL; p = p->next) {
		if (p->kind == WG_PIECE_GERMAN)
			mark_all(m, item, block, p->text);
		look(m, item, block, p->first);
	}
}

static unsigned
count(const struct wg_piece *p)
{
	unsigned n = p->kind == WG_PIECE_GERMAN;

	for (const struct wg_piece *k = p->first; k != NULL; k = k->next)
		n += count(k);
	return n;
}

/* In all languages; nobody writes longer ones, and looking through them has to
 * end. */
static bool
is_short(struct wg_region_import *m, struct wg_item *item, size_t block)
{
	bool is = true;

	for (size_t l = 0; l < m->spoken.n && is; l++) {
		const struct wg_row *row;

		if (!item->texts[l].is)
			continue;
		row = &wg_rows_of(m->arena, &item->texts[l])->at[block];
		is = row->text.len <= LONGEST &&
		    count(row->block->words) <= MOST;
	}
	return is;
}

void
wg_foreign_words(struct wg_region_import *m, struct wg_item *item)
{
	const struct wg_rows *g = wg_rows_of(m->arena, &item->texts[0]);
	bool same = true, alone = true;

	for (size_t l = 1; l < m->spoken.n; l++) {
		if (!item->texts[l].is)
			continue;
		alone = false;
		same &= wg_rows_same_sequence(
		    g, wg_rows_of(m->arena, &item->texts[l]));
	}
	for (size_t i = 0; !alone && i < g->n; i++) {
		bool marks = same && is_short(m, item, i);

		unmark(m, item, i, g->at[i].block->words, marks);
		for (size_t l = 0; l < m->spoken.n && marks; l++)
			if (item->texts[l].is)
				look(m, item, i, wg_rows_of(m->arena,
				    &item->texts[l])->at[i].block->words->first);
	}
}
