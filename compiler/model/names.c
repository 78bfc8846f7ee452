/* Names that are taken; integreat-api.md, sections 4 and 11. */
#include "model/names.h"

#include <stddef.h>

/* Of screens of the app: no page at the top may be called so; and of files
 * that stand among the leaflets: no page at all may, and no house, which has
 * one there, too. */
static const struct {
	const char *name;
	bool everywhere;
} pages[] = { { "search", false }, { "imprint", true }, { "events", true },
	{ "news", true }, { "places", true }, { "locations", false },
	{ "offers", false }, { "disclaimer", false },
	{ "sprungbrett", false }, { "index", true } };

/* Of the app, and of folders of the site. */
static const char *const regions[] = { "regions", "main-imprint",
	"not-found", "consent", "licenses", "recommend", "landing", "api",
	"static", "media", "pdf", "wp-json", "s", "leaflets", "prints" };

bool
wg_name_taken(enum wg_element root, struct wg_str id, bool top)
{
	size_t n_pages = sizeof(pages) / sizeof(pages[0]);
	size_t n_regions = sizeof(regions) / sizeof(regions[0]);

	bool house = root == WG_EL_HOUSE || root == WG_EL_BUILDING;

	for (size_t i = 0; i < n_pages; i++)
		if ((house || root == WG_EL_ARTICLE) &&
		    wg_str_is(id, pages[i].name))
			return pages[i].everywhere || (top && !house);
	for (size_t i = 0; i < n_regions && root == WG_EL_REGION; i++)
		if (wg_str_is(id, regions[i]))
			return true;
	return false;
}

bool
wg_offer_taken(struct wg_str name)
{
	static const char *const offers[] = { "help", "sprungbrett",
		"terminbuchung" };

	for (size_t i = 0; i < sizeof(offers) / sizeof(offers[0]); i++)
		if (wg_str_is(name, offers[i]))
			return true;
	return false;
}
