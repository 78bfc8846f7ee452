#ifndef WG_MODEL_PRODUCT_H
#define WG_MODEL_PRODUCT_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;
struct wg_document;

/* What can be printed; all facts come from model/products.def. */
enum wg_product {
#define WG_PRODUCT(id, name, subjects, sizes, traits, doc) WG_PRODUCT_##id,
#include "model/products.def"
	WG_PRODUCT_COUNT
};

/* By its name; WG_PRODUCT_COUNT if there is none. */
enum wg_product wg_product_named(struct wg_str name);
const char *wg_product_name(enum wg_product);
/* What it is, in a few words for _(). */
const char *wg_product_doc(enum wg_product);
/* Is it made of such a document?  And what it is made of, in words of the
 * user's language: "a place or a building". */
bool wg_product_takes(enum wg_product, const struct wg_document *subject);
struct wg_str wg_product_subject(struct wg_arena *, enum wg_product);
/* All of them, so: "poster (a house), leaflet (a page)". */
struct wg_str wg_products_list(struct wg_arena *);
/* Does it take a second to make, where others take milliseconds? */
bool wg_product_is_book(enum wg_product);
/* Does it hold several languages beside German?  Others hold one. */
bool wg_product_speaks_many(enum wg_product);
/* Does it hang at the places that its w:here name? */
bool wg_product_hangs(enum wg_product);
/* Is it nothing without them? */
bool wg_product_is_hung(enum wg_product);
/* The sizes it comes in, separated by blanks; the first is the usual one. */
const char *wg_product_sizes(enum wg_product);
/* Is it one of them? */
bool wg_product_comes_in(enum wg_product, struct wg_str size);

/* What a sheet is printed with. */
enum wg_profile {
	WG_PROFILE_OFFICE, /* any printer, in colour */
	WG_PROFILE_BLACK,  /* black only, safe for one bit: no ground is
			    * tinted, what was filled is framed */
	WG_PROFILE_PRESS,  /* as OFFICE, with bleed and marks */
	WG_PROFILE_COUNT
};
/* "office", "black", "press"; the first for any other word. */
enum wg_profile wg_profile_named(struct wg_str);

/* A sheet for who prints it and hangs it up, in the language of the sources or
 * in English. */
enum wg_cover_sheet {
	WG_COVER_NONE,
	WG_COVER_GERMAN,
	WG_COVER_ENGLISH,
	WG_COVER_COUNT
};
/* "yes" or "de", "en"; the first for any other word. */
enum wg_cover_sheet wg_cover_named(struct wg_str);

#endif
