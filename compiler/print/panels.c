/*
 * A sheet A4 of six panels.  They are pages: the title, four of text, and the
 * back, which may begin with the end of the text.
 */
#include "print/engine.h"

#include "base/arena.h"
#include "base/diag.h"
#include "layout/impose.h"
#include "layout/item.h"
#include "model/project.h"
#include "model/record.h"

#define STEP 40
#define FIELD_PADDING WG_MM(7)
#define FIELD_RADIUS WG_MM(2)
#define FIELD_LINE WG_MM(0.9) /* in black only */
#define BACK_GAP WG_MM(4)     /* below the end of the text */

struct maker {
	const struct wg_setter *setter;
	const struct wg_flow_rules *rules;
	const struct wg_paper *paper;
	struct wg_flow flow;
	struct wg_style_sheet styles;
	struct wg_dress dress;
};

/* One way to set them. */
struct folded {
	const struct maker *maker;
	struct wg_pages *pages;
	struct wg_diag *diag;
	bool over, on_back;
};

static struct wg_page *
add_panel(struct folded *f)
{
	const struct wg_setter *s = f->maker->setter;
	struct wg_page *panel = WG_NEW(s->arena, struct wg_page);

	panel->width = s->paper->width;
	panel->height = s->paper->height;
	panel->bleed = wg_setter_bleed(s);
	WG_PUSH(s->arena, &f->pages->pages) = panel;
	return panel;
}

static void
add_title(struct folded *f)
{
	const struct wg_setter *s = f->maker->setter;
	const struct wg_dress *dress = &f->maker->dress;
	struct wg_page *panel = add_panel(f);
	int32_t edge = s->paper->field, inset = edge + FIELD_PADDING;
	const struct wg_rect inside = { inset, inset,
		panel->width - 2 * inset, panel->height - 2 * inset };

	WG_PUSH(s->arena, &panel->items) = (struct wg_item){
		.kind = WG_ITEM_BOX, .box = { .x = edge, .y = edge,
		    .width = panel->width - 2 * edge,
		    .height = panel->height - 2 * edge,
		    .radius = FIELD_RADIUS,
		    .line = dress->profile == WG_PROFILE_BLACK ?
			FIELD_LINE : 0,
		    .fill = wg_color(WG_COLOR_GROUND, dress->profile,
			dress->project->accent),
		    .filled = true } };
	wg_layout_place(s->arena, s->shaper, panel,
	    wg_dress(dress, f->maker->flow.title), &inside,
	    WG_SETTING_NOMINAL, f->pages->at, f->diag);
}

/* What does not fit stands in which section, the last that begins on a panel. */
static void
tell_overflow(struct folded *f)
{
	const struct wg_outline *in = NULL;
	struct wg_pages *pages = f->pages;

	f->over = true;
	for (size_t i = 0; i < pages->outlines.n; i++)
		if (in == NULL || pages->outlines.at[i].page < WG_PANELS)
			in = &pages->outlines.at[i];
	wg_report(f->diag, WG_D_FOLD_OVERFLOW, pages->at, "%zu / %d: %.*s",
	    pages->pages.n - 1, WG_PANELS - 2,
	    WG_ARG(in == NULL ? pages->title : in->title));
	for (size_t i = pages->outlines.n; i-- > 0;)
		if (pages->outlines.at[i].page >= WG_PANELS - 1)
			pages->outlines.n = i;
	pages->pages.n = WG_PANELS - 1;
}

static void
add_text(struct folded *f, unsigned scale, unsigned least_scale)
{
	const struct wg_setter *s = f->maker->setter;
	struct wg_page_style sheet = wg_paper_pages(s->paper);

	sheet.bleed = wg_setter_bleed(s);
	sheet.scale = scale;
	sheet.least_scale = least_scale;
	sheet.rtl = f->maker->dress.language->rtl;
	wg_layout_flow(s->arena, s->shaper, f->pages, &sheet,
	    wg_dress(&f->maker->dress, f->maker->flow.body), f->pages->at,
	    f->diag);
}

static int32_t
height_of_back(const struct maker *m, struct wg_block *back)
{
	return wg_layout_height(m->setter->arena, m->setter->shaper, back,
	    wg_paper_inside(m->paper).width, WG_SETTING_NOMINAL);
}

/* At the foot of the last panel, below what text comes that far. */
static void
add_back(struct folded *f)
{
	const struct wg_setter *s = f->maker->setter;
	struct wg_pages *pages = f->pages;
	struct wg_block *back =
	    wg_dress(&f->maker->dress, f->maker->flow.back);
	struct wg_rect inside = wg_paper_inside(s->paper);
	int32_t height = height_of_back(f->maker, back);

	inside.y += inside.height - height;
	inside.height = height;
	f->on_back = pages->pages.n >= WG_PANELS;
	if (pages->pages.n > WG_PANELS || (pages->pages.n == WG_PANELS &&
		wg_items_foot(pages->pages.at[WG_PANELS - 1]) + BACK_GAP >
		    inside.y))
		tell_overflow(f);
	while (pages->pages.n < WG_PANELS)
		add_panel(f);
	wg_layout_place(s->arena, s->shaper, pages->pages.at[WG_PANELS - 1],
	    back, &inside, WG_SETTING_NOMINAL, pages->at, f->diag);
}

static struct folded
set(const struct maker *m, unsigned scale, unsigned least_scale,
    struct wg_diag *diag)
{
	struct folded f = { .maker = m, .diag = diag,
		.pages = wg_setter_pages(
		    m->setter, m->flow.document, m->flow.titled) };

	f.pages->lang = m->flow.language->tag;
	f.pages->rtl = m->flow.spoken->rtl;
	add_title(&f);
	add_text(&f, scale, least_scale);
	add_back(&f);
	return f;
}

static bool
fits_at(const struct maker *m, unsigned least_scale)
{
	struct wg_diag *silent = wg_diag_open();
	bool over = set(m, 0, least_scale, silent).over;

	wg_diag_close(silent);
	return !over;
}

static bool
fits(const struct maker *m)
{
	return fits_at(m, 0) ||
	    (m->paper->least > 0 && fits_at(m, m->paper->least));
}

/* It leaves the back free, and no word is too long. */
static bool
suits(const struct maker *m, unsigned scale)
{
	struct wg_diag *silent = wg_diag_open();
	bool good =
	    !set(m, scale, 0, silent).on_back && wg_diag_empty(silent);

	wg_diag_close(silent);
	return good;
}

/* Larger, so that no panel stays white; 0: as designed. */
static unsigned
largest(const struct maker *m)
{
	unsigned scale = m->paper->most;

	while (scale > WG_SETTING_NOMINAL.scale && !suits(m, scale))
		scale -= STEP;
	return scale > WG_SETTING_NOMINAL.scale ? scale : 0;
}

static void
dress(struct maker *m)
{
	const struct wg_language *language = m->flow.spoken;

	m->styles = *m->setter->styles;
	m->styles.mirrors |= language->rtl;
	m->dress = wg_setter_dress(m->setter, wg_paper_variant(m->paper,
	    m->flow.composer.other != NULL, language->rtl), language);
	m->dress.sheet = &m->styles;
}

/* With a back that a panel holds. */
static void
compose(struct maker *m, const struct wg_print *print, struct wg_diag *diag)
{
	unsigned step = 0;

	do {
		wg_flow_open(&m->flow, print, m->setter->arena, diag);
		m->flow.shorter = step;
		m->rules->compose(&m->flow);
		dress(m);
	} while (step++ < m->flow.steps && height_of_back(m,
		wg_dress(&m->dress, m->flow.back)) >
	    wg_paper_inside(m->paper).height);
}

/* How many of its languages would fit, if German alone does. */
static void
check_languages(const struct maker *m)
{
	struct wg_print fewer = *m->setter->print;
	struct wg_diag *silent = wg_diag_open();
	struct maker trial = *m;
	bool fit = fits(m);

	while (!fit && fewer.n > 1) {
		fewer.n--;
		compose(&trial, &fewer, silent);
		fit = fits(&trial);
	}
	wg_diag_close(silent);
	wg_setter_tell_languages(
	    m->setter, m->setter->print->document->root->at, fit ? fewer.n : 0);
}

struct wg_pages *
wg_set_panels(const struct wg_setter *s, const void *rules)
{
	const struct wg_print_job *job = s->print->job;
	struct maker m = { .setter = s, .rules = rules, .paper = s->paper };
	unsigned least, scale;

	compose(&m, s->print, s->diag);
	if (wg_product_speaks_many(job->product))
		check_languages(&m);
	/* A panel that is saved is a white one. */
	least = fits_at(&m, 0) ? 0 : m.paper->least;
	scale = largest(&m);
	return wg_pages_fold(s->arena,
	    set(&m, scale, scale > 0 ? 0 : least, s->diag).pages,
	    job->zigzag ? WG_FOLD_ZIGZAG : WG_FOLD_LETTER);
}
