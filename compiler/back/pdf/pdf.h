#ifndef WG_BACK_PDF_PDF_H
#define WG_BACK_PDF_PDF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/hash.h"
#include "base/str.h"

struct wg_arena;
struct wg_diag;
struct wg_out;
struct wg_pages;

/* What is not on the pages but goes into the file. */
struct wg_pdf_options {
	struct wg_str producer; /* name and version of the program */
	struct wg_str date;     /* ISO 8601: 2026-11-01; empty: the pages' */
	bool has_epoch;         /* then 'epoch' counts, not 'date' */
	int64_t epoch;          /* SOURCE_DATE_EPOCH [s since 1970] */
	bool crop_marks;        /* marks where to cut, outside the bleed */
	bool unpacked;          /* as quick as can be: nobody keeps it */
};

/*
 * Write 'pages' as PDF 1.7 that is PDF/UA-1 (ISO 14289-1) and PDF/A-2a
 * (ISO 19005-2), append it to 'out', and give its hash to who wants it
 * ('hash' may be NULL).  Same pages and
 * options, same bytes: dates come from the caller, the file's /ID is a hash of
 * its bytes.
 *
 * 'pages' is only read, but for the 'writer' mark of its tags, which is NULL
 * again at the end: two threads cannot write the same pages at one time.
 * Scratch memory and what the fonts need come from the arena and stay there.
 *
 * False, with an error in 'diag' and nothing in 'out': a page is incomplete
 * (which layout told), a
 * font cannot be embedded, a character cannot be given as text, a QR code
 * does not fit, a figure has no words.
 */
bool wg_pdf_write(struct wg_arena *, const struct wg_pages *,
    const struct wg_pdf_options *, struct wg_out *, struct wg_sha256 *hash,
    struct wg_diag *);

#endif
