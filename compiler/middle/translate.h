#ifndef WG_MIDDLE_TRANSLATE_H
#define WG_MIDDLE_TRANSLATE_H

struct wg_arena;
struct wg_catalog;
struct wg_diag;
struct wg_edition;
struct wg_language;
struct wg_project;

/*
 * Make the edition of a project in one language.  'catalogs' has
 * WG_DOMAIN_COUNT entries, NULL where there is none; broken messages are
 * reported and count as missing, so that one never stops the others.  Without
 * catalogs (NULL) it is the edition in the source language.
 */
struct wg_edition *wg_translate(struct wg_arena *, const struct wg_project *,
    const struct wg_language *, const struct wg_catalog *const *catalogs,
    struct wg_diag *);

#endif
