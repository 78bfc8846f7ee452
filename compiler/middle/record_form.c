/* Forms: sections in the order of the text, questions numbered through. */
#include "middle/record_parts.h"

struct sections WG_VEC(struct wg_form_section);

static void
read_options(struct wg_project *p, struct wg_form_item *item,
    const struct wg_node *choose)
{
	struct wg_form_option *options = WG_NEW_ARRAY(p->arena,
	    wg_count_children(choose, WG_EL_OPTION) + 1,
	    struct wg_form_option);

	item->options = options;
	item->many = wg_yes(choose, WG_AT_MANY);
	item->other = wg_node_child(choose, WG_EL_OTHER) != NULL;
	for (const struct wg_node *n = wg_node_child(choose, WG_EL_OPTION); n;
	     n = wg_node_same(n))
		if (wg_node_attr(n, WG_AT_NAME).len > 0)
			options[item->n_options++] = (struct wg_form_option){
				wg_node_attr(n, WG_AT_NAME), n };
}

static unsigned
count_of(const struct wg_node *n, enum wg_attribute a)
{
	int count = wg_number_of(n, a);

	return count < 1 ? 1 : (unsigned)count;
}

static void
read_answer(struct wg_project *p, struct wg_form_item *item,
    const struct wg_node *n)
{
	switch (n->element) {
	case WG_EL_YESNO:
		item->answer = WG_ANSWER_YESNO;
		item->unknown = wg_yes(n, WG_AT_UNKNOWN);
		break;
	case WG_EL_CHOOSE:
		item->answer = WG_ANSWER_CHOOSE;
		read_options(p, item, n);
		break;
	case WG_EL_WRITE_LINES:
		item->answer = WG_ANSWER_LINES;
		item->count = count_of(n, WG_AT_HOW_MANY);
		break;
	case WG_EL_DATEBOX:
		item->answer = WG_ANSWER_DATE;
		break;
	case WG_EL_DIGIT_BOXES:
		item->answer = WG_ANSWER_NUMBER;
		item->count = count_of(n, WG_AT_DIGITS);
		item->unit = wg_node_attr(n, WG_AT_UNIT);
		break;
	case WG_EL_SCALE:
		item->answer = WG_ANSWER_SCALE;
		item->low = wg_node_child(n, WG_EL_SCALE_LOW);
		item->high = wg_node_child(n, WG_EL_SCALE_HIGH);
		break;
	case WG_EL_AGREE:
		item->answer = WG_ANSWER_AGREE;
		break;
	case WG_EL_SIGN:
		item->answer = WG_ANSWER_SIGN;
		break;
	case WG_EL_WRITE_LINE:
		item->brief = wg_yes(n, WG_AT_SHORT);
		break;
	default:
		break;
	}
}

struct wg_form_item
wg_record_item(struct wg_project *p, const struct wg_node *n)
{
	struct wg_form_item item = { .id = wg_node_attr(n, WG_AT_XML_ID),
		.question = wg_node_child(n, WG_EL_QUESTION),
		.help = wg_node_child(n, WG_EL_QUESTION_HELP),
		.answer = WG_ANSWER_LINE, .count = 1,
		.voluntary = wg_yes(n, WG_AT_VOLUNTARY), .at = n->at };

	for (const struct wg_node *k = n->first; k != NULL; k = k->next)
		read_answer(p, &item, k);
	return item;
}

/* Without those that have no name or question, which was told. */
static struct wg_form_items
items_of(struct wg_project *p, const struct wg_node *parent, unsigned *number)
{
	struct wg_form_item *items = WG_NEW_ARRAY(p->arena,
	    wg_count_children(parent, WG_EL_ITEM) + 1, struct wg_form_item);
	struct wg_form_items all = { items, 0 };

	for (const struct wg_node *n = wg_node_child(parent, WG_EL_ITEM); n;
	     n = wg_node_same(n)) {
		struct wg_form_item item = wg_record_item(p, n);

		if (item.id.len == 0 || item.question == NULL)
			continue;
		if (number != NULL)
			item.number = ++*number;
		items[all.n++] = item;
	}
	return all;
}

/* Nested as deep as the reader allows. */
static void
add_sections(struct wg_project *p, struct sections *all,
    const struct wg_node *parent, unsigned level, unsigned *number)
{
	for (const struct wg_node *n = wg_node_child(parent, WG_EL_SECTION); n;
	     n = wg_node_same(n)) {
		WG_PUSH(p->arena, all) = (struct wg_form_section){
			.title = wg_node_child(n, WG_EL_TITLE), .node = n,
			.id = wg_node_attr(n, WG_AT_XML_ID), .level = level,
			.items = items_of(p, n, number) };
		add_sections(p, all, n, level + 1, number);
	}
}

const struct wg_form *
wg_record_form(struct wg_project *p, const struct wg_document *d)
{
	struct wg_form *f = WG_NEW(p->arena, struct wg_form);
	struct sections all = { 0 };
	unsigned number = 0;

	add_sections(p, &all, d->root, 1, &number);
	*f = (struct wg_form){ .document = d,
		.code = wg_node_attr(d->root, WG_AT_CODE),
		.secrecy = wg_units_of(p,
		    wg_node_child(d->root, WG_EL_SECRECY), WG_EL_PARA),
		.sections = all.at, .n_sections = all.n,
		.staff = items_of(p,
		    wg_node_child(d->root, WG_EL_STAFF), NULL) };
	return f;
}
