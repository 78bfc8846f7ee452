/* Pictures, links, numbers, and what stands inside a line. */
#include "import/maker.h"

#include "base/arena.h"
#include "base/intl.h"
#include "front/html/html.h"
#include "values/value.h"

/* Pictures and what moves. */

void
wg_on_image(struct wg_maker *m, const struct wg_soup *n)
{
	struct wg_str url = wg_soup_get(n, "src"), alt;
	struct wg_passage *b;
	uint32_t width = 0;
	bool shown;

	wg_str_uint(wg_soup_get(n, "width"), &width);
	if ((width > 0 && width <= 24) ||
	    wg_str_find_str(url, WG_STR("/static/svg/")) >= 0)
		return; /* a bullet, a mark */
	if (wg_str_starts(url, WG_STR("data:"))) {
		m->p->tell(m->p->context, WG_D_IMPORT_MEDIA,
		    wg_soup_get(n, "alt"), N_("a picture inside the text"));
		return;
	}
	alt = wg_str_trim(wg_str_collapse(m->a,
	    wg_prose_chars(m->a, wg_soup_get(n, "alt"), &m->p->marks)));
	shown = m->p->picture(m->p->context, url, alt);
	if (m->gap != NULL || m->p->alone || wg_maker_narrow(m))
		return;
	wg_maker_end(m);
	b = wg_passage_add(m->a, m->into, WG_PASSAGE_PICTURE);
	b->ref = url;
	if (shown && alt.len > 0) {
		b->words = WG_NEW(m->a, struct wg_piece);
		wg_piece_add(m->a, b->words, WG_PIECE_TEXT)->text = alt;
	}
}

void
wg_on_media(struct wg_maker *m, const struct wg_soup *n)
{
	struct wg_str url = wg_soup_get(n, "src"), to = WG_NONE;
	bool web = m->p->link(m->p->context, url, &to) == WG_LINK_WEB;

	wg_maker_end(m);
	m->p->tell(m->p->context, WG_D_IMPORT_MEDIA, url, NULL);
	if (web && m->gap == NULL) {
		wg_maker_value(m, WG_PIECE_URI, to);
		wg_maker_end(m);
	}
	wg_maker_inside(m, n);
	wg_maker_end(m);
}

void
wg_on_form(struct wg_maker *m, const struct wg_soup *n)
{
	wg_maker_end(m);
	m->p->tell(m->p->context, WG_D_IMPORT_DROPPED, wg_spaced_words(m->a, n),
	    NULL);
	wg_maker_inside(m, n);
	wg_maker_end(m);
}

/* Links. */

static void
on_mail(struct wg_maker *m, const struct wg_soup *n, struct wg_str href)
{
	struct wg_str text = wg_str_trim(wg_str_collapse(m->a,
	    wg_prose_chars(m->a, wg_soup_words(m->a, n), NULL)));
	struct wg_str mail = wg_str_cut(&href, '?');
	struct wg_value v;
	struct wg_value_error e = { .why = NULL };

	mail = wg_str_trim(mail);
	if (!wg_read_email(m->a, mail, &v, &e)) {
		wg_maker_tell(m, WG_D_IMPORT_LINK, mail, e.why);
		wg_maker_put(m, WG_STR(" "));
		wg_maker_inside(m, n);
		wg_maker_put(m, WG_STR(" "));
		return;
	}
	if (href.len > 0)
		m->p->tell(m->p->context, WG_D_IMPORT_WORDS, href,
		    N_("what a mail is to begin with"));
	if (text.len > 0 && !wg_str_eq(text, mail)) {
		wg_maker_inside(m, n);
		wg_maker_put(m, WG_STR(" ("));
		wg_maker_value(m, WG_PIECE_EMAIL, mail);
		wg_maker_put(m, WG_STR(")"));
		return;
	}
	wg_maker_account(m, text);
	wg_maker_value(m, WG_PIECE_EMAIL, mail);
}

static void
on_phone(struct wg_maker *m, const struct wg_soup *n, struct wg_str href)
{
	struct wg_str text = wg_soup_words(m->a, n);
	struct wg_str number, shown;
	bool digits = false;

	while (wg_str_starts(href, WG_STR("tel:")))
		href = wg_str_from(href, 4);
	number = wg_import_number(m->a, wg_import_decode(m->a, href));
	shown = wg_import_number(m->a, text);
	for (size_t i = 0; i < text.len; i++)
		digits |= wg_is_digit(text.ptr[i]);
	if (number.len == 0)
		number = shown;
	if (number.len == 0 || (digits && !wg_str_eq(number, shown))) {
		m->p->tell(m->p->context, WG_D_IMPORT_PHONE,
		    wg_str_fmt(m->a, "%.*s %.*s", WG_ARG(text), WG_ARG(href)),
		    NULL);
		wg_maker_put(m, WG_STR(" "));
		wg_maker_inside(m, n);
		wg_maker_put(m, WG_STR(" "));
		return;
	}
	if (!digits && wg_str_trim(text).len > 0) {
		wg_maker_inside(m, n);
		wg_maker_put(m, WG_STR(" ("));
		wg_maker_value(m, WG_PIECE_PHONE, number);
		wg_maker_put(m, WG_STR(")"));
		return;
	}
	wg_maker_account(m, text);
	wg_maker_value(m, WG_PIECE_PHONE, number);
}

static const char *
why_not(enum wg_link_kind kind)
{
	return kind == WG_LINK_DEAD ? N_("nothing is there") :
	    kind == WG_LINK_PLAIN   ? N_("only https is linked") :
				      N_("no address that can be linked");
}

void
wg_on_link(struct wg_maker *m, const struct wg_soup *n)
{
	struct wg_str href = wg_str_trim(wg_soup_get(n, "href")), to = WG_NONE;
	struct wg_str text = wg_str_collapse(m->a, wg_soup_words(m->a, n));
	enum wg_link_kind kind;
	size_t open = m->n;

	/* The CMS hides one in each card. */
	if (wg_str_find_str(wg_soup_get(n, "style"), WG_STR("none")) >= 0) {
		wg_maker_account(m, text);
		return;
	}
	if (wg_str_starts(href, WG_STR("mailto:"))) {
		on_mail(m, n, wg_import_decode(m->a, wg_str_from(href, 7)));
		return;
	}
	if (wg_str_starts(href, WG_STR("tel:"))) {
		on_phone(m, n, href);
		return;
	}
	kind = m->p->link(m->p->context, href, &to);
	if (wg_str_blank(text) && n->first == NULL && kind != WG_LINK_HOST) {
		m->p->tell(m->p->context, WG_D_IMPORT_LINK, href,
		    N_("a link without words"));
		return;
	}
	if (kind == WG_LINK_WEB && wg_is_address(text, href)) {
		wg_maker_account(m, text);
		wg_maker_value(m, WG_PIECE_URI, to);
		return;
	}
	if (kind == WG_LINK_WEB || kind == WG_LINK_ID) {
		wg_maker_push(m,
		    kind == WG_LINK_WEB ? WG_PIECE_LINK : WG_PIECE_GOTO, to);
	} else if (kind != WG_LINK_HOST) {
		m->p->tell(m->p->context, WG_D_IMPORT_LINK,
		    wg_str_fmt(m->a, "%.*s <%.*s>", WG_ARG(text), WG_ARG(href)),
		    why_not(kind));
	}
	wg_maker_inside(m, n);
	wg_maker_pop(m, open);
}

/* Words. */

static void
formatted(struct wg_maker *m, const struct wg_soup *n, enum wg_piece_kind kind)
{
	size_t open = m->n;

	wg_maker_push(m, kind, WG_NONE);
	wg_maker_inside(m, n);
	wg_maker_pop(m, open);
}

void
wg_on_strong(struct wg_maker *m, const struct wg_soup *n)
{
	formatted(m, n, WG_PIECE_STRONG);
}

void
wg_on_stress(struct wg_maker *m, const struct wg_soup *n)
{
	formatted(m, n, WG_PIECE_EM);
}

void
wg_on_quote(struct wg_maker *m, const struct wg_soup *n)
{
	formatted(m, n, WG_PIECE_QUOTE);
}

static void
put_plain(struct wg_maker *m, const struct wg_soup *n, enum wg_piece_kind kind)
{
	struct wg_str s = wg_str_collapse(m->a,
	    wg_prose_chars(m->a, wg_soup_words(m->a, n), &m->p->marks));

	if (wg_str_blank(s)) {
		wg_maker_put(m, WG_STR(" "));
		return;
	}
	wg_maker_value(m, kind, s);
}

void
wg_on_abbreviation(struct wg_maker *m, const struct wg_soup *n)
{
	if (wg_soup_get(n, "title").len > 0)
		m->p->tell(m->p->context, WG_D_IMPORT_WORDS,
		    wg_soup_get(n, "title"),
		    N_("what an abbreviation stands for"));
	put_plain(m, n, WG_PIECE_ABBR);
}

void
wg_on_raised(struct wg_maker *m, const struct wg_soup *n)
{
	struct wg_str s = wg_str_trim(wg_soup_words(m->a, n));
	struct wg_str small = wg_small_digits(m->a, s, wg_soup_is(n, "sup"));

	if (small.len == 0) {
		wg_maker_inside(m, n);
		return;
	}
	wg_maker_account(m, s);
	wg_maker_put(m, small);
}

void
wg_on_span(struct wg_maker *m, const struct wg_soup *n)
{
	bool german = wg_soup_has_class(n, "notranslate") ||
	    (wg_soup_is(n, "bdi") && wg_str_is(wg_soup_get(n, "dir"), "ltr"));

	for (const struct wg_soup *k = n->first; k != NULL; k = k->next)
		german &= k->name.len == 0;
	if (german)
		put_plain(m, n, WG_PIECE_GERMAN);
	else
		wg_maker_inside(m, n);
}
