#include "model/product.h"

#include <assert.h>

#include "base/intl.h"
#include "model/project.h"

/* Kinds of subjects, as bits. */
enum subject {
#define WG_KIND(id, folder, element, domain) id = 1 << WG_KIND_##id,
#include "model/kinds.def"
};

enum trait { MANY = 1, BOOK = 2 };

static const struct {
	const char *name;
	unsigned subjects;
	const char *sizes;
	unsigned traits;
} products[WG_PRODUCT_COUNT] = {
#define WG_PRODUCT(id, name, subjects, sizes, traits, doc) \
	[WG_PRODUCT_##id] = { name, subjects, sizes, traits },
#include "model/products.def"
};

/* In words. */
static const struct {
	unsigned subjects;
	const char *words;
} subjects[] = {
	{ PAGE, N_("a page") },
	{ PLACE, N_("a place") },
	{ HOUSE, N_("a house") },
	{ REGION, N_("a region") },
	{ BUILDING, N_("a building") },
	{ HOUSE | REGION, N_("a house or a region") },
	{ HOUSE | BUILDING, N_("a house or a building") },
	{ PLACE | HOUSE, N_("a place or a house") },
	{ PLACE | BUILDING, N_("a place or a building") },
	{ PAGE | REGION, N_("a page or a region") },
};

enum wg_product
wg_product_named(struct wg_str name)
{
	for (unsigned i = 0; i < WG_PRODUCT_COUNT; i++)
		if (wg_str_is(name, products[i].name))
			return (enum wg_product)i;
	return WG_PRODUCT_COUNT;
}

const char *
wg_product_name(enum wg_product p)
{
	return products[p].name;
}

bool
wg_product_takes(enum wg_product p, const struct wg_document *subject)
{
	return (products[p].subjects & 1u << subject->kind) != 0;
}

const char *
wg_product_subject(enum wg_product p)
{
	size_t n = sizeof(subjects) / sizeof(subjects[0]), i = 0;

	while (i < n && subjects[i].subjects != products[p].subjects)
		i++;
	assert(i < n); /* products.def */
	return subjects[i].words;
}

bool
wg_product_is_book(enum wg_product p)
{
	return (products[p].traits & BOOK) != 0;
}

bool
wg_product_speaks_many(enum wg_product p)
{
	return (products[p].traits & MANY) != 0;
}

const char *
wg_product_sizes(enum wg_product p)
{
	return products[p].sizes;
}

enum wg_profile
wg_profile_named(struct wg_str word)
{
	return wg_str_is(word, "black") ? WG_PROFILE_BLACK :
	    wg_str_is(word, "press")	? WG_PROFILE_PRESS :
					  WG_PROFILE_OFFICE;
}
