/*
 * What the app's own fields cannot say of a place: in content it stands once,
 * beside the address, the week and the contact that the app shows itself.
 */
#include "back/feed/feed.h"
#include "base/arena.h"
#include "facts/hours.h"
#include "facts/inline.h"
#include "text/phone.h"

struct lines WG_VEC(struct wg_fact_line);

static void
add(const struct wg_feed *f, struct lines *lines, struct wg_fact_line line)
{
	WG_PUSH(f->arena, lines) = line;
}

/* A contact has a field for one phone and one mobile phone. */
static bool
has_field(const struct wg_contact *c, size_t line)
{
	enum wg_line_kind kind = c->lines[line].kind;

	if (kind != WG_LINE_PHONE && kind != WG_LINE_MOBILE)
		return false;
	for (size_t i = 0; i < line; i++)
		if (c->lines[i].kind == kind)
			return false;
	return true;
}

/* Everything but street and town: entrance, floor, room. */
static void
keep_way(const struct wg_feed *f, struct lines *lines,
    const struct wg_fact *fact)
{
	for (size_t i = 2; i < fact->n; i++)
		add(f, lines, fact->lines[i]);
}

static void
keep_phones(const struct wg_feed *f, struct lines *lines,
    const struct wg_contact *c, const struct wg_fact *fact)
{
	for (size_t i = 0; i < fact->n && i < c->n_lines; i++)
		if (!has_field(c, i))
			add(f, lines, fact->lines[i]);
}

/* The days that a week cannot say; all, if it cannot say the others either. */
static void
keep_hours(const struct wg_feed *f, const struct wg_facts *facts,
    struct lines *lines, const struct wg_contact *c)
{
	struct wg_hours_week week = wg_feed_hours_week(f, c);
	const struct wg_fact_line *all;
	size_t n;

	if (c->hours == NULL || (week.known && week.whole))
		return;
	all = week.known && week.plain ?
	    wg_facts_hours_special(facts, f->arena, c, &n) :
	    wg_facts_hours(facts, f->arena, c, false, &n);
	for (size_t i = 0; i < n; i++)
		add(f, lines, all[i]);
}

static void
keep_name(const struct wg_feed *f, const struct wg_facts *facts,
    struct lines *lines, const struct wg_contact *c)
{
	struct wg_piece *piece = WG_NEW(f->arena, struct wg_piece);

	if (c->title == NULL)
		return;
	*piece = (struct wg_piece){ .unit = c->title,
		.text = wg_inlines_text(facts, f->arena, c->title) };
	add(f, lines, (struct wg_fact_line){ piece, 1 });
}

/* Of desks, under the name of each; the app has no place for a fax. */
static void
keep_desks(const struct wg_feed *f, const struct wg_facts *facts,
    struct lines *lines, const struct wg_place *place)
{
	for (size_t i = 0; i < place->n_contacts; i++) {
		const struct wg_contact *c = &place->contacts[i];
		size_t before = lines->n, name;

		keep_name(f, facts, lines, c);
		name = lines->n;
		for (size_t k = 0; k < c->n_lines; k++) {
			struct wg_piece *piece =
			    WG_NEW(f->arena, struct wg_piece);

			if (has_field(c, k))
				continue;
			*piece = (struct wg_piece){ .ltr = true,
				.text = wg_phone_text(
				    f->arena, c->lines[k].phone) };
			add(f, lines, (struct wg_fact_line){ piece, 1 });
		}
		keep_hours(f, facts, lines, c);
		if (lines->n == name)
			lines->n = before;
	}
}

bool
wg_feed_beyond(const struct wg_feed *f, const struct wg_facts *facts,
    const struct wg_place *place, struct wg_fact *fact)
{
	struct lines lines = { 0 };

	switch (fact->kind) {
	case WG_FACT_REGION:
	case WG_FACT_EMAIL:
	case WG_FACT_WEB:
	case WG_FACT_APPOINTMENT:
		return false;
	case WG_FACT_ADDRESS:
		keep_way(f, &lines, fact);
		/* "Entrance B" says itself what it is. */
		fact->label = (struct wg_piece){ 0 };
		break;
	case WG_FACT_PHONE:
		keep_phones(f, &lines, &place->contact, fact);
		break;
	case WG_FACT_HOURS:
		keep_hours(f, facts, &lines, &place->contact);
		break;
	case WG_FACT_CONTACT:
		keep_desks(f, facts, &lines, place);
		break;
	default:
		return true;
	}
	fact->lines = lines.at;
	fact->n = lines.n;
	return lines.n > 0;
}
