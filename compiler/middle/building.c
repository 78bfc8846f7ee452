/* Rooms of buildings against the places in them. */
#include "base/diag.h"
#include "base/intl.h"
#include "middle/event.h"
#include "model/project.h"

static bool
has_entrance(const struct wg_document *building, struct wg_str name)
{
	for (const struct wg_node *n =
		 wg_node_child(building->root, WG_EL_ENTRANCE);
	     n != NULL; n = wg_node_same(n))
		if (wg_str_eq(wg_node_attr(n, WG_AT_NAME), name))
			return true;
	return false;
}

/* What one of the two does not tell cannot differ. */
static bool
differs(struct wg_str a, struct wg_str b)
{
	return a.len > 0 && b.len > 0 && !wg_str_eq(a, b);
}

static void
check_place(const struct wg_project *p, const struct wg_node *room,
    struct wg_str id, struct wg_diag *diag)
{
	const struct wg_document *place =
	    wg_project_document(p, WG_KIND_PLACE, id);
	const struct wg_node *address = place == NULL ? NULL :
	    wg_node_child(place->root, WG_EL_ADDRESS);
	const struct {
		const char *what;
		struct wg_str ours, theirs;
	} facts[] = {
		{ N_("entrance"), wg_node_attr(room, WG_AT_ENTRANCE),
		    wg_node_attr(address, WG_AT_ENTRANCE) },
		{ N_("floor"), wg_node_attr(room->parent, WG_AT_NAME),
		    wg_node_attr(address, WG_AT_FLOOR) },
		{ N_("room"), wg_node_attr(room, WG_AT_NUMBER),
		    wg_node_attr(address, WG_AT_ROOM) },
	};

	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		if (differs(facts[i].ours, facts[i].theirs)) {
			wg_report(diag, WG_D_ROOM_DIFFERS, room->at,
			    "%.*s: %s %.*s, but %.*s there", WG_ARG(id),
			    _(facts[i].what), WG_ARG(facts[i].ours),
			    WG_ARG(facts[i].theirs));
			wg_note(diag, address->at, "the address of the place");
		}
}

static void
check_room(const struct wg_project *p, const struct wg_document *building,
    const struct wg_node *room, struct wg_diag *diag)
{
	const struct wg_attr *entrance =
	    wg_node_attr_ref(room, WG_AT_ENTRANCE);
	struct wg_str places = wg_node_attr(room, WG_AT_REF);

	if (places.len == 0 && wg_node_child(room, WG_EL_TITLE) == NULL)
		wg_report(diag, WG_D_ROOM_EMPTY, room->at, "%.*s",
		    WG_ARG(wg_node_attr(room, WG_AT_NUMBER)));
	if (entrance != NULL && !has_entrance(building, entrance->value))
		wg_report(diag, WG_D_ENTRANCE_UNKNOWN, entrance->value_at,
		    "%.*s", WG_ARG(entrance->value));
	while (places.len > 0)
		check_place(p, room, wg_str_word(&places), diag);
}

void
wg_buildings_check(const struct wg_project *p, struct wg_diag *diag)
{
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		if (d->kind != WG_KIND_BUILDING)
			continue;
		for (const struct wg_node *n = d->root; n;
		     n = wg_node_next(n, d->root))
			if (n->element == WG_EL_ROOM)
				check_room(p, d, n, diag);
	}
}
