/*
 * What is to be printed: every print job with a small picture of its first
 * page.  Posters are in sight, first those on which the reader's language
 * stands; all the rest is folded, but on the portal, where staff look for it.
 */
#include "back/leaflet/leaflet.h"

#include "base/arena.h"

/* Of a language, in itself. */
static void
put_name(struct wg_sheet *s, const struct wg_language *language)
{
	const struct wg_language *around =
	    wg_sheet_enter(s, "span", "tag", language);

	wg_html_text(&s->h, language->label);
	wg_sheet_leave(s, around);
	wg_html_text(&s->h, WG_STR(" "));
}

static bool
speaks(const struct wg_print_job *job, const struct wg_language *language,
    const struct wg_language *source)
{
	if (language == source)
		return job->german;
	for (size_t i = 0; i < job->languages.n; i++)
		if (job->languages.at[i] == language)
			return true;
	return false;
}

/* Outlines of the first page (back/pdf); the link says in words what it is. */
static void
put_picture(struct wg_sheet *s, struct wg_str path)
{
	wg_html_open(&s->h, "img");
	wg_html_url(&s->h, "src",
	    wg_str_fmt(s->all->arena, "%.*s.svg", WG_ARG(path)));
	wg_html_attr(&s->h, "alt", WG_NONE);
	wg_html_attr(&s->h, "loading", WG_STR("lazy"));
	wg_html_close(&s->h);
}

static void
put_print(struct wg_sheet *s, const struct wg_document *d,
    const struct wg_print_job *job)
{
	struct wg_leaflets *l = s->all;
	/* A house has one poster, and much else. */
	bool poster = job->product == WG_PRODUCT_POSTER;
	bool sign = !poster && (job->subject->kind == WG_KIND_HOUSE ||
	    job->subject->kind == WG_KIND_BUILDING);
	struct wg_str path = wg_str_fmt(l->arena, "%sprints/%.*s",
	    s->folder.len > 0 ? "../../" : "", WG_ARG(d->id));

	wg_html_open(&s->h, "li");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href",
	    wg_str_fmt(l->arena, "%.*s.pdf", WG_ARG(path)));
	put_picture(s, path);
	wg_html_open(&s->h, "span");
	wg_sheet_unit_in(s, poster ? job->subject->title : d->title);
	if (sign) {
		wg_html_text(&s->h, WG_STR(" – "));
		wg_sheet_unit_in(s, job->subject->title);
	}
	wg_html_text(&s->h, WG_STR(" "));
	wg_html_open(&s->h, "bdi");
	wg_html_attr(&s->h, "dir", WG_STR("ltr"));
	wg_html_text(&s->h, wg_str_fmt(l->arena, "(PDF, %.*s)",
	    WG_ARG(job->size)));
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_open(&s->h, "p");
	if (job->german)
		put_name(s, l->project->source);
	for (size_t i = 0; i < job->languages.n; i++)
		put_name(s, job->languages.at[i]);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* How it comes out right, and whom to ask. */
static void
put_hint(struct wg_sheet *s)
{
	const struct wg_project *p = s->all->project;

	wg_html_open(&s->h, "p");
	wg_sheet_label(s, "span", NULL, WG_L_PRINT_FULL_SIZE);
	if (p->settings != NULL && p->settings->title != NULL) {
		wg_html_text(&s->h, WG_STR(" "));
		wg_html_open(&s->h, "a");
		wg_html_url(&s->h, "href", s->folder.len > 0 ?
			WG_STR("imprint.html") :
			wg_str_fmt(s->all->arena,
			    "leaflets/%.*s/imprint.html",
			    WG_ARG(s->voice->language->tag)));
		wg_sheet_unit_in(s, p->settings->title);
		wg_html_close(&s->h);
	}
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* Those of a list that are posters, or that are none. */
static void
put_list(struct wg_sheet *s, const struct wg_document **list, size_t n,
    bool posters)
{
	wg_html_open(&s->h, "ul");
	wg_html_attr(&s->h, "class",
	    posters ? WG_STR("prints posters") : WG_STR("prints"));
	wg_html_line(&s->h);
	for (int strange = 0; strange < 2; strange++)
		for (size_t i = 0; i < n; i++) {
			const struct wg_print_job *job =
			    wg_read_print(s->all->task, list[i]);

			if ((job->product == WG_PRODUCT_POSTER) == posters &&
			    speaks(job, s->voice->language,
				s->all->project->source) == !strange)
				put_print(s, list[i], job);
		}
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_rest(struct wg_sheet *s, const struct wg_document **list, size_t n)
{
	wg_html_open(&s->h, "details");
	if (s->folder.len == 0)
		wg_html_flag(&s->h, "open");
	wg_html_open(&s->h, "summary");
	wg_sheet_label(s, "span", NULL, WG_L_PDF);
	wg_html_close(&s->h);
	put_list(s, list, n, false);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

void
wg_sheet_prints(struct wg_sheet *s)
{
	const struct wg_project *p = s->all->project;
	const struct wg_document **list = WG_NEW_ARRAY(s->all->arena,
	    p->documents.n + 1, const struct wg_document *);
	size_t n = 0, posters = 0;

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];
		const struct wg_print_job *job = d->kind == WG_KIND_PRINT ?
		    wg_read_print(s->all->task, d) : NULL;

		if (job == NULL || job->subject == NULL)
			continue;
		list[n++] = d;
		posters += job->product == WG_PRODUCT_POSTER;
	}
	wg_facts_sort(&s->voice->facts, s->all->arena, list, n);
	wg_html_open(&s->h, "section");
	wg_html_attr(&s->h, "id", WG_STR("prints"));
	wg_html_line(&s->h);
	wg_sheet_label(s, "h2", NULL, WG_L_PRINTS);
	wg_html_line(&s->h);
	put_hint(s);
	if (posters > 0)
		put_list(s, list, n, true);
	if (posters < n)
		put_rest(s, list, n);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}
