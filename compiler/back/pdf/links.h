#ifndef WG_BACK_PDF_LINKS_H
#define WG_BACK_PDF_LINKS_H

#include <stdint.h>

#include "base/arena.h"

struct wg_out;
struct wg_pages;
struct wg_pdf_elem;
struct wg_pdf_file;

/* A link annotation: the part of a link on one line. */
struct wg_pdf_link {
	struct wg_pdf_elem *elem;
	uint32_t object;
	uint32_t page;
	int64_t rect[4]; /* [mpt], PDF's directions */
};

struct wg_pdf_links {
	struct WG_VEC(struct wg_pdf_link *) list; /* pages ascend */
};

/*
 * 'rect' on 'page' belongs to the link 'elem': widen the annotation of its
 * line, or begin one.
 */
void wg_pdf_link_add(struct wg_arena *, struct wg_pdf_file *,
    struct wg_pdf_links *, struct wg_pdf_elem *elem, uint32_t page,
    const int64_t rect[4]);
/* Make them the last kids of their elements. */
void wg_pdf_link_kids(struct wg_arena *, const struct wg_pdf_links *);
/* Their objects, as in /Annots of a page. */
void wg_pdf_link_list(
    struct wg_out *, const struct wg_pdf_links *, uint32_t page);
/* Write all; their StructParent keys begin at 'key'.  'objects' and 'tops'
 * are those of the pages. */
void wg_pdf_link_write(struct wg_pdf_file *, const struct wg_pdf_links *,
    const struct wg_pages *, const uint32_t *objects, const int64_t *tops,
    uint32_t key);

#endif
