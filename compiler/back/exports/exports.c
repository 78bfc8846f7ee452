/* The order of things, and what the files share. */
#include "back/exports/exports.h"

#include "back/made.h"
#include "back/share.h"
#include "model/former.h"
#include "values/zone.h"

#define OCTETS 75 /* of a line: RFC 5545, 3.1; RFC 6350, 3.2 */

void
wg_card_raw(struct wg_out *out, const char *name, struct wg_str value)
{
	size_t column = wg_str(name).len + 1;

	wg_out_fmt(out, "%s:", name);
	for (size_t at = 0; at < value.len;) {
		size_t before = at;

		wg_utf8_next(value, &at);
		if (column + at - before > OCTETS) {
			wg_out_puts(out, "\r\n ");
			column = 1;
		}
		wg_out_put(out, wg_str_head(
			wg_str_from(value, before), at - before));
		column += at - before;
	}
	wg_out_puts(out, "\r\n");
}

void
wg_card_part(struct wg_out *value, struct wg_str text)
{
	static const char *const escapes[256] = { ['\\'] = "\\\\",
		[';'] = "\\;", [','] = "\\,", ['\n'] = "\\n", ['\r'] = "" };

	wg_out_escaped(value, text, escapes);
}

void
wg_card_text(struct wg_out *out, const char *name, struct wg_str text)
{
	struct wg_out value = { 0 };

	if (text.len == 0)
		return;
	wg_card_part(&value, text);
	wg_card_raw(out, name, wg_out_str(&value));
	wg_out_free(&value);
}

void
wg_card_words(struct wg_out *out, const char *name, struct wg_str text)
{
	static const char *const escapes[256] = { ['\\'] = "\\\\",
		[','] = "\\,", ['\n'] = "\\n", ['\r'] = "" };
	struct wg_out value = { 0 };

	if (text.len == 0)
		return;
	wg_out_escaped(&value, text, escapes);
	wg_card_raw(out, name, wg_out_str(&value));
	wg_out_free(&value);
}

void
wg_card_stand(struct wg_out *out, const char *name,
    const struct wg_exports *x, const struct wg_document *d)
{
	struct wg_out value = { 0 };

	wg_moment_ical(&value, x->zone,
	    (struct wg_moment){ .days = d->stand.day });
	wg_out_byte(&value, 'Z');
	wg_card_raw(out, name, wg_out_str(&value));
	wg_out_free(&value);
}

void
wg_fact_text(
    struct wg_out *out, const struct wg_fact *fact, const char *between)
{
	for (size_t i = 0; i < fact->n; i++) {
		const struct wg_fact_line *line = &fact->lines[i];

		if (i > 0)
			wg_out_puts(out, between);
		for (size_t k = 0; k < line->n; k++) {
			wg_out_put(out, line->pieces[k].text);
			wg_out_put(out, wg_behind_piece(line, k));
		}
	}
}

const struct wg_facts *
wg_exports_facts(const struct wg_exports *x, const struct wg_document *d)
{
	if (wg_edition_percent(x->edition, d) == 100)
		return &x->facts;
	return x->region->fallback ? x->facts.german : NULL;
}

void
wg_exports_file(struct wg_task *task, const struct wg_region *r,
    struct wg_out *out, struct wg_str name)
{
	struct wg_name_list ids = wg_ids_ever(task->arena, r->document);

	for (size_t i = 0; i < ids.n; i++)
		wg_group_put(task, wg_str_fmt(task->arena,
		    "site/exports/%.*s/%.*s", WG_ARG(ids.at[i]), WG_ARG(name)),
		    wg_out_str(out));
}

static void
region(struct wg_task *task, const struct wg_region *r,
    const struct wg_edition *e)
{
	struct wg_exports x = { .task = task, .arena = task->arena,
		.region = r, .edition = e,
		.zone = wg_zone_of(r->timezone) };

	x.facts = wg_facts_open(task, e, x.arena);
	wg_exports_events(&x);
	wg_exports_cards(&x);
	wg_exports_table(&x);
	if (e->language == task->build->project->source)
		wg_exports_mail(task, r);
}

static void
edition(struct wg_task *task, const struct wg_edition *e)
{
	const struct wg_project *p = task->build->project;

	for (size_t i = 0; i < p->regions.n; i++) {
		const struct wg_region *r = &p->regions.at[i];
		struct wg_task own = *task;
		struct wg_group group;

		if (!wg_makes_region(task->build, r) ||
		    !wg_region_speaks(r, e->language))
			continue;
		own.arena = wg_arena_open();
		if (!wg_group_begin(&own, &group, wg_str_fmt(own.arena,
			"exports/%.*s", WG_ARG(r->document->id)).ptr, e)) {
			region(&own, r, e);
			wg_group_end(&own);
		}
		wg_arena_close(own.arena);
	}
}

const struct wg_backend wg_exports_backend = {
	.name = "exports",
	.edition = edition,
};
