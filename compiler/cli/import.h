#ifndef WG_CLI_IMPORT_H
#define WG_CLI_IMPORT_H

struct wg_run;

/* wegweiser import FOLDER [NEW]: a region of an Integreat CMS. */
int wg_import_region(struct wg_run *);

#endif
