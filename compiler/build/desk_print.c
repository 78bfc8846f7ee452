/* Print jobs: as PDF, kept as a new file, changed in theirs. */
#include "build/desk_act.h"

#include "back/backend.h"
#include "back/pdf/prints.h"
#include "back/station/choice.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/out.h"
#include "begin/begin.h"
#include "build/job.h"
#include "front/xml/edit.h"
#include "front/xml/xml.h"
#include "model/attribute.h"
#include "model/lookup.h"
#include "values/slug.h"

/* False: nothing was left to print, which was told. */
static bool
has_something(struct wg_act *act, const struct wg_print_choice *c)
{
	if (!wg_print_choice_is_empty(c))
		return true;
	wg_act_say(act, true, NULL, "%s", _("Choose at least one office."));
	return false;
}

void
wg_act_pdf(struct wg_act *act)
{
	struct wg_print_choice c =
	    wg_print_choice(act->arena, act->station);
	const struct wg_document *print = c.subject == NULL ? NULL :
	    wg_print_choice_job(act->arena, act->station, &c);
	struct wg_build build = { .project = act->model->project,
		.editions = act->model->editions,
		.n_editions = act->model->n_editions,
		.fonts = act->desk->fonts, .today = act->model->today };
	struct wg_task task = { .build = &build, .arena = act->arena };

	if (!has_something(act, &c))
		return;
	act->type = "application/pdf";
	task.diag = wg_diag_open();
	wg_build_begin(&build, act->arena);
	if (print == NULL ||
	    !wg_prints_write(&task, &print, 1, act->file))
		wg_act_say(act, true, NULL,
		    "%s", _("This print cannot be made."));
	else
		act->name = wg_str_fmt(
		    act->arena, "%.*s.pdf", WG_ARG(print->id));
	wg_diag_close(task.diag);
}

static struct wg_str
tags(struct wg_arena *a, const struct wg_language_list *list)
{
	struct wg_str all = WG_NONE;

	for (size_t i = 0; i < list->n; i++)
		all = wg_str_fmt(a, "%.*s%s%.*s", WG_ARG(all),
		    i > 0 ? " " : "", WG_ARG(list->at[i]->tag));
	return all;
}

/* Those that were chosen; empty: all, in the order of the house. */
static struct wg_str
offices(struct wg_arena *a, const struct wg_print_choice *c)
{
	const struct wg_house *house;
	struct wg_str all = WG_NONE;
	bool usual = true;

	if (c->product != WG_PRODUCT_POSTER)
		return WG_NONE;
	house = wg_read_house(NULL, c->subject);
	for (size_t i = 0; i < c->n_offices; i++) {
		usual &= c->offices[i].used && i < house->n_offices &&
		    house->offices[i].place == c->offices[i].place;
		if (c->offices[i].used)
			all = wg_str_fmt(a, "%.*s%s%.*s", WG_ARG(all),
			    all.len > 0 ? " " : "",
			    WG_ARG(c->offices[i].place->id));
	}
	return usual ? WG_NONE : all;
}

static const char *const profiles[WG_PROFILE_COUNT] = {
	[WG_PROFILE_OFFICE] = "", [WG_PROFILE_BLACK] = "black",
	[WG_PROFILE_PRESS] = "press" };

static const char *const covers[WG_COVER_COUNT] = {
	[WG_COVER_NONE] = "", [WG_COVER_GERMAN] = "yes",
	[WG_COVER_ENGLISH] = "en" };

/* What the choice says, as attributes of a w:print. */
static void
set_all(struct wg_xml_edits *e, const struct wg_node *root,
    const struct wg_print_choice *c)
{
	const struct {
		enum wg_attribute name;
		struct wg_str value;
	} attributes[] = {
		{ WG_AT_PRODUCT, wg_str(wg_product_name(c->product)) },
		{ WG_AT_SUBJECT, c->subject->id },
		{ WG_AT_SIZE, c->size },
		{ WG_AT_LANGUAGES, tags(e->arena, &c->languages) },
		{ WG_AT_GERMAN, wg_str(c->german ? "" : "no") },
		{ WG_AT_OFFICES, offices(e->arena, c) },
		{ WG_AT_SHEETS, c->sheets == 0 ? WG_NONE :
			wg_str_fmt(e->arena, "%u", c->sheets) },
	};
	struct wg_str german = wg_node_attr(root, WG_AT_GERMAN);
	struct wg_str profile = wg_node_attr(root, WG_AT_PROFILE);

	for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]);
	     i++)
		/* "yes" is what it says without. */
		if (attributes[i].name != WG_AT_GERMAN ||
		    c->german != !wg_str_is(german, "no"))
			wg_xml_set(e, root, attributes[i].name,
			    attributes[i].value);
	if (profile.len == 0 || wg_profile_named(profile) != c->profile)
		wg_xml_set(e, root, WG_AT_PROFILE,
		    wg_str(profiles[c->profile]));
	if (wg_cover_named(wg_node_attr(root, WG_AT_COVER)) != c->cover)
		wg_xml_set(e, root, WG_AT_COVER, wg_str(covers[c->cover]));
	if (c->profile != WG_PROFILE_PRESS && profile.len > 0)
		wg_xml_set(e, root, WG_AT_MARKS, WG_NONE);
}

/* NULL: the text is no print job, which was told. */
static const struct wg_node *
read_print(struct wg_act *act, struct wg_source *source)
{
	struct wg_diag *diag = wg_diag_open();
	const struct wg_node *root = wg_xml_read(act->arena, source, diag);

	wg_diag_close(diag);
	if (root != NULL && root->element == WG_EL_PRINT)
		return root;
	wg_act_say(act, true, NULL, _("%.*s cannot be read"),
	    WG_ARG(source->name));
	return NULL;
}

static bool
may_be_called(struct wg_act *act, struct wg_str name, struct wg_str id)
{
	const struct wg_target *taken;

	if (id.len == 0) {
		wg_act_say(act, true, "name", "%s", name.len == 0 ?
		    _("Give it a name.") :
		    _("Give it a name with Latin letters or digits."));
		return false;
	}
	taken = wg_project_find(act->model->project, id);
	if (taken != NULL)
		wg_act_say(act, true, "name", _("There is something of that "
		    "name already: %.*s"),
		    WG_ARG(taken->document->source->name));
	return taken == NULL;
}

void
wg_act_keep(struct wg_act *act)
{
	struct wg_print_choice c =
	    wg_print_choice(act->arena, act->station);
	struct wg_str name = wg_act_field(act, "name");
	struct wg_str id = wg_slug(act->arena, name);
	struct wg_source source;
	struct wg_xml_edits e = { .arena = act->arena, .source = &source };
	const struct wg_node *root;

	if (c.subject == NULL || !has_something(act, &c) ||
	    !may_be_called(act, name, id))
		return;
	source.name = wg_str_fmt(act->arena, "content/%s/%.*s.xml",
	    wg_kind_info(WG_KIND_PRINT)->folder, WG_ARG(id));
	source.text = wg_begin_document(act->arena, act->model->project,
	    &(struct wg_new_document){ .kind = WG_KIND_PRINT, .id = id,
		.title = name, .size = c.size, .subject = c.subject->id,
		.product = wg_str(wg_product_name(c.product)),
		.languages = tags(act->arena, &c.languages),
		.today = act->model->project->today });
	root = read_print(act, &source);
	if (root == NULL)
		return;
	set_all(&e, root, &c);
	if (!wg_act_write(act, source.name, WG_NONE, wg_xml_edited(&e),
		wg_str_fmt(act->arena, _("print “%.*s” kept"),
		    WG_ARG(name)).ptr))
		return;
	wg_act_set(act, "job", id);
	wg_act_say(act, false, NULL, _("Kept as “%.*s” (%.*s)."),
	    WG_ARG(name), WG_ARG(source.name));
	act->station->done = true;
}

void
wg_act_save(struct wg_act *act)
{
	struct wg_print_choice c =
	    wg_print_choice(act->arena, act->station);
	struct wg_source source;
	struct wg_xml_edits e = { .arena = act->arena, .source = &source };
	const struct wg_node *root;
	struct wg_str bytes;

	if (c.subject == NULL || c.job == NULL || !has_something(act, &c))
		return;
	/* What the page was made from, so that nothing newer is lost. */
	source = *c.job->source;
	root = read_print(act, &source);
	if (root == NULL)
		return;
	set_all(&e, root, &c);
	bytes = wg_xml_edited(&e);
	if (!wg_act_check(act, source.name, bytes, &e) ||
	    !wg_act_write(act, source.name, source.text, bytes,
		wg_str_fmt(act->arena, _("print “%.*s” changed"),
		    WG_ARG(c.job->name)).ptr))
		return;
	wg_act_say(act, false, NULL, _("Saved: “%.*s”."),
	    WG_ARG(c.job->name));
	act->station->done = true;
}
