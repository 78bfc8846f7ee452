/* The table of references; resolve.c checks them, records.c follows them. */
#include "middle/reference.h"

#include "base/intl.h"

enum {
	ANY_PAGE = 1 << 0,
	A_PLACE = 1 << 1,
	A_HOUSE = 1 << 2,
	A_SECTION = 1 << 3,
	A_CATEGORY = 1 << 4,
	A_MUNICIPALITY = 1 << 5,
	AN_EVENT = 1 << 6,
	A_NEWS = 1 << 7,
	A_REGION = 1 << 8,
	AN_ORGANISATION = 1 << 9,
	A_BUILDING = 1 << 10,
	A_FORM = 1 << 11,
};

const struct wg_reference wg_references[] = {
	{ WG_EL_LINK, WG_AT_LINKEND,
	    ANY_PAGE | A_SECTION | A_PLACE | AN_EVENT | A_NEWS | A_FORM,
	    N_("a page, a section, a place, an event, news or a form"),
	    WG_FOLLOW_LINK },
	{ WG_EL_CARD, WG_AT_REF, A_PLACE, N_("a place"), WG_FOLLOW_PART },
	{ WG_EL_FORMS, WG_AT_REF, A_FORM, N_("forms"), WG_FOLLOW_PART },
	{ WG_EL_PAGE, WG_AT_REF, ANY_PAGE, N_("a page"), WG_FOLLOW_PART },
	{ WG_EL_OFFICE, WG_AT_REF, A_PLACE, N_("a place"), WG_FOLLOW_PART },
	{ WG_EL_PRINT, WG_AT_SUBJECT, A_HOUSE | A_BUILDING | A_PLACE | ANY_PAGE |
		A_REGION | A_FORM,
	    N_("a house, a building, a place, a page, a region or a form"), WG_FOLLOW_PART },
	{ WG_EL_PRINT, WG_AT_TARGET_PAGE, ANY_PAGE, N_("a page"),
	    WG_FOLLOW_PART },
	{ WG_EL_PRINT, WG_AT_LIES_IN, A_HOUSE, N_("a house"), WG_FOLLOW_PART },
	{ WG_EL_PRINT, WG_AT_OFFICES, A_PLACE, N_("places"), WG_FOLLOW_PART },
	{ WG_EL_TO, WG_AT_REF, A_PLACE | A_HOUSE | A_BUILDING,
	    N_("a place, a house or a building"), WG_FOLLOW_PART },
	{ WG_EL_PLACE, WG_AT_CATEGORY, A_CATEGORY, N_("a category"),
	    WG_FOLLOW_NAME },
	{ WG_EL_HOUSE, WG_AT_MUNICIPALITY, A_MUNICIPALITY,
	    N_("a municipality"), WG_FOLLOW_NAME },
	{ WG_EL_PLACE, WG_AT_REGIONS, A_REGION, N_("regions"),
	    WG_FOLLOW_NAME },
	{ WG_EL_EVENT, WG_AT_REGIONS, A_REGION, N_("regions"),
	    WG_FOLLOW_NAME },
	{ WG_EL_NEWS, WG_AT_REGIONS, A_REGION, N_("regions"),
	    WG_FOLLOW_NAME },
	{ WG_EL_WHERE, WG_AT_AT_PLACE, A_PLACE, N_("a place"),
	    WG_FOLLOW_PART },
	{ WG_EL_SAY, WG_AT_AT_PLACE, A_PLACE, N_("a place"), WG_FOLLOW_PART },
	{ WG_EL_ROOM, WG_AT_REF, A_PLACE, N_("places"), WG_FOLLOW_PART },
	{ WG_EL_ORGANISER, WG_AT_REF, A_PLACE | AN_ORGANISATION,
	    N_("an organisation or a place"), WG_FOLLOW_PART },
	{ WG_EL_RESPONSIBLE, WG_AT_FOR, A_MUNICIPALITY,
	    N_("municipalities, or all"), WG_FOLLOW_NAME },
};
const size_t wg_n_references =
    sizeof(wg_references) / sizeof(wg_references[0]);

static const unsigned named[WG_EL_COUNT] = {
	[WG_EL_ARTICLE] = ANY_PAGE,
	[WG_EL_PLACE] = A_PLACE,
	[WG_EL_HOUSE] = A_HOUSE,
	[WG_EL_BUILDING] = A_BUILDING,
	[WG_EL_SECTION] = A_SECTION,
	[WG_EL_CATEGORY] = A_CATEGORY,
	[WG_EL_MUNICIPALITY] = A_MUNICIPALITY,
	[WG_EL_EVENT] = AN_EVENT,
	[WG_EL_NEWS] = A_NEWS,
	[WG_EL_FORM] = A_FORM,
	[WG_EL_REGION] = A_REGION,
	[WG_EL_ORGANISATION] = AN_ORGANISATION,
};

unsigned
wg_named_as(enum wg_element element)
{
	return named[element];
}

bool
wg_reference_is_word(const struct wg_reference *r, struct wg_str value)
{
	return r->element == WG_EL_RESPONSIBLE && wg_str_is(value, "all");
}
