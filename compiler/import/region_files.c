/* The files of a region: one for each item, and those that all share. */
#include "import/region_items.h"

static struct wg_made_file
page(struct wg_region_import *m, struct wg_item *item)
{
	struct wg_writing w;

	wg_write_begin(&w, m, item, "article");
	wg_write_attribute(&w, "version", WG_STR("5.0"));
	wg_out_puts(&w.out, ">\n");
	wg_write_info(&w, m, item);
	wg_write_sections(&w, item->texts[0].blocks);
	return wg_write_finish(&w, "article",
	    wg_str_fmt(m->arena, "content/pages/%.*s/%.*s.xml",
		WG_ARG(item->area), WG_ARG(item->id)));
}

const struct wg_made_file *
wg_region_files(struct wg_region_import *m)
{
	struct wg_made_files all = { 0 };
	struct wg_made_file regional;
	static struct wg_made_file (*const makers[])(struct wg_region_import *,
	    struct wg_item *) = { page, wg_write_place, wg_write_event,
		wg_write_news };

	wg_region_categories(m);
	wg_region_organisations(m);
	wg_region_contexts(m);
	for (size_t i = 0; i < m->items.n; i++) {
		struct wg_item *item = m->items.at[i];

		if (item->kind != WG_ITEM_IMPRINT && !item->left_out)
			WG_PUSH(m->arena, &all) = makers[item->kind](m, item);
	}
	regional = wg_region_file(m);
	WG_PUSH(m->arena, &all) = regional;
	WG_PUSH(m->arena, &all) = wg_project_file(m);
	WG_PUSH(m->arena, &all) = wg_linguas_file(m);
	wg_region_reports(m, &all);
	WG_PUSH(m->arena, &all) = (struct wg_made_file){ .path = WG_NONE };
	return all.at;
}
