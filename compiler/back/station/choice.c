/* Each field by itself: what another one makes impossible is put right. */
#include "back/station/choice.h"

#include "back/station/view.h"
#include "base/arena.h"
#include "model/project.h"

/* The form has been on the screen: a box without a tick means no. */
static bool
was_asked(const struct wg_station *s, const struct wg_print_choice *c)
{
	return wg_fields_has(s->form, "asked", c->subject->id);
}

bool
wg_print_choice_offers(const struct wg_document *job,
    const struct wg_document *subject, enum wg_product p)
{
	return wg_product_takes(p, subject) && (!wg_product_is_hung(p) ||
	    (job != NULL && wg_read_print(NULL, job)->n_heres > 0));
}

static void
choose_product(const struct wg_station *s, struct wg_print_choice *c,
    const struct wg_print_job *job)
{
	enum wg_product p = wg_product_named(wg_fields_get(s->form, "product"));

	if (p == WG_PRODUCT_COUNT && job != NULL)
		p = job->product;
	if (p == WG_PRODUCT_COUNT ||
	    !wg_print_choice_offers(c->job, c->subject, p))
		for (p = 0; p < WG_PRODUCT_COUNT &&
		     !wg_print_choice_offers(c->job, c->subject, p);)
			++p;
	c->product = p;
}

static void
choose_size(const struct wg_station *s, struct wg_print_choice *c,
    const struct wg_print_job *job)
{
	struct wg_str sizes = wg_str(wg_product_sizes(c->product));

	c->size = wg_fields_get(s->form, "size");
	if (!wg_product_comes_in(c->product, c->size) && job != NULL)
		c->size = job->size;
	if (!wg_product_comes_in(c->product, c->size))
		c->size = wg_str_word(&sizes);
}

static bool
names(const struct wg_document_list *list, const struct wg_document *d)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i] == d)
			return true;
	return false;
}

static bool
has_office(const struct wg_print_choice *c, const struct wg_document *place)
{
	for (size_t i = 0; i < c->n_offices; i++)
		if (c->offices[i].place == place)
			return true;
	return false;
}

static void
add_office(struct wg_print_choice *c, const struct wg_document *place,
    bool used)
{
	if (place != NULL && !has_office(c, place))
		c->offices[c->n_offices++] =
		    (struct wg_office_choice){ place, used };
}

/* In the order of the form, of the job, of the house. */
static void
choose_offices(struct wg_arena *a, const struct wg_station *s,
    struct wg_print_choice *c, const struct wg_print_job *job)
{
	const struct wg_house *house = wg_read_house(NULL, c->subject);
	bool asked = was_asked(s, c);
	bool all = job == NULL || job->subject != c->subject ||
	    job->all_offices;

	c->offices =
	    WG_NEW_ARRAY(a, house->n_offices + 1, struct wg_office_choice);
	for (size_t i = 0; asked && i < s->form->n; i++) {
		struct wg_str id = s->form->fields[i].value;

		if (!wg_str_is(s->form->fields[i].name, "office"))
			continue;
		for (size_t k = 0; k < house->n_offices; k++)
			if (house->offices[k].place != NULL &&
			    wg_str_eq(house->offices[k].place->id, id))
				add_office(c, house->offices[k].place,
				    wg_fields_has(s->form, "use", id));
	}
	for (size_t i = 0; !asked && !all && i < job->offices.n; i++)
		add_office(c, job->offices.at[i], true);
	for (size_t i = 0; i < house->n_offices; i++)
		add_office(c, house->offices[i].place,
		    !asked && (all || names(&job->offices,
			house->offices[i].place)));
}

/* One step up or down, as a button says. */
static void
move_office(const struct wg_station *s, struct wg_print_choice *c)
{
	struct wg_str up = wg_fields_get(s->form, "up");
	struct wg_str down = wg_fields_get(s->form, "down");

	for (size_t i = 0; i + 1 < c->n_offices; i++) {
		struct wg_office_choice first = c->offices[i];

		if (!wg_str_eq(first.place->id, down) &&
		    !wg_str_eq(c->offices[i + 1].place->id, up))
			continue;
		c->offices[i] = c->offices[i + 1];
		c->offices[i + 1] = first;
		return;
	}
}

static void
choose_languages(struct wg_arena *a, const struct wg_station *s,
    struct wg_print_choice *c, const struct wg_print_job *job)
{
	bool asked = was_asked(s, c);
	bool many = wg_product_speaks_many(c->product);

	c->languages.at =
	    WG_NEW_ARRAY(a, s->n_editions, const struct wg_language *);
	for (size_t i = 1; i < s->n_editions; i++) {
		const struct wg_language *l = s->editions[i]->language;
		bool named = asked ?
		    wg_fields_has(s->form, "language", l->tag) : false;

		for (size_t k = 0; !asked && job != NULL &&
		     k < job->languages.n; k++)
			named |= job->languages.at[k] == l;
		if (named && (many || c->languages.n == 0))
			c->languages.at[c->languages.n++] = l;
	}
}

/* What a button offers instead: "size A3", "sheets 2", "language uk". */
static void
take_offer(const struct wg_station *s, struct wg_print_choice *c)
{
	struct wg_str value = wg_fields_get(s->form, "take");
	struct wg_str what = wg_str_word(&value);
	uint32_t sheets;

	value = wg_str_trim(value);
	if (wg_str_is(what, "size") && wg_product_comes_in(c->product, value))
		c->size = value;
	if (wg_str_is(what, "sheets") && wg_str_uint(value, &sheets))
		c->sheets = sheets;
	for (size_t i = 0; wg_str_is(what, "language") &&
	     i < c->languages.n; i++)
		if (wg_str_eq(c->languages.at[i]->tag, value)) {
			c->languages.at[0] = c->languages.at[i];
			c->languages.n = 1;
		}
}

struct wg_print_choice
wg_print_choice(struct wg_arena *a, const struct wg_station *s)
{
	struct wg_print_choice c = { .german = true, .copies = 1 };
	const struct wg_print_job *job = NULL;
	struct wg_str profile = wg_fields_get(s->form, "profile");
	struct wg_str cover = wg_fields_get(s->form, "cover");

	c.job = wg_station_document(s, wg_fields_get(s->form, "job"));
	if (c.job != NULL && c.job->kind == WG_KIND_PRINT)
		job = wg_read_print(NULL, c.job);
	else
		c.job = NULL;
	c.subject = wg_station_document(s, wg_fields_get(s->form, "subject"));
	if (c.subject == NULL && job != NULL)
		c.subject = job->subject;
	/* Of another subject it is another print. */
	if (job != NULL && c.subject != job->subject) {
		c.job = NULL;
		job = NULL;
	}
	if (c.subject == NULL)
		return c;
	choose_product(s, &c, job);
	if (c.product == WG_PRODUCT_COUNT) {
		c.subject = NULL;
		return c;
	}
	choose_size(s, &c, job);
	if (c.product == WG_PRODUCT_POSTER)
		choose_offices(a, s, &c, job);
	move_office(s, &c);
	choose_languages(a, s, &c, job);
	c.profile = profile.len > 0 ? wg_profile_named(profile) :
	    job != NULL ? job->profile : WG_PROFILE_OFFICE;
	c.cover = cover.len > 0 ? wg_cover_named(cover) :
	    job != NULL ? job->cover : WG_COVER_NONE;
	if (!wg_product_speaks_many(c.product) && c.languages.n > 0)
		c.german = was_asked(s, &c) ?
		    wg_fields_has(s->form, "german", WG_STR("yes")) :
		    job == NULL || job->german;
	c.copies = wg_fields_number(s->form, "copies", 1);
	if (c.copies < 1 || c.copies > 999)
		c.copies = 1;
	if (c.product == WG_PRODUCT_POSTER)
		c.sheets = was_asked(s, &c) ?
		    wg_fields_number(s->form, "sheets", 0) :
		    job == NULL ? 0 : job->sheets;
	if (c.sheets > 99)
		c.sheets = 0;
	c.from = wg_fields_number(s->form, "from", 1) - 1;
	take_offer(s, &c);
	return c;
}

bool
wg_print_choice_is_empty(const struct wg_print_choice *c)
{
	for (size_t i = 0; i < c->n_offices; i++)
		if (c->offices[i].used)
			return false;
	return c->n_offices > 0;
}

/* The title of a job of the same kind, or that of its subject. */
static const struct wg_document *
title_for(const struct wg_station *s, const struct wg_print_choice *c)
{
	for (size_t i = 0; i < s->project->documents.n; i++) {
		const struct wg_document *d = &s->project->documents.at[i];

		if (d->kind == WG_KIND_PRINT &&
		    wg_read_print(NULL, d)->product == c->product)
			return d;
	}
	return c->subject;
}

static void
name_offices(struct wg_arena *a, const struct wg_print_choice *c,
    struct wg_print_job *record)
{
	size_t used = 0;

	record->offices.at =
	    WG_NEW_ARRAY(a, c->n_offices + 1, const struct wg_document *);
	record->offices.n = 0;
	for (size_t i = 0; i < c->n_offices; i++)
		if (c->offices[i].used)
			record->offices.at[used++] = c->offices[i].place;
	record->offices.n = used;
	record->all_offices = c->product != WG_PRODUCT_POSTER;
	record->offices_at = c->subject->root->at;
}

const struct wg_document *
wg_print_choice_job(struct wg_arena *a, const struct wg_station *s,
    const struct wg_print_choice *c)
{
	struct wg_print_job *record = WG_NEW(a, struct wg_print_job);
	struct wg_document *print = WG_NEW(a, struct wg_document);
	const struct wg_document *from = c->job != NULL ? c->job : c->subject;
	const struct wg_document *titled =
	    c->job != NULL ? c->job : title_for(s, c);

	if (c->job != NULL)
		*record = *wg_read_print(NULL, c->job);
	record->document = print;
	record->subject = c->subject;
	record->product = c->product;
	record->size = c->size;
	record->languages = c->languages;
	record->german = c->german;
	record->profile = c->profile;
	record->cover = c->cover;
	record->marks = c->profile == WG_PROFILE_PRESS;
	record->sheets = c->sheets;
	name_offices(a, c, record);
	*print = (struct wg_document){ .kind = WG_KIND_PRINT,
		.domain = from->domain, .id = from->id,
		.source = from->source, .root = from->root,
		.title = titled->title, .stand = from->stand,
		.record = record };
	return print;
}

const struct wg_document *
wg_station_job(struct wg_arena *a, const struct wg_station *s)
{
	struct wg_print_choice c = wg_print_choice(a, s);

	return c.subject == NULL ? NULL : wg_print_choice_job(a, s, &c);
}
