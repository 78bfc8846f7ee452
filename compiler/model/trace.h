#ifndef WG_MODEL_TRACE_H
#define WG_MODEL_TRACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct wg_document;
struct wg_edition;
struct wg_language;
struct wg_project;
struct wg_region;

/*
 * What a file was made from, noted while it is made: the readers of records
 * (model/record.h), of what editions show and of what is public call
 * wg_trace_*().  A thread makes one file at a time, so these know where to
 * note it without being told: a reader that somebody forgot to hand a trace
 * to would be a read that nobody sees.  What becomes of it: back/recipe.h.
 */
enum wg_read {
	WG_READ_DOCUMENT = 1, /* what its source says, or its record */
	WG_READ_TITLE = 2,    /* no more than what it is called, and the date
			       * and the picture that go with that */
	WG_READ_STANDING = 4, /* in which languages it is public, and who
			       * shows it, and whether it is over */
	WG_READ_PROGRESS = 8, /* how much of it each language has */
	WG_READ_ALL = 15,
};

/* Which there are: the length of a list is read, too, and that something is
 * not in it. */
enum wg_read_list {
	WG_LIST_PAGES,     /* of a region */
	WG_LIST_PLACES,
	WG_LIST_EVENTS,
	WG_LIST_DOCUMENTS, /* of the project */
	WG_LIST_SHOWN,     /* all that a language shows, and what the rest is
			    * called */
	WG_LIST_SOURCES,   /* all that stands in sources, and the book of
			    * addresses */
	WG_LIST_COUNT
};

/* Each byte: of enum wg_read, and in the upper half the same of what the files
 * of a task share. */
struct wg_trace {
	struct wg_arena *arena;
	const struct wg_project *project;
	uint8_t *documents; /* by index: of the source */
	struct WG_VEC(struct wg_trace_language {
		const struct wg_language *language;
		uint8_t *documents; /* the same of what is translated */
		uint8_t labels;
	}) languages;
	uint16_t *regions;  /* by number: a bit a list, and so shared ones */
	uint16_t lists;     /* the same of the project */
	bool *touched_already;
	struct WG_VEC(uint32_t) touched; /* documents that something is noted
					  * of */
	bool sharing;
};

/* In 'a', which has to live as long. */
struct wg_trace *wg_trace_new(struct wg_arena *a, const struct wg_project *);
/* From here on this thread notes there what it reads, and of what was before
 * only what was shared; until wg_trace_end(), which may also be called when
 * nothing is noted. */
void wg_trace_begin(struct wg_trace *);
void wg_trace_end(void);
/* What is read in between is noted in another way. */
struct wg_trace *wg_trace_pause(void);
void wg_trace_resume(struct wg_trace *);
/* What is read in between is kept for other files, too, and so noted of all
 * that are made with this trace from now on. */
void wg_trace_share(bool);

/* A document that is none of the project's is one that the file itself made:
 * nothing is noted; so it is with regions. */
void wg_trace_document(const struct wg_document *, enum wg_read);
/* The words of a unit, in an edition. */
void wg_trace_unit(const struct wg_edition *, uint32_t unit);
/* All that an edition says of a document. */
void wg_trace_words(const struct wg_edition *, const struct wg_document *);
/* A label, or how an edition counts. */
void wg_trace_label(const struct wg_edition *);
/* A list of a region; NULL: of the project. */
void wg_trace_list(const struct wg_region *, enum wg_read_list);

#endif
