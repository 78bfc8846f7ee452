/*
 * Runs are kept in a growing array per block; a block's array may move while
 * it grows, so nothing points into it before the block is laid out.
 */
#include "layout/inline.h"

#include "text/locale.h"

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

/* 'tag' is the link that the text is in, or NULL. */
static void
put(struct wg_arena *a, struct wg_block *b, const struct wg_text_style *style,
    struct wg_str text, const struct wg_language *language, bool ltr,
    struct wg_tag *tag)
{
	struct wg_text_run *run;
	bool other = language != NULL && !wg_str_eq(language->tag, b->lang);
	bool shown = tag != NULL && style->shows_links;

	if (text.len == 0)
		return;
	if (other && b->tag != NULL &&
	    (tag == NULL || !wg_str_eq(tag->lang, language->tag)))
		tag = wg_tag_new(a, WG_ROLE_SPAN, tag ? tag : b->tag,
		    language);
	run = next_run(a, b);
	*run = (struct wg_text_run){ .text = text,
		.lang = language ? language->tag : b->lang,
		.script = language ? language->script : WG_NONE,
		.weight = style->weight,
		.color = shown ? style->link : style->color,
		.underline = shown, .whole = ltr, .tag = tag };
	if (ltr)
		run->isolate = WG_ISOLATE_LTR;
	else if (other)
		run->isolate = language->rtl ? WG_ISOLATE_RTL :
		    WG_ISOLATE_LTR;
}

static struct wg_tag *
link_tag(struct wg_arena *a, const struct wg_block *b,
    const struct wg_language *language, struct wg_str href,
    struct wg_str contents)
{
	struct wg_tag *tag;

	if (href.len == 0 || b->tag == NULL)
		return NULL;
	tag = wg_tag_new(a, WG_ROLE_LINK, b->tag, language);
	if (href.ptr[0] == '#')
		tag->target = wg_str_from(href, 1);
	else
		tag->href = href;
	tag->contents = contents;
	return tag;
}

static void
put_piece(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, const struct wg_piece *piece,
    struct wg_tag *link)
{
	if (link == NULL)
		link = link_tag(a, b, piece->language, piece->href,
		    piece->title.len > 0 ? piece->title : piece->text);
	put(a, b, style, piece->text, piece->language, piece->ltr, link);
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
	put_piece(a, b, style, piece, NULL);
}

/* Units. */

struct inliner {
	struct wg_arena *arena;
	struct wg_block *block;
	const struct wg_facts *facts;
	const struct wg_linker *linker;
	const struct wg_language *language; /* of the unit's own words */
	const struct wg_locale *locale;     /* and its quotation marks */
	struct wg_tag *link;                /* the one we are in, or NULL */
	bool blank; /* what was put so far ends with one, or is nothing */
};

static void put_nodes(struct inliner *, const struct wg_node *first,
    const struct wg_text_style *);

static void
put_words(struct inliner *in, const struct wg_text_style *style,
    struct wg_str text, const struct wg_language *language)
{
	put(in->arena, in->block, style,
	    wg_str_squeeze(in->arena, text, &in->blank), language, false,
	    in->link);
}

static void
put_emphasis(struct inliner *in, const struct wg_node *n,
    const struct wg_text_style *style)
{
	struct wg_text_style bold = *style;

	bold.weight = WG_BOLD;
	put_nodes(in, n->first, &bold);
}

static void
put_quote(struct inliner *in, const struct wg_node *n,
    const struct wg_text_style *style)
{
	put_words(in, style, wg_locale_quote(in->locale, false), in->language);
	put_nodes(in, n->first, style);
	put_words(in, style, wg_locale_quote(in->locale, true), in->language);
}

/* An official German name. */
static void
put_german(struct inliner *in, const struct wg_node *n,
    const struct wg_text_style *style)
{
	const struct wg_language *around = in->language;

	in->language = in->facts->edition->project->source;
	put_nodes(in, n->first, style);
	in->language = around;
}

static struct wg_str
address(struct inliner *in, const struct wg_node *n,
    const struct wg_language **foreign)
{
	struct wg_str id = wg_node_attr(n, WG_AT_LINKEND);

	*foreign = NULL;
	if (id.len == 0)
		return wg_node_attr(n, WG_AT_XLINK_HREF);
	return in->linker->address(
	    in->linker->context, in->arena, id, foreign);
}

static void
put_link(struct inliner *in, const struct wg_node *n,
    const struct wg_text_style *style)
{
	const struct wg_language *foreign = NULL;
	struct wg_str href = WG_NONE;

	if (in->linker != NULL && in->link == NULL)
		href = address(in, n, &foreign);
	if (href.len == 0) {
		put_nodes(in, n->first, style);
		return;
	}
	in->link = link_tag(in->arena, in->block, in->language, href,
	    wg_node_text(in->arena, n));
	put_nodes(in, n->first, style);
	in->link = NULL;
	if (foreign == NULL || foreign == in->facts->edition->language)
		return;
	put_words(in, style, WG_STR(" ("), NULL);
	wg_text_put_label(
	    in->arena, in->block, style, in->facts, WG_L_IN_GERMAN);
	put_words(in, style, WG_STR(")"), NULL);
}

static void (*const rules[WG_EL_COUNT])(struct inliner *,
    const struct wg_node *, const struct wg_text_style *) = {
	[WG_EL_EMPHASIS] = put_emphasis,
	[WG_EL_QUOTE] = put_quote,
	[WG_EL_FOREIGNPHRASE] = put_german,
	[WG_EL_LINK] = put_link,
};

/* Recursion is as deep as the source, which is limited. */
static void
put_nodes(struct inliner *in, const struct wg_node *first,
    const struct wg_text_style *style)
{
	for (const struct wg_node *n = first; n != NULL; n = n->next) {
		if (n->element == WG_EL_TEXT) {
			put_words(in, style, n->text, in->language);
		} else if (wg_node_is(n, WG_PLACEHOLDER)) {
			struct wg_piece piece =
			    wg_facts_inline(in->facts, in->arena, n);

			put_piece(in->arena, in->block, style, &piece,
			    in->link);
			in->blank = false;
		} else if (rules[n->element] != NULL) {
			rules[n->element](in, n, style);
		} else {
			put_nodes(in, n->first, style);
		}
	}
}

/* The line feed before an end tag is no part of the text. */
static void
drop_blank(const struct inliner *in, size_t runs_before)
{
	size_t n = in->block->n_runs;
	struct wg_text_run *last;

	if (!in->blank || n == runs_before)
		return;
	last = (struct wg_text_run *)&in->block->runs[n - 1];
	last->text = wg_str_head(last->text, last->text.len - 1);
}

/* The runs from 'first' on come from there, and translate 'german'. */
static void
set_origin(struct wg_block *b, size_t first, struct wg_span at,
    struct wg_str german)
{
	for (size_t i = first; i < b->n_runs; i++) {
		struct wg_text_run *run = (struct wg_text_run *)&b->runs[i];

		run->at = at;
		run->german = german;
	}
}

bool
wg_text_put_unit(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, const struct wg_facts *facts,
    const struct wg_linker *linker, const struct wg_node *unit)
{
	struct wg_shown shown = wg_edition_unit(facts->edition, unit);
	struct inliner in = { .arena = a, .block = b, .facts = facts,
		.linker = linker, .language = shown.language,
		.locale = shown.fallback ? facts->source : facts->locale,
		.blank = true };
	size_t before = b->n_runs;

	put_nodes(&in, shown.first, style);
	drop_blank(&in, before);
	set_origin(b, before, wg_edition_place(facts->edition, unit),
	    wg_edition_original(facts->edition, unit));
	return shown.fallback;
}

void
wg_text_put_label(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, const struct wg_facts *facts,
    enum wg_label id)
{
	size_t before = b->n_runs;

	put(a, b, style, wg_edition_label(facts->edition, a, id, 0, NULL),
	    wg_edition_label_language(facts->edition, id), false, NULL);
	set_origin(b, before, facts->edition->labels[id].at, WG_NONE);
}

void
wg_text_put_line(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, const struct wg_fact_line *line)
{
	for (size_t k = 0; k < line->n; k++) {
		put_piece(a, b, style, &line->pieces[k], NULL);
		put(a, b, style, wg_behind_piece(line, k), NULL, false, NULL);
	}
}
