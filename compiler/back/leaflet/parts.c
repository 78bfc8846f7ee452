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
		.linker = &s->linker, .unread = &s->unread, .calls = true,
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

/* What is composed for a sheet. */
struct work {
	struct wg_composer c;
	struct wg_part *all;
};

static struct work
begin(struct wg_sheet *s)
{
	return (struct work){ wg_sheet_composer(s),
		wg_part_new(s->arena, WG_PART_ARTICLE) };
}

static void
put(struct wg_sheet *s, const struct work *work)
{
	struct wg_html_writer w = wg_sheet_writer(s);

	wg_html_parts(&w, work->all);
}

void
wg_sheet_block(struct wg_sheet *s, const struct wg_node *n)
{
	struct work w = begin(s);

	wg_compose_block(&w.c, w.all, n);
	put(s, &w);
}

void
wg_sheet_blocks(struct wg_sheet *s, const struct wg_node *parent)
{
	struct work w = begin(s);

	/* As on paper; all of it stands among the addresses. */
	w.c.cards = WG_CARD_COMPACT;
	w.c.details = true;
	wg_compose_blocks(&w.c, w.all, parent);
	put(s, &w);
}

void
wg_sheet_card(struct wg_sheet *s, const struct wg_document *place)
{
	struct work w = begin(s);

	wg_compose_card(&w.c, w.all, place);
	put(s, &w);
}

void
wg_sheet_fact(struct wg_sheet *s, const struct wg_fact *fact)
{
	struct work w = begin(s);

	wg_compose_fact(&w.c, w.all, fact);
	put(s, &w);
}

void
wg_sheet_pair(struct wg_sheet *s, const struct wg_document *d)
{
	struct work w = begin(s);
	struct wg_pair title;

	w.c.other = &s->other->facts;
	w.c.cards = WG_CARD_COMPACT;
	w.c.details = true;
	w.c.level = 1;
	title = wg_compose_pair(&w.c, w.all, WG_PART_HEADINGS);
	title.spine->pictogram = d->pictogram;
	for (int i = 0; i < 2; i++) {
		wg_compose_side(&w.c, i);
		wg_compose_part(&w.c, title.sides[i],
		    i == 0 ? WG_PART_TITLE : WG_PART_TITLE_TOO, d->title)
		    ->level = 1;
	}
	wg_compose_pairs(&w.c, w.all, d->root);
	put(s, &w);
}
