#ifndef WG_MIDDLE_REGION_H
#define WG_MIDDLE_REGION_H

struct wg_diag;
struct wg_project;

/* Fill wg_project.regions: page trees in pre-order, languages, places. */
void wg_regions_build(struct wg_project *, struct wg_diag *);

#endif
