/* The frame of every page, and what forms are made of. */
#include "back/station/view.h"

#include "base/arena.h"
#include "base/out.h"
#include "model/project.h"

static void
put_attr(struct wg_leaf *v, const char *name, const char *value)
{
	wg_html_attr(&v->h, name, wg_str(value));
}

static void
open_with_class(struct wg_leaf *v, const char *tag, const char *class)
{
	wg_html_open(&v->h, tag);
	if (class != NULL)
		put_attr(v, "class", class);
}

void
wg_leaf_text(struct wg_leaf *v, const char *tag, const char *class,
    struct wg_str text)
{
	open_with_class(v, tag, class);
	wg_html_text(&v->h, text);
	wg_html_close(&v->h);
}

void
wg_leaf_language(struct wg_leaf *v, const struct wg_language *l)
{
	wg_html_attr(&v->h, "lang", l->tag);
	put_attr(v, "dir", l->rtl ? "rtl" : "ltr");
}

static void
put_head(struct wg_html *h, struct wg_str title, struct wg_str token)
{
	wg_html_doctype(h);
	wg_html_open(h, "html");
	/* The language of these words: its BCP 47 tag. */
	wg_html_attr(h, "lang", wg_str(_("en")));
	if (token.len > 0)
		wg_html_attr(h, "data-token", token);
	/* What the script says when nobody answers. */
	wg_html_attr(h, "data-lost", wg_str(_("No answer: has the program been "
	    "closed? What it has not confirmed may not be saved.")));
	wg_html_open(h, "head");
	wg_html_open(h, "meta");
	wg_html_attr(h, "charset", WG_STR("utf-8"));
	wg_html_close(h);
	wg_html_open(h, "meta");
	wg_html_attr(h, "name", WG_STR("viewport"));
	wg_html_attr(h, "content",
	    WG_STR("width=device-width, initial-scale=1"));
	wg_html_close(h);
	wg_html_leaf(h, "title", title);
	wg_html_open(h, "link");
	wg_html_attr(h, "rel", WG_STR("stylesheet"));
	wg_html_attr(h, "href", WG_STR("/station.css"));
	wg_html_close(h);
	wg_html_open(h, "script");
	wg_html_attr(h, "src", WG_STR("/station.js"));
	wg_html_flag(h, "defer");
	wg_html_close(h);
	wg_html_close(h);
	wg_html_line(h);
	wg_html_open(h, "body");
}

static const struct {
	const char *path, *name;
} ways[] = { { "/", N_("Start") }, { "/print", N_("Print") },
	{ "/read", N_("Read over") }, { "/change", N_("Change") },
	{ "/notice", N_("Notice") }, { "/send", N_("Send changes") } };

static void
put_ways(struct wg_leaf *v, const char *here)
{
	wg_html_open(&v->h, "header");
	wg_html_open(&v->h, "nav");
	put_attr(v, "aria-label", _("Station"));
	wg_leaf_form(v, "/", NULL);
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		wg_html_open(&v->h, "button");
		put_attr(v, "formaction", ways[i].path);
		if (wg_str_is(wg_str(here), ways[i].path))
			put_attr(v, "aria-current", "page");
		wg_html_text(&v->h, wg_str(_(ways[i].name)));
		wg_html_close(&v->h);
	}
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

void
wg_leaf_words(struct wg_leaf *v, struct wg_str field)
{
	for (size_t i = 0; i < v->s->n_words; i++) {
		const struct wg_station_word *w = &v->s->words[i];

		if (!wg_str_eq(w->field, field))
			continue;
		wg_html_open(&v->h, "p");
		put_attr(v, "class", w->bad ? "word bad" : "word");
		if (field.len > 0)
			wg_html_attr(&v->h, "id", wg_str_fmt(v->arena,
			    "%.*s-word%s", WG_ARG(field), i > 0 &&
			    wg_str_eq(v->s->words[i - 1].field, field) ?
			    "-more" : ""));
		wg_html_text(&v->h, w->text);
		wg_html_close(&v->h);
		wg_html_line(&v->h);
	}
}

bool
wg_leaf_is_wrong(const struct wg_leaf *v, const char *field)
{
	for (size_t i = 0; i < v->s->n_words; i++)
		if (v->s->words[i].bad &&
		    wg_str_is(v->s->words[i].field, field))
			return true;
	return false;
}

/* What a page is about stays when something is undone. */
static const char *const kept[] = { "subject", "job", "language", "page" };

static void
put_told(struct wg_leaf *v, const char *path)
{
	wg_html_open(&v->h, "div");
	put_attr(v, "id", "told");
	put_attr(v, "role", "status");
	wg_leaf_words(v, WG_NONE);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
	if (v->s->undo == NULL)
		return;
	wg_leaf_form(v, path, "undo");
	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (wg_fields_get(v->s->form, kept[i]).len > 0)
			wg_leaf_hidden(v, kept[i],
			    wg_fields_get(v->s->form, kept[i]));
	wg_leaf_hidden(v, "change",
	    wg_str_fmt(v->arena, "%u", v->s->undo_number));
	wg_leaf_text(v, "span", NULL, wg_str_fmt(v->arena,
	    _("Last change: %s"), v->s->undo));
	wg_html_text(&v->h, WG_STR(" "));
	wg_leaf_button(v, "do", WG_STR("undo"), _("Undo"));
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
open_main(struct wg_leaf *v, const char *title)
{
	wg_html_open(&v->h, "main");
	put_attr(v, "tabindex", "-1");
	wg_html_leaf(&v->h, "h1", wg_str(title));
	wg_html_line(&v->h);
}

void
wg_leaf_head(struct wg_leaf *v, const char *title)
{
	put_head(&v->h, wg_str(title), v->s->token);
	open_main(v, title);
}

void
wg_leaf_open(struct wg_leaf *v, const char *title, const char *path)
{
	put_head(&v->h, wg_str(title), v->s->token);
	put_ways(v, path);
	open_main(v, title);
	put_told(v, path);
}

void
wg_leaf_close(struct wg_leaf *v)
{
	wg_html_close_to(&v->h, 0);
	wg_html_line(&v->h);
}

void
wg_leaf_form(struct wg_leaf *v, const char *path, const char *class)
{
	open_with_class(v, "form", class);
	put_attr(v, "method", "post");
	put_attr(v, "action", path);
	put_attr(v, "accept-charset", "utf-8");
	wg_leaf_hidden(v, "token", v->s->token);
}

void
wg_leaf_hidden(struct wg_leaf *v, const char *name, struct wg_str value)
{
	wg_html_open(&v->h, "input");
	put_attr(v, "type", "hidden");
	put_attr(v, "name", name);
	wg_html_attr(&v->h, "value", value);
	wg_html_close(&v->h);
}

void
wg_leaf_button(struct wg_leaf *v, const char *name, struct wg_str value,
    const char *text)
{
	wg_html_open(&v->h, "button");
	if (name != NULL) {
		put_attr(v, "name", name);
		wg_html_attr(&v->h, "value", value);
	}
	wg_html_text(&v->h, wg_str(text));
	wg_html_close(&v->h);
}

void
wg_leaf_way(struct wg_leaf *v, const char *path, const char *name,
    struct wg_str value, struct wg_str text)
{
	wg_leaf_form(v, path, "way");
	if (name != NULL)
		wg_leaf_hidden(v, name, value);
	wg_html_open(&v->h, "button");
	wg_html_text(&v->h, text);
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

static void
describe(struct wg_leaf *v, const struct wg_entry *e, bool wrong)
{
	if (wrong) {
		put_attr(v, "aria-invalid", "true");
		wg_html_attr(&v->h, "aria-describedby",
		    wg_str_fmt(v->arena, "%s-word", e->name));
	} else if (e->hint != NULL) {
		wg_html_attr(&v->h, "aria-describedby",
		    wg_str_fmt(v->arena, "%s-hint", e->name));
	}
}

void
wg_leaf_control(struct wg_leaf *v, const char *tag, const char *name,
    const char *label)
{
	wg_html_open(&v->h, "p");
	put_attr(v, "class", "entry");
	wg_html_open(&v->h, "label");
	put_attr(v, "for", name);
	wg_html_text(&v->h, wg_str(label));
	wg_html_close(&v->h);
	wg_html_open(&v->h, tag);
	put_attr(v, "id", name);
	put_attr(v, "name", name);
}

void
wg_leaf_entry(struct wg_leaf *v, const struct wg_entry *e)
{
	wg_leaf_control(v, "input", e->name, e->label);
	put_attr(v, "type", e->type);
	if (e->german)
		wg_leaf_language(v, v->s->project->source);
	describe(v, e, wg_leaf_is_wrong(v, e->name));
	wg_html_attr(&v->h, "value", e->value);
	wg_html_close(&v->h);
	if (e->hint != NULL) {
		wg_html_open(&v->h, "small");
		wg_html_attr(&v->h, "id",
		    wg_str_fmt(v->arena, "%s-hint", e->name));
		wg_html_text(&v->h, wg_str(e->hint));
		wg_html_close(&v->h);
	}
	wg_html_close(&v->h);
	wg_html_line(&v->h);
	wg_leaf_words(v, wg_str(e->name));
}

void
wg_leaf_choice(struct wg_leaf *v, const struct wg_choice *c)
{
	wg_html_open(&v->h, "label");
	put_attr(v, "class", "choice");
	wg_html_open(&v->h, "input");
	put_attr(v, "type", c->type);
	wg_html_attr(&v->h, "id", wg_str_fmt(v->arena, "%s-%.*s", c->name,
	    WG_ARG(c->value)));
	put_attr(v, "name", c->name);
	wg_html_attr(&v->h, "value", c->value);
	if (c->chosen)
		wg_html_flag(&v->h, "checked");
	wg_html_close(&v->h);
	wg_html_text(&v->h, WG_STR(" "));
	wg_html_open(&v->h, "span");
	if (c->language != NULL)
		wg_leaf_language(v, c->language);
	wg_html_text(&v->h, c->label);
	wg_html_close(&v->h);
	wg_html_close(&v->h);
	wg_html_line(&v->h);
}

void
wg_leaf_group(struct wg_leaf *v, const char *legend)
{
	wg_html_open(&v->h, "fieldset");
	wg_html_leaf(&v->h, "legend", wg_str(legend));
	wg_html_line(&v->h);
}

const struct wg_document *
wg_station_document(const struct wg_station *s, struct wg_str id)
{
	for (size_t i = 0; i < s->project->documents.n; i++)
		if (wg_str_eq(s->project->documents.at[i].id, id))
			return &s->project->documents.at[i];
	return NULL;
}

struct wg_str
wg_station_field(const struct wg_station *s, const char *name,
    struct wg_str at_first)
{
	struct wg_str value = wg_fields_get(s->form, name);

	return value.ptr != NULL ? value : at_first;
}

void
wg_station_closed(struct wg_out *out)
{
	struct wg_html h = { .out = out };

	put_head(&h, wg_str(_("Station")), WG_NONE);
	wg_html_open(&h, "main");
	wg_html_attr(&h, "id", WG_STR("closed"));
	wg_html_leaf(&h, "h1", wg_str(_("This address opens nothing")));
	wg_html_leaf(&h, "p", wg_str(_("An address of the station is good for "
	    "one visit, so that nobody else on this computer can use it. Go "
	    "on in the window that you have opened first, or take the newest "
	    "address that wegweiser has printed.")));
	wg_html_close_to(&h, 0);
	wg_html_line(&h);
}
