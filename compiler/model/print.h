#ifndef WG_MODEL_PRINT_H
#define WG_MODEL_PRINT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/edition.h"

struct wg_arena;
struct wg_linker;
struct wg_task;

/* A print job: what a w:print asks for. */
struct wg_print {
	struct wg_task *task; /* that reads; or NULL */
	const struct wg_project *project;
	const struct wg_document *document; /* the w:print */
	const struct wg_print_job *job;     /* what it says */
	const struct wg_document *subject;  /* what it is made of */
	const struct wg_edition *const *editions; /* source language first,
						   * then those it names, in
						   * the order of the project */
	size_t n;
	const struct wg_linker *linker;
	bool picture; /* its first page alone is looked at: a book, which takes
		       * long, need not be whole */
};

/*
 * Of the 'n' editions of a project (source language first) those that
 * 'document' asks for, in 'a'.  False: its product or subject is missing or
 * does not fit, which was reported when it was read; nothing can be printed.
 */
bool wg_print_open(struct wg_print *, struct wg_task *, struct wg_arena *a,
    const struct wg_project *, const struct wg_document *document,
    const struct wg_edition *const *editions, size_t n);

/* A job that stands in no source, in 'a': in the language of 'own', beside
 * 'source' if that is another. */
struct wg_print wg_print_of(struct wg_task *, struct wg_arena *a,
    const struct wg_project *, const struct wg_print_job *,
    const struct wg_edition *source, const struct wg_edition *own);

/* The size it has, or the usual one of its product. */
struct wg_str wg_print_size(const struct wg_print *);
/* German stands on it, too; else only the language it names. */
bool wg_print_bilingual(const struct wg_print *);
/* Where its QR code leads, https://…: to the short address of what page=""
 * names, else of its subject; there the reader chooses the language.  A
 * programme leads to the events, in its only language beside German or where
 * one is chosen. */
struct wg_str wg_print_url(const struct wg_print *, struct wg_arena *);
/* What stands for a QR code where it is not seen. */
struct wg_str wg_code_words(struct wg_arena *, struct wg_str url);

#endif
