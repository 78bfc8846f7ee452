/* The audit: the words that come in are those that go out, or were told. */
#include <stdlib.h>

#include "base/arena.h"
#include "front/html/html.h"
#include "import/prose_in.h"
#include "text/char.h"

struct bag {
	struct wg_arena *arena;
	struct WG_VEC(struct wg_str) words;
};

static void
fill_bag(struct bag *bag, struct wg_str s)
{
	size_t start = 0, at = 0;
	bool in = false;

	s = wg_text_nfc(bag->arena, s);
	while (at <= s.len) {
		size_t before = at;
		bool word = at < s.len && wg_char_word(wg_utf8_next(s, &at));

		if (word && !in)
			start = before;
		if (!word && in)
			WG_PUSH(bag->arena, &bag->words) =
			    wg_str_head(wg_str_from(s, start), before - start);
		in = word;
		if (before == s.len)
			break;
	}
}

/* Values stand apart. */
static void
put_pieces(struct wg_out *out, const struct wg_piece *p)
{
	const char *gap = wg_piece_is_value(p->kind) ? " " : "";

	wg_out_fmt(out, "%s%.*s", gap, WG_ARG(p->text));
	for (const struct wg_piece *k = p->first; k != NULL; k = k->next)
		put_pieces(out, k);
	wg_out_puts(out, gap);
}

static void
fill_block(struct bag *bag, const struct wg_piece *words)
{
	struct wg_out out = { 0 };

	put_pieces(&out, words);
	fill_bag(bag, wg_str_dup(bag->arena, wg_out_str(&out)));
	wg_out_free(&out);
}

static int
by_bytes(const void *a, const void *b)
{
	const struct wg_str *x = a, *y = b;

	return wg_str_cmp(*x, *y);
}

static void
sort(struct bag *bag)
{
	if (bag->words.n > 1)
		qsort(bag->words.at, bag->words.n, sizeof(*bag->words.at),
		    by_bytes);
}

struct wg_str
wg_prose_lost(struct wg_prose *p, struct wg_str html,
    const struct wg_passage *root, size_t *n_words)
{
	struct bag in = { p->arena, { 0 } }, out = in;
	struct wg_out lost = { 0 };
	struct wg_str s;
	bool whole;
	size_t k = 0;

	fill_bag(&in,
	    wg_spaced_words(p->arena,
		wg_soup_read(p->arena, wg_with_paragraphs(p->arena, html),
		    &whole)));
	for (const struct wg_passage *b = root; b != NULL;
	     b = wg_passage_next(b, root))
		if (b->words != NULL)
			fill_block(&out, b->words);
	fill_bag(&out,
	    wg_prose_chars(p->arena,
		wg_str_dup(p->arena, wg_out_str(&p->quoted)), NULL));
	sort(&in);
	sort(&out);
	for (size_t i = 0; i < in.words.n; i++) {
		while (k < out.words.n &&
		    wg_str_cmp(out.words.at[k], in.words.at[i]) < 0)
			k++;
		if (k < out.words.n &&
		    wg_str_eq(out.words.at[k], in.words.at[i]))
			k++;
		else
			wg_out_fmt(&lost, "%s%.*s", lost.len > 0 ? " " : "",
			    WG_ARG(in.words.at[i]));
	}
	*n_words = in.words.n;
	s = wg_str_dup(p->arena, wg_out_str(&lost));
	wg_out_free(&lost);
	return s;
}
