/* Opening hours against themselves: what a rule changes is found by leaving
 * it out and by putting it last, over the days of two years. */
#include "lint/hours_order.h"

#include "base/arena.h"
#include "base/diag.h"
#include "model/project.h"
#include "model/record.h"
#include "values/hours.h"

#define DAYS_AHEAD 730
#define WINDOW 28 /* [day] */
#define HALF_A_DAY 720 /* [minute] */
#define MIDNIGHT 1440  /* [minute] */

struct hours {
	struct wg_arena *scratch;
	const struct wg_hours *value;
	const struct wg_holidays *holidays;
	struct wg_span at; /* of the value */
	int64_t today;
};

static struct wg_span
rule_span(const struct hours *h, const struct wg_hours_rule *rule)
{
	struct wg_span at = h->at;

	at.start += (uint32_t)rule->at;
	at.length = (uint32_t)rule->length;
	return at;
}

static bool
same_days(const struct hours *h, const struct wg_hours *other, int64_t first,
    int64_t end)
{
	size_t n, m;
	const struct wg_hours_span *a = wg_hours_spans(
	    h->scratch, h->value, h->holidays, NULL, first, end, &n);
	const struct wg_hours_span *b = wg_hours_spans(
	    h->scratch, other, h->holidays, NULL, first, end, &m);

	for (size_t i = 0; i < n && i < m; i++)
		if (a[i].from != b[i].from || a[i].to != b[i].to ||
		    a[i].state != b[i].state)
			return false;
	return n == m;
}

/* Mostly the first weeks tell. */
static bool
same(const struct hours *h, const struct wg_hours *other)
{
	int64_t end = h->today + DAYS_AHEAD, next;

	for (int64_t day = h->today; day < end; day = next) {
		next = day + WINDOW < end ? day + WINDOW : end;
		if (!same_days(h, other, day, next))
			return false;
	}
	return true;
}

/* All rules but 'i', and that one again at the end if it is to be last. */
static struct wg_hours
without(const struct hours *h, size_t i, bool last)
{
	struct wg_hours_rule *rules = WG_NEW_ARRAY(
	    h->scratch, h->value->n, struct wg_hours_rule);
	size_t n = 0;

	for (size_t k = 0; k < h->value->n; k++)
		if (k != i)
			rules[n++] = h->value->rules[k];
	if (last)
		rules[n++] = h->value->rules[i];
	return (struct wg_hours){ h->value->text, rules, n };
}

/* A rule that stands alone for its days is no mistake, even if it is over. */
static void
check_rule(const struct hours *h, size_t i, struct wg_diag *diag)
{
	const struct wg_hours_rule *rule = &h->value->rules[i];
	struct wg_hours left, moved;

	if (i + 1 == h->value->n || h->value->rules[i + 1].join !=
	    WG_HOURS_REPLACES || rule->join != WG_HOURS_REPLACES)
		return;
	left = without(h, i, false);
	moved = without(h, i, true);
	if (!same(h, &left) || same(h, &moved))
		return;
	wg_report(diag, WG_D_HOURS_REPLACED, rule_span(h, rule), "%.*s",
	    (int)rule->length, h->value->text.ptr + rule->at);
	wg_hint(diag, "what counts for some days only stands last; "
		      "more times of the same days stand behind a comma");
}

static void
check_night(const struct hours *h, const struct wg_hours_rule *rule,
    struct wg_diag *diag)
{
	for (uint8_t i = 0; i < rule->n_times; i++) {
		const struct wg_hours_time *t = &rule->times[i];

		if (t->no_end || t->to <= MIDNIGHT ||
		    t->to - t->from <= HALF_A_DAY)
			continue;
		wg_report(diag, WG_D_HOURS_NIGHT, rule_span(h, rule),
		    "%02u:%02u-%02u:%02u", t->from / 60u, t->from % 60u,
		    (t->to - MIDNIGHT) / 60u, (t->to - MIDNIGHT) % 60u);
	}
}

static void
check_contact(struct hours *h, const struct wg_contact *c,
    struct wg_diag *diag)
{
	if (c->hours == NULL)
		return;
	h->value = c->hours;
	h->at = c->hours_at;
	for (size_t i = 0; i < c->hours->n; i++) {
		check_rule(h, i, diag);
		check_night(h, &c->hours->rules[i], diag);
	}
}

void
wg_hours_order_check(const struct wg_project *p, struct wg_diag *diag)
{
	struct hours h = { .scratch = wg_arena_open(), .today = p->today };

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct wg_document *d = &p->documents.at[i];
		const struct wg_place *place;

		if (d->kind != WG_KIND_PLACE)
			continue;
		place = wg_read_place(NULL, d);
		h.holidays = NULL;
		for (size_t r = 0; r < p->regions.n; r++)
			if (h.holidays == NULL &&
			    wg_region_shows(&p->regions.at[r], d))
				h.holidays = &p->regions.at[r].holidays;
		check_contact(&h, &place->contact, diag);
		for (size_t k = 0; k < place->n_contacts; k++)
			check_contact(&h, &place->contacts[k], diag);
	}
	wg_arena_close(h.scratch);
}
