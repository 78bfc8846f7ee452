#ifndef WG_BASE_FIELDS_H
#define WG_BASE_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_arena;

/*
 * What a form of HTML sends: application/x-www-form-urlencoded, names and
 * values in the order of the page.  Names may come several times.
 */
#define WG_FIELDS_MOST 2000

struct wg_fields {
	struct wg_fields_one {
		struct wg_str name, value;
	} *fields;
	size_t n;
};

/*
 * Read it; line ends in values become LF.  False: it is none: an escape that
 * is no escape, bytes that are not UTF-8, control characters, too many fields.
 */
bool wg_fields_read(struct wg_arena *, struct wg_str text, struct wg_fields *);

/* The first value of that name, or WG_NONE. */
struct wg_str wg_fields_get(const struct wg_fields *, const char *name);
/* Is there a field of that name and value? */
bool wg_fields_has(
    const struct wg_fields *, const char *name, struct wg_str value);
/* The value as a number; 'otherwise' if it is none. */
unsigned wg_fields_number(
    const struct wg_fields *, const char *name, unsigned otherwise);

#endif
