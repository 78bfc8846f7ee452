#ifndef WG_BACK_PDF_CONTENT_H
#define WG_BACK_PDF_CONTENT_H

#include <stdbool.h>
#include <stdint.h>

#include "back/pdf/fields.h"
#include "back/pdf/fonts.h"
#include "back/pdf/image.h"
#include "back/pdf/links.h"
#include "back/pdf/object.h"
#include "back/pdf/show.h"
#include "back/pdf/structure.h"
#include "base/out.h"

struct wg_box;
struct wg_code;
struct wg_diag;
struct wg_placed_pictogram;
struct wg_page;
struct wg_pages;
struct wg_glyph_run;

/* A document being written; what all parts share. */
struct wg_pdf {
	struct wg_arena *arena;
	struct wg_diag *diag;
	const struct wg_pages *pages;
	struct wg_pdf_file file;
	struct wg_pdf_fonts fonts;
	struct wg_pdf_tree tree;
	struct wg_pdf_links links;
	struct wg_pdf_fields fields;
	struct wg_pdf_font *field_font; /* that is typed in, or NULL */
	uint32_t form;                  /* object of the AcroForm, or 0 */
	struct wg_pdf_show show;
	struct WG_VEC(struct wg_pdf_image) images;
	uint32_t *page_objects;
	int64_t *tops; /* of the trimmed pages, PDF's directions [mpt] */
	struct WG_VEC(uint32_t) *owners; /* by page and MCID: objects */
	bool crop_marks;
	bool failed;
};

/* What a marked-content sequence is, ISO 32000-1, 14.6 and 14.8.2.2. */
enum wg_pdf_mark {
	WG_PDF_UNMARKED,
	WG_PDF_ARTIFACT,
	WG_PDF_HEADER,
	WG_PDF_FOOTER,
	WG_PDF_PRODUCTION, /* crop marks */
	WG_PDF_TAGGED,     /* may go on over runs and lines */
	WG_PDF_ALONE,      /* tagged, and ends with what it holds */
};

/* The content stream of one page. */
struct wg_pdf_content {
	struct wg_pdf *pdf;
	const struct wg_page *page;
	uint32_t number;    /* of the page, from 0 */
	int64_t left, top;  /* trim corner, PDF's directions [mpt] */
	struct wg_out out;
	enum wg_pdf_mark mark; /* of the open sequence */
	const struct wg_pdf_elem *owner;
	uint32_t turn, opened; /* of the item; of the open sequence */
	const struct wg_pdf_font *font; /* graphics state; NULL at first */
	int32_t size;
	uint32_t fill, stroke;
};

/* Write page 'number' into its content stream; 'c' is { 0 } but for pdf. */
void wg_pdf_page_content(struct wg_pdf_content *, uint32_t number);

/* Corners of the page's boxes [mpt]: media, bleed, trim. */
void wg_pdf_boxes(const struct wg_pdf *, const struct wg_page *,
    int64_t media[4], int64_t bleed[4], int64_t trim[4]);

/* The parts of content.c that paint.c and text.c build on. */
void wg_pdf_fill_color(struct wg_pdf_content *, uint32_t rgb);
void wg_pdf_stroke_color(struct wg_pdf_content *, uint32_t rgb);
/* Points of the page to PDF's directions. */
int64_t wg_pdf_x(const struct wg_pdf_content *, int64_t mpt);
int64_t wg_pdf_y(const struct wg_pdf_content *, int64_t mpt);
/* Begin a sequence of 'elem', or go on with it.  'tag' NULL: its type;
 * 'actual' may be NULL. */
void wg_pdf_open_tagged(struct wg_pdf_content *, struct wg_pdf_elem *,
    const char *tag, const struct wg_pdf_piece *actual);

/* The same in parts, for sequences that are not shown in the order in which
 * they are read: a number for what 'elem' has next; begin a sequence that ends
 * with what it holds; end the open one, if any. */
uint32_t wg_pdf_next_mcid(struct wg_pdf_content *, struct wg_pdf_elem *);
void wg_pdf_begin_tagged(struct wg_pdf_content *, const char *tag,
    uint32_t mcid, const struct wg_pdf_piece *actual);
void wg_pdf_close_mark(struct wg_pdf_content *);

/* paint.c: operators only, the sequence is open. */
void wg_pdf_paint_box(struct wg_pdf_content *, const struct wg_box *);
void wg_pdf_paint_pictogram(
    struct wg_pdf_content *, const struct wg_placed_pictogram *);
void wg_pdf_paint_code(struct wg_pdf_content *, const struct wg_code *);
void wg_pdf_paint_marks(struct wg_pdf_content *);
/* text.c: 'elem' NULL inside an artifact that is open. */
void wg_pdf_paint_run(struct wg_pdf_content *, const struct wg_glyph_run *,
    struct wg_pdf_elem *elem);

#endif
