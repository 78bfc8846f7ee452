#ifndef WG_BUILD_CONCERN_H
#define WG_BUILD_CONCERN_H

struct wg_diag;
struct wg_document;
struct wg_job;

/*
 * Copy from job->diag into 'into' what changes what is printed: errors of the
 * print job, of its subject and of all that they lead to (offices, cards), of
 * files there that could not be read, and of the catalogs of its languages,
 * where they take a text away from it.  Mistakes elsewhere are somebody
 * else's.  'print' may be one that stands in no file.
 */
void wg_print_concerns(struct wg_diag *into, const struct wg_job *,
    const struct wg_document *print);

#endif
