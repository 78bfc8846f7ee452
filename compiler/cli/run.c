/* What the commands share: what they are given, and how they say things. */
#include "cli/run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "build/load.h"
#include "cli/target.h"
#include "model/project.h"
#include "store/lock.h"
#include "store/replace.h"

int
wg_run_trouble(const char *what, const char *why)
{
	fprintf(stderr, "wegweiser: %s: %s\n", what, _(why));
	return WG_EXIT_MACHINE;
}

int
wg_run_put(struct wg_out *out)
{
	bool ok = out->len == 0 || fwrite(out->ptr, out->len, 1, stdout) == 1;

	ok = fflush(stdout) == 0 && ok;
	wg_out_free(out);
	return ok ? WG_EXIT_OK : wg_run_trouble(_("standard output"), strerror(errno));
}

/* Messages go to stderr, but what programs read is data. */
int
wg_run_report(struct wg_run *r, struct wg_diag_count *count)
{
	struct wg_out out = { 0 };
	bool data = wg_diag_format_is_data(r->options.diag.format);

	/* Only a run of all checks can tell that nothing was muted. */
	r->options.diag.unused = r->options.only.len == 0 &&
	    r->options.command == WG_C_CHECK;
	*count = wg_diag_print(r->diag, &r->options.diag, &out);
	if (data) {
		if (wg_run_put(&out) != WG_EXIT_OK)
			return WG_EXIT_MACHINE;
	} else {
		if (out.len > 0)
			fwrite(out.ptr, out.len, 1, stderr);
		wg_out_free(&out);
	}
	if (wg_job_is_blind(r->diag))
		return WG_EXIT_MACHINE;
	return count->errors > 0 ? WG_EXIT_CONTENT : WG_EXIT_OK;
}

/* What counts as today: the option, SOURCE_DATE_EPOCH, or empty. */
struct wg_str
wg_run_today(const struct wg_run *r)
{
	const char *value = getenv("SOURCE_DATE_EPOCH");
	uint32_t seconds;
	struct tm tm;
	time_t t;

	if (r->options.date.len > 0)
		return r->options.date;
	if (value == NULL || !wg_str_uint(wg_str(value), &seconds))
		return WG_NONE;
	t = seconds;
	gmtime_r(&t, &tm);
	return wg_str_fmt(r->arena, "%04d-%02d-%02d", tm.tm_year + 1900,
	    tm.tm_mon + 1, tm.tm_mday);
}

int
wg_run_find(struct wg_run *r)
{
	const char *start = wg_cstr(r->arena, r->options.directory);

	r->root = wg_find_root(r->arena, start);
	if (r->root.len > 0)
		return WG_EXIT_OK;
	if (errno != 0 && errno != ENOENT && errno != ENOTDIR)
		return wg_run_trouble(start, strerror(errno));
	if (r->options.station && !strcmp(start, "."))
		wg_run_projects_at_home(r);
	if (r->n_choices == 1)
		r->root = r->choices[0];
	if (r->n_choices > 0)
		return WG_EXIT_OK;
	fprintf(stderr,
	    _("wegweiser: no project here: %s\nA project is a folder with "
	      "content/project.xml; name it with -C.\n"),
	    start);
	return WG_EXIT_USAGE;
}

struct wg_job
wg_run_job(struct wg_run *r)
{
	return (struct wg_job){ .arena = r->arena, .diag = r->diag,
		.root = r->root, .today = wg_run_today(r),
		.jobs = r->options.jobs, .only = r->options.only,
		.language = r->options.command == WG_C_CHECK ?
		    r->options.language : WG_NONE,
		.flat = r->options.flat,
		.old_cards = r->options.old_cards,
		.fonts = r->options.fonts.at, .n_fonts = r->options.fonts.n };
}

void
wg_run_spell_language(struct wg_run *r, const struct wg_project *p)
{
	const struct wg_language *l =
	    wg_language_lookup(&p->languages, r->options.language);

	if (l != NULL)
		r->options.language = l->tag;
}

/* In locales/ and the folders of all languages. */
static void
clean_catalogs(struct wg_run *r, const char *folder)
{
	struct wg_str *names;
	size_t n;

	wg_replace_clean(folder);
	wg_folder_list(r->arena, folder, &names, &n);
	for (size_t i = 0; i < n; i++)
		wg_replace_clean(wg_str_fmt(r->arena, "%s/%.*s", folder,
		    WG_ARG(names[i])).ptr);
}

struct wg_project *
wg_run_open_catalogs(struct wg_run *r, bool drop_obsolete, int *status)
{
	struct wg_str day = wg_run_today(r);
	const char *folder =
	    wg_str_fmt(r->arena, "%.*s/locales", WG_ARG(r->root)).ptr;
	struct wg_diag_count count;
	struct wg_project *p;
	int lock; /* ends with the program */

	if (!wg_lock_catalogs(folder, true, &lock)) {
		*status = wg_run_trouble(
		    folder, N_("another wegweiser is at work there"));
		return NULL;
	}
	if (!r->options.dry_run)
		clean_catalogs(r, folder);
	p = wg_load(r->arena, r->root, r->options.jobs, &day, r->diag);
	if (!wg_job_is_blind(r->diag) && p->lost == 0 &&
	    !(drop_obsolete && wg_diag_has_errors(r->diag)))
		return p;
	*status = wg_run_report(r, &count);
	fprintf(stderr, "wegweiser: %s\n",
	    _("no catalog was written: messages of what is wrong above would "
	      "be lost"));
	return NULL;
}

bool
wg_run_output(const struct wg_run *r, struct wg_str *folder)
{
	const char *why;

	*folder = r->options.output.len > 0 ?
	    wg_str_dup(r->arena, r->options.output) :
	    wg_str_fmt(r->arena, "%.*s/output", WG_ARG(r->root));
	why = wg_target_for_output(r->arena, r->root, folder->ptr);
	if (why != NULL)
		wg_run_trouble(folder->ptr, why);
	return why == NULL;
}

/* Whoever builds wants to see the result; 'check' tells every note. */
void
wg_run_be_brief(struct wg_run *r)
{
	r->options.diag.brief =
	    !wg_diag_format_is_data(r->options.diag.format);
}
