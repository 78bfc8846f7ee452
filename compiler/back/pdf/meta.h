#ifndef WG_BACK_PDF_META_H
#define WG_BACK_PDF_META_H

#include <stdint.h>

#include "base/str.h"

struct wg_arena;
struct wg_out;
struct wg_outline;
struct wg_pages;
struct wg_pdf_file;
struct wg_pdf_options;

/*
 * The document's date as YYYYMMDDHHMMSS, or empty if there is none that can
 * be read.
 */
struct wg_str wg_pdf_date(struct wg_arena *, const struct wg_pages *,
    const struct wg_pdf_options *);

/* Each writes one object and returns its number. */
uint32_t wg_pdf_info(struct wg_pdf_file *, const struct wg_pages *,
    const struct wg_pdf_options *, struct wg_str date);
uint32_t wg_pdf_xmp(struct wg_pdf_file *, const struct wg_pages *,
    const struct wg_pdf_options *, struct wg_str date);
/* icc.c: the sRGB profile. */
uint32_t wg_pdf_icc(struct wg_pdf_file *);
/* outline.c: where a heading stands, as an entry of a dictionary. */
void wg_pdf_dest(struct wg_out *, const struct wg_outline *,
    const uint32_t *page_objects, const int64_t *tops);
/* The root of the outline, or 0 if there is none. */
uint32_t wg_pdf_outline(struct wg_pdf_file *, const struct wg_pages *,
    const uint32_t *page_objects, const int64_t *tops);

#endif
