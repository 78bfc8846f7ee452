/*
 * Sheets are composed again and again, to be measured: in memory that ends with
 * the trial, reporting to nobody.
 */
#include "print/engine.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "layout/cut.h"
#include "model/record.h"

#define STEP 20
#define GROWTH_STEP 10

struct maker {
	const struct wg_setter *setter;
	const struct wg_sheet_rules *rules;
	const struct wg_paper *paper;
	struct wg_rect inside;
	struct wg_sign sign;  /* as it is to be composed */
	struct WG_VEC(size_t) cuts;
	size_t entries;           /* of a list */
	struct wg_setting alike;  /* of sheets that share one */
};

/* Sheets that have been composed and dressed. */
struct made {
	struct wg_sign sign;
	struct wg_sheets sheets;
	struct wg_block **blocks;
};

static struct made
make(const struct maker *m, const struct wg_sign *as, struct wg_arena *a,
    struct wg_diag *diag)
{
	const struct wg_print *print = as->print;
	struct made made = { .sign = wg_sign_trial(as, a, diag) };
	bool rtl = print->editions[print->n - 1]->language->rtl;
	struct wg_dress dress = wg_setter_dress(m->setter,
	    wg_paper_variant(m->paper, print->n > 1, rtl),
	    print->editions[0]->language);

	dress.arena = a;
	m->rules->compose(&made.sign, &made.sheets);
	made.blocks = WG_NEW_ARRAY(a, made.sheets.n, struct wg_block *);
	for (size_t i = 0; i < made.sheets.n; i++)
		made.blocks[i] = wg_dress(&dress, made.sheets.at[i]);
	return made;
}

static struct made
try(const struct maker *m, const struct wg_sign *as)
{
	return make(m, as, wg_arena_open(), wg_diag_open());
}

static void
end(struct made *trial)
{
	wg_diag_close(trial->sign.diag);
	wg_arena_close(trial->sign.arena);
}

/* Some of them, to be set alike. */
struct some {
	struct wg_arena *arena;
	struct wg_block *const *blocks;
	size_t n;
};

static struct some
one_of(const struct made *made, size_t i)
{
	return (struct some){ made->sign.arena, &made->blocks[i], 1 };
}

static struct some
alike_of(const struct maker *m, const struct made *made)
{
	return (struct some){ made->sign.arena, made->blocks,
		m->rules->split == WG_SPLIT_SHARED ? made->sign.parts :
						     made->sheets.n };
}

/* How they are set. */

static struct wg_setting
nominal(const struct maker *m)
{
	struct wg_setting set = WG_SETTING_NOMINAL;

	if (m->paper->nominal > 0)
		set.scale = m->paper->nominal;
	return set;
}

/* As close as they may be at that size; and as small, too. */
static struct wg_setting
tight(const struct maker *m)
{
	struct wg_setting set = nominal(m);

	if (m->paper->least_gaps > 0)
		set.gaps = m->paper->least_gaps;
	return set;
}

static struct wg_setting
least(const struct maker *m)
{
	struct wg_setting set = tight(m);

	if (m->paper->least > 0)
		set.scale = m->paper->least;
	return set;
}

static unsigned
cramped(const struct maker *m, struct some some, struct wg_setting set)
{
	unsigned n = 0;

	for (size_t i = 0; i < some.n; i++)
		n += wg_layout_cramped(some.arena, m->setter->shaper,
		    some.blocks[i], m->inside.width, set);
	return n;
}

static int32_t
height(const struct maker *m, struct wg_arena *a, struct wg_block *b,
    struct wg_setting set)
{
	return wg_layout_height(
	    a, m->setter->shaper, b, m->inside.width, set);
}

/* In the height, and in lines where nothing may be broken? */
static bool
fit(const struct maker *m, struct some some, struct wg_setting set)
{
	for (size_t i = 0; i < some.n; i++)
		if (height(m, some.arena, some.blocks[i], set) >
		    m->inside.height)
			return false;
	return !m->rules->one_line || cramped(m, some, set) == 0;
}

static struct wg_setting
closer(const struct maker *m, struct some some)
{
	const struct wg_setting end = least(m);
	struct wg_setting set = nominal(m);

	while (set.gaps > end.gaps && !fit(m, some, set))
		set.gaps -= STEP;
	while (set.scale > end.scale && !fit(m, some, set))
		set.scale -= STEP;
	return set;
}

/* As large as fits with no more words broken than in the design: that is where
 * height goes that is left, then into what grows, then into gaps.  Where the
 * design does not fit, smaller, as far as it may be. */
static struct wg_setting
setting_of(const struct maker *m, struct some some)
{
	const struct wg_paper *paper = m->paper;
	struct wg_setting set = nominal(m), next = set;
	unsigned words;

	if (!fit(m, some, set))
		return closer(m, some);
	words = cramped(m, some, set);
	if (paper->most > set.scale)
		next.scale = paper->most;
	while (next.scale > set.scale &&
	    (!fit(m, some, next) || cramped(m, some, next) > words))
		next.scale -= STEP;
	if (next.scale > set.scale)
		set.scale = next.scale;
	for (next = set; next.growth < paper->growth; set = next) {
		next.growth += GROWTH_STEP;
		if (!fit(m, some, next) || cramped(m, some, next) > words)
			break;
	}
	for (next = set; next.gaps < paper->gaps; set = next) {
		next.gaps += STEP;
		if (!fit(m, some, next))
			break;
	}
	return set;
}

/* How many there are. */

/* As few as hold all in that setting, or 'most'; 0: each holds an entry. */
static void
find_parts(struct maker *m, struct wg_setting set, size_t most)
{
	for (m->sign.parts = 1;; m->sign.parts++) {
		struct made t = try(m, &m->sign);
		size_t n = t.sign.entries;
		bool done;

		m->entries = n;
		if (most > 0 && (n == 0 || most < n))
			n = most;
		done = m->sign.parts >= n || fit(m, alike_of(m, &t), set);
		end(&t);
		if (done)
			return;
	}
}

/* Would the entries of a list from the last cut to before 'stop' fit on a sheet
 * as designed?  '*entries': how many there are. */
static bool
would_hold(const struct maker *m, size_t stop, size_t *entries)
{
	struct wg_arena *a = wg_arena_open();
	struct WG_VEC(size_t) cuts = { 0 };
	struct wg_sign sign = m->sign;
	struct made t;
	bool fits;

	for (size_t i = 0; i < m->cuts.n; i++)
		WG_PUSH(a, &cuts) = m->cuts.at[i];
	WG_PUSH(a, &cuts) = stop;
	sign.cuts = cuts.at;
	sign.n_cuts = sign.only = cuts.n;
	t = try(m, &sign);
	fits = fit(m, one_of(&t, 0), nominal(m));
	*entries = t.sign.entries;
	end(&t);
	wg_arena_close(a);
	return fits;
}

/* As much on each sheet of a list as fits, at least an entry. */
static void
cut_list(struct maker *m)
{
	size_t entries = SIZE_MAX, stop = 0, room = 1;

	while (m->cuts.n + 1 < m->rules->most_parts) {
		size_t first = stop;

		/* About as many as on the sheet before. */
		stop += room;
		while (stop > first + 1 && !would_hold(m, stop, &entries))
			stop--;
		while (stop < entries && would_hold(m, stop + 1, &entries))
			stop++;
		if (stop >= entries)
			break;
		room = stop - first;
		WG_PUSH(m->setter->arena, &m->cuts) = stop;
	}
	m->sign.cuts = m->cuts.at;
	m->sign.n_cuts = m->cuts.n;
}

/* Would so many entries in so many languages (German is one) fit? */
static bool
would_share(const struct maker *m, size_t entries, size_t languages)
{
	struct wg_print print = *m->setter->print;
	struct wg_sign sign = m->sign;
	struct made t;
	bool fits;

	print.n = languages;
	sign.print = &print;
	sign.limit = entries;
	t = try(m, &sign);
	fits = fit(m, alike_of(m, &t), least(m));
	end(&t);
	return fits;
}

/* The print asks for fewer sheets than there must be: it gets what it needs,
 * and is told what would be possible. */
static void
check_sheets(struct maker *m)
{
	const struct wg_print *print = m->setter->print;
	struct wg_diag *diag = m->setter->diag;
	size_t all = m->entries, some = all, languages = print->n;

	if (would_share(m, all, languages))
		return;
	while (some > m->sign.parts && !would_share(m, some, print->n))
		some--;
	while (languages > 1 && !would_share(m, all, languages))
		languages--;
	wg_report(diag, WG_D_PRINT_SHEETS, print->document->root->at,
	    _("%u offices in %u languages on %u sheets"), (unsigned)all,
	    (unsigned)print->n, m->sign.parts);
	if (would_share(m, all, languages))
		wg_hint(diag, "%u offices fit; or all of them in %u "
		    "languages, German included", (unsigned)some,
		    (unsigned)languages);
	else
		wg_hint(diag, "%u offices fit", (unsigned)some);
	find_parts(m, tight(m), 0);
}

static void
share_out(struct maker *m)
{
	const struct wg_print *print = m->setter->print;
	struct made t;

	find_parts(m, tight(m), print->job->sheets);
	if (print->job->sheets > 0)
		check_sheets(m);
	if (print->n > m->rules->inside)
		return;
	m->sign.inside = true;
	t = try(m, &m->sign);
	m->sign.inside = fit(m, alike_of(m, &t), tight(m));
	end(&t);
}

static void
split(struct maker *m)
{
	switch (m->rules->split) {
	case WG_SPLIT_NEVER:
		break;
	case WG_SPLIT_PARTS:
		m->sign.brief = true;
		find_parts(m, nominal(m), m->rules->most_parts);
		m->sign.brief = false;
		break;
	case WG_SPLIT_LIST:
		cut_list(m);
		break;
	case WG_SPLIT_SHARED:
		share_out(m);
	}
}

/* What does not fit. */

/* Would sheet 'i' fit with so many languages, German included, in short names? */
static bool
would_fit(const struct maker *m, size_t i, size_t languages)
{
	struct wg_print print = *m->setter->print;
	struct wg_sign sign = m->sign;
	struct made t;
	struct some one;
	bool fits;

	print.n = languages;
	sign.print = &print;
	sign.brief = true;
	t = try(m, &sign);
	one = one_of(&t, i);
	fits = fit(m, one, closer(m, one));
	end(&t);
	return fits;
}

/* Is it told as too many languages? */
static bool
tell_languages(const struct maker *m, size_t i, struct wg_span at)
{
	size_t most = m->setter->print->n - 1;

	while (most > 0 && !would_fit(m, i, most))
		most--;
	wg_setter_tell_languages(m->setter, at, most);
	return most > 0;
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
tell_long(const struct maker *m, struct some one, struct wg_setting set)
{
	const struct wg_block *broken;

	if (!m->rules->one_line || cramped(m, one, set) == 0)
		return;
	broken = find_broken(one.blocks[0], false);
	wg_report(m->setter->diag, WG_D_SIGN_LONG, broken != NULL ?
		broken->at : m->setter->print->document->root->at, "%.*s",
	    WG_ARG(broken != NULL ? broken->name : WG_NONE));
	wg_hint(m->setter->diag, "<titleabbrev>…</titleabbrev>");
}

/* Pages. */

/* Type that cannot be read from the distance that the print names: the smallest
 * of each kind.  A sign is looked at by who looks for something: its names need
 * less than those of a poster, and what is said in other languages, by who
 * stands nearer, less than a text. */
static void
check_small(
    const struct maker *m, const struct wg_block *b, struct wg_setting set)
{
	static const struct {
		enum wg_reading reading;
		int wanted[2]; /* for a metre, of a sign [1/100 pt] */
		const char *what;
	} limits[] = { { WG_READ_TEXT, { 1387, 555 }, N_("text") },
		{ WG_READ_NAME, { 2430, 1387 }, N_("names and purposes") } };
	const struct wg_print *print = m->setter->print;
	bool sign = m->rules->distance == WG_DISTANCE_SIGN;
	int distance = print->job->distance;

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		int64_t wanted =
		    (int64_t)limits[i].wanted[sign] * distance / 100;
		int32_t size =
		    wg_layout_smallest(b, set, limits[i].reading);

		if (size == 0 || size >= wanted)
			continue;
		wg_report(m->setter->diag, WG_D_PRINT_SMALL,
		    print->document->root->at,
		    _("%s: %d.%d point, and %d.%d are wanted for %d.%02d m"),
		    _(limits[i].what), size / 1000, size / 100 % 10,
		    (int)(wanted / 1000), (int)(wanted / 100 % 10),
		    distance / 1000, distance / 10 % 100);
	}
}

static void
place(const struct maker *m, struct wg_pages *pages, const struct made *made,
    size_t i, struct wg_setting set)
{
	const struct wg_setter *s = m->setter;
	struct wg_page *page = WG_NEW(s->arena, struct wg_page);
	struct some one = one_of(made, i);
	struct wg_block *b = one.blocks[0];
	struct wg_rect inside = m->inside;
	const struct wg_span at = made->sheets.at[i]->at.source != NULL ?
	    made->sheets.at[i]->at : s->print->document->root->at;
	bool shared = m->rules->split == WG_SPLIT_SHARED;
	bool told = false, fits = fit(m, one, set);

	page->width = m->paper->width;
	page->height = m->paper->height;
	page->bleed = wg_setter_bleed(s);
	if (!fits && !shared) {
		told = wg_product_speaks_many(s->print->job->product) &&
		    tell_languages(m, i, at);
		if (!told)
			tell_long(m, one, set);
		else if (height(m, s->arena, b, set) > inside.height)
			inside.height = height(m, s->arena, b, set);
	}
	if (m->rules->distance == WG_DISTANCE_SIGN ||
	    (m->rules->distance == WG_DISTANCE_POSTER && i == 0))
		check_small(m, b, set);
	wg_layout_place(
	    s->arena, s->shaper, page, b, &inside, set, at, s->diag);
	if (!fits && shared)
		wg_hint(s->diag, "a larger sheet, fewer offices or fewer "
				 "languages make room");
	WG_PUSH(s->arena, &pages->pages) = page;
}

/* Short names are a step before smaller type. */
static void
place_all(struct maker *m, struct wg_pages *pages, const struct made *made)
{
	bool alike = m->rules->split >= WG_SPLIT_LIST;
	size_t n = alike_of(m, made).n;
	struct made brief = { .blocks = NULL };

	if (alike)
		m->alike = setting_of(m, alike_of(m, made));
	for (size_t i = 0; i < made->sheets.n; i++) {
		const struct made *as = made;

		if (!fit(m, one_of(made, i), nominal(m))) {
			if (brief.blocks == NULL) {
				m->sign.brief = true;
				brief = make(m, &m->sign, m->setter->arena,
				    wg_diag_open());
				wg_diag_close(brief.sign.diag);
			}
			as = &brief;
		}
		place(m, pages, as, i, !alike ? setting_of(m, one_of(as, i)) :
			i < n ? m->alike : closer(m, one_of(as, i)));
	}
}

/* For office paper: what small pages are cut from. */
static struct wg_pages *
cut(const struct maker *m, struct wg_pages *pages, const struct made *made)
{
	const struct wg_setter *s = m->setter;
	const struct wg_paper *paper = m->paper;
	const struct wg_rect *at = &paper->margin;
	struct wg_dress dress = wg_setter_dress(
	    s, paper->variant, s->print->editions[0]->language);

	if (paper->cut.width == 0 || wg_setter_bleed(s) > 0)
		return pages;
	if (paper->several)
		return wg_pages_quarter(
		    s->arena, pages, paper->cut.width, paper->cut.height);
	pages = wg_pages_cut(s->arena, pages, paper->cut);
	for (size_t i = 0; i < made->sign.margins.n; i++)
		wg_layout_frame(s->arena, s->shaper, pages->pages.at[i],
		    wg_dress(&dress, made->sign.margins.at[i]), at->x,
		    pages->pages.at[i]->height - at->y, at->width,
		    at->height, s->print->document->root->at, s->diag);
	return pages;
}

static struct maker
open_maker(const struct wg_setter *s, const struct wg_sheet_rules *rules)
{
	struct maker m = { .setter = s, .rules = rules, .paper = s->paper,
		.inside = wg_paper_inside(s->paper) };

	wg_sign_open(&m.sign, s->print, s->arena, s->diag);
	return m;
}

struct wg_pages *
wg_set_sheets(const struct wg_setter *s, const void *rules)
{
	struct maker m = open_maker(s, rules);
	struct wg_pages *pages = wg_setter_pages(
	    s, s->print->document, &m.sign.facts[0]);
	struct made made;

	split(&m);
	made = make(&m, &m.sign, s->arena, s->diag);
	pages->title = made.sign.title;
	pages->one_sided = !s->paper->two_sided;
	place_all(&m, pages, &made);
	return cut(&m, pages, &made);
}

unsigned
wg_least_sheets(
    const struct wg_setter *s, const struct wg_sheet_rules *rules)
{
	struct maker m;

	if (rules->split != WG_SPLIT_SHARED)
		return 0;
	m = open_maker(s, rules);
	find_parts(&m, least(&m), 0);
	return m.sign.parts;
}
