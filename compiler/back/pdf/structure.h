#ifndef WG_BACK_PDF_STRUCTURE_H
#define WG_BACK_PDF_STRUCTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/source.h"
#include "base/str.h"

struct wg_diag;
struct wg_pdf_file;
struct wg_pdf_link;
struct wg_tag;

struct wg_pdf_kid {
	enum { WG_PDF_KID_ELEMENT, WG_PDF_KID_CONTENT, WG_PDF_KID_OBJECT } kind;
	uint32_t page;  /* CONTENT, OBJECT: from 0 */
	uint32_t value; /* object number, or MCID */
	uint32_t turn;  /* when it is read: struct wg_item */
	struct wg_pdf_elem *elem; /* ELEMENT */
};

/* A structure element, ISO 32000-1, 14.7.2. */
struct wg_pdf_elem {
	struct wg_tag *tag; /* NULL: Document */
	struct wg_pdf_elem *parent;
	uint32_t object;
	struct wg_str lang; /* in force here */
	struct WG_VEC(struct wg_pdf_kid) kids;
	uint32_t turn;            /* of its first kid, once sorted */
	struct wg_pdf_link *link; /* its last annotation (links.h) */
	bool placed;              /* then 'box' is on page 'page' */
	uint32_t page;
	int64_t box[4]; /* [mpt], PDF's directions */
};

struct wg_pdf_tree {
	uint32_t root; /* object number of the StructTreeRoot */
	struct WG_VEC(struct wg_pdf_elem *) elems; /* the first is Document */
};

void wg_pdf_tree_begin(struct wg_arena *, struct wg_pdf_file *,
    struct wg_pdf_tree *, struct wg_str lang);
/* The element of a tag; it and its parents are made at their first use. */
struct wg_pdf_elem *wg_pdf_elem(struct wg_arena *, struct wg_pdf_file *,
    struct wg_pdf_tree *, struct wg_tag *);
void wg_pdf_kid(
    struct wg_arena *, struct wg_pdf_elem *, struct wg_pdf_kid);
/* Bring all into the order of their turns; without any nothing changes. */
void wg_pdf_tree_sort(struct wg_arena *, struct wg_pdf_tree *);
/* Give the tags their marks back; also after an error. */
void wg_pdf_tree_end(struct wg_pdf_tree *);

/* A link that has a target; others are plain text. */
bool wg_pdf_leads(const struct wg_tag *);
/* /P, /Link: the type of an element, for its marked content, too. */
const char *wg_pdf_type(const struct wg_pdf_elem *);
/* Make 'box' wide enough for 'more'. */
void wg_pdf_join(int64_t box[4], const int64_t more[4]);

/*
 * Write the root and all elements.  'pages' are the object numbers of the
 * pages, 'parents' that of the parent tree, 'next' its next key.  False after
 * reporting a figure without words.
 */
bool wg_pdf_tree_write(struct wg_pdf_file *, const struct wg_pdf_tree *,
    const uint32_t *pages, uint32_t parents, uint32_t next,
    struct wg_span at, struct wg_diag *);

#endif
