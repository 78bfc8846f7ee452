/* What links lead to: something of the region, or a host that somebody has
 * accepted. */
#include "import/region.h"

#include "base/intl.h"
#include "model/limits.h"
#include "model/names.h"
#include "values/slug.h"
#include "values/value.h"

static bool
is_own_host(struct wg_region_import *m, struct wg_str host)
{
	static const char *const hosts[] = { "integreat.app",
		"web.integreat-app.de", "cms.integreat-app.de",
		"cms-test.integreat-app.de", "admin.integreat-app.de" };

	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++)
		if (wg_str_is(host, hosts[i]))
			return true;
	(void)m;
	return false;
}

/* An address of the region, by its whole path or its last part. */
static struct wg_item *
find_item(struct wg_region_import *m, struct wg_str path)
{
	struct wg_item *item;
	struct wg_str slug;

	while (wg_str_ends(path, WG_STR("/")))
		path.len--;
	item = wg_map_get(&m->by_path, path);
	if (item != NULL)
		return item;
	slug = wg_last_part(path);
	item = wg_map_get(&m->by_former, path);
	if (item == NULL)
		item = wg_map_get(&m->by_former, slug);
	if (item != NULL)
		return item;
	item = wg_map_get(&m->by_slug, slug);
	return (void *)item == (void *)m ? NULL : item;
}

static void
note_host(struct wg_region_import *m, struct wg_str host, struct wg_str href)
{
	size_t i = (size_t)wg_map_get(&m->by_host, host);

	if (i > 0) {
		m->hosts.at[i - 1].n++;
		return;
	}
	WG_PUSH(m->arena, &m->hosts) = (struct wg_noted_host){ host,
		m->item == NULL ? WG_NONE : m->item->id, 1 };
	wg_map_put(m->arena, &m->by_host, host, (void *)m->hosts.n);
	wg_region_note(m, WG_D_IMPORT_HOST, href, NULL);
}

bool
wg_region_accepts(struct wg_region_import *m, struct wg_str host)
{
	bool known = wg_map_get(&m->accepted, host) == WG_HOST_KNOWN;

	if (!m->accept_all && wg_map_get(&m->accepted, host) == NULL)
		return false;
	if (wg_map_get(&m->used, host) != NULL)
		return true;
	/* More than one attribute holds wait, too; one has room for ours. */
	if (!known &&
	    m->host_bytes + host.len + WG_HOST_GAP > WG_XML_VALUE - 100)
		return false;
	m->host_bytes += known ? 0 : host.len + WG_HOST_GAP;
	wg_map_put(m->arena, &m->used, host, m);
	WG_PUSH(m->arena, &m->used_hosts) = host;
	return true;
}

#define ADDRESS 4000 /* browsers and servers take no longer one [byte] */

enum wg_link_kind
wg_region_link(void *context, struct wg_str href, struct wg_str *to)
{
	struct wg_region_import *m = context;
	struct wg_value v;
	struct wg_value_error e;
	struct wg_str path = href, host = WG_NONE, rest;
	struct wg_item *item;

	if (wg_str_starts(href, WG_STR("//")))
		href = wg_str_fmt(m->arena, "https:%.*s", WG_ARG(href));
	if (wg_str_starts(href, WG_STR("/"))) {
		host = WG_STR("integreat.app");
	} else if (wg_str_starts(href, WG_STR("https://")) ||
	    wg_str_starts(href, WG_STR("http://"))) {
		path = wg_str_from(href, href.ptr[4] == 's' ? 8 : 7);
		rest = path;
		host = wg_str_cut(&rest, '/');
		path =
		    rest.len == 0 ? WG_STR("/") : wg_str_from(path, host.len);
	} else {
		return WG_LINK_NONE;
	}
	rest = path;
	rest = wg_str_cut(&rest, '#');
	rest = wg_str_cut(&rest, '?');
	path = wg_import_decode(m->arena, rest);
	rest = wg_str_from(path, 1);
	if (is_own_host(m, host) &&
	    wg_str_eq(wg_str_cut(&rest, '/'), m->name)) {
		wg_str_cut(&rest, '/'); /* the language */
		item = find_item(m, path);
		if (item != NULL && !item->left_out &&
		    (item->kind == WG_ITEM_PAGE ||
			item->kind == WG_ITEM_PLACE)) {
			*to = item->id;
			return WG_LINK_ID;
		}
		if (!wg_str_starts(rest, WG_STR("events")) &&
		    !wg_str_starts(rest, WG_STR("news")) &&
		    !wg_str_starts(rest, WG_STR("imprint")) && rest.len > 0)
			return WG_LINK_DEAD;
		if (wg_str_starts(href, WG_STR("/")))
			href = wg_str_fmt(m->arena, "https://integreat.app%.*s",
			    WG_ARG(href));
	} else if (wg_str_starts(href, WG_STR("/"))) {
		return WG_LINK_DEAD;
	}
	if (wg_str_starts(href, WG_STR("http://")))
		return WG_LINK_PLAIN;
	if (href.len > ADDRESS || !wg_read_url(m->arena, href, &v, &e))
		return WG_LINK_NONE;
	if (!wg_region_accepts(m, v.url.host)) {
		note_host(m, v.url.host, v.url.href);
		return WG_LINK_HOST;
	}
	*to = v.url.href;
	return WG_LINK_WEB;
}

/* Offers. */

static struct wg_str
offer_key(
    struct wg_region_import *m, const struct wg_item *item, struct wg_str url)
{
	return wg_str_fmt(m->arena, "%.*s %.*s", WG_ARG(item->id), WG_ARG(url));
}

bool
wg_region_has_offer(
    struct wg_region_import *m, const struct wg_item *item, struct wg_str url)
{
	return wg_map_get(&m->offers, offer_key(m, item, url)) != NULL;
}

struct wg_str
wg_region_offer(void *context, struct wg_str url)
{
	struct wg_region_import *m = context;
	const struct wg_js *all =
	    wg_js_get(m->item->texts[0].js, "embedded_offers");

	if (m->language != 0 || all == NULL || all->kind != WG_JS_ARRAY)
		return WG_NONE;
	for (const struct wg_js *o = all->first; o != NULL; o = o->next) {
		struct wg_str name = wg_js_text(o, "alias");

		if (!wg_str_eq(wg_js_text(o, "url"), url) || name.len == 0 ||
		    wg_offer_taken(name) ||
		    !wg_str_eq(wg_slug(m->arena, name), name))
			continue;
		wg_map_put(m->arena, &m->offers, offer_key(m, m->item, url), m);
		return name;
	}
	return WG_NONE;
}
