/* What a node of the text refers to or stands for, by element. */
#include "middle/record_parts.h"
#include "model/image.h"
#include "model/pictogram.h"
#include "values/value.h"

static struct wg_media
media_of(const struct wg_project *p, const struct wg_node *n)
{
	return (struct wg_media){
		.pictogram = wg_project_pictogram(p, wg_pictogram_of(n)),
		.image = wg_project_image(p, wg_image_of(n)),
		.words = wg_node_child(
		    wg_node_child(n, WG_EL_TEXTOBJECT), WG_EL_PARA) };
}

const struct wg_media *
wg_media_new(struct wg_project *p, const struct wg_node *n)
{
	struct wg_media *media;

	if (n == NULL)
		return NULL;
	media = WG_NEW(p->arena, struct wg_media);
	*media = media_of(p, n);
	return media;
}

/* Rules fill in a value; false: there is nothing to say of the node. */

static bool
link(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	const struct wg_attr *id = wg_node_attr_ref(n, WG_AT_LINKEND);
	const struct wg_attr *url = wg_node_attr_ref(n, WG_AT_XLINK_HREF);

	if (id == NULL && url == NULL)
		return false;
	v->link.target =
	    id == NULL ? NULL : wg_project_find(p, id->value);
	v->link.url = url == NULL ? WG_NONE : url->value;
	v->link.offer = wg_node_attr(n, WG_AT_OFFER);
	v->link.at = (id != NULL ? id : url)->value_at;
	return true;
}

static bool
media(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	v->media = media_of(p, n);
	return true;
}

static bool
card(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	v->place = wg_document_of(p, n, WG_AT_REF, WG_KIND_PLACE);
	return v->place != NULL;
}

static bool
forms(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	v->forms = wg_documents_of(p, n, WG_AT_REF, WG_KIND_FORM);
	return v->forms.n > 0;
}

static bool
emphasis(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	(void)p;
	v->strong = wg_str_is(wg_node_attr(n, WG_AT_ROLE), "strong");
	return v->strong;
}

static bool
columns(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	const struct wg_value *cols = wg_node_attr_value(n, WG_AT_COLS);

	(void)p;
	if (cols != NULL)
		v->columns = cols->integer;
	return cols != NULL;
}

static bool
identity(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	(void)p;
	v->id = wg_node_attr(n, WG_AT_XML_ID);
	return v->id.len > 0;
}

static bool
picture(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	(void)p;
	v->picture = wg_node_attr(n, WG_AT_NAME);
	return v->picture.len > 0;
}

static bool
placeholder(
    struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	(void)p;
	v->value = wg_node_value(n);
	return v->value != NULL;
}

static bool (*const rules[WG_EL_COUNT])(
    struct wg_project *, const struct wg_node *, struct wg_meaning *) = {
	[WG_EL_LINK] = link,
	[WG_EL_MEDIAOBJECT] = media,
	[WG_EL_CARD] = card,
	[WG_EL_FORMS] = forms,
	[WG_EL_EMPHASIS] = emphasis,
	[WG_EL_TGROUP] = columns,
	[WG_EL_SECTION] = identity,
	[WG_EL_USE_PICTOGRAM] = picture,
	[WG_EL_PHONE] = placeholder,
	[WG_EL_EMAIL] = placeholder,
	[WG_EL_URI] = placeholder,
	[WG_EL_TIME] = placeholder,
	[WG_EL_INLINE_DATE] = placeholder,
	[WG_EL_MONEY] = placeholder,
};

void
wg_record_prose(struct wg_project *p, struct wg_node *root)
{
	for (struct wg_node *n = root; n != NULL; n = wg_node_next(n, root)) {
		struct wg_meaning value = { .columns = 0 }, *kept;

		if (rules[n->element] == NULL ||
		    !rules[n->element](p, n, &value))
			continue;
		kept = WG_NEW(p->arena, struct wg_meaning);
		*kept = value;
		n->means = kept;
	}
}
