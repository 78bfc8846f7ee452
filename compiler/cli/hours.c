/*
 * wegweiser hours: how opening hours read in a language, and what they mean.
 * A value can be asked without a project, too: in German then, with the
 * holidays that all Länder have.
 */
#include "cli/run.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"
#include "build/load.h"
#include "facts/hours.h"
#include "facts/inline.h"
#include "model/former.h"
#include "model/lookup.h"
#include "model/record.h"
#include "text/locale.h"
#include "values/calendar.h"
#include "values/hours.h"
#include "values/value.h"

/* Under it is no file. */
#define NOWHERE "/dev/null"
#define MOST_DAYS 36600

struct asked {
	struct wg_run *run;
	struct wg_job job;
	const struct wg_edition *edition;
	struct wg_facts facts; /* of it */
	const struct wg_place *place;   /* or NULL: a value was given */
	struct wg_contact value;        /* of it */
	const struct wg_region *region; /* or NULL */
	struct wg_holidays holidays;
	int64_t first;
	struct wg_out out;
};

static bool
usage(const char *what, struct wg_str word)
{
	fprintf(stderr, "wegweiser: %s: %.*s\n%s\n", what, WG_ARG(word),
	    _("Try 'wegweiser hours --help'."));
	return false;
}

static bool
choose_language(struct asked *q)
{
	struct wg_str tag = q->run->options.language;

	q->edition = tag.len == 0 ? q->job.editions[0] :
	    wg_edition_find(q->job.editions, q->job.n_editions, tag);
	return q->edition != NULL || usage(_("no such language here"), tag);
}

/* The one that is named, or that shows the place, or the first. */
static bool
choose_region(struct asked *q)
{
	const struct wg_project *p = q->job.project;
	struct wg_str id = q->run->options.region;

	for (size_t i = p->regions.n; i-- > 0;) {
		const struct wg_region *r = &p->regions.at[i];

		if (id.len > 0 ? wg_str_eq(r->document->id, id) :
		    q->place == NULL ||
			wg_region_shows(r, q->place->document))
			q->region = r;
	}
	q->holidays = q->region != NULL ? q->region->holidays :
	    (struct wg_holidays){ .land = WG_LAND_COUNT };
	return id.len == 0 || q->region != NULL ||
	    usage(_("no such region"), id);
}

/* "kreishaus" is meant as an id; "off", "8-12" and "sunrise-sunset" are
 * values, good or bad ones. */
static bool
looks_like_id(struct wg_arena *a, struct wg_str s)
{
	return s.len > 2 && wg_is_id(s) && !wg_hours_meant(a, s);
}

static int
no_such_place(struct asked *q, struct wg_str id)
{
	struct wg_str near = wg_project_near(q->job.project, id);
	const struct wg_document *d =
	    wg_project_document(q->job.project, WG_KIND_PLACE, near);

	fprintf(stderr, "wegweiser: %s: %.*s", _("no such place"), WG_ARG(id));
	if (d != NULL)
		fprintf(stderr, _(" (did you mean %s?)"),
		    wg_cstr(q->run->arena, near));
	fprintf(stderr, "\n%s\n", _("Try 'wegweiser hours --help'."));
	return WG_EXIT_USAGE;
}

/* A comment that is no word of ours is shown as it is written. */
static const struct wg_node **
comments_of(struct wg_arena *a, const struct wg_hours *h)
{
	const struct wg_node **units =
	    WG_NEW_ARRAY(a, h->n + 1, const struct wg_node *);

	for (size_t i = 0; i < h->n; i++) {
		struct wg_node *n =
		    wg_node_new(a, WG_EL_HOURS_COMMENT, WG_NOWHERE);

		wg_node_append(n, wg_node_new_text(
		    a, h->rules[i].comment, WG_NOWHERE));
		units[i] = n;
	}
	return units;
}

static int
read_operand(struct asked *q)
{
	struct wg_arena *a = q->run->arena;
	struct wg_str word = q->run->options.operands.at[0];
	const struct wg_document *d =
	    wg_project_document(q->job.project, WG_KIND_PLACE, word);
	struct wg_source *source = WG_NEW(a, struct wg_source);
	struct wg_hours *hours = WG_NEW(a, struct wg_hours);
	struct wg_value_error e;

	if (d != NULL) {
		q->place = wg_read_place(NULL, d);
		return WG_EXIT_OK;
	}
	if (q->run->root.len > 0 && looks_like_id(a, word))
		return no_such_place(q, word);
	word = wg_str_collapse(a, word);
	if (wg_hours_parse(a, word, hours, &e)) {
		q->value.hours = hours;
		q->value.hours_comments = comments_of(a, hours);
		return WG_EXIT_OK;
	}
	*source = (struct wg_source){ .name = WG_STR("VALUE"), .text = word };
	wg_report(q->run->diag, WG_D_XML_VALUE, (struct wg_span){ source,
	    (uint32_t)e.at, (uint32_t)e.length }, "\"%.*s\": %s",
	    WG_ARG(word), _(e.why));
	if (e.near.len > 0)
		wg_hint(q->run->diag, "did you mean %.*s?", WG_ARG(e.near));
	else if (e.advice != NULL)
		wg_hint(q->run->diag, "%s", _(e.advice));
	return WG_EXIT_CONTENT;
}

/* How it reads. */

static void
put_line(struct asked *q, const struct wg_fact_line *line)
{
	for (size_t i = 0; i < line->n; i++) {
		const struct wg_piece *p = &line->pieces[i];

		wg_out_put(&q->out, p->text);
		if (i + 1 < line->n)
			wg_out_put(&q->out, p->mark.len > 0 ? p->mark :
				WG_STR(" "));
	}
	wg_out_byte(&q->out, '\n');
}

static void
put_rows(struct asked *q, const struct wg_contact *c)
{
	size_t n;
	struct wg_fact_line *lines =
	    wg_facts_hours(&q->facts, q->run->arena, c, false, &n);

	for (size_t i = 0; i < n; i++)
		put_line(q, &lines[i]);
}

/* What it means. */

static void
put_minute(struct wg_out *out, int64_t minute)
{
	struct wg_day d = wg_day_of(minute / (24 * 60));
	int of_day = (int)(minute % (24 * 60));

	wg_out_fmt(out, "%04d-%02d-%02dT%02d:%02d", d.year, d.month, d.day,
	    of_day / 60, of_day % 60);
}

static struct wg_closed_days
closed_days(struct asked *q)
{
	size_t n = q->place == NULL ? 0 : q->place->closings.n;
	struct wg_closed_range *days =
	    WG_NEW_ARRAY(q->run->arena, n + 1, struct wg_closed_range);

	for (size_t i = 0; i < n; i++)
		days[i] = (struct wg_closed_range){
			q->place->closings.at[i].from,
			q->place->closings.at[i].to };
	return (struct wg_closed_days){ days, n };
}

static void
put_spans(struct asked *q, const struct wg_contact *c)
{
	int64_t days = q->run->options.days;
	struct wg_closed_days closed = closed_days(q);
	struct wg_hours_span *spans;
	size_t n;

	if (days > MOST_DAYS)
		days = MOST_DAYS;
	spans = wg_hours_spans(q->run->arena, c->hours, &q->holidays, &closed,
	    q->first, q->first + days, &n);
	for (size_t i = 0; i < n; i++) {
		put_minute(&q->out, spans[i].from);
		wg_out_byte(&q->out, '/');
		put_minute(&q->out, spans[i].to);
		wg_out_puts(&q->out, spans[i].state == WG_HOURS_OPEN ?
			" open\n" : " unknown\n");
	}
}

/* Holidays that nobody has told the dates of. */
static void
check_holidays(struct asked *q, const struct wg_hours *h)
{
	bool any = false, school = false;
	int last = wg_day_of(q->first + q->run->options.days - 1).year;

	for (size_t i = 0; i < h->n; i++)
		for (unsigned k = 0; k < h->rules[i].n_holidays; k++) {
			any = true;
			school |= h->rules[i].holidays[k].school;
		}
	if (any && q->holidays.land == WG_LAND_COUNT)
		wg_report(q->run->diag, WG_D_REGION_LAND,
		    q->region != NULL ? q->region->document->root->at :
		    WG_NOWHERE, NULL);
	else if (school)
		for (int y = wg_day_of(q->first).year; y <= last; y++)
			if (!wg_holidays_know(&q->holidays, y))
				wg_report(q->run->diag, WG_D_HOLIDAYS_YEAR,
				    WG_NOWHERE, "%s %d",
				    wg_land_name(q->holidays.land), y);
}

static void
tell(struct asked *q, const struct wg_contact *c)
{
	if (c->hours == NULL)
		return;
	if (c->title != NULL) {
		wg_out_put(&q->out, wg_inlines_text(
		    &q->facts, q->run->arena, c->title));
		wg_out_byte(&q->out, '\n');
	}
	if (q->run->options.days == 0) {
		put_rows(q, c);
		return;
	}
	check_holidays(q, c->hours);
	put_spans(q, c);
}

/* What its cards say around the hours: where they count, and when not. */
static void
tell_fact(struct asked *q, enum wg_fact_kind kind)
{
	size_t n;
	struct wg_fact *facts = wg_facts_of_place(
	    &q->facts, q->run->arena, q->place->document, &n);

	for (size_t i = 0; i < n && q->run->options.days == 0; i++)
		for (size_t k = 0; facts[i].kind == kind && k < facts[i].n;
		     k++)
			put_line(q, &facts[i].lines[k]);
}

static void
tell_place(struct asked *q)
{
	tell_fact(q, WG_FACT_MOVED);
	tell(q, &q->place->contact);
	tell_fact(q, WG_FACT_CLOSED);
	tell_fact(q, WG_FACT_HOURS_NOTE);
	for (size_t i = 0; i < q->place->n_contacts; i++)
		tell(q, &q->place->contacts[i]);
}

static int
answer(struct asked *q)
{
	int status = read_operand(q);

	if (status != WG_EXIT_OK)
		return status;
	if (!choose_language(q) || !choose_region(q))
		return WG_EXIT_USAGE;
	wg_days_read(q->job.today, &q->first);
	q->facts = wg_facts_open(NULL, q->edition, q->run->arena);
	if (q->place == NULL)
		tell(q, &q->value);
	else
		tell_place(q);
	return wg_run_put(&q->out);
}

int
wg_run_hours(struct wg_run *r)
{
	struct wg_diag *own = r->diag, *project = wg_diag_open();
	struct asked q = { .run = r };
	struct wg_diag_count count;
	int status;

	if (r->options.operands.n != 1) {
		fprintf(stderr, "%s\n%s\n",
		    _("wegweiser: hours of what? A value or the id of a "
		      "place is wanted"), _("Try 'wegweiser hours --help'."));
		return WG_EXIT_USAGE;
	}
	r->root = wg_find_root(
	    r->arena, wg_cstr(r->arena, r->options.directory));
	/* What else is wrong with the project is not asked here. */
	r->diag = project;
	q.job = wg_run_job(r);
	if (r->root.len == 0)
		q.job.root = WG_STR(NOWHERE);
	q.job.language = r->options.language.len > 0 ? r->options.language :
	    WG_STR("de");
	wg_job_load(&q.job);
	r->diag = own;
	/* Holidays that cannot be read are days like others. */
	if (r->root.len > 0 && wg_job_is_blind(project)) {
		wg_diag_copy(own, project);
		status = WG_EXIT_MACHINE;
	} else {
		status = answer(&q);
	}
	wg_out_free(&q.out);
	if (wg_run_report(r, &count) != WG_EXIT_OK && status == WG_EXIT_OK)
		status = WG_EXIT_CONTENT;
	wg_job_close(&q.job);
	wg_diag_close(project);
	return status;
}
