/*
 * Small changes: a form for what changes often.  What else there is is
 * changed in the file, which is named with its place.
 */
#include "back/station/view.h"

#include "base/arena.h"
#include "base/source.h"
#include "model/label.h"
#include "model/project.h"

static bool
can_change(const struct wg_document *d)
{
	return d->kind == WG_KIND_PLACE || d->kind == WG_KIND_HOUSE;
}

static void
put_group(struct wg_leaf *v, enum wg_kind kind, const char *name,
    const struct wg_document *chosen)
{
	const struct wg_project *p = v->s->project;

	wg_html_open(&v->h, "optgroup");
	wg_html_attr(&v->h, "label", wg_str(name));
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		if (d->kind != kind)
			continue;
		wg_html_open(&v->h, "option");
		wg_html_attr(&v->h, "value", d->id);
		wg_leaf_language(v, p->source);
		if (d == chosen)
			wg_html_flag(&v->h, "selected");
		wg_html_text(&v->h, d->name.len > 0 ? d->name : d->id);
		wg_html_close(&v->h);
		wg_html_line(&v->h);
	}
	wg_html_close(&v->h);
}

static void
put_documents(struct wg_leaf *v)
{
	const struct wg_document *chosen = wg_station_document(
	    v->s, wg_fields_get(v->s->form, "subject"));

	wg_leaf_control(v, "select", "subject", _("Place or house"));
	put_group(v, WG_KIND_PLACE, _("Places"), chosen);
	put_group(v, WG_KIND_HOUSE, _("Houses"), chosen);
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
	wg_leaf_words(v, WG_STR("subject"));
}

/* What somebody has written stays, until it is done. */
static struct wg_str
written(const struct wg_leaf *v, const char *name, struct wg_str now)
{
	return v->s->done ? now : wg_station_field(v->s, name, now);
}

/* A label of the program, as an option. */
static void
put_label(struct wg_leaf *v, const struct wg_label_info *l, bool chosen)
{
	wg_html_open(&v->h, "option");
	wg_html_attr(&v->h, "value", wg_str(l->name));
	wg_leaf_language(v, v->s->project->source);
	if (chosen)
		wg_html_flag(&v->h, "selected");
	wg_html_text(&v->h, wg_str(l->text));
	wg_html_close(&v->h);
}

static void
put_reasons(struct wg_leaf *v)
{
	struct wg_str chosen = written(v, "closed-reason", WG_NONE);

	wg_leaf_control(v, "select", "closed-reason", _("Why"));
	wg_html_open(&v->h, "option");
	wg_html_attr(&v->h, "value", WG_NONE);
	wg_html_text(&v->h, wg_str(_("it is not said")));
	wg_html_close(&v->h);
	for (unsigned i = 0; i < WG_L_COUNT; i++) {
		const struct wg_label_info *l =
		    wg_label_info((enum wg_label)i);

		if (l->keys == WG_KEYS_REASON)
			put_label(v, l, wg_str_is(chosen, l->name));
	}
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_days(struct wg_leaf *v)
{
	wg_leaf_entry(v, &(struct wg_entry){ .name = "closed-from",
	    .label = _("Closed from"), .type = "date",
	    .value = written(v, "closed-from", WG_NONE) });
	wg_leaf_entry(v, &(struct wg_entry){ .name = "closed-to",
	    .label = _("to (empty: that day alone)"), .type = "date",
	    .value = written(v, "closed-to", WG_NONE) });
	put_reasons(v);
}

static void
put_closings(struct wg_leaf *v)
{
	const struct wg_station_facts *f = v->s->facts;

	wg_leaf_group(v, _("Closing days"));
	for (size_t i = 0; i < f->n_closings; i++)
		wg_leaf_choice(v, &(struct wg_choice){ .type = "checkbox",
		    .name = "drop", .value = wg_str_fmt(v->arena, "%zu", i),
		    .label = wg_str_fmt(v->arena, _("take away: %.*s"),
			WG_ARG(f->closings[i])) });
	put_days(v);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_entries(struct wg_leaf *v)
{
	const struct wg_station_facts *f = v->s->facts;
	struct wg_str group = WG_NONE;
	bool open = false;

	for (size_t i = 0; i < f->n; i++) {
		struct wg_entry e = f->entries[i];

		if (!wg_str_eq(e.group, group)) {
			if (open)
				wg_html_close(&v->h);
			open = e.group.len > 0;
			if (open)
				wg_leaf_group(v, wg_cstr(v->arena, e.group));
			group = e.group;
		}
		e.value = written(v, e.name, e.value);
		wg_leaf_entry(v, &e);
	}
	if (open)
		wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
put_save(struct wg_leaf *v, const char *what, const char *text)
{
	wg_html_open(&v->h, "button");
	wg_html_attr(&v->h, "name", WG_STR("do"));
	wg_html_attr(&v->h, "value", wg_str(what));
	wg_html_attr(&v->h, "id", WG_STR("save"));
	wg_html_attr(&v->h, "class", WG_STR("first"));
	wg_html_text(&v->h, wg_str(text));
	wg_html_close(&v->h);
}

/* Is all that is said in it a field of the form? */
static bool
has_fields(const struct wg_node *n)
{
	return n->element == WG_EL_HOURS || n->element == WG_EL_PHONE ||
	    n->element == WG_EL_MOVED || n->element == WG_EL_CLOSED_DAYS ||
	    n->element == WG_EL_OFFICE;
}

/* The file and its lines, for whoever opens it in an editor. */
static void
put_rest(struct wg_leaf *v)
{
	const struct wg_document *d = v->s->facts->document;
	struct wg_lines lines = { 0 };

	wg_html_open(&v->h, "details");
	wg_html_attr(&v->h, "id", WG_STR("rest"));
	wg_html_leaf(&v->h, "summary", wg_str_fmt(v->arena,
	    _("Everything else: open %.*s"), WG_ARG(d->source->name)));
	wg_html_open(&v->h, "ul");
	for (const struct wg_node *n = d->root->first; n; n = n->next) {
		struct wg_spot at;

		if (n->element == WG_EL_TEXT || has_fields(n))
			continue;
		at = wg_spot_in(&lines, d->source, n->at.start);
		wg_html_open(&v->h, "li");
		wg_html_text(&v->h, wg_str_fmt(v->arena, _("line %u: "),
		    (unsigned)at.line));
		wg_html_open(&v->h, "code");
		wg_leaf_language(v, v->s->project->source);
		wg_html_text(&v->h, wg_str_trim(at.text));
		wg_html_close(&v->h);
		wg_html_close(&v->h);
		wg_html_line(&v->h);
	}
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
	wg_lines_free(&lines);
}

static void
put_form(struct wg_leaf *v)
{
	const struct wg_station_facts *f = v->s->facts;

	wg_html_open(&v->h, "h2");
	wg_leaf_language(v, v->s->project->source);
	wg_html_text(&v->h, f->document->name);
	wg_html_close(&v->h);
	wg_leaf_form(v, "/change", "facts");
	wg_leaf_hidden(v, "subject", f->document->id);
	wg_leaf_hidden(v, "seen", f->seen);
	put_entries(v);
	put_closings(v);
	put_save(v, "change", _("Save"));
	wg_html_close(&v->h);
	put_rest(v);
}

void
wg_station_change(struct wg_leaf *v)
{
	wg_leaf_open(v, _("Change"), "/change");
	wg_leaf_form(v, "/change", NULL);
	put_documents(v);
	wg_leaf_button(v, NULL, WG_NONE, _("Show"));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
	if (v->s->facts != NULL && can_change(v->s->facts->document))
		put_form(v);
	wg_leaf_close(v);
}

/* Sentences of the table that stand on a sheet of their own. */
static void
put_sentences(struct wg_leaf *v)
{
	struct wg_str chosen = written(v, "say", WG_NONE);

	wg_leaf_control(v, "select", "say", _("What it says"));
	wg_html_open(&v->h, "option");
	wg_html_attr(&v->h, "value", WG_NONE);
	wg_html_text(&v->h, wg_str(_("choose a sentence")));
	wg_html_close(&v->h);
	for (unsigned i = 0; i < WG_L_COUNT; i++) {
		const struct wg_label_info *l =
		    wg_label_info((enum wg_label)i);

		if (l->keys == WG_KEYS_SAYING && l->pictogram != NULL)
			put_label(v, l, wg_str_is(chosen, l->name));
	}
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
	wg_leaf_words(v, WG_STR("say"));
}

static void
put_saying(struct wg_leaf *v)
{
	static const struct wg_entry entries[] = {
		{ .name = "say-date", .label = N_("On which day"),
		    .type = "date" },
		{ .name = "say-time", .label = N_("At what time"),
		    .hint = "10:00-12:00", .type = "text" },
		{ .name = "say-hours", .label = N_("Or at which times every "
		    "week"), .hint = "Mo-Fr 09:00-11:00", .type = "text" },
		{ .name = "say-floor", .label = N_("Floor"), .type = "text",
		    .german = true },
		{ .name = "say-room", .label = N_("Room"), .type = "text",
		    .german = true } };

	wg_leaf_group(v, _("Another sentence, in all languages"));
	put_sentences(v);
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		struct wg_entry e = entries[i];

		e.label = _(e.label);
		e.value = written(v, e.name, WG_NONE);
		wg_leaf_entry(v, &e);
	}
	wg_leaf_button(v, "do", WG_STR("say"), _("Make this notice"));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

/* What was made last. */
static void
put_sheet_way(struct wg_leaf *v)
{
	struct wg_str id = wg_fields_get(v->s->form, "subject");
	struct wg_str job = wg_fields_get(v->s->form, "job");

	if (!v->s->done || wg_station_document(v->s, id) == NULL)
		return;
	wg_leaf_form(v, "/print", NULL);
	if (wg_station_document(v->s, job) != NULL) {
		wg_leaf_hidden(v, "job", job);
	} else {
		wg_leaf_hidden(v, "subject", id);
		wg_leaf_hidden(v, "product", WG_STR("notice"));
	}
	wg_leaf_button(v, NULL, WG_NONE, _("Print the notice"));
	wg_html_close(&v->h);
}

/* Days for a place or a sentence, and then the sheet for the door. */
void
wg_station_notice(struct wg_leaf *v)
{
	wg_leaf_open(v, _("Notice"), "/notice");
	put_sheet_way(v);
	wg_leaf_form(v, "/notice", "facts");
	put_documents(v);
	wg_leaf_group(v, _("Closed on these days"));
	put_days(v);
	put_save(v, "notice", _("Save"));
	wg_leaf_text(v, "p", NULL, wg_str(_("These days are then told "
	    "everywhere: on pages, posters, in the app, and on the notice, in "
	    "all languages.")));
	wg_html_close(&v->h);
	put_saying(v);
	wg_html_close(&v->h);
	wg_leaf_close(v);
}
