/*
 * No gaps in tables: every block has a rule in every output, every attribute
 * that names something a row among the references.
 */
#include <check.h>
#include <string.h>

#include "compose/compose.h"
#include "middle/reference.h"
#include "model/element.h"
#include "suites.h"

static const struct {
	const char *name;
	bool (*rules)(enum wg_element);
	bool events; /* events and the imprint are shown by it, too */
} outputs[] = {
	{ "compose", wg_compose_rules, true },
	{ "compose in pairs", wg_compose_pair_rules, false },
};

static bool
may_hold(enum wg_element parent, enum wg_element e)
{
	const struct wg_content *c = wg_element_content(parent);

	for (size_t i = 0; i < c->n; i++)
		if (wg_particle_has(&c->particles[i], e))
			return true;
	return false;
}

static bool
is_block(enum wg_element e, bool events)
{
	return may_hold(WG_EL_ARTICLE, e) || may_hold(WG_EL_SECTION, e) ||
	    may_hold(WG_EL_NOTE, e) ||
	    (events && (may_hold(WG_EL_EVENT, e) || may_hold(WG_EL_NEWS, e) ||
			   may_hold(WG_EL_IMPRINT, e)));
}

/* A new element that an output does not know would be lost there. */
START_TEST(every_block_has_a_rule)
{
	unsigned n = 0;

	for (unsigned e = 1; e < WG_EL_COUNT; e++) {
		if (!is_block((enum wg_element)e, outputs[_i].events))
			continue;
		n++;
		ck_assert_msg(outputs[_i].rules((enum wg_element)e),
		    "%s has no rule for <%s>", outputs[_i].name,
		    wg_element_info((enum wg_element)e)->name);
	}
	ck_assert_uint_gt(n, 10);
}
END_TEST

static bool
is_reference(enum wg_element e, enum wg_attribute a)
{
	for (size_t i = 0; i < wg_n_references; i++)
		if (wg_references[i].element == e &&
		    wg_references[i].attribute == a)
			return true;
	return false;
}

/* Old names lead nowhere, and holidays are named by values/holidays.def. */
static bool
names_a_document(const struct wg_attribute_rule *a)
{
	return (!strcmp(a->type, "idref") || !strcmp(a->type, "ids")) &&
	    a->attribute != WG_AT_FORMER && a->attribute != WG_AT_HOLIDAYS;
}

/* What is not in the table is not checked, and missing in fingerprints. */
START_TEST(every_name_is_a_reference)
{
	unsigned n = 0;

	for (unsigned e = 1; e < WG_EL_COUNT; e++) {
		const struct wg_element_info *info =
		    wg_element_info((enum wg_element)e);

		for (size_t i = 0; i < info->n_attributes; i++) {
			const struct wg_attribute_rule *a =
			    &info->attributes[i];

			if (!names_a_document(a))
				continue;
			n++;
			ck_assert_msg(is_reference(
			    (enum wg_element)e, a->attribute),
			    "<%s>: no row in middle/reference.c for its "
			    "attribute of type %s", info->name, a->type);
		}
	}
	ck_assert_uint_eq(n, wg_n_references);
}
END_TEST

Suite *
rules_suite(void)
{
	Suite *s = suite_create("rules");
	TCase *t = tcase_create("blocks");

	tcase_add_loop_test(t, every_block_has_a_rule, 0,
	    sizeof(outputs) / sizeof(outputs[0]));
	tcase_add_test(t, every_name_is_a_reference);
	suite_add_tcase(s, t);
	return s;
}
