/*
 * Locations, their categories, and the imprint.  What is not translated comes
 * in German where the region allows it, under the path of the language that
 * was asked for, and with a null id.
 */
#include "back/feed/feed.h"
#include "back/feed/zone.h"
#include "base/html.h"
#include "base/json.h"
#include "text/phone.h"

/* Is the place itself translated, title and purpose and all? */
static bool
translated(const struct wg_edition *e, const struct wg_document *d)
{
	return wg_edition_percent(e, d) == 100;
}

static void
put_languages(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d, struct wg_str tail)
{
	wg_json_object(wg_json_key(j, "available_languages"));
	for (size_t i = 0; i < f->region->n_languages; i++) {
		const struct wg_language *l = f->region->languages[i];
		const struct wg_edition *e =
		    wg_build_edition(f->task->build, l);

		if (l == f->edition->language || e == NULL ||
		    !wg_feed_visible(f->task->build, f->region, l) ||
		    (!translated(e, d) && !f->region->fallback))
			continue;
		wg_json_object(wg_json_key_str(j, l->slug));
		if (translated(e, d))
			wg_json_int(wg_json_key(j, "id"),
			    wg_feed_translation_id(d->number, l->tag));
		else
			wg_json_null(wg_json_key(j, "id"));
		wg_feed_put_address(f, j, l, tail);
		wg_json_end(j);
	}
	wg_json_end(j);
}

static void
put_day(const struct wg_feed *f, struct wg_json *j,
    const struct wg_hours_day *day)
{
	struct wg_str zone =
	    wg_node_attr(f->region->document->root, WG_AT_TIMEZONE);

	wg_json_object(j);
	wg_json_bool(wg_json_key(j, "allDay"), day->all_day);
	wg_json_bool(wg_json_key(j, "closed"), day->closed);
	wg_json_bool(wg_json_key(j, "appointmentOnly"), day->appointment);
	wg_json_array(wg_json_key(j, "timeSlots"));
	for (unsigned i = 0; i < day->n; i++) {
		unsigned to = day->slots[i].to == 24 * 60 ? 24 * 60 - 1 :
		    day->slots[i].to;

		wg_json_object(j);
		wg_json_str(wg_json_key(j, "start"), wg_str_fmt(f->arena,
		    "%02u:%02u", day->slots[i].from / 60u,
		    day->slots[i].from % 60u));
		wg_json_str(wg_json_key(j, "end"),
		    wg_str_fmt(f->arena, "%02u:%02u", to / 60, to % 60));
		wg_json_str(wg_json_key(j, "timezone"), zone);
		wg_json_end(j);
	}
	wg_json_end(j);
	wg_json_end(j);
}

/* Null where nothing is known: all days closed means "nothing entered". */
static void
put_hours(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d)
{
	struct wg_hours h;
	bool known = false;

	wg_json_key(j, "opening_hours");
	if (wg_facts_hours(f->arena, d->root, &h))
		for (unsigned i = 0; i < 7; i++)
			known |= !h.days[i].closed;
	if (!known) {
		wg_json_null(j);
		return;
	}
	wg_json_array(j);
	for (unsigned i = 0; i < 7; i++)
		put_day(f, j, &h.days[i]);
	wg_json_end(j);
}

static struct wg_str
phone_of(const struct wg_feed *f, const struct wg_document *d, bool mobile)
{
	for (const struct wg_node *n = wg_node_child(d->root, WG_EL_PHONE);
	     n != NULL; n = wg_node_same(n)) {
		struct wg_str kind = wg_node_attr(n, WG_AT_KIND);
		struct wg_phone phone;
		size_t bad;

		if (n->first == NULL || wg_str_is(kind, "fax") ||
		    wg_str_is(kind, "mobile") != mobile ||
		    !wg_phone_parse(
			f->arena, n->first->text, &phone, &bad))
			continue;
		return phone.dial;
	}
	return WG_NONE;
}

static struct wg_str
email_of(const struct wg_document *d)
{
	const struct wg_node *n =
	    wg_node_child(d->root, WG_EL_PLACE_EMAIL);

	return n != NULL && n->first != NULL ? n->first->text : WG_NONE;
}

static struct wg_str
href_of(const struct wg_document *d, enum wg_element e)
{
	return wg_node_attr(wg_node_child(d->root, e), WG_AT_HREF);
}

/* One contact without an area of responsibility: the place's own. */
static void
put_contacts(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d)
{
	struct wg_str phone = phone_of(f, d, false);
	struct wg_str mobile = phone_of(f, d, true);
	struct wg_str email = email_of(d), web = href_of(d, WG_EL_WEB);

	wg_json_array(wg_json_key(j, "contacts"));
	if (phone.len + mobile.len + email.len + web.len > 0) {
		wg_json_object(j);
		wg_json_null(wg_json_key(j, "area_of_responsibility"));
		wg_json_str(wg_json_key(j, "name"), WG_STR(""));
		wg_json_str(wg_json_key(j, "email"), email);
		wg_json_str(wg_json_key(j, "phone_number"), phone);
		wg_json_str(wg_json_key(j, "mobile_number"), mobile);
		wg_json_str(wg_json_key(j, "website"), web);
		wg_json_null(wg_json_key(j, "opening_hours"));
		wg_json_str_or_null(wg_json_key(j, "appointment_url"),
		    href_of(d, WG_EL_APPOINTMENT));
		wg_json_end(j);
	}
	wg_json_end(j);
}

void
wg_feed_put_category(const struct wg_feed *f, struct wg_json *j,
    const struct wg_node *n)
{
	struct wg_str icon = wg_node_attr(n, WG_AT_ICON);
	struct wg_str color = wg_node_attr(n, WG_AT_COLOR);

	wg_json_object(j);
	wg_json_int(wg_json_key(j, "id"),
	    wg_feed_number(wg_node_attr(n, WG_AT_XML_ID)));
	wg_json_str(wg_json_key(j, "name"), wg_edition_text(f->edition,
	    f->arena, wg_node_child(n, WG_EL_TITLE)));
	wg_json_str(wg_json_key(j, "color"), color);
	wg_json_str(wg_json_key(j, "icon"), icon);
	wg_json_str(wg_json_key(j, "icon_url"), wg_str_fmt(f->arena,
	    "%.*s/static/svg/place-category-icons/%.*s.svg",
	    WG_ARG(f->project->api), WG_ARG(icon)));
	wg_json_str(wg_json_key(j, "icon_color"), wg_str_fmt(f->arena,
	    "%.*s_%.*s", WG_ARG(icon), WG_ARG(color)));
	wg_json_end(j);
}

static void
put_location(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d)
{
	const struct wg_node *a = wg_node_child(d->root, WG_EL_ADDRESS);
	const struct wg_node *p = wg_node_child(d->root, WG_EL_POSITION);
	struct wg_str street = wg_node_attr(a, WG_AT_STREET);
	struct wg_str number = wg_node_attr(a, WG_AT_NUMBER);
	int64_t lat = 0, lon = 0;

	wg_str_micro(wg_node_attr(p, WG_AT_LAT), &lat);
	wg_str_micro(wg_node_attr(p, WG_AT_LON), &lon);
	wg_json_object(wg_json_key(j, "location"));
	wg_json_int(wg_json_key(j, "id"), d->number);
	wg_json_str(wg_json_key(j, "name"), wg_edition_text(
	    f->task->build->editions[0], f->arena, d->title));
	wg_json_str(wg_json_key(j, "address"), number.len == 0 ? street :
		wg_str_fmt(f->arena, "%.*s %.*s", WG_ARG(street),
		    WG_ARG(number)));
	wg_json_str(wg_json_key(j, "town"), wg_node_attr(a, WG_AT_TOWN));
	wg_json_null(wg_json_key(j, "state"));
	wg_json_str(
	    wg_json_key(j, "postcode"), wg_node_attr(a, WG_AT_POSTCODE));
	wg_json_null(wg_json_key(j, "region"));
	wg_json_str(wg_json_key(j, "country"), WG_STR("Deutschland"));
	wg_json_micro(wg_json_key(j, "latitude"), lat);
	wg_json_micro(wg_json_key(j, "longitude"), lon);
	wg_json_end(j);
}

static void
put_barriers(struct wg_json *j, const struct wg_document *d)
{
	struct wg_str free = wg_node_attr(
	    wg_node_child(d->root, WG_EL_ACCESS), WG_AT_STEP_FREE);

	wg_json_key(j, "barrier_free");
	if (free.len == 0)
		wg_json_null(j);
	else
		wg_json_bool(j, wg_str_is(free, "yes"));
}

static void
put_texts(struct wg_feed *f, struct wg_json *j, const struct wg_document *d,
    const struct wg_facts *facts)
{
	const struct wg_edition *e = facts->edition;
	const struct wg_node *purpose =
	    wg_node_child(d->root, WG_EL_PURPOSE);
	struct wg_str content = wg_feed_place_content(f, facts, d);

	wg_json_str(wg_json_key(j, "title"), wg_feed_title(f,
	    wg_edition_text(e, f->arena, d->title), e->language->rtl));
	wg_feed_put_dates(f, j, d, true);
	wg_json_str(wg_json_key(j, "meta_description"), purpose == NULL ?
		WG_STR("") : wg_edition_text(e, f->arena, purpose));
	wg_json_str(wg_json_key(j, "excerpt"), wg_feed_excerpt(f, content));
	wg_json_str(wg_json_key(j, "content"), content);
}

static struct wg_str
place_object(struct wg_feed *f, const struct wg_document *d)
{
	bool own = translated(f->edition, d);
	const struct wg_target *category = wg_project_find(
	    f->project, wg_node_attr(d->root, WG_AT_CATEGORY));
	struct wg_str tail =
	    wg_str_fmt(f->arena, "locations/%.*s/", WG_ARG(d->id));
	struct wg_out out = { 0 };
	struct wg_json json = { .out = &out }, *j = &json;
	struct wg_str object;

	if (category == NULL || (!own && !f->region->fallback))
		return WG_NONE;
	wg_json_object(j);
	if (own)
		wg_json_int(wg_json_key(j, "id"), wg_feed_translation_id(
		    d->number, f->edition->language->tag));
	else
		wg_json_null(wg_json_key(j, "id"));
	wg_feed_put_address(f, j, f->edition->language, tail);
	put_texts(f, j, d, own ? &f->facts : &f->german);
	put_languages(f, j, d, tail);
	wg_json_null(wg_json_key(j, "icon"));
	wg_json_null(wg_json_key(j, "thumbnail"));
	wg_json_str_or_null(
	    wg_json_key(j, "website"), href_of(d, WG_EL_WEB));
	wg_json_str_or_null(wg_json_key(j, "email"), email_of(d));
	wg_json_str_or_null(
	    wg_json_key(j, "phone_number"), phone_of(f, d, false));
	put_contacts(f, j, d);
	wg_json_key(j, "category");
	wg_feed_put_category(f, j, category->node);
	wg_json_bool(wg_json_key(j, "temporarily_closed"), false);
	put_hours(f, j, d);
	wg_json_str_or_null(wg_json_key(j, "appointment_url"),
	    href_of(d, WG_EL_APPOINTMENT));
	put_location(f, j, d);
	wg_json_null(wg_json_key(j, "organization"));
	put_barriers(j, d);
	wg_json_null(wg_json_key(j, "hash"));
	wg_json_end(j);
	object = wg_str_dup(f->arena, wg_out_str(&out));
	wg_out_free(&out);
	return object;
}

/* A place without coordinates or address cannot be a location at all. */
static bool
has_position(const struct wg_document *d)
{
	return wg_node_child(d->root, WG_EL_POSITION) != NULL &&
	    wg_node_child(d->root, WG_EL_ADDRESS) != NULL;
}

static bool
on_map(const struct wg_document *d)
{
	return !wg_str_is(wg_node_attr(d->root, WG_AT_MAP), "no");
}

static void
put_places(struct wg_feed *f, const struct wg_str *objects, bool map, bool off,
    struct wg_out *out)
{
	struct wg_json j = { .out = out };

	wg_out_clear(out);
	wg_json_array(&j);
	for (size_t i = 0; i < f->region->n_places; i++)
		if (objects[i].len > 0 &&
		    (on_map(f->region->places[i]) ? map : off))
			wg_json_raw(&j, objects[i]);
	wg_json_end(&j);
}

static void
categories(struct wg_feed *f, struct wg_out *out)
{
	struct wg_json j = { .out = out };
	const struct wg_node *root =
	    f->project->settings ? f->project->settings->root : NULL;

	wg_out_clear(out);
	wg_json_array(&j);
	for (const struct wg_node *n = wg_node_child(root, WG_EL_CATEGORY);
	     n != NULL; n = wg_node_same(n))
		wg_feed_put_category(f, &j, n);
	wg_json_end(&j);
	wg_feed_file(f->task, out,
	    "api/v3/%.*s/%.*s/location-categories/index.json",
	    WG_ARG(f->region->document->id),
	    WG_ARG(f->edition->language->slug));
}

void
wg_feed_places(struct wg_feed *f)
{
	static const struct {
		const char *name;
		bool map, off;
	} variants[] = { { "all", true, true }, { "onmap", true, false },
		{ "offmap", false, true } };
	struct wg_str region = f->region->document->id;
	struct wg_str slug = f->edition->language->slug;
	struct wg_str *objects = WG_NEW_ARRAY(
	    f->arena, f->region->n_places + 1, struct wg_str);
	struct wg_out out = { 0 };

	for (size_t i = 0; i < f->region->n_places; i++)
		if (has_position(f->region->places[i]))
			objects[i] = place_object(f, f->region->places[i]);
	for (size_t i = 0; i < 3; i++) {
		put_places(f, objects, variants[i].map, variants[i].off, &out);
		wg_feed_file(f->task, &out,
		    "_q/root/%.*s/%.*s/locations-%s.json", WG_ARG(region),
		    WG_ARG(slug), variants[i].name);
		/* The default is what the app asks for: places on the map. */
		if (i == 1)
			wg_feed_file(f->task, &out,
			    "api/v3/%.*s/%.*s/locations/index.json",
			    WG_ARG(region), WG_ARG(slug));
	}
	categories(f, &out);
	wg_out_free(&out);
}

void
wg_feed_imprint(struct wg_feed *f)
{
	const struct wg_document *d = f->region->document;
	const struct wg_node *n = wg_node_child(d->root, WG_EL_IMPRINT);
	const struct wg_language *l = f->edition->language;
	struct wg_out out = { 0 };
	struct wg_json json = { .out = &out }, *j = &json;
	struct wg_feed german = *f;
	struct wg_feed *shown = f;
	struct wg_str content;

	if (!translated(f->edition, d)) {
		german.facts = f->german;
		german.edition = f->task->build->editions[0];
		shown = &german;
	}
	content = n == NULL ? WG_STR("") : wg_feed_page_content(shown, n);
	wg_json_object(j);
	if (shown == f)
		wg_json_int(wg_json_key(j, "id"),
		    wg_feed_translation_id(d->number, l->tag));
	else
		wg_json_null(wg_json_key(j, "id"));
	wg_feed_put_address(f, j, l, WG_STR("imprint/"));
	wg_json_str(wg_json_key(j, "title"), n == NULL ? WG_STR("Impressum") :
		wg_feed_title(f, wg_edition_text(shown->edition, f->arena,
		    wg_node_child(n, WG_EL_TITLE)),
		    shown->edition->language->rtl));
	wg_feed_put_dates(f, j, d, false);
	wg_json_str(wg_json_key(j, "excerpt"), wg_feed_excerpt(f, content));
	wg_json_str(wg_json_key(j, "content"), content);
	wg_json_null(wg_json_key(j, "parent"));
	put_languages(f, j, d, WG_STR("imprint/"));
	wg_json_null(wg_json_key(j, "thumbnail"));
	wg_json_null(wg_json_key(j, "hash"));
	wg_json_end(j);
	wg_feed_file(f->task, &out, "api/v3/%.*s/%.*s/imprint/index.json",
	    WG_ARG(d->id), WG_ARG(l->slug));
	wg_feed_file(f->task, &out, "api/v3/%.*s/%.*s/disclaimer/index.json",
	    WG_ARG(d->id), WG_ARG(l->slug));
	wg_out_free(&out);
}
