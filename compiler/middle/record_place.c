/* Places, and what leads to them: houses, buildings. */
#include "middle/record_parts.h"
#include "text/hours.h"
#include "values/hours.h"
#include "values/value.h"

static const char *const levels[WG_LEVEL_COUNT] = {
	[WG_LEVEL_KREIS] = "kreis",
	[WG_LEVEL_GEMEINDE] = "gemeinde",
	[WG_LEVEL_LAND] = "land",
	[WG_LEVEL_BUND] = "bund",
	[WG_LEVEL_TRAEGER] = "traeger",
};

static enum wg_level
level_of(const struct wg_node *root)
{
	struct wg_str level = wg_node_attr(root, WG_AT_LEVEL);

	for (unsigned i = 0; i < WG_LEVEL_COUNT; i++)
		if (wg_str_is(level, levels[i]))
			return (enum wg_level)i;
	return WG_LEVEL_COUNT;
}

/* The units of its comments that are no words of ours, by rule. */
static const struct wg_node **
comments_of(struct wg_project *p, const struct wg_hours *h,
    const struct wg_node *n)
{
	const struct wg_node **comments =
	    WG_NEW_ARRAY(p->arena, h->n + 1, const struct wg_node *);
	const struct wg_node *next = wg_node_child(n, WG_EL_HOURS_COMMENT);

	for (size_t i = 0; i < h->n && next != NULL; i++)
		if (wg_hours_comment_kind(h->rules[i].comment) ==
		    WG_HOURS_OTHER_COMMENT) {
			comments[i] = next;
			next = wg_node_same(next);
		}
	return comments;
}

void
wg_hours_into(
    struct wg_project *p, struct wg_contact *c, const struct wg_node *n)
{
	const struct wg_value *v = n == NULL ? NULL : wg_node_value(n);

	if (v == NULL)
		return;
	c->hours = &v->hours;
	c->hours_comments = comments_of(p, c->hours, n);
	c->hours_at = n->first->at;
}

static enum wg_line_kind
line_kind(const struct wg_node *n)
{
	struct wg_str kind = wg_node_attr(n, WG_AT_KIND);

	return wg_str_is(kind, "fax") ? WG_LINE_FAX :
	    wg_str_is(kind, "mobile") ? WG_LINE_MOBILE : WG_LINE_PHONE;
}

static void
add_lines(struct wg_project *p, struct wg_contact *c, const struct wg_node *of)
{
	struct wg_phone_line *lines = WG_NEW_ARRAY(p->arena,
	    wg_count_children(of, WG_EL_PHONE) + 1, struct wg_phone_line);

	c->lines = lines;
	for (const struct wg_node *n = wg_node_child(of, WG_EL_PHONE); n;
	     n = wg_node_same(n)) {
		const struct wg_value *v = wg_node_value(n);

		if (v != NULL)
			lines[c->n_lines++] = (struct wg_phone_line){
				line_kind(n), &v->phone };
	}
}

static void
read_contact(
    struct wg_project *p, struct wg_contact *c, const struct wg_node *n)
{
	wg_hours_into(p, c, wg_node_child(n, WG_EL_HOURS));
	add_lines(p, c, n);
	c->email = wg_child_text(n, WG_EL_PLACE_EMAIL);
	c->web = wg_node_attr(wg_node_child(n, WG_EL_WEB), WG_AT_HREF);
	c->appointment = wg_node_attr(
	    wg_node_child(n, WG_EL_APPOINTMENT), WG_AT_HREF);
}

static void
add_contacts(
    struct wg_project *p, struct wg_place *place, const struct wg_node *root)
{
	struct wg_contact *all = WG_NEW_ARRAY(p->arena,
	    wg_count_children(root, WG_EL_CONTACT) + 1, struct wg_contact);

	place->contacts = all;
	for (const struct wg_node *n = wg_node_child(root, WG_EL_CONTACT); n;
	     n = wg_node_same(n)) {
		struct wg_contact *c = &all[place->n_contacts++];

		read_contact(p, c, n);
		if (place->closed)
			c->hours = NULL;
		c->title = wg_node_child(n, WG_EL_TITLE);
	}
}

static void
add_bring(
    struct wg_project *p, struct wg_place *place, const struct wg_node *root)
{
	struct wg_name_list keys = wg_names_of(
	    p, wg_node_child(root, WG_EL_BRING), WG_AT_ITEMS);
	enum wg_label *labels =
	    WG_NEW_ARRAY(p->arena, keys.n + 1, enum wg_label);

	place->bring = labels;
	for (size_t i = 0; i < keys.n; i++) {
		struct wg_str near;
		enum wg_label id =
		    wg_label_of_key(WG_KEYS_BRING, keys.at[i], &near);

		if (id != WG_L_COUNT)
			labels[place->n_bring++] = id;
	}
}

static void
add_access(struct wg_place *place, const struct wg_node *n)
{
	place->step_free = wg_said_of(n, WG_AT_STEP_FREE);
	place->lift = wg_said_of(n, WG_AT_LIFT);
	place->wc = wg_said_of(n, WG_AT_WC);
	place->hearing_loop = wg_said_of(n, WG_AT_HEARING_LOOP);
	place->parking = wg_said_of(n, WG_AT_PARKING);
}

static const struct wg_municipality *
municipality_named(const struct wg_project *p, struct wg_str id)
{
	const struct wg_target *t = wg_project_find(p, id);

	return t == NULL || t->node->element != WG_EL_MUNICIPALITY ||
	    t->node->means == NULL ? NULL : t->node->means->part;
}

static void
add_responsible(
    struct wg_project *p, struct wg_place *place, const struct wg_node *n)
{
	struct wg_name_list ids = wg_names_of(p, n, WG_AT_FOR);

	place->for_all = ids.n == 1 && wg_str_is(ids.at[0], "all");
	place->municipalities = WG_NEW_ARRAY(
	    p->arena, ids.n + 1, const struct wg_municipality *);
	for (size_t i = 0; i < ids.n; i++) {
		const struct wg_municipality *m =
		    municipality_named(p, ids.at[i]);

		if (m != NULL)
			place->municipalities[place->n_municipalities++] = m;
	}
}

/* What it holds of what may stand where a paragraph may. */
static struct wg_block_list
prose_of(const struct wg_project *p, const struct wg_node *root)
{
	const struct wg_content *content = wg_element_content(root->element);
	const struct wg_particle *blocks = content->particles;
	struct wg_block_list list = { NULL, 0 };
	size_t n = 0;

	while (!wg_particle_has(blocks, WG_EL_PARA))
		blocks++;
	for (const struct wg_node *k = root->first; k != NULL; k = k->next)
		n++;
	list.at = WG_NEW_ARRAY(p->arena, n + 1, const struct wg_node *);
	for (const struct wg_node *k = root->first; k != NULL; k = k->next)
		if (wg_particle_has(blocks, k->element))
			list.at[list.n++] = k;
	return list;
}

const struct wg_place *
wg_record_place(struct wg_project *p, const struct wg_document *d)
{
	struct wg_place *place = WG_NEW(p->arena, struct wg_place);
	const struct wg_node *root = d->root;
	const struct wg_node *interpreter =
	    wg_node_child(root, WG_EL_INTERPRETER);

	place->document = d;
	place->closed = wg_yes(root, WG_AT_CLOSED);
	place->level = level_of(root);
	place->category =
	    wg_part_of(p, root, WG_AT_CATEGORY, WG_EL_CATEGORY);
	place->purpose = wg_node_child(root, WG_EL_PURPOSE);
	place->matters = wg_units_of(
	    p, wg_node_child(root, WG_EL_MATTERS), WG_EL_PARA);
	place->prose = prose_of(p, root);
	place->address =
	    wg_address_new(p, wg_node_child(root, WG_EL_ADDRESS));
	place->position =
	    wg_position_new(p, wg_node_child(root, WG_EL_POSITION));
	read_contact(p, &place->contact, root);
	if (place->closed)
		place->contact.hours = NULL;
	place->hours_note = wg_node_child(root, WG_EL_HOURS_NOTE);
	add_contacts(p, place, root);
	add_bring(p, place, root);
	place->languages =
	    wg_languages_of(p, wg_child_text(root, WG_EL_LANGUAGES));
	place->interpreter = interpreter != NULL;
	place->interpreter_days = wg_number_of(interpreter, WG_AT_DAYS);
	add_access(place, wg_node_child(root, WG_EL_ACCESS));
	add_responsible(p, place, wg_node_child(root, WG_EL_RESPONSIBLE));
	place->on_map = !wg_no(root, WG_AT_MAP);
	place->closings = wg_closings_of(p, root);
	place->move = wg_move_of(p, root, place->address);
	place->free = wg_said_of(root, WG_AT_FREE);
	place->confidential = wg_yes(root, WG_AT_CONFIDENTIAL);
	return place;
}
