#ifndef WG_MODEL_ELEMENT_H
#define WG_MODEL_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * The elements and attributes of the source documents; all facts come from
 * model/elements.def, so that a new element is one line there.
 */
enum wg_element {
	WG_EL_TEXT, /* character data: struct wg_node.text */
#define WG_ELEMENT(id, ns, name, tag, content, traits, doc) WG_EL_##id,
#include "model/elements.def"
	WG_EL_COUNT
};

enum wg_attribute {
#define WG_ATTRIBUTE_NAME(id, ns, name) WG_AT_##id,
#include "model/elements.def"
	WG_AT_COUNT
};

/* Namespaces of elements and attributes. */
enum wg_ns { WG_NS_NONE, WG_NS_DB, WG_NS_W, WG_NS_XML, WG_NS_XLINK };
#define WG_URI_DB "http://docbook.org/ns/docbook"
#define WG_URI_W "urn:wegweiser:1"
#define WG_URI_XML "http://www.w3.org/XML/1998/namespace"
#define WG_URI_XLINK "http://www.w3.org/1999/xlink"

enum wg_trait {
	WG_UNIT = 1 << 0,        /* its inline content is one message */
	WG_INLINE = 1 << 1,      /* stands inside a message */
	WG_PLACEHOLDER = 1 << 2, /* self-closing in a msgid, filled in by us */
	WG_ISOLATE = 1 << 3,     /* a bidi isolate */
	WG_LTR = 1 << 4,         /* its text runs left to right everywhere */
	WG_UNORDERED = 1 << 5,   /* children in any order */
	WG_ROOT = 1 << 6,        /* may be the root of a file */
};

struct wg_attribute_rule {
	enum wg_attribute attribute;
	const char *type; /* a datatype, or a choice: "yes|no" */
	bool required;
	const char *doc;
};

struct wg_element_info {
	enum wg_ns ns;
	const char *name;    /* without prefix */
	const char *tag;     /* in a msgid, or NULL */
	const char *content; /* as in elements.def */
	unsigned traits;
	const char *doc;
	const struct wg_attribute_rule *attributes;
	size_t n_attributes;
};

struct wg_attribute_info {
	enum wg_ns ns;
	const char *name;
};

const struct wg_element_info *wg_element_info(enum wg_element);
const struct wg_attribute_info *wg_attribute_info(enum wg_attribute);
/* By namespace and name; WG_EL_TEXT and WG_AT_COUNT when there is none. */
enum wg_element wg_element_lookup(enum wg_ns, struct wg_str name);
enum wg_attribute wg_attribute_lookup(enum wg_ns, struct wg_str name);
enum wg_element wg_element_of_tag(struct wg_str tag);
/* The name as people write it: "para", "w:phone", "xml:id". */
struct wg_str wg_element_label(enum wg_element);
struct wg_str wg_attribute_label(enum wg_attribute);
/* The element of a label, or WG_EL_TEXT. */
enum wg_element wg_element_of_label(struct wg_str label);
/* The most similar label, at most distance 2; else WG_NONE.  'parent' limits
 * the search to its children (WG_EL_TEXT: to roots of files). */
struct wg_str wg_element_near(struct wg_str name, enum wg_element parent);

/*
 * Content models, compiled once from the strings of elements.def.
 * A particle is a set of elements with a minimum and a maximum.
 */
struct wg_particle {
	uint64_t members[(WG_EL_COUNT + 63) / 64]; /* bit per element */
	bool optional, repeated;                   /* "?" "*" "+" or none */
	const char *spelling; /* as in the table, not terminated */
	size_t spelling_len;
};
struct wg_content {
	bool text;           /* character data allowed */
	const char *datatype; /* text of a datatype, or NULL */
	size_t n;
	struct wg_particle particles[24];
};
const struct wg_content *wg_element_content(enum wg_element);
bool wg_particle_has(const struct wg_particle *, enum wg_element);
/* The members of class 'name' as written in the table, or WG_NONE. */
struct wg_str wg_class_members(struct wg_str name);

#endif
