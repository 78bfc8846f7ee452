/* Lists of names in the order of the reader's language. */
#include "facts/facts.h"

#include <stdlib.h>

#include "base/arena.h"
#include "facts/inline.h"
#include "text/collate.h"

struct named {
	struct wg_str key, name;
	const struct wg_document *document;
};

static int
by_name(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	int order = wg_str_cmp(a->key, b->key);

	if (order == 0)
		order = wg_str_cmp(a->name, b->name);
	return order != 0 ? order :
	    wg_str_cmp(a->document->id, b->document->id);
}

void
wg_facts_sort(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_document **list, size_t n)
{
	struct wg_collator *c =
	    wg_collator_open(f->edition->language->icu);
	struct named *all = WG_NEW_ARRAY(a, n + 1, struct named);

	for (size_t i = 0; i < n; i++) {
		struct wg_str name =
		    wg_inlines_text(f, a, list[i]->title);

		all[i] = (struct named){
			wg_collation_key(c, a, name), name, list[i] };
	}
	qsort(all, n, sizeof(*all), by_name);
	for (size_t i = 0; i < n; i++)
		list[i] = all[i].document;
	wg_collator_close(c);
}
