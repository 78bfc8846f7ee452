/*
 * What hangs in a house or building, for a phone: its directory, and notices
 * that are up there, as they are composed for paper, in German and the
 * reader's language.  The codes of directories and notices of houses lead here.
 * Those of a notice of a place lead to its card, which tells what is closed and
 * has moved; what the notice says itself stands below it.
 */
#include "back/leaflet/leaflet.h"

#include "back/addresses.h"
#include "base/arena.h"
#include "base/diag.h"
#include "compose/notice.h"
#include "compose/products.h"
#include "compose/sheets.h"
#include "facts/piece.h"
#include "model/record.h"

/* A print for this page: it has no paper, and nobody is told what it lacks. */
struct hanging {
	struct wg_sheet *sheet;
	struct wg_diag *silent;
	struct wg_print_job job;
	struct wg_print print;
	const struct wg_edition *editions[2];
	struct wg_sign sign;
};

static void
hang(struct hanging *h, const struct wg_document *document,
    const struct wg_print_job *job)
{
	struct wg_sheet *s = h->sheet;
	struct wg_leaflets *l = s->all;

	s->linker = wg_sheet_linker(s);
	h->job = *job;
	h->job.n_heres = 0;
	h->editions[0] = l->source.edition;
	h->editions[1] = l->own.edition;
	h->print = (struct wg_print){ .task = l->task, .project = l->project,
		.document = document, .job = &h->job,
		.subject = job->subject, .editions = h->editions,
		.n = l->own.edition == l->source.edition ? 1 : 2,
		.linker = &s->linker };
	wg_sign_open(&h->sign, &h->print, s->arena, h->silent);
}

static void
put(struct wg_sheet *s, const struct wg_part *sheet, unsigned deeper)
{
	struct wg_html_writer w = wg_sheet_writer(s);

	w.profile = WG_HTML_SIGN;
	w.deeper = deeper;
	wg_html_part(&w, sheet);
}

static void
put_directory(struct hanging *h, const struct wg_document *building)
{
	const struct wg_print_job job = { .document = building,
		.product = WG_PRODUCT_DIRECTORY, .subject = building,
		.german = true };
	struct wg_sheets sheets = { 0 };

	hang(h, building, &job);
	wg_directory_sheets(&h->sign, &sheets);
	for (size_t i = 0; i < sheets.n; i++)
		put(h->sheet, sheets.at[i], 0);
}

/* 'below': the card of its place, and no address of its own. */
static void
put_notice(struct hanging *h, const struct wg_document *d,
    const struct wg_print_job *job, bool below)
{
	struct wg_notices there;
	struct wg_sheet *s = h->sheet;

	hang(h, d, job);
	there = wg_notices_of(&h->sign);
	if (!there.closed && !there.moved && !there.said)
		return;
	wg_html_open(&s->h, "section");
	wg_html_attr(&s->h, "class", WG_STR("notice"));
	if (!below)
		wg_html_attr(&s->h, "id", d->id);
	wg_html_line(&s->h);
	if (there.closed || there.said)
		put(s, wg_notice(&h->sign, (struct wg_notices){
		    .closed = there.closed, .said = there.said },
		    (struct wg_sheet_number){ 1, 1 }), 1);
	if (there.moved)
		put(s, wg_notice(&h->sign,
		    (struct wg_notices){ .moved = true },
		    (struct wg_sheet_number){ 1, 1 }), 1);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static bool
has_place(const struct wg_building *b, const struct wg_document *place)
{
	for (size_t i = 0; i < b->n_floors; i++)
		for (size_t k = 0; k < b->floors[i].n_rooms; k++) {
			const struct wg_document_list *in =
			    &b->floors[i].rooms[k].places;

			for (size_t n = 0; n < in->n; n++)
				if (in->at[n] == place)
					return true;
		}
	return false;
}

/* The job of a document, if that is a notice; or NULL. */
static const struct wg_print_job *
notice_of(const struct wg_leaflets *l, const struct wg_document *d)
{
	const struct wg_print_job *job = d->kind == WG_KIND_PRINT ?
	    wg_read_print(l->task, d) : NULL;

	return job != NULL && job->product == WG_PRODUCT_NOTICE ? job : NULL;
}

/* Those of the house, or of the places in the building. */
static void
put_notices(struct hanging *h, const struct wg_document *d,
    const struct wg_building *building)
{
	const struct wg_leaflets *l = h->sheet->all;

	for (size_t i = 0; i < l->project->documents.n; i++) {
		const struct wg_document *print = &l->project->documents.at[i];
		const struct wg_print_job *job = notice_of(l, print);

		if (job != NULL && job->subject != NULL &&
		    (job->subject == d || (building != NULL &&
			has_place(building, job->subject))))
			put_notice(h, print, job, false);
	}
}

/* Jobs of notices that say something of a place which its card does not. */
struct said WG_VEC(const struct wg_print_job *);

static struct said
said_of_places(const struct wg_leaflets *l)
{
	struct said said = { 0 };

	for (size_t i = 0; i < l->project->documents.n; i++) {
		const struct wg_print_job *job =
		    notice_of(l, &l->project->documents.at[i]);

		if (job != NULL && job->n_sayings > 0 && job->subject != NULL &&
		    job->subject->kind == WG_KIND_PLACE)
			WG_PUSH(l->arena, &said) = job;
	}
	return said;
}

bool
wg_sheet_says(const struct wg_leaflets *l)
{
	return said_of_places(l).n > 0;
}

void
wg_sheet_cards(struct wg_sheet *s, const struct wg_document *const *places,
    size_t n)
{
	const struct said said = said_of_places(s->all);
	struct hanging h = { .sheet = s, .silent = wg_diag_open() };

	for (size_t i = 0; i < n; i++) {
		wg_sheet_card(s, places[i]);
		for (size_t k = 0; k < said.n; k++)
			if (said.at[k]->subject == places[i])
				put_notice(&h, said.at[k]->document,
				    said.at[k], true);
	}
	wg_diag_close(h.silent);
}

/* 'href' may be empty: it has none in that language. */
static void
put_link(struct wg_sheet *s, const struct wg_document *to, struct wg_str href)
{
	wg_html_open(&s->h, "li");
	if (href.len > 0) {
		wg_html_open(&s->h, "a");
		wg_html_url(&s->h, "href", href);
	}
	wg_sheet_unit_in(s, to->title);
	if (href.len > 0)
		wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* What the house is called, where it is, and who is responsible for it. */
static void
put_house(struct hanging *h, const struct wg_document *d)
{
	struct wg_sheet *s = h->sheet;
	struct wg_leaflets *l = s->all;
	const struct wg_house *house = wg_read_house(l->task, d);
	const struct wg_facts *f = &s->voice->facts;
	struct wg_fact address = { .kind = WG_FACT_ADDRESS,
		.pictogram = "pin",
		.label = wg_piece_label(f, s->arena, WG_L_ADDRESS, 0, NULL) };

	wg_html_open(&s->h, "h1");
	wg_sheet_unit_in(s, d->title);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	address.lines =
	    wg_facts_address(f, s->arena, house->address, &address.n);
	if (address.n > 0) {
		wg_html_open(&s->h, "ul");
		wg_html_attr(&s->h, "class", WG_STR("facts"));
		wg_sheet_fact(s, &address);
		wg_html_close(&s->h);
		wg_html_line(&s->h);
	}
	put_notices(h, d, NULL);
	if (house->n_offices == 0)
		return;
	wg_sheet_label(s, "h2", NULL, WG_L_SIGNPOST);
	wg_html_line(&s->h);
	wg_html_open(&s->h, "ul");
	wg_html_line(&s->h);
	for (size_t i = 0; i < house->n_offices; i++) {
		const struct wg_document *place = house->offices[i].place;

		if (place != NULL)
			put_link(s, place, !wg_sheet_lists(s, place) ? WG_NONE :
				wg_str_fmt(s->arena, "places.html#%.*s",
				    WG_ARG(place->id)));
	}
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_page(struct wg_leaflets *l, const struct wg_document *d)
{
	struct wg_sheet s =
	    wg_sheet_begin(l, &l->own, l->own.language->tag, d->id);
	struct hanging h = { .sheet = &s, .silent = wg_diag_open() };

	s.title = wg_voice_text(l, &l->own, d->title);
	s.signs = true;
	wg_frame_open(&s);
	wg_html_open(&s.h, "main");
	wg_html_attr(&s.h, "id", WG_STR("main"));
	wg_html_line(&s.h);
	s.level = 2;
	if (d->kind == WG_KIND_BUILDING) {
		put_directory(&h, d);
		put_notices(&h, d, wg_read_building(l->task, d));
	} else {
		put_house(&h, d);
	}
	wg_html_close(&s.h);
	wg_html_line(&s.h);
	wg_frame_close(&s, d->stand);
	wg_sheet_put(&s);
	wg_diag_close(h.silent);
}

static bool
has_page(const struct wg_leaflets *l, size_t edition,
    const struct wg_document *d)
{
	return wg_kind_is_house(d->kind) &&
	    wg_published(l->build, edition, d);
}

void
wg_house_pages(struct wg_leaflets *l)
{
	for (size_t i = 0; i < l->project->documents.n; i++)
		if (has_page(l, l->own.index, &l->project->documents.at[i]))
			put_page(l, &l->project->documents.at[i]);
}

void
wg_sheet_houses(struct wg_sheet *s)
{
	struct wg_leaflets *l = s->all;
	const struct wg_project *p = l->project;
	const struct wg_document **list = WG_NEW_ARRAY(
	    l->arena, p->documents.n + 1, const struct wg_document *);
	size_t n = 0;

	for (size_t i = 0; i < p->documents.n; i++)
		if (has_page(l, s->voice->index, &p->documents.at[i]))
			list[n++] = &p->documents.at[i];
	if (n == 0)
		return;
	wg_facts_sort(&s->voice->facts, l->arena, list, n);
	wg_html_open(&s->h, "section");
	wg_html_attr(&s->h, "id", WG_STR("houses"));
	wg_html_line(&s->h);
	wg_sheet_label(s, "h2", NULL, WG_L_HOUSES);
	wg_html_line(&s->h);
	wg_html_open(&s->h, "ul");
	wg_html_line(&s->h);
	for (size_t i = 0; i < n; i++)
		put_link(s, list[i], s->folder.len > 0 ?
			wg_str_fmt(l->arena, "%.*s.html", WG_ARG(list[i]->id)) :
			wg_str_fmt(l->arena, "leaflets/%.*s/%.*s.html",
			    WG_ARG(s->voice->language->tag),
			    WG_ARG(list[i]->id)));
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}
