/*
 * Facts of places and houses: what the form shows is taken from the source
 * itself, and what differs afterwards is written into it, byte by byte.
 * Fields that a form does not have are left alone.
 */
#include "build/desk_act.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/intl.h"
#include "build/job.h"
#include "front/xml/edit.h"
#include "front/xml/xml.h"
#include "model/attribute.h"

#define DIGITS 16 /* of a hash, which tells whether a file was changed */

/* A field is an attribute of the first such element, or its text. */
static const struct fact {
	const char *name, *label, *hint, *type;
	enum wg_element element;
	enum wg_attribute attribute;
	bool text, german;
	const char *group;
} place_facts[] = {
	{ "hours", N_("Opening hours"),
	    N_("Mo-Fr 08:00-12:00, Th 14:00-17:30; PH off"), "text",
	    WG_EL_HOURS, 0, true, false, NULL },
	{ "phone", N_("Phone"), N_("with +49 in front"), "tel", WG_EL_PHONE,
	    0, true, false, NULL },
	{ "entrance", N_("Entrance"), NULL, "text", WG_EL_ADDRESS,
	    WG_AT_ENTRANCE, false, true, NULL },
	{ "floor", N_("Floor"), NULL, "text", WG_EL_ADDRESS, WG_AT_FLOOR,
	    false, true, NULL },
	{ "room", N_("Room"), NULL, "text", WG_EL_ADDRESS, WG_AT_ROOM,
	    false, true, NULL },
	{ "moved-from", N_("First day there"), NULL, "date", WG_EL_MOVED,
	    WG_AT_FROM, false, false, N_("It moves to") },
	{ "moved-street", N_("Street"), NULL, "text", WG_EL_MOVED,
	    WG_AT_STREET, false, true, N_("It moves to") },
	{ "moved-number", N_("House number"), NULL, "text", WG_EL_MOVED,
	    WG_AT_NUMBER, false, true, N_("It moves to") },
	{ "moved-postcode", N_("Postcode"), NULL, "text", WG_EL_MOVED,
	    WG_AT_POSTCODE, false, false, N_("It moves to") },
	{ "moved-town", N_("Town"), NULL, "text", WG_EL_MOVED, WG_AT_TOWN,
	    false, true, N_("It moves to") },
	{ "moved-floor", N_("Floor there"), NULL, "text", WG_EL_MOVED,
	    WG_AT_FLOOR, false, true, N_("It moves to") },
	{ "moved-room", N_("Room there"), NULL, "text", WG_EL_MOVED,
	    WG_AT_ROOM, false, true, N_("It moves to") },
}, office_facts[] = {
	{ "walk", N_("Minutes on foot from the house"), NULL, "number",
	    WG_EL_OFFICE, WG_AT_WALK, false, false, NULL },
	{ "stop", N_("Bus stop"), NULL, "text", WG_EL_OFFICE, WG_AT_STOP,
	    false, true, NULL },
	{ "minutes", N_("Minutes on foot from the stop"), NULL, "number",
	    WG_EL_OFFICE, WG_AT_MINUTES, false, false, NULL },
};
#define N_PLACE_FACTS (sizeof(place_facts) / sizeof(place_facts[0]))
#define N_OFFICE_FACTS (sizeof(office_facts) / sizeof(office_facts[0]))

/* A field of a document: its name in the form, and where it stands. */
struct field {
	const struct fact *fact;
	const char *name;
	const struct wg_node *node; /* NULL: there is no such element yet */
	struct wg_str group;
};

struct fields {
	struct WG_VEC(struct field) list;
	struct WG_VEC(const struct wg_node *) closings;
};

static struct wg_str
name_of_place(const struct wg_project *p, struct wg_str id)
{
	for (size_t i = 0; i < p->documents.n; i++)
		if (wg_str_eq(p->documents.at[i].id, id))
			return p->documents.at[i].name;
	return id;
}

/* 'root' is of the document, as it was read or as it was edited. */
static struct fields
fields_of(struct wg_arena *a, const struct wg_project *p,
    const struct wg_node *root)
{
	struct fields all = { .list.n = 0 };

	for (size_t i = 0; root->element == WG_EL_PLACE && i < N_PLACE_FACTS;
	     i++)
		WG_PUSH(a, &all.list) = (struct field){ &place_facts[i],
			place_facts[i].name,
			wg_node_child(root, place_facts[i].element),
			place_facts[i].group == NULL ? WG_NONE :
			    wg_str(_(place_facts[i].group)) };
	for (const struct wg_node *n = root->first; n != NULL; n = n->next) {
		struct wg_str ref = wg_node_attr(n, WG_AT_REF);

		if (n->element == WG_EL_CLOSED_DAYS)
			WG_PUSH(a, &all.closings) = n;
		for (size_t i = 0; n->element == WG_EL_OFFICE &&
		     i < N_OFFICE_FACTS; i++)
			WG_PUSH(a, &all.list) = (struct field){
				&office_facts[i],
				wg_str_fmt(a, "%s-%.*s", office_facts[i].name,
				    WG_ARG(ref)).ptr, n,
				name_of_place(p, ref) };
	}
	return all;
}

static struct wg_str
value_of(struct wg_arena *a, const struct field *f)
{
	return f->node == NULL ? WG_NONE : f->fact->text ?
	    wg_node_text(a, f->node) : wg_node_attr(f->node,
		f->fact->attribute);
}

static bool
can_change(const struct wg_document *d)
{
	return d->kind == WG_KIND_PLACE || d->kind == WG_KIND_HOUSE;
}

static const struct wg_document *
subject_of(const struct wg_project *p, const struct wg_fields *form)
{
	struct wg_str id = wg_fields_get(form, "subject");

	for (size_t i = 0; i < p->documents.n; i++)
		if (wg_str_eq(p->documents.at[i].id, id) &&
		    can_change(&p->documents.at[i]))
			return &p->documents.at[i];
	return NULL;
}

const struct wg_station_facts *
wg_desk_facts(struct wg_arena *a, const struct wg_project *p,
    const struct wg_fields *form)
{
	const struct wg_document *d = subject_of(p, form);
	struct wg_station_facts *facts;
	struct wg_entry *entries;
	struct wg_str *closings;
	struct fields all;

	if (d == NULL)
		return NULL;
	all = fields_of(a, p, d->root);
	facts = WG_NEW(a, struct wg_station_facts);
	entries = WG_NEW_ARRAY(a, all.list.n + 1, struct wg_entry);
	closings = WG_NEW_ARRAY(a, all.closings.n + 1, struct wg_str);
	for (size_t i = 0; i < all.list.n; i++) {
		const struct field *f = &all.list.at[i];

		entries[i] = (struct wg_entry){ .name = f->name,
			.label = _(f->fact->label), .type = f->fact->type,
			.hint = f->fact->hint == NULL ? NULL :
			    _(f->fact->hint), .value = value_of(a, f),
			.german = f->fact->german, .group = f->group };
	}
	for (size_t i = 0; i < all.closings.n; i++) {
		const struct wg_node *n = all.closings.at[i];
		struct wg_str to = wg_node_attr(n, WG_AT_TO);

		closings[i] = wg_str_fmt(a, "%.*s%s%.*s",
		    WG_ARG(wg_node_attr(n, WG_AT_FROM)),
		    to.len > 0 ? " – " : "", WG_ARG(to));
	}
	*facts = (struct wg_station_facts){ d, entries, all.list.n, closings,
		all.closings.n, wg_sha256_digits(a, d->source->text, DIGITS) };
	return facts;
}

static void
set(struct wg_xml_edits *e, const struct field *f, struct wg_str value)
{
	if (f->fact->text && value.len == 0)
		wg_xml_remove(e, f->node);
	else if (f->fact->text)
		wg_xml_set_text(e, f->node, value);
	else
		wg_xml_set(e, f->node, f->fact->attribute, value);
}

/* Elements that are not there yet, with all that is said of them. */
static void
insert_new(struct wg_act *act, struct wg_xml_edits *e,
    const struct fields *all, const struct wg_node *root)
{
	for (size_t i = 0; i < all->list.n; i++) {
		const struct field *f = &all->list.at[i];
		struct wg_str attributes = WG_NONE, text = WG_NONE;

		/* Once for each element. */
		if (f->node != NULL || (i > 0 && all->list.at[i - 1].fact
		    ->element == f->fact->element))
			continue;
		for (size_t k = i; k < all->list.n && all->list.at[k].fact
		    ->element == f->fact->element; k++) {
			struct wg_str value =
			    wg_act_field(act, all->list.at[k].name);

			if (value.len > 0)
				e->field = all->list.at[k].name;
			if (all->list.at[k].fact->text)
				text = value;
			else
				attributes = wg_str_fmt(act->arena,
				    "%.*s%.*s", WG_ARG(attributes),
				    WG_ARG(wg_xml_attribute(act->arena,
					all->list.at[k].fact->attribute,
					value)));
		}
		if (text.len + attributes.len > 0)
			wg_xml_insert(e, root, f->fact->element, attributes,
			    text);
	}
}

/* "It moves to" without a day is no move any more. */
static bool
moves_no_more(struct wg_act *act, const struct field *f)
{
	return f->fact->element == WG_EL_MOVED && f->node != NULL &&
	    wg_fields_get(act->station->form, "moved-from").ptr != NULL &&
	    wg_act_field(act, "moved-from").len == 0;
}

static void
edit_fields(struct wg_act *act, struct wg_xml_edits *e,
    const struct fields *all, const struct wg_node *root)
{
	bool removed = false;

	for (size_t i = 0; i < all->list.n; i++) {
		const struct field *f = &all->list.at[i];

		if (f->node == NULL || wg_fields_get(
		    act->station->form, f->name).ptr == NULL)
			continue;
		e->field = f->name;
		if (!moves_no_more(act, f))
			set(e, f, wg_act_field(act, f->name));
		else if (!removed)
			wg_xml_remove(e, f->node);
		removed |= moves_no_more(act, f);
	}
	insert_new(act, e, all, root);
}

static void
edit_closings(struct wg_act *act, struct wg_xml_edits *e,
    const struct fields *all, const struct wg_node *root)
{
	struct wg_str from = wg_act_field(act, "closed-from");

	for (size_t i = 0; i < all->closings.n; i++)
		if (wg_fields_has(act->station->form, "drop",
		    wg_str_fmt(act->arena, "%zu", i)))
			wg_xml_remove(e, all->closings.at[i]);
	e->field = "closed-from";
	if (from.len > 0)
		wg_xml_insert(e, root, WG_EL_CLOSED_DAYS, wg_str_fmt(
		    act->arena, "%.*s%.*s%.*s",
		    WG_ARG(wg_xml_attribute(act->arena, WG_AT_FROM, from)),
		    WG_ARG(wg_xml_attribute(act->arena, WG_AT_TO,
			wg_act_field(act, "closed-to"))),
		    WG_ARG(wg_xml_attribute(act->arena, WG_AT_REASON,
			wg_act_field(act, "closed-reason")))), WG_NONE);
}

/* The tree of the text as it was; its attributes are those of the file. */
static const struct wg_node *
read_again(struct wg_act *act, const struct wg_source *source)
{
	struct wg_diag *silent = wg_diag_open();
	const struct wg_node *root = wg_xml_read(act->arena, source, silent);

	wg_diag_close(silent);
	return root;
}

static void
change(struct wg_act *act, const struct wg_document *d)
{
	const struct wg_node *root = read_again(act, d->source);
	struct wg_xml_edits e = { .arena = act->arena, .source = d->source };
	struct fields all;
	struct wg_str bytes;

	if (root == NULL)
		return;
	all = fields_of(act->arena, act->model->project, root);
	edit_fields(act, &e, &all, root);
	edit_closings(act, &e, &all, root);
	if (e.list.n == 0) {
		wg_act_say(act, false, NULL, "%s", _("Nothing was changed."));
		return;
	}
	bytes = wg_xml_edited(&e);
	if (!wg_act_check(act, d->source->name, bytes, &e) ||
	    !wg_act_write(act, d->source->name, d->source->text, bytes,
		wg_str_fmt(act->arena, _("“%.*s” changed"),
		    WG_ARG(d->name)).ptr))
		return;
	wg_act_say(act, false, NULL, _("Saved: “%.*s”."), WG_ARG(d->name));
	act->station->done = true;
}

/* Told if there is none. */
static bool
has_day(struct wg_act *act)
{
	if (wg_act_field(act, "closed-from").len > 0)
		return true;
	wg_act_say(act, true, "closed-from", "%s",
	    _("From which day on is it closed?"));
	return false;
}

void
wg_act_change(struct wg_act *act)
{
	const struct wg_document *d =
	    subject_of(act->model->project, act->station->form);

	if (d == NULL)
		return;
	if (!wg_str_eq(wg_act_field(act, "seen"),
	    wg_sha256_digits(act->arena, d->source->text, DIGITS))) {
		wg_act_say(act, true, NULL, "%s", _("Somebody else has changed "
		    "this meanwhile: nothing was overwritten. What stands "
		    "there now is shown; change it again."));
		act->station->done = true;
		return;
	}
	if ((wg_act_field(act, "closed-to").len == 0 &&
	    wg_act_field(act, "closed-reason").len == 0) || has_day(act))
		change(act, d);
}

void
wg_act_notice(struct wg_act *act)
{
	const struct wg_document *d =
	    subject_of(act->model->project, act->station->form);

	if (d != NULL && d->kind != WG_KIND_PLACE)
		wg_act_say(act, true, "subject", "%s", _("Days on which it is "
		    "closed are those of a place; for a house choose a "
		    "sentence."));
	else if (d != NULL && has_day(act))
		change(act, d);
}
