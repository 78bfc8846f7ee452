#ifndef WG_MIDDLE_FORM_H
#define WG_MIDDLE_FORM_H

struct wg_diag;
struct wg_project;

/*
 * What forms must fulfil beyond the tables: fields have names of their own,
 * choices something to choose from, questions stand in forms.  What does not
 * is taken out of the tree, after a report.
 */
void wg_forms_check(struct wg_project *, struct wg_diag *);

#endif
