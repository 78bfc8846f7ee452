#ifndef WG_BEGIN_BEGIN_H
#define WG_BEGIN_BEGIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "model/project.h"
#include "values/holidays.h"

struct wg_arena;
struct wg_out;

/*
 * Beginnings: the files of a new project, and a file for a new document.
 * What nobody knows yet stands in brackets, [like this], and `check` tells of
 * it; comments say what else there is, in the language of the program.
 */

/* What a {name} of a template stands for. */
struct wg_fill {
	const char *name; /* NULL ends a list */
	struct wg_str value;
	bool markup;      /* it is XML already */
};
/*
 * A template, filled in.  A line whose first mark is '!' is a comment of the
 * sources, and translated; a line that asks for an empty value is left out.
 */
void wg_begin_fill(
    struct wg_out *, const char *text, const struct wg_fill *);

/* By its code (NI), in any case, or by its name; WG_LAND_COUNT: none. */
enum wg_land wg_begin_land(struct wg_str);

/* The name of a town or county without what it is: Stadt, Landkreis. */
struct wg_str wg_begin_town(struct wg_str name);

/* What a new project is told. */
struct wg_beginning {
	struct wg_str name;      /* "Landkreis Musterhausen" */
	enum wg_land land;
	struct wg_str postcode;  /* of the seat, or empty */
	struct wg_str lat, lon;  /* of the seat, or empty */
	const struct wg_str *municipalities;
	size_t n_municipalities;
	struct wg_str languages; /* tags with blanks between them */
	int64_t today;
};
struct wg_begin_file {
	struct wg_str path;  /* below the project */
	struct wg_str bytes;
};
/* The files, ending with one without a path. */
const struct wg_begin_file *wg_begin_project(
    struct wg_arena *, const struct wg_beginning *);

/* What a new document is told. */
struct wg_new_document {
	enum wg_kind kind;
	struct wg_str id;
	struct wg_str title;     /* or empty: the id says it */
	struct wg_str product, subject, size, languages; /* of a print; or
							  * empty */
	int64_t today;
};
/* What has to be there before: "a place: wegweiser new place ID", in the
 * language of the user; NULL: nothing is missing. */
const char *wg_begin_needs(const struct wg_project *, enum wg_kind);
struct wg_str wg_begin_document(struct wg_arena *, const struct wg_project *,
    const struct wg_new_document *);

#endif
