#ifndef WG_LINT_SIGNS_H
#define WG_LINT_SIGNS_H

struct wg_diag;
struct wg_project;

/*
 * Report signs that would lead people astray: that hang on a floor, at an
 * entrance or at a door that their building does not have, arrows that lead
 * nowhere, to what is closed for good or past another floor.
 */
void wg_signs_check(const struct wg_project *, struct wg_diag *);
/* signs_all.c: what hangs twice, and rooms that nobody is led to. */
void wg_signs_check_all(const struct wg_project *, struct wg_diag *);

#endif
