/*
 * Texts, finished: the walk of facts/inline.h as tokens.  Where a link leads
 * is asked of the linker; a link that stands in another one is plain words.
 */
#include "compose/compose.h"

#include "facts/inline.h"
#include "model/node.h"
#include "text/locale.h"

static const struct wg_origin *
origin_of_unit(struct wg_composer *c, const struct wg_node *unit)
{
	struct wg_origin *o = WG_NEW(c->arena, struct wg_origin);

	o->at = wg_edition_place(c->voice->edition, unit);
	o->german = wg_edition_original(c->voice->edition, unit);
	return o;
}

/* All that was put behind 'first' comes from there. */
static void
set_origin(
    struct wg_tokens *w, size_t first, const struct wg_origin *origin)
{
	for (size_t i = first; i < w->list.n; i++)
		if (w->list.at[i].origin == NULL)
			w->list.at[i].origin = origin;
}

struct wg_tokens
wg_compose_text(const struct wg_composer *c)
{
	return (struct wg_tokens){ .language = c->voice->edition->language };
}

struct wg_str
wg_compose_colon(const struct wg_composer *c)
{
	return wg_locale_separator(c->voice->locale, WG_SEPARATOR_COLON);
}

void
wg_compose_put_label(
    struct wg_composer *c, struct wg_tokens *w, enum wg_label id)
{
	const struct wg_edition *e = c->voice->edition;
	struct wg_origin *o = WG_NEW(c->arena, struct wg_origin);
	size_t first = w->list.n;

	o->at = wg_edition_texts(e)->labels[id].at;
	wg_tokens_put(c->arena, w,
	    wg_edition_label(e, c->arena, id, 0, NULL),
	    wg_edition_label_language(e, id));
	set_origin(w, first, o);
}

struct wg_tokens
wg_compose_label(struct wg_composer *c, enum wg_label id)
{
	struct wg_tokens w = { .language = wg_edition_label_language(
	    c->voice->edition, id),
		.name = wg_str(wg_label_info(id)->text) };

	wg_compose_put_label(c, &w, id);
	return w;
}

/* "in German" or "page 45": of a link, or of the words themselves. */
static void
put_mark(struct wg_composer *c, struct wg_tokens *w,
    enum wg_token_element mark, struct wg_piece piece)
{
	static const struct wg_origin nowhere;

	wg_tokens_open(c->arena, w, mark, piece.language)->origin = &nowhere;
	wg_tokens_put(c->arena, w, piece.text, piece.language);
	wg_tokens_close(c->arena, w, mark);
	w->list.at[w->list.n - 1].origin = &nowhere;
}

static struct wg_piece
in_german(struct wg_composer *c)
{
	const struct wg_edition *e = c->voice->edition;

	return (struct wg_piece){
		.text = wg_edition_label(e, c->arena, WG_L_IN_GERMAN, 0, NULL),
		.language = wg_edition_label_language(e, WG_L_IN_GERMAN) };
}

/* Elements. */

static void
open_link(struct wg_composer *c, struct wg_tokens *w,
    const struct wg_inlines *walk, const struct wg_inline *i)
{
	const struct wg_linker *l = c->linker;
	struct wg_token *t =
	    wg_tokens_open(c->arena, w, WG_TOKEN_LINK, i->language);

	t->web = i->link.target == NULL;
	t->title = wg_inlines_words(walk);
	t->text = i->link.url;
	if (i->link.target != NULL)
		t->text = l->address(l->context, c->arena,
		    c->voice->edition, i->link.target, &t->foreign);
	c->in_link = true;
}

/* On paper it has to be found in another way. */
static void
note_way(struct wg_composer *c, const struct wg_tokens *w, size_t opened,
    const struct wg_document *to)
{
	struct wg_ways *ways = c->ways;
	struct wg_tokens *words;
	size_t i = 0;

	while (i < ways->list.n && ways->list.at[i].to != to)
		i++;
	if (i == ways->list.n)
		WG_PUSH(c->arena, &ways->list) = (struct wg_way){ .to = to };
	words = &ways->list.at[i].words[c->voice == c->other];
	if (words->list.n > 0)
		return;
	*words = wg_compose_text(c);
	words->at = w->at;
	words->name = w->name;
	for (i = opened + 1; i < w->list.n; i++)
		WG_PUSH(c->arena, &words->list) = w->list.at[i];
}

static void
close_link(struct wg_composer *c, struct wg_tokens *w, size_t opened,
    const struct wg_target *target)
{
	const struct wg_language *foreign = w->list.at[opened].foreign;
	struct wg_str leads = w->list.at[opened].text;

	if (c->ways != NULL && target != NULL && leads.len > 0 &&
	    !wg_str_starts(leads, WG_STR("#")))
		note_way(c, w, opened, target->document);
	wg_tokens_close(c->arena, w, WG_TOKEN_LINK);
	c->in_link = false;
	if (foreign != NULL && foreign != c->voice->edition->language)
		put_mark(c, w, WG_TOKEN_ABROAD, in_german(c));
	else if (c->numbers != NULL && wg_str_starts(leads, WG_STR("#")))
		put_mark(c, w, WG_TOKEN_ABROAD,
		    wg_compose_on_page(c, wg_str_from(leads, 1)));
}

static enum wg_token_element
element_of(enum wg_element e)
{
	return e == WG_EL_EMPHASIS ? WG_TOKEN_EMPHASIS :
	    e == WG_EL_ABBREV ? WG_TOKEN_ABBREV :
	    e == WG_EL_FOREIGNPHRASE ? WG_TOKEN_FOREIGN : WG_TOKEN_SPAN;
}

static void
put_element(struct wg_composer *c, struct wg_tokens *w,
    const struct wg_inline *i)
{
	enum wg_token_element e = element_of(i->element);

	if (i->kind == WG_INLINE_CLOSE)
		wg_tokens_close(c->arena, w, e);
	else
		wg_tokens_open(c->arena, w, e, i->language)->strong =
		    i->strong;
}

/* The words of a unit; whether they are the fallback. */
static bool
put_words(struct wg_composer *c, struct wg_tokens *w,
    const struct wg_node *unit)
{
	struct wg_inlines walk = wg_inlines_of(c->voice, c->arena, unit);
	bool linked = c->in_link || c->linker == NULL;
	size_t first = w->list.n, link = 0;
	const struct wg_target *target = NULL;
	struct wg_inline i;

	if (c->unread != NULL)
		*c->unread |= wg_edition_unit_is_unread(
		    c->voice->edition, unit);
	while (wg_inlines_next(&walk, &i)) {
		bool opens = i.kind == WG_INLINE_OPEN;

		if (i.kind == WG_INLINE_TEXT) {
			wg_tokens_put(c->arena, w, i.text, i.language);
		} else if (i.kind == WG_INLINE_PIECE) {
			wg_compose_put_piece(c, w, &i.piece);
		} else if (i.element != WG_EL_LINK) {
			put_element(c, w, &i);
		} else if (!linked && opens) {
			link = w->list.n;
			target = i.link.target;
			open_link(c, w, &walk, &i);
		} else if (!linked) {
			close_link(c, w, link, target);
		}
	}
	set_origin(w, first, origin_of_unit(c, unit));
	return walk.fallback;
}

struct wg_tokens
wg_compose_unit(struct wg_composer *c, const struct wg_node *unit)
{
	const struct wg_edition *e = c->voice->edition;
	struct wg_tokens w = { .language = wg_edition_unit(e, unit).language,
		.at = wg_edition_place(e, unit),
		.name = wg_element_label(unit->element) };

	w.fallback = put_words(c, &w, unit);
	if (w.fallback)
		put_mark(c, &w, WG_TOKEN_FALLBACK, in_german(c));
	return w;
}

void
wg_compose_put_unit(struct wg_composer *c, struct wg_tokens *w,
    const struct wg_node *unit)
{
	bool fallback;

	wg_tokens_open(c->arena, w, WG_TOKEN_UNIT,
	    wg_edition_unit(c->voice->edition, unit).language);
	fallback = put_words(c, w, unit);
	wg_tokens_close(c->arena, w, WG_TOKEN_UNIT);
	if (fallback)
		put_mark(c, w, WG_TOKEN_FALLBACK, in_german(c));
}

/* The title, and whether it is German for want of a translation. */
static bool
put_linked_title(struct wg_composer *c, struct wg_tokens *w,
    const struct wg_document *form, const struct wg_language **foreign)
{
	const struct wg_edition *e = c->voice->edition;
	const struct wg_language *language =
	    wg_edition_unit(e, form->title).language;
	struct wg_str address = c->linker->address(
	    c->linker->context, c->arena, e, form->target, foreign);
	struct wg_token *link =
	    wg_tokens_open(c->arena, w, WG_TOKEN_LINK, language);
	bool fallback;

	link->text = address;
	link->foreign = *foreign;
	link->title = wg_inlines_text(c->voice, c->arena, form->title);
	wg_tokens_open(c->arena, w, WG_TOKEN_UNIT, language);
	c->in_link = true;
	fallback = put_words(c, w, form->title);
	c->in_link = false;
	wg_tokens_close(c->arena, w, WG_TOKEN_UNIT);
	wg_tokens_close(c->arena, w, WG_TOKEN_LINK);
	return fallback;
}

static void
put_linked_label(struct wg_composer *c, struct wg_tokens *w,
    struct wg_str address, enum wg_label id)
{
	const struct wg_edition *e = c->voice->edition;
	const struct wg_language *language = wg_edition_label_language(e, id);
	struct wg_token *link =
	    wg_tokens_open(c->arena, w, WG_TOKEN_LINK, language);

	link->text = address;
	link->title = wg_edition_label(e, c->arena, id, 0, NULL);
	wg_tokens_open(c->arena, w, WG_TOKEN_UNIT, language);
	wg_compose_put_label(c, w, id);
	wg_tokens_close(c->arena, w, WG_TOKEN_UNIT);
	wg_tokens_close(c->arena, w, WG_TOKEN_LINK);
}

struct wg_tokens
wg_compose_form_link(struct wg_composer *c, const struct wg_document *form)
{
	const struct wg_linker *l = c->linker;
	const struct wg_edition *e = c->voice->edition;
	const struct wg_language *foreign = NULL;
	struct wg_tokens w = wg_compose_text(c);
	bool fallback;

	if (l == NULL)
		return wg_compose_unit(c, form->title);
	w.at = wg_edition_place(e, form->title);
	fallback = put_linked_title(c, &w, form, &foreign);
	if (fallback)
		put_mark(c, &w, WG_TOKEN_FALLBACK, in_german(c));
	else if (foreign != NULL && foreign != e->language)
		put_mark(c, &w, WG_TOKEN_ABROAD, in_german(c));
	if (l->paper == NULL)
		return w;
	wg_tokens_put(c->arena, &w, WG_COMPOSE_DOT, NULL);
	put_linked_label(c, &w, l->paper(l->context, c->arena, e, form),
	    WG_L_FORM_PAPER);
	return w;
}

/* Facts. */

void
wg_compose_put_piece(struct wg_composer *c, struct wg_tokens *w,
    const struct wg_piece *p)
{
	bool in_link = c->in_link, link = p->href.len > 0 && !in_link;

	if (link) {
		struct wg_token *t = wg_tokens_open(
		    c->arena, w, WG_TOKEN_LINK, p->language);

		t->text = p->href;
		t->title = p->title.len > 0 || p->unit != NULL ? p->title :
								 p->text;
	}
	c->in_link |= link;
	if (p->unit != NULL)
		wg_compose_put_unit(c, w, p->unit);
	else
		wg_tokens_piece(c->arena, w, p->text, p->language, p->ltr);
	c->in_link = in_link;
	if (link)
		wg_tokens_close(c->arena, w, WG_TOKEN_LINK);
}

void
wg_compose_put_line(struct wg_composer *c, struct wg_tokens *w,
    const struct wg_fact_line *line)
{
	for (size_t i = 0; i < line->n; i++) {
		wg_compose_put_piece(c, w, &line->pieces[i]);
		wg_tokens_put(c->arena, w, wg_behind_piece(line, i), NULL);
	}
}

struct wg_tokens
wg_compose_line(struct wg_composer *c, const struct wg_fact_line *line)
{
	struct wg_tokens w = wg_compose_text(c);

	wg_compose_put_line(c, &w, line);
	return w;
}
