#include "lint/form_style.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "model/project.h"
#include "model/record.h"

#define LONGEST 90 /* characters of a question */
#define MOST 8     /* answers to choose from */

struct checker {
	struct wg_arena *scratch;
	struct wg_diag *diag;
};

static size_t
characters(struct wg_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
	return n;
}

/* A sentence ends, and another one begins: "Seit wann? Und wo?", but not
 * "z. B. Nüsse". */
static bool
has_two_sentences(struct wg_str s)
{
	for (size_t i = 2; i + 2 < s.len; i++) {
		unsigned char before = (unsigned char)s.ptr[i - 2];
		unsigned char after = (unsigned char)s.ptr[i + 2];
		bool end = s.ptr[i] == '?' || s.ptr[i] == '!' ||
		    (s.ptr[i] == '.' && before != ' ' && before != '.');

		if (end && s.ptr[i + 1] == ' ' &&
		    ((after >= 'A' && after <= 'Z') || after >= 0x80))
			return true;
	}
	return false;
}

static const char *
fault_of(struct wg_str s)
{
	if (characters(s) > LONGEST)
		return N_("longer than 90 characters");
	if (has_two_sentences(s))
		return N_("two sentences");
	if (wg_str_find_str(s, WG_STR("(")) >= 0)
		return N_("brackets");
	return NULL;
}

static void
check_drawn(struct checker *c, const struct wg_node *unit)
{
	static const char *const drawn[] = { "__", "....", "……", "☐", "☑",
		"☒", "□", "◻", "▢" };
	struct wg_str s;

	if (unit == NULL)
		return;
	s = wg_node_text(c->scratch, unit);
	for (size_t i = 0; i < sizeof(drawn) / sizeof(drawn[0]); i++)
		if (wg_str_find_str(s, wg_str(drawn[i])) >= 0) {
			wg_report(c->diag, WG_D_FORM_DRAWN, unit->at, "%s",
			    drawn[i]);
			return;
		}
}

static void
check_item(struct checker *c, const struct wg_form_item *item)
{
	const char *fault = item->answer == WG_ANSWER_AGREE ? NULL :
	    fault_of(wg_node_text(c->scratch, item->question));

	if (fault != NULL)
		wg_report(c->diag, WG_D_FORM_QUESTION, item->question->at,
		    "%s", _(fault));
	if (item->n_options + item->other > MOST)
		wg_report(c->diag, WG_D_FORM_OPTIONS, item->at, "%zu answers",
		    item->n_options + item->other);
	check_drawn(c, item->question);
	check_drawn(c, item->help);
	check_drawn(c, item->low);
	check_drawn(c, item->high);
	for (size_t i = 0; i < item->n_options; i++)
		check_drawn(c, item->options[i].words);
}

static void
check_section(struct checker *c, const struct wg_form_section *s)
{
	const struct wg_form_item *agrees = NULL;
	bool signs = false;

	for (size_t i = 0; i < s->items.n; i++) {
		const struct wg_form_item *item = &s->items.at[i];

		check_item(c, item);
		signs |= item->answer == WG_ANSWER_SIGN;
		if (item->answer == WG_ANSWER_AGREE && agrees == NULL)
			agrees = item;
	}
	if (agrees != NULL && !signs)
		wg_report(c->diag, WG_D_FORM_SIGN, agrees->at, "%.*s",
		    WG_ARG(agrees->id));
}

void
wg_form_style_check(const struct wg_project *p, struct wg_diag *diag)
{
	struct checker c = { wg_arena_open(), diag };

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];
		const struct wg_form *f = d->kind == WG_KIND_FORM ?
		    wg_read_form(NULL, d) : NULL;

		for (size_t k = 0; f != NULL && k < f->n_sections; k++)
			check_section(&c, &f->sections[k]);
	}
	wg_arena_close(c.scratch);
}
