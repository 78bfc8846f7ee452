/* What belongs to the terminal and to CI around the count. */
#include "cli/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "back/report/stats.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/out.h"
#include "build/job.h"
#include "model/progress.h"

#define COLUMNS 80 /* where nobody says how wide it is */

/* COLUMNS, as shells set it, then what the terminal says. */
static unsigned
terminal_columns(void)
{
	const char *value = getenv("COLUMNS");
	struct winsize size;
	uint32_t columns;

	if (value != NULL && wg_str_uint(wg_str(value), &columns) &&
	    columns > 0 && columns < 10000)
		return columns;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return COLUMNS;
}

/* TAG[/DOMAIN]:PERCENT, TAG may be "all". */
struct threshold {
	struct wg_str tag, domain;
	uint32_t percent;
};

static bool
read_threshold(struct wg_str word, struct threshold *t)
{
	struct wg_str rest = word;

	t->tag = wg_str_cut(&rest, ':');
	t->domain = t->tag;
	t->tag = wg_str_cut(&t->domain, '/');
	return t->tag.len > 0 && wg_str_uint(rest, &t->percent) &&
	    t->percent <= 100;
}

static int
domain_of(const struct wg_project *p, struct wg_str name)
{
	enum wg_domain d = wg_domain_named(p, name);

	return d == WG_DOMAIN_COUNT ? -1 : (int)d;
}

static void
hold(const struct threshold *t, const struct wg_progress *g, int domain,
    struct wg_diag *diag)
{
	uint32_t percent = wg_tally_percent(
	    domain < 0 ? &g->total : &g->domains[domain]);

	if (percent < t->percent)
		wg_report(diag, WG_D_COVERAGE_LOW, WG_NOWHERE,
		    "%.*s%s%.*s: %u %%, wanted: %u %%",
		    WG_ARG(g->edition->language->tag),
		    domain < 0 ? "" : "/", WG_ARG(t->domain),
		    (unsigned)percent, (unsigned)t->percent);
}

static bool
usage(const char *what, struct wg_str word)
{
	fprintf(stderr, "wegweiser: %s: %.*s\n%s\n", what, WG_ARG(word),
	    _("Try 'wegweiser stats --help'."));
	return false;
}

static bool
hold_thresholds(const struct wg_options *o, const struct wg_progresses *all,
    struct wg_diag *diag)
{
	for (size_t i = 0; i < o->thresholds.n; i++) {
		struct wg_str word = o->thresholds.at[i];
		struct threshold t;
		int domain = -1;
		bool found = false;

		if (!read_threshold(word, &t))
			return usage(_("not LANGUAGE:PERCENT"), word);
		if (t.domain.len > 0 && (domain = domain_of(all->project, t.domain)) < 0)
			return usage(_("no such area"), t.domain);
		for (size_t k = 0; k < all->n; k++) {
			if (!wg_str_is(t.tag, "all") &&
			    wg_language_lookup(
				&all->project->languages, t.tag) !=
				all->at[k].edition->language)
				continue;
			hold(&t, &all->at[k], domain, diag);
			found = true;
		}
		if (!found)
			return usage(_("no such language in locales/LINGUAS"),
			    t.tag);
	}
	return true;
}

/* Of all only the language with that tag; false: there is none. */
static bool
choose_language(struct wg_progresses *all, struct wg_str tag)
{
	for (size_t i = 0; i < all->n; i++)
		if (wg_str_eq(all->at[i].edition->language->tag, tag)) {
			all->at += i;
			all->n = 1;
			return true;
		}
	return false;
}

/*
 * Write the count of a loaded job in the format of the
 * options, and report [coverage-low] for every threshold that is not
 * reached.  False after a usage error, told on stderr.
 */
static bool
count_all(const struct wg_options *o, const struct wg_job *job,
    struct wg_out *out, struct wg_diag *diag)
{
	struct wg_progresses *all = wg_progress_count(job->arena,
	    job->project, job->editions, job->n_editions, job->today);
	const struct wg_table_options table = { .columns = terminal_columns(),
		.color = o->color_out, .language = o->language };

	if (!hold_thresholds(o, all, diag))
		return false;
	if (o->language.len > 0 && !choose_language(all, o->language))
		return usage(
		    _("no such language in locales/LINGUAS"), o->language);
	switch (o->stats) {
	case WG_STATS_JSON:
		wg_stats_json(out, all);
		break;
	case WG_STATS_CSV:
		wg_stats_csv(out, all);
		break;
	case WG_STATS_ICS: /* of review only */
	case WG_STATS_TABLE:
		wg_stats_table(out, job->arena, all, &table);
		break;
	}
	return true;
}

int
wg_run_stats(struct wg_run *r)
{
	struct wg_job job = wg_run_job(r);
	struct wg_diag_count count = { 0 }, low;
	struct wg_diag *own = wg_diag_open();
	struct wg_out out = { 0 }, hidden = { 0 };
	int status = WG_EXIT_USAGE;

	wg_job_load(&job);
	wg_run_spell_language(r, job.project);
	if (wg_job_is_blind(r->diag)) {
		/* What is not known cannot be counted. */
		status = wg_run_report(r, &count);
	} else if (count_all(&r->options, &job, &out, own)) {
		status = wg_run_put(&out);
		/* What is wrong is the matter of check, but not hidden. */
		r->options.diag.language = r->options.language;
		count = wg_diag_print(r->diag, &r->options.diag, &hidden);
		r->options.diag.language = WG_NONE;
		if (count.errors > 0 && !r->options.diag.quiet)
			fprintf(stderr,
			    _("%u errors; 'wegweiser check%s%.*s' shows "
			      "them\n"), count.errors,
			    r->options.language.len > 0 ? " -l " : "",
			    WG_ARG(r->options.language));
		wg_diag_close(r->diag);
		r->diag = own;
		own = NULL;
		if (wg_run_report(r, &low) != WG_EXIT_OK &&
		    status == WG_EXIT_OK)
			status = WG_EXIT_CONTENT;
	}
	wg_diag_close(own);
	wg_out_free(&out);
	wg_out_free(&hidden);
	wg_job_close(&job);
	return status;
}
