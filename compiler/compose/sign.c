/* What signs have in common: names, legends, the last lines. */
#include "compose/sheets.h"

#include "base/diag.h"
#include "model/record.h"
#include "text/locale.h"

/* Is each word of 'some' one of 'all'? */
static bool
repeats(struct wg_str all, struct wg_str some)
{
	bool any = false;

	while (some.len > 0) {
		struct wg_str word = wg_str_word(&some), rest = all;
		bool found = word.len == 0;

		while (rest.len > 0 && !found)
			found = wg_str_eq(wg_str_word(&rest), word);
		if (!found)
			return false;
		any |= word.len > 0;
	}
	return any;
}

/* The length of 'text' without its last bracket, if that says 'german'. */
static size_t
without_bracket(struct wg_str text, struct wg_str german)
{
	ptrdiff_t from = -1, at = 0;

	if (!wg_str_ends(text, WG_STR(")")))
		return text.len;
	while ((at = wg_str_find(wg_str_from(text, (size_t)(from + 1)), '('))
	    >= 0)
		from += 1 + at;
	if (from <= 0 || !repeats(german, wg_str_head(wg_str_from(text,
		(size_t)from + 1), text.len - (size_t)from - 2)))
		return text.len;
	return wg_str_trim(wg_str_head(text, (size_t)from)).len;
}

static void
drop_bracket(struct wg_sign *p, struct wg_tokens *w,
    const struct wg_node *title)
{
	struct wg_composer german = wg_sign_voice(p, 0);
	const struct wg_tokens own = wg_compose_unit(&german, title);
	struct wg_str text = wg_tokens_text(p->arena, w);
	size_t len = without_bracket(text, wg_tokens_text(p->arena, &own));

	if (len == text.len)
		return;
	w->list.n = 0;
	wg_tokens_put(p->arena, w, wg_str_head(text, len), w->language);
}

static void
report_untranslated(
    struct wg_sign *p, size_t i, const struct wg_node *title)
{
	const struct wg_language *l = p->facts[i].edition->language;
	struct wg_composer german = wg_sign_voice(p, 0);
	const struct wg_tokens own = wg_compose_unit(&german, title);

	wg_diag_language(p->diag, l->tag);
	wg_report(p->diag, WG_D_SIGN_UNTRANSLATED, title->at, "%.*s in %.*s",
	    WG_ARG(wg_tokens_text(p->arena, &own)), WG_ARG(l->tag));
	wg_diag_language(p->diag, WG_NONE);
}

/* A dash stays with what it stands behind. */
static void
keep_dashes(struct wg_arena *a, struct wg_tokens *w)
{
	for (size_t i = 0; i < w->list.n; i++) {
		struct wg_str *text = &w->list.at[i].text;
		ptrdiff_t at = wg_str_find_str(*text, WG_STR(" – "));

		if (w->list.at[i].kind == WG_TOKEN_WORDS && at > 0)
			*text = wg_str_fmt(a, "%.*s\u00A0%.*s",
			    WG_ARG(wg_str_head(*text, (size_t)at)),
			    WG_ARG(wg_str_from(*text, (size_t)at + 1)));
	}
}

struct wg_part *
wg_sign_name(struct wg_sign *p, struct wg_part *to, enum wg_part_role role,
    size_t i, const struct wg_node *title, const struct wg_node *brief)
{
	struct wg_composer c = wg_sign_voice(p, i);
	const struct wg_edition *e = c.voice->edition;
	struct wg_part *part;

	if (p->brief && brief != NULL && (i == 0 || !wg_edition_unit(e, brief).fallback))
		title = brief;
	if (i > 0 && wg_edition_unit(e, title).fallback) {
		report_untranslated(p, i, title);
		return NULL;
	}
	part = wg_part_put(p->arena, to, role);
	part->words = wg_compose_unit(&c, title);
	if (i > 0)
		drop_bracket(p, &part->words, title);
	keep_dashes(p->arena, &part->words);
	part->words.name = wg_tokens_text(p->arena, &part->words);
	part->at = title->at;
	return part;
}

struct wg_str
wg_sign_label_text(
    struct wg_sign *p, size_t i, enum wg_label id, uint32_t n)
{
	const struct wg_edition *e = p->facts[i].edition;
	struct wg_str label;

	if (i > 0 && wg_edition_label_language(e, id) != e->language)
		return WG_NONE;
	label = wg_edition_label(e, p->arena, id, n, NULL);
	return i == 0 ? label : wg_str_head(label, without_bracket(label,
		wg_edition_label(p->facts[0].edition, p->arena, id, n,
		    NULL)));
}

void
wg_sign_others(struct wg_sign *p, struct wg_tokens *w, enum wg_label id,
    struct wg_str name)
{
	const struct wg_label_arg args[] = { { "name", name },
		{ NULL, WG_NONE } };

	for (size_t i = 1; i < p->print->n; i++) {
		const struct wg_edition *e = p->facts[i].edition;

		if (wg_edition_label_language(e, id) != e->language)
			continue;
		if (w->list.n > 0)
			wg_tokens_put(p->arena, w, WG_STR("  "), NULL);
		wg_tokens_piece(p->arena, w, name.len > 0 ?
			wg_edition_label(e, p->arena, id, 0, args) :
			wg_sign_label_text(p, i, id, 0), e->language, false);
	}
}

struct wg_part *
wg_sign_arrow(struct wg_sign *p, struct wg_part *to, enum wg_part_role role,
    enum wg_arrow arrow)
{
	static const struct {
		const char *pictogram, *character;
	} arrows[WG_ARROW_COUNT] = {
#define WG_ARROW(id, name, pictogram, character) { pictogram, character },
#include "model/arrows.def"
	};
	struct wg_part *part;

	if (arrow == WG_ARROW_COUNT) /* it was refused */
		return NULL;
	part = wg_sign_pictogram(
	    p, to, role, arrows[arrow].pictogram, WG_L_COUNT);
	part->alt = wg_str(arrows[arrow].character);
	part->alt_language = p->facts[0].edition->language;
	return part;
}

struct wg_part *
wg_sign_legend(struct wg_sign *p, struct wg_part *to,
    enum wg_part_role role, const char *pictogram, enum wg_label id)
{
	struct wg_part *part = wg_part_put(p->arena, to, role);
	struct wg_composer c = wg_sign_voice(p, 0);
	struct wg_tokens *w = &part->words;

	part->at = p->print->document->root->at;
	if (pictogram != NULL)
		part->pictogram = wg_str(pictogram);
	*w = wg_compose_text(&c);
	wg_tokens_open(p->arena, w, WG_TOKEN_EMPHASIS, w->language)->strong =
	    true;
	wg_compose_put_label(&c, w, id);
	wg_tokens_close(p->arena, w, WG_TOKEN_EMPHASIS);
	wg_sign_others(p, w, id, WG_NONE);
	return part;
}

struct wg_part *
wg_sign_entrance(struct wg_sign *p, struct wg_part *to,
    enum wg_part_role role, size_t i, struct wg_str name)
{
	const struct wg_edition *e = p->facts[i].edition;
	const struct wg_label_arg args[] = { { "name", name },
		{ NULL, WG_NONE } };
	struct wg_composer c = wg_sign_voice(p, i);
	struct wg_part *part;

	if (i > 0 &&
	    wg_edition_label_language(e, WG_L_ENTRANCE) != e->language)
		return NULL;
	part = wg_part_put(p->arena, to, role);
	part->words = wg_compose_text(&c);
	part->at = p->print->document->root->at;
	wg_tokens_put(p->arena, &part->words,
	    wg_edition_label(e, p->arena, WG_L_ENTRANCE, 0, args),
	    e->language);
	return part;
}

void
wg_sign_unread(struct wg_sign *p, struct wg_part *to, enum wg_label say)
{
	struct wg_part *unread = NULL;

	for (size_t i = 1; i < p->print->n; i++) {
		if (!p->unread[i])
			continue;
		p->unread[i] = false;
		if (unread == NULL)
			unread = wg_part_put(p->arena, to, WG_PART_HEARSAY);
		wg_sign_label(p, unread, WG_PART_UNREAD, i, say);
	}
}

void
wg_sign_foot(struct wg_sign *p, struct wg_part *to)
{
	const struct wg_project *project = p->print->project;
	int distance = p->print->job->distance;
	struct wg_composer c = wg_sign_voice(p, 0);
	struct wg_part *foot = wg_part_put(p->arena, to, WG_PART_FOOTER);
	struct wg_tokens *w = &wg_sign_line(p, foot, WG_PART_LINE)->words;
	const struct wg_piece url = wg_facts_url(
	    c.voice, p->arena, wg_print_url(p->print, p->arena));

	if (project->settings != NULL && project->settings->title != NULL) {
		wg_compose_put_unit(&c, w, project->settings->title);
		wg_tokens_put(p->arena, w, WG_COMPOSE_DOT, NULL);
	}
	wg_compose_put_piece(&c, w, &url);
	w = &wg_sign_line(p, foot, WG_PART_TOPIC)->words;
	wg_compose_put_label(&c, w, WG_L_UPDATED);
	wg_tokens_put(p->arena, w, wg_compose_colon(&c), NULL);
	wg_tokens_piece(p->arena, w,
	    wg_month_year(p->arena, p->print->document->stand), NULL, true);
	if (p->print->job->code.len > 0) {
		wg_tokens_put(p->arena, w, WG_COMPOSE_DOT, NULL);
		wg_tokens_piece(
		    p->arena, w, p->print->job->code, NULL, true);
	}
	if (distance == 0)
		return;
	wg_tokens_put(p->arena, w, WG_COMPOSE_DOT, NULL);
	wg_tokens_piece(p->arena, w,
	    wg_str_fmt(p->arena, "≤ %d,%d\u00A0m", distance / 1000,
		distance / 100 % 10), NULL, true);
}
