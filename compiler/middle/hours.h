#ifndef WG_MIDDLE_HOURS_H
#define WG_MIDDLE_HOURS_H

struct wg_arena;
struct wg_hours;
struct wg_node;

/*
 * Each comment of these hours that is no word of ours becomes a
 * <w:hours-comment> in their <w:hours>, in the order of the rules, so that
 * translators get it.
 */
void wg_hours_comments(
    struct wg_arena *, struct wg_node *, const struct wg_hours *);

#endif
