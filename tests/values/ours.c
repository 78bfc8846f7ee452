/*
 * What we make of values, a line for each of the standard input, for oracles:
 *	ours phones   number, tab, text, tab, tel: without the scheme
 *	ours rules    rule, blank, first day, blank, last day, tab, its days
 *	ours dates    a locale of ICU: its weekdays, long and short, and dates in
 *	              every month, with tabs between them
 * What is refused has "refused" instead.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "text/locale.h"
#include "text/phone.h"
#include "values/value.h"

static void
tell_phone(struct wg_arena *a, struct wg_str s)
{
	struct wg_value_error e;
	struct wg_value v;

	if (wg_read_phone(a, s, &v, &e))
		printf("%.*s\t%.*s\t%.*s\n", WG_ARG(s),
		    WG_ARG(wg_phone_text(a, &v.phone)), WG_ARG(v.phone.dial));
	else
		printf("%.*s\trefused\t%.*s\n", WG_ARG(s), WG_ARG(e.near));
}

static void
tell_rule(struct wg_arena *a, struct wg_str s)
{
	struct wg_str rest = s, rule = wg_str_cut(&rest, ' ');
	struct wg_str first = wg_str_cut(&rest, ' ');
	struct wg_value_error e;
	struct wg_value v;
	int64_t start, end, next;

	printf("%.*s\t", WG_ARG(s));
	if (!wg_read_rrule(a, rule, &v, &e) || !wg_days_read(first, &start) ||
	    !wg_days_read(rest, &end)) {
		puts("refused");
		return;
	}
	/* One by one, and by leaps: both are the same days. */
	next = start - 1;
	for (int64_t day = start; day <= end; day++) {
		if (!wg_recurrence_on(&v.repeat, start, day))
			continue;
		if (!wg_recurrence_next(&v.repeat, start, next + 1, &next) ||
		    next != day)
			printf("!");
		printf(" %.*s", WG_ARG(wg_days_write(a, day)));
	}
	puts("");
}

static void
tell_dates(struct wg_arena *a, struct wg_str s)
{
	const struct wg_locale *l = wg_locale(s, wg_locale(WG_STR("de"), NULL));

	for (unsigned day = 0; day < 7; day++)
		printf("%.*s\t%.*s\t", WG_ARG(wg_locale_weekday(l, day)),
		    WG_ARG(wg_locale_weekday_short(l, day)));
	for (int month = 1; month <= 12; month++)
		printf("%.*s\t%.*s\t%.*s%c",
		    WG_ARG(wg_locale_month(l, a, 0, (unsigned)month)),
		    WG_ARG(wg_locale_day_month(l, a, (unsigned)month, 15)),
		    WG_ARG(wg_locale_date(l, a, wg_days_of(2026, month, 15))),
		    month < 12 ? '\t' : '\n');
}

int
main(int argc, char **argv)
{
	struct wg_arena *a = wg_arena_open();
	char line[256];

	while (argc > 1 && fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (!strcmp(argv[1], "phones"))
			tell_phone(a, wg_str(line));
		else if (!strcmp(argv[1], "dates"))
			tell_dates(a, wg_str(line));
		else
			tell_rule(a, wg_str(line));
	}
	wg_arena_close(a);
	return 0;
}
