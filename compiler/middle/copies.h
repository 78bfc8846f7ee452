#ifndef WG_MIDDLE_COPIES_H
#define WG_MIDDLE_COPIES_H

struct wg_diag;
struct wg_project;

/*
 * Leave out all but one of the documents with one id.  The one whose file name
 * is the id stays: the others are "schule (1).xml", "schule - Kopie.xml" and
 * what else is left behind by those who save a copy first.  If the names of
 * several fit, as in two folders, the first stays.  Each one that is left out
 * is reported, with the one that is used.
 */
void wg_copies_drop(struct wg_project *, struct wg_diag *);

#endif
