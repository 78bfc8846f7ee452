/* A place: its name, German beside it, what it is for and its facts. */
#include "compose/compose.h"

#include "text/locale.h"

#define FIGURE_SPACE "\xE2\x80\x87" /* as wide as a figure */

/* Behind the label of a fact, in the language that the label is in. */
static struct wg_str
colon_of(const struct wg_composer *c, const struct wg_piece *label)
{
	const struct wg_facts *v = c->voice;
	bool german = label->language == v->edition->project->source;

	return wg_locale_separator(german && v->german != NULL ?
	    v->german->locale : v->locale, WG_SEPARATOR_COLON);
}

void
wg_compose_fact(struct wg_composer *c, struct wg_part *to,
    const struct wg_fact *fact)
{
	struct wg_part *p = wg_part_put(c->arena, to, WG_PART_FACT), *label;

	p->pictogram = wg_str(fact->pictogram);
	if (fact->label.text.len > 0) {
		label = wg_part_put(c->arena, p, WG_PART_LABEL);
		label->words = wg_compose_text(c);
		wg_compose_put_piece(c, &label->words, &fact->label);
		label->behind = colon_of(c, &fact->label);
	}
	for (size_t i = 0; i < fact->n; i++)
		wg_part_put(c->arena, p, WG_PART_VALUE)->words =
		    wg_compose_line(c, &fact->lines[i]);
}

void
wg_compose_facts(struct wg_composer *c, struct wg_part *to,
    const struct wg_fact *facts, size_t n)
{
	struct wg_part *p;

	if (n == 0)
		return;
	p = wg_part_put(c->arena, to, WG_PART_FACTS);
	for (size_t i = 0; i < n; i++)
		wg_compose_fact(c, p, &facts[i]);
}

/* The official name, which stands on the door, in every language. */
void
wg_compose_official_name(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *place)
{
	const struct wg_facts *voice = c->voice;
	const struct wg_edition *e = voice->edition;

	if (e->language == e->project->source ||
	    wg_edition_unit(e, place->title).fallback)
		return;
	c->voice = c->source;
	wg_compose_part(c, to, WG_PART_OFFICIAL_NAME, place->title);
	c->voice = voice;
}

/* Whoever holds the paper in his hand calls, or goes there. */
static bool
is_wanted(const struct wg_composer *c, enum wg_fact_kind kind)
{
	if (kind == WG_FACT_REGION)
		return c->region == NULL;
	if (c->cards != WG_CARD_BRIEF)
		return true;
	return kind <= WG_FACT_CONTACT &&
	    !(c->stacked && (kind == WG_FACT_EMAIL || kind == WG_FACT_WEB));
}

size_t
wg_compose_brief(
    const struct wg_composer *c, struct wg_fact *facts, size_t n)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++)
		if (is_wanted(c, facts[i].kind))
			facts[left++] = facts[i];
	return left;
}

static void
put_head(struct wg_composer *c, struct wg_part *card,
    const struct wg_document *place, const struct wg_place *record)
{
	struct wg_part *head = wg_part_put(c->arena, card, WG_PART_CARD_HEAD);
	struct wg_part *name =
	    wg_compose_part(c, head, WG_PART_NAME, place->title);

	name->level = c->level + 1;
	name->id = place->id;
	head->pictogram = place->pictogram;
	if (c->cards == WG_CARD_BRIEF)
		return;
	wg_compose_official_name(c, head, place);
	if (record->purpose != NULL)
		wg_compose_part(c, head, WG_PART_PURPOSE, record->purpose);
}

static void
put_whole(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *place)
{
	const struct wg_place *record = wg_read_place(c->voice->task, place);
	struct wg_part *card = wg_part_put(c->arena, to, WG_PART_CARD);
	const struct wg_linker *l = c->linker;
	size_t n;
	struct wg_fact *facts =
	    wg_facts_of_place(c->voice, c->arena, place, &n);

	card->language = c->voice->edition->language;
	if (l != NULL && l->stands != NULL && l->stands(l->context, place))
		card->id = place->id;
	put_head(c, card, place, record);
	if (c->cards == WG_CARD_BRIEF) {
		wg_compose_facts(
		    c, card, facts, wg_compose_brief(c, facts, n));
		return;
	}
	if (record->matters.n > 0)
		wg_compose_items(c, card, &record->matters);
	wg_compose_list(c, card, &record->prose);
	wg_compose_facts(c, card, facts, n);
}

struct wg_str
wg_compose_page_number(struct wg_composer *c, struct wg_str anchor)
{
	const struct wg_numbers *n = c->numbers;
	unsigned page = n->known ? n->page(n->context, anchor) : 0;
	struct wg_str number = wg_str_fmt(c->arena, "%u", page);

	if (!n->known)
		return WG_STR("000");
	for (size_t i = number.len; i < n->figures; i++)
		number = wg_str_fmt(c->arena, FIGURE_SPACE "%.*s",
		    WG_ARG(number));
	return number;
}

struct wg_piece
wg_compose_on_page(struct wg_composer *c, struct wg_str anchor)
{
	const struct wg_label_arg args[] = {
		{ "page", wg_compose_page_number(c, anchor) },
		{ NULL, WG_NONE } };
	const struct wg_edition *e = c->voice->edition;

	return (struct wg_piece){
		.text = wg_edition_label(e, c->arena, WG_L_PAGE, 0, args),
		.language = wg_edition_label_language(e, WG_L_PAGE) };
}

/* A link. */
static void
put_page(struct wg_composer *c, struct wg_part *to, struct wg_str anchor)
{
	struct wg_part *p = wg_part_put(c->arena, to, WG_PART_PAGE_NUMBER);
	struct wg_piece piece = wg_compose_on_page(c, anchor);

	piece.href = wg_str_fmt(c->arena, "#%.*s", WG_ARG(anchor));
	p->words = wg_compose_text(c);
	p->words.name = wg_str(wg_label_info(WG_L_PAGE)->text);
	wg_compose_put_piece(c, &p->words, &piece);
}

void
wg_compose_reference(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *place)
{
	const struct wg_place *record = wg_read_place(c->voice->task, place);
	struct wg_part *all = wg_part_put(c->arena, to, WG_PART_REFERENCE);
	struct wg_part *words = wg_part_put(c->arena, all, WG_PART_NAMED);

	all->language = c->voice->edition->language;
	words->pictogram = place->pictogram;
	wg_compose_part(c, words, WG_PART_CALLED, place->title);
	wg_compose_official_name(c, words, place);
	if (record->purpose != NULL)
		wg_compose_part(
		    c, words, WG_PART_PURPOSE, record->purpose);
	put_page(c, all, place->id);
}

/* Not every place that a page shows stands in the addresses of a book: one
 * that is nowhere near has no number to lead to. */
static bool
listed(const struct wg_composer *c, const struct wg_document *place)
{
	return c->numbers != NULL && (!c->numbers->known ||
	    c->numbers->page(c->numbers->context, place->id) > 0);
}

void
wg_compose_card(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *place)
{
	if (c->cards == WG_CARD_REFERENCE && listed(c, place))
		wg_compose_reference(c, to, place);
	else if (c->cards == WG_CARD_COMPACT ||
	    c->cards == WG_CARD_REFERENCE ||
	    (c->cards == WG_CARD_BRIEF && c->other != NULL))
		wg_compose_compact(c, to, place);
	else
		put_whole(c, to, place);
}
