/* The facts of an event in words. */
#include "facts/event.h"

#include "facts/closing.h"
#include "facts/piece.h"
#include "text/locale.h"
#include "values/recurrence.h"

#define NEWS_DAYS 28 /* integreat-api.md §6.2 */

bool
wg_event_next(const struct wg_event *e, int64_t today, int64_t *day)
{
	*day = e->from;
	if (e->repeat == NULL)
		return e->known && e->to >= today;
	return e->known && wg_recurrence_next(
	    e->repeat, e->from, today - (e->to - e->from), day);
}

/* Facts. */

struct teller {
	const struct wg_facts *facts;
	struct wg_arena *arena;
	struct wg_pieces line;
	struct WG_VEC(struct wg_fact_line) lines;
	struct wg_fact *all;
	size_t n;
};

static struct wg_piece *
say(struct teller *t, struct wg_piece piece)
{
	WG_PUSH(t->arena, &t->line) = piece;
	return &t->line.at[t->line.n - 1];
}

static struct wg_piece *
say_word(struct teller *t, struct wg_str text)
{
	return say(t,
	    (struct wg_piece){ .text = text,
		.language = wg_facts_language(t->facts) });
}

static struct wg_piece *
say_label(struct teller *t, enum wg_label id, uint32_t n,
    const struct wg_label_arg *args)
{
	return say(t, wg_piece_label(t->facts, t->arena, id, n, args));
}

static void
end_line(struct teller *t)
{
	if (t->line.n > 0)
		WG_PUSH(t->arena, &t->lines) =
		    (struct wg_fact_line){ t->line.at, t->line.n };
	t->line = (struct wg_pieces){ 0 };
}

static void
end_fact(struct teller *t, enum wg_fact_kind kind, enum wg_label label,
    const char *pictogram)
{
	end_line(t);
	if (t->lines.n == 0)
		return;
	t->all[t->n] = (struct wg_fact){ .kind = kind,
		.pictogram = pictogram, .lines = t->lines.at,
		.n = t->lines.n };
	if (label != WG_L_COUNT)
		t->all[t->n].label =
		    wg_piece_label(t->facts, t->arena, label, 0, NULL);
	t->n++;
	t->lines.at = NULL;
	t->lines.n = t->lines.room = 0;
}

static struct wg_str
date_text(struct teller *t, const struct wg_locale *locale, int64_t day)
{
	return wg_locale_date(locale, t->arena, day);
}

/* Behind the last piece. */
static void
say_mark(struct teller *t, enum wg_separator mark)
{
	t->line.at[t->line.n - 1].mark =
	    wg_locale_separator(t->facts->locale, mark);
}

static void
say_day(struct teller *t, int64_t day)
{
	say_word(t, wg_locale_full_date(t->facts->locale, t->arena, day));
}

bool
wg_event_until_midnight(const struct wg_event *e)
{
	return !e->all_day && !e->open_end && e->to == e->from + 1 &&
	    e->to_minute == 0;
}

bool
wg_event_is_long(const struct wg_event *e)
{
	return e->to > e->from && !wg_event_until_midnight(e);
}

/* "16:00–18:00 Uhr", of one day. */
static void
say_times(struct teller *t, const struct wg_event *e)
{
	struct wg_str text = e->open_end ?
	    wg_locale_time(
		t->facts->locale, t->arena, e->from_minute) :
	    wg_locale_times(t->facts->locale, t->arena,
		e->from_minute,
		wg_event_until_midnight(e) ? 24 * 60 : e->to_minute);

	say(t, wg_piece_times(t->facts, text));
}

/* Behind the day or days: times, or "all day". */
static void
say_rest(struct teller *t, const struct wg_event *e)
{
	say_mark(t, WG_SEPARATOR_COMMA);
	if (e->all_day)
		say_label(t, WG_L_ALL_DAY, 0, NULL);
	else
		say_times(t, e);
	end_line(t);
}

static struct wg_str
date_and_time(struct teller *t, const struct wg_locale *l, struct wg_str date,
    int minutes)
{
	return wg_str_fmt(t->arena, "%.*s%.*s%.*s", WG_ARG(date),
	    WG_ARG(wg_locale_separator(l, WG_SEPARATOR_COMMA)),
	    WG_ARG(wg_locale_time(l, t->arena, minutes)));
}

/* Several days: from one to the other, with the time behind each. */
static void
say_range(struct teller *t, const struct wg_event *e, int64_t first)
{
	const struct wg_locale *locale =
	    wg_facts_of_label(t->facts, WG_L_FROM_TO_DATE)->locale;
	struct wg_str from = date_text(t, locale, first);
	struct wg_str to =
	    date_text(t, locale, first + (e->to - e->from));
	struct wg_label_arg args[] = { { "from", from }, { "to", to },
		{ NULL, WG_NONE } };

	if (!e->all_day) {
		args[0].value = date_and_time(t, locale, from, e->from_minute);
		args[1].value = date_and_time(t, locale, to, e->to_minute);
	}
	say_label(t, WG_L_FROM_TO_DATE, 0, args);
	if (e->weekdays_only) {
		say_mark(t, WG_SEPARATOR_COMMA);
		say_label(t, WG_L_WEEKDAYS_ONLY, 0, NULL);
	}
	end_line(t);
}

static void
say_nth(struct teller *t, const struct wg_recurrence *r)
{
	static const enum wg_label labels[] = { WG_L_LAST_WEEKDAY,
		WG_L_FIRST_WEEKDAY, WG_L_SECOND_WEEKDAY, WG_L_THIRD_WEEKDAY,
		WG_L_FOURTH_WEEKDAY };
	enum wg_label label = labels[r->nth < 0 ? 0 : r->nth];
	struct wg_label_arg args[] = { { "day", WG_NONE }, { NULL, WG_NONE } };
	unsigned day = 0;

	while (!(r->weekdays & 1u << day))
		day++;
	args[0].value =
	    wg_locale_weekday(wg_facts_of_label(t->facts, label)->locale, day);
	say_label(t, label, 0, args);
}

static void
say_repeat(struct teller *t, const struct wg_event *e)
{
	static const enum wg_label every[][2] = {
		[WG_DAILY] = { WG_L_EVERY_DAY, WG_L_EVERY_DAYS },
		[WG_WEEKLY] = { WG_L_EVERY_WEEK, WG_L_EVERY_WEEKS },
		[WG_MONTHLY] = { WG_L_COUNT, WG_L_EVERY_MONTHS },
		[WG_YEARLY] = { WG_L_EVERY_YEAR, WG_L_EVERY_YEARS },
	};
	const struct wg_recurrence *r = e->repeat;
	struct wg_label_arg args[] = { { "date", WG_NONE },
		{ NULL, WG_NONE } };

	enum wg_label often = every[r->frequency][r->interval > 1];

	/* The nth weekday says itself that it comes every month. */
	if (often != WG_L_COUNT)
		say_label(t, often, r->interval, NULL);
	if (often != WG_L_COUNT &&
	    (r->frequency == WG_WEEKLY || r->frequency == WG_MONTHLY))
		say_mark(t, WG_SEPARATOR_COLON);
	for (unsigned i = 0; i < 7 && r->frequency == WG_WEEKLY; i++) {
		if (!(r->weekdays & 1u << i))
			continue;
		say_word(t, wg_locale_weekday(t->facts->locale, i));
		say_mark(t, WG_SEPARATOR_LIST);
	}
	if (r->frequency == WG_MONTHLY)
		say_nth(t, r);
	if (wg_event_is_long(e)) {
		/* Its times are of two days, which the next one tells. */
		t->line.at[t->line.n - 1].mark = WG_NONE;
		end_line(t);
	} else {
		say_rest(t, e);
	}
	if (r->ends) {
		args[0].value = date_text(t,
		    wg_facts_of_label(t->facts, WG_L_UNTIL_DATE)->locale,
		    r->until);
		say_label(t, WG_L_UNTIL_DATE, 0, args);
		end_line(t);
	}
}

static void
tell_when(struct teller *t, const struct wg_event *e, int64_t today)
{
	int64_t next;

	if (e->repeat != NULL) {
		say_repeat(t, e);
		if (wg_event_next(e, today, &next)) {
			say_label(t, WG_L_NEXT_TIME, 0, NULL);
			say_mark(t, WG_SEPARATOR_COLON);
			if (wg_event_is_long(e))
				say_range(t, e, next);
			else
				say_day(t, next);
		}
	} else if (wg_event_is_long(e)) {
		say_range(t, e, e->from);
	} else {
		say_day(t, e->from);
		say_rest(t, e);
	}
	end_fact(t, WG_FACT_WHEN, WG_L_WHEN, "calendar");
}

static void
tell_where(struct teller *t, const struct wg_event *e)
{
	const struct wg_project *project = t->facts->edition->project;
	int64_t day;
	size_t n;
	struct wg_fact_line *lines;

	if (e->place != NULL) {
		if (!wg_event_next(e, project->today, &day))
			day = e->from;
		say(t, wg_piece_unit(t->facts, t->arena, e->place->title));
		end_line(t);
		lines = wg_facts_address(t->facts, t->arena,
		    wg_place_address(
			wg_read_place(t->facts->task, e->place), day), &n);
		for (size_t i = 0; i < n; i++)
			WG_PUSH(t->arena, &t->lines) = lines[i];
	}
	if (e->online.len > 0) {
		struct wg_piece *link = say_label(t, WG_L_ONLINE, 0, NULL);

		link->href = e->online;
		link->title = link->text;
	}
	end_fact(t, WG_FACT_WHERE, WG_L_WHERE, "pin");
}

static void
tell_organiser(struct teller *t, const struct wg_organiser *o)
{
	const struct wg_node *title = o->organisation != NULL ?
	    o->organisation->title :
	    o->place != NULL ? o->place->title : NULL;
	struct wg_piece *name;

	if (title == NULL)
		return;
	name = say(t, wg_piece_unit(t->facts, t->arena, title));
	if (o->organisation != NULL)
		name->href = o->organisation->website;
	name->title = name->text;
	end_fact(t, WG_FACT_ORGANISER, WG_L_ORGANISER, "volunteer");
}

/* Each in its own language and script. */
static void
tell_languages(struct teller *t, const struct wg_language_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		if (i > 0)
			say(t, (struct wg_piece){ .text = WG_STR("·") });
		say(t, (struct wg_piece){ .text = list->at[i]->label,
			.language = list->at[i] });
	}
	end_fact(t, WG_FACT_LANGUAGES, WG_L_WE_SPEAK, "language");
}

static void
tell_terms(struct teller *t, const struct wg_event *e)
{
	if (e->free != WG_NOT_SAID)
		say_label(t, e->free == WG_YES ? WG_L_FREE : WG_L_COSTS, 0,
		    NULL);
	end_fact(t, WG_FACT_TERMS, WG_L_COUNT, "info");
}

struct wg_fact *
wg_facts_of_event(const struct wg_facts *f, struct wg_arena *a,
    const struct wg_document *d, int64_t today, size_t *n)
{
	const struct wg_event *e = wg_read_event(f->task, d);
	struct teller t = { .facts = f, .arena = a,
		.all = WG_NEW_ARRAY(a, 5, struct wg_fact) };

	if (e->known) {
		tell_when(&t, e, today);
		tell_where(&t, e);
	}
	tell_organiser(&t, &d->organiser);
	tell_languages(&t, &e->languages);
	tell_terms(&t, e);
	*n = t.n;
	return t.all;
}

int64_t
wg_event_last(const struct wg_event *e)
{
	if (e->repeat == NULL)
		return e->known ? e->to : INT64_MAX;
	return e->repeat->ends ? e->repeat->until + (e->to - e->from) :
				 INT64_MAX;
}

bool
wg_news_shown(const struct wg_news *news, int64_t today)
{
	return news->known && news->day <= today &&
	    today - news->day <= NEWS_DAYS;
}

int64_t
wg_news_last(const struct wg_news *news)
{
	return news->known ? news->day + NEWS_DAYS : INT64_MAX;
}
