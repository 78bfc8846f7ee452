/*
 * Locations and their categories.  What is not translated comes in German
 * where the region allows it, under the path of the language that was asked
 * for, and with a null id.
 */
#include "back/feed/feed.h"
#include "base/json.h"
#include "facts/closing.h"
#include "facts/inline.h"

static void
put_barriers(struct wg_json *j, const struct wg_place *place)
{
	wg_json_key(j, "barrier_free");
	if (place->step_free == WG_NOT_SAID)
		wg_json_null(j);
	else
		wg_json_bool(j, place->step_free == WG_YES);
}

static void
put_texts(struct wg_feed *f, struct wg_json *j, const struct wg_document *d,
    const struct wg_facts *facts)
{
	const struct wg_node *purpose = wg_read_place(f->task, d)->purpose;
	struct wg_str content = wg_feed_place_content(f, facts, d);

	wg_json_str(wg_json_key(j, "title"), wg_feed_title(f, facts, d->title));
	wg_feed_put_dates(f, j, d, true);
	wg_json_str(wg_json_key(j, "meta_description"),
	    purpose == NULL ? WG_STR("") :
			      wg_inlines_text(facts, f->arena, purpose));
	wg_json_str(wg_json_key(j, "excerpt"), wg_feed_excerpt(f, content));
	wg_json_str(wg_json_key(j, "content"), content);
}

static void
put_closing(struct wg_feed *f, struct wg_json *j, const struct wg_place *place)
{
	wg_json_bool(wg_json_key(j, "temporarily_closed"), place->closed ||
		wg_closed_on(&place->closings, f->project->today));
	wg_feed_put_hours(f, j, &place->contact);
	wg_json_str_or_null(wg_json_key(j, "appointment_url"),
	    place->contact.appointment);
}

static struct wg_str
place_object(struct wg_feed *f, const struct wg_document *d)
{
	const struct wg_facts *facts = wg_feed_facts(f, d);
	const struct wg_place *place = wg_read_place(f->task, d);
	struct wg_str tail =
	    wg_str_fmt(f->arena, "locations/%.*s/", WG_ARG(d->id));
	struct wg_out out = { 0 };
	struct wg_json json = { .out = &out }, *j = &json;
	struct wg_str object;

	wg_json_object(j);
	wg_feed_put_id(f, j, d);
	wg_feed_put_address(f, j, f->edition->language, tail);
	put_texts(f, j, d, facts);
	wg_feed_put_languages(f, j, d, tail, true);
	wg_json_str_or_null(
	    wg_json_key(j, "icon"), wg_feed_own_media(f, d));
	wg_json_str_or_null(
	    wg_json_key(j, "thumbnail"), wg_feed_own_media(f, d));
	wg_json_str_or_null(wg_json_key(j, "website"), place->contact.web);
	wg_json_str_or_null(wg_json_key(j, "email"), place->contact.email);
	wg_json_str_or_null(wg_json_key(j, "phone_number"),
	    wg_feed_phone(f, &place->contact, WG_LINE_PHONE));
	wg_feed_put_contacts(f, j, place, facts);
	wg_json_key(j, "category");
	wg_feed_put_category(f, j, place->category);
	put_closing(f, j, place);
	wg_feed_put_location(f, j, d, f->project->today);
	wg_feed_put_organization(f, j, d);
	put_barriers(j, place);
	wg_json_null(wg_json_key(j, "hash"));
	wg_json_end(j);
	object = wg_str_dup(f->arena, wg_out_str(&out));
	wg_out_free(&out);
	return object;
}

bool
wg_feed_locates(const struct wg_place *place, int64_t today)
{
	const struct wg_position *p = wg_place_position(place, today);

	return p != NULL && p->known &&
	    wg_place_address(place, today) != NULL;
}

static bool
on_map(const struct wg_feed *f, const struct wg_document *d)
{
	return wg_read_place(f->task, d)->on_map;
}

static bool
listed(const struct wg_feed *f, const struct wg_document *d)
{
	return wg_region_shows(f->region, d) &&
	    wg_feed_speaks(f, f->own, d) &&
	    wg_feed_locates(wg_read_place(f->task, d), f->project->today);
}

bool
wg_feed_has_place(const struct wg_feed *f, const struct wg_document *d)
{
	return on_map(f, d) && listed(f, d);
}

static void
put_places(struct wg_feed *f, const struct wg_document *const *places,
    const struct wg_str *objects, bool map, bool off, struct wg_out *out)
{
	struct wg_json j = { .out = out };

	wg_out_clear(out);
	wg_json_array(&j);
	for (size_t i = 0; i < f->region->n_places; i++)
		if (objects[i].len > 0 &&
		    (on_map(f, places[i]) ? map : off))
			wg_json_raw(&j, objects[i]);
	wg_json_end(&j);
}

static void
categories(struct wg_feed *f, struct wg_out *out)
{
	struct wg_json j = { .out = out };

	wg_out_clear(out);
	wg_json_array(&j);
	for (size_t i = 0; i < f->project->n_categories; i++)
		wg_feed_put_category(f, &j, &f->project->categories[i]);
	wg_json_end(&j);
	wg_feed_list(f, wg_feed_body(out), "location-categories");
}

void
wg_feed_places(struct wg_feed *f)
{
	static const struct {
		const char *name;
		bool map, off;
	} variants[] = { { "locations-all", true, true },
		{ "locations-onmap", true, false },
		{ "locations-offmap", false, true } };
	struct wg_str *objects = WG_NEW_ARRAY(
	    f->arena, f->region->n_places + 1, struct wg_str);
	/* By their ids: integreat-api.md §5. */
	const struct wg_document **places = f->region->places;
	struct wg_out out = { 0 };
	struct wg_feed_body body;

	for (size_t i = 0; i < f->region->n_places; i++)
		if (listed(f, places[i]))
			objects[i] = place_object(f, places[i]);
	for (size_t i = 0; i < 3; i++) {
		put_places(f, places, objects, variants[i].map,
		    variants[i].off, &out);
		body = wg_feed_body(&out);
		wg_feed_variant(f, body, variants[i].name);
		/* The default is what the app asks for: places on the map. */
		if (i == 1)
			wg_feed_list(f, body, "locations");
	}
	categories(f, &out);
	wg_out_free(&out);
}

