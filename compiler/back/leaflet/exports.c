/* Links to what other programs read: site/exports and the feed. */
#include "back/leaflet/leaflet.h"

#include "base/arena.h"

static void
put_file(struct wg_sheet *s, const struct wg_region *r, struct wg_str path,
    enum wg_label words)
{
	struct wg_leaflets *l = s->all;

	wg_html_open(&s->h, "li");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", wg_str_fmt(l->arena, "%sexports/%.*s/%.*s",
	    s->folder.len > 0 ? "../../" : "", WG_ARG(r->document->id),
	    WG_ARG(path)));
	wg_sheet_label(s, "span", NULL, words);
	if (l->project->regions.n > 1) {
		wg_sheet_colon(s);
		wg_sheet_unit_in(s, r->document->title);
	}
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* Of the start page of a language, or of the portal: there also what only
 * staff and programmers want. */
void
wg_sheet_exports(struct wg_sheet *s)
{
	static const struct {
		const char *file;
		enum wg_label words;
	} files[] = { { "events.ics", WG_L_CALENDAR_FILE },
		{ "places.vcf", WG_L_CARDS_FILE },
		{ "places.csv", WG_L_TABLE_FILE } };
	const struct wg_project *p = s->all->project;
	const struct wg_language *language = s->voice->language;
	bool portal = s->folder.len == 0;

	wg_html_open(&s->h, "ul");
	wg_html_attr(&s->h, "class", WG_STR("files"));
	wg_html_line(&s->h);
	for (size_t r = 0; r < p->regions.n; r++) {
		const struct wg_region *region = &p->regions.at[r];

		if (!wg_region_speaks(region, language))
			continue;
		for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
			put_file(s, region, wg_str_fmt(s->all->arena,
			    "%.*s/%s", WG_ARG(language->slug), files[i].file),
			    files[i].words);
		if (portal) {
			put_file(s, region, WG_STR("stellen.txt"),
			    WG_L_MAIL_FILE);
			put_file(s, region, WG_STR("ehrenamt.txt"),
			    WG_L_MAIL_VOLUNTEERS);
		}
	}
	if (portal) {
		wg_html_open(&s->h, "li");
		wg_html_open(&s->h, "a");
		wg_html_url(&s->h, "href", WG_STR("api/index.html"));
		wg_html_text(&s->h, WG_STR("API"));
		wg_html_close(&s->h);
		wg_html_close(&s->h);
		wg_html_line(&s->h);
	}
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}
