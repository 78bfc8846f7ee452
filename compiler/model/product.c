#include "model/product.h"

#include "base/intl.h"
#include "model/project.h"

static const struct {
	const char *name;
	enum wg_kind subject;
	const char *sizes;
} products[WG_PRODUCT_COUNT] = {
#define WG_PRODUCT(id, name, subject, sizes, doc) \
	[WG_PRODUCT_##id] = { name, WG_KIND_##subject, sizes },
#include "model/products.def"
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
	return products[p].subject == subject->kind;
}

const char *
wg_product_subject(enum wg_product p)
{
	switch (products[p].subject) {
	case WG_KIND_HOUSE:
		return N_("a house");
	case WG_KIND_PLACE:
		return N_("a place");
	case WG_KIND_REGION:
		return N_("a region");
	default:
		return N_("a page");
	}
}

bool
wg_product_is_book(enum wg_product p)
{
	return products[p].subject == WG_KIND_REGION;
}

bool
wg_product_speaks_many(enum wg_product p)
{
	return products[p].subject == WG_KIND_HOUSE ||
	    products[p].subject == WG_KIND_PLACE;
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
