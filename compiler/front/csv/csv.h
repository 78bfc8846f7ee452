#ifndef WG_FRONT_CSV_CSV_H
#define WG_FRONT_CSV_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"

struct wg_arena;

/*
 * Tables as Excel and others save them: UTF-8 with or without a byte order
 * mark, UTF-16, else windows-1252, or CP850 or Mac Roman if more of its letters
 * make words then; semicolons, commas or tabs; quoted
 * cells of several lines (RFC 4180).  Records without any text are left out.
 */
#define WG_CSV_BYTES (16u << 20)
#define WG_CSV_RECORDS 100000
#define WG_CSV_CELLS 200 /* of a record */

struct wg_csv_cell {
	struct wg_str text;  /* unquoted, line ends are '\n', without blanks at
			      * its edges */
	struct wg_span at;   /* as it stands in the text */
};
struct wg_csv_record {
	const struct wg_csv_cell *cells;
	size_t n;
};
struct wg_csv {
	struct wg_source *source; /* decoded: UTF-8 */
	char separator;
	const char *charset;      /* "UTF-8", "windows-1252" … */
	const struct wg_csv_record *records;
	size_t n;
	bool open;  /* a quoted cell has no end */
	bool more;  /* there are more records than are read */
	bool wide;  /* one has a text behind the cells that are read */
};

/* 'bytes' as they stand in the file 'name'. */
void wg_csv_read(struct wg_arena *, struct wg_str name, struct wg_str bytes,
    struct wg_csv *);

#endif
