/* Where signs hang, and what they point to. */
#include "middle/record_parts.h"

static enum wg_arrow
arrow_of(const struct wg_node *n)
{
	static const char *const names[WG_ARROW_COUNT] = {
#define WG_ARROW(id, name, pictogram, character) name,
#include "model/arrows.def"
	};
	unsigned i = 0;

	while (i < WG_ARROW_COUNT &&
	    !wg_str_is(wg_node_attr(n, WG_AT_ARROW), names[i]))
		i++;
	return (enum wg_arrow)i;
}

static enum wg_via
via_of(const struct wg_node *n)
{
	static const char *const names[] = { "stairs", "lift", "ramp" };
	unsigned i = 0;

	while (i < WG_VIA_COUNT &&
	    !wg_str_is(wg_node_attr(n, WG_AT_VIA), names[i]))
		i++;
	return (enum wg_via)i;
}

static struct wg_to
to_of(const struct wg_project *p, const struct wg_node *n)
{
	const struct wg_target *t =
	    wg_project_find(p, wg_node_attr(n, WG_AT_REF));

	return (struct wg_to){ .arrow = arrow_of(n), .via = via_of(n),
		.room = wg_node_attr(n, WG_AT_ROOM),
		.entrance = wg_node_attr(n, WG_AT_ENTRANCE),
		.floor = wg_node_attr(n, WG_AT_FLOOR),
		.place = t == NULL ? NULL : t->document,
		.title = wg_node_child(n, WG_EL_TITLE),
		.brief = wg_node_child(n, WG_EL_TITLEABBREV),
		.pictogram = wg_node_attr(wg_node_child(n,
		    WG_EL_USE_PICTOGRAM), WG_AT_NAME),
		.at = n->at };
}

static struct wg_here
here_of(struct wg_project *p, const struct wg_node *n)
{
	struct wg_to *to = WG_NEW_ARRAY(p->arena,
	    wg_count_children(n, WG_EL_TO) + 1, struct wg_to);
	struct wg_here here = { .floor = wg_node_attr(n, WG_AT_FLOOR),
		.entrance = wg_node_attr(n, WG_AT_ENTRANCE),
		.room = wg_node_attr(n, WG_AT_ROOM),
		.spot = wg_node_attr(n, WG_AT_SPOT), .to = to, .at = n->at };

	for (const struct wg_node *k = wg_node_child(n, WG_EL_TO); k;
	     k = wg_node_same(k))
		to[here.n_to++] = to_of(p, k);
	return here;
}

void
wg_heres_of(struct wg_project *p, struct wg_print_job *job,
    const struct wg_node *root)
{
	struct wg_here *heres = WG_NEW_ARRAY(p->arena,
	    wg_count_children(root, WG_EL_HERE) + 1, struct wg_here);

	job->heres = heres;
	for (const struct wg_node *n = wg_node_child(root, WG_EL_HERE); n;
	     n = wg_node_same(n))
		heres[job->n_heres++] = here_of(p, n);
}
