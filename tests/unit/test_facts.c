/* Hours, phones, dates, formats of languages. */
#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "model/catalog.h"
#include "model/edition.h"
#include "suites.h"
#include "text/hours.h"
#include "text/locale.h"
#include "values/calendar.h"
#include "values/hours.h"
#include "values/value.h"

static struct wg_arena *a;

static void
setup(void)
{
	a = wg_arena_open();
}

static void
teardown(void)
{
	wg_arena_close(a);
}

static struct wg_str
days_off(const void *context, struct wg_arena *arena, int days,
    struct wg_str text)
{
	(void)context;
	return wg_str_fmt(arena, "%d (%.*s)", days, WG_ARG(text));
}

static const struct wg_hours_words words = {
	.word = {
	    [WG_HOURS_CLOSED_WORD] = WG_STR("geschlossen"),
	    [WG_HOURS_APPOINTMENT_WORD] = WG_STR("nur mit Termin"),
	    [WG_HOURS_ARRANGEMENT_WORD] = WG_STR("nach Vereinbarung"),
	    [WG_HOURS_UNKNOWN_WORD] = WG_STR("vorher fragen"),
	    [WG_HOURS_ALWAYS_WORD] = WG_STR("Tag und Nacht"),
	    [WG_HOURS_HOLIDAYS_WORD] = WG_STR("an Feiertagen"),
	    [WG_HOURS_HOLIDAYS_CLOSED_WORD] =
		WG_STR("an Feiertagen geschlossen"),
	    [WG_HOURS_SCHOOL_WORD] = WG_STR("in den Ferien"),
	    [WG_HOURS_SCHOOL_CLOSED_WORD] =
		WG_STR("in den Ferien geschlossen"),
	    [WG_HOURS_ELSE_WORD] = WG_STR("sonst"),
	    [WG_HOURS_MORE_WORD] = WG_STR("zusätzlich"),
	    [WG_HOURS_INSTEAD_WORD] = WG_STR("stattdessen"),
	    [WG_HOURS_ALSO_HOLIDAYS_WORD] = WG_STR("auch an Feiertagen"),
	    [WG_HOURS_ALSO_SCHOOL_WORD] = WG_STR("auch in den Ferien"),
	    [WG_HOURS_LONGER_WORD] = WG_STR("oder länger"),
	    [WG_HOURS_EASTER_WORD] = WG_STR("Ostersonntag"),
	    [WG_HOURS_ODD_WEEKS_WORD] = WG_STR("ungerade KW"),
	    [WG_HOURS_EVEN_WEEKS_WORD] = WG_STR("gerade KW"),
	    [WG_HOURS_WEEKS_WORD] = WG_STR("KW {weeks}"),
	    [WG_HOURS_FROM_TIME_WORD] = WG_STR("ab {time}"),
	    [WG_HOURS_FROM_DATE_WORD] = WG_STR("ab {date}"),
	    [WG_HOURS_NTH_WORD] = WG_STR("jeden 1. {day}"),
	    [WG_HOURS_NTH_WORD + 1] = WG_STR("jeden 2. {day}"),
	    [WG_HOURS_NTH_WORD + 2] = WG_STR("jeden 3. {day}"),
	    [WG_HOURS_NTH_WORD + 3] = WG_STR("jeden 4. {day}"),
	    [WG_HOURS_NTH_WORD + 4] = WG_STR("jeden 5. {day}"),
	    [WG_HOURS_LAST_WORD] = WG_STR("jeden letzten {day}"),
	    [WG_HOURS_LAST_BUT_ONE_WORD] = WG_STR("jeden vorletzten {day}"),
	},
	.days_off = days_off };

static const struct {
	const char *hours, *rows, *brief;
} hours[] = {
	{ "Mo-Fr 08:00-12:00", "Montag–Freitag: 08:00–12:00|",
	    "Mo–Fr: 08:00–12:00|" },
	{ "Mo-Fr 08:00-12:00; Th 08:00-12:00,14:00-17:30; PH off",
	    "Montag–Mittwoch: 08:00–12:00|"
	    "Donnerstag: 08:00–12:00, 14:00–17:30|Freitag: 08:00–12:00|"
	    "an Feiertagen geschlossen|",
	    "Mo, Di, Mi, Fr: 08:00–12:00|Do: 08:00–12:00, 14:00–17:30|"
	    "an Feiertagen geschlossen|" },
	{ "Tu,Th 09:00-12:00; We \"nur mit Termin\"",
	    "Dienstag: 09:00–12:00|Mittwoch: nur mit Termin|"
	    "Donnerstag: 09:00–12:00|",
	    "Di, Do: 09:00–12:00|Mi: nur mit Termin|" },
	{ "24/7", "Tag und Nacht|", "Tag und Nacht|" },
	{ "off", "geschlossen|", "geschlossen|" },
	{ "Mo[1] 16:00-18:00", "jeden 1. Montag: 16:00–18:00|",
	    "jeden 1. Montag: 16:00–18:00|" },
	{ "Mo-Fr 08:00-12:00; Th 14:00-18:00",
	    "Montag–Mittwoch: 08:00–12:00|Donnerstag: 14:00–18:00|"
	    "Freitag: 08:00–12:00|",
	    "Mo, Di, Mi, Fr: 08:00–12:00|Do: 14:00–18:00|" },
	{ "Mo-Fr 08:00-12:00, Th 14:00-18:00",
	    "Montag–Mittwoch: 08:00–12:00|"
	    "Donnerstag: 08:00–12:00, 14:00–18:00|Freitag: 08:00–12:00|",
	    "Mo, Di, Mi, Fr: 08:00–12:00|Do: 08:00–12:00, 14:00–18:00|" },
	{ "Mo 08:00-12:00; Dec 24-Jan 01 off",
	    "Montag: 08:00–12:00|24. Dezember – 1. Januar: geschlossen|",
	    "Mo: 08:00–12:00|24. Dezember – 1. Januar: geschlossen|" },
	{ "PH off; Mo 08:00-12:00",
	    "an Feiertagen geschlossen|"
	    "Montag: 08:00–12:00, auch an Feiertagen|",
	    "an Feiertagen geschlossen|"
	    "Mo: 08:00–12:00, auch an Feiertagen|" },
	{ "Mo 08:00-12:00, Mo[1] 14:00-16:00; Tu[1],Tu[3] 09:00-10:00",
	    "Montag: 08:00–12:00|jeden 1. Montag: 14:00–16:00, zusätzlich|"
	    "jeden 1. Dienstag: 09:00–10:00|jeden 3. Dienstag: 09:00–10:00|",
	    "Mo: 08:00–12:00|jeden 1. Montag: 14:00–16:00, zusätzlich|"
	    "jeden 1. Dienstag: 09:00–10:00|jeden 3. Dienstag: 09:00–10:00|" },
};

/* Thin and no-break blanks of ICU are not what is tested. */
static struct wg_str
plain(struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_str result;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		if (c == 0x2009 || c == 0x202F || c == 0xA0)
			c = ' ';
		if (c != 0x200F && c != 0x200E)
			wg_out_char(&out, c);
	}
	result = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return result;
}

static struct wg_str
rows_of(const struct wg_hours *h, bool brief)
{
	const struct wg_locale *de = wg_locale(WG_STR("de"), NULL);
	struct wg_out out = { 0 };
	struct wg_str text;
	size_t n;
	struct wg_hours_row *rows =
	    wg_hours_rows(h, de, &words, brief, a, &n);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < rows[i].n; k++) {
			const struct wg_hours_piece *p = &rows[i].at[k];

			wg_out_fmt(&out, "%s%.*s%s%s", k > 0 ? " " : "",
			    WG_ARG(p->text),
			    p->comma ? "," : p->colon ? ":" : "",
			    k + 1 == rows[i].n ? "|" : "");
		}
	text = plain(wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

START_TEST(hours_become_rows)
{
	struct wg_hours h;
	struct wg_value_error error;
	struct wg_str found;

	ck_assert(wg_hours_parse(a, wg_str(hours[_i].hours), &h, &error));
	found = rows_of(&h, true);
	ck_assert_str_eq(found.ptr, hours[_i].brief);
	/* ICU writes a range of days with blanks around the dash. */
	found = rows_of(&h, false);
	for (char *p; (p = strstr((char *)found.ptr, "g – ")) != NULL &&
	     strncmp(p + 6, "1.", 2);)
		memmove(p + 1, p + 2, strlen(p + 1)),
		    memmove(p + 4, p + 5, strlen(p + 4));
	ck_assert_str_eq(found.ptr, hours[_i].rows);
}
END_TEST

static const struct {
	const char *hours;
	size_t at;
} wrong[] = {
	{ "Mo-Fr 8:00-12:00", 6 }, { "Mo-Fr 08:00-49:00", 12 },
	{ "Mo 12:00-12:00", 3 }, { "Mx 08:00-12:00", 0 },
	{ "Mo 08:00", 8 }, { "", 0 }, { "Mo \"nie", 3 },
	{ "Mo 08:00-12:00,10:00-14:00", 15 }, { "Mo[7] 08:00-12:00", 3 },
	{ "Dec 41 off", 4 },
};

START_TEST(wrong_hours_are_refused)
{
	struct wg_hours h;
	struct wg_value_error error;

	ck_assert(!wg_hours_parse(a, wg_str(wrong[_i].hours), &h, &error));
	ck_assert_ptr_nonnull(error.why);
	ck_assert_msg(error.at == wrong[_i].at, "%s: at %zu, not %zu",
	    wrong[_i].hours, error.at, wrong[_i].at);
}
END_TEST

static const struct {
	const char *icu, *date, *times, *monday;
} formats[] = {
	{ "de", "16. März 2026", "08:00–12:30 Uhr", "Montag" },
	{ "uk", "16 березня 2026 р.", "08:00–12:30", "понеділок" },
	{ "ar", "16 مارس 2026", NULL, "الاثنين" },
	{ "fa", NULL, "8:00 تا 12:30", "دوشنبه" },
	{ "tr", "16 Mart 2026", "08:00–12:30", "Pazartesi" },
	{ "ti", NULL, NULL, "ሰኑይ" }, { "ku", NULL, NULL, "duşem" },
};

START_TEST(languages_have_their_formats)
{
	const struct wg_locale *l =
	    wg_locale(wg_str(formats[_i].icu), NULL);

	ck_assert(wg_locale_known(l));
	ck_assert_str_eq(
	    plain(wg_locale_weekday(l, 0)).ptr, formats[_i].monday);
	if (formats[_i].date != NULL)
		ck_assert_str_eq(plain(wg_locale_date(l, a,
		    wg_days_of(2026, 3, 16))).ptr, formats[_i].date);
	if (formats[_i].times != NULL)
		ck_assert_str_eq(plain(wg_locale_times(l, a, 480, 750)).ptr,
		    formats[_i].times);
}
END_TEST

START_TEST(a_language_without_data_falls_back)
{
	const struct wg_locale *de = wg_locale(WG_STR("de"), NULL);
	const struct wg_locale *rom = wg_locale(WG_STR("rom"), de);

	ck_assert(!wg_locale_known(rom));
	ck_assert(wg_str_is(wg_locale_weekday(rom, 0), "Montag"));
}
END_TEST

static const struct {
	const char *expression;
	uint32_t n, form;
} plurals[] = {
	{ "(n != 1)", 1, 0 }, { "(n != 1)", 5, 1 }, { "0", 7, 0 },
	{ "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
	  "(n%100<10 || n%100>=20) ? 1 : 2)", 22, 1 },
	{ "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
	  "n%100>=11 ? 4 : 5", 103, 3 },
	{ "n%0", 1, UINT32_MAX }, { "!n", 0, 1 },
};

START_TEST(plural_forms_are_c)
{
	const struct wg_plural *p =
	    wg_plural_parse(a, wg_str(plurals[_i].expression));

	ck_assert_ptr_nonnull(p);
	ck_assert_uint_eq(wg_plural_eval(p, plurals[_i].n), plurals[_i].form);
}
END_TEST

START_TEST(nonsense_is_no_plural)
{
	char deep[202];

	memset(deep, '(', 100);
	memcpy(deep + 100, "n", 2);
	ck_assert_ptr_null(wg_plural_parse(a, wg_str(deep)));
	ck_assert_ptr_null(wg_plural_parse(a, WG_STR("system(1)")));
	ck_assert_ptr_null(wg_plural_parse(a, WG_STR("n ==")));
	ck_assert_ptr_null(wg_plural_parse(a, WG_NONE));
}
END_TEST

/* Rooms 112 to 118, not 118 to 112. */
START_TEST(arguments_of_labels_are_isolated)
{
	struct wg_language language = { .tag = WG_STR("ar"), .rtl = true };
	struct wg_edition_texts texts = { .labels[WG_L_ROOM] = {
		.forms[0] = WG_STR("الغرفة {name}"), .language = &language } };
	struct wg_edition e = { .language = &language, .texts = &texts };
	const struct wg_label_arg args[] = { { "name", WG_STR("112–118") },
		{ NULL, WG_NONE } };

	ck_assert(wg_str_is(wg_edition_label(&e, a, WG_L_ROOM, 0, args),
	    "الغرفة \u2068112–118\u2069"));
	language.rtl = false;
	ck_assert(wg_str_is(wg_edition_label(&e, a, WG_L_ROOM, 0, args),
	    "الغرفة 112–118"));
}
END_TEST

#define LOOP(tc, test, table) \
	tcase_add_loop_test( \
	    tc, test, 0, (int)(sizeof(table) / sizeof((table)[0])))

Suite *
facts_suite(void)
{
	Suite *s = suite_create("facts");
	TCase *tc = tcase_create("facts");

	tcase_add_checked_fixture(tc, setup, teardown);
	LOOP(tc, hours_become_rows, hours);
	LOOP(tc, wrong_hours_are_refused, wrong);
	LOOP(tc, languages_have_their_formats, formats);
	LOOP(tc, plural_forms_are_c, plurals);
	tcase_add_test(tc, a_language_without_data_falls_back);
	tcase_add_test(tc, nonsense_is_no_plural);
	tcase_add_test(tc, arguments_of_labels_are_isolated);
	suite_add_tcase(s, tc);
	return s;
}
