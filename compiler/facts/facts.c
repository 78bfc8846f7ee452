/* Small facts: addresses, ways, placeholders. */
#include "facts/facts.h"

#include "base/arena.h"
#include "facts/hours.h"
#include "facts/inline.h"
#include "facts/piece.h"
#include "model/prose.h"
#include "text/locale.h"
#include "text/phone.h"
#include "values/value.h"

struct wg_piece
wg_piece_label(const struct wg_facts *f, struct wg_arena *a, enum wg_label id,
    uint32_t n, const struct wg_label_arg *args)
{
	return (struct wg_piece){
		.text = wg_edition_label(f->edition, a, id, n, args),
		.language = wg_edition_label_language(f->edition, id) };
}

struct wg_piece
wg_piece_unit(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_node *unit)
{
	return (struct wg_piece){ .text = wg_inlines_text(f, a, unit),
		.language = wg_edition_unit(f->edition, unit).language,
		.unit = unit };
}

static struct wg_facts
open_one(
    struct wg_task *task, const struct wg_edition *e, struct wg_arena *a)
{
	const struct wg_project *p = e->project;
	const struct wg_locale *source = wg_locale(p->source->icu, NULL);
	struct wg_facts f = { .task = task, .edition = e };

	f.locale = e->language == p->source ? source :
	    wg_locale(e->language->icu, source);
	f.words = wg_facts_hours_words(e, a);
	return f;
}

struct wg_facts
wg_facts_open(
    struct wg_task *task, const struct wg_edition *e, struct wg_arena *a)
{
	struct wg_facts *german = WG_NEW(a, struct wg_facts);
	struct wg_facts f = open_one(task, e, a);

	*german = open_one(task, wg_edition_of_source(a, e->project), a);
	german->german = f.german = german;
	return f;
}

const struct wg_language *
wg_facts_language(const struct wg_facts *f)
{
	return wg_locale_known(f->locale) ? f->edition->language :
					    f->edition->project->source;
}

const struct wg_facts *
wg_facts_of_label(const struct wg_facts *f, enum wg_label label)
{
	bool own = wg_edition_label_language(f->edition, label) ==
	    f->edition->language;

	return own ? f : f->german;
}

const struct wg_piece *
wg_piece_keep(struct wg_arena *a, struct wg_piece piece)
{
	struct wg_piece *kept = WG_NEW(a, struct wg_piece);

	*kept = piece;
	return kept;
}

struct wg_fact_line
wg_line_of(struct wg_arena *a, struct wg_piece piece)
{
	return (struct wg_fact_line){ wg_piece_keep(a, piece), 1 };
}

struct wg_str
wg_behind_piece(const struct wg_fact_line *line, size_t i)
{
	struct wg_str mark = line->pieces[i].mark;

	if (i + 1 < line->n)
		return mark.len > 0 ? mark : WG_STR(" ");
	return wg_str_trim(mark);
}

struct wg_piece
wg_piece_name(const struct wg_facts *f, struct wg_str text)
{
	return (struct wg_piece){ .text = text,
		.language = f->edition->project->source, .ltr = true };
}

/* Addresses. */

static void
inside_part(const struct wg_facts *f, struct wg_arena *a, struct wg_pieces *line,
    enum wg_label id, struct wg_str value)
{
	const struct wg_label_arg args[] = { { "name", value },
		{ NULL, WG_NONE } };

	if (value.len == 0)
		return;
	if (line->n > 0)
		WG_PUSH(a, line) = (struct wg_piece){ .text = WG_STR("·") };
	/* A floor is printed as posted; a name in an RTL text is isolated. */
	if (id == WG_L_FLOOR)
		WG_PUSH(a, line) = wg_piece_name(f, value);
	else
		WG_PUSH(a, line) = wg_piece_label(f, a, id, 0, args);
}

struct wg_fact_line *
wg_facts_address(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_address *address, size_t *n)
{
	struct wg_fact_line *lines = WG_NEW_ARRAY(a, 3, struct wg_fact_line);
	struct wg_pieces inside = { 0 };

	*n = 0;
	if (address == NULL)
		return lines;
	lines[(*n)++] = wg_line_of(a, wg_piece_name(f, wg_str_fmt(a,
	    "%.*s%s%.*s", WG_ARG(address->street),
	    address->number.len > 0 ? "\xC2\xA0" : "",
	    WG_ARG(address->number))));
	lines[(*n)++] = wg_line_of(a, wg_piece_name(f, wg_str_fmt(a,
	    "%.*s\xC2\xA0%.*s", WG_ARG(address->postcode),
	    WG_ARG(address->town))));
	inside_part(f, a, &inside, WG_L_ENTRANCE, address->entrance);
	inside_part(f, a, &inside, WG_L_FLOOR, address->floor);
	inside_part(f, a, &inside, WG_L_ROOM, address->room);
	if (inside.n > 0)
		lines[(*n)++] = (struct wg_fact_line){ inside.at, inside.n };
	return lines;
}

/* Ways. */

static void
comma(const struct wg_facts *f, struct wg_pieces *line)
{
	/* It belongs to the word before it. */
	if (line->n > 0)
		line->at[line->n - 1].mark =
		    wg_locale_separator(f->locale, WG_SEPARATOR_COMMA);
}

static void
named(const struct wg_facts *f, struct wg_arena *a, struct wg_pieces *line,
    enum wg_label id, struct wg_str value)
{
	if (value.len == 0)
		return;
	comma(f, line);
	WG_PUSH(a, line) = wg_piece_label(f, a, id, 0, NULL);
	WG_PUSH(a, line) = wg_piece_name(f, value);
}

/* The walk to the office: from the stop, or all the way; -1: not said. */
static int
walk_of(const struct wg_office *office)
{
	return office->stop.len > 0 ? office->minutes : office->walk;
}

static struct wg_piece
walk_piece(
    const struct wg_facts *f, struct wg_arena *a, const struct wg_office *office)
{
	return wg_piece_label(
	    f, a, WG_L_WALK, (uint32_t)walk_of(office), NULL);
}

struct wg_fact_line
wg_facts_way(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_office *office)
{
	struct wg_pieces line = { 0 };

	if (office->stop.len > 0) {
		named(f, a, &line, WG_L_LINE, office->line);
		named(f, a, &line, WG_L_TOWARDS, office->towards);
		named(f, a, &line, WG_L_STOP, office->stop);
	}
	if (walk_of(office) >= 0) {
		comma(f, &line);
		WG_PUSH(a, &line) = walk_piece(f, a, office);
	}
	return (struct wg_fact_line){ line.at, line.n };
}

static void
dot(struct wg_arena *a, struct wg_pieces *line)
{
	if (line->n > 0)
		WG_PUSH(a, line) = (struct wg_piece){ .text = WG_STR("·") };
}

struct wg_fact_line
wg_facts_way_brief(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_office *office)
{
	struct wg_pieces line = { 0 };

	if (office->line.len > 0)
		WG_PUSH(a, &line) = wg_piece_name(f, office->line);
	if (office->towards.len > 0) {
		WG_PUSH(a, &line) =
		    wg_piece_label(f, a, WG_L_TOWARDS, 0, NULL);
		WG_PUSH(a, &line) = wg_piece_name(f, office->towards);
	}
	if (office->stop.len > 0) {
		dot(a, &line);
		WG_PUSH(a, &line) = wg_piece_name(f, office->stop);
	}
	if (walk_of(office) >= 0) {
		dot(a, &line);
		WG_PUSH(a, &line) = walk_piece(f, a, office);
	}
	return (struct wg_fact_line){ line.at, line.n };
}

/* Placeholders. */

struct wg_piece
wg_piece_phone(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_phone *phone)
{
	struct wg_str text = wg_phone_text(a, phone);

	return (struct wg_piece){ .text = text, .ltr = true,
		.href = wg_str_fmt(a, "tel:%.*s", WG_ARG(phone->dial)),
		.title = wg_str_fmt(a, "%.*s %.*s",
		    WG_ARG(wg_edition_label(
			f->edition, a, WG_L_PHONE, 0, NULL)),
		    WG_ARG(text)) };
}

struct wg_piece
wg_piece_email(
    const struct wg_facts *f, struct wg_arena *a, struct wg_str s)
{
	struct wg_str text = wg_email_text(a, s);

	return (struct wg_piece){ .text = text, .ltr = true,
		.href = wg_str_fmt(a, "mailto:%.*s", WG_ARG(s)),
		.title = wg_str_fmt(a, "%.*s %.*s",
		    WG_ARG(wg_edition_label(
			f->edition, a, WG_L_EMAIL, 0, NULL)),
		    WG_ARG(text)) };
}

struct wg_piece
wg_facts_url(const struct wg_facts *f, struct wg_arena *a, struct wg_str s)
{
	struct wg_str text = wg_url_text(a, s);

	return (struct wg_piece){ .text = text, .ltr = true, .href = s,
		.title = wg_str_fmt(a, "%.*s %.*s",
		    WG_ARG(wg_edition_label(f->edition, a, WG_L_WEB, 0, NULL)),
		    WG_ARG(text)) };
}

/* Only digits and what joins them: no word has a direction there. */
static bool
only_digits(struct wg_str s)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c != 0x2013 && c != 0x2009 && c != 0x202F && c != ' ' &&
		    (c < '-' || c > ':'))
			return false;
	}
	return true;
}

struct wg_piece
wg_piece_times(const struct wg_facts *f, struct wg_str text)
{
	return (struct wg_piece){ .text = text,
		.ltr = only_digits(text) || !wg_facts_language(f)->rtl,
		.language = wg_facts_language(f) };
}

static struct wg_piece
plain(const struct wg_facts *f, struct wg_str text)
{
	return (struct wg_piece){ .text = text,
		.language = wg_facts_language(f) };
}

/* From the earlier to the later in every language, as in all tables: a range
 * that an Arabic sentence turns round is a door that opens at closing time. */
static struct wg_piece
time_piece(
    const struct wg_facts *f, struct wg_arena *a, const struct wg_clock_range *c)
{
	return wg_piece_times(f, c->range ?
		wg_locale_times(f->locale, a, c->from, c->to) :
		wg_locale_time(f->locale, a, c->from));
}

static struct wg_piece
value_piece(const struct wg_facts *f, struct wg_arena *a,
    enum wg_element e, const struct wg_value *v)
{
	switch (e) {
	case WG_EL_PHONE:
		return wg_piece_phone(f, a, &v->phone);
	case WG_EL_EMAIL:
		return wg_piece_email(f, a, v->email.address);
	case WG_EL_URI:
		return wg_facts_url(f, a, v->url.href);
	case WG_EL_TIME:
		return time_piece(f, a, &v->time);
	case WG_EL_INLINE_DATE:
		return plain(f, wg_locale_date(f->locale, a, v->day));
	case WG_EL_MONEY:
		return plain(f, wg_locale_money(f->locale, a, &v->money));
	default:
		return plain(f, v->text);
	}
}

/* What the sentence says behind 'n', also beyond the markup around it. */
static struct wg_str
text_behind(const struct wg_node *n)
{
	while (n->next == NULL && n->parent != NULL &&
	    wg_node_is(n->parent, WG_INLINE))
		n = n->parent;
	for (n = n->next; n != NULL && n->element != WG_EL_TEXT;)
		n = wg_node_is(n, WG_PLACEHOLDER) ? NULL : n->first;
	return n == NULL ? WG_NONE : n->text;
}

struct wg_piece
wg_facts_inline(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_node *n)
{
	const struct wg_value *v = wg_value_of(n);
	struct wg_piece piece = { .text = WG_STR("") };

	if (v == NULL)
		return piece;
	piece = value_piece(f, a, n->element, v);
	piece.text = wg_str_before(piece.text, text_behind(n));
	return piece;
}
