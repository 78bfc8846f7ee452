#include "print/sheets.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "facts/inline.h"
#include "model/record.h"

#define STEP 20

struct setter {
	const struct wg_sheet_product *product;
	const struct wg_print *print;
	struct wg_dress dress;
	struct wg_paper paper;
	struct wg_arena *arena;
	struct wg_shaper *shaper;
	struct wg_diag *diag;
	unsigned nominal, most;        /* scale */
	unsigned parts;                /* of each sheet */
	struct WG_VEC(size_t) cuts;    /* of a list */
};

static bool
fits(const struct setter *s, struct wg_block *b, struct wg_setting set)
{
	return wg_layout_height(s->arena, s->shaper, b,
	    s->paper.inside.width, set) <= s->paper.inside.height;
}

static unsigned
cramped(const struct setter *s, struct wg_block *b, struct wg_setting set)
{
	return wg_layout_cramped(
	    s->arena, s->shaper, b, s->paper.inside.width, set);
}

static struct wg_setting
nominal(const struct setter *s)
{
	struct wg_setting set = WG_SETTING_NOMINAL;

	set.scale = s->nominal;
	return set;
}

/* Does it fit as a sign should: in its height, and in lines? */
static bool
fits_well(const struct setter *s, struct wg_block *b, struct wg_setting set)
{
	return fits(s, b, set) &&
	    (!s->product->one_line || cramped(s, b, set) == 0);
}

/* The largest setting that fits and breaks no more words than that of the
 * design; else that, as it stands for what can be read from where people are. */
static struct wg_setting
setting_of(const struct setter *s, struct wg_block *b)
{
	struct wg_setting set = nominal(s);
	unsigned words = cramped(s, b, set);

	set.scale = s->most;
	while (set.scale > s->nominal &&
	    (!fits_well(s, b, set) || cramped(s, b, set) > words))
		set.scale -= STEP;
	if (set.scale < s->nominal)
		set.scale = s->nominal;
	return set;
}

/* 'only': the sheet of a list that is wanted, from 1; 0: all.  '*entries': how
 * many a list has. */
static struct wg_sheets
compose_some(const struct setter *s, bool brief, unsigned parts, size_t only,
    size_t *entries)
{
	struct wg_poster *poster = WG_NEW(s->arena, struct wg_poster);
	struct wg_sheets sheets = { 0 };

	wg_poster_open(poster, s->print, s->arena, s->diag);
	poster->brief = brief;
	poster->parts = parts;
	poster->cuts = s->cuts.at;
	poster->n_cuts = s->cuts.n;
	poster->only = only;
	s->product->compose(poster, &sheets);
	*entries = poster->entries;
	return sheets;
}

static struct wg_sheets
compose(const struct setter *s, bool brief, unsigned parts)
{
	size_t entries;

	return compose_some(s, brief, parts, 0, &entries);
}

/* One that is measured only, in memory and with messages that end with it. */
static struct setter
open_trial(const struct setter *s)
{
	struct setter trial = *s;

	trial.arena = wg_arena_open();
	trial.diag = wg_diag_open();
	trial.dress.arena = trial.arena;
	return trial;
}

static void
close_trial(struct setter *trial)
{
	wg_diag_close(trial->diag);
	wg_arena_close(trial->arena);
}

/* Would sheet 'i' fit with so many languages, German included, in short names? */
static bool
would_fit(const struct setter *s, size_t i, size_t languages)
{
	struct wg_print print = *s->print;
	struct setter trial = open_trial(s);
	struct wg_sheets sheets;
	struct wg_block *b;
	bool fit;

	trial.print = &print;
	print.n = languages;
	sheets = compose(&trial, true, s->parts);
	b = wg_dress(&trial.dress, sheets.at[i]);
	fit = fits_well(&trial, b, setting_of(&trial, b));
	close_trial(&trial);
	return fit;
}

/* The first row that is broken, by what stands in it. */
static const struct wg_block *
find_broken(const struct wg_block *b, bool inside)
{
	const struct wg_block *found = NULL;

	if (b->kind == WG_BLOCK_TEXT && inside && b->name.len > 0)
		return b;
	inside |= b->kind == WG_BLOCK_COLUMNS && b->cramped;
	for (const struct wg_block *k = b->first; k != NULL && found == NULL;
	     k = k->next)
		found = find_broken(k, inside);
	return found;
}

static void
report_long(struct setter *s, struct wg_block *b, struct wg_setting set)
{
	const struct wg_block *broken;

	if (!s->product->one_line || cramped(s, b, set) == 0)
		return;
	broken = find_broken(b, false);
	wg_report(s->diag, WG_D_SIGN_LONG, broken != NULL ? broken->at :
		s->print->document->root->at, "%.*s",
	    WG_ARG(broken != NULL ? broken->name : WG_NONE));
	wg_hint(s->diag, "<titleabbrev>…</titleabbrev>");
}

/* Is what does not fit told as too many languages? */
static bool
report_languages(struct setter *s, size_t i, struct wg_span at)
{
	size_t most = s->print->n - 1;

	while (most > 0 && !would_fit(s, i, most))
		most--;
	if (most == 0)
		return false;
	wg_report(s->diag, WG_D_SIGN_LANGUAGES, at,
	    _("%u beside German; %u fit"), (unsigned)s->print->n - 1,
	    (unsigned)most - 1);
	return true;
}

/* As few sheets as hold all, in short names at least. */
static void
find_parts(struct setter *s)
{
	bool fit = false;

	for (s->parts = 1; s->parts < s->product->most_parts; s->parts++) {
		struct setter trial = open_trial(s);
		struct wg_sheets sheets = compose(&trial, true, s->parts);

		fit = true;
		for (size_t i = 0; i < sheets.n; i++) {
			struct wg_block *b =
			    wg_dress(&trial.dress, sheets.at[i]);

			fit &= fits(&trial, b, setting_of(&trial, b));
		}
		close_trial(&trial);
		if (fit)
			return;
	}
}

/* Would the entries of a list from the last cut to before 'end' fit on a sheet
 * as designed?  '*entries': how many there are. */
static bool
would_hold(const struct setter *s, size_t end, size_t *entries)
{
	struct setter trial = open_trial(s);
	struct wg_sheets sheets;
	bool fit;

	trial.cuts.at = NULL;
	trial.cuts.n = trial.cuts.room = 0;
	for (size_t i = 0; i < s->cuts.n; i++)
		WG_PUSH(trial.arena, &trial.cuts) = s->cuts.at[i];
	WG_PUSH(trial.arena, &trial.cuts) = end;
	sheets = compose_some(
	    &trial, false, 1, s->cuts.n + 1, entries);
	fit = fits_well(&trial, wg_dress(&trial.dress, sheets.at[0]),
	    nominal(&trial));
	close_trial(&trial);
	return fit;
}

/* As much on each sheet of a list as fits, at least an entry. */
static void
cut_list(struct setter *s)
{
	size_t entries = SIZE_MAX, end = 0, room = 1;

	while (s->cuts.n + 1 < s->product->most_parts) {
		size_t first = end;

		/* About as many as on the sheet before. */
		end += room;
		while (end > first + 1 && !would_hold(s, end, &entries))
			end--;
		while (end < entries && would_hold(s, end + 1, &entries))
			end++;
		if (end >= entries)
			return;
		room = end - first;
		WG_PUSH(s->arena, &s->cuts) = end;
	}
}

/* Sheets of a list are of one size: that of the fullest. */
static void
level(struct setter *s, const struct wg_sheets *sheets)
{
	for (size_t i = 0; i < sheets->n; i++) {
		unsigned scale = setting_of(s,
		    wg_dress(&s->dress, sheets->at[i])).scale;

		if (scale < s->most)
			s->most = scale > s->nominal ? scale : s->nominal;
	}
}

/* Short names are a step before smaller type. */
static void
add_sheet(struct setter *s, struct wg_pages *pages, size_t i,
    const struct wg_part *sheet, const struct wg_part *brief)
{
	struct wg_page *page = WG_NEW(s->arena, struct wg_page);
	struct wg_block *b = wg_dress(&s->dress, sheet);
	const struct wg_span at = sheet->at.source != NULL ? sheet->at :
		s->print->document->root->at;
	struct wg_rect inside = s->paper.inside;
	struct wg_setting set;

	if (!fits_well(s, b, nominal(s)))
		b = wg_dress(&s->dress, brief);
	set = setting_of(s, b);
	page->width = s->paper.width;
	page->height = s->paper.height;
	page->bleed = wg_print_bleed(s->print);
	if (!fits_well(s, b, set)) {
		if (!report_languages(s, i, at))
			report_long(s, b, set);
		else if (!fits(s, b, set)) /* which is told */
			inside.height = wg_layout_height(s->arena,
			    s->shaper, b, inside.width, set);
	}
	wg_print_check_small(s->print, b, set, true, s->diag);
	wg_layout_place(s->arena, s->shaper, page, b, &inside, set, at,
	    s->diag);
	WG_PUSH(s->arena, &pages->pages) = page;
}

struct wg_pages *
wg_sheets_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag,
    const struct wg_sheet_product *product)
{
	struct setter s = { .product = product, .print = print, .arena = a,
		.shaper = shaper, .diag = diag,
		.paper = wg_sheet_paper(wg_print_size(print)) };
	struct wg_pages *pages = WG_NEW(a, struct wg_pages);
	struct wg_sheets sheets, briefs;
	struct setter quiet;
	const struct wg_facts german =
	    wg_facts_open(print->task, print->editions[0], a);

	for (unsigned i = 0; i < 2; i++)
		if (product->scales[i].paper == s.paper.variant) {
			s.nominal = product->scales[i].nominal;
			s.most = product->scales[i].most;
		}
	if (product->landscape)
		s.paper = wg_paper_turned(s.paper);
	s.dress = (struct wg_dress){ .arena = a, .project = print->project,
		.sheet = product->styles, .variant = s.paper.variant,
		.profile = print->job->profile,
		.language = print->editions[0]->language };
	if (product->list)
		cut_list(&s);
	else
		find_parts(&s);
	sheets = compose(&s, false, s.parts);
	if (product->list)
		level(&s, &sheets);
	quiet = s;
	quiet.diag = wg_diag_open();
	briefs = compose(&quiet, true, s.parts);
	wg_diag_close(quiet.diag);
	for (size_t i = 0; i < sheets.n; i++)
		add_sheet(&s, pages, i, sheets.at[i], briefs.at[i]);
	pages->one_sided = true;
	pages->title = wg_inlines_text(&german, a, print->document->title);
	pages->lang = print->editions[0]->language->tag;
	pages->date = print->document->stand;
	pages->at = print->document->root->at;
	return pages;
}
