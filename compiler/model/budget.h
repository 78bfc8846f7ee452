#ifndef WG_MODEL_BUDGET_H
#define WG_MODEL_BUDGET_H

#include "model/element.h"

/* The most characters a German text in this element may have; 0: any. */
unsigned wg_budget(enum wg_element);

#endif
