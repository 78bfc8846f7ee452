/*
 * Around <main>: head, skip link, home link and list of languages; below it
 * when it was checked, by whom it is published, its address and code.
 */
#include "back/leaflet/leaflet.h"

#include <string.h>

#include "model/image.h"
#include "model/prose.h"

static struct wg_str
url_of(struct wg_sheet *s, struct wg_str folder, struct wg_str name)
{
	struct wg_str site = s->all->project->site;

	if (folder.len == 0)
		return wg_str_fmt(s->arena, "%.*s/%.*s.html",
		    WG_ARG(site), WG_ARG(name));
	return wg_str_fmt(s->arena, "%.*s/leaflets/%.*s/%.*s.html",
	    WG_ARG(site), WG_ARG(folder), WG_ARG(name));
}

static bool
exists(const struct wg_sheet *s, size_t edition)
{
	return s->document == NULL ||
	    wg_build_public(s->all->build, edition, s->document);
}

/* Lists of languages have a line for each language, in which only the name of
 * the file differs from sheet to sheet: it is written once, with another name. */

#define NAME "@"

static void
put_prototype(struct wg_sheet *s, struct wg_around_name *line,
    void (*put)(struct wg_sheet *, size_t), size_t i)
{
	struct wg_out out = { 0 };
	struct wg_sheet other = *s;
	struct wg_str all;
	ptrdiff_t at;

	other.h = (struct wg_html){ .out = &out };
	other.name = WG_STR(NAME);
	put(&other, i);
	all = wg_str_dup(s->all->arena, wg_out_str(&out));
	at = wg_str_find_str(all, WG_STR("/" NAME ".html\""));
	/* What is no address has no link. */
	line->before = at < 0 ? all : wg_str_head(all, (size_t)at + 1);
	line->after = at < 0 ? WG_NONE :
	    wg_str_from(all, (size_t)at + 1 + strlen(NAME));
	wg_out_free(&out);
}

/* Lines 0 to n - 1; '*kept' is where they are from the second time on. */
static void
put_lines(struct wg_sheet *s, struct wg_around_name **kept, size_t n,
    void (*put)(struct wg_sheet *, size_t))
{
	size_t n_editions = s->all->build->n_editions;
	struct wg_out *out = s->h.out, name = { 0 }, escaped = { 0 };

	if (*kept == NULL) {
		*kept = WG_NEW_ARRAY(s->all->arena, n, struct wg_around_name);
		for (size_t i = 0; i < n; i++)
			put_prototype(s, &(*kept)[i], put, i);
	}
	wg_html_percent(&name, s->name);
	wg_html_escape(&escaped, wg_out_str(&name));
	for (size_t i = 0; i < n; i++) {
		const struct wg_around_name *line = &(*kept)[i];

		if (!exists(s, i % n_editions))
			continue;
		wg_out_put(out, line->before);
		if (line->after.len > 0)
			wg_out_put(out, wg_out_str(&escaped));
		wg_out_put(out, line->after);
	}
	wg_out_free(&name);
	wg_out_free(&escaped);
}

/* That behind all editions is for who reads none of the languages. */
static void
put_alternate(struct wg_sheet *s, size_t i)
{
	const struct wg_build *b = s->all->build;
	struct wg_str tag = b->editions[i % b->n_editions]->language->tag;

	wg_html_open(&s->h, "link");
	wg_html_attr(&s->h, "rel", WG_STR("alternate"));
	wg_html_attr(&s->h, "hreflang",
	    i == b->n_editions ? WG_STR("x-default") : tag);
	wg_html_url(&s->h, "href", url_of(s, tag, s->name));
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_alternates(struct wg_sheet *s)
{
	if (s->other == NULL && s->folder.len > 0)
		put_lines(s, &s->all->alternates,
		    s->all->build->n_editions + 1, put_alternate);
}

static void
meta(struct wg_sheet *s, const char *key, const char *name,
    struct wg_str content)
{
	wg_html_open(&s->h, "meta");
	wg_html_attr(&s->h, key, wg_str(name));
	wg_html_attr(&s->h, "content", content);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* Pictures that stand in the file, beside pictograms. */
static bool
has_images(const struct wg_sheet *s)
{
	const struct wg_node *root = s->document ? s->document->root : NULL;

	if (s->all->project->images.n == 0)
		return false;
	for (const struct wg_node *n = root; n != NULL;
	     n = wg_node_next(n, root))
		if (n->element == WG_EL_MEDIAOBJECT &&
		    wg_media_of(n).image != NULL)
			return true;
	return false;
}

/* What the page has, and nothing else. */
static struct wg_str
policy(struct wg_sheet *s)
{
	struct wg_out *out = &s->all->scratch;

	wg_out_clear(out);
	wg_out_fmt(out, "default-src 'none'; style-src 'sha256-%.*s'; base-uri "
	    "'none'; form-action 'none'", WG_ARG(
	    s->form ? s->all->form_hash :
	    s->signs ? s->all->sign_hash : s->all->hash));
	if (s->form && s->all->form_script.len > 0)
		wg_out_fmt(out, "; script-src 'sha256-%.*s'",
		    WG_ARG(s->all->form_script_hash));
	if (s->prints)
		wg_out_puts(out, "; img-src 'self'");
	else if (has_images(s))
		wg_out_puts(out, "; img-src data:");
	if (s->searches && s->all->script.len > 0)
		wg_out_fmt(out, "; script-src 'sha256-%.*s'",
		    WG_ARG(s->all->script_hash));
	return wg_str_dup(s->all->arena, wg_out_str(out));
}

static void
put_head(struct wg_sheet *s)
{
	struct wg_html *h = &s->h;

	wg_html_open(h, "head");
	wg_html_line(h);
	wg_html_open(h, "meta");
	wg_html_attr(h, "charset", WG_STR("utf-8"));
	wg_html_close(h);
	wg_html_line(h);
	meta(s, "name", "viewport",
	    WG_STR("width=device-width, initial-scale=1"));
	meta(s, "http-equiv", "Content-Security-Policy", policy(s));
	meta(s, "name", "referrer", WG_STR("no-referrer"));
	meta(s, "name", "color-scheme", WG_STR("light dark"));
	wg_html_leaf(h, "title", s->title);
	wg_html_line(h);
	put_alternates(s);
	wg_html_open(h, "style");
	wg_html_raw(h, s->form ? s->all->form_style :
	    s->signs ? s->all->sign_style : s->all->style);
	wg_html_close(h);
	wg_html_line(h);
	wg_html_close(h);
	wg_html_line(h);
}

/* From this file to a file of language 'tag'. */
static struct wg_str
path_to(struct wg_sheet *s, struct wg_str tag, struct wg_str name)
{
	return wg_str_fmt(s->arena, "%s%.*s/%.*s.html", s->leaflets,
	    WG_ARG(tag), WG_ARG(name));
}

static void
put_language(struct wg_sheet *s, size_t e)
{
	const struct wg_language *l = s->all->build->editions[e]->language;
	bool here = s->other == NULL && l == s->voice->language;

	wg_html_open(&s->h, "li");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", path_to(s, l->tag, s->name));
	wg_sheet_language(s, l);
	wg_html_attr(&s->h, "hreflang", l->tag);
	if (here)
		wg_html_attr(&s->h, "aria-current", WG_STR("page"));
	wg_html_text(&s->h, l->label);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* The language or languages of the page. */
static void
put_here(struct wg_sheet *s)
{
	const struct wg_language *l = s->voice->language;
	const struct wg_language *around;

	wg_html_text(&s->h, l->label);
	if (s->other == NULL)
		return;
	wg_html_text(&s->h, WG_STR(" + "));
	around = wg_sheet_enter(s, "span", NULL, s->other->language);
	wg_html_text(&s->h, s->other->language->label);
	wg_sheet_leave(s, around);
}

/* Folded: thirty names would push everything else off a phone. */
static void
put_languages(struct wg_sheet *s)
{
	const struct wg_edition *e = s->voice->edition;

	wg_html_open(&s->h, "nav");
	wg_html_attr(&s->h, "aria-label", wg_edition_label(
	    e, s->all->arena, WG_L_LANGUAGES, 0, NULL));
	wg_html_open(&s->h, "details");
	wg_html_open(&s->h, "summary");
	wg_sheet_pictogram(s, WG_STR("language"));
	wg_html_open(&s->h, "span");
	put_here(s);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_open(&s->h, "ul");
	wg_html_attr(&s->h, "class", WG_STR("languages"));
	wg_html_line(&s->h);
	put_lines(s, &s->all->languages[s->other != NULL],
	    s->all->build->n_editions, put_language);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_header(struct wg_sheet *s)
{
	struct wg_str tag = s->other != NULL ? s->other->language->tag :
	    s->voice->language->tag;

	wg_html_open(&s->h, "a");
	wg_html_attr(&s->h, "class", WG_STR("skip"));
	wg_html_attr(&s->h, "href", WG_STR("#main"));
	wg_sheet_label(s, "span", NULL, WG_L_SKIP);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_open(&s->h, "header");
	wg_html_line(&s->h);
	wg_html_open(&s->h, "a");
	wg_html_attr(&s->h, "class", WG_STR("home"));
	wg_html_url(&s->h, "href", path_to(s, tag, WG_STR("index")));
	wg_sheet_pictogram(s, WG_STR("signpost"));
	wg_sheet_label(s, "span", NULL, WG_L_OVERVIEW);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	if (s->folder.len > 0)
		put_languages(s);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

void
wg_frame_open(struct wg_sheet *s)
{
	const struct wg_language *l = s->voice->language;

	wg_html_doctype(&s->h);
	wg_html_open(&s->h, "html");
	wg_html_attr(&s->h, "lang", l->tag);
	wg_html_attr(
	    &s->h, "dir", l->rtl ? WG_STR("rtl") : WG_STR("ltr"));
	s->around = l;
	wg_html_line(&s->h);
	put_head(s);
	wg_html_open(&s->h, "body");
	wg_html_line(&s->h);
	put_header(s);
}

static void
put_publisher(struct wg_sheet *s)
{
	const struct wg_project *p = s->all->project;

	if (p->settings == NULL || p->settings->title == NULL)
		return;
	wg_html_open(&s->h, "p");
	wg_sheet_labels(s, WG_L_PUBLISHER);
	wg_sheet_colon(s);
	wg_sheet_unit_in(s, p->settings->title);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* Nobody has read the translation of this page, or of an office on it. */
static bool
is_unread(const struct wg_sheet *s)
{
	const struct wg_voice *voice = s->other != NULL ? s->other : s->voice;

	return s->unread || (s->document != NULL &&
	    wg_edition_is_unread(voice->edition, s->document));
}

static void
put_unread(struct wg_sheet *s)
{
	struct wg_voice *voice = s->voice;

	s->voice = s->other != NULL ? s->other : voice;
	wg_sheet_label(s, "p", NULL, WG_L_MACHINE);
	wg_html_line(&s->h);
	s->voice = voice;
}

static void
put_links(struct wg_sheet *s)
{
	struct wg_str tag = s->other != NULL ? s->other->language->tag :
	    s->voice->language->tag;

	wg_html_open(&s->h, "p");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", path_to(s, tag, WG_STR("imprint")));
	wg_sheet_label(s, "span", NULL, WG_L_IMPRINT);
	wg_html_text(&s->h, WG_STR(" · "));
	wg_sheet_label(s, "span", NULL, WG_L_ACCESSIBILITY);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* The same page on paper (back/pdf). */
static void
put_pdf_link(struct wg_sheet *s)
{
	if (s->document == NULL)
		return;
	wg_html_open(&s->h, "p");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", wg_str_fmt(
	    s->arena, "%.*s.pdf", WG_ARG(s->name)));
	wg_html_attr(&s->h, "type", WG_STR("application/pdf"));
	wg_sheet_label(s, "span", NULL, WG_L_PDF);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

static void
put_address(struct wg_sheet *s)
{
	struct wg_str url = url_of(s, s->folder, s->name);

	wg_html_open(&s->h, "p");
	wg_html_attr(&s->h, "class", WG_STR("address"));
	wg_sheet_labels(s, WG_L_CURRENT_VERSION);
	wg_sheet_colon(s);
	wg_html_open(&s->h, "bdi");
	wg_html_attr(&s->h, "dir", WG_STR("ltr"));
	wg_html_attr(&s->h, "class", WG_STR("u"));
	wg_html_text(&s->h, wg_str_from(url, 8));
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_sheet_qr(s, url, wg_str_fmt(s->arena, "QR: %.*s",
	    WG_ARG(wg_str_from(url, 8))));
	wg_html_line(&s->h);
}

void
wg_frame_close(struct wg_sheet *s, struct wg_date stand)
{
	bool unread = is_unread(s); /* but of who publishes it */

	wg_html_open(&s->h, "footer");
	wg_html_line(&s->h);
	wg_html_open(&s->h, "div");
	wg_html_line(&s->h);
	if (stand.known) {
		wg_html_open(&s->h, "p");
		wg_sheet_stand(s, stand);
		wg_html_close(&s->h);
		wg_html_line(&s->h);
	}
	put_publisher(s);
	if (unread)
		put_unread(s);
	put_pdf_link(s);
	put_links(s);
	wg_html_close(&s->h);
	put_address(s);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
	wg_html_close(&s->h);
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}
