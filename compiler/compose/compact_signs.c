/*
 * Signs of a compact card on paper: they need no language, and less room than
 * the same words in two.
 */
#include "compose/compact_in.h"

#include "facts/closing.h"

/* Facts that stand once stand in the language beside German. */
static void
put_sign(struct compact *m, struct wg_part *to, const char *pictogram,
    enum wg_label alt)
{
	const struct wg_label_arg nothing[] = { { "name", WG_NONE },
		{ NULL, WG_NONE } }; /* "Zimmer", the number stands beside */
	const struct wg_edition *edition = m->c->other != NULL ?
	    m->c->other->edition : m->c->voice->edition;
	struct wg_part *sign =
	    wg_part_put(m->c->arena, to, WG_PART_PICTOGRAM);

	sign->pictogram = wg_str(pictogram);
	sign->alt_language = edition->language;
	sign->alt = wg_str_trim(
	    wg_edition_label(edition, m->c->arena, alt, 0, nothing));
}

/* How one gets in, in the order of the lines of WG_FACT_ACCESS. */
static const struct {
	enum wg_label label;
	const char *pictogram;
} signs[] = {
	{ WG_L_STEP_FREE, "wheelchair" },
	{ WG_L_LIFT, "lift" },
	{ WG_L_WHEELCHAIR_WC, "toilet" },
};

#define SIGNS (sizeof(signs) / sizeof(signs[0]))

static bool
has_sign(const struct compact *m, size_t i)
{
	const enum wg_said said[SIGNS] = { m->place->step_free,
		m->place->lift, m->place->wc };

	return m->c->paper && said[i] == WG_YES;
}

size_t
wg_compact_signs(const struct compact *m)
{
	size_t n = 0;

	for (size_t i = 0; i < SIGNS; i++)
		n += has_sign(m, i);
	return n;
}

void
wg_compact_put_signs(struct compact *m, struct wg_part *line)
{
	struct wg_part *access =
	    wg_part_put(m->c->arena, line, WG_PART_CARD_ACCESS);

	for (size_t i = 0; i < SIGNS; i++)
		if (has_sign(m, i))
			put_sign(m, access, signs[i].pictogram,
			    signs[i].label);
}

/* Where it is inside. */

static const struct wg_address *
address_of(const struct compact *m)
{
	return wg_place_address(
	    m->place, m->c->voice->edition->project->today);
}

bool
wg_compact_is_inside(const struct compact *m)
{
	const struct wg_address *a = address_of(m);

	return a != NULL &&
	    a->entrance.len + a->floor.len + a->room.len > 0;
}

static void
put_door(struct compact *m, struct wg_part *to, const char *pictogram,
    enum wg_label alt, struct wg_str name)
{
	struct wg_part *door, *badge;

	if (name.len == 0)
		return;
	door = wg_part_put(m->c->arena, to, WG_PART_DOOR);
	if (pictogram != NULL)
		put_sign(m, door, pictogram, alt);
	badge = wg_part_put(m->c->arena, door, WG_PART_BADGE);
	badge->words = wg_compose_text(m->c);
	wg_tokens_piece(m->c->arena, &badge->words, name, NULL, true);
	wg_tokens_put(m->c->arena, &badge->words, WG_STR(" "), NULL);
}

void
wg_compact_put_inside(struct compact *m, struct wg_part *to)
{
	const struct wg_address *a = address_of(m);
	struct wg_part *inside, *first;

	if (!wg_compact_is_inside(m))
		return;
	inside = wg_part_put(m->c->arena, to, WG_PART_INSIDE);
	if (a->entrance.len + a->floor.len > 0) {
		first = wg_part_put(m->c->arena, inside, WG_PART_DOOR);
		put_door(m, first, "entrance", WG_L_ENTRANCE, a->entrance);
		put_door(m, first, NULL, WG_L_COUNT, a->floor);
	}
	put_door(m, inside, "door", WG_L_ROOM, a->room);
}
