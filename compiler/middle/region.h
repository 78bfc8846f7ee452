#ifndef WG_MIDDLE_REGION_H
#define WG_MIDDLE_REGION_H

#include <stdbool.h>

#include "base/str.h"
#include "model/element.h"

struct wg_diag;
struct wg_project;

/* Is there a file or folder of the site itself where a page, wherever it is in
 * a tree, or a region of that id has its own? */
bool wg_name_taken(enum wg_element root, struct wg_str id);
/* Positions whose latitude and longitude seem exchanged are reported and taken
 * away; before records are made. */
void wg_positions_check(struct wg_project *, struct wg_diag *);
/* Fill wg_project.regions, which have their records: bounds, page trees in
 * pre-order, languages, what they show. */
void wg_regions_build(struct wg_project *, struct wg_diag *);

#endif
