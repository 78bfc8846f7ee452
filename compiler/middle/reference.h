#ifndef WG_MIDDLE_REFERENCE_H
#define WG_MIDDLE_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/element.h"

/*
 * What the attributes that name something may name, and how much of it is
 * shown where they stand.
 */
enum wg_follow {
	WG_FOLLOW_NAME, /* no more than that it is named: all that can be said
			 * of it stands in the project or a region */
	WG_FOLLOW_LINK, /* where it is, and whether it is there */
	WG_FOLLOW_PART, /* anything it says */
};

struct wg_reference {
	enum wg_element element;
	enum wg_attribute attribute;
	unsigned wanted;    /* bits of wg_named_as() */
	const char *words;  /* the same for people, to be translated */
	enum wg_follow follow;
};
extern const struct wg_reference wg_references[];
extern const size_t wg_n_references;

/* What a document, or a node inside one, can be named as: a bit each. */
unsigned wg_named_as(enum wg_element);
/* Is the value a word of its own, and no list of names: for="all"? */
bool wg_reference_is_word(const struct wg_reference *, struct wg_str value);

#endif
