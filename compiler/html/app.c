/*
 * Content of the feed.  The app's sanitizer decides what may be written; white
 * space between blocks keeps words apart in its search.
 */
#include "html/write.h"

#include "html/kept.h"
#include "model/image.h"
#include "model/language.h"

/* Words. */

/* What runs the other way says so, and so does what always runs one way. */
static bool
turn(struct wg_html_writer *w, const struct wg_language *language, bool ltr)
{
	bool rtl = !ltr && (language != NULL ? language->rtl : w->rtl);

	if (!ltr && rtl == w->rtl)
		return false;
	wg_html_open(w->h, "bdi");
	wg_html_attr(w->h, "dir", rtl ? WG_STR("rtl") : WG_STR("ltr"));
	w->rtl = rtl;
	return true;
}

static void
turn_back(struct wg_html_writer *w, bool turned, bool rtl)
{
	if (turned)
		wg_html_close(w->h);
	w->rtl = rtl;
}

/* False: it leads nowhere. */
static bool
open_link(struct wg_html_writer *w, const struct wg_token *t)
{
	if (t->text.len == 0)
		return false;
	wg_html_open(w->h, "a");
	wg_html_url(w->h, "href", t->text);
	if (t->web)
		wg_html_attr(w->h, "class", WG_STR("link-external"));
	return true;
}

static bool
open_element(struct wg_html_writer *w, const struct wg_token *t)
{
	switch (t->element) {
	case WG_TOKEN_LINK:
		return open_link(w, t);
	case WG_TOKEN_UNIT:
		return turn(w, t->language, false);
	case WG_TOKEN_FOREIGN:
		wg_html_open(w->h, "bdi");
		wg_html_attr(w->h, "dir", WG_STR("ltr"));
		return true;
	case WG_TOKEN_ABROAD:
		wg_html_text(w->h, WG_STR(" "));
		wg_html_open(w->h, "small");
		wg_html_text(w->h, WG_STR("("));
		return true;
	default:
		wg_html_open(w->h, t->element == WG_TOKEN_EMPHASIS ? "strong" :
			t->element == WG_TOKEN_ABBREV ? "abbr" : "span");
		return true;
	}
}

static void
put_piece(struct wg_html_writer *w, const struct wg_token *t)
{
	bool rtl = w->rtl, turned = turn(w, t->language, t->ltr);

	wg_html_text(w->h, t->text);
	turn_back(w, turned, rtl);
}

/* Behind the end of the element that begins there. */
static size_t
behind(const struct wg_tokens *words, size_t i)
{
	unsigned depth = 0;

	do {
		depth += words->list.at[i].kind == WG_TOKEN_OPEN;
		depth -= words->list.at[i].kind == WG_TOKEN_CLOSE;
		i++;
	} while (depth > 0);
	return i;
}

static void
put_tokens(struct wg_html_writer *w, const struct wg_tokens *all)
{
	const struct wg_tokens *words = wg_html_kept(w->arena, all, true);
	bool rtl[WG_HTML_DEPTH], opened[WG_HTML_DEPTH];
	unsigned depth = 0;

	for (size_t i = 0; i < words->list.n;) {
		const struct wg_token *t = &words->list.at[i++];

		if (t->kind == WG_TOKEN_WORDS) {
			wg_html_text(w->h, t->text);
		} else if (t->kind == WG_TOKEN_PIECE) {
			put_piece(w, t);
		} else if (t->kind == WG_TOKEN_OPEN &&
		    t->element == WG_TOKEN_FALLBACK) {
			/* The whole content is German, or none of it. */
			i = behind(words, i - 1);
		} else if (t->kind == WG_TOKEN_OPEN) {
			rtl[depth] = w->rtl;
			opened[depth++] = open_element(w, t);
		} else {
			depth--;
			if (t->element == WG_TOKEN_ABROAD)
				wg_html_text(w->h, WG_STR(")"));
			turn_back(w, opened[depth], rtl[depth]);
		}
	}
}

void
wg_html_app_words(struct wg_html_writer *w, const struct wg_tokens *words)
{
	bool rtl = w->rtl, turned = turn(w, words->language, false);

	put_tokens(w, words);
	turn_back(w, turned, rtl);
}

/* Parts. */

/* The app has no bold of its own for it. */
static void
wg_html_put_strong(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	wg_html_open(w->h, r->tag);
	wg_html_open(w->h, "strong");
	wg_html_words(w, &p->words);
	wg_html_close(w->h);
	wg_html_close(w->h);
	wg_html_line(w->h);
}

static void
wg_html_put_box(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	wg_html_open(w->h, r->tag);
	/* Else the app only sets it in, as it does items of lists. */
	wg_html_attr(w->h, "style", WG_STR("border:1px solid;"
	    "border-inline-start-width:6px;margin-inline:0;padding:0 12px"));
	wg_html_parts(w, p);
	wg_html_close(w->h);
	wg_html_line(w->h);
}

/* The header rows go into tbody: the app lines up no thead with it. */
static void
wg_html_put_table(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	wg_html_open(w->h, r->tag);
	wg_html_open(w->h, "tbody");
	for (const struct wg_part *k = p->first; k != NULL; k = k->next) {
		w->in_head = k->role == WG_PART_TABLE_HEAD;
		wg_html_part(w, k);
	}
	w->in_head = false;
	wg_html_close(w->h);
	wg_html_line(w->h);
	wg_html_close(w->h);
	wg_html_line(w->h);
}

static void
wg_html_put_cell(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	wg_html_open(w->h, w->in_head ? "th" : r->tag);
	wg_html_words(w, &p->words);
	wg_html_close(w->h);
	wg_html_line(w->h);
}

static void
put_image(struct wg_html_writer *w, struct wg_str url, struct wg_str alt,
    long width, long height)
{
	wg_html_open(w->h, "img");
	wg_html_url(w->h, "src", url);
	wg_html_attr(w->h, "alt", alt);
	wg_html_attr_int(w->h, "width", width);
	wg_html_attr_int(w->h, "height", height);
	/* Without it the app leaves empty bands around a shrunk picture. */
	wg_html_attr(w->h, "style", WG_STR("height:auto"));
	wg_html_close(w->h);
}

static void
wg_html_put_figure(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	struct wg_str url = w->address(w->context, p);

	if (url.len == 0)
		return;
	wg_html_open(w->h, r->tag);
	put_image(w, url, p->alt, p->image ? (long)p->image->width : 96,
	    p->image ? (long)p->image->height : 96);
	wg_html_close(w->h);
	wg_html_line(w->h);
}

static void
wg_html_put_card(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	wg_html_open(w->h, r->tag);
	wg_html_attr(w->h, "class", wg_str(r->class));
	wg_html_attr(w->h, "dir",
	    p->language->rtl ? WG_STR("rtl") : WG_STR("ltr"));
	wg_html_line(w->h);
	w->in_card = true;
	wg_html_parts(w, p);
	w->in_card = false;
	wg_html_close(w->h);
	wg_html_line(w->h);
}

/* In a card the first image of an item is its bullet, the label its words. */
static void
put_label(struct wg_html_writer *w, const struct wg_part *fact,
    const struct wg_part *label)
{
	struct wg_str url = w->in_card ? w->address(w->context, fact) :
					 WG_NONE;

	if (url.len > 0) {
		put_image(w, url, label == NULL ? WG_STR("") :
			wg_str_fmt(w->arena, "%.*s:",
			    WG_ARG(wg_tokens_text(w->arena, &label->words))),
		    16, 16);
		wg_html_text(w->h, WG_STR(" "));
	} else if (label != NULL) {
		wg_html_open(w->h, "strong");
		wg_html_words(w, &label->words);
		wg_html_close(w->h);
		wg_html_text(w->h, label->behind);
	}
}

static void
wg_html_put_fact(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	const struct wg_part *k = p->first;
	bool labelled = k != NULL && k->role == WG_PART_LABEL;

	wg_html_open(w->h, r->tag);
	put_label(w, p, labelled ? k : NULL);
	for (bool first = true; k != NULL; k = k->next) {
		if (k->role == WG_PART_LABEL)
			continue;
		if (!first) {
			wg_html_open(w->h, "br");
			wg_html_close(w->h);
			wg_html_line(w->h);
		}
		first = false;
		wg_html_words(w, &k->words);
	}
	wg_html_close(w->h);
	wg_html_line(w->h);
}

const struct wg_html_rule wg_html_app_rules[WG_PART_COUNT] = {
#define WG_HTML(role, tag, class, how) \
	[WG_PART_##role] = { tag, class, wg_html_put_##how },
#include "html/app.def"
};
