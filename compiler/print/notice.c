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

static struct wg_block *
block_of(struct setter *s, struct wg_poster *notice, struct wg_notices matter)
{
	return wg_dress(&s->dress, wg_notice(notice, matter,
	    (struct wg_sheet_number){ s->sheet, s->sheets }));
}

static bool
fits(struct setter *s, struct wg_block *b, struct wg_setting set)
{
	const struct wg_rect *inside = &s->paper.inside;

	return wg_layout_height(s->arena, s->shaper, b, inside->width, set) <=
	    inside->height;
}

/* How many of its languages would fit. */
static void
tell_languages(struct setter *s, struct wg_notices matter)
{
	struct wg_print fewer = *s->notice.print;
	struct wg_diag *silent = wg_diag_open();
	struct wg_poster trial =
	    wg_poster_trial(&s->notice, s->arena, silent);
	const struct wg_setting least = { LEAST_SCALE, 0, 1000 };

	trial.print = &fewer;
	while (fewer.n > 1) {
		fewer.n--;
		if (fits(s, block_of(s, &trial, matter), least))
			break;
	}
	wg_diag_close(silent);
	wg_report(s->diag, WG_D_NOTICE_LANGUAGES,
	    s->notice.print->document->root->at,
	    "%zu beside German; %zu fit", s->notice.print->n - 1,
	    fewer.n - 1);
}

static void
add_sheet(
    struct setter *s, struct wg_pages *pages, struct wg_notices matter)
{
	const struct wg_print *print = s->notice.print;
	struct wg_page *page = WG_NEW(s->arena, struct wg_page);
	struct wg_setting set = WG_SETTING_NOMINAL;
	struct wg_block *b;

	s->sheet++;
	b = block_of(s, &s->notice, matter);
	while (set.scale > LEAST_SCALE && !fits(s, b, set))
		set.scale -= STEP;
	if (!fits(s, b, set) && print->n > 1)
		tell_languages(s, matter);
	page->width = s->paper.width;
	page->height = s->paper.height;
	page->bleed = wg_print_bleed(print);
	wg_layout_place(s->arena, s->shaper, page, b, &s->paper.inside, set,
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
	if (!there.moved || there.closed)
		add_sheet(&s, pages, (struct wg_notices){
		    .closed = there.closed, .said = there.said });
	if (there.moved)
		add_sheet(&s, pages, (struct wg_notices){ .moved = true });
	pages->one_sided = true;
	pages->title = wg_inlines_text(
	    &s.notice.facts[0], a, print->document->title);
	pages->lang = print->editions[0]->language->tag;
	pages->date = print->document->stand;
	pages->at = print->document->root->at;
	return pages;
}
