/*
 * Choosing a print: what for on the left, then what belongs to it; the sheet
 * as it will be on the right.  One form holds all, so every button of it sends
 * all that was chosen.
 */
#include "back/station/picture.h"
#include "back/station/result.h"

#include "base/arena.h"
#include "base/diag.h"
#include "model/project.h"
#include "text/paragraph.h"

struct desk {
	struct wg_leaf *v;
	struct wg_print_choice c;
	struct wg_result result;
};

/* What for. */

static bool
has_product(const struct wg_document *d)
{
	for (unsigned i = 0; i < WG_PRODUCT_COUNT; i++)
		if (wg_print_choice_offers(NULL, d, (enum wg_product)i))
			return true;
	return false;
}

static void
put_option(struct wg_leaf *v, const struct wg_document *d, bool chosen)
{
	wg_html_open(&v->h, "option");
	wg_html_attr(&v->h, "value", d->id);
	wg_leaf_language(v, v->s->project->source);
	if (chosen)
		wg_html_flag(&v->h, "selected");
	wg_html_text(&v->h, d->name.len > 0 ? d->name : d->id);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static const struct {
	enum wg_kind kind;
	const char *name;
} groups[] = { { WG_KIND_HOUSE, N_("Houses") },
	{ WG_KIND_BUILDING, N_("Buildings") },
	{ WG_KIND_PLACE, N_("Places") },
	{ WG_KIND_PAGE, N_("Pages") },
	{ WG_KIND_FORM, N_("Forms") },
	{ WG_KIND_REGION, N_("Regions") },
	{ WG_KIND_EVENT, N_("Events") },
	{ WG_KIND_NEWS, N_("News") } };

static void
put_options(struct wg_leaf *v, enum wg_kind kind, const char *name,
    const struct wg_document *chosen)
{
	const struct wg_project *p = v->s->project;
	bool open = false;

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		if (d->kind != kind || !has_product(d))
			continue;
		if (!open) {
			wg_html_open(&v->h, "optgroup");
			wg_html_attr(&v->h, "label", wg_str(_(name)));
		}
		open = true;
		put_option(v, d, d == chosen);
	}
	if (open)
		wg_html_close(&v->h);
}

static void
put_subjects(struct wg_leaf *v, const struct wg_document *chosen)
{
	wg_leaf_control(v, "select", "subject", _("What for?"));
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		put_options(v, groups[i].kind, groups[i].name, chosen);
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

/* Products. */

static void
put_thumbnail(struct desk *d, enum wg_product p)
{
	struct wg_print_choice c = d->c;
	const struct wg_pages *pages = d->result.pages;
	struct wg_diag *silent = wg_diag_open();
	struct wg_str sizes = wg_str(wg_product_sizes(p));

	c.cover = WG_COVER_NONE;
	if (p != d->c.product) {
		c.job = NULL;
		c.product = p;
		c.size = wg_str_word(&sizes);
	}
	if (!wg_product_speaks_many(p) && c.languages.n > 1)
		c.languages.n = 1;
	if (p != d->c.product || d->c.cover != WG_COVER_NONE)
		pages = wg_picture_lay_out(d->v, wg_print_choice_job(
		    d->v->arena, d->v->s, &c), true, silent);
	if (pages != NULL && pages->pages.n > 0)
		wg_picture_put(d->v, pages->pages.at[0], WG_PICTURE_THUMB,
		    WG_NONE);
	wg_diag_close(silent);
}

static void
put_products(struct desk *d)
{
	struct wg_leaf *v = d->v;

	wg_leaf_group(v, _("Product"));
	for (unsigned i = 0; i < WG_PRODUCT_COUNT; i++) {
		enum wg_product p = (enum wg_product)i;

		if (!wg_print_choice_offers(d->c.job, d->c.subject, p))
			continue;
		wg_html_open(&v->h, "div");
		wg_html_attr(&v->h, "class", WG_STR("product"));
		put_thumbnail(d, p);
		wg_leaf_choice(v, &(struct wg_choice){ .type = "radio",
		    .name = "product", .value = wg_str(wg_product_name(p)),
		    .label = wg_str_fmt(v->arena, "%s: %s",
			_(wg_product_name(p)), _(wg_product_doc(p))),
		    .chosen = p == d->c.product });
		wg_html_close(&v->h);
	}
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

/* Offices, in their order. */

static void
put_step(struct wg_leaf *v, const char *name, const char *sign,
    struct wg_str what, const struct wg_document *place, bool possible)
{
	wg_html_open(&v->h, "button");
	wg_html_attr(&v->h, "name", wg_str(name));
	wg_html_attr(&v->h, "value", place->id);
	wg_html_attr(&v->h, "id", wg_str_fmt(v->arena, "%s-%.*s", name,
	    WG_ARG(place->id)));
	wg_html_attr(&v->h, "class", WG_STR("step"));
	wg_html_attr(&v->h, "aria-label", what);
	if (!possible)
		wg_html_flag(&v->h, "disabled");
	wg_html_text(&v->h, wg_str(sign));
	wg_html_close(&v->h);
}

static void
put_offices(struct desk *d)
{
	struct wg_leaf *v = d->v;

	wg_leaf_group(v, _("Offices, in this order"));
	wg_html_open(&v->h, "ol");
	wg_html_attr(&v->h, "class", WG_STR("offices"));
	for (size_t i = 0; i < d->c.n_offices; i++) {
		const struct wg_office_choice *o = &d->c.offices[i];

		wg_html_open(&v->h, "li");
		wg_leaf_hidden(v, "office", o->place->id);
		wg_leaf_choice(v, &(struct wg_choice){ .type = "checkbox",
		    .name = "use", .value = o->place->id,
		    .label = o->place->name,
		    .language = v->s->project->source, .chosen = o->used });
		put_step(v, "up", "↑", wg_str_fmt(v->arena,
		    _("Move up: %.*s"), WG_ARG(o->place->name)), o->place,
		    i > 0);
		put_step(v, "down", "↓", wg_str_fmt(v->arena,
		    _("Move down: %.*s"), WG_ARG(o->place->name)), o->place,
		    i + 1 < d->c.n_offices);
		wg_html_close(&v->h);
		wg_html_line(&v->h);
	}
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

/* Languages, size, profile. */

static bool
speaks(const struct wg_print_choice *c, const struct wg_language *l)
{
	for (size_t i = 0; i < c->languages.n; i++)
		if (c->languages.at[i] == l)
			return true;
	return false;
}

static void
put_languages(struct desk *d)
{
	struct wg_leaf *v = d->v;
	bool many = wg_product_speaks_many(d->c.product);

	wg_leaf_group(v, many ? _("Languages beside German") :
	    _("Language beside German"));
	wg_html_open(&v->h, "div");
	wg_html_attr(&v->h, "class", WG_STR("columns"));
	if (!many)
		wg_leaf_choice(v, &(struct wg_choice){ .type = "radio",
		    .name = "language", .value = WG_STR("none"),
		    .label = wg_str(_("none")),
		    .chosen = d->c.languages.n == 0 });
	for (size_t i = 1; i < v->s->n_editions; i++) {
		const struct wg_language *l = v->s->editions[i]->language;

		wg_leaf_choice(v, &(struct wg_choice){
		    .type = many ? "checkbox" : "radio", .name = "language",
		    .value = l->tag, .label = l->label, .language = l,
		    .chosen = speaks(&d->c, l) });
	}
	wg_html_close(&v->h);
	if (!many && d->c.languages.n > 0)
		wg_leaf_choice(v, &(struct wg_choice){ .type = "checkbox",
		    .name = "german", .value = WG_STR("yes"),
		    .label = wg_str(_("with the German text beside it")),
		    .chosen = d->c.german });
	else
		wg_leaf_hidden(v, "german", WG_STR("yes"));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_sizes(struct desk *d)
{
	struct wg_str sizes = wg_str(wg_product_sizes(d->c.product));

	wg_leaf_group(d->v, _("Size"));
	while (sizes.len > 0) {
		struct wg_str size = wg_str_word(&sizes);

		wg_leaf_choice(d->v, &(struct wg_choice){ .type = "radio",
		    .name = "size", .value = size, .label = size,
		    .chosen = wg_str_eq(size, d->c.size) });
	}
	wg_html_close(&d->v->h);
	wg_html_line(&d->v->h);
	if (d->c.product == WG_PRODUCT_POSTER)
		wg_leaf_entry(d->v, &(struct wg_entry){ .name = "sheets",
		    .label = _("At most so many sheets of offices"),
		    .hint = _("Type gets smaller then. Empty: as many as it "
			"takes."), .type = "number",
		    .value = d->c.sheets == 0 ? WG_NONE :
			wg_str_fmt(d->v->arena, "%u", d->c.sheets) });
}

static const struct {
	const char *name, *what;
} profiles[WG_PROFILE_COUNT] = {
	[WG_PROFILE_OFFICE] = { "office", N_("office printer, in colour") },
	[WG_PROFILE_BLACK] = { "black", N_("black only") },
	[WG_PROFILE_PRESS] = { "press", N_("print shop, with bleed and "
	    "marks") },
};

static void
put_profiles(struct desk *d)
{
	wg_leaf_group(d->v, _("Printed by"));
	for (unsigned i = 0; i < WG_PROFILE_COUNT; i++)
		wg_leaf_choice(d->v, &(struct wg_choice){ .type = "radio",
		    .name = "profile", .value = wg_str(profiles[i].name),
		    .label = wg_str(_(profiles[i].what)),
		    .chosen = d->c.profile == (enum wg_profile)i });
	wg_html_close(&d->v->h);
	wg_html_line(&d->v->h);
	wg_leaf_entry(d->v, &(struct wg_entry){ .name = "copies",
	    .label = _("Copies"), .type = "number",
	    .value = wg_str_fmt(d->v->arena, "%u", d->c.copies) });
}

static void
put_covers(struct desk *d)
{
	static const struct {
		const char *value, *label;
	} covers[WG_COVER_COUNT] = {
		[WG_COVER_NONE] = { "no", N_("none") },
		[WG_COVER_GERMAN] = { "de", N_("in German") },
		[WG_COVER_ENGLISH] = { "en", N_("in English") },
	};

	wg_leaf_group(
	    d->v, _("Before it a sheet on how to print and hang it"));
	for (unsigned i = 0; i < WG_COVER_COUNT; i++)
		wg_leaf_choice(d->v, &(struct wg_choice){ .type = "radio",
		    .name = "cover", .value = wg_str(covers[i].value),
		    .label = wg_str(_(covers[i].label)),
		    .chosen = d->c.cover == (enum wg_cover_sheet)i });
	wg_html_close(&d->v->h);
	wg_html_line(&d->v->h);
}

static void
put_keeping(struct desk *d)
{
	struct wg_leaf *v = d->v;

	wg_leaf_group(v, _("Keep it"));
	wg_leaf_text(v, "p", NULL, wg_str(_("A print that is kept is made "
	    "anew whenever something in it changes.")));
	if (d->c.job != NULL) {
		wg_leaf_button(v, "do", WG_STR("save"), _("Save changes"));
		wg_html_line(&v->h);
	}
	wg_leaf_entry(v, &(struct wg_entry){ .name = "name",
	    .label = _("Name of a new print"), .type = "text",
	    .german = true, .value = v->s->done ? WG_NONE :
		wg_fields_get(v->s->form, "name") });
	wg_leaf_button(v, "do", WG_STR("keep"), _("Keep as a new print"));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_form(struct desk *d)
{
	struct wg_leaf *v = d->v;

	wg_leaf_form(v, "/print", "desk live");
	/* The first button is what Enter presses. */
	wg_html_open(&v->h, "div");
	wg_html_attr(&v->h, "class", WG_STR("choices"));
	put_subjects(v, d->c.subject);
	wg_leaf_button(v, NULL, WG_NONE, _("Show"));
	wg_html_line(&v->h);
	if (d->c.job != NULL)
		wg_leaf_hidden(v, "job", d->c.job->id);
	wg_leaf_hidden(v, "asked", d->c.subject->id);
	put_products(d);
	if (d->c.product == WG_PRODUCT_POSTER)
		put_offices(d);
	put_languages(d);
	put_sizes(d);
	put_profiles(d);
	put_covers(d);
	put_keeping(d);
	wg_html_close(&v->h);
	wg_result_put(&d->result);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

/* Jobs that the project has. */
static void
put_jobs(struct wg_leaf *v, const struct wg_document *open)
{
	const struct wg_project *p = v->s->project;
	bool any = false;

	for (size_t i = 0; i < p->documents.n; i++)
		any |= p->documents.at[i].kind == WG_KIND_PRINT;
	if (!any)
		return;
	wg_html_leaf(&v->h, "h2", wg_str(_("Prints that are kept")));
	wg_html_open(&v->h, "ul");
	wg_html_attr(&v->h, "class", WG_STR("jobs"));
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		if (d->kind != WG_KIND_PRINT)
			continue;
		wg_html_open(&v->h, "li");
		wg_leaf_form(v, "/print", NULL);
		wg_leaf_hidden(v, "job", d->id);
		wg_html_open(&v->h, "button");
		if (d == open)
			wg_html_attr(&v->h, "aria-current", WG_STR("true"));
		wg_html_open(&v->h, "span");
		wg_leaf_language(v, p->source);
		wg_html_text(&v->h, d->name);
		wg_html_close(&v->h);
		wg_html_text(&v->h, wg_str_fmt(v->arena, " (%.*s)",
		    WG_ARG(d->id)));
		wg_html_close(&v->h);
		wg_html_close(&v->h);
		wg_html_close(&v->h);
		wg_html_line(&v->h);
	}
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_choosing(struct wg_leaf *v)
{
	wg_leaf_form(v, "/print", NULL);
	put_subjects(v, NULL);
	wg_leaf_button(v, NULL, WG_NONE, _("Next"));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

void
wg_station_print(struct wg_leaf *v)
{
	struct desk d = { .v = v, .c = wg_print_choice(v->arena, v->s),
		.result = { .v = v, .diag = wg_diag_open() } };

	wg_leaf_open(v, _("Print"), "/print");
	if (d.c.subject == NULL) {
		put_choosing(v);
	} else {
		d.result.choice = &d.c;
		wg_result_lay_out(&d.result);
		put_form(&d);
	}
	put_jobs(v, d.c.job);
	wg_leaf_close(v);
	wg_diag_close(d.result.diag);
}
