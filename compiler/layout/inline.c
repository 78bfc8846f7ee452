/*
 * Runs are kept in a growing array per block; a block's array may move while
 * it grows, so nothing points into it before the block is laid out.
 */
#include "layout/inline.h"

struct wg_tag *
wg_tag_new(struct wg_arena *a, enum wg_role role, struct wg_tag *parent,
    const struct wg_language *language)
{
	struct wg_tag *tag = WG_NEW(a, struct wg_tag);

	tag->role = role;
	tag->parent = parent;
	if (language != NULL)
		tag->lang = language->tag;
	return tag;
}

struct wg_block *
wg_text_block(struct wg_arena *a, const struct wg_text_style *style,
    const struct wg_language *language, struct wg_tag *tag)
{
	struct wg_block *b = wg_block_new(a, WG_BLOCK_TEXT);

	b->tag = tag;
	b->size = style->size;
	b->least = style->least;
	b->align = style->align;
	b->lang = language->tag;
	b->rtl = language->rtl;
	b->leading = wg_font_style(language->script, language->tag).leading;
	return b;
}

/* Runs of a block: powers of two, so that room is known from the count. */
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

static void
put(struct wg_arena *a, struct wg_block *b, const struct wg_text_style *style,
    struct wg_str text, const struct wg_language *language, bool ltr,
    struct wg_tag *tag)
{
	struct wg_text_run *run;
	bool other = language != NULL && !wg_str_eq(language->tag, b->lang);

	if (text.len == 0)
		return;
	if (other && b->tag != NULL && tag == NULL)
		tag = wg_tag_new(a, WG_ROLE_SPAN, b->tag, language);
	run = next_run(a, b);
	*run = (struct wg_text_run){ .text = text,
		.lang = language ? language->tag : b->lang,
		.script = language ? language->script : WG_NONE,
		.weight = style->weight, .color = style->color,
		.whole = ltr, .tag = tag };
	if (ltr)
		run->isolate = WG_ISOLATE_LTR;
	else if (other)
		run->isolate = language->rtl ? WG_ISOLATE_RTL :
		    WG_ISOLATE_LTR;
}

void
wg_text_put(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, struct wg_str text,
    const struct wg_language *language, bool ltr)
{
	put(a, b, style, text, language, ltr, NULL);
}

void
wg_text_put_piece(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, const struct wg_piece *piece)
{
	struct wg_tag *tag = NULL;

	if (piece->href.len > 0 && b->tag != NULL) {
		tag = wg_tag_new(a, WG_ROLE_LINK, b->tag, piece->language);
		tag->href = piece->href;
		tag->contents = piece->title.len > 0 ? piece->title :
		    piece->text;
	}
	put(a, b, style, piece->text, piece->language, piece->ltr, tag);
	if (piece->comma || piece->colon)
		put(a, b, style, piece->comma ? WG_STR(",") : WG_STR(":"),
		    NULL, false, NULL);
}

bool
wg_text_put_unit(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, const struct wg_facts *facts,
    const struct wg_node *unit)
{
	struct wg_shown shown = wg_edition_unit(facts->edition, unit);
	struct wg_text_style bold = *style;

	bold.weight = WG_BOLD;
	for (const struct wg_node *top = shown.first; top; top = top->next) {
		const struct wg_node *n = top;

		while (n != NULL) {
			if (wg_node_is(n, WG_PLACEHOLDER)) {
				struct wg_piece piece =
				    wg_facts_inline(facts, a, n);

				wg_text_put_piece(a, b, style, &piece);
				n = wg_node_skip(n, top);
				continue;
			}
			if (n->element == WG_EL_TEXT)
				put(a, b, n->parent != NULL &&
				    n->parent->element == WG_EL_EMPHASIS ?
					&bold : style,
				    n->text, shown.language, false, NULL);
			n = wg_node_next(n, top);
		}
	}
	return shown.fallback;
}
