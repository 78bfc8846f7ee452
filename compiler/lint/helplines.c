/* Names of numbers in lists. */
#include "lint/helplines.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/out.h"
#include "base/str.h"
#include "model/project.h"
#include "values/phone.h"
#include "values/value.h"

/* What a number is called, and where. */
struct naming {
	struct wg_str name;
	struct wg_span at;
};

/* What stands between a name and a number, or what else belongs to it. */
static const char parting[] = " :,;()-";

struct names {
	struct wg_arena *arena;
	struct wg_map of; /* by what is dialled → struct naming */
	struct wg_diag *diag;
};

/* The words of a term without its numbers and what parts the two. */
static struct wg_str
name_of(struct wg_arena *a, const struct wg_node *term)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	for (const struct wg_node *n = term; n != NULL;) {
		if (n->element == WG_EL_PHONE) {
			n = wg_node_skip(n, term);
			continue;
		}
		if (n->element == WG_EL_TEXT)
			wg_out_put(&out, n->text);
		n = wg_node_next(n, term);
	}
	s = wg_str_collapse(a, wg_out_str(&out));
	wg_out_free(&out);
	while (s.len > 0 && memchr(parting, s.ptr[s.len - 1],
	    sizeof(parting) - 1) != NULL)
		s.len--;
	return s;
}

/* Is 'longer' the same name, or does it go on behind it: "Telefonseelsorge:
 * help in a crisis"? */
static bool
begins(struct wg_str longer, struct wg_str name)
{
	return wg_str_starts(longer, name) &&
	    (longer.len == name.len ||
	        memchr(parting, longer.ptr[name.len], sizeof(parting) - 1) !=
	            NULL);
}

static void
check_name(struct names *n, struct wg_str dial, struct wg_str name,
    struct wg_span at)
{
	const struct naming *known = wg_map_get(&n->of, dial);
	struct naming *first;

	if (name.len == 0)
		return;
	if (known == NULL) {
		first = WG_NEW(n->arena, struct naming);
		first->name = name;
		first->at = at;
		wg_map_put(n->arena, &n->of, dial, first);
		return;
	}
	if (begins(known->name, name) || begins(name, known->name))
		return;
	wg_report(n->diag, WG_D_HELPLINE_NAME, at, "%.*s: %.*s",
	    WG_ARG(dial), WG_ARG(name));
	wg_note(n->diag, known->at, "%.*s", WG_ARG(known->name));
}

static void
check_term(struct names *n, const struct wg_node *term)
{
	struct wg_str name = name_of(n->arena, term);

	for (const struct wg_node *k = term; k; k = wg_node_next(k, term))
		if (k->element == WG_EL_PHONE && k->first != NULL &&
		    k->first->read != NULL)
			check_name(n, k->first->read->phone.dial, name,
			    term->at);
}

void
wg_helplines_check(const struct wg_project *p, struct wg_diag *diag)
{
	struct names n = { .arena = wg_arena_open(), .diag = diag };

	for (size_t i = 0; i < p->n_helplines; i++) {
		const struct wg_helpline *h = &p->helplines[i];

		if (h->phone != NULL && h->title != NULL)
			check_name(&n, h->phone->dial,
			    name_of(n.arena, h->title), h->at);
	}
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_node *root = p->documents.at[i].root;

		for (const struct wg_node *k = root; k; k = wg_node_next(k, root))
			if (k->element == WG_EL_TERM)
				check_term(&n, k);
	}
	wg_arena_close(n.arena);
}
