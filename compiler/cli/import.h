#ifndef WG_CLI_IMPORT_H
#define WG_CLI_IMPORT_H

struct wg_run;

/*
 * What became which file, and how that looked: a line each, of a table or of a
 * region.  Either lets the lines of the other stand.
 */
#define WG_IMPORT_BOOK "import/ids.tsv"
#define WG_IMPORT_BOOK_HEAD \
	"# Which line of a table, or item of a region, became which file, and " \
	"how that looked.  Made by wegweiser import.\n"

/* wegweiser import FOLDER [NEW]: a region of an Integreat CMS. */
int wg_import_region(struct wg_run *);

#endif
