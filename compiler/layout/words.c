/*
 * Tokens to runs.  Words in another language than the block's are isolated and
 * tagged as such.  A unit in another language is one isolate and one element,
 * whatever stands in it: its parts keep their order.
 *
 * Runs are kept in a growing array per block, which may move while it grows.
 */
#include "base/arena.h"
#include "layout/dress.h"
#include "model/language.h"

#define DEEP 16 /* elements in each other; further ones show nothing */

struct around {
	const struct wg_token *open;
	struct wg_tag *tag;
	enum wg_isolate isolate;
	struct wg_str lang;
	bool joins, linked;
};

struct putter {
	struct wg_arena *arena;
	struct wg_block *block;
	struct wg_ink ink;
	struct around stack[DEEP];
	size_t depth;
	unsigned emphasis;
};

static struct wg_text_run *
next_run(struct wg_arena *a, struct wg_block *b)
{
	size_t n = b->n_runs;

	if ((n & (n - 1)) == 0) {
		size_t room = n == 0 ? 1 : 2 * n;
		struct wg_text_run *runs =
		    WG_NEW_ARRAY(a, room, struct wg_text_run);

		for (size_t i = 0; i < n; i++)
			runs[i] = b->runs[i];
		b->runs = runs;
	}
	return (struct wg_text_run *)&b->runs[b->n_runs++];
}

static struct wg_tag *
tag_in(struct wg_arena *a, enum wg_role role, struct wg_tag *parent,
    struct wg_str lang)
{
	struct wg_tag *tag;

	if (parent == NULL)
		return NULL;
	tag = WG_NEW(a, struct wg_tag);
	tag->role = role;
	tag->parent = parent;
	tag->lang = lang;
	return tag;
}

static enum wg_isolate
isolate_of(const struct wg_language *language)
{
	return language->rtl ? WG_ISOLATE_RTL : WG_ISOLATE_LTR;
}

static void
put(struct putter *p, const struct wg_token *t)
{
	struct around *in = &p->stack[p->depth];
	const struct wg_language *language = t->language;
	bool other = language != NULL && !wg_str_eq(language->tag, in->lang);
	struct wg_tag *tag = in->tag;
	bool linked = in->linked && p->ink.shows_links;

	if (t->text.len == 0)
		return;
	if (other)
		tag = tag_in(p->arena, WG_ROLE_SPAN, tag, language->tag);
	*next_run(p->arena, p->block) = (struct wg_text_run){ .text = t->text,
		.lang = language ? language->tag : in->lang,
		.script = language ? language->script : WG_NONE,
		.weight = p->emphasis > 0 ? WG_BOLD : p->ink.weight,
		.color = linked ? p->ink.link : p->ink.color,
		.underline = linked,
		.whole = t->ltr,
		.tag = tag != p->block->tag ? tag : NULL,
		.isolate = t->ltr ? WG_ISOLATE_LTR :
		    other	  ? isolate_of(language) :
				    WG_ISOLATE_NONE,
		.around = in->isolate,
		.joins = in->joins,
		.at = t->origin != NULL ? t->origin->at : p->block->at,
		.german = t->origin != NULL ? t->origin->german : WG_NONE };
	in->joins = in->isolate != WG_ISOLATE_NONE;
}

static bool
is_mark(const struct wg_token *t)
{
	return t->element == WG_TOKEN_ABROAD ||
	    t->element == WG_TOKEN_FALLBACK;
}

/* Around "in German". */
static void
put_sign(struct putter *p, const char *sign)
{
	const struct wg_token t = { .text = wg_str(sign) };

	put(p, &t);
}

static void
open_element(struct putter *p, const struct wg_token *t)
{
	const struct around *out = &p->stack[p->depth];
	struct around in = *out;
	bool other = t->language != NULL &&
	    !wg_str_eq(t->language->tag, out->lang);

	in.open = t;
	if (t->element == WG_TOKEN_EMPHASIS)
		p->emphasis++;
	if (t->element == WG_TOKEN_LINK && t->text.len > 0) {
		in.tag = tag_in(p->arena, WG_ROLE_LINK, out->tag,
		    other ? t->language->tag : WG_NONE);
		if (in.tag != NULL && t->text.ptr[0] == '#')
			in.tag->target = wg_str_from(t->text, 1);
		else if (in.tag != NULL)
			in.tag->href = t->text;
		if (in.tag != NULL)
			in.tag->contents = t->title;
		in.linked = in.tag != NULL;
	} else if (t->element == WG_TOKEN_UNIT && other) {
		in.tag = tag_in(
		    p->arena, WG_ROLE_SPAN, out->tag, t->language->tag);
		in.isolate = isolate_of(t->language);
		in.lang = t->language->tag;
		in.joins = false;
	}
	if (p->depth + 1 < DEEP)
		p->stack[++p->depth] = in;
}

static void
close_element(struct putter *p, const struct wg_token *t)
{
	bool joins = p->stack[p->depth].joins;

	if (t->element == WG_TOKEN_EMPHASIS && p->emphasis > 0)
		p->emphasis--;
	if (p->depth == 0)
		return;
	p->depth--;
	if (p->stack[p->depth].isolate != WG_ISOLATE_NONE)
		p->stack[p->depth].joins = joins;
}

void
wg_words_put(struct wg_arena *a, struct wg_block *b, struct wg_ink ink,
    const struct wg_tokens *words)
{
	struct putter p = { .arena = a, .block = b, .ink = ink,
		.stack = { { .tag = b->tag, .lang = b->lang } } };

	for (size_t i = 0; i < words->list.n; i++) {
		const struct wg_token *t = &words->list.at[i];

		switch (t->kind) {
		case WG_TOKEN_WORDS:
		case WG_TOKEN_PIECE:
			put(&p, t);
			break;
		case WG_TOKEN_OPEN:
			if (is_mark(t))
				put_sign(&p, " (");
			open_element(&p, t);
			break;
		case WG_TOKEN_CLOSE:
			close_element(&p, t);
			if (is_mark(t))
				put_sign(&p, ")");
			break;
		}
	}
}
