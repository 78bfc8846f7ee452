/* Ids for all, and the addresses that lead to them. */
#include "import/region.h"

#include "base/intl.h"
#include "import/import.h"
#include "model/former.h"
#include "model/limits.h"
#include "model/names.h"
#include "values/slug.h"
#include "values/value.h"

struct wg_str
wg_last_part(struct wg_str path)
{
	while (wg_str_ends(path, WG_STR("/")))
		path.len--;
	for (size_t i = path.len; i > 0; i--)
		if (path.ptr[i - 1] == '/')
			return wg_str_from(path, i);
	return path;
}

bool
wg_region_is_taken(const struct wg_region_import *m, struct wg_str id)
{
	return wg_map_get(&m->taken, id) != NULL ||
	    m->is_another(m->context, id);
}

struct wg_str
wg_region_numbered(struct wg_region_import *m, struct wg_str stem)
{
	size_t n = (size_t)wg_map_get(&m->counted, stem);
	struct wg_str id;

	n = n < 2 ? 1 : n;
	do
		id = wg_str_fmt(m->arena, "%.*s-%zu", WG_ARG(stem), ++n);
	while (wg_region_is_taken(m, id));
	wg_map_put(m->arena, &m->counted, stem, (void *)n);
	return id;
}

/* What the app or the site calls so. */
static bool
is_reserved(const struct wg_item *item, struct wg_str id)
{
	return item != NULL && item->kind == WG_ITEM_PAGE &&
	    wg_name_taken(WG_EL_ARTICLE, id, item->parent == NULL);
}

static bool
is_free(struct wg_region_import *m, struct wg_str id)
{
	return wg_is_id(id) && id.len <= 60 && !wg_region_is_taken(m, id) &&
	    !is_reserved(m->item, id);
}

struct wg_str
wg_region_free_id(struct wg_region_import *m, struct wg_str key,
    struct wg_str name, const char *what, const char *ending)
{
	struct wg_str known = m->known(m->context, key), id, stem;

	stem = wg_slug(m->arena, name);
	if (stem.len == 0)
		stem = wg_str(what);
	stem = wg_str_head(stem, stem.len > 50 ? 50 : stem.len);
	while (wg_str_ends(stem, WG_STR("-")))
		stem.len--;
	id = known.len > 0 ? known : stem;
	if (known.len == 0 && !is_free(m, id))
		id = wg_str_fmt(m->arena, "%.*s-%s", WG_ARG(stem), ending);
	if (known.len == 0 && !is_free(m, id))
		id = wg_region_numbered(m, stem);
	wg_map_put(m->arena, &m->taken, id, m);
	m->name_it(m->context, key, id);
	return id;
}

#define FORMER 8 /* between two of them [byte] */

/* A whole old path; one that two have leads nowhere. */
static void
keep_address(struct wg_region_import *m, struct wg_map *kept,
    struct wg_item *item, struct wg_str path)
{
	struct wg_str slug = wg_last_part(path);
	struct wg_value v;
	struct wg_value_error e;
	size_t bytes = 0;
	void *before;

	while (wg_str_ends(path, WG_STR("/")))
		path.len--;
	if (wg_str_eq(slug, item->id) || slug.len == 0)
		return;
	before = wg_map_put(m->arena, kept, path, item);
	if (before == item)
		return;
	m->item = item;
	for (size_t i = 0; i < item->former.n; i++)
		bytes += item->former.at[i].len + FORMER;
	if (before != NULL || !wg_read_former(m->arena, path, &v, &e) ||
	    wg_region_is_taken(m, slug) || is_reserved(item, slug) ||
	    bytes + path.len + FORMER > WG_XML_VALUE / 2) {
		wg_region_note(m, WG_D_IMPORT_ADDRESS, path, NULL);
		return;
	}
	WG_PUSH(m->arena, &item->former) = path;
	wg_map_put(m->arena, &m->by_former, path, item);
	if (item->kind == WG_ITEM_PAGE &&
	    wg_map_get(&m->by_former, slug) == NULL)
		wg_map_put(m->arena, &m->by_former, slug, item);
}

static void
keep_addresses(struct wg_region_import *m)
{
	struct wg_map kept = { 0 };

	for (size_t i = 0; i < m->items.n; i++) {
		struct wg_item *item = m->items.at[i];

		if (item->kind == WG_ITEM_NEWS || item->kind == WG_ITEM_IMPRINT)
			continue;
		for (size_t l = 0; l < m->spoken.n; l++) {
			const struct wg_item_text *t = &item->texts[l];
			const struct wg_js *old =
			    wg_js_get(t->js, "slug_history");
			struct wg_str path = t->path, slug = wg_last_part(path);

			if (!t->is)
				continue;
			m->language = l;
			keep_address(m, &kept, item, path);
			for (old = old == NULL ? NULL : old->first; old != NULL;
			     old = old->next)
				if (old->kind == WG_JS_TEXT &&
				    !wg_str_eq(old->text, slug))
					keep_address(m, &kept, item,
					    wg_str_fmt(m->arena, "%.*s%.*s",
						(int)(slug.ptr - path.ptr),
						path.ptr, WG_ARG(old->text)));
		}
	}
	m->language = 0;
}

/* Mail, phone and name lead to a place. */
static void
know_facts(struct wg_region_import *m, struct wg_item *place)
{
	const struct wg_js *js = place->texts[0].js;
	const struct wg_js *c = wg_js_get(js, "contacts");
	static const char *const fields[] = { "email",
		"area_of_responsibility" };
	struct WG_VEC(struct wg_str) facts = { 0 };

	WG_PUSH(m->arena, &facts) = place->texts[0].title;
	for (c = c == NULL ? NULL : c->first; c != NULL; c = c->next) {
		for (size_t i = 0; i < 2; i++)
			WG_PUSH(m->arena, &facts) = wg_js_text(c, fields[i]);
		WG_PUSH(m->arena, &facts) =
		    wg_import_number(m->arena, wg_js_text(c, "phone_number"));
	}
	for (size_t i = 0; i < facts.n; i++)
		if (facts.at[i].len > 0 &&
		    wg_map_get(&m->by_fact, facts.at[i]) == NULL)
			wg_map_put(m->arena, &m->by_fact, facts.at[i], place);
}

/* It can stand in the project: an address in Germany, or none. */
static bool
is_abroad(const struct wg_item *place)
{
	const struct wg_js *l = wg_js_get(place->texts[0].js, "location");
	struct wg_str country = wg_js_text(l, "country");
	struct wg_str code = wg_js_text(l, "postcode");
	bool digits = code.len == 5;

	for (size_t i = 0; i < code.len; i++)
		digits &= wg_is_digit(code.ptr[i]);
	return (country.len > 0 && !wg_str_is(country, "Deutschland") &&
		   !wg_str_is(country, "Germany")) ||
	    (code.len > 0 && !digits);
}

void
wg_region_ids(struct wg_region_import *m)
{
	static const char *const endings[] = { "seite", "ort", "termin",
		"meldung", "impressum" };

	wg_map_put(m->arena, &m->taken, WG_STR("project"), m);
	wg_map_put(m->arena, &m->taken, m->name, m);
	/* What the book says is taken before anything new is named. */
	for (size_t i = 0; i < m->items.n; i++) {
		struct wg_str known = m->known(m->context, m->items.at[i]->key);

		if (known.len > 0)
			wg_map_put(m->arena, &m->taken, known, m);
	}
	for (size_t i = 0; i < m->items.n; i++) {
		struct wg_item *item = m->items.at[i];

		m->item = item;
		if (item->kind == WG_ITEM_IMPRINT) {
			item->id = m->name;
			continue;
		}
		item->id = wg_region_free_id(m, item->key,
		    item->kind == WG_ITEM_NEWS ?
			item->texts[0].title :
			wg_last_part(item->texts[0].path),
		    endings[item->kind], endings[item->kind]);
		if (item->kind == WG_ITEM_EVENT &&
		    wg_import_day(
			wg_js_text(wg_js_get(item->texts[0].js, "event"),
			    "start"))
			    .len == 0) {
			item->left_out = true;
			wg_region_note(m, WG_D_IMPORT_FIELD,
			    item->texts[0].title,
			    N_("an event without a day, left out"));
		}
		if (item->kind == WG_ITEM_PLACE) {
			item->left_out = is_abroad(item);
			if (item->left_out)
				wg_region_note(m, WG_D_IMPORT_FIELD,
				    wg_js_text(wg_js_get(item->texts[0].js,
						   "location"),
					"postcode"),
				    N_("a place abroad, left out"));
			else
				know_facts(m, item);
			wg_map_put(m->arena, &m->places, item->id, item);
		}
	}
	for (size_t i = 0; i < m->items.n; i++) {
		struct wg_item *item = m->items.at[i], *root = item;

		while (root->parent != NULL)
			root = root->parent;
		if (item->kind == WG_ITEM_PAGE)
			item->area = m->area_of(m->context,
			    wg_last_part(root->texts[0].path));
	}
	keep_addresses(m);
}
