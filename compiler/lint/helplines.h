#ifndef WG_LINT_HELPLINES_H
#define WG_LINT_HELPLINES_H

struct wg_diag;
struct wg_project;

/*
 * Report lists that call a number otherwise than the project does
 * (w:helpline), or than the list before it: who looks for the "crisis line"
 * of the poster does not find it as "Telefonseelsorge".  A name is the term
 * of a list that has the number beside it; a shorter one will do, if the
 * longer begins with it.
 */
void wg_helplines_check(const struct wg_project *, struct wg_diag *);

#endif
