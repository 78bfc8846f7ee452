/* Rooms are named as they are posted: "7", "U.1", "112–118", "8, 9". */
#include "model/building.h"

#include "model/record.h"

const struct wg_floor *
wg_building_floor(const struct wg_building *b, struct wg_str name)
{
	for (size_t i = 0; i < b->n_floors; i++)
		if (name.len > 0 && wg_str_eq(b->floors[i].name, name))
			return &b->floors[i];
	return NULL;
}

const struct wg_entrance *
wg_building_entrance(const struct wg_building *b, struct wg_str name)
{
	for (size_t i = 0; i < b->n_entrances; i++)
		if (name.len > 0 && wg_str_eq(b->entrances[i].name, name))
			return &b->entrances[i];
	return NULL;
}

/* Where the first room ends and what stands between it and the next, or the
 * whole length and 0. */
static size_t
end_of_first(struct wg_str number, size_t *between)
{
	static const char *const marks[] = { "–", "—", "-", ",", ";", "/" };
	size_t end = number.len;

	*between = 0;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		ptrdiff_t at = wg_str_find_str(number, wg_str(marks[i]));

		if (at <= 0 || (size_t)at >= end)
			continue;
		end = (size_t)at;
		*between = wg_str(marks[i]).len;
	}
	return end;
}

struct wg_str
wg_room_first(struct wg_str number)
{
	size_t between;

	return wg_str_trim(
	    wg_str_head(number, end_of_first(number, &between)));
}

bool
wg_room_is_range(struct wg_str number)
{
	size_t between, end = end_of_first(number, &between);
	struct wg_str rest = wg_str_trim(wg_str_from(number, end + between));

	/* "B-12" is one room. */
	return between > 0 && rest.len > 0 && number.ptr[0] >= '0' &&
	    number.ptr[0] <= '9' && rest.ptr[0] >= '0' && rest.ptr[0] <= '9';
}

static bool
lies_in(struct wg_str range, struct wg_str number)
{
	uint32_t from, to, n;

	while (range.len > 0) {
		struct wg_str part = wg_str_trim(wg_str_cut(&range, ','));
		size_t between, end = end_of_first(part, &between);

		if (wg_str_eq(part, number))
			return true;
		if (between > 0 && wg_str_uint(number, &n) &&
		    wg_str_uint(wg_str_trim(wg_str_head(part, end)), &from) &&
		    wg_str_uint(wg_str_trim(wg_str_from(part, end + between)),
			&to) && from <= n && n <= to)
			return true;
	}
	return false;
}

const struct wg_room *
wg_building_room(const struct wg_building *b, struct wg_str number,
    const struct wg_floor **floor)
{
	for (unsigned round = 0; round < 2 && number.len > 0; round++)
		for (size_t i = 0; i < b->n_floors; i++)
			for (size_t k = 0; k < b->floors[i].n_rooms; k++) {
				const struct wg_room *r =
				    &b->floors[i].rooms[k];

				if (round == 0 ?
					!wg_str_eq(r->number, number) :
					!lies_in(r->number, number))
					continue;
				*floor = &b->floors[i];
				return r;
			}
	return NULL;
}
