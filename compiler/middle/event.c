/* Times of events. */
#include "middle/event.h"

#include "base/diag.h"
#include "model/attribute.h"
#include "model/project.h"
#include "values/value.h"

static void
check_end(struct wg_node *when, struct wg_diag *diag)
{
	const struct wg_attr *end = wg_node_attr_ref(when, WG_AT_END);
	struct wg_str start = wg_node_attr(when, WG_AT_START);

	if (end == NULL || start.len == 0)
		return;
	if (end->value.len != start.len) {
		wg_report(diag, WG_D_EVENT_FORM, end->value_at, "%.*s, %.*s",
		    WG_ARG(start), WG_ARG(end->value));
		wg_hint(diag, "write a time behind both days, or none");
	} else if (wg_str_cmp(end->value, start) < 0) {
		wg_report(diag, WG_D_EVENT_END, end->value_at,
		    "%.*s is before %.*s", WG_ARG(end->value), WG_ARG(start));
		wg_hint(diag, "are start and end swapped? Past midnight is "
			      "the next day");
	} else {
		return;
	}
	wg_node_drop(when, WG_AT_END);
}

/* Is there a second day that begins before the first one has ended? */
static bool
overlaps(const struct wg_recurrence *r, int64_t start, struct wg_str end)
{
	int64_t last, next;

	return wg_days_read(wg_str_head(end, 10), &last) && last > start &&
	    wg_recurrence_next(r, start, start + 1, &next) && next <= last;
}

static void
report_first(const struct wg_attr *rule, const struct wg_recurrence *r,
    int64_t start, struct wg_str from, struct wg_diag *diag)
{
	struct wg_day d;
	int64_t first;

	wg_report(diag, WG_D_EVENT_FIRST, rule->value_at, "%.*s, %.*s",
	    WG_ARG(from), WG_ARG(rule->value));
	if (!wg_recurrence_next(r, start, start, &first)) {
		wg_hint(diag, "there is no such day before its end");
		return;
	}
	d = wg_day_of(first);
	wg_hint(diag, "the first such day is %04d-%02d-%02d", d.year, d.month,
	    d.day);
}

static void
check_repeat(struct wg_node *when, struct wg_diag *diag)
{
	const struct wg_attr *rule = wg_node_attr_ref(when, WG_AT_REPEAT);
	struct wg_str from =
	    wg_str_head(wg_node_attr(when, WG_AT_START), 10);
	const struct wg_recurrence *r;
	int64_t start;

	if (rule == NULL || rule->read == NULL ||
	    !wg_days_read(from, &start))
		return;
	r = &rule->read->repeat;
	if (!wg_recurrence_on(r, start, start))
		report_first(rule, r, start, from, diag);
	else if (overlaps(r, start, wg_node_attr(when, WG_AT_END)))
		wg_report(diag, WG_D_EVENT_LONG, rule->value_at, "%.*s",
		    WG_ARG(rule->value));
	else
		return;
	wg_node_drop(when, WG_AT_REPEAT);
}

static void
check_event(const struct wg_document *d, struct wg_diag *diag)
{
	struct wg_node *when = wg_node_child(d->root, WG_EL_WHEN);
	const struct wg_node *where = wg_node_child(d->root, WG_EL_WHERE);

	if (when == NULL)
		return;
	check_end(when, diag);
	check_repeat(when, diag);
	if (wg_node_attr(where, WG_AT_AT_PLACE).len == 0 &&
	    wg_node_attr(where, WG_AT_ONLINE).len == 0)
		wg_report(diag, WG_D_EVENT_NOWHERE,
		    where != NULL ? where->at : d->root->at, "%.*s",
		    WG_ARG(d->id));
}

void
wg_events_check(struct wg_project *p, struct wg_diag *diag)
{
	for (size_t i = 0; i < p->documents.n; i++)
		if (p->documents.at[i].kind == WG_KIND_EVENT)
			check_event(&p->documents.at[i], diag);
}
