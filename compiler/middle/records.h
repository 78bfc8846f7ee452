#ifndef WG_MIDDLE_RECORDS_H
#define WG_MIDDLE_RECORDS_H

struct wg_project;

/*
 * Make the records of a project (model/record.h) and the values of its prose
 * (model/prose.h) from trees that are checked and resolved: whatever stands
 * in an attribute is good, or gone.  Nothing is reported here.
 */
void wg_records_build(struct wg_project *);

#endif
