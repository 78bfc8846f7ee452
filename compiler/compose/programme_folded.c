/* The programme for pockets: rows as on the wall, German above the others. */
#include "compose/products.h"

#include "compose/programme_in.h"

/* Where all languages beside German run from right to left, they lead: their
 * words stand first, and the sheet is theirs. */
static bool
is_led(const struct wg_print *print)
{
	for (size_t i = 1; i < print->n; i++)
		if (!print->editions[i]->language->rtl)
			return false;
	return print->n > 1;
}

static struct wg_part *
put_title(struct wg_programme *m)
{
	const struct wg_document *d = m->sign->print->document;
	struct wg_part *title = wg_part_new(m->arena, WG_PART_PANEL_TITLE);
	struct wg_part *words;
	size_t n = m->sign->print->n;
	bool first = true; /* that is there: the heading of all */

	wg_part_put(m->arena, title, WG_PART_TILE)->pictogram =
	    WG_STR("calendar");
	words = wg_part_put(m->arena, title, WG_PART_WORDS);
	for (size_t k = 0; k < n; k++) {
		size_t i = m->led ? (k + 1) % n : k; /* German last */
		struct wg_part *name = wg_sign_name(m->sign, words, first ?
			WG_PART_BOOK_TITLE : WG_PART_TITLE_TOO, i, d->title,
		    d->brief);

		if (name == NULL)
			continue;
		name->level = first;
		first = false;
	}
	wg_sign_piece(
	    m->sign, title, WG_PART_SUBTITLE, wg_programme_span(m));
	wg_sign_name(m->sign, title, WG_PART_LANGUAGES, 0,
	    m->region->document->title, m->region->document->brief);
	return title;
}

void
wg_programme_panels(struct wg_flow *f)
{
	struct wg_sign *p = WG_NEW(f->arena, struct wg_sign);
	struct wg_programme m;

	wg_sign_open(p, f->print, f->arena, f->diag);
	m = wg_programme_open(p);
	m.led = is_led(f->print);
	f->body = wg_part_new(m.arena, WG_PART_ROWS);
	f->back = wg_part_new(m.arena, WG_PART_PANEL_BACK);
	f->title = put_title(&m);
	wg_programme_entries(&m, f->body, 0, m.n);
	wg_programme_keys(&m, f->back);
	wg_sign_code(p, f->back);
	wg_sign_unread(p, f->back, WG_L_MACHINE);
	wg_sign_foot(p, f->back);
	f->document = f->print->document;
	f->titled = &f->source;
	f->language = f->spoken = f->print->editions[m.led]->language;
}
