#ifndef WG_LINT_HOURS_NOTE_H
#define WG_LINT_HOURS_NOTE_H

struct wg_diag;
struct wg_project;

/*
 * Report notes on opening hours (w:hours-note) that say what the hours do
 * not: "closed on Wednesdays" where they are open, "open on Saturdays" where
 * they never are.  The German words for weekdays, open and closed are known;
 * a sentence that has not exactly one weekday, or says that it is not always
 * so, is left in peace.
 */
void wg_hours_note_check(const struct wg_project *, struct wg_diag *);

#endif
