/* Which product lays a print job out. */
#include "print/print.h"

#include "base/diag.h"
#include "base/intl.h"
#include "layout/join.h"
#include "layout/tile.h"
#include "model/record.h"
#include "print/cover.h"

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

	const struct wg_pages *all[2] = { NULL };

	if (pages == NULL)
		return NULL;
	if (print->job->tiled)
		pages = wg_pages_tile(a, pages);
	if (!print->job->cover)
		return pages;
	all[0] = wg_cover_layout(a, shaper, print, diag);
	all[1] = pages;
	return wg_pages_join(a, all, 2);
}

void
wg_print_check_small(const struct wg_print *print, const struct wg_block *b,
    struct wg_setting set, bool sign, struct wg_diag *diag)
{
	static const struct {
		enum wg_reading reading;
		int wanted[2]; /* for a metre, of a sign [1/100 pt] */
		const char *what;
	} limits[] = { { WG_READ_TEXT, { 1387, 555 }, N_("text") },
		{ WG_READ_NAME, { 2430, 1387 }, N_("names and purposes") } };
	int distance = print->job->distance;

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		int64_t wanted = (int64_t)limits[i].wanted[sign] *
		    distance / 100;
		int32_t size =
		    wg_layout_smallest(b, set, limits[i].reading);

		if (size == 0 || size >= wanted)
			continue;
		wg_report(diag, WG_D_PRINT_SMALL, print->document->root->at,
		    _("%s: %d.%d point, and %d.%d are wanted for %d.%02d m"),
		    _(limits[i].what), size / 1000, size / 100 % 10,
		    (int)(wanted / 1000), (int)(wanted / 100 % 10),
		    distance / 1000, distance / 10 % 100);
	}
}

int32_t
wg_print_bleed(const struct wg_print *print)
{
	return print->job->marks && !print->job->tiled ? WG_MM(3) : 0;
}
