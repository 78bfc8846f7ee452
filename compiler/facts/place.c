/*
 * The facts of a place, one function per kind, in a table; what a place does
 * not tell gives no fact.
 */
#include "base/arena.h"
#include "facts/closing.h"
#include "facts/facts.h"
#include "facts/hours.h"
#include "facts/piece.h"
#include "text/locale.h"

struct collector {
	const struct wg_facts *facts;
	struct wg_arena *arena;
	const struct wg_place *place;
	const struct wg_contact *contact; /* the place's own, or a desk */
	struct WG_VEC(struct wg_fact_line) lines; /* of the fact at work */
};

static struct collector
collector_of(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_document *d)
{
	const struct wg_place *place = wg_read_place(f->task, d);

	return (struct collector){ .facts = f, .arena = a, .place = place,
		.contact = &place->contact };
}

static void
add_line(struct collector *c, struct wg_piece piece)
{
	WG_PUSH(c->arena, &c->lines) = wg_line_of(c->arena, piece);
}

static void
add_label(struct collector *c, enum wg_label id)
{
	add_line(c, wg_piece_label(c->facts, c->arena, id, 0, NULL));
}

/* On a page that several counties share: whose office is it? */
static void
region(struct collector *c)
{
	const struct wg_edition *e = c->facts->edition;
	const struct wg_project *p = e->project;
	size_t n = 0;

	for (size_t i = 0; i < p->regions.n; i++)
		n += wg_region_shows(&p->regions.at[i], c->place->document);
	for (size_t i = 0; i < p->regions.n && n < p->regions.n; i++) {
		const struct wg_region *r = &p->regions.at[i];
		const struct wg_node *title = r->document->title;

		if (wg_region_shows(r, c->place->document))
			add_line(c, wg_piece_unit(c->facts, c->arena, title));
	}
}

static int64_t
today(const struct collector *c)
{
	return c->facts->edition->project->today;
}

static void
address(struct collector *c)
{
	size_t n;
	struct wg_fact_line *lines = wg_facts_address(
	    c->facts, c->arena, wg_place_address(c->place, today(c)), &n);

	for (size_t i = 0; i < n; i++)
		WG_PUSH(c->arena, &c->lines) = lines[i];
}

static void
moved(struct collector *c)
{
	size_t n = 0;
	struct wg_fact_line *lines;

	if (!wg_move_told(c->place->move, today(c)))
		return;
	lines = wg_facts_move(c->facts, c->arena, c->place->move, &n);
	for (size_t i = 0; i < n; i++)
		WG_PUSH(c->arena, &c->lines) = lines[i];
}

static void
closed(struct collector *c)
{
	const struct wg_closing_list *list = &c->place->closings;

	if (c->place->closed)
		add_label(c, WG_L_CLOSED_FOR_NOW);
	for (size_t i = 0; i < list->n; i++)
		if (wg_closing_told(&list->at[i], today(c)))
			WG_PUSH(c->arena, &c->lines) = wg_facts_closing(
			    c->facts, c->arena, &list->at[i]);
}

static void
hours(struct collector *c)
{
	size_t n;
	struct wg_fact_line *lines =
	    wg_facts_hours(c->facts, c->arena, c->contact, false, &n);

	for (size_t i = 0; i < n; i++)
		WG_PUSH(c->arena, &c->lines) = lines[i];
}

struct wg_fact_line *
wg_facts_hours_brief(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_document *place, size_t *n)
{
	return wg_facts_hours(
	    f, a, &wg_read_place(f->task, place)->contact, true, n);
}

static void
hours_note(struct collector *c)
{
	const struct wg_node *n = c->place->hours_note;

	if (n != NULL)
		add_line(c, wg_piece_unit(c->facts, c->arena, n));
}

static void
phones(struct collector *c)
{
	static const enum wg_label labels[] = {
		[WG_LINE_PHONE] = WG_L_COUNT,
		[WG_LINE_MOBILE] = WG_L_MOBILE,
		[WG_LINE_FAX] = WG_L_FAX,
	};

	for (size_t i = 0; i < c->contact->n_lines; i++) {
		const struct wg_phone_line *l = &c->contact->lines[i];
		struct wg_pieces line = { 0 };

		if (labels[l->kind] != WG_L_COUNT)
			WG_PUSH(c->arena, &line) = wg_piece_label(c->facts,
			    c->arena, labels[l->kind], 0, NULL);
		WG_PUSH(c->arena, &line) =
		    wg_piece_phone(c->facts, c->arena, l->phone);
		WG_PUSH(c->arena, &c->lines) =
		    (struct wg_fact_line){ line.at, line.n };
	}
}

static void
email(struct collector *c)
{
	if (c->contact->email.len > 0)
		add_line(c, wg_piece_email(
		    c->facts, c->arena, c->contact->email));
}

static void
web(struct collector *c)
{
	if (c->contact->web.len > 0)
		add_line(c, wg_facts_url(
		    c->facts, c->arena, c->contact->web));
}

static void
appointment(struct collector *c)
{
	struct wg_piece piece = wg_piece_label(
	    c->facts, c->arena, WG_L_MAKE_APPOINTMENT, 0, NULL);

	if (c->contact->appointment.len == 0)
		return;
	piece.href = c->contact->appointment;
	piece.title = piece.text;
	add_line(c, piece);
}

/* What it does goes before the first of its lines. */
static void
name_contact(struct collector *c, size_t first)
{
	const struct wg_node *title = c->contact->title;
	struct wg_pieces line = { 0 };

	if (title == NULL || c->lines.n == first)
		return;
	WG_PUSH(c->arena, &line) = wg_piece_unit(c->facts, c->arena, title);
	line.at[0].mark =
	    wg_locale_separator(c->facts->locale, WG_SEPARATOR_COLON);
	for (size_t i = 0; i < c->lines.at[first].n; i++)
		WG_PUSH(c->arena, &line) = c->lines.at[first].pieces[i];
	c->lines.at[first] = (struct wg_fact_line){ line.at, line.n };
}

static void
contacts(struct collector *c)
{
	for (size_t i = 0; i < c->place->n_contacts; i++) {
		size_t first = c->lines.n;

		c->contact = &c->place->contacts[i];
		phones(c);
		email(c);
		web(c);
		hours(c);
		appointment(c);
		name_contact(c, first);
	}
	c->contact = &c->place->contact;
}

static void
bring(struct collector *c)
{
	for (size_t i = 0; i < c->place->n_bring; i++)
		add_label(c, c->place->bring[i]);
}

/* All in one line, each in its own language and script. */
static void
languages(struct collector *c)
{
	const struct wg_language_list *list = &c->place->languages;
	struct wg_pieces line = { 0 };

	for (size_t i = 0; i < list->n; i++) {
		if (i > 0)
			WG_PUSH(c->arena, &line) =
			    (struct wg_piece){ .text = WG_STR("·") };
		WG_PUSH(c->arena, &line) = (struct wg_piece){
			.text = list->at[i]->label, .language = list->at[i] };
	}
	if (line.n > 0)
		WG_PUSH(c->arena, &c->lines) =
		    (struct wg_fact_line){ line.at, line.n };
}

static void
interpreter(struct collector *c)
{
	if (!c->place->interpreter)
		return;
	if (c->place->interpreter_days >= 0)
		add_line(c, wg_piece_label(c->facts, c->arena,
		    WG_L_INTERPRETER_DAYS,
		    (uint32_t)c->place->interpreter_days, NULL));
	else
		add_label(c, WG_L_INTERPRETER);
}

static void
label_if(struct collector *c, bool so, enum wg_label id)
{
	if (so)
		add_label(c, id);
}

static void
access_lines(struct collector *c)
{
	const struct wg_place *p = c->place;

	label_if(c, p->step_free == WG_YES, WG_L_STEP_FREE);
	label_if(c, p->lift == WG_YES, WG_L_LIFT);
	label_if(c, p->wc == WG_YES, WG_L_WHEELCHAIR_WC);
	label_if(c, p->hearing_loop == WG_YES, WG_L_HEARING_LOOP);
	label_if(c, p->parking == WG_YES, WG_L_DISABLED_PARKING);
}

static void
terms(struct collector *c)
{
	label_if(c, c->place->free == WG_YES, WG_L_FREE);
	label_if(c, c->place->free == WG_NO, WG_L_COSTS);
	label_if(c, c->place->confidential, WG_L_CONFIDENTIAL);
}

static const struct {
	void (*collect)(struct collector *);
	enum wg_label label; /* WG_L_COUNT: none */
	const char *pictogram;
} kinds[WG_FACT_COUNT] = {
	[WG_FACT_REGION] = { region, WG_L_COUNT, "signpost" },
	[WG_FACT_ADDRESS] = { address, WG_L_ADDRESS, "pin" },
	[WG_FACT_MOVED] = { moved, WG_L_COUNT, "signpost" },
	[WG_FACT_HOURS] = { hours, WG_L_HOURS, "clock" },
	[WG_FACT_CLOSED] = { closed, WG_L_COUNT, "limits" },
	[WG_FACT_HOURS_NOTE] = { hours_note, WG_L_COUNT, NULL },
	[WG_FACT_PHONE] = { phones, WG_L_PHONE, "phone" },
	[WG_FACT_EMAIL] = { email, WG_L_EMAIL, "mail" },
	[WG_FACT_WEB] = { web, WG_L_WEB, "web" },
	[WG_FACT_APPOINTMENT] = { appointment, WG_L_COUNT, "calendar" },
	[WG_FACT_CONTACT] = { contacts, WG_L_COUNT, "phone" },
	[WG_FACT_BRING] = { bring, WG_L_BRING, "documents" },
	[WG_FACT_LANGUAGES] = { languages, WG_L_WE_SPEAK, "language" },
	[WG_FACT_INTERPRETER] = { interpreter, WG_L_COUNT, "interpreter" },
	[WG_FACT_ACCESS] = { access_lines, WG_L_COUNT, "wheelchair" },
	[WG_FACT_TERMS] = { terms, WG_L_COUNT, "info" },
};

struct wg_fact *
wg_facts_of_place(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_document *place, size_t *n)
{
	struct wg_fact *facts = WG_NEW_ARRAY(a, WG_FACT_COUNT, struct wg_fact);
	struct collector c = collector_of(f, a, place);

	*n = 0;
	for (unsigned k = 0; k < WG_FACT_COUNT; k++) {
		struct wg_fact *fact = &facts[*n];

		if (kinds[k].collect == NULL)
			continue;
		c.lines.at = NULL;
		c.lines.n = c.lines.room = 0;
		kinds[k].collect(&c);
		if (c.lines.n == 0)
			continue;
		fact->kind = (enum wg_fact_kind)k;
		fact->pictogram = kinds[k].pictogram;
		fact->lines = c.lines.at;
		fact->n = c.lines.n;
		if (kinds[k].label != WG_L_COUNT)
			fact->label = wg_piece_label(
			    f, a, kinds[k].label, 0, NULL);
		++*n;
	}
	return facts;
}
