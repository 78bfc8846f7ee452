/* Any text as opening hours: it is refused at a place in the text, or it means
 * stretches of time in order and reads as rows.  A repair that is offered is
 * a value. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/hours.h"
#include "text/locale.h"
#include "values/calendar.h"
#include "values/holidays.h"
#include "values/hours.h"
#include "values/hours_week.h"
#include "values/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#define LONGEST 2000
#define DAYS 60

static struct wg_str
days_off(const void *context, struct wg_arena *a, int days, struct wg_str text)
{
	(void)context;
	return wg_str_fmt(a, "%d %.*s", days, WG_ARG(text));
}

static void
check_spans(const struct wg_hours_span *spans, size_t n, int64_t first)
{
	int64_t at = first * 1440;

	for (size_t i = 0; i < n; i++) {
		assert(spans[i].from >= at && spans[i].to > spans[i].from);
		assert(spans[i].state != WG_HOURS_CLOSED);
		at = spans[i].to;
	}
	assert(at <= (first + DAYS) * 1440);
}

static void
check_week(const struct wg_hours_week *week)
{
	for (unsigned d = 0; d < 7; d++) {
		const struct wg_hours_weekday *day = &week->days[d];
		unsigned at = 0;

		assert(!day->closed || (day->n == 0 && !day->all_day));
		for (size_t i = 0; i < day->n; i++) {
			assert(day->slots[i].from >= at &&
			    day->slots[i].to > day->slots[i].from &&
			    day->slots[i].to <= 1440);
			at = day->slots[i].to;
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static const struct wg_school_holiday school = {
		.land = WG_LAND_NI, .from = 20780, .to = 20790 };
	static const struct wg_holidays holidays = { .land = WG_LAND_NI,
		.school = &school, .n_school = 1 };
	struct wg_arena *a = wg_arena_open();
	struct wg_str text = wg_str_dup(a, (struct wg_str){
	    (const char *)bytes, n < LONGEST ? n : LONGEST });
	struct wg_hours_words words = { .days_off = days_off };
	int64_t first = wg_days_of(2026, 11, 30);
	struct wg_value_error e;
	struct wg_hours h;
	struct wg_hours_week week;
	const struct wg_hours_span *spans;
	size_t count;

	if (!wg_hours_parse(a, text, &h, &e)) {
		struct wg_value_error again;

		assert(e.why != NULL && e.at + e.length <= text.len);
		assert(e.near.len == 0 ||
		    wg_hours_parse(a, e.near, &h, &again));
		wg_arena_close(a);
		return 0;
	}
	spans = wg_hours_spans(
	    a, &h, &holidays, NULL, first, first + DAYS, &count);
	check_spans(spans, count, first);
	week = wg_hours_week(a, &h, first);
	check_week(&week);
	for (int brief = 0; brief < 2; brief++) {
		const struct wg_hours_row *rows = wg_hours_rows(&h,
		    wg_locale(WG_STR("de"), NULL), &words, brief, a, &count);

		assert(count > 0);
		for (size_t i = 0; i < count; i++)
			assert(rows[i].n > 0);
	}
	wg_arena_close(a);
	return 0;
}
