/* wegweiser new */
#include "cli/run.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/intl.h"
#include "catalog/new_language.h"
#include "catalog/update.h"
#include "store/ending.h"

static int
usage(const char *why)
{
	fprintf(stderr, "wegweiser: %s\n%s\n", _(why),
	    _("Try 'wegweiser new --help'."));
	return WG_EXIT_USAGE;
}

static int
tell_unknown(struct wg_str tag, const struct wg_language *near)
{
	fprintf(stderr, _("wegweiser: no such language: %.*s"), WG_ARG(tag));
	if (near != NULL)
		fprintf(stderr, _(" (did you mean %.*s, %.*s?)"),
		    WG_ARG(near->tag), WG_ARG(near->german));
	fprintf(stderr, "\n%s\n",
	    _("locales/languages.tsv lists those there are; a row more adds "
	      "one."));
	return WG_EXIT_USAGE;
}

int
wg_run_new(struct wg_run *r)
{
	struct wg_str tag;
	struct wg_update_count n = { 0 };
	const struct wg_language *near;
	const struct wg_project *p;
	struct wg_diag_count count;
	enum wg_new_language done;
	int status;

	if (r->options.operands.n != 2)
		return usage("say what, and its name: new language TAG");
	if (!wg_str_is(r->options.operands.at[0], "language"))
		return usage(wg_str_fmt(r->arena,
		    _("cannot begin a %.*s, but: new language TAG"),
		    WG_ARG(r->options.operands.at[0])).ptr);
	tag = r->options.operands.at[1];
	wg_ending_says(
	    _("stopped; catalogs that were not written yet are as they were"));
	p = wg_run_open_catalogs(r, false, &status);
	if (p == NULL)
		return status;
	done = wg_new_language(p, r->root, tag, r->options.dry_run, &n, &near,
	    r->diag);
	if (done == WG_NEW_DONE)
		tag = wg_language_lookup(&p->languages, tag)->tag;
	if (done == WG_NEW_UNKNOWN)
		return tell_unknown(tag, near);
	if (done == WG_NEW_SOURCE)
		return usage("the source language needs no translation");
	status = wg_run_report(r, &count);
	if (done == WG_NEW_FAILED)
		return WG_EXIT_MACHINE;
	if (!r->options.diag.quiet)
		fprintf(stderr,
		    r->options.dry_run ?
			_("%u files would be written (%u are there already): "
			  "the catalogs of %.*s, and its line in "
			  "locales/LINGUAS\n") :
			_("%u files written (%u were there already): the "
			  "catalogs of %.*s, and its line in "
			  "locales/LINGUAS\n"),
		    n.written, n.unchanged, WG_ARG(tag));
	if (!r->options.diag.quiet && !r->options.dry_run)
		fprintf(stderr,
		    _("Translate locales/%.*s/interface.po first.  'wegweiser "
		      "check -l %.*s' tells what is wrong, 'wegweiser stats "
		      "-l %.*s' what to do next.\n"),
		    WG_ARG(tag), WG_ARG(tag), WG_ARG(tag));
	return status;
}
