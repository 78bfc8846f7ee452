#ifndef WG_VALUES_HOURS_H
#define WG_VALUES_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct wg_arena;
struct wg_holidays;
struct wg_value_error;

/*
 * Opening hours in the notation of OpenStreetMap
 * (wiki.openstreetmap.org/wiki/Key:opening_hours/specification): text to
 * value to meaning.  content/README.md tells authors what can be written.
 *
 * A value is a list of rules.  A rule names days (years, dates, weeks,
 * weekdays and holidays: all that is given must be true of a day), times of
 * these days and what is then: open, closed, or not known for certain.  A rule
 * behind ";" replaces what earlier rules say of its days, unless it closes:
 * then it closes its times only.  "," adds; "||" is asked where nothing else
 * is open.  A time past midnight belongs to the day on which it begins.
 */
enum wg_hours_state { WG_HOURS_CLOSED, WG_HOURS_OPEN, WG_HOURS_UNKNOWN };

enum wg_hours_join {
	WG_HOURS_REPLACES, /* the first rule, and behind ";" */
	WG_HOURS_ADDS,     /* behind "," */
	WG_HOURS_FALLBACK, /* behind "||" */
};

#define WG_HOURS_NO_END 9999
struct wg_hours_years {
	uint16_t from, to, step; /* 'to' WG_HOURS_NO_END: from then on */
};
struct wg_hours_weeks {
	uint8_t from, to, step; /* ISO 8601: 1 to 53 */
};
/* Dec 24, 2026 Dec 24, Dec (the whole month), easter +1 day. */
struct wg_hours_date {
	uint16_t year; /* 0: every year */
	uint8_t month; /* 1 to 12 */
	uint8_t day;   /* 0: the whole month */
	bool easter;   /* Easter Sunday instead of month and day */
	int16_t offset; /* days after it */
};
struct wg_hours_dates {
	struct wg_hours_date from, to; /* both belong to it */
	bool no_end; /* 2026 Aug 10+: from then on, 'to' is 'from' */
};
/* Tu[1,3], Fr[-1]: some weekdays of a month. */
struct wg_hours_nth {
	uint8_t day;   /* 0 is Monday */
	uint8_t first; /* bit n - 1: the nth of the month */
	uint8_t last;  /* bit n - 1: the nth from its end */
	int16_t offset; /* days after it */
};
struct wg_hours_holiday {
	bool school;    /* SH; else PH */
	int16_t offset; /* days after it */
};
struct wg_hours_time {
	uint16_t from, to; /* minutes after midnight; 'to' up to 48 * 60 */
	bool no_end;  /* 17:00+ (from == to), or 14:00-17:00+ */
};

struct wg_hours_rule {
	enum wg_hours_join join;
	enum wg_hours_state state;
	bool stated;           /* the state is written, not followed from */
	struct wg_str comment; /* without its quotation marks, or WG_NONE */
	const struct wg_hours_years *years;
	const struct wg_hours_dates *dates;
	const struct wg_hours_weeks *weeks;
	const struct wg_hours_nth *nth;
	const struct wg_hours_holiday *holidays;
	const struct wg_hours_time *times; /* by 'from'; none: the whole day */
	uint8_t n_years, n_dates, n_weeks, n_nth, n_holidays, n_times;
	uint8_t days;      /* bit per plain weekday, Monday 1 */
	bool both;         /* "SH Mo-Fr": weekday and holiday at once */
	size_t at, length; /* where it stands in the text [byte] */
};

struct wg_hours {
	struct wg_str text; /* as written */
	const struct wg_hours_rule *rules;
	size_t n;
};

/* The value and all it points to live in the arena; it keeps 'text'. */
bool wg_hours_parse(struct wg_arena *, struct wg_str text, struct wg_hours *,
    struct wg_value_error *);
/* A text of a clerk ("Mo-Do 8-12 Uhr") in the notation, or WG_NONE. */
struct wg_str wg_hours_repair(struct wg_arena *, struct wg_str text);
/* Is it meant as one, right or wrong, and not as an id?  Every word of it,
 * between hyphens, is one that clerks write into opening hours. */
bool wg_hours_meant(struct wg_arena *, struct wg_str text);

/* Does the rule hold on that day, whatever the time? */
bool wg_hours_rule_on(const struct wg_hours_rule *, const struct wg_holidays *,
    int64_t day);
/* Does rule 'i' replace what is said before of its days? */
bool wg_hours_replaces(const struct wg_hours *, size_t i);
/* Is it "by appointment", in one of the usual spellings, and which? */
enum wg_hours_comment {
	WG_HOURS_NO_COMMENT,
	WG_HOURS_APPOINTMENT,  /* nur mit Termin */
	WG_HOURS_ARRANGEMENT,  /* nach Vereinbarung */
	WG_HOURS_OTHER_COMMENT /* a text of its own: translators get it */
};
enum wg_hours_comment wg_hours_comment_kind(struct wg_str comment);

/* A stretch of time that is not closed. */
struct wg_hours_span {
	int64_t from, to; /* minutes since 1970-01-01, local time */
	enum wg_hours_state state;
	const struct wg_hours_rule *rule; /* that says so */
	bool guessed; /* behind an open end: nobody knows until when */
};
/* Days on which it is closed, whatever the hours say. */
struct wg_closed_days {
	const struct wg_closed_range {
		int64_t from, to; /* both belong to it */
	} *at;
	size_t n;
};
/*
 * What is not closed from day 'first' to before day 'end', in order of time.
 * What began the day before is cut at midnight.  'holidays' and 'closed' may
 * be NULL: there are none.
 */
struct wg_hours_span *wg_hours_spans(struct wg_arena *,
    const struct wg_hours *, const struct wg_holidays *,
    const struct wg_closed_days *closed, int64_t first, int64_t end,
    size_t *n);
/*
 * The same for what begins on that one day; spans may end after midnight, by
 * minutes after that midnight.
 */
struct wg_hours_span *wg_hours_day(struct wg_arena *, const struct wg_hours *,
    const struct wg_holidays *, int64_t day, size_t *n);

#endif
