/* Values of the sources: what is read, what is refused, and what is offered
 * instead. */
#include <check.h>

#include "base/arena.h"
#include "base/out.h"
#include "model/datatype.h"
#include "suites.h"
#include "text/locale.h"
#include "text/phone.h"
#include "values/position.h"
#include "values/zone.h"

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

/* The canonical text, or NULL if it is refused; then what is offered. */
static const struct {
	const char *type, *text, *read, *near;
} texts[] = {
	{ "date", "2026-11-01", "2026-11-01", NULL },
	{ "date", " 2026-11-01 ", "2026-11-01", NULL },
	{ "date", "2024-02-29", "2024-02-29", NULL },
	{ "date", "2026-02-29", NULL, NULL },
	{ "date", "2026-13-01", NULL, NULL },
	{ "date", "2026-1-5", NULL, "2026-01-05" },
	{ "date", "1.11.2026", NULL, "2026-11-01" },
	{ "date", "01. 11. 2026", NULL, "2026-11-01" },
	{ "date", "31.4.2026", NULL, NULL },
	{ "date", "1.11.26", NULL, NULL },
	{ "date", "2026/11/01", NULL, "2026-11-01" },
	{ "date", "+026-11-01", NULL, NULL },
	{ "date", "1026-11-01", NULL, NULL },
	{ "date", "", NULL, NULL },
	{ "moment", "2026-11-01T15:00", "2026-11-01T15:00", NULL },
	{ "moment", "2026-11-01", "2026-11-01", NULL },
	{ "moment", "2026-12-31T24:00", "2027-01-01T00:00", NULL },
	{ "moment", "2026-11-01 15:00", NULL, "2026-11-01T15:00" },
	{ "moment", "2026-11-01T24:01", NULL, NULL },
	{ "time", "08:00", "08:00", NULL },
	{ "time", "24:00", "24:00", NULL },
	{ "time", "00:00-24:00", "00:00-24:00", NULL },
	{ "time", "20:00-24:00", "20:00-24:00", NULL },
	{ "time", "8:00", NULL, "08:00" },
	{ "time", "08.00", NULL, "08:00" },
	{ "time", "8 Uhr", NULL, "08:00" },
	{ "time", "8-12", NULL, "08:00-12:00" },
	{ "time", "8:00 – 12:30 Uhr", NULL, "08:00-12:30" },
	{ "time", "8.00 Uhr bis 12.30 Uhr", NULL, "08:00-12:30" },
	{ "time", "24:01", NULL, NULL },
	{ "time", "20:00-02:00", NULL, NULL },
	{ "time", "08:00-08:00", NULL, NULL },
	{ "time", "24:00-24:00", NULL, NULL },
	{ "money", "49", "49", NULL },
	{ "money", "12.50", "12.50", NULL },
	{ "money", "20-30.50", "20-30.50", NULL },
	{ "money", "1200.50", "1200.50", NULL },
	{ "money", "12,50", NULL, "12.50" },
	{ "money", "12,5", NULL, "12.50" },
	{ "money", "1.200", NULL, "1200" },
	{ "money", "1.200,50 €", NULL, "1200.50" },
	{ "money", "49,- Euro", NULL, "49" },
	{ "money", "10–20 €", NULL, "10-20" },
	{ "money", "30-20", NULL, NULL },
	{ "money", "-5", NULL, NULL },
	{ "money", "12345678", NULL, NULL },
	{ "decimal", "53.1", "53.1", NULL },
	{ "decimal", "-0.5", "-0.5", NULL },
	{ "decimal", "53.0978123", "53.097812", NULL },
	{ "decimal", "53.097812500000001", "53.097813", NULL },
	{ "decimal", "9.9999996", "10", NULL },
	{ "decimal", "-9.2000004", "-9.2", NULL },
	{ "decimal", "53.097 ", "53.097", NULL },
	{ "decimal", "53,0978", NULL, "53.0978" },
	{ "decimal", "53.1°", NULL, "53.1" },
	{ "decimal", "53.1° N", NULL, "53.1" },
	{ "decimal", "−9,25", NULL, "-9.25" },
	{ "decimal", "53°05'52\"", NULL, NULL },
	{ "decimal", "1.234.567", NULL, NULL },
	{ "decimal", "180.0000001", "180", NULL },
	{ "decimal", "180.000001", NULL, NULL },
	{ "decimal", "53.", NULL, NULL },
	{ "decimal", ".5", NULL, NULL },
	{ "decimal", "", NULL, NULL },
	{ "integer", "15", "15", NULL },
	{ "integer", "1.5", NULL, NULL },
	{ "postcode", "01067", "01067", NULL },
	{ "postcode", "1067", NULL, NULL },
	{ "color", "#1b4F72", "#1b4F72", NULL },
	{ "color", "#1b4g72", NULL, NULL },
	{ "color", "1b4f72", NULL, NULL },
	{ "lang", "zh-Hans", "zh-Hans", NULL },
	{ "langs", "de ar  uk", "de ar  uk", NULL },
	{ "langs", "de,ar", NULL, NULL },
	{ "yes|no", "yes", "yes", NULL },
	{ "yes|no", "yess", NULL, "yes" },
	{ "url", "https://example.org", "https://example.org", NULL },
	{ "url", "https://EXAMPLE.org/Weg", "https://example.org/Weg", NULL },
	{ "url", "https://example.org/anträge/größe",
	    "https://example.org/antr%C3%A4ge/gr%C3%B6%C3%9Fe", NULL },
	{ "url", "https://example.org/antr%C3%A4ge",
	    "https://example.org/antr%C3%A4ge", NULL },
	{ "url", "https://example.org/mein Antrag.pdf",
	    "https://example.org/mein%20Antrag.pdf", NULL },
	{ "url", "https://example.org/100%", "https://example.org/100%25",
	    NULL },
	{ "url", "https://example.org?q=ä#ü",
	    "https://example.org?q=%C3%A4#%C3%BC", NULL },
	{ "url", "https://müller-straße.example/",
	    "https://xn--mller-strae-46a18a.example/", NULL },
	{ "url", "https://MÜNCHEN.example", "https://xn--mnchen-3ya.example",
	    NULL },
	{ "url", "https://example.org/a_(b)", "https://example.org/a_(b)",
	    NULL },
	{ "url", "https://example.org/seite.", NULL,
	    "https://example.org/seite" },
	{ "url", "https://example.org/seite),", NULL,
	    "https://example.org/seite" },
	{ "url", "http://example.org/a", NULL, "https://example.org/a" },
	{ "url", "HTTPS://example.org/A", "https://example.org/A", NULL },
	{ "url", "www.example.org", NULL, "https://www.example.org" },
	{ "url", "ftp://example.org", NULL, NULL },
	{ "url", "javascript:alert(1)", NULL, NULL },
	{ "url", "https://user@example.org", NULL, NULL },
	{ "url", "https://example.org:8443/", "https://example.org:8443/",
	    NULL },
	{ "url", "https://example.org:99999/", NULL, NULL },
	{ "url", "https://пример.example", NULL, NULL },
	{ "url", "https://-a.example", NULL, NULL },
	{ "url", "https://a..example", NULL, NULL },
	{ "url", "https://example", NULL, NULL },
	{ "url", "https://example.org/a\xE2\x80\x8B" "b", NULL, NULL },
	{ "url", "https://example.org/\"x", NULL, NULL },
	{ "hosts", "example.org Müller.example",
	    "example.org xn--mller-kva.example", NULL },
	{ "hosts", "https://example.org", NULL, NULL },
	{ "email", "info@example.org", "info@example.org", NULL },
	{ "email", "Info@EXAMPLE.org", "Info@example.org", NULL },
	{ "email", "info@müller.example", "info@xn--mller-kva.example", NULL },
	{ "email", "mailto:info@example.org", NULL, "info@example.org" },
	{ "email", "info.@example.org", NULL, NULL },
	{ "email", "in..fo@example.org", NULL, NULL },
	{ "email", "info@example", NULL, NULL },
	{ "email", "info", NULL, NULL },
	{ "email", "a b@example.org", NULL, NULL },
	{ "phone", "+493023125112", "+493023125112", NULL },
	{ "phone", "112", "112", NULL },
	{ "phone", "23125", NULL, NULL },
	{ "phone", "19222", NULL, NULL },
	{ "phone", "1234567", NULL, NULL },
	{ "phone", "030 23125112", NULL, "+493023125112" },
	{ "phone", "(030) 23125-112", NULL, "+493023125112" },
	{ "phone", "030/23125112", NULL, "+493023125112" },
	{ "phone", "0049 30 23125112", NULL, "+493023125112" },
	{ "phone", "+49 (0)30 23125112", NULL, "+493023125112" },
	{ "phone", "+49 030 23125112", NULL, "+493023125112" },
	{ "phone", "12", NULL, NULL }, { "phone", "+49", NULL, NULL },
	{ "phone", "", NULL, NULL }, { "phone", "abc", NULL, NULL },
	{ "phone", "+49301234567890123", NULL, NULL },
	{ "phone", "+٤٩٣٠", NULL, NULL }, { "phone", "1 1 2x", NULL, NULL },
};

START_TEST(texts_become_values)
{
	struct wg_value v;
	struct wg_value_error e;
	bool good = wg_value_read(
	    a, texts[_i].type, wg_str(texts[_i].text), &v, &e);

	ck_assert_msg(good == (texts[_i].read != NULL), "%s \"%s\"",
	    texts[_i].type, texts[_i].text);
	if (good) {
		ck_assert_str_eq(wg_cstr(a, v.text), texts[_i].read);
		return;
	}
	ck_assert_ptr_nonnull(e.why);
	ck_assert_uint_le(e.at, wg_str(texts[_i].text).len);
	ck_assert_msg(texts[_i].near == NULL ? e.near.len == 0 :
					       wg_str_is(e.near, texts[_i].near),
	    "%s \"%s\": \"%.*s\"", texts[_i].type, texts[_i].text,
	    WG_ARG(e.near));
	/* What is offered can be used. */
	ck_assert(e.near.len == 0 ||
	    wg_value_read(a, texts[_i].type, e.near, &v, &e));
}
END_TEST

/* No-break blanks and hyphens are shown as plain ones. */
static const char *
plain(struct wg_str s)
{
	struct wg_out out = { 0 };
	struct wg_str result;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = wg_utf8_next(s, &at);

		c = c == 0x2009 || c == 0x202F || c == 0xA0 ? ' ' :
		    c == 0x2011 ? '-' : c;
		if (c != 0x200F && c != 0x200E)
			wg_out_char(&out, c);
	}
	result = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return result.ptr;
}

static const struct {
	const char *in, *dial, *text;
} phones[] = {
	{ "+493023125112", "+493023125112", "+49 30 23125112" },
	{ "+49 30 23125-112", "+493023125112", "+49 30 23125-112" },
	{ "+4915228817386", "+4915228817386", "+49 152 28817386" },
	{ "112", "112", "112" }, { "110", "110", "110" },
	{ "115", "115", "115" }, { "116117", "116117", "116 117" },
	{ "116 016", "116016", "116 016" }, { "11833", "11833", "11833" },
	{ "+498001110111", "+498001110111", "0800 1110111" },
	{ "0800 1110111", "+498001110111", "0800 1110111" },
	{ "01371234567", "+491371234567", "0137 1 234567" },
	{ "0180 5 123456", "+491805123456", "0180 5 123456" },
	{ "+4932212345678", "+4932212345678", "+49 32 212345678" },
	{ "+49241123456", "+49241123456", "+49 241 123456" },
};

START_TEST(phones_are_printed)
{
	struct wg_value v;
	struct wg_value_error e;

	ck_assert(wg_value_read(a, "phone", wg_str(phones[_i].in), &v, &e));
	ck_assert_str_eq(wg_cstr(a, v.phone.dial), phones[_i].dial);
	ck_assert_str_eq(
	    plain(wg_phone_text(a, &v.phone)), phones[_i].text);
}
END_TEST

static const struct {
	const char *url, *text;
} links[] = {
	{ "https://example.org/", "example.org" },
	{ "https://example.org/antr%C3%A4ge/", "example.org/anträge" },
	{ "https://xn--mnchen-3ya.example/%D0%B4%D0%B0",
	    "münchen.example/да" },
	/* Nobody could copy these. */
	{ "https://xn--80ak6aa92e.example/", "xn--80ak6aa92e.example" },
	{ "https://example.org/a%20b%2Fc", "example.org/a%20b%2Fc" },
	{ "https://example.org/%D8%A7", "example.org/%D8%A7" },
	{ "https://example.org/%E2%80%AE", "example.org/%E2%80%AE" },
	{ "https://example.org/%C3", "example.org/%C3" },
	{ "https://xn--a.example/", "xn--a.example" },
};

START_TEST(addresses_are_readable)
{
	struct wg_value v;
	struct wg_value_error e;

	ck_assert(wg_value_read(a, "url", wg_str(links[_i].url), &v, &e));
	ck_assert_str_eq(wg_url_text(a, v.url.href).ptr, links[_i].text);
}
END_TEST

static const struct {
	const char *icu, *time, *midnight, *range, *money, *moneys;
} spoken[] = {
	{ "de", "10:30 Uhr", "24:00 Uhr", "20:00–24:00 Uhr", "1.200,50 €",
	    "20–30 €" },
	{ "uk", "10:30", "24:00", "20:00–24:00", "1 200,50 EUR", NULL },
	{ "en", "10:30", "24:00", "20:00 – 24:00", "€1,200.50", "€20 – €30" },
	{ "bg", "10:30 ч.", "24:00 ч.", "20:00 ч. – 24:00 ч.", "1 200,50 €",
	    NULL },
	{ "fa", "10:30", "24:00", "20:00 تا 24:00", NULL, NULL },
	{ "hu", "10:30", "24:00", "20:00–24:00", "1 200,50 EUR", NULL },
	{ "fr", "10:30", "24:00", "20:00 – 24:00", "1 200,50 €", NULL },
};

START_TEST(times_and_money_are_spoken)
{
	const struct wg_locale *l = wg_locale(wg_str(spoken[_i].icu), NULL);
	const struct wg_money one = { 120050, 120050 }, two = { 2000, 3000 };

	ck_assert_str_eq(plain(wg_locale_time(l, a, 630)), spoken[_i].time);
	ck_assert_str_eq(
	    plain(wg_locale_time(l, a, 1440)), spoken[_i].midnight);
	ck_assert_str_eq(
	    plain(wg_locale_times(l, a, 1200, 1440)), spoken[_i].range);
	if (spoken[_i].money != NULL)
		ck_assert_str_eq(
		    plain(wg_locale_money(l, a, &one)), spoken[_i].money);
	if (spoken[_i].moneys != NULL)
		ck_assert_str_eq(
		    plain(wg_locale_money(l, a, &two)), spoken[_i].moneys);
}
END_TEST

static const struct {
	const char *icu, *list, *comma, *colon;
} marks[] = {
	{ "de", ", ", ", ", ": " }, { "en", ", ", ", ", ": " },
	{ "fr", ", ", ", ", "\u00A0: " }, { "tr", ", ", ", ", ": " },
	{ "ar", "، ", "، ", ": " }, { "fa", "، ", "، ", ": " },
	{ "fa-AF", "، ", "، ", ": " }, { "ur", "، ", "، ", ": " },
	{ "ps", "، ", "، ", ": " }, { "ckb", "، ", "، ", ": " },
	{ "ku", ", ", ", ", ": " }, { "zh-Hans", "、", "，", "：" },
	{ "ja", "、", "、", "：" }, { "ti", "፣ ", "፣ ", ": " },
	{ "rom", ", ", ", ", ": " }, { "th", ", ", ", ", ": " },
};

START_TEST(languages_have_their_marks)
{
	const struct wg_locale *l = wg_locale(
	    wg_str(marks[_i].icu), wg_locale(WG_STR("de"), NULL));

	ck_assert_str_eq(
	    wg_cstr(a, wg_locale_separator(l, WG_SEPARATOR_LIST)),
	    marks[_i].list);
	ck_assert_str_eq(
	    wg_cstr(a, wg_locale_separator(l, WG_SEPARATOR_COMMA)),
	    marks[_i].comma);
	ck_assert_str_eq(
	    wg_cstr(a, wg_locale_separator(l, WG_SEPARATOR_COLON)),
	    marks[_i].colon);
}
END_TEST

static const struct {
	const char *icu, *date;
} dates[] = {
	{ "de", "Dienstag, 1. Dezember 2026" },
	{ "fr", "mardi 1 décembre 2026" },
	{ "ar", "الثلاثاء، 1 ديسمبر 2026" },
	{ "ckb", "سێشەممە، 1ی کانونی یەکەمی 2026" },
	{ "zh-Hans", "2026年12月1日星期二" },
	{ "uk", "вівторок, 1 грудня 2026 р." },
	{ "rom", "Dienstag, 1. Dezember 2026" },
};

START_TEST(days_are_spoken)
{
	const struct wg_locale *l = wg_locale(
	    wg_str(dates[_i].icu), wg_locale(WG_STR("de"), NULL));

	ck_assert_str_eq(plain(wg_locale_full_date(
	    l, a, wg_days_of(2026, 12, 1))), dates[_i].date);
}
END_TEST

/* RFC 5545, 3.3.5, at both changes of 2027 and beside them. */
static const struct {
	int month, day, minutes;
	const char *local, *utc;
} moments[] = {
	{ 3, 28, 119, "2027-03-28T01:59:00+01:00", "2027-03-28T00:59:00Z" },
	{ 3, 28, 120, "2027-03-28T03:00:00+02:00", "2027-03-28T01:00:00Z" },
	{ 3, 28, 150, "2027-03-28T03:30:00+02:00", "2027-03-28T01:30:00Z" },
	{ 3, 28, 180, "2027-03-28T03:00:00+02:00", "2027-03-28T01:00:00Z" },
	{ 10, 31, 119, "2027-10-31T01:59:00+02:00", "2027-10-30T23:59:00Z" },
	{ 10, 31, 150, "2027-10-31T02:30:00+02:00", "2027-10-31T00:30:00Z" },
	{ 10, 31, 180, "2027-10-31T03:00:00+01:00", "2027-10-31T02:00:00Z" },
};

START_TEST(clocks_change)
{
	const struct wg_moment m = {
		.days = wg_days_of(2027, moments[_i].month, moments[_i].day),
		.minutes = moments[_i].minutes };
	struct wg_out local = { 0 }, utc = { 0 };

	wg_moment_local(&local, wg_zone_default(), m);
	wg_moment_utc(&utc, wg_zone_default(), m);
	ck_assert_str_eq(wg_cstr(a, wg_out_str(&local)), moments[_i].local);
	ck_assert_str_eq(wg_cstr(a, wg_out_str(&utc)), moments[_i].utc);
	wg_out_free(&local);
	wg_out_free(&utc);
}
END_TEST

static const struct {
	struct wg_bounds bounds;
	enum wg_bounds_fault fault;
} boxes[] = {
	{ { 9050000, 52950000, 9550000, 53250000, true }, WG_BOUNDS_GOOD },
	{ { 9550000, 52950000, 9050000, 53250000, true }, WG_BOUNDS_REVERSED },
	{ { 9050000, 53250000, 9550000, 52950000, true }, WG_BOUNDS_REVERSED },
	{ { 9050000, 52950000, 9050000, 53250000, true }, WG_BOUNDS_REVERSED },
	{ { 52950000, 9050000, 53250000, 9550000, true }, WG_BOUNDS_SWAPPED },
	{ { 53250000, 9550000, 52950000, 9050000, true }, WG_BOUNDS_SWAPPED },
	{ { -100000000, 30000000, -90000000, 40000000, true }, WG_BOUNDS_GOOD },
};

START_TEST(boxes_are_checked)
{
	ck_assert_int_eq(
	    wg_bounds_fault(&boxes[_i].bounds), boxes[_i].fault);
}
END_TEST

Suite *
values_suite(void)
{
	Suite *s = suite_create("values");
	TCase *t = tcase_create("values");

	tcase_add_checked_fixture(t, setup, teardown);
#define LOOP(test, table) \
	tcase_add_loop_test(t, test, 0, sizeof(table) / sizeof((table)[0]))
	LOOP(texts_become_values, texts);
	LOOP(phones_are_printed, phones);
	LOOP(addresses_are_readable, links);
	LOOP(times_and_money_are_spoken, spoken);
	LOOP(languages_have_their_marks, marks);
	LOOP(days_are_spoken, dates);
	LOOP(clocks_change, moments);
	LOOP(boxes_are_checked, boxes);
#undef LOOP
	suite_add_tcase(s, t);
	return s;
}
