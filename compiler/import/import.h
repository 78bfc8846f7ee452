#ifndef WG_IMPORT_IMPORT_H
#define WG_IMPORT_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"
#include "front/csv/csv.h"
#include "model/project.h"

struct wg_arena;
struct wg_diag;
struct wg_out;

/*
 * Tables of places: what each column means, each record as a place, and each
 * place as a file.  Nothing is guessed: what a cell says and no element can
 * hold stays in the file as a comment, and is reported.
 */

enum wg_column {
#define WG_COLUMN(id, take, headings) WG_COLUMN_##id,
#include "import/columns.def"
	WG_COLUMN_COUNT /* of nothing we know */
};

/* By its heading. */
enum wg_column wg_column_of(struct wg_arena *, struct wg_str heading);
/* The first record is that of the headings from now on; what stands above it
 * is told. */
void wg_import_headings(struct wg_arena *, struct wg_csv *, struct wg_str map,
    struct wg_diag *);
/* What each column of the first record is; 'map' has lines "heading TAB the
 * one it stands for"; reports those that are unknown.
 * False: none of them names the places. */
bool wg_import_columns(struct wg_arena *, const struct wg_csv *,
    struct wg_str map, enum wg_column columns[WG_CSV_CELLS], struct wg_diag *);

struct wg_import_phone {
	struct wg_str number; /* as it is to be written */
	const char *kind;     /* NULL: a phone */
};
/* A record, understood.  Texts are absent where nothing can be used. */
struct wg_import_place {
	const struct wg_csv_record *record;
	struct wg_span at;       /* its name */
	struct wg_str id;        /* that it asks for */
	struct wg_str name, street, number, postcode, town;
	struct wg_str entrance, floor, room;
	struct wg_str lat, lon, email, web, hours, hours_note, purpose;
	struct wg_str category;  /* an id of the project */
	const char *level;
	struct WG_VEC(struct wg_import_phone) phones;
	struct WG_VEC(struct wg_str) paras;    /* further texts */
	struct WG_VEC(struct wg_str) comments; /* what found no place */
	unsigned persons;        /* cells that name one, left out */
};
/* Reports what it cannot use. */
void wg_import_understand(struct wg_arena *, const struct wg_project *,
    const struct wg_csv *, const enum wg_column *columns,
    const struct wg_csv_record *, struct wg_import_place *,
    struct wg_diag *);

/* Whose office it is, by its name; a Träger's, if that says nothing. */
const char *wg_import_level(struct wg_arena *, struct wg_str name);
/* The file of a place; 'today' is its Stand. */
struct wg_str wg_import_xml(struct wg_arena *,
    const struct wg_import_place *, struct wg_str id, struct wg_str today);
/* Escaped, without what XML cannot have. */
void wg_import_put(struct wg_out *, struct wg_str);
/* A comment, to the end of its line. */
void wg_import_comment(struct wg_out *, struct wg_str);
/* What was understood, one fact a line, for people. */
void wg_import_show(struct wg_out *, const struct wg_import_place *,
    struct wg_str id);

#endif
