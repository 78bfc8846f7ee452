/* What `wegweiser new` left open stands in brackets, and would be published as
 * it stands there. */
#include "base/diag.h"
#include "lint/style.h"
#include "model/attribute.h"
#include "model/project.h"

/* One pair of brackets around all of it. */
static bool
is_bracketed(struct wg_str s)
{
	s = wg_str_trim(s);
	if (s.len < 3 || s.ptr[0] != '[' || s.ptr[s.len - 1] != ']')
		return false;
	s = wg_str_from(wg_str_head(s, s.len - 1), 1);
	return wg_str_find(s, '[') < 0 && wg_str_find(s, ']') < 0;
}

void
wg_check_unwritten(const struct wg_style_text *t)
{
	const struct wg_node *root = t->document->root;

	for (const struct wg_node *n = root; n; n = wg_node_next(n, root)) {
		bool whole = n->element == WG_EL_TEXT &&
		    n->parent->first == n && n->next == NULL;

		if (whole && is_bracketed(n->text))
			wg_report(t->diag, WG_D_TEXT_UNWRITTEN, n->at, "%.*s",
			    WG_ARG(wg_str_trim(n->text)));
		for (const struct wg_attr *a = n->attrs; a; a = a->next)
			if (is_bracketed(a->value))
				wg_report(t->diag, WG_D_TEXT_UNWRITTEN,
				    a->value_at, "%.*s",
				    WG_ARG(wg_str_trim(a->value)));
	}
}
