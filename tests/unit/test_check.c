/* Checks of translations: facts in every script, terms, hosts, similarity. */
#include <check.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "base/similar.h"
#include "lint/letters.h"
#include "lint/translation_check.h"
#include "model/catalog.h"
#include "model/project.h"
#include "suites.h"
#include "text/char.h"

static struct wg_arena *arena;
static struct wg_diag *diag;

static void
open_all(void)
{
	arena = wg_arena_open();
	diag = wg_diag_open();
}

static void
close_all(void)
{
	wg_diag_close(diag);
	wg_arena_close(arena);
}

/* How many reports the pair of strings gives in a language of a script. */
static unsigned
reports(const char *source, struct wg_str translation, const char *script)
{
	static const struct wg_project project = { 0 };
	struct wg_language language = { .script = wg_str(script),
		.german = WG_STR("X") };
	struct wg_script_set scripts = { { false } };
	struct wg_message message = { 0 };
	const struct wg_message_text text = { .value = translation };
	struct wg_letters letters = { .zero = '0' };
	const struct wg_pair pair = { diag, arena, &project, &language,
		&scripts, &letters, NULL, &message, &text, wg_str(source) };
	const struct wg_diag_options options = { .format = WG_FORMAT_SHORT };
	struct wg_diag_count count;
	struct wg_out out = { 0 };

	wg_diag_close(diag);
	diag = wg_diag_open();
	((struct wg_pair *)&pair)->diag = diag;
	wg_script_set_open(&scripts, language.script);
	wg_check_numbers(&pair);
	wg_check_addresses(&pair);
	wg_check_times(&pair);
	count = wg_diag_print(diag, &options, &out);
	wg_out_free(&out);
	return count.errors + count.warnings;
}

/* All digits of Unicode 15, one set of ten after the other. */
START_TEST(a_changed_digit_is_found_in_every_script)
{
	unsigned scripts = 0;

	for (uint32_t zero = 0; zero < 0x110000; zero++) {
		struct wg_out good = { 0 }, bad = { 0 };

		if (u_charType((UChar32)zero) != U_DECIMAL_DIGIT_NUMBER ||
		    u_charDigitValue((UChar32)zero) != 0)
			continue;
		scripts++;
		for (const char *d = "0551 19240"; *d != '\0'; d++) {
			uint32_t c = *d == ' ' ? ' ' :
			    zero + (uint32_t)(*d - '0');

			wg_out_char(&good, c);
			wg_out_char(&bad, d[1] == '\0' ? zero + 1 : c);
		}
		ck_assert_uint_eq(
		    reports("0551 19240", wg_out_str(&good), "Latn"), 0);
		ck_assert_uint_eq(
		    reports("0551 19240", wg_out_str(&bad), "Latn"), 1);
		wg_out_free(&good);
		wg_out_free(&bad);
	}
	ck_assert_uint_gt(scripts, 60);
}
END_TEST

static const struct {
	const char *source, *translation;
	unsigned reports;
} facts[] = {
	{ "10.000 Euro", "10 000 євро", 0 },
	{ "10.000 Euro", "10,000 euros", 0 },
	{ "1.000.000", "10,00,000", 0 }, { "10.000 Euro", "100.000", 1 },
	{ "7,50 Euro", "€7.50", 0 }, { "2026", "2026", 0 },
	{ "am 01.11.2026", "on 1 November 2026", 0 },
	{ "am 01.11.2026", "on 1 November 2025", 1 },
	{ "110, 112", "112 and 110", 0 }, { "110, 112", "110 112", 0 },
	{ "um 16:00 Uhr", "at 4 pm", 0 }, { "um 16:30 Uhr", "at 4.30", 0 },
	{ "um 16:30 Uhr", "at 4 pm", 1 }, { "um 0:15", "at 12:15 am", 0 },
	{ "08:00-12:00", "8h00-12h00", 0 },
	{ "+49 30 23125-112", "+49 (30) 23125112", 0 },
	{ "+49 30 23125-112", "+49 (30) 23125113", 1 },
	{ "amt@example.org", "(amt@example.org)", 0 },
	{ "amt@example.org", "amt@examp1e.org", 1 },
	{ "", "data:text/html,x", 1 }, { "Geh. Dann", "Go. Then", 0 },
	{ "z.B. heute", "e.g. today", 0 }, { "", "example.org/a", 1 },
	{ "https://example.org/a?b=1", "https://example.org/a?b=1.", 0 },
	{ "www.example.org", "www.example.org。", 0 },
	{ "www.example.org", "www.example.org.evil.net", 1 },
};

START_TEST(facts_are_compared_not_their_writing)
{
	ck_assert_msg(reports(facts[_i].source,
	    wg_str(facts[_i].translation), "Latn") == facts[_i].reports,
	    "%s: %s", facts[_i].source, facts[_i].translation);
}
END_TEST

static const struct {
	const char *a, *b;
	unsigned similar; /* per mille, of at least 600 */
} pairs[] = {
	{ "abc", "abc", 1000 }, { "abcd", "abxd", 750 }, { "abc", "xyz", 0 },
	{ "abcdefghij", "abcdefghi", 947 }, { "aaaa", "aa", 666 },
	{ "ab", "ba", 0 },
};

START_TEST(similarity_is_that_of_gettext)
{
	struct wg_similar s;
	uint64_t budget = 1000000;

	wg_similar_open(&s, arena, wg_str(pairs[_i].a));
	ck_assert_uint_eq(wg_similar(
	    &s, wg_str(pairs[_i].b), 600, &budget), pairs[_i].similar);
	budget = 1;
	ck_assert_uint_eq(wg_similar(
	    &s, wg_str(pairs[_i].b), 600, &budget), 0);
}
END_TEST

/* The same by the book, for strings longer than a word of bits. */
START_TEST(similarity_of_long_texts)
{
	static const char words[] = "der die das und Amt Kind Schule ";
	static unsigned table[400][400];
	char a[300], b[310];
	struct wg_similar s;
	uint64_t budget = 1u << 30;

	for (size_t i = 0; i < sizeof(a); i++)
		a[i] = words[i * 7 % (sizeof(words) - 1)];
	for (size_t i = 0; i < sizeof(b); i++)
		b[i] = i % 11 == 0 ? 'x' :
		    words[(i - i / 31) * 7 % (sizeof(words) - 1)];
	for (size_t i = 1; i <= sizeof(a); i++)
		for (size_t k = 1; k <= sizeof(b); k++)
			table[i][k] = a[i - 1] == b[k - 1] ?
			    table[i - 1][k - 1] + 1 :
			    table[i - 1][k] > table[i][k - 1] ?
			    table[i - 1][k] : table[i][k - 1];
	wg_similar_open(&s, arena, (struct wg_str){ a, sizeof(a) });
	ck_assert_uint_eq(wg_similar(&s, (struct wg_str){ b, sizeof(b) }, 1,
	    &budget), table[sizeof(a)][sizeof(b)] * 2000 /
	    (sizeof(a) + sizeof(b)));
}
END_TEST

static const struct {
	const char *text, *folded;
} folds[] = {
	{ "Bürgerbüro", "burgerburo" }, { "сім’ї", "сімі" },
	{ "مُـدَرِّسة", "مدرسة" }, { "İŞ-Merkezi!", "is merkezi" },
	{ "می‌رود", "میرود" }, { "  a,  b ", "a b" }, { "", "" },
};

START_TEST(folding_takes_away_what_does_not_matter)
{
	struct wg_str s = wg_text_fold(arena, wg_str(folds[_i].text));

	ck_assert_str_eq(wg_cstr(arena, s), folds[_i].folded);
}
END_TEST

START_TEST(hosts_that_look_alike)
{
	ck_assert(wg_host_looks_like(
	    WG_STR("ex\xD0\xB0mple.org"), WG_STR("example.org")));
	ck_assert(!wg_host_looks_like(
	    WG_STR("example.net"), WG_STR("example.org")));
	ck_assert(wg_host_mixes_scripts(WG_STR("ex\xD0\xB0mple.org")));
	ck_assert(!wg_host_mixes_scripts(WG_STR("example.org")));
}
END_TEST

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

Suite *
check_suite(void)
{
	Suite *s = suite_create("check");
	TCase *t = tcase_create("check");

	tcase_add_checked_fixture(t, open_all, close_all);
	tcase_add_test(t, a_changed_digit_is_found_in_every_script);
	tcase_add_loop_test(
	    t, facts_are_compared_not_their_writing, 0, COUNT(facts));
	tcase_add_loop_test(
	    t, similarity_is_that_of_gettext, 0, COUNT(pairs));
	tcase_add_test(t, similarity_of_long_texts);
	tcase_add_loop_test(
	    t, folding_takes_away_what_does_not_matter, 0, COUNT(folds));
	tcase_add_test(t, hosts_that_look_alike);
	suite_add_tcase(s, t);
	return s;
}
