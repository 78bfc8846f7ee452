#include "model/prose.h"

#include "model/attribute.h"

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

struct wg_document_list
wg_forms_of(const struct wg_node *n)
{
	return means_of(n, WG_EL_FORMS)->forms;
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

struct wg_str
wg_picture_of(const struct wg_node *n)
{
	const struct wg_node *picture = wg_node_child(n, WG_EL_USE_PICTOGRAM);

	return picture == NULL ? WG_NONE :
				 means_of(picture, WG_EL_USE_PICTOGRAM)->picture;
}

const struct wg_value *
wg_value_of(const struct wg_node *n)
{
	return n->means != NULL && wg_node_is(n, WG_PLACEHOLDER) ?
	    n->means->value : NULL;
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
