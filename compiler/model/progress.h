#ifndef WG_MODEL_PROGRESS_H
#define WG_MODEL_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/edition.h"

struct wg_arena;

/*
 * How far the translations are: counted once, shown by `wegweiser stats` and
 * by the report of a build.  Everything is counted in strings (messages) and
 * in words of the source.
 */
enum wg_progress_state {
#define WG_PROGRESS(id, key, usable, german) WG_P_##id,
#include "model/progress.def"
	WG_P_COUNT
};

struct wg_progress_info {
	const char *key;
	bool usable; /* readers see the translation */
	const char *german;
};
const struct wg_progress_info *wg_progress_info(enum wg_progress_state);

struct wg_reach_info {
	uint32_t points;
	const char *what;
};
/* The rows of the table of reach, for whoever explains them. */
extern const struct wg_reach_info wg_reach_table[];
extern const size_t wg_n_reach;
extern const uint32_t wg_effort; /* [words] to find and open a text */

struct wg_tally {
	uint32_t strings[WG_P_COUNT], words[WG_P_COUNT];
};
/* Sums over all states, and over the usable ones. */
uint32_t wg_tally_strings(const struct wg_tally *);
uint32_t wg_tally_words(const struct wg_tally *);
uint32_t wg_tally_strings_usable(const struct wg_tally *);
uint32_t wg_tally_words_usable(const struct wg_tally *);
/* Usable words in percent, rounded down; 100 only when nothing is left. */
uint32_t wg_tally_percent(const struct wg_tally *);

/* A text that is worth translating next. */
struct wg_next {
	const struct wg_document *document; /* NULL: the domain interface */
	uint32_t strings, words;            /* that are left */
	uint32_t reach;                     /* points */
};

/* One language. */
struct wg_progress {
	const struct wg_edition *edition;
	/* A message that stands in two documents of a domain is one message
	 * of the domain, as in its catalog. */
	struct wg_tally total, domains[WG_DOMAIN_COUNT];
	struct wg_tally *documents; /* by document */
	uint32_t pages, pages_public; /* in the page trees of regions */
	/* The interface, then most readers for the fewest words first;
	 * without prints that are for other languages. */
	struct wg_next *next;
	size_t n_next;
};

struct wg_progresses {
	const struct wg_project *project;
	struct wg_str today;
	struct wg_progress *at; /* fewest usable words in percent first, then
				 * print order */
	size_t n;
	uint32_t *reach;        /* points, by document */
};

/* The state of each unit, then of each label, of enum wg_progress_state: what
 * is counted of an edition.  'states' has room for as many bytes as
 * wg_progress_bytes() says. */
size_t wg_progress_bytes(const struct wg_project *);
void wg_progress_states(const struct wg_edition *, uint8_t *states);
/* Count the coverage of an edition that has such states and no texts. */
void wg_progress_cover(struct wg_edition *);

/*
 * Count all editions but that of the source language, which is the first.
 * 'today' (YYYY-MM-DD) is borrowed.
 */
struct wg_progresses *wg_progress_count(struct wg_arena *,
    const struct wg_project *, const struct wg_edition *const *editions,
    size_t n_editions, struct wg_str today);

#endif
