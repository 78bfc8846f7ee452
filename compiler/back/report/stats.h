#ifndef WG_BACK_REPORT_STATS_H
#define WG_BACK_REPORT_STATS_H

#include <stdbool.h>

#include "base/str.h"

struct wg_arena;
struct wg_html;
struct wg_out;
struct wg_progress;
struct wg_progresses;

/* One count (model/progress.h), five ways to show it. */

struct wg_table_options {
	unsigned columns;       /* of the terminal, at least 40 are used */
	bool color;
	struct wg_str language; /* a tag: its areas and what to translate
				 * next; empty: one row per language */
};
/* For a person at a terminal, in the person's language; no line is wider
 * than the terminal. */
void wg_stats_table(struct wg_out *, struct wg_arena *,
    const struct wg_progresses *, const struct wg_table_options *);

/* output/report/coverage.json: one object. */
void wg_stats_json(struct wg_out *, const struct wg_progresses *);
/*
 * RFC 4180 but for LF as line end: a row per language, per domain of it and
 * per document of it.  A cell that a spreadsheet would take for a formula has
 * an apostrophe in front.
 */
void wg_stats_csv(struct wg_out *, const struct wg_progresses *);
/* output/report/coverage.html; a page of its own, in German. */
void wg_stats_html(
    struct wg_out *, struct wg_arena *, const struct wg_progresses *);
/* output/report/badges/TAG.svg: one language, one number. */
void wg_stats_badge(struct wg_out *, const struct wg_progress *);

#endif
