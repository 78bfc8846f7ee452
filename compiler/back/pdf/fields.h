#ifndef WG_BACK_PDF_FIELDS_H
#define WG_BACK_PDF_FIELDS_H

#include <stdint.h>

#include "base/arena.h"

struct wg_field;
struct wg_out;
struct wg_pdf;
struct wg_pdf_elem;
struct wg_pdf_file;
struct wg_pdf_font;

/* A widget, in the order in which they are read. */
struct wg_pdf_widget {
	const struct wg_field *field;
	struct wg_pdf_elem *elem;
	uint32_t object;
	uint32_t group; /* object of the field it is a kid of, or 0 */
	uint32_t page;
	int64_t rect[4]; /* [mpt], PDF's directions */
};

struct wg_pdf_fields {
	struct WG_VEC(struct wg_pdf_widget) list;
};

/* A field on 'page'; its annotation is the only kid of 'elem'. */
void wg_pdf_field_add(struct wg_arena *, struct wg_pdf_file *,
    struct wg_pdf_fields *, const struct wg_field *,
    struct wg_pdf_elem *elem, uint32_t page, const int64_t rect[4]);
/* Their objects, as in /Annots of a page. */
void wg_pdf_field_list(
    struct wg_out *, const struct wg_pdf_fields *, uint32_t page);
/* The font that is typed in, with all its letters; before fonts are
 * embedded. */
void wg_pdf_field_font(struct wg_pdf *);
/* Write all; StructParent keys begin at 'key'.  Returns the object of the
 * /AcroForm, or 0 if there is no field. */
uint32_t wg_pdf_field_write(struct wg_pdf *, uint32_t key);

#endif
