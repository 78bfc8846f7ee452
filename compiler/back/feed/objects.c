/* Objects that several endpoints share: integreat-api.md §7. */
#include "back/feed/feed.h"
#include "values/zone.h"
#include "base/json.h"
#include "facts/closing.h"
#include "facts/event.h"
#include "facts/inline.h"
#include "model/image.h"
#include "model/pictogram.h"
#include "text/phone.h"

bool
wg_feed_translated(const struct wg_edition *e, const struct wg_document *d)
{
	return wg_edition_percent(e, d) == 100;
}

const struct wg_facts *
wg_feed_facts(const struct wg_feed *f, const struct wg_document *d)
{
	return wg_feed_translated(f->edition, d) ? &f->facts : f->facts.german;
}

bool
wg_feed_speaks(const struct wg_feed *f, const struct wg_feed_language *l,
    const struct wg_document *d)
{
	return f->region->fallback || wg_feed_translated(l->edition, d);
}

void
wg_feed_put_id(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d)
{
	wg_json_key(j, "id");
	if (wg_feed_translated(f->edition, d))
		wg_json_int(j, wg_feed_translation_id(
		    d->number, f->edition->language->tag));
	else
		wg_json_null(j);
}

void
wg_feed_put_languages(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d, struct wg_str tail, bool ids)
{
	wg_json_object(wg_json_key(j, "available_languages"));
	for (size_t i = 0; i < f->n_languages; i++) {
		const struct wg_feed_language *l = &f->languages[i];

		if (l->edition == f->edition || !l->visible ||
		    !wg_feed_speaks(f, l, d))
			continue;
		wg_json_object(wg_json_key_str(j, l->language->slug));
		wg_json_key(j, "id");
		if (ids && wg_feed_translated(l->edition, d))
			wg_json_int(j, wg_feed_translation_id(
			    d->number, l->language->tag));
		else
			wg_json_null(j);
		wg_feed_put_address(f, j, l->language, tail);
		wg_json_end(j);
	}
	wg_json_end(j);
}

/* Contacts. */

struct wg_str
wg_feed_phone(const struct wg_feed *f, const struct wg_contact *c,
    enum wg_line_kind kind)
{
	for (size_t i = 0; i < c->n_lines; i++)
		if (c->lines[i].kind == kind)
			return wg_phone_plain(f->arena, c->lines[i].phone);
	return WG_NONE;
}

/* Of a place, under its name, or of a desk in it, under what it is for; never
 * of a person.  One that tells nothing is none. */
static void
put_contact(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *place, const struct wg_contact *c,
    const struct wg_facts *facts)
{
	struct wg_str phone = wg_feed_phone(f, c, WG_LINE_PHONE);
	struct wg_str mobile = wg_feed_phone(f, c, WG_LINE_MOBILE);

	if (c->title == NULL &&
	    phone.len + mobile.len + c->email.len + c->web.len == 0)
		return;
	wg_json_object(j);
	wg_json_str_or_null(wg_json_key(j, "area_of_responsibility"),
	    c->title == NULL ? WG_NONE :
		wg_inlines_text(facts, f->arena, c->title));
	wg_json_str(wg_json_key(j, "name"), c->title != NULL ? WG_NONE :
		wg_inlines_text(facts, f->arena, place->title));
	wg_json_str(wg_json_key(j, "email"), c->email);
	wg_json_str(wg_json_key(j, "phone_number"), phone);
	wg_json_str(wg_json_key(j, "mobile_number"), mobile);
	wg_json_str(wg_json_key(j, "website"), c->web);
	/* The place's own hours stand beside it already. */
	if (c->title == NULL)
		wg_json_null(wg_json_key(j, "opening_hours"));
	else
		wg_feed_put_hours(f, j, c);
	wg_json_str_or_null(
	    wg_json_key(j, "appointment_url"), c->appointment);
	wg_json_end(j);
}

void
wg_feed_put_contacts(const struct wg_feed *f, struct wg_json *j,
    const struct wg_place *place, const struct wg_facts *facts)
{
	wg_json_array(wg_json_key(j, "contacts"));
	put_contact(f, j, place->document, &place->contact, facts);
	for (size_t i = 0; i < place->n_contacts; i++)
		put_contact(
		    f, j, place->document, &place->contacts[i], facts);
	wg_json_end(j);
}

/* Categories, places on the map, organisations. */

static void
put_category(const struct wg_feed *f, struct wg_json *j, uint32_t id,
    struct wg_str name, struct wg_str icon, struct wg_str color)
{
	wg_json_object(j);
	wg_json_int(wg_json_key(j, "id"), id);
	wg_json_str(wg_json_key(j, "name"), name);
	wg_json_str(wg_json_key(j, "color"), color);
	wg_json_str(wg_json_key(j, "icon"), icon);
	wg_json_str(wg_json_key(j, "icon_url"), wg_str_fmt(f->arena,
	    "%.*s/static/svg/place-category-icons/%.*s.svg",
	    WG_ARG(f->project->api), WG_ARG(icon)));
	wg_json_str(wg_json_key(j, "icon_color"), wg_str_fmt(f->arena,
	    "%.*s_%.*s", WG_ARG(icon), WG_ARG(color)));
	wg_json_end(j);
}

/* A place without a category that exists, or one that is broken, still has
 * to have one: the app cannot do without. */
void
wg_feed_put_category(const struct wg_feed *f, struct wg_json *j,
    const struct wg_category *c)
{
	static const struct wg_category other;

	if (c == NULL)
		c = &other;
	put_category(f, j,
	    wg_feed_number(c->id.len > 0 ? c->id : WG_STR("other")),
	    c->title != NULL ?
		wg_inlines_text(&f->facts, f->arena, c->title) :
		wg_edition_label(f->edition, f->arena, WG_L_OTHER, 0, NULL),
	    c->icon.len > 0 ? c->icon : WG_STR("other"),
	    c->color.len > 0 ? c->color : WG_STR("#585858"));
}

static void
put_no_location(struct wg_json *j)
{
	static const char *const keys[] = { "id", "name", "address", "town",
		"state", "postcode", "region", "country", "latitude",
		"longitude" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		wg_json_null(wg_json_key(j, keys[i]));
}

void
wg_feed_put_location(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d, int64_t day)
{
	const struct wg_place *place =
	    d == NULL ? NULL : wg_read_place(f->task, d);
	const struct wg_position *position = place == NULL ? NULL :
	    wg_place_position(place, day);
	const struct wg_address *a;

	wg_json_object(wg_json_key(j, "location"));
	if (place == NULL || !wg_feed_locates(place, day)) {
		put_no_location(j);
		wg_json_end(j);
		return;
	}
	a = wg_place_address(place, day);
	wg_json_int(wg_json_key(j, "id"), d->number);
	wg_json_str(wg_json_key(j, "name"),
	    wg_inlines_text(f->facts.german, f->arena, d->title));
	wg_json_str(wg_json_key(j, "address"),
	    a->number.len == 0 ? a->street :
		wg_str_fmt(f->arena, "%.*s %.*s", WG_ARG(a->street),
		    WG_ARG(a->number)));
	wg_json_str(wg_json_key(j, "town"), a->town);
	wg_json_null(wg_json_key(j, "state"));
	wg_json_str(wg_json_key(j, "postcode"), a->postcode);
	wg_json_null(wg_json_key(j, "region"));
	wg_json_str(wg_json_key(j, "country"), WG_STR("Deutschland"));
	wg_json_micro(wg_json_key(j, "latitude"), position->lat);
	wg_json_micro(wg_json_key(j, "longitude"), position->lon);
	wg_json_end(j);
}

static struct wg_str
pictogram_url(const struct wg_feed *f, const struct wg_pictogram *pictogram)
{
	return pictogram == NULL ? WG_NONE :
	    wg_str_fmt(f->arena, "%.*s/media/pictograms/%.*s.svg",
		WG_ARG(f->project->api), WG_ARG(pictogram->name));
}

struct wg_str
wg_feed_pictogram(const struct wg_feed *f, struct wg_str name)
{
	return pictogram_url(f, wg_project_pictogram(f->project, name));
}

/* Who offers a document: an organisation of the project, or a place. */
static struct wg_organisation
organiser_of(const struct wg_feed *f, const struct wg_document *d)
{
	const struct wg_document *place = d->organiser.place;

	if (d->organiser.organisation != NULL)
		return *d->organiser.organisation;
	if (place == NULL)
		return (struct wg_organisation){ .title = NULL };
	return (struct wg_organisation){ .id = place->id,
		.title = place->title, .logo = place->pictogram,
		.website = wg_read_place(f->task, place)->contact.web };
}

/* The app crashes without a logo or an absolute website: then rather none. */
void
wg_feed_put_organization(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d)
{
	const struct wg_organisation o = organiser_of(f, d);
	struct wg_str logo = wg_feed_pictogram(f, o.logo);

	if (logo.len == 0)
		logo = wg_feed_pictogram(f, WG_STR("office"));
	wg_json_key(j, "organization");
	if (logo.len == 0 || o.title == NULL || o.website.len == 0) {
		wg_json_null(j);
		return;
	}
	wg_json_object(j);
	wg_json_int(wg_json_key(j, "id"), wg_feed_number(o.id));
	wg_json_str(wg_json_key(j, "slug"), o.id);
	wg_json_str(wg_json_key(j, "name"),
	    wg_inlines_text(&f->facts, f->arena, o.title));
	wg_json_str(wg_json_key(j, "logo"), logo);
	wg_json_str(wg_json_key(j, "website"), o.website);
	wg_json_end(j);
}

struct wg_str
wg_feed_media(const struct wg_feed *f, const struct wg_media *media)
{
	return media->image == NULL ? pictogram_url(f, media->pictogram) :
	    wg_str_fmt(f->arena, "%.*s/media/images/%.*s",
		WG_ARG(f->project->api), WG_ARG(media->image->name));
}

struct wg_str
wg_feed_own_media(const struct wg_feed *f, const struct wg_document *d)
{
	return d->media == NULL ? WG_NONE : wg_feed_media(f, d->media);
}

struct wg_str
wg_feed_thumbnail(const struct wg_feed *f, const struct wg_document *d)
{
	struct wg_str url = wg_feed_own_media(f, d);

	return url.len > 0 ? url : wg_feed_pictogram(f, d->pictogram);
}
