/* Sentences of cover.def, and what the print job itself says. */
#include "compose/products.h"

#include "facts/closing.h"
#include "facts/piece.h"
#include "model/print.h"
#include "model/product.h"
#include "model/record.h"
#include "text/locale.h"

struct maker {
	struct wg_composer *composer;
	struct wg_arena *arena;
	const struct wg_print *print;
	const struct wg_print_job *job;
	struct wg_str size;
	const struct wg_language *language; /* of what the sheet says … */
	const struct wg_locale *locale;
	bool english;                       /* … which is German or this */
};

/* A sentence of cover.def. */
struct text {
	const char *german, *english;
};

static struct wg_str
say(const struct maker *m, const char *german, const char *english)
{
	return wg_str(m->english ? english : german);
}

static struct wg_str
said(const struct maker *m, struct text text)
{
	return say(m, text.german, text.english);
}

static struct wg_part *
put(struct maker *m, struct wg_part *to, enum wg_part_role role,
    struct wg_str text)
{
	struct wg_part *part = wg_part_put(m->arena, to, role);

	part->words.language = m->language;
	part->at = m->print->document->root->at;
	wg_tokens_put(m->arena, &part->words, text, m->language);
	return part;
}

/* What the project says, which is German. */
static void
quote(struct maker *m, struct wg_part *part, struct wg_str text)
{
	const struct wg_language *german =
	    m->composer->source->edition->language;

	if (m->english)
		wg_tokens_piece(
		    m->arena, &part->words, text, german, false);
	else
		wg_tokens_put(m->arena, &part->words, text, german);
}

/* "Nummer: LKM-1" */
static void
put_fact(struct maker *m, struct wg_part *to, struct wg_str name,
    struct wg_str value)
{
	put(m, to, WG_PART_ITEM, wg_str_fmt(m->arena, "%.*s: %.*s",
	    WG_ARG(name), WG_ARG(value)));
}

static struct wg_part *
put_list(struct maker *m, struct wg_part *to, struct wg_str heading)
{
	struct wg_part *section = wg_part_put(m->arena, to, WG_PART_SECTION);

	put(m, section, WG_PART_HEADING, heading)->level = 2;
	return wg_part_put(m->arena, section, WG_PART_LIST);
}

static struct wg_str
unit(struct maker *m, const struct wg_node *node)
{
	return wg_piece_unit(m->composer->voice, m->arena, node).text;
}

static bool
is_one_of(struct wg_str sizes, struct wg_str size)
{
	bool any = sizes.len == 0;

	while (sizes.len > 0 && !any)
		any = wg_str_eq(wg_str_word(&sizes), size);
	return any;
}

/* "B, A" to "B" and the like: 'some' behind what is there. */
static void
join(struct maker *m, struct wg_str *all, const char *between,
    struct wg_str some)
{
	if (some.len > 0)
		*all = all->len == 0 ? some : wg_str_fmt(m->arena,
		    "%.*s%s%.*s", WG_ARG(*all), between, WG_ARG(some));
}

/* What it is. */

/* In a sheet in English their own names. */
static struct wg_str
name_of(const struct maker *m, const struct wg_language *l)
{
	return m->english ? l->label : l->german;
}

static struct wg_str
languages(struct maker *m)
{
	struct wg_str all = m->job->german ?
	    say(m, "Deutsch", "German") : WG_NONE;

	for (size_t i = 1; i < m->print->n && !m->english; i++)
		join(m, &all, ", ", m->print->editions[i]->language->german);
	return all;
}

static void
put_languages(struct maker *m, struct wg_part *list)
{
	struct wg_str all = languages(m);
	struct wg_part *item = put(m, list, WG_PART_ITEM,
	    wg_str_fmt(m->arena, "%.*s: %.*s",
		WG_ARG(say(m, "Sprachen", "Languages")), WG_ARG(all)));

	for (size_t i = 1; i < m->print->n && m->english; i++) {
		const struct wg_language *l = m->print->editions[i]->language;

		if (i > 1 || all.len > 0)
			wg_tokens_put(m->arena, &item->words, WG_STR(", "),
			    m->language);
		wg_tokens_piece(
		    m->arena, &item->words, name_of(m, l), l, false);
	}
}

static struct wg_str
day(struct maker *m, int64_t day)
{
	return wg_locale_date(m->locale, m->arena, day);
}

static void
put_what(struct maker *m, struct wg_part *list)
{
	const struct wg_document *d = m->print->document;
	struct wg_str what = unit(m, d->title);
	struct wg_str subject = unit(m, m->print->subject->title);
	int distance = m->job->distance;

	join(m, &what, ": ", wg_str_eq(subject, what) ? WG_NONE : subject);
	quote(m, put(m, list, WG_PART_ITEM, WG_NONE), what);
	if (m->job->code.len > 0)
		put_fact(m, list, say(m, "Nummer", "Number"), m->job->code);
	put_languages(m, list);
	if (d->stand.known)
		put_fact(m, list, say(m, "Stand", "As of"),
		    day(m, d->stand.day));
	if (d->review.known)
		put_fact(m, list, say(m, "Zu prüfen bis", "To be checked by"),
		    day(m, d->review.day));
	if (distance > 0)
		put(m, list, WG_PART_ITEM, wg_str_fmt(m->arena,
		    "%.*s %d%s%d\u00A0m", WG_ARG(say(m,
			"Lesbar aus bis zu", "Can be read from up to")),
		    distance / 1000, m->english ? "." : ",",
		    distance / 100 % 10));
}

/* How it is printed. */

static bool
is_landscape(const struct maker *m)
{
	return m->job->product == WG_PRODUCT_ARROWS ||
	    m->job->product == WG_PRODUCT_DOOR;
}

static struct wg_str
paper(struct maker *m)
{
	static const struct {
		enum wg_product product;
		const char *sizes, *paper;
		struct text text;
	} papers[] = {
#define WG_PAPER(product, sizes, paper, german, english) \
	{ WG_PRODUCT_##product, sizes, paper, { german, english } },
#include "compose/cover.def"
	};

	for (size_t i = 0; i < sizeof(papers) / sizeof(papers[0]); i++) {
		struct wg_str paper = wg_str(papers[i].paper);

		if (papers[i].product == m->job->product &&
		    is_one_of(wg_str(papers[i].sizes), m->size))
			return wg_str_fmt(m->arena, "%.*s %.*s%.*s",
			    WG_ARG(say(m, "Papier", "Paper")),
			    WG_ARG(paper.len > 0 ? paper : m->size),
			    WG_ARG(said(m, papers[i].text)));
	}
	return wg_str_fmt(m->arena, "%.*s %.*s%.*s%.*s",
	    WG_ARG(say(m, "Papier", "Paper")), WG_ARG(m->size),
	    WG_ARG(!is_landscape(m) ? WG_NONE :
		say(m, " im Querformat", " landscape")),
	    WG_ARG(say(m, ", nur eine Seite bedruckt, 120 g/m² oder fester.",
		", printed on one side only, 120 g/m² or heavier.")));
}

static void
put_how(struct maker *m, struct wg_part *list)
{
	if (m->job->tiled)
		put(m, list, WG_PART_ITEM, say(m, "Papier A4; kleben Sie die "
		    "Blätter an den Strichen am Rand zusammen.",
		    "Paper A4; glue the sheets together at the lines in the "
		    "margin."));
	else
		put(m, list, WG_PART_ITEM, paper(m));
	put(m, list, WG_PART_ITEM, say(m, "Drucken Sie mit 100\u00A0%, nicht "
	    "„an Seite anpassen“. Der Strich unten auf diesem Blatt ist dann "
	    "genau 100\u00A0mm lang.",
	    "Print at 100\u00A0%, not “fit to page”. The line at the foot of "
	    "this sheet is then exactly 100\u00A0mm long."));
}

/* Where it hangs. */

static void
later(int64_t *last, int64_t day)
{
	if (day > *last)
		*last = day;
}

/* The last day of what a place or house tells of itself. */
static int64_t
last_told(const struct maker *m)
{
	const struct wg_print *p = m->print;
	const struct wg_place *place = p->subject->kind == WG_KIND_PLACE ?
	    wg_read_place(p->task, p->subject) : NULL;
	const struct wg_closing_list *closings = place != NULL ?
	    &place->closings : &wg_read_house(p->task, p->subject)->closings;
	int64_t today = p->project->today, last = 0;

	for (size_t i = 0; i < closings->n; i++)
		if (wg_closing_told(&closings->at[i], today))
			later(&last, closings->at[i].to);
	if (place != NULL && wg_move_told(place->move, today))
		later(&last, place->move->to);
	return last;
}

/* The last day of what it tells; 0: there is none. */
static int64_t
last_day(const struct maker *m)
{
	const struct wg_print_job *j = m->job;
	int64_t last = 0;

	if (j->product == WG_PRODUCT_PROGRAMME)
		return j->to;
	if (j->product != WG_PRODUCT_NOTICE)
		return 0;
	for (size_t i = 0; i < j->n_sayings; i++) {
		if (!j->sayings[i].dated)
			return 0;
		later(&last, j->sayings[i].day);
	}
	return j->n_sayings > 0 ? last : last_told(m);
}

static bool
is_hung(const struct maker *m)
{
	static const bool walls[WG_PRODUCT_COUNT] = {
#define WG_WALL(product) [WG_PRODUCT_##product] = true,
#include "compose/cover.def"
	};

	return walls[m->job->product] && !wg_str_is(m->size, "DL");
}

static void
put_hang(struct maker *m, struct wg_part *list)
{
	static const struct {
		enum wg_product product;
		const char *sizes;
		struct text text;
	} sentences[] = {
#define WG_HANG(product, sizes, german, english) \
	{ WG_PRODUCT_##product, sizes, { german, english } },
#include "compose/cover.def"
	};
	bool folded = wg_str_is(m->size, "DL");

	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
		if (sentences[i].product == m->job->product &&
		    is_one_of(wg_str(sentences[i].sizes), m->size))
			put(m, list, WG_PART_ITEM,
			    said(m, sentences[i].text));
	if (folded && m->job->product == WG_PRODUCT_LEAFLET)
		put(m, list, WG_PART_ITEM, m->job->zigzag ?
			say(m, "Falten Sie an den Strichen, hin und her.",
			    "Fold at the marks, to and fro.") :
			say(m, "Falten Sie an den Strichen: den schmalen Teil "
			    "zuerst nach innen, dann den Titel darüber.",
			    "Fold at the marks: the narrow part inwards "
			    "first, then the title over it."));
	if (!is_hung(m))
		return;
	put(m, list, WG_PART_ITEM, say(m, "Matte Folie oder ein Rahmen; kein "
	    "Gegenlicht, kein zweiter Zettel daneben.",
	    "Matt film or a frame; no light from behind, no other note beside "
	    "it."));
	put(m, list, WG_PART_ITEM, wg_str_fmt(m->arena, "%.*s%s%.*s%s.",
	    WG_ARG(say(m, "Das alte Schild kommt ab",
		"The old sign is taken down")),
	    m->job->code.len == 0 ? "" :
		m->english ? " (number " : " (Nummer ",
	    WG_ARG(m->job->code), m->job->code.len == 0 ? "" : ")"));
	if (last_day(m) > 0)
		put(m, list, WG_PART_ITEM, wg_str_fmt(m->arena, "%.*s %.*s.",
		    WG_ARG(say(m, "Abnehmen nach dem", "Take it down after")),
		    WG_ARG(day(m, last_day(m)))));
}

/* "Zimmer 112–118", "Eingang B", "1. OG", or what it is called: as it stands in
 * the building, on a sheet in English as well. */
static struct wg_str
destination(struct maker *m, const struct wg_to *to)
{
	if (to->room.len > 0)
		return wg_str_fmt(m->arena, "Zimmer %.*s", WG_ARG(to->room));
	if (to->title != NULL)
		return unit(m, to->title);
	if (to->place != NULL)
		return unit(m, to->place->title);
	if (to->entrance.len > 0)
		return wg_str_fmt(
		    m->arena, "Eingang %.*s", WG_ARG(to->entrance));
	return to->floor;
}

static struct wg_str
way(struct maker *m, const struct wg_to *to)
{
	static const struct text arrows[WG_ARROW_COUNT] = {
		[WG_ARROW_AHEAD] = { "geradeaus", "straight ahead" },
		[WG_ARROW_AHEAD_LEFT] = { "schräg nach links",
		    "ahead to the left" },
		[WG_ARROW_AHEAD_RIGHT] = { "schräg nach rechts",
		    "ahead to the right" },
		[WG_ARROW_UP] = { "hinauf", "up" },
		[WG_ARROW_UP_LEFT] = { "links hinauf", "up on the left" },
		[WG_ARROW_UP_RIGHT] = { "rechts hinauf",
		    "up on the right" },
		[WG_ARROW_LEFT] = { "links", "left" },
		[WG_ARROW_RIGHT] = { "rechts", "right" },
		[WG_ARROW_DOWN] = { "hinunter", "down" },
		[WG_ARROW_DOWN_LEFT] = { "links hinunter",
		    "down on the left" },
		[WG_ARROW_DOWN_RIGHT] = { "rechts hinunter",
		    "down on the right" },
	};
	static const struct text vias[WG_VIA_COUNT + 1] = {
		[WG_VIA_STAIRS] = { ", Treppe", ", stairs" },
		[WG_VIA_LIFT] = { ", Aufzug", ", lift" },
		[WG_VIA_RAMP] = { ", Rampe", ", ramp" },
		[WG_VIA_COUNT] = { "", "" } };

	if (to->arrow == WG_ARROW_COUNT) /* it was refused */
		return WG_NONE;
	return wg_str_fmt(m->arena, "%.*s%.*s",
	    WG_ARG(said(m, arrows[to->arrow])),
	    WG_ARG(said(m, vias[to->via])));
}

static void
put_ways(struct maker *m, struct wg_part *item, const struct wg_here *h)
{
	struct wg_part *list;

	if (h->n_to == 0)
		return;
	list = wg_part_put(m->arena, item, WG_PART_LIST);
	for (size_t i = 0; i < h->n_to; i++) {
		struct wg_part *to = put(m, list, WG_PART_ITEM, WG_NONE);

		quote(m, to, destination(m, &h->to[i]));
		wg_tokens_put(m->arena, &to->words, wg_str_fmt(m->arena,
		    ": %.*s", WG_ARG(way(m, &h->to[i]))), m->language);
	}
}

/* "Blatt 1: EG, Eingang B, Wand gegenüber der Tür", and the ways. */
static void
put_where(struct maker *m, struct wg_part *to)
{
	struct wg_part *list;

	if (m->job->n_heres == 0)
		return;
	list = put_list(m, to, say(m, "Welches Blatt wohin",
	    "Which sheet goes where"));
	for (size_t i = 0; i < m->job->n_heres; i++) {
		const struct wg_here *h = &m->job->heres[i];
		struct wg_part *item =
		    wg_part_put(m->arena, list, WG_PART_ITEM);
		struct wg_str text = h->floor;

		if (h->entrance.len > 0)
			join(m, &text, ", ", wg_str_fmt(m->arena,
			    "Eingang %.*s", WG_ARG(h->entrance)));
		if (h->room.len > 0)
			join(m, &text, ", ", wg_str_fmt(m->arena,
			    "Zimmer %.*s", WG_ARG(h->room)));
		join(m, &text, ", ", h->spot);
		quote(m, put(m, item, WG_PART_PROSE, wg_str_fmt(m->arena,
		    "%.*s %u: ", WG_ARG(say(m, "Blatt", "Sheet")),
		    (unsigned)i + 1)), text);
		put_ways(m, item, h);
	}
}

/* It is for staff: in German, or in English if the job says so and the project
 * knows that language; names of the project are German. */
static const struct wg_language *
language_of(const struct wg_print *print)
{
	const struct wg_project *p = print->project;
	const struct wg_language *english =
	    wg_language_lookup(&p->languages, WG_STR("en"));

	return print->job->cover == WG_COVER_ENGLISH && english != NULL ?
	    english : p->source;
}

void
wg_cover_flow(struct wg_flow *f)
{
	const struct wg_print *print = f->print;
	struct maker m = { .composer = &f->composer, .arena = f->arena,
		.print = print, .job = print->job,
		.size = wg_print_size(print),
		.language = language_of(print) };
	struct wg_part *all = wg_part_new(f->arena, WG_PART_ARTICLE);
	struct wg_part *header = wg_part_put(f->arena, all, WG_PART_HEADER);

	f->composer = (struct wg_composer){ .arena = f->arena,
		.voice = &f->source, .source = &f->source,
		.linker = print->linker };
	f->document = print->document;
	f->titled = &f->source;
	f->language = f->spoken = m.language;
	f->body = all;
	m.english = m.language != print->project->source;
	m.locale = m.english ?
	    wg_locale(m.language->icu, f->source.locale) : f->source.locale;
	put(&m, wg_part_put(f->arena, header, WG_PART_WORDS), WG_PART_TITLE,
	    is_hung(&m) ? say(&m, "So hängen Sie es auf", "How to hang it") :
			  say(&m, "So drucken Sie es", "How to print it"))
	    ->level = 1;
	put_what(&m, put_list(&m, all, say(&m, "Was es ist", "What it is")));
	put_how(&m, put_list(&m, all, say(&m, "Drucken", "Printing")));
	put_hang(&m, put_list(&m, all, is_hung(&m) ?
		say(&m, "Aufhängen", "Hanging") :
		say(&m, "Fertig machen", "Finishing")));
	put_where(&m, all);
}
