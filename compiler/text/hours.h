#ifndef WG_TEXT_HOURS_H
#define WG_TEXT_HOURS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_arena;
struct wg_hours;
struct wg_hours_rule;
struct wg_locale;

/* How opening hours (values/hours.h) read in a language. */

/* The words that a list of opening hours needs, in that language. */
enum wg_hours_word {
	WG_HOURS_CLOSED_WORD,
	WG_HOURS_APPOINTMENT_WORD,
	WG_HOURS_ARRANGEMENT_WORD,
	WG_HOURS_UNKNOWN_WORD,
	WG_HOURS_ALWAYS_WORD,
	WG_HOURS_HOLIDAYS_WORD,
	WG_HOURS_HOLIDAYS_CLOSED_WORD,
	WG_HOURS_SCHOOL_WORD,
	WG_HOURS_SCHOOL_CLOSED_WORD,
	WG_HOURS_ELSE_WORD,
	WG_HOURS_MORE_WORD,
	WG_HOURS_INSTEAD_WORD,
	WG_HOURS_ALSO_HOLIDAYS_WORD,
	WG_HOURS_ALSO_SCHOOL_WORD,
	WG_HOURS_LONGER_WORD,
	WG_HOURS_EASTER_WORD,
	WG_HOURS_ODD_WEEKS_WORD,
	WG_HOURS_EVEN_WEEKS_WORD,
	WG_HOURS_WEEKS_WORD,     /* with {weeks} in it */
	WG_HOURS_FROM_TIME_WORD, /* with {time} */
	WG_HOURS_FROM_DATE_WORD, /* with {date} */
	WG_HOURS_NTH_WORD,       /* with {day}: the first of the month … */
	WG_HOURS_LAST_WORD = WG_HOURS_NTH_WORD + 5,
	WG_HOURS_LAST_BUT_ONE_WORD,
	WG_HOURS_WORD_COUNT
};
struct wg_hours_words {
	struct wg_str word[WG_HOURS_WORD_COUNT];
	/* "1 Tag davor (…)", "2 Tage danach (…)": 'days' before (negative)
	 * or after what 'text' says. */
	struct wg_str (*days_off)(const void *context, struct wg_arena *,
	    int days, struct wg_str text);
	const void *context;
};

/*
 * A row of a list: pieces with a blank between them.  Times hold digits and
 * run left to right in every language.  A comment is told by its rule: which
 * words it is in that language, the caller knows.
 */
enum wg_hours_kind {
	WG_HOURS_DAYS_PIECE,
	WG_HOURS_TIMES_PIECE,
	WG_HOURS_WORDS_PIECE,
	WG_HOURS_COMMENT_PIECE, /* without text */
};
struct wg_hours_piece {
	enum wg_hours_kind kind;
	struct wg_str text;
	const struct wg_hours_rule *rule; /* of a comment */
	enum wg_hours_word word; /* that it is made with; or ..._COUNT */
	bool comma, colon; /* directly behind it */
};
struct wg_hours_row {
	struct wg_hours_piece *at;
	size_t n;
	bool holidays_closed; /* says that, and nothing else */
	bool plain; /* speaks of weekdays alone: wg_hours_week.plain */
};

/*
 * The hours as rows for people: equal neighbouring days are one row; days
 * that are closed are left out unless all are; what holds on some days only
 * comes behind.  'brief' is for posters: short names of days, and equal days in
 * one row wherever they stand.
 */
struct wg_hours_row *wg_hours_rows(const struct wg_hours *,
    const struct wg_locale *, const struct wg_hours_words *,
    bool brief, struct wg_arena *, size_t *n);

#endif
