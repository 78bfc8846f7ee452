#ifndef WG_LINT_FORM_STYLE_H
#define WG_LINT_FORM_STYLE_H

struct wg_diag;
struct wg_project;

/* Questions that are hard to answer, too many answers, agreements that nobody
 * signs, lines typed as letters. */
void wg_form_style_check(const struct wg_project *, struct wg_diag *);

#endif
