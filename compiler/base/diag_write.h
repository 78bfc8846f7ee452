#ifndef WG_BASE_DIAG_WRITE_H
#define WG_BASE_DIAG_WRITE_H

/*
 * Inside of wg_diag_print(): base/diag_print.c sorts, filters and counts, a
 * writer puts one format into 'out'.
 */
#include "base/diag.h"
#include "base/diag_list.h"

struct wg_printer {
	const struct wg_diag_options *options;
	struct wg_out *out;
	struct wg_arena *arena; /* for the time of one print */
	struct wg_report *const *list; /* what is to be printed, by place */
	size_t n;
	struct wg_lines lines; /* of the source at work */
};

/* One format: all of printer->list. */
void wg_write_human(struct wg_printer *);
void wg_write_short(struct wg_printer *);
void wg_write_json(struct wg_printer *);
void wg_write_sarif(struct wg_printer *);
void wg_write_gitlab(struct wg_printer *);
void wg_write_junit(struct wg_printer *);
void wg_write_github(struct wg_printer *);

/* For all of them. */
enum wg_severity wg_severity_of(
    const struct wg_diag_options *, const struct wg_report *);
/* In English, for programs. */
const char *wg_severity_name(enum wg_severity);
/* One report as a person reads it, without colours. */
void wg_write_rendered(struct wg_printer *, const struct wg_report *,
    struct wg_out *);
/* "phrase: detail", safe for a terminal, in the arena. */
struct wg_str wg_report_message(
    struct wg_printer *, const struct wg_report *);
/*
 * 64 hex digits that stay the same while lines are put in above: made of
 * code, file, detail, language and the line's text, and of how many equal
 * ones came before.  'seen' starts as { 0 }.
 */
struct wg_map;
struct wg_str wg_report_fingerprint(
    struct wg_printer *, const struct wg_report *, struct wg_map *seen);

#endif
