/* What all regions share, and what the app must know of each. */
#include "middle/record_parts.h"
#include "values/value.h"

/* A node whose record others name. */
static void
hang(struct wg_project *p, const struct wg_node *n, const void *part)
{
	struct wg_meaning *value = WG_NEW(p->arena, struct wg_meaning);

	value->part = part;
	((struct wg_node *)n)->means = value;
}

static void
categories(struct wg_project *p, const struct wg_node *root)
{
	struct wg_category *all = WG_NEW_ARRAY(p->arena,
	    wg_count_children(root, WG_EL_CATEGORY) + 1, struct wg_category);

	p->categories = all;
	for (const struct wg_node *n = wg_node_child(root, WG_EL_CATEGORY);
	     n != NULL; n = wg_node_same(n)) {
		struct wg_category *c = &all[p->n_categories++];

		*c = (struct wg_category){
			.id = wg_node_attr(n, WG_AT_XML_ID),
			.icon = wg_node_attr(n, WG_AT_ICON),
			.color = wg_node_attr(n, WG_AT_COLOR),
			.title = wg_node_child(n, WG_EL_TITLE) };
		hang(p, n, c);
	}
}

static void
organisations(struct wg_project *p, const struct wg_node *root)
{
	struct wg_organisation *all = WG_NEW_ARRAY(p->arena,
	    wg_count_children(root, WG_EL_ORGANISATION) + 1,
	    struct wg_organisation);

	p->organisations = all;
	for (const struct wg_node *n =
		 wg_node_child(root, WG_EL_ORGANISATION);
	     n != NULL; n = wg_node_same(n)) {
		struct wg_organisation *o = &all[p->n_organisations++];

		*o = (struct wg_organisation){
			.id = wg_node_attr(n, WG_AT_XML_ID),
			.website = wg_node_attr(n, WG_AT_WEBSITE),
			.logo = wg_node_attr(n, WG_AT_LOGO),
			.title = wg_node_child(n, WG_EL_TITLE) };
		hang(p, n, o);
	}
}

static void
helplines(struct wg_project *p, const struct wg_node *root)
{
	struct wg_helpline *all = WG_NEW_ARRAY(p->arena,
	    wg_count_children(root, WG_EL_HELPLINE) + 1, struct wg_helpline);

	p->helplines = all;
	for (const struct wg_node *n = wg_node_child(root, WG_EL_HELPLINE);
	     n != NULL; n = wg_node_same(n))
		all[p->n_helplines++] = (struct wg_helpline){
			.phone = wg_node_attr_value(n, WG_AT_PHONE) == NULL ?
			    NULL : &wg_node_attr_value(n, WG_AT_PHONE)->phone,
			.pictograms = wg_names_of(p, n, WG_AT_PICTOGRAM),
			.title = wg_node_child(n, WG_EL_TITLE),
			.brief = wg_node_child(n, WG_EL_TITLEABBREV),
			.at = n->at };
}

void
wg_record_project(struct wg_project *p, const struct wg_node *root)
{
	categories(p, root);
	organisations(p, root);
	helplines(p, root);
	if (wg_node_attr_value(root, WG_AT_PHONE) != NULL)
		p->phone = &wg_node_attr_value(root, WG_AT_PHONE)->phone;
	p->email = wg_node_attr(root, WG_AT_EMAIL);
}

static void
municipalities(struct wg_project *p, struct wg_region *r,
    const struct wg_node *root)
{
	struct wg_municipality *all = WG_NEW_ARRAY(p->arena,
	    wg_count_children(root, WG_EL_MUNICIPALITY) + 1,
	    struct wg_municipality);

	r->municipalities = all;
	for (const struct wg_node *n =
		 wg_node_child(root, WG_EL_MUNICIPALITY);
	     n != NULL; n = wg_node_same(n)) {
		struct wg_municipality *m = &all[r->n_municipalities++];

		*m = (struct wg_municipality){
			.id = wg_node_attr(n, WG_AT_XML_ID),
			.name = wg_node_attr(n, WG_AT_NAME),
			.position = wg_position_of(n) };
		hang(p, n, m);
	}
}

static struct wg_bounds
bounds_of(const struct wg_node *n)
{
	const struct wg_value *west = wg_node_attr_value(n, WG_AT_WEST);
	const struct wg_value *south = wg_node_attr_value(n, WG_AT_SOUTH);
	const struct wg_value *east = wg_node_attr_value(n, WG_AT_EAST);
	const struct wg_value *north = wg_node_attr_value(n, WG_AT_NORTH);

	if (west == NULL || south == NULL || east == NULL || north == NULL)
		return (struct wg_bounds){ .known = false };
	return (struct wg_bounds){ west->micro, south->micro, east->micro,
		north->micro, true };
}

void
wg_record_region(struct wg_project *p, struct wg_region *r)
{
	const struct wg_node *root = r->document->root;
	const struct wg_node *languages =
	    wg_node_child(root, WG_EL_LANGUAGES);
	int threshold;

	r->prefix = wg_node_attr(root, WG_AT_PREFIX);
	r->name = wg_node_attr(root, WG_AT_NAME);
	r->postcode = wg_node_attr(root, WG_AT_POSTCODE);
	r->timezone = wg_node_attr(root, WG_AT_TIMEZONE);
	r->short_base = wg_node_attr(root, WG_AT_SHORT);
	r->live = !wg_no(root, WG_AT_LIVE);
	r->has_events = wg_yes(root, WG_AT_EVENTS);
	r->has_places = !wg_no(root, WG_AT_PLACES);
	r->has_news = wg_yes(root, WG_AT_NEWS);
	r->position =
	    wg_position_of(wg_node_child(root, WG_EL_POSITION));
	r->bounds = bounds_of(wg_node_child(root, WG_EL_BOUNDS));
	threshold = wg_number_of(root, WG_AT_THRESHOLD);
	r->threshold = threshold < 0 ? 100 : (uint32_t)threshold;
	r->fallback = !wg_no(root, WG_AT_FALLBACK);
	municipalities(p, r, root);
	r->imprint = wg_node_child(root, WG_EL_IMPRINT);
	r->imprint_title = wg_node_child(r->imprint, WG_EL_TITLE);
	r->languages_at = languages != NULL ? languages->at : root->at;
	((struct wg_document *)r->document)->record = r;
}
