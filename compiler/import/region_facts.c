/* Facts of the CMS as our notations have them, or not at all. */
#include <string.h>

#include "base/intl.h"
#include "base/out.h"
#include "import/region.h"
#include "values/calendar.h"
#include "values/slug.h"
#include "values/value.h"

static const char *const days[] = { "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su" };

static bool
minutes(struct wg_str s, uint32_t *n)
{
	uint32_t hour, minute;

	if (s.len < 5 || s.ptr[2] != ':' ||
	    !wg_str_uint(wg_str_head(s, 2), &hour) ||
	    !wg_str_uint(wg_str_head(wg_str_from(s, 3), 2), &minute) ||
	    hour > 23 || minute > 59)
		return false;
	*n = hour * 60 + minute;
	return true;
}

/* "08:00-12:00,14:00-16:00"; empty: closed. */
static bool
day_of(struct wg_arena *a, const struct wg_js *day, struct wg_str *text,
    const char **why)
{
	const struct wg_js *slots = wg_js_get(day, "timeSlots");
	uint32_t before = 0;

	*text = WG_STR("");
	if (wg_js_is(day, "allDay")) {
		*text = WG_STR("00:00-24:00");
		return true;
	}
	if (wg_js_is(day, "closed"))
		return true;
	for (slots = slots == NULL ? NULL : slots->first; slots != NULL;
	     slots = slots->next) {
		struct wg_str start = wg_str_head(
		    wg_js_text(slots, "start"), 5), end;
		uint32_t from, to;

		end = wg_str_head(wg_js_text(slots, "end"), 5);
		if (!minutes(start, &from) || !minutes(end, &to)) {
			*why = N_("a time is HH:MM");
			return false;
		}
		if (from >= to || from < before) {
			*why = N_("times overlap, or end before they begin");
			return false;
		}
		before = to;
		*text = wg_str_fmt(a, "%.*s%s%.*s-%.*s", WG_ARG(*text),
		    text->len > 0 ? "," : "", WG_ARG(start), WG_ARG(end));
	}
	if (wg_js_is(day, "appointmentOnly"))
		*text = wg_str_fmt(a, "%.*s%s\"nur mit Termin\"",
		    WG_ARG(*text), text->len > 0 ? " " : "");
	return true;
}

struct wg_str
wg_import_week(struct wg_arena *a, const struct wg_js *hours, const char **why)
{
	struct wg_str texts[7], all = WG_NONE;
	const struct wg_js *day;
	unsigned n = 0;
	struct wg_value v;
	struct wg_value_error e = { .why = NULL };
	bool always = true;

	*why = NULL;
	if (hours == NULL || hours->kind != WG_JS_ARRAY)
		return WG_NONE;
	if (hours->n != 7) {
		*why = N_("a week has seven days");
		return WG_NONE;
	}
	for (day = hours->first; day != NULL; day = day->next, n++) {
		if (!day_of(a, day, &texts[n], why))
			return WG_NONE;
		always &= wg_str_is(texts[n], "00:00-24:00");
	}
	if (always)
		return WG_STR("24/7");
	for (unsigned i = 0, to; i < 7; i = to) {
		for (to = i + 1; to < 7 && wg_str_eq(texts[to], texts[i]);)
			to++;
		if (texts[i].len == 0)
			continue;
		all = wg_str_fmt(a, "%.*s%s%s%s%s %.*s", WG_ARG(all),
		    all.len > 0 ? "; " : "", days[i], to > i + 2 ? "-" :
			to > i + 1 ? "," : "",
		    to > i + 1 ? days[to - 1] : "", WG_ARG(texts[i]));
	}
	if (all.len > 0 && !wg_read_hours(a, all, &v, &e)) {
		*why = e.why;
		return WG_NONE;
	}
	return all;
}

/* A rhythm: lines DTSTART:… and RRULE:….  The start is that of the event. */

static struct wg_str
part_of(struct wg_str rule, const char *name)
{
	while (rule.len > 0) {
		struct wg_str part = wg_str_cut(&rule, ';');
		struct wg_str key = wg_str_cut(&part, '=');

		if (wg_str_is(wg_str_trim(key), name))
			return wg_str_trim(part);
	}
	return WG_NONE;
}

static bool
only_known_parts(struct wg_str rule)
{
	static const char *const known[] = { "FREQ", "INTERVAL", "UNTIL",
		"BYDAY", "WKST" };

	while (rule.len > 0) {
		struct wg_str part = wg_str_cut(&rule, ';');
		struct wg_str key = wg_str_trim(wg_str_cut(&part, '='));
		bool found = false;

		for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
			found |= wg_str_is(key, known[i]);
		if (!found)
			return false;
	}
	return true;
}

/* "+2TU" is "2TU", and the fifth of the CMS the last. */
static struct wg_str
days_of(struct wg_arena *a, struct wg_str byday, bool *last)
{
	struct wg_str all = WG_NONE;

	while (byday.len > 0) {
		struct wg_str one = wg_str_trim(wg_str_cut(&byday, ','));

		if (wg_str_starts(one, WG_STR("+")))
			one = wg_str_from(one, 1);
		if (wg_str_starts(one, WG_STR("5"))) {
			*last = true;
			one = wg_str_fmt(a, "-1%.*s",
			    WG_ARG(wg_str_from(one, 1)));
		}
		all = wg_str_fmt(a, "%.*s%s%.*s", WG_ARG(all),
		    all.len > 0 ? "," : "", WG_ARG(one));
	}
	return all;
}

struct wg_str
wg_import_rhythm(struct wg_arena *a, struct wg_str text, bool *last,
    const char **why)
{
	struct wg_str rule = WG_NONE, made, interval, byday, until;
	struct wg_value v;
	struct wg_value_error e = { .why = NULL };
	unsigned rules = 0;

	*last = false;
	*why = NULL;
	while (text.len > 0) {
		struct wg_str line = wg_str_trim(wg_str_cut(&text, '\n'));

		if (wg_str_starts(line, WG_STR("RRULE:"))) {
			rule = wg_str_from(line, 6);
			rules++;
		} else if (line.len > 0 &&
		    !wg_str_starts(line, WG_STR("DTSTART"))) {
			rules = 2;
		}
	}
	if (rules != 1 || !only_known_parts(rule)) {
		*why = N_("a rhythm has FREQ, INTERVAL, BYDAY and UNTIL");
		return WG_NONE;
	}
	interval = part_of(rule, "INTERVAL");
	byday = days_of(a, part_of(rule, "BYDAY"), last);
	until = wg_str_head(part_of(rule, "UNTIL"), 8);
	made = wg_str_fmt(a, "FREQ=%.*s", WG_ARG(part_of(rule, "FREQ")));
	if (interval.len > 0 && !wg_str_is(interval, "1"))
		made = wg_str_fmt(a, "%.*s;INTERVAL=%.*s", WG_ARG(made),
		    WG_ARG(interval));
	if (byday.len > 0)
		made = wg_str_fmt(
		    a, "%.*s;BYDAY=%.*s", WG_ARG(made), WG_ARG(byday));
	if (until.len > 0)
		made = wg_str_fmt(
		    a, "%.*s;UNTIL=%.*s", WG_ARG(made), WG_ARG(until));
	if (!wg_read_rrule(a, made, &v, &e)) {
		*why = e.why;
		return WG_NONE;
	}
	return made;
}

/* "Hauptstr. 12 a, Hinterhof, 2. OG". */

static bool
is_number(struct wg_str s)
{
	size_t n = 0;

	while (n < s.len && wg_is_digit(s.ptr[n]))
		n++;
	if (n == 0)
		return false;
	if (n < s.len && s.ptr[n] == ' ')
		n++;
	if (n < s.len && wg_is_letter(s.ptr[n]))
		n++;
	if (n < s.len && s.ptr[n] == '-') {
		n++;
		while (n < s.len && wg_is_digit(s.ptr[n]))
			n++;
		if (n < s.len && wg_is_letter(s.ptr[n]))
			n++;
	}
	return n == s.len;
}

static void
take_street(struct wg_import_address *to, struct wg_str s)
{
	to->street = s;
	for (size_t i = 1; i < s.len; i++)
		if (s.ptr[i - 1] == ' ' && is_number(wg_str_from(s, i))) {
			to->street = wg_str_trim(wg_str_head(s, i));
			to->number = wg_str_from(s, i);
			return;
		}
}

static bool
ends_in_floor(struct wg_str s)
{
	static const char *const ends[] = { "OG", "EG", "UG", "DG", "Stock",
		"Etage", "Erdgeschoss", "Obergeschoss", "Untergeschoss" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (wg_str_ends(s, wg_str(ends[i])) && s.len < 24)
			return true;
	return false;
}

struct wg_import_address
wg_import_address(struct wg_arena *a, struct wg_str s)
{
	struct wg_import_address to = { .street = WG_NONE };
	static const char *const rooms[] = { "Zimmer ", "Raum ", "Zi. " };

	take_street(&to, wg_str_trim(wg_str_cut(&s, ',')));
	while (s.len > 0) {
		struct wg_str part = wg_str_trim(wg_str_cut(&s, ','));
		struct wg_str room = WG_NONE;

		for (size_t i = 0; i < 3; i++)
			if (wg_str_starts(part, wg_str(rooms[i])))
				room = wg_str_trim(wg_str_from(
				    part, strlen(rooms[i])));
		if (ends_in_floor(part) && to.floor.len == 0)
			to.floor = part;
		else if (room.len > 0 && to.room.len == 0)
			to.room = room;
		else if (wg_str_starts(part, WG_STR("Eingang ")) &&
		    to.entrance.len == 0)
			to.entrance = wg_str_trim(wg_str_from(part, 8));
		else if (part.len > 0)
			to.rest = wg_str_fmt(a, "%.*s%s%.*s", WG_ARG(to.rest),
			    to.rest.len > 0 ? ", " : "", WG_ARG(part));
	}
	return to;
}

struct wg_str
wg_import_day(struct wg_str iso)
{
	int64_t day;
	struct wg_str s = wg_str_head(iso, 10);

	return wg_days_read(s, &day) ? s : WG_NONE;
}

struct wg_str
wg_import_local(struct wg_arena *a, struct wg_str iso)
{
	uint32_t n;

	if (wg_import_day(iso).len == 0 || iso.len < 16 ||
	    iso.ptr[10] != 'T' || !minutes(wg_str_from(iso, 11), &n))
		return WG_NONE;
	return wg_str_dup(a, wg_str_head(iso, 16));
}
