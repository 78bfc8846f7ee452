/*
 * A form that is filled in on a phone and printed.  Its page has no address to
 * send anything to: its policy allows no connection and no target of a form,
 * nothing is kept, no browser is to remember or spell what is written.  The
 * names of fields are those of the PDF.
 */
#include "back/leaflet/leaflet.h"

#include "base/arena.h"
#include "model/form.h"

static bool
is_german(const struct wg_sheet *s)
{
	return s->voice->language == s->all->source.language;
}

/* Has the reader's language words of its own for it? */
static bool
is_translated(const struct wg_sheet *s, const struct wg_node *unit,
    enum wg_label label)
{
	const struct wg_edition *e = s->voice->edition;

	return unit != NULL ? !wg_edition_unit(e, unit).fallback :
	    wg_edition_label_language(e, label) == s->voice->language;
}

/* In the reader's language, and German behind it. */
static void
put_both(struct wg_sheet *s, const char *tag, const struct wg_node *unit,
    enum wg_label label)
{
	struct wg_voice *own = s->voice;
	int n = is_german(s) || !is_translated(s, unit, label) ? 1 : 2;

	for (int i = 0; i < n; i++) {
		const char *class = i == 0 ? "own" : "beside";

		s->voice = i == 0 ? own : &s->all->source;
		if (unit != NULL)
			wg_sheet_unit(s, tag, class, unit);
		else
			wg_sheet_label(s, tag, class, label);
	}
	s->voice = own;
}

/* An open element with a class. */
static void
open(struct wg_sheet *s, const char *tag, const char *class)
{
	wg_html_open(&s->h, tag);
	if (class != NULL)
		wg_html_attr(&s->h, "class", wg_str(class));
}

static void
close(struct wg_sheet *s)
{
	wg_html_close(&s->h);
	wg_html_line(&s->h);
}

/* Fields. */

/* "7. Haben Sie Fieber?", as in the PDF. */
static struct wg_str
called(struct wg_sheet *s, const struct wg_form_item *item)
{
	return wg_str_fmt(s->arena, "%u. %.*s", item->number,
	    WG_ARG(wg_voice_text(s->all, s->voice, item->question)));
}

/* No browser keeps, completes or asks a service about what is written. */
static void
put_input(struct wg_sheet *s, const char *type, struct wg_str name)
{
	wg_html_open(&s->h, "input");
	wg_html_attr(&s->h, "type", wg_str(type));
	wg_html_attr(&s->h, "name", name);
	if (wg_str_is(wg_str(type), "text"))
		wg_html_attr(&s->h, "autocomplete", WG_STR("off"));
}

static void
put_write(struct wg_sheet *s, struct wg_str name, struct wg_str words,
    unsigned lines)
{
	if (lines > 1)
		wg_html_open(&s->h, "textarea");
	else
		put_input(s, "text", name);
	wg_html_attr(&s->h, "class", WG_STR("write"));
	if (lines > 1) {
		wg_html_attr(&s->h, "name", name);
		wg_html_attr(&s->h, "autocomplete", WG_STR("off"));
		wg_html_attr_int(&s->h, "rows", (long)lines);
	}
	wg_html_attr(&s->h, "spellcheck", WG_STR("false"));
	wg_html_attr(&s->h, "dir", WG_STR("auto"));
	wg_html_attr(&s->h, "aria-label", words);
	close(s);
}

/* Digits. */
static void
put_digits(struct wg_sheet *s, struct wg_str name, unsigned n)
{
	put_input(s, "text", name);
	wg_html_attr(&s->h, "class", WG_STR("write"));
	wg_html_attr(&s->h, "inputmode", WG_STR("numeric"));
	wg_html_attr_int(&s->h, "maxlength", (long)n);
	wg_html_attr_int(&s->h, "size", (long)n);
}

static void
open_option(struct wg_sheet *s, const struct wg_form_item *item,
    struct wg_str option)
{
	bool one = !item->many && item->answer != WG_ANSWER_AGREE;

	open(s, "label", "option");
	put_input(s, one ? "radio" : "checkbox", item->many ?
	    wg_form_field(s->arena, item, option) : item->id);
	wg_html_attr(&s->h, "value", one ? option : WG_FORM_YES);
	wg_html_close(&s->h);
}

static void
put_option(struct wg_sheet *s, const struct wg_form_item *item,
    struct wg_str option, const struct wg_node *unit, enum wg_label label)
{
	open_option(s, item, option);
	put_both(s, "span", unit, label);
	close(s);
}

/* Answers. */

static void
put_yes_no(struct wg_sheet *s, const struct wg_form_item *item)
{
	open(s, "div", "options short");
	for (unsigned i = 0; i < wg_form_yes_no_count(item); i++)
		put_option(s, item, wg_str(wg_form_yes_no[i].name), NULL,
		    wg_form_yes_no[i].label);
	close(s);
}

static void
put_options(struct wg_sheet *s, const struct wg_form_item *item)
{
	open(s, "div", "options");
	for (size_t i = 0; i < item->n_options; i++)
		put_option(s, item, item->options[i].name,
		    item->options[i].words, WG_L_COUNT);
	if (item->other)
		put_option(s, item, WG_FORM_OTHER, NULL, WG_L_OTHER_ANSWER);
	close(s);
	if (item->other)
		put_write(s, wg_form_field(s->arena, item,
		    WG_FORM_OTHER_TEXT), wg_str_fmt(s->arena, "%.*s %.*s",
		    WG_ARG(called(s, item)),
		    WG_ARG(wg_edition_label(s->voice->edition, s->arena,
			WG_L_OTHER_ANSWER, 0, NULL))), 1);
}

static void
put_date(struct wg_sheet *s, const struct wg_form_item *item)
{
	open(s, "div", "date");
	for (int i = 0; i < WG_FORM_DATE_PARTS; i++) {
		const struct wg_form_part *part = &wg_form_date[i];

		wg_html_open(&s->h, "label");
		put_digits(s, wg_form_field(s->arena, item,
		    wg_str(part->name)), part->digits);
		wg_html_close(&s->h);
		put_both(s, "span", NULL, part->label);
		close(s);
	}
	close(s);
}

static void
put_number(struct wg_sheet *s, const struct wg_form_item *item)
{
	open(s, "div", "count");
	put_digits(s, item->id, item->count);
	wg_html_attr(&s->h, "aria-label", called(s, item));
	wg_html_close(&s->h);
	wg_html_leaf(&s->h, "bdi", item->unit);
	close(s);
}

static void
put_scale(struct wg_sheet *s, const struct wg_form_item *item)
{
	const struct wg_node *ends[] = { item->low, item->high };

	open(s, "div", "options scale");
	for (int i = 0; i <= 10; i++) {
		struct wg_str number = wg_str_fmt(s->arena, "%d", i);

		open_option(s, item, number);
		wg_html_leaf(&s->h, "span", number);
		close(s);
	}
	close(s);
	open(s, "div", "ends");
	for (int i = 0; i < 2; i++) {
		wg_html_open(&s->h, "span");
		wg_html_text(&s->h, i == 0 ? WG_STR("0 = ") : WG_STR("10 = "));
		if (ends[i] != NULL)
			put_both(s, "span", ends[i], WG_L_COUNT);
		close(s);
	}
	close(s);
}

/* What was tapped by mistake: a radio button does not let itself be cleared. */
static void
put_clear(struct wg_sheet *s)
{
	open(s, "button", "clear");
	wg_html_attr(&s->h, "type", WG_STR("button"));
	wg_html_flag(&s->h, "hidden");
	put_both(s, "span", NULL, WG_L_DELETE_ANSWER);
	close(s);
}

static void
put_answer(struct wg_sheet *s, const struct wg_form_item *item)
{
	switch (item->answer) {
	case WG_ANSWER_YESNO:
		put_yes_no(s, item);
		put_clear(s);
		break;
	case WG_ANSWER_CHOOSE:
		put_options(s, item);
		if (!item->many)
			put_clear(s);
		break;
	case WG_ANSWER_DATE:
		put_date(s, item);
		break;
	case WG_ANSWER_NUMBER:
		put_number(s, item);
		break;
	case WG_ANSWER_SCALE:
		put_scale(s, item);
		put_clear(s);
		break;
	case WG_ANSWER_AGREE:
		open(s, "div", "options");
		put_option(s, item, WG_FORM_YES, NULL, WG_L_YES);
		close(s);
		break;
	case WG_ANSWER_SIGN:
		open(s, "div", "sign");
		close(s);
		break;
	default:
		put_write(s, item->id, called(s, item), item->count);
	}
}

/* Questions. */

static void
put_hint(struct wg_sheet *s, const struct wg_node *unit, enum wg_label label)
{
	open(s, "p", "hint");
	put_both(s, "span", unit, label);
	close(s);
}

static void
put_item(struct wg_sheet *s, const struct wg_form_item *item)
{
	wg_html_open(&s->h, "fieldset");
	/* Sections and buttons have ids, too. */
	wg_html_attr(&s->h, "id",
	    wg_str_fmt(s->arena, "frage-%.*s", WG_ARG(item->id)));
	wg_html_line(&s->h);
	wg_html_open(&s->h, "legend");
	open(s, "span", "no");
	wg_html_text(&s->h, wg_str_fmt(s->arena, "%u", item->number));
	wg_html_close(&s->h);
	put_both(s, "span", item->question, WG_L_COUNT);
	close(s);
	if (item->help != NULL)
		put_hint(s, item->help, WG_L_COUNT);
	if (item->many)
		put_hint(s, NULL, WG_L_SEVERAL);
	if (item->voluntary)
		put_hint(s, NULL, WG_L_VOLUNTARY);
	put_answer(s, item);
	close(s);
}

/* Blocks that are neither its title, a question nor a section. */
static bool
put_prose(struct wg_sheet *s, const struct wg_node *parent)
{
	bool any = false;

	for (const struct wg_node *n = parent->first; n; n = n->next)
		if (wg_compose_shows(n->element)) {
			wg_sheet_block(s, n);
			any = true;
		}
	return any;
}

/* In the reader's language, and all of it in German behind it. */
static void
put_proses(struct wg_sheet *s, const struct wg_node *parent, unsigned level)
{
	struct wg_voice *own = s->voice;
	const struct wg_language *around;

	s->level = level;
	if (!put_prose(s, parent) || is_german(s))
		return;
	around = wg_sheet_enter(s, "div", "beside", s->all->source.language);
	s->voice = &s->all->source;
	put_prose(s, parent);
	s->voice = own;
	wg_sheet_leave(s, around);
}

static void
put_section(struct wg_sheet *s, const struct wg_form_section *section)
{
	if (section->title != NULL) {
		wg_html_open(&s->h, "h2");
		if (section->id.len > 0)
			wg_html_attr(&s->h, "id", section->id);
		put_both(s, "span", section->title, WG_L_COUNT);
		close(s);
	}
	put_proses(s, section->node, 3);
	for (size_t i = 0; i < section->items.n; i++)
		put_item(s, &section->items.at[i]);
}

/* Around them. */

static void
put_told(struct wg_sheet *s, const struct wg_form *f)
{
	open(s, "div", "told");
	wg_html_line(&s->h);
	wg_html_open(&s->h, "strong");
	put_both(s, "span", NULL, WG_L_NOTHING_SENT);
	close(s);
	put_both(s, "p", NULL, WG_L_FILL_AND_PRINT);
	close(s);
	if (f->secrecy.n == 0)
		return;
	open(s, "div", "told");
	wg_html_line(&s->h);
	for (size_t i = 0; i < f->secrecy.n; i++)
		put_both(s, "p", f->secrecy.at[i], WG_L_COUNT);
	close(s);
}

/* The same on paper, with German beside it. */
static void
put_paper(struct wg_sheet *s)
{
	struct wg_str source = s->all->source.language->tag;

	open(s, "p", "paper");
	wg_html_open(&s->h, "a");
	wg_html_url(&s->h, "href", is_german(s) ?
		wg_str_fmt(s->arena, "%.*s.pdf", WG_ARG(s->name)) :
		wg_str_fmt(s->arena, "../%.*s+%.*s/%.*s.pdf", WG_ARG(source),
		    WG_ARG(s->voice->language->tag), WG_ARG(s->name)));
	wg_html_attr(&s->h, "type", WG_STR("application/pdf"));
	wg_sheet_label(s, "span", NULL, WG_L_FORM_PAPER);
	wg_html_close(&s->h);
	close(s);
}

static void
put_button(struct wg_sheet *s, const char *id, enum wg_label label)
{
	wg_html_open(&s->h, "button");
	wg_html_attr(&s->h, "type", WG_STR("button"));
	wg_html_attr(&s->h, "id", wg_str(id));
	put_both(s, "span", NULL, label);
	close(s);
}

static void
put_bar(struct wg_sheet *s)
{
	if (s->all->form_script.len == 0)
		return;
	open(s, "div", "bar");
	wg_html_attr(&s->h, "id", WG_STR("bar"));
	wg_html_flag(&s->h, "hidden");
	wg_html_line(&s->h);
	put_button(s, "print", WG_L_PRINT);
	put_button(s, "empty", WG_L_DELETE_ALL);
	close(s);
	wg_html_open(&s->h, "script");
	wg_html_raw(&s->h, s->all->form_script);
	close(s);
}

void
wg_form_page(struct wg_leaflets *l, const struct wg_document *d)
{
	const struct wg_form *f = wg_read_form(l->task, d);
	struct wg_sheet s =
	    wg_sheet_begin(l, &l->own, l->own.language->tag, d->id);

	s.document = d;
	s.form = true;
	s.title = wg_voice_text(l, &l->own, d->title);
	wg_frame_open(&s);
	wg_html_open(&s.h, "main");
	wg_html_attr(&s.h, "id", WG_STR("main"));
	wg_html_attr(&s.h, "class",
	    is_german(&s) ? WG_STR("form alone") : WG_STR("form"));
	wg_html_line(&s.h);
	wg_html_open(&s.h, "h1");
	wg_sheet_pictogram(&s, d->pictogram);
	put_both(&s, "span", d->title, WG_L_COUNT);
	close(&s);
	put_told(&s, f);
	put_paper(&s);
	wg_html_open(&s.h, "form");
	wg_html_attr(&s.h, "id", WG_STR("form"));
	wg_html_attr(&s.h, "autocomplete", WG_STR("off"));
	wg_html_line(&s.h);
	put_proses(&s, d->root, 2);
	for (size_t i = 0; i < f->n_sections; i++)
		put_section(&s, &f->sections[i]);
	close(&s);
	put_bar(&s);
	close(&s);
	wg_frame_close(&s, d->stand);
	wg_sheet_put(&s);
}
