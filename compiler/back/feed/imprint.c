/* The imprint, which stands there in every language: the app's page would
 * crash without one. */
#include "back/feed/feed.h"
#include "base/json.h"

void
wg_feed_imprint(struct wg_feed *f)
{
	const struct wg_document *d = f->region->document;
	const struct wg_node *n = f->region->imprint;
	const struct wg_node *title = f->region->imprint_title;
	const struct wg_facts *facts = wg_feed_facts(f, d);
	struct wg_str content =
	    n == NULL ? WG_STR("") : wg_feed_content(f, facts, d, n);
	struct wg_feed_body body;
	struct wg_out out = { 0 };
	struct wg_json json = { .out = &out }, *j = &json;

	wg_json_object(j);
	wg_feed_put_id(f, j, d);
	wg_feed_put_address(f, j, f->edition->language, WG_STR("imprint/"));
	wg_json_str(wg_json_key(j, "title"),
	    title != NULL ? wg_feed_title(f, facts, title) :
			    wg_feed_title_text(f,
				wg_edition_label(facts->edition, f->arena,
				    WG_L_IMPRINT, 0, NULL),
				facts->edition->language->rtl));
	wg_feed_put_dates(f, j, d, false);
	wg_json_str(wg_json_key(j, "excerpt"), wg_feed_excerpt(f, content));
	wg_json_str(wg_json_key(j, "content"), content);
	wg_json_null(wg_json_key(j, "parent"));
	wg_feed_put_languages(f, j, d, WG_STR("imprint/"), true);
	wg_json_null(wg_json_key(j, "thumbnail"));
	wg_json_null(wg_json_key(j, "hash"));
	wg_json_end(j);
	body = wg_feed_body(&out);
	wg_feed_list(f, body, "imprint");
	wg_feed_list(f, body, "disclaimer");
	wg_out_free(&out);
}
