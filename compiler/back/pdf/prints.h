#ifndef WG_BACK_PDF_PRINTS_H
#define WG_BACK_PDF_PRINTS_H

#include <stdbool.h>
#include <stddef.h>

struct wg_document;
struct wg_out;
struct wg_task;

/*
 * Append the PDF of a w:print, or of several behind each other, to 'out'.
 * False, with nothing in 'out': the product or subject of one does not fit
 * (told when it was read), or the PDF cannot be written (told to the task).
 */
bool wg_prints_write(struct wg_task *, const struct wg_document *const *,
    size_t n, struct wg_out *out);

#endif
