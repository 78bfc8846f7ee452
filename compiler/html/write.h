#ifndef WG_HTML_WRITE_H
#define WG_HTML_WRITE_H

/* For the files of this folder: the rows of a profile, and ways of writing
 * that both have. */

#include "html/html.h"

struct wg_html_rule {
	const char *tag, *class;
	void (*put)(struct wg_html_writer *, const struct wg_html_rule *,
	    const struct wg_part *);
};

#define WG_HTML_PUT(name) \
	void wg_html_put_##name(struct wg_html_writer *, \
	    const struct wg_html_rule *, const struct wg_part *)
WG_HTML_PUT(only);
WG_HTML_PUT(children);
WG_HTML_PUT(item);
WG_HTML_PUT(words);
WG_HTML_PUT(picture); /* with words for who does not see it, or none */
/* The tag of a rule: "h" by the level, which begins at 'first'. */
const char *wg_html_tag(const struct wg_html_writer *,
    const struct wg_html_rule *, const struct wg_part *, unsigned first);
/* site: a pictogram as decoration, or nothing. */
void wg_html_pictogram(struct wg_html_writer *, struct wg_str name);
extern const struct wg_html_rule wg_html_site_rules[WG_PART_COUNT];
extern const struct wg_html_rule wg_html_sign_rules[WG_PART_COUNT];
extern const struct wg_html_rule wg_html_app_rules[WG_PART_COUNT];

void wg_html_site_words(
    struct wg_html_writer *, const struct wg_tokens *);
void wg_html_app_words(struct wg_html_writer *, const struct wg_tokens *);

#endif
