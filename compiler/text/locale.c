/*
 * ICU formats, pinned: Gregorian calendar, Latin digits, 24 hours.  To open
 * one takes ICU up to a millisecond, to use it a few microseconds: each is
 * opened when it is first asked for, kept, and used by one thread at a time.
 */
#include "text/locale.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unum.h>
#include <unicode/unumberrangeformatter.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/out.h"
#include "text/separators.h"
#include "values/value.h"

#define LONGEST 128
static const UChar utc[] = u"Etc/UTC";

/* Which parts of a date; ICU knows their order and the words between. */
enum skeleton { DATE, FULL_DATE, DAY_MONTH, MONTH_YEAR, MONTH, TIME, WEEKDAY,
	N_SKELETONS };
static const UChar *const skeletons[N_SKELETONS] = {
	[DATE] = u"yMMMMd",
	[FULL_DATE] = u"yMMMMEEEEd",
	[DAY_MONTH] = u"MMMMd",
	[MONTH_YEAR] = u"yMMMM",
	[MONTH] = u"LLLL",
	[TIME] = u"Hm",
	[WEEKDAY] = u"EEEE",
};

/* What only one thread at a time may use.  NULL: not asked for yet, or not to
 * be had. */
struct formats {
	pthread_mutex_t mutex;
	UDateFormat *one[N_SKELETONS];
	UDateIntervalFormat *range[N_SKELETONS];
	UNumberFormat *euros[2]; /* whole, with cents */
};

struct wg_locale {
	struct wg_str name;
	const char *icu; /* with its calendar and digits, as ICU's own
			  * keywords: for those of BCP 47 it would first
			  * read the tables of all of them */
	bool known;
	const struct wg_locale *fallback;
	struct wg_str days[7], short_days[7]; /* Monday first */
	/* Outer and inner ones; the one that opens, the one that closes. */
	struct wg_str quotes[2][2];
	struct wg_str marks[WG_SEPARATOR_COUNT];
	struct wg_str time, times; /* patterns of wg_locale_time(), _times() */
	struct formats *formats;
	struct wg_locale *next; /* in the list of all */
};

/* Data of its own, or only root's and the process locale's? */
static bool
has_data(const char *icu)
{
	UErrorCode status = U_ZERO_ERROR;
	UResourceBundle *bundle = ures_open(NULL, icu, &status);
	const char *actual;
	bool known;

	if (U_FAILURE(status))
		return false;
	known = status != U_USING_DEFAULT_WARNING;
	status = U_ZERO_ERROR;
	actual = ures_getLocaleByType(bundle, ULOC_ACTUAL_LOCALE, &status);
	known = known && U_SUCCESS(status) && strcmp(actual, "root");
	ures_close(bundle);
	return known;
}

static struct wg_str
to_utf8(struct wg_arena *a, const UChar *s, int32_t n)
{
	char utf8[4 * LONGEST];
	UErrorCode status = U_ZERO_ERROR;
	int32_t length = 0;

	u_strToUTF8(utf8, sizeof(utf8), &length, s, n, &status);
	if (U_FAILURE(status))
		return WG_NONE;
	return wg_str_dup(a, (struct wg_str){ utf8, (size_t)length });
}

static const struct wg_locale *
usable(const struct wg_locale *l)
{
	return !l->known && l->fallback != NULL ? l->fallback : l;
}

static UDateFormat *
open_skeleton(const char *icu, const UChar *skeleton)
{
	UErrorCode status = U_ZERO_ERROR;
	UDateTimePatternGenerator *g = udatpg_open(icu, &status);
	UChar pattern[LONGEST];
	int32_t n = udatpg_getBestPattern(
	    g, skeleton, -1, pattern, LONGEST, &status);
	UDateFormat *f = udat_open(UDAT_PATTERN, UDAT_PATTERN, icu, utc, -1,
	    pattern, n, &status);

	udatpg_close(g);
	if (U_FAILURE(status)) {
		if (f != NULL)
			udat_close(f);
		return NULL;
	}
	return f;
}

static struct wg_str
format(const struct wg_locale *l, struct wg_arena *a, enum skeleton skeleton,
    UDate when)
{
	UDateFormat **f = &l->formats->one[skeleton];
	UErrorCode status = U_ZERO_ERROR;
	UChar text[LONGEST];
	int32_t n = 0;

	pthread_mutex_lock(&l->formats->mutex);
	if (*f == NULL)
		*f = open_skeleton(l->icu, skeletons[skeleton]);
	if (*f != NULL)
		n = udat_format(*f, when, text, LONGEST, NULL, &status);
	pthread_mutex_unlock(&l->formats->mutex);
	return U_FAILURE(status) ? WG_NONE : to_utf8(a, text, n);
}

static struct wg_str
format_range(const struct wg_locale *l, struct wg_arena *a,
    enum skeleton skeleton, UDate from, UDate to)
{
	UDateIntervalFormat **f = &l->formats->range[skeleton];
	UErrorCode status = U_ZERO_ERROR;
	UChar text[LONGEST];
	int32_t n = 0;

	pthread_mutex_lock(&l->formats->mutex);
	if (*f == NULL)
		*f = udtitvfmt_open(
		    l->icu, skeletons[skeleton], -1, utc, -1, &status);
	if (U_SUCCESS(status))
		n = udtitvfmt_format(
		    *f, from, to, text, LONGEST, NULL, &status);
	pthread_mutex_unlock(&l->formats->mutex);
	return U_FAILURE(status) ? WG_NONE : to_utf8(a, text, n);
}

#define DAY 86400000.0
/* 2026-03-16 is a Monday: days since 1970-01-01. */
#define MONDAY 20528.0

static void
name_days(const struct wg_locale *l, struct wg_arena *a, const UChar *pattern,
    struct wg_str names[7])
{
	UErrorCode status = U_ZERO_ERROR;
	UDateFormat *f = udat_open(UDAT_PATTERN, UDAT_PATTERN, l->icu, utc, -1,
	    pattern, -1, &status);
	UChar text[LONGEST];

	for (int d = 0; d < 7 && U_SUCCESS(status); d++) {
		int32_t n = udat_format(
		    f, (MONDAY + d) * DAY, text, LONGEST, NULL, &status);

		names[d] = to_utf8(a, text, n);
	}
	if (f != NULL)
		udat_close(f);
}

/*
 * What CLDR has no word for: the blank inside (Imprimerie nationale, Lexique
 * des règles typographiques), and inner marks that differ from the outer ones.
 */
static const struct {
	const char *language;
	struct wg_str quotes[2][2];
} own_quotes[] = {
	{ "fr",
	    { { WG_STR("«\xE2\x80\xAF"), WG_STR("\xE2\x80\xAF»") },
		{ WG_STR("“"), WG_STR("”") } } },
};

/* Is 'icu' that language, of whatever country? */
static bool
speaks(const char *icu, const char *language)
{
	size_t n = strlen(language);

	return !strncmp(icu, language, n) &&
	    (icu[n] == '\0' || icu[n] == '-' || icu[n] == '_');
}

static void
name_quotes(struct wg_locale *l, struct wg_arena *a, const char *icu)
{
	static const ULocaleDataDelimiterType kinds[2][2] = {
		{ ULOCDATA_QUOTATION_START, ULOCDATA_QUOTATION_END },
		{ ULOCDATA_ALT_QUOTATION_START, ULOCDATA_ALT_QUOTATION_END }
	};
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(icu, &status);

	for (int i = 0; i < 4 && U_SUCCESS(status); i++) {
		UChar mark[LONGEST];
		int32_t n = ulocdata_getDelimiter(data, kinds[i / 2][i % 2],
		    mark, LONGEST, &status);

		if (U_SUCCESS(status))
			l->quotes[i / 2][i % 2] = to_utf8(a, mark, n);
	}
	ulocdata_close(data);
	for (size_t i = 0; i < sizeof(own_quotes) / sizeof(own_quotes[0]); i++)
		if (speaks(icu, own_quotes[i].language))
			memcpy(l->quotes, own_quotes[i].quotes,
			    sizeof(l->quotes));
}

/*
 * Times are not formatted by ICU, which knows no 24:00: it takes the range for
 * one of two days.  It is asked once for times of two digits each, and their
 * places are filled in.  No line breaks in a time: from left to right it is
 * one piece, from right to left its blanks are no-break ones.
 */
static struct wg_str
time_pattern(struct wg_arena *a, struct wg_str text, size_t numbers,
    const char *otherwise, bool rtl)
{
	struct wg_out out = { 0 };
	struct wg_str pattern;
	size_t n = 0;
	uint32_t c, before = 0;

	for (size_t at = 0; at < text.len; before = c) {
		c = wg_utf8_next(text, &at);
		n += c < 0x80 && wg_is_digit((char)c) &&
		    !(before < 0x80 && wg_is_digit((char)before));
		wg_out_char(&out, rtl && c == ' ' ? 0xA0 : c);
	}
	pattern = wg_str_dup(
	    a, n == numbers ? wg_out_str(&out) : wg_str(otherwise));
	wg_out_free(&out);
	return pattern;
}

static void
name_times(struct wg_locale *l, struct wg_arena *a)
{
	const double one = 71 * 60000.0, ten = (22 * 60 + 22) * 60000.0;
	bool rtl = uloc_isRightToLeft(l->name.ptr);
	size_t end;

	l->time = time_pattern(a, format(l, a, TIME, one), 2, "00:00", rtl);
	l->times = time_pattern(
	    a, format_range(l, a, TIME, one, ten), 4, "00:00–00:00",
	    rtl);
	end = l->times.len;
	/* "8:00–12:00 Uhr", but "8:00"?  The unit belongs to both. */
	while (!wg_is_digit(l->times.ptr[end - 1]))
		end--;
	if (wg_is_digit(l->time.ptr[l->time.len - 1]))
		l->time = wg_str_fmt(a, "%.*s%.*s", WG_ARG(l->time),
		    WG_ARG(wg_str_from(l->times, end)));
}

static struct wg_locale *
make(struct wg_arena *a, struct wg_str name, const struct wg_locale *fallback)
{
	struct wg_locale *l = WG_NEW(a, struct wg_locale);

	l->name = wg_str_dup(a, name);
	l->icu = wg_str_fmt(a, "%.*s@calendar=gregorian;numbers=latn",
	    WG_ARG(name)).ptr;
	l->fallback = fallback;
	l->known = has_data(l->name.ptr);
	l->formats = WG_NEW(a, struct formats);
	pthread_mutex_init(&l->formats->mutex, NULL);
	if (!l->known && fallback != NULL) {
		memcpy(l->days, fallback->days, sizeof(l->days));
		memcpy(l->short_days, fallback->short_days,
		    sizeof(l->short_days));
		memcpy(l->quotes, fallback->quotes, sizeof(l->quotes));
		wg_separators_find(a, l->name.ptr, fallback->name.ptr, l->marks);
		return l;
	}
	wg_separators_find(a, l->name.ptr, l->name.ptr, l->marks);
	name_times(l, a);
	name_days(l, a, u"EEEE", l->days);
	name_days(l, a, u"ccc", l->short_days);
	name_quotes(l, a, l->name.ptr);
	return l;
}

const struct wg_locale *
wg_locale(struct wg_str icu, const struct wg_locale *fallback)
{
	static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
	static struct wg_arena *arena;
	static struct wg_locale *all;
	struct wg_locale *l;

	pthread_mutex_lock(&mutex);
	if (arena == NULL)
		arena = wg_arena_open();
	for (l = all; l != NULL; l = l->next)
		if (wg_str_eq(l->name, icu) && l->fallback == fallback)
			break;
	if (l == NULL) {
		l = make(arena, icu, fallback);
		l->next = all;
		all = l;
	}
	pthread_mutex_unlock(&mutex);
	return l;
}

bool
wg_locale_known(const struct wg_locale *l)
{
	return l->known;
}

struct wg_str
wg_locale_weekday(const struct wg_locale *l, unsigned day)
{
	return l->days[day % 7];
}

struct wg_str
wg_locale_weekday_short(const struct wg_locale *l, unsigned day)
{
	return l->short_days[day % 7];
}

struct wg_str
wg_locale_weekdays(const struct wg_locale *l, struct wg_arena *a,
    unsigned from, unsigned to)
{
	struct wg_str range = WG_NONE;

	if (from == to)
		return l->days[from];
	l = usable(l);
	if (to == from + 1)
		return wg_str_fmt(a, "%.*s%.*s%.*s", WG_ARG(l->days[from]),
		    WG_ARG(wg_locale_separator(l, WG_SEPARATOR_LIST)),
		    WG_ARG(l->days[to]));
	range = format_range(
	    l, a, WEEKDAY, (MONDAY + from) * DAY, (MONDAY + to) * DAY);
	if (range.len > 0)
		return range;
	return wg_str_fmt(a, "%.*s – %.*s", WG_ARG(l->days[from]),
	    WG_ARG(l->days[to]));
}

static UDate
noon(int64_t day)
{
	return (double)day * DAY + DAY / 2;
}

struct wg_str
wg_locale_date(const struct wg_locale *l, struct wg_arena *a, int64_t day)
{
	return format(usable(l), a, DATE, noon(day));
}

struct wg_str
wg_locale_full_date(
    const struct wg_locale *l, struct wg_arena *a, int64_t day)
{
	struct wg_str date = wg_locale_date(l, a, day);
	struct wg_str full = format(usable(l), a, FULL_DATE, noon(day));

	/* ICU has no such pattern of Sorani and takes that of nobody. */
	if (wg_str_find_str(full, date) >= 0)
		return full;
	return wg_str_fmt(a, "%.*s%.*s%.*s",
	    WG_ARG(wg_locale_weekday(l, wg_weekday(day))),
	    WG_ARG(wg_locale_separator(l, WG_SEPARATOR_COMMA)), WG_ARG(date));
}

struct wg_str
wg_locale_day_month(const struct wg_locale *l, struct wg_arena *a,
    unsigned month, unsigned day)
{
	return format(usable(l), a, DAY_MONTH,
	    noon(wg_days_of(2024, (int)month, (int)day)));
}

/* A pattern with its runs of digits filled in, as many digits as there are or
 * more. */
static struct wg_str
fill(struct wg_arena *a, struct wg_str pattern, const int numbers[])
{
	struct wg_out out = { 0 };
	struct wg_str text;

	for (size_t i = 0; i < pattern.len;) {
		int n = 0;

		while (i < pattern.len && wg_is_digit(pattern.ptr[i]))
			i++, n++;
		if (n > 0)
			wg_out_fmt(&out, "%0*d", n, *numbers++);
		else
			wg_out_byte(&out, pattern.ptr[i++]);
	}
	text = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return text;
}

struct wg_str
wg_locale_month(const struct wg_locale *l, struct wg_arena *a, unsigned year,
    unsigned month)
{
	return format(usable(l), a, year > 0 ? MONTH_YEAR : MONTH,
	    noon(wg_days_of(year > 0 ? (int)year : 2024,
		(int)month, 1)));
}

struct wg_str
wg_locale_heading(
    const struct wg_locale *l, struct wg_arena *a, struct wg_str text)
{
	UErrorCode status = U_ZERO_ERROR;
	UCaseMap *map = ucasemap_open(usable(l)->icu,
	    U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE |
		U_TITLECASE_NO_BREAK_ADJUSTMENT, &status);
	int32_t room = (int32_t)text.len + 16, n; /* a letter may become two */
	char *to = WG_NEW_ARRAY(a, (size_t)room, char);

	if (U_FAILURE(status))
		return text;
	n = ucasemap_utf8ToTitle(
	    map, to, room, text.ptr, (int32_t)text.len, &status);
	ucasemap_close(map);
	return U_FAILURE(status) || n > room ? text :
		(struct wg_str){ to, (size_t)n };
}

struct wg_str
wg_locale_time(const struct wg_locale *l, struct wg_arena *a, int minutes)
{
	return fill(a, usable(l)->time,
	    (const int[]){ minutes / 60, minutes % 60 });
}

struct wg_str
wg_locale_times(
    const struct wg_locale *l, struct wg_arena *a, int from, int to)
{
	return fill(a, usable(l)->times,
	    (const int[]){ from / 60, from % 60, to / 60, to % 60 });
}

struct wg_str
wg_locale_separator(const struct wg_locale *l, enum wg_separator mark)
{
	return l->marks[mark];
}

struct wg_str
wg_locale_quote(const struct wg_locale *l, unsigned level, bool closes)
{
	return l->quotes[level % 2][closes];
}

static UNumberFormat *
open_euros(const char *icu, bool cents)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormat *f =
	    unum_open(UNUM_CURRENCY, NULL, 0, icu, NULL, &status);

	if (U_FAILURE(status))
		return NULL;
	unum_setTextAttribute(f, UNUM_CURRENCY_CODE, u"EUR", 3, &status);
	if (!cents) {
		unum_setAttribute(f, UNUM_MIN_FRACTION_DIGITS, 0);
		unum_setAttribute(f, UNUM_MAX_FRACTION_DIGITS, 0);
	}
	return f;
}

static struct wg_str
amount(const struct wg_locale *l, struct wg_arena *a, uint64_t cents,
    bool with_cents)
{
	UNumberFormat **f = &l->formats->euros[with_cents];
	UErrorCode status = U_ZERO_ERROR;
	UChar text[LONGEST];
	int32_t n = 0;

	pthread_mutex_lock(&l->formats->mutex);
	if (*f == NULL)
		*f = open_euros(l->icu, with_cents);
	if (*f != NULL)
		n = unum_formatDouble(
		    *f, (double)cents / 100, text, LONGEST, NULL, &status);
	pthread_mutex_unlock(&l->formats->mutex);
	return U_FAILURE(status) ? WG_NONE : to_utf8(a, text, n);
}

/* "20–30 €"; rare, so nothing is kept. */
static struct wg_str
amounts(const struct wg_locale *l, struct wg_arena *a,
    const struct wg_money *m, bool with_cents)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberRangeFormatter *f =
	    unumrf_openForSkeletonWithCollapseAndIdentityFallback(with_cents ?
		    u"currency/EUR" : u"currency/EUR precision-integer", -1,
		UNUM_RANGE_COLLAPSE_AUTO,
		UNUM_IDENTITY_FALLBACK_SINGLE_VALUE, l->icu, NULL, &status);
	UFormattedNumberRange *result = unumrf_openResult(&status);
	struct wg_str s = WG_NONE;
	const UChar *text;
	int32_t n;

	unumrf_formatDoubleRange(f, (double)m->from / 100,
	    (double)m->to / 100, result, &status);
	text = ufmtval_getString(
	    unumrf_resultAsValue(result, &status), &n, &status);
	if (U_SUCCESS(status))
		s = to_utf8(a, text, n);
	unumrf_closeResult(result);
	unumrf_close(f);
	return s;
}

struct wg_str
wg_locale_money(const struct wg_locale *l, struct wg_arena *a,
    const struct wg_money *m)
{
	bool cents = m->from % 100 != 0 || m->to % 100 != 0;

	l = usable(l);
	return m->from == m->to ? amount(l, a, m->from, cents) :
				  amounts(l, a, m, cents);
}

struct wg_str
wg_month_year(struct wg_arena *a, struct wg_date date)
{
	struct wg_day d = wg_day_of(date.day);

	return date.known ?
	    wg_str_fmt(a, "%02d/%04d", d.month, d.year) : WG_NONE;
}
