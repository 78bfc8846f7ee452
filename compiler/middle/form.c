#include "middle/form.h"

#include "base/diag.h"
#include "middle/record_parts.h"
#include "model/form.h"
#include "values/value.h"

struct checker {
	struct wg_project *project;
	struct wg_diag *diag;
	struct wg_map names; /* of fields → the node that has it */
};

static void
take_out(struct wg_node *n)
{
	struct wg_node **link = &n->parent->first, *last = NULL;

	while (*link != n) {
		last = *link;
		link = &(*link)->next;
	}
	*link = n->next;
	if (n->parent->last == n)
		n->parent->last = last;
}

static struct wg_span
name_at(const struct wg_node *n, enum wg_attribute a)
{
	const struct wg_attr *attr = wg_node_attr_ref(n, a);

	return attr == NULL ? n->at : attr->value_at;
}

/* Options of one name, which a choice of one cannot tell apart either. */
static bool
options_differ(struct checker *c, const struct wg_node *choose)
{
	struct wg_map names = { 0 };

	for (const struct wg_node *n = wg_node_child(choose, WG_EL_OPTION); n;
	     n = wg_node_same(n)) {
		struct wg_str name = wg_node_attr(n, WG_AT_NAME);
		const struct wg_node *old = wg_map_get(&names, name);

		if (name.len == 0 || (old == NULL &&
			!wg_str_eq(name, WG_FORM_OTHER) &&
			!wg_str_eq(name, WG_FORM_OTHER_TEXT))) {
			wg_map_put(c->project->arena, &names, name, (void *)n);
			continue;
		}
		wg_report(c->diag, WG_D_FORM_NAME, name_at(n, WG_AT_NAME),
		    "%.*s", WG_ARG(name));
		if (old != NULL)
			wg_note(c->diag, name_at(old, WG_AT_NAME),
			    "the first one");
		return false;
	}
	return true;
}

static bool
can_choose(struct checker *c, const struct wg_node *item)
{
	const struct wg_node *choose = wg_node_child(item, WG_EL_CHOOSE);

	if (choose == NULL)
		return true;
	if (wg_count_children(choose, WG_EL_OPTION) +
	    wg_count_children(choose, WG_EL_OTHER) < 2) {
		wg_report(c->diag, WG_D_FORM_CHOICE, choose->at, "%.*s",
		    WG_ARG(wg_node_attr(item, WG_AT_XML_ID)));
		return false;
	}
	return options_differ(c, choose);
}

/* A number that is out of its limits is set to the next good one. */
static void
limit(struct checker *c, const struct wg_node *n, enum wg_attribute a,
    int least, int most)
{
	struct wg_attr *attr = (struct wg_attr *)wg_node_attr_ref(n, a);
	int count = wg_number_of(n, a), good;
	struct wg_value *value;

	if (attr == NULL || count < 0 || (count >= least && count <= most))
		return;
	good = count < least ? least : most;
	wg_report(c->diag, WG_D_FORM_NUMBER, attr->value_at, "%d; %d is used",
	    count, good);
	value = WG_NEW(c->project->arena, struct wg_value);
	*value = *attr->read;
	value->integer = (uint32_t)good;
	attr->read = value;
}

static bool
names_differ(struct checker *c, const struct wg_node *n)
{
	struct wg_arena *a = c->project->arena;
	const struct wg_form_item item = wg_record_item(c->project, n);
	size_t names;
	struct wg_str *all = wg_form_fields(a, &item, &names);

	for (size_t i = 0; i <= names; i++) {
		/* The id, too, where no field has it. */
		struct wg_str name = i == names ? item.id : all[i];
		const struct wg_node *old = wg_map_get(&c->names, name);

		if (old == NULL || old == n) {
			wg_map_put(a, &c->names, name, (void *)n);
			continue;
		}
		wg_report(c->diag, WG_D_FORM_NAME, name_at(n, WG_AT_XML_ID),
		    "%.*s", WG_ARG(name));
		wg_note(c->diag, name_at(old, WG_AT_XML_ID), "the first one");
		return false;
	}
	return true;
}

static bool
good_item(struct checker *c, const struct wg_document *d,
    const struct wg_node *n)
{
	if (d->kind != WG_KIND_FORM) {
		wg_report(c->diag, WG_D_FORM_ITEM, n->at, "%.*s",
		    WG_ARG(wg_node_attr(n, WG_AT_XML_ID)));
		return false;
	}
	limit(c, wg_node_child(n, WG_EL_WRITE_LINES), WG_AT_HOW_MANY, 2, 12);
	limit(c, wg_node_child(n, WG_EL_DIGIT_BOXES), WG_AT_DIGITS, 1, 8);
	return can_choose(c, n) && (wg_node_attr(n, WG_AT_XML_ID).len == 0 ||
	    names_differ(c, n));
}

void
wg_forms_check(struct wg_project *p, struct wg_diag *diag)
{
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];
		struct checker c = { p, diag, { 0 } };

		for (struct wg_node *n = d->root, *next; n; n = next) {
			next = wg_node_next(n, d->root);
			if (n->element != WG_EL_ITEM || good_item(&c, d, n))
				continue;
			next = wg_node_skip(n, d->root);
			take_out(n);
		}
	}
}
