#ifndef WG_BACK_PDF_PRINTS_H
#define WG_BACK_PDF_PRINTS_H

#include <stdbool.h>

struct wg_document;
struct wg_out;
struct wg_task;

/*
 * Append the PDF of a w:print to 'out'.  False, with nothing in 'out': its
 * product or subject does not fit (told when it was read), or the PDF cannot
 * be written (told to the task).
 */
bool wg_prints_write(
    struct wg_task *, const struct wg_document *, struct wg_out *out);

#endif
