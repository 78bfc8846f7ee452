/*
 * What opening hours mean: for every line of standard input, a value, the line
 * "# value" and then one line an interval, as `wegweiser hours --days` prints
 * them, or "! column why" where the value is refused, and "? repaired".
 * With the number of days 0: how it reads in German, a row a line.
 * Arguments: holidays.tsv, code of the Land, first day, number of days.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "build/job.h"
#include "facts/hours.h"
#include "text/locale.h"
#include "values/calendar.h"
#include "values/holidays.h"
#include "values/hours.h"
#include "values/value.h"

static void
put_minute(int64_t minute)
{
	struct wg_day d = wg_day_of(minute / 1440);

	printf("%04d-%02d-%02dT%02d:%02d", d.year, d.month, d.day,
	    (int)(minute % 1440) / 60, (int)(minute % 60));
}

/* The words of the program, without a project. */
static const struct wg_edition *
german(struct wg_arena *a, struct wg_diag *diag)
{
	struct wg_job job = { .arena = a, .diag = diag,
		.root = WG_STR("/dev/null"), .language = WG_STR("de") };

	wg_job_load(&job);
	return job.editions[0];
}

static void
read_aloud(const struct wg_edition *e, struct wg_arena *a,
    const struct wg_hours *h)
{
	struct wg_hours_words words = wg_facts_hours_words(e, a);
	const struct wg_locale *de = wg_locale(WG_STR("de"), NULL);
	size_t n;
	struct wg_hours_row *rows =
	    wg_hours_rows(h, de, &words, false, a, &n);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < rows[i].n; k++) {
			const struct wg_hours_piece *p = &rows[i].at[k];
			struct wg_str text =
			    p->kind == WG_HOURS_COMMENT_PIECE ?
			    p->rule->comment : p->text;

			printf("%.*s%s%s", WG_ARG(text),
			    p->comma ? "," : p->colon ? ":" : "",
			    k + 1 == rows[i].n ? "\n" : " ");
		}
}

static void
tell(const struct wg_edition *words, const struct wg_holidays *holidays,
    int64_t first, int64_t days, const char *line)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_hours h;
	struct wg_value_error e;
	struct wg_hours_span *spans;
	size_t n;

	printf("# %s\n", line);
	if (!wg_hours_parse(a, wg_str(line), &h, &e)) {
		printf("! %zu %s\n", e.at + 1, e.why);
		if (e.near.len > 0)
			printf("? %.*s\n", WG_ARG(e.near));
		wg_arena_close(a);
		return;
	}
	if (days == 0)
		read_aloud(words, a, &h);
	spans = wg_hours_spans(a, &h, holidays, NULL, first, first + days, &n);
	for (size_t i = 0; i < n; i++) {
		put_minute(spans[i].from);
		putchar('/');
		put_minute(spans[i].to);
		puts(spans[i].state == WG_HOURS_OPEN ? " open" : " unknown");
	}
	wg_arena_close(a);
}

int
main(int argc, char **argv)
{
	struct wg_arena *a = wg_arena_open();
	struct wg_diag *diag = wg_diag_open();
	struct wg_source source = { .name = WG_STR("holidays.tsv") };
	struct wg_holidays holidays = { .land = WG_LAND_COUNT };
	const struct wg_edition *e = NULL;
	int64_t first;
	char line[4096];

	if (argc != 5 || !wg_days_read(wg_str(argv[3]), &first) ||
	    wg_file_read(a, argv[1], 1u << 20, &source.text) != WG_FILE_OK)
		return 2;
	holidays.land = wg_land_lookup(wg_str(argv[2]));
	holidays.school =
	    wg_holidays_read(a, &source, &holidays.n_school, diag);
	if (atoi(argv[4]) == 0)
		e = german(a, diag);
	while (fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		tell(e, &holidays, first, atoi(argv[4]), line);
	}
	wg_diag_close(diag);
	wg_arena_close(a);
	return 0;
}
