/*
 * Three steps: identities, references, regions.  Which attribute may name
 * what stands in the table of reference.c.
 */
#include "middle/resolve.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/near.h"
#include "base/out.h"
#include "middle/copies.h"
#include "lint/contradictions.h"
#include "lint/event_days.h"
#include "lint/form_style.h"
#include "lint/hours_note.h"
#include "lint/hours_order.h"
#include "middle/event.h"
#include "middle/form.h"
#include "middle/records.h"
#include "middle/reference.h"
#include "middle/region.h"
#include "model/attribute.h"
#include "model/former.h"
#include "model/image.h"
#include "model/label.h"
#include "model/lookup.h"
#include "model/names.h"
#include "model/pictogram.h"
#include "model/product.h"
#include "model/project.h"
#include "values/calendar.h"
#include "values/value.h"

struct resolver {
	struct wg_project *project;
	struct wg_arena *arena;
	struct wg_diag *diag;
	struct wg_str today;
	struct wg_map numbers;
	struct wg_map former; /* ids things had before */
	unsigned looked;      /* for similar ids */
};

/* Identities. */

static uint32_t
number_of(struct wg_str id)
{
	struct wg_sha256 h = wg_sha256(id);
	uint32_t n = (uint32_t)h.bytes[0] << 24 | (uint32_t)h.bytes[1] << 16 |
	    (uint32_t)h.bytes[2] << 8 | h.bytes[3];

	n &= 0x7FFFFFFF;
	return n == 0 ? 1 : n;
}

static struct wg_span
id_span(const struct wg_node *n)
{
	const struct wg_attr *a = wg_node_attr_ref(n, WG_AT_XML_ID);

	return a == NULL ? n->at : a->value_at;
}

static void
add_id(struct resolver *r, struct wg_document *d, const struct wg_node *n,
    struct wg_str id)
{
	const struct wg_target *old = wg_map_get(&r->project->ids, id);
	struct wg_target *target;

	if (old != NULL) {
		wg_report(r->diag, WG_D_ID_DUPLICATE, id_span(n), "%.*s",
		    WG_ARG(id));
		wg_note(r->diag, id_span(old->node), "this one is used");
		return;
	}
	target = WG_NEW(r->arena, struct wg_target);
	*target = (struct wg_target){ d, n, id };
	wg_map_put(r->arena, &r->project->ids, id, target);
	if (n == d->root)
		d->target = target;
}

/* False if another document has a number like it. */
static bool
number_document(struct resolver *r, struct wg_document *d)
{
	struct wg_document *old;
	struct wg_str key;

	d->number = number_of(d->id);
	key = wg_str_fmt(r->arena, "%u", (unsigned)d->number);
	old = wg_map_get(&r->numbers, key);
	if (old == NULL) {
		wg_map_put(r->arena, &r->numbers, key, d);
		return true;
	}
	wg_report(r->diag, WG_D_ID_COLLISION, id_span(d->root),
	    "%.*s and %.*s", WG_ARG(old->id), WG_ARG(d->id));
	return false;
}

/* Where a title is missing, which is reported, the id stands in for it: so
 * every document has one. */
static struct wg_node *
stand_in(struct resolver *r, const struct wg_document *d)
{
	struct wg_node *title =
	    wg_node_new(r->arena, WG_EL_TITLE, d->root->at);

	title->parent = d->root;
	wg_node_append(
	    title, wg_node_new_text(r->arena, d->id, d->root->at));
	return title;
}

static struct wg_date
date_of(const struct wg_value *v)
{
	return (struct wg_date){ v != NULL, v == NULL ? 0 : v->day };
}

static void
read_info(struct resolver *r, struct wg_document *d)
{
	const struct wg_node *info = wg_node_child(d->root, WG_EL_INFO);
	const struct wg_node *review = wg_node_child(info, WG_EL_REVIEW);

	d->title = wg_node_child(info ? info : d->root, WG_EL_TITLE);
	if (d->title == NULL)
		d->title = stand_in(r, d);
	d->brief = wg_node_child(info, WG_EL_TITLEABBREV);
	d->stand = date_of(
	    wg_node_value(wg_node_child(info, WG_EL_DATE)));
	d->published = date_of(
	    wg_node_value(wg_node_child(info, WG_EL_PUBDATE)));
	if (!d->published.known)
		d->published = d->stand;
	d->pictogram = wg_node_attr(
	    wg_node_child(info, WG_EL_USE_PICTOGRAM), WG_AT_NAME);
	d->review = date_of(wg_node_attr_value(review, WG_AT_BY));
	if (wg_document_overdue(r->project, d))
		wg_report(r->diag, WG_D_REVIEW_OVERDUE,
		    wg_node_attr_ref(review, WG_AT_BY)->value_at, "%.*s",
		    WG_ARG(wg_node_attr(review, WG_AT_BY)));
}

/* Pages are told where they stand in a tree, and regions by their own. */
static void
check_house_name(struct resolver *r, const struct wg_document *d)
{
	if (!wg_kind_is_house(d->kind) ||
	    !wg_name_taken(d->root->element, d->id, false))
		return;
	wg_report(r->diag, WG_D_PAGE_RESERVED, d->root->at, "%.*s",
	    WG_ARG(d->id));
	wg_hint(r->diag, "rename the file and its id, for instance haus-%.*s",
	    WG_ARG(d->id));
}

static void
identify(struct resolver *r, struct wg_document *d)
{
	for (const struct wg_node *n = d->root; n; n = wg_node_next(n, d->root)) {
		struct wg_str id = wg_node_attr(n, WG_AT_XML_ID);

		/* Items are named in their form only. */
		if (id.len > 0 && n != d->root && n->element != WG_EL_ITEM)
			add_id(r, d, n, id);
	}
	read_info(r, d);
	check_house_name(r, d);
}

/* An old name leads to one thing: it is nobody's id, and nobody else's old
 * name.  A path may end in the id of somebody else: it was another place. */
static bool
good_former(struct resolver *r, struct wg_span at, struct wg_str word,
    unsigned wanted, const char *words)
{
	struct wg_former f = wg_former_read(r->arena, word);
	struct wg_str key = f.path.len > 0 ? f.path : f.slug;

	(void)words;
	if (wg_name_taken((enum wg_element)wanted, f.id, false)) {
		wg_report(r->diag, WG_D_FORMER_TAKEN, at, "%.*s",
		    WG_ARG(word));
		return false;
	}
	if ((f.path.len > 0 || wg_project_find(r->project, key) == NULL) &&
	    wg_map_get(&r->former, key) == NULL) {
		wg_map_put(r->arena, &r->former, key, r);
		return true;
	}
	wg_report(r->diag, WG_D_ID_FORMER, at, "%.*s", WG_ARG(word));
	return false;
}

static void
add_gone(struct resolver *r, const struct wg_node *n)
{
	struct wg_str words = wg_node_attr(n, WG_AT_FORMER);
	struct wg_str id = wg_node_attr(n, WG_AT_XML_ID);

	if (id.len > 0)
		WG_PUSH(r->arena, &r->project->gone) = id;
	while (words.len > 0) {
		struct wg_str word = wg_str_word(&words);

		if (word.len > 0)
			WG_PUSH(r->arena, &r->project->gone) = word;
	}
}

/* Documents that say gone="yes" are there no more; their ids stay taken. */
static void
drop_gone(struct resolver *r)
{
	struct wg_project *p = r->project;
	size_t kept = 0;

	for (size_t i = 0; i < p->documents.n; i++) {
		struct wg_document *d = &p->documents.at[i];

		if (wg_str_is(wg_node_attr(d->root, WG_AT_GONE), "yes")) {
			wg_map_put(r->arena, &r->former, d->id, r);
			wg_map_put(r->arena, &p->taken, d->id, r);
			add_gone(r, d->root);
		} else {
			p->documents.at[kept++] = *d;
		}
	}
	p->documents.n = kept;
}

/* The ids of documents first: a section somewhere does not take one away. */
static void
identify_all(struct resolver *r)
{
	struct wg_project *p = r->project;
	size_t kept = 0;

	wg_copies_drop(p, r->diag);
	drop_gone(r);
	for (size_t i = 0; i < p->documents.n; i++) {
		struct wg_document *d = &p->documents.at[kept];

		*d = p->documents.at[i];
		if (number_document(r, d)) {
			d->index = (uint32_t)kept++;
			add_id(r, d, d->root, d->id);
		}
	}
	p->documents.n = kept;
	for (size_t i = 0; i < p->documents.n; i++)
		identify(r, &p->documents.at[i]);
}

/* References. */

static void
try_near(struct wg_near *near, const struct wg_node *node, unsigned wanted)
{
	struct wg_str id = wg_node_attr(node, WG_AT_XML_ID);

	if ((wg_named_as(node->element) & wanted) && id.len > 0)
		wg_near_try(near, id);
}

#define MOST_LOOKED 500 /* that many times all ids are looked through */

/* Documents, and what the settings and regions define. */
static struct wg_str
near_id(struct resolver *r, struct wg_str id, unsigned wanted)
{
	struct wg_near near = { .word = id, .limit = 3 };

	/* Whoever has so many wrong ones has another problem. */
	if (r->looked++ >= MOST_LOOKED)
		return WG_NONE;
	for (size_t i = 0; i < r->project->documents.n; i++) {
		const struct wg_node *root = r->project->documents.at[i].root;

		try_near(&near, root, wanted);
		if (root->element != WG_EL_PROJECT &&
		    root->element != WG_EL_REGION)
			continue;
		for (const struct wg_node *k = root->first; k; k = k->next)
			try_near(&near, k, wanted);
	}
	return near.found;
}

#define MOST_LISTED 12

/* All that could stand there, if that is not too much to read. */
static void
list_ids(struct resolver *r, unsigned wanted)
{
	struct wg_str all = WG_NONE;
	unsigned n = 0;

	for (size_t i = 0; i < r->project->documents.n && n <= MOST_LISTED;
	     i++) {
		const struct wg_node *root = r->project->documents.at[i].root;
		const struct wg_node *k = root->element == WG_EL_PROJECT ||
		    root->element == WG_EL_REGION ? root->first : NULL;

		for (const struct wg_node *one = root;
		     one != NULL && n <= MOST_LISTED;
		     one = one == root ? k : one->next) {
			struct wg_str id = wg_node_attr(one, WG_AT_XML_ID);

			if (id.len == 0 ||
			    !(wg_named_as(one->element) & wanted))
				continue;
			all = wg_str_fmt(r->project->arena, "%.*s%s%.*s",
			    WG_ARG(all), n++ > 0 ? ", " : "", WG_ARG(id));
		}
	}
	if (n > 0 && n <= MOST_LISTED)
		wg_hint(r->diag, "there is: %.*s", WG_ARG(all));
}

static bool
good_reference(struct resolver *r, struct wg_span at, struct wg_str id,
    unsigned wanted, const char *words)
{
	const struct wg_target *t = wg_project_find(r->project, id);
	struct wg_str near;

	if (t != NULL && (wg_named_as(t->node->element) & wanted))
		return true;
	if (t != NULL) {
		wg_report(r->diag, WG_D_ID_KIND, at, "%.*s; wanted: %s",
		    WG_ARG(id), _(words));
		return false;
	}
	if (wg_map_get(&r->project->broken, id) != NULL)
		return false;
	wg_report(r->diag, WG_D_ID_UNKNOWN, at, "%.*s", WG_ARG(id));
	if (wg_map_get(&r->project->taken, id) != NULL) {
		wg_hint(r->diag, "it says gone=\"yes\"; take it out here, too");
		return false;
	}
	near = near_id(r, id, wanted);
	if (near.len > 0)
		wg_hint(r->diag, "did you mean %.*s?", WG_ARG(near));
	else
		list_ids(r, wanted);
	return false;
}

/* A list keeps its good words. */
static void
check_list(struct resolver *r, struct wg_node *n, enum wg_attribute attribute,
    bool (*good)(struct resolver *, struct wg_span, struct wg_str, unsigned,
	const char *),
    unsigned wanted, const char *words)
{
	const struct wg_attr *ref = wg_node_attr_ref(n, attribute);
	struct wg_out kept = { 0 };
	struct wg_str rest;

	if (ref == NULL)
		return;
	for (rest = ref->value; rest.len > 0;) {
		struct wg_str word = wg_str_word(&rest);
		struct wg_span at = ref->value_at;

		at.start += (uint32_t)(word.ptr - ref->value.ptr);
		at.length = (uint32_t)word.len;
		if (word.len == 0 || !good(r, at, word, wanted, words))
			continue;
		if (kept.len > 0)
			wg_out_byte(&kept, ' ');
		wg_out_put(&kept, word);
	}
	/* No offices are not all of them. */
	if (kept.len == 0 && attribute != WG_AT_OFFICES)
		wg_node_drop(n, attribute);
	else
		((struct wg_attr *)ref)->value =
		    wg_str_dup(r->arena, wg_out_str(&kept));
	wg_out_free(&kept);
}

static bool
good_key(struct resolver *r, struct wg_span at, struct wg_str key,
    unsigned wanted, const char *words)
{
	struct wg_str near;

	if (wg_label_of_key((enum wg_label_keys)wanted, key, &near) !=
	    WG_L_COUNT)
		return true;
	wg_report(r->diag, WG_D_XML_VALUE, at, "\"%.*s\": no such %s",
	    WG_ARG(key), _(words));
	if (near.len > 0)
		wg_hint(r->diag, "did you mean %.*s?", WG_ARG(near));
	return false;
}

static bool
good_language(struct resolver *r, struct wg_span at, struct wg_str tag,
    unsigned wanted, const char *words)
{
	struct wg_str near;

	(void)wanted, (void)words;
	if (wg_language_lookup(&r->project->languages, tag) != NULL)
		return true;
	wg_report(r->diag, WG_D_LANGUAGE_UNKNOWN, at, "%.*s", WG_ARG(tag));
	near = wg_language_near(&r->project->languages, tag);
	if (near.len > 0)
		wg_hint(r->diag, "did you mean %.*s?", WG_ARG(near));
	return false;
}

static void
check_references(struct resolver *r, struct wg_node *n)
{
	for (size_t i = 0; i < wg_n_references; i++) {
		const struct wg_reference *ref = &wg_references[i];
		struct wg_str value;

		if (ref->element != n->element)
			continue;
		value = wg_node_attr(n, ref->attribute);
		if (value.len > 0 && !wg_reference_is_word(ref, value))
			check_list(r, n, ref->attribute, good_reference,
			    ref->wanted, ref->words);
	}
}

/* A language of the registry may have no catalogs yet. */
static void
check_active(struct resolver *r, const struct wg_attr *languages,
    struct wg_str tag)
{
	const struct wg_project *p = r->project;
	const struct wg_language *l =
	    wg_language_lookup(&p->languages, tag);
	bool active = l == NULL || l == p->source;

	for (size_t i = 0; i < p->n_active; i++)
		active |= p->active[i] == l;
	if (active)
		return;
	wg_report(r->diag, WG_D_PRINT_INACTIVE, languages->value_at, "%.*s",
	    WG_ARG(tag));
	wg_hint(r->diag, "wegweiser new language %.*s", WG_ARG(tag));
}

/* What is not folded; such a leaflet is for nobody in particular. */
static void
check_folded(struct resolver *r, const struct wg_document *d,
    enum wg_product product)
{
	static const enum wg_attribute folded[] = { WG_AT_FOLD,
		WG_AT_LIES_IN };
	bool dl = wg_str_is(wg_node_attr(d->root, WG_AT_SIZE), "DL");

	for (size_t i = 0; i < (product == WG_PRODUCT_LEAFLET ? 2u : 1u); i++) {
		const struct wg_attr *a =
		    wg_node_attr_ref(d->root, folded[i]);

		if (a != NULL && !dl)
			wg_report(r->diag, WG_D_PRINT_UNUSED, a->value_at,
			    "%.*s: size=\"DL\"",
			    WG_ARG(wg_attribute_label(folded[i])));
	}
}

/* What only some product has a use for. */
static void
check_used(struct resolver *r, const struct wg_document *d,
    enum wg_product product)
{
	static const struct {
		enum wg_attribute attribute;
		enum wg_product product;
	} uses[] = {
		{ WG_AT_LIES_IN, WG_PRODUCT_LEAFLET },
		{ WG_AT_FRONT, WG_PRODUCT_CARDS },
		{ WG_AT_FROM, WG_PRODUCT_PROGRAMME },
		{ WG_AT_TO, WG_PRODUCT_PROGRAMME },
	};
	const struct wg_node *said = wg_node_child(d->root, WG_EL_SAY);
	const struct wg_node *here = wg_node_child(d->root, WG_EL_HERE);

	check_folded(r, d, product);
	if (here != NULL && !wg_product_hangs(product))
		wg_report(r->diag, WG_D_PRINT_UNUSED, here->at,
		    "%s: %s", "w:here", "directory, arrows, door");
	if (said != NULL && product != WG_PRODUCT_NOTICE)
		wg_report(r->diag, WG_D_PRINT_UNUSED, said->at, "%s: %s",
		    "w:say", wg_product_name(WG_PRODUCT_NOTICE));
	for (size_t i = 0; i < sizeof(uses) / sizeof(uses[0]); i++) {
		const struct wg_attr *a =
		    wg_node_attr_ref(d->root, uses[i].attribute);

		if (a != NULL && product != uses[i].product)
			wg_report(r->diag, WG_D_PRINT_UNUSED, a->value_at,
			    "%.*s: %s",
			    WG_ARG(wg_attribute_label(uses[i].attribute)),
			    wg_product_name(uses[i].product));
	}
}

/* What the product asks of the rest. */
static void
check_print(struct resolver *r, const struct wg_document *d)
{
	enum wg_product product =
	    wg_product_named(wg_node_attr(d->root, WG_AT_PRODUCT));
	const struct wg_attr *subject =
	    wg_node_attr_ref(d->root, WG_AT_SUBJECT);
	const struct wg_attr *size = wg_node_attr_ref(d->root, WG_AT_SIZE);
	const struct wg_attr *languages =
	    wg_node_attr_ref(d->root, WG_AT_LANGUAGES);
	const struct wg_target *t = subject == NULL ? NULL :
	    wg_project_find(r->project, subject->value);
	struct wg_str sizes, rest;

	if (product == WG_PRODUCT_COUNT)
		return;
	if (t != NULL && !wg_product_takes(product, t->document))
		wg_report(r->diag, WG_D_PRINT_SUBJECT, subject->value_at,
		    "%.*s; wanted: %.*s", WG_ARG(subject->value),
		    WG_ARG(wg_product_subject(r->project->arena, product)));
	check_used(r, d, product);
	sizes = wg_str(wg_product_sizes(product));
	if (size != NULL && !wg_product_comes_in(product, size->value))
		wg_report(r->diag, WG_D_PRINT_SIZE, size->value_at,
		    "%.*s; there is %.*s", WG_ARG(size->value),
		    WG_ARG(sizes));
	rest = languages == NULL ? WG_NONE : languages->value;
	while (rest.len > 0)
		check_active(r, languages, wg_str_word(&rest));
	rest = languages == NULL ? WG_NONE : languages->value;
	wg_str_word(&rest);
	if (!wg_product_speaks_many(product) && wg_str_word(&rest).len > 0)
		wg_report(r->diag, WG_D_PRINT_LANGUAGES, languages->value_at,
		    "%.*s", WG_ARG(languages->value));
}

static bool
host_allowed(const struct resolver *r, struct wg_str host)
{
	const struct wg_node *root =
	    r->project->settings ? r->project->settings->root : NULL;
	struct wg_str list = wg_node_attr(
	    wg_node_child(root, WG_EL_URLS), WG_AT_HOSTS);

	while (list.len > 0) {
		struct wg_str one = wg_str_word(&list);
		struct wg_str tail = wg_str_from(host, host.len - one.len);

		if (one.len == 0 || one.len > host.len)
			continue;
		if (wg_str_eq(tail, one) && (host.len == one.len ||
		    host.ptr[host.len - one.len - 1] == '.'))
			return true;
	}
	return false;
}

static void
check_host(struct resolver *r, struct wg_node *n, enum wg_attribute attribute)
{
	const struct wg_attr *a = wg_node_attr_ref(n, attribute);

	if (a == NULL || a->read == NULL || host_allowed(r, a->read->url.host))
		return;
	wg_report(r->diag, WG_D_HOST_UNKNOWN, a->value_at, "%.*s",
	    WG_ARG(a->value));
	wg_node_drop(n, attribute);
}

static void
check_offer(struct resolver *r, struct wg_node *n)
{
	const struct wg_attr *offer = wg_node_attr_ref(n, WG_AT_OFFER);

	if (offer == NULL)
		return;
	if (wg_node_attr_ref(n, WG_AT_LINKEND) != NULL)
		wg_report(r->diag, WG_D_XML_VALUE, offer->value_at,
		    "offer of a link that does not lead into the web");
	else if (wg_offer_taken(offer->value))
		wg_report(r->diag, WG_D_XML_VALUE, offer->value_at,
		    "the app makes something else of an offer %.*s; "
		    "give it another name", WG_ARG(offer->value));
	else
		return;
	wg_node_drop(n, WG_AT_OFFER);
}

static void
check_link(struct resolver *r, struct wg_node *n)
{
	bool inside = wg_node_attr_ref(n, WG_AT_LINKEND) != NULL;
	bool outside = wg_node_attr_ref(n, WG_AT_XLINK_HREF) != NULL;

	if (inside && outside)
		wg_report(r->diag, WG_D_XML_VALUE, n->at,
		    "linkend and xlink:href in one link; linkend is used");
	check_host(r, n, WG_AT_XLINK_HREF);
	check_offer(r, n);
}

static void
check_pictogram(struct resolver *r, struct wg_node *n, enum wg_attribute a)
{
	const struct wg_attr *name = wg_node_attr_ref(n, a);

	if (name == NULL || wg_project_pictogram(r->project, name->value))
		return;
	wg_report(r->diag, WG_D_PICTOGRAM_UNKNOWN, name->value_at, "%.*s",
	    WG_ARG(name->value));
	wg_node_drop(n, a);
}

static bool
good_pictogram(struct resolver *r, struct wg_span at, struct wg_str name,
    unsigned wanted, const char *words)
{
	(void)wanted, (void)words;
	if (wg_project_pictogram(r->project, name) != NULL)
		return true;
	wg_report(r->diag, WG_D_PICTOGRAM_UNKNOWN, at, "%.*s", WG_ARG(name));
	return false;
}

/* Pictures of pages: pictograms, which print in every size, or images. */
static void
check_media(struct resolver *r, struct wg_node *n)
{
	const struct wg_attr *file = wg_node_attr_ref(
	    wg_node_child(wg_node_child(n, WG_EL_IMAGEOBJECT),
		WG_EL_IMAGEDATA), WG_AT_FILEREF);

	if (file == NULL ||
	    wg_project_pictogram(r->project, wg_pictogram_of(n)) != NULL ||
	    wg_project_image(r->project, wg_image_of(n)) != NULL)
		return;
	/* A broken one was told when it was read. */
	if (wg_map_get(&r->project->broken, wg_image_of(n)) == NULL) {
		wg_report(r->diag, WG_D_PICTOGRAM_UNKNOWN, file->value_at,
		    "%.*s", WG_ARG(file->value));
		wg_hint(r->diag, "write pictograms/NAME.svg, or "
		    "images/NAME.png or .jpg");
	}
	wg_node_drop(wg_node_child(wg_node_child(n, WG_EL_IMAGEOBJECT),
	    WG_EL_IMAGEDATA), WG_AT_FILEREF);
}

static void
check_language_text(struct resolver *r, struct wg_node *n)
{
	struct wg_out kept = { 0 };

	if (n->first == NULL)
		return;
	for (struct wg_str rest = n->first->text; rest.len > 0;) {
		struct wg_str tag = wg_str_word(&rest);

		if (tag.len == 0 ||
		    !good_language(r, n->first->at, tag, 0, NULL))
			continue;
		wg_out_put(&kept, tag);
		wg_out_byte(&kept, ' ');
	}
	n->first->text =
	    wg_str_trim(wg_str_dup(r->arena, wg_out_str(&kept)));
	wg_out_free(&kept);
}

static void
check_node(struct resolver *r, struct wg_node *n)
{
	check_references(r, n);
	check_list(r, n, WG_AT_FORMER, good_former, n->element, NULL);
	switch (n->element) {
	case WG_EL_LINK:
		check_link(r, n);
		break;
	case WG_EL_WEB:
	case WG_EL_APPOINTMENT:
		check_host(r, n, WG_AT_HREF);
		break;
	case WG_EL_WHERE:
		check_host(r, n, WG_AT_ONLINE);
		break;
	case WG_EL_ORGANISATION:
		check_host(r, n, WG_AT_WEBSITE);
		check_pictogram(r, n, WG_AT_LOGO);
		break;
	case WG_EL_USE_PICTOGRAM:
		check_pictogram(r, n, WG_AT_NAME);
		break;
	case WG_EL_MEDIAOBJECT:
		check_media(r, n);
		break;
	case WG_EL_HELPLINE:
		check_list(r, n, WG_AT_PICTOGRAM, good_pictogram, 0, NULL);
		break;
	case WG_EL_BRING:
		check_list(r, n, WG_AT_ITEMS, good_key, WG_KEYS_BRING,
		    N_("thing to bring"));
		break;
	case WG_EL_CLOSED_DAYS:
		check_list(r, n, WG_AT_REASON, good_key, WG_KEYS_REASON,
		    N_("reason"));
		break;
	case WG_EL_SAY:
		check_list(r, n, WG_AT_WHAT, good_key, WG_KEYS_SAYING,
		    N_("saying"));
		check_list(r, n, WG_AT_LANGUAGES, good_language, 0, NULL);
		break;
	case WG_EL_EVENT:
	case WG_EL_PRINT:
		check_list(r, n, WG_AT_LANGUAGES, good_language, 0, NULL);
		break;
	case WG_EL_LANGUAGES:
	case WG_EL_ORDER:
		check_language_text(r, n);
		break;
	default:
		break;
	}
}

#define USUAL_ACCENT 0x1B4F72
#define TINT 0xEEF3F4 /* the palest ground that it stands on */

/* Letters of it are read on a tint, and white ones on it. */
static uint32_t
accent_of(const struct wg_node *root, struct wg_diag *diag)
{
	const struct wg_node *theme = wg_node_child(root, WG_EL_THEME);
	const struct wg_attr *a = wg_node_attr_ref(theme, WG_AT_ACCENT);
	const struct wg_value *v = wg_node_attr_value(theme, WG_AT_ACCENT);
	unsigned contrast;

	if (v == NULL)
		return USUAL_ACCENT;
	contrast = wg_color_contrast(v->color, TINT);
	if (contrast >= 45)
		return v->color;
	wg_report(diag, WG_D_ACCENT_CONTRAST, a->value_at,
	    _("%.*s has %u.%u : 1, and 4.5 : 1 are wanted"),
	    WG_ARG(a->value), contrast / 10, contrast % 10);
	return USUAL_ACCENT;
}

static void
read_settings(struct wg_project *p, struct wg_diag *diag)
{
	const struct wg_node *root = p->settings ? p->settings->root : NULL;
	const struct wg_node *urls = wg_node_child(root, WG_EL_URLS);
	const struct wg_str machine =
	    root == NULL ? WG_NONE : wg_node_attr(root, WG_AT_MACHINE);

	p->api = wg_node_attr(urls, WG_AT_API);
	p->app = wg_node_attr(urls, WG_AT_APP);
	p->site = wg_node_attr(urls, WG_AT_SITE);
	p->accent = accent_of(root, diag);
	p->machine = wg_str_is(machine, "hold") ? WG_MACHINE_HOLD :
	    wg_str_is(machine, "publish") ? WG_MACHINE_PUBLISH :
	    WG_MACHINE_LABEL;
}

void
wg_resolve(struct wg_project *p, struct wg_str today, struct wg_diag *diag)
{
	struct resolver r = { .project = p, .arena = p->arena, .diag = diag,
		.today = today };

	wg_days_read(today, &p->today);
	identify_all(&r);
	for (size_t i = 0; i < p->documents.n; i++) {
		struct wg_node *root = p->documents.at[i].root;

		for (struct wg_node *n = root; n; n = wg_node_next(n, root))
			check_node(&r, n);
		if (p->documents.at[i].kind == WG_KIND_PRINT)
			check_print(&r, &p->documents.at[i]);
	}
	for (const struct wg_node *n = p->settings == NULL ? NULL :
	     wg_node_child(p->settings->root, WG_EL_GONE);
	     n != NULL; n = wg_node_same(n))
		add_gone(&r, n);
	read_settings(p, diag);
	wg_closings_check(p, today, diag);
	wg_forms_check(p, diag);
	wg_events_check(p, diag);
	wg_positions_check(p, diag);
	wg_records_build(p);
	wg_regions_build(p, diag);
	wg_buildings_check(p, diag);
	wg_event_days_check(p, diag);
	wg_contradictions_check(p, diag);
	wg_hours_note_check(p, diag);
	wg_hours_order_check(p, diag);
	wg_form_style_check(p, diag);
}
