#ifndef WG_FRONT_XML_XML_H
#define WG_FRONT_XML_XML_H

#include <stddef.h>

#include "base/source.h"
#include "base/str.h"
#include "model/limits.h"

struct wg_arena;
struct wg_diag;
struct wg_node;
struct wg_pictogram;

/*
 * Read a source document into a tree.  Spans are exact to the byte.  Unknown
 * elements are reported and their content kept, unknown attributes reported
 * and dropped.  Refused with a report: anything but UTF-8, NUL, a DOCTYPE,
 * processing instructions but xml-model, what is over a limit, and what is
 * not well-formed; then NULL.
 */
struct wg_node *wg_xml_read(
    struct wg_arena *, const struct wg_source *, struct wg_diag *);

/*
 * The markup inside a msgid or msgstr: bare tags and text.  A name is empty
 * for a text.
 */
struct wg_markup {
	struct wg_markup *parent, *first, *last, *next;
	struct wg_str name, text;
	size_t at; /* in the string that was read [byte] */
};

struct wg_markup_error {
	size_t at, length;  /* in the string [byte] */
	const char *why;    /* "a tag is not closed" */
	const char *hint;   /* or NULL */
};

/*
 * Read a string with bare tags.  The root has no name and holds the pieces.
 * NULL: '*error' tells why.  A '&' that begins no reference counts as text;
 * references by number are refused.
 * 'reader' keeps expat's memory between strings; one per thread.
 */
struct wg_markup_reader *wg_markup_open(void);
void wg_markup_close(struct wg_markup_reader *);
struct wg_markup *wg_markup_read(struct wg_markup_reader *, struct wg_arena *,
    struct wg_str, struct wg_markup_error *);

/*
 * A pictogram: <svg viewBox="0 0 24 24"> with filled <path>s only; see
 * content/pictograms.  Everything else (script, style, href, entities, other
 * elements or attributes) is refused with a report; then NULL.
 */
struct wg_pictogram *wg_pictogram_read(struct wg_arena *,
    const struct wg_source *, struct wg_str name, struct wg_diag *);

/* Version of expat, as it is loaded. */
const char *wg_xml_library(void);

#endif
