/*
 * wegweiser review: documents by their day of review, and the hosts that links
 * lead to.  Nothing is fetched.  The calendar has no clock: its entries are as
 * old as their sources.
 */
#include "cli/run.h"

#include <stdio.h>
#include <stdlib.h>

#include "back/exports/exports.h"
#include "base/arena.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/map.h"
#include "base/out.h"
#include "build/load.h"
#include "model/attribute.h"
#include "model/record.h"
#include "values/calendar.h"
#include "values/value.h"

#define USUAL 60 /* days ahead */

struct due {
	const struct wg_document *document;
	struct wg_str day, by; /* until then, and whose it is */
	bool overdue;
};

struct host {
	struct wg_str name;
	unsigned links;
	struct WG_VEC(const struct wg_document *) documents;
};

struct review {
	struct wg_run *run;
	struct wg_arena *arena;
	const struct wg_project *project;
	struct WG_VEC(struct due) due;     /* the earliest first */
	struct WG_VEC(struct host) hosts;  /* by name */
	struct wg_map by_name;             /* → index + 1, while they are found */
	struct wg_out out;
};

static struct wg_str
whose(struct review *v, const struct wg_document *d)
{
	const struct wg_project *p = v->project;

	if (d->organiser.organisation != NULL &&
	    d->organiser.organisation->title != NULL)
		return wg_node_text(
		    v->arena, d->organiser.organisation->title);
	if (d->organiser.place != NULL)
		return d->organiser.place->name;
	return p->settings != NULL ? p->settings->name : WG_NONE;
}

static int
by_day(const void *a, const void *b)
{
	const struct due *x = a, *y = b;
	int order = wg_str_cmp(x->day, y->day);

	return order != 0 ? order :
	    wg_str_cmp(x->document->id, y->document->id);
}

static void
find_due(struct review *v)
{
	const struct wg_project *p = v->project;
	int64_t last = p->today + (v->run->options.days > 0 ?
		(int64_t)v->run->options.days : USUAL);

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		if (d->review.known && d->review.day <= last)
			WG_PUSH(v->arena, &v->due) = (struct due){ d,
				wg_date_write(v->arena, d->review),
				whose(v, d), wg_document_overdue(p, d) };
	}
	if (v->due.n > 0)
		qsort(v->due.at, v->due.n, sizeof(*v->due.at), by_day);
}

/* Links. */

static void
add_link(struct review *v, const struct wg_document *d, struct wg_str name)
{
	size_t i = (size_t)wg_map_get(&v->by_name, name);
	struct host *h;

	if (i == 0) {
		WG_PUSH(v->arena, &v->hosts) = (struct host){ .name = name };
		i = v->hosts.n;
		wg_map_put(v->arena, &v->by_name, name, (void *)i);
	}
	h = &v->hosts.at[i - 1];
	h->links++;
	if (h->documents.n == 0 ||
	    h->documents.at[h->documents.n - 1] != d)
		WG_PUSH(v->arena, &h->documents) = d;
}

static int
by_name(const void *a, const void *b)
{
	return wg_str_cmp(((const struct host *)a)->name,
	    ((const struct host *)b)->name);
}

static void
find_links(struct review *v)
{
	static const enum wg_attribute addresses[] = { WG_AT_XLINK_HREF,
		WG_AT_HREF };
	const struct wg_project *p = v->project;

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];

		for (const struct wg_node *n = d->root; n != NULL;
		     n = wg_node_next(n, d->root)) {
			for (size_t k = 0; k < 2; k++) {
				const struct wg_value *value =
				    wg_node_attr_value(n, addresses[k]);

				if (value != NULL)
					add_link(v, d, value->url.host);
			}
			if (n->element == WG_EL_URI &&
			    wg_node_value(n) != NULL)
				add_link(v, d, wg_node_value(n)->url.host);
		}
	}
	if (v->hosts.n > 0)
		qsort(v->hosts.at, v->hosts.n, sizeof(*v->hosts.at),
		    by_name);
}

/* For people. */

static bool
is_publishers(const struct review *v, const struct due *d)
{
	return v->project->settings != NULL &&
	    wg_str_eq(d->by, v->project->settings->name);
}

static void
put_table(struct review *v)
{
	wg_out_fmt(&v->out, "%s\n\n", v->due.n == 0 ?
	    _("Nothing is overdue, and nothing falls due.") :
	    _("To be looked at again, until:"));
	for (size_t i = 0; i < v->due.n; i++) {
		const struct due *d = &v->due.at[i];

		wg_out_fmt(&v->out, "%s %.*s  %.*s: %.*s",
		    d->overdue ? "!" : " ", WG_ARG(d->day),
		    WG_ARG(d->document->source->name),
		    WG_ARG(d->document->name));
		/* Nearly everything is the publisher's. */
		if (!is_publishers(v, d))
			wg_out_fmt(&v->out, " (%.*s)", WG_ARG(d->by));
		wg_out_byte(&v->out, '\n');
	}
	wg_out_fmt(&v->out, "%s%s\n\n", v->due.n > 0 ? "\n" : "",
	    _("Links that lead outside, by host:"));
	for (size_t i = 0; i < v->hosts.n; i++) {
		const struct host *h = &v->hosts.at[i];

		wg_out_fmt(&v->out, "%5u  %.*s ", h->links,
		    WG_ARG(h->name));
		for (size_t k = 0; k < h->documents.n && k < 3; k++)
			wg_out_fmt(&v->out, "%s %.*s", k > 0 ? "," : "",
			    WG_ARG(h->documents.at[k]->id));
		wg_out_puts(&v->out, h->documents.n > 3 ? " …\n" : "\n");
	}
}

/* For programs. */

static void
put_json(struct review *v)
{
	struct wg_json json = { .out = &v->out }, *j = &json;

	wg_json_object(j);
	wg_json_str(wg_json_key(j, "today"),
	    wg_days_write(v->arena, v->project->today));
	wg_json_array(wg_json_key(j, "review"));
	for (size_t i = 0; i < v->due.n; i++) {
		const struct due *d = &v->due.at[i];

		wg_json_object(j);
		wg_json_str(wg_json_key(j, "id"), d->document->id);
		wg_json_str(wg_json_key(j, "title"), d->document->name);
		wg_json_str(wg_json_key(j, "file"),
		    d->document->source->name);
		wg_json_str(wg_json_key(j, "by"), d->day);
		wg_json_str(wg_json_key(j, "whose"), d->by);
		wg_json_bool(wg_json_key(j, "overdue"), d->overdue);
		wg_json_end(j);
	}
	wg_json_end(j);
	wg_json_array(wg_json_key(j, "hosts"));
	for (size_t i = 0; i < v->hosts.n; i++) {
		const struct host *h = &v->hosts.at[i];

		wg_json_object(j);
		wg_json_str(wg_json_key(j, "host"), h->name);
		wg_json_int(wg_json_key(j, "links"), h->links);
		wg_json_array(wg_json_key(j, "documents"));
		for (size_t k = 0; k < h->documents.n; k++)
			wg_json_str(j, h->documents.at[k]->id);
		wg_json_end(j);
		wg_json_end(j);
	}
	wg_json_end(j);
	wg_json_end(j);
	wg_out_byte(&v->out, '\n');
}

/* What begins like a formula is none. */
static void
cell(struct wg_out *out, struct wg_str s, const char *end)
{
	static const char *const escapes[256] = { ['"'] = "\"\"" };

	wg_out_byte(out, '"');
	if (s.len > 0 && wg_str_find(WG_STR("=+-@\t\r"), s.ptr[0]) >= 0)
		wg_out_byte(out, '\'');
	wg_out_escaped(out, s, escapes);
	wg_out_fmt(out, "\"%s", end);
}

static void
put_csv(struct review *v)
{
	wg_out_puts(&v->out, "by,overdue,id,title,file,whose\r\n");
	for (size_t i = 0; i < v->due.n; i++) {
		const struct due *d = &v->due.at[i];

		cell(&v->out, d->day, ",");
		cell(&v->out, wg_str(d->overdue ? "yes" : "no"), ",");
		cell(&v->out, d->document->id, ",");
		cell(&v->out, d->document->name, ",");
		cell(&v->out, d->document->source->name, ",");
		cell(&v->out, d->by, "\r\n");
	}
}

static struct wg_str
compact(struct wg_arena *a, int64_t day)
{
	struct wg_day d = wg_day_of(day);

	return wg_str_fmt(a, "%04d%02d%02d", d.year, d.month, d.day);
}

/* An entry on the last day, for whoever has the calendar. */
static void
put_calendar(struct review *v)
{
	wg_card_raw(&v->out, "BEGIN", WG_STR("VCALENDAR"));
	wg_card_raw(&v->out, "VERSION", WG_STR("2.0"));
	wg_card_raw(&v->out, "PRODID", WG_STR("-//wegweiser//review//DE"));
	wg_card_raw(&v->out, "METHOD", WG_STR("PUBLISH"));
	for (size_t i = 0; i < v->due.n; i++) {
		const struct wg_document *d = v->due.at[i].document;

		wg_card_raw(&v->out, "BEGIN", WG_STR("VEVENT"));
		wg_card_text(&v->out, "UID", wg_str_fmt(v->arena,
		    "review-%.*s@wegweiser", WG_ARG(d->id)));
		wg_card_raw(&v->out, "DTSTAMP", wg_str_fmt(v->arena,
		    "%.*sT000000Z", WG_ARG(compact(v->arena,
			d->stand.known ? d->stand.day : 0))));
		wg_card_raw(&v->out, "DTSTART;VALUE=DATE",
		    compact(v->arena, d->review.day));
		wg_card_raw(&v->out, "DTEND;VALUE=DATE",
		    compact(v->arena, d->review.day + 1));
		wg_card_text(&v->out, "SUMMARY", wg_str_fmt(v->arena,
		    _("Look again: %.*s"), WG_ARG(d->name)));
		wg_card_text(&v->out, "DESCRIPTION", wg_str_fmt(v->arena,
		    "%.*s\n%.*s", WG_ARG(d->source->name),
		    WG_ARG(v->due.at[i].by)));
		wg_card_raw(&v->out, "TRANSP", WG_STR("TRANSPARENT"));
		wg_card_raw(&v->out, "END", WG_STR("VEVENT"));
	}
	wg_card_raw(&v->out, "END", WG_STR("VCALENDAR"));
}

int
wg_run_review(struct wg_run *r)
{
	static void (*const put[])(struct review *) = {
		[WG_STATS_TABLE] = put_table,
		[WG_STATS_JSON] = put_json,
		[WG_STATS_CSV] = put_csv,
		[WG_STATS_ICS] = put_calendar,
	};
	struct review v = { .run = r, .arena = r->arena };
	struct wg_str day = wg_run_today(r);
	struct wg_diag *told; /* by 'check' */
	bool blind;

	if (r->options.accept.len > 0)
		return wg_run_accept(r);
	told = wg_diag_open();
	v.project = wg_load(
	    r->arena, r->root, r->options.jobs, &day, told);
	blind = wg_job_is_blind(told);
	if (blind)
		wg_diag_merge(r->diag, told);
	else
		wg_diag_close(told);
	if (blind) {
		struct wg_diag_count count;

		return wg_run_report(r, &count);
	}
	find_due(&v);
	find_links(&v);
	put[r->options.stats](&v);
	return wg_run_put(&v.out);
}
