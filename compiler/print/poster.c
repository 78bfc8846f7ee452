/*
 * How many offices a sheet of a poster holds: as many as fit at nominal sizes,
 * as equally many on each as can be.  What height is then left goes into type,
 * then into gaps; all sheets of offices share one setting.  Only where the
 * print limits the sheets, or a single office is too much for one, is type
 * smaller than nominal.
 */
#include "print/print.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "compose/poster.h"
#include "facts/inline.h"
#include "layout/dress.h"
#include "layout/styles.h"
#include "model/record.h"

#define GROWTH 250      /* per mille: type … */
#define GAPS 1500       /* … and gaps grow up to that */
#define LEAST_GAPS 800
#define LEAST_SCALE 800
#define STEP 20

struct setter {
	struct wg_poster poster;
	struct wg_dress dress;
	struct wg_paper paper;
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	struct wg_diag *diag;
	unsigned sheets;             /* of offices */
	struct wg_setting setting, emergency;
};

/* Offices of sheet 'i' (from 0): the first sheets hold the odd ones. */
static size_t
first_of(const struct setter *s, unsigned sheets, unsigned i)
{
	size_t n = s->poster.offices.n, odd = n % sheets;

	return i * (n / sheets) + (i < odd ? i : odd);
}

static struct wg_sheet_number
number(const struct setter *s, unsigned i)
{
	return (struct wg_sheet_number){
		i + 1, s->sheets + !s->poster.alarms_inside };
}

static struct wg_block *
offices(struct setter *s, unsigned sheets, unsigned i)
{
	return wg_dress(&s->dress, wg_poster_sheet(&s->poster,
	    first_of(s, sheets, i), first_of(s, sheets, i + 1),
	    number(s, i)));
}

/* The sheets, to be measured only: in memory that ends with them. */
struct trial {
	struct setter setter;
	struct wg_block **sheets;
	unsigned n;
};

static struct trial
open_trial(const struct setter *s, unsigned sheets)
{
	struct trial t = { .setter = *s, .n = sheets };

	t.setter.arena = wg_arena_open();
	t.setter.diag = wg_diag_open();
	t.setter.poster = wg_poster_trial(
	    &s->poster, t.setter.arena, t.setter.diag);
	t.setter.dress.arena = t.setter.arena;
	t.sheets = WG_NEW_ARRAY(t.setter.arena, sheets, struct wg_block *);
	for (unsigned i = 0; i < sheets; i++)
		t.sheets[i] = offices(&t.setter, sheets, i);
	return t;
}

static void
close_trial(struct trial *t)
{
	wg_diag_close(t->setter.diag);
	wg_arena_close(t->setter.arena);
}

static bool
fits(const struct setter *s, struct wg_arena *a, struct wg_block *b,
    struct wg_setting set)
{
	return wg_layout_height(a, s->shaper, b, s->paper.inside.width,
	    set) <= s->paper.inside.height;
}

static bool
all_fit(struct trial *t, struct wg_setting set)
{
	for (unsigned i = 0; i < t->n; i++)
		if (!fits(&t->setter, t->setter.arena, t->sheets[i], set))
			return false;
	return true;
}

/* Type grows as long as everything has as much room as at nominal size. */
static unsigned
cramped(struct trial *t, struct wg_setting set)
{
	unsigned n = 0;

	for (unsigned i = 0; i < t->n; i++)
		n += wg_layout_cramped(t->setter.arena, t->setter.shaper,
		    t->sheets[i], t->setter.paper.inside.width, set);
	return n;
}

/* As few sheets as hold all in that setting, or 'most'. */
static void
find_sheets(struct setter *s, struct wg_setting set, unsigned most)
{
	bool found = false;

	for (s->sheets = 1; s->sheets < most; s->sheets++) {
		struct trial t = open_trial(s, s->sheets);

		found = all_fit(&t, set);
		close_trial(&t);
		if (found)
			return;
	}
}

/* At nominal sizes, or the most that are allowed. */
static void
share_out(struct setter *s, unsigned allowed)
{
	const struct wg_setting tight = { 1000, 0, LEAST_GAPS };
	unsigned most = (unsigned)s->poster.offices.n;

	find_sheets(s, tight,
	    allowed > 0 && allowed < most ? allowed : most);
}

/* From where it fits on, larger; else smaller. */
static void
find_setting(struct setter *s)
{
	struct trial t = open_trial(s, s->sheets);
	struct wg_setting set = WG_SETTING_NOMINAL, next = set;
	unsigned least;

	if (!all_fit(&t, set)) {
		while (set.gaps > LEAST_GAPS && !all_fit(&t, set))
			set.gaps -= STEP;
		while (set.scale > LEAST_SCALE && !all_fit(&t, set))
			set.scale -= STEP;
		s->setting = set;
		close_trial(&t);
		return;
	}
	least = cramped(&t, set);
	while (next.growth < GROWTH) {
		next.growth += 10;
		if (!all_fit(&t, next) || cramped(&t, next) > least)
			break;
		set = next;
	}
	for (next = set; next.gaps < GAPS;) {
		next.gaps += STEP;
		if (!all_fit(&t, next))
			break;
		set = next;
	}
	s->setting = set;
	close_trial(&t);
}

/* In two languages what to do in an emergency needs no sheet of its own, if
 * it fits on the others. */
static void
take_alarms_inside(struct setter *s)
{
	const struct wg_setting tight = { 1000, 0, LEAST_GAPS };
	struct trial t;

	if (s->poster.print->n > 2)
		return;
	s->poster.alarms_inside = true;
	t = open_trial(s, s->sheets);
	s->poster.alarms_inside = all_fit(&t, tight);
	close_trial(&t);
}

/* Would so many offices in so many languages (German is one) fit? */
static bool
would_fit(const struct setter *s, size_t offices, size_t languages)
{
	const struct wg_setting least = { LEAST_SCALE, 0, LEAST_GAPS };
	struct wg_print print = *s->poster.print;
	struct setter fewer = *s;
	struct trial t;
	bool fit;

	print.n = languages;
	fewer.poster.print = &print;
	fewer.poster.offices.n = offices;
	t = open_trial(&fewer, s->sheets);
	fit = all_fit(&t, least);
	close_trial(&t);
	return fit;
}

/* The print asks for fewer sheets than there must be: it gets what it needs,
 * and is told what would be possible. */
static void
report_sheets(struct setter *s)
{
	const struct wg_print *print = s->poster.print;
	size_t offices = s->poster.offices.n, languages = print->n;

	if (print->job->sheets == 0 || would_fit(s, offices, languages))
		return;
	while (offices > s->sheets && !would_fit(s, offices, print->n))
		offices--;
	while (languages > 1 &&
	    !would_fit(s, s->poster.offices.n, languages))
		languages--;
	wg_report(s->diag, WG_D_PRINT_SHEETS, print->document->root->at,
	    _("%u offices in %u languages on %u sheets"),
	    (unsigned)s->poster.offices.n, (unsigned)print->n, s->sheets);
	if (would_fit(s, s->poster.offices.n, languages))
		wg_hint(s->diag, "%u offices fit; or all of them in %u "
		    "languages, German included", (unsigned)offices,
		    (unsigned)languages);
	else
		wg_hint(s->diag, "%u offices fit", (unsigned)offices);
	share_out(s, 0);
}

/* Pages. */

static void
place(struct setter *s, struct wg_pages *pages, struct wg_block *b,
    struct wg_setting set)
{
	struct wg_page *page = WG_NEW(s->arena, struct wg_page);
	const struct wg_print *print = s->poster.print;

	page->width = s->paper.width;
	page->height = s->paper.height;
	page->bleed = wg_print_bleed(print);
	wg_layout_place(s->arena, s->shaper, page, b, &s->paper.inside, set,
	    print->document->root->at, s->diag);
	if (!fits(s, s->arena, b, set))
		wg_hint(s->diag, "a larger sheet, fewer offices or fewer "
				 "languages make room");
	WG_PUSH(s->arena, &pages->pages) = page;
}

static void
place_emergency(struct setter *s, struct wg_pages *pages)
{
	struct wg_block *b = wg_dress(&s->dress,
	    wg_poster_emergency(&s->poster, number(s, s->sheets)));
	struct wg_setting set = WG_SETTING_NOMINAL;

	while (set.gaps > LEAST_GAPS && !fits(s, s->arena, b, set))
		set.gaps -= STEP;
	while (set.scale > LEAST_SCALE && !fits(s, s->arena, b, set))
		set.scale -= STEP;
	place(s, pages, b, set);
}

static struct wg_str
title_of(const struct setter *s)
{
	const struct wg_print *print = s->poster.print;
	const struct wg_facts *german = &s->poster.facts[0];

	return wg_str_fmt(s->arena, "%.*s – %.*s",
	    WG_ARG(wg_inlines_text(german, s->arena, print->document->title)),
	    WG_ARG(wg_inlines_text(german, s->arena, print->subject->title)));
}

/* Opened in place: parts of a poster point to it. */
static void
open_setter(struct setter *s, struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	*s = (struct setter){ .arena = a, .shaper = shaper, .diag = diag,
		.paper = wg_sheet_paper(wg_print_size(print)) };
	wg_poster_open(&s->poster, print, a, diag);
	s->dress = (struct wg_dress){ .arena = a, .project = print->project,
		.sheet = &wg_poster_styles, .variant = s->paper.variant,
		.profile = print->job->profile,
		.language = print->editions[0]->language,
		.module = WG_MM(1) };
}

unsigned
wg_poster_least_sheets(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print)
{
	const struct wg_setting least = { LEAST_SCALE, 0, LEAST_GAPS };
	struct wg_diag *silent = wg_diag_open();
	struct setter s;

	open_setter(&s, a, shaper, print, silent);
	find_sheets(&s, least, (unsigned)s.poster.offices.n);
	wg_diag_close(silent);
	return s.sheets;
}

struct wg_pages *
wg_poster_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct wg_pages *pages = WG_NEW(a, struct wg_pages);
	struct setter s;

	open_setter(&s, a, shaper, print, diag);
	share_out(&s, print->job->sheets);
	report_sheets(&s);
	take_alarms_inside(&s);
	find_setting(&s);
	for (unsigned i = 0; i < s.sheets; i++) {
		struct wg_block *b = offices(&s, s.sheets, i);

		if (i == 0)
			wg_print_check_small(
			    print, b, s.setting, false, diag);
		place(&s, pages, b, s.setting);
	}
	if (!s.poster.alarms_inside)
		place_emergency(&s, pages);
	pages->one_sided = true;
	pages->title = title_of(&s);
	pages->lang = print->editions[0]->language->tag;
	pages->date = print->document->stand;
	pages->at = print->document->root->at;
	return pages;
}
