#ifndef WG_TEXT_HOURS_H
#define WG_TEXT_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct wg_arena;
struct wg_locale;

/*
 * Opening hours: the subset of OpenStreetMap's opening_hours that
 * content/README.md describes.  ";" replaces the days it names, "," adds.
 */
struct wg_hours_slot {
	uint16_t from, to; /* minutes after midnight; to <= 24 * 60 */
};

#define WG_HOURS_SLOTS 6
struct wg_hours_day {
	bool closed;      /* known to be closed, or never mentioned */
	bool all_day;
	bool appointment; /* by appointment only, or with these slots */
	unsigned n;
	struct wg_hours_slot slots[WG_HOURS_SLOTS];
};

/* What seven days cannot say: PH off, Mo[1] 16:00-18:00, Dec 24-Jan 01 off. */
enum wg_hours_exception_kind {
	WG_HOURS_HOLIDAYS, /* public holidays */
	WG_HOURS_SCHOOL_HOLIDAYS,
	WG_HOURS_NTH,      /* the nth weekday of the month */
	WG_HOURS_DATES,    /* from a day of the year to another */
};
struct wg_hours_exception {
	enum wg_hours_exception_kind kind;
	int nth;               /* 1 to 5, or -1 for the last */
	unsigned day;          /* of NTH; 0 is Monday */
	unsigned from_month, from_day, to_month, to_day; /* of DATES */
	unsigned from_year, to_year;   /* of DATES, or 0 */
	struct wg_hours_day hours;
};

struct wg_week {
	struct wg_hours_day days[7]; /* Monday first */
	struct wg_hours_exception *exceptions;
	size_t n_exceptions;
};

/* Why hours could not be read. */
struct wg_week_error {
	size_t at, length;  /* the piece [byte] */
	const char *why;    /* "a time is HH:MM" */
};
bool wg_week_parse(struct wg_arena *, struct wg_str, struct wg_week *,
    struct wg_week_error *);

/* The words that a list of opening hours needs, in the wanted language. */
struct wg_hours_words {
	struct wg_str closed, appointment, holidays_closed, always;
	struct wg_str nth[4], last; /* with {day} in them */
};

/*
 * The hours as rows for people: equal neighbouring days are one row; days
 * that are closed are left out unless all are; exceptions come last.  'times'
 * holds digits and runs left to right in every language; 'words' stands
 * instead of times ("nur mit Termin") or behind them.  'brief' is for signs:
 * short names of days, and equal days in one row wherever they stand.
 */
struct wg_hours_row {
	struct wg_str days;  /* "Montag – Freitag" */
	struct wg_str times; /* "08:00–12:00, 14:00–17:30", may be empty */
	struct wg_str words; /* may be empty */
};
struct wg_hours_row *wg_hours_rows(const struct wg_week *,
    const struct wg_locale *, const struct wg_hours_words *,
    bool brief, struct wg_arena *, size_t *n);

#endif
