#ifndef WG_MODEL_DATATYPE_H
#define WG_MODEL_DATATYPE_H

#include <stddef.h>

#include "values/value.h"

/* The datatypes of attributes and of elements whose text is a value: a row of
 * model/datatype.def each. */
struct wg_datatype {
	const char *name;
	wg_value_reader *read;
	const char *pattern; /* for the schema, or NULL */
	const char *doc;
};
const struct wg_datatype *wg_datatypes(size_t *n);
/* By the name in elements.def; NULL: it is a choice, "yes|no". */
const struct wg_datatype *wg_datatype_lookup(const char *name);

/*
 * Read a value of the datatype or choice 'type' of elements.def.  White space
 * at the edges does no harm.  Ids that must exist and languages that must be
 * registered are checked elsewhere; here it is only their form.  On false the
 * error is filled in.
 */
bool wg_value_read(struct wg_arena *, const char *type, struct wg_str text,
    struct wg_value *, struct wg_value_error *);

#endif
