#ifndef WG_TESTS_PDF_SAMPLE_H
#define WG_TESTS_PDF_SAMPLE_H

#include "back/pdf/pdf.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "layout/page.h"
#include "text/font.h"

/*
 * Pages made by hand, without layout: each call puts a run at the pen, in one
 * direction and one font, so that it is plain what the file must hold.
 */
struct sample {
	struct wg_arena *arena;
	struct wg_diag *diag;
	struct wg_fonts *fonts;
	struct wg_pages pages;
	struct wg_page *page;
	int32_t x, y;        /* pen, and edge of what is left, of the line */
	struct wg_out texts; /* a block a line, as check.mjs --text has it */
};

struct sample *sample_open(const char *title, const char *lang, bool rtl);
void sample_close(struct sample *);
struct wg_page *sample_page(struct sample *, int32_t bleed);
struct wg_tag *sample_tag(struct sample *, struct wg_tag *parent,
    enum wg_role, const char *lang);
struct wg_item *sample_item(struct sample *, struct wg_tag *);
/* Go to the left edge, or the right one, of the next line. */
void sample_line(struct sample *, bool rtl);
struct wg_glyph_run *sample_run(struct sample *, struct wg_tag *,
    const char *script, const char *lang, unsigned level, const char *text);
/* A block of one run on a line of its own, noted among the texts. */
struct wg_tag *sample_block(struct sample *, struct wg_tag *parent,
    enum wg_role, const char *script, const char *lang, unsigned level,
    const char *text);
void sample_note(struct sample *, const char *type, const char *text);

/* The document with one of everything. */
struct sample *sample_everything(bool bleed);
/* A document in Arabic, read from the right. */
struct sample *sample_arabic(void);

#endif
