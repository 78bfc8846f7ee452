/* A form flows like a leaflet; at the foot of its first sheet stands what the
 * office fills in. */
#include "print/form.h"

#include "base/arena.h"
#include "base/diag.h"
#include "compose/form.h"
#include "facts/inline.h"
#include "layout/flow.h"
#include "layout/rows.h"
#include "layout/styles.h"
#include "print/print.h"
#include "text/paragraph.h"

/* Variants beside those of leaflets, whose rows follow. */
#define ALONE 1024
#define TO_RIGHT 2048 /* both languages */
#define TO_LEFT 4096  /* the other language */

/* Of matrices, in mm: number, question, answers; in pairs the number again
 * where the other language begins. */
static const unsigned alone_two[] = { 7, 145, 16, 16 };
static const unsigned alone_three[] = { 7, 125, 16, 16, 20 };
static const unsigned left_two[] = { 7, 69, 16, 16, 69, 7 };
static const unsigned left_three[] = { 7, 60, 15, 15, 20, 60, 7 };
static const unsigned right_two[] = { 7, 69, 16, 16, 7, 69 };
static const unsigned right_three[] = { 7, 60, 15, 15, 20, 7, 60 };

static const struct wg_style rows[] = {
#include "layout/styles/form.def"
};
static const struct wg_style_sheet styles = SHEET_OF(rows, true);

/* What may be smaller in order to save a sheet [per mille]. */
#define LEAST_SCALE 940
#define SIDE_MARGIN WG_MM(13)

struct footer {
	struct wg_composer *composer;
	const struct wg_form_text *text;
	const struct wg_dress *dress;
};

static struct wg_block *
footer(void *context, uint32_t page, uint32_t pages)
{
	const struct footer *f = context;

	return wg_dress(f->dress,
	    wg_compose_form_footer(f->composer, f->text, page, pages));
}

static void
name_pages(struct wg_pages *pages, const struct wg_composer *c,
    const struct wg_document *d)
{
	const struct wg_facts *reader = c->other != NULL ? c->other : c->voice;
	const struct wg_language *l = reader->edition->language;

	pages->title = wg_inlines_text(reader, c->arena, d->title);
	pages->lang = l->tag;
	if (c->other != NULL)
		pages->spoken = c->source->edition->language->tag;
	pages->rtl = c->other == NULL && l->rtl;
	pages->date = d->stand;
	pages->at = d->root->at;
}

/* The page on which the form is filled in, in the reader's language. */
static struct wg_str
address_of(struct wg_arena *a, const struct wg_form_sheet *f)
{
	return wg_str_fmt(a, "%.*s/leaflets/%.*s/%.*s.html",
	    WG_ARG(f->own->project->site), WG_ARG(f->own->language->tag),
	    WG_ARG(f->document->id));
}

/* Of all that is said in it [byte]; a part takes room, however short it is. */
static size_t
length_of(const struct wg_part *part)
{
	size_t n = 16;

	for (size_t i = 0; i < part->words.list.n; i++)
		n += part->words.list.at[i].text.len;
	for (const struct wg_part *k = part->first; k != NULL; k = k->next)
		n += length_of(k);
	return n;
}

/* Questions that no page holds.  Short ones do not take the time. */
static void
check_items(struct wg_shaper *shaper, const struct wg_dress *dress,
    const struct wg_part *part, const struct wg_page_style *sheet,
    struct wg_str tag, struct wg_diag *diag)
{
	int32_t width = sheet->width - sheet->inner - sheet->outer;
	int32_t room = sheet->height - sheet->top - sheet->bottom;

	if (part->role != WG_PART_QUESTION_ITEM) {
		for (const struct wg_part *k = part->first; k; k = k->next)
			check_items(shaper, dress, k, sheet, tag, diag);
		return;
	}
	if (length_of(part) > 1200 &&
	    wg_layout_height(dress->arena, shaper, wg_dress(dress, part),
		width, WG_SETTING_NOMINAL) > room)
		wg_report(diag, WG_D_FORM_TALL, part->at, "%.*s",
		    WG_ARG(tag));
}

static size_t
count_pages(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_part *all, const struct wg_dress *dress,
    const struct wg_page_style *sheet)
{
	struct wg_diag *silent = wg_diag_open();
	struct wg_pages pages = { .field_font = wg_shaper_latin(shaper) };

	wg_layout_flow(a, shaper, &pages, sheet, wg_dress(dress, all),
	    all->at, silent);
	wg_diag_close(silent);
	return pages.pages.n;
}

/* No sheet for nothing but a code: then the address is enough. */
static const struct wg_part *
shortest(struct wg_composer *c, struct wg_shaper *shaper,
    struct wg_form_text *text, const struct wg_dress *dress,
    const struct wg_page_style *sheet)
{
	const struct wg_part *all = wg_compose_form(c, text), *other;
	size_t n = count_pages(c->arena, shaper, all, dress, sheet);

	if (n == 1)
		return all;
	text->no_code = true;
	other = wg_compose_form(c, text);
	return count_pages(c->arena, shaper, other, dress, sheet) < n ?
	    other : all;
}

struct wg_pages *
wg_form_pages(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_form_sheet *f, struct wg_diag *diag)
{
	struct wg_pages *pages = WG_NEW(a, struct wg_pages);
	const struct wg_facts source = wg_facts_open(f->task, f->source, a);
	const struct wg_facts own = f->own == f->source ? source :
	    wg_facts_open(f->task, f->own, a);
	const bool rtl = f->own->language->rtl;
	struct wg_composer c = { .arena = a,
		.voice = f->pair ? &source : &own, .source = &source,
		.other = f->pair ? &own : NULL, .linker = f->linker,
		.cards = WG_CARD_COMPACT };
	const struct wg_form *form = wg_read_form(f->task, f->document);
	const struct wg_str url =
	    f->url.len > 0 ? f->url : address_of(a, f);
	struct wg_form_text text = { f->document, form, url, false };
	struct wg_dress dress = { .arena = a, .project = f->own->project,
		.sheet = &styles, .profile = f->profile,
		.variant = !f->pair ? ALONE : rtl ? TO_LEFT : TO_RIGHT,
		.language = c.voice->edition->language };
	struct footer foot = { &c, &text, &dress };
	struct wg_page_style sheet = { .width = WG_MM(210),
		.height = WG_MM(297), .bleed = f->bleed, .top = WG_MM(10),
		.bottom = WG_MM(15.5), .inner = SIDE_MARGIN,
		.outer = SIDE_MARGIN, .edge = WG_MM(7), .footer = footer,
		.context = &foot, .rtl = dress.language->rtl,
		.least_scale = LEAST_SCALE };
	const struct wg_part *all;
	const struct wg_part *staff = wg_compose_form_staff(&c, &text);
	struct wg_block *strip =
	    staff == NULL ? NULL : wg_dress(&dress, staff);
	struct wg_rect at = { SIDE_MARGIN, 0,
		sheet.width - 2 * SIDE_MARGIN, 0 };

	if (strip != NULL)
		at.height = wg_layout_height(a, shaper, strip, at.width,
		    WG_SETTING_NOMINAL);
	at.y = sheet.height - sheet.bottom - at.height;
	sheet.foot = strip == NULL ? 0 : at.height + WG_MM(3);
	name_pages(pages, &c, f->document);
	all = shortest(&c, shaper, &text, &dress, &sheet);
	check_items(shaper, &dress, all, &sheet, pages->lang, diag);
	pages->field_font = wg_shaper_latin(shaper);
	wg_layout_flow(a, shaper, pages, &sheet, wg_dress(&dress, all),
	    f->document->root->at, diag);
	if (strip != NULL)
		wg_layout_place(a, shaper, pages->pages.at[0], strip, &at,
		    WG_SETTING_NOMINAL, f->document->root->at, diag);
	return pages;
}

struct wg_pages *
wg_form_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	const struct wg_form_sheet sheet = { .task = print->task,
		.document = print->subject, .source = print->editions[0],
		.own = print->editions[print->n - 1],
		.pair = wg_print_bilingual(print),
		.url = print->job->page == NULL ? WG_NONE :
		    wg_print_url(print, a),
		.bleed = wg_print_bleed(print),
		.profile = print->job->profile, .linker = print->linker };

	return wg_form_pages(a, shaper, &sheet, diag);
}
