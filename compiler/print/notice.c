/* A sheet a matter: smaller where it does not fit, as far as type may get. */
#include "print/print.h"

#include "base/arena.h"
#include "base/diag.h"
#include "compose/notice.h"
#include "facts/inline.h"
#include "layout/rows.h"
#include "layout/styles.h"
#include "model/record.h"

static const struct wg_style rows[] = {
#include "layout/styles/notice.def"
};
static const struct wg_style_sheet styles = SHEET_OF(rows, false);

#define LEAST_SCALE 700
#define STEP 20

struct setter {
	struct wg_poster notice;
	struct wg_dress dress;
	struct wg_paper paper;
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	struct wg_diag *diag;
	unsigned sheet, sheets;
};

static void
add_sheet(struct setter *s, struct wg_pages *pages, bool closed, bool moved)
{
	const struct wg_rect *inside = &s->paper.inside;
	const struct wg_print *print = s->notice.print;
	struct wg_page *page = WG_NEW(s->arena, struct wg_page);
	struct wg_setting set = WG_SETTING_NOMINAL;
	struct wg_block *b = wg_dress(&s->dress,
	    wg_notice(&s->notice, (struct wg_notices){ closed, moved },
		(struct wg_sheet_number){ ++s->sheet, s->sheets }));

	while (set.scale > LEAST_SCALE && wg_layout_height(s->arena,
		s->shaper, b, inside->width, set) > inside->height)
		set.scale -= STEP;
	page->width = s->paper.width;
	page->height = s->paper.height;
	page->bleed = wg_print_bleed(print);
	wg_layout_place(s->arena, s->shaper, page, b, inside, set,
	    print->document->root->at, s->diag);
	WG_PUSH(s->arena, &pages->pages) = page;
}

struct wg_pages *
wg_notice_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct setter s = { .arena = a, .shaper = shaper, .diag = diag,
		.paper = wg_sheet_paper(wg_print_size(print)) };
	struct wg_pages *pages = WG_NEW(a, struct wg_pages);
	struct wg_notices there;

	s.dress = (struct wg_dress){ .arena = a, .project = print->project,
		.sheet = &styles, .variant = s.paper.variant,
		.profile = print->job->profile,
		.language = print->editions[0]->language };
	wg_poster_open(&s.notice, print, a, diag);
	there = wg_notices_of(&s.notice);
	s.sheets = there.closed && there.moved ? 2 : 1;
	if (there.closed || !there.moved)
		add_sheet(&s, pages, there.closed, false);
	if (there.moved)
		add_sheet(&s, pages, false, true);
	pages->one_sided = true;
	pages->title = wg_inlines_text(
	    &s.notice.facts[0], a, print->document->title);
	pages->lang = print->editions[0]->language->tag;
	pages->date = print->document->stand;
	pages->at = print->document->root->at;
	return pages;
}
