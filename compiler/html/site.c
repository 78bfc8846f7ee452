/*
 * Pages of ours.  The writer knows the language of the element it is in, so
 * lang and dir appear where they change and nowhere else.
 */
#include "html/write.h"

#include "base/hash.h"
#include "base/out.h"
#include "html/kept.h"
#include "model/image.h"
#include "model/language.h"

/* Longer ones, unless they are numbers, may be so on a narrow page [bytes]. */
#define WORD 18

/* Words. */

/* An address that is too long for a line goes on where its parts end, as on
 * paper. */
static void
put_long(struct wg_html_writer *w, struct wg_str s)
{
	size_t from = 0;

	for (size_t i = 0; i + 1 < s.len; i++) {
		if ((s.ptr[i] != '@' && s.ptr[i] != '/' && s.ptr[i] != '.') ||
		    s.ptr[i + 1] == '/' || s.ptr[i + 1] == ' ')
			continue;
		wg_html_text(w->h, wg_str_head(
		    wg_str_from(s, from), i + 1 - from));
		wg_html_open(w->h, "wbr");
		wg_html_close(w->h);
		from = i + 1;
	}
	wg_html_text(w->h, wg_str_from(s, from));
}

/* A time, a range, a phone: on the narrowest page they are on one line, too,
 * with a short word like "Uhr". */
static bool
is_number(struct wg_str s)
{
	size_t letters = 0;

	for (size_t i = 0; i < s.len; i++)
		letters += (s.ptr[i] | 0x20) >= 'a' && (s.ptr[i] | 0x20) <= 'z';
	return letters <= 3;
}

static void
put_piece(struct wg_html_writer *w, const struct wg_token *t)
{
	const struct wg_language *around = w->around;
	bool other = t->language != NULL && t->language != around;

	if (t->ltr) {
		wg_html_open(w->h, "bdi");
		wg_html_attr(w->h, "dir", WG_STR("ltr"));
		if (other)
			wg_html_attr(w->h, "lang", t->language->tag);
		if (t->text.len > WG_HTML_ONE_LINE) {
			wg_html_attr(w->h, "class", WG_STR("u"));
			put_long(w, t->text);
		} else {
			if (t->text.len > WORD && !is_number(t->text))
				wg_html_attr(w->h, "class", WG_STR("w"));
			wg_html_text(w->h, t->text);
		}
		wg_html_close(w->h);
	} else if (other) {
		wg_html_enter(w, "span", NULL, t->language);
		wg_html_text(w->h, t->text);
		wg_html_leave(w, around);
	} else {
		wg_html_text(w->h, t->text);
	}
}

static void
open_link(struct wg_html_writer *w, const struct wg_token *t)
{
	wg_html_open(w->h, "a");
	if (t->text.len > 0)
		wg_html_url(w->h, "href", t->text);
	if (t->foreign != NULL)
		wg_html_attr(w->h, "hreflang", t->foreign->tag);
}

/* Whether an element was opened. */
static bool
open_element(struct wg_html_writer *w, const struct wg_token *t)
{
	switch (t->element) {
	case WG_TOKEN_LINK:
		open_link(w, t);
		break;
	case WG_TOKEN_UNIT:
		if (t->language == w->around)
			return false;
		/* FALLTHROUGH */
	case WG_TOKEN_FOREIGN:
		wg_html_enter(w, "span", NULL, t->language);
		break;
	case WG_TOKEN_ABROAD:
	case WG_TOKEN_FALLBACK:
		wg_html_text(w->h, WG_STR(" "));
		wg_html_enter(w, "span", "mark", t->language);
		break;
	case WG_TOKEN_EMPHASIS:
		wg_html_open(w->h, t->strong ? "strong" : "em");
		break;
	default:
		wg_html_open(
		    w->h, t->element == WG_TOKEN_ABBREV ? "abbr" : "span");
	}
	return true;
}

/* Elements nest as deep as a source does. */
void
wg_html_site_words(struct wg_html_writer *w, const struct wg_tokens *all)
{
	const struct wg_tokens *words = wg_html_kept(w->arena, all, false);
	const struct wg_language *around[WG_HTML_DEPTH];
	bool opened[WG_HTML_DEPTH];
	unsigned depth = 0;

	for (size_t i = 0; i < words->list.n; i++) {
		const struct wg_token *t = &words->list.at[i];

		if (t->kind == WG_TOKEN_WORDS) {
			wg_html_text(w->h, t->text);
		} else if (t->kind == WG_TOKEN_PIECE) {
			put_piece(w, t);
		} else if (t->kind == WG_TOKEN_OPEN) {
			around[depth] = w->around;
			opened[depth++] = open_element(w, t);
		} else if (opened[--depth]) {
			wg_html_leave(w, around[depth]);
		}
	}
}

/* Parts. */

void
wg_html_pictogram(struct wg_html_writer *w, struct wg_str name)
{
	if (name.len > 0 && w->pictogram != NULL)
		w->pictogram(w->context, w->h, name);
}

/* A heading with a pictogram in it. */
static void
put_heading(struct wg_html_writer *w, const char *tag, struct wg_str pictogram,
    const struct wg_tokens *words)
{
	wg_html_open(w->h, tag);
	wg_html_pictogram(w, pictogram);
	wg_html_words_in(w, words);
	wg_html_close(w->h);
	wg_html_line(w->h);
}

static void
wg_html_put_name(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	put_heading(w, wg_html_tag(w, r, p, 1), p->pictogram, &p->words);
}

static void
wg_html_put_card_head(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	(void)r;
	for (const struct wg_part *k = p->first; k != NULL; k = k->next)
		if (k->role == WG_PART_NAME)
			put_heading(w,
			    wg_html_tag(w, &wg_html_site_rules[k->role], k, 1),
			    p->pictogram, &k->words);
		else
			wg_html_part(w, k);
}

/* What stands in one line: the head of a box. */
static void
wg_html_put_line(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	const struct wg_language *around =
	    wg_html_enter(w, r->tag, r->class, p->language);

	wg_html_pictogram(w, p->pictogram);
	for (const struct wg_part *k = p->first; k != NULL; k = k->next) {
		const struct wg_language *inside =
		    wg_html_enter(w, "strong", NULL, k->words.language);

		wg_html_words(w, &k->words);
		wg_html_leave(w, inside);
		wg_html_text(w->h, k->behind);
	}
	wg_html_leave(w, around);
	wg_html_line(w->h);
}

static void
wg_html_put_table(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	if (p->first == NULL)
		return;
	wg_html_open(w->h, "div");
	wg_html_attr(w->h, "class", WG_STR("scroll"));
	wg_html_open(w->h, r->tag);
	wg_html_line(w->h);
	w->turned = p->turned;
	for (const struct wg_part *k = p->first; k != NULL; k = k->next) {
		w->in_head = k->role == WG_PART_TABLE_HEAD;
		w->in_row = true;
		wg_html_part(w, k);
	}
	w->in_head = w->in_row = false;
	wg_html_close(w->h);
	wg_html_close(w->h);
	wg_html_line(w->h);
}

static void
wg_html_put_cell(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	const struct wg_language *around = w->around;

	wg_html_open(w->h, w->in_head ? "th" : r->tag);
	if (w->in_head)
		wg_html_attr(w->h, "scope", WG_STR("col"));
	wg_html_language(w, p->words.language);
	w->around = p->words.language;
	wg_html_words(w, &p->words);
	wg_html_leave(w, around);
	wg_html_line(w->h);
}

/* In the file itself: a leaflet is handed on as one file. */
static void
put_image(struct wg_html_writer *w, const struct wg_image *image,
    struct wg_str words)
{
	struct wg_out url = { 0 };

	wg_out_puts(&url, image->kind == WG_IMAGE_PNG ?
		"data:image/png;base64," : "data:image/jpeg;base64,");
	wg_base64(&url, image->file);
	wg_html_open(w->h, "img");
	wg_html_attr(w->h, "src", wg_out_str(&url));
	wg_html_attr(w->h, "alt", words);
	wg_html_attr_int(w->h, "width", (long)image->width);
	wg_html_attr_int(w->h, "height", (long)image->height);
	wg_html_close(w->h);
	wg_out_free(&url);
}

/* The words stand for the picture, for those who do not see it. */
static void
wg_html_put_figure(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	if (p->alt_language == NULL)
		return;
	wg_html_open(w->h, r->tag);
	if (p->image != NULL) {
		put_image(w, p->image, p->alt);
	} else {
		wg_html_attr(w->h, "role", WG_STR("img"));
		wg_html_attr(w->h, "aria-label", p->alt);
		wg_html_pictogram(w, p->pictogram);
	}
	wg_html_close(w->h);
	wg_html_line(w->h);
}

/* That of all its words, as they are few: a label that is German for want of a
 * translation. */
static const struct wg_language *
language_of(const struct wg_part *p)
{
	const struct wg_tokens *words = &p->words;
	bool one = p->role == WG_PART_LABEL && words->list.n == 1 &&
	    words->list.at[0].language != NULL;

	return one ? words->list.at[0].language : words->language;
}

static void
wg_html_put_fact(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	wg_html_open(w->h, w->in_field ? "div" : r->tag);
	if (w->in_field)
		wg_html_attr(w->h, "class", WG_STR("fact"));
	wg_html_pictogram(w, p->pictogram);
	wg_html_open(w->h, "div");
	for (const struct wg_part *k = p->first; k != NULL; k = k->next) {
		const struct wg_html_rule *in = &wg_html_site_rules[k->role];
		const struct wg_language *around;

		if (k->first != NULL) {
			wg_html_part(w, k);
			continue;
		}
		around = wg_html_enter(w, in->tag, in->class, language_of(k));
		wg_html_words(w, &k->words);
		wg_html_leave(w, around);
	}
	wg_html_close(w->h);
	wg_html_close(w->h);
	wg_html_line(w->h);
}

/* Two languages. */

/* The cells of a row, in the order in which they are seen. */
static void
put_turned(struct wg_html_writer *w, const struct wg_part *p, unsigned from)
{
	const struct wg_part *cells[WG_HTML_DEPTH];
	unsigned n = 0;

	for (const struct wg_part *k = p->first;
	     k != NULL && n < WG_HTML_DEPTH; k = k->next)
		cells[n++] = k;
	for (unsigned i = 0; i < n; i++)
		wg_html_part(w,
		    cells[i < from || from > n ? i : from + n - 1 - i]);
}

static void
wg_html_put_row(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	wg_html_open(w->h, r->tag);
	wg_html_line(w->h);
	if (w->turned > 0)
		put_turned(w, p, w->turned);
	else
		wg_html_parts(w, p);
	wg_html_close(w->h);
	wg_html_line(w->h);
}

static void
wg_html_put_side(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	bool in_side = w->in_side;

	w->in_side = true;
	wg_html_put_children(w, r, p);
	w->in_side = in_side;
}

/* Between two columns of a table it is a cell, else as wide as a pictogram. */
static void
wg_html_put_spine(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	wg_html_open(w->h, w->in_row ? "td" : r->tag);
	wg_html_attr(w->h, "class", wg_str(r->class));
	wg_html_pictogram(w, p->pictogram);
	w->in_spine = true;
	wg_html_parts(w, p);
	w->in_spine = false;
	wg_html_close(w->h);
	wg_html_line(w->h);
}

/* Of rows that have their markers themselves. */
static void
wg_html_put_list(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	static const struct wg_html_rule rows = { .class = "rows" };
	const struct wg_part *item = p->first;
	struct wg_html_rule own = *r;

	if (item != NULL && item->first != NULL &&
	    item->first->role == WG_PART_PAIR)
		own.class = rows.class;
	wg_html_put_children(w, &own, p);
}

/* In rows it is none of HTML's: those hold nothing but terms and meanings. */
static void
wg_html_put_entries(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	if (p->first != NULL && p->first->role == WG_PART_DEFINED)
		wg_html_parts(w, p);
	else
		wg_html_put_children(w, r, p);
}

/* Numbers to call: in two languages they are rows, which are no list of terms
 * to HTML. */
static bool
in_rows(const struct wg_part *call)
{
	return call != NULL && call->first != NULL &&
	    call->first->role == WG_PART_PAIR;
}

static void
wg_html_put_calls(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	static const struct wg_html_rule rows = { .tag = "ul",
		.class = "rows calls" };

	wg_html_put_children(w, in_rows(p->first) ? &rows : r, p);
}

static void
wg_html_put_call(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	static const struct wg_html_rule row = { .tag = "li" };

	wg_html_put_children(w, in_rows(p) ? &row : r, p);
}

static void
wg_html_put_label(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	static const struct wg_html_rule alone = { .tag = "div" };

	wg_html_put_children(w, w->in_spine ? &alone : r, p);
}

static void
wg_html_put_pictogram(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	(void)r;
	wg_html_pictogram(w, p->pictogram);
}

static void
wg_html_put_term(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	static const struct wg_html_rule alone = { "p", "term", NULL };

	wg_html_put_words(w, w->in_side ? &alone : r, p);
}

static void
wg_html_put_meaning(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	if (w->in_side)
		wg_html_parts(w, p);
	else
		wg_html_put_item(w, r, p);
}

/* A cell that says the same in both. */
static void
wg_html_put_both(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	wg_html_open(w->h, w->in_head ? "th" : r->tag);
	if (w->in_head)
		wg_html_attr(w->h, "scope", WG_STR("col"));
	wg_html_parts(w, p);
	wg_html_close(w->h);
	wg_html_line(w->h);
}

/* Facts that stand in no list. */
static void
wg_html_put_field(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	w->in_field = true;
	wg_html_put_children(w, r, p);
	w->in_field = false;
}

void
wg_html_put_picture(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	const struct wg_language *around =
	    wg_html_enter(w, r->tag, r->class, p->alt_language);

	if (p->alt_language != NULL) {
		wg_html_attr(w->h, "role", WG_STR("img"));
		wg_html_attr(w->h, "aria-label", p->alt);
	}
	wg_html_pictogram(w, p->pictogram);
	wg_html_leave(w, around);
	wg_html_line(w->h);
}

static void
wg_html_put_time(struct wg_html_writer *w, const struct wg_html_rule *r,
    const struct wg_part *p)
{
	if (p->pictogram.len == 0)
		wg_html_put_words(w, r, p);
	else
		wg_html_put_picture(w, r, p);
}

const struct wg_html_rule wg_html_site_rules[WG_PART_COUNT] = {
#define WG_HTML(role, tag, class, how) \
	[WG_PART_##role] = { tag, class, wg_html_put_##how },
#include "html/site.def"
};
