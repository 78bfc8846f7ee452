/*
 * Runs are kept in a growing array per block; a block's array may move while
 * it grows, so nothing points into it before the block is laid out.
 */
#include "layout/inline.h"

#include "facts/inline.h"

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

/*
 * Where text goes: the words around it are in the block's language, or in
 * that of a unit that is shown in another one.  Such a unit is one isolate
 * and one element, whatever stands in it: its parts keep their order.
 */
struct putter {
	struct wg_arena *arena;
	struct wg_block *block;
	struct wg_str lang;
	struct wg_tag *tag;
	enum wg_isolate around;
	bool joins; /* that isolate is open */
};

static struct putter
putter_of(struct wg_arena *a, struct wg_block *b)
{
	return (struct putter){ .arena = a,
		.block = b,
		.lang = b->lang,
		.tag = b->tag };
}

static enum wg_isolate
isolate_of(const struct wg_language *language)
{
	return language->rtl ? WG_ISOLATE_RTL : WG_ISOLATE_LTR;
}

static struct putter
putter_in(struct wg_arena *a, struct wg_block *b,
    const struct wg_language *language)
{
	struct putter p = putter_of(a, b);

	if (wg_str_eq(language->tag, b->lang))
		return p;
	p.lang = language->tag;
	p.around = isolate_of(language);
	if (b->tag != NULL)
		p.tag = wg_tag_new(a, WG_ROLE_SPAN, b->tag, language);
	return p;
}

/* 'link' is what the text is in, or NULL. */
static void
put(struct putter *p, const struct wg_text_style *style, struct wg_str text,
    const struct wg_language *language, bool ltr, struct wg_tag *link)
{
	bool other = language != NULL && !wg_str_eq(language->tag, p->lang);
	bool shown = link != NULL && style->shows_links;
	struct wg_tag *tag = link != NULL ? link : p->tag;

	if (text.len == 0)
		return;
	if (other && tag != NULL &&
	    (link == NULL || !wg_str_eq(link->lang, language->tag)))
		tag = wg_tag_new(p->arena, WG_ROLE_SPAN, tag, language);
	*next_run(p->arena, p->block) = (struct wg_text_run){ .text = text,
		.lang = language ? language->tag : p->lang,
		.script = language ? language->script : WG_NONE,
		.weight = style->weight,
		.color = shown ? style->link : style->color,
		.underline = shown,
		.whole = ltr,
		.tag = tag != p->block->tag ? tag : NULL,
		.isolate = ltr ? WG_ISOLATE_LTR :
		    other      ? isolate_of(language) :
				 WG_ISOLATE_NONE,
		.around = p->around,
		.joins = p->joins };
	p->joins = p->around != WG_ISOLATE_NONE;
}

static struct wg_tag *
link_tag(const struct putter *p, const struct wg_language *language,
    struct wg_str href, struct wg_str contents)
{
	struct wg_tag *tag;

	if (href.len == 0 || p->tag == NULL)
		return NULL;
	tag = wg_tag_new(p->arena, WG_ROLE_LINK, p->tag, language);
	if (href.ptr[0] == '#')
		tag->target = wg_str_from(href, 1);
	else
		tag->href = href;
	tag->contents = contents;
	return tag;
}

static void
put_piece(struct putter *p, const struct wg_text_style *style,
    const struct wg_piece *piece, struct wg_tag *link)
{
	if (link == NULL)
		link = link_tag(p, piece->language, piece->href,
		    piece->title.len > 0 ? piece->title : piece->text);
	put(p, style, piece->text, piece->language, piece->ltr, link);
}

void
wg_text_put(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, struct wg_str text,
    const struct wg_language *language, bool ltr)
{
	struct putter p = putter_of(a, b);

	put(&p, style, text, language, ltr, NULL);
}

/* Units. */

struct inliner {
	struct putter to;
	struct wg_text_style style;
	const struct wg_facts *facts;
	const struct wg_linker *linker;
	unsigned emphasis;                 /* how deep */
	struct wg_tag *link;               /* the one we are in, or NULL */
	const struct wg_language *foreign; /* where it leads */
};

static void
open_link(struct inliner *in, const struct wg_inlines *walk,
    const struct wg_inline *i)
{
	struct wg_str href = i->link.url;

	in->foreign = NULL;
	if (in->linker == NULL || in->link != NULL)
		return;
	if (i->link.target != NULL)
		href = in->linker->address(in->linker->context, in->to.arena,
		    in->facts->edition, i->link.target, &in->foreign);
	in->link = link_tag(&in->to, i->language, href, wg_inlines_words(walk));
}

static void
close_link(struct inliner *in, struct wg_tag *around)
{
	bool closed = in->link != around;

	in->link = around;
	if (!closed || in->foreign == NULL ||
	    in->foreign == in->facts->edition->language)
		return;
	wg_text_put_german_mark(in->to.arena, in->to.block, &in->style,
	    in->facts);
	in->to.joins = false;
}

/* 'link' is one around all of it, or NULL; returns whether it is German that
 * stands in for a translation. */
static bool
put_unit(struct inliner *in, const struct wg_node *unit, struct wg_tag *link)
{
	struct wg_inlines walk = wg_inlines_of(in->facts, in->to.arena, unit);
	enum wg_weight weight = in->style.weight;
	struct wg_inline i;

	in->link = link;
	while (wg_inlines_next(&walk, &i)) {
		bool opens = i.kind == WG_INLINE_OPEN;

		if (i.kind == WG_INLINE_TEXT)
			put(&in->to, &in->style, i.text, i.language, false,
			    in->link);
		else if (i.kind == WG_INLINE_PIECE)
			put_piece(&in->to, &in->style, &i.piece, in->link);
		else if (i.element == WG_EL_LINK && opens)
			open_link(in, &walk, &i);
		else if (i.element == WG_EL_LINK)
			close_link(in, link);
		else if (i.element == WG_EL_EMPHASIS)
			in->emphasis += opens ? 1 : -1u;
		in->style.weight = in->emphasis > 0 ? WG_BOLD : weight;
	}
	return walk.fallback;
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
	const struct wg_language *language =
	    wg_edition_unit(facts->edition, unit).language;
	struct inliner in = { .to = putter_in(a, b, language),
		.style = *style,
		.facts = facts,
		.linker = linker };
	size_t before = b->n_runs;
	bool fallback = put_unit(&in, unit, NULL);

	set_origin(b, before, wg_edition_place(facts->edition, unit),
	    wg_edition_original(facts->edition, unit));
	return fallback;
}

void
wg_text_put_label(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, const struct wg_facts *facts,
    enum wg_label id)
{
	size_t before = b->n_runs;

	wg_text_put(a, b, style,
	    wg_edition_label(facts->edition, a, id, 0, NULL),
	    wg_edition_label_language(facts->edition, id), false);
	set_origin(b, before, facts->edition->labels[id].at, WG_NONE);
}

void
wg_text_put_german_mark(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, const struct wg_facts *facts)
{
	wg_text_put(a, b, style, WG_STR(" ("), NULL, false);
	wg_text_put_label(a, b, style, facts, WG_L_IN_GERMAN);
	wg_text_put(a, b, style, WG_STR(")"), NULL, false);
}

static void
put_unit_piece(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, const struct wg_facts *facts,
    const struct wg_linker *linker, const struct wg_piece *piece)
{
	struct inliner in = { .to = putter_in(a, b, piece->language),
		.style = *style,
		.facts = facts,
		.linker = linker };
	size_t before = b->n_runs;
	bool fallback = put_unit(&in, piece->unit,
	    link_tag(&in.to, piece->language, piece->href, piece->title));

	set_origin(b, before, wg_edition_place(facts->edition, piece->unit),
	    wg_edition_original(facts->edition, piece->unit));
	if (fallback)
		wg_text_put_german_mark(a, b, style, facts);
}

void
wg_text_put_piece(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, const struct wg_facts *facts,
    const struct wg_linker *linker, const struct wg_piece *piece)
{
	struct putter p = putter_of(a, b);

	if (piece->unit != NULL)
		put_unit_piece(a, b, style, facts, linker, piece);
	else
		put_piece(&p, style, piece, NULL);
}

void
wg_text_put_line(struct wg_arena *a, struct wg_block *b,
    const struct wg_text_style *style, const struct wg_facts *facts,
    const struct wg_linker *linker, const struct wg_fact_line *line)
{
	for (size_t k = 0; k < line->n; k++) {
		wg_text_put_piece(a, b, style, facts, linker, &line->pieces[k]);
		wg_text_put(a, b, style, wg_behind_piece(line, k), NULL, false);
	}
}
