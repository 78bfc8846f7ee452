/* What an edition shows; middle/translate.c makes it. */
#include "model/edition.h"

#include "base/arena.h"
#include "base/out.h"
#include "model/catalog.h"
#include "model/trace.h"

const struct wg_edition_texts *
wg_edition_texts(const struct wg_edition *e)
{
	const struct wg_edition_texts *texts =
	    atomic_load_explicit(&e->texts, memory_order_acquire);

	return texts != NULL ? texts :
	    e->sleep->wake((struct wg_edition *)e);
}

const struct wg_source *
wg_edition_source(const struct wg_edition *e, struct wg_str name)
{
	const struct wg_edition_texts *texts = atomic_load(&e->texts);

	if (texts == NULL)
		return e->sleep->source(e, name);
	for (size_t i = 0; i < WG_DOMAIN_COUNT; i++)
		for (const struct wg_catalog *c = texts->catalogs[i];
		     c != NULL; c = c->below)
			if (wg_str_eq(c->source->name, name))
				return c->source;
	return NULL;
}

void
wg_edition_label_source(struct wg_edition *e, enum wg_label label)
{
	const struct wg_label_info *info = wg_label_info(label);
	struct wg_edition_texts *texts = atomic_load(&e->texts);
	struct wg_label_text *text = &texts->labels[label];

	for (unsigned i = 0; i < WG_PLURAL_FORMS; i++)
		text->forms[i] = WG_NONE;
	text->forms[0] = wg_str(info->text);
	text->forms[1] = info->plural ? wg_str(info->plural) : WG_NONE;
	text->language = e->project->source;
	text->state = WG_STATE_SOURCE;
}

const struct wg_edition *
wg_edition_of_source(struct wg_arena *a, const struct wg_project *p)
{
	struct wg_edition *e = WG_NEW(a, struct wg_edition);

	e->project = p;
	e->language = p->source;
	e->arena = a;
	e->texts = WG_NEW(a, struct wg_edition_texts);
	for (unsigned i = 0; i < WG_L_COUNT; i++)
		wg_edition_label_source(e, (enum wg_label)i);
	return e;
}

const struct wg_edition *
wg_edition_find(const struct wg_edition *const *editions, size_t n,
    struct wg_str tag)
{
	for (size_t i = 0; i < n; i++)
		if (wg_str_eq(editions[i]->language->tag, tag))
			return editions[i];
	return NULL;
}

struct wg_shown
wg_edition_unit(const struct wg_edition *e, const struct wg_node *unit)
{
	struct wg_shown own = { unit->first, e->project->source, false };
	const struct wg_rendering *r;

	wg_trace_unit(e, unit->unit);
	if (unit->unit == 0 || e->language == e->project->source)
		return own;
	r = &wg_edition_texts(e)->units[unit->unit];
	if (r->state == WG_STATE_TRANSLATED)
		return (struct wg_shown){ r->first, e->language, false };
	if (e->project->units.at[unit->unit].quiet) {
		own.language = e->language;
		return own;
	}
	own.fallback = true;
	return own;
}

/* The message that a unit shows the translation of, or NULL. */
static const struct wg_message *
message_of(const struct wg_edition *e, const struct wg_node *unit)
{
	const struct wg_rendering *r =
	    unit->unit == 0 || e->language == e->project->source ? NULL :
	    &wg_edition_texts(e)->units[unit->unit];

	wg_trace_unit(e, unit->unit);
	return r != NULL && r->state == WG_STATE_TRANSLATED ? r->message :
	    NULL;
}

struct wg_span
wg_edition_place(const struct wg_edition *e, const struct wg_node *unit)
{
	const struct wg_message *m = message_of(e, unit);

	return m != NULL ? m->str[0].at : unit->at;
}

struct wg_str
wg_edition_original(const struct wg_edition *e, const struct wg_node *unit)
{
	const struct wg_message *m = message_of(e, unit);

	return m != NULL ? m->id.value : WG_NONE;
}

static uint32_t
plural_form(const struct wg_edition *e, const struct wg_label_text *t,
    uint32_t n)
{
	const struct wg_plural *plural = wg_edition_texts(e)->plural;
	uint32_t form = n != 1;

	if (plural != NULL && t->state == WG_STATE_TRANSLATED)
		form = wg_plural_eval(plural, n);
	return form < 6 && t->forms[form].len > 0 ? form : 0;
}

#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"

/* Without isolates rooms 112–118 were 118–112 in Arabic: UAX #9, N1. */
static void
put_argument(struct wg_out *out, struct wg_str name, struct wg_str number,
    const struct wg_label_arg *args, bool isolate, struct wg_str behind)
{
	if (wg_str_is(name, "n") && number.len > 0) {
		wg_out_put(out, number);
		return;
	}
	for (; args != NULL && args->name != NULL; args++)
		if (wg_str_is(name, args->name)) {
			wg_out_puts(out, isolate ? FSI : "");
			wg_out_put(out, wg_str_before(args->value, behind));
			wg_out_puts(out, isolate ? PDI : "");
		}
}

struct wg_str
wg_edition_label(const struct wg_edition *e, struct wg_arena *a,
    enum wg_label label, uint32_t n, const struct wg_label_arg *args)
{
	const struct wg_label_text *t = &wg_edition_texts(e)->labels[label];
	bool plural = wg_label_info(label)->plural != NULL;
	struct wg_str number =
	    plural ? wg_str_fmt(a, "%u", (unsigned)n) : WG_NONE;
	struct wg_str rest = t->forms[plural ? plural_form(e, t, n) : 0];
	struct wg_out out = { 0 };
	struct wg_str text;

	wg_trace_label(e);
	if (args == NULL && !plural)
		return rest;
	while (rest.len > 0) {
		bool more = wg_str_find(rest, '{') >= 0;
		struct wg_str name;

		wg_out_put(&out, wg_str_cut(&rest, '{'));
		if (!more)
			break;
		name = wg_str_cut(&rest, '}');
		put_argument(
		    &out, name, number, args, t->language->rtl, rest);
	}
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

const struct wg_language *
wg_edition_label_language(const struct wg_edition *e, enum wg_label label)
{
	wg_trace_label(e);
	return wg_edition_texts(e)->labels[label].language;
}

static bool
is_unread(const struct wg_message *m)
{
	return m != NULL && m->mark == WG_MARK_MACHINE;
}

bool
wg_edition_words_are_unread(
    const struct wg_edition *e, const struct wg_node *unit)
{
	return unit->unit != 0 &&
	    e->project->machine != WG_MACHINE_PUBLISH &&
	    is_unread(message_of(e, unit));
}

bool
wg_edition_unit_is_unread(
    const struct wg_edition *e, const struct wg_node *unit)
{
	const struct wg_document *d = unit->unit == 0 ? NULL :
	    e->project->units.at[unit->unit].document;

	return d != NULL && !wg_kind_is_common(d->kind) &&
	    wg_edition_words_are_unread(e, unit);
}

bool
wg_edition_is_unread(const struct wg_edition *e, const struct wg_document *d)
{
	const struct wg_rendering *units;

	if (e->project->machine == WG_MACHINE_PUBLISH ||
	    e->language == e->project->source)
		return false;
	wg_trace_words(e, d);
	units = &wg_edition_texts(e)->units[d->first_unit];
	for (uint32_t i = 0; i < d->n_units; i++) {
		const struct wg_rendering *r = &units[i];

		if (r->state == WG_STATE_TRANSLATED && is_unread(r->message))
			return true;
	}
	return false;
}

static uint32_t
percent_of(const struct wg_edition *e, const struct wg_document *d)
{
	const struct wg_coverage *c =
	    &e->coverage[d - e->project->documents.at];

	if (c->units == 0 || e->language == e->project->source)
		return 100;
	return (uint32_t)((uint64_t)c->translated * 100 / c->units);
}

uint32_t
wg_edition_percent(const struct wg_edition *e, const struct wg_document *d)
{
	wg_trace_document(d, WG_READ_PROGRESS);
	return percent_of(e, d);
}

bool
wg_edition_public(const struct wg_edition *e, const struct wg_region *r,
    const struct wg_tree_page *page)
{
	wg_trace_document(page->page, WG_READ_STANDING);
	if (!wg_region_speaks(r, e->language))
		return false;
	for (; page != NULL; page = page->parent)
		if (percent_of(e, page->page) < r->threshold)
			return false;
	return true;
}

/* Percent: one that is German for the most part helps nobody. */
#define LEAST_OF_FORM 50

bool
wg_edition_publishes(const struct wg_edition *e, const struct wg_document *d)
{
	const struct wg_project *p = e->project;

	wg_trace_document(d, WG_READ_STANDING);
	for (size_t i = 0; i < p->regions.n; i++) {
		const struct wg_region *r = &p->regions.at[i];
		const struct wg_tree_page *page = wg_region_page(r, d);

		if (d->kind == WG_KIND_FORM &&
		    wg_region_speaks(r, e->language) &&
		    percent_of(e, d) >= LEAST_OF_FORM)
			return true;
		if (page != NULL && wg_edition_public(e, r, page))
			return true;
	}
	return false;
}
