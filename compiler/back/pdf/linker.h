#ifndef WG_BACK_PDF_LINKER_H
#define WG_BACK_PDF_LINKER_H

#include <stddef.h>

#include "facts/linker.h"

struct wg_edition;
struct wg_task;

/* Links of printed pages lead to the HTML leaflets of an edition. */
struct wg_pdf_linker {
	struct wg_linker linker;
	struct wg_task *task;
	size_t edition;
};

/* 'linker' stays where it is: it points to itself. */
void wg_pdf_linker_open(
    struct wg_pdf_linker *, struct wg_task *, const struct wg_edition *);

#endif
