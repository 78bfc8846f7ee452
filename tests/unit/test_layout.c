/* layout: shrinking, overflow, mirroring, lists, tables, pages. */
#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "base/qr.h"
#include "layout/flow.h"
#include "layout/styles.h"
#include "model/language.h"
#include "model/project.h"
#include "suites.h"

static struct wg_arena *arena;
static struct wg_diag *diag;
static struct wg_fonts *fonts;
static struct wg_shaper *shaper;
static struct wg_page *page;
static struct wg_pages *pages;

static void
setup(void)
{
	arena = wg_arena_open();
	diag = wg_diag_open();
	fonts = wg_fonts_open(NULL, 0, diag);
	shaper = wg_shaper_open(fonts);
	page = WG_NEW(arena, struct wg_page);
	pages = WG_NEW(arena, struct wg_pages);
}

static void
teardown(void)
{
	wg_shaper_close(shaper);
	wg_fonts_close(fonts);
	wg_diag_close(diag);
	wg_arena_close(arena);
}

static struct wg_str
messages(unsigned *errors)
{
	const struct wg_diag_options options = { .format = WG_FORMAT_SHORT };
	struct wg_out out = { 0 };
	struct wg_str all;

	*errors = wg_diag_print(diag, &options, &out).errors;
	all = wg_str_dup(arena, wg_out_str(&out));
	wg_out_free(&out);
	return all;
}

static struct wg_block *
text(const char *words, int32_t size, int32_t least)
{
	struct wg_block *b = wg_block_new(arena, WG_BLOCK_TEXT);
	struct wg_text_run *run = WG_NEW(arena, struct wg_text_run);

	b->lang = WG_STR("de");
	*run = (struct wg_text_run){ .text = wg_str(words), .lang = b->lang };
	b->runs = run;
	b->n_runs = 1;
	b->size = size;
	b->least = least;
	b->leading = 150;
	b->name = WG_STR("test");
	return b;
}

static struct wg_block *
container(enum wg_block_kind kind, int32_t gap)
{
	struct wg_block *b = wg_block_new(arena, kind);

	b->gap = gap;
	return b;
}

/* A field that can be found on the page. */
static struct wg_block *
field(uint32_t fill, int32_t height)
{
	struct wg_block *b = wg_block_new(arena, WG_BLOCK_SPACE);

	b->filled = true;
	b->fill = fill;
	b->size = b->least = height;
	return b;
}

static int32_t
lay(struct wg_block *b, int32_t width, int32_t height)
{
	return wg_layout_frame(arena, shaper, page, b, 0, 0, width, height,
	    WG_NOWHERE, diag);
}

static const struct wg_item *
item(const struct wg_page *p, enum wg_item_kind kind, size_t nth)
{
	for (size_t i = 0; i < p->items.n; i++)
		if (p->items.at[i].kind == kind && nth-- == 0)
			return &p->items.at[i];
	ck_abort_msg("no such item");
	return NULL;
}

static size_t
count(const struct wg_page *p, enum wg_item_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < p->items.n; i++)
		n += p->items.at[i].kind == kind;
	return n;
}

static const struct wg_box *
box(size_t nth)
{
	return &item(page, WG_ITEM_BOX, nth)->box;
}

static const char sentence[] =
    "Bringen Sie bitte Ihren Pass und den Brief mit.";

START_TEST(sizes_shrink_until_it_fits)
{
	struct wg_block *b = container(WG_BLOCK_STACK, WG_PT(10));
	unsigned errors;
	int32_t full;

	wg_block_add(b, text(sentence, WG_PT(20), WG_PT(10)));
	wg_block_add(b, text(sentence, WG_PT(10), WG_PT(9)));
	full = wg_block_height(arena, shaper, b, WG_PT(300), 1000);
	ck_assert_int_le(lay(b, WG_PT(300), full - WG_PT(8)), full - WG_PT(8));
	ck_assert_int_lt(item(page, WG_ITEM_RUN, 0)->run.size, WG_PT(20));
	ck_assert_int_gt(item(page, WG_ITEM_RUN, 0)->run.size, WG_PT(10));
	ck_assert_uint_eq(messages(&errors).len, 0);
}
END_TEST

START_TEST(what_fits_keeps_its_size)
{
	struct wg_block *b = text(sentence, WG_PT(20), WG_PT(10));
	unsigned errors;

	lay(b, WG_PT(1000), WG_PT(31));
	ck_assert_uint_eq(b->n_lines, 1);
	ck_assert_int_eq(item(page, WG_ITEM_RUN, 0)->run.size, WG_PT(20));
	ck_assert_uint_eq(messages(&errors).len, 0);
}
END_TEST

START_TEST(overflow_is_told_and_nothing_is_cut)
{
	struct wg_block *b = container(WG_BLOCK_STACK, 0);
	unsigned errors, words = 0;
	struct wg_str said;

	for (int i = 0; i < 10; i++)
		wg_block_add(b, text("Wort", WG_PT(20), WG_PT(18)));
	/* At 18 point ten lines of 27 take 270. */
	ck_assert_int_eq(lay(b, WG_PT(300), WG_PT(200)), WG_PT(270));
	for (size_t i = 0; i < page->items.n; i++) {
		ck_assert_int_eq(page->items.at[i].run.size, WG_PT(18));
		words++;
	}
	ck_assert_uint_eq(words, 10);
	said = messages(&errors);
	ck_assert_uint_eq(errors, 1);
	ck_assert_int_ge(wg_str_find_str(said,
	    WG_STR("needs 96 mm and has 71 mm, 25 mm too few")), 0);
}
END_TEST

START_TEST(letters_and_words_are_told_with_their_block)
{
	struct wg_block *b =
	    text("a\xF0\x93\x80\x80" "b\xF0\x93\x80\x81", WG_PT(10), 0);
	unsigned errors;
	struct wg_str said;

	lay(b, WG_PT(300), WG_PT(300));
	lay(text("Wohnungsgeber", WG_PT(10), 0), WG_PT(20), WG_PT(300));
	said = messages(&errors);
	ck_assert_uint_eq(errors, 0);
	ck_assert_int_ge(wg_str_find_str(said, WG_STR("U+13000")), 0);
	ck_assert_int_ge(wg_str_find_str(said, WG_STR("U+13001")), 0);
	ck_assert_int_ge(wg_str_find_str(said, WG_STR("in test")), 0);
	ck_assert_int_ge(
	    wg_str_find_str(said, WG_STR("[layout-broken-word]")), 0);
}
END_TEST

/* Left edges of columns of 40, a share and two shares in 210 wide, gap 10. */
static const struct {
	bool rtl;
	int32_t x[3];
} mirrored[] = {
	{ false, { 0, 50, 110 } },
	{ true, { 170, 110, 0 } },
};

START_TEST(columns_are_mirrored)
{
	struct wg_block *b = container(WG_BLOCK_COLUMNS, WG_PT(10));

	b->rtl = mirrored[_i].rtl;
	for (unsigned i = 0; i < 3; i++) {
		struct wg_block *k =
		    wg_block_add(b, field(i, WG_PT(10 + 5 * (int)i)));

		k->width = i == 0 ? WG_PT(40) : 0;
		k->share = i;
	}
	ck_assert_int_eq(lay(b, WG_PT(210), WG_PT(100)), WG_PT(20));
	for (size_t i = 0; i < 3; i++) {
		ck_assert_uint_eq(box(i)->fill, i); /* reading order */
		ck_assert_int_eq(box(i)->x, WG_PT(mirrored[_i].x[i]));
		ck_assert_int_eq(box(i)->height, WG_PT(20));
	}
}
END_TEST

START_TEST(a_table_has_rows_stripes_and_rules)
{
	static const unsigned shares[] = { 3, 1 };
	struct wg_block *b = container(WG_BLOCK_GRID, 0);

	b->columns = 2;
	b->shares = shares;
	b->rtl = _i == 1;
	b->head_rows = 1;
	b->striped = true;
	b->stripe = 0xEEEEEE;
	b->row_gap = WG_PT(4);
	b->row_rule = WG_PT(2);
	for (unsigned i = 0; i < 6; i++)
		wg_block_add(b, field(i, WG_PT(i % 2 ? 10 : 20)));
	ck_assert_int_eq(lay(b, WG_PT(100), WG_PT(500)), WG_PT(68));
	/* Cell, cell, rule; cell, cell, rule; stripe, cell, cell. */
	ck_assert_uint_eq(count(page, WG_ITEM_BOX), 9);
	ck_assert_int_eq(box(0)->x, _i == 1 ? WG_PT(25) : 0);
	ck_assert_int_eq(box(0)->width, WG_PT(75));
	ck_assert_int_eq(box(1)->x, _i == 1 ? 0 : WG_PT(75));
	ck_assert_int_eq(box(1)->height, WG_PT(20));
	ck_assert_int_eq(box(2)->y, WG_PT(21));
	ck_assert_int_eq(box(2)->height, WG_PT(2));
	ck_assert_uint_eq(box(6)->fill, 0xEEEEEE);
	ck_assert_int_eq(box(6)->y, WG_PT(48));
	ck_assert_int_eq(box(6)->width, WG_PT(100));
}
END_TEST

static struct wg_block *
list(bool rtl, unsigned items, int32_t height)
{
	struct wg_block *b = container(WG_BLOCK_LIST, WG_PT(2));

	b->rtl = rtl;
	b->indent = WG_PT(15);
	for (unsigned i = 0; i < items; i++)
		wg_block_add(b, field(i, height))->marker =
		    field(0xB0 + i, WG_PT(5));
	return b;
}

START_TEST(a_list_indents_on_the_start_side)
{
	bool rtl = _i == 1;

	ck_assert_int_eq(
	    lay(list(rtl, 2, WG_PT(10)), WG_PT(100), WG_PT(100)), WG_PT(22));
	ck_assert_uint_eq(box(0)->fill, 0xB0); /* marker first */
	ck_assert_int_eq(box(0)->x, rtl ? WG_PT(85) : 0);
	ck_assert_int_eq(box(0)->width, WG_PT(15));
	ck_assert_int_eq(box(1)->x, rtl ? 0 : WG_PT(15));
	ck_assert_int_eq(box(1)->width, WG_PT(85));
	ck_assert_int_eq(box(2)->y, WG_PT(12));
}
END_TEST

/* Where a line of 'n' wide stands in a width of 200, by direction. */
static const struct {
	enum wg_align align;
	bool rtl;
	int left, right; /* is it at that edge? */
} aligned[] = {
	{ WG_ALIGN_START, false, 1, 0 },
	{ WG_ALIGN_START, true, 0, 1 },
	{ WG_ALIGN_END, false, 0, 1 },
	{ WG_ALIGN_END, true, 1, 0 },
	{ WG_ALIGN_CENTER, false, 0, 0 },
	{ WG_ALIGN_CENTER, true, 0, 0 },
};

START_TEST(lines_are_aligned)
{
	struct wg_block *b = text("Amt", WG_PT(10), 0);
	const struct wg_glyph_run *run;

	b->align = aligned[_i].align;
	b->rtl = aligned[_i].rtl;
	lay(b, WG_PT(200), WG_PT(100));
	run = &item(page, WG_ITEM_RUN, 0)->run;
	ck_assert_int_eq(run->x == 0, aligned[_i].left);
	ck_assert_int_eq(
	    run->x + run->width == WG_PT(200), aligned[_i].right);
	if (aligned[_i].align == WG_ALIGN_CENTER)
		ck_assert_int_le(
		    run->x - (WG_PT(200) - run->x - run->width), 1);
}
END_TEST

START_TEST(the_largest_space_stands_between)
{
	struct wg_block *b = container(WG_BLOCK_STACK, WG_PT(3));
	struct wg_block *one = wg_block_add(b, field(1, WG_PT(10)));
	struct wg_block *two = wg_block_add(b, field(2, WG_PT(10)));

	wg_block_add(b, field(3, WG_PT(10)));
	one->before = WG_PT(50); /* not at the top */
	one->after = WG_PT(5);
	two->before = WG_PT(7);
	lay(b, WG_PT(100), WG_PT(500));
	ck_assert_int_eq(box(0)->y, 0);
	ck_assert_int_eq(box(1)->y, WG_PT(17));
	ck_assert_int_eq(box(2)->y, WG_PT(30));
}
END_TEST

/* Flow.  The body is 200 wide and 100 high. */

static struct wg_block *
edge(void *context, uint32_t number, uint32_t n)
{
	(void)context;
	return text(wg_str_fmt(arena, "%u/%u", (unsigned)number + 1,
	    (unsigned)n).ptr, WG_PT(8), 0);
}

static void
flow(struct wg_block *body)
{
	struct wg_page_style sheet = { .width = WG_PT(240), .height = WG_PT(140),
		.top = WG_PT(20), .bottom = WG_PT(20), .inner = WG_PT(30),
		.outer = WG_PT(10), .two_sided = true, .footer = edge,
		.edge = WG_PT(5) };

	wg_layout_flow(
	    arena, shaper, pages, &sheet, body, WG_NOWHERE, diag);
}

/* Lines of 10 high. */
static struct wg_block *
lines(unsigned n)
{
	struct wg_out out = { 0 };
	struct wg_block *b;

	for (unsigned i = 0; i < n; i++)
		wg_out_puts(&out, i + 1 < n ? "Zeile\n" : "Zeile");
	b = text(wg_str_dup(arena, wg_out_str(&out)).ptr, WG_PT(10), 0);
	b->leading = 100;
	wg_out_free(&out);
	return b;
}

/* Without the footer. */
static size_t
runs_on(size_t number)
{
	return count(pages->pages.at[number], WG_ITEM_RUN) - 1;
}

/* How many lines of two paragraphs stand on the first page. */
static const struct {
	unsigned first, second, on_page;
	bool heading;
} widows[] = {
	{ 4, 6, 10, false }, /* all fit */
	{ 4, 8, 10, false }, /* four of eight left, six here */
	{ 9, 4, 9, false },  /* one line only: no orphan */
	{ 8, 4, 10, false },
	{ 8, 3, 8, false },  /* one would be left: a widow */
	{ 4, 7, 9, false },  /* likewise: seven are five and two */
	{ 12, 4, 10, false },
	{ 11, 4, 9, false },
	{ 9, 4, 0, true },   /* a heading of nine goes with what follows */
	{ 8, 4, 10, true },
};

START_TEST(paragraphs_split_well)
{
	struct wg_block *b = container(WG_BLOCK_STACK, 0);

	wg_block_add(b, lines(widows[_i].first))->keep_with_next =
	    widows[_i].heading;
	wg_block_add(b, lines(widows[_i].second));
	flow(b);
	if (widows[_i].on_page == 0) /* too much to keep: filled all the same */
		ck_assert_uint_eq(runs_on(0), 10);
	else
		ck_assert_uint_eq(runs_on(0), widows[_i].on_page);
	ck_assert_uint_eq(runs_on(0) + (pages->pages.n > 1 ? runs_on(1) : 0),
	    widows[_i].first + widows[_i].second);
}
END_TEST

START_TEST(a_heading_goes_with_what_follows)
{
	struct wg_block *b = container(WG_BLOCK_STACK, 0), *heading;
	const struct wg_glyph_run *first;

	wg_block_add(b, lines(8));
	heading = wg_block_add(
	    b, text("Fern\xC2\xAD" "bus", WG_PT(10), 0));
	heading->leading = 100;
	heading->outline = 2;
	heading->keep_with_next = true;
	heading->before = WG_PT(30);
	wg_block_add(b, lines(5));
	flow(b);
	ck_assert_uint_eq(pages->pages.n, 2);
	ck_assert_uint_eq(runs_on(0), 8);
	ck_assert_uint_eq(pages->outlines.n, 1);
	ck_assert(wg_str_is(pages->outlines.at[0].title, "Fernbus"));
	ck_assert_uint_eq(pages->outlines.at[0].page, 1);
	ck_assert_uint_eq(pages->outlines.at[0].level, 2);
	/* No space at the top; the back has its binding on the right. */
	ck_assert_int_eq(pages->outlines.at[0].y, WG_PT(20));
	first = &item(pages->pages.at[1], WG_ITEM_RUN, 0)->run;
	ck_assert_int_eq(first->x, WG_PT(10));
}
END_TEST

START_TEST(a_table_repeats_its_head)
{
	struct wg_block *b = container(WG_BLOCK_GRID, 0);
	struct wg_tag th = { .role = WG_ROLE_TH }, td = { .role = WG_ROLE_TD };
	const struct wg_page *second;
	size_t heads = 0;

	b->columns = 1;
	b->head_rows = 1;
	for (unsigned i = 0; i < 7; i++) {
		struct wg_block *cell =
		    wg_block_add(b, container(WG_BLOCK_STACK, 0));

		cell->tag = i == 0 ? &th : &td;
		wg_block_add(cell, lines(i == 0 ? 1 : 2))->tag = cell->tag;
	}
	flow(b);
	ck_assert_uint_eq(pages->pages.n, 2);
	/* 1 + 4 * 2 lines, then the head again and 2 * 2. */
	ck_assert_uint_eq(runs_on(0), 9);
	ck_assert_uint_eq(runs_on(1), 5);
	second = pages->pages.at[1];
	ck_assert_ptr_null(second->items.at[0].tag);
	ck_assert(second->items.at[0].pagination);
	for (size_t i = 0; i < second->items.n; i++)
		heads += second->items.at[i].tag == &th;
	ck_assert_uint_eq(heads, 0);
}
END_TEST

START_TEST(a_list_goes_on_the_next_page)
{
	struct wg_block *b = list(false, 4, WG_PT(30));
	struct wg_tag tag = { .role = WG_ROLE_L };
	unsigned errors;

	b->tag = &tag;
	flow(b);
	ck_assert_uint_eq(pages->pages.n, 2);
	ck_assert_ptr_eq(pages->pages.at[0]->items.at[0].tag, &tag);
	/* Three items of 30 with gaps of 2; a marker for each. */
	ck_assert_uint_eq(count(pages->pages.at[0], WG_ITEM_BOX), 6);
	ck_assert_uint_eq(count(pages->pages.at[1], WG_ITEM_BOX), 2);
	ck_assert_int_eq(
	    item(pages->pages.at[1], WG_ITEM_BOX, 0)->box.y, WG_PT(20));
	ck_assert_uint_eq(messages(&errors).len, 0);
}
END_TEST

/* A box behind one that takes some of the page. */
static const struct {
	unsigned above;
	unsigned rows;     /* of 20 each, and 10 of padding */
	bool together;
	size_t pages;
	unsigned on_first; /* rows */
} boxes[] = {
	{ 30, 2, false, 1, 2 },  /* fits: one piece */
	{ 30, 4, false, 2, 3 },  /* 90 of 100: split */
	{ 30, 4, true, 2, 3 },   /* likewise */
	{ 70, 4, true, 2, 0 },   /* a third of a page is left empty */
	{ 36, 4, true, 2, 0 },   /* so is more than half of it */
	{ 32, 4, true, 2, 2 },   /* more than that is not */
	{ 42, 6, true, 2, 2 },   /* nor for what is split anyway */
	{ 30, 5, true, 2, 3 },
	{ 30, 12, false, 4, 3 },
};

START_TEST(a_high_box_is_split_and_has_its_ground_everywhere)
{
	struct wg_block *b = container(WG_BLOCK_STACK, 0);
	struct wg_block *split = container(WG_BLOCK_STACK, 0);
	unsigned errors;

	split->filled = true;
	split->fill = 0xABCDEF;
	split->padding_y = WG_PT(5);
	split->padding_x = WG_PT(7);
	split->keep_together = boxes[_i].together;
	for (unsigned i = 0; i < boxes[_i].rows; i++)
		wg_block_add(split, field(i, WG_PT(20)));
	wg_block_add(b, field(99, WG_PT(boxes[_i].above)));
	wg_block_add(b, split);
	flow(b);
	ck_assert_uint_eq(pages->pages.n, boxes[_i].pages);
	ck_assert_uint_eq(count(pages->pages.at[0], WG_ITEM_BOX),
	    1 + boxes[_i].on_first + (boxes[_i].on_first > 0));
	for (size_t i = 1; i < pages->pages.n; i++) {
		const struct wg_box *ground =
		    &item(pages->pages.at[i], WG_ITEM_BOX, 0)->box;
		const struct wg_box *first =
		    &item(pages->pages.at[i], WG_ITEM_BOX, 1)->box;

		ck_assert_uint_eq(ground->fill, 0xABCDEF);
		ck_assert_int_eq(ground->y, WG_PT(20));
		ck_assert_int_eq(ground->width, WG_PT(200));
		ck_assert_int_eq(first->y, WG_PT(25));
		ck_assert_int_eq(first->width, WG_PT(186));
		ck_assert_int_eq(ground->height % WG_PT(20), WG_PT(10));
	}
	messages(&errors);
	ck_assert_uint_eq(errors, 0);
}
END_TEST

/* Nothing of a page stands outside of its body; the footer does. */
static void
ck_inside(const struct wg_page *p)
{
	for (size_t i = 0; i < p->items.n; i++) {
		const struct wg_item *k = &p->items.at[i];
		int32_t y = k->kind == WG_ITEM_BOX ? k->box.y : k->run.y;
		int32_t height = k->kind == WG_ITEM_BOX ? k->box.height : 0;

		if (k->kind == WG_ITEM_TAG ||
		    (k->kind == WG_ITEM_RUN && k->pagination))
			continue;
		ck_assert_int_ge(y, WG_PT(20));
		ck_assert_int_le(y + height, WG_PT(120));
	}
}

/* Lines of a tag on a page. */
static unsigned
lines_of(size_t number, const struct wg_tag *tag)
{
	const struct wg_page *p = pages->pages.at[number];
	unsigned n = 0;

	for (size_t i = 0; i < p->items.n; i++)
		n += p->items.at[i].kind == WG_ITEM_RUN &&
		    p->items.at[i].tag == tag;
	return n;
}

/* A row of two cells below a paragraph, with a head above it or not. */
static const struct {
	unsigned above, head, left, right; /* lines of 10 */
	unsigned on[4][2];                 /* of the row, page by page */
} rows[] = {
	/* Half a page: moved in one piece. */
	{ 6, 0, 5, 3, { { 0, 0 }, { 5, 3 } } },
	/* More, though nearly half of the page is empty then. */
	{ 6, 0, 8, 3, { { 0, 0 }, { 8, 3 } } },
	{ 3, 0, 8, 3, { { 6, 3 }, { 2, 0 } } },
	{ 8, 0, 8, 3, { { 0, 0 }, { 8, 3 } } },
	/* Higher than a page: what goes on has the head again. */
	{ 0, 0, 23, 12, { { 10, 10 }, { 10, 2 }, { 3, 0 } } },
	{ 0, 1, 23, 12, { { 9, 9 }, { 9, 3 }, { 5, 0 } } },
	{ 4, 1, 12, 12, { { 5, 5 }, { 7, 7 } } },
	/* No line is left alone on either side. */
	{ 0, 0, 11, 13, { { 9, 10 }, { 2, 3 } } },
	/* A head of more than half a page stands there once. */
	{ 0, 6, 12, 1, { { 4, 1 }, { 8, 0 } } },
};

START_TEST(a_row_higher_than_a_page_goes_on)
{
	struct wg_tag th = { .role = WG_ROLE_TH };
	struct wg_tag td[2] = { { .role = WG_ROLE_TD },
		{ .role = WG_ROLE_TD } };
	struct wg_block *b = container(WG_BLOCK_STACK, 0);
	struct wg_block *grid = container(WG_BLOCK_GRID, 0);
	unsigned errors;

	if (rows[_i].above > 0)
		wg_block_add(b, lines(rows[_i].above));
	grid->columns = 2;
	grid->head_rows = rows[_i].head > 0;
	for (unsigned i = rows[_i].head > 0 ? 0 : 2; i < 4; i++) {
		struct wg_block *cell =
		    wg_block_add(grid, container(WG_BLOCK_STACK, 0));

		cell->tag = i < 2 ? &th : &td[i - 2];
		wg_block_add(cell, lines(i < 2 ? rows[_i].head : i == 2 ?
			rows[_i].left : rows[_i].right))->tag = cell->tag;
	}
	wg_block_add(b, grid);
	flow(b);
	for (size_t i = 0; i < 4 && i < pages->pages.n; i++) {
		ck_inside(pages->pages.at[i]);
		for (size_t k = 0; k < 2; k++)
			ck_assert_uint_eq(
			    lines_of(i, &td[k]), rows[_i].on[i][k]);
	}
	messages(&errors);
	ck_assert_uint_eq(errors, 0);
}
END_TEST

/* What stands side by side in a box, as the facts of a card: each side has
 * its own place, and both have the ground. */
START_TEST(columns_are_split_each_at_its_place)
{
	struct wg_block *b = container(WG_BLOCK_STACK, 0);
	struct wg_block *box = container(WG_BLOCK_STACK, 0);
	struct wg_block *sides = container(WG_BLOCK_COLUMNS, 0);
	struct wg_block *left = container(WG_BLOCK_STACK, 0);
	struct wg_block *right = container(WG_BLOCK_STACK, 0);
	const struct wg_box *ground;

	box->filled = box->keep_together = true;
	box->fill = 0xABCDEF;
	box->padding_y = WG_PT(5);
	for (unsigned i = 0; i < 3; i++)
		wg_block_add(left, field(i, WG_PT(30)));
	for (unsigned i = 0; i < 4; i++)
		wg_block_add(right, field(10 + i, WG_PT(20)));
	wg_block_add(sides, left);
	wg_block_add(sides, right);
	wg_block_add(box, sides);
	wg_block_add(b, field(99, WG_PT(20)));
	wg_block_add(b, box);
	flow(b);
	ck_assert_uint_eq(pages->pages.n, 2);
	ck_inside(pages->pages.at[0]);
	ck_inside(pages->pages.at[1]);
	/* 20, the ground, twice 30 and three times 20. */
	ck_assert_uint_eq(count(pages->pages.at[0], WG_ITEM_BOX), 7);
	ground = &item(pages->pages.at[0], WG_ITEM_BOX, 1)->box;
	ck_assert_int_eq(ground->height, WG_PT(70));
	ground = &item(pages->pages.at[1], WG_ITEM_BOX, 0)->box;
	ck_assert_int_eq(ground->height, WG_PT(40));
	ck_assert_uint_eq(count(pages->pages.at[1], WG_ITEM_BOX), 3);
}
END_TEST

START_TEST(a_long_word_widens_its_column)
{
	static const unsigned shares[] = { 1, 9 };
	struct wg_block *b = container(WG_BLOCK_GRID, 0), *cell;
	unsigned errors;

	b->columns = 2;
	b->shares = shares;
	b->fit_words = _i > 0;
	cell = wg_block_add(b, container(WG_BLOCK_STACK, 0));
	wg_block_add(cell, text("Krankenkasse", WG_PT(10), 0));
	wg_block_add(b, text("Sie bekommen dort eine Karte", WG_PT(10), 0));
	lay(b, WG_PT(_i == 2 ? 70 : 200), WG_PT(500));
	/* There is not room for everything. */
	messages(&errors);
	ck_assert_uint_eq(count(page, WG_ITEM_RUN) > 4, _i != 1);
}
END_TEST

START_TEST(one_piece_too_high_is_told)
{
	struct wg_block *b = container(WG_BLOCK_STACK, 0);
	struct wg_tag tag = { .role = WG_ROLE_SECT };
	unsigned errors;

	b->tag = &tag; /* of no height: leaves no page empty */
	wg_block_add(b, field(1, WG_PT(150)));
	wg_block_add(b, field(2, WG_PT(50)));
	flow(b);
	ck_assert_uint_eq(pages->pages.n, 2);
	ck_assert_uint_eq(count(pages->pages.at[0], WG_ITEM_BOX), 1);
	messages(&errors);
	ck_assert_uint_eq(errors, 1);
}
END_TEST

START_TEST(pages_are_numbered)
{
	const struct wg_item *number;
	unsigned errors;

	flow(container(WG_BLOCK_STACK, 0));
	ck_assert_uint_eq(pages->pages.n, 1);
	flow(lines(25));
	ck_assert_uint_eq(pages->pages.n, 4);
	for (size_t i = 1; i < 4; i++) {
		const struct wg_page *p = pages->pages.at[i];

		number = &p->items.at[p->items.n - 1];
		ck_assert_ptr_null(number->tag);
		ck_assert(number->pagination);
		ck_assert_uint_eq(number->run.text[0], '1' + i);
		ck_assert_uint_eq(number->run.text[2], '4');
		ck_assert_int_eq(
		    number->run.x, WG_PT(i % 2 == 0 ? 30 : 10));
	}
	ck_assert_uint_eq(messages(&errors).len, 0);
}
END_TEST

START_TEST(hostile_blocks_are_bounded)
{
	struct wg_block *b = container(WG_BLOCK_GRID, 0);
	struct wg_block *narrow = text(sentence, 0, 0);
	unsigned errors;

	lay(b, WG_PT(10), WG_PT(10)); /* no columns, no cells */
	wg_block_add(b, narrow);
	lay(b, -WG_PT(10), WG_PT(10));
	lay(text(sentence, WG_PT(500), WG_PT(500)), 1, WG_PT(10));
	flow(text(sentence, WG_PT(500), WG_PT(500)));
	messages(&errors);
	ck_assert_uint_ge(errors, 1);
}
END_TEST

/* Sides within sides, which are all higher than a page. */
START_TEST(columns_in_columns_take_bounded_time)
{
	struct wg_block *b = container(WG_BLOCK_STACK, 0), *at = b;

	for (unsigned depth = 0; depth < 40; depth++) {
		struct wg_block *sides =
		    wg_block_add(at, container(WG_BLOCK_COLUMNS, 0));

		/* The text on this side or on that. */
		if (_i == 0)
			wg_block_add(sides, lines(40));
		at = wg_block_add(sides, container(WG_BLOCK_STACK, 0));
		if (_i == 1)
			wg_block_add(sides, lines(40));
	}
	wg_block_add(at, lines(40));
	flow(b);
	ck_assert_uint_ge(pages->pages.n, 4);
}
END_TEST

#define LOOP(tc, test, table) \
	tcase_add_loop_test( \
	    tc, test, 0, (int)(sizeof(table) / sizeof((table)[0])))

/* An address of more than 42 bytes makes the code larger, not finer. */
START_TEST(modules_of_a_poster_are_a_millimetre)
{
	static const char *const sizes[] = { "A3", "A4" };
	const struct wg_project project = { .arena = arena };
	const struct wg_language german = { .tag = WG_STR("de") };
	char url[120];

	memset(url, 'x', sizeof(url));
	memcpy(url, "https://", 8);
	for (size_t n = 20; n <= sizeof(url); n++) {
		const struct wg_paper *paper = wg_paper_of(
		    &wg_poster_styles, wg_str(sizes[_i]));
		const struct wg_dress dress = { .arena = arena,
			.project = &project, .sheet = &wg_poster_styles,
			.variant = paper->variant, .language = &german,
			.module = paper->module };
		struct wg_part *code = wg_part_new(arena, WG_PART_CODE);
		struct wg_block *b;
		struct wg_qr qr;

		code->code = (struct wg_str){ url, n };
		b = wg_dress(&dress, code);
		ck_assert(wg_qr_encode(arena, code->code, &qr));
		ck_assert_int_eq(b->kind, WG_BLOCK_CODE);
		ck_assert_int_ge(
		    b->size, (int32_t)(qr.size + 2 * WG_QR_QUIET) * WG_MM(1));
		ck_assert_int_ge(b->least, b->size);
	}
}
END_TEST

Suite *
layout_suite(void)
{
	Suite *s = suite_create("layout");
	TCase *tc = tcase_create("layout");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	tcase_add_test(tc, sizes_shrink_until_it_fits);
	tcase_add_test(tc, what_fits_keeps_its_size);
	tcase_add_test(tc, overflow_is_told_and_nothing_is_cut);
	tcase_add_test(tc, letters_and_words_are_told_with_their_block);
	LOOP(tc, columns_are_mirrored, mirrored);
	tcase_add_loop_test(tc, a_table_has_rows_stripes_and_rules, 0, 2);
	tcase_add_loop_test(tc, a_list_indents_on_the_start_side, 0, 2);
	LOOP(tc, lines_are_aligned, aligned);
	tcase_add_test(tc, the_largest_space_stands_between);
	LOOP(tc, paragraphs_split_well, widows);
	tcase_add_test(tc, a_heading_goes_with_what_follows);
	tcase_add_test(tc, a_table_repeats_its_head);
	tcase_add_test(tc, a_list_goes_on_the_next_page);
	LOOP(tc, a_high_box_is_split_and_has_its_ground_everywhere, boxes);
	tcase_add_loop_test(tc, a_long_word_widens_its_column, 0, 3);
	LOOP(tc, a_row_higher_than_a_page_goes_on, rows);
	tcase_add_test(tc, columns_are_split_each_at_its_place);
	tcase_add_test(tc, one_piece_too_high_is_told);
	tcase_add_test(tc, pages_are_numbered);
	tcase_add_loop_test(tc, modules_of_a_poster_are_a_millimetre, 0, 2);
	tcase_add_test(tc, hostile_blocks_are_bounded);
	tcase_add_loop_test(
	    tc, columns_in_columns_take_bounded_time, 0, 2);
	suite_add_tcase(s, tc);
	return s;
}
