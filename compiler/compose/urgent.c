/* A page for emergencies: what it has beside what all have. */
#include "compose/leaflet.h"

#include "model/record.h"

bool
wg_compose_is_urgent(
    const struct wg_composer *c, const struct wg_document *d)
{
	const struct wg_phone *calls[WG_FIRST_HELPLINES];

	return c->calls && wg_str_is(d->pictogram, "emergency") &&
	    wg_compose_first_calls(c, d->root, calls) > 0;
}

static void
put_say(struct wg_composer *c, struct wg_part *to)
{
	wg_part_put(c->arena, to, WG_PART_SAY)->words =
	    wg_compose_label(c, WG_L_I_AM_HERE);
}

void
wg_compose_here(struct wg_composer *c, struct wg_part *to,
    const struct wg_house *house)
{
	struct wg_part *panel =
	    wg_part_put(c->arena, to, WG_PART_I_AM_HERE);
	const struct wg_fact_line *address = NULL;
	struct wg_part *words, *where;
	size_t n = 0;

	wg_part_put(c->arena, panel, WG_PART_TILE)->pictogram = WG_STR("pin");
	words = wg_part_put(c->arena, panel, WG_PART_WORDS);
	put_say(c, words);
	if (c->other != NULL) {
		wg_compose_side(c, 1);
		put_say(c, words);
		wg_compose_side(c, 0);
	}
	if (house != NULL)
		address = wg_facts_address(
		    c->source, c->arena, house->address, &n);
	where = wg_part_put(
	    c->arena, panel, n > 0 ? WG_PART_HERE : WG_PART_WRITE_LINE);
	for (size_t i = 0; i < n && i < 2; i++)
		wg_part_put(c->arena, where, WG_PART_VALUE)->words =
		    wg_compose_line(c, &address[i]);
}
