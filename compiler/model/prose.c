#include "model/prose.h"

static const struct wg_meaning nothing;

static const struct wg_meaning *
means_of(const struct wg_node *n, enum wg_element e)
{
	return n->means != NULL && n->element == e ? n->means : &nothing;
}

struct wg_link
wg_link_of(const struct wg_node *n)
{
	return means_of(n, WG_EL_LINK)->link;
}

const struct wg_document *
wg_card_of(const struct wg_node *n)
{
	return means_of(n, WG_EL_CARD)->place;
}

struct wg_media
wg_media_of(const struct wg_node *n)
{
	return means_of(n, WG_EL_MEDIAOBJECT)->media;
}

bool
wg_is_strong(const struct wg_node *n)
{
	return means_of(n, WG_EL_EMPHASIS)->strong;
}

struct wg_str
wg_anchor_of(const struct wg_node *n)
{
	return means_of(n, WG_EL_SECTION)->id;
}

const struct wg_phone *
wg_phone_of(const struct wg_node *n)
{
	return means_of(n, WG_EL_PHONE)->phone;
}

struct wg_str
wg_text_of(const struct wg_node *n)
{
	return means_of(n, n->element == WG_EL_URI ? WG_EL_URI :
		WG_EL_EMAIL)->text;
}

bool
wg_clock_of(const struct wg_node *n, struct wg_clock *clock)
{
	*clock = means_of(n, WG_EL_TIME)->clock;
	return n->means != NULL;
}

bool
wg_day_at(const struct wg_node *n, int64_t *day)
{
	*day = means_of(n, WG_EL_INLINE_DATE)->day;
	return n->means != NULL;
}

bool
wg_cents_of(const struct wg_node *n, uint64_t *cents)
{
	*cents = means_of(n, WG_EL_MONEY)->cents;
	return n->means != NULL;
}

/* Parts of blocks. */

const struct wg_node *
wg_title_of(const struct wg_node *block)
{
	return wg_node_child(block, WG_EL_TITLE);
}

struct wg_table
wg_table_of(const struct wg_node *n)
{
	const struct wg_node *group = wg_node_child(n, WG_EL_TGROUP);

	return (struct wg_table){
		.columns = group == NULL ? 0 :
		    means_of(group, WG_EL_TGROUP)->columns,
		.head = wg_node_child(group, WG_EL_THEAD),
		.body = wg_node_child(group, WG_EL_TBODY) };
}

const struct wg_node *
wg_term_of(const struct wg_node *n)
{
	return wg_node_child(n, WG_EL_TERM);
}

const struct wg_node *
wg_meaning_of(const struct wg_node *n)
{
	return wg_node_child(n, WG_EL_LISTITEM);
}
