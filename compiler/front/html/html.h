#ifndef WG_FRONT_HTML_HTML_H
#define WG_FRONT_HTML_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_arena;

/*
 * HTML as people paste it ("tag soup"), as a tree in the arena: whatever is wrong with it
 * is repaired as browsers do.  Comments, scripts, style sheets and the frame
 * of the page (html, head, body) are left out, and so are nodes of namespaces.
 */
#define WG_SOUP_BYTES (2u << 20) /* more is cut [byte] */

struct wg_soup_attribute {
	struct wg_str name, value;
};

struct wg_soup {
	struct wg_str name; /* in small letters; empty: a text, or the root */
	struct wg_str text; /* UTF-8; only of a text */
	const struct wg_soup_attribute *attrs;
	size_t n_attrs;
	struct wg_soup *parent, *first, *last, *next;
};

/*
 * The root; never NULL.  '*whole' is false if it was nested too deep or too
 * long: then what is kept of it are its paragraphs, without other tags, or
 * its beginning.
 */
struct wg_soup *wg_soup_read(
    struct wg_arena *, struct wg_str html, bool *whole);
/* Absent if it has none. */
struct wg_str wg_soup_get(const struct wg_soup *, const char *attribute);
bool wg_soup_is(const struct wg_soup *, const char *name);
/* Has it that class? */
bool wg_soup_has_class(const struct wg_soup *, const char *class);
/* All text inside, as it stands there. */
struct wg_str wg_soup_words(
    struct wg_arena *, const struct wg_soup *);

#endif
