/* Small facts: words of hours, addresses, ways, placeholders. */
#include "facts/facts.h"

#include "base/arena.h"
#include "facts/piece.h"
#include "text/locale.h"
#include "text/phone.h"

struct wg_piece
wg_piece_label(const struct wg_facts *f, struct wg_arena *a, enum wg_label id,
    uint32_t n, const struct wg_label_arg *args)
{
	return (struct wg_piece){
		.text = wg_edition_label(f->edition, a, id, n, args),
		.language = wg_edition_label_language(f->edition, id) };
}

static struct wg_str
word(const struct wg_edition *e, struct wg_arena *a, enum wg_label id)
{
	return wg_edition_label(e, a, id, 0, NULL);
}

/* {day} stays in the words: hours fill it in. */
static struct wg_str
pattern(const struct wg_edition *e, struct wg_arena *a, enum wg_label id)
{
	const struct wg_label_arg keep[] = { { "day", WG_STR("{day}") },
		{ NULL, WG_NONE } };

	return wg_edition_label(e, a, id, 0, keep);
}

struct wg_facts
wg_facts_open(
    struct wg_task *task, const struct wg_edition *e, struct wg_arena *a)
{
	const struct wg_project *p = e->project;
	struct wg_facts f = { .task = task, .edition = e };

	f.source = wg_locale(p->source->icu, NULL);
	f.locale = e->language == p->source ? f.source :
	    wg_locale(e->language->icu, f.source);
	f.words.closed = word(e, a, WG_L_CLOSED);
	f.words.appointment = word(e, a, WG_L_BY_APPOINTMENT);
	f.words.holidays_closed = word(e, a, WG_L_HOLIDAYS_CLOSED);
	f.words.always = word(e, a, WG_L_ALWAYS_OPEN);
	f.words.nth[0] = pattern(e, a, WG_L_FIRST_WEEKDAY);
	f.words.nth[1] = pattern(e, a, WG_L_SECOND_WEEKDAY);
	f.words.nth[2] = pattern(e, a, WG_L_THIRD_WEEKDAY);
	f.words.nth[3] = pattern(e, a, WG_L_FOURTH_WEEKDAY);
	f.words.last = pattern(e, a, WG_L_LAST_WEEKDAY);
	return f;
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
    const struct wg_node *address, size_t *n)
{
	struct wg_fact_line *lines = WG_NEW_ARRAY(a, 3, struct wg_fact_line);
	struct wg_str number = wg_node_attr(address, WG_AT_NUMBER);
	struct wg_pieces inside = { 0 };

	*n = 0;
	if (address == NULL)
		return lines;
	lines[(*n)++] = wg_line_of(a, wg_piece_name(f, wg_str_fmt(a,
	    "%.*s%s%.*s", WG_ARG(wg_node_attr(address, WG_AT_STREET)),
	    number.len > 0 ? "\xC2\xA0" : "", WG_ARG(number))));
	lines[(*n)++] = wg_line_of(a, wg_piece_name(f, wg_str_fmt(a,
	    "%.*s\xC2\xA0%.*s", WG_ARG(wg_node_attr(address, WG_AT_POSTCODE)),
	    WG_ARG(wg_node_attr(address, WG_AT_TOWN)))));
	inside_part(f, a, &inside, WG_L_ENTRANCE,
	    wg_node_attr(address, WG_AT_ENTRANCE));
	inside_part(f, a, &inside, WG_L_FLOOR,
	    wg_node_attr(address, WG_AT_FLOOR));
	inside_part(f, a, &inside, WG_L_ROOM,
	    wg_node_attr(address, WG_AT_ROOM));
	if (inside.n > 0)
		lines[(*n)++] = (struct wg_fact_line){ inside.at, inside.n };
	return lines;
}

/* Ways. */

static void
comma(struct wg_pieces *line)
{
	/* It belongs to the word before it. */
	if (line->n > 0)
		line->at[line->n - 1].comma = true;
}

static void
named(const struct wg_facts *f, struct wg_arena *a, struct wg_pieces *line,
    enum wg_label id, struct wg_str value)
{
	if (value.len == 0)
		return;
	comma(line);
	WG_PUSH(a, line) = wg_piece_label(f, a, id, 0, NULL);
	WG_PUSH(a, line) = wg_piece_name(f, value);
}

struct wg_fact_line
wg_facts_way(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_node *office)
{
	struct wg_pieces line = { 0 };
	uint32_t minutes;
	bool by_bus = wg_node_attr(office, WG_AT_STOP).len > 0;
	struct wg_str walk = wg_node_attr(
	    office, by_bus ? WG_AT_MINUTES : WG_AT_WALK);

	if (by_bus) {
		named(f, a, &line, WG_L_LINE,
		    wg_node_attr(office, WG_AT_LINE));
		named(f, a, &line, WG_L_TOWARDS,
		    wg_node_attr(office, WG_AT_TOWARDS));
		named(f, a, &line, WG_L_STOP,
		    wg_node_attr(office, WG_AT_STOP));
	}
	if (wg_str_uint(walk, &minutes)) {
		comma(&line);
		WG_PUSH(a, &line) =
		    wg_piece_label(f, a, WG_L_WALK, minutes, NULL);
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
    const struct wg_node *office)
{
	struct wg_str stop = wg_node_attr(office, WG_AT_STOP);
	struct wg_str number = wg_node_attr(office, WG_AT_LINE);
	struct wg_str towards = wg_node_attr(office, WG_AT_TOWARDS);
	struct wg_pieces line = { 0 };
	uint32_t minutes;

	if (number.len > 0)
		WG_PUSH(a, &line) = wg_piece_name(f, number);
	if (towards.len > 0) {
		WG_PUSH(a, &line) =
		    wg_piece_label(f, a, WG_L_TOWARDS, 0, NULL);
		WG_PUSH(a, &line) = wg_piece_name(f, towards);
	}
	if (stop.len > 0) {
		dot(a, &line);
		WG_PUSH(a, &line) = wg_piece_name(f, stop);
	}
	if (wg_str_uint(wg_node_attr(
	    office, stop.len > 0 ? WG_AT_MINUTES : WG_AT_WALK), &minutes)) {
		dot(a, &line);
		WG_PUSH(a, &line) =
		    wg_piece_label(f, a, WG_L_WALK, minutes, NULL);
	}
	return (struct wg_fact_line){ line.at, line.n };
}

/* Placeholders. */

static struct wg_piece
phone_piece(const struct wg_facts *f, struct wg_arena *a, struct wg_str s)
{
	struct wg_phone phone;
	size_t bad;

	if (!wg_phone_parse(a, s, &phone, &bad))
		return (struct wg_piece){ .text = s, .ltr = true };
	return (struct wg_piece){ .text = phone.text, .ltr = true,
		.href = wg_str_fmt(a, "tel:%.*s", WG_ARG(phone.dial)),
		.title = wg_str_fmt(a, "%.*s %.*s",
		    WG_ARG(wg_edition_label(
			f->edition, a, WG_L_PHONE, 0, NULL)),
		    WG_ARG(phone.text)) };
}

static struct wg_piece
email_piece(const struct wg_facts *f, struct wg_arena *a, struct wg_str s)
{
	return (struct wg_piece){ .text = s, .ltr = true,
		.href = wg_str_fmt(a, "mailto:%.*s", WG_ARG(s)),
		.title = wg_str_fmt(a, "%.*s %.*s",
		    WG_ARG(wg_edition_label(
			f->edition, a, WG_L_EMAIL, 0, NULL)), WG_ARG(s)) };
}

/* An address as people write it: without https:// and the last slash. */
static struct wg_piece
uri_piece(const struct wg_facts *f, struct wg_arena *a, struct wg_str s)
{
	struct wg_str text = wg_str_from(s, 8);

	if (wg_str_ends(text, WG_STR("/")))
		text.len--;
	return (struct wg_piece){ .text = text, .ltr = true, .href = s,
		.title = wg_str_fmt(a, "%.*s %.*s",
		    WG_ARG(wg_edition_label(f->edition, a, WG_L_WEB, 0, NULL)),
		    WG_ARG(text)) };
}

static unsigned
minutes_of(struct wg_str s)
{
	uint32_t h = 0, m = 0;

	wg_str_uint(wg_str_head(s, 2), &h);
	wg_str_uint(wg_str_head(wg_str_from(s, 3), 2), &m);
	return h * 60 + m;
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
	return (struct wg_piece){ .text = text, .ltr = only_digits(text),
		.language = f->edition->language };
}

/* From the earlier to the later in every language, as in all tables: a range
 * that an Arabic sentence turns round is a door that opens at closing time. */
static struct wg_piece
time_piece(const struct wg_facts *f, struct wg_arena *a, struct wg_str s)
{
	unsigned from = minutes_of(s), to = minutes_of(wg_str_from(s, 6));
	struct wg_str text = s.len > 5 ?
	    wg_locale_times(f->locale, a, from, to) :
	    wg_locale_time(f->locale, a, from);

	return wg_piece_times(f, text);
}

static struct wg_piece
money_piece(const struct wg_facts *f, struct wg_arena *a, struct wg_str s)
{
	int64_t micro = 0;

	wg_str_micro(s, &micro);
	return (struct wg_piece){
		.text = wg_locale_money(
		    f->locale, a, (uint64_t)(micro / 10000)),
		.language = f->edition->language };
}

struct wg_piece
wg_facts_inline(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_node *n)
{
	struct wg_str value = n->first != NULL ? n->first->text : WG_NONE;

	if (value.len == 0)
		return (struct wg_piece){ .text = WG_STR("") };
	switch (n->element) {
	case WG_EL_PHONE:
		return phone_piece(f, a, value);
	case WG_EL_EMAIL:
	case WG_EL_PLACE_EMAIL:
		return email_piece(f, a, value);
	case WG_EL_URI:
		return uri_piece(f, a, value);
	case WG_EL_TIME:
		return time_piece(f, a, value);
	case WG_EL_INLINE_DATE:
		return (struct wg_piece){
			.text = wg_locale_date(f->locale, a, value),
			.language = f->edition->language };
	case WG_EL_MONEY:
		return money_piece(f, a, value);
	default:
		return (struct wg_piece){ .text = value };
	}
}

struct wg_piece
wg_facts_link(const struct wg_facts *f, struct wg_arena *a, struct wg_str url)
{
	return uri_piece(f, a, url);
}

bool
wg_facts_hours(struct wg_arena *a, const struct wg_node *parent,
    struct wg_week *hours)
{
	const struct wg_node *n = wg_node_child(parent, WG_EL_HOURS);
	struct wg_week_error error;

	return n != NULL && n->first != NULL &&
	    wg_week_parse(a, n->first->text, hours, &error);
}
