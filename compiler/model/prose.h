#ifndef WG_MODEL_PROSE_H
#define WG_MODEL_PROSE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/source.h"
#include "base/str.h"
#include "model/node.h"
#include "model/record.h"

struct wg_target;
struct wg_value;

/*
 * Prose stays a tree of blocks and inlines; what a node refers to or stands
 * for is its meaning, made once by middle/record_prose.c and hung at the node.
 * A translation's nodes share the meanings of the source's.
 */

/* <link>; neither: it leads nowhere, its words stay. */
struct wg_link {
	const struct wg_target *target; /* or NULL */
	struct wg_str url;              /* https: or empty */
	struct wg_str offer;            /* name of the service there, or empty */
	struct wg_span at;              /* of the name or address */
};

struct wg_meaning {
	union {
		struct wg_link link;             /* LINK */
		struct wg_media media;           /* MEDIAOBJECT */
		const struct wg_document *place; /* CARD */
		struct wg_document_list forms;   /* FORMS */
		bool strong;                     /* EMPHASIS */
		unsigned columns;                /* TGROUP */
		struct wg_str id;                /* SECTION, ARTICLE … */
		struct wg_str picture;           /* USE_PICTOGRAM */
		const struct wg_value *value;    /* of a placeholder */
		const void *part;                /* CATEGORY, ORGANISATION,
						  * MUNICIPALITY: its record */
	};
};

/* Of a <link>. */
struct wg_link wg_link_of(const struct wg_node *);
/* The place of a <w:card>; NULL: it leads nowhere. */
const struct wg_document *wg_card_of(const struct wg_node *);
/* Of a <w:forms>, in its order. */
struct wg_document_list wg_forms_of(const struct wg_node *);
/* Of a <mediaobject>; nothing in it if it was refused. */
struct wg_media wg_media_of(const struct wg_node *);
bool wg_is_strong(const struct wg_node *emphasis);
/* Its identity, or empty. */
struct wg_str wg_anchor_of(const struct wg_node *);
/* Of a section: the name of the pictogram that stands for it, or empty. */
struct wg_str wg_picture_of(const struct wg_node *);

/* What stands in a placeholder (WG_PLACEHOLDER), by its datatype; NULL: it was
 * refused. */
const struct wg_value *wg_value_of(const struct wg_node *);

/* Parts of a block, or NULL. */
const struct wg_node *wg_title_of(const struct wg_node *block);
struct wg_table {
	unsigned columns;
	const struct wg_node *head, *body; /* rows in them, cells in these */
};
struct wg_table wg_table_of(const struct wg_node *informaltable);
/* Term and meaning (a listitem) of a varlistentry. */
const struct wg_node *wg_term_of(const struct wg_node *varlistentry);
const struct wg_node *wg_meaning_of(const struct wg_node *varlistentry);

#endif
