/* content/holidays.tsv: a line a school holiday. */
#include "values/holidays.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/source.h"
#include "values/calendar.h"

struct list {
	struct WG_VEC(struct wg_school_holiday) rows;
};

/* What is wrong with a row, and where; NULL: nothing. */
static const char *
read_row(struct wg_str line, struct wg_school_holiday *row, struct wg_str *bad)
{
	struct wg_str rest = line;
	struct wg_str land = wg_str_trim(wg_str_cut(&rest, '\t'));
	struct wg_str from, to;

	row->name = wg_str_trim(wg_str_cut(&rest, '\t'));
	from = wg_str_trim(wg_str_cut(&rest, '\t'));
	to = wg_str_trim(rest);
	row->land = wg_land_lookup(land);
	*bad = line;
	if (to.len == 0 || row->name.len == 0)
		return N_("a row is Land, name, first day, last day, with "
			  "tabs between them");
	*bad = land;
	if (row->land == WG_LAND_COUNT)
		return N_("a Land is one of BW BY BE BB HB HH HE MV NI NW RP "
			  "SL SN ST SH TH");
	*bad = from;
	if (!wg_days_read(from, &row->from))
		return N_("a date is YYYY-MM-DD");
	*bad = to;
	if (!wg_days_read(to, &row->to))
		return N_("a date is YYYY-MM-DD");
	if (row->to < row->from)
		return N_("the holidays end before they begin");
	return NULL;
}

const struct wg_school_holiday *
wg_holidays_read(struct wg_arena *a, const struct wg_source *source, size_t *n,
    struct wg_diag *diag)
{
	struct wg_str rest = source == NULL ? WG_NONE : source->text;
	struct list list = { { 0 } };

	while (rest.len > 0) {
		struct wg_str line = wg_str_cut(&rest, '\n'), bad;
		struct wg_school_holiday row;
		const char *why;

		if (wg_str_trim(line).len == 0 ||
		    wg_str_starts(line, WG_STR("#")))
			continue;
		why = read_row(line, &row, &bad);
		if (why == NULL)
			WG_PUSH(a, &list.rows) = row;
		else
			wg_report(diag, WG_D_HOLIDAYS_ROW, (struct wg_span){
			    source, (uint32_t)(bad.ptr - source->text.ptr),
			    (uint32_t)bad.len }, "%s", _(why));
	}
	*n = list.rows.n;
	return list.rows.at;
}
