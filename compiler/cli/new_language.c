/* wegweiser new language */
#include "cli/new.h"

#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"
#include "catalog/new_language.h"
#include "catalog/update.h"
#include "store/ending.h"

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

/* Its words may all have come with the program. */
static void
tell_next(struct wg_run *r, struct wg_str tag)
{
	struct wg_str words = wg_str_fmt(r->arena,
	    "%.*s/locales/%.*s/interface.po", WG_ARG(r->root), WG_ARG(tag));

	if (access(words.ptr, F_OK) == 0)
		fprintf(stderr,
		    _("Translate locales/%.*s/interface.po first.  "),
		    WG_ARG(tag));
	fprintf(stderr,
	    _("'wegweiser check -l %.*s' tells what is wrong, 'wegweiser "
	      "stats -l %.*s' what to do next.\n"),
	    WG_ARG(tag), WG_ARG(tag));
}

int
wg_new_language_catalogs(struct wg_run *r)
{
	struct wg_str tag;
	struct wg_update_count n = { 0 };
	const struct wg_language *near;
	const struct wg_project *p;
	struct wg_diag_count count;
	enum wg_new_language done;
	int status;

	status = wg_run_find(r);
	if (status != WG_EXIT_OK)
		return status;
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
		return wg_new_usage("the source language needs no translation");
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
		tell_next(r, tag);
	return status;
}
