#ifndef WG_STORE_MANIFEST_H
#define WG_STORE_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct wg_arena;
struct wg_out;
struct wg_part;

/* Where the manifest of an output stands, below its folder. */
#define WG_MANIFEST "report/manifest.json"
#define WG_MANIFEST_BEGIN "{\"files\":[" /* the first line */

/* A file of an output. */
struct wg_manifest_file {
	struct wg_str path; /* below the output's folder: site/index.html */
	char sha256[65];
	size_t size; /* [bytes] */
};

/* By path. */
void wg_manifest_sort(struct wg_manifest_file *, size_t n);
/* One file a line, sorted by path, so that it can be compared and read back.
 * 'last': no other follows. */
void wg_manifest_put(
    struct wg_out *, const struct wg_manifest_file *, bool last);
/* The last line.  'part' is what a part says of itself; NULL for a whole. */
struct wg_writer;
void wg_manifest_end(struct wg_writer *, const struct wg_part *part);
/*
 * Read a line of a manifest; the path is part of it.  False: it is none that
 * wg_manifest_put() wrote.  Such lines are passed over, so a damaged manifest
 * knows fewer files and nothing else.
 */
bool wg_manifest_read(struct wg_str line, struct wg_manifest_file *);
/* Cut the next file off '*rest', the text of a manifest that is to be had as a
 * whole, of at most WG_MANIFEST_BYTES.  False at the end. */
#define WG_MANIFEST_BYTES ((size_t)1 << 30)
bool wg_manifest_next(struct wg_str *rest, struct wg_manifest_file *);

#endif
