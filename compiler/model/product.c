#include "model/product.h"

#include "base/arena.h"
#include "base/intl.h"
#include "model/project.h"

#define MANY 1
#define BOOK 2
#define HUNG 4
#define HANGS 8

static const struct {
	const char *name, *subjects, *sizes, *doc;
	unsigned traits;
} products[WG_PRODUCT_COUNT] = {
#define WG_PRODUCT(id, name, subjects, sizes, traits, doc) \
	[WG_PRODUCT_##id] = { #name, subjects, sizes, doc, traits },
#include "model/products.def"
};

/* Kinds as the table names them. */
static const struct {
	const char *name, *words;
	enum wg_kind kind;
} kinds[] = {
	{ "house", N_("a house"), WG_KIND_HOUSE },
	{ "place", N_("a place"), WG_KIND_PLACE },
	{ "building", N_("a building"), WG_KIND_BUILDING },
	{ "page", N_("a page"), WG_KIND_PAGE },
	{ "region", N_("a region"), WG_KIND_REGION },
	{ "form", N_("a form"), WG_KIND_FORM },
};
#define N_KINDS (sizeof(kinds) / sizeof(kinds[0]))

static bool
has_word(const char *list, struct wg_str word)
{
	for (struct wg_str rest = wg_str(list); rest.len > 0;)
		if (wg_str_eq(wg_str_word(&rest), word))
			return true;
	return false;
}

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

const char *
wg_product_doc(enum wg_product p)
{
	return products[p].doc;
}

bool
wg_product_takes(enum wg_product p, const struct wg_document *subject)
{
	for (size_t i = 0; i < N_KINDS; i++)
		if (kinds[i].kind == subject->kind)
			return has_word(
			    products[p].subjects, wg_str(kinds[i].name));
	return false;
}

struct wg_str
wg_product_subject(struct wg_arena *a, enum wg_product p)
{
	struct wg_str all = WG_NONE;

	for (size_t i = 0; i < N_KINDS; i++)
		if (has_word(products[p].subjects, wg_str(kinds[i].name)))
			all = wg_str_fmt(a, "%.*s%s%s", WG_ARG(all),
			    all.len > 0 ? _(" or ") : "", _(kinds[i].words));
	return all;
}

struct wg_str
wg_products_list(struct wg_arena *a)
{
	struct wg_str all = WG_NONE;

	for (unsigned i = 0; i < WG_PRODUCT_COUNT; i++)
		all = wg_str_fmt(a, "%.*s%s%s (%.*s)", WG_ARG(all),
		    i > 0 ? ", " : "", products[i].name,
		    WG_ARG(wg_product_subject(a, (enum wg_product)i)));
	return all;
}

bool
wg_product_is_book(enum wg_product p)
{
	return products[p].traits & BOOK;
}

bool
wg_product_speaks_many(enum wg_product p)
{
	return products[p].traits & MANY;
}

bool
wg_product_is_hung(enum wg_product p)
{
	return (products[p].traits & HUNG) != 0;
}

bool
wg_product_hangs(enum wg_product p)
{
	return (products[p].traits & HANGS) != 0;
}

const char *
wg_product_sizes(enum wg_product p)
{
	return products[p].sizes;
}

bool
wg_product_comes_in(enum wg_product p, struct wg_str size)
{
	return has_word(products[p].sizes, size);
}

enum wg_profile
wg_profile_named(struct wg_str word)
{
	return wg_str_is(word, "black") ? WG_PROFILE_BLACK :
	    wg_str_is(word, "press")	? WG_PROFILE_PRESS :
					  WG_PROFILE_OFFICE;
}

enum wg_cover_sheet
wg_cover_named(struct wg_str word)
{
	return wg_str_is(word, "en") ? WG_COVER_ENGLISH :
	    wg_str_is(word, "yes") || wg_str_is(word, "de") ?
				       WG_COVER_GERMAN :
				       WG_COVER_NONE;
}
