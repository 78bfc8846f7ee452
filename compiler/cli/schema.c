/* wegweiser schema */
#include "cli/run.h"

#include "back/schema/schema.h"
#include "base/out.h"

int
wg_run_schema(struct wg_run *r)
{
	struct wg_out out = { 0 };

	if (r->options.reference)
		wg_reference_write(&out);
	else
		wg_schema_write(&out);
	return wg_run_put(&out);
}
