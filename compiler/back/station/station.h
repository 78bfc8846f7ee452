#ifndef WG_BACK_STATION_STATION_H
#define WG_BACK_STATION_STATION_H

#include <stdbool.h>

#include "base/fields.h"
#include "base/str.h"
#include "model/edition.h"

struct wg_arena;
struct wg_document;
struct wg_fonts;
struct wg_map;
struct wg_message;
struct wg_out;

/*
 * The pages of the station: choosing what to print, reading translations over,
 * small changes.  Made on request from the model that was read last and the
 * fields of a form, never published; what a form changes is done elsewhere
 * (build/desk.h) before a page is asked for.
 *
 * Every page is reached by a form, since an address cannot carry the token.
 * Pages work without a script; ours (/station.js) sends the same forms without
 * leaving the page, and as soon as something is chosen.
 */

/* What came of what was done, and where it is told. */
struct wg_station_word {
	struct wg_str text;  /* empty: nothing is to be told */
	struct wg_str field; /* it concerns; or empty: the whole page */
	bool bad;
};
#define WG_STATION_WORDS 40

/* A line of text, or a day. */
struct wg_entry {
	const char *name, *label;
	const char *hint; /* or NULL */
	const char *type; /* text, date, number, tel */
	struct wg_str value;
	bool german;      /* what is written there */
	struct wg_str group; /* a heading above it and its like; or empty */
};

/* What can be changed of a document: its facts, and the days on which it is
 * closed, in words. */
struct wg_station_facts {
	const struct wg_document *document;
	const struct wg_entry *entries;
	size_t n;
	const struct wg_str *closings;
	size_t n_closings;
	struct wg_str seen; /* stands for the text they were taken from */
};

/* What was changed and not sent yet. */
struct wg_station_unsent_file {
	struct wg_str name;
	bool shared;     /* others have changed it, too */
	bool unreadable; /* just now: the patch is without it */
};
struct wg_station_unsent {
	const struct wg_station_unsent_file *files;
	size_t n;
	struct wg_str patch;
	bool git; /* the project is a checkout */
	unsigned number; /* of the next commit */
	bool damaged; /* what was noted of earlier changes */
};

struct wg_station {
	const struct wg_project *project;
	const struct wg_edition *const *editions; /* source language first */
	size_t n_editions;
	struct wg_fonts *fonts;
	struct wg_str today;  /* YYYY-MM-DD */
	struct wg_str token;
	struct wg_str frames; /* where the site is shown: an origin and a path,
			       * ending in '/' */
	const struct wg_fields *form;
	struct wg_station_word words[WG_STATION_WORDS];
	size_t n_words;
	const struct wg_station_facts *facts; /* of the subject; or NULL */
	const struct wg_station_unsent *unsent; /* or NULL */
	bool warned; /* what was written is odd; it can be saved all the
		      * same */
	const struct wg_map *handled; /* a set of messages that somebody has
				       * just read: the model does not know
				       * yet; or NULL */
	bool done; /* what the form asked for; its fields are done with */
	const char *undo; /* what can be undone, or NULL */
	unsigned undo_number; /* which change that is */
};

/* Write the page of 'path'.  False: there is none. */
bool wg_station_write(struct wg_arena *, const struct wg_station *,
    struct wg_str path, struct wg_out *);
/* Before there is a project: which one; 'failed': the last choice cannot be
 * opened.  While it is being read, whoever has no script asks again. */
void wg_station_choose(struct wg_arena *, struct wg_out *,
    struct wg_str token, const struct wg_str *folders, size_t n, bool failed);
void wg_station_opening(struct wg_out *, struct wg_str token);
/* The page of who has no token, or the wrong one. */
void wg_station_closed(struct wg_out *);

/* The print job that the fields ask for, as a document that stands in no
 * file; NULL: they ask for none. */
const struct wg_document *wg_station_job(
    struct wg_arena *, const struct wg_station *);

/* Sets of messages.  False: it was in there already. */
bool wg_station_put(
    struct wg_arena *, struct wg_map *, const struct wg_message *);
bool wg_station_has(const struct wg_map *, const struct wg_message *);

/* Files of their own, for the strict policy: /station.css, /station.js. */
extern const char wg_station_style[], wg_station_script[];

#endif
