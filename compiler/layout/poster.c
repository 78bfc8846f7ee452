/*
 * The Behördenwegweiser: which office does what, where, when and how to get
 * there, for one house.  German stands first; the other editions follow in the
 * order of the project.  What is the same in every language (address, hours,
 * phone, way) is printed once.  Offices that do not fit on one sheet are shared
 * out among several, each complete in itself.
 *
 * The sheet: a band with the title in all languages, the cards of the offices
 * in two columns, the days of the week, the emergency numbers, and the footer
 * with QR code, date, publisher and document code.
 */
#include "layout/print.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "facts/closing.h"
#include "facts/inline.h"
#include "layout/poster_parts.h"
#include "text/locale.h"
#include "text/phone.h"
#include "values/value.h"

#define STYLE(size_, least_, weight_, color_) \
	{ .size = WG_PT(size_), .least = WG_PT(least_), .weight = weight_, \
	    .color = color_ }

/*
 * Nominal sizes are what a wall sign should have (title 36, names 20, purpose
 * 14, details 11 point); what must be fitted in may shrink to the smallest
 * size that is still read from half a metre (DIN 1450: 8 point).
 */
static const struct wg_poster_look looks[] = {
	{
	    .paper = "A3", .width = WG_MM(297), .height = WG_MM(420),
	    .margin = WG_MM(10), .gutter = WG_MM(6),
	    .title = STYLE(40, 28, WG_BOLD, WG_WHITE),
	    .subtitle = STYLE(15, 10, WG_REGULAR, WG_WHITE),
	    .heading = STYLE(18, 12, WG_BOLD, WG_WHITE),
	    .name = STYLE(21, 15, WG_BOLD, WG_INK),
	    .purpose = STYLE(14.5, 10.5, WG_REGULAR, WG_INK),
	    .translation = STYLE(12, 8.5, WG_REGULAR, WG_INK),
	    .detail = STYLE(12, 9, WG_REGULAR, WG_INK),
	    .small = STYLE(10, 8, WG_REGULAR, WG_INK),
	    .number = STYLE(28, 17, WG_BOLD, WG_WHITE),
	    .columns = 2, .code = WG_MM(40), .pictogram = WG_MM(14),
	    .wide_cards = true,
	},
	{
	    .paper = "A4", .width = WG_MM(210), .height = WG_MM(297),
	    .margin = WG_MM(10), .gutter = WG_MM(6),
	    .title = STYLE(36, 24, WG_BOLD, WG_WHITE),
	    .subtitle = STYLE(14, 10, WG_REGULAR, WG_WHITE),
	    .heading = STYLE(15, 11, WG_BOLD, WG_WHITE),
	    .name = STYLE(20, 13, WG_BOLD, WG_INK),
	    .purpose = STYLE(14, 10, WG_REGULAR, WG_INK),
	    .translation = STYLE(12, 8.5, WG_REGULAR, WG_INK),
	    .detail = STYLE(11.5, 9, WG_REGULAR, WG_INK),
	    .small = STYLE(9.5, 8, WG_REGULAR, WG_INK),
	    .number = STYLE(22, 16, WG_BOLD, WG_WHITE),
	    .columns = 2, .code = WG_MM(30), .pictogram = WG_MM(12),
	   
	},
};

static const struct wg_poster_look *
look_of(struct wg_str paper)
{
	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++)
		if (wg_str_is(paper, looks[i].paper))
			return &looks[i];
	return &looks[0];
}

static const struct wg_language *
german(const struct wg_poster_maker *m)
{
	return m->facts[0].edition->language;
}

static struct wg_block *
stack(struct wg_poster_maker *m, int32_t gap)
{
	struct wg_block *b = wg_block_new(m->arena, WG_BLOCK_STACK);

	b->gap = gap;
	return b;
}

static struct wg_block *
columns(struct wg_poster_maker *m, int32_t gap)
{
	struct wg_block *b = wg_block_new(m->arena, WG_BLOCK_COLUMNS);

	b->gap = gap;
	return b;
}

/* A label in one edition as a block of its own. */
static struct wg_block *
label(struct wg_poster_maker *m, size_t edition, enum wg_label id,
    const struct wg_text_style *style, struct wg_tag *tag)
{
	const struct wg_edition *e = m->facts[edition].edition;
	struct wg_block *b = wg_text_block(m->arena, style, e->language, tag);

	b->at = m->print->document->root->at;
	b->name = wg_str(wg_label_info(id)->text);
	wg_text_put(m->arena, b, style,
	    wg_edition_label(e, m->arena, id, 0, NULL),
	    wg_edition_label_language(e, id), false);
	return b;
}

static struct wg_tag *
paragraph_tag(struct wg_poster_maker *m, struct wg_tag *parent, size_t edition)
{
	return wg_tag_new(m->arena, WG_ROLE_P, parent,
	    edition == 0 ? NULL : m->facts[edition].edition->language);
}

/* "Haus am Moorweg · Moorweg 12, 12345 Beispielmoor" */
static void
put_house(struct wg_poster_maker *m, struct wg_block *b,
    const struct wg_text_style *style)
{
	const struct wg_document *house = m->print->subject;
	size_t n;
	struct wg_fact_line *lines = wg_facts_address(&m->facts[0], m->arena,
	    wg_read_house(m->print->task, house)->address, &n);

	wg_text_put_unit(m->arena, b, style, &m->facts[0], NULL, house->title);
	for (size_t i = 0; i < n; i++) {
		wg_text_put(m->arena, b, style,
		    i == 0 ? WG_STR(" · ") : wg_locale_separator(
			m->facts[0].locale, WG_SEPARATOR_COMMA), NULL, false);
		wg_text_put_line(m->arena, b, style, &m->facts[0], NULL,
		    &lines[i]);
	}
}

/*
 * A label in one language after the other, 'between' them.  German stands
 * first on the sheet: a label that is not translated is not said again.
 */
static void
put_labels(struct wg_poster_maker *m, struct wg_block *b,
    const struct wg_text_style *style, enum wg_label id, size_t first,
    struct wg_str between)
{
	for (size_t i = first; i < m->print->n; i++) {
		const struct wg_edition *e = m->facts[i].edition;

		if (i > 0 && wg_edition_label_language(e, id) != e->language)
			continue;
		if (b->n_runs > 0)
			wg_text_put(m->arena, b, style, between, NULL, false);
		wg_text_put_label(m->arena, b, style, &m->facts[i], id);
	}
}

#define BETWEEN WG_STR("  ·  ")

/* The title in the other languages, one behind the other: columns would stand
 * apart as far as the longest is wide. */
static struct wg_block *
subtitles(struct wg_poster_maker *m)
{
	const struct wg_text_style *style = &m->look->subtitle;
	struct wg_block *b = wg_text_block(
	    m->arena, style, german(m), paragraph_tag(m, NULL, 0));

	b->at = m->print->document->root->at;
	b->name = wg_str(wg_label_info(WG_L_SIGNPOST)->text);
	put_labels(m, b, style, WG_L_SIGNPOST, 1, BETWEEN);
	return b;
}

/* Days on which the house is closed, in every language. */
static void
add_closings(struct wg_poster_maker *m, struct wg_block *words)
{
	const struct wg_house *house =
	    wg_read_house(m->print->task, m->print->subject);
	const struct wg_text_style *style = &m->look->subtitle;

	for (size_t c = 0; c < house->closings.n; c++)
		for (size_t i = 0; i < m->print->n; i++) {
			struct wg_fact_line line = wg_facts_closing(
			    &m->facts[i], m->arena, &house->closings.at[c]);
			struct wg_block *b = wg_text_block(m->arena, style,
			    m->facts[i].edition->language,
			    paragraph_tag(m, NULL, i));

			if (!wg_closing_told(&house->closings.at[c],
				m->facts[0].edition->project->today))
				continue;
			b->align = b->rtl ? WG_ALIGN_END : WG_ALIGN_START;
			b->at = house->closings.at[c].at;
			wg_text_put_line(m->arena, b, style,
			    &m->facts[i], NULL, &line);
			wg_block_add(words, b);
		}
}

static struct wg_block *
band(struct wg_poster_maker *m)
{
	const struct wg_poster_look *look = m->look;
	struct wg_block *row = columns(m, WG_PT(16));
	struct wg_block *words = stack(m, WG_PT(3));
	struct wg_block *house, *others = subtitles(m);
	struct wg_text_style bold = look->subtitle;

	bold.weight = WG_BOLD;
	row->filled = true;
	row->fill = m->accent;
	row->radius = WG_PT(6);
	row->padding_x = WG_PT(16);
	row->padding_y = WG_PT(12);
	row->vertical = WG_ALIGN_CENTER;
	wg_block_add(words, label(m, 0, WG_L_SIGNPOST, &look->title,
	    wg_tag_new(m->arena, WG_ROLE_H1, NULL, NULL)));
	if (others->n_runs > 0)
		wg_block_add(words, others);
	house = wg_text_block(
	    m->arena, &bold, german(m), paragraph_tag(m, NULL, 0));
	put_house(m, house, &bold);
	wg_block_add(words, house);
	add_closings(m, words);
	wg_block_add(row, words);
	wg_block_add(row, wg_poster_pictogram(m, WG_STR("signpost"),
	    look->title.size * 2, WG_WHITE, m->accent));
	return row;
}

/* Offices. */

static const struct wg_office *
office_of(const struct wg_house *house, const struct wg_document *place)
{
	for (size_t i = 0; i < house->n_offices; i++)
		if (house->offices[i].place == place)
			return &house->offices[i];
	return NULL;
}

/* Those that the print names, or all of the house. */
static void
pick_offices(struct wg_poster_maker *m)
{
	const struct wg_house *house =
	    wg_read_house(m->print->task, m->print->subject);
	const struct wg_print_job *job = m->print->job;

	for (size_t i = 0; i < house->n_offices && job->all_offices; i++)
		if (house->offices[i].place != NULL)
			WG_PUSH(m->arena, &m->offices) = &house->offices[i];
	for (size_t i = 0; i < job->offices.n; i++) {
		const struct wg_document *place = job->offices.at[i];
		const struct wg_office *office = office_of(house, place);

		if (office != NULL)
			WG_PUSH(m->arena, &m->offices) = office;
		else
			wg_report(m->diag, WG_D_PRINT_OFFICE, job->offices_at,
			    "%.*s", WG_ARG(place->id));
	}
}

static struct wg_block *
offices(struct wg_poster_maker *m)
{
	struct wg_block *grid = wg_block_new(m->arena, WG_BLOCK_GRID);

	grid->columns = m->look->columns;
	grid->gap = m->look->gutter;
	grid->row_gap = m->look->gutter * 2 / 3;
	for (size_t i = m->first; i < m->end; i++)
		wg_block_add(grid, wg_poster_office(m, m->offices.at[i]));
	return grid;
}

/* Days of the week and the words of the hours, a row a language. */

#define DAYS 5

static struct wg_block *
cell(struct wg_poster_maker *m, size_t edition, struct wg_str text,
    const struct wg_language *language, struct wg_tag *row)
{
	struct wg_text_style style = m->look->small;
	struct wg_tag *tag = wg_tag_new(m->arena,
	    edition == 0 ? WG_ROLE_TH : WG_ROLE_TD, row, NULL);
	struct wg_block *b;

	if (edition == 0)
		style.weight = WG_BOLD;
	b = wg_text_block(m->arena, &style,
	    m->facts[edition].edition->language, tag);
	b->at = m->print->document->root->at;
	b->name = text;
	/* Below its German word, in every script. */
	b->align = b->rtl ? WG_ALIGN_END : WG_ALIGN_START;
	wg_text_put(m->arena, b, &style, text, language, false);
	return b;
}

static struct wg_block *
label_cell(struct wg_poster_maker *m, size_t edition, enum wg_label id,
    struct wg_tag *row)
{
	const struct wg_edition *e = m->facts[edition].edition;

	return cell(m, edition, wg_edition_label(e, m->arena, id, 0, NULL),
	    wg_edition_label_language(e, id), row);
}

/* In German the short names, which the cards use: a key to them. */
static struct wg_str
day_name(struct wg_poster_maker *m, size_t edition, unsigned day)
{
	const struct wg_locale *locale = m->facts[edition].locale;

	return edition == 0 ? wg_locale_weekday_short(locale, day) :
	    wg_locale_weekday(locale, day);
}

static struct wg_block *
week(struct wg_poster_maker *m)
{
	static const unsigned shares[] = { 10, 10, 10, 10, 10, 15, 20 };
	struct wg_tag *table = wg_tag_new(m->arena, WG_ROLE_TABLE, NULL, NULL);
	struct wg_block *grid = wg_block_new(m->arena, WG_BLOCK_GRID);

	grid->columns = DAYS + 2;
	grid->shares = shares;
	grid->gap = WG_PT(6);
	grid->row_gap = WG_PT(0.5);
	for (size_t i = 0; i < m->print->n; i++) {
		const struct wg_edition *e = m->facts[i].edition;
		struct wg_tag *row = wg_tag_new(m->arena, WG_ROLE_TR, table,
		    i == 0 ? NULL : e->language);

		for (unsigned d = 0; d < DAYS; d++)
			wg_block_add(grid, cell(m, i, day_name(m, i, d),
			    wg_facts_language(&m->facts[i]), row));
		wg_block_add(grid,
		    label_cell(m, i, WG_L_BY_APPOINTMENT, row));
		wg_block_add(grid,
		    label_cell(m, i, WG_L_HOLIDAYS_CLOSED, row));
	}
	return grid;
}

/* Emergency numbers. */

static struct wg_block *
helpline(struct wg_poster_maker *m, const struct wg_helpline *line,
    struct wg_tag *sect)
{
	struct wg_text_style small =
	    wg_style_color(m->look->small, WG_WHITE);
	struct wg_block *b = stack(m, WG_PT(1));
	struct wg_block *number, *name;
	struct wg_str text;

	if (line->phone == NULL || line->title == NULL)
		return b;
	text = wg_phone_text(m->arena, line->phone);
	number = wg_text_block(m->arena, &m->look->number, german(m),
	    paragraph_tag(m, sect, 0));
	wg_text_put(m->arena, number, &m->look->number, text, NULL, true);
	wg_block_add(b, number);
	name = wg_text_block(
	    m->arena, &small, german(m), paragraph_tag(m, sect, 0));
	name->at = line->at;
	name->name = text;
	for (size_t i = 0; i < m->print->n; i++) {
		if (wg_edition_unit(
			m->facts[i].edition, line->title).fallback)
			continue;
		small.weight = i == 0 ? WG_BOLD : WG_REGULAR;
		if (i > 0)
			wg_text_put(m->arena, name, &small, BETWEEN, NULL,
			    false);
		wg_text_put_unit(m->arena, name, &small, &m->facts[i], NULL,
		    line->title);
	}
	wg_block_add(b, name);
	return b;
}

static struct wg_block *
emergency(struct wg_poster_maker *m)
{
	struct wg_tag *sect = wg_tag_new(m->arena, WG_ROLE_SECT, NULL, NULL);
	struct wg_block *box = stack(m, WG_PT(4));
	struct wg_block *grid = wg_block_new(m->arena, WG_BLOCK_GRID);
	struct wg_block *here;
	struct wg_text_style style = wg_style_color(m->look->detail, WG_WHITE);
	const struct wg_project *p = m->print->project;

	box->filled = true;
	box->fill = WG_ALARM;
	box->radius = WG_PT(6);
	box->padding_x = WG_PT(14);
	box->padding_y = WG_PT(9);
	here = wg_text_block(m->arena, &m->look->heading, german(m),
	    wg_tag_new(m->arena, WG_ROLE_H2, sect, NULL));
	put_labels(
	    m, here, &m->look->heading, WG_L_EMERGENCY, 0, BETWEEN);
	wg_block_add(box, here);
	for (size_t i = 0; i < 4 && i < p->n_helplines; i++)
		wg_block_add(grid, helpline(m, &p->helplines[i], sect));
	grid->columns = 4;
	grid->gap = WG_PT(14);
	grid->row_gap = WG_PT(3);
	wg_block_add(box, grid);
	here = wg_text_block(
	    m->arena, &style, german(m), paragraph_tag(m, sect, 0));
	style.weight = WG_BOLD;
	put_labels(m, here, &style, WG_L_I_AM_HERE, 0, WG_STR("  "));
	wg_text_put(m->arena, here, &style, WG_STR("  "), NULL, false);
	put_house(m, here, &style);
	wg_block_add(box, here);
	return box;
}

/* Footer. */

static struct wg_block *
line_of_text(struct wg_poster_maker *m)
{
	return wg_text_block(m->arena, &m->look->small, german(m),
	    paragraph_tag(m, NULL, 0));
}

/* The code itself; what it says stands in address(). */
static struct wg_block *
code(struct wg_poster_maker *m)
{
	struct wg_str url = wg_print_url(m->print, m->arena);
	struct wg_block *qr = wg_block_new(m->arena, WG_BLOCK_CODE);

	qr->tag = wg_tag_new(m->arena, WG_ROLE_FIGURE, NULL, NULL);
	qr->tag->alt = wg_code_words(m->arena, url);
	qr->content = url;
	qr->size = qr->least = m->look->code;
	qr->width = qr->least_width = m->look->code;
	return qr;
}

/* A German word of the footer, and what stands behind it. */
static void
put_word(struct wg_poster_maker *m, struct wg_block *b, enum wg_label id,
    enum wg_separator mark)
{
	wg_text_put_label(
	    m->arena, b, &m->look->small, &m->facts[0], id);
	if (mark != WG_SEPARATOR_COUNT)
		wg_text_put(m->arena, b, &m->look->small,
		    wg_locale_separator(m->facts[0].locale, mark), NULL, false);
}

/* Where the code leads, for those who type it. */
static struct wg_block *
address(struct wg_poster_maker *m)
{
	struct wg_block *text = line_of_text(m);
	const struct wg_piece piece =
	    wg_facts_url(&m->facts[0], m->arena, wg_print_url(m->print, m->arena));

	put_word(m, text, WG_L_SCAN, WG_SEPARATOR_COLON);
	wg_text_put_piece(m->arena, text, &m->look->small, &m->facts[0],
	    NULL, &piece);
	return text;
}

static struct wg_block *
imprint(struct wg_poster_maker *m)
{
	const struct wg_project *p = m->print->project;
	const struct wg_document *print = m->print->document;
	const struct wg_text_style *style = &m->look->small;
	const struct wg_facts *german = &m->facts[0];
	const struct wg_str code = m->print->job->code, dot = WG_STR(" · ");
	const struct wg_label_arg args[] = {
		{ "page", wg_str_fmt(m->arena, "%u", m->sheet) },
		{ "pages", wg_str_fmt(m->arena, "%u", m->sheets) },
		{ NULL, WG_NONE } };
	struct wg_block *text = line_of_text(m);

	put_word(m, text, WG_L_UPDATED, WG_SEPARATOR_COLON);
	wg_text_put(m->arena, text, style,
	    wg_month_year(m->arena, print->stand), NULL, false);
	if (p->settings != NULL && p->settings->title != NULL) {
		wg_text_put(m->arena, text, style, dot, NULL, false);
		put_word(m, text, WG_L_PUBLISHER, WG_SEPARATOR_COLON);
		wg_text_put_unit(m->arena, text, style, german, NULL,
		    p->settings->title);
	}
	wg_text_put(m->arena, text, style, dot, NULL, false);
	if (code.len > 0) {
		put_word(m, text, WG_L_CODE, WG_SEPARATOR_COUNT);
		wg_text_put(m->arena, text, style, wg_str_fmt(m->arena,
		    " %.*s%.*s", WG_ARG(code), WG_ARG(dot)), NULL, false);
	}
	wg_text_put(m->arena, text, style, wg_edition_label(german->edition,
	    m->arena, WG_L_PAGE_OF, 0, args), NULL, false);
	return text;
}

/* The days of the week, the code and where it leads, the imprint. */
static struct wg_block *
foot(struct wg_poster_maker *m)
{
	struct wg_block *row = columns(m, m->look->gutter);
	struct wg_block *days = stack(m, WG_PT(4));

	row->vertical = WG_ALIGN_CENTER;
	wg_block_add(days, week(m));
	wg_block_add(days, address(m));
	wg_block_add(days, imprint(m));
	wg_block_add(row, days);
	wg_block_add(row, code(m));
	return row;
}

static struct wg_str
title_of(struct wg_poster_maker *m)
{
	const struct wg_print *print = m->print;

	return wg_str_fmt(m->arena, "%.*s – %.*s",
	    WG_ARG(wg_inlines_text(&m->facts[0], m->arena,
		print->document->title)),
	    WG_ARG(wg_inlines_text(&m->facts[0], m->arena,
		print->subject->title)));
}

static struct wg_block *
make_sheet(struct wg_poster_maker *m)
{
	struct wg_block *sheet = stack(m, WG_PT(10));

	sheet->fill_height = true;
	wg_block_add(sheet, band(m));
	wg_block_add(sheet, offices(m));
	wg_block_add(sheet, emergency(m));
	wg_block_add(sheet, foot(m));
	return sheet;
}

/* Sheets. */

/* The room between the margins. */
static int32_t
inner(const struct wg_poster_maker *m, int32_t side)
{
	return side - 2 * m->look->margin;
}

/* Offices on each of so many sheets; rows of cards are kept full. */
static size_t
share(const struct wg_poster_maker *m, unsigned sheets)
{
	size_t n = (m->offices.n + sheets - 1) / sheets;
	size_t columns = m->look->columns;

	return sheets == 1 ? n : (n + columns - 1) / columns * columns;
}

static void
turn_to(struct wg_poster_maker *m, unsigned sheet)
{
	size_t n = share(m, m->sheets);

	m->sheet = sheet;
	m->first = (sheet - 1) * n;
	m->end = m->first + n < m->offices.n ? m->first + n : m->offices.n;
}

/* Made once more for a look, in memory that ends with it, in silence. */
static bool
all_fit(const struct wg_poster_maker *m, struct wg_shaper *shaper,
    unsigned sheets)
{
	struct wg_poster_maker trial = *m;
	bool fits = true;

	trial.arena = wg_arena_open();
	trial.diag = wg_diag_open();
	trial.sheets = sheets;
	for (unsigned i = 1; i <= sheets && fits; i++) {
		turn_to(&trial, i);
		fits = wg_layout_fits(trial.arena, shaper, make_sheet(&trial),
		    inner(m, m->look->width), inner(m, m->look->height));
	}
	wg_diag_close(trial.diag);
	wg_arena_close(trial.arena);
	return fits;
}

/* As few as can be; with one office each it may still be too much. */
static void
share_out(struct wg_poster_maker *m, struct wg_shaper *shaper)
{
	unsigned rows = (unsigned)((m->offices.n + m->look->columns - 1) /
	    m->look->columns);

	m->sheets = 1;
	while (m->sheets < rows && !all_fit(m, shaper, m->sheets))
		m->sheets++;
	if (m->sheets == 1)
		return;
	wg_report(m->diag, WG_D_PRINT_SHEETS, m->print->document->root->at,
	    _("%u sheets for %u offices"), m->sheets,
	    (unsigned)m->offices.n);
	wg_hint(m->diag, "a larger sheet, fewer offices or fewer languages "
			 "make room");
}

static void
place_sheet(struct wg_poster_maker *m, struct wg_shaper *shaper,
    struct wg_pages *pages)
{
	struct wg_page *page = WG_NEW(m->arena, struct wg_page);
	int32_t height = inner(m, m->look->height);

	page->width = m->look->width;
	page->height = m->look->height;
	page->bleed = wg_print_bleed(m->print);
	if (wg_layout_frame(m->arena, shaper, page, make_sheet(m),
		m->look->margin, m->look->margin, inner(m, m->look->width),
		height, m->print->document->root->at, m->diag) > height)
		wg_hint(m->diag, "a larger sheet, fewer offices or fewer "
				 "languages make room");
	WG_PUSH(m->arena, &pages->pages) = page;
}

struct wg_pages *
wg_poster_layout(struct wg_arena *a, struct wg_shaper *shaper,
    const struct wg_print *print, struct wg_diag *diag)
{
	struct wg_poster_maker m = { .print = print, .arena = a,
		.diag = diag, .accent = print->project->accent,
		.look = look_of(wg_print_size(print)) };
	struct wg_pages *pages = WG_NEW(a, struct wg_pages);

	m.facts = WG_NEW_ARRAY(a, print->n, struct wg_facts);
	for (size_t i = 0; i < print->n; i++)
		m.facts[i] = wg_facts_open(print->task, print->editions[i], a);
	pick_offices(&m);
	share_out(&m, shaper);
	for (unsigned i = 1; i <= m.sheets; i++) {
		turn_to(&m, i);
		place_sheet(&m, shaper, pages);
	}
	pages->title = title_of(&m);
	pages->lang = german(&m)->tag;
	pages->date = print->document->stand;
	pages->at = print->document->root->at;
	return pages;
}
