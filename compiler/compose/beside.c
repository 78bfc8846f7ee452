/*
 * A name beside the same in German: "вокзал (Bahnhof)" says there what the
 * reader sees anyway, so what stands in the bracket falls away.
 */
#include "compose/compose.h"

#include "facts/inline.h"

#include <string.h>

static struct wg_str
text_of(const struct wg_token *t)
{
	bool words = t->kind == WG_TOKEN_WORDS || t->kind == WG_TOKEN_PIECE;

	return words ? t->text : WG_NONE;
}

/* Where a bracket begins and ends, in which words. */
struct bracket {
	size_t from, to;   /* tokens */
	size_t open, close; /* bytes in the texts of those */
};

static bool
find(const struct wg_tokens *w, size_t first, struct bracket *b)
{
	ptrdiff_t open = -1, close;

	for (size_t i = first; i < w->list.n; i++) {
		struct wg_str text = text_of(&w->list.at[i]);

		if (open < 0) {
			open = wg_str_find(text, '(');
			b->from = i;
		}
		close = open < 0 ? -1 : wg_str_find(text, ')');
		if (close < 0 || (b->from == i && close < open))
			continue;
		b->open = (size_t)open;
		b->to = i;
		b->close = (size_t)close;
		return true;
	}
	return false;
}

/* Do all its words stand in the German text, one after the other? */
static bool
repeats(struct wg_composer *c, const struct wg_tokens *w,
    const struct bracket *b, struct wg_str german)
{
	struct wg_str said = WG_NONE;

	for (size_t i = b->from; i <= b->to; i++) {
		struct wg_str text = text_of(&w->list.at[i]);

		if (i == b->to)
			text = wg_str_head(text, b->close);
		if (i == b->from)
			text = wg_str_from(text, b->open + 1);
		said = wg_str_fmt(c->arena, "%.*s%.*s", WG_ARG(said),
		    WG_ARG(text));
	}
	return said.len > 0 && wg_str_find_str(german, said) >= 0;
}

/* With the blanks before it. */
static void
leave_out(struct wg_composer *c, struct wg_tokens *w,
    const struct bracket *b)
{
	struct wg_token *first = &w->list.at[b->from];
	struct wg_token *last = &w->list.at[b->to];
	struct wg_str before = wg_str_head(first->text, b->open);
	struct wg_str behind = wg_str_from(last->text, b->close + 1);
	size_t between = b->to - b->from;

	while (before.len > 0 && before.ptr[before.len - 1] == ' ')
		before.len--;
	first->text = wg_str_fmt(
	    c->arena, "%.*s%.*s", WG_ARG(before), WG_ARG(behind));
	memmove(first + 1, last + 1,
	    (w->list.n - b->to - 1) * sizeof(*first));
	w->list.n -= between;
}

struct wg_tokens
wg_compose_name_beside(struct wg_composer *c, const struct wg_node *unit)
{
	struct wg_tokens w = wg_compose_unit(c, unit);
	struct wg_str german;
	struct bracket b;
	size_t i = 0;

	if (w.fallback || c->voice == c->source)
		return w;
	german = wg_inlines_text(c->source, c->arena, unit);
	while (find(&w, i, &b)) {
		struct wg_str before =
		    wg_str_head(w.list.at[b.from].text, b.open);

		i = b.to + 1;
		if (wg_str_blank(before) || !repeats(c, &w, &b, german))
			continue;
		leave_out(c, &w, &b);
		i = b.from;
	}
	return w;
}
