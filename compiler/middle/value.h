#ifndef WG_MIDDLE_VALUE_H
#define WG_MIDDLE_VALUE_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;

/* Where and why a value does not fit its datatype. */
struct wg_value_error {
	size_t at, length;
	const char *why; /* "a date is YYYY-MM-DD" */
	struct wg_str near; /* the value that was probably meant, or WG_NONE */
};

/*
 * Does 'value' fit the datatype or choice ("yes|no") 'type' of elements.def?
 * Ids that must exist and languages that must be registered are checked
 * elsewhere; here it is only their form.
 */
bool wg_value_check(struct wg_arena *scratch, const char *type,
    struct wg_str value, struct wg_value_error *);

#endif
