/* Print jobs: which editions, and which product lays them out. */
#include "layout/print.h"

#include "base/arena.h"
#include "base/str.h"
#include "layout/inline.h"
#include "model/product.h"

static struct wg_pages *(*const products[WG_PRODUCT_COUNT])(struct wg_arena *,
    struct wg_shaper *, const struct wg_print *, struct wg_diag *) = {
	[WG_PRODUCT_POSTER] = wg_poster_layout,
	[WG_PRODUCT_LEAFLET] = wg_leaflet_print,
	[WG_PRODUCT_HANDBOOK] = wg_handbook_layout,
	[WG_PRODUCT_SPECIMEN] = wg_specimen_layout,
};

static bool
named(struct wg_str list, struct wg_str word)
{
	while (list.len > 0)
		if (wg_str_eq(wg_str_word(&list), word))
			return true;
	return false;
}

bool
wg_print_open(struct wg_print *print, struct wg_arena *a,
    const struct wg_project *p, const struct wg_document *document,
    const struct wg_edition *const *editions, size_t n)
{
	struct wg_str list = wg_node_attr(document->root, WG_AT_LANGUAGES);
	enum wg_product product = wg_product_of(document);
	const struct wg_target *subject = wg_project_find(
	    p, wg_node_attr(document->root, WG_AT_SUBJECT));
	const struct wg_edition **some =
	    WG_NEW_ARRAY(a, n, const struct wg_edition *);

	if (product == WG_PRODUCT_COUNT || subject == NULL ||
	    !wg_product_takes(product, subject->document))
		return false;
	*print = (struct wg_print){ .project = p, .document = document,
		.subject = subject->document, .editions = some };
	/* Only a poster holds several. */
	if (product != WG_PRODUCT_POSTER)
		list = wg_str_word(&list);
	some[print->n++] = editions[0];
	for (size_t i = 1; i < n; i++)
		if (named(list, editions[i]->language->tag))
			some[print->n++] = editions[i];
	return true;
}

struct wg_str
wg_print_size(const struct wg_print *print)
{
	struct wg_str sizes =
	    wg_str(wg_product_sizes(wg_product_of(print->document)));
	struct wg_str size = wg_node_attr(print->document->root, WG_AT_SIZE);

	return named(sizes, size) ? size : wg_str_word(&sizes);
}

bool
wg_print_bilingual(const struct wg_print *print)
{
	return print->n > 1 && !wg_str_is(
	    wg_node_attr(print->document->root, WG_AT_GERMAN), "no");
}

struct wg_str
wg_print_url(const struct wg_print *print, struct wg_arena *a,
    struct wg_str id)
{
	const struct wg_language *own = print->editions[print->n - 1]->language;
	const struct wg_language *foreign;
	struct wg_str page =
	    wg_node_attr(print->document->root, WG_AT_TARGET_PAGE);
	struct wg_str url = WG_NONE;

	page = page.len > 0 ? page : id;
	if (print->linker != NULL && page.len > 0)
		url = print->linker->address(
		    print->linker->context, a, page, &foreign);
	if (url.len > 0)
		return url;
	return wg_str_fmt(a, "%.*s/leaflets/%.*s/%.*s.html",
	    WG_ARG(print->project->site), WG_ARG(own->tag),
	    WG_ARG(page.len > 0 ? page : WG_STR("index")));
}

int32_t
wg_print_bleed(const struct wg_print *print)
{
	return wg_str_is(wg_node_attr(print->document->root, WG_AT_MARKS),
		   "yes") ? WG_MM(3) : 0;
}

struct wg_pages *
wg_print_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	return products[wg_product_of(print->document)](
	    a, shaper, print, diag);
}
