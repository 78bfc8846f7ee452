/*
 * Services of others on the web that pages lead to: what the app calls offers.
 * They are links in the text that have a name of their own.
 */
#include "back/feed/feed.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/map.h"
#include "facts/inline.h"
#include "model/node.h"
#include "model/project.h"

static void
put_offer(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d, const struct wg_link *link,
    struct wg_str name)
{
	struct wg_str picture = wg_feed_pictogram(f, d->pictogram);

	if (picture.len == 0)
		picture = wg_feed_pictogram(f, WG_STR("office"));
	wg_json_object(j);
	wg_json_str(wg_json_key(j, "name"), name);
	wg_json_str(wg_json_key(j, "alias"), link->offer);
	wg_json_str(wg_json_key(j, "url"), link->url);
	wg_json_str_or_null(wg_json_key(j, "thumbnail"), picture);
	wg_json_null(wg_json_key(j, "post"));
	wg_json_end(j);
}

void
wg_feed_put_offers(const struct wg_feed *f, struct wg_json *j,
    const struct wg_document *d, struct wg_map *seen)
{
	for (const struct wg_node *n = d->root; n; n = wg_node_next(n, d->root)) {
		struct wg_inlines walk;
		struct wg_inline i;

		if (!wg_node_is(n, WG_UNIT))
			continue;
		walk = wg_inlines_of(&f->facts, f->arena, n);
		while (wg_inlines_next(&walk, &i)) {
			struct wg_str key;

			if (i.kind != WG_INLINE_OPEN ||
			    i.element != WG_EL_LINK || i.link.offer.len == 0)
				continue;
			key = wg_str_fmt(f->arena, "%.*s %.*s",
			    WG_ARG(i.link.offer), WG_ARG(i.link.url));
			if (wg_map_put(f->arena, seen, key, (void *)n) == NULL)
				put_offer(f, j, d, &i.link,
				    wg_inlines_words(&walk));
		}
	}
}

bool
wg_feed_has_offers(const struct wg_region *r)
{
	for (size_t i = 0; i < r->n_pages; i++) {
		const struct wg_node *root = r->pages[i].page->root;

		for (const struct wg_node *n = root; n; n = wg_node_next(n, root))
			if (n->element == WG_EL_LINK &&
			    wg_link_of(n).offer.len > 0)
				return true;
	}
	return false;
}

void
wg_feed_offers(const struct wg_feed *f, struct wg_out *out)
{
	struct wg_json j = { .out = out };
	struct wg_map seen = { 0 };

	wg_json_array(&j);
	for (size_t i = 0; i < f->region->n_pages; i++)
		if (f->own->public[i])
			wg_feed_put_offers(
			    f, &j, f->region->pages[i].page, &seen);
	wg_json_end(&j);
}
