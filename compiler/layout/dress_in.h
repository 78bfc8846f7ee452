#ifndef WG_LAYOUT_DRESS_IN_H
#define WG_LAYOUT_DRESS_IN_H

/* Inside of dress: dress.c walks, dress_prose.c has lists, tables, images. */

#include "layout/dress.h"

/* Where in the composition we are. */
struct place {
	const struct wg_dress *dress;
	const struct wg_part *part; /* NULL above the root */
	const struct place *around;
	struct wg_tag *tag;
	const struct wg_language *language; /* of what is in it */
	const struct wg_language *spoken;   /* of the element it is in */
	enum wg_edge edge;
	bool head; /* in a TABLE_HEAD */
};

uint32_t wg_dress_color(const struct place *, enum wg_color);
const struct wg_style *wg_dress_style(const struct place *);
/* One below it. */
struct place wg_dress_inside(
    const struct place *, const struct wg_part *);
/* The structure element of the part, or what it is in. */
struct wg_tag *wg_dress_tag(const struct place *);
/* A copy of the style's box. */
struct wg_block *wg_dress_block(
    const struct place *, const struct wg_style *);
struct wg_block *wg_dress_text(const struct place *,
    const struct wg_style *, const struct wg_tokens *);
/* The part's block; NULL: it is left out. */
struct wg_block *wg_dress_part(const struct place *);
void wg_dress_children(const struct place *, struct wg_block *);

/* dress_prose.c */
struct wg_block *wg_dress_field(
    const struct place *, const struct wg_style *);
struct wg_block *wg_dress_image(
    const struct place *, const struct wg_style *);
/* The words of its parts in one text. */
struct wg_block *wg_dress_joined(
    const struct place *, const struct wg_style *);
struct wg_block *wg_dress_table(
    const struct place *, const struct wg_style *);
/* An item of a list, with its marker; what stands behind a bullet. */
struct wg_block *wg_dress_item(
    const struct place *, const struct wg_style *);
struct wg_block *wg_dress_point(
    const struct place *, const struct wg_style *);

#endif
