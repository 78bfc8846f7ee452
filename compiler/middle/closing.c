/* Closings and moves, and the span of a programme: days in their order, addresses that are whole, and what
 * is over. */
#include "base/diag.h"
#include "base/intl.h"
#include "middle/event.h"
#include "model/attribute.h"
#include "model/project.h"
#include "values/calendar.h"
#include "values/value.h"

static bool
day_of(const struct wg_node *n, enum wg_attribute a, int64_t *day)
{
	const struct wg_value *value = wg_node_attr_value(n, a);

	if (value != NULL)
		*day = value->day;
	return value != NULL;
}

static void
check_order(struct wg_node *n, struct wg_diag *diag)
{
	const struct wg_attr *to = wg_node_attr_ref(n, WG_AT_TO);
	int64_t first, last;

	if (to == NULL || !day_of(n, WG_AT_FROM, &first) ||
	    !day_of(n, WG_AT_TO, &last) || last >= first)
		return;
	wg_report(diag, WG_D_CLOSED_ORDER, to->value_at, "%.*s to %.*s",
	    WG_ARG(wg_node_attr(n, WG_AT_FROM)), WG_ARG(to->value));
	wg_node_drop(n, WG_AT_TO);
}

static void
check_closed(struct wg_node *n, int64_t today, struct wg_diag *diag)
{
	int64_t last;

	check_order(n, diag);
	if (!day_of(n, WG_AT_TO, &last) && !day_of(n, WG_AT_FROM, &last))
		return;
	if (last < today)
		wg_report(diag, WG_D_CLOSED_PAST, n->at, "%.*s",
		    WG_ARG(wg_node_attr(n, wg_node_attr_ref(n, WG_AT_TO) ?
			WG_AT_TO : WG_AT_FROM)));
}

/* False: there is nothing to move to. */
static bool
check_new_address(
    struct wg_node *root, struct wg_node *n, struct wg_diag *diag)
{
	static const enum wg_attribute inside[] = { WG_AT_ENTRANCE,
		WG_AT_FLOOR, WG_AT_ROOM };
	bool street = wg_node_attr(n, WG_AT_STREET).len > 0;
	bool town = wg_node_attr(n, WG_AT_TOWN).len > 0 ||
	    wg_node_attr(n, WG_AT_POSTCODE).len > 0 ||
	    wg_node_attr(n, WG_AT_NUMBER).len > 0;
	bool whole = street && wg_node_attr(n, WG_AT_TOWN).len > 0 &&
	    wg_node_attr(n, WG_AT_POSTCODE).len > 0;
	bool any = whole;

	for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++)
		any |= wg_node_attr(n, inside[i]).len > 0;
	if (any && (whole || (!street && !town &&
	    wg_node_child(root, WG_EL_ADDRESS) != NULL)))
		return true;
	wg_report(diag, WG_D_MOVED_ADDRESS, n->at, "%s",
	    street || town ? _("street, postcode and town belong together") :
	    any ? _("there is no w:address whose room it could change") :
		  _("no street and no room"));
	return false;
}

static void
check_moved(struct wg_node *root, struct wg_node *n, int64_t today,
    struct wg_diag *diag)
{
	int64_t last;

	check_order(n, diag);
	if (!check_new_address(root, n, diag)) {
		wg_node_drop(n, WG_AT_FROM);
		return;
	}
	if (wg_node_attr(n, WG_AT_STREET).len > 0 &&
	    wg_node_child(root, WG_EL_POSITION) != NULL &&
	    (wg_node_attr(n, WG_AT_LAT).len == 0 ||
		wg_node_attr(n, WG_AT_LON).len == 0))
		wg_report(diag, WG_D_MOVED_POSITION, n->at, "%.*s",
		    WG_ARG(wg_node_attr(n, WG_AT_STREET)));
	if (day_of(n, WG_AT_TO, &last) ? last < today :
	    day_of(n, WG_AT_FROM, &last) && last + 56 < today)
		wg_report(diag, WG_D_MOVED_PAST, n->at, "%.*s",
		    WG_ARG(wg_node_attr(n, WG_AT_FROM)));
}

void
wg_closings_check(
    const struct wg_project *p, struct wg_str today, struct wg_diag *diag)
{
	int64_t day = 0;

	wg_days_read(today, &day);
	for (size_t i = 0; i < p->documents.n; i++) {
		struct wg_node *root = p->documents.at[i].root;

		if (p->documents.at[i].kind == WG_KIND_PRINT)
			check_order(root, diag);
		if (p->documents.at[i].kind != WG_KIND_PLACE &&
		    p->documents.at[i].kind != WG_KIND_HOUSE)
			continue;
		for (struct wg_node *n = root->first; n != NULL; n = n->next) {
			if (n->element == WG_EL_CLOSED_DAYS)
				check_closed(n, day, diag);
			else if (n->element == WG_EL_MOVED)
				check_moved(root, n, day, diag);
		}
	}
}
