#ifndef WG_STORE_NOTES_H
#define WG_STORE_NOTES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/str.h"

struct wg_reader;
struct wg_writer;

/*
 * What files were made from: FOLDER/.inputs.  It is no output: with a damaged
 * one, or without it, more is made anew, and nothing is different.
 *
 * A first line, then recipes, a line each behind a '=', which count from 1:
 * many notes have the same.  Then for each note its fingerprint, the SHA-256 of
 * the file, the number of its recipe or 0, the length of its text, its path
 * and, behind the line, the text.  A note about many files has the path
 * "@OUTPUT/NAME", no SHA-256 and, in front of its text, their number and a line
 * each: SHA-256 and path.
 */
#define WG_NOTES ".inputs"

struct wg_note {
	struct wg_str path;
	struct wg_sha256 fingerprint;
	char sha256[65]; /* of the file; zeros for many, and until it is
			  * written out */
	struct wg_str recipe; /* or empty */
	struct wg_str text;
	const uint32_t *members; /* which files, if it is a new one about many */
	size_t n;
};

struct wg_notes {
	struct WG_VEC(struct wg_note *) list;
	struct wg_map by_path;
};

/* Is it about many files? */
bool wg_note_is_group(const struct wg_note *);
/* The notes of a file, up to the first that cannot be read. */
void wg_notes_read(
    struct wg_arena *, struct wg_reader *, struct wg_notes *);
/*
 * Sorted by path.  'file' says which SHA-256 a file has and, unless '*path' is
 * set to one, of a member which path; false: there is none, and the note is left
 * out.
 */
void wg_notes_write(struct wg_writer *, struct wg_note *, size_t n,
    bool (*file)(void *context, uint32_t member, struct wg_str *path,
	char sha256[65]), void *context);

#endif
