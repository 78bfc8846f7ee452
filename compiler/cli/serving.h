#ifndef WG_CLI_SERVING_H
#define WG_CLI_SERVING_H

#include <stdbool.h>

#include "base/diag.h"
#include "build/job.h"

/*
 * The commands that go on until they are interrupted: serve and watch.  Both
 * return an exit status of options.h, having said on stderr what was wrong.
 */
struct wg_serving {
	const struct wg_job *job;    /* root, options, fonts */
	struct wg_str folder;        /* the output */
	struct wg_diag_options diag; /* how messages of builds look */
	unsigned port;               /* of the site; the preview has the next */
	bool open;                   /* a browser, too */
	bool preview;                /* build, watch, show the preview */
};

int wg_serve(const struct wg_serving *);
int wg_watch_and_build(const struct wg_serving *);

#endif
