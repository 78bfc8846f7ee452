/* A place: its name, German beside it, its purpose and all its facts. */
#include "back/leaflet/leaflet.h"

static const char *const headings[] = { "h1", "h1", "h2", "h3", "h4", "h5",
	"h6" };

void
wg_sheet_fact(struct wg_sheet *s, const struct wg_fact *fact)
{
	wg_html_open(&s->h, "li");
	if (fact->pictogram != NULL)
		wg_sheet_pictogram(s, wg_str(fact->pictogram));
	wg_html_open(&s->h, "div");
	if (fact->label.text.len > 0) {
		const struct wg_language *around = wg_sheet_enter(
		    s, "span", "label", fact->label.language);

		wg_html_text(&s->h, fact->label.text);
		wg_sheet_leave(s, around);
	}
	for (size_t i = 0; i < fact->n; i++) {
		wg_html_open(&s->h, "div");
		wg_sheet_line(s, &fact->lines[i]);
		wg_html_close(&s->h);
	}
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* The official name, which stands on the door, in every language. */
static void
put_german_name(struct wg_sheet *s, const struct wg_document *place)
{
	struct wg_voice *voice = s->voice;

	if (voice->language == s->all->project->source ||
	    wg_edition_unit(voice->edition, place->title).fallback)
		return;
	s->voice = &s->all->source;
	wg_sheet_unit(s, "p", "german", place->title);
	s->voice = voice;
	wg_html_line(&s->h);
}

static void
put_paras(struct wg_sheet *s, const char *tag, const struct wg_unit_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		wg_sheet_unit(s, tag, NULL, list->at[i]);
		wg_html_line(&s->h);
	}
}

static void
put_matters(struct wg_sheet *s, const struct wg_place *place)
{
	if (place->matters.n == 0)
		return;
	wg_html_open(&s->h, "ul");
	wg_html_line(&s->h);
	put_paras(s, "li", &place->matters);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

void
wg_sheet_card(struct wg_sheet *s, const struct wg_document *place,
    unsigned level)
{
	size_t i = (size_t)(place - s->all->project->documents.at), n;
	const struct wg_place *record = wg_read_place(s->all->task, place);
	const struct wg_fact *facts =
	    wg_facts_of_place(&s->voice->facts, s->all->arena, place, &n);

	wg_html_open(&s->h, "div");
	wg_html_attr(&s->h, "class", WG_STR("card"));
	if (!s->carded[i])
		wg_html_attr(&s->h, "id", place->id);
	s->carded[i] = true;
	wg_html_line(&s->h);
	wg_html_open(&s->h, headings[level]);
	wg_sheet_pictogram(s, place->pictogram);
	wg_sheet_unit_in(s, place->title);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	put_german_name(s, place);
	if (record->purpose != NULL) {
		wg_sheet_unit(s, "p", NULL, record->purpose);
		wg_html_line(&s->h);
	}
	put_matters(s, record);
	put_paras(s, "p", &record->paras);
	wg_html_open(&s->h, "ul");
	wg_html_attr(&s->h, "class", WG_STR("facts"));
	wg_html_line(&s->h);
	for (size_t k = 0; k < n; k++)
		wg_sheet_fact(s, &facts[k]);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_close(&s->h);
}
