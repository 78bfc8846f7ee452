/*
 * What takes place, read from half a metre: as many sheets as it takes, each as
 * full as it can be; or on a sheet that is folded.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "compose/programme.h"
#include "facts/inline.h"
#include "print/folded.h"
#include "print/sheets.h"

static const struct wg_style rows[] = {
#include "layout/styles/programme.def"
};
static const struct wg_style_sheet styles = SHEET_OF(rows, false);
static const struct wg_style folded_rows[] = {
#include "layout/styles/programme_folded.def"
#include "layout/styles/programme.def"
};
static const struct wg_style_sheet folded_styles[] = {
	SHEET_OF(folded_rows, false), SHEET_OF(folded_rows, true)
};
static const struct wg_sheet_product programme = {
	.compose = wg_programme_sheets, .styles = &styles,
	.scales = { { A4, 1000, 1000 }, { A3, 1000, 1400 } },
	.most_parts = 60, .list = true };

static void
compose(struct wg_panels *panels, struct wg_arena *a,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct wg_poster *poster = WG_NEW(a, struct wg_poster);
	struct wg_programme_panels parts;

	wg_poster_open(poster, print, a, diag);
	parts = wg_programme_panels(poster);
	panels->title = parts.title;
	panels->body = parts.body;
	panels->back = parts.back;
}

/* How many of its languages would fit; nothing, if German alone does not. */
static void
tell_languages(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_panels panels,
    struct wg_diag *diag)
{
	struct wg_print fewer = *print;
	struct wg_diag *silent = wg_diag_open();
	bool fit = wg_panels_fit(a, shaper, &panels);

	while (!fit && fewer.n > 1) {
		fewer.n--;
		compose(&panels, a, &fewer, silent);
		fit = wg_panels_fit(a, shaper, &panels);
	}
	wg_diag_close(silent);
	if (fit && fewer.n < print->n)
		wg_report(diag, WG_D_SIGN_LANGUAGES,
		    print->document->root->at,
		    _("%u beside German; %u fit"), (unsigned)print->n - 1,
		    (unsigned)fewer.n - 1);
}

static struct wg_pages *
fold(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	const struct wg_facts german =
	    wg_facts_open(print->task, print->editions[0], a);
	bool led = wg_programme_is_led(print);
	const struct wg_dress dress = { .arena = a, .project = print->project,
		.sheet = &folded_styles[led], .profile = print->job->profile,
		.language = print->editions[led]->language };
	const struct wg_pages like = {
		.title = wg_inlines_text(&german, a, print->document->title),
		.lang = dress.language->tag, .rtl = led,
		.date = print->document->stand,
		.at = print->document->root->at };
	struct wg_panels panels = { .dress = &dress, .like = &like,
		.zigzag = print->job->zigzag,
		.bleed = wg_print_bleed(print) };

	compose(&panels, a, print, diag);
	tell_languages(a, shaper, print, panels, diag);
	return wg_panels_fold(a, shaper, &panels, diag);
}

struct wg_pages *
wg_programme_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	if (wg_str_is(wg_print_size(print), "DL"))
		return fold(a, shaper, print, diag);
	return wg_sheets_layout(a, shaper, print, diag, &programme);
}
