/* One row for each element that is printed where there is little room. */
#include "model/budget.h"

unsigned
wg_budget(enum wg_element e)
{
	static const unsigned budgets[WG_EL_COUNT] = {
#define WG_BUDGET(element, characters) [WG_EL_##element] = characters,
#include "model/budget.def"
	};

	return budgets[e];
}
