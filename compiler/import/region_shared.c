/*
 * What several items name: categories of places, and organisations that offer
 * something.
 */
#include "base/intl.h"
#include "import/region_write.h"
#include "model/element.h"

/* A word of those that an attribute of a category may be; else the other. */
static struct wg_str
one_of(struct wg_region_import *m, enum wg_attribute attribute, struct wg_str s,
    const char *other)
{
	const struct wg_element_info *e = wg_element_info(WG_EL_CATEGORY);

	for (size_t i = 0; i < e->n_attributes; i++) {
		struct wg_str choices = wg_str(e->attributes[i].type);

		while (
		    e->attributes[i].attribute == attribute && choices.len > 0)
			if (wg_str_eq(wg_str_cut(&choices, '|'), s))
				return s;
	}
	wg_region_note(m, WG_D_IMPORT_FIELD, s,
	    N_("no icon or colour of a category, so another one"));
	return wg_str(other);
}

/* Categories, in the order in which places have them. */
void
wg_region_categories(struct wg_region_import *m)
{
	for (size_t i = 0; i < m->items.n; i++) {
		const struct wg_item *item = m->items.at[i];
		const struct wg_js *c =
		    wg_js_get(item->texts[0].js, "category");
		struct wg_str name =
		    wg_prose_plain(m->arena, wg_js_text(c, "name"));
		struct wg_import_category *known = NULL;
		size_t at;
		struct wg_str key = wg_str_fmt(m->arena, "category %lld",
		    (long long)wg_js_int(c, "id"));

		if (item->kind != WG_ITEM_PLACE || name.len == 0)
			continue;
		at = (size_t)wg_map_get(&m->shared, key);
		if (at > 0)
			known = &m->categories.at[at - 1];
		if (known == NULL) {
			m->item = m->items.at[i];
			known = &WG_PUSH(m->arena, &m->categories);
			*known = (struct wg_import_category){ .key = key,
				.name = name,
				.id = wg_region_free_id(m, key, name,
				    "kategorie", "kategorie"),
				.icon = one_of(m, WG_AT_ICON,
				    wg_js_text(c, "icon"), "other"),
				.color = one_of(m, WG_AT_COLOR,
				    wg_js_text(c, "color"), "#585858"),
				.names = WG_NEW_ARRAY(m->arena, m->spoken.n,
				    struct wg_str) };
			wg_map_put(m->arena, &m->shared, key,
			    (void *)m->categories.n);
		}
		for (size_t l = 1; l < m->spoken.n; l++)
			if (item->texts[l].is && known->names[l].len == 0)
				known->names[l] = wg_prose_plain(m->arena,
				    wg_js_text(wg_js_get(item->texts[l].js,
						   "category"),
					"name"));
	}
}

/* Organisations. */

static struct wg_str
key_of(const struct wg_region_import *m, const struct wg_js *o)
{
	return wg_str_fmt(
	    m->arena, "organisation %.*s", WG_ARG(wg_js_text(o, "slug")));
}

static struct wg_import_organisation *
organisation_of(const struct wg_region_import *m, const struct wg_js *o)
{
	size_t i = (size_t)wg_map_get(&m->shared, key_of(m, o));

	return i > 0 ? &m->organisations.at[i - 1] : NULL;
}

/* A place of the region with its id and name. */
static bool
is_place(const struct wg_region_import *m, struct wg_str id,
    struct wg_str name)
{
	const struct wg_item *place = wg_map_get(&m->places, id);

	return place != NULL && !place->left_out &&
	    wg_str_eq(place->texts[0].title, name);
}

/* Its website has to be one that is accepted. */
static void
add_organisation(struct wg_region_import *m, const struct wg_js *o)
{
	struct wg_import_organisation made = {
		.slug = wg_js_text(o, "slug"),
		.name = wg_prose_plain(m->arena, wg_js_text(o, "name")) };
	struct wg_str logo = wg_js_text(o, "logo");

	if (made.slug.len == 0 || made.name.len == 0)
		return;
	made.names = WG_NEW_ARRAY(m->arena, m->spoken.n, struct wg_str);
	made.is_place = is_place(m, made.slug, made.name);
	if (made.is_place) {
		made.id = made.slug;
	} else if (wg_region_link(m, wg_js_text(o, "website"),
	    &made.website) == WG_LINK_WEB) {
		made.logo = m->pictogram_of(m->context, logo);
		made.id = wg_region_free_id(m, key_of(m, o), made.slug,
		    "organisation", "organisation");
	}
	if (made.id.len > 0 && made.logo.len == 0 && !made.is_place) {
		made.logo = WG_STR("office");
		WG_PUSH(m->arena, &m->pictures) = (struct wg_noted_picture){
			logo, made.id, made.name };
	}
	WG_PUSH(m->arena, &m->organisations) = made;
	wg_map_put(m->arena, &m->shared, key_of(m, o),
	    (void *)m->organisations.n);
}

void
wg_region_organisations(struct wg_region_import *m)
{
	for (size_t i = 0; i < m->items.n; i++) {
		const struct wg_item *item = m->items.at[i];
		const struct wg_js *o =
		    wg_js_get(item->texts[0].js, "organization");
		struct wg_import_organisation *known;

		if (o == NULL || o->kind != WG_JS_OBJECT || item->left_out)
			continue;
		m->item = m->items.at[i];
		if (organisation_of(m, o) == NULL)
			add_organisation(m, o);
		known = organisation_of(m, o);
		for (size_t l = 1; l < m->spoken.n && known != NULL; l++)
			if (item->texts[l].is && known->names[l].len == 0)
				known->names[l] = wg_prose_plain(m->arena,
				    wg_js_text(wg_js_get(item->texts[l].js,
						   "organization"),
					"name"));
	}
	m->item = NULL;
}

struct wg_str
wg_region_organiser(
    const struct wg_region_import *m, const struct wg_js *organization)
{
	const struct wg_import_organisation *o =
	    organization == NULL ? NULL : organisation_of(m, organization);

	return o == NULL ? WG_NONE : o->id;
}
