#ifndef WG_LINT_CHECK_FIT_H
#define WG_LINT_CHECK_FIT_H

struct wg_diag;
struct wg_edition;
struct wg_fonts;

/*
 * What can be said about the translations of an edition as they are set:
 * characters that no font has, and texts that take more room on a poster than
 * the longest German text that is allowed there (model/budget.def), as they
 * come out of the shaper, in the font and size of their script.  One edition
 * per thread.
 */
void wg_fit_check(
    const struct wg_edition *, struct wg_fonts *, struct wg_diag *);

#endif
