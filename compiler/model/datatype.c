/* Datatypes by name, and choices, which have no row. */
#include "model/datatype.h"

#include <string.h>

static const struct wg_datatype datatypes[] = {
#define WG_DATATYPE(name, reader, pattern, doc) { name, reader, pattern, doc },
#include "model/datatype.def"
};

#define N_DATATYPES (sizeof(datatypes) / sizeof(datatypes[0]))

const struct wg_datatype *
wg_datatypes(size_t *n)
{
	*n = N_DATATYPES;
	return datatypes;
}

const struct wg_datatype *
wg_datatype_lookup(const char *name)
{
	for (size_t i = 0; i < N_DATATYPES; i++)
		if (!strcmp(datatypes[i].name, name))
			return &datatypes[i];
	return NULL;
}

static bool
choose(const char *choice, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	unsigned limit = 2;

	v->text = s;
	wg_refuse(e, 0, s.len, choice);
	for (struct wg_str rest = wg_str(choice); rest.len > 0;) {
		struct wg_str one = wg_str_cut(&rest, '|');
		unsigned d = wg_str_distance(s, one, limit);

		if (wg_str_eq(one, s))
			return true;
		if (d <= limit) {
			e->near = one;
			limit = d > 0 ? d - 1 : 0;
		}
	}
	return false;
}

bool
wg_value_read(struct wg_arena *a, const char *type, struct wg_str text,
    struct wg_value *v, struct wg_value_error *e)
{
	const struct wg_datatype *t = wg_datatype_lookup(type);
	struct wg_str s = wg_str_trim(text);

	*v = (struct wg_value){ 0 };
	if (t == NULL ? choose(type, s, v, e) : t->read(a, s, v, e))
		return true;
	/* Nothing is offered that would be refused, too. */
	if (t != NULL && e->near.len > 0 && !t->read(a, e->near,
	    &(struct wg_value){ 0 }, &(struct wg_value_error){ 0 }))
		e->near = WG_NONE;
	if (s.len > 0)
		e->at += (size_t)(s.ptr - text.ptr);
	return false;
}
