/*
 * First the parts that others name (of the project and the regions), then the
 * documents, each kind in a file of its own, then the prose.
 */
#include "middle/records.h"

#include "middle/record_parts.h"
#include "middle/reference.h"
#include "values/value.h"

struct parts WG_VEC(const struct wg_document *);

bool
wg_yes(const struct wg_node *n, enum wg_attribute a)
{
	return wg_str_is(wg_node_attr(n, a), "yes");
}

bool
wg_no(const struct wg_node *n, enum wg_attribute a)
{
	return wg_str_is(wg_node_attr(n, a), "no");
}

enum wg_said
wg_said_of(const struct wg_node *n, enum wg_attribute a)
{
	return wg_yes(n, a) ? WG_YES : wg_no(n, a) ? WG_NO : WG_NOT_SAID;
}

int
wg_number_of(const struct wg_node *n, enum wg_attribute a)
{
	const struct wg_value *v = wg_node_attr_value(n, a);

	return v == NULL ? -1 : (int)v->integer;
}

struct wg_position
wg_position_of(const struct wg_node *n)
{
	const struct wg_value *lat = wg_node_attr_value(n, WG_AT_LAT);
	const struct wg_value *lon = wg_node_attr_value(n, WG_AT_LON);
	struct wg_position p = { .at = n == NULL ? WG_NOWHERE : n->at,
		.known = lat != NULL && lon != NULL };

	if (p.known) {
		p.lat = lat->micro;
		p.lon = lon->micro;
	}
	return p;
}

const struct wg_address *
wg_address_new(struct wg_project *p, const struct wg_node *n)
{
	struct wg_address *a;

	if (n == NULL)
		return NULL;
	a = WG_NEW(p->arena, struct wg_address);
	*a = (struct wg_address){
		.street = wg_node_attr(n, WG_AT_STREET),
		.number = wg_node_attr(n, WG_AT_NUMBER),
		.postcode = wg_node_attr(n, WG_AT_POSTCODE),
		.town = wg_node_attr(n, WG_AT_TOWN),
		.entrance = wg_node_attr(n, WG_AT_ENTRANCE),
		.floor = wg_node_attr(n, WG_AT_FLOOR),
		.room = wg_node_attr(n, WG_AT_ROOM), .at = n->at };
	return a;
}

const struct wg_position *
wg_position_new(struct wg_project *p, const struct wg_node *n)
{
	struct wg_position *position;

	if (n == NULL)
		return NULL;
	position = WG_NEW(p->arena, struct wg_position);
	*position = wg_position_of(n);
	return position;
}

const struct wg_document *
wg_document_of(const struct wg_project *p, const struct wg_node *n,
    enum wg_attribute a, enum wg_kind kind)
{
	struct wg_str id = wg_node_attr(n, a);

	return id.len == 0 ? NULL : wg_project_document(p, kind, id);
}

static size_t
count_words(struct wg_str list)
{
	size_t n = 0;

	while (wg_str_word(&list).len > 0)
		n++;
	return n;
}

struct wg_document_list
wg_documents_of(struct wg_project *p, const struct wg_node *n,
    enum wg_attribute a, enum wg_kind kind)
{
	struct wg_str rest = wg_node_attr(n, a);
	struct wg_document_list list = { WG_NEW_ARRAY(p->arena,
	    count_words(rest) + 1, const struct wg_document *), 0 };

	while (rest.len > 0) {
		const struct wg_document *d =
		    wg_project_document(p, kind, wg_str_word(&rest));

		if (d != NULL)
			list.at[list.n++] = d;
	}
	return list;
}

struct wg_name_list
wg_names_of(
    struct wg_project *p, const struct wg_node *n, enum wg_attribute a)
{
	struct wg_str rest = wg_node_attr(n, a);
	struct wg_name_list list = { WG_NEW_ARRAY(
	    p->arena, count_words(rest) + 1, struct wg_str), 0 };

	while (rest.len > 0) {
		struct wg_str name = wg_str_word(&rest);

		if (name.len > 0)
			list.at[list.n++] = name;
	}
	return list;
}

struct wg_language_list
wg_languages_of(struct wg_project *p, struct wg_str tags)
{
	struct wg_language_list list = { WG_NEW_ARRAY(p->arena,
	    count_words(tags) + 1, const struct wg_language *), 0 };

	while (tags.len > 0) {
		const struct wg_language *l =
		    wg_language_lookup(&p->languages, wg_str_word(&tags));

		if (l != NULL)
			list.at[list.n++] = l;
	}
	return list;
}

const void *
wg_part_of(const struct wg_project *p, const struct wg_node *n,
    enum wg_attribute a, enum wg_element element)
{
	const struct wg_target *t =
	    wg_project_find(p, wg_node_attr(n, a));

	return t == NULL || t->node->element != element ||
	    t->node->means == NULL ? NULL : t->node->means->part;
}

size_t
wg_count_children(const struct wg_node *n, enum wg_element element)
{
	size_t count = 0;

	for (const struct wg_node *k = wg_node_child(n, element); k;
	     k = wg_node_same(k))
		count++;
	return count;
}

struct wg_unit_list
wg_units_of(
    struct wg_project *p, const struct wg_node *n, enum wg_element element)
{
	struct wg_unit_list list = { WG_NEW_ARRAY(p->arena,
	    wg_count_children(n, element) + 1, const struct wg_node *), 0 };

	for (const struct wg_node *k = wg_node_child(n, element); k;
	     k = wg_node_same(k))
		list.at[list.n++] = k;
	return list;
}

struct wg_str
wg_child_text(const struct wg_node *n, enum wg_element element)
{
	const struct wg_node *k = wg_node_child(n, element);

	return k == NULL || k->first == NULL ? WG_NONE : k->first->text;
}

/* What stands in the project or a region is in what everybody reads. */
static bool
is_common(const struct wg_target *t)
{
	return t->node != t->document->root &&
	    (t->document->kind == WG_KIND_PROJECT ||
		t->document->kind == WG_KIND_REGION);
}

static void
follow(struct wg_project *p, struct parts *parts, const struct wg_node *n,
    const struct wg_reference *r)
{
	struct wg_str rest = wg_node_attr(n, r->attribute);

	while (rest.len > 0) {
		const struct wg_target *t =
		    wg_project_find(p, wg_str_word(&rest));

		if (t != NULL && !is_common(t))
			WG_PUSH(p->arena, parts) = t->document;
	}
}

/* The documents that it shows something of, in the order they are named. */
static struct wg_document_list
parts_of(struct wg_project *p, const struct wg_document *d)
{
	struct parts parts = { 0 };

	for (const struct wg_node *n = d->root; n; n = wg_node_next(n, d->root))
		for (size_t i = 0; i < wg_n_references; i++)
			if (wg_references[i].element == n->element &&
			    wg_references[i].follow == WG_FOLLOW_PART)
				follow(p, &parts, n, &wg_references[i]);
	return (struct wg_document_list){ parts.at, parts.n };
}

/* What every document has. */
static void
record_document(struct wg_project *p, struct wg_document *d)
{
	const struct wg_node *info = wg_node_child(d->root, WG_EL_INFO);
	const struct wg_node *organiser =
	    wg_node_child(info, WG_EL_ORGANISER);

	d->organiser.organisation =
	    wg_part_of(p, organiser, WG_AT_REF, WG_EL_ORGANISATION);
	d->organiser.place =
	    wg_document_of(p, organiser, WG_AT_REF, WG_KIND_PLACE);
	d->parts = parts_of(p, d);
	d->media = wg_media_new(
	    p, wg_node_child(d->root, WG_EL_MEDIAOBJECT));
	d->regions = wg_documents_of(
	    p, d->root, WG_AT_REGIONS, WG_KIND_REGION);
	d->former = wg_names_of(p, d->root, WG_AT_FORMER);
}

static const void *
record_of(struct wg_project *p, const struct wg_document *d)
{
	switch (d->kind) {
	case WG_KIND_PLACE:
		return wg_record_place(p, d);
	case WG_KIND_HOUSE:
		return wg_record_house(p, d);
	case WG_KIND_BUILDING:
		return wg_record_building(p, d);
	case WG_KIND_EVENT:
		return wg_record_event(p, d);
	case WG_KIND_NEWS:
		return wg_record_news(p, d);
	case WG_KIND_FORM:
		return wg_record_form(p, d);
	case WG_KIND_PRINT:
		return wg_record_print(p, d);
	default:
		return d->record; /* a page is its prose, a region made */
	}
}

void
wg_records_build(struct wg_project *p)
{
	if (p->settings != NULL)
		wg_record_project(p, p->settings->root);
	for (size_t i = 0; i < p->documents.n; i++)
		if (p->documents.at[i].kind == WG_KIND_REGION)
			WG_PUSH(p->arena, &p->regions).document =
			    &p->documents.at[i];
	for (size_t i = 0; i < p->regions.n; i++)
		wg_record_region(p, &p->regions.at[i]);
	for (size_t i = 0; i < p->documents.n; i++) {
		struct wg_document *d = &p->documents.at[i];

		record_document(p, d);
		d->record = record_of(p, d);
		wg_record_prose(p, d->root);
	}
}
