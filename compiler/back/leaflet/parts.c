/* What compose/ makes, written on a sheet. */
#include "back/leaflet/leaflet.h"

#include "base/arena.h"

struct wg_composer
wg_sheet_composer(struct wg_sheet *s)
{
	s->linker = wg_sheet_linker(s);
	return (struct wg_composer){ .arena = s->arena,
		.voice = &s->voice->facts,
		.source = &s->all->source.facts,
		.linker = &s->linker,
		.level = s->level > 0 ? s->level - 1 : 0 };
}

static void
put_pictogram(void *context, struct wg_html *h, struct wg_str name)
{
	(void)h;
	wg_sheet_pictogram(context, name);
}

struct wg_html_writer
wg_sheet_writer(struct wg_sheet *s)
{
	return (struct wg_html_writer){ .h = &s->h, .arena = s->arena,
		.profile = WG_HTML_SITE, .around = s->around,
		.pictogram = put_pictogram, .context = s };
}

static void
put(struct wg_sheet *s, const struct wg_part *all)
{
	struct wg_html_writer w = wg_sheet_writer(s);

	wg_html_parts(&w, all);
}

void
wg_sheet_block(struct wg_sheet *s, const struct wg_node *n)
{
	struct wg_composer c = wg_sheet_composer(s);
	struct wg_part *all = wg_part_new(c.arena, WG_PART_ARTICLE);

	wg_compose_block(&c, all, n);
	put(s, all);
}

void
wg_sheet_blocks(struct wg_sheet *s, const struct wg_node *parent)
{
	struct wg_composer c = wg_sheet_composer(s);
	struct wg_part *all = wg_part_new(c.arena, WG_PART_ARTICLE);

	wg_compose_blocks(&c, all, parent);
	put(s, all);
}

void
wg_sheet_card(struct wg_sheet *s, const struct wg_document *place)
{
	struct wg_composer c = wg_sheet_composer(s);
	struct wg_part *all = wg_part_new(c.arena, WG_PART_ARTICLE);

	wg_compose_card(&c, all, place);
	put(s, all);
}

void
wg_sheet_fact(struct wg_sheet *s, const struct wg_fact *fact)
{
	struct wg_composer c = wg_sheet_composer(s);
	struct wg_part *all = wg_part_new(c.arena, WG_PART_ARTICLE);

	wg_compose_fact(&c, all, fact);
	put(s, all);
}

void
wg_sheet_pair(struct wg_sheet *s, const struct wg_document *d)
{
	struct wg_composer c = wg_sheet_composer(s);
	struct wg_part *all = wg_part_new(c.arena, WG_PART_ARTICLE);
	struct wg_pair title;

	c.other = &s->other->facts;
	c.cards = WG_CARD_COMPACT;
	c.details = true;
	c.level = 1;
	title = wg_compose_pair(&c, all, WG_PART_HEADINGS);
	title.spine->pictogram = d->pictogram;
	for (int i = 0; i < 2; i++) {
		wg_compose_side(&c, i);
		wg_compose_part(&c, title.sides[i],
		    i == 0 ? WG_PART_TITLE : WG_PART_TITLE_TOO, d->title)
		    ->level = 1;
	}
	wg_compose_pairs(&c, all, d->root);
	put(s, all);
}
