#ifndef WG_TEXT_LOCALE_H
#define WG_TEXT_LOCALE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct wg_arena;

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
/* "16. März 2026"; 'iso' is YYYY-MM-DD and valid. */
struct wg_str wg_locale_date(
    const struct wg_locale *, struct wg_arena *, struct wg_str iso);
/* "24. Dezember", without the year; month and day from 1. */
struct wg_str wg_locale_day_month(const struct wg_locale *, struct wg_arena *,
    unsigned month, unsigned day);
/* Minutes after midnight as "8:00" is written there, with "Uhr" and the like
 * where the language has it. */
struct wg_str wg_locale_time(
    const struct wg_locale *, struct wg_arena *, unsigned minutes);
struct wg_str wg_locale_times(const struct wg_locale *, struct wg_arena *,
    unsigned from, unsigned to);
/* The outer quotation marks of the language, the one that closes or the one
 * that opens. */
struct wg_str wg_locale_quote(const struct wg_locale *, bool closes);
/* Cents as an amount in euros. */
struct wg_str wg_locale_money(
    const struct wg_locale *, struct wg_arena *, uint64_t cents);
/* "11/2026", the same in every language: for the Stand of a print. */
struct wg_str wg_month_year(struct wg_arena *, struct wg_str iso);
/* A real day of the Gregorian calendar, YYYY-MM-DD. */
bool wg_date_valid(struct wg_str iso);

#endif
