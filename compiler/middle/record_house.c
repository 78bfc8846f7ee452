/* Houses and the ways from them; buildings and their rooms; prints. */
#include "middle/record_parts.h"

#include "values/value.h"

static struct wg_office
office_of(const struct wg_project *p, const struct wg_node *n)
{
	return (struct wg_office){
		.place = wg_document_of(p, n, WG_AT_REF, WG_KIND_PLACE),
		.stop = wg_node_attr(n, WG_AT_STOP),
		.line = wg_node_attr(n, WG_AT_LINE),
		.towards = wg_node_attr(n, WG_AT_TOWARDS),
		.minutes = wg_number_of(n, WG_AT_MINUTES),
		.walk = wg_number_of(n, WG_AT_WALK), .at = n->at };
}

const struct wg_house *
wg_record_house(struct wg_project *p, const struct wg_document *d)
{
	struct wg_house *house = WG_NEW(p->arena, struct wg_house);
	const struct wg_node *root = d->root;
	struct wg_office *offices = WG_NEW_ARRAY(p->arena,
	    wg_count_children(root, WG_EL_OFFICE) + 1, struct wg_office);

	house->document = d;
	house->address =
	    wg_address_new(p, wg_node_child(root, WG_EL_ADDRESS));
	house->position =
	    wg_position_new(p, wg_node_child(root, WG_EL_POSITION));
	house->municipality =
	    wg_part_of(p, root, WG_AT_MUNICIPALITY, WG_EL_MUNICIPALITY);
	house->stop = wg_node_attr(root, WG_AT_STOP);
	house->closings = wg_closings_of(p, root);
	house->offices = offices;
	for (const struct wg_node *n = wg_node_child(root, WG_EL_OFFICE); n;
	     n = wg_node_same(n))
		offices[house->n_offices++] = office_of(p, n);
	return house;
}

/* Buildings. */

static void
add_entrances(struct wg_project *p, struct wg_building *b,
    const struct wg_node *root)
{
	struct wg_entrance *all = WG_NEW_ARRAY(p->arena,
	    wg_count_children(root, WG_EL_ENTRANCE) + 1, struct wg_entrance);

	b->entrances = all;
	for (const struct wg_node *n = wg_node_child(root, WG_EL_ENTRANCE); n;
	     n = wg_node_same(n))
		all[b->n_entrances++] = (struct wg_entrance){
			.name = wg_node_attr(n, WG_AT_NAME),
			.step_free = wg_said_of(n, WG_AT_STEP_FREE),
			.at = n->at };
}

static const struct wg_entrance *
entrance_named(const struct wg_building *b, struct wg_str name)
{
	for (size_t i = 0; i < b->n_entrances; i++)
		if (name.len > 0 && wg_str_eq(b->entrances[i].name, name))
			return &b->entrances[i];
	return NULL;
}

static struct wg_room
room_of(struct wg_project *p, const struct wg_building *b,
    const struct wg_node *n)
{
	const struct wg_attr *entrance =
	    wg_node_attr_ref(n, WG_AT_ENTRANCE);
	struct wg_room room = {
		.number = wg_node_attr(n, WG_AT_NUMBER),
		.title = wg_node_child(n, WG_EL_TITLE),
		.brief = wg_node_child(n, WG_EL_TITLEABBREV),
		.pictogram = wg_node_attr(wg_node_child(n,
		    WG_EL_USE_PICTOGRAM), WG_AT_NAME),
		.places = wg_documents_of(p, n, WG_AT_REF, WG_KIND_PLACE),
		.at = n->at };

	if (entrance != NULL) {
		room.entrance = entrance->value;
		room.entrance_at = entrance->value_at;
		room.through = entrance_named(b, entrance->value);
	}
	return room;
}

static struct wg_floor
floor_of(struct wg_project *p, const struct wg_building *b,
    const struct wg_node *n)
{
	struct wg_room *rooms = WG_NEW_ARRAY(p->arena,
	    wg_count_children(n, WG_EL_ROOM) + 1, struct wg_room);
	struct wg_floor f = { .name = wg_node_attr(n, WG_AT_NAME),
		.lift = wg_said_of(n, WG_AT_LIFT),
		.stairs = wg_said_of(n, WG_AT_STAIRS), .rooms = rooms };

	for (const struct wg_node *k = wg_node_child(n, WG_EL_ROOM); k;
	     k = wg_node_same(k))
		rooms[f.n_rooms++] = room_of(p, b, k);
	return f;
}

const struct wg_building *
wg_record_building(struct wg_project *p, const struct wg_document *d)
{
	struct wg_building *b = WG_NEW(p->arena, struct wg_building);
	const struct wg_node *root = d->root;
	struct wg_floor *floors = WG_NEW_ARRAY(p->arena,
	    wg_count_children(root, WG_EL_FLOOR) + 1, struct wg_floor);

	b->document = d;
	b->address = wg_address_new(p, wg_node_child(root, WG_EL_ADDRESS));
	b->position =
	    wg_position_new(p, wg_node_child(root, WG_EL_POSITION));
	add_entrances(p, b, root);
	b->floors = floors;
	for (const struct wg_node *n = wg_node_child(root, WG_EL_FLOOR); n;
	     n = wg_node_same(n))
		floors[b->n_floors++] = floor_of(p, b, n);
	return b;
}

/* Prints. */

static struct wg_saying
saying_of(struct wg_project *p, const struct wg_node *n)
{
	const struct wg_value *date = wg_node_attr_value(n, WG_AT_DATE);
	const struct wg_value *time = wg_node_attr_value(n, WG_AT_TIME);
	const struct wg_value *phone = wg_node_attr_value(n, WG_AT_PHONE);
	struct wg_str near;
	struct wg_saying s = {
		.what = wg_label_of_key(WG_KEYS_SAYING,
		    wg_node_attr(n, WG_AT_WHAT), &near),
		.dated = date != NULL, .timed = time != NULL,
		.day = date != NULL ? date->day : 0,
		.inside = { .floor = wg_node_attr(n, WG_AT_FLOOR),
		    .room = wg_node_attr(n, WG_AT_ROOM), .at = n->at },
		.place = wg_document_of(
		    p, n, WG_AT_AT_PLACE, WG_KIND_PLACE),
		.phone = phone != NULL ? &phone->phone : NULL,
		.languages = wg_languages_of(
		    p, wg_node_attr(n, WG_AT_LANGUAGES)),
		.at = n->at };

	if (time != NULL)
		s.time = time->time;
	wg_hours_into(p, &s.when, wg_node_child(n, WG_EL_HOURS));
	return s;
}

static void
add_sayings(struct wg_project *p, struct wg_print_job *job,
    const struct wg_node *root)
{
	struct wg_saying *all = WG_NEW_ARRAY(p->arena,
	    wg_count_children(root, WG_EL_SAY) + 1, struct wg_saying);

	job->sayings = all;
	for (const struct wg_node *n = wg_node_child(root, WG_EL_SAY); n;
	     n = wg_node_same(n)) {
		struct wg_saying s = saying_of(p, n);

		if (s.what != WG_L_COUNT)
			all[job->n_sayings++] = s;
	}
}

const struct wg_print_job *
wg_record_print(struct wg_project *p, const struct wg_document *d)
{
	struct wg_print_job *job = WG_NEW(p->arena, struct wg_print_job);
	const struct wg_node *root = d->root;
	const struct wg_attr *offices =
	    wg_node_attr_ref(root, WG_AT_OFFICES);
	const struct wg_attr *front = wg_node_attr_ref(root, WG_AT_FRONT);
	const struct wg_target *subject =
	    wg_project_find(p, wg_node_attr(root, WG_AT_SUBJECT));
	const struct wg_target *page =
	    wg_project_find(p, wg_node_attr(root, WG_AT_TARGET_PAGE));
	const struct wg_target *house =
	    wg_project_find(p, wg_node_attr(root, WG_AT_LIES_IN));
	const struct wg_value *from = wg_node_attr_value(root, WG_AT_FROM);
	const struct wg_value *to = wg_node_attr_value(root, WG_AT_TO);
	const struct wg_value *distance =
	    wg_node_attr_value(root, WG_AT_DISTANCE);

	job->document = d;
	job->product =
	    wg_product_named(wg_node_attr(root, WG_AT_PRODUCT));
	job->subject = subject == NULL ? NULL : subject->document;
	job->size = wg_node_attr(root, WG_AT_SIZE);
	job->languages =
	    wg_languages_of(p, wg_node_attr(root, WG_AT_LANGUAGES));
	job->offices = wg_documents_of(p, root, WG_AT_OFFICES, WG_KIND_PLACE);
	job->all_offices = offices == NULL;
	if (offices != NULL)
		job->offices_at = offices->value_at;
	job->page = page == NULL ? NULL : page->document;
	job->house = house == NULL ? NULL : house->document;
	job->front = wg_names_of(p, root, WG_AT_FRONT);
	job->front_at = front != NULL ? front->value_at : root->at;
	add_sayings(p, job, root);
	job->code = wg_node_attr(root, WG_AT_CODE);
	job->zigzag =
	    wg_str_is(wg_node_attr(root, WG_AT_FOLD), "zigzag");
	job->german = !wg_no(root, WG_AT_GERMAN);
	job->profile = wg_profile_named(wg_node_attr(root, WG_AT_PROFILE));
	job->sheets = wg_number_of(root, WG_AT_SHEETS) > 0 ?
	    (unsigned)wg_number_of(root, WG_AT_SHEETS) : 0;
	job->distance = distance != NULL ? distance->micro / 1000 : 0;
	job->from = from != NULL ? from->day : 0;
	job->to = to != NULL ? to->day : 0;
	job->cover = wg_cover_named(wg_node_attr(root, WG_AT_COVER));
	job->marks = wg_yes(root, WG_AT_MARKS) ||
	    job->profile == WG_PROFILE_PRESS;
	wg_heres_of(p, job, root);
	return job;
}
