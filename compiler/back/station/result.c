/*
 * What would take less paper is tried out: the same choice with another size,
 * in smaller type, in fewer languages.
 */
#include "back/station/result.h"

#include "back/station/picture.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/diag_list.h"
#include "model/project.h"

#define PICTURES 3 /* pages that are shown at a time */

static const struct wg_pages *
lay_out(const struct wg_result *r, const struct wg_print_choice *c, bool first,
    struct wg_diag *diag)
{
	return wg_picture_lay_out(r->v,
	    wg_print_choice_job(r->v->arena, r->v->s, c), first, diag);
}

void
wg_result_lay_out(struct wg_result *r)
{
	bool quick = wg_fields_get(r->v->s->form, "quick").len > 0;
	bool book = wg_product_is_book(r->choice->product);

	r->pages = lay_out(r, r->choice, quick && book, r->diag);
	r->rest = quick && r->pages != NULL && (book ||
	    (r->choice->product == WG_PRODUCT_POSTER &&
		r->pages->pages.n > 1));
}

static void
put_reports(const struct wg_result *r)
{
	struct wg_leaf *v = r->v;

	for (const struct wg_report *p = r->diag->first; p; p = p->next) {
		const struct wg_diag_kind *k = wg_diag_kind(p->id);

		if (k->severity == WG_NOTE)
			continue;
		wg_leaf_text(v, "p",
		    k->severity == WG_ERROR ? "word bad" : "word",
		    wg_str_fmt(v->arena, "%s: %s%s%.*s%s%.*s",
			wg_severity_word(k->severity), _(k->phrase),
			p->detail.len > 0 ? ": " : "", WG_ARG(p->detail),
			p->hint.len > 0 ? " – " : "", WG_ARG(p->hint)));
		wg_html_line(&v->h);
	}
}

static struct wg_str
paper(const struct wg_result *r, const struct wg_pages *pages,
    struct wg_str size)
{
	return wg_str_fmt(r->v->arena, pages->one_sided ?
		_("It takes %zu sheets %.*s.") : _("It takes %zu pages %.*s."),
	    pages->pages.n, WG_ARG(size));
}

static struct wg_str
fit_of(const struct wg_result *r, bool over)
{
	size_t n = r->pages != NULL ? r->pages->pages.n : 0;

	if (n == 0)
		return wg_str(_("Nothing can be printed."));
	if (wg_print_choice_is_empty(r->choice))
		return wg_str(_("Choose at least one office."));
	if (over)
		return wg_str(_("Not everything fits: leave something out, or "
		    "take a larger sheet."));
	if (r->rest && wg_product_is_book(r->choice->product))
		return wg_str(_("A book: its pages follow …"));
	return n == 1 ? wg_str(_("It fits on one sheet.")) :
	    paper(r, r->pages, r->choice->size);
}

static void
put_fit(const struct wg_result *r)
{
	struct wg_leaf *v = r->v;
	size_t n = r->pages != NULL ? r->pages->pages.n : 0;
	bool over = wg_diag_has(r->diag, WG_D_LAYOUT_OVERFLOW) ||
	    wg_diag_has(r->diag, WG_D_SIGN_LANGUAGES);
	bool bad = n == 0 || over || wg_print_choice_is_empty(r->choice);

	wg_html_open(&v->h, "p");
	wg_html_attr(&v->h, "id", WG_STR("fit"));
	wg_html_attr(&v->h, "role", WG_STR("status"));
	wg_html_attr(&v->h, "class", bad ? WG_STR("fit bad") :
	    n > 1 || r->rest ? WG_STR("fit more") : WG_STR("fit"));
	wg_html_text(&v->h, fit_of(r, over));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

/* What would take less paper. */

static size_t
sheets_of(const struct wg_result *r, const struct wg_print_choice *c)
{
	struct wg_diag *told = wg_diag_open();
	const struct wg_pages *pages = lay_out(r, c, false, told);
	bool good = pages != NULL && !wg_diag_has(told, WG_D_PRINT_SHEETS) &&
	    !wg_diag_has(told, WG_D_LAYOUT_OVERFLOW);

	wg_diag_close(told);
	return good ? pages->pages.n : SIZE_MAX;
}

static void
put_offer(const struct wg_result *r, struct wg_str value, struct wg_str what,
    size_t sheets)
{
	struct wg_leaf *v = r->v;

	wg_html_open(&v->h, "button");
	wg_html_attr(&v->h, "name", WG_STR("take"));
	wg_html_attr(&v->h, "value", value);
	wg_html_text(&v->h, sheets == 1 ?
	    wg_str_fmt(v->arena, _("%.*s: one sheet"), WG_ARG(what)) :
	    wg_str_fmt(v->arena, _("%.*s: %zu sheets"), WG_ARG(what),
		sheets));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
offer_sizes(const struct wg_result *r)
{
	struct wg_str sizes = wg_str(wg_product_sizes(r->choice->product));

	while (sizes.len > 0) {
		struct wg_print_choice c = *r->choice;
		size_t n;

		c.size = wg_str_word(&sizes);
		if (wg_str_eq(c.size, r->choice->size))
			continue;
		n = sheets_of(r, &c);
		if (n < r->pages->pages.n)
			put_offer(r, wg_str_fmt(r->v->arena, "size %.*s",
			    WG_ARG(c.size)), c.size, n);
	}
}

/* As few as can be. */
static void
offer_smaller_type(const struct wg_result *r)
{
	struct wg_print_choice c = *r->choice;
	size_t n;

	if (c.sheets > 0)
		return;
	c.sheets = wg_picture_least_sheets(
	    r->v, wg_print_choice_job(r->v->arena, r->v->s, &c));
	n = sheets_of(r, &c);
	if (n < r->pages->pages.n)
		put_offer(r, wg_str_fmt(r->v->arena, "sheets %u", c.sheets),
		    wg_str(_("In smaller type")), n);
}

/* So that figures behind it stay there: U+2068 … U+2069. */
static struct wg_str
isolated(const struct wg_result *r, const struct wg_language *l)
{
	return wg_str_fmt(r->v->arena, "\xe2\x81\xa8%.*s\xe2\x81\xa9",
	    WG_ARG(l->label));
}

static void
offer_languages(const struct wg_result *r)
{
	for (size_t i = 0; r->choice->languages.n > 1 &&
	     i < r->choice->languages.n && i < 3; i++) {
		struct wg_print_choice c = *r->choice;
		const struct wg_language *l = c.languages.at[i];
		size_t n;

		c.languages.at = &l;
		c.languages.n = 1;
		n = sheets_of(r, &c);
		if (n < r->pages->pages.n)
			put_offer(r, wg_str_fmt(r->v->arena, "language %.*s",
			    WG_ARG(l->tag)), wg_str_fmt(r->v->arena,
			    _("German and %.*s"), WG_ARG(isolated(r, l))), n);
	}
}

static void
put_offers(const struct wg_result *r)
{
	struct wg_leaf *v = r->v;

	if (r->pages == NULL || r->choice->product != WG_PRODUCT_POSTER ||
	    wg_print_choice_is_empty(r->choice) ||
	    (r->pages->pages.n < 2 &&
		!wg_diag_has(r->diag, WG_D_LAYOUT_OVERFLOW)))
		return;
	wg_html_open(&v->h, "div");
	wg_html_attr(&v->h, "class", WG_STR("offers-less"));
	wg_html_attr(&v->h, "role", WG_STR("group"));
	wg_html_attr(&v->h, "aria-label", wg_str(_("What takes less paper")));
	if (!r->rest) {
		offer_sizes(r);
		offer_smaller_type(r);
		offer_languages(r);
	}
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

/* The sheets. */

static void
put_turning(const struct wg_result *r, const char *id, size_t from)
{
	struct wg_leaf *v = r->v;
	size_t n = r->pages->pages.n;
	size_t last = from + PICTURES < n ? from + PICTURES : n;

	wg_html_open(&v->h, "button");
	wg_html_attr(&v->h, "name", WG_STR("from"));
	wg_html_attr(&v->h, "id", wg_str(id));
	wg_html_attr(
	    &v->h, "value", wg_str_fmt(v->arena, "%zu", from + 1));
	wg_html_text(&v->h, from + 1 == last ?
	    wg_str_fmt(v->arena, _("Page %zu of %zu"), last, n) :
	    wg_str_fmt(v->arena, _("Pages %zu to %zu of %zu"), from + 1, last,
		n));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_pictures(const struct wg_result *r)
{
	size_t n = r->pages != NULL ? r->pages->pages.n : 0;
	size_t from = r->choice->from < n ? r->choice->from : 0;

	for (size_t i = from; i < n && i < from + PICTURES; i++)
		wg_picture_put(r->v, r->pages->pages.at[i],
		    i == from ? WG_PICTURE_PAGE : WG_PICTURE_LATER,
		    wg_str_fmt(r->v->arena, _("Page %zu of %zu as it will be "
			"printed; the PDF can be read aloud"), i + 1, n));
	if (n <= PICTURES)
		return;
	wg_html_open(&r->v->h, "p");
	if (from > 0)
		put_turning(r, "pages-before",
		    from > PICTURES ? from - PICTURES : 0);
	if (from + PICTURES < n)
		put_turning(r, "pages-after", from + PICTURES);
	wg_html_close(&r->v->h);
	wg_html_line(&r->v->h);
}

/* Where it hangs so that people can read it. */
static void
put_advice(const struct wg_result *r)
{
	struct wg_leaf *v = r->v;
	const struct wg_print_choice *c = r->choice;

	wg_html_open(&v->h, "details");
	wg_html_attr(&v->h, "id", WG_STR("advice"));
	wg_html_leaf(&v->h, "summary", wg_str(_("Print it and put it up")));
	wg_html_open(&v->h, "ul");
	wg_html_leaf(&v->h, "li", wg_str_fmt(v->arena, _("In the print "
	    "dialog: paper %.*s, copies %u, “Actual size” or 100 %%, never "
	    "“Fit to page”: type and QR codes would get too small."),
	    WG_ARG(c->size), c->copies));
	if (c->profile == WG_PROFILE_BLACK)
		wg_html_leaf(&v->h, "li",
		    wg_str(_("Choose “black and white”.")));
	if (wg_str_is(c->size, "A3"))
		wg_html_leaf(&v->h, "li", wg_str(_("Without an A3 printer: "
		    "choose A4, or let a copy shop print the PDF.")));
	wg_html_leaf(&v->h, "li", wg_str(_("Hang it where people wait, in "
	    "good light: its middle 1.4 to 1.5 m above the floor, so that it "
	    "can be read from a wheelchair, too. Behind glass nothing "
	    "glossy.")));
	wg_html_leaf(&v->h, "li", wg_str(_("Try a QR code with a phone before "
	    "you print more than one.")));
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_pdf(struct wg_leaf *v, const char *value, const char *text)
{
	wg_html_open(&v->h, "button");
	wg_html_attr(&v->h, "name", WG_STR("do"));
	wg_html_attr(&v->h, "value", wg_str(value));
	wg_html_attr(&v->h, "id", wg_str_fmt(v->arena, "do-%s", value));
	wg_html_attr(&v->h, "formaction", WG_STR("/print.pdf"));
	if (wg_str_is(wg_str(value), "show"))
		wg_html_attr(&v->h, "formtarget", WG_STR("_blank"));
	wg_html_text(&v->h, wg_str(text));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

void
wg_result_put(const struct wg_result *r)
{
	struct wg_leaf *v = r->v;

	wg_html_open(&v->h, "section");
	wg_html_attr(&v->h, "class", WG_STR("result"));
	wg_html_attr(&v->h, "aria-label", wg_str(_("What will be printed")));
	if (r->rest)
		wg_html_flag(&v->h, "data-rest");
	put_fit(r);
	put_offers(r);
	wg_html_open(&v->h, "p");
	put_pdf(v, "pdf", _("PDF"));
	wg_html_text(&v->h, WG_STR(" "));
	put_pdf(v, "show", _("Print at 100 %"));
	wg_html_close(&v->h);
	put_reports(r);
	put_pictures(r);
	put_advice(r);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}
