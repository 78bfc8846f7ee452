#include "print/cover.h"

#include "base/arena.h"
#include "compose/cover.h"
#include "facts/inline.h"
#include "layout/flow.h"
#include "layout/item.h"
#include "layout/styles.h"
#include "model/project.h"

#define RULER WG_MM(100)
#define RULER_FOOT WG_MM(14) /* of the page, above its margin */
#define LINE WG_MM(0.4)
#define TICK WG_MM(4)

static void
add_ruler(struct wg_arena *a, const struct wg_page_style *sheet,
    struct wg_page *page)
{
	int32_t x = sheet->inner, y = page->height - sheet->bottom - TICK / 2;

	wg_item_mark(a, page, x, y - LINE / 2, RULER, LINE);
	wg_item_mark(a, page, x, y - TICK / 2, LINE, TICK);
	wg_item_mark(a, page, x + RULER - LINE, y - TICK / 2, LINE, TICK);
}

struct wg_pages *
wg_cover_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct wg_pages *pages = WG_NEW(a, struct wg_pages);
	const struct wg_facts german =
	    wg_facts_open(print->task, print->editions[0], a);
	struct wg_composer c = { .arena = a, .voice = &german,
		.source = &german, .linker = print->linker };
	struct wg_dress dress = { .arena = a, .project = print->project,
		.sheet = &wg_leaflet_styles, .profile = print->job->profile,
		.language = wg_cover_language(print) };
	struct wg_page_style sheet =
	    wg_leaflet_sheet(WG_STR("A4"), false, &dress.variant);

	sheet.bleed = wg_print_bleed(print);
	sheet.foot = RULER_FOOT;
	wg_layout_flow(a, shaper, pages, &sheet,
	    wg_dress(&dress, wg_compose_cover(&c, print)),
	    print->document->root->at, diag);
	add_ruler(a, &sheet, pages->pages.at[0]);
	pages->one_sided = true;
	pages->title = wg_inlines_text(&german, a, print->document->title);
	pages->lang = dress.language->tag;
	pages->date = print->document->stand;
	pages->at = print->document->root->at;
	return pages;
}
