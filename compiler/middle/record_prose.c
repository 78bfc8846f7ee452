/* What a node of the text refers to or stands for, by element. */
#include "middle/record_parts.h"
#include "model/image.h"
#include "model/picture.h"
#include "values/calendar.h"

static struct wg_media
media_of(const struct wg_project *p, const struct wg_node *n)
{
	return (struct wg_media){
		.picture = wg_project_picture(p, wg_picture_of(n)),
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
emphasis(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	(void)p;
	v->strong = wg_str_is(wg_node_attr(n, WG_AT_ROLE), "strong");
	return v->strong;
}

static bool
columns(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	uint32_t cols;

	(void)p;
	if (!wg_str_uint(wg_node_attr(n, WG_AT_COLS), &cols))
		return false;
	v->columns = cols;
	return true;
}

static bool
identity(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	(void)p;
	v->id = wg_node_attr(n, WG_AT_XML_ID);
	return v->id.len > 0;
}

static struct wg_str
text_of(const struct wg_node *n)
{
	return n->first == NULL ? WG_NONE : n->first->text;
}

static bool
phone(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	v->phone = n->first == NULL ? NULL : wg_phone_new(p, text_of(n));
	return v->phone != NULL;
}

static bool
text(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	(void)p;
	v->text = text_of(n);
	return v->text.len > 0;
}

static unsigned
minutes_of(struct wg_str s)
{
	uint32_t h = 0, m = 0;

	wg_str_uint(wg_str_head(s, 2), &h);
	wg_str_uint(wg_str_head(wg_str_from(s, 3), 2), &m);
	return h * 60 + m;
}

static bool
clock(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	struct wg_str s = text_of(n);

	(void)p;
	v->clock.from = minutes_of(s);
	v->clock.to = minutes_of(wg_str_from(s, 6));
	v->clock.range = s.len > 5;
	return s.len > 0;
}

static bool
day(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	(void)p;
	return wg_days_read(text_of(n), &v->day);
}

static bool
money(struct wg_project *p, const struct wg_node *n, struct wg_meaning *v)
{
	int64_t micro;

	(void)p;
	if (!wg_str_micro(text_of(n), &micro))
		return false;
	v->cents = (uint64_t)(micro / 10000);
	return true;
}

static bool (*const rules[WG_EL_COUNT])(
    struct wg_project *, const struct wg_node *, struct wg_meaning *) = {
	[WG_EL_LINK] = link,
	[WG_EL_MEDIAOBJECT] = media,
	[WG_EL_CARD] = card,
	[WG_EL_EMPHASIS] = emphasis,
	[WG_EL_TGROUP] = columns,
	[WG_EL_SECTION] = identity,
	[WG_EL_PHONE] = phone,
	[WG_EL_EMAIL] = text,
	[WG_EL_URI] = text,
	[WG_EL_TIME] = clock,
	[WG_EL_INLINE_DATE] = day,
	[WG_EL_MONEY] = money,
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
