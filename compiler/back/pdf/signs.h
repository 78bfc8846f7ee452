#ifndef WG_BACK_PDF_SIGNS_H
#define WG_BACK_PDF_SIGNS_H

#include <stdbool.h>

struct wg_arena;
struct wg_build;
struct wg_diag;
struct wg_document;
struct wg_out;

/*
 * Append the PDF of a w:print to 'out'.  False, with nothing in 'out': its
 * product or subject does not fit (told when it was read), or the PDF cannot
 * be written (told in 'diag').
 */
bool wg_sign_write(const struct wg_build *, struct wg_arena *,
    const struct wg_document *, struct wg_out *out, struct wg_diag *);

#endif
