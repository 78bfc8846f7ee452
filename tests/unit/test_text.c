/* text: levels, breaks, lines, missing glyphs. */
#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "suites.h"
#include "text/paragraph.h"

static struct wg_arena *arena;
static struct wg_diag *diag;
static struct wg_fonts *fonts;
static struct wg_shaper *shaper;

static void
setup(void)
{
	arena = wg_arena_open();
	diag = wg_diag_open();
	fonts = wg_fonts_open(NULL, 0, diag);
	shaper = wg_shaper_open(fonts);
}

static void
teardown(void)
{
	wg_shaper_close(shaper);
	wg_fonts_close(fonts);
	wg_diag_close(diag);
	wg_arena_close(arena);
}

static struct wg_paragraph *
paragraph(const char *text, const char *lang, bool rtl)
{
	struct wg_text_run *run = WG_NEW(arena, struct wg_text_run);

	*run = (struct wg_text_run){ .text = wg_str(text),
		.lang = wg_str(lang) };
	return wg_paragraph_new(arena, shaper, run, 1, wg_str(lang), rtl);
}

static const struct {
	const char *text, *levels;
	bool rtl;
} levels[] = {
	{ "Notruf 112", "0000000000", false },
	{ "مرحبا 112", "111111222", true },
	{ "a (b) ا", "0000001", false },
	{ "IBZ ا", "22211", true },
};

START_TEST(levels_follow_uax9)
{
	struct wg_paragraph *p =
	    paragraph(levels[_i].text, levels[_i].rtl ? "ar" : "de",
		levels[_i].rtl);
	const uint8_t *found;
	uint32_t n;

	wg_paragraph_text(p, &n);
	found = wg_paragraph_levels(p);
	ck_assert_uint_eq(n, strlen(levels[_i].levels));
	for (uint32_t i = 0; i < n; i++)
		ck_assert_int_eq(found[i] + '0', levels[_i].levels[i]);
}
END_TEST

/* '|' marks where a line may end. */
static const struct {
	const char *lang, *marked;
} breaks[] = {
	{ "de", "Rufen |Sie |an" },
	{ "de", "von |8:00-12:30 Uhr" },
	{ "de", "um |10:30 Uhr" },
	{ "de", "z. B. |morgen" },
	{ "de", "per |E-Mail" },
	{ "de", "noch |12 km" },
	{ "de", "Tel. |+49 30 23125" },
	{ "th", "ภาษา|ไทย" },
	{ "zh-Hans", "中|文" },
	{ "ko", "한국어 |안내" },
};

START_TEST(breaks_stand_where_they_belong)
{
	char plain[128];
	size_t n = 0;
	uint32_t units = 0, total;
	struct wg_paragraph *p;
	struct wg_str marked = wg_str(breaks[_i].marked);

	for (const char *c = breaks[_i].marked; *c != '\0'; c++)
		if (*c != '|')
			plain[n++] = *c;
	plain[n] = '\0';
	p = paragraph(plain, breaks[_i].lang, false);
	wg_paragraph_text(p, &total);
	for (size_t at = 0; at < marked.len;) {
		bool wanted = marked.ptr[at] == '|';

		at += wanted;
		if (units > 0)
			ck_assert_msg(wg_paragraph_break(p, units) == wanted,
			    "%s at %u", breaks[_i].marked, (unsigned)units);
		wg_utf8_next(marked, &at);
		units++;
	}
	ck_assert_uint_eq(units, total);
}
END_TEST

START_TEST(a_phone_keeps_its_order_in_arabic)
{
	const struct wg_text_run runs[] = {
		{ .text = WG_STR("اتصل "), .lang = WG_STR("ar") },
		{ .text = WG_STR("+49 30 23125"), .lang = WG_STR("ar"),
		    .isolate = WG_ISOLATE_LTR, .whole = true },
	};
	struct wg_paragraph *p = wg_paragraph_new(
	    arena, shaper, runs, 2, WG_STR("ar"), true);
	size_t n;
	struct wg_line *lines =
	    wg_paragraph_lines(arena, shaper, p, 100000, &n);
	const struct wg_line_piece *phone;

	ck_assert_uint_eq(n, 1);
	phone = &lines[0].pieces[lines[0].n - 1];
	ck_assert_uint_eq(phone->level, 2);
	ck_assert_int_eq(phone->x, 0);
	/* The first glyph on the left is the '+', cluster of the first
	 * character behind the isolate. */
	ck_assert_uint_eq(phone->glyphs[0].cluster, 6);
}
END_TEST

START_TEST(lines_fill_their_width)
{
	struct wg_paragraph *p = paragraph(
	    "Bringen Sie bitte Ihren Pass und den Brief mit.", "de", false);
	size_t n;
	struct wg_line *lines = wg_paragraph_lines(
	    arena, shaper, p, 10000, &n);

	ck_assert_uint_ge(n, 2);
	for (size_t i = 0; i < n; i++) {
		ck_assert_int_le(lines[i].width, 10000);
		ck_assert(!lines[i].broken_word);
		if (i > 0)
			ck_assert_uint_eq(lines[i].start, lines[i - 1].end);
	}
}
END_TEST

START_TEST(a_soft_hyphen_shows_at_the_line_end_only)
{
	struct wg_paragraph *p = paragraph(
	    "Aufenthalts\xC2\xAD" "erlaubnis", "de", false);
	size_t n;
	struct wg_line *lines;

	lines = wg_paragraph_lines(arena, shaper, p, 100000, &n);
	ck_assert_uint_eq(n, 1);
	lines = wg_paragraph_lines(arena, shaper, p, 7000, &n);
	ck_assert_uint_eq(n, 2);
	ck_assert(lines[0].pieces[lines[0].n - 1].hyphen);
	ck_assert(!lines[1].pieces[0].hyphen);
}
END_TEST

START_TEST(a_word_too_wide_is_broken_and_told)
{
	struct wg_paragraph *p =
	    paragraph("Wohnungsgeberbestätigung", "de", false);
	size_t n;
	struct wg_line *lines =
	    wg_paragraph_lines(arena, shaper, p, 4000, &n);

	ck_assert_uint_ge(n, 3);
	ck_assert(lines[0].broken_word);
	ck_assert_int_gt((int)wg_paragraph_widest(p), 4000);
}
END_TEST

START_TEST(a_missing_glyph_is_known)
{
	ck_assert_uint_eq(
	    wg_paragraph_missing(paragraph("a\xF0\x93\x80\x80", "de", false)),
	    0x13000);
	ck_assert_uint_eq(
	    wg_paragraph_missing(paragraph("ሰላም äöü مرحبا 中", "de", false)),
	    0);
}
END_TEST

START_TEST(hostile_text_is_bounded)
{
	char isolates[3 * 1000 + 2];
	struct wg_paragraph *p;
	size_t n;

	for (size_t i = 0; i < 1000; i++)
		memcpy(isolates + 3 * i, "\xE2\x81\xA6", 3);
	memcpy(isolates + 3000, "x", 2);
	p = paragraph(isolates, "ar", true);
	wg_paragraph_lines(arena, shaper, p, 1000, &n);
	ck_assert_uint_ge(n, 1);
	p = paragraph("", "ar", true);
	wg_paragraph_lines(arena, shaper, p, 1000, &n);
	ck_assert_uint_eq(n, 1);
	p = paragraph("\xED\xA0\x80 \xFF", "de", false);
	wg_paragraph_lines(arena, shaper, p, 0, &n);
	ck_assert_uint_ge(n, 1);
}
END_TEST

#define LOOP(tc, test, table) \
	tcase_add_loop_test( \
	    tc, test, 0, (int)(sizeof(table) / sizeof((table)[0])))

Suite *
text_suite(void)
{
	Suite *s = suite_create("text");
	TCase *tc = tcase_create("text");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	LOOP(tc, levels_follow_uax9, levels);
	LOOP(tc, breaks_stand_where_they_belong, breaks);
	tcase_add_test(tc, a_phone_keeps_its_order_in_arabic);
	tcase_add_test(tc, lines_fill_their_width);
	tcase_add_test(tc, a_soft_hyphen_shows_at_the_line_end_only);
	tcase_add_test(tc, a_word_too_wide_is_broken_and_told);
	tcase_add_test(tc, a_missing_glyph_is_known);
	tcase_add_test(tc, hostile_text_is_bounded);
	suite_add_tcase(s, tc);
	return s;
}
