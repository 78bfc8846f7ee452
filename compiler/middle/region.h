#ifndef WG_MIDDLE_REGION_H
#define WG_MIDDLE_REGION_H

struct wg_diag;
struct wg_project;

/* Positions whose latitude and longitude seem exchanged are reported and taken
 * away; before records are made. */
void wg_positions_check(struct wg_project *, struct wg_diag *);
/* Fill wg_project.regions, which have their records: bounds, page trees in
 * pre-order, languages, what they show. */
void wg_regions_build(struct wg_project *, struct wg_diag *);

#endif
