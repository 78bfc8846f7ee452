/* Which product lays a print job out. */
#include "print/print.h"

#include "layout/tile.h"
#include "model/record.h"

static struct wg_pages *(*const products[WG_PRODUCT_COUNT])(struct wg_arena *,
    struct wg_shaper *, const struct wg_print *, struct wg_diag *) = {
#define WG_PRODUCT(id, name, subjects, sizes, traits, doc) \
	[WG_PRODUCT_##id] = wg_##name##_layout,
#include "model/products.def"
};

struct wg_pages *
wg_print_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct wg_pages *pages =
	    products[print->job->product](a, shaper, print, diag);

	return print->job->tiled ? wg_pages_tile(a, pages) : pages;
}

int32_t
wg_print_bleed(const struct wg_print *print)
{
	return print->job->marks && !print->job->tiled ? WG_MM(3) : 0;
}
