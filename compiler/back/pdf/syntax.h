#ifndef WG_BACK_PDF_SYNTAX_H
#define WG_BACK_PDF_SYNTAX_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct wg_out;

/* The small words of PDF, ISO 32000-1, 7.3.  All append to an output. */

/* A text string as UTF-16BE in hex with its mark: PDFDocEncoding, the other
 * choice, reads some bytes differently than everyone expects. */
void wg_pdf_text(struct wg_out *, struct wg_str utf8);
void wg_pdf_text16(struct wg_out *, const uint16_t *, size_t n);
/* A literal string, for URIs and language tags: bytes that are not printable
 * ASCII are percent-encoded. */
void wg_pdf_literal(struct wg_out *, struct wg_str);
/* A name with its slash; what is not a letter, digit or -+._ becomes #xx. */
void wg_pdf_name(struct wg_out *, struct wg_str);
void wg_pdf_ref(struct wg_out *, uint32_t object);
/* A length [mpt] in points, and a blank. */
void wg_pdf_number(struct wg_out *, int64_t mpt);
/* [a b c d] in points. */
void wg_pdf_rect(struct wg_out *, const int64_t mpt[4]);
/* Four hex digits. */
void wg_pdf_hex16(struct wg_out *, uint32_t);
/* 0xRRGGBB as operands, and 'gray' or 'rgb' as operator. */
void wg_pdf_color(struct wg_out *, uint32_t rgb, const char *gray,
    const char *color);

#endif
