/*
 * A place in a few lines: what it is, then facts that need no language, once;
 * what needs words stands below, in one language or two.  Which fact goes
 * where is a table.
 */
#include "compose/compact_in.h"

#include "text/locale.h"

enum where {
	NOWHERE, /* only in the whole form */
	COLUMN,  /* once, in the first, second or third column … */
	BELOW,   /* … in lines below them … */
	LINE,
	ELSE,    /* in that column, where none before it says how to reach
		  * somebody */
	WORDS,   /* a row with a label */
};

struct stand {
	enum where where;
	unsigned column;
};

static const struct stand places[WG_FACT_COUNT] = {
	[WG_FACT_REGION] = { BELOW, 0 },
	[WG_FACT_ADDRESS] = { COLUMN, 0 },
	[WG_FACT_MOVED] = { WORDS, 0 },
	[WG_FACT_HOURS] = { COLUMN, 1 },
	[WG_FACT_HOURS_NOTE] = { WORDS, 0 },
	[WG_FACT_CLOSED] = { WORDS, 0 },
	[WG_FACT_PHONE] = { COLUMN, 2 },
	[WG_FACT_EMAIL] = { BELOW, 0 },
	[WG_FACT_WEB] = { BELOW, 0 },
	[WG_FACT_APPOINTMENT] = { WORDS, 0 },
	[WG_FACT_CONTACT] = { WORDS, 0 },
	[WG_FACT_BRING] = { WORDS, 0 },
	[WG_FACT_LANGUAGES] = { LINE, 0 },
	[WG_FACT_INTERPRETER] = { WORDS, 0 },
	[WG_FACT_ACCESS] = { WORDS, 0 },
	[WG_FACT_TERMS] = { COLUMN, 2 },
};

/* On paper in two languages, three to a page: who holds it calls or goes there. */
static const struct stand tight[WG_FACT_COUNT] = {
	[WG_FACT_REGION] = { LINE, 0 },
	[WG_FACT_EMAIL] = { ELSE, 2 },
	[WG_FACT_WEB] = { ELSE, 2 },
};

#define COLUMNS 3
static const enum wg_part_role columns[COLUMNS] = { WG_PART_WHERE,
	WG_PART_WHEN, WG_PART_REACH };

static struct stand
stand_of(const struct compact *m, enum wg_fact_kind kind)
{
	return m->pair && m->c->paper && !m->c->details &&
		tight[kind].where != NOWHERE ? tight[kind] : places[kind];
}

static void
speak(struct compact *m, int side)
{
	if (m->pair)
		wg_compose_side(m->c, side);
}

/* The same fact in the other language; both have the same ones. */
static const struct wg_fact *
other(const struct compact *m, size_t i)
{
	return i < m->n[1] && m->facts[1][i].kind == m->facts[0][i].kind ?
	    &m->facts[1][i] : &m->facts[0][i];
}

/* Names. */

static void
put_names(struct compact *m, struct wg_part *to, int side)
{
	struct wg_composer *c = m->c;
	struct wg_part *name;

	speak(m, side);
	name = wg_part_put(
	    c->arena, to, side == 0 ? WG_PART_NAME : WG_PART_NAME_TOO);
	name->words = m->pair ?
	    wg_compose_name_beside(c, m->document->title) :
	    wg_compose_unit(c, m->document->title);
	name->level = c->level + 1;
	if (side == 0)
		name->id = m->document->id;
	if (!m->pair)
		wg_compose_official_name(c, to, m->document);
	if (m->place->purpose != NULL && (!m->brief || c->details))
		wg_compose_part(
		    c, to, WG_PART_PURPOSE, m->place->purpose);
}

static void
put_head(struct compact *m, struct wg_part *card)
{
	struct wg_part *head;
	struct wg_pair row;

	if (!m->pair) {
		head = wg_part_put(m->c->arena,
		    wg_part_put(m->c->arena, card, WG_PART_CARD_TOP),
		    WG_PART_CARD_HEAD);
		head->pictogram = m->document->pictogram;
		put_names(m, head, 0);
		return;
	}
	row = wg_compose_pair(m->c, card, WG_PART_CARD_NAMES);
	row.spine->pictogram = m->document->pictogram;
	for (int i = 0; i < 2; i++)
		put_names(m, row.sides[i], i);
}

/* Facts that need no language. */

static struct wg_part *
put_fact(struct compact *m, struct wg_part *to, const char *pictogram)
{
	struct wg_part *fact =
	    wg_part_put(m->c->arena, to, WG_PART_FACT);

	fact->pictogram = wg_str(pictogram);
	return fact;
}

/* The name of another thing as one piece of a text, without a bracket that
 * only repeats the German beside it. */
static void
put_name_beside(
    struct compact *m, struct wg_tokens *w, const struct wg_node *unit)
{
	const struct wg_tokens name = wg_compose_name_beside(m->c, unit);

	wg_tokens_open(m->c->arena, w, WG_TOKEN_UNIT, name.language);
	for (size_t i = 0; i < name.list.n; i++)
		WG_PUSH(m->c->arena, &w->list) = name.list.at[i];
	wg_tokens_close(m->c->arena, w, WG_TOKEN_UNIT);
}

/* What is said in words, as the number of a room, stands in both languages:
 * who reads it shows it to somebody. */
static void
put_both(struct compact *m, struct wg_part *to, const struct wg_fact *a,
    const struct wg_fact *b)
{
	for (size_t i = 0; i < a->n; i++) {
		const struct wg_fact_line *line = &a->lines[i];
		struct wg_part *p =
		    wg_part_put(m->c->arena, to, WG_PART_VALUE);

		speak(m, 0);
		p->words = wg_compose_line(m->c, line);
		speak(m, 1);
		for (size_t k = 0; i < b->n && k < line->n &&
		     k < b->lines[i].n; k++) {
			const struct wg_piece *too = &b->lines[i].pieces[k];

			if (wg_str_eq(line->pieces[k].text, too->text))
				continue;
			wg_tokens_put(m->c->arena, &p->words,
			    WG_COMPOSE_DOT, NULL);
			if (too->unit != NULL)
				put_name_beside(m, &p->words, too->unit);
			else
				wg_compose_put_piece(m->c, &p->words, too);
		}
		speak(m, 0);
	}
}

static void
put_lines(struct compact *m, struct wg_part *to, const struct wg_fact *fact)
{
	for (size_t i = 0; i < fact->n; i++)
		wg_part_put(m->c->arena, to, WG_PART_VALUE)->words =
		    wg_compose_line(m->c, &fact->lines[i]);
}

static void
put_piece(struct compact *m, struct wg_part *to, enum wg_part_role role,
    struct wg_str text, bool ltr)
{
	struct wg_part *p = wg_part_put(m->c->arena, to, role);

	p->words = wg_compose_text(m->c);
	wg_tokens_piece(m->c->arena, &p->words, text,
	    ltr ? NULL : m->c->voice->edition->language, ltr);
	/* Who reads it aloud or copies it has them in one line. */
	wg_tokens_put(m->c->arena, &p->words, WG_STR(" "), NULL);
}

/* "nur mit Termin"; in two languages a pictogram, whose words stand below. */
static void
put_appointment(struct compact *m, struct wg_part *to)
{
	struct wg_part *p = wg_part_put(m->c->arena, to, WG_PART_TIME);

	if (!m->pair) {
		p->words = wg_compose_label(m->c, WG_L_BY_APPOINTMENT);
		return;
	}
	p->pictogram = WG_STR("calendar");
	p->alt_language = m->c->voice->edition->language;
	p->alt = wg_edition_label(m->c->voice->edition, m->c->arena,
	    WG_L_BY_APPOINTMENT, 0, NULL);
}

/* "Mo, Di" in one line. */
static struct wg_str
unbroken(struct wg_arena *a, struct wg_str days)
{
	struct wg_str out = WG_NONE, rest = days, part;

	while (rest.len > 0) {
		part = wg_str_cut(&rest, ' ');
		out = out.len == 0 ? part :
		    wg_str_fmt(a, "%.*s\xC2\xA0%.*s", WG_ARG(out),
			WG_ARG(part));
	}
	return out;
}

/* Days in short, as a sign has them, and times: in two languages the times
 * stand between the days. */
static void
put_hours(struct compact *m, struct wg_part *to)
{
	struct wg_part *fact = put_fact(m, to, "clock"), *row, *times;
	struct wg_part *all =
	    wg_part_put(m->c->arena, fact, WG_PART_HOURS);

	for (size_t i = 0; i < m->signs[0].n; i++) {
		const struct wg_hours_sign *s = &m->signs[0].at[i];

		if (s->told)
			continue;
		speak(m, 0);
		row = wg_part_put(m->c->arena, all, WG_PART_HOURS_ROW);
		put_piece(m, row, WG_PART_DAYS, m->pair ?
			unbroken(m->c->arena, s->days) : s->days, false);
		times = wg_part_put(m->c->arena, row, WG_PART_TIMES);
		for (size_t k = 0; k < s->n; k++)
			put_piece(m, times, WG_PART_TIME,
			    k + 1 == s->n ? s->times[k] :
				wg_str_fmt(m->c->arena, "%.*s,",
				    WG_ARG(s->times[k])), true);
		if (s->appointment)
			put_appointment(m, times);
		if (!m->pair)
			continue;
		speak(m, 1);
		put_piece(m, row, WG_PART_DAYS_TOO, m->signs[1].at[i].days,
		    false);
	}
}

/* The way inside, the last line of an address, needs no words beside signs. */
static void
put_where(struct compact *m, struct wg_part *to, const struct wg_fact *fact)
{
	struct wg_fact lines = *fact;

	lines.n -= wg_compact_is_inside(m);
	put_lines(m, to, &lines);
	wg_compact_put_inside(m, to);
}

/* "kostenlos · مجانا": each a tag of its own. */
static void
put_terms(struct compact *m, struct wg_part *to, size_t i)
{
	const struct wg_fact *a = &m->facts[0][i], *b = other(m, i);

	for (size_t k = 0; k < a->n; k++) {
		struct wg_part *p =
		    wg_part_put(m->c->arena, to, WG_PART_TERMS);

		speak(m, 0);
		p->words = wg_compose_text(m->c);
		wg_compose_put_line(m->c, &p->words, &a->lines[k]);
		if (!m->pair || k >= b->n)
			continue;
		wg_tokens_put(
		    m->c->arena, &p->words, WG_COMPOSE_DOT, NULL);
		speak(m, 1);
		wg_compose_put_line(m->c, &p->words, &b->lines[k]);
	}
}

static void
put_in_column(struct compact *m, struct wg_part *to, size_t i)
{
	const struct wg_fact *fact = &m->facts[0][i];

	speak(m, 0);
	if (fact->kind == WG_FACT_HOURS)
		put_hours(m, to);
	else if (m->pair && fact->kind == WG_FACT_ADDRESS && m->c->paper)
		put_where(m, put_fact(m, to, fact->pictogram), fact);
	else if (m->pair && fact->kind == WG_FACT_ADDRESS)
		put_both(m, put_fact(m, to, fact->pictogram), fact,
		    other(m, i));
	else if (fact->kind == WG_FACT_TERMS)
		put_terms(m, to, i);
	else
		put_lines(m, put_fact(m, to, fact->pictogram), fact);
}

/* Does a way that is shown sooner than that one lead to somebody?  A fax does
 * not, for who holds a leaflet. */
static bool
is_reached_before(const struct compact *m, enum wg_fact_kind kind)
{
	const struct wg_contact *c = &m->place->contact;

	for (size_t i = 0; i < c->n_lines; i++)
		if (c->lines[i].kind != WG_LINE_FAX)
			return true;
	return kind == WG_FACT_WEB && c->email.len > 0;
}

static bool
stands_in(const struct compact *m, size_t fact, unsigned column)
{
	enum wg_fact_kind kind = m->facts[0][fact].kind;
	const struct stand s = stand_of(m, kind);

	return s.column == column && (s.where == COLUMN ||
	    (s.where == ELSE && !is_reached_before(m, kind)));
}

/* Who tells nobody where they are has no empty space for it. */
static bool
has_column(const struct compact *m, unsigned column)
{
	for (size_t i = 0; i < m->n[0]; i++)
		if (stands_in(m, i, column))
			return true;
	return column > 0;
}

static void
put_columns(struct compact *m, struct wg_part *field)
{
	struct wg_part *all =
	    wg_part_put(m->c->arena, field, WG_PART_CARD_FACTS);

	for (unsigned k = 0; k < COLUMNS; k++) {
		struct wg_part *column;

		if (!has_column(m, k))
			continue;
		column = wg_part_put(m->c->arena, all, columns[k]);
		all->level++;
		for (size_t i = 0; i < m->n[0]; i++)
			if (stands_in(m, i, k))
				put_in_column(m, column, i);
	}
}

/* What stands in a line below the columns: whose it is, mail and pages, what
 * is spoken.  The line, or NULL. */
static struct wg_part *
put_line_below(struct compact *m, struct wg_part *field, enum where where,
    enum wg_part_role role)
{
	struct wg_part *line = NULL;

	speak(m, 0);
	for (size_t i = 0; i < m->n[0]; i++) {
		const struct wg_fact *fact = &m->facts[0][i];

		if (stand_of(m, fact->kind).where != where)
			continue;
		if (line == NULL)
			line = wg_part_put(m->c->arena, field, role);
		if (m->pair && where == BELOW &&
		    fact->kind == WG_FACT_REGION)
			put_both(m, put_fact(m, line, fact->pictogram), fact,
			    other(m, i));
		else
			put_lines(m, put_fact(m, line, fact->pictogram), fact);
	}
	return line;
}

/* What is spoken, and at the end of the line how one gets in. */
static void
put_last_line(struct compact *m, struct wg_part *field)
{
	struct wg_part *line =
	    put_line_below(m, field, LINE, WG_PART_CARD_LINE);

	if (m->brief || wg_compact_signs(m) == 0)
		return;
	if (line == NULL)
		line = wg_part_put(m->c->arena, field, WG_PART_CARD_LINE);
	wg_compact_put_signs(m, line);
}

/* What needs words. */

static void
put_label(struct compact *m, struct wg_part *to, const struct wg_fact *fact)
{
	struct wg_part *p = wg_part_put(m->c->arena, to, WG_PART_LABEL);

	p->words = wg_compose_text(m->c);
	wg_compose_put_piece(m->c, &p->words, &fact->label);
}

/* "Bitte mitbringen: " in the same line. */
static void
put_label_before(
    struct compact *m, struct wg_tokens *w, const struct wg_fact *fact)
{
	struct wg_composer *c = m->c;

	wg_tokens_open(c->arena, w, WG_TOKEN_EMPHASIS,
	    c->voice->edition->language)->strong = true;
	wg_compose_put_piece(c, w, &fact->label);
	wg_tokens_put(c->arena, w, wg_compose_colon(c), NULL);
	wg_tokens_close(c->arena, w, WG_TOKEN_EMPHASIS);
}

/* The next thing of a list in one line. */
static void
put_dot(struct compact *m, struct wg_tokens *w)
{
	if (w->list.n > 0)
		wg_tokens_put(m->c->arena, w, WG_COMPOSE_DOT, NULL);
}

/* The first line of a fact that no sign says. */
static size_t
first_said(const struct compact *m, const struct wg_fact *fact)
{
	return fact->kind == WG_FACT_ACCESS ? wg_compact_signs(m) : 0;
}

static void
put_all_lines(
    struct compact *m, struct wg_tokens *w, const struct wg_fact *fact)
{
	for (size_t i = first_said(m, fact); i < fact->n; i++) {
		if (i > 0 || fact->label.text.len == 0)
			put_dot(m, w);
		wg_compose_put_line(m->c, w, &fact->lines[i]);
	}
}

static bool
is_rest(const struct compact *m, size_t i, bool labelled)
{
	const struct wg_fact *fact = &m->facts[0][i];

	return stand_of(m, fact->kind).where == WORDS &&
	    fact->n > first_said(m, fact) &&
	    (fact->label.text.len > 0) == labelled;
}

/* Hours that need words, what holds on public holidays, by appointment. */
static void
put_told(struct compact *m, struct wg_tokens *w)
{
	struct wg_composer *c = m->c;
	bool appointment = false;
	size_t n;
	const struct wg_fact_line *lines = wg_facts_hours(
	    c->voice, c->arena, &m->place->contact, true, &n);

	for (size_t i = 0; i < m->signs[0].n && i < n; i++) {
		appointment |= m->signs[0].at[i].appointment;
		if (!m->signs[0].at[i].told)
			continue;
		put_dot(m, w);
		wg_compose_put_line(c, w, &lines[i]);
	}
	if (m->signs[0].holidays_closed) {
		put_dot(m, w);
		wg_compose_put_label(c, w, WG_L_HOLIDAYS_CLOSED);
	}
	if (!appointment || !m->pair)
		return;
	put_dot(m, w);
	wg_compose_put_label(c, w, WG_L_BY_APPOINTMENT);
}

/* All that has no label of its own, in one paragraph. */
static void
put_remarks(struct compact *m, struct wg_part *to, int side)
{
	struct wg_part *p = wg_part_put(m->c->arena, to, WG_PART_VALUE);

	speak(m, side);
	p->words = wg_compose_text(m->c);
	put_told(m, &p->words);
	for (size_t i = 0; i < m->n[0]; i++)
		if (is_rest(m, i, false))
			put_all_lines(m, &p->words, side == 0 ?
				&m->facts[0][i] : other(m, i));
}

static void
put_labelled(struct compact *m, struct wg_part *to,
    const struct wg_fact *fact, int side)
{
	struct wg_part *p;

	speak(m, side);
	if (!m->c->paper)
		put_label(m, to, fact);
	p = wg_part_put(m->c->arena, to, WG_PART_VALUE);
	p->words = wg_compose_text(m->c);
	if (m->c->paper)
		put_label_before(m, &p->words, fact);
	put_all_lines(m, &p->words, fact);
}

/* A row below the field; 'i' is a fact, or m->n[0] for the remarks. */
static void
put_row(struct compact *m, struct wg_part *rest, size_t i)
{
	bool remarks = i == m->n[0];
	const char *pictogram = remarks ? "info" : m->facts[0][i].pictogram;
	struct wg_part *sides[2];
	struct wg_pair row;

	if (m->pair) {
		row = wg_compose_pair(m->c, rest, WG_PART_PAIR);
		row.spine->pictogram = wg_str(pictogram);
		sides[0] = row.sides[0];
		sides[1] = row.sides[1];
	} else {
		sides[0] = put_fact(m, rest, pictogram);
	}
	for (int side = 0; side < (m->pair ? 2 : 1); side++)
		if (remarks)
			put_remarks(m, sides[side], side);
		else
			put_labelled(m, sides[side], side == 0 ?
				&m->facts[0][i] : other(m, i), side);
}

static void
put_rest(struct compact *m, struct wg_part *card)
{
	struct wg_part *rest =
	    wg_part_new(m->c->arena, WG_PART_CARD_REST);
	struct wg_tokens told = { .language = NULL };
	bool remarks;

	speak(m, 0);
	put_told(m, &told);
	remarks = told.list.n > 0;
	for (size_t i = 0; i < m->n[0]; i++)
		remarks |= is_rest(m, i, false);
	if (remarks)
		put_row(m, rest, m->n[0]);
	for (size_t i = 0; i < m->n[0]; i++)
		if (is_rest(m, i, true))
			put_row(m, rest, i);
	if (rest->first != NULL)
		wg_part_add(card, rest);
}

/* What it does, at length. */
static void
put_details(struct compact *m, struct wg_part *card)
{
	struct wg_composer *c = m->c;
	const struct wg_place *p = m->place;
	struct wg_part *more;

	if (p->matters.n + p->prose.n == 0)
		return;
	card->level = WG_CARD_LONG;
	more = wg_part_put(c->arena, card, WG_PART_CARD_MORE);
	if (m->pair) {
		wg_compose_pair_items(c, more, &p->matters);
		for (size_t i = 0; i < p->prose.n; i++)
			wg_compose_pair_block(c, more, p->prose.at[i]);
		speak(m, 0);
		return;
	}
	if (p->matters.n > 0)
		wg_compose_items(c, more, &p->matters);
	wg_compose_list(c, more, &p->prose);
}

void
wg_compose_compact(struct wg_composer *c, struct wg_part *to,
    const struct wg_document *place)
{
	const struct wg_facts *voice = c->voice;
	struct compact m = { .c = c, .document = place,
		.place = wg_read_place(voice->task, place),
		.pair = c->other != NULL,
		.brief = c->cards == WG_CARD_BRIEF };
	struct wg_part *card = wg_part_put(c->arena, to, WG_PART_CARD);
	struct wg_part *field;

	for (int i = 0; i < 2; i++) {
		speak(&m, i);
		m.facts[i] =
		    wg_facts_of_place(c->voice, c->arena, place, &m.n[i]);
		m.n[i] = wg_compose_brief(c, m.facts[i], m.n[i]);
		m.signs[i] = wg_facts_hours_signs(
		    c->voice, c->arena, &m.place->contact);
	}
	speak(&m, 0);
	card->language = c->stacked && c->other != NULL &&
		c->other->edition->language->rtl ?
	    c->other->edition->language :
	    c->voice->edition->language;
	if (c->linker != NULL && c->linker->stands != NULL &&
	    c->linker->stands(c->linker->context, place))
		card->id = place->id;
	put_head(&m, card);
	if (c->details && !m.brief)
		put_details(&m, card);
	field = wg_part_put(c->arena, card, WG_PART_CARD_FIELD);
	put_columns(&m, field);
	put_line_below(&m, field, BELOW, WG_PART_CARD_WEB);
	put_last_line(&m, field);
	put_rest(&m, card);
	c->voice = voice;
}
