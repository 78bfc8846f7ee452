#ifndef WG_BACK_RETOLD_H
#define WG_BACK_RETOLD_H

#include "back/backend.h"
#include "base/arena.h"
#include "store/diag_keep.h"

struct wg_out;

/*
 * What was reported while a file was made stands in its note, and is reported
 * again when it is kept.  Places in documents mean the same as long as the
 * bytes are the same: so the note has a line for each of those documents,
 * SHA-256 and name, and an empty one, before the reports.  Of a catalog mostly
 * only the messages that are used are known, not where they stand.
 */
struct wg_retold {
	struct wg_task *task;
	const struct wg_edition *texts; /* whose catalogs are known, too; or
					 * NULL */
	struct WG_VEC(const struct wg_document *) told; /* in between */
};

/* Append what was reported since 'mark'; nothing if that is nothing.  False: it
 * cannot be told again. */
bool wg_retold_write(
    struct wg_retold *, struct wg_diag_mark mark, struct wg_out *);
/* Report it.  False: it does not fit any more; nothing is reported. */
bool wg_retold_again(void *retold, struct wg_str text);

#endif
