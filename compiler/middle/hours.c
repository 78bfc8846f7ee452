/* Comments are texts of the source like all others. */
#include "middle/hours.h"

#include "base/arena.h"
#include "model/node.h"
#include "values/hours.h"

static void
add_comment(struct wg_arena *a, struct wg_node *parent, struct wg_str comment,
    size_t at)
{
	struct wg_span span = parent->first->at;
	struct wg_node *n;

	if (at + comment.len <= span.length) {
		span.start += (uint32_t)at;
		span.length = (uint32_t)comment.len;
	}
	n = wg_node_new(a, WG_EL_HOURS_COMMENT, span);
	wg_node_append(n, wg_node_new_text(a, comment, span));
	wg_node_append(parent, n);
}

void
wg_hours_comments(
    struct wg_arena *a, struct wg_node *n, const struct wg_hours *hours)
{
	for (size_t i = 0; i < hours->n; i++) {
		struct wg_str comment = hours->rules[i].comment;

		if (wg_hours_comment_kind(comment) == WG_HOURS_OTHER_COMMENT)
			add_comment(a, n, comment,
			    (size_t)(comment.ptr - hours->text.ptr));
	}
}
