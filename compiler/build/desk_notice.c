/*
 * Notices: days on which a place is closed are a fact of the place
 * (desk_change.c); another sentence of the table is a print job of its own,
 * which is made here and opened to be printed.
 */
#include "build/desk_act.h"

#include "base/arena.h"
#include "base/intl.h"
#include "begin/begin.h"
#include "build/job.h"
#include "front/xml/edit.h"
#include "model/label.h"
#include "model/lookup.h"
#include "model/product.h"
#include "values/slug.h"

/* What the form has of a w:say. */
static const struct {
	const char *field;
	enum wg_attribute attribute;
} filled[] = { { "say", WG_AT_WHAT }, { "say-date", WG_AT_DATE },
	{ "say-time", WG_AT_TIME }, { "say-floor", WG_AT_FLOOR },
	{ "say-room", WG_AT_ROOM } };

/* The element, and where its parts come to stand behind 'start', for who tells
 * of them. */
static struct wg_str
element(struct wg_act *act, struct wg_xml_edits *e, size_t start)
{
	struct wg_arena *a = act->arena;
	struct wg_str hours = wg_act_field(act, "say-hours");
	struct wg_str text = WG_STR("  <w:say");

	for (size_t i = 0; i < sizeof(filled) / sizeof(filled[0]); i++) {
		struct wg_str one = wg_xml_attribute(a, filled[i].attribute,
		    wg_act_field(act, filled[i].field));

		if (one.len > 0)
			WG_PUSH(a, &e->list) = (struct wg_xml_edit){
				.text = one, .field = filled[i].field,
				.now = start + text.len };
		text = wg_str_fmt(a, "%.*s%.*s", WG_ARG(text), WG_ARG(one));
	}
	if (hours.len == 0)
		return wg_str_fmt(a, "%.*s/>\n", WG_ARG(text));
	text = wg_str_fmt(a, "%.*s><w:hours>", WG_ARG(text));
	hours = wg_xml_escape(a, hours);
	WG_PUSH(a, &e->list) = (struct wg_xml_edit){ .text = hours,
		.field = "say-hours", .now = start + text.len };
	return wg_str_fmt(a, "%.*s%.*s</w:hours></w:say>\n", WG_ARG(text),
	    WG_ARG(hours));
}

/* A name that is not taken: of the subject and what is said. */
static struct wg_str
free_id(struct wg_act *act, const struct wg_document *d, struct wg_str key)
{
	struct wg_str base = wg_slug(act->arena, wg_str_fmt(act->arena,
	    "%.*s %.*s", WG_ARG(d->id), WG_ARG(key))), id = base;

	for (unsigned i = 2; wg_project_find(act->model->project, id) != NULL;
	     i++)
		id = wg_str_fmt(act->arena, "%.*s-%u", WG_ARG(base), i);
	return id;
}

static void
make(struct wg_act *act, const struct wg_document *d,
    const struct wg_label_info *said)
{
	struct wg_str id = free_id(act, d, wg_str(said->name));
	struct wg_str name = wg_str_fmt(act->arena, "content/%s/%.*s.xml",
	    wg_kind_info(WG_KIND_PRINT)->folder, WG_ARG(id));
	struct wg_str text = wg_begin_document(act->arena,
	    act->model->project, &(struct wg_new_document){
		.kind = WG_KIND_PRINT, .id = id, .title = wg_str(said->text),
		.size = wg_str(wg_product_sizes(WG_PRODUCT_NOTICE)),
		.subject = d->id,
		.product = wg_str(wg_product_name(WG_PRODUCT_NOTICE)),
		.today = act->model->project->today });
	struct wg_xml_edits e = { .arena = act->arena };
	size_t end = (size_t)wg_str_find_str(text, WG_STR("</w:print>"));
	struct wg_str say = element(act, &e, end);

	text = wg_str_fmt(act->arena, "%.*s%.*s%.*s",
	    WG_ARG(wg_str_head(text, end)), WG_ARG(say),
	    WG_ARG(wg_str_from(text, end)));
	if (!wg_act_check(act, name, text, &e) ||
	    !wg_act_write(act, name, WG_NONE, text, wg_str_fmt(act->arena,
		_("notice “%s” for “%.*s”"), said->text,
		WG_ARG(d->name)).ptr))
		return;
	wg_act_set(act, "job", id);
	wg_act_say(act, false, NULL, _("Kept as “%s” (%.*s)."), said->text,
	    WG_ARG(name));
	act->station->done = true;
}

void
wg_act_saying(struct wg_act *act)
{
	const struct wg_target *subject = wg_project_find(
	    act->model->project, wg_act_field(act, "subject"));
	struct wg_str near;
	enum wg_label said = wg_label_of_key(
	    WG_KEYS_SAYING, wg_act_field(act, "say"), &near);

	if (said == WG_L_COUNT)
		wg_act_say(act, true, "say", "%s", _("Choose a sentence."));
	else if (subject != NULL && wg_product_takes(
	    WG_PRODUCT_NOTICE, subject->document))
		make(act, subject->document, wg_label_info(said));
}
