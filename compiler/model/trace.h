#ifndef WG_MODEL_TRACE_H
#define WG_MODEL_TRACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct wg_document;
struct wg_edition;
struct wg_language;
struct wg_project;

/*
 * What a file was made from, noted while it is made: the readers of records
 * (model/record.h), of what editions show and of what is public call
 * wg_trace_*().  A thread makes one file at a time, so these know where to
 * note it without being told: a reader that somebody forgot to hand a trace
 * to would be a read that nobody sees.
 */
enum wg_read {
	WG_READ_DOCUMENT = 1, /* what its source says, or its record */
	WG_READ_TITLE = 2,    /* no more than its title */
	WG_READ_PUBLIC = 4,   /* in which languages it is public */
	WG_READ_CURRENT = 8,  /* whether it is over */
};

struct wg_trace {
	struct wg_arena *arena;
	const struct wg_project *project;
	uint8_t *documents; /* by index: of enum wg_read, of the source */
	struct WG_VEC(struct wg_trace_language {
		const struct wg_language *language;
		uint8_t *documents; /* the same of what is translated */
		bool labels;
	}) languages;
	struct WG_VEC(uint32_t) touched; /* documents that something is noted
					  * of; some twice */
};

/* In 'a', which has to live as long. */
struct wg_trace *wg_trace_new(struct wg_arena *a, const struct wg_project *);
/* From here on this thread notes there what it reads, and nothing from before;
 * until wg_trace_end(), which may also be called when nothing is noted. */
void wg_trace_begin(struct wg_trace *);
void wg_trace_end(void);
/* What is read in between is noted in another way. */
struct wg_trace *wg_trace_pause(void);
void wg_trace_resume(struct wg_trace *);

/* A document that is none of the project's is one that the file itself made:
 * nothing is noted. */
void wg_trace_document(const struct wg_document *, enum wg_read);
/* The words of a unit, in an edition. */
void wg_trace_unit(const struct wg_edition *, uint32_t unit);
/* How much of a document is translated, and how. */
void wg_trace_progress(const struct wg_edition *, const struct wg_document *);
/* A label, or how an edition counts. */
void wg_trace_label(const struct wg_edition *);

#endif
