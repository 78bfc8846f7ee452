#ifndef WG_FACTS_PIECE_H
#define WG_FACTS_PIECE_H

/* Making pieces and lines; for the files of this folder. */

#include "base/arena.h"
#include "facts/facts.h"

struct wg_pieces WG_VEC(struct wg_piece);

struct wg_piece wg_piece_label(const struct wg_facts *, struct wg_arena *,
    enum wg_label, uint32_t n, const struct wg_label_arg *);
/* A unit of a document, as the edition shows it. */
struct wg_piece wg_piece_unit(const struct wg_facts *, struct wg_arena *,
    const struct wg_node *unit);
/* A German proper name: left to right, kept together. */
struct wg_piece wg_piece_name(const struct wg_facts *, struct wg_str);
/* A time or range: left to right, unless words stand in it. */
struct wg_piece wg_piece_times(const struct wg_facts *, struct wg_str);
const struct wg_piece *wg_piece_keep(struct wg_arena *, struct wg_piece);
struct wg_fact_line wg_line_of(struct wg_arena *, struct wg_piece);
struct wg_piece wg_piece_phone(
    const struct wg_facts *, struct wg_arena *, const struct wg_phone *);
struct wg_piece wg_piece_email(
    const struct wg_facts *, struct wg_arena *, struct wg_str);

#endif
