/* Closings and moves, with their days. */
#include "middle/record_parts.h"
#include "values/value.h"

/* How long a move is told when nobody says it. */
#define MOVE_TOLD 56 /* [day] */

static int
by_days(const struct wg_closing *a, const struct wg_closing *b)
{
	return a->from != b->from ? (a->from > b->from) - (a->from < b->from) :
	    (a->to > b->to) - (a->to < b->to);
}

struct wg_closing_list
wg_closings_of(struct wg_project *p, const struct wg_node *root)
{
	struct wg_closing *all = WG_NEW_ARRAY(p->arena,
	    wg_count_children(root, WG_EL_CLOSED_DAYS) + 1, struct wg_closing);
	struct wg_closing_list list = { all, 0 };

	for (const struct wg_node *n = wg_node_child(root, WG_EL_CLOSED_DAYS);
	     n != NULL; n = wg_node_same(n)) {
		const struct wg_value *from =
		    wg_node_attr_value(n, WG_AT_FROM);
		const struct wg_value *to = wg_node_attr_value(n, WG_AT_TO);
		struct wg_str near;
		struct wg_closing c = { .from = from == NULL ? 0 : from->day,
			.reason = wg_label_of_key(WG_KEYS_REASON,
			    wg_node_attr(n, WG_AT_REASON), &near),
			.at = n->at };
		size_t i = list.n;

		if (from == NULL)
			continue;
		c.to = to == NULL ? c.from : to->day;
		for (; i > 0 && by_days(&all[i - 1], &c) > 0; i--)
			all[i] = all[i - 1];
		all[i] = c;
		list.n++;
	}
	return list;
}

/* What the move does not say stays as it was; in another house, nothing
 * does. */
static const struct wg_address *
new_address(struct wg_project *p, const struct wg_node *n,
    const struct wg_address *old)
{
	struct wg_address *a = (struct wg_address *)wg_address_new(p, n);

	if (a->street.len > 0 || old == NULL)
		return a;
	a->street = old->street;
	a->number = old->number;
	a->postcode = old->postcode;
	a->town = old->town;
	if (a->entrance.len == 0)
		a->entrance = old->entrance;
	if (a->floor.len == 0)
		a->floor = old->floor;
	if (a->room.len == 0)
		a->room = old->room;
	return a;
}

const struct wg_move *
wg_move_of(struct wg_project *p, const struct wg_node *root,
    const struct wg_address *old)
{
	const struct wg_node *n = wg_node_child(root, WG_EL_MOVED);
	const struct wg_value *from = wg_node_attr_value(n, WG_AT_FROM);
	const struct wg_value *to = wg_node_attr_value(n, WG_AT_TO);
	struct wg_move *m;

	if (from == NULL)
		return NULL;
	m = WG_NEW(p->arena, struct wg_move);
	m->from = from->day;
	m->to = to == NULL ? m->from + MOVE_TOLD : to->day;
	m->house = wg_node_attr(n, WG_AT_STREET).len > 0;
	m->address = new_address(p, n, old);
	if (wg_node_attr_value(n, WG_AT_LAT) != NULL)
		m->position = wg_position_new(p, n);
	m->at = n->at;
	return m;
}
