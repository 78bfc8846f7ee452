/*
 * A print job that stands in no file, or one that options change, is made up as
 * a w:print of its own, which then goes the way of all others.
 */
#include "cli/run.h"

#include <stdio.h>

#include "back/backend.h"
#include "back/pdf/prints.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/intl.h"
#include "base/near.h"
#include "base/out.h"
#include "cli/target.h"
#include "build/concern.h"
#include "build/job.h"
#include "model/lookup.h"
#include "model/product.h"
#include "store/ending.h"
#include "store/replace.h"

/* One PDF, asked for on the command line. */
struct request {
	struct wg_str id;        /* of a print job, or of a subject: the one
				  * that is looked at */
	struct wg_str product;   /* of a subject; empty: what it is for */
	struct wg_str languages; /* commas or blanks between tags and ids */
	struct wg_str offices;
	struct wg_str size;      /* empty: the usual one */
	struct wg_str profile;   /* empty: the job's */
	bool without_german, marks, tile;
	struct wg_str cover;
};

/* The word of a list that is meant, or WG_NONE. */
static struct wg_str
near_word(struct wg_str list, struct wg_str value)
{
	struct wg_near near = {
		.word = value, .limit = value.len < 4 ? 1 : 2,
	};

	while (list.len > 0) {
		struct wg_str word = wg_str_word(&list);

		while (wg_str_ends(word, WG_STR(",")))
			word.len--;
		if (word.len > 1)
			wg_near_try(&near, word);
	}
	return near.found;
}

static bool
no_such(const char *what, struct wg_str value, struct wg_str there_is)
{
	struct wg_str near = near_word(there_is, value);

	fprintf(stderr, "wegweiser: %s: %.*s", _(what), WG_ARG(value));
	if (near.len > 0)
		fprintf(stderr, _(" (did you mean %.*s?)"), WG_ARG(near));
	fputc('\n', stderr);
	fprintf(stderr, _("There is: %.*s.\n"), WG_ARG(there_is));
	return false;
}

/* Commas to blanks. */
static struct wg_str
words(struct wg_arena *a, struct wg_str list)
{
	char *copy = wg_alloc(a, list.len + 1);

	for (size_t i = 0; i < list.len; i++)
		copy[i] = list.ptr[i] == ',' ? ' ' : list.ptr[i];
	return wg_str_trim((struct wg_str){ copy, list.len });
}

static bool
has(struct wg_str list, struct wg_str word)
{
	while (list.len > 0)
		if (wg_str_eq(wg_str_word(&list), word))
			return true;
	return false;
}

static const struct wg_target *
find_subject(const struct wg_job *job, struct wg_str id)
{
	const struct wg_target *t = wg_project_find(job->project, id);
	struct wg_str near;

	if (t != NULL)
		return t;
	near = wg_project_near(job->project, id);
	fprintf(stderr, _("wegweiser: no such id: %.*s"), WG_ARG(id));
	if (near.len > 0)
		fprintf(stderr, _(" (did you mean %s?)"),
		    wg_cstr(job->arena, near));
	fprintf(stderr, "\n%s\n", _("Print jobs stand in content/prints/."));
	return NULL;
}

static bool
choose_product(struct wg_arena *a, const struct wg_document *subject,
    struct wg_str name, enum wg_product *product)
{
	if (name.len > 0) {
		*product = wg_product_named(name);
	} else {
		for (*product = 0; *product < WG_PRODUCT_COUNT &&
		     !wg_product_takes(*product, subject);)
			++*product;
	}
	if (*product == WG_PRODUCT_COUNT ||
	    !wg_product_takes(*product, subject))
		return no_such("no such product for that subject",
		    name.len > 0 ? name : subject->id, wg_products_list(a));
	return true;
}

static bool
check_languages(const struct wg_job *job, struct wg_str list)
{
	struct wg_str all = WG_NONE;

	for (size_t i = 1; i < job->n_editions; i++)
		all = wg_str_fmt(job->arena, "%.*s%s%.*s", WG_ARG(all),
		    i > 1 ? " " : "",
		    WG_ARG(job->editions[i]->language->tag));
	while (list.len > 0) {
		struct wg_str tag = wg_str_word(&list);

		if (tag.len > 0 && !has(all, tag))
			return no_such("no such language", tag, all);
	}
	return true;
}

/* The title of a job of the same kind, or that of its subject. */
static const struct wg_node *
title_for(const struct wg_project *p, enum wg_product product,
    const struct wg_document *subject)
{
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		if (d->kind == WG_KIND_PRINT &&
		    wg_read_print(NULL, d)->product == product)
			return d->title;
	}
	return subject->title;
}

/* Documents by their ids, which stand in a list. */
static struct wg_document_list
documents_named(struct wg_job *job, struct wg_str ids)
{
	struct wg_document_list list = { WG_NEW_ARRAY(
	    job->arena, ids.len + 1, const struct wg_document *), 0 };

	while (ids.len > 0) {
		const struct wg_document *d = wg_project_document(
		    job->project, WG_KIND_PLACE, wg_str_word(&ids));

		if (d != NULL)
			list.at[list.n++] = d;
	}
	return list;
}

static struct wg_language_list
languages_named(struct wg_job *job, struct wg_str tags)
{
	struct wg_language_list list = { WG_NEW_ARRAY(
	    job->arena, tags.len + 1, const struct wg_language *), 0 };

	while (tags.len > 0) {
		const struct wg_language *l = wg_language_lookup(
		    &job->project->languages, wg_str_word(&tags));

		if (l != NULL)
			list.at[list.n++] = l;
	}
	return list;
}

static bool
check_offices(struct wg_job *job, const struct wg_document *subject,
    struct wg_str ids)
{
	const struct wg_house *house = wg_read_house(NULL, subject);
	struct wg_str all = WG_NONE;

	for (size_t i = 0; i < house->n_offices; i++)
		if (house->offices[i].place != NULL)
			all = wg_str_fmt(job->arena, "%.*s%s%.*s", WG_ARG(all),
			    all.len > 0 ? " " : "",
			    WG_ARG(house->offices[i].place->id));
	while (ids.len > 0) {
		struct wg_str id = wg_str_word(&ids);

		if (!has(all, id))
			return no_such("the house has no such office", id, all);
	}
	return true;
}

static bool
refuse(const char *why)
{
	fprintf(stderr, "wegweiser: %s\n%s\n", _(why),
	    _("Try 'wegweiser print --help'."));
	return false;
}

/* What the options ask for must be there and go together: nothing that was
 * asked for is left out without a word. */
static bool
check_request(struct wg_job *job, const struct request *r,
    const struct wg_print_job *wanted)
{
	struct wg_str sizes = wg_str(wg_product_sizes(wanted->product));
	bool poster = wanted->product == WG_PRODUCT_POSTER;
	static const char profiles[] = "office black press";

	if (wg_product_is_hung(wanted->product) && wanted->n_heres == 0)
		return refuse(N_("where it hangs and what it shows the way to "
		    "stand in a print: 'wegweiser new print ID' begins one"));
	if (r->size.len > 0 && !has(sizes, r->size))
		return no_such("no such size", r->size, sizes);
	if (!check_languages(job, words(job->arena, r->languages)))
		return false;
	if (r->profile.len > 0 && !has(wg_str(profiles), r->profile))
		return no_such("no such profile", r->profile, wg_str(profiles));
	if (r->languages.len > 0 && wanted->languages.n > 1 &&
	    !wg_product_speaks_many(wanted->product))
		return refuse(N_("this product holds one language beside "
		    "German; name one"));
	if (r->languages.len > 0 && wanted->product == WG_PRODUCT_SPECIMEN)
		return refuse(N_("a specimen shows all languages; leave "
		    "--languages out"));
	if (r->offices.len > 0 && !poster)
		return refuse(N_("only a poster has offices to choose from"));
	if (r->without_german &&
	    (wg_product_speaks_many(wanted->product) || wanted->languages.n == 0))
		return refuse(N_("--without-german goes with a leaflet or "
		    "handbook and one of --languages"));
	return r->offices.len == 0 || check_offices(job, wanted->subject,
	    words(job->arena, r->offices));
}

static bool
changes(const struct request *r)
{
	return r->product.len > 0 || r->languages.len > 0 ||
	    r->offices.len > 0 || r->size.len > 0 || r->without_german ||
	    r->marks || r->tile || r->cover.len > 0 || r->profile.len > 0;
}

/* A job made of a subject, or of a job that the options change: a record that
 * stands in no source. */
static bool
make_up(struct wg_job *job, const struct request *r,
    const struct wg_document *from, struct wg_document *print)
{
	struct wg_arena *a = job->arena;
	bool own = from->kind == WG_KIND_PRINT;
	struct wg_print_job *record = WG_NEW(a, struct wg_print_job);

	if (own)
		*record = *wg_read_print(NULL, from);
	else
		*record = (struct wg_print_job){ .subject = from,
			.all_offices = true, .german = true };
	if (record->subject == NULL)
		return refuse(N_("the print job is made of nothing that there "
		    "is; wegweiser check tells more"));
	if ((!own || r->product.len > 0 ||
	    record->product == WG_PRODUCT_COUNT) &&
	    !choose_product(a, record->subject, r->product, &record->product))
		return false;
	record->document = print;
	if (r->size.len > 0)
		record->size = r->size;
	if (r->languages.len > 0)
		record->languages =
		    languages_named(job, words(a, r->languages));
	if (r->offices.len > 0) {
		record->all_offices = false;
		record->offices = documents_named(job, words(a, r->offices));
		record->offices_at = from->root->at;
	}
	record->german &= !r->without_german;
	if (r->profile.len > 0)
		record->profile = wg_profile_named(r->profile);
	record->tiled |= r->tile;
	if (r->cover.len > 0)
		record->cover = wg_cover_named(r->cover);
	record->marks |= r->marks || record->profile == WG_PROFILE_PRESS;
	if (!check_request(job, r, record))
		return false;
	*print = (struct wg_document){ .kind = WG_KIND_PRINT,
		.domain = from->domain,
		.id = from->id, .source = from->source,
		.root = from->root,
		.title = own && r->product.len == 0 ? from->title :
		    title_for(job->project, record->product, record->subject),
		.stand = from->stand, .review = from->review, .record = record };
	return true;
}

/* What the id names, with what the options change; NULL: it makes no sense,
 * which was told on stderr. */
static const struct wg_document *
find_print(struct wg_job *job, struct request *r, struct wg_str id)
{
	const struct wg_target *t = find_subject(job, id);
	struct wg_document *made_up = WG_NEW(job->arena, struct wg_document);

	if (t == NULL)
		return NULL;
	r->id = id;
	if (t->document->kind == WG_KIND_PRINT && !changes(r))
		return t->document;
	return make_up(job, r, t->document, made_up) ? made_up : NULL;
}

/*
 * Append the PDF of all that 'ids' name to 'out'; 'job' is loaded.  False: the
 * request makes no sense, which was told on stderr.  True with an empty 'out':
 * it could not be made, which is told in 'diag', as is all that it lacks.
 */
static bool
make(struct wg_job *job, struct request *r, const struct wg_str *ids,
    size_t n, struct wg_out *out, struct wg_diag *diag)
{
	struct wg_build build = { .project = job->project,
		.editions = job->editions, .n_editions = job->n_editions,
		.fonts = job->opened, .today = job->today };
	struct wg_task task = { .build = &build, .arena = job->arena,
		.diag = diag };
	const struct wg_document **prints =
	    WG_NEW_ARRAY(job->arena, n + 1, const struct wg_document *);

	if (n == 0) {
		fputs(_("wegweiser: which print? Name its id.\n"
			"Try 'wegweiser print --help'.\n"), stderr);
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		prints[i] = find_print(job, r, ids[i]);
		if (prints[i] == NULL)
			return false;
		wg_print_concerns(diag, job, prints[i]);
	}
	wg_build_begin(&build, job->arena);
	wg_prints_write(&task, prints, n, out);
	return true;
}

/* The PDF goes to the file, to standard output for "-", or to ID.pdf. */
static int
find_place(struct wg_run *r, struct wg_str id, struct wg_replacement *place)
{
	struct wg_str to = r->options.output;
	const char *why;

	if (wg_str_is(to, "-"))
		return WG_EXIT_OK;
	place->path = to.len > 0 ? wg_cstr(r->arena, to) :
	    wg_str_fmt(r->arena, "%.*s.pdf", WG_ARG(id)).ptr;
	why = wg_target_for_pdf(r->arena, r->root, place->path, &place->was);
	return why == NULL ? WG_EXIT_OK : wg_run_trouble(place->path, why);
}

static int
put_pdf(struct wg_run *r, struct wg_replacement *place, struct wg_out *pdf)
{
	enum wg_replaced done;

	if (place->path == NULL)
		return wg_run_put(pdf);
	place->bytes = wg_out_str(pdf);
	done = wg_replace(place);
	wg_ending_says(NULL);
	if (done != WG_REPLACED && done != WG_SAME)
		return wg_run_trouble(place->path, wg_replaced_say(done));
	if (!r->options.diag.quiet)
		fprintf(stderr, _("Written: %s\n"), place->path);
	return WG_EXIT_OK;
}

int
wg_run_print(struct wg_run *r)
{
	struct wg_job job = wg_run_job(r);
	const struct wg_options *o = &r->options;
	struct wg_str id = o->operands.n > 0 ? o->operands.at[0] : WG_NONE;
	struct request request = { .product = o->product,
		.languages = o->languages, .size = o->size,
		.offices = o->offices, .without_german = o->without_german,
		.marks = o->marks, .tile = o->tile, .cover = o->cover,
		.profile = o->profile };
	struct wg_out pdf = { 0 };
	struct wg_diag_count count;
	struct wg_replacement place = { .path = NULL };
	int status, put;

	status = id.len > 0 ? find_place(r, id, &place) : WG_EXIT_OK;
	if (status != WG_EXIT_OK)
		return status;
	wg_ending_says(_("stopped; nothing was written"));
	/* What is wrong elsewhere is not asked for: 'check' tells it, and
	 * build/concern.c what it does to this print. */
	job.diag = wg_diag_open();
	wg_job_load(&job);
	if (!wg_job_is_blind(job.diag) &&
	    !make(&job, &request, o->operands.at, o->operands.n, &pdf,
		r->diag)) {
		status = WG_EXIT_USAGE;
	} else if (wg_job_is_blind(job.diag)) {
		/* Nobody knows what would be missing in it. */
		wg_diag_copy(r->diag, job.diag);
		status = wg_run_report(r, &count);
	} else {
		status = wg_run_report(r, &count);
		put = pdf.len > 0 ? put_pdf(r, &place, &pdf) : WG_EXIT_CONTENT;
		status = put > status ? put : status;
	}
	wg_out_free(&pdf);
	wg_job_close(&job);
	wg_diag_close(job.diag); /* after what was taken from it was told */
	return status;
}
