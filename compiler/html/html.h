#ifndef WG_HTML_HTML_H
#define WG_HTML_HTML_H

#include <stdbool.h>

#include "base/html.h"
#include "model/composition.h"

/*
 * The one writer of compositions as HTML.  A profile is a table of what each
 * role becomes (html/site.def, html/sign.def, html/app.def), and how words are written:
 *
 *	site  leaflets: whole documents of ours; lang and dir where they change,
 *	      pictograms as <svg>, images in the file itself;
 *	sign  what hangs on doors and walls, on a page of ours for a phone; as
 *	      site, but for what the parts become;
 *	app   content of the feed: what the app's sanitizer lets pass.  No lang,
 *	      no id, no data: addresses, tables without thead, headings from h2
 *	      on; what runs the other way is a <bdi>.
 */
enum wg_html_profile { WG_HTML_SITE, WG_HTML_SIGN, WG_HTML_APP };

struct wg_html_writer {
	struct wg_html *h;
	struct wg_arena *arena;
	enum wg_html_profile profile;
	const struct wg_language *around; /* of the element we are in */

	/* site: write a pictogram as decoration; an unknown name is nothing. */
	void (*pictogram)(void *context, struct wg_html *, struct wg_str name);
	/* app: where the pictogram or image of a part is to be had; empty:
	 * nowhere. */
	struct wg_str (*address)(void *context, const struct wg_part *);
	void *context;
	unsigned deeper; /* headings are so many levels below their own */

	/* Its own: */
	bool rtl;           /* app: which way the text around runs; as the
			     * document at first */
	bool in_card, in_head, in_row, in_side, in_spine, in_field;
	unsigned turned; /* columns of the table we are in */
};

/* A part with all that is in it; the parts in one. */
void wg_html_part(struct wg_html_writer *, const struct wg_part *);
void wg_html_parts(struct wg_html_writer *, const struct wg_part *parent);
/* Words into the element that is open, which says in which language it is. */
void wg_html_words(struct wg_html_writer *, const struct wg_tokens *);
/* The same, in a <span> if that is not their language. */
void wg_html_words_in(struct wg_html_writer *, const struct wg_tokens *);

/* site: the attributes lang and dir, if the language changes here. */
void wg_html_language(
    struct wg_html_writer *, const struct wg_language *);
/* site: an open element whose content is in 'language' (NULL: as around);
 * returns what was around it, for wg_html_leave(). */
const struct wg_language *wg_html_enter(struct wg_html_writer *,
    const char *tag, const char *class, const struct wg_language *);
void wg_html_leave(struct wg_html_writer *, const struct wg_language *around);

#endif
