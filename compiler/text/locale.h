#ifndef WG_TEXT_LOCALE_H
#define WG_TEXT_LOCALE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "text/separators.h"
#include "values/calendar.h"

struct wg_arena;
struct wg_money;

/*
 * The formats of one language, out of ICU: opened when they are first asked
 * for, shared by all threads, kept until the program ends (about 100 kB a
 * language).  Always the Gregorian calendar, Latin digits and 24
 * hours, whatever the locale's own habit; never the process locale: a locale
 * without data of its own (kmr, rom …) is refused by ICU's word, not by luck,
 * and then day and month names come from 'fallback'.
 */
struct wg_locale;

/* 'icu' as in languages.tsv.  Never NULL; see wg_locale_known(). */
const struct wg_locale *wg_locale(
    struct wg_str icu, const struct wg_locale *fallback);
bool wg_locale_known(const struct wg_locale *);

/* Day 0 is Monday.  In the nominative, as the language writes it in a list. */
struct wg_str wg_locale_weekday(const struct wg_locale *, unsigned day);
/* "Mo": two or three letters, for tight tables. */
struct wg_str wg_locale_weekday_short(const struct wg_locale *, unsigned day);
/* "Montag – Freitag", in the language's own way of writing a range. */
struct wg_str wg_locale_weekdays(const struct wg_locale *, struct wg_arena *,
    unsigned from, unsigned to);
/* "16. März 2026"; the day counts from 1970-01-01 (values/calendar.h). */
struct wg_str wg_locale_date(
    const struct wg_locale *, struct wg_arena *, int64_t day);
/* "Montag, 16. März 2026", in the order and with the marks of the language. */
struct wg_str wg_locale_full_date(
    const struct wg_locale *, struct wg_arena *, int64_t day);
/* "24. Dezember", without the year; month and day from 1. */
struct wg_str wg_locale_day_month(const struct wg_locale *, struct wg_arena *,
    unsigned month, unsigned day);
/* "Dezember", "Dezember 2026"; 'year' 0: without. */
struct wg_str wg_locale_month(const struct wg_locale *, struct wg_arena *,
    unsigned year, unsigned month);
/* Minutes after midnight, to 24:00, as "8:00" is written there, with "Uhr" and
 * the like where the language has it. */
struct wg_str wg_locale_time(
    const struct wg_locale *, struct wg_arena *, int minutes);
struct wg_str wg_locale_times(
    const struct wg_locale *, struct wg_arena *, int from, int to);
/* ", " and ": " as the language has them; see text/separators.h. */
struct wg_str wg_locale_separator(const struct wg_locale *, enum wg_separator);
/*
 * A quotation mark of the language, the one that opens or the one that
 * closes; a blank that belongs inside comes with it (French).  'level' is the
 * number of quotations around it: those inside another one have other marks.
 */
struct wg_str wg_locale_quote(
    const struct wg_locale *, unsigned level, bool closes);
/* "1.200,50 €", "20–30 €". */
struct wg_str wg_locale_money(
    const struct wg_locale *, struct wg_arena *, const struct wg_money *);
/* What stands inside a line otherwise, as a heading: the first letter large
 * where the script has large ones. */
struct wg_str wg_locale_heading(
    const struct wg_locale *, struct wg_arena *, struct wg_str);
/* "11/2026", the same in every language: for the Stand of a print; empty
 * if it is not known. */
struct wg_str wg_month_year(struct wg_arena *, struct wg_date);

#endif
