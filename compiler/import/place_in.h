#ifndef WG_IMPORT_PLACE_IN_H
#define WG_IMPORT_PLACE_IN_H

#include "base/diag.h"
#include "import/import.h"
#include "values/value.h"

/* What import/place.c and its helpers share: a record that is being read. */
struct wg_understanding {
	struct wg_arena *arena;
	const struct wg_project *project;
	struct wg_import_place *place;
	struct wg_diag *diag;
	struct wg_str week; /* hours of the columns for weekdays */
	bool osm;           /* a column had the hours in our notation */
	bool kept;          /* 'cell' is among the comments already */
	enum wg_column column; /* of the cell */
	const struct wg_csv_cell *head, *cell;
};

/* What no element holds stands in the file; with why it cannot be used. */
void wg_cell_keep(struct wg_understanding *);
void wg_cell_refuse(struct wg_understanding *, const char *why);
/* A fact of which a place has one, whatever columns tell of it. */
void wg_cell_take_once(struct wg_understanding *, struct wg_str *to,
    struct wg_str value);
/* The value of a text, as it is or as its reader would write it; absent. */
struct wg_str wg_cell_value(struct wg_understanding *, struct wg_str s,
    wg_value_reader *read, const char **why);
/* What a cell was read as, if that is not what stands there. */
void wg_cell_tell_read(struct wg_understanding *, struct wg_str as);

/* What a cell says, as far as it can be used; the rest is told. */
void wg_take_hours(struct wg_understanding *);
void wg_take_notation(struct wg_understanding *,
    const struct wg_csv_cell *);
void wg_take_day(struct wg_understanding *);
void wg_keep_week(struct wg_understanding *);
void wg_take_postcode(struct wg_understanding *, struct wg_str s);
void wg_take_town(struct wg_understanding *, struct wg_str s);
void wg_take_street(struct wg_understanding *, struct wg_str s);
void wg_take_address(struct wg_understanding *);
void wg_take_degree(struct wg_understanding *, struct wg_str *to);
void wg_take_geo(struct wg_understanding *);
void wg_check_position(struct wg_understanding *);
bool wg_take_floor(struct wg_understanding *, struct wg_str line);

#endif
