/* Rooms of buildings against the places in them. */
#include "base/diag.h"
#include "base/intl.h"
#include "middle/event.h"
#include "model/project.h"

/* What one of the two does not tell cannot differ. */
static bool
differs(struct wg_str a, struct wg_str b)
{
	return a.len > 0 && b.len > 0 && !wg_str_eq(a, b);
}

static void
check_place(const struct wg_floor *on, const struct wg_room *room,
    const struct wg_document *place, struct wg_diag *diag)
{
	const struct wg_address *address =
	    wg_read_place(NULL, place)->address;
	static const struct wg_address nowhere;
	const struct wg_address *there = address != NULL ? address : &nowhere;
	const struct {
		const char *what;
		struct wg_str ours, theirs;
	} facts[] = {
		{ N_("entrance"), room->entrance, there->entrance },
		{ N_("floor"), on->name, there->floor },
		{ N_("room"), room->number, there->room },
	};

	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		if (differs(facts[i].ours, facts[i].theirs)) {
			wg_report(diag, WG_D_ROOM_DIFFERS, room->at,
			    "%.*s: %s %.*s, but %.*s there",
			    WG_ARG(place->id), _(facts[i].what),
			    WG_ARG(facts[i].ours), WG_ARG(facts[i].theirs));
			wg_note(diag, there->at, "the address of the place");
		}
}

/* Who says yes where the other says no. */
static bool
denies(enum wg_said a, enum wg_said b)
{
	return a != WG_NOT_SAID && b != WG_NOT_SAID && a != b;
}

static void
check_access(const struct wg_floor *on, const struct wg_room *room,
    const struct wg_document *d, struct wg_diag *diag)
{
	const struct wg_place *place = wg_read_place(NULL, d);
	enum wg_said step_free = room->through == NULL ? WG_NOT_SAID :
	                                                 room->through->step_free;

	if (denies(on->lift, place->lift))
		wg_report(diag, WG_D_ROOM_ACCESS, room->at, "%.*s: lift",
		    WG_ARG(d->id));
	if (step_free == WG_NO && place->step_free == WG_YES)
		wg_report(diag, WG_D_ROOM_ACCESS, room->at,
		    "%.*s: step-free", WG_ARG(d->id));
}

static void
check_room(const struct wg_floor *on, const struct wg_room *room,
    struct wg_diag *diag)
{
	if (room->places.n == 0 && room->title == NULL)
		wg_report(diag, WG_D_ROOM_EMPTY, room->at, "%.*s",
		    WG_ARG(room->number));
	if (room->entrance.len > 0 && room->through == NULL)
		wg_report(diag, WG_D_ENTRANCE_UNKNOWN, room->entrance_at,
		    "%.*s", WG_ARG(room->entrance));
	for (size_t i = 0; i < room->places.n; i++) {
		check_place(on, room, room->places.at[i], diag);
		check_access(on, room, room->places.at[i], diag);
	}
}

static void
check_building(const struct wg_building *b, struct wg_diag *diag)
{
	for (size_t i = 0; i < b->n_floors; i++)
		for (size_t k = 0; k < b->floors[i].n_rooms; k++)
			check_room(
			    &b->floors[i], &b->floors[i].rooms[k], diag);
}

void
wg_buildings_check(const struct wg_project *p, struct wg_diag *diag)
{
	for (size_t i = 0; i < p->documents.n; i++)
		if (p->documents.at[i].kind == WG_KIND_BUILDING)
			check_building(wg_read_building(
			    NULL, &p->documents.at[i]), diag);
}
