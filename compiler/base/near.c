/* Each that is found leaves less room for the next; see near.h. */
#include "base/near.h"

bool
wg_near_try(struct wg_near *n, struct wg_str other)
{
	unsigned d;

	if (n->exact)
		return false;
	d = wg_str_distance(n->word, other, n->limit);
	if (d > n->limit)
		return false;
	n->found = other;
	n->exact = d == 0;
	n->limit = d > 0 ? d - 1 : 0;
	return true;
}
