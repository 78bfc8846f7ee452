/* The sheet around the questions: title, secrecy, how to mark, the end. */
#include "compose/form.h"

#include "compose/leaflet.h"
#include "compose/products.h"
#include "facts/facts.h"
#include "model/prose.h"

static struct wg_part *
put_side(struct wg_composer *c, struct wg_part *to)
{
	struct wg_part *side = wg_part_put(c->arena, to, WG_PART_SIDE);

	side->language = c->voice->edition->language;
	return side;
}

/* A side for each language of the form. */
static void
put_sides(struct wg_composer *c, struct wg_part *to,
    void (*put)(struct wg_composer *, struct wg_part *side,
	const struct wg_form_text *), const struct wg_form_text *f)
{
	if (c->other == NULL) {
		put(c, put_side(c, to), f);
		return;
	}
	for (int i = 0; i < 2; i++) {
		wg_compose_side(c, i);
		put(c, put_side(c, to), f);
	}
	wg_compose_side(c, 0);
}

static void
put_secrets(struct wg_composer *c, struct wg_part *side,
    const struct wg_form_text *f)
{
	for (size_t i = 0; i < f->form->secrecy.n; i++)
		wg_compose_part(
		    c, side, WG_PART_PROSE, f->form->secrecy.at[i]);
}

static void
put_secrecy(struct wg_composer *c, struct wg_part *to,
    const struct wg_form_text *f)
{
	struct wg_part *frame, *inside;

	if (f->form->secrecy.n == 0)
		return;
	frame = wg_part_put(c->arena, to, WG_PART_SECRECY);
	inside = wg_part_put(c->arena, frame, WG_PART_SECRECY_SIDES);
	inside->pictogram = WG_STR("lock");
	put_sides(c, inside, put_secrets, f);
}

/* A box as it is to look, and what that is. */
static void
put_how(struct wg_composer *c, struct wg_part *side, enum wg_field_kind kind,
    enum wg_label first, enum wg_label second)
{
	struct wg_part *line =
	    wg_part_put(c->arena, side, WG_PART_HOW_TO_LINE);
	struct wg_field *field = WG_NEW(c->arena, struct wg_field);
	struct wg_part *words;

	field->kind = kind;
	wg_part_put(c->arena, line, WG_PART_FIELD_PICTURE)->field = field;
	words = wg_part_put(c->arena, line, WG_PART_LABEL);
	words->words = wg_compose_label(c, first);
	if (second == WG_L_COUNT)
		return;
	wg_tokens_put(c->arena, &words->words, WG_COMPOSE_DOT, NULL);
	wg_compose_put_label(c, &words->words, second);
}

static void
put_how_to(struct wg_composer *c, struct wg_part *side,
    const struct wg_form_text *f)
{
	(void)f;
	put_how(c, side, WG_FIELD_CROSS, WG_L_MARK_SO, WG_L_LATIN);
	put_how(c, side, WG_FIELD_FULL, WG_L_MARK_WRONG, WG_L_COUNT);
}

/* Sections. */

static void
put_heading(struct wg_composer *c, struct wg_part *to,
    const struct wg_form_section *s)
{
	unsigned level = s->level + 1;
	struct wg_part *heading;
	struct wg_pair row;

	if (s->title == NULL)
		return;
	if (c->other == NULL) {
		heading = wg_compose_part(c, to, WG_PART_HEADING, s->title);
		heading->level = level;
		heading->id = s->id;
		return;
	}
	row = wg_compose_pair(c, to, WG_PART_HEADINGS);
	wg_compose_side(c, 0);
	heading = wg_compose_part(
	    c, row.sides[0], WG_PART_HEADING, s->title);
	heading->level = row.row->level = level;
	heading->id = s->id;
	wg_compose_side(c, 1);
	wg_compose_part(c, row.sides[1], WG_PART_HEADING_TOO, s->title)
	    ->level = level;
	wg_compose_side(c, 0);
}

/* Blocks that are neither its title, a question nor a section. */
static void
put_prose(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *parent)
{
	for (const struct wg_node *n = parent->first; n; n = n->next)
		if (wg_compose_shows(n->element))
			(c->other != NULL ? wg_compose_pair_block :
					    wg_compose_block)(c, to, n);
}

static void
put_section(struct wg_composer *c, struct wg_part *to,
    const struct wg_form_section *s)
{
	struct wg_part *part = wg_part_put(c->arena, to, WG_PART_SECTION);

	c->level = s->level + 1;
	put_heading(c, part, s);
	put_prose(c, part, s->node);
	wg_compose_questions(c, part, &s->items);
}

static struct wg_part *
sheet_of(struct wg_composer *c, const struct wg_form_text *f)
{
	struct wg_part *all = wg_part_new(c->arena, WG_PART_ARTICLE);
	const struct wg_leaflet_text end = { .document = f->document,
		.url = f->url, .code = f->form->code, .no_code = f->no_code };

	if (c->other != NULL)
		wg_compose_side(c, 0);
	c->level = 1;
	wg_compose_header(c, all, f->document);
	put_secrecy(c, all, f);
	put_sides(c, wg_part_put(c->arena, all, WG_PART_HOW_TO), put_how_to,
	    f);
	put_prose(c, all, f->document->root);
	for (size_t i = 0; i < f->form->n_sections; i++)
		put_section(c, all, &f->form->sections[i]);
	c->level = 1;
	wg_compose_colophon(c, all, &end);
	return all;
}

/* The footer is for the office: German. */

static struct wg_part *
footer(struct wg_flow *flow, unsigned page, unsigned pages)
{
	struct wg_composer *c = &flow->composer;
	struct wg_part *footer = wg_part_new(c->arena, WG_PART_FOOTER);
	const struct wg_facts *voice = c->voice;
	const struct wg_leaflet_text text = { .document = flow->document,
		.code = wg_read_form(flow->print->task, flow->document)->code };
	const struct wg_label_arg numbers[] = {
		{ "page", wg_str_fmt(c->arena, "%u", page + 1) },
		{ "pages", wg_str_fmt(c->arena, "%u", pages) },
		{ NULL, WG_NONE } };
	struct wg_str languages = voice->edition->language->german;

	if (c->other != NULL)
		languages = wg_str_fmt(c->arena, "%.*s, %.*s",
		    WG_ARG(c->source->edition->language->german),
		    WG_ARG(c->other->edition->language->german));
	c->voice = c->source;
	wg_compose_publisher(c, footer, &text);
	wg_compose_footer_text(c, footer, WG_PART_TOPIC, languages);
	wg_compose_footer_text(c, footer, WG_PART_NUMBER, wg_edition_label(
	    c->source->edition, c->arena, WG_L_PAGE_OF, 0, numbers));
	c->voice = voice;
	return footer;
}

/* The staff. */

static void
put_leave(struct wg_composer *c, struct wg_part *side,
    const struct wg_form_text *f)
{
	(void)f;
	wg_part_put(c->arena, side, WG_PART_HINT)->words =
	    wg_compose_label(c, WG_L_LEAVE_EMPTY);
}

static struct wg_part *
staff_of(struct wg_composer *c, const struct wg_form_text *f)
{
	const struct wg_facts *voice = c->voice, *other = c->other;
	struct wg_part *all, *fields;

	if (f->form->staff.n == 0)
		return NULL;
	all = wg_part_new(c->arena, WG_PART_STAFF);
	put_sides(c, wg_part_put(c->arena, all, WG_PART_STAFF_WORDS),
	    put_leave, f);
	fields = wg_part_put(c->arena, all, WG_PART_STAFF_FIELDS);
	fields->language = c->source->edition->language;
	c->voice = c->source;
	c->other = NULL;
	for (size_t i = 0; i < f->form->staff.n; i++) {
		const struct wg_form_item *item = &f->form->staff.at[i];
		struct wg_part *one = wg_part_put(
		    c->arena, fields, WG_PART_STAFF_FIELD);

		one->language = c->source->edition->language;
		wg_compose_part(c, one, WG_PART_CELL_NAME, item->question);
		wg_compose_write_line(c, one, item);
	}
	c->voice = voice;
	c->other = other;
	return all;
}

/* Its code leads to the page that the print names, or to that on which the form
 * is filled in, in the reader's language. */
static struct wg_str
address_of(const struct wg_flow *f)
{
	if (f->print->job->page != NULL)
		return wg_print_url(f->print, f->arena);
	return wg_str_fmt(f->arena, "%.*s/leaflets/%.*s/%.*s.html",
	    WG_ARG(f->print->project->site),
	    WG_ARG(f->own.edition->language->tag), WG_ARG(f->document->id));
}

/* Shorter, the address is enough: no sheet for nothing but a code. */
void
wg_form_flow(struct wg_flow *f)
{
	const struct wg_form_text text = { f->document,
		wg_read_form(f->print->task, f->document), address_of(f),
		f->shorter > 0 };

	f->composer.cards = WG_CARD_COMPACT;
	f->steps = 1;
	f->titled = &f->own;
	f->language = f->own.edition->language;
	f->strip = staff_of(&f->composer, &text);
	f->body = sheet_of(&f->composer, &text);
	f->footer = footer;
}
