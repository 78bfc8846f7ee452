#ifndef WG_LINT_HOURS_ORDER_H
#define WG_LINT_HOURS_ORDER_H

struct wg_diag;
struct wg_project;

/*
 * Report opening hours that can be read and mean something, but hardly what
 * was meant: a rule that later ones replace whole ("Dec 24 off; Mo-Fr
 * 08:00-12:00": everybody stands before a closed door on Christmas Eve), and
 * times of more than half a day that go on past midnight ("17:00-08:00").
 */
void wg_hours_order_check(const struct wg_project *, struct wg_diag *);

#endif
