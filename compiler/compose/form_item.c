/*
 * Questions and answers.  What is said to those who do not see a field is put
 * together here: number, question, answer, in the language of who fills it in.
 */
#include "compose/form.h"

#include "facts/inline.h"
#include "model/form.h"
#include "text/locale.h"

/* Words. */

static const struct wg_facts *
reader(const struct wg_composer *c)
{
	return c->other != NULL ? c->other : c->voice;
}

/* Appended in the language of a side, unless German says the same. */
static void
put_both(struct wg_composer *c, struct wg_tokens *w,
    const struct wg_node *unit, enum wg_label label)
{
	bool twice = c->other != NULL;

	if (twice && unit != NULL)
		twice = !wg_edition_unit(c->other->edition, unit).fallback &&
		    !wg_str_eq(wg_inlines_text(c->other, c->arena, unit),
			wg_inlines_text(c->source, c->arena, unit));
	else if (twice)
		twice = wg_edition_label_language(c->other->edition, label) ==
		    c->other->edition->language;
	for (int i = twice || c->other == NULL ? 0 : 1; i < 2; i++) {
		if (c->other != NULL)
			wg_compose_side(c, twice ? i : unit ? 1 : 0);
		if (unit != NULL) {
			wg_compose_put_unit(c, w, unit);
		} else {
			wg_tokens_open(c->arena, w, WG_TOKEN_UNIT,
			    wg_edition_label_language(
				c->voice->edition, label));
			wg_compose_put_label(c, w, label);
			wg_tokens_close(c->arena, w, WG_TOKEN_UNIT);
		}
		if (!twice)
			break;
		if (i == 0)
			wg_tokens_put(c->arena, w, WG_STR(" "), NULL);
	}
	if (c->other != NULL)
		wg_compose_side(c, 0);
}

static struct wg_tokens
both(struct wg_composer *c, const struct wg_node *unit, enum wg_label label)
{
	struct wg_tokens w = wg_compose_text(c);

	if (unit != NULL) {
		w.at = unit->at;
		w.name = WG_STR("w:option");
	}
	put_both(c, &w, unit, label);
	return w;
}

/* Fields. */

/* "7. Haben Sie Fieber?" */
static struct wg_str
called(struct wg_composer *c, const struct wg_form_item *item)
{
	struct wg_str question = wg_inlines_text(
	    item->number == 0 ? c->source : reader(c), c->arena,
	    item->question);

	return item->number == 0 ? question : wg_str_fmt(c->arena,
	    "%u. %.*s", item->number, WG_ARG(question));
}

static struct wg_str
label_of(struct wg_composer *c, enum wg_label id)
{
	return wg_edition_label(
	    reader(c)->edition, c->arena, id, 0, NULL);
}

/* The field of a part of the answer; 'answer' empty: the whole of it. */
static struct wg_field *
field_of(struct wg_composer *c, enum wg_field_kind kind,
    const struct wg_form_item *item, struct wg_str part, struct wg_str answer)
{
	struct wg_field *f = WG_NEW(c->arena, struct wg_field);
	const struct wg_edition *e =
	    (item->number == 0 ? c->source : reader(c))->edition;

	f->kind = kind;
	f->name = wg_form_field(c->arena, item, part);
	f->state = WG_FORM_YES;
	f->words = called(c, item);
	f->language = wg_edition_unit(e, item->question).language;
	if (answer.len > 0)
		f->words = wg_str_fmt(c->arena, "%.*s%s%.*s",
		    WG_ARG(f->words), wg_str_ends(f->words, WG_STR("?")) ||
			wg_str_ends(f->words, WG_STR("؟")) ||
			wg_str_ends(f->words, WG_STR("？")) ? " " : ": ",
		    WG_ARG(answer));
	return f;
}

static void
put_field(struct wg_composer *c, struct wg_part *to, enum wg_part_role role,
    const struct wg_field *f)
{
	struct wg_part *p = wg_part_put(c->arena, to, role);

	p->field = f;
	p->language = f->language;
}

/* A box; of several of which one is ticked, if 'state'. */
static void
put_box(struct wg_composer *c, struct wg_part *to,
    const struct wg_form_item *item, struct wg_str part,
    struct wg_str state, struct wg_str answer)
{
	struct wg_field *f =
	    field_of(c, WG_FIELD_TICK, item, part, answer);

	if (state.len > 0) {
		f->state = state;
		f->group = called(c, item);
	}
	put_field(c, to, WG_PART_FIELD_BOX, f);
}

void
wg_compose_write_line(struct wg_composer *c, struct wg_part *to,
    const struct wg_form_item *item)
{
	struct wg_field *f =
	    field_of(c, WG_FIELD_WRITE, item, WG_NONE, WG_NONE);

	f->count = item->answer == WG_ANSWER_LINES ? item->count : 1;
	put_field(c, to, WG_PART_FIELD_LINE, f);
}

/* Answers. */

static void
put_words(struct wg_composer *c, struct wg_part *to,
    const struct wg_node *unit, enum wg_label label)
{
	wg_part_put(c->arena, to, WG_PART_OPTION_WORDS)->words =
	    both(c, unit, label);
}

static void
put_yes_no(struct wg_composer *c, struct wg_part *to,
    const struct wg_form_item *item)
{
	for (unsigned i = 0; i < wg_form_yes_no_count(item); i++) {
		const struct wg_form_part *answer = &wg_form_yes_no[i];
		struct wg_part *p =
		    wg_part_put(c->arena, to, WG_PART_OPTION);

		put_box(c, p, item, WG_NONE, wg_str(answer->name),
		    label_of(c, answer->label));
		put_words(c, p, NULL, answer->label);
	}
}

static void
put_other(struct wg_composer *c, struct wg_part *to,
    const struct wg_form_item *item)
{
	struct wg_part *p = wg_part_put(c->arena, to, WG_PART_OTHER_OPTION);
	struct wg_field *f;
	struct wg_str words = label_of(c, WG_L_OTHER_ANSWER);

	put_box(c, p, item, item->many ? WG_FORM_OTHER : WG_NONE,
	    item->many ? WG_NONE : WG_FORM_OTHER, words);
	put_words(c, p, NULL, WG_L_OTHER_ANSWER);
	f = field_of(c, WG_FIELD_WRITE, item, WG_FORM_OTHER_TEXT, words);
	f->count = 1;
	put_field(c, p, WG_PART_FIELD_LINE, f);
}

static void
put_options(struct wg_composer *c, struct wg_part *below,
    const struct wg_form_item *item)
{
	struct wg_part *all = wg_part_put(c->arena, below, WG_PART_OPTIONS);

	for (size_t i = 0; i < item->n_options; i++) {
		const struct wg_form_option *o = &item->options[i];
		struct wg_part *p =
		    wg_part_put(c->arena, all, WG_PART_OPTION);

		put_box(c, p, item, item->many ? o->name : WG_NONE,
		    item->many ? WG_NONE : o->name,
		    wg_inlines_text(reader(c), c->arena, o->words));
		put_words(c, p, o->words, WG_L_COUNT);
	}
	if (item->other)
		put_other(c, below, item);
}

/* "Tag", and the same in the other language below it. */
static void
put_cell_name(struct wg_composer *c, struct wg_part *to, enum wg_label label)
{
	for (int i = 0; i < 1 + (c->other != NULL); i++) {
		if (c->other != NULL)
			wg_compose_side(c, i);
		wg_part_put(c->arena, to, WG_PART_CELL_NAME)->words =
		    wg_compose_label(c, label);
	}
	if (c->other != NULL)
		wg_compose_side(c, 0);
}

static void
put_date(struct wg_composer *c, struct wg_part *beside,
    const struct wg_form_item *item)
{
	struct wg_part *all =
	    wg_part_put(c->arena, beside, WG_PART_CELL_GROUPS);

	for (int i = 0; i < WG_FORM_DATE_PARTS; i++) {
		const struct wg_form_part *part = &wg_form_date[i];
		struct wg_part *group =
		    wg_part_put(c->arena, all, WG_PART_CELL_GROUP);
		struct wg_field *f = field_of(c, WG_FIELD_CELLS, item,
		    wg_str(part->name), label_of(c, part->label));

		f->count = part->digits;
		put_cell_name(c, group, part->label);
		put_field(c, group, WG_PART_FIELD_CELLS, f);
	}
}

static void
put_number(struct wg_composer *c, struct wg_part *beside,
    const struct wg_form_item *item)
{
	struct wg_part *all =
	    wg_part_put(c->arena, beside, WG_PART_CELL_GROUPS), *unit;
	struct wg_field *f =
	    field_of(c, WG_FIELD_CELLS, item, WG_NONE, item->unit);

	f->count = item->count;
	put_field(c, all, WG_PART_FIELD_CELLS, f);
	if (item->unit.len == 0)
		return;
	unit = wg_part_put(c->arena, all, WG_PART_CELL_UNIT);
	unit->words.language = c->source->edition->language;
	wg_tokens_piece(c->arena, &unit->words, item->unit, NULL, true);
}

static void
put_scale_end(struct wg_composer *c, struct wg_part *ends,
    enum wg_part_role role, const char *number, const struct wg_node *unit)
{
	struct wg_part *end = wg_part_put(c->arena, ends, role);

	end->words = wg_compose_text(c);
	wg_tokens_put(c->arena, &end->words, wg_str(number), NULL);
	if (unit == NULL)
		return;
	wg_tokens_put(c->arena, &end->words, WG_STR(" = "), NULL);
	put_both(c, &end->words, unit, WG_L_COUNT);
}

static void
put_scale(struct wg_composer *c, struct wg_part *below,
    const struct wg_form_item *item)
{
	struct wg_part *all = wg_part_put(c->arena, below, WG_PART_SCALE);
	struct wg_part *ends;

	for (int i = 0; i <= 10; i++) {
		struct wg_part *step =
		    wg_part_put(c->arena, all, WG_PART_SCALE_STEP);
		struct wg_str number = wg_str_fmt(c->arena, "%d", i);
		struct wg_part *words;

		put_box(c, step, item, WG_NONE, number, number);
		words = wg_part_put(c->arena, step, WG_PART_SCALE_NUMBER);
		words->words.language = c->voice->edition->language;
		wg_tokens_put(c->arena, &words->words, number, NULL);
	}
	ends = wg_part_put(c->arena, below, WG_PART_SCALE_ENDS);
	put_scale_end(c, ends, WG_PART_SCALE_END, "0", item->low);
	put_scale_end(c, ends, WG_PART_SCALE_END_TOO, "10", item->high);
}

/* What stands amid the row of the question; false: nothing. */
static bool
is_short(const struct wg_form_item *item)
{
	return item->answer == WG_ANSWER_YESNO ||
	    item->answer == WG_ANSWER_DATE ||
	    item->answer == WG_ANSWER_NUMBER ||
	    item->answer == WG_ANSWER_AGREE ||
	    (item->answer == WG_ANSWER_LINE && item->brief);
}

static void
put_beside(struct wg_composer *c, struct wg_part *row,
    const struct wg_form_item *item)
{
	struct wg_part *b = wg_part_put(c->arena, row,
	    item->answer == WG_ANSWER_AGREE ? WG_PART_BESIDE_BOX :
					      WG_PART_BESIDE);

	if (item->answer == WG_ANSWER_YESNO)
		put_yes_no(c, b, item);
	else if (item->answer == WG_ANSWER_DATE)
		put_date(c, b, item);
	else if (item->answer == WG_ANSWER_NUMBER)
		put_number(c, b, item);
	else if (item->answer == WG_ANSWER_AGREE)
		put_box(c, wg_part_put(c->arena, b, WG_PART_SCALE_STEP), item,
		    WG_NONE, WG_NONE, WG_NONE);
	else
		wg_compose_write_line(c, wg_part_put(c->arena, b,
		    WG_PART_STAFF_FIELD), item);
}

static void
put_below(struct wg_composer *c, struct wg_part *body,
    const struct wg_form_item *item)
{
	struct wg_part *below = wg_part_put(c->arena, body, WG_PART_BELOW);
	struct wg_field *f;

	switch (item->answer) {
	case WG_ANSWER_CHOOSE:
		put_options(c, below, item);
		break;
	case WG_ANSWER_SCALE:
		put_scale(c, below, item);
		break;
	case WG_ANSWER_SIGN:
		f = WG_NEW(c->arena, struct wg_field);
		f->kind = WG_FIELD_SIGN;
		wg_part_put(c->arena, below, WG_PART_FIELD_SIGN)->field = f;
		break;
	default:
		wg_compose_write_line(c, wg_part_put(c->arena, below,
		    WG_PART_STAFF_FIELD), item);
	}
}

/* Questions. */

static void
put_number_of(struct wg_composer *c, struct wg_part *to,
    enum wg_part_role role, const struct wg_form_item *item)
{
	struct wg_part *p = wg_part_put(c->arena, to, role);

	p->words.language = c->voice->edition->language;
	wg_tokens_put(c->arena, &p->words,
	    wg_str_fmt(c->arena, "%u", item->number), NULL);
}

/* The question, and what helps to answer it, in the voice's language. */
static void
put_question(struct wg_composer *c, struct wg_part *to,
    const struct wg_form_item *item)
{
	wg_compose_part(c, to, WG_PART_QUESTION, item->question);
	if (item->help != NULL)
		wg_compose_part(c, to, WG_PART_HINT, item->help);
	if (item->many)
		wg_part_put(c->arena, to, WG_PART_HINT)->words =
		    wg_compose_label(c, WG_L_SEVERAL);
	if (item->voluntary)
		wg_part_put(c->arena, to, WG_PART_HINT)->words =
		    wg_compose_label(c, WG_L_VOLUNTARY);
}

static void
put_side(struct wg_composer *c, struct wg_part *row,
    enum wg_part_role role, const struct wg_form_item *item)
{
	struct wg_part *side = wg_part_put(c->arena, row, role);

	side->language = c->voice->edition->language;
	put_question(c, side, item);
}

static void
put_item(struct wg_composer *c, struct wg_part *list,
    const struct wg_form_item *item)
{
	struct wg_part *one =
	    wg_part_put(c->arena, list, WG_PART_QUESTION_ITEM);
	struct wg_part *body =
	    wg_part_put(c->arena, one, WG_PART_QUESTION_BODY);
	struct wg_part *row =
	    wg_part_put(c->arena, body, WG_PART_QUESTION_ROW);
	bool rtl = c->other != NULL && c->other->edition->language->rtl;

	one->at = item->at;
	row->level = is_short(item) ? 2 : 1;
	put_number_of(c, row, WG_PART_ITEM_NUMBER, item);
	put_side(c, row, WG_PART_SIDE, item);
	if (is_short(item))
		put_beside(c, row, item);
	if (c->other != NULL) {
		/* The same number, where reading begins. */
		if (!rtl)
			put_number_of(
			    c, row, WG_PART_ITEM_NUMBER_TOO, item);
		wg_compose_side(c, 1);
		put_side(c, row, WG_PART_SIDE, item);
		wg_compose_side(c, 0);
		if (rtl)
			put_number_of(
			    c, row, WG_PART_ITEM_NUMBER_TOO, item);
	}
	if (!is_short(item))
		put_below(c, body, item);
}

/* Yes and no, one below the other. */

struct matrix {
	struct wg_composer *c;
	struct wg_part *row;
	const struct wg_form_item *item; /* NULL: the head */
	unsigned answers;
};

static struct wg_part *
put_cell(struct matrix *m)
{
	return wg_part_put(m->c->arena, m->row, WG_PART_MATRIX_CELL);
}

static void
put_matrix_number(struct matrix *m, bool again)
{
	struct wg_part *cell = put_cell(m);

	if (m->item != NULL)
		put_number_of(m->c, cell, again ? WG_PART_ITEM_NUMBER_TOO :
						  WG_PART_MATRIX_NUMBER,
		    m->item);
}

static void
put_matrix_side(struct matrix *m, int side)
{
	struct wg_part *cell;

	if (m->c->other != NULL)
		wg_compose_side(m->c, side);
	cell = put_cell(m);
	cell->language = m->c->voice->edition->language;
	if (m->item != NULL)
		put_question(m->c, cell, m->item);
	if (m->c->other != NULL)
		wg_compose_side(m->c, 0);
}

static void
put_matrix_head(struct matrix *m, enum wg_label label)
{
	struct wg_composer *c = m->c;
	struct wg_part *cell = put_cell(m);

	for (int i = 0; i < 1 + (c->other != NULL); i++) {
		if (c->other != NULL)
			wg_compose_side(c, i);
		wg_part_put(c->arena, cell, WG_PART_MATRIX_HEAD)->words =
		    wg_compose_label(c, label);
	}
	if (c->other != NULL)
		wg_compose_side(c, 0);
}

static void
put_matrix_row(struct matrix *m, struct wg_part *to)
{
	struct wg_composer *c = m->c;
	bool rtl = c->other != NULL && c->other->edition->language->rtl;

	m->row = wg_part_put(c->arena, to, WG_PART_ROW);
	put_matrix_number(m, false);
	put_matrix_side(m, 0);
	for (unsigned i = 0; i < m->answers; i++) {
		struct wg_part *cell;

		if (m->item == NULL) {
			put_matrix_head(m, wg_form_yes_no[i].label);
			continue;
		}
		cell = put_cell(m);
		if (i < wg_form_yes_no_count(m->item))
			put_box(c, wg_part_put(c->arena, cell,
			    WG_PART_SCALE_STEP), m->item, WG_NONE,
			    wg_str(wg_form_yes_no[i].name),
			    label_of(c, wg_form_yes_no[i].label));
	}
	if (c->other == NULL)
		return;
	if (!rtl)
		put_matrix_number(m, true);
	put_matrix_side(m, 1);
	if (rtl)
		put_matrix_number(m, true);
}

static void
put_matrix(struct wg_composer *c, struct wg_part *to,
    const struct wg_form_item *items, size_t n)
{
	struct matrix m = { .c = c };
	struct wg_part *all = wg_part_put(c->arena, to, WG_PART_MATRIX), *rows;

	for (size_t i = 0; i < n; i++)
		if (m.answers < wg_form_yes_no_count(&items[i]))
			m.answers = wg_form_yes_no_count(&items[i]);
	all->level = m.answers;
	put_matrix_row(&m, wg_part_put(c->arena, all, WG_PART_TABLE_HEAD));
	rows = wg_part_put(c->arena, all, WG_PART_TABLE_BODY);
	for (size_t i = 0; i < n; i++) {
		m.item = &items[i];
		put_matrix_row(&m, rows);
	}
}

/* How many questions from here on make a table; 0: none. */
static size_t
run_of(const struct wg_form_items *items, size_t at)
{
	size_t n = 0;

	while (at + n < items->n &&
	    items->at[at + n].answer == WG_ANSWER_YESNO)
		n++;
	return n == 1 && !items->at[at].unknown ? 0 : n;
}

void
wg_compose_questions(struct wg_composer *c, struct wg_part *to,
    const struct wg_form_items *items)
{
	struct wg_part *list = NULL;

	for (size_t i = 0; i < items->n;) {
		size_t n = run_of(items, i);

		if (n > 0) {
			put_matrix(c, to, &items->at[i], n);
			list = NULL;
			i += n;
			continue;
		}
		if (list == NULL)
			list = wg_part_put(c->arena, to, WG_PART_QUESTIONS);
		put_item(c, list, &items->at[i++]);
	}
}
