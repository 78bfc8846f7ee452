/* Datatypes by name, and choices, which have no row. */
#include "model/datatype.h"

#include <string.h>
#include <strings.h>

#include "base/near.h"
#include "values/holidays.h"

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

/* What people write for a word of a choice, by German or by habit. */
static const struct {
	const char *said, *meant;
} habits[] = { { "ja", "yes" }, { "true", "yes" }, { "wahr", "yes" },
	{ "1", "yes" }, { "nein", "no" }, { "false", "no" }, { "falsch", "no" },
	{ "0", "no" }, { "telefon", "phone" }, { "tel", "phone" },
	{ "festnetz", "phone" }, { "handy", "mobile" },
	{ "landkreis", "kreis" }, { "stadt", "gemeinde" },
	{ "kommune", "gemeinde" }, { "verein", "traeger" } };

static bool
is_word(struct wg_str s, const char *word)
{
	return s.len == strlen(word) && !strncasecmp(s.ptr, word, s.len);
}

static bool
has_word(const char *choice, struct wg_str word)
{
	for (struct wg_str rest = wg_str(choice); rest.len > 0;)
		if (wg_str_eq(wg_str_cut(&rest, '|'), word))
			return true;
	return false;
}

/* Also "Niedersachsen", for the sign of the Land. */
static struct wg_str
habit(const char *choice, struct wg_str s)
{
	for (size_t i = 0; i < sizeof(habits) / sizeof(habits[0]); i++)
		if (is_word(s, habits[i].said) &&
		    has_word(choice, wg_str(habits[i].meant)))
			return wg_str(habits[i].meant);
	for (unsigned i = 0; i < WG_LAND_COUNT; i++) {
		struct wg_str code = wg_str(wg_land_code((enum wg_land)i));

		if (wg_str_distance(s, wg_str(wg_land_name((enum wg_land)i)),
			2) <= 2 && has_word(choice, code))
			return code;
	}
	return WG_NONE;
}

static bool
choose(const char *choice, struct wg_str s, struct wg_value *v,
    struct wg_value_error *e)
{
	/* Half of a word is another word: "ja" is not near to "no". */
	struct wg_near near = { .word = s, .limit = s.len < 4 ? 1 : 2 };

	v->text = s;
	wg_refuse(e, 0, s.len, choice);
	for (struct wg_str rest = wg_str(choice);
	     rest.len > 0 && !near.exact;)
		wg_near_try(&near, wg_str_cut(&rest, '|'));
	e->near = habit(choice, s);
	if (e->near.len == 0)
		e->near = near.found;
	return near.exact;
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
