/* The walk over the parts, by the table of the profile. */
#include "html/write.h"

#include "model/language.h"

static const struct wg_html_rule *
rule_of(const struct wg_html_writer *w, const struct wg_part *p)
{
	static const struct wg_html_rule *const rules[] = {
		[WG_HTML_SITE] = wg_html_site_rules,
		[WG_HTML_SIGN] = wg_html_sign_rules,
		[WG_HTML_APP] = wg_html_app_rules };

	return &rules[w->profile][p->role];
}

void
wg_html_language(
    struct wg_html_writer *w, const struct wg_language *language)
{
	if (language == NULL || language == w->around)
		return;
	wg_html_attr(w->h, "lang", language->tag);
	wg_html_attr(w->h, "dir",
	    language->rtl ? WG_STR("rtl") : WG_STR("ltr"));
}

const struct wg_language *
wg_html_enter(struct wg_html_writer *w, const char *tag, const char *class,
    const struct wg_language *language)
{
	const struct wg_language *around = w->around;

	wg_html_open(w->h, tag);
	if (class != NULL)
		wg_html_attr(w->h, "class", wg_str(class));
	if (w->profile == WG_HTML_APP)
		return around;
	wg_html_language(w, language);
	if (language != NULL)
		w->around = language;
	return around;
}

void
wg_html_leave(struct wg_html_writer *w, const struct wg_language *around)
{
	wg_html_close(w->h);
	w->around = around;
}

void
wg_html_words(struct wg_html_writer *w, const struct wg_tokens *words)
{
	if (w->profile == WG_HTML_APP)
		wg_html_app_words(w, words);
	else
		wg_html_site_words(w, words);
}

void
wg_html_words_in(struct wg_html_writer *w, const struct wg_tokens *words)
{
	const struct wg_language *around = w->around;
	bool span = w->profile != WG_HTML_APP && words->language != around;

	if (words->list.n == 0)
		return;
	if (span)
		wg_html_enter(w, "span", NULL, words->language);
	wg_html_words(w, words);
	if (span)
		wg_html_leave(w, around);
}

const char *
wg_html_tag(const struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p, unsigned first)
{
	static const char *const tags[] = { "h1", "h2", "h3", "h4", "h5",
		"h6" };
	unsigned level = (p->level < first ? first : p->level) + w->deeper;

	if (r->tag[0] != 'h' || r->tag[1] != '\0')
		return r->tag;
	return tags[level > 6 ? 5 : level - 1];
}

/* Ways of writing. */

void
wg_html_put_only(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	(void)r;
	wg_html_parts(w, p);
}

static void
put_element(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p, bool line)
{
	const struct wg_language *around =
	    wg_html_enter(w, r->tag, r->class, p->language);

	if (w->profile != WG_HTML_APP && p->id.len > 0)
		wg_html_attr(w->h, "id", p->id);
	if (line)
		wg_html_line(w->h);
	wg_html_words_in(w, &p->words);
	wg_html_parts(w, p);
	wg_html_leave(w, around);
	wg_html_line(w->h);
}

void
wg_html_put_children(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	put_element(w, r, p, true);
}

void
wg_html_put_item(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	if (p->first != NULL)
		put_element(w, r, p, false);
	else
		wg_html_put_words(w, r, p);
}

void
wg_html_put_words(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	unsigned first = w->profile == WG_HTML_APP ? 2 : 1;
	const struct wg_language *around = wg_html_enter(
	    w, wg_html_tag(w, r, p, first), r->class, p->words.language);

	wg_html_words(w, &p->words);
	wg_html_leave(w, around);
	wg_html_line(w->h);
}

/* The walk. */

void
wg_html_part(struct wg_html_writer *w, const struct wg_part *p)
{
	const struct wg_html_rule *r = rule_of(w, p);

	if (r->put != NULL)
		r->put(w, r, p);
	else
		wg_html_parts(w, p);
}

void
wg_html_parts(struct wg_html_writer *w, const struct wg_part *parent)
{
	for (const struct wg_part *p = parent->first; p != NULL; p = p->next)
		wg_html_part(w, p);
}
