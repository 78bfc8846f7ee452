#ifndef WG_BASE_HTML_H
#define WG_BASE_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_out;

/*
 * An HTML writer that cannot write anything unbalanced or unescaped.  Every
 * wg_html_open() has its wg_html_close(), void elements too: those just have
 * no end tag.  Attributes may follow an open until the first content.
 * Start with { .out = out }.
 *
 * Misuse is asserted, as it can only be ours: an attribute behind content,
 * content in a void element, a close too many, names that are not lower-case
 * ASCII, more than 255 levels (a source has at most 64).
 * Tag names are borrowed until their close: pass literals.
 */
#define WG_HTML_DEPTH 256

struct wg_html {
	struct wg_out *out;
	unsigned depth;
	bool in_tag;  /* the start tag still waits for its '>' */
	bool is_void; /* the innermost element is a void one */
	const char *open[WG_HTML_DEPTH];
};

void wg_html_doctype(struct wg_html *);
void wg_html_open(struct wg_html *, const char *tag);
void wg_html_close(struct wg_html *);
/* Close until 'depth' elements are open; for what was taken from h->depth. */
void wg_html_close_to(struct wg_html *, unsigned depth);

/*
 * An attribute; an absent value writes an empty one.  Text and values keep
 * every character but controls, which become U+FFFD.
 */
void wg_html_attr(struct wg_html *, const char *name, struct wg_str value);
void wg_html_attr_int(struct wg_html *, const char *name, long value);
/* Without a value: hidden, defer. */
void wg_html_flag(struct wg_html *, const char *name);
/*
 * A URL: relative, or http, https, mailto or tel.  Everything but ASCII is
 * percent-encoded, "%41" stays.  False: any other scheme, "//host", or a
 * control character; then nothing is written.
 */
bool wg_html_url(struct wg_html *, const char *name, struct wg_str url);

void wg_html_text(struct wg_html *, struct wg_str);
/* One element that holds nothing but text: <tag>text</tag>. */
void wg_html_leaf(struct wg_html *, const char *tag, struct wg_str text);
/* A newline as white space, between blocks. */
void wg_html_line(struct wg_html *);
/*
 * 'html' is a complete fragment that another writer made, or the body of a
 * style or script of ours.
 */
void wg_html_raw(struct wg_html *, struct wg_str html);

/* The escaping alone, for writers of other XML-like text. */
void wg_html_escape(struct wg_out *, struct wg_str);
/* The percent-encoding alone, of a path or URL: see wg_html_url(). */
void wg_html_percent(struct wg_out *, struct wg_str);

#endif
