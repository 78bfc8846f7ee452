/* The count for programs: JSON and CSV. */
#include "back/report/stats.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/out.h"
#include "model/progress.h"

/* JSON. */

static void
json_states(struct wg_json *j, const char *key,
    const uint32_t by_state[WG_P_COUNT], uint32_t all)
{
	wg_json_object(wg_json_key(j, key));
	wg_json_int(wg_json_key(j, "all"), all);
	for (unsigned i = 0; i < WG_P_COUNT; i++)
		wg_json_int(
		    wg_json_key(j,
			wg_progress_info((enum wg_progress_state)i)->key),
		    by_state[i]);
	wg_json_end(j);
}

static void
json_tally(struct wg_json *j, const struct wg_tally *t)
{
	wg_json_int(wg_json_key(j, "percent"), wg_tally_percent(t));
	json_states(j, "strings", t->strings, wg_tally_strings(t));
	json_states(j, "words", t->words, wg_tally_words(t));
}

static void
json_documents(struct wg_json *j, const struct wg_progresses *all,
    const struct wg_progress *g)
{
	wg_json_array(wg_json_key(j, "documents"));
	for (size_t i = 0; i < all->project->documents.n; i++) {
		const struct wg_document *d = &all->project->documents.at[i];

		wg_json_object(j);
		wg_json_str(wg_json_key(j, "id"), d->id);
		wg_json_str(wg_json_key(j, "title"), d->name);
		wg_json_str(wg_json_key(j, "domain"),
		    wg_str(wg_domain_name(all->project, d->domain)));
		wg_json_int(wg_json_key(j, "reach"), all->reach[i]);
		json_tally(j, &g->documents[i]);
		wg_json_end(j);
	}
	wg_json_end(j);
}

static void
json_next(struct wg_json *j, const struct wg_project *p,
    const struct wg_progress *g)
{
	wg_json_array(wg_json_key(j, "next"));
	for (size_t i = 0; i < g->n_next; i++) {
		const struct wg_next *n = &g->next[i];

		wg_json_object(j);
		wg_json_str_or_null(wg_json_key(j, "id"),
		    n->document == NULL ? WG_NONE : n->document->id);
		wg_json_str(wg_json_key(j, "domain"),
		    wg_str(wg_domain_name(p, n->document == NULL ?
			    WG_DOMAIN_INTERFACE : n->document->domain)));
		wg_json_int(wg_json_key(j, "strings"), n->strings);
		wg_json_int(wg_json_key(j, "words"), n->words);
		wg_json_int(wg_json_key(j, "reach"), n->reach);
		wg_json_end(j);
	}
	wg_json_end(j);
}

static void
json_language(struct wg_json *j, const struct wg_progresses *all,
    const struct wg_progress *g)
{
	wg_json_object(j);
	wg_json_str(wg_json_key(j, "language"), g->edition->language->tag);
	wg_json_str(wg_json_key(j, "name"), g->edition->language->german);
	wg_json_object(wg_json_key(j, "total"));
	json_tally(j, &g->total);
	wg_json_end(j);
	wg_json_int(wg_json_key(j, "pages"), g->pages);
	wg_json_int(wg_json_key(j, "pages_public"), g->pages_public);
	wg_json_object(wg_json_key(j, "domains"));
	for (unsigned i = 0; i < all->project->n_domains; i++) {
		wg_json_object(wg_json_key(
		    j, wg_domain_name(all->project, (enum wg_domain)i)));
		json_tally(j, &g->domains[i]);
		wg_json_end(j);
	}
	wg_json_end(j);
	json_documents(j, all, g);
	json_next(j, all->project, g);
	wg_json_end(j);
}

/* Documents whose day of review has passed, in their order. */
static void
json_overdue(struct wg_json *j, const struct wg_progresses *all)
{
	wg_json_array(wg_json_key(j, "review_overdue"));
	for (size_t i = 0; i < all->project->documents.n; i++) {
		const struct wg_document *d = &all->project->documents.at[i];
		struct wg_day by;
		char text[40];

		if (!wg_document_overdue(all->project, d))
			continue;
		wg_json_object(j);
		wg_json_str(wg_json_key(j, "id"), d->id);
		by = wg_day_of(d->review.day);
		snprintf(text, sizeof(text), "%04d-%02d-%02d", by.year,
		    by.month, by.day);
		wg_json_str(wg_json_key(j, "by"), wg_str(text));
		wg_json_end(j);
	}
	wg_json_end(j);
}

void
wg_stats_json(struct wg_out *out, const struct wg_progresses *all)
{
	struct wg_json json = { .out = out }, *j = &json;

	wg_json_object(j);
	wg_json_str(wg_json_key(j, "today"), all->today);
	json_overdue(j, all);
	wg_json_array(wg_json_key(j, "languages"));
	for (size_t i = 0; i < all->n; i++)
		json_language(j, all, &all->at[i]);
	wg_json_end(j);
	wg_json_end(j);
	wg_out_byte(out, '\n');
}

/* CSV. */

static void
csv_cell(struct wg_out *out, struct wg_str s)
{
	bool formula = s.len > 0 &&
	    wg_str_find(WG_STR("=+-@\t\r"), s.ptr[0]) >= 0;
	bool quoted = wg_str_find(s, ',') >= 0 || wg_str_find(s, '"') >= 0 ||
	    wg_str_find(s, '\n') >= 0 || wg_str_find(s, '\r') >= 0;

	wg_out_puts(out, quoted ? "\"" : "");
	wg_out_puts(out, formula ? "'" : "");
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '"')
			wg_out_byte(out, '"');
		wg_out_byte(out, s.ptr[i]);
	}
	wg_out_puts(out, quoted ? "\"" : "");
}

static void
csv_head(struct wg_out *out)
{
	static const char *const units[] = { "strings", "words" };

	wg_out_puts(out, "language,level,id,title,domain,reach,percent");
	for (size_t u = 0; u < 2; u++) {
		wg_out_fmt(out, ",%s_all", units[u]);
		for (unsigned i = 0; i < WG_P_COUNT; i++)
			wg_out_fmt(out, ",%s_%s", units[u],
			    wg_progress_info((enum wg_progress_state)i)->key);
	}
	wg_out_byte(out, '\n');
}

struct csv_row {
	const struct wg_progress *progress;
	const char *level;
	struct wg_str id, title;
	const char *domain;
	uint32_t reach;
	const struct wg_tally *tally;
};

static void
csv_row(struct wg_out *out, const struct csv_row *r)
{
	csv_cell(out, r->progress->edition->language->tag);
	wg_out_fmt(out, ",%s,", r->level);
	csv_cell(out, r->id);
	wg_out_byte(out, ',');
	csv_cell(out, r->title);
	wg_out_fmt(out, ",%s,%u,%u", r->domain, (unsigned)r->reach,
	    (unsigned)wg_tally_percent(r->tally));
	wg_out_fmt(out, ",%u", (unsigned)wg_tally_strings(r->tally));
	for (unsigned i = 0; i < WG_P_COUNT; i++)
		wg_out_fmt(out, ",%u", (unsigned)r->tally->strings[i]);
	wg_out_fmt(out, ",%u", (unsigned)wg_tally_words(r->tally));
	for (unsigned i = 0; i < WG_P_COUNT; i++)
		wg_out_fmt(out, ",%u", (unsigned)r->tally->words[i]);
	wg_out_byte(out, '\n');
}

void
wg_stats_csv(struct wg_out *out, const struct wg_progresses *all)
{
	const struct wg_project *p = all->project;

	csv_head(out);
	for (size_t i = 0; i < all->n; i++) {
		const struct wg_progress *g = &all->at[i];

		csv_row(out, &(struct csv_row){ .progress = g,
		    .level = "language", .domain = "", .tally = &g->total,
		    .title = g->edition->language->german });
		for (unsigned d = 0; d < p->n_domains; d++)
			csv_row(out, &(struct csv_row){ .progress = g,
			    .level = "domain", .tally = &g->domains[d],
			    .domain = wg_domain_name(p, (enum wg_domain)d) });
		for (size_t d = 0; d < p->documents.n; d++) {
			const struct wg_document *doc = &p->documents.at[d];

			csv_row(out, &(struct csv_row){ .progress = g,
			    .level = "document", .id = doc->id,
			    .title = doc->name,
			    .domain = wg_domain_name(p, doc->domain),
			    .reach = all->reach[d],
			    .tally = &g->documents[d] });
		}
	}
}
