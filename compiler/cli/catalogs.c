/* wegweiser extract, wegweiser update */
#include "cli/run.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/intl.h"
#include "catalog/extract.h"
#include "catalog/update.h"
#include "store/ending.h"

int
wg_run_catalogs(struct wg_run *r)
{
	struct wg_update_count n = { 0 };
	struct wg_diag_count count;
	struct wg_project *p;
	int status;
	bool ok;

	wg_ending_says(
	    _("stopped; catalogs that were not written yet are as they were"));
	p = wg_run_open_catalogs(r, r->options.drop_obsolete, &status);
	if (p == NULL)
		return status;
	if (r->options.command == WG_C_EXTRACT)
		ok = wg_extract_all(
		    p, r->root, r->options.dry_run, &n, r->diag);
	else
		ok = wg_update(p, r->root, r->options.jobs,
		    &(struct wg_update_options){ .dry_run = r->options.dry_run,
			.drop_obsolete = r->options.drop_obsolete }, &n,
		    r->diag);
	status = wg_run_report(r, &count);
	if (!ok)
		return WG_EXIT_MACHINE;
	if (!r->options.diag.quiet)
		fprintf(stderr,
		    r->options.dry_run ?
			_("%u files would be written, %u unchanged; messages "
			  "in all languages: %u new, %u fuzzy, %u kept under "
			  "a new msgid, %u from another catalog, %u "
			  "obsolete\n") :
			_("%u files written, %u unchanged; messages in all "
			  "languages: %u new, %u fuzzy, %u kept under a new "
			  "msgid, %u from another catalog, %u obsolete\n"),
		    n.written, n.unchanged, n.empty, n.fuzzy, n.carried,
		    n.moved, n.dropped);
	return status;
}
