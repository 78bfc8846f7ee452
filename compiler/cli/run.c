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
	if (out.len > 0)
		fwrite(out.ptr, out.len, 1, data ? stdout : stderr);
	wg_out_free(&out);
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

bool
wg_run_find(struct wg_run *r)
{
	const char *start = wg_cstr(r->arena, r->options.directory);

	r->root = wg_find_root(r->arena, start);
	if (r->root.len > 0)
		return true;
	fprintf(stderr,
	    _("wegweiser: no project here: %s\nA project is a folder with "
	      "content/project.xml; name it with -C.\n"),
	    start);
	return false;
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
		.fonts = r->options.fonts.at, .n_fonts = r->options.fonts.n };
}

struct wg_str
wg_run_output(const struct wg_run *r)
{
	if (r->options.output.len > 0)
		return wg_str_dup(r->arena, r->options.output);
	return wg_str_fmt(r->arena, "%.*s/output", WG_ARG(r->root));
}

/* Whoever builds wants to see the result; 'check' tells every note. */
void
wg_run_be_brief(struct wg_run *r)
{
	r->options.diag.brief =
	    !wg_diag_format_is_data(r->options.diag.format);
}
