/* One function per command; what they do is in the rooms. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "back/schema/schema.h"
#include "back/tree/tree.h"
#include "base/intl.h"
#include "base/out.h"
#include "store/replace.h"
#include "store/stage.h"
#include "front/po/po.h"
#include "build/job.h"
#include "build/load.h"
#include "catalog/extract.h"
#include "catalog/new_language.h"
#include "catalog/update.h"
#include "cli/options.h"
#include "cli/print.h"
#include "cli/serving.h"
#include "cli/stats.h"
#include "text/locale.h"

/* What every command gets. */
struct run {
	struct wg_options options;
	struct wg_arena *arena;
	struct wg_diag *diag;
	struct wg_str root;
};

static int
trouble(const char *what, const char *why)
{
	fprintf(stderr, "wegweiser: %s: %s\n", what, _(why));
	return WG_EXIT_MACHINE;
}

static int
print_out(struct wg_out *out)
{
	bool ok = out->len == 0 || fwrite(out->ptr, out->len, 1, stdout) == 1;

	ok = fflush(stdout) == 0 && ok;
	wg_out_free(out);
	return ok ? WG_EXIT_OK : trouble(_("standard output"), strerror(errno));
}

/* Messages go to stderr, but what programs read is data. */
static int
print_diag(struct run *r, struct wg_diag_count *count)
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
static struct wg_str
today_of(const struct run *r)
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

static bool
find_project(struct run *r)
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

static struct wg_job
new_job(struct run *r)
{
	return (struct wg_job){ .arena = r->arena, .diag = r->diag,
		.root = r->root, .today = today_of(r),
		.jobs = r->options.jobs, .only = r->options.only,
		.language = r->options.command == WG_C_CHECK ?
		    r->options.language : WG_NONE,
		.flat = r->options.flat,
		.fonts = r->options.fonts.at, .n_fonts = r->options.fonts.n };
}

static struct wg_str
output_folder(const struct run *r)
{
	if (r->options.output.len > 0)
		return wg_str_dup(r->arena, r->options.output);
	return wg_str_fmt(r->arena, "%.*s/output", WG_ARG(r->root));
}

static void
print_summary(const struct run *r, const struct wg_job_summary *s,
    const struct wg_diag_count *count, const struct timespec *start,
    struct wg_str folder)
{
	struct timespec end;
	long ms;

	clock_gettime(CLOCK_MONOTONIC, &end);
	ms = (end.tv_sec - start->tv_sec) * 1000 +
	    (end.tv_nsec - start->tv_nsec) / 1000000;
	if (r->options.diag.quiet)
		return;
	fprintf(stderr,
	    _("%u pages in %u languages; files: %u new, %u changed, "
	      "%u unchanged, %u removed; %u errors, %u warnings; "
	      "%ld.%02ld s\nOpen %.*s/site/index.html\n"),
	    s->pages, s->languages, s->created, s->changed, s->unchanged,
	    s->removed, count->errors, count->warnings, ms / 1000,
	    ms % 1000 / 10, WG_ARG(folder));
	if (r->options.diag.brief && count->notes > 0)
		fprintf(stderr,
		    _("Notes: %u; 'wegweiser check' shows them.\n"),
		    count->notes);
}

/* Whoever builds wants to see the result; 'check' tells every note. */
static void
be_brief(struct run *r)
{
	r->options.diag.brief =
	    !wg_diag_format_is_data(r->options.diag.format);
}

static int
run_build(struct run *r)
{
	struct wg_job job = new_job(r);
	struct wg_job_summary summary;
	struct wg_str folder = output_folder(r), why;
	struct wg_diag_count count;
	struct timespec start;
	int status;
	bool ok;

	be_brief(r);
	clock_gettime(CLOCK_MONOTONIC, &start);
	wg_job_load(&job);
	ok = wg_job_build(&job, folder.ptr, &summary, &why);
	status = print_diag(r, &count);
	if (!ok) {
		fprintf(stderr, "wegweiser: %.*s\n", WG_ARG(why));
		status = WG_EXIT_MACHINE;
	} else {
		print_summary(r, &summary, &count, &start, folder);
	}
	wg_job_close(&job);
	return status;
}

/* With a language it is for translators: what stands in the sources, or goes
 * wrong in another language, is nothing they could mend. */
static int
run_check(struct run *r)
{
	struct wg_job job = new_job(r);
	struct wg_str tag = r->options.language;
	bool texts = wg_str_is(job.only, "none") ||
	    (tag.len > 0 && job.only.len == 0);
	struct wg_job_summary summary;
	struct wg_diag_count count;
	struct wg_str why;
	size_t languages;
	int status;

	r->options.diag.language = tag;
	if (texts) {
		languages = wg_job_check_texts(&job);
	} else {
		wg_job_load(&job);
		languages = job.n_editions;
	}
	if (tag.len > 0 && languages < 2) {
		fprintf(stderr,
		    _("wegweiser: no such language in locales/LINGUAS: "
		      "%.*s\n"), WG_ARG(tag));
		wg_job_close(&job);
		return WG_EXIT_USAGE;
	}
	if (tag.len == 0)
		wg_load_style(r->arena, r->root, job.project, r->diag);
	if (!texts)
		wg_job_build(&job, NULL, &summary, &why);
	status = print_diag(r, &count);
	if (!r->options.diag.quiet &&
	    !wg_diag_format_is_data(r->options.diag.format))
		fprintf(stderr, _("%u errors, %u warnings\n"), count.errors,
		    count.warnings);
	wg_job_close(&job);
	return status;
}

static int
run_catalogs(struct run *r)
{
	struct wg_str day = today_of(r);
	struct wg_project *p = wg_load(
	    r->arena, r->root, r->options.jobs, &day, r->diag);
	const char *folder =
	    wg_str_fmt(r->arena, "%.*s/locales", WG_ARG(r->root)).ptr;
	struct wg_update_count n = { 0 };
	struct wg_diag_count count;
	int status;
	bool ok;

	if (r->options.command == WG_C_EXTRACT)
		ok = wg_extract_all(
		    p, folder, r->options.dry_run, &n, r->diag);
	else
		ok = wg_update(p, folder, r->options.jobs,
		    &(struct wg_update_options){ .dry_run = r->options.dry_run,
			.drop_obsolete = r->options.drop_obsolete }, &n,
		    r->diag);
	status = print_diag(r, &count);
	if (!ok)
		return WG_EXIT_MACHINE;
	if (!r->options.diag.quiet)
		fprintf(stderr,
		    r->options.dry_run ?
			_("%u files would be written, %u unchanged; messages "
			  "in all languages: %u new, %u fuzzy, %u kept under "
			  "a new msgid, %u obsolete\n") :
			_("%u files written, %u unchanged; messages in all "
			  "languages: %u new, %u fuzzy, %u kept under a new "
			  "msgid, %u obsolete\n"),
		    n.written, n.unchanged, n.empty, n.fuzzy, n.carried,
		    n.dropped);
	return status;
}

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

static int
run_new(struct run *r)
{
	struct wg_str today = today_of(r), tag;
	const char *folder =
	    wg_str_fmt(r->arena, "%.*s/locales", WG_ARG(r->root)).ptr;
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
	p = wg_load(r->arena, r->root, r->options.jobs, &today, r->diag);
	done = wg_new_language(p, folder, tag, r->options.dry_run, &n, &near,
	    r->diag);
	if (done == WG_NEW_UNKNOWN)
		return tell_unknown(tag, near);
	if (done == WG_NEW_SOURCE)
		return usage("the source language needs no translation");
	status = print_diag(r, &count);
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

/* The PDF goes to the file, to standard output for "-", or to ID.pdf. */
static int
put_pdf(struct run *r, struct wg_str id, struct wg_out *pdf)
{
	struct wg_str to = r->options.output;
	const char *path = to.len > 0 ? wg_cstr(r->arena, to) :
	    wg_str_fmt(r->arena, "%.*s.pdf", WG_ARG(id)).ptr;

	if (wg_str_is(to, "-"))
		return print_out(pdf);
	if (wg_replace(path, wg_out_str(pdf), false) == WG_NOT_REPLACED)
		return trouble(path, strerror(errno));
	if (!r->options.diag.quiet)
		fprintf(stderr, _("Written: %s\n"), path);
	return WG_EXIT_OK;
}

static int
run_print(struct run *r)
{
	struct wg_job job = new_job(r);
	const struct wg_options *o = &r->options;
	struct wg_str id = o->operands.n > 0 ? o->operands.at[0] : WG_NONE;
	struct wg_print_request request = { .id = id, .product = o->product,
		.languages = o->languages, .size = o->size,
		.offices = o->offices, .without_german = o->without_german,
		.marks = o->marks };
	struct wg_out pdf = { 0 };
	struct wg_diag_count count;
	int status, put;

	/* What is wrong elsewhere is not asked for: 'check' tells it. */
	job.diag = wg_diag_open();
	wg_job_load(&job);
	if (!wg_print_make(&job, &request, &pdf, r->diag)) {
		status = WG_EXIT_USAGE;
	} else {
		status = print_diag(r, &count);
		put = pdf.len > 0 ? put_pdf(r, id, &pdf) : WG_EXIT_CONTENT;
		status = put > status ? put : status;
	}
	wg_out_free(&pdf);
	wg_job_close(&job);
	wg_diag_close(job.diag);
	return status;
}

static int
run_rollback(struct run *r)
{
	struct wg_str folder = output_folder(r);
	enum wg_stage_error error;

	if (wg_stage_rollback(folder.ptr, &error))
		return WG_EXIT_OK;
	return trouble(folder.ptr, error == WG_STAGE_BUSY ?
		N_("another build is at work there") :
		N_("there is no earlier output"));
}

static int
run_serving(struct run *r)
{
	struct wg_job job = new_job(r);
	struct wg_serving serving = { .job = &job,
		.folder = output_folder(r), .port = r->options.port,
		.open = r->options.open, .preview = r->options.preview };

	be_brief(r);
	serving.diag = r->options.diag;
	return r->options.command == WG_C_WATCH ?
	    wg_watch_and_build(&serving) : wg_serve(&serving);
}

static int
run_tree(struct run *r)
{
	struct wg_job job = new_job(r);
	struct wg_tree_request request = { .language = r->options.language,
		.show = r->options.show, .ids = r->options.operands.at,
		.n_ids = r->options.operands.n };
	struct wg_out out = { 0 };
	struct wg_diag_count count;
	int status;

	wg_job_load(&job);
	request.fonts = job.opened;
	request.editions = job.editions;
	request.n_editions = job.n_editions;
	if (!wg_tree_write(&request, job.project, &out, r->diag))
		status = WG_EXIT_USAGE;
	else
		status = print_out(&out);
	wg_out_free(&out);
	if (print_diag(r, &count) != WG_EXIT_OK && status == WG_EXIT_OK)
		status = WG_EXIT_CONTENT;
	wg_job_close(&job);
	return status;
}

static int
run_stats(struct run *r)
{
	struct wg_job job = new_job(r);
	struct wg_diag_count count = { 0 }, low;
	struct wg_diag *own = wg_diag_open();
	struct wg_out out = { 0 }, hidden = { 0 };
	int status = WG_EXIT_USAGE;

	wg_job_load(&job);
	if (wg_stats_run(&r->options, &job, &out, own)) {
		status = print_out(&out);
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
		wg_diag_merge(r->diag = wg_diag_open(), own);
		if (print_diag(r, &low) != WG_EXIT_OK &&
		    status == WG_EXIT_OK)
			status = WG_EXIT_CONTENT;
	}
	wg_out_free(&out);
	wg_out_free(&hidden);
	wg_job_close(&job);
	return status;
}

static int
run_schema(struct run *r)
{
	struct wg_out out = { 0 };

	if (r->options.reference)
		wg_reference_write(&out);
	else
		wg_schema_write(&out);
	return print_out(&out);
}

/* Paragraphs of an explanation, filled to 76 columns. */
static void
print_filled(struct wg_str text)
{
	while (text.len > 0) {
		struct wg_str line = wg_str_cut(&text, '\n');
		size_t column = 0;

		while (line.len > 0) {
			struct wg_str word = wg_str_word(&line);
			size_t width = wg_columns(word, 1);

			if (column > 0 && column + 1 + width > 76) {
				putchar('\n');
				column = 0;
			}
			printf("%s%.*s", column > 0 ? " " : "", WG_ARG(word));
			column += width + (column > 0);
		}
		putchar('\n');
	}
}

static int
run_explain(struct run *r)
{
	if (r->options.operands.n == 0) {
		for (unsigned i = 0; i < WG_D_COUNT; i++) {
			const struct wg_diag_kind *k =
			    wg_diag_kind((enum wg_diag_id)i);

			printf("%-24s %-8s %s\n", k->code,
			    wg_severity_word(k->severity), _(k->phrase));
		}
		return WG_EXIT_OK;
	}
	for (size_t i = 0; i < r->options.operands.n; i++) {
		struct wg_str code = r->options.operands.at[i], near;
		const struct wg_diag_kind *k = wg_diag_lookup(code, &near);

		if (k == NULL) {
			fprintf(stderr, _("wegweiser: no such code: %.*s"),
			    WG_ARG(code));
			if (near.len > 0)
				fprintf(stderr, _(" (did you mean %s?)"),
				    near.ptr);
			fprintf(stderr, "\n%s\n",
			    _("'wegweiser explain' lists them all."));
			return WG_EXIT_USAGE;
		}
		printf("%s (%s)\n%s\n\n", k->code,
		    wg_severity_word(k->severity), _(k->phrase));
		print_filled(wg_str(_(k->explanation)));
	}
	return WG_EXIT_OK;
}

static const struct {
	int (*run)(struct run *);
	bool project; /* needs one */
} commands[WG_C_COUNT] = {
	[WG_C_BUILD] = { run_build, true },
	[WG_C_CHECK] = { run_check, true },
	[WG_C_EXTRACT] = { run_catalogs, true },
	[WG_C_UPDATE] = { run_catalogs, true },
	[WG_C_STATS] = { run_stats, true },
	[WG_C_SERVE] = { run_serving, true },
	[WG_C_WATCH] = { run_serving, true },
	[WG_C_NEW] = { run_new, true },
	[WG_C_PRINT] = { run_print, true },
	[WG_C_ROLLBACK] = { run_rollback, true },
	[WG_C_TREE] = { run_tree, true },
	[WG_C_SCHEMA] = { run_schema, false },
	[WG_C_EXPLAIN] = { run_explain, false },
};

int
main(int argc, char **argv)
{
	struct run run = { .arena = wg_arena_open(), .diag = wg_diag_open() };
	int status;

	wg_memory_keep();
	umask(022);
	wg_intl_begin();
	if (wg_options_read(run.arena, argc, argv, &run.options, &status)) {
		if (commands[run.options.command].project &&
		    !find_project(&run))
			status = WG_EXIT_USAGE;
		else
			status = commands[run.options.command].run(&run);
	}
	wg_diag_close(run.diag);
	wg_arena_close(run.arena);
	return status;
}
