/*
 * The facts of a place, one function per kind, in a table; what a place does
 * not tell gives no fact.
 */
#include "base/arena.h"
#include "facts/facts.h"
#include "facts/piece.h"
#include "text/locale.h"

struct collector {
	const struct wg_facts *facts;
	struct wg_arena *arena;
	const struct wg_node *root; /* of the place, or a contact in it */
	const struct wg_document *place;
	struct WG_VEC(struct wg_fact_line) lines; /* of the fact at work */
};

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
		n += wg_region_shows(&p->regions.at[i], c->place);
	for (size_t i = 0; i < p->regions.n && n < p->regions.n; i++) {
		const struct wg_region *r = &p->regions.at[i];
		const struct wg_node *title = r->document->title;

		if (wg_region_shows(r, c->place))
			add_line(c, (struct wg_piece){
			    .text = wg_edition_text(e, c->arena, title),
			    .language = wg_edition_unit(e, title).language });
	}
}

static void
address(struct collector *c)
{
	size_t n;
	struct wg_fact_line *lines = wg_facts_address(c->facts, c->arena,
	    wg_node_child(c->root, WG_EL_ADDRESS), &n);

	for (size_t i = 0; i < n; i++)
		WG_PUSH(c->arena, &c->lines) = lines[i];
}

static void
hours_row(struct collector *c, const struct wg_hours_row *row)
{
	const struct wg_language *language = c->facts->edition->language;
	struct wg_pieces line = { 0 };

	if (row->days.len > 0)
		WG_PUSH(c->arena, &line) = (struct wg_piece){
			.text = row->days, .language = language,
			.colon = true };
	if (row->times.len > 0)
		WG_PUSH(c->arena, &line) = (struct wg_piece){
			.text = row->times, .ltr = true,
			.comma = row->words.len > 0 };
	if (row->words.len > 0)
		WG_PUSH(c->arena, &line) = (struct wg_piece){
			.text = row->words, .language = language };
	WG_PUSH(c->arena, &c->lines) =
	    (struct wg_fact_line){ line.at, line.n };
}

static void
collect_hours(struct collector *c, bool brief)
{
	struct wg_week h;
	struct wg_hours_row *rows;
	size_t n;

	if (!wg_facts_hours(c->arena, c->root, &h))
		return;
	rows = wg_hours_rows(
	    &h, c->facts->locale, &c->facts->words, brief, c->arena, &n);
	for (size_t i = 0; i < n; i++)
		hours_row(c, &rows[i]);
}

static void
hours(struct collector *c)
{
	collect_hours(c, false);
}

struct wg_fact_line *
wg_facts_hours_brief(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_document *place, size_t *n)
{
	struct collector c = { .facts = f, .arena = a, .root = place->root };

	collect_hours(&c, true);
	*n = c.lines.n;
	return c.lines.at;
}

static void
hours_note(struct collector *c)
{
	const struct wg_node *n = wg_node_child(c->root, WG_EL_HOURS_NOTE);

	if (n != NULL)
		add_line(c, (struct wg_piece){
		    .text = wg_edition_text(c->facts->edition, c->arena, n),
		    .language =
			wg_edition_unit(c->facts->edition, n).language });
}

static void
phones(struct collector *c)
{
	for (const struct wg_node *n = wg_node_child(c->root, WG_EL_PHONE);
	     n != NULL; n = wg_node_same(n)) {
		struct wg_str kind = wg_node_attr(n, WG_AT_KIND);
		struct wg_pieces line = { 0 };

		if (n->first == NULL)
			continue;
		if (kind.len > 0 && !wg_str_is(kind, "phone"))
			WG_PUSH(c->arena, &line) = wg_piece_label(c->facts,
			    c->arena, wg_str_is(kind, "fax") ? WG_L_FAX :
				WG_L_MOBILE, 0, NULL);
		WG_PUSH(c->arena, &line) =
		    wg_facts_inline(c->facts, c->arena, n);
		WG_PUSH(c->arena, &c->lines) =
		    (struct wg_fact_line){ line.at, line.n };
	}
}

static void
email(struct collector *c)
{
	const struct wg_node *n = wg_node_child(c->root, WG_EL_PLACE_EMAIL);

	if (n != NULL && n->first != NULL)
		add_line(c, wg_facts_inline(c->facts, c->arena, n));
}

static void
web(struct collector *c)
{
	struct wg_str url = wg_node_attr(
	    wg_node_child(c->root, WG_EL_WEB), WG_AT_HREF);

	if (url.len > 0)
		add_line(c, wg_facts_link(c->facts, c->arena, url));
}

static void
appointment(struct collector *c)
{
	struct wg_str url = wg_node_attr(
	    wg_node_child(c->root, WG_EL_APPOINTMENT), WG_AT_HREF);
	struct wg_piece piece = wg_piece_label(
	    c->facts, c->arena, WG_L_MAKE_APPOINTMENT, 0, NULL);

	if (url.len == 0)
		return;
	piece.href = url;
	piece.title = piece.text;
	add_line(c, piece);
}

/* What it does goes before the first of its lines. */
static void
name_contact(struct collector *c, const struct wg_node *n, size_t first)
{
	const struct wg_node *title = wg_node_child(n, WG_EL_TITLE);
	struct wg_pieces line = { 0 };

	if (title == NULL || c->lines.n == first)
		return;
	WG_PUSH(c->arena, &line) = (struct wg_piece){
		.text = wg_edition_text(c->facts->edition, c->arena, title),
		.language = wg_edition_unit(
		    c->facts->edition, title).language, .colon = true };
	for (size_t i = 0; i < c->lines.at[first].n; i++)
		WG_PUSH(c->arena, &line) = c->lines.at[first].pieces[i];
	c->lines.at[first] = (struct wg_fact_line){ line.at, line.n };
}

static void
contacts(struct collector *c)
{
	const struct wg_node *place = c->root;

	for (const struct wg_node *n = wg_node_child(place, WG_EL_CONTACT);
	     n != NULL; n = wg_node_same(n)) {
		size_t first = c->lines.n;

		c->root = n;
		phones(c);
		email(c);
		web(c);
		hours(c);
		appointment(c);
		name_contact(c, n, first);
	}
	c->root = place;
}

static void
bring(struct collector *c)
{
	struct wg_str rest = wg_node_attr(
	    wg_node_child(c->root, WG_EL_BRING), WG_AT_ITEMS);

	while (rest.len > 0) {
		struct wg_str near;
		enum wg_label id =
		    wg_label_bring(wg_str_word(&rest), &near);

		if (id != WG_L_COUNT)
			add_label(c, id);
	}
}

/* All in one line, each in its own language and script. */
static void
languages(struct collector *c)
{
	const struct wg_node *n = wg_node_child(c->root, WG_EL_LANGUAGES);
	struct wg_str rest =
	    n != NULL && n->first != NULL ? n->first->text : WG_NONE;
	struct wg_pieces line = { 0 };

	while (rest.len > 0) {
		const struct wg_language *l = wg_language_lookup(
		    &c->facts->edition->project->languages,
		    wg_str_word(&rest));

		if (l == NULL)
			continue;
		if (line.n > 0)
			WG_PUSH(c->arena, &line) =
			    (struct wg_piece){ .text = WG_STR("·") };
		WG_PUSH(c->arena, &line) =
		    (struct wg_piece){ .text = l->label, .language = l };
	}
	if (line.n > 0)
		WG_PUSH(c->arena, &c->lines) =
		    (struct wg_fact_line){ line.at, line.n };
}

static void
interpreter(struct collector *c)
{
	const struct wg_node *n = wg_node_child(c->root, WG_EL_INTERPRETER);
	uint32_t days;

	if (n == NULL)
		return;
	if (wg_str_uint(wg_node_attr(n, WG_AT_DAYS), &days))
		add_line(c, wg_piece_label(c->facts, c->arena,
		    WG_L_INTERPRETER_DAYS, days, NULL));
	else
		add_label(c, WG_L_INTERPRETER);
}

static void
yes(struct collector *c, const struct wg_node *n, enum wg_attribute attribute,
    enum wg_label id)
{
	if (wg_str_is(wg_node_attr(n, attribute), "yes"))
		add_label(c, id);
}

static void
access_lines(struct collector *c)
{
	const struct wg_node *n = wg_node_child(c->root, WG_EL_ACCESS);

	yes(c, n, WG_AT_STEP_FREE, WG_L_STEP_FREE);
	yes(c, n, WG_AT_LIFT, WG_L_LIFT);
	yes(c, n, WG_AT_WC, WG_L_WHEELCHAIR_WC);
	yes(c, n, WG_AT_HEARING_LOOP, WG_L_HEARING_LOOP);
	yes(c, n, WG_AT_PARKING, WG_L_DISABLED_PARKING);
}

static void
terms(struct collector *c)
{
	yes(c, c->root, WG_AT_FREE, WG_L_FREE);
	yes(c, c->root, WG_AT_CONFIDENTIAL, WG_L_CONFIDENTIAL);
}

static const struct {
	void (*collect)(struct collector *);
	enum wg_label label; /* WG_L_COUNT: none */
	const char *pictogram;
} kinds[WG_FACT_COUNT] = {
	[WG_FACT_REGION] = { region, WG_L_COUNT, "signpost" },
	[WG_FACT_ADDRESS] = { address, WG_L_ADDRESS, "pin" },
	[WG_FACT_HOURS] = { hours, WG_L_HOURS, "clock" },
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
	struct collector c = { .facts = f, .arena = a, .root = place->root,
		.place = place };

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
