/* Facts that texts have as words: German, and what translations say for it. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "import/fact.h"
#include "import/prose.h"
#include "model/language.h"
#include "suites.h"
#include "text/locale.h"
#include "values/value.h"

static struct wg_arena *a;
static struct wg_languages languages;

static void
setup(void)
{
	struct wg_source *s;
	struct wg_diag *diag = wg_diag_open();

	a = wg_arena_open();
	s = WG_NEW(a, struct wg_source);
	s->name = WG_STR("locales/languages.tsv");
	ck_assert(wg_file_read(a, "locales/languages.tsv", 1u << 20,
		      &s->text) == WG_FILE_OK);
	languages = (struct wg_languages){ 0 };
	wg_languages_read(a, s, &languages, diag);
	wg_diag_close(diag);
}

static void
teardown(void)
{
	wg_arena_close(a);
}

static const struct wg_language *
language(const char *tag)
{
	for (size_t i = 0; i < languages.n; i++)
		if (wg_str_is(languages.at[i].tag, tag))
			return &languages.at[i];
	ck_abort_msg("no language %s", tag);
}

/* "kind value [words], …" of all that the German has. */
static const struct {
	const char *text, *facts;
} german[] = {
	{ "Mo 8 – 12 Uhr, Do 14.00 - 17.30 Uhr.",
	    "1 08:00-12:00 [8 – 12 Uhr], 1 14:00-17:30 [14.00 - 17.30 Uhr], " },
	{ "Montags von 8.00 bis 12.00 Uhr", "" },
	{ "um 10 oder 12 Uhr", "" },
	{ "Ab 14:30 Uhr.", "1 14:30 [14:30 Uhr], " },
	{ "17–8 Uhr", "" },
	{ "am 1. Dezember 2026 und am 03.12.2026",
	    "0 2026-12-01 [1. Dezember 2026], 0 2026-12-03 [03.12.2026], " },
	{ "Es kostet 49,00 Euro, sonst 1.200 €.",
	    "2 49.00 [49,00 Euro], 2 1200 [1.200 €], " },
	{ "Rufen Sie an: (030) 231 25-130 oder 112.",
	    "5 +493023125130 [(030) 231 25-130], 5 112 [112], " },
	{ "Mail: hilfe@example.org.",
	    "3 hilfe@example.org [hilfe@example.org], " },
	{ "www.example.org, Zimmer 110, § 104", "" },
};

START_TEST(german_facts_are_found)
{
	struct wg_fact_text t = wg_fact_in(
	    a, wg_str(german[_i].text), language("de"));
	char all[1000] = "";
	enum wg_bare_kind kind;
	struct wg_str value;
	size_t i = 0, from, to;

	while (wg_fact_next(a, &t, &i, &kind, &value, &from, &to))
		snprintf(all + strlen(all), sizeof(all) - strlen(all),
		    "%d %.*s [%.*s], ", (int)kind, WG_ARG(value),
		    (int)(to - from), german[_i].text + from);
	ck_assert_str_eq(all, german[_i].facts);
}
END_TEST

/* Where a translation says it; NULL: it does not. */
static const struct {
	const char *tag;
	enum wg_bare_kind kind;
	const char *value, *text, *found;
} others[] = {
	{ "en", WG_BARE_TIME, "08:00-12:00", "Mon 8 am – 12 noon, Thu",
	    "8 am – 12 noon" },
	{ "en", WG_BARE_TIME, "14:00-17:30", "2 – 5:30 pm", "2 – 5:30 pm" },
	{ "en", WG_BARE_TIME, "09:00-12:00", "9–12 p.m.", "9–12 p.m." },
	{ "en", WG_BARE_TIME, "09:00", "at 9 a.m.", "9 a.m." },
	{ "en", WG_BARE_TIME, "09:00", "at 9 p.m.", NULL },
	{ "en", WG_BARE_TIME, "09:00", "9 people", NULL },
	{ "en", WG_BARE_TIME, "12:00", "8:00–12:00", NULL },
	{ "en", WG_BARE_TIME, "08:00", "8:00–12:00", NULL },
	{ "en", WG_BARE_TIME, "08:00-12:00", "from 8:00 to 12:00", NULL },
	{ "en", WG_BARE_TIME, "08:00-12:00", "18:00-12:00", NULL },
	{ "ar", WG_BARE_TIME, "08:00-12:00", "من ٨:٠٠ – ١٢:٠٠ يوم",
	    "٨:٠٠ – ١٢:٠٠" },
	{ "ar", WG_BARE_TIME, "08:00-12:00", "8 – 12", "8 – 12" },
	{ "ar", WG_BARE_TIME, "08:00-12:00", "8 – 12 أشخاص", NULL },
	{ "fr", WG_BARE_TIME, "08:30-12:00", "de 8h30 - 12h00, puis",
	    "8h30 - 12h00" },
	{ "uk", WG_BARE_TIME, "08:00-12:00", "Пн 08.00–12.00 год.",
	    "08.00–12.00 год" },
	{ "uk", WG_BARE_TIME, "08:00-12:00", "08.00–12.00 год. та",
	    "08.00–12.00 год." },
	{ "uk", WG_BARE_DATE, "2026-12-01",
	    "01.12.2026, 1 грудня 2026 р., 1.12.2026", "01.12.2026" },
	{ "fa", WG_BARE_TIME, "08:00-17:30", "از 08:00 تا 17:30", "08:00 تا 17:30" },
	{ "bg", WG_BARE_TIME, "08:00-12:00", "вт 08:00–12:00, ср", "08:00–12:00" },
	{ "bg", WG_BARE_TIME, "08:00", "в 8:00 сутринта", NULL },
	{ "bg", WG_BARE_TIME, "08:00", "в 8:00 часа", "8:00 часа" },
	{ "de-simple", WG_BARE_TIME, "08:00", "um 8 Uhr.", "8 Uhr" },
	{ "de-simple", WG_BARE_TIME, "08:00", "8.00 bis 9.00 Uhr", NULL },
	{ "de-simple", WG_BARE_TIME, "08:00", "um 8:00", "8:00" },
	{ "de-simple", WG_BARE_TIME, "08:00", "8 am Montag", NULL },
	{ "en", WG_BARE_MONEY, "724", "of €724 a month", "€724" },
	{ "en", WG_BARE_MONEY, "1200.50", "1,200.50 euros", "1,200.50 euros" },
	{ "en", WG_BARE_MONEY, "200", "1,200 euros", NULL },
	{ "en", WG_BARE_MONEY, "49", "49 days", NULL },
	{ "uk", WG_BARE_MONEY, "49.00", "коштує 49 євро.", "49 євро" },
	{ "fa", WG_BARE_MONEY, "20-30", "۲۰–۳۰ یورو", "۲۰–۳۰ یورو" },
	{ "en", WG_BARE_DATE, "2026-12-01", "On 1 December 2026, we",
	    "1 December 2026" },
	{ "en", WG_BARE_DATE, "2026-12-01", "December 1, 2026",
	    "December 1, 2026" },
	{ "en", WG_BARE_DATE, "2026-12-01", "11 December 2026", NULL },
	{ "en", WG_BARE_DATE, "2026-12-01", "01/12/2026", "01/12/2026" },
	{ "en", WG_BARE_DATE, "2026-12-01", "12/01/2026", NULL },
	{ "uk", WG_BARE_DATE, "2026-12-01", "до 1 грудня 2026 року.",
	    "1 грудня 2026 року" },
	{ "uk", WG_BARE_DATE, "2026-12-01", "1 грудня 2026 далі", NULL },
	{ "uk", WG_BARE_DATE, "2026-12-24",
	    "24 грудня 2026 р. – 3 січня 2027 р.", "24 грудня 2026 р." },
	{ "uk", WG_BARE_DATE, "2027-01-03", "24.12.2026–03.01.2027",
	    "03.01.2027" },
	{ "ar", WG_BARE_PHONE, "+493023125130", "هاتف ٠٣٠ ٢٣١٢٥-١٣٠.",
	    "٠٣٠ ٢٣١٢٥-١٣٠" },
	{ "en", WG_BARE_PHONE, "+493023125130", "+49 30 231 251 30",
	    "+49 30 231 251 30" },
	{ "en", WG_BARE_PHONE, "+493023125130", "030 23125-131", NULL },
	{ "en", WG_BARE_EMAIL, "a@example.org", "(a@example.org)",
	    "a@example.org" },
	{ "en", WG_BARE_EMAIL, "a@example.org", "b@example.org", NULL },
};

START_TEST(translations_say_the_same)
{
	struct wg_fact_text t = wg_fact_in(
	    a, wg_str(others[_i].text), language(others[_i].tag));
	size_t from = 0, to = 0;
	bool is = wg_fact_find(a, &t, others[_i].kind,
	    wg_str(others[_i].value), 0, &from, &to);

	ck_assert_msg(is == (others[_i].found != NULL), "%s: %s",
	    others[_i].text, is ? "found" : "not found");
	if (is)
		ck_assert_str_eq(wg_cstr(a, wg_str_head(wg_str_from(
		    t.text, from), to - from)), others[_i].found);
}
END_TEST

/* Whatever the program writes in a language, it finds there again, all of
 * it. */
START_TEST(what_is_written_is_read)
{
	const struct wg_locale *de = wg_locale(WG_STR("de"), NULL);
	struct wg_money money[] = { { 4900, 4900 }, { 120050, 120050 } };

	for (size_t i = 1; i < languages.n; i++) {
		const struct wg_language *l = &languages.at[i];
		const struct wg_locale *locale = wg_locale(l->icu, de);
		int64_t day = wg_days_of(2026, 3, 16);
		struct {
			enum wg_bare_kind kind;
			const char *value;
			struct wg_str text;
		} all[] = {
			{ WG_BARE_TIME, "08:05", wg_locale_time(
			    locale, a, 485) },
			{ WG_BARE_TIME, "08:00-17:30", wg_locale_times(
			    locale, a, 480, 1050) },
			{ WG_BARE_DATE, "2026-03-16", wg_locale_date(
			    locale, a, day) },
			{ WG_BARE_MONEY, "49", wg_locale_money(
			    locale, a, &money[0]) },
			{ WG_BARE_MONEY, "1200.50", wg_locale_money(
			    locale, a, &money[1]) },
		};

		for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++) {
			struct wg_fact_text t = wg_fact_in(a,
			    wg_prose_chars(a, all[k].text, NULL), l);
			size_t from = 0, to = 0;
			bool is = wg_fact_find(a, &t, all[k].kind,
			    wg_str(all[k].value), 0, &from, &to);

			ck_assert_msg(is && from == 0 &&
			    to + 1 >= t.text.len, "%.*s: %.*s: %zu-%zu",
			    WG_ARG(l->tag), WG_ARG(all[k].text), from, to);
		}
	}
}
END_TEST

#define LOOP(tc, test, table) \
	tcase_add_loop_test( \
	    tc, test, 0, (int)(sizeof(table) / sizeof((table)[0])))

Suite *
words_suite(void)
{
	Suite *s = suite_create("words");
	TCase *tc = tcase_create("words");

	tcase_add_checked_fixture(tc, setup, teardown);
	LOOP(tc, german_facts_are_found, german);
	LOOP(tc, translations_say_the_same, others);
	tcase_add_test(tc, what_is_written_is_read);
	suite_add_tcase(s, tc);
	return s;
}
