#ifndef WG_BASE_DATA_H
#define WG_BASE_DATA_H

#include <limits.h>
#include <stdbool.h>

#include "base/str.h"

/*
 * What comes with the program and every project may use: a folder laid out as
 * a project, with locales/languages.tsv, the interface catalogs, pictograms
 * and the theme.  What a project has wins; what it lacks is read from there.
 *
 * It is $WEGWEISER_DATA (empty: there is none), else ../share/wegweiser beside
 * the program, else the tree it was built in.
 */

/*
 * Look for it; once, before any thread.  False: $WEGWEISER_DATA names a folder
 * that cannot be had, errno.
 */
bool wg_data_open(void);

/* A real path without links, or empty. */
struct wg_str wg_data_dir(void);
/* The same for the project 'root', which is empty if that is it itself. */
struct wg_str wg_data_beside(struct wg_str root);

/* The path of 'name' as seen from the folder of the running program.  False:
 * there is no such file or folder, or nobody knows. */
bool wg_beside_program(const char *name, char path[PATH_MAX]);

#endif
