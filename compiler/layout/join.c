#include "layout/join.h"

static void
add_empty(struct wg_arena *a, struct wg_pages *to)
{
	const struct wg_page *last = to->pages.at[to->pages.n - 1];
	struct wg_page *page = WG_NEW(a, struct wg_page);

	page->width = last->width;
	page->height = last->height;
	page->bleed = last->bleed;
	WG_PUSH(a, &to->pages) = page;
}

/* What says nothing else is in the language of its own document. */
static void
keep_language(const struct wg_pages *from)
{
	for (size_t i = 0; i < from->pages.n; i++) {
		const struct wg_page *page = from->pages.at[i];

		for (size_t k = 0; k < page->items.n; k++) {
			struct wg_tag *tag = page->items.at[k].tag;

			while (tag != NULL && tag->parent != NULL)
				tag = tag->parent;
			if (tag != NULL && tag->lang.len == 0)
				tag->lang = from->lang;
		}
	}
}

static void
add(struct wg_arena *a, struct wg_pages *to, const struct wg_pages *from)
{
	uint32_t first = (uint32_t)to->pages.n;
	bool backs = from->one_sided && !to->one_sided;

	for (size_t i = 0; i < from->outlines.n; i++) {
		struct wg_outline entry = from->outlines.at[i];

		entry.page = first + entry.page * (backs ? 2 : 1);
		WG_PUSH(a, &to->outlines) = entry;
	}
	for (size_t i = 0; i < from->pages.n; i++) {
		WG_PUSH(a, &to->pages) = from->pages.at[i];
		if (backs && i + 1 < from->pages.n)
			add_empty(a, to);
	}
}

struct wg_pages *
wg_pages_join(
    struct wg_arena *a, const struct wg_pages *const *documents, size_t n)
{
	struct wg_pages *to = WG_NEW(a, struct wg_pages);

	*to = *documents[n - 1];
	to->pages.at = NULL;
	to->pages.n = to->pages.room = 0;
	to->outlines.at = NULL;
	to->outlines.n = to->outlines.room = 0;
	to->title = documents[0]->title;
	for (size_t i = 0; i < n; i++) {
		to->one_sided &= documents[i]->one_sided;
		if (to->field_font == NULL)
			to->field_font = documents[i]->field_font;
	}
	for (size_t i = 0; i < n; i++) {
		if (to->pages.n % 2 != 0 && !to->one_sided)
			add_empty(a, to);
		if (!wg_str_eq(documents[i]->lang, to->lang))
			keep_language(documents[i]);
		add(a, to, documents[i]);
	}
	return to;
}
