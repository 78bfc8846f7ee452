#ifndef WG_LINT_CONTRADICTIONS_H
#define WG_LINT_CONTRADICTIONS_H

struct wg_diag;
struct wg_project;

/*
 * Report what two sources say differently, or what a page promises and a
 * region does not keep: a phone number of two regions, a number in the text
 * whose office the region does not show, a page of a region on which none of
 * its cards is left, one number with two names, a house that does not list
 * the office of its municipality.
 */
void wg_contradictions_check(const struct wg_project *, struct wg_diag *);

#endif
