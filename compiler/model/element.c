/*
 * The tables of elements.def as arrays, and their content models compiled
 * from strings to bit sets before main() begins.
 */
#include "model/element.h"

#include <assert.h>
#include <string.h>

#include "base/near.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What another table says of an attribute, behind a mark between two. */
static const char products[] =
#define WG_PRODUCT(id, name, subjects, sizes, traits, doc) "|" #name
#include "model/products.def"
    ;
static const char product_docs[] =
#define WG_PRODUCT(id, name, subjects, sizes, traits, doc) \
	"; " #name " (" subjects "; " sizes "): " doc
#include "model/products.def"
    ;
#define PRODUCTS (products + 1)
#define PRODUCT_DOCS (product_docs + 2)

/* All attribute rules in one array; each remembers its element. */
static const struct {
	enum wg_element element;
	struct wg_attribute_rule rule;
} rules[] = {
#define REQUIRED true
#define OPTIONAL false
#define WG_ATTRIBUTE(element, attribute, type, need, doc) \
	{ WG_EL_##element, { WG_AT_##attribute, type, need, doc } },
#include "model/elements.def"
};

/* Those that every root has but the project's. */
static const struct wg_attribute_rule root_rules[] = {
#define WG_ROOT_ATTRIBUTE(attribute, type, need, doc) \
	{ WG_AT_##attribute, type, need, doc },
#include "model/elements.def"
#undef REQUIRED
#undef OPTIONAL
};

static const struct {
	const char *name, *members;
} classes[] = {
#define WG_CLASS(id, name, members) { name, members },
#include "model/elements.def"
};

static struct wg_element_info elements[WG_EL_COUNT] = {
	[WG_EL_TEXT] = { .name = "#text", .content = "" },
#define DB WG_NS_DB
#define W WG_NS_W
#define WG_ELEMENT(id, ns, name, tag, content, traits, doc) \
	[WG_EL_##id] = { ns, name, tag, content, traits, doc, NULL, 0 },
#include "model/elements.def"
#undef DB
#undef W
};

static const struct wg_attribute_info attributes[WG_AT_COUNT + 1] = {
#define W WG_NS_W
#define NONE WG_NS_NONE
#define XML WG_NS_XML
#define XLINK WG_NS_XLINK
#define WG_ATTRIBUTE_NAME(id, ns, name) [WG_AT_##id] = { ns, name },
#include "model/elements.def"
#undef W
#undef NONE
#undef XML
#undef XLINK
	[WG_AT_COUNT] = { WG_NS_NONE, "" },
};

static const char *const labels[WG_EL_COUNT] = {
	[WG_EL_TEXT] = "#text",
#define DB ""
#define W "w:"
#define WG_ELEMENT(id, ns, name, tag, content, traits, doc) \
	[WG_EL_##id] = ns name,
#include "model/elements.def"
#undef DB
#undef W
};

static const char *const attribute_labels[WG_AT_COUNT] = {
#define W "w:"
#define NONE ""
#define XML "xml:"
#define XLINK "xlink:"
#define WG_ATTRIBUTE_NAME(id, ns, name) [WG_AT_##id] = ns name,
#include "model/elements.def"
#undef W
#undef NONE
#undef XML
#undef XLINK
};

static struct wg_attribute_rule
    rule_array[COUNT(rules) + COUNT(root_rules) * WG_EL_COUNT];
static struct wg_content contents[WG_EL_COUNT];

enum wg_element
wg_element_lookup(enum wg_ns ns, struct wg_str name)
{
	for (unsigned i = 1; i < WG_EL_COUNT; i++)
		if (elements[i].ns == ns && wg_str_is(name, elements[i].name))
			return (enum wg_element)i;
	return WG_EL_TEXT;
}

enum wg_attribute
wg_attribute_lookup(enum wg_ns ns, struct wg_str name)
{
	for (unsigned i = 0; i < WG_AT_COUNT; i++)
		if (attributes[i].ns == ns &&
		    wg_str_is(name, attributes[i].name))
			return (enum wg_attribute)i;
	return WG_AT_COUNT;
}

enum wg_element
wg_element_of_tag(struct wg_str tag)
{
	for (unsigned i = 1; i < WG_EL_COUNT; i++)
		if (elements[i].tag != NULL && wg_str_is(tag, elements[i].tag))
			return (enum wg_element)i;
	return WG_EL_TEXT;
}

struct wg_str
wg_element_label(enum wg_element e)
{
	return wg_str(labels[e]);
}

struct wg_str
wg_attribute_label(enum wg_attribute a)
{
	return wg_str(attribute_labels[a]);
}

enum wg_element
wg_element_of_label(struct wg_str label)
{
	for (unsigned i = 1; i < WG_EL_COUNT; i++)
		if (wg_str_is(label, labels[i]))
			return (enum wg_element)i;
	return WG_EL_TEXT;
}

struct wg_str
wg_class_members(struct wg_str name)
{
	for (size_t i = 0; i < COUNT(classes); i++)
		if (wg_str_is(name, classes[i].name))
			return wg_str(classes[i].members);
	return WG_NONE;
}

static void
add_member(struct wg_particle *p, struct wg_str name)
{
	enum wg_element e;

	if (wg_str_starts(name, WG_STR("%"))) {
		struct wg_str members = wg_class_members(wg_str_from(name, 1));

		assert(members.len > 0);
		while (members.len > 0)
			add_member(p, wg_str_word(&members));
		return;
	}
	e = wg_element_of_label(name);
	assert(e != WG_EL_TEXT); /* elements.def does not define it */
	p->members[e / 64] |= (uint64_t)1 << e % 64;
}

static void
add_particle(struct wg_content *c, struct wg_str word)
{
	struct wg_particle *p = &c->particles[c->n];
	char last = word.ptr[word.len - 1];

	assert(c->n < COUNT(c->particles));
	c->n++;
	p->spelling = word.ptr;
	p->spelling_len = word.len;
	p->optional = last == '?' || last == '*';
	p->repeated = last == '*' || last == '+';
	if (p->optional || p->repeated)
		word.len--;
	if (word.ptr[0] == '(') {
		word = wg_str_head(wg_str_from(word, 1), word.len - 2);
		while (word.len > 0)
			add_member(p, wg_str_cut(&word, '|'));
	} else {
		add_member(p, word);
	}
}

static void
compile(enum wg_element e)
{
	struct wg_content *c = &contents[e];
	struct wg_str rest = wg_str(elements[e].content);

	while (wg_str_trim(rest).len > 0) {
		struct wg_str word = wg_str_word(&rest);

		if (wg_str_is(word, "#text"))
			c->text = true;
		else if (word.ptr[0] == '=')
			c->datatype = word.ptr + 1;
		else
			add_particle(c, word);
	}
}

/* Before main(), so that no thread ever sees a half-filled table. */
__attribute__((constructor)) static void
prepare(void)
{
	size_t n = 0;

	for (size_t i = 0; i < COUNT(rules); i++) {
		struct wg_element_info *info = &elements[rules[i].element];

		if (info->attributes == NULL)
			info->attributes = &rule_array[n];
		rule_array[n++] = rules[i].rule;
		info->n_attributes++;
		if (i + 1 < COUNT(rules) &&
		    rules[i + 1].element == rules[i].element)
			continue;
		for (size_t k = 0; k < COUNT(root_rules); k++)
			if ((info->traits & WG_ROOT) &&
			    rules[i].element != WG_EL_PROJECT) {
				rule_array[n++] = root_rules[k];
				info->n_attributes++;
			}
	}
	for (unsigned i = 1; i < WG_EL_COUNT; i++)
		compile((enum wg_element)i);
}

const struct wg_element_info *
wg_element_info(enum wg_element e)
{
	return &elements[e];
}

const struct wg_attribute_info *
wg_attribute_info(enum wg_attribute a)
{
	return &attributes[a];
}

const struct wg_content *
wg_element_content(enum wg_element e)
{
	return &contents[e];
}

bool
wg_particle_has(const struct wg_particle *p, enum wg_element e)
{
	return p->members[e / 64] >> e % 64 & 1;
}

static bool
may_contain(enum wg_element parent, enum wg_element child)
{
	const struct wg_content *c = &contents[parent];

	if (parent == WG_EL_TEXT)
		return (elements[child].traits & WG_ROOT) != 0;
	for (size_t i = 0; i < c->n; i++)
		if (wg_particle_has(&c->particles[i], child))
			return true;
	return false;
}

struct wg_str
wg_element_near(struct wg_str name, enum wg_element parent)
{
	struct wg_near near = { .word = name, .limit = 2 };
	struct wg_str best = WG_NONE;

	for (unsigned i = 1; i < WG_EL_COUNT; i++)
		if (may_contain(parent, (enum wg_element)i) &&
		    wg_near_try(&near, wg_str(elements[i].name)))
			best = wg_str(labels[i]);
	return best;
}
