#ifndef WG_STORE_DIAG_KEEP_H
#define WG_STORE_DIAG_KEEP_H

#include "base/diag.h"

/*
 * Reports that outlive a run.  An output that is taken over from the last
 * build instead of being made again has the same things wrong with it: what
 * was reported while it was made is written down, and reported again.
 */

/* A place in a list of reports: those after it. */
struct wg_diag_mark {
	void *last;
};
struct wg_diag_mark wg_diag_mark(const struct wg_diag *);
/* That before the first of them. */
struct wg_diag_mark wg_diag_beginning(struct wg_diag *);

/*
 * Write down what was reported since 'mark'; nothing if that is nothing.
 * 'stable' tells whether offsets into a source will mean the same next time.
 * False: some do not, and nothing is written.
 */
bool wg_diag_write(const struct wg_diag *, struct wg_diag_mark mark,
    bool (*stable)(void *context, const struct wg_source *), void *context,
    struct wg_out *);
/* The same of the 'n' reports after the mark, which moves on behind them. */
bool wg_diag_write_next(struct wg_diag_mark *mark, size_t n,
    bool (*stable)(void *context, const struct wg_source *), void *context,
    struct wg_out *);
/*
 * Report what was written down once more.  'source' finds a source by its
 * name.  False, and nothing is reported: the text is damaged, or a source is
 * gone.
 */
bool wg_diag_replay(struct wg_diag *, struct wg_str text,
    const struct wg_source *(*source)(void *context, struct wg_str name),
    void *context);

#endif
