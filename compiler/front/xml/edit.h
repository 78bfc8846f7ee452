#ifndef WG_FRONT_XML_EDIT_H
#define WG_FRONT_XML_EDIT_H

#include "base/arena.h"
#include "base/str.h"
#include "model/element.h"

struct wg_node;
struct wg_source;

/*
 * Changing a source document and leaving every other byte of it alone:
 * comments, order, indentation, quotes.  Changes are collected for a tree as
 * wg_xml_read() made it, and made all at once.
 */
struct wg_xml_edit {
	size_t start, length; /* what goes [byte] */
	struct wg_str text;   /* what comes */
	const char *field;    /* why; of the list when it was added */
	size_t now;           /* where it stands in the new text [byte] */
};

struct wg_xml_edits {
	struct wg_arena *arena;
	const struct wg_source *source;
	const char *field; /* what is changed next, for who tells of it */
	struct WG_VEC(struct wg_xml_edit) list;
};

/* Set an attribute, given as it is meant; an empty value takes it away.  What
 * it says already is not touched. */
void wg_xml_set(struct wg_xml_edits *, const struct wg_node *,
    enum wg_attribute, struct wg_str value);
/* Set the text of an element that holds no other likewise; it may be none. */
void wg_xml_set_text(
    struct wg_xml_edits *, const struct wg_node *, struct wg_str text);
/* Take an element away, with the line it stands on. */
void wg_xml_remove(struct wg_xml_edits *, const struct wg_node *);
/* Put an element into one that holds others: where elements.def has it, on a
 * line of its own, indented as what stands before it.  'attributes' is what
 * stands in the tag, escaped: see wg_xml_attribute(). */
void wg_xml_insert(struct wg_xml_edits *, const struct wg_node *parent,
    enum wg_element, struct wg_str attributes, struct wg_str text);
/* The same for one that holds nothing but its title. */
void wg_xml_insert_titled(struct wg_xml_edits *, const struct wg_node *parent,
    enum wg_element, struct wg_str attributes, struct wg_str title);
/* As text of an element or value of an attribute. */
struct wg_str wg_xml_escape(struct wg_arena *, struct wg_str);
/* ' name="value"', escaped; nothing for an empty value. */
struct wg_str wg_xml_attribute(
    struct wg_arena *, enum wg_attribute, struct wg_str value);

/* The new text of the file; the old one if nothing has changed. */
struct wg_str wg_xml_edited(struct wg_xml_edits *);

#endif
