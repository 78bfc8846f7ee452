/* Contacts of a place: the place itself, and its desks. */
#include "base/intl.h"
#include "import/region_items.h"
#include "import/prose.h"
#include "values/value.h"

/* Regions of 2022 have no contacts: the place says it itself. */
const struct wg_js *
wg_contact_first(const struct wg_item_text *t)
{
	const struct wg_js *all = wg_js_get(t->js, "contacts");

	return all == NULL || all->first == NULL ? t->js : all->first;
}

const struct wg_js *
wg_contact_next(const struct wg_item_text *t, const struct wg_js *c)
{
	return c == NULL || c == t->js ? NULL : c->next;
}

struct wg_str
wg_contact_desk(struct wg_region_import *m, const struct wg_js *c)
{
	return wg_prose_plain(m->arena,
	    wg_js_text(c, "area_of_responsibility"));
}

/* A place has some elements once, its contacts may say them again.  False: it
 * stands there already, or the other one was told. */
static bool
is_first(struct wg_writing *w, const char *tag, struct wg_str value)
{
	struct wg_str *before = wg_map_get(&w->once, wg_str(tag)), *now;

	if (before != NULL && wg_str_eq(*before, value))
		return false;
	if (before != NULL) {
		wg_write_aside(w, tag, value, N_("the place has another one"));
		return false;
	}
	now = WG_NEW(w->m->arena, struct wg_str);
	*now = value;
	wg_map_put(w->m->arena, &w->once, wg_str(tag), now);
	return true;
}

/* 'own': of the place itself, not of a desk. */
static void
put_phone(struct wg_writing *w, const struct wg_js *c, const char *field,
    const char *kind, bool own)
{
	struct wg_str s = wg_js_text(c, field);
	struct wg_str number = wg_import_number(w->m->arena, s);

	if (s.len == 0)
		return;
	if (number.len == 0) {
		wg_write_aside(w, field, s, N_("no phone number"));
		return;
	}
	/* There may be many, but not the same once more. */
	if (own &&
	    !is_first(w,
		wg_str_fmt(w->m->arena, "%.*s%s", WG_ARG(number), kind).ptr,
		number))
		return;
	wg_write_indent(w);
	wg_out_fmt(&w->out, "<w:phone%s>%.*s</w:phone>\n", kind,
	    WG_ARG(number));
}

static void
put_email(struct wg_writing *w, const struct wg_js *c, bool own)
{
	struct wg_str s = wg_str_trim(wg_js_text(c, "email"));
	struct wg_value v;
	struct wg_value_error e = { .why = NULL };

	if (s.len == 0)
		return;
	if (!wg_read_email(w->m->arena, s, &v, &e))
		wg_write_aside(w, "email", s, e.why);
	else if (!own || is_first(w, "email", s))
		wg_write_element(w, "w:email", s);
}

/* False: it cannot be linked, which was told. */
bool
wg_write_web_of(struct wg_writing *w, const char *what, struct wg_str href,
    struct wg_str *to)
{
	enum wg_link_kind kind;

	if (href.len == 0)
		return false;
	if (wg_str_starts(href, WG_STR("http://"))) {
		wg_region_note(w->m, WG_D_IMPORT_FIELD, href,
		    N_("only https is linked, so that was looked for"));
		href = wg_str_fmt(w->m->arena, "https://%.*s",
		    WG_ARG(wg_str_from(href, 7)));
	}
	kind = wg_region_link(w->m, href, to);
	if (kind == WG_LINK_WEB)
		return true;
	if (kind != WG_LINK_HOST)
		wg_region_note(w->m, WG_D_IMPORT_LINK, href, NULL);
	wg_write_comment(w,
	    wg_str_fmt(w->m->arena, "%s: %.*s", what, WG_ARG(href)));
	return false;
}

void
wg_write_web(struct wg_writing *w, const char *tag, struct wg_str href,
    bool own)
{
	struct wg_str to = WG_NONE;

	if (!wg_write_web_of(w, tag, href, &to) ||
	    (own && !is_first(w, tag, to)))
		return;
	wg_write_indent(w);
	wg_out_fmt(&w->out, "<%s", tag);
	wg_write_attribute(w, "href", to);
	wg_out_puts(&w->out, "/>\n");
}

void
wg_write_hours(struct wg_writing *w, const struct wg_js *c)
{
	const char *why;
	const struct wg_js *hours = wg_js_get(c, "opening_hours");
	struct wg_str week = wg_import_week(w->m->arena, hours, &why);

	if (why != NULL)
		wg_write_aside(w, "opening_hours",
		    wg_region_words(w->m->arena, hours), why);
	wg_write_element(w, "w:hours", week);
}

/* A contact that is the place itself can say hours that the place does not. */
static void
tell_hours(struct wg_writing *w, const struct wg_js *c)
{
	struct wg_arena *a = w->m->arena;
	const struct wg_js *hours = wg_js_get(c, "opening_hours");
	struct wg_str words = wg_region_words(a, hours), week;
	const char *why;

	if (words.len == 0 ||
	    wg_str_eq(words,
		wg_region_words(a,
		    wg_js_get(w->item->texts[0].js, "opening_hours"))))
		return;
	week = wg_import_week(a, hours, &why);
	wg_write_aside(w, "opening_hours", week.len > 0 ? week : words,
	    N_("other hours than those of the place"));
}

static void
put_contact(struct wg_writing *w, const struct wg_js *c)
{
	const struct wg_js *place = w->item->texts[0].js;
	struct wg_str desk = wg_contact_desk(w->m, c);
	bool own = desk.len == 0;

	if (wg_js_text(c, "name").len > 0)
		wg_region_note(w->m, WG_D_IMPORT_WORDS, WG_STR("name"),
		    N_("a person's name"));
	if (desk.len > 0) {
		wg_write_open(w, "w:contact");
		wg_write_element(w, "title", desk);
		wg_write_hours(w, c);
	} else {
		tell_hours(w, c);
	}
	put_phone(w, c, "phone_number", "", own);
	put_phone(w, c, "mobile_number", " kind=\"mobile\"", own);
	put_email(w, c, own);
	wg_write_web(w, "w:web", wg_js_text(c, "website"), own);
	if (c != place) {
		wg_write_web(w, "w:appointment",
		    wg_js_text(c, "appointment_url"), own);
		wg_region_unread(w, WG_FIELDS_CONTACT, c, NULL);
	}
	if (desk.len > 0)
		wg_write_shut(w, "w:contact");
}

/* The place itself, or its desks. */
void
wg_write_contacts(struct wg_writing *w, bool own)
{
	const struct wg_item_text *t = &w->item->texts[0];

	for (const struct wg_js *c = wg_contact_first(t); c != NULL;
	     c = wg_contact_next(t, c))
		if (own == (wg_contact_desk(w->m, c).len == 0))
			put_contact(w, c);
}

/* Copies of what a contact says; of another CMS they may say more. */
void
wg_write_copies(struct wg_writing *w)
{
	static const char *const copies[] = { "website", "email",
		"phone_number" };
	const struct wg_item_text *t = &w->item->texts[0];

	for (size_t i = 0; i < 3; i++) {
		struct wg_str s = wg_js_text(t->js, copies[i]);
		bool said = s.len == 0;

		for (const struct wg_js *c = wg_contact_first(t);
		     c != NULL && !said; c = wg_contact_next(t, c))
			said = wg_str_eq(wg_js_text(c, copies[i]), s);
		if (!said)
			wg_write_aside(w, copies[i], s,
			    N_("no contact of the place says it"));
	}
}
