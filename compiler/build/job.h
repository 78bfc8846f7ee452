#ifndef WG_BUILD_JOB_H
#define WG_BUILD_JOB_H

#include <stdbool.h>

#include "base/map.h"
#include "base/str.h"
#include "model/edition.h"

struct wg_arena;
struct wg_backend;
struct wg_diag;
struct wg_digest;
struct wg_fonts;
struct wg_lists;
struct wg_reads;
struct wg_rest;
struct wg_share;
struct wg_stage;

/*
 * A run over a whole project: sources are parsed once, then each language
 * gets an edition in an arena of its own, on all cores; then all outputs of
 * all editions are written, on all cores.
 */
struct wg_job {
	struct wg_arena *arena;
	struct wg_diag *diag;
	struct wg_str root;    /* of the project */
	struct wg_str today;   /* YYYY-MM-DD, or empty: the real day */
	unsigned jobs;         /* threads; 0: as many as cores */
	struct wg_str only;    /* names of backends with commas between
				* them, or empty: all */
	struct wg_str since;   /* the manifest of an earlier output, to be
				* compared with (build/changes.h); or empty */
	struct wg_str language; /* tag of the only one beside the source's, or
				 * empty: all */
	bool flat, old_cards, hurry; /* see struct wg_build */
	const struct wg_map *wanted; /* the same */
	/* Only a part of the site (back/share.h): a shard, or the regions of
	 * a list; nothing of it: all.  'site' is the folder of the site that
	 * it will be a part of, whose book of addresses it begins with. */
	struct {
		unsigned k, n;
		struct wg_str regions, site;
	} part;
	/* Asked before each output is made: true has the build given up.  Any
	 * thread; may be NULL. */
	bool (*interrupted)(void *context);
	void *interrupted_context;
	const char *const *fonts; /* folders; NULL: Debian's */
	size_t n_fonts;
	struct wg_lists *lists; /* of the output (store/lists.h), or NULL */
	bool doubt; /* files of the last build are read, not only looked at */
	bool trust; /* not even looked at: see wg_stage_trust() */
	/* Set by wg_unchanged(): */
	struct wg_reads *reads; /* what was read */
	struct wg_str key;      /* what was asked for */
	struct wg_rest *rest;   /* editions that are as they were */
	/* Made by wg_job_load(): */
	struct wg_project *project;
	const struct wg_edition **editions; /* source language first */
	size_t n_editions;
	struct wg_digest *digests; /* of the editions, if it is to build; or
				    * NULL */
	struct wg_arena **edition_arenas; /* NULL: they are a session's */
	struct wg_map copies; /* of sources, by name, about which something was
			       * reported and whose edition has gone */
	struct wg_fonts *opened;
	const struct wg_share *share; /* by wg_shard_share() (build/shard.h);
				       * NULL: all */
};

/* Read the catalogs of a language and make its edition, in the arena. */
const struct wg_edition *wg_job_edition(struct wg_arena *,
    const struct wg_project *, struct wg_str root, const struct wg_language *,
    struct wg_diag *);
/* Read everything and make the editions. */
void wg_job_load(struct wg_job *);

/*
 * Read everything and check the texts of each language, as they are set, too;
 * no output is looked at.  Of a language with nothing to report nothing stays
 * in memory: there are no editions afterwards.  Returns the number of
 * languages, the source's included.
 */
size_t wg_job_check_texts(struct wg_job *);

/* What a build did, for the summary. */
struct wg_job_summary {
	unsigned pages, languages;
	unsigned created, changed, unchanged, removed;
	const struct wg_str *left; /* files for a build that is not in a
				    * hurry; in the job's arena */
	size_t n_left;
	unsigned lost, guests; /* see struct wg_stage_count */
	struct wg_str others;  /* outputs that were left, and of which build
				* they are */
	bool busy;             /* nothing was built: another build is at work
				* there */
};
/*
 * Write all outputs below 'folder'; with NULL they are made and thrown away,
 * so that their diagnostics appear.  False: the machine's trouble, told in
 * '*trouble', or empty if it was interrupted; the old output is still in
 * place.
 */
bool wg_job_build(struct wg_job *, const char *folder,
    struct wg_job_summary *, struct wg_str *trouble);
/* The outputs that are left, and of which build of the stage they are. */
struct wg_str wg_job_others(const struct wg_job *, const struct wg_stage *);
/* Does 'only' ask for that output? */
bool wg_job_makes(struct wg_str only, const char *output);
/*
 * Was something there that could not be read, a source, a catalog, a font?
 * Then nobody knows what would be missing in an output, and none is written.
 */
bool wg_job_is_blind(const struct wg_diag *);
/* Free what wg_job_load() made, but not arena and diag. */
void wg_job_close(struct wg_job *);

#endif
